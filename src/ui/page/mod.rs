//! The whole article: its words in one column, every statement marked, speakers in the margin of
//! their side, and the chosen statement with all that is known about it.

mod bar;
mod form;
mod head;
mod hits;
mod inspector;
mod keys;
mod marks;
mod paragraph;
mod removed;

use egui::{Panel, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use self::form::Form;
use self::marks::Laid;
use self::paragraph::{Look, paragraph_ui};
use super::correcting::Correcting;
use super::outbox::{Outbox, Wish};
use super::theme::{self, line_height, space, tokens};
use super::{Shown, panels, widgets};
use crate::model::{Article, ArticleId, StatementId};
use crate::text::Span;
use crate::views::Page;
use crate::views::caret::{Caret, End, stretched};

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
    /// The text cursor, in its article.
    caret: Option<(ArticleId, Caret)>,
    /// What is selected with it, without white space at the ends.
    selected: Option<Span>,
    /// An end of the chosen statement on its way to a byte.
    drag: Option<(End, usize)>,
    form: Form,
    /// Whether the words that the program read are marked, too.
    shows_original: bool,
    /// The hit of the search that one is at.
    hit: usize,
    /// Whether that hit comes into view in the next frame.
    reveals_hit: bool,
}

impl State {
    /// Goes `step` hits on; 0 goes to the first.
    pub fn step_hit(&mut self, step: isize) {
        self.hit = if step == 0 {
            0
        } else {
            self.hit.saturating_add_signed(step)
        };
        self.reveals_hit = true;
    }

    fn set_caret(&mut self, article: &Article, caret: Option<Caret>) {
        self.selected = caret.and_then(|caret| caret.selected(&article.text));
        self.caret = caret.map(|caret| (article.id, caret));
    }
}

impl super::State {
    /// The words selected in the article that is open.
    pub fn selection(&self) -> Option<(ArticleId, Span)> {
        let (article, _) = self.page.caret?;
        Some((article, self.page.selected?))
    }

    /// Where the text cursor stands in the article that is open, in bytes.
    pub fn caret_at(&self) -> Option<usize> {
        self.page.caret.map(|(_, caret)| caret.at)
    }

    /// Selects nothing any more; no when nothing was selected.
    pub fn drop_selection(&mut self) -> bool {
        self.page.caret = self
            .page
            .caret
            .map(|(article, caret)| (article, Caret::new(caret.at)));
        self.page.selected.take().is_some()
    }

    /// Opens the fields for the speaker of the statement chosen.
    pub fn edit_speaker(&mut self) {
        self.page.form.edit_speaker();
    }

    /// Opens the field for the date of the statement chosen.
    pub fn edit_date(&mut self) {
        self.page.form.edit_date();
    }

    /// Marks what the program read, or marks it no more.
    pub fn toggle_original(&mut self) {
        self.page.shows_original = !self.page.shows_original;
    }
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
        .show(ui, |ui| {
            inspector::inspector_ui(ui, shown, page, &mut state.form, state.shows_original, out);
        });
    panels::shown(ui, "statement", response.response.rect.width());
    hits::hits_ui(ui, shown, state, out);
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

    let words: Vec<Span> = selected.map_or_else(Vec::new, |place| {
        let pieces = shown.reading.statements[place].content.iter();
        pieces.map(|piece| piece.span).collect()
    });
    let caret = state
        .caret
        .filter(|(id, _)| *id == article.id)
        .map(|(_, c)| c);
    let home = words.first().or(page.paragraphs.first().map(|p| &p.span));
    let home = home.map_or(0, |span| span.start);
    let walked = keys::read(ui, &article.text, caret, home);
    let caret = walked.or(caret);
    state.set_caret(article, caret);

