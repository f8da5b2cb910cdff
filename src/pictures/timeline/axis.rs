//! The axis with its days, the scale of the bars, and the days chosen.

use super::super::days::ticks;
use super::super::measure;
use super::super::scene::{Anchor, Area, Fill, Ink, Pen, Scene, at};
use super::{Timeline, size};

/// How far apart labels stand at least, in points.
const LABELS_APART: f32 = 74.0;

pub(super) fn draw(scene: &mut Scene, timeline: &Timeline) {
    let (plot, y) = (timeline.plot, timeline.axis);
    scene.line(
        at(plot.left, y),
        at(plot.right, y),
        Pen::new(Ink::Muted, 1.0),
    );
    let span = timeline.asked.span;
    let apart = span.days() * f64::from(LABELS_APART / plot.width());
    for tick in ticks(span.from, span.until, apart) {
        let x = timeline.x_of(tick.at);
        let above = at(x, plot.top + size::HEAD);
        let grid = Pen::new(Ink::Line, 1.0);
        scene.line(above, at(x, y), grid);
        scene.line(at(x, y + 20.0), at(x, plot.bottom - size::HEAD), grid);
        scene.line(at(x, y - 3.0), at(x, y + 3.0), Pen::new(Ink::Muted, 1.0));
    }
}

/// The days under the axis, on a ground that keeps them legible where arcs cross.
pub(super) fn labels(scene: &mut Scene, timeline: &Timeline) {
    let (plot, y) = (timeline.plot, timeline.axis);
    let span = timeline.asked.span;
    let apart = span.days() * f64::from(LABELS_APART / plot.width());
    for tick in ticks(span.from, span.until, apart) {
        let x = timeline.x_of(tick.at);
        let half = measure::width(&tick.label, size::SMALL, false) / 2.0;
        let x = x.clamp(plot.left + half, (plot.right - half).max(plot.left + half));
        let ground = Area::new(x - half - 3.0, y + 5.0, 2.0 * half + 6.0, 15.0);
        scene.area(ground, 3.0, Some(Fill::faint(Ink::Paper, 0.85)), None);
        let place = at(x, y + 16.0);
        scene.words(place, Anchor::Middle, size::SMALL, Ink::Muted, tick.label);
    }
}

/// What the height of a bar means: lines at round numbers on both sides.
pub(super) fn scale(scene: &mut Scene, timeline: &Timeline, half: f32, most: usize) {
    let plot = timeline.plot;
    let highest = half - size::SMALL - 4.0;
    for value in round_steps(most) {
        let height = value as f32 / most as f32 * highest;
        for side in 0..2 {
            let y = if side == 0 {
                timeline.base(0) - height
            } else {
                timeline.base(1) + height
            };
            let pen = Pen::new(Ink::Line, 1.0).dashed(2.0, 3.0);
            scene.line(at(plot.left, y), at(plot.right, y), pen);
            let place = at(plot.left - 4.0, y + 3.5);
            let words = short(value);
            scene.words(place, Anchor::End, size::SMALL - 2.0, Ink::Muted, words);
        }
    }
}

/// "950", "12k".
fn short(value: usize) -> String {
    if value >= 10_000 {
        format!("{}k", value / 1000)
    } else {
        value.to_string()
    }
}

/// Up to four round numbers up to `most`: multiples of 1, 2 or 5 and so on.
pub(in super::super) fn round_steps(most: usize) -> Vec<usize> {
    let mut magnitude = 1;
    let step = loop {
        let mut steps = [1, 2, 5].into_iter().map(|factor| factor * magnitude);
        if let Some(step) = steps.find(|step| most / step <= 4) {
            break step;
        }
        magnitude *= 10;
    };
    (1..=most / step).map(|n| n * step).collect()
}

/// The days chosen, as a band behind everything.
pub(super) fn chosen(scene: &mut Scene, timeline: &Timeline) {
    let [from, until] = timeline.asked.chosen;
    if from.is_none() && until.is_none() {
        return;
    }
    let plot = timeline.plot;
    let edge = |day: Option<i32>, without: f32| {
        day.map_or(without, |day| {
            timeline.x_of(f64::from(day)).clamp(plot.left, plot.right)
        })
    };
    let area = Area {
        left: edge(from, plot.left),
        right: edge(until, plot.right),
        ..plot
    };
    if area.width() > 0.0 {
        let fill = Some(Fill::faint(Ink::LinkTint, 0.55));
        scene.area(area, 0.0, fill, Some(Pen::new(Ink::Link, 1.0).faint(0.5)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_have_few_round_numbers() {
        assert_eq!(round_steps(3), [1, 2, 3]);
        assert_eq!(round_steps(9), [2, 4, 6, 8]);
        assert_eq!(round_steps(87), [20, 40, 60, 80]);
        for most in 1..5000 {
            let steps = round_steps(most);
            assert!((1..=4).contains(&steps.len()), "{most}: {steps:?}");
            assert!(*steps.last().unwrap() <= most);
        }
    }
}
