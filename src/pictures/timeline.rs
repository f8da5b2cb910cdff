//! The timeline: side A's claims above one axis of days, side B's below, pairs as arcs.
//!
//! As long as there is room every claim is a mark of its own. Where there are too many, bars count
//! them, by day, week, month or year; nothing is left out in silence.

mod arcs;
mod axis;
mod events;
mod span;
pub mod walk;

use super::chronicle::{Chronicle, Spot};
use super::days::{Unit, day, span_words};
use super::measure;
use super::scene::{Anchor, Area, Fill, Ink, Pen, Scene, at};
use crate::model::PairId;

pub use arcs::Wire;
pub(super) use axis::round_steps;
pub use span::Span;

/// What is asked of a timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// The days in view.
    pub span: Span,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// The pair under judgement.
    pub judged: Option<PairId>,
    /// The days chosen: the first, and the one after the last.
    pub chosen: [Option<i32>; 2],
}

/// One mark: a claim, or a bar of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it is drawn.
    pub area: Area,
    /// The column.
    pub side: usize,
    /// The claims it stands for, as places in [`Chronicle::claims`] of the column.
    pub claims: std::ops::Range<usize>,
    /// The first of its days, and the one after the last.
    pub days: [i32; 2],
}

/// A timeline that was drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The picture.
    pub scene: Scene,
    /// The marks, side A's first, from left to right and from the axis outwards.
    pub marks: Vec<Mark>,
    /// The arcs that can be pointed at.
    pub wires: Vec<Wire>,
    /// The area in which days are shown.
    pub plot: Area,
    /// Height of the axis.
    pub axis: f32,
    /// What a column of marks or a bar stands for.
    pub unit: Unit,
    /// Whether bars count the claims, because there are too many for marks.
    pub counted: bool,
    /// What the picture leaves out or draws in another way, in sentences.
    pub told: Vec<String>,
    asked: Asked,
}

/// Sizes and distances in points.
mod size {
    /// Letters on the axis and in the legend.
    pub const SMALL: f32 = 11.0;
    /// Names of the sides.
    pub const NAME: f32 = 13.5;
    /// Room left and right.
    pub const MARGIN: f32 = 24.0;
    /// Between the axis and the nearest mark above it.
    pub const ABOVE: f32 = 12.0;
    /// Between the axis and the nearest mark below it: the labels stand there.
    pub const BELOW: f32 = 30.0;
    /// Room for the names of the sides.
    pub const HEAD: f32 = 24.0;
    /// Height of a line of the legend.
    pub const LINE: f32 = 18.0;
}

/// Distances between the middles of two marks, the largest that fits is taken.
const PITCHES: [f32; 5] = [16.0, 13.0, 11.0, 9.0, 7.0];
/// The most marks that are drawn one by one.
const MOST_MARKS: usize = 2_500;
/// The narrowest bar, with the gap to the next one.
const NARROWEST_BAR: f64 = 9.0;

/// How the claims in view are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    /// One by one: distance of their middles, and marks side by side.
    Marks { pitch: f32, columns: usize },
    /// As bars; the highest stands for so many.
    Bars { most: usize },
}

/// A unit of days and what lies in it.
#[derive(Clone, Debug)]
struct Bin {
    days: [i32; 2],
    claims: [std::ops::Range<usize>; 2],
}

