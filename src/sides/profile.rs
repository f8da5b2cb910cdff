//! A side profile: two parties, their officials, institutions and metonyms, carriers, groups of
//! neither side. Plain data, read from JSON.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Side;

/// A profile file that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct ProfileError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: String,
}

/// Two parties and all that is known about who speaks for them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name of the profile ("Pakistan and Afghanistan").
    pub name: String,
    /// The left column's party.
    pub a: Party,
    /// The right column's party.
    pub b: Party,
}

/// One party.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Name as the column shows it ("Pakistan").
    pub name: String,
}

impl Profile {
    /// The profile that comes with the program.
    pub fn built_in() -> Self {
        let party = |name: &str| Party {
            name: name.to_owned(),
        };
        Self {
            name: "Pakistan and Afghanistan".to_owned(),
            a: party("Pakistan"),
            b: party("Afghanistan"),
        }
    }

    /// Reads and checks a profile.
    ///
    /// # Errors
    /// Names the line that is wrong.
    pub fn from_json(json: &str) -> Result<Self, ProfileError> {
        serde_json::from_str(json).map_err(|error| ProfileError {
            line: error.line(),
            problem: error.to_string(),
        })
    }

    /// The party of a column; none for `Other` and `Unknown`.
    pub fn party(&self, side: Side) -> Option<&Party> {
        match side {
            Side::A => Some(&self.a),
            Side::B => Some(&self.b),
            Side::Other | Side::Unknown => None,
        }
    }

    /// Names for one thing, for comparing statements: each inner list is one party or institution
    /// under all its names and metonyms, the first being the one to show.
    pub fn synonyms(&self) -> Vec<Vec<String>> {
        Vec::new()
    }

    /// Outlets and agencies that pass words on.
    pub fn carriers(&self) -> Vec<String> {
        Vec::new()
    }
}
