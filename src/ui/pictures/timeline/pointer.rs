//! Scrolling zooms the timeline, dragging its axis moves it.

use egui::{CursorIcon, Pos2, Response, Ui};

use super::State;
use crate::pictures::timeline::{Asked, Timeline};

/// Scrolling zooms, scrolling sideways and dragging the axis move.
pub(super) fn pointer(
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

pub(super) fn is_axis(drawn: &Timeline, place: Pos2, origin: Pos2) -> bool {
    let y = place.y - origin.y;
    (drawn.axis - 6.0..drawn.axis + 24.0).contains(&y)
}
