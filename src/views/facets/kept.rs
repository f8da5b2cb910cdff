//! The facets that were counted last. While the person judges, few statements change or none does,
//! and only those are counted anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::tally::Tally;
use super::{Facets, told};
use crate::project::{Project, Tag};
use crate::views::Revision;
use crate::views::attributes::Attributes;
use crate::views::marks::Marks;
use crate::views::sieve::Sieve;

/// The facets that were asked for last, and what they were counted from.
#[derive(Debug, Default)]
pub struct Kept {
    last: Option<Last>,
}

#[derive(Debug)]
struct Last {
    revision: Revision,
    marks: Arc<Marks>,
    sieve: Arc<Sieve>,
    codebook: Vec<Tag>,
    tally: Tally,
    facets: Arc<Facets>,
}

impl Kept {
    /// What [`facets`](super::facets) gives.
    pub fn get(
        &mut self,
        revision: Revision,
        project: &Project,
        attributes: &Attributes,
        marks: &Arc<Marks>,
        sieve: &Arc<Sieve>,
    ) -> Arc<Facets> {
        let of_articles = revision.of_articles();
        let known = self.last.take();
        let known = known.filter(|last| last.revision.of_articles() == of_articles);
        let next = match known {
            Some(last) if last.is_of(revision, marks, sieve) => last,
            Some(last) => last.followed(revision, project, attributes, marks, sieve),
            None => {
                let tally = Tally::new(attributes, marks, sieve);
                Last {
                    revision,
                    marks: Arc::clone(marks),
                    sieve: Arc::clone(sieve),
                    codebook: project.codebook().to_vec(),
                    facets: Arc::new(told(project, attributes, &tally)),
                    tally,
                }
            }
        };
        Arc::clone(&self.last.insert(next).facets)
    }
}

impl Last {
    fn is_of(&self, revision: Revision, marks: &Arc<Marks>, sieve: &Arc<Sieve>) -> bool {
        self.revision == revision
            && Arc::ptr_eq(&self.marks, marks)
            && Arc::ptr_eq(&self.sieve, sieve)
    }

    fn followed(
        mut self,
        revision: Revision,
        project: &Project,
        attributes: &Attributes,
        marks: &Arc<Marks>,
        sieve: &Arc<Sieve>,
    ) -> Self {
        let same_tally = match self.changed(attributes.len(), marks, sieve) {
            Some(places) if places.is_empty() => true,
            Some(places) => {
                let (then, now) = ((&*self.marks, &*self.sieve), (&**marks, &**sieve));
                self.tally.change(places, attributes, then, now);
                false
            }
            None => {
                let tally = Tally::new(attributes, marks, sieve);
                let is_same = self.tally == tally;
                self.tally = tally;
                is_same
            }
        };
        if !same_tally || self.codebook != project.codebook() {
            self.facets = Arc::new(told(project, attributes, &self.tally));
            self.codebook = project.codebook().to_vec();
        }
        Self {
            revision,
            marks: Arc::clone(marks),
            sieve: Arc::clone(sieve),
            ..self
        }
    }

    /// The places that may count otherwise than before; none where a walk over all is quicker.
    fn changed(
        &self,
        all: usize,
        marks: &Arc<Marks>,
        sieve: &Arc<Sieve>,
    ) -> Option<BTreeSet<usize>> {
        let mut out = BTreeSet::new();
        if !Arc::ptr_eq(&self.marks, marks) {
            out = self.marks.changed(marks)?;
        }
        if !Arc::ptr_eq(&self.sieve, sieve) {
            out.extend(self.sieve.changed(sieve, all / 16 + 1)?);
        }
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::facets;
    use super::*;
    use crate::model::{Answer, Reading};
    use crate::project::{Edit, Filters, NoteTarget, Status};
    use crate::views::fixture::{Fixture, sieve};
    use crate::views::marks::marks;

    fn after(
        kept: &mut Kept,
        revision: Revision,
        (project, reading): (&Project, &Reading),
        filters: &Filters,
    ) -> [Arc<Facets>; 2] {
        let attributes = Attributes::new(project, reading);
        let marks = Arc::new(marks(project, reading));
        let sieve = Arc::new(sieve(project, reading, filters));
        let got = kept.get(revision, project, &attributes, &marks, &sieve);
        [got, Arc::new(facets(project, &attributes, &marks, &sieve))]
    }

    proptest! {
        #[test]
        fn facets_that_follow_are_those_counted_anew(
            acts in prop::collection::vec((0..8_usize, 0..24_usize, 0..4_usize), 1..30),
        ) {
            let mut fixture = Fixture::default();
            for n in 0..20 {
                let side = ["a", "b", "other"][n % 3];
                fixture.say(side, ["Lena Marsh", "Omar Vale"][n % 2], &format!("Post {n} fell."));
            }
            fixture.suggest((0..6).map(|n| (3 * n, 3 * n + 1)));
            let (mut project, reading) = fixture.build();
            let tag = project.new_tag("To check").unwrap();
            let mut kept = Kept::default();
            let mut revision = Revision::default();
            for (act, at, status) in acts {
                let place = reading.statements[at % 20].id;
                let pair = &reading.suggestions[at % 6];
                let on = if at < 20 { NoteTarget::Statement(place) } else { NoteTarget::Pair(pair.pair) };
                let edits = match act {
                    0 => project.toggle_tag(&[on], &tag).edits,
                    1 => vec![Edit::SetNote(on, Some("look".to_owned()))],
                    2 => vec![Edit::SetNote(on, None)],
                    3 => vec![Edit::SetNote(NoteTarget::Article(project.articles()[0].id), Some("on all".to_owned()))],
                    4 => vec![Edit::SetVerdict(pair.pair, None)],
                    _ => {
                        let mut verdict = crate::views::fixture::verdict(
                            pair.a, pair.b, Answer::Confirmed, false,
                        );
                        verdict.answer = [Answer::Confirmed, Answer::Rejected, Answer::Later][act % 3];
                        vec![Edit::SetVerdict(pair.pair, Some(Box::new(verdict)))]
                    }
                };
                for edit in edits {
                    project.apply(edit).unwrap();
                }
                revision.project += 1;
                let statuses = [Status::All, Status::ToReview, Status::Confirmed, Status::Later];
                let filters = Filters { status: statuses[status], ..Filters::default() };
                let [got, anew] = after(&mut kept, revision, (&project, &reading), &filters);
                prop_assert_eq!(got, anew);
            }
        }
    }

    #[test]
    fn what_counts_as_before_is_the_same_list() {
        let (project, reading) = Fixture::two_by_two().build();
        let mut kept = Kept::default();
        let filters = Filters::default();
        let [first, _] = after(
            &mut kept,
            Revision::default(),
            (&project, &reading),
            &filters,
        );
        let later = Revision {
            project: 1,
            ..Revision::default()
        };
        let [second, _] = after(&mut kept, later, (&project, &reading), &filters);
        assert!(Arc::ptr_eq(&first, &second));
    }
}
