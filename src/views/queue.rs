//! The pairs to judge: suggestions, pairs linked by hand, and verdicts whose statements have gone.

use std::collections::HashMap;

use super::columns::Days;
use super::sieve::{Sieve, has_status};
use crate::model::{Answer, Between, PairId, Reading, StatementId, Verdict};
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

/// How many pairs have which status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Every pair.
    pub all: usize,
    /// Not decided; those put off count here too, since they come back.
    pub to_review: usize,
    /// Confirmed.
    pub confirmed: usize,
    /// Rejected.
    pub rejected: usize,
    /// Put off.
    pub later: usize,
}

impl Counts {
    /// Pairs decided.
    pub fn reviewed(&self) -> usize {
        self.confirmed + self.rejected
    }

    /// Pairs of this status.
    pub fn of(&self, status: Status) -> usize {
        match status {
            Status::All => self.all,
            Status::ToReview => self.to_review,
            Status::Confirmed => self.confirmed,
            Status::Rejected => self.rejected,
            Status::Later => self.later,
        }
    }
}

/// Pairs in the order they are judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// The pairs: best suggestion first unless told otherwise, then those linked by hand, those put
    /// off, and orphans.
    pub items: Vec<QueueItem>,
    /// Their number by status.
    pub counts: Counts,
    by_pair: HashMap<PairId, usize>,
    by_place: HashMap<usize, Vec<usize>>,
}

impl Queue {
    fn new(items: Vec<QueueItem>) -> Self {
        let mut counts = Counts::default();
        let mut by_place: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, item) in items.iter().enumerate() {
            counts.all += 1;
            match item.answer {
                Some(Answer::Confirmed) => counts.confirmed += 1,
                Some(Answer::Rejected) => counts.rejected += 1,
                Some(Answer::Later) => {
                    counts.later += 1;
                    counts.to_review += 1;
                }
                None => counts.to_review += 1,
            }
            for place in item.places.into_iter().flatten() {
                by_place.entry(place).or_default().push(at);
            }
        }
        let by_pair = items.iter().enumerate().map(|(i, p)| (p.pair, i)).collect();
        Self {
            items,
            counts,
            by_pair,
            by_place,
        }
    }

    /// The same pairs in another order; those put off and orphans stay at the end.
    #[must_use]
    pub fn in_order(self, order: QueueOrder, project: &Project, reading: &Reading) -> Self {
        let mut items = self.items;
        let ends = |item: &QueueItem| (item.is_orphan(), item.answer == Some(Answer::Later));
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
        let items = self.items.iter().filter(|item| {
            has_status(item.answer, status) && sieve.passes_pair(item.pair, item.places)
        });
        Self::new(items.cloned().collect())
    }

    /// Place of a pair in the queue.
    pub fn position(&self, pair: PairId) -> Option<usize> {
        self.by_pair.get(&pair).copied()
    }

    /// A pair of the queue.
    pub fn item(&self, pair: PairId) -> Option<&QueueItem> {
        self.position(pair).map(|at| &self.items[at])
    }

    /// The pairs that hold the statement at this place of the reading, in the queue's order.
    pub fn with_statement(&self, place: usize) -> impl Iterator<Item = &QueueItem> {
        self.by_place
            .get(&place)
            .into_iter()
            .flatten()
            .map(|&at| &self.items[at])
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
        let around = || (1..n).map(move |i| &self.items[(position + i) % n]);
        let in_order = self
            .items
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != position)
            .map(|(_, item)| item);
        around()
            .find(|item| item.answer.is_none())
            .or_else(|| {
                in_order
                    .into_iter()
                    .find(|item| item.answer == Some(Answer::Later))
            })
            .map(|item| item.pair)
    }
}

/// All pairs that stand to each other in this way.
pub fn queue(project: &Project, reading: &Reading, between: Between) -> Queue {
    let mut items = Vec::new();
    for (at, suggestion) in reading.list(between).iter().enumerate() {
        let verdict = project.verdict(suggestion.pair);
        let other = suggestion.between != between;
        if other || !suggestion.suggested && verdict.is_none() {
            continue;
        }
        items.push(QueueItem {
            pair: suggestion.pair,
            statements: [suggestion.a, suggestion.b],
            places: places(reading, [suggestion.a, suggestion.b]),
            between: suggestion.between,
            suggestion: Some(at),
            answer: verdict.map(|v| v.answer),
            by_hand: verdict.is_some_and(|v| v.by_hand),
        });
    }
    for verdict in project.verdicts().values() {
        if reading.suggestion(verdict.pair).is_some() || between_of(verdict) != between {
            continue;
        }
        let statements = [verdict.a.statement, verdict.b.statement];
        items.push(QueueItem {
            pair: verdict.pair,
            statements,
            places: places(reading, statements),
            between,
            suggestion: None,
            answer: Some(verdict.answer),
            by_hand: verdict.by_hand,
        });
    }
    // A stable sort: within each group the order above stays.
    items.sort_by_key(|item| (item.is_orphan(), item.answer == Some(Answer::Later)));
    Queue::new(items)
}

/// How the statements of a verdict stood to each other when it was given. A link by hand within one
/// side is shown with the contradictions: that is what the person linked it for.
fn between_of(verdict: &Verdict) -> Between {
    let one_side = verdict.a.side == verdict.b.side && verdict.a.side.is_column();
    if one_side && !verdict.by_hand {
        Between::OneSide
    } else {
        Between::Sides
    }
}

/// Places of the pairs across the sides that the person linked, side A's first.
pub fn linked_by_hand(project: &Project, reading: &Reading) -> Vec<[usize; 2]> {
    let verdicts = project.verdicts().values();
    verdicts
        .filter(|v| v.by_hand && v.answer == Answer::Confirmed)
        .filter(|v| v.a.side != v.b.side)
        .filter_map(|v| places(reading, [v.a.statement, v.b.statement]))
        .collect()
}

/// How many pairs of each kind are offered for review.
pub fn offered(reading: &Reading) -> [(Between, usize); 3] {
    Between::ALL.map(|between| {
        let offered = reading.related(between);
        (
            between,
            offered.iter().filter(|found| found.suggested).count(),
        )
    })
}

fn places(reading: &Reading, statements: [StatementId; 2]) -> Option<[usize; 2]> {
    let [a, b] = statements.map(|id| reading.index_of(id));
    Some([a?, b?])
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
        assert_eq!(all.step(None, 1), Some(pair(0)));
        assert_eq!(all.step(Some(pair(0)), 1), Some(pair(1)));
        assert_eq!(all.step(Some(pair(0)), -1), Some(pair(0)));
    }

    #[test]
    fn links_by_hand_and_orphans_are_in_it() {
        let mut fixture = Fixture::two_by_two();
        fixture.link(2, 1);
        fixture.orphan();
        let (project, reading) = fixture.build();
        let all = queue(&project, &reading, Between::Sides);
        let n = all.items.len();
        assert_eq!(n, 5);
        assert!(all.items[n - 2].by_hand && !all.items[n - 2].is_orphan());
        assert!(all.items[n - 1].is_orphan());
        assert_eq!(all.with_statement(2).count(), 2);
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

    #[test]
    fn pairs_below_the_line_stay_out_until_judged() {
        let mut fixture = Fixture::two_by_two();
        fixture.below_the_line(2);
        let (project, reading) = fixture.build();
        assert_eq!(queue(&project, &reading, Between::Sides).items.len(), 2);
        fixture.answer(2, Answer::Confirmed);
        let (project, reading) = fixture.build();
        assert_eq!(queue(&project, &reading, Between::Sides).items.len(), 3);
    }
}
