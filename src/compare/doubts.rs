//! Reasons to doubt: both claims may hold after all. Each lowers the score and is shown.

use super::lexicon::Mark;
use super::pair::{Pair, Relation, place_names, times};
use super::prepared::Prepared;
use super::signals::Finding;
use crate::model::PairKind;
use crate::text::Span;

/// A reason to doubt.
#[derive(Clone, Debug)]
pub(super) struct Doubt {
    /// What is left of the score, from 0 to 1.
    pub(super) keep: f32,
    pub(super) text: &'static str,
    pub(super) in_a: Vec<Span>,
    pub(super) in_b: Vec<Span>,
}

/// Days between two articles after which they are less likely to speak of one event.
const FAR_APART_DAYS: i32 = 45;

/// All doubts about a pair, seen from its strongest finding.
pub(super) fn find(pair: &Pair<'_, '_>, finding: &Finding) -> Vec<Doubt> {
    let (i, j) = finding.clauses;
    let mut out = Vec::new();
    // A promise and what came of it are told of two times.
    let two_times = matches!(finding.kind, PairKind::Date | PairKind::Promise);
    if !two_times && pair.time(i, j) == Relation::Different {
        let mark = |claim: &Prepared<'_>, clause: usize| {
            times(claim, clause)
                .next()
                .map(|t| claim.span(t.from, t.to))
                .into_iter()
                .collect()
        };
        out.push(Doubt {
            keep: 0.3,
            text: "They may speak of different times",
            in_a: mark(pair.a, i),
            in_b: mark(pair.b, j),
        });
    }
    if finding.kind != PairKind::Place && pair.place(i, j) == Relation::Different {
        let mark = |claim: &Prepared<'_>, clause: usize| {
            place_names(claim, clause)
                .next()
                .map(|at| claim.span(at, claim.name_end(at)))
                .into_iter()
                .collect()
        };
        out.push(Doubt {
            keep: 0.6,
            text: "They may speak of different places",
            in_a: mark(pair.a, i),
            in_b: mark(pair.b, j),
        });
    }
    if super::signals::ordinals_differ(pair, i, j) {
        out.push(plain(0.4, "They may speak of different rounds or parts"));
    }
    one_sided(
        pair,
        &mut out,
        0.35,
        "A condition is attached",
        |claim, side| {
            let clause = claim.clauses[if side { i } else { j }];
            let hypothetical =
                clause.has(Mark::Future) || clause.has(Mark::Threat) || clause.has(Mark::Possible);
            (clause.has(Mark::Conditional) && hypothetical)
                .then(|| first_marked(claim, clause.range(), Mark::Conditional))
                .flatten()
        },
    );
    if !matches!(finding.kind, PairKind::Modality | PairKind::Conduct) {
        one_sided(
            pair,
            &mut out,
            0.6,
            "It is a wish or a demand, not a report",
            |claim, side| {
                let clause = claim.clauses[if side { i } else { j }];
                first_marked(claim, clause.range(), Mark::Wish)
            },
        );
        one_sided(
            pair,
            &mut out,
            0.7,
            "It is only called possible",
            |claim, side| {
                let clause = claim.clauses[if side { i } else { j }];
                first_marked(claim, clause.range(), Mark::Possible)
            },
        );
    }
    one_sided(
        pair,
        &mut out,
        0.3,
        "It repeats another's claim or leaves it open",
        |claim, _| leaves_open(claim),
    );
    one_sided(pair, &mut out, 0.75, "It is an opinion", |claim, side| {
        let clause = claim.clauses[if side { i } else { j }];
        first_marked(claim, clause.range(), Mark::Opinion)
    });
    if let (Some(one), Some(other)) = (pair.a.claim.published_on, pair.b.claim.published_on) {
        let days = one.until(other).map_or(0, |span| span.get_days()).abs();
        if days > FAR_APART_DAYS && pair.time(i, j) != Relation::Same {
            out.push(plain(0.7, "The articles came out weeks apart"));
        }
    }
    out
}

fn plain(keep: f32, text: &'static str) -> Doubt {
    Doubt {
        keep,
        text,
        in_a: Vec::new(),
        in_b: Vec::new(),
    }
}

/// A doubt that one claim alone can raise; raised once, with the words of both that raise it.
fn one_sided(
    pair: &Pair<'_, '_>,
    out: &mut Vec<Doubt>,
    keep: f32,
    text: &'static str,
    look: impl Fn(&Prepared<'_>, bool) -> Option<usize>,
) {
    let mark = |claim: &Prepared<'_>, side: bool| -> Vec<Span> {
        look(claim, side)
            .map(|at| claim.span(at, at + 1))
            .into_iter()
            .collect()
    };
    let (in_a, in_b) = (mark(pair.a, true), mark(pair.b, false));
    if !in_a.is_empty() || !in_b.is_empty() {
        out.push(Doubt {
            keep,
            text,
            in_a,
            in_b,
        });
    }
}

fn first_marked(
    claim: &Prepared<'_>,
    mut range: std::ops::Range<usize>,
    mark: Mark,
) -> Option<usize> {
    range.find(|&at| claim.tokens[at].is(mark))
}

/// "Kabul says that ..., and we are looking into it".
fn leaves_open(claim: &Prepared<'_>) -> Option<usize> {
    let speaks = |at: usize| {
        claim.tokens[at].is(Mark::QuotedThird)
            && claim
                .mentions
                .iter()
                .any(|m| m.named && Some(m.party) != claim.own && m.to <= at && m.to + 2 > at)
    };
    let quoted = (0..claim.tokens.len()).find(|&at| speaks(at));
    let open = (0..claim.tokens.len())
        .find(|&at| claim.tokens[at].is(Mark::KeepsOpen) && !claim.tokens[at].negated);
    let claimed = (0..claim.tokens.len()).find(|&at| claim.tokens[at].is(Mark::ClaimWord));
    let denies = claim.negations.iter().any(|n| n.denial);
    match (quoted, open) {
        _ if denies => None,
        (Some(at), _) => Some(at),
        (None, Some(at)) if claimed.is_some() => Some(at),
        _ => None,
    }
}
