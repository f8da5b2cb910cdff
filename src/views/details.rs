//! What is known about a statement and its article, as short lines under its words.

use super::facets::day;
use crate::model::{Article, Reading, Statement};
use crate::project::Project;
use crate::project::correct::changes;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// What it tells.
    pub name: &'static str,
    /// The words.
    pub text: String,
}

/// Headline, days, where the article is from, why this speaker, and what a person corrected.
pub fn details(project: &Project, reading: &Reading, place: usize) -> Vec<Detail> {
    let statement = &reading.statements[place];
    let Some(article) = project.article(statement.article) else {
        return Vec::new();
    };
    let mut out = vec![
        Detail {
            name: "Headline",
            text: article.display_title(),
        },
        Detail {
            name: "Said on",
            text: said_on(statement, article),
        },
        Detail {
            name: "Published",
            text: match article.published_on() {
                Some(date) => day(date),
                None => article
                    .published
                    .clone()
                    .unwrap_or_else(|| "not told".to_owned()),
            },
        },
        Detail {
            name: "From",
            text: article
                .url
                .as_deref()
                .or(article.origin.path.as_deref())
                .unwrap_or("pasted text")
                .to_owned(),
        },
    ];
    if let Some(office) = super::speaker_office(&statement.speaker) {
        out.push(Detail {
            name: "Office",
            text: office.to_owned(),
        });
    }
    let why = &statement.speaker.why;
    out.push(Detail {
        name: "Speaker",
        text: if why.is_empty() {
            "The sentence itself names the speaker.".to_owned()
        } else {
            why.join(" ")
        },
    });
    if let Some(corrected) = &statement.corrected {
        let read: Vec<String> = changes(statement, article, project.profile())
            .into_iter()
            .map(|change| format!("{}: {}", change.what.name(), change.read))
            .collect();
        let text = match (&corrected.found, read.is_empty()) {
            (None, _) => "You made this statement.".to_owned(),
            (Some(_), true) => "You confirmed the program's reading.".to_owned(),
            (Some(_), false) => format!("The program read: {}.", read.join("; ")),
        };
        out.push(Detail {
            name: "Corrected",
            text,
        });
    }
    out
}

fn said_on(statement: &Statement, article: &Article) -> String {
    let Some(said) = &statement.said_on else {
        return "not told".to_owned();
    };
    let days = match said.until {
        Some(until) => format!("{} to {}", day(said.date), day(until)),
        None => day(said.date),
    };
    match said.words {
        Some(words) => format!("{days} (“{}”)", words.slice(&article.text)),
        None => days,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixture::Fixture;

    #[test]
    fn every_statement_tells_its_source_and_why_its_speaker() {
        let (project, mut reading) = Fixture::two_by_two().build();
        let names = |reading: &Reading| -> Vec<&str> {
            let lines = details(&project, reading, 0);
            assert!(lines.iter().all(|line| !line.text.is_empty()));
            lines.iter().map(|line| line.name).collect()
        };
        assert_eq!(
            names(&reading),
            [
                "Headline",
                "Said on",
                "Published",
                "From",
                "Office",
                "Speaker"
            ]
        );
        let found = Box::new(reading.statements[0].clone());
        reading.statements[0].kind = crate::model::Kind::Mixed;
        reading.statements[0].corrected = Some(crate::model::Corrected { found: Some(found) });
        assert_eq!(names(&reading).last(), Some(&"Corrected"));
        let last = details(&project, &reading, 0).pop().unwrap().text;
        assert_eq!(last, "The program read: kind: direct.");
    }
}
