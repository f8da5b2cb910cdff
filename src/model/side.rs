//! The two sides, and everyone else.

use serde::{Deserialize, Serialize};

/// Whom a speaker speaks for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The first party of the profile: the left column.
    A,
    /// The second party: the right column.
    B,
    /// Known to be neither.
    Other,
    /// Not known.
    #[default]
    Unknown,
}

impl Side {
    /// `a`, `b`, `other` or `unknown`.
    pub fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it is one of the two columns.
    pub fn is_column(self) -> bool {
        matches!(self, Self::A | Self::B)
    }
}
