//! Pairs as arcs: dashed and faint as suggested, solid with a check as confirmed, bright as judged.

use std::collections::BTreeMap;

use super::super::chronicle::{Chronicle, Link};
use super::super::measure;
use super::super::scene::{Anchor, Fill, Ink, Pen, Point, Scene, at, on_curve};
use super::{Mark, Timeline, size};
use crate::model::{Answer, PairId};

/// An arc that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire {
    /// The pairs it stands for: one, or all between two bars.
    pub pairs: Vec<PairId>,
    /// Whether one of them is under judgement.
    pub judged: bool,
    /// Start, two points that draw it towards themselves, end.
    pub curve: [Point; 4],
}

impl Wire {
    /// How far a place is from the arc, in points.
    pub fn distance(&self, place: Point) -> f32 {
        const STEPS: u8 = 16;
        (0..=STEPS)
            .map(|n| {
                let on = on_curve(self.curve, f32::from(n) / f32::from(STEPS));
                (on.x - place.x).hypot(on.y - place.y)
            })
            .fold(f32::INFINITY, f32::min)
    }
}

/// The most arcs drawn at once; with more of them no single one can be followed.
const MOST_ARCS: usize = 240;

/// Draws the arcs, the marks over them, and on top what is judged and confirmed.
pub(super) fn draw(
    scene: &mut Scene,
    marks: Scene,
    chronicle: &Chronicle,
    timeline: &mut Timeline,
    told: &mut Vec<String>,
) {
    // Which mark stands for a claim; marks of a side ascend in their claims.
    let mut of_side: [Vec<(usize, usize)>; 2] = Default::default();
    for (at, mark) in timeline.marks.iter().enumerate() {
        of_side[mark.side].push((mark.claims.start, at));
    }
    let mark_of = |link: &Link, end: usize| -> Option<usize> {
        let spot = link.ends[end];
        let starts = &of_side[spot.side];
        let found = starts.partition_point(|&(start, _)| start <= spot.at);
        let (_, mark) = *starts.get(found.checked_sub(1)?)?;
        timeline.marks[mark]
            .claims
            .contains(&spot.at)
            .then_some(mark)
    };

    let judged = timeline.asked.judged;
    let mut bundles: BTreeMap<(bool, usize, usize), Vec<(usize, PairId)>> = BTreeMap::new();
    let mut beyond = 0;
    let mut bright = None;
    for (rank, link) in chronicle.links.iter().enumerate() {
        let (Some(one), Some(other)) = (mark_of(link, 0), mark_of(link, 1)) else {
            beyond += 1;
            continue;
        };
        if judged == Some(link.pair) {
            bright = Some((link, one, other));
            continue;
        }
        let confirmed = link.answer == Some(Answer::Confirmed);
        let bundle = bundles.entry((confirmed, one, other)).or_default();
        bundle.push((rank, link.pair));
    }
    // Confirmed ones first, then the fullest, then in the order of the queue.
    let mut bundles: Vec<_> = bundles.into_iter().collect();
    bundles.sort_by_key(|((confirmed, ..), pairs)| {
        (!confirmed, std::cmp::Reverse(pairs.len()), pairs[0].0)
    });
    let crowded: usize = bundles
        .iter()
        .skip(MOST_ARCS)
        .map(|(_, pairs)| pairs.len())
        .sum();
    bundles.truncate(MOST_ARCS);

    let mut wires = Vec::new();
    let mut over = Scene::default();
    for ((confirmed, one, other), pairs) in bundles {
        let curve = arc(timeline, &timeline.marks[one], &timeline.marks[other]);
        let width = 1.0 + (pairs.len() as f32).log2() * 0.6;
        let pen = if confirmed {
            Pen::new(Ink::Confirmed, width + 0.4)
        } else {
            Pen::new(Ink::Muted, width).dashed(4.0, 4.0).faint(0.6)
        };
        scene.curve(curve, pen);
        let middle = on_curve(curve, 0.5);
        if confirmed {
            over.check(middle, Ink::Confirmed);
        }
        if pairs.len() > 1 {
            let aside = if confirmed { 10.0 } else { 0.0 };
            number(&mut over, at(middle.x + aside, middle.y), pairs.len());
        }
        wires.push(Wire {
            pairs: pairs.into_iter().map(|(_, pair)| pair).collect(),
            judged: false,
            curve,
        });
    }
    scene.place(marks, 0.0, 0.0);
    scene.place(over, 0.0, 0.0);
    if let Some((link, one, other)) = bright {
        let curve = arc(timeline, &timeline.marks[one], &timeline.marks[other]);
        scene.curve(curve, Pen::new(Ink::Link, 2.2));
        if link.answer == Some(Answer::Confirmed) {
            scene.check(on_curve(curve, 0.5), Ink::Link);
        }
        for end in [one, other] {
            let area = timeline.marks[end].area.grown(3.0);
            scene.area(area, 4.0, None, Some(Pen::new(Ink::Link, 1.5)));
        }
        wires.push(Wire {
            pairs: vec![link.pair],
            judged: true,
            curve,
        });
    }
    timeline.wires = wires;
    let mut tell = |n: usize, one: &str, more: &str| match n {
        0 => {}
        1 => told.push(format!("1 {one}")),
        n => told.push(format!("{n} {more}")),
    };
    tell(
        beyond,
        "pair reaches beyond these days.",
        "pairs reach beyond these days.",
    );
    tell(
        chronicle.unplaced_links,
        "pair has a claim without a date, or one that is filtered out.",
        "pairs have a claim without a date, or one that is filtered out.",
    );
    tell(
        crowded,
        "more pair has no room as an arc.",
        "more pairs have no room as arcs.",
    );
}

