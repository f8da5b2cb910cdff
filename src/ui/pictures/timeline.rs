//! The timeline on screen: pointing, walking, zooming, and choosing days.

use std::collections::BTreeSet;

use egui::accesskit::{Live, Role};
use egui::epaint::CubicBezierShape;
use egui::{
    Color32, CursorIcon, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui,
};
use egui::{Label, WidgetInfo};

use super::super::icon::{self, Icon};
use super::super::outbox::{Outbox, Wish};
use super::super::theme::tokens;
use super::super::{Shown, widgets};
use super::canvas::{self, Canvas};
use super::card::{self, Card};
use crate::model::{PairId, StatementId};
use crate::pictures::chronicle::{Chronicle, Link, Spot};
use crate::pictures::days::{day, number, span_words};
use crate::pictures::scene::at;
use crate::pictures::timeline::walk::{self, Step};
use crate::pictures::timeline::{Asked, Mark, Span, Timeline, mark_days};
use crate::pictures::{count, timeline};
use crate::project::Filters;
use crate::views::facets;

/// What the timeline remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    /// The days in view; none shows them all.
    span: Option<Span>,
    drawn: Option<(u64, Asked, Timeline)>,
    /// Counts pictures.
    number: u64,
    canvas: Canvas,
    opened: bool,
    /// The statement that was brought into view.
    revealed: Option<StatementId>,
    /// Days being chosen: where that began, and where it is now.
    brush: Option<[i32; 2]>,
    /// Whether they are being chosen by keys.
    by_keys: bool,
}

impl State {
    /// Notes that the picture is closed.
    pub fn close(&mut self) {
        self.opened = false;
        self.brush = None;
    }

    /// The days in view, where the person has chosen them.
    pub fn span(&self) -> Option<Span> {
        self.span
    }
}

/// Draws the timeline and does what is done to it.
pub fn timeline_ui(
    ui: &mut Ui,
    shown: &Shown,
    chronicle: &Chronicle,
    revision: u64,
    state: &mut State,
    out: &mut Outbox,
) {
    counts_ui(ui, shown, chronicle, out);
    let rect = ui.available_rect_before_wrap();
    if chronicle.dated() == 0 {
        nothing_ui(ui, shown, chronicle);
        return;
    }
    let id = ui.scope_id().with("timeline");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    if !std::mem::replace(&mut state.opened, true) {
        response.request_focus();
    }
    let selected = selected(shown, chronicle);
    reveal(shown, chronicle, selected, state);
    draw(shown, chronicle, revision, rect, state);
    let Some((_, asked, drawn)) = state.drawn.take() else {
        return;
    };
    let origin = rect.min;
    state.canvas.paint(ui, &drawn.scene, state.number, origin);

    if super::has_keys(ui, &response) {
        keys(ui, chronicle, &drawn, selected, state, shown, out);
    }
    pointer(ui, &response, &drawn, asked, origin, state);
    brush_drag(ui, shown, &response, &drawn, origin, state, out);
    marks_ui(
        ui, shown, chronicle, &drawn, &response, selected, state, out,
    );
    let summary = summary(chronicle, &drawn);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, summary.as_str()));
    if response.has_focus() {
        let edge = Stroke::new(1.0, tokens(ui).side_a);
        ui.painter()
            .rect_stroke(rect.expand(4.0), 6.0, edge, StrokeKind::Inside);
    }
    state.drawn = Some((revision, asked, drawn));
    ui.advance_cursor_after_rect(rect);
}

/// The picture in a sentence or two.
fn summary(chronicle: &Chronicle, drawn: &Timeline) -> String {
    let many = |side: usize| {
        let claims = count(chronicle.claims[side].len(), "claim", "claims");
        format!("{claims} of {}", chronicle.parties[side])
    };
    format!(
        "Timeline: {}, {}, {}. {} Arrow keys walk, plus and minus zoom, Enter shows the claim in the columns.",
        many(0),
        many(1),
        count(chronicle.links.len(), "pair", "pairs"),
        drawn.told.join(" "),
    )
}

