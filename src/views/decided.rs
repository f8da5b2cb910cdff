//! What was decided last, to be told while the next pair is shown already.

use std::fmt::Write as _;

use super::pair::Told;
use crate::model::{Answer, PairId, Suggestion};

/// The last decision, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// What happened and where one is now: "Confirmed. Next: pair 15 of 40. Undo with Backspace."
    pub announced: String,
    /// The pair it was about, when it was about one.
    pub pair: Option<PairId>,
    /// What takes it back, if anything does.
    pub back: Option<Back>,
    /// After an answer given blind: what the program made of the pair, and its reasons and doubts.
    pub program: Option<String>,
}

/// What takes the last act back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// It was done, and undo takes it back.
    Undo,
    /// It was undone, and redo makes it again.
    Redo,
}

/// What the program made of a pair, as it is told after an answer given blind.
pub fn program_said(told: Told, suggestion: Option<&Suggestion>) -> String {
    let mut out = told.sentence().to_owned();
    let Some(suggestion) = suggestion else {
        return out;
    };
    if !suggestion.reasons.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(out, " Score {:.2}.", suggestion.score);
    }
    for reason in &suggestion.reasons {
        out.push(' ');
        out.push_str(&reason.text);
    }
    if !suggestion.doubts.is_empty() {
        out.push_str(" Doubts:");
    }
    for doubt in &suggestion.doubts {
        out.push(' ');
        out.push_str(&doubt.text);
    }
    out
}

/// What an answer is called when it has just been given.
pub fn answered(answer: Answer) -> &'static str {
    match answer {
        Answer::Confirmed => "Confirmed.",
        Answer::Rejected => "Rejected.",
        Answer::Later => "Put off for later.",
    }
}
