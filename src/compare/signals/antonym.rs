//! Words of opposite sense, said of the same thing.

use super::{Signal, opposites};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "antonym",
    looks_at: "words of opposite sense said of the same thing",
    weight: 0.72,
    fires_on: &[
        (
            "Catches of cod off Orlan soared this year.",
            "Catches of cod off Orlan collapsed this year.",
        ),
        (
            "The vote in the valley was clean, the minister said.",
            "The vote in the valley was rigged, the candidate said.",
        ),
    ],
    leaves_alone: &[
        (
            "Catches of cod off Orlan soared this year.",
            "Sales of tea collapsed this year.",
        ),
        (
            "Catches of cod off Orlan soared.",
            "Catches of cod off Orlan did not fall.",
        ),
    ],
    find: |pair| {
        opposites::look(
            pair,
            PairKind::Antonym,
            "They use opposite words for one thing",
        )
    },
};
