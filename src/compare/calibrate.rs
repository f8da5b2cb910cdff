//! What a strength of reasons is worth: the share of pairs that clash among our own labelled pairs.
//!
//! Signals and doubts give a strength from 0 to 1; two figures turn it into a share by the logistic curve,
//! so the order of a list stays as it is. `examples/calibrate.rs` fits them on `tests/compare/*.jsonl` and
//! `docs/ablation.md` tells how well they do. A project holds far fewer clashes than those pairs, so a
//! share is a measure of the reasons and no forecast.

/// The share from which on a pair is offered for review.
pub const SUGGEST_FROM: f32 = 0.61;

/// The strength from which on a pair is offered for review.
pub(super) const OFFERED_FROM: f32 = 0.35;

/// How much the logarithm of the odds rises with the strength. The fit gives 5.71.
const SLOPE: f64 = 5.7;

/// Shares are kept to a millionth, so that no processor's last digit shows.
const STEPS: f64 = 1e6;

/// The share for a strength; of two strengths the greater has the greater share.
pub(super) fn share(strength: f32) -> f32 {
    let above = f64::from(strength) - f64::from(OFFERED_FROM);
    let odds = (SLOPE * above + line_odds()).exp();
    let share = ((odds / (1.0 + odds)) * STEPS).round() / STEPS;
    let share = share as f32;
    // The line is a line on both scales, whatever is rounded.
    if strength >= OFFERED_FROM {
        share.max(SUGGEST_FROM)
    } else {
        share.min(SUGGEST_FROM.next_down())
    }
}

/// The strength behind a share, from 0 to 1.
pub fn strength(share: f32) -> f32 {
    let share = f64::from(share);
    let odds = (share / (1.0 - share)).ln();
    let strength = (odds - line_odds()) / SLOPE + f64::from(OFFERED_FROM);
    (strength as f32).clamp(0.0, 1.0)
}

/// The logarithm of the odds at the line of suggestion. The fit gives .46, which is the odds of .61.
fn line_odds() -> f64 {
    let line = f64::from(SUGGEST_FROM);
    (line / (1.0 - line)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_is_bounded_rises_and_can_be_turned_back() {
        let mut last = 0.0;
        for step in 0..=1000 {
            let from = step as f32 / 1000.0;
            let to = share(from);
            assert!(to > last && to < 1.0, "{from} gives {to}");
            assert!(
                (strength(to) - from).abs() < 2e-3,
                "{from} comes back as {}",
                strength(to)
            );
            assert_eq!(to >= SUGGEST_FROM, from >= OFFERED_FROM);
            last = to;
        }
        assert_eq!((strength(0.0), strength(1.0)), (0.0, 1.0));
    }
}
