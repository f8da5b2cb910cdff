//! Pairs by topic and by speaker, and verdicts over time, on screen: pointing, walking, choosing.

use std::collections::BTreeSet;

use egui::accesskit::{Live, Role};
use egui::{CursorIcon, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::super::Shown;
use super::super::outbox::{Outbox, Wish};
use super::super::theme::tokens;
use super::canvas::{self, Canvas};
use super::card::{self, Card};
use crate::pictures::chart::{Cell, Chart, Goal};
use crate::pictures::scene::at;
use crate::pictures::{Figures, progress, speakers, topics};
use crate::project::{Filters, ValueKey};

/// What the picture remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    /// Figures, size and first row of the picture drawn last.
    key: Option<(u64, [f32; 2], usize)>,
    drawn: Chart,
    /// Counts pictures.
    number: u64,
    canvas: Canvas,
    /// The first row in view.
    first: usize,
    /// Row and column of the cell the keyboard is on.
    at: Option<(usize, usize)>,
    /// The figures `at` and `first` belong to.
    of: u64,
    opened: bool,
}

impl State {
    /// Notes that the picture is closed.
    pub fn close(&mut self) {
        self.opened = false;
    }
}

/// Draws the picture and does what is done to it.
pub fn chart_ui(
    ui: &mut Ui,
    shown: &Shown,
    figures: &Figures,
    revision: u64,
    state: &mut State,
    out: &mut Outbox,
) {
    let summary = figures.summary();
    if let Some(nothing) = figures.nothing() {
        super::nothing_ui(ui, nothing);
        return;
    }
    super::line_ui(ui, &summary);
    ui.add_space(8.0);
    if std::mem::replace(&mut state.of, revision) != revision {
        (state.first, state.at) = (0, None);
    }
    let rect = ui.available_rect_before_wrap();
    let id = ui.scope_id().with("chart");
    let response = ui.interact(rect, id, Sense::click());
    if !std::mem::replace(&mut state.opened, true) {
        response.request_focus();
    }
    draw(figures, revision, rect, state);
    let chart = std::mem::take(&mut state.drawn);
    let origin = rect.min;
    state.canvas.paint(ui, &chart.scene, state.number, origin);

    let name = format!(
        "{}. {} {} Arrow keys walk, Enter shows the pairs.",
        figures.title(),
        summary,
        chart.told.join(" ")
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name.as_str()));
    if response.has_focus() {
        let edge = Stroke::new(1.0, tokens(ui).side_a);
        ui.painter()
            .rect_stroke(rect.expand(4.0), 6.0, edge, StrokeKind::Inside);
    }
    let mut goal = None;
    if super::has_keys(ui, &response) {
        goal = keys(ui, &chart, state);
    }
    if response.hovered() && chart.rows > 0 {
        let scrolled = ui.input(|input| input.smooth_scroll_delta().y);
        if scrolled.abs() > 1.0 {
            let back = usize::from(scrolled > 0.0);
            state.first = (chart.first + 1).saturating_sub(2 * back);
        }
    }
    let place = response.hover_pos();
    let pointed = place.and_then(|place| {
        let place = at(place.x - origin.x, place.y - origin.y);
        let mut cells = chart.cells.iter().filter(|cell| cell.area.holds(place));
        cells.next_back()
    });
    let walked = state.at.and_then(|at| {
        chart
            .cells
            .iter()
            .find(|cell| (cell.row, cell.column) == at)
    });
    if let Some(cell) = walked {
        let ring = canvas::rect(cell.area, origin);
        let stroke = Stroke::new(2.0, tokens(ui).ink);
        ui.painter()
            .rect_stroke(ring, 5.0, stroke, StrokeKind::Inside);
        said_ui(ui, cell, ring);
    }
    if let Some(cell) = pointed.or(walked) {
        let mut by = canvas::rect(cell.area, origin);
        if let (Some(place), true) = (place, pointed.is_some()) {
            by = Rect::from_center_size(place, egui::vec2(16.0, 16.0));
        }
        card::paint(ui, &card_of(cell, pointed.is_none()), by, rect);
    }
    if let Some(cell) = pointed {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        if response.clicked() {
            state.at = Some((cell.row, cell.column));
            goal = Some(cell.goal.clone());
        }
    }
    if let Some(goal) = goal {
        go(shown, &goal, out);
    }
    state.drawn = chart;
    ui.advance_cursor_after_rect(rect);
}