/// The curve between two marks: it leaves both towards the axis and swings out on the way.
fn arc(timeline: &Timeline, one: &Mark, other: &Mark) -> [Point; 4] {
    let tip = |mark: &Mark| {
        let centre = mark.area.centre();
        if timeline.counted {
            // The bar's end at the axis: arcs cross the axis, not the bars.
            at(centre.x, timeline.base(mark.side))
        } else {
            centre
        }
    };
    let (from, to) = (tip(one), tip(other));
    let apart = (to.x - from.x).abs();
    let apart_y = (to.y - from.y).abs();
    let mut swing = (26.0 + apart * 0.2 + apart_y * 0.08).min(84.0);
    if one.side == other.side {
        // Within one side the arc stands on its two marks, away from the axis.
        let outwards = if one.side == 0 { -1.0 } else { 1.0 };
        let lift = outwards * (16.0 + apart * 0.25).min(90.0);
        return [from, at(from.x, from.y + lift), at(to.x, to.y + lift), to];
    }
    let right = from.x.max(to.x);
    if right + swing > timeline.plot.right {
        swing = -swing;
    }
    let outer = if swing > 0.0 { right } else { from.x.min(to.x) } + swing;
    let (down, third) = (to.y - from.y, 1.0 / 3.0);
    [
        from,
        at(outer, from.y + down * third),
        at(outer, to.y - down * third),
        to,
    ]
}

/// The number of pairs an arc stands for.
fn number(scene: &mut Scene, place: Point, count: usize) {
    let words = count.to_string();
    let letters = size::SMALL - 1.5;
    let width = measure::width(&words, letters, true) + 8.0;
    let area = super::super::scene::Area::new(place.x, place.y - 7.0, width, 14.0);
    let edge = Some(Pen::new(Ink::Line, 1.0));
    scene.area(area, 7.0, Some(Fill::new(Ink::Panel)), edge);
    let middle = at(place.x + width / 2.0, place.y + 3.4);
    scene.strong(middle, Anchor::Middle, letters, Ink::Ink, words);
}
