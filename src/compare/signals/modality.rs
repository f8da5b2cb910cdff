//! What must, may or need not be done.

use super::{Signal, opposites};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "modality",
    looks_at: "what must, may or need not be done",
    weight: 0.75,
    fires_on: &[
        (
            "Under the pact drivers must show a permit at the Orlan gate.",
            "Under the pact drivers need not show a permit at the Orlan gate.",
        ),
        (
            "The mill has a right to draw water from the Orlan brook, its lawyer said.",
            "The mill has no right to draw water from the Orlan brook, the mayor said.",
        ),
    ],
    leaves_alone: &[
        (
            "Drivers must show a permit at the Orlan gate.",
            "Drivers must show a permit at the Orlan gate, the mayor said.",
        ),
        (
            "The bloc rules out a raid on Orlan.",
            "The council is not ready to sign the Orlan accord.",
        ),
    ],
    find: |pair| {
        opposites::look(
            pair,
            PairKind::Modality,
            "What one says must be, the other says need not be",
        )
    },
};
