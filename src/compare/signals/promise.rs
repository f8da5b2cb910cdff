//! A promise one side says was given or kept, and the other says was broken, or that had not come true
//! after its day.

use super::super::lexicon::Mark;
use super::super::pair::{Pair, Relation, ramp};
use super::super::prepared::{Prepared, Time};
use super::{Finding, Signal, both_ways};
use crate::model::{PairKind, SpeechAct};

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "promise",
    looks_at: "keeping a promise against breaking it, and what was promised by a day against how it was after that day",
    weight: 0.8,
    fires_on: &[
        (
            "We have honoured every article of the Orlan pact, Athens said.",
            "Greece has violated three articles of the Orlan pact, Ankara said.",
        ),
        (
            "The truce at Sel was respected on Saturday, the army said.",
            "The army broke the truce at Sel in five places on Saturday, the Front said.",
        ),
        (
            "We will withdraw from Orlan by May, Athens said.",
            "Greek troops were still in Orlan in June, Ankara said.",
        ),
        (
            "The ministry pledged to reopen the Tarn bridge by Friday.",
            "The Tarn bridge was still closed on Sunday, drivers said.",
        ),
        (
            "The company vowed to pay all wages at Lodra by the end of March.",
            "No wages had been paid at Lodra in April, the union said.",
        ),
    ],
    leaves_alone: &[
        (
            "We have honoured every article of the Orlan pact, Athens said.",
            "We have honoured every article of the Orlan pact, Ankara said.",
        ),
        (
            "We promised the farmers of Sel new wells, Athens said.",
            "Vandals broke the windows of our school in Tarn, Ankara said.",
        ),
        (
            "We will withdraw from Orlan by May, Athens said.",
            "Greek troops were still in Orlan in April, Ankara said.",
        ),
        (
            "The ministry pledged to reopen the Tarn bridge by Friday.",
            "The Lodra bridge was still closed on Sunday, drivers said.",
        ),
        (
            "The rebels pledged to release all prisoners before Sunday.",
            "The army was still holding forty prisoners on Tuesday, the clergy said.",
        ),
        (
            "The school at Tarn will reopen by March, the minister said.",
            "The school at Tarn was open in April, parents said.",
        ),
    ],
    find: |pair| {
        let word = both_ways(pair, look);
        Finding::stronger(word, both_ways(pair, after_its_day))
    },
};

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    if !pair.a.has(Mark::Promise) || !pair.b.has(Mark::Breach) {
        return None;
    }
    for here in marked(pair.a, Mark::Promise) {
        let i = pair.a.clause_of(here);
        let keeper = doer(pair.a, here, true);
        let kept_by_all = passive(pair.a, here);
        if keeper.is_none() && !kept_by_all {
            continue;
        }
        for there in marked(pair.b, Mark::Breach) {
            let breaker = doer(pair.b, there, false);
            let j = pair.b.clause_of(there);
            if !(kept_by_all && breaker.is_some()) && (breaker.is_none() || breaker != keeper) {
                continue;
            }
            if pair.time(i, j) == Relation::Different || pair.place(i, j) == Relation::Different {
                continue;
            }
            let words = |at: &usize| pair.a.tokens[*at].weight >= 0.9 && *at != here;
            let word = pair.a.clauses[i].range().filter(words);
            if kept_by_all && pair.cover(word, j).weight < 0.9 {
                continue;
            }
            let strength = ramp(pair.align(i, j).max(0.8 * pair.topic), 0.15, 0.45);
            if strength > 0.0 {
                let finding = Finding::new(
                    PairKind::Promise,
                    strength,
                    "One says the word was kept, the other that it was broken",
                    (i, j),
                    pair.a.span(here, here + 1),
                    pair.b.span(there, there + 1),
                );
                best = Finding::stronger(best, Some(finding));
            }
        }
    }
    best
}

