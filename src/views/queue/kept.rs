//! The list of every pair while the person judges: a verdict changes it in one place, and the rest is
//! kept. What comes out is the same as if all had been gathered anew.

use std::sync::Arc;

use super::gather::{one_pair, place_of};
use super::{Judging, Queue, QueueItem, ends, mixed_queue};
use crate::model::{Asked, Between, PairId, Reading};
use crate::project::{Project, Sample};
use crate::views::{Revision, Same};

/// With more pairs than this that come, go or change place, gathering all anew is quicker.
const MOST_MOVED: usize = 16;

/// What a list is gathered from, beside the verdicts.
#[derive(Debug, PartialEq)]
struct Of {
    /// Without the number that verdicts change.
    revision: Revision,
    between: Between,
    with_sample: bool,
    judging: Judging,
    sample: Option<Same<Sample>>,
}

/// The list of every pair that was asked for last.
#[derive(Debug, Default)]
pub struct Kept {
    last: Option<(Of, u64, Arc<Queue>)>,
}

impl Kept {
    /// What [`mixed_queue`] gives.
    pub fn get(
        &mut self,
        revision: Revision,
        project: &Project,
        reading: &Reading,
        between: Between,
        with_sample: bool,
        judging: Judging,
    ) -> Arc<Queue> {
        let of = Of {
            revision: revision.of_articles(),
            between,
            with_sample,
            judging,
            sample: project.sample().map(Same::of),
        };
        let known = self.last.as_ref().filter(|(known, _, _)| *known == of);
        let queue = match known {
            Some((_, at, queue)) if *at == revision.project => return Arc::clone(queue),
            Some((_, _, queue)) => followed(queue, project, reading, &of),
            None => None,
        };
        let queue = queue.unwrap_or_else(|| {
            let all = mixed_queue(project, reading, between, with_sample, judging);
            Arc::new(all)
        });
        self.last = Some((of, revision.project, Arc::clone(&queue)));
        queue
    }
}

/// The list after other verdicts; none when it is to be gathered anew.
fn followed(old: &Arc<Queue>, project: &Project, reading: &Reading, of: &Of) -> Option<Arc<Queue>> {
    let changed = changed(old, project);
    // Where control pairs and a sample stand is a matter of lots; judged blind, where any pair does.
    let is_plain = of.sample.is_none() && of.judging.controls == 0 && !of.judging.blind;
    let mut items: Option<Vec<QueueItem>> = None;
    let mut moved = 0;
    for pair in changed {
        let now = one_pair(project, reading, of.between, pair);
        let at = match &items {
            Some(items) if moved > 0 => items.iter().position(|item| item.pair == pair),
            _ => old.position(pair),
        };
        if at.is_none() && now.is_none() {
            // A verdict on a pair of another list.
            continue;
        }
        let items = items.get_or_insert_with(|| old.items.clone());
        if let (Some(at), Some(now)) = (at, &now) {
            let was = &items[at];
            let by_lot = was.asked != Asked::Plainly && was.answer.is_none();
            let stays = ends(was) == ends(now) && was.suggestion == now.suggestion;
            if stays && !by_lot {
                items[at] = QueueItem {
                    in_sample: was.in_sample,
                    ..now.clone()
                };
                continue;
            }
        }
        moved += 1;
        if !is_plain || moved > MOST_MOVED {
            return None;
        }
        if let Some(at) = at {
            items.remove(at);
        }
        if let Some(now) = now {
            let place = place_of(&now);
            let at = items.partition_point(|item| place_of(item) < place);
            items.insert(at, now);
        }
    }
    Some(match items {
        None => Arc::clone(old),
        Some(items) if moved == 0 => Arc::new(old.answered(items)),
        Some(items) => Arc::new(Queue::new(items)),
    })
}

