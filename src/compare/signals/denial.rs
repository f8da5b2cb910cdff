//! A denial of the very thing that the other claims: "denied that ...", "the tale of ... is a lie".

use super::super::lexicon::Mark;
use super::super::pair::{Pair, ramp};
use super::super::prepared::Prepared;
use super::{Finding, Signal, both_ways};
use crate::model::PairKind;
use crate::text::Span;

/// The most words of a claim that a reason marks.
const MOST_SHOWN: usize = 18;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "denial",
    looks_at: "a denial whose complement is what the other claim says",
    weight: 0.9,
    fires_on: &[
        (
            "The ministry denied that its divers cut the cable off Pell.",
            "Their divers cut the cable off Pell, the port said.",
        ),
        (
            "Soldiers looted the granary in Osk, the mayor said.",
            "The story of a looted granary in Osk is a fabrication, the army said.",
        ),
        (
            "The company rejected the allegation that it dumped oil in the bay.",
            "The company dumped oil in the bay, divers said.",
        ),
        (
            "Raid on the Pell granary denied by army",
            "The army raided the Pell granary, the mayor said.",
        ),
    ],
    leaves_alone: &[
        (
            "The ministry denied that its divers cut the cable off Pell.",
            "The port denied that its divers cut the cable off Pell.",
        ),
        (
            "The ministry denied that its divers cut the cable off Pell.",
            "The price of bread in Pell doubled this winter.",
        ),
        (
            "The army rejects that its guns had fired first at the Tarn Osk ford.",
            "The post at the Tarn Osk ford never moved, the governor said.",
        ),
        (
            "The ministry denied that the ferry at Pell was stopped.",
            "The ferry at Pell was not stopped, the port said.",
        ),
    ],
    find: |pair| both_ways(pair, look),
};

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    for negation in pair.a.negations.iter().filter(|n| n.denial) {
        let i = usize::from(pair.a.tokens.get(negation.scope.0)?.clause);
        let scope = negation.scope.0..negation.scope.1;
        let scope = scope.filter(|at| !(negation.from..negation.to).contains(at));
        let scope: Vec<usize> = scope.collect();
        for j in 0..pair.b.clauses.len() {
            if pair.b.clauses[j].has(Mark::DenialVerb) {
                continue;
            }
            let cover = pair.cover(scope.iter().copied(), j);
            let against = cover
                .found
                .iter()
                .filter(|&&(here, there)| {
                    pair.a.tokens[here].negated == pair.b.tokens[there].negated
                })
                .count();
            if cover.found.is_empty() || against > 0 || cover.weight < 1.0 {
                continue;
            }
            if pair.other_people(i, j) {
                continue;
            }
            // To speak of the place of what is denied is not to say that it happened.
            if cover
                .found
                .iter()
                .all(|&(here, _)| tells_where(pair.a, here))
            {
                continue;
            }
            // A headline says in few words what it denies.
            let enough = if pair.a.is_headline() { 0.55 } else { 0.72 };
            let mut strength = ramp(cover.share, 0.25, enough);
            if cover.weight < 1.9 {
                strength *= 0.6;
            }
            if strength <= 0.0 {
                continue;
            }
            let here = if negation.to > negation.from {
                pair.a.span(negation.from, negation.to)
            } else {
                hull(pair, &cover.found, true)
            };
            let there = hull(pair, &cover.found, false);
            let finding = Finding::new(
                PairKind::Denial,
                strength,
                "One side denies what the other says",
                (i, j),
                here,
                there,
            );
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

/// Whether a word is of the name of a place or a time: "at the Tarn ford".
fn tells_where(claim: &Prepared<'_>, at: usize) -> bool {
    let named = |at: usize| claim.place_words.contains(&(at as u16));
    named(at) || (at > 0 && named(at - 1)) || claim.tokens[at].time
}

/// All words from the first to the last that was found.
fn hull(pair: &Pair<'_, '_>, found: &[(usize, usize)], first: bool) -> Span {
    let places = found
        .iter()
        .map(|&(here, there)| if first { here } else { there });
    let (low, high) = places.fold((usize::MAX, 0), |(l, h), at| (l.min(at), h.max(at)));
    let claim = if first { pair.a } else { pair.b };
    claim.whole_phrase(low, high.min(low + MOST_SHOWN) + 1)
}
