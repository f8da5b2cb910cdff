//! Pictures of a project: a timeline of both sides' claims, pairs by topic and by speaker, verdicts
//! over time.
//!
//! Each is counted first (plain numbers, told as a table too), then laid out as a [`scene::Scene`]:
//! the window paints the scene, and SVG and PNG files are written from it. The same project gives
//! the same scene, and the same scene the same bytes.

pub mod chart;
pub mod chronicle;
pub mod days;
pub mod measure;
pub mod progress;
pub mod scene;
pub mod sheet;
pub mod speakers;
pub mod svg;
pub mod table;
pub mod timeline;
pub mod topics;

mod palette;
#[cfg(feature = "png")]
mod png;

pub use chronicle::{Chronicle, Spot};
pub use palette::{Palette, Theme, own_sides};
pub use progress::Progress;
pub use sheet::{Form, Order, PictureError, render};
pub use speakers::SpeakerCounts;
pub use table::Table;
pub use timeline::{Asked, Span, Timeline, timeline};
pub use topics::TopicCounts;

use crate::model::Reading;
use crate::project::{PictureKind, Project};
use crate::views::Lists;
use scene::{Anchor, Area, Fill, Ink, Pen, Point, Scene, at};

/// What a picture is drawn from: plain numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Figures {
    /// Both columns by day.
    Timeline(Chronicle),
    /// Pairs by what they are about.
    Topics(TopicCounts),
    /// Pairs by who speaks.
    Speakers(SpeakerCounts),
    /// Verdicts by time.
    Progress(Progress),
}

impl Figures {
    /// Counts what a picture of this kind shows of what passes the filters. The timeline holds the
    /// other days too, so that one can choose among them.
    pub fn new(kind: PictureKind, project: &Project, reading: &Reading, lists: &Lists) -> Self {
        match kind {
            PictureKind::Timeline => Self::Timeline(Chronicle::new(project, reading, lists)),
            PictureKind::Topics => {
                let articles = project.articles().len();
                Self::Topics(TopicCounts::new(reading, &lists.queue, articles))
            }
            PictureKind::Speakers => {
                Self::Speakers(SpeakerCounts::new(project, reading, &lists.queue))
            }
            PictureKind::Progress => Self::Progress(Progress::new(project, &lists.queue)),
        }
    }
}

/// "1 claim", "12 claims".
pub fn count(n: usize, one: &str, more: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {more}")
    }
}

/// A piece of a legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sample {
    /// Hollow marks, or the faint part of bars.
    Hollow(bool),
    /// A dashed line.
    Suggested,
    /// A line with a check.
    Confirmed,
    /// A bright line.
    Judged,
    /// A part of a bar for confirmed pairs.
    ConfirmedPart,
    /// A part of a bar for pairs not decided.
    OpenPart,
    /// A part of a bar for rejected pairs.
    RejectedPart,
}

/// Size of the letters of a legend, in points.
const LEGEND: f32 = 11.0;

/// Draws a legend from `place` to the right, in lines no wider than told. Gives the height of the
/// last line.
fn legend(scene: &mut Scene, items: &[(Sample, &str)], place: Point, width: f32) -> f32 {
    let (mut x, mut y) = (place.x, place.y);
    for &(sample, words) in items {
        let whole = 26.0 + 6.0 + measure::width(words, LEGEND, false);
        if x > place.x && x + whole > place.x + width {
            x = place.x;
            y += 18.0;
        }
        let middle = at(x + 13.0, y);
        let line = [at(x, y), at(x + 26.0, y)];
        match sample {
            Sample::Hollow(false) => {
                scene.mark(0, at(x + 7.0, y), 9.0, true);
                scene.mark(1, at(x + 20.0, y), 9.0, true);
            }
            Sample::Hollow(true) => {
                for (side, x) in [(0, x), (1, x + 14.0)] {
                    let ink = Ink::of_side(side);
                    let area = Area::new(x, y - 6.0, 12.0, 12.0);
                    let fill = Some(Fill::faint(ink, 0.18));
                    scene.area(area, 1.0, fill, Some(Pen::new(ink, 1.0)));
                }
            }
            Sample::Suggested => {
                let pen = Pen::new(Ink::Muted, 1.2).dashed(4.0, 4.0);
                scene.line(line[0], line[1], pen);
            }
            Sample::Confirmed => {
                scene.line(line[0], line[1], Pen::new(Ink::Confirmed, 1.5));
                scene.check(middle, Ink::Confirmed);
            }
            Sample::ConfirmedPart | Sample::OpenPart | Sample::RejectedPart => {
                topics::draw_part(scene, sample, Area::new(x, y - 6.0, 26.0, 12.0));
            }
            Sample::Judged => scene.line(line[0], line[1], Pen::new(Ink::Link, 2.2)),
        }
        let words_at = at(x + 32.0, y + 4.0);
        scene.words(words_at, Anchor::Start, LEGEND, Ink::Muted, words);
        x += whole + 18.0;
    }
    y
}
