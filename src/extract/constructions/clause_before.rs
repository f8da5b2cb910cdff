//! The road was open, X said. The road, X said, was open.

use super::quote_before::attribution;
use crate::extract::content::{self, Ends};
use crate::extract::cue::Form;
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::{Takes, bits};
use crate::extract::page::{Page, Range};
use crate::extract::registry::{Construction, Find, Verbal};
use crate::extract::subject::SETTINGS;

/// A clause without quotation marks at its end, then the words that attribute it.
pub const CONSTRUCTION: Construction = Construction {
    id: "clause-before",
    matches: "A clause followed by a comma, speaker and verb; it may go on after them.",
    example: "<claim>The bridge would reopen within days</>, <speaker>the governor</> <cue>said</> on Monday.",
    counter_example: "As the sun set, the governor said the bridge would reopen.",
    place: "After the same form with a quotation, and before the forms with content after the verb, which would take the setting for it.",
    find: Find::Verb(find),
};

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    if !cue.verb.takes(Takes::Clause) || cue.form != Form::Finite {
        return None;
    }
    let (source, edge, after) = attribution(page, v)?;
    let sentence = page.sentence(edge);
    if edge <= sentence.first + 1
        || !(page.is(edge - 1, ",") || page.is_dash(edge - 1))
        || page.is_quoted(edge - 2) && scene.previous(edge).is_none()
    {
        return None;
    }
    let mut first = sentence.first;
    if let Some(previous) = scene.previous(edge) {
        let (_, end) = previous.hull();
        // What was found inside the clause is part of it.
        if end + 1 < edge && end > first && (end..edge).any(|i| page.is_finite(i)) {
            first = end;
        } else if page.can(edge - 1, bits::CONJ) {
            return None;
        }
    }
    let before = content::strip((first, edge - 1), page);
    if before.0 >= before.1 {
        return None;
    }
    let at_end = content::is_at_end(page, after);
    let comma = page.is(after, ",") || page.is_dash(after);
    let mut pieces = vec![before];
    let quoted_next = comma && page.is_quoted(after + 1);
    if quoted_next && (content::is_setting(page, before.0) || is_clause(page, before)) {
        return None;
    }
    if at_end {
        if content::is_setting(page, before.0) && after == cue.group.1 && !is_clause(page, before) {
            return None;
        }
    } else if comma && after < sentence.end {
        let goes_on = (
            after + 1,
            content::end(page, after + 1, cue.head, Ends::default()),
        );
        let next = after + 1;
        let new_clause = page.can(
            next,
            bits::CONJ | bits::CUE_ING | bits::ING | bits::SUBORDINATOR,
        ) || page.is_any(next, &["who", "which", "while", "when"]);
        // ", Venn said, adding that": the next act of speaking, whatever verb the clause has.
        let adds = page.can(next, bits::CUE_ING)
            && page.can(next, bits::CUE_SURE)
            && !content::is_setting(page, before.0)
            && before.1 - before.0 > 3;
        if adds || is_clause(page, before) && new_clause {
            // The clause before was whole.
        } else if goes_on.1 > goes_on.0
            && !(content::is_setting(page, before.0) && page.is_quoted(next))
        {
            if is_setting_of_saying(page, before) {
                pieces.clear();
            }
            pieces.push(goes_on);
        }
        let dated = page.can(before.0, bits::PREP) && page.can(before.0 + 1, bits::DAY);
        if pieces == [before] && dated
            || !pieces.contains(&before) && pieces.is_empty()
            || pieces == [before] && !adds && !is_clause(page, before)
        {
            return None;
        }
    } else {
        return None;
    }
    Some(Draft::of(CONSTRUCTION.id, page, cue, Some(source), pieces))
}

fn is_clause(page: &Page, (first, end): Range) -> bool {
    (first..end).any(|i| page.is_quoted(i) || page.is_finite(i))
}

/// "On Monday", "In a statement": when and in what words it was said, where "Even then" and "In the
/// north" are words of the speaker.
fn is_setting_of_saying(page: &Page, (first, end): Range) -> bool {
    let dated = (first..end).all(|i| {
        page.can(
            i,
            bits::DAY | bits::MONTH | bits::PREP | bits::ADVERB | bits::DET,
        ) || page.is_number(i)
            || page.is_any(i, &["week", "month", "year"])
    });
    let worded = page.can(first, bits::PREP)
        && (first..end).any(|i| page.is_any(i, SETTINGS) && !page.is_capital(i))
        && !(first..end).any(|i| page.is_finite(i));
    let lone = first + 1 == end && page.can(first, bits::CONJ | bits::ADVERB);
    dated && !lone || worded || lone && page.can(first, bits::CONJ)
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn halves_are_one() {
        let found = check(
            "<claim>The shelling</>, <speaker>Venn</> <cue>said</>, <claim>had lasted an hour</>.",
        );
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_verb_inside_the_clause_is_not_promoted() {
        let found =
            check("<claim>The guards warned of a flood</>, <speaker>officials</> <cue>said</>.");
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn what_opens_the_clause_belongs_to_it() {
        check(
            "<claim>In the north</>, <speaker>Venn</> <cue>said</>, <claim>the road was open</>.",
        );
        check(
            "<claim>If the rain stops</>, <speaker>officials</> <cue>say</>, <claim>the road will open</>.",
        );
        check("On Monday, <speaker>Venn</> <cue>said</>, <claim>the road was open</>.");
        check(
            "In a letter to villagers, <speaker>Venn</> <cue>said</>, <claim>the road was open</>.",
        );
    }

    #[test]
    fn the_next_act_is_no_part() {
        check(
            "<claim>The governor intends to reopen the road</>, <speaker>Venn</> <cue>said</>, <cue2>adding</> <claim2>that it would not be “for free.”</>",
        );
    }

    #[test]
    fn settings_are_no_content() {
        assert!(extract("On Monday, he said.").is_empty());
    }
}
