//! Which statements pass the filters, and for those that do not, which filter keeps them out.
//!
//! Worked out once for all lists. Knowing why a statement is kept out lets every facet count what
//! it would show under all the other filters.

use std::collections::HashSet;

use super::attributes::{Attributes, Values};
use super::marks::{Mark, Marks};
use super::queue::{Queue, QueueItem};
use super::search::Found;
use crate::model::{Answer, PairId};
use crate::project::{Filters, Status};

/// One filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// By article.
    Article,
    /// By the status of pairs.
    Status,
    /// By words.
    Search,
    /// By side.
    Side,
    /// By speaker.
    Speaker,
    /// By office.
    Office,
    /// By outlet.
    Outlet,
    /// By day.
    Date,
    /// By topic.
    Topic,
    /// By kind.
    Kind,
    /// By tag.
    Tag,
    /// By having a note.
    Note,
}

impl Facet {
    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// A statement that passes a filter only through one of its pairs has the filter's bit up here.
const THROUGH_PAIR: u32 = 16;

/// What passes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    /// For each statement the filters that keep it out; empty when no filter is set.
    bits: Vec<u32>,
    /// The filters that are set.
    set: u32,
    /// Pairs that themselves hold the words, a wanted tag, a note.
    pairs: [HashSet<PairId>; 3],
    /// Whether both statements of a pair must be by the speakers wanted.
    facing: bool,
}

/// Everything the filters are asked about.
pub struct Grounds<'a> {
    /// What is known of every statement.
    pub attributes: &'a Attributes,
    /// What the person marked.
    pub marks: &'a Marks,
    /// Every pair, whatever the filters.
    pub all: &'a Queue,
    /// Where the words searched for are, if any are.
    pub found: Option<&'a Found>,
}

impl Sieve {
    /// Asks every filter about every statement.
    pub fn new(filters: &Filters, grounds: &Grounds) -> Self {
        let set = which(filters, grounds.found);
        let mut out = Self {
            bits: Vec::new(),
            set,
            pairs: Default::default(),
            facing: filters.facing && filters.speakers.len() > 1,
        };
        if set == 0 {
            return out;
        }
        let a = grounds.attributes;
        out.bits = vec![0; a.len()];
        let bits = &mut out.bits;
        let mut ask = |facet: Facet, passes: &dyn Fn(usize) -> bool| {
            if set & facet.bit() != 0 {
                for (place, bits) in bits.iter_mut().enumerate() {
                    if !passes(place) {
                        *bits |= facet.bit();
                    }
                }
            }
        };
        ask(Facet::Status, &|place| {
            let mut pairs = grounds.all.with_statement(place);
            pairs.any(|pair| has_status(pair, filters.status))
        });
        ask(Facet::Side, &|place| {
            filters.sides.contains(&a.sides[place])
        });
        ask(Facet::Kind, &|place| {
            filters.kinds.contains(&a.kinds[place])
        });
        ask(Facet::Date, &|place| {
            a.days[place].is_some_and(|(first, last)| {
                filters.from.is_none_or(|from| from <= last)
                    && filters.until.is_none_or(|until| first <= until)
            })
        });
        let article = filters
            .article
            .and_then(|id| a.article_ids.iter().position(|&known| known == id));
        ask(Facet::Article, &|place| {
            article.is_some_and(|at| a.articles[place] as usize == at)
        });
        let wanted = wanted(&a.speakers, |key| filters.speakers.contains(key));
        ask(Facet::Speaker, &|place| {
            holds(&wanted, a.speakers.of(place))
        });
        let wanted = self::wanted(&a.offices, |key| filters.offices.contains(key));
        ask(Facet::Office, &|place| holds(&wanted, a.offices.of(place)));
        let wanted = self::wanted(&a.topics, |key| filters.topics.contains(key));
        ask(Facet::Topic, &|place| holds(&wanted, a.topics.of(place)));
        let wanted = self::wanted(&a.outlets, |key| filters.outlets.contains(key));
        ask(Facet::Outlet, &|place| holds(&wanted, a.outlet_of(place)));
        if let Some(found) = grounds.found {
            ask(Facet::Search, &|place| found.holds(place));
            out.pairs[0].clone_from(&found.pairs);
            out.let_through(Facet::Search, grounds.marks, 0);
        }
        let tagged = |mark: &Mark| !mark.tags.is_disjoint(&filters.tags);
        out.ask_marks(Facet::Tag, grounds, 1, &tagged);
        out.ask_marks(Facet::Note, grounds, 2, &|mark: &Mark| mark.noted);
        out
    }

