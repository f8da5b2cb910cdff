//! Shared by the signals on opposite words: one frame, two poles, one subject.

use super::super::lexicon::{key, lexicon};
use super::super::pair::{Pair, Relation, ramp};
use super::super::prepared::{Pole, Prepared};
use super::Finding;
use crate::model::PairKind;

/// The strongest clash of two poles in a frame of `kind`.
pub(super) fn look(pair: &Pair<'_, '_>, kind: PairKind, label: &'static str) -> Option<Finding> {
    let frames = &lexicon().frames;
    let mut best = None;
    for ours in &pair.a.poles {
        if frames[usize::from(ours.frame)].kind != kind {
            continue;
        }
        for theirs in &pair.b.poles {
            if ours.frame != theirs.frame || ours.plus == theirs.plus {
                continue;
            }
            let (i, j) = (pair.a.clause_of(ours.from), pair.b.clause_of(theirs.from));
            if only_negation_differs(pair, ours, theirs) && !negations_differ(pair, ours, theirs)
                || only_negation_differs(pair, ours, theirs) && of_another_noun(pair, ours, theirs)
                || denies_a_part(pair.a, ours)
                || denies_a_part(pair.b, theirs)
                || speaks_of_both(pair.a, ours)
                || speaks_of_both(pair.b, theirs)
                || pair.a.asked_for(ours.from)
                || pair.b.asked_for(theirs.from)
                || pair.other_people(i, j)
            {
                continue;
            }
            let strength = clash(pair, ours, theirs, i, j);
            if strength <= 0.0 {
                continue;
            }
            let (here, there) = (
                pair.a.shown(ours.from, ours.to),
                pair.b.shown(theirs.from, theirs.to),
            );
            let finding = Finding::new(kind, strength, label, (i, j), here, there);
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

fn clash(pair: &Pair<'_, '_>, ours: &Pole, theirs: &Pole, i: usize, j: usize) -> f32 {
    if pair.time(i, j) == Relation::Different && !ever(pair.a, ours) && !ever(pair.b, theirs) {
        return 0.0;
    }
    let swapped = pair.swapped();
    let rest_a = pair.a.clauses[i]
        .range()
        .filter(|at| !(ours.from..ours.to).contains(at));
    let rest_b = pair.b.clauses[j]
        .range()
        .filter(|at| !(theirs.from..theirs.to).contains(at));
    let here = pair.cover(rest_a, j);
    let there = swapped.cover(rest_b, i);
    if here.weight.min(there.weight) < 0.6 {
        return 0.0;
    }
    let context = here.share.max(there.share) * 0.6 + here.share.min(there.share) * 0.4;
    let subject = subject_meets(pair, ours, i, j).max(subject_meets(&swapped, theirs, j, i));
    let mut strength = ramp(context, 0.15, 0.6) * (0.2 + 0.8 * subject);
    // "Imports fell" and "exports rose": what is said to fall and to rise must be one thing.
    if head_is_missing(pair, ours, i, j) && head_is_missing(&swapped, theirs, j, i) {
        strength *= 0.3;
    }
    if pair.place(i, j) == Relation::Different {
        strength *= 0.4;
    }
    // Taken in the morning and held again at sunset: one came after the other.
    if pair.hours_apart(i, j) {
        strength *= 0.35;
    }
    if pair.other_names(ours.from, theirs.from) {
        strength *= 0.35;
    }
    if pair.tells_apart(i, j) || said_of_others(pair, ours, i, theirs, j) {
        strength *= 0.35;
    }
    let after = ours.to..pair.a.clauses[i].to;
    if pair.names_other_party(after, j)
        || swapped.names_other_party(theirs.to..pair.b.clauses[j].to, i)
    {
        strength *= 0.2;
    }
    strength
}

/// "open to lorries with food", "shut to lorries with steel": each says it of some only.
fn said_of_others(pair: &Pair<'_, '_>, ours: &Pole, i: usize, theirs: &Pole, j: usize) -> bool {
    let swapped = pair.swapped();
    let differ = |words: &[&str], reach: usize| {
        let x = said_of(pair.a, ours, i, words, reach);
        let y = said_of(pair.b, theirs, j, words, reach);
        !x.is_empty()
            && !y.is_empty()
            && pair.cover(x.into_iter(), j).found.is_empty()
            && swapped.cover(y.into_iter(), i).found.is_empty()
    };
    differ(&["to", "for"], 0) || differ(&["with", "carrying", "from"], 6)
}

/// The nouns after the first of these `words` that follows the pole, "canoes" in "open to canoes".
fn said_of(
    claim: &Prepared<'_>,
    pole: &Pole,
    clause: usize,
    words: &[&str],
    reach: usize,
) -> Vec<usize> {
    let end = claim.clauses[clause].to;
    let from = if reach == 0 {
        (pole.to - 1).max(pole.from + 1)
    } else {
        pole.to + 1
    };
    let noun = |at: &usize| claim.tokens[*at].weight >= 0.6 && !claim.tokens[*at].party;
    (from..end.min(pole.to + reach.max(1)))
        .find(|&at| words.contains(&claim.word(at).as_ref()))
        .map_or_else(Vec::new, |link| {
            (link + 1..end.min(link + 4)).filter(noun).collect()
        })
}

/// Whether what the pole is said of is found in the other clause: the words before it, or the noun
/// after it when nothing stands before.
fn subject_meets(pair: &Pair<'_, '_>, pole: &Pole, i: usize, j: usize) -> f32 {
    let clause = pair.a.clauses[i];
    let before: Vec<usize> = (clause.from..pole.from)
        .rev()
        .filter(|&at| pair.a.tokens[at].weight > 0.3)
        .take(3)
        .collect();
    let after: Vec<usize> = (pole.to..clause.to)
        .filter(|&at| pair.a.tokens[at].weight > 0.3)
        .take(2)
        .collect();
    let share = |at: &[usize]| pair.cover(at.iter().copied(), j).share;
    if before.is_empty() {
        share(&after)
    } else {
        share(&before).max(0.9 * share(&after))
    }
}

/// Whether the first noun before the pole is not found in the other clause.
fn head_is_missing(pair: &Pair<'_, '_>, pole: &Pole, i: usize, j: usize) -> bool {
    let clause = pair.a.clauses[i];
    // "The trawler Ruth": the name says which.
    let named = (clause.from..pole.from).any(|at| {
        let token = &pair.a.tokens[at];
        let met = || {
            pair.b
                .places(token.concept)
                .any(|t| pair.b.clause_of(t) == j)
        };
        token.name && !token.party && !pair.a.place_words.contains(&(at as u16)) && met()
    });
    if named {
        return false;
    }
    (clause.from..pole.from)
        .find(|&at| {
            let token = &pair.a.tokens[at];
            token.weight >= 0.5 && !token.party && !token.name
        })
        .is_some_and(|at| pair.cover(std::iter::once(at), j).weight <= 0.0)
}

/// "never lost" holds at every time.
fn ever(claim: &Prepared<'_>, pole: &Pole) -> bool {
    (pole.from.saturating_sub(3)..pole.to).any(|at| claim.tokens[at].stem == key("never"))
}

/// The same word stands on both sides.
fn only_negation_differs(pair: &Pair<'_, '_>, ours: &Pole, theirs: &Pole) -> bool {
    pair.a.tokens[ours.from].stem == pair.b.tokens[theirs.from].stem
}

fn negations_differ(pair: &Pair<'_, '_>, ours: &Pole, theirs: &Pole) -> bool {
    pair.a.tokens[ours.from].negated != pair.b.tokens[theirs.from].negated
}

/// "No plumber left", "many drivers left": what one says of no plumber is said of others.
fn of_another_noun(pair: &Pair<'_, '_>, ours: &Pole, theirs: &Pole) -> bool {
    let apart = |claim: &Prepared<'_>, pole: &Pole, other: &Prepared<'_>| {
        let none = claim.negations.iter().find(|n| {
            n.noun && !n.denial && n.to <= pole.from && (n.scope.0..n.scope.1).contains(&pole.from)
        });
        let noun = none.and_then(|n| {
            (n.to..pole.from).find(|&at| claim.tokens[at].weight >= 0.3 && !claim.tokens[at].party)
        });
        // "no plan to leave" is of whoever plans.
        let of_act =
            |at: usize| matches!(claim.word(at + 1).as_ref(), "to" | "of" | "for" | "that");
        noun.is_some_and(|at| {
            !of_act(at) && other.places(claim.tokens[at].concept).next().is_none()
        })
    };
    apart(pair.a, ours, pair.b) || apart(pair.b, theirs, pair.a)
}

/// Who did not fire first may have fired: what is negated is the order.
fn denies_a_part(claim: &Prepared<'_>, pole: &Pole) -> bool {
    let order = |at: usize| matches!(claim.word(at).as_ref(), "first" | "alone" | "again");
    pole.negated && order(pole.to)
}

/// "positive and negative examples": a clause with both poles takes neither.
fn speaks_of_both(claim: &Prepared<'_>, pole: &Pole) -> bool {
    let clause = claim.clause_of(pole.from);
    claim
        .poles
        .iter()
        .any(|p| p.frame == pole.frame && p.plus != pole.plus && claim.clause_of(p.from) == clause)
}
