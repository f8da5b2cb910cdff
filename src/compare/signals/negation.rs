//! It happened or it did not: a negation in one claim over what the other says.
//!
//! All that is negated must be found in the other claim: "no men walk" is gainsaid by "men walk near
//! a castle", but "nobody walks near a castle" is not by "men walk".

use super::super::lexicon::Mark;
use super::super::pair::{Pair, Relation, ramp};
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
        (
            "Guards kept the priest from reaching the jail at Lodra.",
            "The priest reached the jail at Lodra on the first day.",
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
            "The boycott at Tarn did not keep anyone from graduating.",
            "Everyone at Tarn graduated in spite of the boycott.",
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
        // "not handed over until October" says that it was, and when.
        let comes_later =
            (key..clause_end(pair.a, key).min(key + 9)).any(|at| match pair.a.word(at).as_ref() {
                "until" | "till" => true,
                "before" => !negation.noun && pair.a.tokens.get(at + 1).is_some_and(|t| t.time),
                _ => false,
            });
        if comes_later {
            continue;
        }
        let turned = pair.a.tokens[key].negated || key < negation.from;
        if !turned || pair.a.asked_for(key) {
            continue;
        }
        let i = pair.a.clause_of(negation.from);
        let clause = pair.a.clauses[i];
        if clause.has(Mark::Conditional) && clause.has(Mark::Future) {
            continue;
        }
        for j in 0..pair.b.clauses.len() {
            // Whoever does something in a place is there: being there needs no word in the other.
            let told = |at: &usize| !pair.a.tokens[*at].is(Mark::Presence);
            let cover = pair.cover(clause.range().filter(told), j);
            let key_met = |key: usize| {
                cover
                    .found
                    .iter()
                    .find(|&&(here, there)| here == key && pair.b.clause_of(there) == j)
                    .map(|&(_, there)| there)
            };
            let Some(there) = key_met(key) else { continue };
            let same_word = pair.a.tokens[key].stem == pair.b.tokens[there].stem;
            let alone = cover.share > 0.95 && same_word && pair.align(i, j) >= 0.45;
            let little = if alone { 0.9 } else { 1.2 };
            if pair.b.tokens[there].negated || cover.weight < little {
                continue;
            }
            if pair.b.asked_for(there) || pair.other_people(i, j) {
                continue;
            }
            let second = keys.get(1).is_none_or(|&k| key_met(k).is_some());
            let scope = (negation.scope.0..negation.scope.1).filter(told);
            let of_scope = pair.cover(scope, j);
            let of_scope = 0.9 * of_scope.share * ramp(of_scope.weight, 0.8, 1.8);
            let mut strength = ramp(cover.share.max(of_scope), 0.4, 0.85);
            if !second {
                strength *= 0.45;
            } else if predicate(pair.a, negation).is_some_and(|at| {
                let rest = cover.found.iter().any(|&(here, _)| here >= at);
                !keys.contains(&at) && !rest
            }) {
                strength *= 0.4;
            }
            if negates_verb(pair.b, j) {
                strength *= 0.4;
            }
            if pair.names_other_party(negation.to..negation.scope.1, j) {
                strength *= 0.15;
            }
            if pair.place(i, j) == Relation::Different {
                strength *= 0.5;
            }
            if pair.tells_apart(i, j) {
                strength *= 0.4;
            }
            if pair.other_names(key, there) {
                strength *= 0.3;
            }
            if another_act(pair, key, there) {
                strength *= 0.2;
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
                pair.a
                    .whole_phrase(negation.from.min(key), negation.to.max(key + 1)),
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

/// The words that the negation bears on first: "no convoy reached", "did not bomb", "paid nobody".
fn keys(claim: &Prepared<'_>, negation: &Negation) -> Vec<usize> {
    let says = |at: &usize| {
        let token = &claim.tokens[*at];
        token.weight >= 0.3 && !token.party
    };
    let alone = matches!(
        claim.word(negation.to.saturating_sub(1)).as_ref(),
        "nobody" | "nothing" | "none" | "one" | "no-one"
    );
    let clause = claim.clauses[claim.clause_of(negation.from)];
    let before = negation
        .from
        .checked_sub(1)
        .filter(|at| alone && *at > clause.from && says(at) && !claim.tokens[*at].name);
    if let Some(verb) = before {
        return vec![verb];
    }
    let of_weight = |least: f32, there: bool| -> Vec<usize> {
        (negation.to..negation.scope.1)
            .filter(says)
            .filter(|&at| claim.tokens[at].weight >= least)
            .filter(|&at| there || !claim.tokens[at].is(Mark::Presence))
            .take(if negation.noun { 2 } else { 1 })
            .collect()
    };
    // "Nobody" names no noun: the verb comes first, however little it says.
    let people = matches!(claim.word(negation.from).as_ref(), "nobody" | "no-one")
        || claim.word(negation.to.saturating_sub(1)) == "one" && claim.word(negation.from) == "no";
    let least = if people { 0.3 } else { 0.5 };
    [(least, false), (0.3, false), (0.3, true)]
        .into_iter()
        .map(|(least, there)| of_weight(least, there))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// What is said not to have befallen the noun: "put off" in "no visit planned for Friday was put off".
fn predicate(claim: &Prepared<'_>, negation: &Negation) -> Option<usize> {
    let scope = || negation.to..negation.scope.1;
    let auxiliary = scope().filter(|_| negation.noun).find(|&at| {
        let is = |word: &str| matches!(word, "was" | "were" | "is" | "are" | "been" | "be");
        is(&claim.word(at)) && !is(&claim.word(at + 1))
    })?;
    scope().find(|&at| at > auxiliary && claim.tokens[at].weight >= 0.3)
}

/// "has not stopped the flow" against "has stopped sharing": the act that goes on is another.
fn another_act(pair: &Pair<'_, '_>, here: usize, there: usize) -> bool {
    let act = |claim: &Prepared<'_>, at: usize| {
        claim.tokens[at].is(Mark::Aspect).then(|| {
            let next = claim.word(at + 1);
            next.ends_with("ing").then(|| claim.tokens[at + 1].concept)
        })
    };
    match (act(pair.a, here), act(pair.b, there)) {
        (Some(ours), Some(theirs)) => {
            let met = |act: Option<u64>, other: &Prepared<'_>| {
                act.is_none_or(|act| other.places(act).next().is_some())
            };
            ours != theirs && !(met(ours, pair.b) && met(theirs, pair.a))
        }
        _ => false,
    }
}

fn clause_end(claim: &Prepared<'_>, at: usize) -> usize {
    claim.clauses[claim.clause_of(at)].to
}

/// The other clause has a negation of its own.
fn negates_verb(claim: &Prepared<'_>, clause: usize) -> bool {
    claim
        .negations
        .iter()
        .any(|n| !n.denial && claim.clause_of(n.from) == clause)
}
