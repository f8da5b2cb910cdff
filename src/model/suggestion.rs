//! A suggestion: two statements that may contradict each other, and why.

use serde::{Deserialize, Serialize};

use super::ids::{PairId, StatementId};
use crate::text::Span;

/// What kind of contradiction a signal points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PairKind {
    /// One side denies what the other claims.
    Denial,
    /// It happened or it did not.
    Negation,
    /// Amounts of the same thing differ.
    Number,
    /// Each names the other as the one who did it.
    Blame,
    /// Who or what was hit, or by whom.
    Actor,
    /// Held or lost, open or shut.
    Status,
    /// Opposite words for one subject.
    Antonym,
    /// One event, two times.
    Date,
    /// One event, two places.
    Place,
    /// Must or may, will or will not.
    Modality,
    /// Opposite accounts of how someone behaved.
    Conduct,
    /// A promise, and an accusation that it was broken.
    Promise,
    /// A model outside the program agrees or doubts; never the kind of a pair itself.
    SecondOpinion,
    /// What the verdicts of this project taught.
    Learned,
    /// No signal.
    None,
}

impl PairKind {
    /// The name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Denial => "denial",
            Self::Negation => "negation",
            Self::Number => "number",
            Self::Blame => "blame",
            Self::Actor => "actor",
            Self::Status => "status",
            Self::Antonym => "antonym",
            Self::Date => "date",
            Self::Place => "place",
            Self::Modality => "modality",
            Self::Conduct => "conduct",
            Self::Promise => "promise",
            Self::SecondOpinion => "second_opinion",
            Self::Learned => "learned",
            Self::None => "none",
        }
    }
}

/// One ground for a suggestion, or for doubting it, with the words that gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The signal.
    pub kind: PairKind,
    /// A short sentence for the person.
    pub text: String,
    /// The words in the first statement's [`super::statement::ClaimText`].
    pub in_a: Vec<Span>,
    /// The words in the second's.
    pub in_b: Vec<Span>,
}

/// What the person's verdicts taught about pairs with reasons of these kinds.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// One kind, or the mix of kinds that gave the reasons.
    pub kinds: Vec<PairKind>,
    /// Pairs of these kinds that were confirmed.
    pub confirmed: u32,
    /// Pairs of these kinds that were rejected.
    pub rejected: u32,
    /// What is added to the logarithm of the odds of later suggestions; 0 from too few verdicts.
    pub shift: f32,
}

/// What a pair lies between.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Between {
    /// The two sides may contradict each other.
    #[default]
    Sides,
    /// One side said one thing first and another later.
    Times,
    /// One side may contradict itself.
    OneSide,
}

impl Between {
    /// All, the one that is shown first in front.
    pub const ALL: [Self; 3] = [Self::Sides, Self::Times, Self::OneSide];

    /// The name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sides => "sides",
            Self::Times => "times",
            Self::OneSide => "one_side",
        }
    }
}

/// Two statements that may contradict each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The pair.
    pub pair: PairId,
    /// How the two stand to each other.
    #[serde(default)]
    pub between: Between,
    /// The statement of side A; within one side, the earlier one.
    pub a: StatementId,
    /// The statement of side B; within one side, the later one.
    pub b: StatementId,
    /// Other statements that say the same as `a`: the same words in other papers.
    #[serde(default)]
    pub also_a: Vec<StatementId>,
    /// Other statements that say the same as `b`.
    #[serde(default)]
    pub also_b: Vec<StatementId>,
    /// From 0 to 1; the same whichever statement comes first.
    pub score: f32,
    /// Whether the score reaches the line above which a pair is offered for review.
    pub suggested: bool,
    /// The strongest signal's kind.
    pub kind: PairKind,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Why perhaps not.
    pub doubts: Vec<Reason>,
}
