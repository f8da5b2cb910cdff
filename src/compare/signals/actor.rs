//! Who or what was hit or carried: civil in one account, military in the other; and whose weapon it was.

use super::super::lexicon::{ActorClass, Mark};
use super::super::pair::{Pair, Relation, ramp};
use super::super::prepared::{Actor, Prepared};
use super::{Finding, Signal};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "actor",
    looks_at: "the class of the people, place or load that both speak of",
    weight: 0.75,
    fires_on: &[
        (
            "The bus hit near Orlan on Monday was carrying pilgrims, the governor said.",
            "The bus hit near Orlan on Monday was carrying gunmen, the army said.",
        ),
        (
            "The men killed at Sel were shepherds.",
            "The men killed at Sel were trained fighters, the army said.",
        ),
    ],
    leaves_alone: &[
        (
            "A cook and two guests died in the strike on Sel.",
            "A commander died in the strike on Sel.",
        ),
        (
            "The bus hit near Orlan in May was carrying pilgrims.",
            "The bus hit near Tarn in June was carrying gunmen.",
        ),
        (
            "Forty rockets had been launched at the Sel ridge that night, the army said.",
            "Nine traders were driven from the Sel ridge by rockets that night, the mayor said.",
        ),
    ],
    find: look,
};

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    for ours in &pair.a.actors {
        for theirs in &pair.b.actors {
            if ours.class.is_civil() == theirs.class.is_civil()
                || !one_axis(ours.class, theirs.class)
            {
                continue;
            }
            let (x, y) = (&pair.a.tokens[ours.at], &pair.b.tokens[theirs.at]);
            if x.negated || y.negated {
                continue;
            }
            let (i, j) = (pair.a.clause_of(ours.at), pair.b.clause_of(theirs.at));
            if pair.time(i, j) == Relation::Different || pair.place(i, j) == Relation::Different {
                continue;
            }
            // The other claim must not know the same class itself.
            let both = |claim: &Prepared<'_>, clause: usize, class: ActorClass| {
                claim.actors.iter().any(|a| {
                    claim.clause_of(a.at) == clause
                        && a.class == class
                        && !claim.tokens[a.at].negated
                })
            };
            if both(pair.a, i, theirs.class) || both(pair.b, j, ours.class) {
                continue;
            }
            let says_what = identifies(pair.a, ours, i).min(identifies(pair.b, theirs, j));
            let topic = pair.align(i, j).max(0.7 * pair.topic);
            let strength = says_what * ramp(topic, 0.12, 0.4);
            if strength <= 0.0 {
                continue;
            }
            let finding = Finding::new(
                PairKind::Actor,
                strength,
                "They differ on who or what it was",
                (i, j),
                pair.a.span(ours.at, ours.to),
                pair.b.span(theirs.at, theirs.to),
            );
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

fn one_axis(one: ActorClass, other: ActorClass) -> bool {
    use ActorClass::{CivilCargo, CivilSite, Civilian, Fighter, MilitaryCargo, MilitarySite};
    let meets = |civil: ActorClass, military: ActorClass| {
        matches!(
            (civil, military),
            (
                Civilian | CivilCargo,
                Fighter | MilitarySite | MilitaryCargo
            ) | (CivilSite, MilitarySite)
        )
    };
    meets(one, other) || meets(other, one)
}

/// Whether the clause says what the thing is ("was carrying", "were", "only", "the five dead were"),
/// not just that one such thing was among those hit.
fn identifies(claim: &Prepared<'_>, actor: &Actor, clause: usize) -> f32 {
    let bounds = claim.clauses[clause];
    let word = |at: usize| claim.word(at);
    let only = bounds
        .range()
        .any(|at| claim.tokens[at].is(Mark::Only) && word(at) != "only" || word(at) == "only");
    if only {
        return 1.0;
    }
    let reach = actor.at.saturating_sub(7).max(bounds.from);
    for at in (reach..actor.at).rev() {
        let word = word(at);
        let copula = matches!(
            word.as_ref(),
            "was" | "were" | "are" | "is" | "been" | "as" | "be"
        );
        let passive = copula
            && claim
                .tokens
                .get(at + 1)
                .is_some_and(|t| t.is(Mark::Passive));
        if copula && !passive {
            return 1.0;
        }
        if claim.tokens[at].is(Mark::Carried) && !copula {
            return 0.9;
        }
    }
    // "A school stood there", "woodcutters were hit".
    // A load is not what was hit: "shells were fired" says nothing of who suffered.
    if matches!(
        actor.class,
        ActorClass::CivilCargo | ActorClass::MilitaryCargo
    ) {
        return 0.0;
    }
    // "a nurse was killed" tells of one of those hit, "the dead were nurses" of all.
    let next = (actor.at + 1..bounds.to.min(actor.at + 3)).any(|at| {
        let passive = claim
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.is(Mark::Passive));
        claim.tokens[at].is(Mark::Carried) && !passive
    });
    if next { 0.8 } else { 0.2 }
}
