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
        (
            "Police at Orlan fired into the crowd, the marchers said.",
            "Police at Orlan fired over the heads of the marchers, the governor said.",
        ),
        (
            "The herders came out of Orlan unharmed, the embassy said.",
            "Three of the herders came out of Orlan with broken ribs, the mayor said.",
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
        (
            "No plumber was hurt in the race at Orlan.",
            "Many drivers were hurt in the race at Orlan.",
        ),
        (
            "No prisoner at Orlan was hurt by gunfire, the warden said.",
            "Gunfire at Orlan hurt nobody, the prisoners said.",
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
