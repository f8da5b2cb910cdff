//! A statement on its way: what a construction proposes, in tokens.

use super::cue::Cue;
use super::page::{Page, Range};
use super::subject::{self, Link, Source};
use crate::model::SpeechAct;

/// A proposed statement.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Id of the construction.
    pub construction: &'static str,
    /// Lemma of the cue.
    pub lemma: &'static str,
    /// What the speaker does.
    pub act: SpeechAct,
    /// The words of saying.
    pub cue: Option<Range>,
    /// The words for the speaker.
    pub source: Option<Source>,
    /// What is said, in order.
    pub content: Vec<Range>,
    /// Who passed the words on.
    pub carrier: Option<Range>,
    /// Whether the quotations that follow at once go on with it.
    pub open: bool,
    /// Number of the last sentence it reaches into.
    pub sentence: usize,
    /// Source span may be repeated from another statement of the sentence.
    pub shares: bool,
}

impl Draft {
    /// A draft for a verb of saying.
    pub fn of(
        construction: &'static str,
        page: &Page,
        cue: &Cue,
        source: Option<Source>,
        content: Vec<Range>,
    ) -> Self {
        let quoted = content
            .iter()
            .any(|&(_, end)| end > 0 && page.is_quoted(end - 1));
        Self {
            construction,
            lemma: &cue.verb.lemma,
            act: cue.verb.act,
            cue: Some(cue.group),
            shares: source.is_some_and(|s| s.link == Link::Shared),
            source,
            sentence: page.sentence_of(cue.head),
            content,
            carrier: None,
            open: quoted,
        }
    }

    /// The tokens from the first to the last of its content.
    pub fn hull(&self) -> Range {
        let first = self.content.iter().map(|r| r.0).min().unwrap_or(0);
        let end = self.content.iter().map(|r| r.1).max().unwrap_or(0);
        (first, end)
    }

    /// Whether a token lies in its content.
    pub fn holds(&self, at: usize) -> bool {
        self.content
            .iter()
            .any(|&(first, end)| first <= at && at < end)
    }
}

/// What a construction may ask: the page, and what was found before in the same sentence.
pub struct Scene<'a, 'p> {
    /// The page.
    pub page: &'a Page<'p>,
    /// Statements found so far, in the order of their cues.
    pub found: &'a [Draft],
}

impl Scene<'_, '_> {
    /// The last statement found in the sentence of `at`, before it.
    pub fn previous(&self, at: usize) -> Option<&Draft> {
        let sentence = self.page.sentence_of(at);
        self.found
            .last()
            .filter(|d| d.sentence == sentence && d.cue.is_some_and(|c| c.0 < at))
    }

    /// The speaker that goes on from the clause before `at`.
    pub fn shared(&self, at: usize) -> Option<Source> {
        if let Some(previous) = self.previous(at) {
            return previous.source.map(|s| Source {
                link: Link::Shared,
                ..s
            });
        }
        subject::of_clause_before(self.page, at)
    }
}