/// Draws the timeline.
pub fn timeline(chronicle: &Chronicle, asked: Asked) -> Timeline {
    let Asked { width, height, .. } = asked;
    let mut scene = Scene::new(width, height);
    let mut told = left_out(chronicle, asked.span);
    let text_width = (width - 2.0 * size::MARGIN).max(60.0);
    // Two lines for the legend and what is told; more words take more lines.
    let foot = size::LINE * 3.0 + 10.0;
    let plot = Area {
        left: size::MARGIN,
        top: 4.0,
        right: (width - size::MARGIN).max(size::MARGIN + 40.0),
        bottom: (height - foot).max(120.0),
    };
    let named_days = if chronicle.events.is_empty() {
        0.0
    } else {
        events::ROW
    };
    let rooms = plot.height() - 2.0 * size::HEAD - named_days - size::ABOVE - size::BELOW;
    let half = (rooms / 2.0).max(30.0);
    let axis = plot.top + size::HEAD + named_days + half + size::ABOVE;

    let (unit, bins, way) = choose(chronicle, asked.span, plot.width(), half);
    let mut out = Timeline {
        scene: Scene::default(),
        marks: Vec::new(),
        wires: Vec::new(),
        plot,
        axis,
        unit,
        counted: matches!(way, Way::Bars { .. }),
        told: Vec::new(),
        asked,
    };
    axis::chosen(&mut scene, &out);
    axis::draw(&mut scene, &out);
    let named = events::draw(&mut scene, chronicle, &out);
    if let Way::Bars { most } = way {
        axis::scale(&mut scene, &out, half, most);
    }
    let mut marks = Scene::default();
    for side in 0..2 {
        for bin in &bins {
            match way {
                Way::Marks { pitch, columns } => {
                    out.one_by_one(&mut marks, chronicle, side, bin, pitch, columns);
                }
                Way::Bars { most } => out.bar(&mut marks, chronicle, side, bin, half, most),
            }
        }
    }
    arcs::draw(&mut scene, marks, chronicle, &mut out, &mut told);
    axis::labels(&mut scene, &out);
    names(&mut scene, chronicle, &out);
    if out.counted {
        told.insert(0, format!("Each bar counts the claims of {}.", unit.name()));
    } else if unit != Unit::Day {
        told.insert(0, format!("Each column of marks is {}.", unit.name()));
    }
    legend(&mut scene, &out, chronicle, &told, text_width);
    if !named.is_empty() {
        // In the picture the names stand over their days.
        told.push(format!("Busiest days: {}.", named.join("; ")));
    }
    out.scene = scene;
    out.told = told;
    out
}

/// What cannot be drawn or lies out of view.
fn left_out(chronicle: &Chronicle, span: Span) -> Vec<String> {
    let mut out = Vec::new();
    let undated: usize = chronicle.undated.iter().sum();
    match undated {
        0 => {}
        1 => out.push("1 claim has no date and is not drawn.".to_owned()),
        n => out.push(format!("{n} claims have no date and are not drawn.")),
    }
    let (from, until) = (span.from.floor() as i32, span.until.ceil() as i32);
    let seen: usize = (0..2)
        .map(|side| chronicle.within(side, from, until).len())
        .sum();
    match chronicle.dated() - seen {
        0 => {}
        1 => out.push("1 claim lies before or after these days.".to_owned()),
        n => out.push(format!("{n} claims lie before or after these days.")),
    }
    out
}

/// The smallest unit that has room, and how the claims are drawn in it.
fn choose(chronicle: &Chronicle, span: Span, width: f32, half: f32) -> (Unit, Vec<Bin>, Way) {
    let (from, until) = (span.from.floor() as i32, span.until.ceil() as i32);
    let points_of = |unit: Unit| unit.days() * f64::from(width) / span.days();
    let smallest = |narrowest: f64| {
        let mut units = Unit::ALL.into_iter();
        units
            .find(|&unit| points_of(unit) >= narrowest)
            .unwrap_or(Unit::Years(1000))
    };
    let bins = |unit: Unit| -> Vec<Bin> {
        let starts = unit.starts(from, until);
        starts
            .into_iter()
            .map(|start| {
                let days = [start, unit.next(start)];
                let claims = [0, 1].map(|side| chronicle.within(side, days[0], days[1]));
                Bin { days, claims }
            })
            .collect()
    };
    let most = |bins: &[Bin]| {
        let counts = bins
            .iter()
            .flat_map(|bin| bin.claims.iter().map(ExactSizeIterator::len));
        counts.max().unwrap_or(0)
    };
    let seen: usize = (0..2)
        .map(|side| chronicle.within(side, from, until).len())
        .sum();
    if seen <= MOST_MARKS {
        for pitch in PITCHES {
            let unit = smallest(f64::from(pitch) + 1.0);
            let bins = bins(unit);
            let rows = (half / pitch).floor().max(1.0) as usize;
            let columns = most(&bins).div_ceil(rows).max(1);
            if columns as f64 * f64::from(pitch) < points_of(unit) {
                return (unit, bins, Way::Marks { pitch, columns });
            }
        }
    }
    let unit = smallest(NARROWEST_BAR);
    let bins = bins(unit);
    let most = most(&bins).max(1);
    (unit, bins, Way::Bars { most })
}

