//! Opposite words for one subject.

use super::{Signal, opposites};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "antonym",
    looks_at: "opposite words for one subject",
    weight: 0.72,
    fires_on: &[
        (
            "Exports of coal from Orlan soared this year.",
            "Exports of coal from Orlan collapsed this year.",
        ),
        (
            "The vote in the valley was clean, the minister said.",
            "The vote in the valley was rigged, the candidate said.",
        ),
    ],
    leaves_alone: &[
        (
            "Exports of coal from Orlan soared this year.",
            "Imports of tea collapsed this year.",
        ),
        (
            "Exports of coal from Orlan soared.",
            "Exports of coal from Orlan did not fall.",
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
