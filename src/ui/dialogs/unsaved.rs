//! Projects that were kept without a file of their own, and what closing the window would lose.

use egui::{Label, ScrollArea, Ui};

use super::super::command::Command;
use super::super::outbox::{Outbox, Wish};
use super::super::{Shown, widgets};

/// Draws the list and gives whether it is to be closed.
pub fn unsaved_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) -> bool {
    super::title_ui(ui, "Unsaved projects");
    super::text_ui(
        ui,
        "A project that has no file of its own is kept by the program until you save it or throw it \
         away. None of these is open in a window.",
    );
    let mut close = shown.unsaved.is_empty();
    ScrollArea::vertical()
        .max_height(360.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for unsaved in shown.unsaved {
                ui.separator();
                ui.horizontal(|ui| {
                    ui.add(Label::new(&unsaved.about).truncate());
                    widgets::at_right(ui, |ui| {
                        let named = |words: &str| format!("{words}: {}", unsaved.about);
                        let throw = ui.button("Throw away");
                        if throw.clicked() {
                            out.push(Wish::ForgetUnsaved(unsaved.path.clone()));
                        }
                        let _ = throw.accessible_name(named("Throw away"));
                        let open = ui.button("Open");
                        if open.clicked() {
                            out.push(Wish::OpenUnsaved(unsaved.path.clone()));
                            close = true;
                        }
                        let _ = open.accessible_name(named("Open"));
                    });
                });
            }
        });
    super::close_ui(ui, "Close") || close
}

/// Asks before the window closes although something could not be saved. Gives whether the dialog is
/// to be closed.
pub fn closing_ui(ui: &mut Ui, out: &mut Outbox) -> bool {
    super::title_ui(ui, "This project could not be saved");
    super::text_ui(
        ui,
        "What you did since the last save is only in this window. Save the project in another place, \
         or close the window and lose it.",
    );
    let mut close = false;
    ui.horizontal(|ui| {
        widgets::at_right(ui, |ui| {
            if ui.button("Save as…").clicked() {
                out.run(Command::SaveAs);
                close = true;
            }
            if ui.button("Stay").clicked() {
                close = true;
            }
            if ui.button("Close and lose it").clicked() {
                out.push(Wish::CloseAnyway);
                close = true;
            }
        });
    });
    close
}
