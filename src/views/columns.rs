//! The two side columns: official claims of either side, narrowed by the filters.

use super::in_column;
use super::queue::Queue;
use super::search::Found;
use crate::model::{Answer, Reading, Side};
use crate::project::{Filters, Status};

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Whose claims.
    pub side: Side,
    /// Places in [`Reading::statements`], in the order of the articles.
    pub rows: Vec<usize>,
    /// How many there are without the filters.
    pub total: usize,
}

impl Column {
    /// Row of the statement at this place of the reading.
    pub fn row_of(&self, place: usize) -> Option<usize> {
        self.rows.binary_search(&place).ok()
    }
}

/// The left and the right column. `all` is the queue of every pair.
pub fn columns(
    reading: &Reading,
    all: &Queue,
    filters: &Filters,
    found: Option<&Found>,
) -> [Column; 2] {
    [Side::A, Side::B].map(|side| {
        let mut total = 0;
        let rows = (0..reading.statements.len())
            .filter(|&place| in_column(&reading.statements[place].speaker) == Some(side))
            .inspect(|_| total += 1)
            .filter(|&place| passes(place, reading, all, filters, found))
            .collect();
        Column { side, rows, total }
    })
}

fn passes(
    place: usize,
    reading: &Reading,
    all: &Queue,
    filters: &Filters,
    found: Option<&Found>,
) -> bool {
    let statement = &reading.statements[place];
    found.is_none_or(|found| found.holds(place))
        && filters.article.is_none_or(|id| statement.article == id)
        && filters
            .speaker
            .as_ref()
            .is_none_or(|key| statement.speaker.key().as_ref() == Some(key))
        && match filters.status {
            Status::All => true,
            wanted => all
                .with_statement(place)
                .any(|pair| match (wanted, pair.answer) {
                    (Status::All, _) => true,
                    (Status::ToReview, answer) => {
                        !matches!(answer, Some(Answer::Confirmed | Answer::Rejected))
                    }
                    (Status::Confirmed, answer) => answer == Some(Answer::Confirmed),
                    (Status::Rejected, answer) => answer == Some(Answer::Rejected),
                    (Status::Later, answer) => answer == Some(Answer::Later),
                }),
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixture::Fixture;
    use crate::views::queue::queue;

    fn rows(fixture: &Fixture, filters: &Filters) -> [Vec<usize>; 2] {
        let (project, reading) = fixture.build();
        let all = queue(&project, &reading, &Filters::default(), None);
        columns(&reading, &all, filters, None).map(|column| column.rows)
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
            speaker: reading.statements[2].speaker.key(),
            ..Filters::default()
        };
        let all = queue(&project, &reading, &Filters::default(), None);
        let [a, b] = columns(&reading, &all, &by_speaker, None);
        assert_eq!((a.rows.as_slice(), a.total), ([2].as_slice(), 2));
        assert_eq!((b.rows.len(), b.total), (0, 2));
        assert_eq!(a.row_of(2), Some(0));
        assert_eq!(a.row_of(0), None);
    }
}
