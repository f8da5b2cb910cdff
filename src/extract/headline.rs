//! A headline in the text says again what the article says; it is not counted twice.

use std::collections::BTreeSet;

use super::page::Page;
use crate::model::{Article, SpeechAct, Statement};
use crate::text::Span;
use crate::text::sentences::Sentence;

/// Bytes of a headline at most.
const LONGEST_BYTES: usize = 240;

/// Takes out statements of the headline that stand in the article below as well.
pub fn drop_repeats(article: &Article, page: &Page, statements: &mut Vec<Statement>) {
    let Some(headline) = headline(article, page) else {
        return;
    };
    let lead_end = lead_end(page, headline);
    let inside = |s: &Statement| s.content_hull().end <= headline.end;
    let below: Vec<Told> = statements
        .iter()
        .filter(|s| !inside(s))
        .map(|s| Told::new(article, s))
        .collect();
    statements.retain(|statement| {
        !inside(statement)
            || !below
                .iter()
                .any(|other| Told::new(article, statement).is_repeated_by(other, lead_end))
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

    /// Two words of three must be the same, and never one of many. The other side may say the same
    /// of its own, so the speakers must share a word, or the lead must do the same act.
    fn is_repeated_by(&self, other: &Self, lead_end: usize) -> bool {
        let shared = self.words.intersection(&other.words).count();
        let same_words =
            shared > 0 && shared >= 2.min(self.words.len()) && shared * 3 >= self.words.len() * 2;
        let same_speaker = !self.speaker.is_disjoint(&other.speaker);
        same_words && (same_speaker || self.act == other.act && other.start < lead_end)
    }
}

/// Where the first paragraph below the headline ends.
fn lead_end(page: &Page, headline: Span) -> usize {
    let below = |s: &&Sentence| page.span((s.first, s.end)).start >= headline.end;
    let lead = page.sentences.iter().find(below).map(|s| s.paragraph);
    page.sentences
        .iter()
        .filter(below)
        .take_while(|s| Some(s.paragraph) == lead)
        .last()
        .map_or(headline.end, |s| page.span((s.first, s.end)).end)
}

/// The first line, when it is the title or stands above the text without a full stop.
fn headline(article: &Article, page: &Page) -> Option<Span> {
    let text = &article.text;
    let start = text.len() - text.trim_start().len();
    let line = text[start..].lines().next()?.trim_end();
    let end = start + line.len();
    let is_title = article
        .title
        .as_deref()
        .is_some_and(|title| same_words(title, line));
    let first = page.sentences.first()?;
    let alone = page
        .sentences
        .get(1)
        .is_some_and(|next| next.paragraph > first.paragraph)
        && page.span((first.first, first.end)).end <= end
        && line.len() <= LONGEST_BYTES
        && !line.ends_with(['.', '!', '?', ':', ',', ';', '"', '”', '\'', '’', '…']);
    (is_title || alone).then(|| Span::new(start, end))
}

fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    let own = words(one);
    !own.is_empty() && own == words(other)
}

/// The beginnings of the words that carry meaning, so that "closing" is "closed".
fn telling_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3 || w.chars().any(|c| c.is_ascii_digit()))
        .map(|w| w.to_lowercase().chars().take(5).collect())
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{article, extract};
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
}
