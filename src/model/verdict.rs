//! A verdict: what the person says of a pair. The program never gives one.

use serde::{Deserialize, Serialize};

use super::ids::{ClaimKey, PairId, StatementId};
use super::relation::Relation;
use super::side::Side;

/// The person's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// The two contradict each other.
    Confirmed,
    /// They do not.
    Rejected,
    /// Not decided now; comes back at the end.
    Later,
}

impl Answer {
    /// The name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Rejected => "rejected",
            Self::Later => "later",
        }
    }
}

/// How a pair came before the person.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Asked {
    /// The program suggested it, or the person linked it.
    #[default]
    Plainly,
    /// A control pair: the rules say that it is no contradiction, and it was mixed in untold.
    Control,
    /// One of a sample of pairs that were not suggested.
    Sample,
}

/// Under which circumstances an answer was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Given {
    /// How the pair came before the person.
    #[serde(skip_serializing_if = "is_plain")]
    pub asked: Asked,
    /// Of a control or sample pair: the answer given before the program told what it was. A later
    /// change of mind leaves it, since figures are made of it. None for an answer given in bulk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Answer>,
    /// Whether the answer was given before the program's reasons were seen.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub blind: bool,
}

impl Given {
    /// Whether there is nothing to tell.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_plain(asked: &Asked) -> bool {
    *asked == Asked::Plainly
}

/// A copy of one statement as it stood when the verdict was given.
///
/// It lets the verdict be shown when the statement is no longer found, and lets the verdict follow
/// its wording when the article's text has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// The statement.
    pub statement: StatementId,
    /// Its wording's key.
    pub claim: ClaimKey,
    /// Its side then.
    pub side: Side,
    /// Its speaker's name then.
    pub speaker: Option<String>,
    /// Its content then.
    pub text: String,
    /// Title of its article.
    pub article_title: String,
}

/// The person's word on a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The pair.
    pub pair: PairId,
    /// The answer.
    pub answer: Answer,
    /// Whether the person linked the two by hand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
    /// What the person calls the contradiction, if they named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// Under which circumstances the answer was given.
    #[serde(default, skip_serializing_if = "Given::is_usual")]
    pub given: Given,
    /// Side A's statement as it was.
    pub a: Witness,
    /// Side B's statement as it was.
    pub b: Witness,
    /// When, as an RFC 3339 time in UTC.
    pub decided_at: String,
}
