//! What the sidebar offers for narrowing: articles and speakers, each with its numbers.

use std::collections::{BTreeMap, HashMap};

use super::{in_column, speaker_name};
use crate::model::{ArticleId, Reading, Side, SpeakerKey};
use crate::project::Project;

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

/// Everything the sidebar offers but the statuses, which the queue counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Articles in the order they came in.
    pub articles: Vec<ArticleFacet>,
    /// Speakers of the two columns, most claims first.
    pub speakers: Vec<SpeakerFacet>,
}

/// Counts articles and speakers.
pub fn facets(project: &Project, reading: &Reading) -> Facets {
    let mut per_article: HashMap<ArticleId, ([usize; 2], usize)> = HashMap::new();
    let mut speakers: BTreeMap<(SpeakerKey, Side), SpeakerFacet> = BTreeMap::new();
    for statement in &reading.statements {
        let counts = per_article.entry(statement.article).or_default();
        let Some(side) = in_column(&statement.speaker) else {
            counts.1 += 1;
            continue;
        };
        counts.0[usize::from(side == Side::B)] += 1;
        if let Some(key) = statement.speaker.key() {
            speakers
                .entry((key.clone(), side))
                .or_insert_with(|| SpeakerFacet {
                    key,
                    name: speaker_name(&statement.speaker),
                    side,
                    claims: 0,
                })
                .claims += 1;
        }
    }
    let articles = project
        .articles()
        .iter()
        .map(|article| {
            let (claims, others) = per_article.get(&article.id).copied().unwrap_or_default();
            ArticleFacet {
                id: article.id,
                title: article.display_title(),
                source: source_line(article),
                claims,
                others,
                warnings: article.warnings.clone(),
            }
        })
        .collect();
    let mut speakers: Vec<_> = speakers.into_values().collect();
    speakers.sort_by(|one, other| {
        (other.claims, &one.name, one.side).cmp(&(one.claims, &other.name, other.side))
    });
    Facets { articles, speakers }
}

/// "Harbour Wire · 7 Nov 2025": outlet and date of an article, as far as they are known.
pub fn source_line(article: &crate::model::Article) -> String {
    let outlet = article
        .outlet
        .clone()
        .filter(|outlet| !outlet.trim().is_empty());
    let date = article.published_on().map(day);
    match (outlet, date) {
        (Some(outlet), Some(date)) => format!("{outlet} · {date}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "no outlet or date".to_owned(),
    }
}

/// Where a statement was found, for a card: outlet and date, else the article's headline.
pub fn card_source(article: &crate::model::Article) -> String {
    let unknown = article.outlet.is_none() && article.published_on().is_none();
    if unknown {
        article.display_title()
    } else {
        source_line(article)
    }
}

/// Months as they are shortened, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// "7 Nov 2025".
pub fn day(date: jiff::civil::Date) -> String {
    let month = usize::try_from(date.month() - 1).unwrap_or_default();
    format!("{} {} {}", date.day(), MONTHS[month.min(11)], date.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixture::Fixture;

    #[test]
    fn counts_by_article_and_speaker() {
        let mut fixture = Fixture::two_by_two();
        fixture.say("a", "Lena Marsh", "A third claim.");
        fixture.say("other", "A mediator", "Both stayed.");
        let (project, reading) = fixture.build();
        let facets = facets(&project, &reading);
        assert_eq!(facets.articles[0].claims, [3, 2]);
        assert_eq!(facets.articles[0].others, 1);
        assert_eq!(facets.articles[0].source, "Harbour Wire · 7 Nov 2025");
        assert_eq!(facets.speakers[0].name, "Lena Marsh");
        assert_eq!(facets.speakers[0].claims, 2);
        assert_eq!(facets.speakers.len(), 4);
    }
}
