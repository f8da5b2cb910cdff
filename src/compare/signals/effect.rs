//! What one thing does to another: good or harm, something or nothing, proved or not.

use super::super::pair::{Pair, Relation, ramp};
use super::super::prepared::{Bearing, Effect, Prepared};
use super::{Finding, Signal, both_ways};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "effect",
    looks_at: "what one thing is said to do to another: good or harm, something or nothing, proved or open",
    weight: 0.6,
    fires_on: &[
        (
            "The new dam reduced the flood at Orlan, the ministry said.",
            "The new dam worsened the flood at Orlan, the governor said.",
        ),
        (
            "The sanctions have had no effect on the mills of Tarn, the minister said.",
            "The sanctions have ruined the mills of Tarn, the union said.",
        ),
        (
            "The fence at Marwan has stopped the smuggling of arms, the ministry said.",
            "Whether the fence at Marwan has stopped the smuggling of arms is unclear, the auditor said.",
        ),
        (
            "The subsidy improved the harvest in Lodra, the ministry said.",
            "The subsidy was useless for the harvest in Lodra, the farmers said.",
        ),
        (
            "The floods were caused by the dam at Korvo, Deltia said.",
            "There is no link between the dam at Korvo and the floods, Uplan said.",
        ),
        (
            "Lack of guards increased the risk of theft at the depot, the union said.",
            "The number of guards made no difference to the theft at the depot, the owner said.",
        ),
    ],
    leaves_alone: &[
        (
            "A lack of guards increased the risk of theft at the depot, the union said.",
            "Guards lower the risk of theft at the depot, the owner said.",
        ),
        (
            "The new dam reduced the flood at Orlan, the ministry said.",
            "The new dam eased the flood at Orlan, the governor said.",
        ),
        (
            "The tariff protects our farmers, the minister said.",
            "The drought harms our farmers, the growers' union said.",
        ),
        (
            "The curfew in Sel has cut crime, the police said.",
            "The curfew in Sel has not raised crime, the judge said.",
        ),
        (
            "Has the curfew in Sel reduced crime?",
            "The curfew in Sel has had no effect on crime, the judge said.",
        ),
        (
            "The subsidy improved the harvest in Lodra, the ministry said.",
            "The strike had no effect on the harvest in Lodra, the farmers said.",
        ),
        (
            "The checkpoints prevent smuggling at Brod, the army said.",
            "Smuggling causes unrest at Brod, the customs office said.",
        ),
        (
            "The sanctions have had no effect on the mills of Tarn, the minister said.",
            "The sanctions on the mills of Tarn are useless, the union said.",
        ),
    ],
    find: |pair| both_ways(pair, look),
};

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    for ours in &pair.a.effects {
        for theirs in &pair.b.effects {
            let Some((base, kind, label)) = clash(pair, ours, theirs) else {
                continue;
            };
            let i = pair.a.clause_of(usize::from(ours.from));
            let j = pair.b.clause_of(usize::from(theirs.from));
            let mut strength = base * meet(pair, ours, i, theirs, j);
            if pair.time(i, j) == Relation::Different {
                strength *= 0.4;
            }
            let apart = pair.tells_apart(i, j)
                || pair.other_names(usize::from(ours.from), usize::from(theirs.from))
                || pair.place(i, j) == Relation::Different;
            if apart {
                strength *= 0.35;
            }
            if agrees(pair, ours, theirs) {
                strength *= 0.5;
            }
            if strength <= 0.0 {
                continue;
            }
            let finding = Finding::new(
                kind,
                strength,
                label,
                (i, j),
                pair.a.shown(usize::from(ours.from), usize::from(ours.to)),
                pair.b
                    .shown(usize::from(theirs.from), usize::from(theirs.to)),
            );
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

/// Whether two effects shut each other out, how surely, and how that is told.
fn clash(
    pair: &Pair<'_, '_>,
    ours: &Effect,
    theirs: &Effect,
) -> Option<(f32, PairKind, &'static str)> {
    let on_one = same_thing(pair, ours, theirs);
    let same_worth = ours.worth != 0 && ours.worth == theirs.worth;
    let same_way = on_one && ours.direction != 0 && ours.direction == theirs.direction;
    let half_told = on_one && (ours.worth == 0 || theirs.worth == 0);
    // An effect with neither worth nor direction: any effect denies "no effect".
    let any = |effect: &Effect| effect.worth == 0 && effect.direction == 0;
    match (ours.bearing, theirs.bearing) {
        (Bearing::Claimed, Bearing::Claimed) => {
            let apart =
                ours.worth * theirs.worth < 0 || half_told && ours.direction * theirs.direction < 0;
            apart.then_some((0.75, PairKind::Antonym, "They see opposite effects"))
        }
        (Bearing::Denied, Bearing::Claimed) => {
            let surely = match () {
                () if same_worth || same_way => 1.0,
                () if any(ours) => 0.7,
                () if half_told || any(theirs) => 0.45,
                () => return None,
            };
            let label = "One sees an effect, the other says that there is none";
            Some((surely, PairKind::Negation, label))
        }
        (Bearing::Open, Bearing::Claimed) => {
            let surely = match () {
                () if same_worth || same_way => 0.8,
                () if half_told || any(ours) || any(theirs) => 0.45,
                () => return None,
            };
            let label = "One claims an effect, the other says that it is not proved";
            Some((surely, PairKind::Negation, label))
        }
        _ => None,
    }
}

/// Whether both act on one thing.
fn same_thing(pair: &Pair<'_, '_>, ours: &Effect, theirs: &Effect) -> bool {
    match (ours.on, theirs.on) {
        (Some(x), Some(y)) => {
            pair.a.tokens[usize::from(x)].concept == pair.b.tokens[usize::from(y)].concept
        }
        _ => false,
    }
}

/// Whether either claim also says what the other says: then they may not clash at all.
fn agrees(pair: &Pair<'_, '_>, ours: &Effect, theirs: &Effect) -> bool {
    let same =
        |x: &Effect, y: &Effect| x.bearing == y.bearing && x.worth == y.worth && x.worth != 0;
    pair.b.effects.iter().any(|other| same(ours, other))
        || pair.a.effects.iter().any(|other| same(theirs, other))
}

/// How much both speak of one cause and one thing acted on.
fn meet(pair: &Pair<'_, '_>, ours: &Effect, i: usize, theirs: &Effect, j: usize) -> f32 {
    let swapped = pair.swapped();
    let rest = |claim: &Prepared<'_>, effect: &Effect, clause: usize| -> Vec<usize> {
        let verb = usize::from(effect.verb);
        claim.clauses[clause]
            .range()
            .filter(|&at| at != verb)
            .collect()
    };
    let (rest_a, rest_b) = (rest(pair.a, ours, i), rest(pair.b, theirs, j));
    let of_cause =
        cause_meets(pair, ours, i, theirs, j).max(cause_meets(&swapped, theirs, j, ours, i));
    let here = pair.cover(rest_a.into_iter(), j);
    let there = swapped.cover(rest_b.into_iter(), i);
    let share = 0.6 * here.share.max(there.share) + 0.4 * here.share.min(there.share);
    if here.weight.min(there.weight) < 0.3 {
        return 0.0;
    }
    let least = if ours.bearing == theirs.bearing {
        0.1
    } else {
        0.3
    };
    (least + (1.0 - least) * ramp(of_cause, 0.1, 0.6)) * ramp(share, 0.0, 0.5)
}

/// How much of what has the effect is found in the other claim, best where that tells its own cause.
fn cause_meets(pair: &Pair<'_, '_>, ours: &Effect, i: usize, theirs: &Effect, j: usize) -> f32 {
    let mut words: Vec<usize> = (pair.a.clauses[i].from..usize::from(ours.from)).collect();
    if words.iter().all(|&at| pair.a.tokens[at].weight < 0.5) {
        words = pair.a.clauses[i]
            .range()
            .filter(|&at| at != usize::from(ours.verb))
            .collect();
    }
    let credit = |there: usize| {
        let led = (there.saturating_sub(3)..there).any(|at| {
            matches!(
                pair.b.word(at).as_ref(),
                "by" | "of" | "between" | "from" | "with" | "to"
            )
        });
        if pair.b.clause_of(there) != j {
            0.6
        } else if there < usize::from(theirs.verb) || led {
            1.0
        } else {
            0.3
        }
    };
    let (mut met, mut all) = (0.0, 0.0);
    for at in words {
        let token = &pair.a.tokens[at];
        all += token.weight;
        let best = pair
            .b
            .places(token.concept)
            .map(credit)
            .fold(0.0_f32, f32::max);
        met += token.weight * best;
    }
    if all > 0.0 { met / all } else { 0.0 }
}

/// How far apart the claims' effects are, whatever else they say, from 0 to 1.
pub(in crate::compare) fn leaning(pair: &Pair<'_, '_>) -> f32 {
    let mut best = 0.0_f32;
    let turned = pair.swapped();
    for ours in &pair.a.effects {
        for theirs in &pair.b.effects {
            let there = clash(pair, ours, theirs).or_else(|| clash(&turned, theirs, ours));
            if let Some((base, ..)) = there {
                best = best.max(if agrees(pair, ours, theirs) {
                    0.5 * base
                } else {
                    base
                });
            }
        }
    }
    best
}

/// Whether both claim the same effect of the same thing and nothing else: "a lack of guards raised the
/// risk", "guards lower the risk". Then opposite words are no clash.
pub(in crate::compare) fn agreed(pair: &Pair<'_, '_>) -> bool {
    let same = |x: &Effect, y: &Effect| {
        x.bearing == Bearing::Claimed
            && y.bearing == Bearing::Claimed
            && x.worth != 0
            && x.worth == y.worth
            && meet(
                pair,
                x,
                pair.a.clause_of(usize::from(x.from)),
                y,
                pair.b.clause_of(usize::from(y.from)),
            ) >= 0.5
    };
    let (ours, theirs) = (&pair.a.effects, &pair.b.effects);
    ours.iter().any(|x| theirs.iter().any(|y| same(x, y))) && leaning(pair) <= 0.0
}
