//! The two side columns: official claims of either side, narrowed by the filters.

use std::collections::HashMap;

use jiff::civil::Date;

use super::attributes::Attributes;
use super::sieve::Sieve;
use crate::model::{ArticleId, Reading, Side, Statement};
use crate::project::Project;

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Whose claims.
    pub side: Side,
    /// Places in [`Reading::statements`], in the order they are shown.
    pub rows: Vec<usize>,
    /// Row of each place.
    row_of: Vec<u32>,
    /// Whether the rows stand in the order of the reading.
    ascends: bool,
    /// How many there are without the filters.
    pub total: usize,
}

impl Column {
    /// Row of the statement at this place of the reading.
    pub fn row_of(&self, place: usize) -> Option<usize> {
        let row = *self.row_of.get(place)?;
        (row != NOWHERE).then_some(row as usize)
    }

    /// The same, or the row nearest to where it would stand.
    pub fn row_near(&self, place: usize) -> usize {
        if self.ascends {
            return self.rows.partition_point(|&p| p < place);
        }
        // What is near in the articles is mostly near in time.
        let nearest = || (0..self.rows.len()).min_by_key(|&row| self.rows[row].abs_diff(place));
        self.row_of(place).or_else(nearest).unwrap_or_default()
    }
}

/// No row.
const NOWHERE: u32 = u32::MAX;

/// The left and the right column. `order` are all places of the reading in the order wanted, where it
/// is not that of the reading.
pub fn columns(attributes: &Attributes, sieve: &Sieve, order: Option<&[u32]>) -> [Column; 2] {
    let mut columns = [Side::A, Side::B].map(|side| Column {
        side,
        rows: Vec::new(),
        row_of: vec![NOWHERE; attributes.len()],
        ascends: order.is_none(),
        total: 0,
    });
    let mut take = |place: usize| {
        if !attributes.in_column[place] {
            return;
        }
        let column = &mut columns[usize::from(attributes.sides[place] == Side::B)];
        column.total += 1;
        if sieve.passes(place) {
            column.row_of[place] = column.rows.len() as u32;
            column.rows.push(place);
        }
    };
    match order {
        Some(order) => order.iter().for_each(|&place| take(place as usize)),
        None => (0..attributes.len()).for_each(take),
    }
    columns
}

/// On which day each statement counts.
#[derive(Debug)]
pub struct Days {
    published: HashMap<ArticleId, Option<Date>>,
}

impl Days {
    /// Looks up the day of every article.
    pub fn new(project: &Project) -> Self {
        let articles = project.articles().iter();
        Self {
            published: articles.map(|a| (a.id, a.published_on())).collect(),
        }
    }

    /// The day it was made, else that of its article.
    pub fn of(&self, statement: &Statement) -> Option<Date> {
        let published = || self.published.get(&statement.article).copied().flatten();
        statement.said_on.map(|said| said.date).or_else(published)
    }
}

/// All places of the reading in the order of the days the statements were made; without one the day
/// of the article counts, and statements without any day come last.
pub fn by_time(project: &Project, reading: &Reading) -> Vec<u32> {
    let days = Days::new(project);
    let mut keyed: Vec<(bool, Option<Date>, u32)> = reading
        .statements
        .iter()
        .enumerate()
        .map(|(place, statement)| {
            let day = days.of(statement);
            (day.is_none(), day, place as u32)
        })
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, _, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, SaidOn};
    use crate::project::{Filters, Status};
    use crate::views::fixture::{Fixture, sieve};

    fn rows(fixture: &Fixture, filters: &Filters) -> [Vec<usize>; 2] {
        let (project, reading) = fixture.build();
        let attributes = Attributes::new(&project, &reading);
        let sieve = sieve(&project, &reading, filters);
        columns(&attributes, &sieve, None).map(|column| column.rows)
    }

    #[test]
    fn officials_only_each_on_their_side() {
        let mut fixture = Fixture::two_by_two();
        fixture.say("other", "A mediator", "Both stayed.");
        fixture.say("a unofficial", "A trader", "The crossing is shut.");
        let [a, b] = rows(&fixture, &Filters::default());
        assert_eq!(a, [0, 2]);
        assert_eq!(b, [1, 3]);
    }

    #[test]
    fn by_the_day_they_were_made() {
        let (project, mut reading) = Fixture::two_by_two().build();
        // The article is of 7 November; claim 2 was made the day before.
        reading.statements[2].said_on = Some(SaidOn {
            date: "2025-11-06".parse().unwrap(),
            until: None,
            words: None,
        });
        let order = by_time(&project, &reading);
        let attributes = Attributes::new(&project, &reading);
        let columns = columns(&attributes, &Sieve::default(), Some(&order));
        assert_eq!(columns[0].rows, [2, 0]);
        assert_eq!(columns[0].row_of(2), Some(0));
        assert_eq!(columns[0].row_of(1), None);
        assert_eq!(columns[0].row_near(1), 0, "one of the two beside it");
        assert_eq!(columns[1].rows, [1, 3]);
    }

    #[test]
    fn filters_narrow_but_the_total_stays() {
        let mut fixture = Fixture::two_by_two();
        fixture.answer(0, Answer::Confirmed);
        let filters = Filters {
            status: Status::Confirmed,
            ..Filters::default()
        };
        assert_eq!(rows(&fixture, &filters), [vec![0], vec![1]]);
        let (project, reading) = fixture.build();
        let by_speaker = Filters {
            speakers: reading.statements[2].speaker.key().into_iter().collect(),
            ..Filters::default()
        };
        let attributes = Attributes::new(&project, &reading);
        let [a, b] = columns(&attributes, &sieve(&project, &reading, &by_speaker), None);
        assert_eq!((a.rows.as_slice(), a.total), ([2].as_slice(), 2));
        assert_eq!((b.rows.len(), b.total), (0, 2));
        assert_eq!(a.row_of(2), Some(0));
        assert_eq!(a.row_of(0), None);
    }
}
