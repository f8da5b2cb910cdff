//! Pairs by what they are about: counted by topic, and drawn as bars.

use std::collections::BTreeMap;

use super::chart::{Cell, Chart, Goal};
use super::measure;
use super::scene::{Anchor, Area, Fill, Ink, Pen, Scene, at};
use super::{Sample, count};
use crate::model::{Answer, Reading};
use crate::views::{Queue, QueueItem};

/// How many pairs have which answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Split {
    /// Confirmed by the person.
    pub confirmed: usize,
    /// Not decided, those put off among them.
    pub open: usize,
    /// Rejected by the person.
    pub rejected: usize,
}

impl Split {
    /// Counts one pair more.
    pub fn add(&mut self, answer: Option<Answer>) {
        match answer {
            Some(Answer::Confirmed) => self.confirmed += 1,
            Some(Answer::Rejected) => self.rejected += 1,
            Some(Answer::Later) | None => self.open += 1,
        }
    }

    /// All of them.
    pub fn all(self) -> usize {
        self.confirmed + self.open + self.rejected
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            confirmed: self.confirmed + other.confirmed,
            open: self.open + other.open,
            rejected: self.rejected + other.rejected,
        }
    }

    /// "12 pairs: 3 confirmed, 8 not decided, 1 rejected".
    pub fn words(self) -> String {
        format!(
            "{}: {} confirmed, {} not decided, {} rejected",
            count(self.all(), "pair", "pairs"),
            self.confirmed,
            self.open,
            self.rejected
        )
    }
}

/// What pairs of one row are about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A topic, by its number in the reading.
    Topic(usize),
    /// Nothing that other claims are about too.
    Alone,
    /// Statements that are no longer found.
    Lost,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What its pairs are about.
    pub about: About,
    /// In words.
    pub title: String,
    /// Its pairs.
    pub pairs: Split,
    /// The first of them in the order of the queue.
    pub first: crate::model::PairId,
}

/// Pairs by topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicCounts {
    /// The fullest topic first, then by title; what has no topic comes last.
    pub rows: Vec<Row>,
    /// How many articles the project has.
    pub articles: usize,
}

impl TopicCounts {
    /// Counts the pairs of a queue.
    pub fn new(reading: &Reading, queue: &Queue, articles: usize) -> Self {
        let mut rows: BTreeMap<About, Row> = BTreeMap::new();
        for item in &queue.items {
            let about = about(reading, item);
            let row = rows.entry(about.clone()).or_insert_with(|| Row {
                title: match about {
                    About::Topic(topic) => measure::one_line(reading.topics.title(topic)),
                    About::Alone => "Without a topic".to_owned(),
                    About::Lost => "Statements no longer found".to_owned(),
                },
                about,
                pairs: Split::default(),
                first: item.pair,
            });
            row.pairs.add(item.answer);
        }
        let mut rows: Vec<Row> = rows.into_values().collect();
        rows.sort_by(|one, other| {
            let rank = |row: &Row| {
                let is_topic = matches!(row.about, About::Topic(_));
                (!is_topic, std::cmp::Reverse(row.pairs.all()))
            };
            (rank(one), &one.title, &one.about).cmp(&(rank(other), &other.title, &other.about))
        });
        Self { rows, articles }
    }

    /// How many rows are topics.
    pub fn topics(&self) -> usize {
        let is_topic = |row: &&Row| matches!(row.about, About::Topic(_));
        self.rows.iter().filter(is_topic).count()
    }

    /// All pairs together.
    pub fn all(&self) -> Split {
        let splits = self.rows.iter().map(|row| row.pairs);
        splits.fold(Split::default(), Split::with)
    }
}

fn about(reading: &Reading, item: &QueueItem) -> About {
    let Some(places) = item.places else {
        return About::Lost;
    };
    let topic = places.iter().find_map(|&place| reading.topics.of(place));
    topic.map_or(About::Alone, About::Topic)
}

/// Height of a row in points.
pub const ROW: f32 = 30.0;
/// Height under the rows: the legend and what is told.
pub const FOOT: f32 = 52.0;
const TITLE: f32 = 12.5;
const NUMBER: f32 = 11.0;

