//! Statements that were taken out of the article, each with a way back.

use egui::{Label, Ui};

use crate::ui::correcting::Correcting;
use crate::ui::icon::Icon;
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::theme::{size, tokens};
use crate::ui::{text, widgets};
use crate::views::Page;
use crate::views::page::Because;

/// Draws the list; nothing when it is empty.
pub fn removed_ui(ui: &mut Ui, page: &Page, out: &mut Outbox) {
    if page.removed.is_empty() {
        return;
    }
    let t = tokens(ui);
    ui.add_space(4.0);
    ui.separator();
    widgets::section_label(ui, "Taken out of this article");
    for row in &page.removed {
        let words = text::paragraph(
            &row.text,
            text::format(size::BODY - 0.5, t.chip_ink),
            ui.available_width(),
            2,
        );
        ui.add(Label::new(words).wrap())
            .on_hover_text(row.text.as_str());
        let who = row.speaker.as_deref().unwrap_or("speaker not named");
        let because = match row.because {
            Because::NotAStatement => "no statement, you said",
            Because::PartOfAnother => "part of another statement",
            Because::NotFound => "its words are no longer found; your correction is kept",
        };
        ui.add(Label::new(widgets::small(ui, format!("{who} · {because}"))).wrap());
        if row.comes_back() {
            let back = widgets::icon_word(ui, Icon::Restore, "Bring back");
            let named = format!("Bring back: {}", row.text);
            if back.accessible_name(named).clicked() {
                out.push(Wish::Correct(Correcting::Restore(row.statement)));
            }
        }
        ui.add_space(4.0);
    }
}
