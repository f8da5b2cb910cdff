//! One event, put on either side of a border.

use super::super::lexicon::Mark;
use super::super::pair::{Pair, Relation, place_names, ramp};
use super::super::prepared::Prepared;
use super::date::{definite_subject, indefinite_subject, ordinals_differ};
use super::{Finding, Signal, opposites};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "place",
    looks_at: "whose side of a border one event lies on, or where one definite thing came down",
    weight: 0.75,
    fires_on: &[
        (
            "The balloon came down inside Greece, the coastguard in Athens said.",
            "The balloon came down inside Turkey, the coastguard in Ankara said.",
        ),
        (
            "The well drilled at Sel lies on our side of the border, the ministry in Quito said.",
            "The well drilled at Sel lies on our side of the border, the ministry in Lima said.",
        ),
        (
            "The coaster Ilse was boarded on the high seas, its owner said.",
            "Officers boarded the coaster Ilse in our waters, the governor said.",
        ),
    ],
    leaves_alone: &[
        (
            "A lorry crashed inside Greece on Monday.",
            "A lorry crashed inside Turkey on Friday.",
        ),
        (
            "Our airspace is closed to Greek flights, Ankara said.",
            "Our airspace is closed to Turkish flights, Athens said.",
        ),
        (
            "The coaster Ilse was boarded on the high seas, its owner said.",
            "The patrol boat never left our waters, the governor said.",
        ),
    ],
    find: |pair| Finding::stronger(look(pair), waters(pair)),
};

/// "in international waters" against "in our waters".
fn waters(pair: &Pair<'_, '_>) -> Option<Finding> {
    let label = "They put it on different sides of the line";
    opposites::look(pair, PairKind::Place, label)
}

struct Side {
    party: u64,
    clause: usize,
    from: usize,
    to: usize,
}

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    let theirs = sides(pair.b);
    if theirs.is_empty() {
        return two_places(pair);
    }
    for ours in sides(pair.a) {
        for theirs in &theirs {
            let (i, j) = (ours.clause, theirs.clause);
            if ours.party == theirs.party || !one_event(pair, i, j, ours.from, theirs.from) {
                continue;
            }
            if pair.place(i, j) == Relation::Different {
                continue;
            }
            let strength = ramp(pair.align(i, j).max(0.75 * pair.topic), 0.2, 0.5);
            if strength > 0.0 {
                let finding = Finding::new(
                    PairKind::Place,
                    strength,
                    "They put it on different sides of the line",
                    (i, j),
                    pair.a.span(ours.from, ours.to),
                    pair.b.span(theirs.from, theirs.to),
                );
                best = Finding::stronger(best, Some(finding));
            }
        }
    }
    Finding::stronger(best, two_places(pair))
}

/// "came down near Orlan" against "came down near Tarn", said of one definite thing.
fn two_places(pair: &Pair<'_, '_>) -> Option<Finding> {
    if !pair.both_have(Mark::Lands) {
        return None;
    }
    let mut best = None;
    for i in 0..pair.a.clauses.len() {
        for j in 0..pair.b.clauses.len() {
            let verb = pair.a.clauses[i].range().find_map(|here| {
                let token = &pair.a.tokens[here];
                let happens = token.weight >= 0.3 && !token.name && !token.negated;
                if !happens || !token.is(Mark::Lands) {
                    return None;
                }
                pair.b
                    .places(token.concept)
                    .find(|&t| {
                        pair.b.clause_of(t) == j
                            && pair.b.tokens[t].is(Mark::Lands)
                            && !pair.b.tokens[t].negated
                    })
                    .map(|there| (here, there))
            });
            let Some((here, there)) = verb else { continue };
            if pair.place(i, j) != Relation::Different
                || !one_event(pair, i, j, here, there)
                || !(definite_subject(pair.a, i, here) || definite_subject(pair.b, j, there))
            {
                continue;
            }
            let after = |claim: &Prepared<'_>, clause: usize, verb: usize| {
                place_names(claim, clause).find(|&at| at > verb)
            };
            let (Some(x), Some(y)) = (after(pair.a, i, here), after(pair.b, j, there)) else {
                continue;
            };
            let strength = 0.8 * ramp(pair.topic, 0.3, 0.6);
            if strength > 0.0 {
                let finding = Finding::new(
                    PairKind::Place,
                    strength,
                    "They name different places for one event",
                    (i, j),
                    pair.a.span(here, pair.a.name_end(x)),
                    pair.b.span(there, pair.b.name_end(y)),
                );
                best = Finding::stronger(best, Some(finding));
            }
        }
    }
    best
}

fn one_event(pair: &Pair<'_, '_>, i: usize, j: usize, here: usize, there: usize) -> bool {
    pair.time(i, j) != Relation::Different
        && !ordinals_differ(pair, i, j)
        && !indefinite_subject(pair.a, i, here)
        && !indefinite_subject(pair.b, j, there)
}

/// "inside Greece", "on our side", "in Thai waters".
fn sides(claim: &Prepared<'_>) -> Vec<Side> {
    let word = |at: usize| claim.word(at);
    let mut out = Vec::new();
    for mention in claim.mentions.iter().filter(|m| m.named) {
        let clause = claim.clause_of(mention.from);
        let bounds = claim.clauses[clause];
        let Some(before) = mention.from.checked_sub(1).filter(|&at| at >= bounds.from) else {
            continue;
        };
        let skip = usize::from(matches!(word(before).as_ref(), "the"));
        let Some(before) = before.checked_sub(skip).filter(|&at| at >= bounds.from) else {
            continue;
        };
        let line = (mention.to..bounds.to.min(mention.to + 3))
            .find(|&at| claim.tokens[at].is(Mark::PlaceLine));
        let lead = word(before);
        let within = matches!(lead.as_ref(), "inside" | "within" | "into");
        let on_line = line.is_some()
            && matches!(
                lead.as_ref(),
                "on" | "in" | "over" | "from" | "wholly" | "into" | "inside" | "within" | "entered"
            );
        if claim.tokens[mention.from].negated || !(within || on_line) {
            continue;
        }
        out.push(Side {
            party: mention.party,
            clause,
            from: before,
            to: line.filter(|_| on_line).map_or(mention.to, |at| at + 1),
        });
    }
    out
}
