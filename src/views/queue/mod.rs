//! The pairs to judge: suggestions, pairs linked by hand, and verdicts whose statements have gone.

mod counts;
mod gather;
mod kept;

pub use counts::Counts;
pub use gather::{Judging, linked_by_hand, mixed_queue, offered, put_forward, queue};
pub use kept::Kept;

use std::sync::Arc;

use super::columns::Days;
use super::sieve::{Sieve, has_status};
use crate::model::{Answer, Asked, Between, IdMap, PairId, Reading, StatementId};
use crate::project::{Project, QueueOrder, Status};

/// One pair of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueItem {
    /// The pair.
    pub pair: PairId,
    /// Statements of side A and side B.
    pub statements: [StatementId; 2],
    /// Their places in the reading; none when the pair is an orphan.
    pub places: Option<[usize; 2]>,
    /// How the two stand to each other.
    pub between: Between,
    /// Place in the reading's [list](Reading::list) of this kind, if it is there.
    pub suggestion: Option<usize>,
    /// The person's answer.
    pub answer: Option<Answer>,
    /// Whether the person linked the two.
    pub by_hand: bool,
    /// How it comes before the person. Not to be told before the answer.
    pub asked: Asked,
    /// Whether it is in the sample of pairs that were not suggested.
    pub in_sample: bool,
}

impl QueueItem {
    /// Whether one of its statements is no longer found in the articles.
    pub fn is_orphan(&self) -> bool {
        self.places.is_none()
    }

    /// Whether the person has decided.
    pub fn is_reviewed(&self) -> bool {
        matches!(self.answer, Some(Answer::Confirmed | Answer::Rejected))
    }
}

/// Whether a pair stands at the end of every list, as an orphan, and whether it does as one put off.
fn ends(item: &QueueItem) -> (bool, bool) {
    (item.is_orphan(), item.answer == Some(Answer::Later))
}

/// Pairs in the order they are judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// The pairs: best suggestion first unless told otherwise or judged blind, then those linked by
    /// hand, those put off, and orphans.
    pub items: Vec<QueueItem>,
    /// Their number by status.
    pub counts: Counts,
    by_pair: Arc<IdMap<PairId, u32>>,
    by_place: Arc<ByPlace>,
}

/// The pairs of every statement: one list, in the order of the places, and where each begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct ByPlace {
    starts: Vec<u32>,
    pairs: Vec<u32>,
}

impl ByPlace {
    fn new(items: &[QueueItem]) -> Self {
        let places = || {
            let numbered = items.iter().enumerate();
            numbered.flat_map(|(at, item)| {
                let places = item.places.into_iter().flatten();
                places.map(move |place| (place, at as u32))
            })
        };
        let most = places().map(|(place, _)| place + 1).max().unwrap_or(0);
        let mut starts = vec![0; most + 1];
        for (place, _) in places() {
            starts[place + 1] += 1;
        }
        for place in 0..most {
            starts[place + 1] += starts[place];
        }
        let mut pairs = vec![0; places().count()];
        let mut next = starts.clone();
        for (place, at) in places() {
            pairs[next[place] as usize] = at;
            next[place] += 1;
        }
        Self { starts, pairs }
    }

    fn of(&self, place: usize) -> &[u32] {
        match (self.starts.get(place), self.starts.get(place + 1)) {
            (Some(&from), Some(&until)) => &self.pairs[from as usize..until as usize],
            _ => &[],
        }
    }
}

impl Queue {
    fn new(items: Vec<QueueItem>) -> Self {
        let counts = Counts::of_items(items.iter());
        let numbered = items.iter().zip(0..);
        let by_pair: IdMap<PairId, u32> = numbered.map(|(item, at)| (item.pair, at)).collect();
        let by_place = ByPlace::new(&items);
        Self {
            items,
            counts,
            by_pair: Arc::new(by_pair),
            by_place: Arc::new(by_place),
        }
    }

