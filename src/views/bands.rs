//! The columns by topic: claims about the same thing stand opposite each other, line by line.
//!
//! A band is a title and lines; a line has room for one claim of either side. Claims that are linked
//! share a line where they can; where one has several partners the others come right below it.

use super::Column;
use crate::model::{ArticleId, Reading};
use crate::project::Project;

/// One row of the columns by topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandRow {
    /// The title of a band, by its place in [`Bands::titles`].
    Title(usize),
    /// Places in the reading of the claims that stand opposite each other: side A's, side B's.
    Line([Option<usize>; 2]),
}

/// What the claims of a band have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BandTitle {
    /// What they are about; for claims that stand alone, the headline of their article.
    pub words: String,
    /// Whether the claims are about one thing; else they only share an article.
    pub is_topic: bool,
}

/// All rows, topics first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bands {
    /// The rows from top to bottom.
    pub rows: Vec<BandRow>,
    /// The titles, in the order of the bands.
    pub titles: Vec<BandTitle>,
    /// Row of the claim at each place of the reading.
    row_of: Vec<u32>,
}

/// No row.
const NOWHERE: u32 = u32::MAX;

impl Bands {
    /// The row of the claim at this place of the reading.
    pub fn row_of(&self, place: usize) -> Option<usize> {
        let row = *self.row_of.get(place)?;
        (row != NOWHERE).then_some(row as usize)
    }

    /// The claim of the same column `step` lines with a claim on from `place`, staying at the ends.
    pub fn step(&self, place: usize, step: isize) -> Option<usize> {
        let row = self.row_of(place)?;
        let at = usize::from(self.claim(row, 0) != Some(place));
        let mut now = place;
        let mut row = row;
        for _ in 0..step.unsigned_abs() {
            let next = if step < 0 {
                self.rows[..row]
                    .iter()
                    .rposition(|line| claim(*line, at).is_some())
            } else {
                let below = self.rows[row + 1..].iter();
                let mut below = below.map(|line| claim(*line, at));
                below.position(|found| found.is_some()).map(|n| row + 1 + n)
            };
            let Some(found) = next.and_then(|row| self.claim(row, at)) else {
                break;
            };
            row = next.unwrap_or(row);
            now = found;
        }
        Some(now)
    }

    /// The claim of a column in a row.
    pub fn claim(&self, row: usize, at: usize) -> Option<usize> {
        claim(*self.rows.get(row)?, at)
    }

    /// The claims of a column from top to bottom.
    pub fn column(&self, at: usize) -> impl Iterator<Item = usize> {
        self.rows.iter().filter_map(move |row| claim(*row, at))
    }

    fn open(&mut self, words: &str, is_topic: bool) {
        self.rows.push(BandRow::Title(self.titles.len()));
        self.titles.push(BandTitle {
            words: words.to_owned(),
            is_topic,
        });
    }

    fn line(&mut self, line: [Option<usize>; 2]) {
        let row = self.rows.len() as u32;
        for place in line.into_iter().flatten() {
            self.row_of[place] = row;
        }
        self.rows.push(BandRow::Line(line));
    }

    /// Lines of the claims of both sides, the first opposite the first.
    fn lines(&mut self, sides: [&[usize]; 2]) {
        for at in 0..sides[0].len().max(sides[1].len()) {
            self.line(sides.map(|side| side.get(at).copied()));
        }
    }
}

fn claim(row: BandRow, at: usize) -> Option<usize> {
    match row {
        BandRow::Title(_) => None,
        BandRow::Line(line) => line[at],
    }
}

/// The claims of one topic.
#[derive(Default)]
struct Group {
    topic: usize,
    rows: [Vec<usize>; 2],
    /// Linked claims, side A's first, the best pair first.
    links: Vec<[usize; 2]>,
}

