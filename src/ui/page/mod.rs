//! The whole article: its words in one column, every statement marked, speakers in the margin of
//! their side, and the chosen statement with all that is known about it.

mod inspector;
mod paragraph;

use egui::{Panel, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use self::paragraph::{Look, paragraph_ui};
use super::outbox::Outbox;
use super::theme::{self, line_height, size, space, tokens};
use super::{Shown, panels, text, widgets};
use crate::model::{ArticleId, StatementId};
use crate::views::Page;

/// As wide as lines of text read well.
const TEXT_WIDTH: f32 = 620.0;
/// The margin for names on either side.
const MARGIN: f32 = 132.0;
/// Up to so many paragraphs are measured at once; the heights of others are guessed until seen.
const MEASURED_AT_ONCE: usize = 400;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    heights: Heights,
    /// The statement that was scrolled to, in its article.
    revealed: Option<(ArticleId, Option<StatementId>)>,
}

/// Height of every paragraph, for one page and width.
#[derive(Debug, Default)]
struct Heights {
    of: Option<(ArticleId, u64, [u32; 2])>,
    each: Vec<f32>,
}

/// Draws the page and, at its right, the chosen statement.
pub fn page_ui(ui: &mut Ui, shown: &Shown, page: &Page, state: &mut State, out: &mut Outbox) {
    let t = tokens(ui);
    let narrow = ui.available_width() < 860.0;
    let response = Panel::right("statement")
        .default_size(panels::begin(
            ui,
            "statement",
            if narrow { 250.0 } else { 320.0 },
        ))
        .size_range(200.0..=440.0)
        .frame(widgets::panel_frame(t.panel, space::PANEL, 0))
        .show(ui, |ui| inspector::inspector_ui(ui, shown, page, out));
    panels::shown(ui, "statement", response.response.rect.width());
    let whole = ui.available_rect_before_wrap();
    ui.painter().rect_filled(whole, 0.0, t.paper);
    let columns = Columns::within(whole);
    let Some(article) = shown.project.article(page.article) else {
        return;
    };
    let selected = shown
        .screen()
        .statement
        .and_then(|id| shown.reading.index_of(id))
        .filter(|place| page.statements.contains(place));
    let target = (page.article, shown.screen().statement);
    let reveals = state.revealed != Some(target);
    state.revealed = Some(target);

    let mut inside = ui.new_child(UiBuilder::new().id_salt("page").max_rect(whole));
    inside.set_clip_rect(whole.intersect(ui.clip_rect()));
    ScrollArea::vertical()
        .id_salt(("page", page.article))
        .auto_shrink(false)
        .show_viewport(&mut inside, |ui, view| {
            let origin = ui.max_rect().min;
            let head = head_ui(ui, shown, page, columns, origin.y);
            let key = (
                page.article,
                shown.reading_revision,
                [columns.width, theme::look(ui).reading].map(f32::to_bits),
            );
            if state.heights.of != Some(key) {
                state.heights.of = Some(key);
                state.heights.each = guessed(ui, page, columns.width);
                if page.paragraphs.len() <= MEASURED_AT_ONCE {
                    for (at, height) in state.heights.each.iter_mut().enumerate() {
                        *height =
                            paragraph::measure(ui, &article.text, page, at, columns.width, columns);
                    }
                }
            }
            let mut y = head;
            let wanted = selected
                .filter(|_| reveals)
                .and_then(|p| page.paragraph_of(p));
            for at in 0..page.paragraphs.len() {
                let height = state.heights.each[at];
                let rect = Rect::from_min_size(
                    pos2(columns.left, origin.y + y),
                    vec2(columns.width, height),
                );
                if y + height >= view.top() - 200.0 && y <= view.bottom() + 200.0 {
                    let look = Look {
                        selected,
                        headline: at == 0 && page.title.is_none(),
                    };
                    state.heights.each[at] = paragraph_ui(
                        ui,
                        shown,
                        &article.text,
                        page,
                        at,
                        rect,
                        columns,
                        &look,
                        out,
                    );
                }
                if wanted == Some(at) {
                    ui.scroll_to_rect(rect.expand2(vec2(0.0, 60.0)), None);
                }
                y += height + paragraph::BETWEEN;
            }
            ui.allocate_rect(
                Rect::from_min_size(origin, vec2(whole.width(), y + 40.0)),
                egui::Sense::hover(),
            );
        });
    ui.advance_cursor_after_rect(whole);
}

/// Where the text stands, and whether there is room for names beside it.
#[derive(Clone, Copy, Debug)]
struct Columns {
    left: f32,
    width: f32,
    /// Width of either margin; none when names stand above the paragraph instead.
    margin: Option<f32>,
}

impl Columns {
    fn within(whole: Rect) -> Self {
        let padding = 20.0;
        let inner = whole.width() - 2.0 * padding;
        let with_margins = inner - 2.0 * (MARGIN + 14.0);
        let (width, margin) = if with_margins >= 340.0 {
            (with_margins.min(TEXT_WIDTH), Some(MARGIN))
        } else {
            (inner.clamp(80.0, TEXT_WIDTH), None)
        };
        Self {
            left: (whole.center().x - width / 2.0).round(),
            width,
            margin,
        }
    }
}

fn guessed(ui: &Ui, page: &Page, width: f32) -> Vec<f32> {
    let per_line = (width / 7.6).max(8.0);
    page.paragraphs
        .iter()
        .map(|paragraph| {
            let lines = (paragraph.span.len() as f32 / per_line).ceil().max(1.0);
            lines * line_height(theme::look(ui).reading)
        })
        .collect()
}

/// Headline and facts. Gives the height they take.
fn head_ui(ui: &Ui, shown: &Shown, page: &Page, columns: Columns, top: f32) -> f32 {
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
    line(&count, text::format(size::SMALL + 0.5, t.muted), 18.0);
    for warning in shown
        .project
        .article(page.article)
        .into_iter()
        .flat_map(|article| &article.warnings)
    {
        line(warning, text::format(size::SMALL + 0.5, t.failed), 10.0);
    }
    y
}
