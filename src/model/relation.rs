//! What a person calls the way in which two claims contradict each other.

use serde::{Deserialize, Serialize};

/// The name a person gives to a contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// One denies what the other claims.
    Denial,
    /// Different amounts of the same thing.
    Number,
    /// One event, two times.
    Date,
    /// One event, two places.
    Place,
    /// Who did it, or to whom.
    Actor,
    /// A promise given, or kept, or broken.
    Promise,
    /// Any other.
    Other,
}

impl Relation {
    /// All names, in the order of their keys.
    pub const ALL: [Self; 7] = [
        Self::Denial,
        Self::Number,
        Self::Date,
        Self::Place,
        Self::Actor,
        Self::Promise,
        Self::Other,
    ];

    /// The name used in files and on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Denial => "denial",
            Self::Number => "number",
            Self::Date => "date",
            Self::Place => "place",
            Self::Actor => "actor",
            Self::Promise => "promise",
            Self::Other => "other",
        }
    }
}
