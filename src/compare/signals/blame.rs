//! Who began, broke or caused one event: each names someone else.

use super::super::lexicon::Mark;
use super::super::pair::{Pair, Relation, ramp};
use super::super::prepared::{Mention, Prepared};
use super::{Finding, Signal};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "blame",
    looks_at: "two culprits for one beginning, breach, cause or failure",
    weight: 0.85,
    fires_on: &[
        (
            "Serbian police started the shooting at Brod, the interior ministry in Pristina said.",
            "Kosovan police started the shooting at Brod, the interior ministry in Belgrade said.",
        ),
        (
            "The truce in Orlan was broken by the rebels, the army said.",
            "The army broke the truce in Orlan, a rebel spokesman said.",
        ),
        (
            "The Front murdered the postman of Tarrow, the army said.",
            "The postman of Tarrow was murdered by soldiers, the Front said.",
        ),
        (
            "The meeting fell through because the union tore up the minutes, the company said.",
            "The meeting fell through because the company changed the agenda, the union said.",
        ),
        (
            "The blaze at the Orlan mill was caused by lightning, the owner said.",
            "Strikers caused the blaze at the Orlan mill, the police said.",
        ),
    ],
    leaves_alone: &[
        (
            "Serbian police started the shooting at Brod on Monday.",
            "Kosovan police started the shooting at Lug on Friday.",
        ),
        (
            "Serbian police killed a smuggler at Brod, Belgrade said.",
            "Kosovan police killed a smuggler at Brod, Pristina said.",
        ),
        (
            "The truce in Orlan was broken by the smugglers, the army said.",
            "The smugglers broke the truce in Orlan, a rebel spokesman said.",
        ),
    ],
    find: look,
};

struct Culprit {
    party: u64,
    named: bool,
    clause: usize,
    verb: usize,
    from: usize,
    to: usize,
    /// "began", "broke": one event has one such cause. "killed" needs one victim, too.
    sole: bool,
}

fn look(pair: &Pair<'_, '_>) -> Option<Finding> {
    let mut best = None;
    let theirs = culprits(pair.b);
    if theirs.is_empty() {
        return None;
    }
    for ours in culprits(pair.a) {
        for theirs in &theirs {
            let strength = clash(pair, &ours, theirs);
            if strength <= 0.0 {
                continue;
            }
            let mark = |claim: &Prepared<'_>, c: &Culprit| {
                claim.whole_phrase(
                    c.from.min(c.verb),
                    (c.to.max(c.verb + 1)).min(c.from.min(c.verb) + 10),
                )
            };
            let finding = Finding::new(
                PairKind::Blame,
                strength,
                "Each names someone else as the one who did it",
                (ours.clause, theirs.clause),
                mark(pair.a, &ours),
                mark(pair.b, theirs),
            );
            best = Finding::stronger(best, Some(finding));
        }
    }
    best
}

fn clash(pair: &Pair<'_, '_>, ours: &Culprit, theirs: &Culprit) -> f32 {
    if ours.party == theirs.party {
        return 0.0;
    }
    let (i, j) = (ours.clause, theirs.clause);
    if pair.time(i, j) == Relation::Different || pair.place(i, j) == Relation::Different {
        return 0.0;
    }
    let (own_a, own_b) = (pair.a.own, pair.b.own);
    let blames_self = |c: &Culprit, own: Option<u64>| own == Some(c.party);
    let sure = match (own_a, own_b) {
        (Some(a), Some(b)) if a != b => {
            if blames_self(ours, own_a) != blames_self(theirs, own_b) {
                return 0.0;
            }
            if ours.party == b && theirs.party == a {
                1.0
            } else if ours.named && theirs.named {
                0.9
            } else {
                0.8
            }
        }
        _ if ours.named && theirs.named => 0.9,
        _ => 0.6,
    };
    let verb = |claim: &Prepared<'_>, c: &Culprit| claim.tokens[c.verb].concept;
    let same_verb = verb(pair.a, ours) == verb(pair.b, theirs);
    let sole = ours.sole && theirs.sole;
    if !(sole || same_verb && one_target(pair, ours, theirs)) {
        return 0.0;
    }
    let event = event(pair, i, j);
    if event <= 0.0 {
        return 0.0;
    }
    sure * if same_verb { event } else { 0.8 * event }
}

/// "It was the police who cut": nobody else did.
fn singled_out(claim: &Prepared<'_>, verb: usize) -> bool {
    let from = claim.clauses[claim.clause_of(verb)].from;
    claim.tokens[verb].is(Mark::BlameVerb)
        && claim.word(from) == "it"
        && matches!(claim.word(from + 1).as_ref(), "was" | "is")
        && (from + 2..verb)
            .any(|at| matches!(claim.word(at).as_ref(), "who" | "that") && at + 3 > verb)
}

/// A name on no list that does it: "the Front murdered", "were murdered by bandits".
fn agent(
    claim: &Prepared<'_>,
    verb: usize,
    because: Option<usize>,
    acts: bool,
) -> Option<(u64, bool, usize, usize)> {
    let bounds = claim.clauses[claim.clause_of(verb)];
    let by = (verb + 1..bounds.to.min(verb + 8)).find(|&at| claim.word(at) == "by");
    let by = by.or(because);
    let doer = |at: usize| {
        let token = &claim.tokens[at];
        let people = claim.people(claim.clause_of(at)).any(|p| p == at);
        (token.weight > 0.0 && (token.name || people)).then_some((token.concept, true, at, at + 1))
    };
    if let Some(by) = by {
        let found = (by + 1..bounds.to.min(by + 5)).find_map(doer);
        return found.or_else(|| cause(claim, verb, by));
    }
    let at = verb
        .checked_sub(1)
        .filter(|&at| acts && at >= bounds.from)?;
    doer(at).filter(|_| at == bounds.from || claim.word(at - 1) != "in")
}

