//! Writing a note.

use egui::{Key, Modifiers, TextEdit, Ui};

use super::super::outbox::{Outbox, Wish};
use super::super::widgets;
use crate::project::NoteTarget;

/// Draws the field and gives whether the dialog is to be closed.
pub fn note_ui(
    ui: &mut Ui,
    target: NoteTarget,
    text: &mut String,
    focused: &mut bool,
    out: &mut Outbox,
) -> bool {
    super::title_ui(
        ui,
        match target {
            NoteTarget::Article(_) => "Note on this article",
            NoteTarget::Statement(_) => "Note on this statement",
            NoteTarget::Pair(_) => "Note on this pair",
        },
    );
    let field = TextEdit::multiline(text)
        .desired_rows(5)
        .desired_width(f32::INFINITY)
        .hint_text("What you want to remember");
    let response = ui.add(field).accessible_name("Note");
    if !*focused {
        response.request_focus();
        *focused = true;
    }
    let by_key = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let mut close = false;
    ui.horizontal(|ui| {
        ui.add(egui::Label::new(widgets::small(
            ui,
            "Ctrl+Enter keeps the note. An empty note is taken away.",
        )));
        widgets::at_right(ui, |ui| {
            if ui.button("Keep note").clicked() || by_key {
                out.push(Wish::Note(target, text.trim().to_owned()));
                close = true;
            }
            close |= ui.button("Cancel").clicked();
        });
    });
    close
}
