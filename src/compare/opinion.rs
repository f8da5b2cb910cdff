//! What a second opinion from outside may change about a suggestion: one remark, within bounds.
//!
//! Where the figures come from is no matter of this file. An opinion speaks about a pair that
//! already has a reason; it never makes a suggestion, and never lifts a pair over the line of review.

use std::sync::Arc;

use super::calibrate::{SUGGEST_FROM, share as share_of, strength};
use super::pair::ramp;
use crate::model::{Opinion, PairKind, Reason, SpeechAct, Suggestion};
use crate::text::Span;

/// The most an agreeing opinion adds to the strength behind a score: a quarter of what is missing to 1.
pub const MOST_LIFT: f32 = 0.25;

/// The most a doubting opinion takes away: 35 parts of 100 of the strength behind the score.
pub const MOST_LOSS: f32 = 0.35;

/// Adds an opinion to a suggestion: a reason when it sees a contradiction at half or more, else a
/// doubt; the score moves by at most [`MOST_LIFT`] or [`MOST_LOSS`]. `a` and `b` are the texts the
/// suggestion's marks point into.
///
/// Nothing changes, and the answer is no, when the suggestion has no reason of its own, when it has
/// an opinion already, or when the figures are no numbers.
pub fn weigh(suggestion: &mut Suggestion, a: &str, b: &str, opinion: &Opinion) -> bool {
    let heard = |r: &Reason| r.kind == PairKind::SecondOpinion;
    let share = opinion.contradiction;
    if suggestion.reasons.is_empty()
        || suggestion.reasons.iter().any(heard)
        || suggestion.doubts.iter().any(heard)
        || !(share + opinion.neutral + opinion.entailment).is_finite()
    {
        return false;
    }
    let agrees = share >= 0.5;
    let verdict = if agrees { "agrees" } else { "doubts it" };
    let percent = |share: f32| (share * 100.0).round();
    let remark = Reason {
        kind: PairKind::SecondOpinion,
        text: format!(
            "A second opinion {verdict}: the model “{}” gives contradiction {}, neither {}, \
             agreement {} of 100.",
            opinion.model,
            percent(share),
            percent(opinion.neutral),
            percent(opinion.entailment),
        ),
        in_a: vec![Span::new(0, a.len())],
        in_b: vec![Span::new(0, b.len())],
    };
    let score = suggestion.score;
    if agrees {
        let lift = 1.0 - MOST_LIFT * ramp(share, 0.5, 1.0);
        let lifted = share_of(1.0 - (1.0 - strength(score)) * lift).max(score);
        suggestion.score = if suggestion.suggested {
            lifted
        } else {
            lifted.min(SUGGEST_FROM.next_down()).max(score)
        };
        suggestion.reasons.push(remark);
    } else {
        let loss = 1.0 - MOST_LOSS * ramp(1.0 - share, 0.5, 1.0);
        suggestion.score = share_of(strength(score) * loss).min(score);
        suggestion.suggested &= suggestion.score >= SUGGEST_FROM;
        suggestion.doubts.push(remark);
    }
    true
}

/// A claim as a sentence that says what the speaker holds, for a reader that knows no speech acts:
/// what is denied must not read as what is claimed.
pub fn as_sentence(text: &str, act: SpeechAct, speaker: Option<&str>) -> String {
    let text = text.trim();
    let clause = text
        .split_once(' ')
        .filter(|(first, _)| first.eq_ignore_ascii_case("that"))
        .map(|(_, clause)| clause.trim_start());
    match act {
        SpeechAct::Assert
        | SpeechAct::Acknowledge
        | SpeechAct::Threaten
        | SpeechAct::Warn
        | SpeechAct::Promise => clause.unwrap_or(text).to_owned(),
        SpeechAct::Deny | SpeechAct::Reject if clause.is_some() => {
            format!("It is not true {text}")
        }
        act => {
            let speaker = speaker.unwrap_or("The speaker");
            format!("{speaker} {} {text}", act.verb().unwrap_or("says"))
        }
    }
}

