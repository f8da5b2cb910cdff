//! The columns by topic: claims about the same thing stand opposite each other, line by line, one
//! scroll for both sides.

use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::heights::{Heights, Rows};
use super::{Frame, Scene, State, Track, claim_ui, nothing_ui};
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::text;
use crate::ui::theme::{size, tokens};
use crate::views::{BandRow, BandTitle, Bands};

/// Height of a band's title with the space above it.
const TITLE: f32 = 22.0;
/// Height of the title that stays in view, with the space below it.
const PINNED: f32 = 26.0;

/// The claim that holds the list in place when lists change, and how far below the upper edge its
/// line begins.
#[derive(Debug, Default)]
pub struct Anchor {
    claim: Option<(usize, f32)>,
    /// Reading that the place is of.
    reading: u64,
    /// Whether the place that the project kept was gone back to.
    restored: bool,
}

/// Draws both columns.
pub fn topics_ui(
    ui: &mut Ui,
    frame: &Frame,
    bands: &Bands,
    state: &mut State,
    out: &mut Outbox,
) -> Scene {
    let whole = frame.regions[0].union(frame.regions[1]);
    prepare(frame, bands, state);
    let mut scene = Scene::default();
    if bands.rows.is_empty() {
        for at in 0..2 {
            nothing_ui(ui, frame.shown, frame.cards(at));
        }
        return scene;
    }
    reveal(ui, frame, bands, state);
    let leap = state.leap.take();
    let Track { scroll, rows, .. } = &mut state.both;
    let heights = &mut state.heights;
    if let Some(leap) = leap {
        scroll.leap(leap, whole.height(), rows);
    }
    scroll.input(ui, whole);
    scroll.take_moved();
    scroll.settle(bands.rows.len(), whole.height(), &mut |row| {
        let height = height(ui, frame, bands, row, heights);
        rows.set(row, height);
        height
    });

    let mut inside = ui.new_child(UiBuilder::new().id_salt("by topic").max_rect(whole));
    inside.set_clip_rect(whole.expand2(vec2(6.0, 0.0)).intersect(ui.clip_rect()));
    let mut y = whole.top() - scroll.offset();
    let mut row = scroll.row();
    state.anchor.claim = None;
    while row < bands.rows.len() && y < whole.bottom() {
        let row_height = height(ui, frame, bands, row, heights);
        rows.set(row, row_height);
        match bands.rows[row] {
            BandRow::Title(title) => {
                let line = frame.cards(0).left()..=frame.cards(1).right();
                title_ui(&inside, &bands.titles[title], title, line, y);
            }
            BandRow::Line(line) => {
                for (at, place) in line.into_iter().enumerate() {
                    let Some(place) = place else { continue };
                    let room = frame.cards(at);
                    let height = heights.of_place(ui, frame.shown, place);
                    let card =
                        Rect::from_min_size(pos2(room.left(), y), vec2(room.width(), height));
                    if state.anchor.claim.is_none() {
                        state.anchor.claim = Some((place, y - whole.top()));
                    }
                    if card.bottom() >= whole.top() {
                        claim_ui(&inside, frame, place, card, &mut scene.hovered, out);
                        scene.drawn[at].insert(place, card);
                    }
                }
            }
        }
        y += row_height + frame.gap;
        row += 1;
    }
    pinned_title_ui(&inside, frame, bands, scroll.row(), whole);
    keep_place(frame, bands, state, out);
    scene
}

/// Keeps the title of a band in view while one is inside it.
fn pinned_title_ui(ui: &Ui, frame: &Frame, bands: &Bands, row: usize, whole: Rect) {
    if matches!(bands.rows[row], BandRow::Title(_)) {
        return;
    }
    let title = bands.rows[..row].iter().rev().find_map(|row| match row {
        BandRow::Title(title) => Some(*title),
        BandRow::Line(_) => None,
    });
    let Some(title) = title else { return };
    // It goes out of the way of the next one.
    let next = bands.rows[row + 1..]
        .first()
        .is_some_and(|next| matches!(next, BandRow::Title(_)));
    if next {
        return;
    }
    let t = tokens(ui);
    let ground = Rect::from_min_max(whole.min, pos2(whole.right(), whole.top() + PINNED));
    ui.painter().rect_filled(ground, 0.0, t.paper);
    let line = frame.cards(0).left()..=frame.cards(1).right();
    title_ui(ui, &bands.titles[title], title, line, whole.top() - 3.0);
}