/// What is counted, and the days chosen.
fn counts_ui(ui: &mut Ui, shown: &Shown, chronicle: &Chronicle, out: &mut Outbox) {
    let confirmed = chronicle
        .links
        .iter()
        .filter(|link| link.answer == Some(crate::model::Answer::Confirmed))
        .count();
    let words = format!(
        "{} · {confirmed} confirmed · {} not decided",
        count(chronicle.dated(), "claim", "claims"),
        chronicle.links.len() - confirmed,
    );
    let filters = &shown.screen().filters;
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        if filters.from.is_some() || filters.until.is_some() {
            let words = chosen_words(filters);
            let chip = ui
                .add(egui::Button::new((words.as_str(), Icon::Close.text(icon::SMALL))))
                .accessible_name(format!("Only {words}. Show all days again"))
                .on_hover_text("Only these days are in the columns and the queue. Click to show all days again (Delete).");
            if chip.clicked() {
                out.push(all_days(shown));
            }
            let undated: usize = chronicle.undated.iter().sum();
            let hidden = match undated {
                0 => words_within(shown, chronicle),
                n => format!(
                    "{} · {} without a date hidden",
                    words_within(shown, chronicle),
                    count(n, "claim", "claims")
                ),
            };
            ui.add(Label::new(widgets::small(ui, hidden)));
        }
        super::line_ui(ui, &words);
        widgets::at_right(ui, |ui| {
            let hint = "drag to choose days · scroll to zoom · drag the axis to move";
            super::line_ui(ui, hint);
        });
    });
}

/// "12 claims on these days".
fn words_within(shown: &Shown, chronicle: &Chronicle) -> String {
    let [from, until] = chosen(&shown.screen().filters);
    let inside: usize = (0..2)
        .map(|side| {
            let (from, until) = (from.unwrap_or(i32::MIN), until.unwrap_or(i32::MAX));
            chronicle.within(side, from, until).len()
        })
        .sum();
    format!("{} on these days", count(inside, "claim", "claims"))
}

fn chosen_words(filters: &Filters) -> String {
    match (filters.from, filters.until) {
        (Some(from), Some(until)) if from <= until => span_words(from, until),
        (Some(from), None) => format!("from {}", facets::day(from)),
        (None, Some(until)) => format!("until {}", facets::day(until)),
        _ => "no day".to_owned(),
    }
}

/// The days chosen: the first, and the one after the last.
fn chosen(filters: &Filters) -> [Option<i32>; 2] {
    [
        filters.from.map(number),
        filters.until.map(|day| number(day) + 1),
    ]
}

fn all_days(shown: &Shown) -> Wish {
    Wish::Filter(Filters {
        from: None,
        until: None,
        ..shown.screen().filters.clone()
    })
}

/// The wish to show only the days from one to another, both of them meant.
fn only(shown: &Shown, [one, other]: [i32; 2]) -> Wish {
    Wish::Filter(Filters {
        from: Some(day(one.min(other))),
        until: Some(day(one.max(other))),
        ..shown.screen().filters.clone()
    })
}

fn nothing_ui(ui: &mut Ui, shown: &Shown, chronicle: &Chronicle) {
    let undated: usize = chronicle.undated.iter().sum();
    let words = if undated > 0 {
        "No claim here has a date: neither the texts nor the articles tell one. The columns show \
         the claims."
    } else if shown.working.is_some() {
        "Reading…"
    } else if shown.situation.filter {
        "No claim passes the filters."
    } else {
        "No official claim of either side was found."
    };
    super::nothing_ui(ui, words);
}

/// Where the selected statement stands, if it is one of these claims.
fn selected(shown: &Shown, chronicle: &Chronicle) -> Option<Spot> {
    let id = shown.screen().statement?;
    chronicle.spot(shown.reading.index_of(id)?)
}

/// Brings a newly selected claim into view.
fn reveal(shown: &Shown, chronicle: &Chronicle, selected: Option<Spot>, state: &mut State) {
    let now = shown.screen().statement;
    if state.revealed == now {
        return;
    }
    state.revealed = now;
    if let Some(claim) = selected.and_then(|spot| chronicle.claim(spot)) {
        let span = state.span.unwrap_or_else(|| Span::of(chronicle));
        let showing = span.showing(claim.day);
        if showing != span {
            state.span = Some(showing);
        }
    }
}

