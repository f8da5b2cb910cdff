//! It happened or it did not: a negation in one claim over what the other says.
//!
//! All that is negated must be found in the other claim: "no men walk" is gainsaid by "men walk near
//! a castle", but "nobody walks near a castle" is not by "men walk".

use super::super::lexicon::Mark;
use super::super::pair::{Pair, ramp};
use super::super::prepared::{Negation, Prepared};
use super::{Finding, Signal, both_ways};
use crate::model::PairKind;

/// The most words around the asserted word that are shown.
const MOST_AROUND: usize = 9;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "negation",
    looks_at: "a negation whose whole scope the other claim asserts",
    weight: 0.78,
    fires_on: &[
        (
            "No convoy reached Marwan in May, the ministry said.",
            "A convoy reached Marwan in May, the governor said.",
        ),
        (
            "Our pilots did not bomb the grain store at Lodra.",
            "Their pilots bombed the grain store at Lodra twice.",
        ),
    ],
    leaves_alone: &[
        (
            "No convoy reached Marwan in May, the ministry said.",
            "No convoy reached Marwan, the governor said.",
        ),
        (
            "Nobody was hurt in the fire at the mill in Tarn.",
            "The mill in Sorel has hired a new night guard.",
        ),
        (
            "Not only the bridge but also the road to Tarn was rebuilt.",
            "The bridge to Tarn was rebuilt.",
        ),
    ],
    find: |pair| both_ways(pair, look),
};

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    for negation in pair.a.negations.iter().filter(|n| !n.denial) {
        let keys = keys(pair.a, negation);
        let Some(&key) = keys.first() else { continue };
        if !pair.a.tokens[key].negated || pair.a.asked_for(key) {
            continue;
        }
        let i = pair.a.clause_of(negation.from);
        let clause = pair.a.clauses[i];
        if clause.has(Mark::Conditional) && clause.has(Mark::Future) {
            continue;
        }
        for j in 0..pair.b.clauses.len() {
            let cover = pair.cover(clause.range(), j);
            let key_met = |key: usize| {
                cover
                    .found
                    .iter()
                    .find(|&&(here, there)| here == key && pair.b.clause_of(there) == j)
                    .map(|&(_, there)| there)
            };
            let Some(there) = key_met(key) else { continue };
            if pair.b.tokens[there].negated || cover.weight < 1.2 {
                continue;
            }
            if pair.b.asked_for(there) || pair.other_people(i, j) {
                continue;
            }
            let second = keys.get(1).is_none_or(|&k| key_met(k).is_some());
            let of_scope = pair.cover(negation.scope.0..negation.scope.1, j);
            let of_scope = 0.9 * of_scope.share * ramp(of_scope.weight, 0.8, 1.8);
            let mut strength = ramp(cover.share.max(of_scope), 0.4, 0.85);
            if !second {
                strength *= 0.45;
            }
            if negates_verb(pair.b, j) {
                strength *= 0.4;
            }
            if pair.names_other_party(negation.to..negation.scope.1, j) {
                strength *= 0.3;
            }
            if strength <= 0.0 {
                continue;
            }
            let will = pair.a.clauses[i].has(Mark::Future) && pair.b.clauses[j].has(Mark::Future);
            let (kind, label) = if will {
                (
                    PairKind::Modality,
                    "One says it will be so, the other that it will not",
                )
            } else {
                (
                    PairKind::Negation,
                    "One says it is so, the other that it is not",
                )
            };
            let from_there = cover
                .found
                .iter()
                .map(|&(_, t)| t)
                .filter(|&t| pair.b.clause_of(t) == j);
            let (low, high) = from_there.fold((there, there), |(l, h), t| (l.min(t), h.max(t)));
            let finding = Finding::new(
                kind,
                strength,
                label,
                (i, j),
                pair.a.whole_phrase(negation.from, key + 1),
                pair.b.whole_phrase(
                    low.max(there.saturating_sub(MOST_AROUND)),
                    high.min(there + MOST_AROUND) + 1,
                ),
            );
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

/// The words that the negation bears on first: "no convoy reached", "did not bomb".
fn keys(claim: &Prepared<'_>, negation: &Negation) -> Vec<usize> {
    let of_weight = |least: f32| -> Vec<usize> {
        (negation.to..negation.scope.1)
            .filter(|&at| claim.tokens[at].weight >= least && !claim.tokens[at].party)
            .take(if negation.noun { 2 } else { 1 })
            .collect()
    };
    let strong = of_weight(0.5);
    if strong.is_empty() {
        of_weight(0.3)
    } else {
        strong
    }
}

/// The other clause has a negation of its own.
fn negates_verb(claim: &Prepared<'_>, clause: usize) -> bool {
    claim
        .negations
        .iter()
        .any(|n| !n.denial && claim.clause_of(n.from) == clause)
}
