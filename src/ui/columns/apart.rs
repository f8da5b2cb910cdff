//! The columns by time or by article: each scrolls by itself, and takes the other along if the person
//! wants it so.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::heights::Rows;
use super::scroll::BAR_LANE;
use super::{Drawn, Frame, Scene, State, Track, claim_ui, nothing_ui, together};
use crate::model::StatementId;
use crate::ui::outbox::{Outbox, Wish};

/// Draws both columns.
pub fn apart_ui(ui: &mut Ui, frame: &Frame, state: &mut State, out: &mut Outbox) -> Scene {
    let shown = frame.shown;
    for at in 0..2 {
        let column = &shown.lists.columns[at];
        let track = &mut state.tracks[at];
        if track.is_for(shown) {
            continue;
        }
        let rows = column.rows.iter();
        track.rows = Rows::new(
            rows.map(|&place| state.heights.guess(place)).collect(),
            frame.gap,
        );
        let anchor = shown.screen().top[at].and_then(|id| shown.reading.index_of(id));
        let row = anchor.map_or(0, |place| column.row_near(place));
        track
            .scroll
            .begin(row, column.rows.len(), shown.screen().above[at]);
    }
    reveal(ui, frame, state);
    if let Some(leap) = state.leap.take() {
        let at = leaps_in(ui, frame);
        let Track { scroll, rows, .. } = &mut state.tracks[at];
        scroll.leap(leap, frame.regions[at].height(), rows);
    }
    for at in 0..2 {
        state.tracks[at].scroll.input(ui, frame.regions[at]);
    }
    let moved = [0, 1].map(|at| state.tracks[at].scroll.take_moved());
    let driver = usize::from(moved[1] && !moved[0]);
    settle(ui, frame, state, driver);
    if moved.contains(&true) {
        together::follow(frame, &mut state.tracks, driver);
    }
    settle(ui, frame, state, 1 - driver);

    let mut scene = Scene::default();
    let mut top: [Option<StatementId>; 2] = [None; 2];
    for (at, top) in top.iter_mut().enumerate() {
        let region = frame.regions[at];
        let mut column = ui.new_child(UiBuilder::new().id_salt(("column", at)).max_rect(region));
        // Cards may draw their edge and their ring a little outside, but not over the header.
        column.set_clip_rect(region.expand2(vec2(6.0, 0.0)).intersect(ui.clip_rect()));
        let (drawn, hovered);
        (drawn, *top, hovered) = column_ui(&column, frame, at, state, out);
        scene.drawn[at] = drawn;
        scene.hovered = scene.hovered.or(hovered);
    }
    let above = [0, 1].map(|at| {
        if shown.lists.columns[at].rows.is_empty() {
            shown.screen().above[at]
        } else {
            state.tracks[at].scroll.offset().round() as u16
        }
    });
    if top != shown.screen().top || above != shown.screen().above {
        out.push(Wish::Top(top, above));
    }
    scene
}

/// The column that a key scrolls: the one under the pointer, else that of the selected statement.
fn leaps_in(ui: &Ui, frame: &Frame) -> usize {
    let under = (0..2).find(|&at| ui.rect_contains_pointer(frame.regions[at]));
    let selected = || {
        let id = frame.shown.screen().statement?;
        Some(frame.row_of(frame.shown.reading.index_of(id)?)?.0)
    };
    under.or_else(selected).unwrap_or(0)
}

fn settle(ui: &Ui, frame: &Frame, state: &mut State, at: usize) {
    let places = &frame.shown.lists.columns[at].rows;
    if places.is_empty() {
        return;
    }
    let Track { scroll, rows, .. } = &mut state.tracks[at];
    let heights = &mut state.heights;
    let view = frame.regions[at].height();
    scroll.settle(places.len(), view, &mut |row| {
        let height = heights.of_place(ui, frame.shown, places[row]);
        rows.set(row, height);
        height
    });
}

/// Scrolls so that a newly chosen pair, or statement, can be read.
fn reveal(ui: &Ui, frame: &Frame, state: &mut State) {
    let now = frame.target();
    let first = state.revealed.is_none();
    let before = state.revealed.unwrap_or((None, now.1));
    if !first && before == now {
        return;
    }
    // Until a pair is up, the project may still be on its way.
    if first && now.0.is_none() {
        return;
    }
    state.revealed = Some(now);
    let shown = frame.shown;
    let view = frame.regions[0].height();
    let is_in_view = |state: &mut State, at: usize, row: usize| {
        let heights = &mut state.heights;
        let places = &shown.lists.columns[at].rows;
        let scroll = &state.tracks[at].scroll;
        scroll.is_in_view(row, view, &mut |row| {
            places
                .get(row)
                .map_or(0.0, |&place| heights.of_place(ui, shown, place))
        })
    };
    if before.0 != now.0 {
        let rows = [0, 1].map(|at| {
            let mut places = frame.judged.places.iter().flatten();
            places.find_map(|&place| shown.lists.columns[at].row_of(place))
        });
        let in_view = (0..2).all(|at| rows[at].is_none_or(|row| is_in_view(state, at, row)));
        // A project opened again keeps its place; a new pair is put at the same height on both sides.
        let keeps_place = first && shown.screen().top.iter().any(Option::is_some);
        if !keeps_place && !in_view {
            for (track, row) in state.tracks.iter_mut().zip(rows) {
                if let Some(row) = row {
                    track.scroll.put(row, view * 0.12);
                }
            }
        }
    } else if let Some(place) = now.1.and_then(|id| shown.reading.index_of(id))
        && let Some((at, row)) = frame.row_of(place)
        && !is_in_view(state, at, row)
    {
        state.tracks[at].scroll.put(row, view * 0.3);
        state.tracks[at].scroll.note_move();
    }
}

fn column_ui(
    ui: &Ui,
    frame: &Frame,
    at: usize,
    state: &mut State,
    out: &mut Outbox,
) -> (Drawn, Option<StatementId>, Option<usize>) {
    let shown = frame.shown;
    let region = frame.regions[at];
    let places = &shown.lists.columns[at].rows;
    let mut drawn = Drawn::new();
    let mut hovered = None;
    if places.is_empty() {
        nothing_ui(ui, shown, frame.cards(at));
        // Where one was is not forgotten while the articles are read, or while a filter hides all.
        return (drawn, shown.screen().top[at], None);
    }
    let room = frame.cards(at);
    let Track { scroll, rows, .. } = &mut state.tracks[at];
    let mut y = region.top() - scroll.offset();
    let mut row = scroll.row();
    while row < places.len() && y < region.bottom() {
        let place = places[row];
        let height = state.heights.of_place(ui, shown, place);
        rows.set(row, height);
        let rect = Rect::from_min_size(pos2(room.left(), y), vec2(room.width(), height));
        claim_ui(ui, frame, place, rect, &mut hovered, out);
        drawn.insert(place, rect);
        y += height + frame.gap;
        row += 1;
    }
    let name = format!(
        "Scroll the claims of {}",
        shown.party(shown.lists.columns[at].side)
    );
    let x = if at == 0 {
        region.left()
    } else {
        region.right() - BAR_LANE
    };
    let lane = Rect::from_min_size(pos2(x, region.top()), vec2(BAR_LANE, region.height()));
    scroll.bar_ui(ui, lane, &name, rows);
    let top = places
        .get(scroll.row())
        .map(|&place| shown.reading.statements[place].id);
    (drawn, top, hovered)
}