/// Lays the picture out anew when anything it depends on has changed.
fn draw(shown: &Shown, chronicle: &Chronicle, revision: u64, rect: Rect, state: &mut State) {
    let asked = Asked {
        span: state.span.unwrap_or_else(|| Span::of(chronicle)),
        width: rect.width().floor(),
        height: rect.height().floor(),
        judged: shown.screen().pair,
        chosen: chosen(&shown.screen().filters),
    };
    let is_current = state
        .drawn
        .as_ref()
        .is_some_and(|(known, of, _)| *known == revision && *of == asked);
    if !is_current {
        state.number += 1;
        state.drawn = Some((revision, asked, timeline(chronicle, asked)));
    }
}

#[allow(clippy::too_many_arguments)] // The parts of the picture, each borrowed on its own.
fn keys(
    ui: &Ui,
    chronicle: &Chronicle,
    drawn: &Timeline,
    selected: Option<Spot>,
    state: &mut State,
    shown: &Shown,
    out: &mut Outbox,
) {
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let steps = [
        (Key::ArrowLeft, Step::Earlier),
        (Key::ArrowRight, Step::Later),
        (Key::ArrowUp, Step::Up),
        (Key::ArrowDown, Step::Down),
    ];
    brush_keys(ui, chronicle, drawn, selected, state, shown, out);
    let mut to = None;
    for (key, step) in steps {
        if pressed(Modifiers::NONE, key) {
            to = match selected {
                Some(from) => Some(walk::step(chronicle, from, step, drawn.unit)),
                None => walk::first(chronicle, drawn.day_at(drawn.plot.left).floor() as i32),
            };
        }
    }
    let ends = [(Key::Home, 0), (Key::End, usize::MAX)];
    for (key, wanted) in ends {
        if pressed(Modifiers::NONE, key) {
            let side = selected.map_or(0, |spot| spot.side);
            let last = chronicle.claims[side].len().checked_sub(1);
            to = last.map(|last| Spot {
                side,
                at: wanted.min(last),
            });
        }
    }
    if let Some(claim) = to.and_then(|spot| chronicle.claim(spot)) {
        out.push(Wish::Statement(shown.reading.statements[claim.place].id));
    }
    let span = state.span.unwrap_or_else(|| Span::of(chronicle));
    let around = selected
        .and_then(|spot| chronicle.claim(spot))
        .map_or(f64::midpoint(span.from, span.until), |claim| {
            f64::from(claim.day) + 0.5
        });
    let nearer = [Key::Plus, Key::Equals]
        .into_iter()
        .any(|key| pressed(Modifiers::NONE, key) || pressed(Modifiers::SHIFT, key));
    if nearer {
        state.span = Some(span.zoomed(0.6, around));
    }
    if pressed(Modifiers::NONE, Key::Minus) {
        state.span = Some(span.zoomed(1.0 / 0.6, around));
    }
    if pressed(Modifiers::NONE, Key::PageUp) {
        state.span = Some(span.moved(-span.days() / 2.0));
    }
    if pressed(Modifiers::NONE, Key::PageDown) {
        state.span = Some(span.moved(span.days() / 2.0));
    }
    if pressed(Modifiers::NONE, Key::Num0) {
        state.span = None;
    }
    if pressed(Modifiers::NONE, Key::Enter)
        && let Some(spot) = selected
    {
        match drawn.mark_of(spot).map(|at| &drawn.marks[at]) {
            Some(mark) if mark.claims.len() > 1 => zoom_into(mark, state),
            _ => show_in_columns(shown, chronicle, spot, out),
        }
    }
}

