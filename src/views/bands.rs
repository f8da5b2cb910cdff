//! The columns by topic: claims about the same thing stand opposite each other.

use std::collections::HashMap;

use super::Column;
use crate::model::{ArticleId, PairId, Reading};
use crate::project::Project;

/// Claims that stand opposite each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// What they are about; for claims that stand alone, the headline of their article.
    pub title: String,
    /// Whether the claims are about one thing; else they only share an article.
    pub is_topic: bool,
    /// Places of side A's and side B's claims in the reading, from top to bottom.
    pub rows: [Vec<usize>; 2],
}

/// The most claims of a side in a band of an article; a longer article has several.
const LONGEST: usize = 12;

/// All bands, topics first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bands {
    /// The bands in the order they are shown.
    pub list: Vec<Band>,
    band_of: HashMap<usize, usize>,
}

impl Bands {
    /// The band that holds a claim.
    pub fn of(&self, place: usize) -> Option<usize> {
        self.band_of.get(&place).copied()
    }

    /// The claim of the same column `step` places on from `place`, staying at the ends.
    pub fn step(&self, place: usize, step: isize) -> Option<usize> {
        let band = self.of(place)?;
        let at = usize::from(!self.list[band].rows[0].contains(&place));
        let column: Vec<usize> = self.column(at).collect();
        let now = column.iter().position(|&p| p == place)?;
        let next = now.saturating_add_signed(step).min(column.len() - 1);
        Some(column[next])
    }

    /// The claims of a column from top to bottom.
    pub fn column(&self, at: usize) -> impl Iterator<Item = usize> {
        self.list
            .iter()
            .flat_map(move |band| band.rows[at].iter().copied())
    }
}

/// Puts the claims of both columns into bands.
pub fn bands(project: &Project, reading: &Reading, columns: &[Column; 2]) -> Bands {
    let mut list: Vec<Band> = Vec::new();
    let mut topics: HashMap<usize, usize> = HashMap::new();
    let mut alone: Vec<(usize, usize)> = Vec::new();
    let mut places: Vec<(usize, usize)> = columns
        .iter()
        .enumerate()
        .flat_map(|(at, column)| column.rows.iter().map(move |&place| (place, at)))
        .collect();
    places.sort_unstable();
    for (place, at) in places {
        let Some(topic) = reading.topics.of(place) else {
            alone.push((place, at));
            continue;
        };
        let band = *topics.entry(topic).or_insert_with(|| {
            list.push(Band {
                title: reading.topics.title(topic).to_owned(),
                is_topic: true,
                rows: Default::default(),
            });
            list.len() - 1
        });
        list[band].rows[at].push(place);
    }
    for band in &mut list {
        face(band, reading);
    }
    // What stands alone comes by article, under its headline.
    let mut articles: HashMap<ArticleId, usize> = HashMap::new();
    for (place, at) in alone {
        let article = reading.statements[place].article;
        let open = articles.get(&article).copied();
        let open = open.filter(|&band| list[band].rows[at].len() < LONGEST);
        let band = open.unwrap_or_else(|| {
            let title = project
                .article(article)
                .map(|article| article.display_title())
                .unwrap_or_default();
            list.push(Band {
                title,
                is_topic: false,
                rows: Default::default(),
            });
            articles.insert(article, list.len() - 1);
            list.len() - 1
        });
        list[band].rows[at].push(place);
    }
    let band_of = list
        .iter()
        .enumerate()
        .flat_map(|(band, b)| b.rows.iter().flatten().map(move |&place| (place, band)))
        .collect();
    Bands { list, band_of }
}

/// Lets the claims of a topic's best pairs stand first, opposite each other.
fn face(band: &mut Band, reading: &Reading) {
    let [a, b] = &band.rows;
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (i, &one) in a.iter().enumerate() {
        for (j, &other) in b.iter().enumerate() {
            let pair = PairId::of(reading.statements[one].id, reading.statements[other].id);
            if let Some(rank) = reading.rank(pair) {
                pairs.push((rank, i, j));
            }
        }
    }
    pairs.sort_unstable();
    let order = |count: usize, of: fn(&(usize, usize, usize)) -> usize| {
        let mut order: Vec<usize> = pairs.iter().map(of).chain(0..count).collect();
        let mut seen = vec![false; count];
        order.retain(|&at| !std::mem::replace(&mut seen[at], true));
        order
    };
    let (first, second) = (order(a.len(), |pair| pair.1), order(b.len(), |pair| pair.2));
    let rows = [
        first.into_iter().map(|at| a[at]).collect(),
        second.into_iter().map(|at| b[at]).collect(),
    ];
    band.rows = rows;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Topics;
    use crate::views::fixture::Fixture;
    use crate::views::{Sieve, columns};

    fn two_topics() -> Bands {
        let (project, reading) = Fixture::two_by_two().build();
        // Claims 0 and 3 are about one thing; 1 and 2 stand alone.
        let topics = Topics::new(vec![Some(0), None, None, Some(0)], vec!["Posts".to_owned()]);
        let reading = reading.with_topics(topics);
        let columns = columns(&reading, &Sieve::default());
        bands(&project, &reading, &columns)
    }

    #[test]
    fn topics_come_first_and_nothing_is_lost() {
        let bands = two_topics();
        assert_eq!(bands.list.len(), 2);
        assert_eq!(bands.list[0].title, "Posts");
        assert_eq!(bands.list[0].rows, [vec![0], vec![3]]);
        assert_eq!(bands.list[1].title, "Talks end");
        assert!(!bands.list[1].is_topic);
        assert_eq!(bands.list[1].rows, [vec![2], vec![1]]);
        assert_eq!(bands.of(1), Some(1));
    }

    #[test]
    fn a_long_article_is_cut() {
        let mut fixture = Fixture::default();
        for n in 0..30 {
            fixture.say("a", "Lena Marsh", &format!("Post {n} was held."));
        }
        let (project, reading) = fixture.build();
        let columns = columns(&reading, &Sieve::default());
        let bands = bands(&project, &reading, &columns);
        let sizes: Vec<_> = bands.list.iter().map(|b| b.rows[0].len()).collect();
        assert_eq!(sizes, [12, 12, 6]);
        assert_eq!(bands.column(0).count(), 30);
    }

    #[test]
    fn the_best_pair_stands_at_the_top() {
        let mut fixture = Fixture::two_by_two();
        fixture.say("a", "Lena Marsh", "The road is open.");
        let (project, reading) = fixture.build();
        // The best pair of the fixture is 0 and 1, the next 2 and 3; 4 is in none.
        let topics = Topics::new(vec![Some(0); 5], vec!["Posts".to_owned()]);
        let mut reading = reading.with_topics(topics);
        let swapped: Vec<_> = [1, 0, 2].map(|at| reading.suggestions[at].clone()).into();
        reading =
            Reading::new(reading.statements, reading.claims, swapped).with_topics(reading.topics);
        let columns = columns(&reading, &Sieve::default());
        let bands = bands(&project, &reading, &columns);
        assert_eq!(bands.list[0].rows, [vec![2, 0, 4], vec![3, 1]]);
    }

    #[test]
    fn one_walks_down_a_column() {
        let bands = two_topics();
        assert_eq!(bands.column(0).collect::<Vec<_>>(), [0, 2]);
        assert_eq!(bands.step(0, 1), Some(2));
        assert_eq!(bands.step(2, 1), Some(2));
        assert_eq!(bands.step(1, -1), Some(3));
        assert_eq!(bands.step(77, 1), None);
    }
}
