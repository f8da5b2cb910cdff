//! How far a mark reaches, so that it shows a whole phrase and never half of one.

use std::borrow::Cow;

use super::negation::opens_clause;
use super::{NEAR, Prepared};
use crate::compare::lexicon::{Mark, lexicon};
use crate::text::Span;

/// The most words that a mark runs on to reach the end of a phrase.
const MOST_RUN_ON: usize = 5;

impl<'c> Prepared<'c> {
    /// The words `from..to` with the negation right before them and what they are said of right
    /// after: "brought no consistent offer" for "consistent".
    pub(in crate::compare) fn shown(&self, from: usize, to: usize) -> Span {
        let clause = self.clauses[self.clause_of(from)];
        let negation = self.negations.iter().rev().find(|n| {
            n.to > n.from
                && n.to <= from
                && n.to + NEAR > from
                && (n.scope.0..n.scope.1).contains(&from)
        });
        let from = negation.map_or(from, |n| n.from);
        let next = (to..clause.to.min(to + 4))
            .take_while(|&at| !self.tokens[at].comma && !self.is_joint(at))
            .find(|&at| self.tokens[at].weight > 0.0 || self.tokens[at].number);
        let end = next.map_or(to, |at| self.noun_end(at));
        self.span(from, end)
    }

    /// The words `from..to`, run on to the noun that the last of them belongs to ("our" / "our side")
    /// and without little words that hang loose at either end ("came from" / "came").
    pub(in crate::compare) fn whole_phrase(&self, from: usize, to: usize) -> Span {
        let (mut from, mut to) = (from, to.min(self.tokens.len()));
        while to > from + 1 && self.is_little(to - 1) && !self.owns_next(to - 1) {
            to -= 1;
        }
        while from + 1 < to && self.is_little(from) && !self.owns_next(from) && !self.negates(from)
        {
            from += 1;
        }
        let end = to.checked_sub(1).map_or(to, |last| self.noun_end(last));
        self.span(from, end)
    }

    /// The word at `at` in lower case, with a straight apostrophe.
    pub(in crate::compare) fn word(&self, at: usize) -> Cow<'c, str> {
        let text: &'c str = &self.claim.text;
        let raw = self.tokens.get(at).map_or("", |t| t.span().slice(text));
        let is_plain = raw.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        if is_plain {
            Cow::Borrowed(raw)
        } else {
            Cow::Owned(raw.to_lowercase().replace('’', "'"))
        }
    }

    /// Where the name that goes on at `at` ends: after "Hill" for "Sel" in "near Sel Hill".
    pub(in crate::compare) fn name_end(&self, at: usize) -> usize {
        let limit = self.clauses[self.clause_of(at)].to;
        (at + 1..limit.max(at + 1))
            .find(|&next| !self.tokens[next].name || self.tokens[next].comma)
            .unwrap_or(limit.max(at + 1))
    }

    /// Where the run of telling words that goes on at `at` ends.
    fn noun_end(&self, at: usize) -> usize {
        let limit = self.clauses[self.clause_of(at)].to.min(at + MOST_RUN_ON);
        (at + 1..limit)
            .find(|&next| {
                let token = &self.tokens[next];
                token.comma || token.time || self.is_little(next)
            })
            .unwrap_or(limit)
    }

    fn is_little(&self, at: usize) -> bool {
        let marks = lexicon().exact.get(self.word(at).as_ref());
        marks.is_some_and(|marks| marks & Mark::Stop.bit() != 0)
    }

    fn negates(&self, at: usize) -> bool {
        self.tokens[at].is(Mark::Negator) || self.tokens[at].is(Mark::NegatorNoun)
    }

    /// "our", "its": the noun is still to come.
    fn owns_next(&self, at: usize) -> bool {
        matches!(
            self.word(at).as_ref(),
            "our" | "its" | "my" | "their" | "his" | "her" | "your"
        )
    }

    /// A word that begins another thought.
    fn is_joint(&self, at: usize) -> bool {
        let word = self.word(at);
        opens_clause(&word) || matches!(word.as_ref(), "and" | "or" | "but" | "that")
    }
}
