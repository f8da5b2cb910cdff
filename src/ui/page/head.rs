//! The head of the article: headline, facts, what was odd about its file, and its note and tags.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::Columns;
use crate::project::NoteTarget;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{size, tokens};
use crate::ui::{Command, Shown, marks_line, text};
use crate::views::Page;

/// Draws the head, whose upper edge is at `top`. Gives the height it takes.
pub fn head_ui(
    ui: &mut Ui,
    shown: &Shown,
    page: &Page,
    columns: Columns,
    top: f32,
    out: &mut Outbox,
) -> f32 {
    let t = tokens(ui);
    let mut y = 26.0;
    let mut line = |words: &str, format, below: f32| {
        let job = text::paragraph(words, format, columns.width, 0);
        let galley = text::lay_out(ui, job);
        let rect = Rect::from_min_size(pos2(columns.left, top + y), galley.size());
        let response = ui.interact(
            rect,
            ui.scope_id().with(("page head", y.to_bits())),
            egui::Sense::hover(),
        );
        let said = words.to_owned();
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &said));
        y += galley.size().y + below;
        ui.painter().galley(rect.min, galley, t.ink);
    };
    if let Some(title) = &page.title {
        line(title, text::strong(size::HEADLINE, t.ink), 6.0);
    }
    line(&page.facts, text::format(size::SMALL + 0.5, t.muted), 4.0);
    let count = match page.statements.len() {
        0 => "No statement was found in this article.".to_owned(),
        1 => "1 statement".to_owned(),
        n => format!("{n} statements"),
    };
    line(&count, text::format(size::SMALL + 0.5, t.muted), 10.0);
    for warning in shown
        .project
        .article(page.article)
        .into_iter()
        .flat_map(|article| &article.warnings)
    {
        line(warning, text::format(size::SMALL + 0.5, t.failed), 10.0);
    }
    let rect = Rect::from_min_size(pos2(columns.left, top + y), vec2(columns.width, 40.0));
    let builder = UiBuilder::new()
        .id_salt("marks of the article")
        .max_rect(rect);
    let mut marks = ui.new_child(builder);
    let target = NoteTarget::Article(page.article);
    marks_line::marks_ui(&mut marks, shown, target, out);
    marks_line::buttons_ui(&mut marks, [Command::NoteArticle, Command::TagArticle], out);
    y + marks.min_rect().height() + 16.0
}
