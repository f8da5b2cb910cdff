//! What the busiest days are about, named over the axis where the names do not meet.

use super::super::chronicle::Chronicle;
use super::super::days::{day, span_words};
use super::super::measure;
use super::super::scene::{Anchor, Area, Fill, Ink, Pen, Scene, at};
use super::{Timeline, size};

/// Room for the names, in points.
pub(super) const ROW: f32 = 20.0;

/// The longest name, in points.
const LONGEST: f32 = 190.0;

/// Between a name and its line, in points.
const BESIDE: f32 = 6.0;

/// The least room between two names, in points.
const APART: f32 = 10.0;

/// Draws the names, those with the most claims first; a name that would meet another is left out.
/// Gives each with its days, from left to right.
pub(super) fn draw(scene: &mut Scene, chronicle: &Chronicle, timeline: &Timeline) -> Vec<String> {
    let plot = timeline.plot;
    let top = plot.top + size::HEAD;
    let mut placed: Vec<(Area, String)> = Vec::new();
    for event in &chronicle.events {
        let start = timeline.unit.start(event.day);
        let end = timeline.unit.next(start);
        let x = timeline.x_of(f64::midpoint(f64::from(start), f64::from(end)));
        if x < plot.left || x > plot.right {
            continue;
        }
        let words = measure::fit(&event.title, size::SMALL, false, LONGEST);
        let width = measure::width(&words, size::SMALL, false);
        // The line belongs to the name: what meets one of them meets both.
        let area = if x + BESIDE + width <= plot.right {
            Area::new(x, top, BESIDE + width, ROW - 4.0)
        } else {
            Area::new(x - BESIDE - width, top, BESIDE + width, ROW - 4.0)
        };
        let meets = |(other, _): &(Area, String)| {
            area.left - APART < other.right && other.left - APART < area.right
        };
        if area.left < plot.left || placed.iter().any(meets) {
            continue;
        }
        let pen = Pen::new(Ink::Muted, 1.0).dashed(1.5, 4.0).faint(0.4);
        scene.line(at(x, top), at(x, plot.bottom - size::HEAD), pen);
        let left = if area.left < x { area.left } else { x + BESIDE };
        let ground = Area::new(left - 2.0, top, width + 4.0, ROW - 5.0);
        scene.area(ground, 3.0, Some(Fill::faint(Ink::Paper, 0.9)), None);
        let place = at(left, top + 11.0);
        scene.words(place, Anchor::Start, size::SMALL, Ink::Muted, words);
        let days = span_words(day(start), day(end - 1));
        placed.push((area, format!("{days}: {}", event.title)));
    }
    placed.sort_by(|(one, _), (other, _)| one.left.total_cmp(&other.left));
    placed.into_iter().map(|(_, told)| told).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::chronicle::Event;
    use super::super::{Asked, Span, timeline};
    use super::*;
    use crate::pictures::scene::Shape;

    fn chronicle(events: &[(i32, &str)]) -> Chronicle {
        let events = events.iter().map(|&(day, title)| Event {
            day,
            title: title.to_owned(),
            claims: 3,
        });
        let mut chronicle = Chronicle::default();
        chronicle.events = events.collect();
        chronicle
    }

    fn named(chronicle: &Chronicle, width: f32, days: f64) -> (Vec<String>, Vec<String>) {
        let asked = Asked {
            span: Span {
                from: 0.0,
                until: days,
            },
            width,
            height: 500.0,
            judged: None,
            chosen: [None; 2],
        };
        let drawn = timeline(chronicle, asked);
        let words = drawn.scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Words(words) => Some(words.text.clone()),
            _ => None,
        });
        (words.collect(), drawn.told)
    }

    #[test]
    fn busiest_days_are_named_and_told() {
        let (drawn, told) = named(
            &chronicle(&[(2, "Gate · shells"), (8, "Talks")]),
            900.0,
            12.0,
        );
        assert!(drawn.contains(&"Gate · shells".to_owned()), "{drawn:?}");
        assert!(drawn.contains(&"Talks".to_owned()));
        let told = told.join(" ");
        assert!(told.contains("3 Jan 1970: Gate · shells; "), "{told}");
    }

    #[test]
    fn names_never_meet_and_the_heavier_one_stays() {
        let near = [
            (4, "The gate and the shells"),
            (5, "The talks"),
            (11, "At the end"),
        ];
        let (drawn, _) = named(&chronicle(&near), 420.0, 12.0);
        assert!(
            drawn.contains(&"The gate and the shells".to_owned()),
            "{drawn:?}"
        );
        assert!(!drawn.contains(&"The talks".to_owned()));
        assert!(
            drawn.contains(&"At the end".to_owned()),
            "turned to the left of its line"
        );
    }
}
