//! One definite event, two times.

use super::super::lexicon::{Mark, key};
use super::super::pair::{Pair, Relation, ramp, times};
use super::super::prepared::{Prepared, Token};
use super::{Finding, Signal};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "date",
    looks_at: "times of one event that can happen only once",
    weight: 0.75,
    fires_on: &[
        (
            "The blockade of Orlan was lifted on 2 June, the army said.",
            "The blockade of Orlan was lifted on 11 June, the rebels said.",
        ),
        (
            "The truce at Sel took effect at dawn on Friday.",
            "The truce at Sel took effect at noon on Saturday, the army said.",
        ),
        (
            "The mural in Orlan was painted on 2 June, the owner said.",
            "Schoolchildren painted the mural in Orlan on 11 June, the mayor said.",
        ),
    ],
    leaves_alone: &[
        (
            "The blockade of Orlan began on 2 June.",
            "The blockade of Orlan was lifted on 11 June.",
        ),
        (
            "The first round opened in Orlan on 2 May.",
            "The second round opened in Orlan on 9 May.",
        ),
        (
            "Two lorries burned near Orlan on 2 May.",
            "Five lorries burned near Orlan on 9 May.",
        ),
        (
            "A lorry scraped the bow of a barge near Orlan on 2 May.",
            "A bus scraped the bow of a yacht near Orlan on 9 May.",
        ),
    ],
    find: look,
};

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    if pair.a.times.is_empty() || pair.b.times.is_empty() {
        return None;
    }
    let mut best = None;
    for i in 0..pair.a.clauses.len() {
        for j in 0..pair.b.clauses.len() {
            let different = pair.time(i, j) == Relation::Different || hours_differ(pair, i, j);
            if !different || pair.place(i, j) == Relation::Different {
                continue;
            }
            if ordinals_differ(pair, i, j) || amounts_differ(pair, i, j) || pair.tells_apart(i, j) {
                continue;
            }
            let event = shared_event(pair, i, j).or_else(|| done_once(pair, i, j));
            let Some((here, there)) = event else {
                continue;
            };
            if indefinite_subject(pair.a, i, here) || indefinite_subject(pair.b, j, there) {
                continue;
            }
            let strength = ramp(pair.align(i, j), 0.3, 0.6);
            if strength <= 0.0 {
                continue;
            }
            let mark = |claim: &Prepared<'_>, clause: usize, verb: usize| {
                claim
                    .times
                    .iter()
                    .find(|t| claim.clause_of(t.from) == clause)
                    .or(claim.times.first())
                    .map_or(claim.span(verb, verb + 1), |t| claim.span(t.from, t.to))
            };
            let finding = Finding::new(
                PairKind::Date,
                strength,
                "They give different times for one event",
                (i, j),
                mark(pair.a, i, here),
                mark(pair.b, j, there),
            );
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

fn hours_differ(pair: &Pair<'_, '_>, i: usize, j: usize) -> bool {
    let (mut ours, theirs) = (times(pair.a, i), times(pair.b, j));
    ours.any(|x| theirs.clone().any(|y| x.differs_in_hour(y)))
}

/// A verb such as "ended" or "took effect" in both clauses, under no negation.
fn shared_event(pair: &Pair<'_, '_>, i: usize, j: usize) -> Option<(usize, usize)> {
    pair.a.clauses[i].range().find_map(|here| {
        let token = &pair.a.tokens[here];
        if !token.is(Mark::UniqueEvent) || !took_place(pair.a, here) {
            return None;
        }
        let turn = turn_of(token);
        pair.b.clauses[j]
            .range()
            .find(|&there| {
                let other = &pair.b.tokens[there];
                let same =
                    other.concept == token.concept || turn.is_some() && turn == turn_of(other);
                other.is(Mark::UniqueEvent) && same && took_place(pair.b, there)
            })
            .map(|there| (here, there))
    })
}

/// Something done on a day in both clauses, to one definite thing: "the barrier was painted".
fn done_once(pair: &Pair<'_, '_>, i: usize, j: usize) -> Option<(usize, usize)> {
    let on_a_day = |claim: &Prepared<'_>, clause: usize| {
        let told = claim
            .times
            .iter()
            .filter(|t| t.day.is_some() || t.weekday.is_some());
        { told }.any(|t| claim.clause_of(t.from) == clause)
    };
    if !on_a_day(pair.a, i) || !on_a_day(pair.b, j) {
        return None;
    }
    let meets = |here: usize, fits: fn(&Prepared<'_>, usize) -> bool| {
        let token = &pair.a.tokens[here];
        let told = token.weight >= 0.9 && !token.name && fits(pair.a, here);
        let mut there = pair.b.places(token.concept);
        told.then(|| there.find(|&there| pair.b.clause_of(there) == j && fits(pair.b, there)))
            .flatten()
    };
    let mut words = pair.a.clauses[i].range();
    words.clone().find(|&at| meets(at, is_definite).is_some())?;
    words.find_map(|here| meets(here, is_done).map(|there| (here, there)))
}

