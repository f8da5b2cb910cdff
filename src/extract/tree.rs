//! The parsed sentences of a page: parsed when first asked for, each at most once.

use std::cell::OnceCell;

use super::page::{Page, Range};
use crate::syntax::{self, Parsed, Xpos};
use crate::text::Span;

/// Sentences of more tokens are not parsed: what the tree says of them is seldom right.
const LONGEST: usize = 120;

/// One place for each sentence of a page.
pub struct Trees(Vec<OnceCell<Parsed>>);

impl Trees {
    /// Nothing parsed yet.
    pub fn new(sentences: usize) -> Self {
        Self(vec![OnceCell::new(); sentences])
    }
}

/// The tree of one sentence, asked by tokens of the page.
#[derive(Clone, Copy)]
pub struct Tree<'a> {
    page: &'a Page<'a>,
    first: usize,
    end: usize,
    /// The tree itself; its words are smaller than tokens.
    pub parsed: &'a Parsed,
}

impl<'a> Tree<'a> {
    /// The tree of the sentence of `at`; none for very long ones.
    pub fn of(page: &'a Page<'_>, trees: &'a Trees, at: usize) -> Option<Self> {
        let sentence = page.sentence(at);
        if sentence.end - sentence.first > LONGEST {
            return None;
        }
        let cell = trees.0.get(page.sentence_of(at))?;
        let parsed = cell.get_or_init(|| syntax::parse_tagged(page.tagged(at)));
        Some(Self {
            page,
            first: sentence.first,
            end: sentence.end,
            parsed,
        })
    }

    /// The word of a token; of several, the one that hangs on a word outside.
    pub fn word(&self, token: usize) -> Option<usize> {
        let span = self.page.tokens.get(token)?.span;
        let first = self.parsed.at(span.start)?;
        let inside = |at: usize| {
            self.parsed
                .words
                .get(at)
                .is_some_and(|w| span.contains(w.span))
        };
        (first..self.parsed.words.len())
            .take_while(|&at| inside(at))
            .find(|&at| self.parsed.words[at].head.is_none_or(|head| !inside(head)))
    }

    /// The token of a word.
    pub fn token(&self, word: usize) -> Option<usize> {
        let span: Span = self.parsed.words.get(word)?.span;
        let tokens = self.page.tokens.get(self.first..self.end)?;
        let at = tokens.partition_point(|t| t.span.end <= span.start);
        (at < tokens.len()).then_some(self.first + at)
    }

    /// The head of the subject of the verb at `token`, and whether it hangs on the verb itself.
    pub fn subject(&self, token: usize) -> Option<(usize, bool)> {
        let verb = self.word(token)?;
        let own = self.parsed.own_subject(verb);
        let head = own.or_else(|| self.parsed.subject(verb))?;
        Some((self.token(head)?, own.is_some()))
    }

    /// Whether the token is a finite verb with a subject of its own before it.
    pub fn has_subject(&self, token: usize) -> bool {
        self.word(token).is_some_and(|verb| {
            let finite = matches!(
                self.parsed.words[verb].xpos,
                Xpos::Vbd | Xpos::Vbp | Xpos::Vbz
            );
            finite
                && self
                    .parsed
                    .own_subject(verb)
                    .is_some_and(|subject| subject < verb)
        })
    }

    /// Whether the token `below` hangs on the token `above`, directly or through others.
    pub fn is_under(&self, below: usize, above: usize) -> bool {
        match (self.word(below), self.word(above)) {
            (Some(below), Some(above)) => self.parsed.is_under(below, above),
            _ => false,
        }
    }

    /// The tokens of the core of the noun phrase around the head at `token`.
    pub fn noun_phrase(&self, token: usize) -> Option<Range> {
        let (first, last) = self.parsed.noun_phrase(self.word(token)?);
        Some((self.token(first)?, self.token(last)? + 1))
    }
}