/// "Will withdraw by May", "was still there in June".
fn after_its_day(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    for deadline in &pair.a.times {
        let i = pair.a.clause_of(deadline.from);
        let Some(by) = deadline_begins(pair.a, deadline) else {
            continue;
        };
        let Some(act) = promised(pair.a, i, by) else {
            continue;
        };
        for told in &pair.b.times {
            let j = pair.b.clause_of(told.from);
            if !comes_after(told, deadline) || pair.b.clauses[j].has(Mark::Future) {
                continue;
            }
            let Some((from, to)) = not_done(pair, act..by, j) else {
                continue;
            };
            let rest = pair.a.clauses[i].from..by;
            let rest = rest.filter(|at| *at != act && !pair.a.tokens[*at].is(Mark::Promise));
            let cover = pair.cover(rest, j);
            let apart = pair.place(i, j) == Relation::Different
                || pair.other_people(i, j)
                || pair.tells_apart(i, j)
                || pair.names_other_party(pair.a.clauses[i].from..act, j);
            // "The army still holds them": another than who promised.
            let subject = pair.b.clauses[j].from..from;
            let said = |at: usize| pair.b.tokens[at].weight >= 0.5;
            let other = subject.clone().any(said) && pair.swapped().cover(subject, i).weight <= 0.0;
            if cover.weight < 0.9 || apart || other {
                continue;
            }
            let strength = ramp(cover.share, 0.2, 0.6);
            let finding = Finding::new(
                PairKind::Promise,
                strength,
                "One promised it by a day, the other says it was not so after that day",
                (i, j),
                pair.a.span(act, deadline.to),
                pair.b.span(from.min(told.from), to.max(told.to)),
            );
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

/// Where "by May" or "before the end of March" begins.
fn deadline_begins(claim: &Prepared<'_>, time: &Time) -> Option<usize> {
    let clause = claim.clauses[claim.clause_of(time.from)];
    let low = clause.from.max(time.from.saturating_sub(4));
    (low..time.from)
        .rev()
        .find(|&at| matches!(claim.word(at).as_ref(), "by" | "before"))
        .filter(|&by| {
            (by + 1..time.from).all(|at| {
                matches!(
                    claim.word(at).as_ref(),
                    "the" | "end" | "of" | "start" | "middle"
                )
            })
        })
}

/// The act that is promised before `end`: the first telling word after "will" or "promised to".
fn promised(claim: &Prepared<'_>, clause: usize, end: usize) -> Option<usize> {
    let range = claim.clauses[clause].from..end;
    let word = range
        .clone()
        .find(|&at| claim.tokens[at].is(Mark::Promise) && claim.word(at + 1) == "to");
    let will = || {
        let gives_word = claim.claim.act == SpeechAct::Promise;
        range
            .clone()
            .find(|&at| matches!(claim.word(at).as_ref(), "will" | "shall"))
            .or_else(|| gives_word.then_some(range.start))
    };
    let from = word.or_else(will)?;
    let refuses = claim
        .negations
        .iter()
        .any(|n| !n.denial && range.contains(&n.from));
    (from + 1..end)
        .find(|&at| claim.tokens[at].weight >= 0.3 && !claim.tokens[at].party)
        .filter(|_| !refuses)
}

/// Words of clause `j` that say the opposite of the act, or that it was not done.
fn not_done(pair: &Pair<'_, '_>, act: std::ops::Range<usize>, j: usize) -> Option<(usize, usize)> {
    let ours = pair.a.poles.iter().filter(|p| act.contains(&p.from));
    for pole in ours.filter(|p| p.from <= act.start + 1) {
        let opposite = pair.b.poles.iter().find(|p| {
            p.frame == pole.frame && p.plus != pole.plus && pair.b.clause_of(p.from) == j
        });
        if let Some(opposite) = opposite {
            return Some((opposite.from, opposite.to));
        }
    }
    let verb = pair.a.tokens[act.start].concept;
    let undone = pair
        .b
        .places(verb)
        .find(|&at| pair.b.clause_of(at) == j && pair.b.tokens[at].negated)?;
    let negation = pair
        .b
        .negations
        .iter()
        .find(|n| (n.scope.0..n.scope.1).contains(&undone));
    Some((negation.map_or(undone, |n| n.from.min(undone)), undone + 1))
}

/// Whether a time lies after another, within half a year or half a week.
fn comes_after(told: &Time, deadline: &Time) -> bool {
    let later = |x: u8, y: u8, round: u8| (1..=round / 2).contains(&((x + round - y) % round));
    match (told.year, deadline.year) {
        (Some(x), Some(y)) if x != y => return x > y,
        _ => {}
    }
    match (told.month, deadline.month, told.day, deadline.day) {
        (Some(x), Some(y), Some(day), Some(last)) if x == y => day > last,
        (Some(x), Some(y), ..) => later(x, y, 12),
        _ => match (told.weekday, deadline.weekday) {
            (Some(x), Some(y)) => later(x, y, 7),
            _ => false,
        },
    }
}

fn marked(claim: &Prepared<'_>, mark: Mark) -> Vec<usize> {
    (0..claim.tokens.len())
        .filter(|&at| claim.tokens[at].is(mark) && !claim.tokens[at].negated)
        .collect()
}

/// "the truce was respected": by all.
fn passive(claim: &Prepared<'_>, at: usize) -> bool {
    at > 0
        && matches!(
            claim.word(at - 1).as_ref(),
            "was" | "were" | "been" | "being" | "is" | "are" | "fully" | "strictly"
        )
}

/// Who keeps or breaks: the party named before, else the speaker.
fn doer(claim: &Prepared<'_>, at: usize, speaker: bool) -> Option<u64> {
    let bounds = claim.clauses[claim.clause_of(at)];
    claim
        .mentions
        .iter()
        .rfind(|m| m.to <= at && m.from >= bounds.from)
        .map(|m| m.party)
        .or_else(|| claim.own.filter(|_| speaker))
}
