//! What headlines and captions say, the article says again below; it is not counted twice. What only
//! the headline says is a statement of its own.

use std::collections::BTreeSet;

use super::content;
use super::draft::Draft;
use super::furniture::{Furniture, furniture};
use super::lexicon::bits;
use super::page::{Page, Range};
use super::subject::Source;
use crate::model::{Article, SpeechAct, Statement};
use crate::text::Span;

/// Id of the shape that only headlines have: "Governor: road stays open", "Road stays open: governor".
pub const COLON: &str = "headline-colon";

/// Words of the speaker beside the colon of a headline at most.
const SPEAKER: usize = 6;

/// The statement of a headline with a colon or a dash beside its speaker, for whom the article below
/// has words as well, or who is called by an office.
pub fn draft(article: &Article, page: &Page, found: &[Draft]) -> Option<Draft> {
    let (first, end) = furniture(article, page).title?;
    if found
        .iter()
        .any(|d| d.cue.is_some_and(|c| c.0 < end) || d.hull().0 < end)
    {
        return None;
    }
    let colon = (first + 1..end - 1).find(|&i| {
        !page.is_quoted(i)
            && (page.is(i, ":")
                || page.is_any(i, &["–", "—", "|"])
                || page.is(i, "-") && page.span((i - 1, i)).end < page.tokens[i].span.start)
    })?;
    let (left, right) = ((first, colon), (colon + 1, end));
    let speaks = |range: Range| is_speaker(page, range, found, end);
    let (speaker, said) = if page.is(colon, ":") && speaks(left) && tells(page, right) {
        (left, right)
    } else if speaks(right) && tells(page, left) {
        (right, left)
    } else {
        return None;
    };
    Some(Draft {
        construction: COLON,
        lemma: ":",
        act: SpeechAct::Assert,
        cue: Some((colon, colon + 1)),
        source: Some(Source::own(content::strip(speaker, page))),
        content: vec![content::strip(said, page)],
        carrier: None,
        open: false,
        sentence: page.sentence_of(colon),
        shares: false,
    })
}

/// Whether words beside a colon name someone whom the article quotes, or an office.
fn is_speaker(page: &Page, (first, end): Range, found: &[Draft], below: usize) -> bool {
    if first >= end || end - first > SPEAKER || (first..end).any(|i| page.is_quoted(i)) {
        return false;
    }
    let last = end - 1;
    let office = page.can(last, bits::ROLE | bits::GROUP)
        || page.can(first, bits::ROLE | bits::TITLE) && page.is_capital(last);
    let quoted = || {
        found.iter().filter_map(|d| d.source).any(|s| {
            s.range.0 >= below
                && (s.range.0..s.range.1)
                    .any(|i| page.is_capital(i) && page.lower(i) == page.lower(last))
        })
    };
    !(first..end).any(|i| page.is_finite(i) && !page.is_capital(i))
        && page.is_word(last)
        && (office || quoted())
}

/// Whether words beside a colon say something: a verb, or a quotation.
fn tells(page: &Page, (first, end): Range) -> bool {
    let verb = |i: usize| {
        page.is_finite(i)
            || page.can(i, bits::ED | bits::FINITE | bits::CUE_PAST)
            || page.is(i, "to") && page.is_word(i + 1) && i + 1 < end
    };
    end > first + 2 && (page.is_quoted(first) || page.is(first, "no") || (first + 1..end).any(verb))
}

/// Takes out what stands in bylines and in links to other articles, and statements of the headline
/// and of captions that stand in the article as well.
pub fn drop_repeats(article: &Article, page: &Page, statements: &mut Vec<Statement>) {
    let Furniture {
        headline,
        captions,
        others,
        ..
    } = furniture(article, page);
    let inside = |spans: &[Span], s: &Statement| {
        let hull = s.content_hull();
        spans.iter().any(|span| span.contains(hull))
    };
    statements.retain(|s| !inside(&others, s));
    let top: Vec<Span> = headline.into_iter().collect();
    if top.is_empty() && captions.is_empty() {
        return;
    }
    let lead_end = top.first().map_or(0, |&h| lead_end(page, h));
    let below: Vec<Told> = statements
        .iter()
        .filter(|s| !inside(&top, s) && !inside(&captions, s))
        .map(|s| Told::new(article, s))
        .collect();
    statements.retain(|statement| {
        let (heads, under) = (inside(&top, statement), inside(&captions, statement));
        if !heads && !under {
            return true;
        }
        let lead_end = if heads { lead_end } else { 0 };
        !Told::new(article, statement).is_repeated(&below, lead_end)
    });
}

/// What is compared of a statement.
struct Told {
    words: BTreeSet<String>,
    speaker: BTreeSet<String>,
    act: SpeechAct,
    start: usize,
}

impl Told {
    fn new(article: &Article, statement: &Statement) -> Self {
        let pieces = statement.content.iter();
        let speaker = &statement.speaker;
        Self {
            words: pieces
                .flat_map(|c| telling_words(c.span.slice(&article.text)))
                .collect(),
            speaker: [&speaker.name, &speaker.role]
                .into_iter()
                .flatten()
                .flat_map(|name| telling_words(name))
                .collect(),
            act: statement.act,
            start: statement.content_hull().start,
        }
    }

