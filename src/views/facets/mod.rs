//! What the sidebar offers for narrowing: every facet with its values, each with its number.

mod kept;
mod tally;
mod words;

pub use kept::Kept;
pub(crate) use words::MONTHS;
pub use words::{card_source, day, month, source_line, typed_day};

use std::collections::BTreeMap;

use jiff::civil::Date;
use tally::Tally;

use super::attributes::{Attributes, Values};
use super::marks::Marks;
use super::sieve::Sieve;
use crate::model::{ArticleId, Kind, Side, SpeakerKey};
use crate::project::{Project, TagId, ValueKey};

/// One article of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleFacet {
    /// The article.
    pub id: ArticleId,
    /// Headline.
    pub title: String,
    /// Outlet and date, as one line.
    pub source: String,
    /// Official claims of side A and side B.
    pub claims: [usize; 2],
    /// Statements of anyone else.
    pub others: usize,
    /// What was odd about its file, in sentences.
    pub warnings: Vec<String>,
}

/// One speaker of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerFacet {
    /// The speaker.
    pub key: SpeakerKey,
    /// Name as shown.
    pub name: String,
    /// The column.
    pub side: Side,
    /// Official claims.
    pub claims: usize,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value<K> {
    /// What the filter holds.
    pub key: K,
    /// What is shown.
    pub name: String,
    /// Official claims that have it and pass all other filters.
    pub count: usize,
}

/// The claims of one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// Claims of side A and of side B that pass all filters but that of the days.
    pub claims: [usize; 2],
}

/// Everything the sidebar offers. Each number counts what passes all filters but the facet's own,
/// so it tells how much choosing the value would show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Articles in the order they came in.
    pub articles: Vec<ArticleFacet>,
    /// Speakers of the two columns, most claims first.
    pub speakers: Vec<SpeakerFacet>,
    /// The two sides.
    pub sides: Vec<Value<Side>>,
    /// Offices, most claims first.
    pub offices: Vec<Value<ValueKey>>,
    /// Outlets, most claims first.
    pub outlets: Vec<Value<ValueKey>>,
    /// Topics, most claims first.
    pub topics: Vec<Value<ValueKey>>,
    /// Direct, mixed, indirect.
    pub kinds: Vec<Value<Kind>>,
    /// Tags in the order of the codebook.
    pub tags: Vec<Value<TagId>>,
    /// Claims with a note.
    pub noted: usize,
    /// Months from the first to the last, those between without claims too.
    pub months: Vec<Month>,
    /// Claims of no known day.
    pub undated: usize,
}

/// More months than anyone reads in one picture: beyond, none are shown.
const MOST_MONTHS: i32 = 600;

/// Counts everything anew.
pub fn facets(project: &Project, attributes: &Attributes, marks: &Marks, sieve: &Sieve) -> Facets {
    told(project, attributes, &Tally::new(attributes, marks, sieve))
}

/// What was counted, in words and in the order it is shown.
fn told(project: &Project, attributes: &Attributes, tally: &Tally) -> Facets {
    let a = attributes;
    let articles = project
        .articles()
        .iter()
        .zip(&tally.articles)
        .map(|(article, &(claims, others))| ArticleFacet {
            id: article.id,
            title: article.display_title(),
            source: source_line(article),
            claims,
            others,
            warnings: article.warnings.clone(),
        })
        .collect();
    let mut speakers: Vec<SpeakerFacet> = a
        .speakers
        .list
        .iter()
        .zip(&tally.speakers)
        .flat_map(|((key, name), claims)| {
            [Side::A, Side::B]
                .into_iter()
                .zip(claims)
                .filter(|(_, claims)| **claims > 0)
                .map(|(side, &claims)| SpeakerFacet {
                    key: key.clone(),
                    name: name.clone(),
                    side,
                    claims,
                })
        })
        .collect();
    speakers.sort_by(|one, other| {
        (other.claims, &one.name, one.side).cmp(&(one.claims, &other.name, other.side))
    });
    let sides = [Side::A, Side::B]
        .into_iter()
        .zip(tally.sides)
        .map(|(key, count)| Value {
            key,
            name: String::new(),
            count,
        })
        .collect();
    let kinds = KINDS
        .into_iter()
        .zip(tally.kinds)
        .map(|(key, count)| Value {
            key,
            name: super::capitalized(key.name()),
            count,
        })
        .collect();
    let tags = project
        .codebook()
        .iter()
        .map(|tag| Value {
            key: tag.id,
            name: tag.name.clone(),
            count: tally.tags.get(&tag.id).copied().unwrap_or_default(),
        })
        .collect();
    Facets {
        articles,
        speakers,
        sides,
        offices: values(&a.offices, &tally.offices),
        outlets: values(&a.outlets, &tally.outlets),
        topics: values(&a.topics, &tally.topics),
        kinds,
        tags,
        noted: tally.noted,
        months: between(&tally.months),
        undated: tally.undated,
    }
}

const KINDS: [Kind; 3] = [Kind::Direct, Kind::Mixed, Kind::Indirect];

/// The values that some claim has, most claims first.
fn values(values: &Values<ValueKey>, counts: &[usize]) -> Vec<Value<ValueKey>> {
    let mut out: Vec<Value<ValueKey>> = values
        .list
        .iter()
        .zip(counts)
        .filter(|(_, count)| **count > 0)
        .map(|((key, name), &count)| Value {
            key: key.clone(),
            name: name.clone(),
            count,
        })
        .collect();
    out.sort_by(|one, other| (other.count, &one.name).cmp(&(one.count, &other.name)));
    out
}

