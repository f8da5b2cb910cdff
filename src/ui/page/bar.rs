//! What can be done with the words that are selected: a small bar under them.

use egui::{Area, Frame, Order, Rect, Ui, vec2};

use crate::text::Span;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{size, tokens};
use crate::ui::{Command, Fix, Shown};

/// Draws the bar under `line`, within `whole`. `words` are the pieces of the chosen statement.
pub fn bar_ui(
    ui: &Ui,
    shown: &Shown,
    line: Rect,
    whole: Rect,
    selected: Span,
    words: &[Span],
    out: &mut Outbox,
) {
    let mut fixes = vec![(Fix::Add, "New statement")];
    if !words.is_empty() {
        fixes.push((Fix::Reword, "These words only"));
        if !words.iter().any(|piece| piece.contains(selected)) {
            fixes.push((Fix::Include, "Add to the statement"));
        }
        if words.iter().any(|piece| piece.overlaps(selected)) {
            fixes.push((Fix::LeaveOut, "Leave out"));
        }
    }
    let t = tokens(ui);
    Area::new(ui.scope_id().with("selection bar"))
        .order(Order::Foreground)
        .fixed_pos(line.left_bottom() + vec2(0.0, 6.0))
        .constrain_to(whole.shrink(8.0))
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .fill(t.panel)
                .inner_margin(4)
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 2.0;
                        ui.spacing_mut().button_padding = vec2(8.0, 3.0);
                        for (fix, words) in fixes {
                            let command = Command::Correct(fix);
                            let button = egui::Button::new(
                                egui::RichText::new(words).size(size::BODY - 0.5),
                            )
                            .frame_when_inactive(false);
                            let enabled = command.is_enabled(shown.situation);
                            let button = ui.add_enabled(enabled, button);
                            if button.on_hover_text(command.tooltip()).clicked() {
                                out.run(command);
                            }
                        }
                    });
                });
        });
}