fn card_of(cell: &Cell, keyboard: bool) -> Card {
    let how = if keyboard { "Enter" } else { "A click" };
    let what = match cell.goal {
        Goal::Pair(_) => "shows the pair",
        Goal::Topic(_) | Goal::Speakers(_) => "shows these pairs alone",
    };
    Card {
        head: cell.head.clone(),
        claim: cell.words.clone(),
        hint: format!("{how} {what} in the columns."),
        ..Card::default()
    }
}

fn draw(figures: &Figures, revision: u64, rect: Rect, state: &mut State) {
    let size = [rect.width().floor(), rect.height().floor()];
    let key = (revision, size, state.first);
    if state.key == Some(key) {
        return;
    }
    let [width, height] = size;
    state.drawn = match figures {
        Figures::Topics(counts) => topics::bars(counts, state.first, width, height),
        Figures::Speakers(counts) => speakers::matrix(counts, state.first, width, height),
        Figures::Progress(counts) => progress::progress(counts, width, height),
        Figures::Timeline(_) => Chart::default(),
    };
    // Near the end there may be no such first row.
    state.first = state.drawn.first;
    state.key = Some((revision, size, state.first));
    state.number += 1;
}

/// Walks by arrow keys. Gives where Enter leads.
fn keys(ui: &Ui, chart: &Chart, state: &mut State) -> Option<Goal> {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let steps = [
        (Key::ArrowUp, (-1, 0)),
        (Key::ArrowDown, (1, 0)),
        (Key::ArrowLeft, (0, -1)),
        (Key::ArrowRight, (0, 1)),
    ];
    for (key, step) in steps {
        if !pressed(key) {
            continue;
        }
        let Some(now) = state.at else {
            state.at = chart.cells.first().map(|cell| (cell.row, cell.column));
            continue;
        };
        let next = step_from(chart, now, step);
        if next.is_none() && step.0 != 0 {
            // Rows out of view come in one by one.
            let to = now.0.saturating_add_signed(step.0);
            if to < chart.rows && to != now.0 {
                state.first = chart.first.saturating_add_signed(step.0);
                state.at = Some((to, now.1));
            }
        }
        state.at = next.or(state.at);
    }
    if pressed(Key::Home) {
        state.first = 0;
        state.at = chart.cells.first().map(|cell| (0, cell.column));
    }
    if pressed(Key::Enter) {
        let cell = |at| {
            chart
                .cells
                .iter()
                .find(|cell| (cell.row, cell.column) == at)
        };
        return state.at.and_then(cell).map(|cell| cell.goal.clone());
    }
    None
}

/// The nearest cell in a direction.
fn step_from(chart: &Chart, from: (usize, usize), step: (isize, isize)) -> Option<(usize, usize)> {
    let ahead = |cell: &&Cell| match step {
        (-1, _) => cell.row < from.0,
        (1, _) => cell.row > from.0,
        (_, -1) => cell.row == from.0 && cell.column < from.1,
        _ => cell.row == from.0 && cell.column > from.1,
    };
    let cells = chart.cells.iter().filter(ahead);
    let far = |cell: &&Cell| (cell.row.abs_diff(from.0), cell.column.abs_diff(from.1));
    cells.min_by_key(far).map(|cell| (cell.row, cell.column))
}

/// Narrows the queue to what the cell stands for, and goes back to the columns.
fn go(shown: &Shown, goal: &Goal, out: &mut Outbox) {
    let now = || shown.screen().filters.clone();
    match goal {
        Goal::Pair(pair) => out.push(Wish::Pair(*pair)),
        Goal::Topic(title) => {
            let topics = ValueKey::of(title).into_iter().collect();
            out.push(Wish::Filter(Filters { topics, ..now() }));
        }
        Goal::Speakers(keys) => out.push(Wish::Filter(Filters {
            speakers: BTreeSet::from(keys.clone()),
            facing: true,
            ..now()
        })),
    }
    out.push(Wish::Picture(None));
}

/// The cell the keyboard is on as a node of its own, told when it changes.
fn said_ui(ui: &Ui, cell: &Cell, rect: Rect) {
    let id = ui.scope_id().with("cell of the picture");
    let node = ui.interact(rect, id, Sense::hover());
    let words = format!("{}: {}", cell.head, cell.words);
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.as_str()));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_live(Live::Polite));
}
