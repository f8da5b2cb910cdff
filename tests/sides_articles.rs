//! Whole articles about three conflicts, written in the manner of agencies, state media and local
//! papers: who speaks, for which side, officially or not.
//!
//! Each text in `tests/articles/columns` has a list beside it of what a careful reader finds. An
//! entry with `open` names what the program does not tell yet, and why.

use std::fs;
use std::path::Path;

use counterclaim::model::{Article, Side, Statement};
use counterclaim::pipeline;
use counterclaim::sides::Profile;
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    profile: String,
    published: String,
    outlet: Option<String>,
    statements: Vec<Said>,
}

#[derive(Deserialize)]
struct Said {
    /// Words of the content.
    words: String,
    speaker: Option<String>,
    side: Side,
    official: bool,
    open: Option<String>,
}

fn profile(name: &str) -> Profile {
    match name {
        "river-states" => Profile::from_json(include_str!("sides/river-states.json")).unwrap(),
        "velmia-karastan" => {
            Profile::from_json(include_str!("sides/velmia-karastan.json")).unwrap()
        }
        _ => Profile::built_in(),
    }
}

fn articles() -> Vec<(String, Article, Expected)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/columns");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let json = fs::read_to_string(path.with_extension("json")).unwrap();
            let expected: Expected = serde_json::from_str(&json).unwrap();
            let article = Article {
                published: Some(expected.published.clone()),
                outlet: expected.outlet.clone(),
                ..Article::bare(fs::read_to_string(&path).unwrap())
            };
            (path.display().to_string(), article, expected)
        })
        .collect()
}

fn read(article: &Article, profile: &Profile) -> Vec<Statement> {
    pipeline::statements(article, profile, &pipeline::hints(profile))
}

fn words(article: &Article, statement: &Statement) -> String {
    statement.claim_text(article).text
}

/// The shortest statement that holds the words.
fn find<'a>(article: &Article, found: &'a [Statement], said: &Said) -> Option<&'a Statement> {
    found
        .iter()
        .filter(|s| words(article, s).contains(&said.words))
        .min_by_key(|s| words(article, s).len())
}

fn plain(name: &str) -> String {
    name.to_lowercase().replace('’', "'")
}

#[test]
fn speakers_and_sides_are_a_careful_reader_s() {
    let (mut all, mut found_all) = (0, 0);
    for (path, article, expected) in articles() {
        let found = read(&article, &profile(&expected.profile));
        for said in &expected.statements {
            all += 1;
            let Some(statement) = find(&article, &found, said) else {
                continue;
            };
            found_all += 1;
            let speaker = &statement.speaker;
            let name = plain(speaker.name.as_deref().unwrap_or_default());
            let right_name = said.speaker.as_deref().is_none_or(|wanted| {
                let wanted = plain(wanted);
                name.contains(&wanted) || !name.is_empty() && wanted.contains(&name)
            });
            let right =
                right_name && (speaker.side, speaker.official) == (said.side, said.official);
            assert_eq!(
                right,
                said.open.is_none(),
                "“{}” in {path}: {:?} {:?} official {}\n{:#?}",
                said.words,
                speaker.name,
                speaker.side,
                speaker.official,
                speaker.why
            );
        }
    }
    assert!(
        all > 100 && found_all * 20 > all * 19,
        "{found_all} of {all}"
    );
}

#[test]
fn exchanged_parties_exchange_the_columns() {
    for (path, article, expected) in articles() {
        let profile = profile(&expected.profile);
        let (one, other) = (read(&article, &profile), read(&article, &profile.swapped()));
        assert_eq!(one.len(), other.len());
        for (a, b) in one.iter().zip(&other) {
            let mirrored = match a.speaker.side {
                Side::A => Side::B,
                Side::B => Side::A,
                side => side,
            };
            assert_eq!(
                (
                    mirrored,
                    a.speaker.official,
                    &a.speaker.name,
                    a.speaker.sureness
                ),
                (
                    b.speaker.side,
                    b.speaker.official,
                    &b.speaker.name,
                    b.speaker.sureness
                ),
                "{path}: {:?}",
                a.speaker.why
            );
        }
    }
}