impl Timeline {
    /// Where a day, or a part of one, lies on the axis, in points.
    pub fn x_of(&self, days: f64) -> f32 {
        let span = self.asked.span;
        let share = (days - span.from) / span.days();
        self.plot.left + (share * f64::from(self.plot.width())) as f32
    }

    /// The day, with its part, at a place of the axis.
    pub fn day_at(&self, x: f32) -> f64 {
        let span = self.asked.span;
        let share = f64::from((x - self.plot.left) / self.plot.width());
        span.from + share * span.days()
    }

    /// The mark that stands for a claim, if it is in view.
    pub fn mark_of(&self, spot: Spot) -> Option<usize> {
        let found = |mark: &Mark| mark.side == spot.side && mark.claims.contains(&spot.at);
        self.marks.iter().position(found)
    }

    /// The mark at a place, or the one nearest to it within a few points.
    pub fn mark_at(&self, x: f32, y: f32) -> Option<usize> {
        let place = at(x, y);
        let near = self
            .marks
            .iter()
            .enumerate()
            .filter(|(_, mark)| mark.area.grown(3.0).holds(place));
        let distance = |mark: &Mark| {
            let centre = mark.area.centre();
            (centre.x - x).powi(2) + (centre.y - y).powi(2)
        };
        near.min_by(|(_, one), (_, other)| distance(one).total_cmp(&distance(other)))
            .map(|(at, _)| at)
    }

    /// Height of the lower edge of side A's room, or of the upper edge of side B's.
    fn base(&self, side: usize) -> f32 {
        if side == 0 {
            self.axis - size::ABOVE
        } else {
            self.axis + size::BELOW
        }
    }

    fn one_by_one(
        &mut self,
        scene: &mut Scene,
        chronicle: &Chronicle,
        side: usize,
        bin: &Bin,
        pitch: f32,
        columns: usize,
    ) {
        let claims = &bin.claims[side];
        let middle = f64::midpoint(f64::from(bin.days[0]), f64::from(bin.days[1]));
        let x = self.x_of(middle);
        if x < self.plot.left || x > self.plot.right {
            return;
        }
        let mark = (pitch - 2.0).min(10.0);
        let outwards = if side == 0 { -1.0 } else { 1.0 };
        for (n, at_claim) in claims.clone().enumerate() {
            let (row, column) = (n / columns, n % columns);
            let in_row = (claims.len() - row * columns).min(columns);
            let aside = column as f32 - (in_row - 1) as f32 / 2.0;
            let centre = at(
                x + aside * pitch,
                self.base(side) + outwards * (row as f32 + 0.5) * pitch,
            );
            let is_told = chronicle.claims[side][at_claim].is_told;
            scene.mark(side, centre, mark, !is_told);
            self.marks.push(Mark {
                area: Area::about(centre, mark),
                side,
                claims: at_claim..at_claim + 1,
                days: bin.days,
            });
        }
    }

