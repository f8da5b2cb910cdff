//! Verdicts over time: how many pairs were confirmed, rejected and put off by when.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::chart::{Cell, Chart, Goal};
use super::count;
use super::days::ticks;
use super::measure;
use super::scene::{Anchor, Area, Fill, Ink, Pen, Point, Scene, at};
use super::timeline::round_steps;
use crate::model::{Answer, PairId};
use crate::project::Project;
use crate::views::Queue;
use crate::views::facets::day;

/// One verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    /// When, in seconds since the start of 1970, UTC.
    pub at: i64,
    /// The pair.
    pub pair: PairId,
    /// The answer.
    pub answer: Answer,
}

/// Verdicts in the order they were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The first verdict first.
    pub decisions: Vec<Decision>,
    /// Verdicts whose time cannot be read.
    pub untimed: usize,
    /// Pairs in the queue, decided or not.
    pub pairs: usize,
    /// How many articles the project has.
    pub articles: usize,
}

/// The answers in the order they are told.
const ANSWERS: [(Answer, &str); 3] = [
    (Answer::Confirmed, "confirmed"),
    (Answer::Rejected, "rejected"),
    (Answer::Later, "put off"),
];

impl Progress {
    /// Takes the verdicts on the pairs of a queue.
    pub fn new(project: &Project, queue: &Queue) -> Self {
        let mut out = Self {
            pairs: queue.items.len(),
            articles: project.articles().len(),
            ..Self::default()
        };
        for item in &queue.items {
            let Some(verdict) = project.verdict(item.pair) else {
                continue;
            };
            match verdict.decided_at.parse::<Timestamp>() {
                Ok(time) => out.decisions.push(Decision {
                    at: time.as_second(),
                    pair: item.pair,
                    answer: verdict.answer,
                }),
                Err(_) => out.untimed += 1,
            }
        }
        out.decisions.sort_unstable();
        out
    }

    /// Every verdict with the numbers of confirmed, rejected and put off up to it.
    pub fn running(&self) -> impl Iterator<Item = (&Decision, [usize; 3])> {
        let mut so_far = [0; 3];
        self.decisions.iter().map(move |decision| {
            for (count, (answer, _)) in so_far.iter_mut().zip(ANSWERS) {
                *count += usize::from(answer == decision.answer);
            }
            (decision, so_far)
        })
    }

    /// How many verdicts of each answer there are among the first `n`.
    pub fn by(&self, n: usize) -> [usize; 3] {
        let among = &self.decisions[..n.min(self.decisions.len())];
        ANSWERS.map(|(answer, _)| among.iter().filter(|d| d.answer == answer).count())
    }
}

/// "14 May 2031, 08:15 UTC".
pub fn time_words(seconds: i64) -> String {
    let Ok(time) = Timestamp::from_second(seconds) else {
        return String::new();
    };
    let time = time.to_zoned(TimeZone::UTC);
    format!(
        "{}, {:02}:{:02} UTC",
        day(time.date()),
        time.hour(),
        time.minute()
    )
}

const LETTERS: f32 = 11.0;
const DAY: f64 = 86_400.0;
/// The most verdicts that can be walked one by one; of more, every so many.
const MOST_CELLS: usize = 600;

