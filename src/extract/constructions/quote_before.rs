//! "Q," X said. "Q," said X. "Q1," X said. "Q2."

use crate::extract::bridge;
use crate::extract::content::{self, Ends};
use crate::extract::cue::Form;
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::{Takes, bits};
use crate::extract::page::{Page, Range};
use crate::extract::registry::{Construction, Find, Verbal};
use crate::extract::subject::{self, Link, Source};

/// A quotation, then the words that attribute it; the quotation may go on after them.
pub const CONSTRUCTION: Construction = Construction {
    id: "quote-before",
    matches: "A quotation followed by speaker and verb, or by verb and speaker; it may go on after them.",
    example: "<claim>“The bridge is ours,”</> <cue>said</> <speaker>Colonel Dara Venn, a border commander</>, <claim>“and it stays ours.”</>",
    counter_example: "The “bridge” was closed, and Venn said the road was open.",
    place: "Before the forms with content after the verb: with a whole quotation before it, what follows the verb is its setting.",
    find: Find::Verb(find),
};

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    if !cue.verb.takes(Takes::Quote) && !cue.verb.addressee
        || !matches!(cue.form, Form::Finite | Form::Infinitive)
    {
        return None;
    }
    let (source, edge, after) = attribution(page, v)?;
    let before = content_before(scene, edge)?;
    let (next, comma) = content::past_comma(page, after);
    if !(content::is_at_end(page, after)
        || comma
        || page.is_quoted(after)
        || after > cue.group.1
        || page.is_quoted(edge.saturating_sub(1)) && edge > page.sentence(edge).first
        || inverted(v, &source))
    {
        return None;
    }
    let mut pieces = vec![before];
    if page.is_quoted(next)
        && page.quotation(next).is_some_and(|q| q.first == next)
        && next < page.sentence(cue.head).end
    {
        pieces.push((next, content::end(page, next, cue.head, Ends::default())));
    } else if let Some(first) = second_half(page, after, cue.head) {
        pieces.push((first, content::end(page, first, cue.head, Ends::default())));
    }
    Some(Draft::of(CONSTRUCTION.id, page, cue, Some(source), pieces))
}

/// Where the words go on after the attribution: “Q,” he said, to do so; “Q,” he said of those who
/// had left, “Q.”
fn second_half(page: &Page, after: usize, cue: usize) -> Option<usize> {
    let end = page.sentence(cue).end;
    if page.is(after, ",") && !page.is_quoted(after + 1) {
        let next = after + 1;
        let to_verb = page.is(next, "to") && !page.can(next + 1, bits::DET | bits::POSSESSIVE);
        let finite = page.is_finite(next)
            && page.can(next, bits::BE | bits::HAVE | bits::DO | bits::MODAL)
            && !page.is(next, "having");
        if to_verb || finite && next + 2 < end {
            return Some(next);
        }
    }
    let limit = end.min(after + 24);
    let comma = (after..limit)
        .take_while(|&i| !page.is_quoted(i) && !page.can(i, bits::CUE_ING))
        .find(|&i| page.is_any(i, &[",", "—", "–"]) && page.is_quoted(i + 1))?;
    let q = page.quotation(comma + 1)?;
    let verb = (after..comma).any(|i| page.can(i, bits::CUE_SURE) && page.can(i, bits::CUE_PAST));
    (q.first == comma + 1
        && !verb
        && content::is_utterance(page, q)
        && !content::is_title(page, q)
        && q.end >= end.saturating_sub(1))
    .then_some(comma + 1)
}

fn inverted(v: &Verbal, source: &Source) -> bool {
    source.range.0 >= v.cue.group.1
}

/// The source beside the cue, the first token of the two, and the token after them and a setting.
pub fn attribution(page: &Page, v: &Verbal) -> Option<(Source, usize, usize)> {
    let cue = v.cue;
    if let Some(source) = v
        .source
        .filter(|s| s.link == Link::Own && s.range.1 <= cue.group.0)
    {
        return Some((source, source.range.0, v.after));
    }
    if v.source.is_some_and(|s| s.link == Link::Relative) {
        return None;
    }
    let first = cue.group.0;
    let stands_alone = first == page.sentence(first).first
        || page.is(first - 1, ",")
        || page.is_quoted(first - 1)
        || page.is_dash(first - 1);
    if !stands_alone || cue.form != Form::Finite {
        return None;
    }
    let source = subject::after(page, cue.group.1)?;
    let after = bridge::bridge(page, source.range.1, cue.verb);
    Some((source, first, after))
}

