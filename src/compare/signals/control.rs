//! Control over and shelter for a group, against having no control and giving no shelter.

use super::super::lexicon::lexicon;
use super::super::pair::Pair;
use super::super::prepared::{Pole, Prepared};
use super::{Finding, Signal, both_ways, opposites};
use crate::model::PairKind;

const LABEL: &str =
    "One says they are in control, give shelter or do nothing, the other that it is not so";

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "control",
    looks_at: "control over a group, shelter for it or inaction, against having no control, giving no shelter or acting",
    weight: 0.85,
    fires_on: &[
        (
            "Belgrade gives the masked men in the north their orders and controls them, Pristina said.",
            "We do not control the masked men in the north, Belgrade said.",
        ),
        (
            "Belgrade has taken no action against the masked men in the north, Pristina said.",
            "We have arrested forty of the masked men in the north this year, Belgrade said.",
        ),
    ],
    leaves_alone: &[
        (
            "We have no control over the men in the hills.",
            "They have no control over the men in the hills.",
        ),
        (
            "Belgrade has taken no action against the masked men in the north, Pristina said.",
            "We have arrested forty smugglers at the airport this year, Belgrade said.",
        ),
    ],
    find: |pair| {
        let port = |claim: &Prepared<'_>| claim.poles.iter().any(|p| is_a_port(claim, p));
        if port(pair.a) || port(pair.b) {
            return None;
        }
        let in_words = opposites::look(pair, PairKind::Denial, LABEL);
        Finding::stronger(in_words, both_ways(pair, look))
    },
};

/// "Kabul harbours them" against Kabul's own "nobody is sheltered with us": whose conduct it is matters
/// more than how the group is named.
fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    let accuses = |p: &&Pole| of_kind(p) && p.plus == plus_accuses(p);
    let defends = |p: &&Pole| of_kind(p) && p.plus != plus_accuses(p);
    for ours in pair.a.poles.iter().filter(accuses) {
        for theirs in pair.b.poles.iter().filter(defends) {
            if ours.frame != theirs.frame || accused(pair.a, ours) != pair.b.own {
                continue;
            }
            let (i, j) = (pair.a.clause_of(ours.from), pair.b.clause_of(theirs.from));
            let strength = if plus_accuses(ours) || same_people(pair, i, j) {
                0.7
            } else {
                0.25
            };
            let mut finding = Finding::new(
                PairKind::Denial,
                strength,
                LABEL,
                (i, j),
                pair.a.span(ours.from, ours.to),
                pair.b.span(theirs.from, theirs.to),
            );
            finding.gate = 0.75;
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

/// "left the harbour", "in harbour": a place for ships.
fn is_a_port(claim: &Prepared<'_>, pole: &Pole) -> bool {
    claim.word(pole.from) == "harbour"
        && pole.from.checked_sub(1).is_some_and(|before| {
            let word = claim.word(before);
            matches!(
                word.as_ref(),
                "the" | "a" | "in" | "into" | "of" | "left" | "leave" | "entered" | "our" | "its"
            ) || claim.tokens[before].name
        })
}

fn of_kind(pole: &Pole) -> bool {
    lexicon().frames[usize::from(pole.frame)].kind == PairKind::Denial
}

/// Whether what was done was done to those of whom the other says that nothing was: the same word,
/// or "their", "them".
fn same_people(pair: &Pair<'_, '_>, i: usize, j: usize) -> bool {
    let of_them = pair.b.clauses[j].range().any(|at| {
        matches!(
            pair.b.word(at).as_ref(),
            "their" | "them" | "these" | "those" | "they"
        )
    });
    let told = pair.a.clauses[i].range().filter(|&at| {
        let token = &pair.a.tokens[at];
        token.weight >= 0.9
            && !token.party
            && !pair.a.poles.iter().any(|p| (p.from..p.to).contains(&at))
    });
    of_them || pair.cover(told, j).weight >= 0.9
}

fn plus_accuses(pole: &Pole) -> bool {
    lexicon().frames[usize::from(pole.frame)].plus_accuses
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
