//! What must, may or need not be done.

use super::{Signal, opposites};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "modality",
    looks_at: "what must, may or need not be done",
    weight: 0.75,
    fires_on: &[(
        "Under the pact drivers must show a permit at the Orlan gate.",
        "Under the pact drivers need not show a permit at the Orlan gate.",
    )],
    leaves_alone: &[(
        "Drivers must show a permit at the Orlan gate.",
        "Drivers must show a permit at the Orlan gate, the mayor said.",
    )],
    find: |pair| {
        opposites::look(
            pair,
            PairKind::Modality,
            "What one says must be, the other says need not be",
        )
    },
};
