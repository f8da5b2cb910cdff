//! The list of all notes, and the name of a saved search.

use egui::{Key, Label, Modifiers, ScrollArea, TextEdit, Ui};

use super::super::icon::Icon;
use super::super::outbox::{Outbox, Wish};
use super::super::results::target_words;
use super::super::theme::{size, tokens};
use super::super::{Shown, widgets};
use crate::project::NoteTarget;
use crate::views::Query;

/// The most notes drawn; the field finds the others.
const MOST: usize = 200;
/// The most of a note that the list shows, in characters.
const START: usize = 400;

/// Draws all notes that have the words typed, and gives whether the dialog is to be closed.
pub fn notes_ui(ui: &mut Ui, shown: &Shown, typed: &mut String, out: &mut Outbox) -> bool {
    super::title_ui(ui, "All notes");
    let notes = shown.project.notes();
    let mut close = false;
    if notes.is_empty() {
        super::text_ui(
            ui,
            "There are no notes yet. N writes one on the pair under judgement, Shift+N on the \
             selected statement.",
        );
        return super::close_ui(ui, "Close");
    }
    let field = TextEdit::singleline(typed)
        .hint_text("Find in notes")
        .char_limit(500)
        .desired_width(f32::INFINITY);
    ui.add(field).accessible_name("Find in notes");
    let query = Query::new(typed);
    let fits = |text: &str| {
        let words: Vec<String> = crate::text::fold::words(text)
            .map(|word| word.folded)
            .collect();
        query.fits(&words)
    };
    let t = tokens(ui);
    let found: Vec<_> = notes
        .iter()
        .filter(|(_, text)| query.is_empty() || fits(text))
        .collect();
    let height = (ui.ctx().content_rect().height() - 240.0).max(120.0);
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for &(&target, text) in found.iter().take(MOST) {
                ui.separator();
                let kind = match target {
                    NoteTarget::Article(_) => "Article",
                    NoteTarget::Statement(_) => "Statement",
                    NoteTarget::Pair(_) => "Pair",
                };
                let about = target_words(shown, target);
                ui.add(Label::new(widgets::small(ui, format!("{kind} · {about}"))).truncate());
                let start: String = text.chars().take(START).collect();
                let words = if start.len() < text.len() {
                    format!("{start}…")
                } else {
                    start
                };
                ui.add(Label::new(egui::RichText::new(words).size(size::BODY).color(t.ink)).wrap());
                ui.horizontal(|ui| {
                    let go = widgets::icon_word(ui, Icon::Read, "Show");
                    if go.accessible_name(format!("Show {about}")).clicked() {
                        out.push(Wish::GoTo(target));
                        close = true;
                    }
                    let change = widgets::icon_word(ui, Icon::Change, "Change");
                    if change
                        .accessible_name(format!("Change the note on {about}"))
                        .clicked()
                    {
                        out.push(Wish::OpenNote(target));
                    }
                });
            }
            if found.is_empty() {
                super::text_ui(ui, "No note has these words.");
            } else if found.len() > MOST {
                let more = format!("{} more: type to find them.", found.len() - MOST);
                ui.add(Label::new(widgets::small(ui, more)));
            }
        });
    close || super::close_ui(ui, "Close")
}

/// Draws the field for the name of a search and gives whether the dialog is to be closed. `at` is
/// the saved search that gets another name; none for a new one.
pub fn search_name_ui(
    ui: &mut Ui,
    shown: &Shown,
    at: Option<usize>,
    text: &mut String,
    focused: &mut bool,
    out: &mut Outbox,
) -> bool {
    super::title_ui(
        ui,
        if at.is_some() {
            "Rename the search"
        } else {
            "Save this search"
        },
    );
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let field = TextEdit::singleline(text)
        .char_limit(60)
        .desired_width(f32::INFINITY)
        .hint_text("Name");
    let response = ui.add(field).accessible_name("Name of the search");
    if !*focused {
        response.request_focus();
        *focused = true;
    }
    let name = text.trim().to_owned();
    let mut searches = shown.project.searches().iter().enumerate();
    let taken = searches.any(|(other, saved)| Some(other) != at && saved.name == name);
    if taken {
        ui.add(Label::new(widgets::small(
            ui,
            "Another search has this name already.",
        )));
    }
    let may = !name.is_empty() && !taken;
    let mut close = false;
    ui.horizontal(|ui| {
        widgets::at_right(ui, |ui| {
            let keep = ui.add_enabled(may, egui::Button::new("Save search"));
            if keep.clicked() || entered && may {
                out.push(match at {
                    Some(at) => Wish::NameSearch(at, name),
                    None => Wish::SaveSearch(name),
                });
                close = true;
            }
            close |= ui.button("Cancel").clicked();
        });
    });
    close
}
