//! The numbers behind the facets. A statement can be taken out and put in again, so that few that
//! changed need no walk over all.

use std::collections::{BTreeMap, BTreeSet};

use super::KINDS;
use crate::model::Side;
use crate::project::TagId;
use crate::views::attributes::Attributes;
use crate::views::marks::Marks;
use crate::views::sieve::{Facet, Sieve};

/// How many claims have which value; the places are those of [`Attributes`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Official claims of either side, and statements of anyone else.
    pub(super) articles: Vec<([usize; 2], usize)>,
    pub(super) speakers: Vec<[usize; 2]>,
    pub(super) sides: [usize; 2],
    pub(super) offices: Vec<usize>,
    pub(super) outlets: Vec<usize>,
    pub(super) topics: Vec<usize>,
    pub(super) kinds: [usize; 3],
    pub(super) tags: BTreeMap<TagId, usize>,
    pub(super) noted: usize,
    pub(super) months: BTreeMap<(i16, i8), [usize; 2]>,
    pub(super) undated: usize,
}

/// Whether a statement is put in or taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    In,
    Out,
}

impl Step {
    fn on(self, count: &mut usize) {
        match self {
            Self::In => *count += 1,
            Self::Out => *count -= 1,
        }
    }
}

impl Tally {
    /// Counts everything, in one walk over the statements.
    pub(super) fn new(attributes: &Attributes, marks: &Marks, sieve: &Sieve) -> Self {
        let a = attributes;
        let mut out = Self {
            articles: vec![([0; 2], 0); a.article_ids.len()],
            speakers: vec![[0; 2]; a.speakers.list.len()],
            offices: vec![0; a.offices.list.len()],
            outlets: vec![0; a.outlets.list.len()],
            topics: vec![0; a.topics.list.len()],
            ..Self::default()
        };
        for place in 0..a.len() {
            out.step(Step::In, place, a, marks, sieve);
        }
        out
    }

    /// Counts the statements at these places as they are now, no more as they were.
    pub(super) fn change(
        &mut self,
        places: impl IntoIterator<Item = usize>,
        attributes: &Attributes,
        (old_marks, old_sieve): (&Marks, &Sieve),
        (marks, sieve): (&Marks, &Sieve),
    ) {
        for place in places {
            self.step(Step::Out, place, attributes, old_marks, old_sieve);
            self.step(Step::In, place, attributes, marks, sieve);
        }
    }

    fn step(&mut self, step: Step, place: usize, a: &Attributes, marks: &Marks, sieve: &Sieve) {
        let article = a.articles[place] as usize;
        if !a.in_column[place] {
            if let Some((_, others)) = self.articles.get_mut(article) {
                step.on(others);
            }
            return;
        }
        if sieve.counts_nowhere(place) {
            return;
        }
        let side = usize::from(a.sides[place] == Side::B);
        let passes = |facet| sieve.passes_but(place, facet);
        if let Some((claims, _)) = self.articles.get_mut(article)
            && passes(Facet::Article)
        {
            step.on(&mut claims[side]);
        }
        if let Some(speaker) = a.speakers.of(place)
            && passes(Facet::Speaker)
        {
            step.on(&mut self.speakers[speaker][side]);
        }
        if passes(Facet::Side) {
            step.on(&mut self.sides[side]);
        }
        for (values, of, facet) in [
            (&mut self.offices, a.offices.of(place), Facet::Office),
            (&mut self.outlets, a.outlet_of(place), Facet::Outlet),
            (&mut self.topics, a.topics.of(place), Facet::Topic),
        ] {
            if let Some(value) = of
                && passes(facet)
            {
                step.on(&mut values[value]);
            }
        }
        let kind = KINDS.iter().position(|&kind| kind == a.kinds[place]);
        if passes(Facet::Kind) {
            step.on(&mut self.kinds[kind.unwrap_or(0)]);
        }
        if passes(Facet::Date) {
            match a.days[place] {
                Some((day, _)) => {
                    let month = (day.year(), day.month());
                    let claims = self.months.entry(month).or_default();
                    step.on(&mut claims[side]);
                    if *claims == [0, 0] {
                        self.months.remove(&month);
                    }
                }
                None => step.on(&mut self.undated),
            }
        }
        if !marks.is_empty() {
            self.step_marks(step, place, a, marks, sieve);
        }
    }

    fn step_marks(
        &mut self,
        step: Step,
        place: usize,
        a: &Attributes,
        marks: &Marks,
        sieve: &Sieve,
    ) {
        let article = a.article_ids.get(a.articles[place] as usize);
        let marked = [
            marks.statements.get(&place),
            marks.through_pairs.get(&place),
            article.and_then(|id| marks.articles.get(id)),
        ];
        let marked = || marked.into_iter().flatten();
        if sieve.passes_but(place, Facet::Tag) {
            let given: BTreeSet<TagId> = marked().flat_map(|mark| &mark.tags).copied().collect();
            for tag in given {
                let count = self.tags.entry(tag).or_default();
                step.on(count);
                if *count == 0 {
                    self.tags.remove(&tag);
                }
            }
        }
        if marked().any(|mark| mark.noted) && sieve.passes_but(place, Facet::Note) {
            step.on(&mut self.noted);
        }
    }
}
