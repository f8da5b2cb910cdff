//! The overview at the right edge: both columns in small, all links, and what is in view. A click or
//! a drag goes there; keys do the same by pages and ends.
//!
//! The picture is worked out once for a list, its verdicts and a size, as one mesh of bounded size
//! however long the list is; a frame only adds what is in view and the pair under judgement.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::epaint::Tessellator;
use egui::{CursorIcon, Mesh, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{pos2, vec2};

use super::heights::Rows;
use super::{Frame, State as Columns, marks};
use crate::model::{Answer, Side};
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Tokens, tokens};
use crate::views::{Bands, Column, Queue};

/// The largest scale: a short list is not blown up to fill the strip.
const LARGEST: f64 = 0.16;
/// At most so many links of one form are drawn; where there are more, near ones become one.
const MOST_LINKS: usize = 260;
/// Above and below the picture.
const MARGIN: f32 = 8.0;

/// Width of the strip.
pub fn width(narrow: bool) -> f32 {
    if narrow { 28.0 } else { 46.0 }
}

/// What the overview remembers between frames.
#[derive(Default)]
pub struct State {
    made_for: Option<MadeFor>,
    /// Where each row begins, in points from the top of the picture, and where the last ends.
    tops: [Arc<Vec<f32>>; 2],
    cards: Arc<Mesh>,
    links: Arc<Mesh>,
    /// Which columns the hand that is on the strip moves.
    held: [bool; 2],
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rows = self.tops.each_ref().map(|tops| tops.len());
        f.debug_struct("Overview")
            .field("rows", &rows)
            .finish_non_exhaustive()
    }
}

/// What the picture was made of. The lists are held so that their address is not used again.
struct MadeFor {
    columns: Arc<[Column; 2]>,
    bands: Arc<Option<Bands>>,
    all: Arc<Queue>,
    strip: Rect,
    dark: bool,
    rejected: bool,
    pixels_per_point: f32,
}

impl MadeFor {
    fn same_cards(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.columns, &other.columns)
            && Arc::ptr_eq(&self.bands, &other.bands)
            && self.strip == other.strip
            && self.dark == other.dark
            && self.pixels_per_point.to_bits() == other.pixels_per_point.to_bits()
    }

    fn same_links(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.all, &other.all) && self.rejected == other.rejected
    }
}

/// Where the parts of the strip are.
#[derive(Clone, Copy)]
struct Plan {
    /// The picture, without margins.
    room: Rect,
    bar: f32,
}

impl Plan {
    fn new(strip: Rect) -> Self {
        let room = strip.shrink2(vec2(5.0, MARGIN));
        Self {
            room,
            bar: (room.width() * 0.24).round(),
        }
    }

    /// The lane of a column's cards.
    fn lane(&self, at: usize) -> Rect {
        let mut lane = self.room;
        if at == 0 {
            lane.max.x = lane.min.x + self.bar;
        } else {
            lane.min.x = lane.max.x - self.bar;
        }
        lane
    }

    /// Where a link of the column begins or ends.
    fn edge(&self, at: usize) -> f32 {
        if at == 0 {
            self.lane(0).right() + 1.0
        } else {
            self.lane(1).left() - 1.0
        }
    }
}