/// "was painted", "they painted".
fn is_done(claim: &Prepared<'_>, at: usize) -> bool {
    claim.word(at).ends_with("ed")
        && claim.word(at + 1) != "to"
        && took_place(claim, at)
        && !is_definite(claim, at)
}

/// "the barrier", "their barrier".
fn is_definite(claim: &Prepared<'_>, at: usize) -> bool {
    let whose = |at: usize| {
        matches!(
            claim.word(at).as_ref(),
            "the" | "this" | "that" | "its" | "our" | "their"
        )
    };
    at > claim.clauses[claim.clause_of(at)].from && whose(at - 1)
}

/// Whether the event came about: "did not arrive until the ninth" says that it did, on the ninth.
fn took_place(claim: &Prepared<'_>, verb: usize) -> bool {
    let clause = claim.clauses[claim.clause_of(verb)];
    !claim.tokens[verb].negated
        || (verb + 1..clause.to.min(verb + 9))
            .any(|at| matches!(claim.word(at).as_ref(), "until" | "before" | "till"))
}

/// "ended" and "until" mark an end, "began" and "since" a beginning.
fn turn_of(token: &Token) -> Option<bool> {
    let concept = token.concept;
    if [
        key("=end"),
        key("until"),
        key("till"),
        key("expir"),
        key("lapse"),
        key("laps"),
    ]
    .contains(&concept)
    {
        Some(true)
    } else if [key("=begin"), key("since")].contains(&concept) {
        Some(false)
    } else {
        None
    }
}

/// "first round" against "second round".
pub(in crate::compare) fn ordinals_differ(pair: &Pair<'_, '_>, i: usize, j: usize) -> bool {
    let ordinals = |claim: &Prepared<'_>, clause: usize| -> Vec<u64> {
        claim.clauses[clause]
            .range()
            .filter(|&at| claim.tokens[at].is(Mark::Ordinal) && !claim.tokens[at].name)
            .map(|at| claim.tokens[at].concept)
            .collect()
    };
    let (ours, theirs) = (ordinals(pair.a, i), ordinals(pair.b, j));
    let apart = !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|o| theirs.contains(o));
    apart || labels_differ(pair, i, j)
}

/// "block C" against "block A", "number 9" against "number 12".
fn labels_differ(pair: &Pair<'_, '_>, i: usize, j: usize) -> bool {
    let labels = |claim: &Prepared<'_>, clause: usize| -> Vec<(u64, String)> {
        let bounds = claim.clauses[clause];
        (bounds.from + 1..bounds.to)
            .filter(|&at| claim.tokens[at - 1].is(Mark::Labelled) && !claim.tokens[at].comma)
            .filter_map(|at| {
                let word = claim.word(at);
                let letter = word.len() == 1 && claim.tokens[at].capital;
                (claim.tokens[at].number || letter)
                    .then(|| (claim.tokens[at - 1].stem, word.into_owned()))
            })
            .collect()
    };
    let (ours, theirs) = (labels(pair.a, i), labels(pair.b, j));
    ours.iter()
        .any(|(noun, _)| theirs.iter().any(|(other, _)| noun == other))
        && !ours.iter().any(|label| theirs.contains(label))
}

fn amounts_differ(pair: &Pair<'_, '_>, i: usize, j: usize) -> bool {
    let of = |claim: &Prepared<'_>, clause: usize| -> Vec<(f64, f64)> {
        claim
            .quantities
            .iter()
            .filter(|q| claim.clause_of(q.from) == clause)
            .map(|q| (q.low, q.high))
            .collect()
    };
    let (ours, theirs) = (of(pair.a, i), of(pair.b, j));
    !ours.is_empty()
        && !theirs.is_empty()
        && !ours
            .iter()
            .any(|x| theirs.iter().any(|y| x.0 <= y.1 && y.0 <= x.1))
}

/// "A lorry arrived" may be one of many; "the lorry" is one.
pub(super) fn indefinite_subject(claim: &Prepared<'_>, clause: usize, verb: usize) -> bool {
    subject_is_definite(claim, clause, verb) == Some(false)
}

/// "The balloon", "that man", "it".
pub(super) fn definite_subject(claim: &Prepared<'_>, clause: usize, verb: usize) -> bool {
    subject_is_definite(claim, clause, verb) == Some(true)
}

fn subject_is_definite(claim: &Prepared<'_>, clause: usize, verb: usize) -> Option<bool> {
    (claim.clauses[clause].from..verb).find_map(|at| {
        if claim.tokens[at].number {
            return Some(false);
        }
        match claim.word(at).as_ref() {
            "a" | "an" | "another" | "some" | "several" => Some(false),
            "the" | "its" | "our" | "their" | "this" | "that" | "his" | "her" | "it" | "they"
            | "he" | "she" => Some(true),
            _ => None,
        }
    })
}
