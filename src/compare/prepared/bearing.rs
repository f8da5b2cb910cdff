//! Whose people a claim speaks of, and what it only asks for.

use super::Prepared;
use crate::compare::lexicon::{ActorClass, Mark, key};
use crate::compare::stem::stem;
use crate::model::SpeechAct;

impl Prepared<'_> {
    /// Whether the word at `at` is part of what the claim asks for: who asks that a road be opened
    /// does not say that it is open.
    pub(in crate::compare) fn asked_for(&self, at: usize) -> bool {
        let asks = matches!(
            self.claim.act,
            SpeechAct::Demand | SpeechAct::Appeal | SpeechAct::Ask
        );
        if asks && self.clause_of(at) == 0 {
            return true;
        }
        let clause = self.clauses[self.clause_of(at)];
        let to_do = at > clause.from && self.word(at - 1) == "to";
        to_do
            && (clause.from..at).any(|verb| {
                let is = |word: &str| self.tokens[verb].stem == key(&stem(word));
                let calls = matches!(self.word(verb + 1).as_ref(), "on" | "upon" | "for");
                (is("call") && calls) || is("urge") || is("ask") || is("implore")
            })
    }

    /// The people and forces that a clause speaks of.
    pub(in crate::compare) fn people(&self, clause: usize) -> impl Iterator<Item = usize> + '_ {
        self.clauses[clause].range().filter(|&at| {
            self.tokens[at].is(Mark::GroupNoun)
                || self.actors.iter().any(|actor| {
                    actor.at == at
                        && matches!(actor.class, ActorClass::Civilian | ActorClass::Fighter)
                })
        })
    }

    /// The party whose people stand at `at`: "our two soldiers", "Afghan guards", "guards of Kabul".
    pub(in crate::compare) fn owner(&self, at: usize) -> Option<u64> {
        let clause = self.clauses[self.clause_of(at)];
        for before in (clause.from..at).rev().take(3) {
            let token = &self.tokens[before];
            let owns = matches!(self.word(before).as_ref(), "our" | "its" | "my");
            if token.party || owns {
                return self.party_at(before);
            }
            if !token.number {
                break;
            }
        }
        let of = at + 1 < clause.to && self.word(at + 1) == "of";
        let after = (at + 2..clause.to.min(at + 4)).find(|&i| self.tokens[i].party)?;
        self.party_at(after).filter(|_| of)
    }

    /// Whether what befell the people at `at` came from `party` and not from the speaker's own side.
    pub(in crate::compare) fn suffers_from(&self, at: usize, party: u64) -> bool {
        let clause = self.clauses[self.clause_of(at)];
        let mut named = self
            .mentions
            .iter()
            .filter(|m| m.named && !m.place && clause.range().contains(&m.from))
            .peekable();
        let source = |from: usize| {
            from > clause.from && matches!(self.word(from - 1).as_ref(), "from" | "by")
        };
        named.peek().is_some() && named.all(|m| m.party == party && source(m.from))
    }

    fn party_at(&self, at: usize) -> Option<u64> {
        self.mentions
            .iter()
            .find(|m| m.named && (m.from..m.to).contains(&at))
            .map(|m| m.party)
    }
}