/// Draws the strip and goes where the hand points.
pub fn overview_ui(
    ui: &mut Ui,
    frame: &Frame,
    columns: &mut Columns,
    strip: Rect,
    _out: &mut Outbox,
) {
    let t = tokens(ui);
    let by_topic = frame.shown.lists.bands.is_some();
    ui.painter()
        .vline(strip.left(), strip.y_range(), Stroke::new(1.0, t.line));
    let plan = Plan::new(strip);
    prepare(ui, frame, columns, plan, strip);
    let view = frame.regions[0].height();

    let response = ui.interact(
        strip,
        ui.scope_id().with("overview"),
        Sense::click_and_drag(),
    );
    let counts = frame.shown.lists.all.counts;
    let name = format!(
        "Overview: {} pairs, {} confirmed, {} to review",
        counts.all, counts.confirmed, counts.to_review
    );
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, &name));
    let pressed = response.drag_started() || response.clicked();
    if let Some(pointer) = response.interact_pointer_pos() {
        let state = &mut columns.overview;
        if pressed {
            // On a column that one, between them both.
            let on = |at: usize| {
                let lane = plan.lane(at).expand2(vec2(4.0, 0.0));
                lane.x_range().contains(pointer.x)
            };
            state.held = [!on(1), !on(0)];
        }
        let (tops, held) = (state.tops.clone(), state.held);
        let y = pointer.y - plan.room.top();
        if by_topic {
            go(&mut columns.both, &tops[0], y, view);
        } else {
            for at in 0..2 {
                if held[at] {
                    go(&mut columns.tracks[at], &tops[at], y, view);
                }
            }
            if held[0] != held[1] {
                columns.tracks[usize::from(held[1])].scroll.note_move();
            }
        }
        ui.ctx().request_repaint();
    }

    let state = &columns.overview;
    ui.painter().add(Shape::mesh(Arc::clone(&state.cards)));
    ui.painter().add(Shape::mesh(Arc::clone(&state.links)));
    judged_ui(ui, frame, state, plan, t);
    let tracks = if by_topic {
        vec![(&columns.both, &state.tops[0], plan.room)]
    } else {
        (0..2)
            .map(|at| (&columns.tracks[at], &state.tops[at], plan.lane(at)))
            .collect()
    };
    for (track, tops, room) in tracks {
        if track.rows.len() == 0 {
            continue;
        }
        let from = track.scroll.position(&track.rows);
        let until = (from + f64::from(view)).min(track.rows.total());
        let y = |at: f64| plan.room.top() + in_strip(&track.rows, tops, at);
        let window = Rect::from_x_y_ranges(room.x_range(), y(from)..=y(until).max(y(from) + 6.0));
        let window = window.expand2(vec2(2.5, 1.0));
        let edge = if response.hovered() || response.dragged() {
            t.ink
        } else {
            t.muted
        };
        ui.painter()
            .rect_filled(window, 4.0, t.ink.gamma_multiply(0.06));
        ui.painter()
            .rect_stroke(window, 4.0, Stroke::new(1.0, edge), StrokeKind::Inside);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if !response.dragged() {
        response.on_hover_text(
            "Both columns in small. Dashes are to review, lines with a dot confirmed. Click or drag \
             to go there; PageUp, PageDown, Home and End do it by key.",
        );
    }
}

/// Scrolls so that what is at `y` of the picture is in the middle of the view.
fn go(track: &mut super::Track, tops: &[f32], y: f32, view: f32) {
    if track.rows.len() == 0 {
        return;
    }
    let row = tops.partition_point(|&top| top <= y).saturating_sub(1);
    let row = row.min(track.rows.len() - 1);
    let (top, bottom) = (tops[row], tops[row + 1]);
    let part = ((y - top) / (bottom - top).max(0.001)).clamp(0.0, 1.0);
    let into = part * track.rows.get(row);
    track.scroll.put(row, view / 2.0 - into);
}

/// Where a point of the list, told from its top, is in the picture.
fn in_strip(rows: &Rows, tops: &[f32], at: f64) -> f32 {
    if at >= rows.total() {
        return tops.last().copied().unwrap_or_default();
    }
    let (row, into) = rows.row_at(at);
    let (Some(&top), Some(&bottom)) = (tops.get(row), tops.get(row + 1)) else {
        return tops.last().copied().unwrap_or_default();
    };
    top + (bottom - top) * (into / rows.get(row).max(1.0)).min(1.0)
}

/// Makes the picture anew where what it shows has changed.
fn prepare(ui: &Ui, frame: &Frame, columns: &mut Columns, plan: Plan, strip: Rect) {
    let lists = &frame.shown.lists;
    let now = MadeFor {
        columns: Arc::clone(&lists.columns),
        bands: Arc::clone(&lists.bands),
        all: Arc::clone(&lists.all),
        strip,
        dark: ui.visuals().dark_mode,
        rejected: frame.shown.screen().columns.show_rejected,
        pixels_per_point: ui.pixels_per_point(),
    };
    let last = columns.overview.made_for.as_ref();
    let same_cards = last.is_some_and(|last| last.same_cards(&now));
    let same_links = same_cards && last.is_some_and(|last| last.same_links(&now));
    if same_links {
        return;
    }
    let t = tokens(ui);
    let into_mesh = |shapes: Vec<Shape>| {
        let options = ui.ctx().tessellation_options(|options| *options);
        let mut tessellator = Tessellator::new(ui.pixels_per_point(), options, [1, 1], Vec::new());
        let mut mesh = Mesh::default();
        for shape in shapes {
            tessellator.tessellate_shape(shape, &mut mesh);
        }
        Arc::new(mesh)
    };
    if !same_cards {
        let (tops, shapes) = cards(frame, columns, plan, t);
        columns.overview.tops = tops;
        columns.overview.cards = into_mesh(shapes);
    }
    let shapes = links(frame, &columns.overview.tops, plan, now.rejected, t);
    columns.overview.links = into_mesh(shapes);
    columns.overview.made_for = Some(now);
}

