//! A promise one side says was given or kept, and the other says was broken.

use super::super::lexicon::Mark;
use super::super::pair::{Pair, Relation, ramp};
use super::super::prepared::Prepared;
use super::{Finding, Signal, both_ways};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "promise",
    looks_at: "keeping a promise against breaking it, by the same party",
    weight: 0.7,
    fires_on: &[
        (
            "We have honoured every article of the Orlan pact, Athens said.",
            "Greece has violated three articles of the Orlan pact, Ankara said.",
        ),
        (
            "The truce at Sel was respected on Saturday, the army said.",
            "The army broke the truce at Sel in five places on Saturday, the Front said.",
        ),
    ],
    leaves_alone: &[
        (
            "We have honoured every article of the Orlan pact, Athens said.",
            "We have honoured every article of the Orlan pact, Ankara said.",
        ),
        (
            "We promised the farmers of Sel new wells, Athens said.",
            "Vandals broke the windows of our school in Tarn, Ankara said.",
        ),
    ],
    find: |pair| both_ways(pair, look),
};

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    if !pair.a.has(Mark::Promise) || !pair.b.has(Mark::Breach) {
        return None;
    }
    for here in marked(pair.a, Mark::Promise) {
        let i = pair.a.clause_of(here);
        let keeper = doer(pair.a, here, true);
        let kept_by_all = passive(pair.a, here);
        if keeper.is_none() && !kept_by_all {
            continue;
        }
        for there in marked(pair.b, Mark::Breach) {
            let breaker = doer(pair.b, there, false);
            let j = pair.b.clause_of(there);
            if !(kept_by_all && breaker.is_some()) && (breaker.is_none() || breaker != keeper) {
                continue;
            }
            if pair.time(i, j) == Relation::Different || pair.place(i, j) == Relation::Different {
                continue;
            }
            let words = |at: &usize| pair.a.tokens[*at].weight >= 0.9 && *at != here;
            let word = pair.a.clauses[i].range().filter(words);
            if kept_by_all && pair.cover(word, j).weight < 0.9 {
                continue;
            }
            let strength = ramp(pair.align(i, j).max(0.8 * pair.topic), 0.15, 0.45);
            if strength > 0.0 {
                let finding = Finding::new(
                    PairKind::Promise,
                    strength,
                    "One says the word was kept, the other that it was broken",
                    (i, j),
                    pair.a.span(here, here + 1),
                    pair.b.span(there, there + 1),
                );
                best = Finding::stronger(best, Some(finding));
            }
        }
    }
    best
}

fn marked(claim: &Prepared<'_>, mark: Mark) -> Vec<usize> {
    (0..claim.tokens.len())
        .filter(|&at| claim.tokens[at].is(mark) && !claim.tokens[at].negated)
        .collect()
}

/// "the truce was respected": by all.
fn passive(claim: &Prepared<'_>, at: usize) -> bool {
    at > 0
        && matches!(
            claim.word(at - 1).as_ref(),
            "was" | "were" | "been" | "being" | "is" | "are" | "fully" | "strictly"
        )
}

/// Who keeps or breaks: the party named before, else the speaker.
fn doer(claim: &Prepared<'_>, at: usize, speaker: bool) -> Option<u64> {
    let bounds = claim.clauses[claim.clause_of(at)];
    claim
        .mentions
        .iter()
        .rfind(|m| m.to <= at && m.from >= bounds.from)
        .map(|m| m.party)
        .or_else(|| claim.own.filter(|_| speaker))
}