    let marked = match state.drag {
        Some((end, to)) => stretched(&words, end, to).into_iter().reduce(Span::hull),
        None => state.selected,
    };
    let mut laid: Vec<Laid> = Vec::new();
    let mut free = [f32::MIN; 2];
    let mut bar = None;
    let hit = shown.hits.get(state.hit).copied();
    let reveals_hit = std::mem::take(&mut state.reveals_hit);
    // A hit one goes to comes before the statement chosen.
    let reveals = reveals && !(reveals_hit && hit.is_some());
    let mut inside = ui.new_child(UiBuilder::new().id_salt("page").max_rect(whole));
    inside.set_clip_rect(whole.intersect(ui.clip_rect()));
    ScrollArea::vertical()
        .id_salt(("page", page.article))
        .auto_shrink(false)
        .show_viewport(&mut inside, |ui, view| {
            let origin = ui.max_rect().min;
            let head = head::head_ui(ui, shown, page, columns, origin.y, out);
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
                        hit,
                        selected,
                        headline: at == 0 && page.title.is_none(),
                        marked,
                    };
                    let (height, drawn) = paragraph_ui(
                        ui,
                        shown,
                        &article.text,
                        page,
                        at,
                        rect,
                        columns,
                        &look,
                        &mut free,
                        out,
                    );
                    state.heights.each[at] = height;
                    laid.push(drawn);
                }
                let holds = |span: Span, byte| span.start <= byte && byte <= span.end;
                if let Some(walked) = walked.filter(|c| holds(page.paragraphs[at].span, c.at)) {
                    let stands = laid
                        .last()
                        .filter(|drawn| drawn.at == at)
                        .and_then(|drawn| drawn.caret(&article.text, walked.at, false));
                    ui.scroll_to_rect(stands.unwrap_or(rect).expand2(vec2(0.0, 40.0)), None);
                }
                if let Some(hit) =
                    hit.filter(|hit| reveals_hit && page.paragraphs[at].span.holds(hit.start))
                {
                    let inside = page.paragraphs[at].span;
                    let share = (hit.start - inside.start) as f32 / inside.len().max(1) as f32;
                    let line = pos2(rect.left(), rect.top() + share * rect.height());
                    let line = Rect::from_min_size(line, vec2(rect.width(), 24.0));
                    ui.scroll_to_rect(line.expand2(vec2(0.0, 90.0)), None);
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
            bar = marks_ui(
                ui, shown, page, article, selected, &words, &laid, state, out,
            );
        });
    if let (Some(line), Some(selected)) = (bar, state.selected) {
        bar::bar_ui(ui, shown, line, whole, selected, &words, out);
    }
    ui.advance_cursor_after_rect(whole);
}

/// What lies over the words: selection, cursor, handles, what the program read. Gives the line under
/// which the bar of the selection goes.
#[allow(clippy::too_many_arguments)] // The parts of one page, each borrowed on its own.
fn marks_ui(
    ui: &Ui,
    shown: &Shown,
    page: &Page,
    article: &Article,
    chosen: Option<usize>,
    words: &[Span],
    laid: &[Laid],
    state: &mut State,
    out: &mut Outbox,
) -> Option<Rect> {
    let text = article.text.as_str();
    let statement = chosen.map(|place| &shown.reading.statements[place]);
    let read = statement.and_then(|s| s.corrected.as_ref()?.found.as_ref());
    if let Some(read) = read.filter(|_| state.shows_original) {
        let spans: Vec<Span> = read.content.iter().map(|piece| piece.span).collect();
        marks::original_ui(ui, laid, text, &spans);
    }
    let moved = |end, to| match state.drag {
        _ if words.is_empty() => Vec::new(),
        _ => stretched(words, end, to),
    };
    let hull = words.iter().copied().reduce(Span::hull);
    let shown_hull = match state.drag {
        Some((end, to)) => moved(end, to).into_iter().reduce(Span::hull).or(hull),
        None => hull,
    };
    let mut dragging = state.drag.is_some();
    if let (Some(statement), Some(hull)) = (statement, shown_hull) {
        if state.drag.is_some() {
            let whole = Caret {
                anchor: hull.start,
                at: hull.end,
            };
            marks::selection_ui(ui, laid, text, whole);
        }
        match marks::handles_ui(ui, laid, text, hull) {
            Some(marks::Drag::Going(end, to)) => {
                state.drag = Some((end, to));
                dragging = true;
            }
            Some(marks::Drag::Done(end, to)) => {
                state.drag = None;
                let pieces = moved(end, to);
                if !pieces.is_empty() {
                    out.push(Wish::Correct(Correcting::Reword(statement.id, pieces)));
                }
            }
            None => state.drag = None,
        }
    }
    let caret = state.caret.map(|(_, caret)| caret);
    if !dragging {
        match marks::mouse(ui, laid, text, caret) {
            Some(marks::Did::Moved(caret)) => state.set_caret(article, Some(caret)),
            Some(marks::Did::Clicked(caret)) => {
                state.set_caret(article, Some(caret));
                if let Some(place) = paragraph::statement_at(page, caret.at) {
                    out.push(Wish::Statement(shown.reading.statements[place].id));
                }
            }
            None => {}
        }
    }
    let (_, caret) = state.caret?;
    let line = marks::selection_ui(ui, laid, text, caret)?;
    let pressed = laid.iter().any(|p| p.response.is_pointer_button_down_on());
    (!pressed).then_some(line)
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