/// Best first, ties by pair id: the order of every list of suggestions.
pub fn rank(suggestions: &mut [Arc<Suggestion>]) {
    suggestions.sort_by(|x, y| y.score.total_cmp(&x.score).then(x.pair.cmp(&y.pair)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Comparer, Folding, bare_claim};

    const CLASH: (&str, &str) = (
        "Twelve soldiers were killed at the Torkham crossing.",
        "No soldiers were killed at the Torkham crossing.",
    );

    fn judged(a: &str, b: &str) -> Suggestion {
        Comparer::new(&Folding::default()).judge(&bare_claim(a, 1), &bare_claim(b, 2))
    }

    fn opinion(contradiction: f32) -> Opinion {
        Opinion {
            model: "tiny".to_owned(),
            contradiction,
            neutral: (1.0 - contradiction) * 0.75,
            entailment: (1.0 - contradiction) * 0.25,
        }
    }

    #[test]
    fn moves_a_score_within_the_bounds_and_says_so() {
        let before = judged(CLASH.0, CLASH.1);
        assert!(before.suggested);
        let mut last = 0.0;
        for percent in 0..=100 {
            let mut after = before.clone();
            assert!(weigh(
                &mut after,
                CLASH.0,
                CLASH.1,
                &opinion(percent as f32 / 100.0)
            ));
            assert!(after.score >= last, "more contradiction, never less score");
            last = after.score;
            let (from, to) = (strength(before.score), strength(after.score));
            assert!(to <= 1.0 - (1.0 - from) * (1.0 - MOST_LIFT) + 1e-3);
            assert!(to >= from * (1.0 - MOST_LOSS) - 1e-3);
            assert_eq!(after.kind, before.kind);
            let more = after.reasons.len() + after.doubts.len();
            assert_eq!(more, before.reasons.len() + before.doubts.len() + 1);
            let remarks = if percent >= 50 {
                &after.reasons
            } else {
                &after.doubts
            };
            let remark = remarks.last().unwrap();
            assert_eq!(remark.kind, PairKind::SecondOpinion);
            assert!(remark.text.contains("“tiny”"));
            assert!(remark.text.contains(&format!("contradiction {percent},")));
            assert_eq!(remark.in_a[0].slice(CLASH.0), CLASH.0);
            assert_eq!(remark.in_b[0].slice(CLASH.1), CLASH.1);
            // Heard once is enough.
            assert!(!weigh(&mut after, CLASH.0, CLASH.1, &opinion(0.9)));
        }
    }

    #[test]
    fn never_makes_a_suggestion() {
        let (a, b) = ("The harvest was good.", "Two ministers met on Monday.");
        let mut nothing = judged(a, b);
        assert!(nothing.reasons.is_empty());
        let before = nothing.clone();
        assert!(!weigh(&mut nothing, a, b, &opinion(1.0)));
        assert_eq!(nothing, before);

        let mut below = judged(CLASH.0, CLASH.1);
        below.score = SUGGEST_FROM - 0.01;
        below.suggested = false;
        assert!(weigh(&mut below, CLASH.0, CLASH.1, &opinion(1.0)));
        assert!(below.score > SUGGEST_FROM - 0.01 && below.score < SUGGEST_FROM);
        assert!(!below.suggested);
    }

    #[test]
    fn may_sink_a_suggestion_under_the_line() {
        let mut pair = judged(CLASH.0, CLASH.1);
        pair.score = SUGGEST_FROM + 0.01;
        assert!(weigh(&mut pair, CLASH.0, CLASH.1, &opinion(0.0)));
        assert!(!pair.suggested);
        let mut broken = judged(CLASH.0, CLASH.1);
        assert!(!weigh(&mut broken, CLASH.0, CLASH.1, &opinion(f32::NAN)));
    }

    #[test]
    fn what_is_denied_does_not_read_as_claimed() {
        for (text, act, speaker, said) in [
            (
                "that the camps exist",
                SpeechAct::Assert,
                None,
                "the camps exist",
            ),
            (
                "that the camps exist",
                SpeechAct::Deny,
                None,
                "It is not true that the camps exist",
            ),
            (
                "any role in the raid",
                SpeechAct::Deny,
                Some("Karimi"),
                "Karimi denies any role in the raid",
            ),
            (
                "a full inquiry",
                SpeechAct::Demand,
                None,
                "The speaker demands a full inquiry",
            ),
            ("That", SpeechAct::Assert, None, "That"),
        ] {
            assert_eq!(as_sentence(text, act, speaker), said);
        }
    }
}
