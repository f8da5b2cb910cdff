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
    /// Side A's statement as it was.
    pub a: Witness,
    /// Side B's statement as it was.
    pub b: Witness,
    /// When, as an RFC 3339 time in UTC.
    pub decided_at: String,
}