/// Shift with an arrow chooses days, from those of the selected claim on; Delete shows all again.
fn brush_keys(
    ui: &Ui,
    chronicle: &Chronicle,
    drawn: &Timeline,
    selected: Option<Spot>,
    state: &mut State,
    shown: &Shown,
    out: &mut Outbox,
) {
    let span = state.span.unwrap_or_else(|| Span::of(chronicle));
    for (key, later) in [(Key::ArrowLeft, false), (Key::ArrowRight, true)] {
        if !ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key)) {
            continue;
        }
        let begin = || {
            let claim = selected.and_then(|spot| chronicle.claim(spot));
            let middle = f64::midpoint(span.from, span.until).floor() as i32;
            let start = drawn.unit.start(claim.map_or(middle, |claim| claim.day));
            if later {
                [start, drawn.unit.next(start) - 1]
            } else {
                [drawn.unit.next(start) - 1, start]
            }
        };
        let next = state.brush.filter(|_| state.by_keys).map(|[anchor, end]| {
            let end = if later {
                drawn.unit.next(end + 1) - 1
            } else {
                drawn.unit.start(end - 1)
            };
            [anchor, end]
        });
        let brush = next.unwrap_or_else(begin);
        state.span = Some(span.showing(brush[1]));
        (state.brush, state.by_keys) = (Some(brush), true);
    }
    if state.by_keys && !ui.input(|input| input.modifiers.shift) {
        state.by_keys = false;
        if let Some(brush) = state.brush.take() {
            out.push(only(shown, brush));
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete)) {
        out.push(all_days(shown));
    }
}

/// Dragging over the picture chooses days.
fn brush_drag(
    ui: &Ui,
    shown: &Shown,
    response: &Response,
    drawn: &Timeline,
    origin: Pos2,
    state: &mut State,
    out: &mut Outbox,
) {
    let began = ui.input(|input| input.pointer.press_origin());
    let day_of = |place: Pos2| drawn.day_at(place.x - origin.x).floor() as i32;
    if response.dragged_by(egui::PointerButton::Primary)
        && let (Some(began), Some(now)) = (began, response.interact_pointer_pos())
        && !is_axis(drawn, began, origin)
    {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        let far = (now.x - began.x).abs() > 5.0;
        (state.brush, state.by_keys) = (far.then(|| [day_of(began), day_of(now)]), false);
    }
    if response.drag_stopped()
        && !state.by_keys
        && let Some(brush) = state.brush.take()
    {
        out.push(only(shown, brush));
    }
    let Some([one, other]) = state.brush else {
        return;
    };
    let t = tokens(ui);
    let [from, until] = [one.min(other), one.max(other) + 1];
    let [left, right] = [from, until].map(|day| {
        let x = drawn
            .x_of(f64::from(day))
            .clamp(drawn.plot.left, drawn.plot.right);
        origin.x + x
    });
    let band = Rect::from_min_max(
        egui::pos2(left, origin.y + drawn.plot.top),
        egui::pos2(right, origin.y + drawn.plot.bottom),
    );
    let fill = t.link_tint.gamma_multiply(0.5);
    ui.painter().rect(
        band,
        0.0,
        fill,
        Stroke::new(1.0, t.link),
        StrokeKind::Inside,
    );
    let words = span_words(day(from), day(until - 1));
    let middle = egui::pos2(band.center().x - 50.0, band.top() + 12.0);
    widgets::paint_chip(ui, middle, &words);
}

/// Shows the days of a bar from edge to edge.
fn zoom_into(mark: &Mark, state: &mut State) {
    let [from, until] = mark.days.map(f64::from);
    let spare = (until - from) * 0.05;
    state.span = Some(
        Span {
            from: from - spare,
            until: until + spare,
        }
        .moved(0.0),
    );
}

/// Selects the claim and its first pair, and goes back to the columns.
fn show_in_columns(shown: &Shown, chronicle: &Chronicle, spot: Spot, out: &mut Outbox) {
    let Some(claim) = chronicle.claim(spot) else {
        return;
    };
    out.push(Wish::Statement(shown.reading.statements[claim.place].id));
    if let Some(link) = chronicle.links_of(spot).next() {
        out.push(Wish::Pair(link.pair));
    }
    out.push(Wish::Picture(None));
}

/// Scrolling zooms, scrolling sideways and dragging the axis move.
fn pointer(
    ui: &Ui,
    response: &Response,
    drawn: &Timeline,
    asked: Asked,
    origin: Pos2,
    state: &mut State,
) {
    let days_of = |points: f32| asked.span.days() * f64::from(points / drawn.plot.width());
    if let Some(place) = response.hover_pos() {
        let (scroll, zoom, shift) = ui.input(|input| {
            (
                input.smooth_scroll_delta(),
                input.zoom_delta(),
                input.modifiers.shift,
            )
        });
        let around = drawn.day_at(place.x - origin.x);
        let aside = if shift { scroll.x + scroll.y } else { scroll.x };
        let nearer = if shift { 0.0 } else { scroll.y };
        let mut span = asked.span;
        if aside != 0.0 {
            span = span.moved(-days_of(aside));
        }
        let factor = f64::from((-nearer * 0.004).exp() / zoom);
        if (factor - 1.0).abs() > 1e-6 {
            span = span.zoomed(factor, around);
        }
        if span != asked.span {
            state.span = Some(span);
            ui.ctx().request_repaint();
        }
    }
    if response.dragged_by(egui::PointerButton::Middle) || on_axis(ui, response, drawn, origin) {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let moved = response.drag_delta().x;
        if moved != 0.0 {
            state.span = Some(asked.span.moved(-days_of(moved)));
        }
    }
}

