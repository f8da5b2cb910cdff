//! Who holds a place: it is in the hands of one party, or under the flag of another.

use std::borrow::Cow;

use super::super::lexicon::Mark;
use super::super::pair::{Pair, Relation, ramp};
use super::super::prepared::{Mention, Prepared};
use super::{Finding, Signal};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "holder",
    looks_at: "two parties that are each said to hold one place",
    weight: 0.8,
    fires_on: &[
        (
            "The mill at Orlan is in the hands of the Greek army, Athens said.",
            "The Turkish flag is flying over the mill at Orlan, Ankara said.",
        ),
        (
            "Serbian police have held the bridge at Brod since noon, Belgrade said.",
            "The bridge at Brod is under the control of Kosovan police, Pristina said.",
        ),
    ],
    leaves_alone: &[
        (
            "The mill at Orlan is in the hands of the Greek army, Athens said.",
            "The Turkish flag is flying over the fort at Tarn, Ankara said.",
        ),
        (
            "Serbian police held the bridge at Brod in May, Belgrade said.",
            "The bridge at Brod was under the control of Kosovan police in June, Pristina said.",
        ),
        (
            "Serbian police held talks at the bridge at Brod, Belgrade said.",
            "Kosovan police held a parade at the bridge at Brod, Pristina said.",
        ),
    ],
    find: look,
};

struct Holder {
    party: u64,
    clause: usize,
    from: usize,
    to: usize,
}

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    let theirs = holders(pair.b);
    if theirs.is_empty() {
        return None;
    }
    for ours in holders(pair.a) {
        for theirs in &theirs {
            let (i, j) = (ours.clause, theirs.clause);
            if ours.party == theirs.party
                || pair.time(i, j) == Relation::Different
                || pair.place(i, j) == Relation::Different
                || pair.hours_apart(i, j)
            {
                continue;
            }
            let held = pair.a.clauses[i].range().filter(|at| {
                let token = &pair.a.tokens[*at];
                !token.party && token.weight >= 0.9 && !token.is(Mark::Holds)
            });
            let cover = pair.cover(held, j);
            if cover.weight < 1.0 {
                continue;
            }
            let strength = ramp(cover.share, 0.2, 0.6) * ramp(cover.weight, 0.5, 1.5);
            if strength > 0.0 {
                let finding = Finding::new(
                    PairKind::Status,
                    strength,
                    "Each says that another holds it",
                    (i, j),
                    pair.a.whole_phrase(ours.from, ours.to),
                    pair.b.whole_phrase(theirs.from, theirs.to),
                );
                best = Finding::stronger(best, Some(finding));
            }
        }
    }
    best
}

fn holders(claim: &Prepared<'_>) -> Vec<Holder> {
    claim
        .mentions
        .iter()
        .filter_map(|mention| {
            let (from, to) = grip(claim, mention)?;
            (!claim.tokens[from].negated && !claim.tokens[to - 1].negated).then(|| Holder {
                party: mention.party,
                clause: claim.clause_of(mention.from),
                from,
                to,
            })
        })
        .collect()
}

/// The words that say that the party holds something.
fn grip(claim: &Prepared<'_>, mention: &Mention) -> Option<(usize, usize)> {
    let clause = claim.clauses[claim.clause_of(mention.from)];
    let after: Vec<Cow<'_, str>> = (mention.to..clause.to.min(mention.to + 4))
        .map(|at| claim.word(at))
        .collect();
    let before: Vec<Cow<'_, str>> = (clause.from..mention.from)
        .rev()
        .take(6)
        .map(|at| claim.word(at))
        .collect();
    let lead = |words: &[&str]| before.iter().position(|w| words.contains(&w.as_ref()));
    // "in Turkish hands", "under its full control", "the Turkish flag is flying over".
    let own = ["hands", "control", "command", "rule", "flag", "possession"];
    if let Some(noun) = after.iter().position(|w| own.contains(&w.as_ref())) {
        let held_so = lead(&["in", "under", "beneath"]).is_some_and(|n| n < 3);
        if held_so || after[noun] == "flag" {
            return Some((
                mention.from.saturating_sub(1).max(clause.from),
                mention.to + noun + 1,
            ));
        }
    }
    // "in the hands of the army", "fell to the army", "belongs to the army".
    if let Some(of) = lead(&["of", "to"]).filter(|n| *n < 3) {
        let noun = before.get(of + 1).map_or("", AsRef::as_ref);
        let holds = matches!(
            noun,
            "hands" | "control" | "possession" | "fell" | "fallen" | "belongs"
        );
        if holds {
            return Some((mention.from - of - 2, mention.to));
        }
    }
    // "Serbian police have held the bridge": the party, then soon the verb, then a name or "the".
    let verb =
        (mention.to..clause.to.min(mention.to + 5)).find(|&at| claim.tokens[at].is(Mark::Holds))?;
    let between = (mention.to..verb).all(|at| {
        claim.tokens[at].is(Mark::Stop) && !claim.tokens[at].comma
            || claim.tokens[at].is(Mark::GroupNoun)
            || claim.people(claim.clause_of(at)).any(|p| p == at)
    });
    let passive = verb > mention.to
        && matches!(
            claim.word(verb - 1).as_ref(),
            "was" | "were" | "been" | "being" | "is" | "are" | "to"
        );
    let object = claim.tokens.get(verb + 1)?;
    let place = matches!(claim.word(verb + 1).as_ref(), "the" | "all" | "most") || object.name;
    let counted = claim
        .people(claim.clause_of(verb))
        .any(|p| p > verb && p < verb + 4);
    (between && !passive && place && !counted).then_some((mention.from, verb + 1))
}
