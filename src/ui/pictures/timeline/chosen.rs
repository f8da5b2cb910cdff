//! Days chosen in the timeline: by dragging, by keys, and the chip that shows all days again.

use egui::{CursorIcon, Key, Label, Modifiers, Pos2, Rect, Response, Stroke, StrokeKind, Ui};

use super::super::super::icon::{self, Icon};
use super::super::super::outbox::{Outbox, Wish};
use super::super::super::theme::tokens;
use super::super::super::{Shown, widgets};
use super::super::line_ui;
use super::State;
use super::pointer::is_axis;
use crate::pictures::chronicle::{Chronicle, Spot};
use crate::pictures::count;
use crate::pictures::days::{day, number, span_words};
use crate::pictures::timeline::{Span, Timeline};
use crate::project::Filters;
use crate::views::facets;

/// What is counted, and the days chosen.
pub(super) fn counts_ui(ui: &mut Ui, shown: &Shown, chronicle: &Chronicle, out: &mut Outbox) {
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
        line_ui(ui, &words);
        widgets::at_right(ui, |ui| {
            let hint = "drag to choose days · scroll to zoom · drag the axis to move";
            line_ui(ui, hint);
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
pub(super) fn chosen(filters: &Filters) -> [Option<i32>; 2] {
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

/// Shift with an arrow chooses days, from those of the selected claim on; Delete shows all again.
pub(super) fn brush_keys(
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
pub(super) fn brush_drag(
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
