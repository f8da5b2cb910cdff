//! The question before a changed draft is left.

use std::sync::Arc;

use egui::{Context, Id, Modal};

use super::super::outbox::{Outbox, Wish};
use super::super::theme::size;
use super::super::{Shown, widgets};
use super::{ProfileWish, State};

/// Asks what becomes of the draft, if that is to be asked.
pub fn leave_ui(ctx: &Context, shown: &Shown, state: &mut State, out: &mut Outbox) {
    if !state.leaving {
        return;
    }
    let ready = match state.editor.checked() {
        Ok(draft) => (*draft != **shown.project.profile()).then(|| Arc::new(draft.clone())),
        Err(_) => None,
    };
    let modal = Modal::new(Id::unique("leave profile")).show(ctx, |ui| {
        ui.set_width(f32::min(430.0, ctx.content_rect().width() - 60.0));
        egui::Frame::new().inner_margin(10).show(ui, |ui| {
            let title = "The changes are not applied";
            widgets::name_dialog(ui, title);
            ui.add(egui::Label::new(widgets::title(ui, title, size::TITLE)));
            ui.add_space(4.0);
            let words = if ready.is_some() {
                "Apply them to the project, throw them away, or go on writing."
            } else {
                "They cannot be applied as they are. Throw them away, or go on writing."
            };
            ui.add(egui::Label::new(words).wrap());
            ui.add_space(10.0);
            ui.horizontal(|ui| {
                widgets::at_right(ui, |ui| {
                    if let Some(draft) = &ready
                        && ui.button("Apply and close").clicked()
                    {
                        let exchanged = state.editor.is_exchanged(shown.project.profile());
                        let wish = ProfileWish::Apply(Arc::clone(draft), exchanged);
                        out.push(Wish::Profile(wish));
                        state.closed = true;
                    }
                    if ui.button("Throw away").clicked() {
                        state.closed = true;
                    }
                    let go_on = ui.button("Go on writing");
                    if ctx.memory(|memory| memory.focused().is_none()) {
                        go_on.request_focus();
                    }
                    if go_on.clicked() {
                        state.go_on();
                    }
                });
            });
        });
    });
    if modal.should_close() {
        state.go_on();
    }
}

impl State {
    /// Leaves neither the editor nor the program.
    fn go_on(&mut self) {
        (self.leaving, self.quits) = (false, false);
    }
}
