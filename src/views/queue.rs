//! The pairs to judge: suggestions, pairs linked by hand, and verdicts whose statements have gone.

use std::collections::HashSet;

use super::columns::Days;
use super::sieve::{Sieve, has_status};
use crate::model::{Answer, Asked, Between, Control, IdMap, PairId, Reading, StatementId, Verdict};
use crate::project::{Project, QueueOrder, Status};

/// How pairs are judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Judging {
    /// Whether the program's reasons are shown only after the answer.
    pub blind: bool,
    /// Whether the score is shown before the answer.
    pub shows_score: bool,
    /// Control pairs among those to judge, in percent.
    pub controls: u8,
}

impl Judging {
    /// The most control pairs, in percent.
    pub const MOST_CONTROLS: u8 = 20;

    /// How many control pairs are mixed in with this many suggestions. With the score in view they
    /// could be told, so there are none then.
    fn quota(self, suggestions: usize) -> usize {
        let percent = usize::from(self.controls.min(Self::MOST_CONTROLS));
        if percent == 0 || self.shows_score && !self.blind {
            return 0;
        }
        let rest = 100 - percent;
        let quota = (suggestions * percent + rest / 2) / rest;
        // One of ten or more pairs is little, and without any nothing is learnt.
        if suggestions >= 10 {
            quota.max(1)
        } else {
            quota
        }
    }
}

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
    /// In the sample and not decided; counted nowhere else.
    pub sample: usize,
}

