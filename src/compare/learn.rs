//! What the verdicts of a project teach about later suggestions: a kind that is often rejected sinks,
//! one that is often confirmed rises.
//!
//! Counted by kind and by the mix of kinds that gave the reasons; smoothed, so that few verdicts
//! change little; bounded, so that none decides alone; and even-handed: as many rejections take away
//! what as many confirmations add. A pair that was decided keeps its score.

use std::collections::BTreeMap;

use super::calibrate::SUGGEST_FROM;
use crate::model::{Lesson, PairKind, Reason, Suggestion};

/// The fewest verdicts that teach.
const LEAST_VERDICTS: u32 = 3;

/// The most that lessons move the logarithm of a score's odds.
const MOST_SHIFT: f32 = 0.8;

/// How fast the shift grows with the verdicts.
const PACE: f32 = 0.4;

/// What was confirmed and rejected so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lessons {
    counts: BTreeMap<Vec<PairKind>, (u32, u32)>,
}

impl Lessons {
    /// Counts one verdict on a pair with these reasons.
    pub(super) fn count(&mut self, judged: &Suggestion, confirmed: bool) {
        let mix = mix(judged);
        if mix.is_empty() {
            return;
        }
        let mut add = |kinds: Vec<PairKind>| {
            let (yes, no) = self.counts.entry(kinds).or_default();
            *if confirmed { yes } else { no } += 1;
        };
        if mix.len() > 1 {
            add(mix);
        }
        add(vec![judged.kind]);
    }

    /// What was learnt, by kinds, for the person to see.
    pub(super) fn told(&self) -> Vec<Lesson> {
        self.counts
            .iter()
            .map(|(kinds, &(confirmed, rejected))| Lesson {
                kinds: kinds.clone(),
                confirmed,
                rejected,
                shift: shift(confirmed, rejected).unwrap_or(0.0),
            })
            .collect()
    }

    /// Whether a suggestion that was not decided moves.
    pub(super) fn moves(&self, found: &Suggestion) -> bool {
        self.change(found).is_some()
    }

    /// How far a suggestion moves, and how many pairs of its kind were confirmed and rejected.
    fn change(&self, found: &Suggestion) -> Option<(f32, u32, u32)> {
        if self.counts.is_empty() {
            return None;
        }
        let of = |kinds: &[PairKind]| {
            let &(yes, no) = self.counts.get(kinds)?;
            Some((shift(yes, no)?, yes, no))
        };
        let mix = mix(found);
        let by_kind = of(&[found.kind]);
        let by_mix = of(&mix).filter(|_| mix.len() > 1);
        let (change, yes, no) = match (by_kind, by_mix) {
            (Some(kind), Some(mix)) => Some((f32::midpoint(kind.0, mix.0), kind.1, kind.2)),
            (one, other) => one.or(other),
        }?;
        let moves = change.abs() >= 0.01 && found.score > 0.0 && found.score < 1.0;
        moves.then_some((change, yes, no))
    }

    /// Moves the score of a suggestion that was not decided, and says so in one more line.
    pub(super) fn apply(&self, to: &mut Suggestion) {
        let Some((change, yes, no)) = self.change(to) else {
            return;
        };
        let odds = to.score / (1.0 - to.score) * change.exp();
        to.score = odds / (1.0 + odds);
        to.suggested = !to.reasons.is_empty() && to.score >= SUGGEST_FROM;
        let all = yes + no;
        let line = |text: String| Reason {
            kind: PairKind::Learned,
            text,
            in_a: to.reasons[0].in_a.clone(),
            in_b: to.reasons[0].in_b.clone(),
        };
        if change > 0.0 {
            let line = line(format!(
                "You confirmed {yes} of {all} pairs for which this reason was given."
            ));
            to.reasons.push(line);
        } else {
            let line = line(format!(
                "You rejected {no} of {all} pairs for which this reason was given."
            ));
            to.doubts.push(line);
        }
    }
}

/// The kinds of the reasons that come from the words of the pair, each once, in a fixed order.
fn mix(of: &Suggestion) -> Vec<PairKind> {
    let mut kinds: Vec<PairKind> = of
        .reasons
        .iter()
        .map(|reason| reason.kind)
        .filter(|kind| !matches!(kind, PairKind::SecondOpinion | PairKind::Learned))
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// The change of the logarithm of the odds; none from too few verdicts.
fn shift(confirmed: u32, rejected: u32) -> Option<f32> {
    (confirmed + rejected >= LEAST_VERDICTS).then(|| {
        let odds = (confirmed as f32 + 1.0) / (rejected as f32 + 1.0);
        (PACE * odds.ln()).clamp(-MOST_SHIFT, MOST_SHIFT)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Folding, bare_claim, judge};

    fn judged() -> Suggestion {
        judge(
            &bare_claim("Ninety shells hit Lalpur at dawn, the mayor said.", 1),
            &bare_claim("Four shells hit Lalpur at dawn, the army said.", 2),
            &Folding::default(),
        )
    }

    fn after(confirmed: u32, rejected: u32) -> Suggestion {
        let mut lessons = Lessons::default();
        let mut found = judged();
        (0..confirmed).for_each(|_| lessons.count(&found, true));
        (0..rejected).for_each(|_| lessons.count(&found, false));
        lessons.apply(&mut found);
        found
    }

    #[test]
    fn what_is_rejected_sinks_and_what_is_confirmed_rises_by_as_much() {
        let odds = |s: &Suggestion| (s.score / (1.0 - s.score)).ln();
        let (before, up, down) = (judged(), after(4, 0), after(0, 4));
        assert!(up.score > before.score && down.score < before.score);
        let (gain, loss) = (odds(&up) - odds(&before), odds(&before) - odds(&down));
        assert!((gain - loss).abs() < 1e-3, "{gain} {loss}");
        assert_eq!(up.reasons.len(), before.reasons.len() + 1);
        assert!(
            down.doubts
                .iter()
                .any(|d| d.text.contains("rejected 4 of 4"))
        );
        assert!(
            up.reasons
                .iter()
                .all(|r| !r.in_a.is_empty() && !r.in_b.is_empty())
        );
    }

    #[test]
    fn few_or_even_verdicts_change_nothing_and_many_are_bounded() {
        assert_eq!(after(1, 1), judged());
        assert_eq!(after(2, 0), judged());
        assert_eq!(after(5, 5), judged());
        let (many, more) = (after(0, 60), after(0, 600));
        assert_eq!(many.score.to_bits(), more.score.to_bits());
        assert!(many.score > 0.2 * judged().score);
        let mut last = 1.0;
        for rejected in 3..40 {
            let score = after(0, rejected).score;
            assert!(score <= last);
            last = score;
        }
    }
}
