//! Texts with marked speakers: `<a official>Kabul's envoy</> said ...`.
//!
//! A mark names the side (`a`, `b`, `other`, `unknown`), then `official` if the speaker is, then
//! `= Name` if the profile must give that name. The marks are stripped, each marked run becomes the
//! source of a statement, and what `assign` says of it is compared.

#![allow(dead_code)] // Each test file uses its own part.

use counterclaim::model::{Article, ClaimKey, Kind, Speaker, SpeechAct, Statement, StatementId};
use counterclaim::sides::{self, Profile};
use counterclaim::text::Span;

/// A marked speaker.
#[derive(Debug)]
pub struct Mark {
    pub span: Span,
    pub side: String,
    pub official: bool,
    pub name: Option<String>,
}

/// An article made of a text, published on `day` if that is not empty.
pub fn article(text: &str, day: &str) -> Article {
    Article {
        published: (!day.is_empty()).then(|| day.to_owned()),
        lang: Some("en".to_owned()),
        ..Article::bare(text)
    }
}

/// Takes the marks out of a text.
pub fn unmark(marked: &str) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let close = rest[open..].find('>').expect("a mark is closed") + open;
        let end = rest[close..].find("</>").expect("a marked run is closed") + close;
        let tag = &rest[open + 1..close];
        let (tag, name) = match tag.split_once('=') {
            Some((tag, name)) => (tag, Some(name.trim().to_owned())),
            None => (tag, None),
        };
        let mut words = tag.split_whitespace();
        let start = text.len();
        text.push_str(&rest[close + 1..end]);
        marks.push(Mark {
            span: Span::new(start, text.len()),
            side: words.next().expect("a mark names a side").to_owned(),
            official: words.next() == Some("official"),
            name,
        });
        rest = &rest[end + 3..];
    }
    text.push_str(rest);
    (text, marks)
}

/// A statement whose source is `source`.
pub fn statement(article: &Article, source: Span, named: bool) -> Statement {
    let words = source.slice(&article.text);
    let bare = ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|det| words.strip_prefix(det))
        .unwrap_or(words);
    Statement {
        id: StatementId::of_bare(source.start as u64),
        article: article.id,
        claim: ClaimKey::of(words),
        kind: Kind::Indirect,
        content: Vec::new(),
        cue: None,
        source: Some(source),
        passage: article.paragraph_at(source.start),
        speaker: Speaker {
            name: (named && !bare.is_empty()).then(|| bare.to_owned()),
            ..Speaker::default()
        },
        act: SpeechAct::Assert,
        said_on: None,
        said_in: None,
        found_by: counterclaim::model::FoundBy::default(),
        nested: Vec::new(),
        corrected: None,
    }
}

/// Checks every mark of a text, with the speaker's name given and without it.
pub fn check_on(profile: &Profile, day: &str, marked: &str) {
    let (text, marks) = unmark(marked);
    assert!(!marks.is_empty(), "no marks in {marked}");
    let article = article(&text, day);
    for named in [true, false] {
        let mut statements: Vec<Statement> = marks
            .iter()
            .map(|mark| statement(&article, mark.span, named))
            .collect();
        sides::assign(profile, &article, &mut statements);
        for (mark, statement) in marks.iter().zip(&statements) {
            let speaker = &statement.speaker;
            let words = mark.span.slice(&article.text);
            assert_eq!(
                (speaker.side.name(), speaker.official),
                (mark.side.as_str(), mark.official),
                "“{words}” (name given: {named}) in: {text}\nbecause: {:#?}",
                speaker.why
            );
            assert!(
                !speaker.why.is_empty(),
                "no reason for “{words}” in: {text}"
            );
            if let Some(name) = &mark.name {
                assert_eq!(speaker.name.as_ref(), Some(name), "“{words}” in: {text}");
            }
        }
    }
}