    fn bar(
        &mut self,
        scene: &mut Scene,
        chronicle: &Chronicle,
        side: usize,
        bin: &Bin,
        half: f32,
        most: usize,
    ) {
        let claims = bin.claims[side].clone();
        if claims.is_empty() {
            return;
        }
        let [left, right] = bin.days.map(|number| self.x_of(f64::from(number)));
        let width = ((right - left) * 0.82).clamp(2.0, 46.0);
        let centre = f32::midpoint(left, right);
        if centre < self.plot.left || centre > self.plot.right {
            return;
        }
        let highest = half - size::SMALL - 4.0;
        // A single claim can still be seen.
        let height_of = |count: usize| (count as f32 / most as f32 * highest).max(1.5);
        let told = chronicle.claims[side][claims.clone()]
            .iter()
            .filter(|claim| claim.is_told)
            .count();
        let height = height_of(claims.len());
        let base = self.base(side);
        let box_of = |from: f32, to: f32| {
            let (one, other) = if side == 0 {
                (base - to, base - from)
            } else {
                (base + from, base + to)
            };
            Area {
                left: centre - width / 2.0,
                top: one,
                right: centre + width / 2.0,
                bottom: other,
            }
        };
        let ink = Ink::of_side(side);
        let solid = if told == 0 {
            0.0
        } else {
            height_of(told).min(height)
        };
        if solid > 0.0 {
            scene.area(box_of(0.0, solid), 1.0, Some(Fill::new(ink)), None);
        }
        if told < claims.len() {
            let fill = Some(Fill::faint(ink, 0.18));
            scene.area(box_of(solid, height), 1.0, fill, Some(Pen::new(ink, 1.0)));
        }
        let area = box_of(0.0, height);
        let count = claims.len().to_string();
        if measure::width(&count, size::SMALL - 1.0, false) <= right - left {
            let y = if side == 0 {
                area.top - 4.0
            } else {
                area.bottom + size::SMALL
            };
            let place = at(centre, y);
            scene.words(place, Anchor::Middle, size::SMALL - 1.0, Ink::Muted, count);
        }
        self.marks.push(Mark {
            area,
            side,
            claims,
            days: bin.days,
        });
    }
}

/// The names of the sides, each with its number of claims in view.
fn names(scene: &mut Scene, chronicle: &Chronicle, timeline: &Timeline) {
    let plot = timeline.plot;
    for side in 0..2 {
        let y = if side == 0 {
            plot.top + 14.0
        } else {
            plot.bottom - 4.0
        };
        let name = measure::fit(
            &chronicle.parties[side],
            size::NAME,
            true,
            plot.width() * 0.6,
        );
        let seen: usize = timeline
            .marks
            .iter()
            .filter(|mark| mark.side == side)
            .map(|mark| mark.claims.len())
            .sum();
        let many = super::count(seen, "claim", "claims");
        let after = plot.left + measure::width(&name, size::NAME, true) + 12.0;
        scene.strong(
            at(plot.left, y),
            Anchor::Start,
            size::NAME,
            Ink::of_side(side),
            name,
        );
        scene.words(at(after, y), Anchor::Start, size::SMALL, Ink::Muted, many);
    }
}

/// What the marks and lines mean, and under it what is told.
fn legend(
    scene: &mut Scene,
    timeline: &Timeline,
    chronicle: &Chronicle,
    told: &[String],
    width: f32,
) {
    let by_publication = chronicle
        .claims
        .iter()
        .flatten()
        .any(|claim| !claim.is_told);
    let mut items: Vec<(super::Sample, &str)> = Vec::new();
    if by_publication {
        items.push((
            super::Sample::Hollow(timeline.counted),
            "day of publication",
        ));
    }
    if !chronicle.links.is_empty() {
        items.push((super::Sample::Suggested, "suggested"));
        items.push((super::Sample::Confirmed, "confirmed"));
    }
    if timeline.wires.iter().any(|wire| wire.judged) {
        items.push((super::Sample::Judged, "under judgement"));
    }
    let top = timeline.plot.bottom + 16.0;
    let y = super::legend(scene, &items, at(size::MARGIN, top), width);
    let mut y = if items.is_empty() {
        top
    } else {
        y + size::LINE
    };
    for line in measure::wrap(&told.join(" "), size::SMALL, width) {
        if y > timeline.asked.height - 2.0 {
            break;
        }
        scene.words(
            at(size::MARGIN, y + 4.0),
            Anchor::Start,
            size::SMALL,
            Ink::Muted,
            line,
        );
        y += size::LINE - 2.0;
    }
}

/// The days of a mark in words.
pub fn mark_days(mark: &Mark) -> String {
    span_words(day(mark.days[0]), day(mark.days[1] - 1))
}
