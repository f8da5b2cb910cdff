//! What the search found outside of the columns: articles with their hits, and notes.

use std::collections::HashMap;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Label, Panel, Response, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::filter_bar::{count, whence};
use super::icon::Icon;
use super::outbox::{Outbox, Wish};
use super::theme::{line_height, size, tokens};
use super::{Command, Shown, panels, text, widgets};
use crate::project::NoteTarget;
use crate::views::search::snippet;
use crate::views::{Found, MarkedText, speaker_name, statements_of};

/// What the panel remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    open: bool,
    /// The line that Enter opens.
    at: usize,
    /// Whether that line takes the keyboard in the next frame.
    focuses: bool,
    /// Whether that line comes into view in the next frame.
    reveals: bool,
    /// The search that the snippets belong to. Held so that its address is not used again.
    found: Option<Arc<Option<Found>>>,
    snippets: HashMap<usize, MarkedText>,
}

impl State {
    /// Opens or closes the panel.
    pub fn toggle(&mut self) {
        self.open = !self.open;
        self.reveals = true;
    }

    /// What Enter in the search field does: opens the panel, then what the line says. The keyboard
    /// leaves the field either way.
    pub fn enter(&mut self, shown: &Shown, out: &mut Outbox) {
        if self.is_shown(shown) {
            open(shown, self.at, out);
            return;
        }
        self.open = true;
        self.at = 0;
        self.reveals = true;
        self.focuses = lines(shown) > 0;
    }

    /// Goes down or up the lines.
    pub fn step(&mut self, shown: &Shown, step: isize) {
        if self.is_shown(shown) {
            self.at = self
                .at
                .saturating_add_signed(step)
                .min(lines(shown).saturating_sub(1));
        } else {
            self.open = true;
        }
        self.reveals = true;
    }

    fn is_shown(&self, shown: &Shown) -> bool {
        self.open && lines(shown) > 0
    }
}

fn lines(shown: &Shown) -> usize {
    let found = shown.lists.found.as_ref().as_ref();
    found.map_or(0, |found| found.articles.len() + found.notes.len())
}

/// Does what choosing a line means.
fn open(shown: &Shown, at: usize, out: &mut Outbox) {
    let Some(found) = shown.lists.found.as_ref() else {
        return;
    };
    if let Some(hit) = found.articles.get(at) {
        out.push(Wish::ReadHit(hit.article));
    } else if let Some(&target) = found.notes.get(at - found.articles.len()) {
        out.push(Wish::GoTo(target));
    }
}

/// Whether the panel takes the place of the tray.
pub fn is_shown(shown: &Shown, state: &State) -> bool {
    state.is_shown(shown)
}

/// Draws the panel at the right of the window.
pub fn results_ui(ui: &mut Ui, shown: &Shown, state: &mut State, wide: f32, out: &mut Outbox) {
    let t = tokens(ui);
    let Some(found) = shown.lists.found.as_ref() else {
        return;
    };
    if state
        .found
        .as_ref()
        .is_none_or(|last| !Arc::ptr_eq(last, &shown.lists.found))
    {
        state.found = Some(Arc::clone(&shown.lists.found));
        state.snippets.clear();
    }
    state.at = state.at.min(lines(shown).saturating_sub(1));
    Panel::right("results")
        .default_size(if wide < 1000.0 { 240.0 } else { 340.0 })
        .size_range(200.0..=560.0)
        .frame(widgets::panel_frame(t.panel, 10, 0))
        .show(ui, |ui| {
            ui.add_space(10.0);
            ui.horizontal(|ui| {
                ui.add_space(6.0);
                ui.add(Label::new(widgets::title(
                    ui,
                    "Search results",
                    size::BODY + 0.5,
                )));
                widgets::at_right(ui, |ui| {
                    let (name, help) = ("Close search results", Command::Results.tooltip());
                    if widgets::icon_button(ui, Icon::Close, name, &help).clicked() {
                        out.run(Command::Results);
                    }
                });
            });
            let mut words = Vec::new();
            if !found.articles.is_empty() {
                words.push(count(found.articles.len(), "article", "articles"));
            }
            if !found.notes.is_empty() {
                words.push(count(found.notes.len(), "note", "notes"));
            }
            ui.horizontal(|ui| {
                ui.add_space(6.0);
                let words = format!("{}. Enter opens the one marked.", words.join(", "));
                ui.add(Label::new(widgets::small(ui, words)).wrap());
            });
            ui.add_space(4.0);
            let height = row_height();
            let mut area = ScrollArea::vertical()
                .id_salt("results scroll")
                .auto_shrink(false);
            if std::mem::take(&mut state.reveals) {
                // The line chosen, with one above it.
                let top = state.at.saturating_sub(1) as f32 * (height + 4.0);
                area = area.vertical_scroll_offset(top);
            }
            ui.spacing_mut().item_spacing.y = 4.0;
            area.show_rows(ui, height, lines(shown), |ui, rows| {
                for at in rows {
                    let row = row_ui(ui, shown, found, state, at);
                    if at == state.at && std::mem::take(&mut state.focuses) {
                        row.request_focus();
                    }
                    if row.has_focus() {
                        state.at = at;
                    }
                    if row.clicked() {
                        state.at = at;
                        open(shown, at, out);
                    }
                }
            });
        });
    panels::name_edge(ui, "results");
}