    fn ask_marks(
        &mut self,
        facet: Facet,
        grounds: &Grounds,
        number: usize,
        fits: &dyn Fn(&Mark) -> bool,
    ) {
        if self.set & facet.bit() == 0 {
            return;
        }
        let (a, marks) = (grounds.attributes, grounds.marks);
        let articles: Vec<bool> = a
            .article_ids
            .iter()
            .map(|id| marks.articles.get(id).is_some_and(fits))
            .collect();
        for (place, bits) in self.bits.iter_mut().enumerate() {
            let article = a.articles[place] as usize;
            let passes = articles.get(article).copied().unwrap_or(false)
                || marks.statements.get(&place).is_some_and(fits);
            if !passes {
                *bits |= facet.bit();
            }
        }
        self.pairs[number] = marks
            .pairs
            .iter()
            .filter(|(_, mark)| fits(mark))
            .map(|(&pair, _)| pair)
            .collect();
        self.let_through(facet, marks, number);
    }

    /// Lets statements pass whose pair does.
    fn let_through(&mut self, facet: Facet, marks: &Marks, number: usize) {
        let places = self.pairs[number]
            .iter()
            .filter_map(|pair| marks.places.get(pair));
        for &place in places.flatten() {
            if let Some(bits) = self.bits.get_mut(place)
                && *bits & facet.bit() != 0
            {
                *bits &= !facet.bit();
                *bits |= facet.bit() << THROUGH_PAIR;
            }
        }
    }

    /// Whether the statement at this place passes every filter.
    pub fn passes(&self, place: usize) -> bool {
        self.kept_out_by(place) == 0
    }

    /// Whether it passes every filter but perhaps this one.
    pub fn passes_but(&self, place: usize, facet: Facet) -> bool {
        self.kept_out_by(place) & !facet.bit() == 0
    }

    /// Whether no facet counts the statement: more than one filter keeps it out, or one that is no
    /// facet with values of its own.
    pub fn counts_nowhere(&self, place: usize) -> bool {
        let by = self.kept_out_by(place);
        by & (by.wrapping_sub(1)) != 0 || by & (Facet::Search.bit() | Facet::Status.bit()) != 0
    }

    fn kept_out_by(&self, place: usize) -> u32 {
        self.bits.get(place).map_or(0, |bits| bits & 0xffff)
    }

    /// Whether a pair passes every filter but that of the status, by one of its statements.
    pub fn passes_pair(&self, pair: PairId, places: Option<[usize; 2]>) -> bool {
        let Some(places) = places else {
            return self.set & !Facet::Status.bit() == 0;
        };
        let by_wanted = |place: &usize| self.kept_out_by(*place) & Facet::Speaker.bit() == 0;
        if self.facing && !places.iter().all(by_wanted) {
            return false;
        }
        places.iter().any(|&place| {
            self.passes_but(place, Facet::Status)
                && [Facet::Search, Facet::Tag, Facet::Note]
                    .iter()
                    .zip(&self.pairs)
                    .all(|(facet, pairs)| {
                        let bits = self.bits.get(place).copied().unwrap_or_default();
                        bits & facet.bit() << THROUGH_PAIR == 0 || pairs.contains(&pair)
                    })
        })
    }

    /// The statements that other filters keep out than in `other`; none when there are more than
    /// `most`.
    pub fn changed(&self, other: &Self, most: usize) -> Option<Vec<usize>> {
        let all = self.bits.len().max(other.bits.len());
        let differ = |&place: &usize| self.kept_out_by(place) != other.kept_out_by(place);
        let out: Vec<usize> = (0..all).filter(differ).take(most + 1).collect();
        (out.len() <= most).then_some(out)
    }

    /// Whether every filter but perhaps this one keeps out the same.
    pub fn is_same_but(&self, other: &Self, facet: Facet) -> bool {
        let bits = || self.bits.iter().zip(&other.bits);
        let rest = !(facet.bit() | facet.bit() << THROUGH_PAIR);
        let all_pass = |sieve: &Self| sieve.bits.iter().all(|bits| bits & rest == 0);
        let same_bits = match (self.bits.is_empty(), other.bits.is_empty()) {
            (false, false) => {
                self.bits.len() == other.bits.len()
                    && bits().all(|(one, other)| one & rest == other & rest)
            }
            (true, _) => all_pass(other),
            (_, true) => all_pass(self),
        };
        same_bits && self.pairs == other.pairs && self.facing == other.facing
    }

    /// Whether any filter is set.
    pub fn narrows(&self) -> bool {
        self.set != 0
    }
}