/// Draws the bars from row `first` on, as many as there is room for.
pub fn bars(topics: &TopicCounts, first: usize, width: f32, height: f32) -> Chart {
    let mut scene = Scene::new(width, height);
    let room = ((height - FOOT) / ROW).floor().max(1.0) as usize;
    let first = first.min(topics.rows.len().saturating_sub(room));
    let shown = &topics.rows[first..topics.rows.len().min(first + room)];
    let most = topics
        .rows
        .iter()
        .map(|row| row.pairs.all())
        .max()
        .unwrap_or(0);
    let titles = (width * 0.36).min(360.0);
    let numbers = 44.0;
    let longest = (width - titles - numbers - 12.0).max(20.0);
    let mut cells = Vec::new();
    for (at_row, row) in shown.iter().enumerate() {
        let top = at_row as f32 * ROW;
        let middle = top + ROW / 2.0;
        let title = measure::fit(&row.title, TITLE, false, titles - 16.0);
        let ink = if matches!(row.about, About::Topic(_)) {
            Ink::Ink
        } else {
            Ink::Muted
        };
        scene.words(
            at(titles - 8.0, middle + 4.5),
            Anchor::End,
            TITLE,
            ink,
            title,
        );
        let scale = longest / most.max(1) as f32;
        let bar = Area::new(titles, top + 6.0, 0.0, ROW - 12.0);
        let end = split_bar(&mut scene, row.pairs, bar, scale);
        let number = row.pairs.all().to_string();
        scene.words(
            at(end + 8.0, middle + 4.0),
            Anchor::Start,
            NUMBER,
            Ink::Muted,
            number,
        );
        let goal = match row.about {
            About::Topic(_) => Goal::Topic(row.title.clone()),
            About::Alone | About::Lost => Goal::Pair(row.first),
        };
        cells.push(Cell {
            area: Area::new(0.0, top, width, ROW),
            row: first + at_row,
            column: 0,
            head: row.title.clone(),
            words: row.pairs.words(),
            goal,
        });
    }
    let mut told = Vec::new();
    let left: Vec<&Row> = topics.rows[..first]
        .iter()
        .chain(&topics.rows[first + shown.len()..])
        .collect();
    if !left.is_empty() {
        let pairs: usize = left.iter().map(|row| row.pairs.all()).sum();
        told.push(format!(
            "{} with {} not in view.",
            count(left.len(), "more row", "more rows"),
            count(pairs, "pair is", "pairs are")
        ));
    }
    foot(&mut scene, &told, shown.len() as f32 * ROW, width);
    Chart {
        scene,
        cells,
        first,
        rows: topics.rows.len(),
        told,
    }
}

/// Draws the parts of a bar one after the other, `scale` points for each pair. Each part differs in
/// form as well as in colour. Gives where the bar ends.
pub(super) fn split_bar(scene: &mut Scene, pairs: Split, from: Area, scale: f32) -> f32 {
    let mut left = from.left;
    let parts = [
        (pairs.confirmed, Sample::ConfirmedPart),
        (pairs.open, Sample::OpenPart),
        (pairs.rejected, Sample::RejectedPart),
    ];
    for (n, part) in parts {
        if n == 0 {
            continue;
        }
        let area = Area {
            left,
            right: left + n as f32 * scale,
            ..from
        };
        draw_part(scene, part, area);
        let words = n.to_string();
        let size = (from.height() - 6.0).min(10.5);
        if size >= 8.0 && measure::width(&words, size, true) + 8.0 < area.width() {
            let middle = area.centre();
            let place = at(middle.x, middle.y + size * 0.36);
            let ink = if part == Sample::ConfirmedPart {
                Ink::Panel
            } else {
                Ink::Ink
            };
            if part == Sample::RejectedPart {
                // A quiet ground, so that the number can be read on the pattern.
                let half = measure::width(&words, size, true) / 2.0 + 3.0;
                let ground = Area {
                    left: middle.x - half,
                    right: middle.x + half,
                    top: area.top + 2.0,
                    bottom: area.bottom - 2.0,
                };
                scene.area(ground, 2.0, Some(Fill::new(Ink::Paper)), None);
            }
            scene.strong(place, Anchor::Middle, size, ink, words);
        }
        left = area.right;
    }
    left
}

