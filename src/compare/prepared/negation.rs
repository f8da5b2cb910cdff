//! What a negation or a denial bears on, and what it turns round.

use super::words::fits;
use super::{NEAR, Negation, Prepared, Token, Words};
use crate::compare::lexicon::{Mark, Meaning, key, lexicon};
use crate::compare::stem::stem;
use crate::model::SpeechAct;

impl Prepared<'_> {
    /// The clause that a denial with nothing else in its own clause bears on: the one before it or, at
    /// the beginning, the one after.
    fn denied(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let place = self.clause_of(from);
        let says_more = self.clauses[place].range().any(|at| {
            let token = &self.tokens[at];
            let little = token.is(Mark::Stop)
                || token.is(Mark::Light)
                || token.is(Mark::Denial)
                || token.is(Mark::Refutation);
            !(from..to).contains(&at) && !little
        });
        let other = if place == 0 { 1 } else { place - 1 };
        let clause = self.clauses.get(other).filter(|_| !says_more)?;
        Some((clause.from, clause.to))
    }

    /// One line without a stop at its end and without a speaker: a headline, or reads like one.
    pub(in crate::compare) fn is_headline(&self) -> bool {
        let text = self.claim.text.trim_end();
        self.claim.speaker.is_none()
            && !text.ends_with(['.', '!', '”', '"'])
            && self.tokens.len() <= 24
    }

    pub(super) fn find_negations(&mut self, found: &[(usize, usize, Mark)], words: &Words) {
        for &(from, to, mark) in found {
            let clause = self.clauses[self.clause_of(from)];
            let claimed = self.tokens[clause.range()]
                .iter()
                .any(|t| t.is(Mark::ClaimWord));
            let (scope, denial) = match mark {
                Mark::DenialVerb => {
                    // "shortage denied by ministry": what is denied stands before.
                    let passive = words.get(to).is_some_and(|word| word == "by") && to < clause.to;
                    let before = clause.from < from && (passive || !words[from].starts_with("den"));
                    let start = if before { clause.from } else { to };
                    ((start, clause.to), true)
                }
                // "absurd" denies when it is said of something: "was absurd", "an absurd claim".
                // "calling the accusation false" denies what another said, not the clause before.
                Mark::Denial if claimed => ((clause.from, clause.to), true),
                Mark::Denial if said_of(words, from) => (
                    self.denied(from, to).unwrap_or((clause.from, clause.to)),
                    true,
                ),
                // "Hoax: …", "…: it's fake".
                Mark::Denial | Mark::Refutation if self.denied(from, to).is_some() => {
                    (self.denied(from, to).unwrap_or_default(), true)
                }
                // "Shark on the motorway photo a prank".
                Mark::Refutation if self.is_headline() => ((clause.from, clause.to), true),
                Mark::DenialOfClaim if claimed => ((to, clause.to), true),
                Mark::Denial | Mark::DenialOfClaim | Mark::Refutation => continue,
                _ => ((to, scope_end(words, to, clause.to)), false),
            };
            self.negations.push(Negation {
                from,
                to,
                scope,
                noun: mark == Mark::NegatorNoun,
                denial,
            });
        }
        // What a speaker denies comes without the word of denial.
        let claimed = self.clauses.first().is_some_and(|c| c.has(Mark::ClaimWord));
        let denies = match self.claim.act {
            SpeechAct::Deny => true,
            SpeechAct::Reject => claimed || words.first().is_some_and(|w| w == "that"),
            _ => false,
        };
        if denies && let Some(first) = self.clauses.first() {
            self.negations.push(Negation {
                from: first.from,
                to: first.from,
                scope: (first.from, first.to),
                noun: false,
                denial: true,
            });
        }
        self.negations.sort_by_key(|n| (n.from, n.to));
        let mut last_denial: Option<(usize, usize)> = None;
        for negation in &self.negations {
            // "dismissed as a lie" and "a baseless fabrication" deny once.
            if negation.denial {
                if last_denial.is_some_and(|(a, b)| negation.from < b && negation.from >= a) {
                    continue;
                }
                let clause = self.clauses
                    [usize::from(self.tokens[negation.scope.0.min(self.tokens.len() - 1)].clause)];
                last_denial = Some((clause.from, clause.to));
            }
            for at in negation.scope.0..negation.scope.1 {
                if at < negation.from || at >= negation.to {
                    self.tokens[at].negated ^= true;
                }
            }
        }
        // "has grown weaker" does not grow.
        let turns: Vec<(u16, usize)> = self.poles.iter().map(|p| (p.frame, p.from)).collect();
        let becomes = ["grow", "get", "turn", "go", "run"];
        let tokens = &self.tokens;
        self.poles.retain(|pole| {
            let verb = becomes
                .iter()
                .any(|word| tokens[pole.from].stem == key(&stem(word)));
            let led = |&(_, from): &(u16, usize)| from > pole.from && from <= pole.to + 1;
            !(verb && turns.iter().any(led))
        });
        for pole in &mut self.poles {
            let near = |n: &Negation| n.denial || n.to + NEAR >= pole.from;
            pole.negated = self.tokens[pole.from].negated
                && self
                    .negations
                    .iter()
                    .any(|n| (n.scope.0..n.scope.1).contains(&pole.from) && near(n));
            // "hurt nobody", "has closed nothing".
            let of_none = !pole.negated
                && words.get(pole.to).is_some_and(|word| {
                    let alone = matches!(word.as_ref(), "nobody" | "nothing" | "none" | "no-one");
                    alone || word == "no" && words.get(pole.to + 1).is_some_and(|w| w == "one")
                });
            pole.negated |= of_none;
            pole.plus ^= pole.negated;
        }
        for conduct in &mut self.conduct {
            conduct.good ^= self.tokens[conduct.from].negated;
        }
    }
}

pub(super) fn denies(mark: Mark) -> bool {
    !matches!(mark, Mark::Negator | Mark::NegatorNoun)
}

/// "No, the bridge stands": an answer, and no bridge.
pub(super) fn is_an_answer(tokens: &[Token], words: &Words, at: usize) -> bool {
    words[at] == "no" && tokens[at].initial && tokens.get(at + 1).is_some_and(|next| next.comma)
}

/// Where a negation that begins its scope at `from` stops to bear: before "since", "because", "which".
fn scope_end(words: &Words, from: usize, to: usize) -> usize {
    (from + 1..to)
        .find(|&at| opens_clause(words[at].as_ref()) || words[at].as_ref() == "as")
        .unwrap_or(to)
}

/// Words that open a subordinate clause.
pub(super) fn opens_clause(word: &str) -> bool {
    matches!(
        word,
        "since"
            | "because"
            | "when"
            | "while"
            | "after"
            | "before"
            | "until"
            | "although"
            | "though"
            | "which"
            | "who"
            | "whose"
            | "where"
            | "if"
            | "unless"
    )
}

/// A copula or "as" stands shortly before.
fn said_of(words: &Words, at: usize) -> bool {
    words[at.saturating_sub(4)..at].iter().any(|word| {
        matches!(
            word.as_ref(),
            "is" | "are" | "was" | "were" | "be" | "been" | "as" | "called" | "it's" | "nothing"
        )
    })
}

/// "not only", "no more than" and their like begin at `at`.
pub(super) fn is_excused(words: &Words, at: usize) -> bool {
    lexicon()
        .phrases
        .get(words[at].as_ref())
        .into_iter()
        .flatten()
        .any(|phrase| {
            matches!(phrase.meaning, Meaning::Mark(Mark::NotNegator))
                && fits(words, at, &phrase.rest).is_some()
        })
}
