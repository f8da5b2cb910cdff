//! Whom a person may mean when they say who speaks: the article's own speakers, then the profile's
//! officials.

use std::collections::BTreeSet;

use super::Page;
use crate::model::{Reading, Side, SpeakerKey};
use crate::project::Project;
use crate::sides::Official;
use crate::text::normalize;

/// The most that are offered at once.
pub const MOST: usize = 8;

/// One who may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The name.
    pub name: String,
    /// Office or role.
    pub office: Option<String>,
    /// The side this speaker speaks for.
    pub side: Side,
}

/// Those whose name or office holds what was typed, at most [`MOST`]; with nothing typed the
/// article's speakers alone.
pub fn cast(project: &Project, reading: &Reading, page: &Page, typed: &str) -> Vec<Member> {
    let wanted = normalize::name(typed);
    let holds = |member: &Member| {
        let office = member.office.as_deref().unwrap_or_default();
        wanted
            .split(' ')
            .all(|word| normalize::name(&format!("{} {office}", member.name)).contains(word))
    };
    let here = page.statements.iter().filter_map(|&place| {
        let speaker = &reading.statements.get(place)?.speaker;
        Some(Member {
            name: speaker.name.clone().or_else(|| speaker.role.clone())?,
            office: speaker.role.clone().filter(|_| speaker.name.is_some()),
            side: speaker.side,
        })
    });
    let on = project.article(page.article).and_then(|a| a.published_on());
    let profile = project.profile();
    let officials = [(Side::A, &profile.a), (Side::B, &profile.b)]
        .into_iter()
        .flat_map(|(side, party)| party.officials.iter().map(move |official| (side, official)))
        .map(|(side, official)| Member {
            name: official.name.clone(),
            office: office(official, on),
            side,
        });
    let mut seen = BTreeSet::new();
    let everyone: Box<dyn Iterator<Item = Member>> = if wanted.is_empty() {
        Box::new(here)
    } else {
        Box::new(here.chain(officials))
    };
    everyone
        .filter(holds)
        .filter(|member| SpeakerKey::of(&member.name).is_some_and(|key| seen.insert(key)))
        .take(MOST)
        .collect()
}

/// The office on that day, else the last one held.
fn office(official: &Official, on: Option<jiff::civil::Date>) -> Option<String> {
    let term = official
        .terms
        .iter()
        .find(|term| {
            on.is_some_and(|on| {
                term.from.is_none_or(|from| from.first_day() <= on)
                    && term.to.is_none_or(|to| on <= to.last_day())
            })
        })
        .or(official.terms.last())?;
    Some(term.office.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixture::Fixture;
    use crate::views::page;

    #[test]
    fn speakers_of_the_article_come_before_officials() {
        let (project, reading) = Fixture::two_by_two().build();
        let page = page(&project, &reading, project.articles()[0].id).unwrap();
        let here = cast(&project, &reading, &page, "");
        let names: BTreeSet<&str> = here.iter().map(|m| m.name.as_str()).collect();
        assert_eq!(names.len(), here.len(), "each once");
        let said = reading.statements[0].speaker.name.as_deref().unwrap();
        assert_eq!(here[0].name, said);
        let found = cast(&project, &reading, &page, "muttaqi foreign");
        assert_eq!(found[0].name, "Amir Khan Muttaqi");
        assert_eq!(found[0].side, Side::B);
        assert!(
            found[0]
                .office
                .as_deref()
                .unwrap()
                .contains("foreign minister")
        );
        assert!(cast(&project, &reading, &page, "a").len() <= MOST);
        assert!(cast(&project, &reading, &page, "xyzzy").is_empty());
    }
}
