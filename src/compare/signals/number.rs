//! Amounts of the same thing that cannot both be right.

use super::super::lexicon::{Mark, key};
use super::super::pair::{Pair, Relation, ramp};
use super::super::prepared::{Prepared, Quantity};
use super::{Finding, Signal};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "number",
    looks_at: "two amounts of one counted thing, with their bounds and owners",
    weight: 0.82,
    fires_on: &[
        (
            "Ninety shells hit the town of Lalpur at dawn, the mayor said.",
            "Four shells hit the town of Lalpur at dawn, the army said.",
        ),
        (
            "At least thirty miners were killed in the Orm collapse.",
            "Six miners were killed in the Orm collapse, the owner said.",
        ),
        (
            "A single soldier lost his life in the Orm mutiny, the council said.",
            "Thirty people died in the Orm mutiny, the bishop said.",
        ),
        (
            "Most members of the Orm club back the sale, the chairman said.",
            "One in five members of the Orm club backs the sale, the treasurer said.",
        ),
    ],
    leaves_alone: &[
        (
            "At least ten miners were killed in the Orm collapse.",
            "Twelve miners were killed in the Orm collapse, the owner said.",
        ),
        (
            "Ten miners were killed in the Orm collapse.",
            "Forty miners were wounded in the Orm collapse.",
        ),
        (
            "About 500 lorries passed the gate at Orm on Monday.",
            "On Monday 488 lorries passed the gate at Orm.",
        ),
        (
            "Five soldiers died in the Orm mutiny, the council said.",
            "Thirty people died in the Orm mutiny, the bishop said.",
        ),
        (
            "Eleven pumps have been fitted at Orm since work began.",
            "Two pumps were fitted at Orm this year.",
        ),
        (
            "Most of the campers at Orm come from other valleys.",
            "Many of the campers at Orm are farmers of this valley.",
        ),
    ],
    find: look,
};

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    // An amount that both give speaks for one count, and for other amounts being of other things.
    let shared = |q: &Quantity, others: &[Quantity]| {
        others
            .iter()
            .any(|o| o.percent == q.percent && q.low <= o.high && o.low <= q.high)
    };
    for ours in &pair.a.quantities {
        for theirs in &pair.b.quantities {
            if ours.percent != theirs.percent {
                continue;
            }
            let gap = gap(ours, theirs);
            if gap <= 0.0 {
                continue;
            }
            if matches!((ours.owner, theirs.owner), (Some(a), Some(b)) if a != b) {
                continue;
            }
            let noun = same_noun(pair.a, ours, pair.b, theirs)
                .max(of_people(pair.a, ours, pair.b, theirs));
            if noun <= 0.0 {
                continue;
            }
            let (i, j) = (pair.a.clause_of(ours.from), pair.b.clause_of(theirs.from));
            if pair.time(i, j) == Relation::Different || casualties_differ(pair, i, j) {
                continue;
            }
            let topic = pair.align(i, j).max(0.7 * pair.topic);
            let mut strength = noun * ramp(topic, 0.2, 0.5) * gap;
            if pair.place(i, j) == Relation::Different {
                strength *= 0.3;
            }
            let sums_up =
                |claim: &Prepared<'_>, clause: usize| claim.clauses[clause].has(Mark::Cumulative);
            if sums_up(pair.a, i) != sums_up(pair.b, j) || periods_differ(pair, i, j) {
                strength *= 0.4;
            }
            if other_subjects(pair, ours, theirs) {
                strength *= 0.25;
            }
            if shared(ours, &pair.b.quantities) || shared(theirs, &pair.a.quantities) {
                strength *= 0.5;
            }
            if strength <= 0.0 {
                continue;
            }
            let finding = Finding::new(
                PairKind::Number,
                strength,
                "The numbers differ",
                (i, j),
                pair.a.span(ours.from, end(ours)),
                pair.b.span(theirs.from, end(theirs)),
            );
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

/// "since work began" against "this year": one counts longer.
fn periods_differ(pair: &Pair<'_, '_>, i: usize, j: usize) -> bool {
    let since = |claim: &Prepared<'_>, clause: usize| {
        let mut sums = claim.clauses[clause]
            .range()
            .filter(|&at| claim.tokens[at].is(Mark::Cumulative))
            .map(|at| claim.word(at) == "since")
            .peekable();
        sums.peek().is_some().then(|| sums.any(|since| since))
    };
    matches!((since(pair.a, i), since(pair.b, j)), (Some(x), Some(y)) if x != y)
}

/// "One soldier died" against "thirty people died": the many are of any kind. Soldiers may be some
/// of the people, so that fewer of them gainsay only when they are called the only ones.
fn of_people(a: &Prepared<'_>, ours: &Quantity, b: &Prepared<'_>, theirs: &Quantity) -> f32 {
    let anyone = |claim: &Prepared<'_>, q: &Quantity| {
        matches!(
            claim.word(q.to).as_ref(),
            "people" | "persons" | "men" | "lives" | "dead" | "victims" | "bodies"
        )
    };
    let some = |claim: &Prepared<'_>, q: &Quantity| {
        let clause = claim.clause_of(q.from);
        claim.people(clause).any(|at| at >= q.to && at < q.to + 2)
    };
    let alone = |claim: &Prepared<'_>, q: &Quantity| {
        (q.from.saturating_sub(2)..q.to).any(|at| {
            matches!(
                claim.word(at).as_ref(),
                "single" | "only" | "just" | "lone" | "sole"
            )
        })
    };
    let dead = |claim: &Prepared<'_>, q: &Quantity| {
        let clause = claim.clause_of(q.from);
        claim
            .places(key("=kill"))
            .any(|at| claim.clause_of(at) == clause)
    };
    let clash = |x: &Prepared<'_>, q: &Quantity, y: &Prepared<'_>, all: &Quantity| {
        some(x, q) && anyone(y, all) && (q.low > all.high || alone(x, q))
    };
    let meet = dead(a, ours) && dead(b, theirs);
    if meet && (clash(a, ours, b, theirs) || clash(b, theirs, a, ours)) {
        0.85
    } else {
        0.0
    }
}