/// Draws the verdicts given by any time as steps, one line for each answer.
pub fn progress(progress: &Progress, width: f32, height: f32) -> Chart {
    let mut scene = Scene::new(width, height);
    let n = progress.decisions.len();
    let plot = Area {
        left: 44.0,
        top: 16.0,
        right: (width - 118.0).max(120.0),
        bottom: (height - 78.0).max(80.0),
    };
    let mut told = Vec::new();
    if progress.untimed > 0 {
        let many = count(progress.untimed, "verdict has", "verdicts have");
        told.push(format!("{many} no readable time and are not drawn."));
    }
    let (Some(first), Some(last)) = (progress.decisions.first(), progress.decisions.last()) else {
        return Chart {
            scene,
            told,
            ..Chart::default()
        };
    };
    let length = ((last.at - first.at) as f64).max(120.0);
    let spare = (length - (last.at - first.at) as f64) / 2.0 + length * 0.02;
    let (from, until) = (first.at as f64 - spare, last.at as f64 + spare);
    let x_of = |at: f64| plot.left + ((at - from) / (until - from)) as f32 * plot.width();
    let most = progress.by(n).into_iter().max().unwrap_or(1).max(1);
    let y_of = |count: usize| plot.bottom - count as f32 / most as f32 * plot.height();

    for value in std::iter::once(0).chain(round_steps(most)) {
        let y = y_of(value);
        let pen = if value == 0 {
            Pen::new(Ink::Muted, 1.0)
        } else {
            Pen::new(Ink::Line, 1.0)
        };
        scene.line(at(plot.left, y), at(plot.right, y), pen);
        let place = at(plot.left - 8.0, y + 4.0);
        scene.words(place, Anchor::End, LETTERS, Ink::Muted, value.to_string());
    }
    for (time, label) in times(from, until, (until - from) * f64::from(96.0 / plot.width())) {
        let x = x_of(time);
        scene.line(
            at(x, plot.bottom),
            at(x, plot.bottom + 4.0),
            Pen::new(Ink::Muted, 1.0),
        );
        let half = measure::width(&label, LETTERS, false) / 2.0;
        let x = x.clamp(plot.left + half - 20.0, width - half);
        scene.words(
            at(x, plot.bottom + 18.0),
            Anchor::Middle,
            LETTERS,
            Ink::Muted,
            label,
        );
    }

    let mut ends = Vec::new();
    for (which, (answer, words)) in ANSWERS.into_iter().enumerate() {
        let mut points: Vec<Point> = vec![at(plot.left, y_of(0))];
        let mut so_far = 0;
        for decision in progress.decisions.iter().filter(|d| d.answer == answer) {
            let x = x_of(decision.at as f64);
            points.push(at(x, y_of(so_far)));
            so_far += 1;
            points.push(at(x, y_of(so_far)));
        }
        if so_far == 0 {
            continue;
        }
        points.push(at(plot.right, y_of(so_far)));
        let pen = match answer {
            Answer::Confirmed => Pen::new(Ink::Confirmed, 2.0),
            Answer::Rejected => Pen::new(Ink::Ink, 1.5).dashed(7.0, 4.0),
            Answer::Later => Pen::new(Ink::Muted, 1.5).dashed(2.0, 3.0),
        };
        scene.lines(thinned(points), pen);
        ends.push((y_of(so_far), which, format!("{so_far} {words}")));
    }
    // Labels at the right end, pushed apart where lines end close to each other.
    ends.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut lowest = f32::NEG_INFINITY;
    for (y, which, words) in ends {
        let y = y.max(lowest + 17.0);
        lowest = y;
        let x = plot.right + 14.0;
        answer_mark(&mut scene, ANSWERS[which].0, at(x, y));
        scene.words(
            at(x + 13.0, y + 4.0),
            Anchor::Start,
            LETTERS + 0.5,
            Ink::Ink,
            words,
        );
    }

    let step = n.div_ceil(MOST_CELLS).max(1);
    let cells = progress
        .running()
        .enumerate()
        .filter(|(at, _)| at % step == 0 || at + 1 == n)
        .enumerate()
        .map(|(column, (at, (decision, [confirmed, rejected, later])))| {
            let x = x_of(decision.at as f64);
            let words = ANSWERS.iter().find(|(answer, _)| *answer == decision.answer);
            Cell {
                area: Area::new(x - 3.0, plot.top, 6.0, plot.height()),
                row: 0,
                column,
                head: time_words(decision.at),
                words: format!(
                    "Verdict {} of {n}: {}. By then {confirmed} confirmed, {rejected} rejected, {later} put off.",
                    at + 1,
                    words.map_or("", |(_, words)| words)
                ),
                goal: Goal::Pair(decision.pair),
            }
        })
        .collect();
    told.insert(
        0,
        format!(
            "{n} of {} have a verdict; times are UTC.",
            count(progress.pairs, "pair", "pairs")
        ),
    );
    let foot = measure::fit(&told.join(" "), LETTERS, false, width - plot.left);
    scene.words(
        at(plot.left, plot.bottom + 46.0),
        Anchor::Start,
        LETTERS,
        Ink::Muted,
        foot,
    );
    Chart {
        scene,
        cells,
        first: 0,
        rows: 1,
        told,
    }
}

/// Points of a line of steps; where many fall on one spot, the outer ones.
fn thinned(points: Vec<Point>) -> Vec<Point> {
    if points.len() < 4_000 {
        return points;
    }
    let mut out: Vec<Point> = Vec::new();
    let last = points.len() - 1;
    for (n, point) in points.into_iter().enumerate() {
        let is_far = out
            .last()
            .is_none_or(|known| (point.x - known.x).abs() + (point.y - known.y).abs() > 0.4);
        if is_far || n == last {
            out.push(point);
        }
    }
    out
}

