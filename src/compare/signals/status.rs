//! States that shut each other out: held and lost, open and shut, gone and there.

use super::{Signal, opposites};
use crate::model::PairKind;

/// The signal.
pub(super) static SIGNAL: Signal = Signal {
    id: "status",
    looks_at: "states that shut each other out: held and lost, open and shut, gone and there",
    weight: 0.8,
    fires_on: &[
        (
            "The pass at Orlan is open to lorries, the governor said.",
            "The pass at Orlan has been shut to lorries all day, drivers said.",
        ),
        (
            "Our soldiers have withdrawn from the fort at Sel.",
            "The soldiers remain in the fort at Sel, villagers said.",
        ),
        (
            "The camp at Sel has been cleared, the sheriff said.",
            "Nobody has left the camp at Sel, the marchers said.",
        ),
    ],
    leaves_alone: &[
        (
            "The pass at Orlan is open on Monday.",
            "The pass at Orlan was shut on Friday.",
        ),
        (
            "Our gunners did not fire first at the Orlan pass.",
            "Two families fled the shelling at the Orlan pass.",
        ),
        (
            "The bakery at Orlan is open again.",
            "The school in Tarn is closed for winter.",
        ),
        (
            "The lagoon at Orlan is open to canoes.",
            "The lagoon at Orlan is closed to trawlers.",
        ),
        (
            "The pass at Orlan has been shut to lorries since Monday, the governor said.",
            "Drivers urged the governor to reopen the pass at Orlan to lorries.",
        ),
        (
            "Mortars fired from Turkish soil hit the post at Sel on Monday, killing three soldiers, Athens said.",
            "None of our soldiers was killed at the post at Sel on Monday, Ankara said.",
        ),
    ],
    find: |pair| opposites::look(pair, PairKind::Status, "They speak of opposite states"),
};