fn end(quantity: &Quantity) -> usize {
    quantity
        .nouns
        .first()
        .map(|&noun| usize::from(noun) + 1)
        .filter(|&to| to > quantity.to && to <= quantity.to + 3)
        .unwrap_or(quantity.to)
}

/// How far apart two amounts are; 0 when both can be right.
fn gap(one: &Quantity, other: &Quantity) -> f32 {
    let (low, high) = if one.low <= other.low {
        (one, other)
    } else {
        (other, one)
    };
    if high.low <= low.high {
        return 0.0;
    }
    let ratio = high.low / low.high.max(0.5);
    // Round figures such as 40,000 and 39,600 agree.
    let round = |v: f64| v >= 50.0 && (v % 50.0 == 0.0 || v % 10.0 == 0.0);
    if ratio < 1.06 && (round(high.low) || round(low.high)) {
        return 0.0;
    }
    ramp(ratio as f32, 1.0, 1.6).max(0.55)
}

/// Whether both count the same thing.
fn same_noun(a: &Prepared<'_>, ours: &Quantity, b: &Prepared<'_>, theirs: &Quantity) -> f32 {
    let mut best = 0.0_f32;
    let first = |claim: &Prepared<'_>, q: &Quantity| {
        let at = q.nouns.first().map(|&at| usize::from(at))?;
        let token = &claim.tokens[at];
        (at >= q.to && token.weight > 0.0).then_some(token.concept)
    };
    // "two pupils died" and "four gunmen died" share a verb, not what is counted.
    let other_thing = matches!((first(a, ours), first(b, theirs)), (Some(x), Some(y)) if x != y);
    let mut first_met = false;
    for (i, &x) in ours.nouns.iter().enumerate() {
        for (j, &y) in theirs.nouns.iter().enumerate() {
            let (x, y) = (&a.tokens[usize::from(x)], &b.tokens[usize::from(y)]);
            if x.concept == y.concept && x.weight > 0.0 && !x.name {
                best = best.max(1.0 - 0.15 * (i + j) as f32);
                // "thirty masked men" and "nine men" count men.
                first_met |=
                    i.min(j) == 0 && i + j == 1 && adjacent(a, ours) && adjacent(b, theirs);
            }
        }
    }
    if other_thing && best < 0.95 && !first_met {
        best *= 0.3;
    }
    best
}

/// "Tarn draws ninety", "Sel draws forty": each amount is of the name that stands before it.
fn other_subjects(pair: &Pair<'_, '_>, ours: &Quantity, theirs: &Quantity) -> bool {
    let subject = |claim: &Prepared<'_>, q: &Quantity| {
        let clause = claim.clauses[claim.clause_of(q.from)];
        (clause.from..q.from).find(|&at| {
            claim.tokens[at].name
                || at == clause.from && claim.tokens[at].capital && claim.tokens[at].weight >= 0.9
        })
    };
    match (subject(pair.a, ours), subject(pair.b, theirs)) {
        (Some(x), Some(y)) => {
            let (x, y) = (pair.a.tokens[x].concept, pair.b.tokens[y].concept);
            pair.b.places(x).next().is_none()
                && pair.a.places(y).next().is_none()
                && Some(x) != pair.b.own
                && Some(y) != pair.a.own
        }
        _ => false,
    }
}

/// The first two words after the amount stand next to each other.
fn adjacent(claim: &Prepared<'_>, quantity: &Quantity) -> bool {
    match quantity.nouns[..] {
        [first, second, ..] => {
            second == first + 1
                && usize::from(first) == quantity.to
                && !claim.tokens[usize::from(second)].comma
        }
        _ => true,
    }
}

/// Dead in one clause, hurt in the other.
fn casualties_differ(pair: &Pair<'_, '_>, i: usize, j: usize) -> bool {
    let has = |claim: &Prepared<'_>, clause: usize, concept: u64| {
        claim
            .places(concept)
            .any(|at| claim.clause_of(at) == clause)
    };
    let (dead, hurt) = (key("=kill"), key("=wound"));
    let only = |claim: &Prepared<'_>, clause: usize, is: u64, not: u64| {
        has(claim, clause, is) && !has(claim, clause, not)
    };
    only(pair.a, i, dead, hurt) && only(pair.b, j, hurt, dead)
        || only(pair.a, i, hurt, dead) && only(pair.b, j, dead, hurt)
}
