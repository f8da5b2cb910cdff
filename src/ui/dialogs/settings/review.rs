//! How pairs are put before the person.

use egui::Ui;

use super::{choices_ui, row_ui};
use crate::project::QueueOrder;
use crate::ui::dialogs::figures;
use crate::ui::outbox::Outbox;
use crate::ui::{Command, Shown};

/// Draws the rows.
pub fn review_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    row_ui(
        ui,
        "Order of pairs",
        "Shuffled tells nothing about a pair before you judge it. Kept with the project.",
        |ui| {
            let orders = [
                (QueueOrder::Shuffled, "Shuffled"),
                (QueueOrder::Best, "Best first"),
                (QueueOrder::Topic, "By topic"),
                (QueueOrder::Date, "By date"),
            ];
            let now = shown.screen().queue_order;
            if let Some(order) = choices_ui(ui, "Order of pairs", &orders, now) {
                out.run(Command::Order(order));
            }
        },
    );
    figures::settings_ui(ui, shown, out);
}
