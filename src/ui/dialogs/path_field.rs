//! Typing a path, for when no native dialog can open, or by choice.

use egui::{Key, TextEdit, Ui};

use super::super::outbox::{Outbox, PathFor, Wish};
use super::super::widgets;

/// Draws the field and gives whether the dialog is to be closed.
pub fn path_ui(
    ui: &mut Ui,
    purpose: PathFor,
    because: Option<&str>,
    text: &mut String,
    focused: &mut bool,
    out: &mut Outbox,
) -> bool {
    let (title, hint, act) = match purpose {
        PathFor::Open => (
            "Open a path",
            "Path of an article, a folder or a project",
            "Open",
        ),
        PathFor::OpenFolder => ("Open a folder", "Path of a folder with articles", "Open"),
        PathFor::SaveProject => (
            "Save the project",
            "Path of the project file, ending in .counterclaim",
            "Save",
        ),
        PathFor::Export => (
            "Export the record",
            "Path of the report, ending in .html, .md, .csv or .json",
            "Export",
        ),
        PathFor::ProfileToEdit => ("Load a side profile", "Path of a JSON file", "Load"),
        PathFor::SaveProfile => (
            "Save the side profile",
            "Path of the profile, ending in .json",
            "Save",
        ),
        PathFor::Picture => (
            "Save the picture",
            "Path of the picture, ending in .svg or .png",
            "Save",
        ),
        PathFor::Profile => ("Use a side profile", "Path of a JSON file", "Use"),
        PathFor::Model => ("Second opinion", "Path of the model's folder", "Use"),
        PathFor::ImportCodebook => ("Import a codebook", "Path of a JSON or CSV file", "Import"),
        PathFor::ExportCodebook => (
            "Export the codebook",
            "Path of the file, ending in .json or .csv",
            "Export",
        ),
    };
    super::title_ui(ui, title);
    if let Some(because) = because {
        super::text_ui(ui, because);
    }
    let field = TextEdit::singleline(text)
        .desired_width(f32::INFINITY)
        .hint_text(hint);
    let response = ui.add(field).accessible_name("Path");
    if !*focused {
        response.request_focus();
        *focused = true;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut close = false;
    ui.horizontal(|ui| {
        widgets::at_right(ui, |ui| {
            let ready = !text.trim().is_empty();
            let pressed = ui.add_enabled(ready, egui::Button::new(act)).clicked();
            if ready && (pressed || entered) {
                out.push(Wish::Typed(purpose, text.trim().to_owned()));
                close = true;
            }
            close |= ui.button("Cancel").clicked();
        });
    });
    close
}