/// "was caused by lightning": what brought it about need be nobody.
fn cause(claim: &Prepared<'_>, verb: usize, by: usize) -> Option<(u64, bool, usize, usize)> {
    let bounds = claim.clauses[claim.clause_of(verb)];
    let brought = claim.tokens[verb].is(Mark::BlameStrong) && claim.word(by) == "by";
    (by + 1..bounds.to.min(by + 4))
        .filter(|_| brought)
        .find(|&at| {
            // "caused by putting off repairs" names an act and not a thing.
            let act = claim.word(at).ends_with("ing") && at + 1 < bounds.to;
            claim.tokens[at].weight >= 0.9 && !act
        })
        .map(|at| (claim.tokens[at].concept, false, at, at + 1))
}

/// Whether both clauses speak of one event, the culprits left aside.
fn event(pair: &Pair<'_, '_>, i: usize, j: usize) -> f32 {
    let said = |claim: &Prepared<'_>, clause: usize| -> Vec<usize> {
        let from = clause.saturating_sub(1);
        (claim.clauses[from].from..claim.clauses[clause].to)
            .filter(|&at| !claim.tokens[at].party && !claim.tokens[at].is(Mark::GroupNoun))
            .collect()
    };
    let here = pair.cover(said(pair.a, i).into_iter(), j);
    let swapped = pair.swapped();
    let there = swapped.cover(said(pair.b, j).into_iter(), i);
    if here.weight.min(there.weight) < 0.6 {
        return 0.0;
    }
    ramp(
        0.6 * here.share.max(there.share) + 0.4 * here.share.min(there.share),
        0.15,
        0.5,
    )
}

/// Whether what was done was done to one thing: the postman in both, not a soldier in each.
fn one_target(pair: &Pair<'_, '_>, ours: &Culprit, theirs: &Culprit) -> bool {
    let targets = |claim: &Prepared<'_>, c: &Culprit| -> Vec<usize> {
        claim.clauses[c.clause]
            .range()
            .filter(|&at| {
                let token = &claim.tokens[at];
                let definite =
                    at > 0 && matches!(claim.word(at - 1).as_ref(), "the" | "this" | "that");
                let plain = token.weight >= 0.9 && !token.name && !token.party;
                plain && definite && at != c.verb && !(c.from..c.to).contains(&at)
            })
            .collect()
    };
    let there = targets(pair.b, theirs);
    targets(pair.a, ours).iter().any(|&x| {
        there
            .iter()
            .any(|&y| pair.a.tokens[x].concept == pair.b.tokens[y].concept)
    })
}

fn culprits(claim: &Prepared<'_>) -> Vec<Culprit> {
    let mut out = Vec::new();
    for (verb, token) in claim.tokens.iter().enumerate() {
        let clause = claim.clause_of(verb);
        let bounds = claim.clauses[clause];
        // "ended because", "fell when": the words after tell the culprit.
        let because = (verb + 1..bounds.to.min(verb + 10)).find(|&at| {
            // "when" and "after" tell a cause only when they follow soon.
            let near = at < verb + 8 || !matches!(claim.word(at).as_ref(), "when" | "after");
            near && claim.tokens[at].is(Mark::Because) && token.is(Mark::Failing)
        });
        let sole = token.is(Mark::BlameStrong) || because.is_some() || singled_out(claim, verb);
        if token.negated || !(sole || token.is(Mark::BlameVerb)) {
            continue;
        }
        let passive = (bounds.from..verb).rev().take(2).any(|at| {
            matches!(
                claim.word(at).as_ref(),
                "was" | "were" | "been" | "being" | "is" | "are" | "be"
            )
        });
        if bounds.has(Mark::Conditional) {
            continue;
        }
        let in_reach = |m: &&Mention| !m.place && m.from >= bounds.from && m.to <= bounds.to;
        let link = (verb + 1..bounds.to.min(verb + 8)).find(|&at| {
            claim.tokens[at].is(Mark::AgentLink) && !claim.tokens[at].is(Mark::PlaceIn)
        });
        let link = because.or(link);
        let after = link.and_then(|link| {
            claim
                .mentions
                .iter()
                .filter(in_reach)
                .find(|m| m.from > link && m.from <= link + 7)
        });
        let before = claim
            .mentions
            .iter()
            .filter(in_reach)
            .rfind(|m| m.to <= verb && m.from + 9 > verb);
        // What "was shelled" did nothing itself.
        let acts = because.is_none() && (sole || !passive);
        let found = after
            .or(before.filter(|_| acts))
            .map(|m| (m.party, m.named, m.from, m.to));
        let Some((party, named, from, to)) = found.or_else(|| agent(claim, verb, because, acts))
        else {
            continue;
        };
        out.push(Culprit {
            party,
            named,
            clause,
            verb,
            from,
            to,
            sole,
        });
    }
    out
}