/// The pairs on which the verdicts are not those of the list.
fn changed(old: &Queue, project: &Project) -> Vec<PairId> {
    let gone = old
        .items
        .iter()
        .filter(|item| item.answer.is_some() && project.verdict(item.pair).is_none())
        .map(|item| item.pair);
    let others = project.verdicts().values().filter(|verdict| {
        old.item(verdict.pair).is_none_or(|item| {
            let statements = [verdict.a.statement, verdict.b.statement];
            item.answer != Some(verdict.answer)
                || item.by_hand != verdict.by_hand
                || item.asked != verdict.given.asked
                || item.suggestion.is_none() && item.statements != statements
        })
    });
    gone.chain(others.map(|verdict| verdict.pair)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Answer, Control, Given, Verdict, Witness};
    use crate::project::Edit;
    use crate::views::fixture::Fixture;

    /// Many claims of two sides, with every third pair of neighbours suggested.
    fn many() -> (Project, Reading) {
        let mut fixture = Fixture::default();
        for n in 0..12 {
            fixture.say("a", "Lena Marsh", &format!("Post {n} never fell."));
            fixture.say("b", "Omar Vale", &format!("Post {n} fell at noon."));
        }
        fixture.suggest((0..11).map(|n| (2 * n, 2 * n + 1)));
        fixture.below_the_line(3);
        fixture.orphan();
        fixture.build()
    }

    /// A verdict on the claims at two places, as the screen gives it.
    fn verdict(project: &Project, reading: &Reading, places: [usize; 2], says: u8) -> Edit {
        let [a, b] = places.map(|place| &reading.statements[place]);
        let pair = PairId::of(a.id, b.id);
        let old = project.verdict(pair);
        if says == 0 {
            return Edit::SetVerdict(pair, None);
        }
        let witness = |s: &crate::model::Statement| Witness {
            statement: s.id,
            claim: s.claim,
            side: s.speaker.side,
            speaker: None,
            text: String::new(),
            article_title: String::new(),
        };
        let answer = [Answer::Confirmed, Answer::Rejected, Answer::Later][usize::from(says) % 3];
        let verdict = Verdict {
            pair,
            answer,
            by_hand: says > 5 || old.is_some_and(|old| old.by_hand),
            relation: None,
            given: Given {
                asked: [Asked::Plainly, Asked::Control, Asked::Sample][usize::from(says) / 3 % 3],
                ..Given::default()
            },
            a: witness(a),
            b: witness(b),
            decided_at: String::new(),
        };
        Edit::SetVerdict(pair, Some(Box::new(verdict)))
    }

    proptest! {
        #[test]
        fn a_list_that_follows_is_the_list_gathered_anew(
            acts in prop::collection::vec((0..12_usize, 0..12_usize, 0..9_u8, any::<bool>()), 1..40),
            controls in prop::sample::select(vec![0, 20_u8]),
            blind in any::<bool>(),
        ) {
            let (mut project, mut reading) = many();
            for n in 0..8 {
                let (a, b) = (reading.statements[2 * n].id, reading.statements[2 * n + 3].id);
                let has_ground = !blind;
                reading.controls.push(Control { pair: PairId::of(a, b), a, b, has_ground });
            }
            let judging = Judging { blind, controls, ..Judging::default() };
            let mut kept = [Kept::default(), Kept::default()];
            let mut revision = Revision::default();
            for (a, b, says, is_near) in acts {
                let b = if is_near { a } else { b };
                let edit = verdict(&project, &reading, [2 * a, 2 * b + 1], says);
                project.apply(edit).unwrap();
                revision.project += 1;
                for (kept, between) in kept.iter_mut().zip([Between::Sides, Between::OneSide]) {
                    let got = kept.get(revision, &project, &reading, between, false, judging);
                    let anew = mixed_queue(&project, &reading, between, false, judging);
                    prop_assert_eq!(&*got, &anew);
                }
            }
        }
    }

    #[test]
    fn an_answer_keeps_what_it_does_not_touch() {
        let (mut project, reading) = many();
        let mut kept = Kept::default();
        let get = |kept: &mut Kept, project: &Project, at| {
            let revision = Revision {
                project: at,
                ..Revision::default()
            };
            let judging = Judging::default();
            kept.get(revision, project, &reading, Between::Sides, false, judging)
        };
        let before = get(&mut kept, &project, 0);
        let same = get(&mut kept, &project, 1);
        assert!(Arc::ptr_eq(&before, &same), "no verdict is another one");
        let edit = verdict(&project, &reading, [4, 5], 1);
        project.apply(edit).unwrap();
        let after = get(&mut kept, &project, 2);
        assert!(Arc::ptr_eq(&before.by_pair, &after.by_pair));
        assert_eq!(after.counts.rejected, before.counts.rejected + 1);
    }
}