    /// One statement below says it, or one speaker says it all in several: a headline puts together
    /// what the article takes apart.
    fn is_repeated(&self, below: &[Self], lead_end: usize) -> bool {
        let same: BTreeSet<&String> = below
            .iter()
            .filter(|other| self.has_speaker_of(other))
            .flat_map(|other| &other.words)
            .collect();
        let shared = self.words.iter().filter(|w| same.contains(w)).count();
        self.is_most(shared)
            || below
                .iter()
                .any(|other| self.is_repeated_by(other, lead_end))
    }

    /// The other side may say the same of its own, so the speakers must share a word, or the lead
    /// must do the same act.
    fn is_repeated_by(&self, other: &Self, lead_end: usize) -> bool {
        let shared = self.words.intersection(&other.words).count();
        // A caption with its credit is longer than what it repeats.
        let whole = other.words.len() > 2 && shared * 10 >= other.words.len() * 9;
        self.is_most(shared)
            && (self.has_speaker_of(other) || self.act == other.act && other.start < lead_end)
            || whole && self.has_speaker_of(other)
    }

    fn has_speaker_of(&self, other: &Self) -> bool {
        !self.speaker.is_disjoint(&other.speaker)
    }

    /// Two words of three, and never one of many.
    fn is_most(&self, shared: usize) -> bool {
        shared > 0 && shared >= 2.min(self.words.len()) && shared * 3 >= self.words.len() * 2
    }
}

/// Where the first paragraph below the headline ends.
fn lead_end(page: &Page, headline: Span) -> usize {
    let below =
        |s: &&crate::text::sentences::Sentence| page.span((s.first, s.end)).start >= headline.end;
    let lead = page.sentences.iter().find(below).map(|s| s.paragraph);
    page.sentences
        .iter()
        .filter(below)
        .take_while(|s| Some(s.paragraph) == lead)
        .last()
        .map_or(headline.end, |s| page.span((s.first, s.end)).end)
}

/// The beginnings of the words that carry meaning, so that "closing" is "closed".
fn telling_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3 || w.chars().any(|c| c.is_ascii_digit()))
        .map(|w| w.to_lowercase().chars().take(5).collect())
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{article, check, extract};
    use crate::extract::{self, Hints};

    #[test]
    fn a_headline_that_the_lead_repeats_is_one_statement() {
        let found = extract(
            "Northland denies shelling the bridge\n\nNorthland on Monday denied shelling the bridge at dawn.\n\nNobody saw it.",
        );
        assert_eq!(found.len(), 1);
        assert!(found[0].cue.is_some_and(|c| c.start > 40));
    }

    #[test]
    fn a_title_with_a_full_stop_is_known_by_the_metadata() {
        let text =
            "The road is open, ministry says.\nThe ministry said on Monday the road is open.";
        assert_eq!(extract(text).len(), 2);
        let mut titled = article(text);
        titled.title = Some("The road is open, ministry says".to_owned());
        let found = extract::extract(&titled, &Hints::default()).statements;
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn what_another_says_is_no_repetition() {
        let found = extract(
            "Northland denies shelling the bridge\n\nSouthland on Monday accused Northland of shelling the bridge.\n\nNobody saw it.",
        );
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn what_only_the_headline_tells_stays() {
        let found = extract(
            "Northland denies shelling the bridge\n\nThe ministry said the school would open.\n\nNobody saw it.",
        );
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn colons_in_either_order() {
        check(
            "<speaker>Venn</><cue>:</> <claim>guards will not leave the ridge</>\n\nThe talks in Pell ended late, Governor Dara Venn said.\n\nNobody came.",
        );
        check(
            "<claim>Road to stay shut until May</><cue>:</> <speaker>minister</>\n\nThe road has been shut since March.\n\nNobody came.",
        );
        check(
            "<claim>Road stays shut</> <cue>–</> <speaker>foreign ministry</>\n\nThe road has been shut since March.\n\nNobody came.",
        );
    }

    #[test]
    fn topics_before_a_colon_do_not_speak() {
        for headline in [
            "Explainer: why the road was shut",
            "Torr: a town that was left",
            "The long road: what we know",
            "Road shut: boats to the rescue",
        ] {
            let text =
                format!("{headline}\n\nThe talks ended, Governor Dara Venn said.\n\nNobody came.");
            assert_eq!(extract(&text).len(), 1, "{headline}");
        }
    }

    #[test]
    fn what_the_headline_condenses_is_repeated() {
        let found = extract(
            "Venn: guards to leave the ridge, road stays shut\n\nGovernor Dara Venn said the guards would leave the ridge.\n\nVenn said the road stays shut.",
        );
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn captions_repeat_and_links_tell_of_others() {
        let found = extract(
            "Governor Dara Venn said the guards would leave the ridge.\n\n\
             Governor Dara Venn said the guards would leave the ridge. — Eastern Wire/File\n\n\
             Read more: Ministry denies fire at the mill\n\nNobody came.",
        );
        assert_eq!(found.len(), 1, "{found:?}");
        let found = extract(
            "Governor Dara Venn said the guards would leave the ridge.\n\n\
             Noor said in Pell that the mill was gone. — Eastern Wire/File\n\nNobody came.",
        );
        assert_eq!(found.len(), 2);
    }
}