    /// The same pairs at the same places, some of them with another answer.
    fn answered(&self, items: Vec<QueueItem>) -> Self {
        Self {
            counts: Counts::of_items(items.iter()),
            items,
            by_pair: Arc::clone(&self.by_pair),
            by_place: Arc::clone(&self.by_place),
        }
    }

    /// The same pairs in another order; those put off and orphans stay at the end.
    #[must_use]
    pub fn in_order(self, order: QueueOrder, project: &Project, reading: &Reading) -> Self {
        Self::sorted(self.items, order, project, reading)
    }

    fn sorted(
        mut items: Vec<QueueItem>,
        order: QueueOrder,
        project: &Project,
        reading: &Reading,
    ) -> Self {
        match order {
            QueueOrder::Best => return Self::new(items),
            // An id is a hash: its order tells nothing, and is the same on every machine.
            QueueOrder::Shuffled => items.sort_by_cached_key(|item| (ends(item), item.pair)),
            QueueOrder::Topic => items.sort_by_cached_key(|item| {
                let topic = item
                    .places
                    .and_then(|places| places.iter().find_map(|&place| reading.topics.of(place)));
                (ends(item), topic.is_none(), topic)
            }),
            QueueOrder::Date => {
                let days = Days::new(project);
                items.sort_by_cached_key(|item| {
                    let day = item.places.and_then(|places| {
                        places
                            .iter()
                            .filter_map(|&place| days.of(&reading.statements[place]))
                            .min()
                    });
                    (ends(item), day.is_none(), day)
                });
            }
        }
        Self::new(items)
    }

    /// The pairs of this status that pass the filters, in the same order.
    #[must_use]
    pub fn narrowed(&self, status: Status, sieve: &Sieve) -> Self {
        let items = self
            .items
            .iter()
            .filter(|item| has_status(item, status) && sieve.passes_pair(item.pair, item.places));
        Self::new(items.cloned().collect())
    }

    /// The pairs of this status that pass the filters, in another order.
    #[must_use]
    pub fn chosen(
        &self,
        (status, sieve): (Status, &Sieve),
        order: QueueOrder,
        project: &Project,
        reading: &Reading,
    ) -> Self {
        let items = self
            .items
            .iter()
            .filter(|item| has_status(item, status) && sieve.passes_pair(item.pair, item.places));
        Self::sorted(items.cloned().collect(), order, project, reading)
    }

    /// How many of the pairs that pass every filter but that of the status have which status.
    pub fn counts_of(&self, sieve: &Sieve) -> Counts {
        let items = self.items.iter();
        Counts::of_items(items.filter(|item| sieve.passes_pair(item.pair, item.places)))
    }

    /// Place of a pair in the queue.
    pub fn position(&self, pair: PairId) -> Option<usize> {
        self.by_pair.get(&pair).map(|&at| at as usize)
    }

    /// A pair of the queue.
    pub fn item(&self, pair: PairId) -> Option<&QueueItem> {
        self.position(pair).map(|at| &self.items[at])
    }

    /// The pairs that hold the statement at this place of the reading, in the queue's order.
    pub fn with_statement(&self, place: usize) -> impl Iterator<Item = &QueueItem> {
        let own = self.by_place.of(place).iter();
        own.map(|&at| &self.items[at as usize])
    }

    /// The pair `step` places on from `from`, staying at the ends; the first when `from` is not here.
    pub fn step(&self, from: Option<PairId>, step: isize) -> Option<PairId> {
        let last = self.items.len().checked_sub(1)?;
        let at = from
            .and_then(|pair| self.position(pair))
            .map_or(0, |at| at.saturating_add_signed(step).min(last));
        Some(self.items[at].pair)
    }

    /// The pair to judge after the one at `position`: the next one without an answer, from the
    /// start again at the end, then those put off.
    pub fn next_open(&self, position: usize) -> Option<PairId> {
        let n = self.items.len();
        // From a place that is no longer there, all are others.
        let (from, others) = if position < n {
            (position + 1, n - 1)
        } else {
            (0, n)
        };
        let around = || (0..others).map(move |i| &self.items[(from + i) % n]);
        around()
            .find(|item| item.answer.is_none())
            .or_else(|| around().find(|item| item.answer == Some(Answer::Later)))
            .map(|item| item.pair)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SaidOn, Topics};
    use crate::views::fixture::Fixture;