fn row_height() -> f32 {
    14.0 + line_height(size::BODY) + line_height(size::SMALL) + 2.0 * line_height(size::BODY - 0.5)
}

fn row_ui(ui: &mut Ui, shown: &Shown, found: &Found, state: &mut State, at: usize) -> Response {
    let t = tokens(ui);
    let hit = found.articles.get(at);
    let (title, under) = if let Some(hit) = hit {
        let title = shown
            .project
            .article(hit.article)
            .map(|article| article.display_title());
        let hits = match hit.hits {
            0 => "in the headline".to_owned(),
            hits => count(hits, "hit", "hits"),
        };
        (
            title.unwrap_or_default(),
            format!("{hits} · {}", whence(shown, hit.article)),
        )
    } else {
        let target = found.notes[at - found.articles.len()];
        (target_words(shown, target), "Note or tag".to_owned())
    };
    let words = state.snippets.entry(at).or_insert_with(|| {
        let text = match hit {
            Some(hit) => shown
                .project
                .article(hit.article)
                .map(|article| article.text.as_str()),
            None => shown.project.note(found.notes[at - found.articles.len()]),
        };
        let text = text.unwrap_or_default();
        snippet(text, &shown.lists.query.places(text), 0)
    });
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, row_height()), Sense::click());
    let chosen = at == state.at;
    response.widget_info(|| {
        let spoken = format!("Result {title}, {under}: {}", words.text);
        WidgetInfo::selected(Role::Button, true, chosen, spoken)
    });
    if chosen {
        ui.painter().rect_filled(rect, 7.0, t.chip);
    } else if response.hovered() {
        let edge = egui::Stroke::new(1.0, t.line);
        ui.painter()
            .rect_stroke(rect, 7.0, edge, egui::StrokeKind::Inside);
    }
    let inside = width - 16.0;
    let left = rect.left() + 8.0;
    let mut y = rect.top() + 6.0;
    let mut line = |job: egui::text::LayoutJob, height: f32| {
        let galley = text::lay_out(ui, job);
        ui.painter().galley(pos2(left, y), galley, t.ink);
        y += height;
    };
    line(
        text::paragraph(&title, text::strong(size::BODY, t.ink), inside, 1),
        line_height(size::BODY),
    );
    let ink = if chosen { t.chip_ink } else { t.muted };
    line(
        text::paragraph(&under, text::format(size::SMALL, ink), inside, 1),
        line_height(size::SMALL) + 2.0,
    );
    let wrap = text::wrapping(inside, 2);
    line(text::marked(words, size::BODY - 0.5, t, false, wrap), 0.0);
    widgets::focus_ring(ui, &response, 8);
    response
}

/// What a note is about, in words.
pub fn target_words(shown: &Shown, target: NoteTarget) -> String {
    let claim = |id| {
        let place = shown.reading.index_of(id)?;
        let statement = &shown.reading.statements[place];
        let claim = &shown.reading.claims[place].text;
        Some(format!("{}: {claim}", speaker_name(&statement.speaker)))
    };
    match target {
        NoteTarget::Article(id) => shown.project.article(id).map_or_else(
            || "An article that was taken out".to_owned(),
            |article| article.display_title(),
        ),
        NoteTarget::Statement(id) => {
            claim(id).unwrap_or_else(|| "A statement that is no longer found".to_owned())
        }
        NoteTarget::Pair(pair) => statements_of(shown.project, shown.reading, pair).map_or_else(
            || "A pair that is no longer found".to_owned(),
            |both| {
                let speakers = both.map(|id| {
                    let statement = shown.reading.statement(id);
                    statement.map_or_else(
                        || "lost statement".to_owned(),
                        |statement| speaker_name(&statement.speaker),
                    )
                });
                format!("Pair: {} and {}", speakers[0], speakers[1])
            },
        ),
    }
}
