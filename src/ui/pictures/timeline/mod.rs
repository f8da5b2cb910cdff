//! The timeline on screen: pointing, walking, zooming, and choosing days.

mod chosen;
mod keys;
mod marks;
mod pointer;

use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::super::Shown;
use super::super::outbox::{Outbox, Wish};
use super::super::theme::tokens;
use super::canvas::Canvas;
use crate::model::StatementId;
use crate::pictures::chronicle::{Chronicle, Spot};
use crate::pictures::timeline::{Asked, Mark, Span, Timeline};
use crate::pictures::{count, timeline};

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
    chosen::counts_ui(ui, shown, chronicle, out);
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
        keys::keys(ui, chronicle, &drawn, selected, state, shown, out);
    }
    pointer::pointer(ui, &response, &drawn, asked, origin, state);
    chosen::brush_drag(ui, shown, &response, &drawn, origin, state, out);
    marks::marks_ui(
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
        chosen: chosen::chosen(&shown.screen().filters),
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