impl Counts {
    fn of_items<'i>(items: impl Iterator<Item = &'i QueueItem>) -> Self {
        let mut counts = Self::default();
        for item in items {
            // Pairs drawn as a sample are no part of the work that the suggestions are.
            if item.in_sample && !item.is_reviewed() {
                counts.sample += 1;
                continue;
            }
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
        }
        counts
    }

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
            Status::Sample => self.sample,
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
    by_pair: IdMap<PairId, u32>,
    by_place: ByPlace,
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
        let by_pair = numbered.map(|(item, at)| (item.pair, at)).collect();
        let by_place = ByPlace::new(&items);
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
        Self::sorted(self.items, order, project, reading)
    }

    fn sorted(
        mut items: Vec<QueueItem>,
        order: QueueOrder,
        project: &Project,
        reading: &Reading,
    ) -> Self {
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

/// All pairs that stand to each other in this way, without control pairs and sample.
pub fn queue(project: &Project, reading: &Reading, between: Between) -> Queue {
    mixed_queue(project, reading, between, false, Judging::default())
}

/// All pairs that stand to each other in this way: control pairs among them, and those of the sample
/// when it is looked at.
pub fn mixed_queue(
    project: &Project,
    reading: &Reading,
    between: Between,
    with_sample: bool,
    judging: Judging,
) -> Queue {
    let mut items = every_pair(project, reading, between, with_sample, judging);
    // A stable sort: within each group the order stays.
    items.sort_by_key(|item| (item.is_orphan(), item.answer == Some(Answer::Later)));
    Queue::new(items)
}

fn every_pair(
    project: &Project,
    reading: &Reading,
    between: Between,
    with_sample: bool,
    judging: Judging,
) -> Vec<QueueItem> {
    let sample: HashSet<PairId> = project
        .sample()
        .into_iter()
        .flat_map(|sample| sample.pairs.iter().map(|&[a, b]| PairId::of(a, b)))
        .collect();
    let item = |pair: PairId, statements: [StatementId; 2], suggestion: Option<usize>| {
        let verdict = project.verdict(pair);
        QueueItem {
            pair,
            statements,
            places: places(reading, statements),
            between,
            suggestion,
            answer: verdict.map(|v| v.answer),
            by_hand: verdict.is_some_and(|v| v.by_hand),
            asked: verdict.map(|v| v.given.asked).unwrap_or_default(),
            in_sample: sample.contains(&pair),
        }
    };
    let mut items = Vec::new();
    let mut suggested = 0;
    for (at, suggestion) in reading.list(between).iter().enumerate() {
        let other = suggestion.between != between;
        let judged = project.verdict(suggestion.pair).is_some();
        if other || !suggestion.suggested && !judged {
            continue;
        }
        suggested += usize::from(suggestion.suggested);
        let statements = [suggestion.a, suggestion.b];
        items.push(item(suggestion.pair, statements, Some(at)));
    }
    if between == Between::Sides {
        let controls: Vec<QueueItem> = controls(reading, judging)
            .take(judging.quota(suggested))
            .filter(|control| project.verdict(control.pair).is_none())
            .map(|control| QueueItem {
                asked: Asked::Control,
                ..item(
                    control.pair,
                    [control.a, control.b],
                    reading.rank(control.pair),
                )
            })
            .collect();
        items = mixed(items, controls);
    }
    for verdict in project.verdicts().values() {
        if reading.suggestion(verdict.pair).is_some() || between_of(verdict) != between {
            continue;
        }
        let statements = [verdict.a.statement, verdict.b.statement];
        items.push(item(verdict.pair, statements, None));
    }
    if with_sample && between == Between::Sides {
        let there: HashSet<PairId> = items.iter().map(|item| item.pair).collect();
        for &[a, b] in project.sample().iter().flat_map(|sample| &sample.pairs) {
            let pair = PairId::of(a, b);
            if !there.contains(&pair) && places(reading, [a, b]).is_some() {
                items.push(QueueItem {
                    asked: Asked::Sample,
                    ..item(pair, [a, b], reading.rank(pair))
                });
            }
        }
    }
    items
}

/// Puts controls among the other pairs, each at a place by lot.
fn mixed(items: Vec<QueueItem>, controls: Vec<QueueItem>) -> Vec<QueueItem> {
    if controls.is_empty() {
        return items;
    }
    let all = items.len() as u64 + 1;
    let mut placed: Vec<(u64, bool, QueueItem)> = controls
        .into_iter()
        .map(|control| (control.pair.lot("place") % all, false, control))
        .chain((1..).zip(items).map(|(place, item)| (place, true, item)))
        .collect();
    placed.sort_by_key(|&(place, is_other, _)| (place, is_other));
    placed.into_iter().map(|(_, _, item)| item).collect()
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

/// Places of the pairs across the sides that are suggested, side A's first, the best pair first.
pub fn suggested(reading: &Reading) -> Vec<[usize; 2]> {
    let pairs = reading.suggestions.iter().filter(|s| s.suggested);
    pairs
        .filter_map(|pair| places(reading, [pair.a, pair.b]))
        .collect()
}

/// How many pairs of each kind are put before the person; control pairs count like the others, so
/// that no number tells of them.
pub fn offered(reading: &Reading, judging: Judging) -> [(Between, usize); 3] {
    Between::ALL.map(|between| {
        let related = reading.related(between);
        let suggested = related.iter().filter(|found| found.suggested).count();
        let controls = match between {
            Between::Sides => controls(reading, judging)
                .take(judging.quota(suggested))
                .count(),
            Between::Times | Between::OneSide => 0,
        };
        (between, suggested + controls)
    })
}

/// The control pairs that go with this way of judging.
fn controls(reading: &Reading, judging: Judging) -> impl Iterator<Item = &Control> {
    let controls = reading.controls.iter();
    controls.filter(move |control| control.has_ground != judging.blind)
}

fn places(reading: &Reading, statements: [StatementId; 2]) -> Option<[usize; 2]> {
    let [a, b] = statements.map(|id| reading.index_of(id));
    Some([a?, b?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SaidOn, Topics};
    use crate::project::Sample;
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
    fn controls_are_mixed_in_untold_and_by_their_share() {
        let mut fixture = Fixture::two_by_two();
        fixture.below_the_line(2);
        let (mut project, mut reading) = fixture.build();
        let ids = |a: usize, b: usize| (reading.statements[a].id, reading.statements[b].id);
        let controls: Vec<Control> = [(ids(0, 3), true), (ids(2, 1), false)]
            .into_iter()
            .map(|((a, b), has_ground)| Control {
                pair: PairId::of(a, b),
                a,
                b,
                has_ground,
            })
            .collect();
        reading.controls.clone_from(&controls);
        let judging = Judging {
            controls: 20,
            ..Judging::default()
        };
        let with = |project: &Project, judging| {
            let queue = mixed_queue(project, &reading, Between::Sides, false, judging);
            let control = queue.items.iter().find(|i| i.asked == Asked::Control);
            (queue.items.len(), control.map(|control| control.pair))
        };
        assert_eq!(judging.quota(2), 1);
        assert_eq!(judging.quota(40), 10);
        assert_eq!(with(&project, judging), (3, Some(controls[0].pair)));
        let blind = Judging {
            blind: true,
            ..judging
        };
        assert_eq!(with(&project, blind), (3, Some(controls[1].pair)));
        let told = Judging {
            shows_score: true,
            ..judging
        };
        assert_eq!(with(&project, told), (2, None), "the score would tell");
        assert_eq!(with(&project, Judging::default()), (2, None));

        // Once decided it stays, whatever is mixed in, and another is not put in its place.
        fixture.answer(2, Answer::Rejected);
        project = fixture.build().0;
        assert_eq!(with(&project, judging), (3, None));
    }

    #[test]
    fn the_sample_is_a_list_of_its_own() {
        let mut fixture = Fixture::two_by_two();
        fixture.below_the_line(2);
        let (mut project, reading) = fixture.build();
        let id = |at: usize| reading.statements[at].id;
        let sample = Sample {
            drawn_at: "2031-03-04T00:00:00Z".to_owned(),
            population: 9,
            pairs: vec![[id(2), id(1)], [id(0), id(3)]],
        };
        let edit = crate::project::Edit::SetSample(Some(sample.into()));
        project.apply(edit).unwrap();
        let list = |status| {
            let with_sample = status == Status::Sample;
            mixed_queue(
                &project,
                &reading,
                Between::Sides,
                with_sample,
                Judging::default(),
            )
            .narrowed(status, &Sieve::default())
        };
        assert_eq!(list(Status::All).items.len(), 2, "not among the others");
        let drawn = list(Status::Sample);
        assert_eq!(drawn.items.len(), 2);
        assert!(drawn.items.iter().all(|item| item.asked == Asked::Sample));
        assert_eq!((drawn.counts.all, drawn.counts.sample), (0, 2));
        assert_eq!(list(Status::Sample).next_open(0), Some(drawn.items[1].pair));
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