/// Whether a pair has the status asked for.
pub fn has_status(pair: &QueueItem, status: Status) -> bool {
    let answer = pair.answer;
    match status {
        Status::Sample => pair.in_sample,
        Status::All => true,
        Status::ToReview => !matches!(answer, Some(Answer::Confirmed | Answer::Rejected)),
        Status::Confirmed => answer == Some(Answer::Confirmed),
        Status::Rejected => answer == Some(Answer::Rejected),
        Status::Later => answer == Some(Answer::Later),
    }
}

/// The filters that are set.
fn which(filters: &Filters, found: Option<&Found>) -> u32 {
    [
        (Facet::Article, filters.article.is_some()),
        (Facet::Status, filters.status != Status::All),
        (Facet::Search, found.is_some()),
        (Facet::Side, !filters.sides.is_empty()),
        (Facet::Speaker, !filters.speakers.is_empty()),
        (Facet::Office, !filters.offices.is_empty()),
        (Facet::Outlet, !filters.outlets.is_empty()),
        (
            Facet::Date,
            filters.from.is_some() || filters.until.is_some(),
        ),
        (Facet::Topic, !filters.topics.is_empty()),
        (Facet::Kind, !filters.kinds.is_empty()),
        (Facet::Tag, !filters.tags.is_empty()),
        (Facet::Note, filters.noted),
    ]
    .into_iter()
    .filter(|(_, set)| *set)
    .fold(0, |all, (facet, _)| all | facet.bit())
}

fn wanted<K>(values: &Values<K>, is: impl Fn(&K) -> bool) -> Vec<bool> {
    values.list.iter().map(|(key, _)| is(key)).collect()
}

