//! Walking and zooming the timeline by keys.

use egui::{Key, Modifiers, Ui};

use super::super::super::Shown;
use super::super::super::outbox::{Outbox, Wish};
use super::chosen::brush_keys;
use super::{State, show_in_columns, zoom_into};
use crate::pictures::chronicle::{Chronicle, Spot};
use crate::pictures::timeline::walk::{self, Step};
use crate::pictures::timeline::{Span, Timeline};

#[allow(clippy::too_many_arguments)] // The parts of the picture, each borrowed on its own.
pub(super) fn keys(
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