/// Whether the drag under way began on the axis.
fn on_axis(ui: &Ui, response: &Response, drawn: &Timeline, origin: Pos2) -> bool {
    let began = ui.input(|input| input.pointer.press_origin());
    response.dragged_by(egui::PointerButton::Primary)
        && began.is_some_and(|began| is_axis(drawn, began, origin))
}

fn is_axis(drawn: &Timeline, place: Pos2, origin: Pos2) -> bool {
    let y = place.y - origin.y;
    (drawn.axis - 6.0..drawn.axis + 24.0).contains(&y)
}

/// Rings and cards: what is pointed at, what is selected, and clicks on it.
#[allow(clippy::too_many_arguments)] // As above.
fn marks_ui(
    ui: &Ui,
    shown: &Shown,
    chronicle: &Chronicle,
    drawn: &Timeline,
    response: &Response,
    selected: Option<Spot>,
    state: &mut State,
    out: &mut Outbox,
) {
    let t = tokens(ui);
    let (origin, whole) = (response.rect.min, response.rect);
    let chosen = selected.and_then(|spot| drawn.mark_of(spot));
    if let Some(mark) = chosen {
        let ring = canvas::rect(drawn.marks[mark].area.grown(4.0), origin);
        ui.painter()
            .rect_stroke(ring, 4.0, Stroke::new(2.0, t.ink), StrokeKind::Inside);
    }
    let place = response.hover_pos().filter(|_| !response.dragged());
    let inside = place.map(|place| place - origin.to_vec2());
    let hovered = inside.and_then(|p| drawn.mark_at(p.x, p.y));
    let wire = inside.filter(|_| hovered.is_none()).and_then(|p| {
        let near = drawn
            .wires
            .iter()
            .map(|wire| (wire.distance(at(p.x, p.y)), wire));
        let nearest = near.min_by(|(one, _), (other, _)| one.total_cmp(other))?;
        (nearest.0 < 7.0).then_some(nearest.1)
    });
    let spot_of = |mark: &Mark| Spot {
        side: mark.side,
        at: mark.claims.start,
    };
    let card_of = |mark: &Mark, keyboard: bool| {
        let mut card = if mark.claims.len() > 1 {
            Some(bar_card(chronicle, mark, keyboard))
        } else {
            Card::of_claim(shown, chronicle, spot_of(mark))
        };
        if let Some(card) = card.as_mut().filter(|card| card.hint.is_empty()) {
            let how = if keyboard { "Enter" } else { "Double click" };
            card.hint = format!("{how} shows it in the columns.");
        }
        card
    };
    if let Some(mark) = hovered.or(chosen) {
        wires_of(ui, chronicle, drawn, &drawn.marks[mark], origin);
    }
    if let Some(mark) = hovered {
        let mark = &drawn.marks[mark];
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        let by = canvas::rect(mark.area, origin);
        let ring = by.expand(3.0);
        ui.painter()
            .rect_stroke(ring, 4.0, Stroke::new(1.0, t.ink), StrokeKind::Inside);
        if let Some(card) = card_of(mark, false) {
            card::paint(ui, &card, by, whole);
        }
        let spot = spot_of(mark);
        if response.double_clicked() && mark.claims.len() == 1 {
            show_in_columns(shown, chronicle, spot, out);
        } else if response.clicked() {
            response.request_focus();
            if mark.claims.len() > 1 {
                zoom_into(mark, state);
            }
            select(shown, chronicle, spot, state, out);
        }
    } else if let (Some(wire), Some(place)) = (wire, place) {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        let link = wire.pairs.first().and_then(|pair| {
            let mut links = chronicle.links.iter();
            links.find(|link| link.pair == *pair)
        });
        let card = match link {
            Some(link) if wire.pairs.len() == 1 => Card::of_link(shown, chronicle, link),
            Some(_) => Some(Card {
                head: count(wire.pairs.len(), "pair", "pairs"),
                hint: "Zoom in to see them one by one.".to_owned(),
                ..Card::default()
            }),
            None => None,
        };
        if let Some(card) = card {
            let by = Rect::from_center_size(place, egui::vec2(8.0, 8.0));
            card::paint(ui, &card, by, whole);
        }
        if let Some(link) = link.filter(|_| response.clicked()) {
            response.request_focus();
            out.push(Wish::Pair(link.pair));
        }
    } else if let Some(mark) = chosen {
        let by = canvas::rect(drawn.marks[mark].area, origin);
        if let Some(card) = card_of(&drawn.marks[mark], true) {
            card::paint(ui, &card, by, whole);
            said_ui(ui, chronicle, &drawn.marks[mark], &card, by);
        }
        if response.clicked() {
            response.request_focus();
        }
    } else if response.clicked() {
        response.request_focus();
    }
    if place.is_some_and(|place| is_axis(drawn, place, origin)) && hovered.is_none() {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
    }
}