fn holds(wanted: &[bool], value: Option<usize>) -> bool {
    value.is_some_and(|value| wanted[value])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::{Between, Kind, SaidOn, Side, SpeakerKey, Topics};
    use crate::project::{NoteTarget, TagId, ValueKey};
    use crate::views::fixture::{Fixture, sieve};
    use crate::views::queue::{QueueItem, queue};

    fn built() -> (crate::project::Project, crate::model::Reading) {
        let (project, mut reading) = Fixture::two_by_two().build();
        let said = |from: &str, until: Option<&str>| {
            Some(SaidOn {
                date: from.parse().unwrap(),
                until: until.map(|day| day.parse().unwrap()),
                words: None,
            })
        };
        reading.statements[1].said_on = said("2025-10-01", None);
        reading.statements[2].said_on = said("2025-10-27", Some("2025-11-02"));
        reading.statements[3].speaker.role = Some("Spokesman".to_owned());
        let topics = Topics::new(vec![None, None, Some(0), Some(0)], vec!["Posts".to_owned()]);
        (project, reading.with_topics(topics))
    }

    fn passing(filters: &Filters) -> Vec<usize> {
        let (project, reading) = built();
        let sieve = sieve(&project, &reading, filters);
        (0..4).filter(|&place| sieve.passes(place)).collect()
    }

    #[test]
    fn every_filter_keeps_what_fits() {
        let some = Filters::default;
        assert_eq!(passing(&some()), [0, 1, 2, 3]);
        let sides = BTreeSet::from([Side::B]);
        assert_eq!(passing(&Filters { sides, ..some() }), [1, 3]);
        let kinds = BTreeSet::from([Kind::Direct]);
        assert_eq!(passing(&Filters { kinds, ..some() }), [0]);
        let kinds = BTreeSet::from([Kind::Direct, Kind::Indirect]);
        assert_eq!(passing(&Filters { kinds, ..some() }).len(), 4);
        let speakers = ["lena marsh", "Ivo Stone"]
            .into_iter()
            .filter_map(SpeakerKey::of)
            .collect();
        assert_eq!(passing(&Filters { speakers, ..some() }), [0, 3]);
        let offices = ValueKey::of("spokesman").into_iter().collect();
        assert_eq!(passing(&Filters { offices, ..some() }), [3]);
        let outlets = ValueKey::of("Harbour Wire").into_iter().collect();
        assert_eq!(passing(&Filters { outlets, ..some() }).len(), 4);
        let outlets = ValueKey::of("Another").into_iter().collect();
        assert!(passing(&Filters { outlets, ..some() }).is_empty());
        let topics = ValueKey::of("posts").into_iter().collect();
        assert_eq!(passing(&Filters { topics, ..some() }), [2, 3]);
    }

    #[test]
    fn days_are_those_of_the_statement_else_of_its_article() {
        // The article is of 7 November.
        let between = |from: Option<&str>, until: Option<&str>| {
            passing(&Filters {
                from: from.map(|day| day.parse().unwrap()),
                until: until.map(|day| day.parse().unwrap()),
                ..Filters::default()
            })
        };
        assert_eq!(between(Some("2025-11-07"), None), [0, 3]);
        assert_eq!(between(Some("2025-11-02"), None), [0, 2, 3], "its last day");
        assert_eq!(between(None, Some("2025-10-27")), [1, 2]);
        assert_eq!(between(Some("2025-10-28"), Some("2025-10-29")), [2]);
        assert_eq!(
            between(Some("2026-01-01"), Some("2025-01-01")),
            [] as [usize; 0]
        );
    }

    #[test]
    fn several_filters_must_all_fit_one_statement() {
        let (project, reading) = built();
        let filters = Filters {
            sides: BTreeSet::from([Side::A]),
            topics: ValueKey::of("posts").into_iter().collect(),
            ..Filters::default()
        };
        let sieve = sieve(&project, &reading, &filters);
        assert!(sieve.passes(2));
        assert!(!sieve.passes(0) && sieve.passes_but(0, Facet::Topic));
        assert!(!sieve.passes_but(1, Facet::Topic));
        let all = queue(&project, &reading, Between::Sides);
        let left: Vec<_> = all
            .narrowed(Status::All, &sieve)
            .items
            .iter()
            .filter_map(|item| item.places)
            .collect();
        assert_eq!(left, [[2, 3]], "claim 3 of the other pair is of side B");
    }

    #[test]
    fn speakers_facing_each_other_are_in_both_statements() {
        let (project, reading) = built();
        let pairs = |facing| {
            let filters = Filters {
                // Marsh speaks in claim 0, Stone in claim 3.
                speakers: ["Lena Marsh", "Ivo Stone"]
                    .into_iter()
                    .filter_map(SpeakerKey::of)
                    .collect(),
                facing,
                ..Filters::default()
            };
            let sieve = sieve(&project, &reading, &filters);
            let all = queue(&project, &reading, Between::Sides);
            let left = all.narrowed(Status::All, &sieve).items;
            left.iter()
                .filter_map(|item| item.places)
                .collect::<Vec<_>>()
        };
        assert_eq!(pairs(false).len(), 3);
        assert_eq!(pairs(true), [[0, 3]]);
    }

    #[test]
    fn a_mark_on_a_pair_shows_that_pair_and_its_statements() {
        let (mut project, reading) = built();
        let pair = reading.suggestions[0].pair;
        let tags = BTreeSet::from([TagId(1)]);
        project.tagged.insert(NoteTarget::Pair(pair), tags.clone());
        let tagged = Filters {
            tags: tags.clone(),
            ..Filters::default()
        };
        let only = |project: &crate::project::Project, filters: &Filters| {
            let sieve = sieve(project, &reading, filters);
            let all = queue(project, &reading, Between::Sides);
            let pairs = all.narrowed(Status::All, &sieve).items.len();
            let places: Vec<_> = (0..4).filter(|&place| sieve.passes(place)).collect();
            (places, pairs)
        };
        // Claim 0 is in another pair too, which has no tag.
        assert_eq!(only(&project, &tagged), (vec![0, 1], 1));
        let on = NoteTarget::Statement(reading.statements[0].id);
        project.tagged.insert(on, tags.clone());
        assert_eq!(only(&project, &tagged), (vec![0, 1], 2));
        let on = NoteTarget::Article(project.articles()[0].id);
        project.notes.insert(on, "Look at the date.".to_owned());
        let noted = Filters {
            noted: true,
            ..Filters::default()
        };
        assert_eq!(only(&project, &noted), (vec![0, 1, 2, 3], 3));
    }

    #[test]
    fn lost_pairs_show_unless_something_narrows_the_statements() {
        let mut fixture = Fixture::two_by_two();
        fixture.orphan();
        let (project, reading) = fixture.build();
        let lost = |filters: &Filters| {
            let sieve = sieve(&project, &reading, filters);
            let all = queue(&project, &reading, Between::Sides);
            let left = all.narrowed(filters.status, &sieve);
            left.items.iter().any(QueueItem::is_orphan)
        };
        let of_status = |status| Filters {
            status,
            ..Filters::default()
        };
        assert!(lost(&of_status(Status::All)) && lost(&of_status(Status::Confirmed)));
        assert!(!lost(&of_status(Status::Later)));
        let article = Some(project.articles()[0].id);
        let filters = Filters {
            article,
            ..Filters::default()
        };
        assert!(!lost(&filters));
    }
}
