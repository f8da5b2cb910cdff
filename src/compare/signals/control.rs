//! Control over and shelter for a group, against having no control and giving no shelter.

use super::{Signal, opposites};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "control",
    looks_at: "control over and shelter for a group, against having no control and giving no shelter",
    weight: 0.85,
    fires_on: &[
        (
            "Belgrade gives the masked men in the north their orders and controls them, Pristina said.",
            "We do not control the masked men in the north, Belgrade said.",
        ),
    ],
    leaves_alone: &[
        (
            "We have no control over the men in the hills.",
            "They have no control over the men in the hills.",
        ),
    ],
    find: |pair| {
        opposites::look(
            pair,
            PairKind::Denial,
            "One says they are in control or give shelter, the other that they do not",
        )
    },
};