/// Gets ready for other lists, and stays at the claim that is being read.
fn prepare(frame: &Frame, bands: &Bands, state: &mut State) {
    let shown = frame.shown;
    if state.both.is_for(shown) {
        return;
    }
    let heights = &state.heights;
    let guess = |row: &BandRow| match row {
        BandRow::Title(_) => TITLE,
        BandRow::Line(line) => line
            .iter()
            .flatten()
            .map(|&place| heights.guess(place))
            .fold(0.0, f32::max),
    };
    state.both.rows = Rows::new(bands.rows.iter().map(guess).collect(), frame.gap);
    if bands.rows.is_empty() {
        return;
    }
    let anchor = &mut state.anchor;
    let same_reading = anchor.reading == shown.reading_revision;
    anchor.reading = shown.reading_revision;
    let kept = anchor
        .claim
        .filter(|_| anchor.restored && same_reading)
        .and_then(|(place, below)| Some((bands.row_of(place)?, below)));
    if let Some((row, below)) = kept {
        state.both.scroll.put(row, below);
        return;
    }
    // Where the project was left, or what was at the top in another reading or arrangement.
    let screen = shown.screen();
    let top = screen.top.iter().flatten();
    let row = top
        .filter_map(|&id| bands.row_of(shown.reading.index_of(id)?))
        .min();
    if let Some(row) = row {
        let has_title = row > 0 && matches!(bands.rows[row - 1], BandRow::Title(_));
        if has_title && screen.above[0] == 0 {
            state.both.scroll.put(row - 1, 0.0);
        } else {
            state.both.scroll.put(row, -f32::from(screen.above[0]));
        }
        if !anchor.restored {
            state.revealed = Some(frame.target());
        }
    }
    anchor.restored = true;
}

fn height(ui: &Ui, frame: &Frame, bands: &Bands, row: usize, heights: &mut Heights) -> f32 {
    match bands.rows[row] {
        BandRow::Title(_) => TITLE,
        BandRow::Line(line) => line
            .into_iter()
            .flatten()
            .map(|place| heights.of_place(ui, frame.shown, place))
            .fold(0.0, f32::max),
    }
}

/// Scrolls to a newly chosen pair or statement that is not in view.
fn reveal(ui: &Ui, frame: &Frame, bands: &Bands, state: &mut State) {
    let now = frame.target();
    let before = state.revealed.replace(now);
    if before == Some(now) {
        return;
    }
    let places: Vec<usize> = match before {
        Some(before) if before.0 == now.0 => {
            let place = now.1.and_then(|id| frame.shown.reading.index_of(id));
            place.into_iter().collect()
        }
        _ => frame.judged.places.iter().flatten().copied().collect(),
    };
    let view = frame.regions[0].height();
    let mut rows: Vec<usize> = places.iter().filter_map(|&p| bands.row_of(p)).collect();
    rows.sort_unstable();
    let Track { scroll, .. } = &state.both;
    let heights = &mut state.heights;
    let mut of_row = |row| height(ui, frame, bands, row, heights);
    if rows
        .iter()
        .all(|&row| scroll.is_in_view(row, view, &mut of_row))
    {
        return;
    }
    // The upper one near the upper edge, below the title of its band where that is near it.
    let Some(&first) = rows.first() else { return };
    let title = bands.rows[..first]
        .iter()
        .rposition(|row| matches!(row, BandRow::Title(_)))
        .filter(|title| {
            let between: f32 = (*title..first)
                .take(12)
                .map(|row| of_row(row) + frame.gap)
                .sum();
            first - title < 12 && between + of_row(first) < view * 0.6
        });
    match title {
        Some(title) => state.both.scroll.put(title, 0.0),
        None => state.both.scroll.put(first, PINNED + 8.0),
    }
}

/// Tells the project which line is at the top, by its claims, and how much of it is above the edge.
fn keep_place(frame: &Frame, bands: &Bands, state: &State, out: &mut Outbox) {
    let scroll = &state.both.scroll;
    let row = scroll.row().min(bands.rows.len() - 1);
    let line = |row: usize| match bands.rows.get(row) {
        Some(BandRow::Line(line)) => Some(*line),
        _ => None,
    };
    let (line, above) = match (line(row), line(row + 1)) {
        (Some(line), _) => (line, scroll.offset().round() as u16),
        (None, Some(line)) => (line, 0),
        (None, None) => return,
    };
    let id = |place: usize| frame.shown.reading.statements[place].id;
    let top = line.map(|place| place.map(id));
    let above = [above; 2];
    if top != frame.shown.screen().top || above != frame.shown.screen().above {
        out.push(Wish::Top(top, above));
    }
}

fn title_ui(
    ui: &Ui,
    title: &BandTitle,
    number: usize,
    line: std::ops::RangeInclusive<f32>,
    y: f32,
) {
    let t = tokens(ui);
    let words = if title.is_topic {
        title.words.clone()
    } else {
        format!("Not paired · {}", title.words)
    };
    let width = line.end() - line.start();
    let format = text::format(size::SMALL + 0.5, t.muted);
    let galley = text::lay_out(ui, text::paragraph(&words, format, width * 0.6, 1));
    let rect = Rect::from_min_size(pos2(line.start() + 1.0, y + 5.0), galley.size());
    let id = ui.scope_id().with(("band", number));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &words));
    ui.painter().galley(rect.min, galley, t.muted);
    ui.painter().hline(
        rect.right() + 10.0..=*line.end(),
        rect.center().y,
        Stroke::new(1.0, t.line),
    );
}
