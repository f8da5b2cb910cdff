//! Which pairs there are to judge: suggestions with control pairs among them, pairs linked by hand,
//! verdicts on what is found no more, and the sample.

use std::collections::HashSet;

use super::{Queue, QueueItem, ends};
use crate::model::{Answer, Asked, Between, Control, PairId, Reading, StatementId, Verdict};
use crate::project::Project;

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
    if judging.blind {
        // Best first would tell what the program thinks of a pair.
        items.sort_by_key(|item| item.pair);
    }
    // A stable sort: within each group the order stays.
    items.sort_by_key(ends);
    Queue::new(items)
}

/// A pair with what the person said about it, as if it were in no sample.
fn item(
    project: &Project,
    reading: &Reading,
    between: Between,
    pair: PairId,
    statements: [StatementId; 2],
    suggestion: Option<usize>,
) -> QueueItem {
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
        in_sample: false,
    }
}

/// A pair as it is in the list of its kind, if it is there for being found or decided.
pub(super) fn one_pair(
    project: &Project,
    reading: &Reading,
    between: Between,
    pair: PairId,
) -> Option<QueueItem> {
    let verdict = project.verdict(pair);
    let Some(at) = reading.place_in_list(between, pair) else {
        let verdict = verdict.filter(|v| between_of(v) == between)?;
        let statements = [verdict.a.statement, verdict.b.statement];
        let elsewhere = reading.suggestion(pair).is_some();
        return (!elsewhere).then(|| item(project, reading, between, pair, statements, None));
    };
    let found = &reading.list(between)[at];
    let is_shown = found.between == between && (found.suggested || verdict.is_some());
    is_shown.then(|| {
        let statements = [found.a, found.b];
        item(project, reading, between, pair, statements, Some(at))
    })
}

/// What a list without control pairs and sample is sorted by: orphans last, those put off before
/// them, and within each the best suggestion first, then what is only known by its verdict.
pub(super) fn place_of(item: &QueueItem) -> (bool, bool, bool, Option<usize>, PairId) {
    let (orphan, later) = ends(item);
    (
        orphan,
        later,
        item.suggestion.is_none(),
        item.suggestion,
        item.pair,
    )
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
    let item = |pair: PairId, statements: [StatementId; 2], suggestion: Option<usize>| QueueItem {
        in_sample: sample.contains(&pair),
        ..item(project, reading, between, pair, statements, suggestion)
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
        items = mixed(items, controls, |item| item.pair);
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
fn mixed<T>(items: Vec<T>, controls: Vec<T>, pair: impl Fn(&T) -> PairId) -> Vec<T> {
    if controls.is_empty() {
        return items;
    }
    let all = items.len() as u64 + 1;
    let mut placed: Vec<(u64, bool, T)> = controls
        .into_iter()
        .map(|control| (pair(&control).lot("place") % all, false, control))
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

/// Places of the pairs across the sides that are put before the person, side A's first. The best pair
/// comes first and control pairs by lot; for whoever judges blind all come by lot, so that no place
/// tells what the program thinks of a pair.
pub fn put_forward(reading: &Reading, judging: Judging) -> Vec<[usize; 2]> {
    let suggested: Vec<_> = reading
        .suggestions
        .iter()
        .filter(|found| found.suggested)
        .map(|found| (found.pair, [found.a, found.b]))
        .collect();
    let controls = controls(reading, judging)
        .take(judging.quota(suggested.len()))
        .map(|control| (control.pair, [control.a, control.b]))
        .collect();
    let mut pairs = mixed(suggested, controls, |&(pair, _)| pair);
    if judging.blind {
        pairs.sort_by_key(|&(pair, _)| pair);
    }
    let statements = pairs.into_iter().map(|(_, statements)| statements);
    statements
        .filter_map(|statements| places(reading, statements))
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
    use crate::project::{Sample, Status};
    use crate::views::Sieve;
    use crate::views::fixture::Fixture;

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
