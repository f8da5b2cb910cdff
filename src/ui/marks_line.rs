//! Tags and the note of an article, a statement or a pair, where it is shown.

use egui::{Label, Pos2, RichText, Sense, Ui, pos2, vec2};

use super::icon::{self, Icon};
use super::outbox::{Outbox, Wish};
use super::theme::{line_height, size, tokens};
use super::{Command, Shown, text, widgets};
use crate::project::NoteTarget;

/// The most of a note that is shown in place, in lines; the whole is in its dialog.
const LINES: usize = 4;
/// Longer notes are cut before they are laid out, in characters.
const START: usize = 600;

/// The most tags painted in a row of a list.
const MARKS: usize = 4;

/// Whether there is anything to show.
pub fn any(shown: &Shown, target: NoteTarget) -> bool {
    shown.project.note(target).is_some() || shown.project.tagged().contains_key(&target)
}

/// Draws tags and note; a click changes them. Nothing where there is none.
pub fn marks_ui(ui: &mut Ui, shown: &Shown, target: NoteTarget, out: &mut Outbox) {
    tags_ui(ui, shown, target, out);
    let Some(note) = shown.project.note(target) else {
        return;
    };
    let t = tokens(ui);
    let found = shown.lists.query.places(note);
    let start: String = note.chars().take(START).collect();
    let found: Vec<_> = found
        .into_iter()
        .filter(|span| span.end <= start.len())
        .collect();
    let whole = [crate::text::Span::new(0, start.len())];
    let words = crate::views::MarkedText::new(start, &whole, &[], &[], &found);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (sign, _) =
            ui.allocate_exact_size(vec2(icon::SMALL, line_height(size::BODY)), Sense::hover());
        Icon::Note.paint(ui, sign.center(), icon::SMALL, t.muted);
        let label = RichText::new("Note").size(size::SMALL).color(t.muted);
        ui.add(Label::new(label.line_height(Some(line_height(size::BODY)))));
        let wrap = text::wrapping(ui.available_width(), LINES);
        let job = text::marked(&words, size::BODY - 0.5, t, false, wrap);
        let response = ui.add(Label::new(job).wrap().sense(Sense::click()));
        widgets::as_button(&response, &format!("Note: {}", words.text), None);
        widgets::focus_ring(ui, &response, 4);
        if response.on_hover_text("Changes the note.").clicked() {
            out.push(Wish::OpenNote(target));
        }
    });
}

/// Draws the buttons that write a note and give tags.
pub fn buttons_ui(ui: &mut Ui, commands: [Command; 2], out: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        for command in commands {
            let sign = command.icon().unwrap_or(Icon::Note);
            let button = widgets::icon_word(ui, sign, command.title());
            if button.on_hover_text(command.tooltip()).clicked() {
                out.run(command);
            }
        }
    });
}

/// Says what there is, for the name of a row: ", tagged Numbers, with a note".
pub fn spoken(shown: &Shown, target: NoteTarget) -> String {
    let mut words = String::new();
    for (at, tag) in shown.project.tag_list(target).iter().enumerate() {
        words.push_str(if at == 0 { ", tagged " } else { ", " });
        words.push_str(&tag.name);
    }
    if shown.project.note(target).is_some() {
        words.push_str(", with a note");
    }
    words
}

/// Paints tags in the order of the codebook and a sign for the note, so that they end at `right`. Gives
/// where they begin.
pub fn paint(ui: &Ui, shown: &Shown, target: NoteTarget, right: Pos2) -> f32 {
    let mut x = right.x;
    if shown.project.note(target).is_some() {
        x -= icon::SMALL / 2.0;
        Icon::Note.paint(ui, pos2(x, right.y), icon::SMALL, tokens(ui).muted);
        x -= icon::SMALL / 2.0 + 4.0;
    }
    for tag in shown.project.tag_list(target).iter().take(MARKS).rev() {
        x -= 5.0;
        widgets::paint_tag_mark(ui, pos2(x, right.y), tag.color, tag.shape);
        x -= 9.0;
    }
    x
}

/// Draws the tags alone.
pub fn tags_ui(ui: &mut Ui, shown: &Shown, target: NoteTarget, out: &mut Outbox) {
    let tags = shown.project.tag_list(target);
    if tags.is_empty() {
        return;
    }
    let t = tokens(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
        for tag in tags {
            let format = text::format(size::SMALL, t.chip_ink);
            let words = text::lay_out(ui, text::paragraph(&tag.name, format, 180.0, 1));
            let room = vec2(words.size().x + 16.0, 20.0);
            let (rect, response) = ui.allocate_exact_size(room, Sense::click());
            response.widget_info(|| {
                let name = format!("Tagged {}", tag.name);
                egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
            });
            let middle = rect.center().y;
            let mark = pos2(rect.left() + 6.0, middle);
            widgets::paint_tag_mark(ui, mark, tag.color, tag.shape);
            let at = pos2(rect.left() + 15.0, middle - words.size().y / 2.0);
            ui.painter().galley(at, words, t.chip_ink);
            widgets::focus_ring(ui, &response, 6);
            let help = if tag.definition.is_empty() {
                "Changes the tags."
            } else {
                &tag.definition
            };
            if response.on_hover_text(help).clicked() {
                out.push(Wish::OpenTags(vec![target]));
            }
        }
    });
}