/// Puts the claims of both columns into bands; their rows must ascend. `linked` are the places of
/// linked claims, side A's first: those the person linked, then those put forward. Verdicts move
/// nothing: what one reads stays where it is.
pub fn bands(
    project: &Project,
    reading: &Reading,
    columns: &[Column; 2],
    linked: [&[[usize; 2]]; 2],
) -> Bands {
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of = vec![NOWHERE; reading.topics.len()];
    let mut alone: [Vec<usize>; 2] = Default::default();
    let mut out = Bands {
        row_of: vec![NOWHERE; reading.statements.len()],
        ..Bands::default()
    };
    for (place, at) in merged([&columns[0].rows, &columns[1].rows]) {
        let Some(topic) = reading.topics.of(place) else {
            alone[at].push(place);
            continue;
        };
        if group_of[topic] == NOWHERE {
            group_of[topic] = groups.len() as u32;
            groups.push(Group {
                topic,
                ..Group::default()
            });
        }
        groups[group_of[topic] as usize].rows[at].push(place);
    }
    for &[a, b] in linked.into_iter().flatten() {
        let shown = columns[0].row_of(a).is_some() && columns[1].row_of(b).is_some();
        let topic = reading.topics.of(a).filter(|_| shown);
        if topic.is_some() && topic == reading.topics.of(b) {
            let group = topic.map_or(0, |topic| group_of[topic] as usize);
            groups[group].links.push([a, b]);
        }
    }
    for group in &groups {
        out.open(reading.topics.title(group.topic), true);
        face(&mut out, group);
    }
    // What stands alone comes by article, under its headline.
    let mut left: [&[usize]; 2] = [&alone[0], &alone[1]];
    while let Some(article) = next_article(reading, left) {
        let own = left.map(|side| {
            let mine = |&place: &usize| reading.statements[place].article == article;
            side.iter().take_while(|place| mine(place)).count()
        });
        let title = project
            .article(article)
            .map(|article| article.display_title());
        out.open(&title.unwrap_or_default(), false);
        out.lines([&left[0][..own[0]], &left[1][..own[1]]]);
        left = [&left[0][own[0]..], &left[1][own[1]..]];
    }
    out
}

/// The article of the first claim that is left.
fn next_article(reading: &Reading, left: [&[usize]; 2]) -> Option<ArticleId> {
    let first = left.iter().filter_map(|side| side.first()).min()?;
    Some(reading.statements[*first].article)
}

/// Both ascending lists as one, with the number of the list.
fn merged(lists: [&[usize]; 2]) -> impl Iterator<Item = (usize, usize)> {
    let mut next = [0, 0];
    std::iter::from_fn(move || {
        let heads = [0, 1].map(|at| lists[at].get(next[at]).copied());
        let at = match heads {
            [Some(a), Some(b)] => usize::from(b < a),
            [Some(_), None] => 0,
            [None, Some(_)] => 1,
            [None, None] => return None,
        };
        next[at] += 1;
        Some((heads[at]?, at))
    })
}