/// Where the rows begin, and the cards as blocks that are the fainter the less of a pixel they fill.
fn cards(
    frame: &Frame,
    columns: &Columns,
    plan: Plan,
    t: &Tokens,
) -> ([Arc<Vec<f32>>; 2], Vec<Shape>) {
    let lists = &frame.shown.lists;
    let height = f64::from(plan.room.height());
    let tops_of = |rows: &Rows, scale: f64| {
        let mut y = 0.0;
        let mut tops = Vec::with_capacity(rows.len() + 1);
        for row in 0..rows.len() {
            tops.push((y * scale) as f32);
            y += f64::from(rows.get(row)) + f64::from(rows.gap());
        }
        tops.push((y * scale) as f32);
        Arc::new(tops)
    };
    let scale_of = |total: f64| (height / total.max(1.0)).min(LARGEST);
    let tops = if lists.bands.is_some() {
        let rows = &columns.both.rows;
        let tops = tops_of(rows, scale_of(rows.total()));
        [Arc::clone(&tops), tops]
    } else {
        let total = |at: usize| columns.tracks[at].rows.total();
        let scale = scale_of(total(0).max(total(1)));
        [0, 1].map(|at| tops_of(&columns.tracks[at].rows, scale))
    };
    let mut shapes = Vec::new();
    for at in 0..2 {
        let color = if at == 0 {
            t.side(Side::A)
        } else {
            t.side(Side::B)
        };
        let tops = &tops[at];
        let bins = plan.room.height().ceil().max(1.0) as usize;
        let mut filled = vec![0.0_f32; bins];
        let rows = match lists.bands.as_ref() {
            Some(bands) => bands.rows.len(),
            None => lists.columns[at].rows.len(),
        };
        for row in 0..rows.min(tops.len().saturating_sub(1)) {
            let has_card = lists
                .bands
                .as_ref()
                .as_ref()
                .is_none_or(|bands| bands.claim(row, at).is_some());
            if has_card {
                // The gap below the card stays free.
                let gap = (tops[row + 1] - tops[row]) * 0.16;
                fill(&mut filled, tops[row], tops[row + 1] - gap);
            }
        }
        let lane = plan.lane(at);
        let mut from = 0;
        while from < bins {
            let level_of = |bin: usize| (filled[bin].min(1.0) * 5.0).ceil() as u8;
            let level = level_of(from);
            let mut until = from + 1;
            while until < bins && level_of(until) == level {
                until += 1;
            }
            if level > 0 {
                let block = Rect::from_x_y_ranges(
                    lane.x_range(),
                    lane.top() + from as f32..=lane.top() + until as f32,
                );
                let alpha = 0.09 * f32::from(level);
                shapes.push(Shape::rect_filled(block, 0.0, color.gamma_multiply(alpha)));
            }
            from = until;
        }
    }
    (tops, shapes)
}

fn fill(bins: &mut [f32], from: f32, until: f32) {
    let mut at = from.max(0.0) as usize;
    while at < bins.len() && (at as f32) < until {
        bins[at] += (until.min(at as f32 + 1.0) - from.max(at as f32)).max(0.0);
        at += 1;
    }
}

/// Where the middle of a card is, from the top of the picture.
fn middle_of(frame: &Frame, tops: &[Arc<Vec<f32>>; 2], place: usize) -> Option<(usize, f32)> {
    let (at, row) = frame.row_of(place)?;
    let (top, bottom) = (tops[at].get(row)?, tops[at].get(row + 1)?);
    Some((at, f32::midpoint(*top, *bottom)))
}

/// Links as their two ends in pixels of the picture.
struct Ends {
    all: Vec<[u16; 2]>,
}

impl Ends {
    /// The same with near ones joined until they are few; each then stands for the middle of its
    /// steps.
    fn few(&self, height: usize) -> Vec<[f32; 2]> {
        for step in [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64] {
            let across = height / step + 1;
            let mut seen = vec![false; across * across];
            let mut few = Vec::new();
            for ends in &self.all {
                let [a, b] = ends.map(|end| usize::from(end).min(height) / step);
                if !std::mem::replace(&mut seen[a * across + b], true) {
                    few.push([a, b].map(|end| (end as f32 + 0.5) * step as f32));
                    if few.len() > MOST_LINKS {
                        break;
                    }
                }
            }
            if few.len() <= MOST_LINKS {
                return few;
            }
        }
        Vec::new()
    }
}