    fn answers(queue: &Queue) -> Vec<Option<Answer>> {
        queue.items.iter().map(|item| item.answer).collect()
    }

    #[test]
    fn put_off_comes_last_and_counts_as_open() {
        let mut fixture = Fixture::two_by_two();
        fixture.answer(0, Answer::Later);
        fixture.answer(1, Answer::Confirmed);
        let (project, reading) = fixture.build();
        let all = queue(&project, &reading, Between::Sides);
        assert_eq!(
            answers(&all),
            [Some(Answer::Confirmed), None, Some(Answer::Later)]
        );
        assert_eq!(all.counts.reviewed(), 1);
        assert_eq!(all.counts.to_review, 2);
        let open = all.narrowed(Status::ToReview, &Sieve::default());
        assert_eq!(answers(&open), [None, Some(Answer::Later)]);
    }

    #[test]
    fn going_on_skips_what_is_decided_and_ends_with_what_was_put_off() {
        let mut fixture = Fixture::two_by_two();
        fixture.answer(1, Answer::Rejected);
        fixture.answer(2, Answer::Later);
        let (project, reading) = fixture.build();
        let all = queue(&project, &reading, Between::Sides);
        let pair = |at: usize| reading.suggestions[at].pair;
        assert_eq!(all.next_open(1), Some(pair(0)), "around the end");
        let only_later = all.narrowed(Status::Later, &Sieve::default());
        assert_eq!(only_later.next_open(5), Some(pair(2)));
        assert_eq!(only_later.next_open(0), None, "not to itself");
        for at in 0..3 {
            fixture.answer(at, Answer::Later);
        }
        let (project, reading) = fixture.build();
        let all = queue(&project, &reading, Between::Sides);
        assert_eq!(
            [0, 1, 2].map(|at| all.next_open(at)),
            [Some(pair(1)), Some(pair(2)), Some(pair(0))],
            "what was put off goes round"
        );
        assert_eq!(all.step(None, 1), Some(pair(0)));
        assert_eq!(all.step(Some(pair(0)), 1), Some(pair(1)));
        assert_eq!(all.step(Some(pair(0)), -1), Some(pair(0)));
    }

    #[test]
    fn other_orders_keep_every_pair_and_the_ends() {
        let mut fixture = Fixture::two_by_two();
        fixture.answer(0, Answer::Later);
        fixture.orphan();
        let (project, mut reading) = fixture.build();
        reading.statements[3].said_on = Some(SaidOn {
            date: "2025-01-01".parse().unwrap(),
            words: None,
            until: None,
        });
        let topics = vec![Some(0), None, Some(1), Some(0)];
        let reading = reading.with_topics(Topics::new(topics, vec![String::new(); 2]));
        let best = queue(&project, &reading, Between::Sides);
        let pair = |at: usize| reading.suggestions[at].pair;
        for order in [QueueOrder::Shuffled, QueueOrder::Topic, QueueOrder::Date] {
            let other = best.clone().in_order(order, &project, &reading);
            assert_eq!(other.counts, best.counts);
            assert!(other.items[3].is_orphan(), "{order:?}");
            assert_eq!(other.items[2].pair, pair(0), "{order:?}: put off");
            for (at, item) in other.items.iter().enumerate() {
                assert_eq!(other.position(item.pair), Some(at));
            }
        }
        // The pair of claims 0 and 3 is of the first topic.
        let by_topic = best.clone().in_order(QueueOrder::Topic, &project, &reading);
        assert_eq!(by_topic.items[0].pair, pair(2));
        let shuffled = best
            .clone()
            .in_order(QueueOrder::Shuffled, &project, &reading);
        let again = shuffled
            .clone()
            .in_order(QueueOrder::Shuffled, &project, &reading);
        assert_eq!(shuffled, again);
    }
}