/// Draws the arcs of one mark over the others.
fn wires_of(ui: &Ui, chronicle: &Chronicle, drawn: &Timeline, mark: &Mark, origin: Pos2) {
    let of_mark = |link: &&Link| {
        let mut ends = link.ends.iter();
        ends.any(|end| end.side == mark.side && mark.claims.contains(&end.at))
    };
    let t = tokens(ui);
    let pairs: BTreeSet<PairId> = chronicle
        .links
        .iter()
        .filter(of_mark)
        .map(|link| link.pair)
        .collect();
    for wire in &drawn.wires {
        if wire.judged || !wire.pairs.iter().any(|pair| pairs.contains(pair)) {
            continue;
        }
        let points = wire.curve.map(|p| canvas::place(p, origin));
        let stroke = Stroke::new(1.5, t.ink);
        let curve =
            CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke);
        ui.painter().extend(egui::Shape::dashed_line(
            &curve.flatten(Some(0.3)),
            stroke,
            4.0,
            3.0,
        ));
    }
}

/// The card of a bar.
fn bar_card(chronicle: &Chronicle, mark: &Mark, keyboard: bool) -> Card {
    let claims = &chronicle.claims[mark.side][mark.claims.clone()];
    let told = claims.iter().filter(|claim| claim.is_told).count();
    let claim = if told == claims.len() {
        String::new()
    } else {
        let by_article = count(claims.len() - told, "claim is", "claims are");
        format!("{by_article} dated by the day of publication.")
    };
    Card {
        head: format!(
            "{} of {}",
            count(claims.len(), "claim", "claims"),
            chronicle.parties[mark.side]
        ),
        day: mark_days(mark),
        claim,
        partners: Vec::new(),
        hint: format!("{} zooms in.", if keyboard { "Enter" } else { "A click" }),
    }
}

/// The selected claim as a node of its own, told when it changes.
fn said_ui(ui: &Ui, chronicle: &Chronicle, mark: &Mark, card: &Card, rect: Rect) {
    let id = ui.scope_id().with("claim of the timeline");
    let node = ui.interact(rect, id, Sense::hover());
    let words = format!("{}: {}", chronicle.parties[mark.side], card.spoken());
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.as_str()));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_live(Live::Polite));
}

/// Selects a claim, and the first of its pairs.
fn select(shown: &Shown, chronicle: &Chronicle, spot: Spot, state: &mut State, out: &mut Outbox) {
    let Some(claim) = chronicle.claim(spot) else {
        return;
    };
    let id = shown.reading.statements[claim.place].id;
    // It is in view already, where it was clicked.
    state.revealed = Some(id);
    out.push(Wish::Statement(id));
    let mut links = chronicle.links_of(spot);
    let judged = shown.screen().pair;
    let stays = chronicle
        .links_of(spot)
        .any(|link| Some(link.pair) == judged);
    if let Some(link) = links.next().filter(|_| !stays) {
        out.push(Wish::Pair(link.pair));
    }
}