fn links(
    frame: &Frame,
    tops: &[Arc<Vec<f32>>; 2],
    plan: Plan,
    rejected: bool,
    t: &Tokens,
) -> Vec<Shape> {
    let mut kinds: [Ends; 3] = std::array::from_fn(|_| Ends { all: Vec::new() });
    let mut shapes = Vec::new();
    let top = plan.room.top();
    for item in &frame.shown.lists.all.items {
        let kind = match item.answer {
            Some(Answer::Rejected) if !rejected => continue,
            Some(Answer::Rejected) => 0,
            None | Some(Answer::Later) => 1,
            Some(Answer::Confirmed) => 2,
        };
        let Some([one, other]) = item.places else {
            continue;
        };
        let (Some(one), Some(other)) = (middle_of(frame, tops, one), middle_of(frame, tops, other))
        else {
            continue;
        };
        if one.0 == other.0 {
            continue;
        }
        let (a, b) = if one.0 == 0 {
            (one, other)
        } else {
            (other, one)
        };
        kinds[kind].all.push([a.1, b.1].map(|y| y as u16));
    }
    let x = [plan.edge(0), plan.edge(1)];
    let height = plan.room.height() as usize;
    for (kind, ends) in kinds.iter().enumerate() {
        for [a, b] in ends.few(height) {
            let line = [pos2(x[0], top + a), pos2(x[1], top + b)];
            let middle = line[0].lerp(line[1], 0.5);
            match kind {
                2 => {
                    shapes.push(Shape::line_segment(line, Stroke::new(1.5, t.confirmed)));
                    shapes.push(Shape::circle_filled(middle, 2.2, t.confirmed));
                }
                1 => {
                    let stroke = Stroke::new(1.0, t.muted.gamma_multiply(0.75));
                    shapes.extend(Shape::dashed_line(&line, stroke, 3.0, 2.5));
                }
                _ => {
                    let stroke = Stroke::new(1.0, t.muted.gamma_multiply(0.75));
                    shapes.extend(marks::cross(middle, 2.0, stroke));
                }
            }
        }
    }
    shapes
}

/// The pair under judgement, over all others, with a square at both ends.
fn judged_ui(ui: &Ui, frame: &Frame, state: &State, plan: Plan, t: &Tokens) {
    let [Some(one), Some(other)] = frame.judged.places else {
        return;
    };
    let ends = [one, other].map(|place| middle_of(frame, &state.tops, place));
    let [Some(one), Some(other)] = ends else {
        return;
    };
    let top = plan.room.top();
    let point = |(at, y): (usize, f32)| pos2(plan.edge(at), top + y);
    let stroke = Stroke::new(2.0, t.link);
    ui.painter()
        .line_segment([point(one), point(other)], stroke);
    for (at, y) in [one, other] {
        let lane = plan.lane(at);
        let mark = Rect::from_x_y_ranges(lane.x_range(), top + y - 1.5..=top + y + 1.5);
        ui.painter().rect_filled(mark, 1.0, t.link);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_links_become_few_and_few_stay_as_they_are() {
        let few = Ends {
            all: vec![[3, 9], [3, 9], [500, 20]],
        };
        let drawn: Vec<_> = few.few(600).into_iter().flatten().collect();
        for (found, wanted) in drawn.iter().zip([3.5, 9.5, 500.5, 20.5]) {
            assert!((found - wanted).abs() < 1e-6);
        }
        assert_eq!(drawn.len(), 4);
        let many = Ends {
            all: (0..20_000u32)
                .map(|n| [(n * 7 % 600) as u16, (n * 13 % 600) as u16])
                .collect(),
        };
        let drawn = many.few(600);
        assert!((100..=MOST_LINKS).contains(&drawn.len()), "{}", drawn.len());
    }

    #[test]
    fn a_point_of_the_list_is_found_in_the_picture() {
        let rows = Rows::new(vec![40.0; 10], 10.0);
        let tops: Vec<f32> = (0..=10).map(|row| row as f32 * 5.0).collect();
        assert!((in_strip(&rows, &tops, 0.0) - 0.0).abs() < 1e-6);
        assert!((in_strip(&rows, &tops, 50.0) - 5.0).abs() < 1e-6);
        assert!((in_strip(&rows, &tops, 70.0) - 7.5).abs() < 1e-6);
        assert!((in_strip(&rows, &tops, 9e9) - 50.0).abs() < 1e-6);
    }

    #[test]
    fn pixels_are_filled_in_part() {
        let mut bins = [0.0; 4];
        fill(&mut bins, 0.5, 2.25);
        for (found, wanted) in bins.into_iter().zip([0.5_f32, 1.0, 0.25, 0.0]) {
            assert!((found - wanted).abs() < 1e-6);
        }
    }
}
