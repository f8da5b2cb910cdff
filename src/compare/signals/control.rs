//! Control over and shelter for a group, against having no control and giving no shelter.

use super::super::lexicon::lexicon;
use super::super::pair::Pair;
use super::super::prepared::{Pole, Prepared};
use super::{Finding, Signal, both_ways, opposites};
use crate::model::PairKind;

const LABEL: &str = "One says they are in control or give shelter, the other that they do not";

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "control",
    looks_at: "control over and shelter for a group, against having no control and giving no shelter",
    weight: 0.85,
    fires_on: &[(
        "Belgrade gives the masked men in the north their orders and controls them, Pristina said.",
        "We do not control the masked men in the north, Belgrade said.",
    )],
    leaves_alone: &[(
        "We have no control over the men in the hills.",
        "They have no control over the men in the hills.",
    )],
    find: |pair| {
        let in_words = opposites::look(pair, PairKind::Denial, LABEL);
        Finding::stronger(in_words, both_ways(pair, look))
    },
};

/// "Kabul harbours them" against Kabul's own "nobody is sheltered with us": whose conduct it is matters
/// more than how the group is named.
fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    for ours in pair.a.poles.iter().filter(|p| p.plus && of_kind(p)) {
        for theirs in pair.b.poles.iter().filter(|p| !p.plus && of_kind(p)) {
            if ours.frame != theirs.frame || accused(pair.a, ours) != pair.b.own {
                continue;
            }
            let mut finding = Finding::new(
                PairKind::Denial,
                0.7,
                LABEL,
                (pair.a.clause_of(ours.from), pair.b.clause_of(theirs.from)),
                pair.a.span(ours.from, ours.to),
                pair.b.span(theirs.from, theirs.to),
            );
            finding.gate = 0.75;
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

fn of_kind(pole: &Pole) -> bool {
    lexicon().frames[usize::from(pole.frame)].kind == PairKind::Denial
}

/// The party said to control or shelter, if it is not the speaker's own.
fn accused(claim: &Prepared<'_>, pole: &Pole) -> Option<u64> {
    let bounds = claim.clauses[claim.clause_of(pole.from)];
    claim
        .mentions
        .iter()
        .find(|m| m.named && m.from >= bounds.from && m.to <= pole.from)
        .map(|m| m.party)
        .filter(|party| Some(*party) != claim.own)
}