/// Lets the claims of a topic's best pairs stand first, each opposite its partner, then the other
/// partners of either, then the claims without a partner.
fn face(out: &mut Bands, group: &Group) {
    let mut lines: Vec<[usize; 2]> = Vec::new();
    // Claims whose best partner stands opposite another one, with the line of that partner.
    let mut more: Vec<[Vec<usize>; 2]> = Vec::new();
    let is_in = |out: &Bands, place: usize| out.row_of[place] != NOWHERE;
    for link in &group.links {
        if link.iter().all(|&place| !is_in(out, place)) {
            for &place in link {
                out.row_of[place] = lines.len() as u32;
            }
            lines.push(*link);
            more.push(Default::default());
        }
    }
    for link in &group.links {
        for at in 0..2 {
            if !is_in(out, link[at]) {
                let line = out.row_of[link[1 - at]];
                out.row_of[link[at]] = line;
                more[line as usize][at].push(link[at]);
            }
        }
    }
    let rest = [0, 1].map(|at| {
        let all = group.rows[at].iter().copied();
        all.filter(|&place| !is_in(out, place)).collect::<Vec<_>>()
    });
    for (line, more) in lines.into_iter().zip(more) {
        out.line(line.map(Some));
        out.lines([&more[0], &more[1]]);
    }
    out.lines([&rest[0], &rest[1]]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Topics;
    use crate::views::fixture::Fixture;
    use crate::views::queue::put_forward;
    use crate::views::{Attributes, Judging, Sieve, columns};

    fn made(project: &Project, reading: &Reading, by_hand: &[[usize; 2]]) -> Bands {
        let attributes = Attributes::new(project, reading);
        let columns = columns(&attributes, &Sieve::default(), None);
        let offered = put_forward(reading, Judging::default());
        bands(project, reading, &columns, [by_hand, &offered])
    }

    fn two_topics() -> Bands {
        let (project, reading) = Fixture::two_by_two().build();
        // Claims 0 and 3 are about one thing; 1 and 2 stand alone.
        let topics = Topics::new(vec![Some(0), None, None, Some(0)], vec!["Posts".to_owned()]);
        made(&project, &reading.with_topics(topics), &[])
    }

    fn lines(bands: &Bands) -> Vec<[Option<usize>; 2]> {
        let rows = bands.rows.iter().filter_map(|row| match row {
            BandRow::Title(_) => None,
            BandRow::Line(line) => Some(*line),
        });
        rows.collect()
    }

    #[test]
    fn topics_come_first_and_the_rest_by_article() {
        let bands = two_topics();
        let titles: Vec<_> = bands
            .titles
            .iter()
            .map(|title| (title.words.as_str(), title.is_topic))
            .collect();
        assert_eq!(titles, [("Posts", true), ("Talks end", false)]);
        assert_eq!(
            bands.rows,
            [
                BandRow::Title(0),
                BandRow::Line([Some(0), Some(3)]),
                BandRow::Title(1),
                BandRow::Line([Some(2), Some(1)]),
            ]
        );
        assert_eq!(bands.row_of(3), Some(1));
        assert_eq!(bands.row_of(1), Some(3));
        assert_eq!(bands.row_of(77), None);
    }

    #[test]
    fn linked_claims_share_a_line_and_further_partners_come_below() {
        let mut fixture = Fixture::two_by_two();
        fixture.say("a", "Lena Marsh", "The road is open.");
        fixture.say("b", "Omar Vale", "The road is long.");
        let (project, reading) = fixture.build();
        // Pairs, best first: 0 and 1, 2 and 3, 0 and 3; 4 and 5 are in none.
        let topics = Topics::new(vec![Some(0); 6], vec!["Posts".to_owned()]);
        let reading = reading.with_topics(topics);
        assert_eq!(
            lines(&made(&project, &reading, &[])),
            [[Some(0), Some(1)], [Some(2), Some(3)], [Some(4), Some(5)]]
        );
        // Linked by hand, 0 and 3 come before what the program suggests; 1 and 2 follow their partner.
        assert_eq!(
            lines(&made(&project, &reading, &[[0, 3]])),
            [[Some(0), Some(3)], [Some(2), Some(1)], [Some(4), Some(5)]]
        );
        // What is linked across two topics stays in its own.
        let topics = vec![Some(0), Some(1), Some(0), Some(0), Some(0), Some(1)];
        let topics = Topics::new(topics, vec!["Posts".to_owned(), "Room".to_owned()]);
        let bands = made(&project, &reading.with_topics(topics), &[]);
        assert_eq!(
            lines(&bands),
            [
                [Some(2), Some(3)],
                [Some(0), None],
                [Some(4), None],
                [None, Some(1)],
                [None, Some(5)]
            ]
        );
    }

    #[test]
    fn every_claim_stands_in_one_row() {
        let mut fixture = Fixture::two_by_two();
        for n in 0..7 {
            fixture.say("a", "Lena Marsh", &format!("Road {n} is open."));
        }
        let (project, reading) = fixture.build();
        let bands = made(&project, &reading, &[]);
        let mut seen: Vec<usize> = bands.column(0).chain(bands.column(1)).collect();
        seen.sort_unstable();
        assert_eq!(seen, (0..11).collect::<Vec<_>>());
        for place in seen {
            let row = bands.row_of(place).unwrap();
            assert!((0..2).any(|at| bands.claim(row, at) == Some(place)));
        }
    }

    #[test]
    fn one_walks_down_a_column() {
        let bands = two_topics();
        assert_eq!(bands.column(0).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(bands.step(0, 1), Some(2));
        assert_eq!(bands.step(2, 1), Some(2));
        assert_eq!(bands.step(1, -1), Some(3));
        assert_eq!(bands.step(1, -5), Some(3));
        assert_eq!(bands.step(77, 1), None);
    }
}
