//! One score for a pair: signals joined by noisy-or, scaled by topic, lowered by doubts, told as a share.
//!
//! The pair is looked at in one fixed order whichever claim comes first, and mirrored at the end,
//! so `judge(a, b)` and `judge(b, a)` give the same score, kind and reasons.

use std::cmp::Ordering;

use super::Claim;
use super::calibrate::{OFFERED_FROM, share};
use super::doubts;
use super::pair::{Pair, ramp};
use super::prepared::Prepared;
use super::signals::{Finding, effect_leaning, effects_agree, registry::SIGNALS};
use crate::model::{Between, PairId, PairKind, Reason, Suggestion};
use crate::text::Span;

/// Findings weaker than this give no reason.
const LEAST_STRENGTH: f32 = 0.12;

/// The most a shared topic alone gives, so that pairs without a reason are ranked, too.
const TOPIC_ALONE: f32 = 0.03;

/// The most that one negation more in one of two claims on one topic, or effects that point apart, add
/// below the line.
const LEANING: f32 = 0.06;

/// What is left of opposite words when both claims tell of one and the same effect.
const AGREED: f32 = 0.4;

/// The most characters of a claim that a reason quotes in one place.
const MOST_QUOTED_CHARS: usize = 90;

/// Judges two prepared claims.
pub(super) fn judge(a: &Prepared<'_>, b: &Prepared<'_>) -> Suggestion {
    judge_without(a, b, &[])
}

/// Judges with some signals left out.
pub(super) fn judge_without(a: &Prepared<'_>, b: &Prepared<'_>, without: &[String]) -> Suggestion {
    let swap = order(a.claim, b.claim) == Ordering::Greater;
    let (first, second) = if swap { (b, a) } else { (a, b) };
    let pair = Pair::new(first, second);
    let mut findings: Vec<(f32, Finding)> = SIGNALS
        .iter()
        .filter(|signal| !without.iter().any(|id| id == signal.id))
        .filter_map(|signal| (signal.find)(&pair).map(|found| (signal.weight, found)))
        .filter(|(_, found)| found.strength >= LEAST_STRENGTH && shows_a_clash(found, &pair))
        .map(|(weight, found)| {
            let gate = ramp(pair.topic, 0.06, 0.3).max(found.gate);
            let agreed = found.kind == PairKind::Antonym && effects_agree(&pair);
            let keep = if agreed { AGREED } else { 1.0 };
            (weight * found.strength.min(1.0) * gate * keep, found)
        })
        .filter(|&(lift, _)| lift > 0.02)
        .collect();
    findings.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut strength = 1.0 - findings.iter().map(|(lift, _)| 1.0 - lift).product::<f32>();
    let doubts = findings
        .first()
        .map_or_else(Vec::new, |(_, strongest)| doubts::find(&pair, strongest));
    for doubt in &doubts {
        strength *= doubt.keep;
    }
    let mut below = TOPIC_ALONE * pair.topic + LEANING * leaning(&pair).max(effect_leaning(&pair));
    let (i, j) = pair.best_clauses();
    if findings.is_empty() && !pair.may_be_one(i, j) {
        below *= 0.5;
    }
    strength = (strength * (1.0 - TOPIC_ALONE - LEANING) + below).clamp(0.0, 1.0);
    let kind = findings.first().map_or(PairKind::None, |(_, f)| f.kind);
    let mirror = |one: Vec<Span>, other: Vec<Span>| if swap { (other, one) } else { (one, other) };
    let reasons: Vec<Reason> = findings
        .into_iter()
        .map(|(_, found)| {
            let (in_a, in_b) = mirror(found.in_a, found.in_b);
            Reason {
                kind: found.kind,
                text: sentence(found.kind, found.label, &in_a, a.claim, &in_b, b.claim),
                in_a,
                in_b,
            }
        })
        .collect();
    let doubts = doubts
        .into_iter()
        .map(|doubt| {
            let (in_a, in_b) = mirror(doubt.in_a, doubt.in_b);
            Reason {
                kind: PairKind::None,
                text: sentence(PairKind::None, doubt.text, &in_a, a.claim, &in_b, b.claim),
                in_a,
                in_b,
            }
        })
        .collect();
    Suggestion {
        between: Between::Sides,
        also_a: Vec::new(),
        also_b: Vec::new(),
        pair: PairId::of(a.claim.id, b.claim.id),
        a: a.claim.id,
        b: b.claim.id,
        score: share(strength),
        suggested: !reasons.is_empty() && strength >= OFFERED_FROM,
        kind,
        reasons,
        doubts,
    }
}

/// How much the two lean apart without a reason to show: one says "not" where the other does not, or
/// their effects point apart.
fn leaning(pair: &Pair<'_, '_>) -> f32 {
    let (i, j) = pair.best_clauses();
    let negates = |claim: &Prepared<'_>, clause: usize| {
        claim
            .negations
            .iter()
            .filter(|n| n.to > n.from && claim.clause_of(n.from) == clause)
            .count()
            % 2
            == 1
    };
    let apart = pair.align(i, j) > 0.0 && negates(pair.a, i) != negates(pair.b, j);
    if apart { pair.topic } else { 0.0 }
}

/// Words that both claims share can be denied, and "our side" is another for each speaker; else
/// nothing is the opposite of itself.
fn shows_a_clash(found: &Finding, pair: &Pair<'_, '_>) -> bool {
    let words = |spans: &[Span], claim: &Claim| -> Vec<String> {
        let lower = |span: &Span| short(span.slice(&claim.text)).to_lowercase();
        spans.iter().map(lower).collect()
    };
    matches!(found.kind, PairKind::Denial | PairKind::Place)
        || words(&found.in_a, pair.a.claim) != words(&found.in_b, pair.b.claim)
}

/// A fixed order of claims by what they say.
fn order(a: &Claim, b: &Claim) -> Ordering {
    let key = |c: &Claim| (c.side, c.act as u8, c.said_on, c.published_on);
    a.text
        .cmp(&b.text)
        .then_with(|| a.speaker.cmp(&b.speaker))
        .then_with(|| key(a).cmp(&key(b)))
}

/// "They use opposite words: “rose” against “fell”."
fn sentence(
    kind: PairKind,
    label: &str,
    in_a: &[Span],
    a: &Claim,
    in_b: &[Span],
    b: &Claim,
) -> String {
    let quote = |spans: &[Span], text: &str| {
        spans
            .iter()
            .map(|span| format!("“{}”", short(span.slice(text))))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match (quote(in_a, &a.text), quote(in_b, &b.text)) {
        (x, y) if x.is_empty() && y.is_empty() => format!("{label}."),
        (x, y) if y.is_empty() => format!("{label}: {x}."),
        (x, y) if x.is_empty() => format!("{label}: {y}."),
        (x, y) if x == y && kind == PairKind::Place => format!("{label}: each says {x}."),
        (x, y) if x == y => format!("{label}: {x}."),
        (x, y) => format!("{label}: {x} against {y}."),
    }
}

/// The words without the quotation marks at their ends, cut when long.
fn short(words: &str) -> String {
    let words = words.trim_matches(|c| "“”\"'‘’ ".contains(c));
    let words = words.replace(['“', '”', '"'], "");
    if words.chars().count() <= MOST_QUOTED_CHARS {
        return words;
    }
    let cut: String = words.chars().take(MOST_QUOTED_CHARS).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}
