//! Which picture stands in place of the columns.

use serde::{Deserialize, Serialize};

/// A picture of the project.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum PictureKind {
    /// Both sides' claims along one axis of days, contradictions as arcs.
    #[default]
    Timeline,
    /// Pairs by what they are about.
    Topics,
    /// Pairs by who speaks.
    Speakers,
    /// Verdicts over time.
    Progress,
}

impl PictureKind {
    /// All, in the order to offer them.
    pub const ALL: [Self; 4] = [Self::Timeline, Self::Topics, Self::Speakers, Self::Progress];

    /// Its name on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::Topics => "Topics",
            Self::Speakers => "Speakers",
            Self::Progress => "Progress",
        }
    }

    /// Its name in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Topics => "topics",
            Self::Speakers => "speakers",
            Self::Progress => "progress",
        }
    }
}
