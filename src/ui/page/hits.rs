//! The bar over an article that holds words searched for: how many, and the way from one to the next.

use egui::{Label, Panel, RichText, Ui};

use super::State;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{size, tokens};
use crate::ui::{Command, Shown, widgets};

/// Draws the bar, if there are hits.
pub fn hits_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let Some(last) = shown.hits.len().checked_sub(1) else {
        return;
    };
    state.hit = state.hit.min(last);
    let t = tokens(ui);
    Panel::top("hits")
        .resizable(false)
        .frame(widgets::panel_frame(t.panel, 14, 5))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let words = format!("Hit {} of {}", state.hit + 1, last + 1);
                ui.add(Label::new(
                    RichText::new(words).size(size::SMALL + 0.5).color(t.ink),
                ));
                for (command, enabled) in [
                    (Command::PreviousHit, state.hit > 0),
                    (Command::NextHit, state.hit < last),
                ] {
                    let words = RichText::new(command.title()).size(size::SMALL);
                    let button = ui.add_enabled(enabled, egui::Button::new(words));
                    if button.on_hover_text(command.tooltip()).clicked() {
                        out.run(command);
                    }
                }
            });
        });
}