/// The answer as a mark: a ring with a check, a ring with a cross, an empty ring.
fn answer_mark(scene: &mut Scene, answer: Answer, centre: Point) {
    match answer {
        Answer::Confirmed => scene.check(centre, Ink::Confirmed),
        Answer::Rejected => {
            let pen = Pen::new(Ink::Ink, 1.5);
            scene.circle(centre, 7.0, Some(Fill::new(Ink::Paper)), Some(pen));
            for slant in [-2.6, 2.6] {
                scene.line(
                    at(centre.x - 2.6, centre.y - slant),
                    at(centre.x + 2.6, centre.y + slant),
                    pen,
                );
            }
        }
        Answer::Later => {
            let pen = Pen::new(Ink::Muted, 1.5);
            scene.circle(centre, 7.0, Some(Fill::new(Ink::Paper)), Some(pen));
        }
    }
}

/// Labels for the time between two moments, in seconds: by the minute, the hour or the day.
fn times(from: f64, until: f64, apart: f64) -> Vec<(f64, String)> {
    const STEPS: [f64; 9] = [
        60.0, 300.0, 900.0, 1800.0, 3600.0, 7200.0, 10_800.0, 21_600.0, 43_200.0,
    ];
    let Some(step) = STEPS.into_iter().find(|&step| step >= apart) else {
        let days = ticks(from / DAY, until / DAY, apart / DAY);
        return days
            .into_iter()
            .map(|tick| (tick.at * DAY, tick.label))
            .collect();
    };
    let first = (from / step).ceil() as i64;
    let last = (until / step).floor() as i64;
    let mut known = None;
    (first..=last)
        .filter_map(|n| {
            let at = n * step as i64;
            let time = Timestamp::from_second(at).ok()?.to_zoned(TimeZone::UTC);
            let is_new = known.replace(time.date()) != Some(time.date());
            let clock = format!("{:02}:{:02}", time.hour(), time.minute());
            let label = if is_new {
                let words = day(time.date());
                let short = words
                    .rsplit_once(' ')
                    .map_or(words.as_str(), |(short, _)| short);
                format!("{short}, {clock}")
            } else {
                clock
            };
            Some((at as f64, label))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Between;
    use crate::views::fixture::Fixture;
    use crate::views::queue;

    #[test]
    fn verdicts_are_counted_by_when_they_were_given() {
        let mut fixture = Fixture::two_by_two();
        fixture.answer(0, Answer::Confirmed);
        fixture.answer(1, Answer::Rejected);
        fixture.answer(2, Answer::Confirmed);
        let (project, reading) = fixture.build();
        let all = queue(&project, &reading, Between::Sides);
        let mut counts = Progress::new(&project, &all);
        assert_eq!((counts.decisions.len(), counts.pairs), (3, 3));
        assert_eq!(counts.by(3), [2, 1, 0]);
        for (hour, decision) in (0_i64..).zip(&mut counts.decisions) {
            decision.at = 1_700_000_000 + hour * 3_600;
        }
        let chart = progress(&counts, 800.0, 400.0);
        assert_eq!(chart.cells.len(), 3);
        assert!(chart.cells[0].area.left < chart.cells[2].area.left);
        assert!(
            chart.cells[2]
                .words
                .contains("2 confirmed, 1 rejected, 0 put off")
        );
        assert_eq!(chart.told, ["3 of 3 pairs have a verdict; times are UTC."]);
        assert_eq!(time_words(1_700_000_000), "14 Nov 2023, 22:13 UTC");
    }

    #[test]
    fn nothing_decided_draws_nothing() {
        let chart = progress(&Progress::default(), 800.0, 400.0);
        assert!(chart.cells.is_empty() && chart.scene.shapes.is_empty());
    }

    #[test]
    fn times_are_labelled_by_clock_then_by_day() {
        let from = 1_700_000_000.0;
        let labels = times(from, from + 7_200.0, 1_700.0);
        let words: Vec<&str> = labels.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(words, ["14 Nov, 22:30", "23:00", "23:30", "15 Nov, 00:00"]);
        let days = times(from, from + 9.0 * DAY, 0.9 * DAY);
        assert!(days.len() >= 8 && days[0].1.contains("Nov"));
    }
}