/// The quotation, and what belongs to it, that ends right before `edge`.
fn content_before(scene: &Scene, edge: usize) -> Option<Range> {
    let page = scene.page;
    let sentence = page.sentence(edge);
    if edge == sentence.first {
        // “Why now?” The minister asked.
        let before = page.sentences.get(page.sentence_of(edge).checked_sub(1)?)?;
        let q = page.quotation(before.end.checked_sub(1)?)?;
        let free = !scene
            .found
            .iter()
            .rev()
            .take(3)
            .any(|d| d.holds(q.first) || d.sentence + 1 == page.sentence_of(edge));
        let asks = page.is_any(q.end.saturating_sub(2), &["?", "!", "…", ","])
            || before.paragraph == sentence.paragraph && page.sentence(edge).end - edge < 8;
        return (q.first == before.first && q.end == before.end && free && asks)
            .then_some((q.first, q.end));
    }
    let mut end = edge;
    if page.is(end - 1, ",") || page.is_dash(end - 1) {
        end -= 1;
    }
    let q = page.quotation(end.checked_sub(1)?)?;
    if q.first < sentence.first || !content::is_utterance(page, q) && end == edge {
        return None;
    }
    let mut first = sentence.first;
    if let Some(previous) = scene.previous(edge)
        && let Some(cue) = previous.cue
    {
        if previous.hull().1 > q.first {
            return None;
        }
        first = q.first.max(cue.1.min(q.first));
    }
    // What leads into the quotation belongs to it, unless it is a setting.
    let lead = (first, q.first);
    if lead.0 < lead.1 && page.is(lead.1 - 1, "(") {
        return Some((q.first, q.end));
    }
    // "Speaking on the programme “The Road,” Venn said": a title ends the setting.
    if lead.0 < lead.1 && content::is_title(page, q) && content::is_setting(page, lead.0) {
        return None;
    }
    if lead.0 < lead.1
        && (page.is(lead.1 - 1, ",") || page.is(lead.1 - 1, ":") || page.is_dash(lead.1 - 1))
        && content::is_utterance(page, q)
    {
        first = q.first;
        // A quotation before with words between is the first half of this one.
        if page.quotation(lead.0).is_some_and(|p| p.first == lead.0) {
            first = lead.0;
        }
    }
    Some(content::strip((first, end), page))
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::check;

    #[test]
    fn speaker_before_and_after_the_verb() {
        check(
            "<claim>“We will reopen the road,”</> <speaker>the governor</> <cue>told</> reporters on Monday.",
        );
        check("<claim>\"We will wait. We have time,\"</> <cue>added</> <speaker>Venn</>.");
        check("<claim>“Who fired first?”</> <cue>asked</> <speaker>Venn</> at a rally.");
    }

    #[test]
    fn halves_are_one() {
        let found =
            check("<claim>“The road,”</> <speaker>Venn</> <cue>said</>, <claim>“is open.”</>");
        assert_eq!(found.len(), 1);
        let found = check(
            "<claim>“The road is open,”</> <speaker>Venn</> <cue>said</>. <claim>“It will stay open.”</> He left.",
        );
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn what_goes_on_after_the_attribution() {
        let found = check(
            "<claim>“I cannot tell how they voted,”</> <speaker>he</> <cue>said</> of guards who had gone home, <claim>“but I know that they came.”</>",
        );
        assert_eq!(found.len(), 1);
        check(
            "<claim>“It would be wiser,”</> <speaker>Venn</> <cue>added</>, <claim>to wait for the spring</>.",
        );
        check(
            "<claim>“The road is open,”</> <speaker>Venn</> <cue>said</>, pointing to the ridge.",
        );
    }

    #[test]
    fn a_bracket_around_and_a_title_before() {
        check(
            "The plan met anger (<claim>“I want my boat back,”</> <cue>wrote</> <speaker>Dara Venn</> that day), and went on.",
        );
        check(
            "Speaking on the programme “The Long Road,” <speaker>Venn</> <cue>said</> <claim>the plan was dead</>.",
        );
    }

    #[test]
    fn a_full_stop_where_a_comma_belongs() {
        check("<claim>“I hope that you find the letters.”</> <speaker>Venn</> <cue>said</>.");
        check("<claim>“Too late?”</> <speaker>Venn</> <cue>asked</> when the talks ended.");
    }

    #[test]
    fn words_before_a_quoted_end_belong_to_it() {
        check("<claim>The plan is “a gift to smugglers,”</> <speaker>Venn</> <cue>said</>.");
    }
}