/// Every month from the first to the last.
fn between(months: &BTreeMap<(i16, i8), [usize; 2]>) -> Vec<Month> {
    let number = |(year, month): (i16, i8)| i32::from(year) * 12 + i32::from(month) - 1;
    let (Some((&first, _)), Some((&last, _))) = (months.first_key_value(), months.last_key_value())
    else {
        return Vec::new();
    };
    if number(last) - number(first) >= MOST_MONTHS {
        return Vec::new();
    }
    (number(first)..=number(last))
        .filter_map(|number| {
            let year = i16::try_from(number.div_euclid(12)).ok()?;
            let month = i8::try_from(number.rem_euclid(12) + 1).ok()?;
            Some(Month {
                first: Date::new(year, month, 1).ok()?,
                claims: months.get(&(year, month)).copied().unwrap_or_default(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::Reading;
    use crate::project::{Edit, Filters, NoteTarget};
    use crate::views::fixture::{Fixture, sieve};
    use crate::views::marks::marks;
    use crate::views::queue::queue;

    fn of(project: &Project, reading: &Reading, filters: &Filters) -> Facets {
        let attributes = Attributes::new(project, reading);
        let sieve = sieve(project, reading, filters);
        facets(project, &attributes, &marks(project, reading), &sieve)
    }

    #[test]
    fn counts_by_article_and_speaker() {
        let mut fixture = Fixture::two_by_two();
        fixture.say("a", "Lena Marsh", "A third claim.");
        fixture.say("other", "A mediator", "Both stayed.");
        let (project, reading) = fixture.build();
        let facets = of(&project, &reading, &Filters::default());
        assert_eq!(facets.articles[0].claims, [3, 2]);
        assert_eq!(facets.articles[0].others, 1);
        assert_eq!(facets.articles[0].source, "Harbour Wire · 7 Nov 2025");
        assert_eq!(facets.speakers[0].name, "Lena Marsh");
        assert_eq!(facets.speakers[0].claims, 2);
        assert_eq!(facets.speakers.len(), 4);
        let counts = |values: &[Value<ValueKey>]| -> Vec<(String, usize)> {
            values.iter().map(|v| (v.name.clone(), v.count)).collect()
        };
        assert_eq!(counts(&facets.offices), [("Minister".to_owned(), 5)]);
        assert_eq!(counts(&facets.outlets), [("Harbour Wire".to_owned(), 5)]);
        assert_eq!(
            facets.kinds.iter().map(|v| v.count).collect::<Vec<_>>(),
            [1, 0, 4]
        );
        assert_eq!(facets.months.len(), 1);
        assert_eq!(facets.months[0].claims, [3, 2]);
    }

    #[test]
    fn every_facet_counts_under_the_other_filters_alone() {
        let (project, reading) = Fixture::two_by_two().build();
        let marsh = SpeakerKey::of("Lena Marsh").unwrap();
        let filters = Filters {
            speakers: BTreeSet::from([marsh]),
            ..Filters::default()
        };
        let facets = of(&project, &reading, &filters);
        // The other speakers stay to be chosen; of everything else only her claim is left.
        assert_eq!(facets.speakers.len(), 4);
        assert_eq!(facets.articles[0].claims, [1, 0]);
        assert_eq!(
            facets.sides.iter().map(|v| v.count).collect::<Vec<_>>(),
            [1, 0]
        );
        assert_eq!(facets.months[0].claims, [1, 0]);
        let sieve = sieve(&project, &reading, &filters);
        let pairs = queue(&project, &reading, filters.between).counts_of(&sieve);
        assert_eq!(pairs.all, 2, "the pairs that her claim is in");
    }

    #[test]
    fn tags_and_notes_are_counted_by_the_claims_they_show() {
        let (mut project, reading) = Fixture::two_by_two().build();
        let tag = project.new_tag("To check").unwrap();
        let on = [
            NoteTarget::Statement(reading.statements[2].id),
            NoteTarget::Pair(reading.suggestions[0].pair),
        ];
        for edit in project.toggle_tag(&on, &tag).edits {
            project.apply(edit).unwrap();
        }
        project
            .apply(Edit::SetNote(on[0], Some("look".to_owned())))
            .unwrap();
        let facets = of(&project, &reading, &Filters::default());
        assert_eq!(facets.tags[0].count, 3, "a claim, and the two of a pair");
        assert_eq!(facets.noted, 1);
    }

    #[test]
    fn months_are_shown_without_gaps() {
        let one = |year, month| ((year, month), [1, 0]);
        let months = between(&BTreeMap::from([one(2025, 11), one(2026, 2)]));
        let shown: Vec<_> = months
            .iter()
            .map(|m| (month(m.first), m.claims[0]))
            .collect();
        let expected = [
            ("Nov 2025", 1),
            ("Dec 2025", 0),
            ("Jan 2026", 0),
            ("Feb 2026", 1),
        ];
        assert_eq!(
            shown,
            expected.map(|(name, count)| (name.to_owned(), count))
        );
        assert!(
            between(&BTreeMap::from([one(-5, 1), one(2026, 2)])).is_empty(),
            "too many to show"
        );
        assert!(between(&BTreeMap::new()).is_empty());
    }
}