/// One part of a bar: solid when confirmed, empty while open, hatched when rejected.
pub(super) fn draw_part(scene: &mut Scene, part: Sample, area: Area) {
    match part {
        Sample::ConfirmedPart => {
            scene.area(area, 0.0, Some(Fill::new(Ink::Confirmed)), None);
        }
        Sample::OpenPart => {
            let edge = Some(Pen::new(Ink::Muted, 1.0));
            scene.area(area, 0.0, Some(Fill::new(Ink::Panel)), edge);
        }
        _ => {
            scene.hatch(area, 5.0, Pen::new(Ink::Muted, 1.0).faint(0.7));
            scene.area(area, 0.0, None, Some(Pen::new(Ink::Muted, 1.0)));
        }
    }
}

/// The legend of the parts, and under it what is told.
pub(super) fn foot(scene: &mut Scene, told: &[String], top: f32, width: f32) {
    let items = [
        (Sample::ConfirmedPart, "confirmed"),
        (Sample::OpenPart, "suggested, not decided"),
        (Sample::RejectedPart, "rejected"),
    ];
    let y = super::legend(scene, &items, at(0.0, top + 20.0), width);
    if !told.is_empty() {
        let words = measure::fit(&told.join(" "), NUMBER, false, width);
        scene.words(at(0.0, y + 24.0), Anchor::Start, NUMBER, Ink::Muted, words);
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::Shape;
    use super::*;
    use crate::model::Topics;
    use crate::views::fixture::Fixture;
    use crate::views::queue;

    fn counts() -> TopicCounts {
        let mut fixture = Fixture::two_by_two();
        fixture.answer(0, Answer::Confirmed);
        fixture.answer(1, Answer::Rejected);
        fixture.orphan();
        let (project, reading) = fixture.build();
        // Pairs: 0 and 1, 2 and 3, 0 and 3.
        let topics = vec![Some(1), Some(1), None, None];
        let titles = vec!["Unused".to_owned(), "The room".to_owned()];
        let reading = reading.with_topics(Topics::new(topics, titles));
        let all = queue(&project, &reading, crate::model::Between::Sides);
        TopicCounts::new(&reading, &all, 1)
    }

    #[test]
    fn pairs_are_counted_by_topic_and_answer() {
        let counts = counts();
        let rows: Vec<_> = counts
            .rows
            .iter()
            .map(|row| (row.title.as_str(), row.pairs.all()))
            .collect();
        assert_eq!(
            rows,
            [
                ("The room", 2),
                ("Statements no longer found", 1),
                ("Without a topic", 1)
            ]
        );
        assert_eq!(counts.rows[0].pairs.confirmed, 1);
        assert_eq!(counts.rows[2].pairs.rejected, 1);
        assert_eq!(counts.all().all(), 4);
    }

    #[test]
    fn what_has_no_room_is_told() {
        let counts = counts();
        let whole = bars(&counts, 0, 600.0, 400.0);
        assert_eq!((whole.cells.len(), whole.told.len()), (3, 0));
        let cut = bars(&counts, 0, 600.0, FOOT + ROW);
        assert_eq!(cut.told, ["2 more rows with 2 pairs are not in view."]);
        let last = bars(&counts, 99, 600.0, FOOT + ROW);
        assert_eq!(last.first, 2);
        let none = bars(&TopicCounts::default(), 0, 600.0, 10.0);
        assert!(none.cells.is_empty());
    }

    #[test]
    fn parts_differ_in_form() {
        let form = |part: Sample| {
            let mut scene = Scene::default();
            draw_part(&mut scene, part, Area::new(0.0, 0.0, 40.0, 12.0));
            let lines = scene
                .shapes
                .iter()
                .filter(|s| matches!(s, Shape::Line { .. }))
                .count();
            let edges = scene
                .shapes
                .iter()
                .filter(|s| matches!(s, Shape::Box { pen: Some(_), .. }));
            (lines > 0, edges.count())
        };
        let forms = [
            Sample::ConfirmedPart,
            Sample::OpenPart,
            Sample::RejectedPart,
        ]
        .map(form);
        assert_eq!(forms, [(false, 0), (false, 1), (true, 1)]);
    }
}
