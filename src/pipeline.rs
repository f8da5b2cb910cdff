//! Joins load, extract, sides and compare.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::compare::{self, Claim, Comparer, Folding};
use crate::extract::{self, Hints};
use crate::model::{
    Article, ClaimText, Opinion, Reading, Side, Statement, StatementId, Suggestion,
};
use crate::sides::{self, Profile};

/// Statements of one article, with speakers' sides as the profile tells them.
pub fn statements(article: &Article, profile: &Profile, hints: &Hints) -> Vec<Statement> {
    let mut found = extract::extract(article, hints).statements;
    sides::assign(profile, article, &mut found);
    found
}

/// What a profile tells the other rooms.
pub fn hints(profile: &Profile) -> Hints {
    Hints {
        carriers: profile.carriers(),
    }
}

/// What a profile tells the comparison.
pub fn folding(profile: &Profile) -> Folding {
    Folding {
        synonyms: profile.synonyms(),
        names_a: profile.names(Side::A),
        names_b: profile.names(Side::B),
    }
}

/// Reads all articles, several at a time.
///
/// `place` may move a statement to another side: it is where the person's own decisions come in.
/// `progress` is called with the number of articles done, from any thread. Gives none when `cancel`
/// is set on the way.
pub fn read(
    articles: &[Arc<Article>],
    profile: &Profile,
    place: &(dyn Fn(&mut Statement) + Sync),
    progress: &(dyn Fn(usize) + Sync),
    cancel: &AtomicBool,
) -> Option<Reading> {
    let hints = hints(profile);
    let done = AtomicUsize::new(0);
    let found: Option<Vec<(Vec<Statement>, Vec<ClaimText>)>> = articles
        .par_iter()
        .map(|article| {
            if cancel.load(Ordering::Relaxed) {
                return None;
            }
            let mut found = statements(article, profile, &hints);
            found.iter_mut().for_each(place);
            let claims = found.iter().map(|s| s.claim_text(article)).collect();
            progress(done.fetch_add(1, Ordering::Relaxed) + 1);
            Some((found, claims))
        })
        .collect();
    let mut statements = Vec::new();
    let mut texts = Vec::new();
    for (s, c) in found? {
        statements.extend(s);
        texts.extend(c);
    }
    let (claims, places) = claims(articles, &statements, &texts);
    let comparer = Comparer::new(&folding(profile));
    let suggestions = comparer.suggest(&claims);
    if cancel.load(Ordering::Relaxed) {
        return None;
    }
    let topics = comparer.topics(&claims, &suggestions);
    let topics = topics.spread(&places, statements.len());
    let reading = Reading::new(statements, texts, suggestions).with_topics(topics);
    (!cancel.load(Ordering::Relaxed)).then_some(reading)
}

/// Suggestions between the official claims of the two columns.
pub fn suggestions(
    articles: &[Arc<Article>],
    statements: &[Statement],
    texts: &[ClaimText],
    profile: &Profile,
) -> Vec<Suggestion> {
    let (claims, _) = claims(articles, statements, texts);
    compare::suggest(&claims, &folding(profile))
}

/// The most suggestions that a second opinion is asked about, from the top of the list: a model takes
/// far longer for a pair than all rules together.
pub const MOST_ASKED: usize = 200;

/// The suggestions of a reading after a second opinion: those offered for review, at most `most` from
/// the top, are asked about, weighed ([`compare::weigh`]) and the list is sorted anew. No pair is
/// added and none is taken out.
///
/// `ask` is given two sentences, several pairs at a time from any thread; what it answers must not
/// depend on their order. `progress` is called with the number of answers so far and of questions.
///
/// # Errors
/// What one `ask` said; the others are given up. A cancelled `ask` ends it like any other error.
pub fn second_opinions<E: Send>(
    reading: &Reading,
    most: usize,
    ask: &(dyn Fn(&str, &str) -> Result<Opinion, E> + Sync),
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<Suggestion>, E> {
    let mut suggestions = reading.suggestions.clone();
    let mut asked: Vec<&mut Suggestion> = suggestions
        .iter_mut()
        .filter(|suggestion| suggestion.suggested)
        .take(most)
        .collect();
    let (done, total) = (AtomicUsize::new(0), asked.len());
    let said: Result<Vec<()>, E> = asked
        .par_iter_mut()
        .map(|suggestion| {
            let claims = (claim(reading, suggestion.a), claim(reading, suggestion.b));
            if let (Some((a, said_a)), Some((b, said_b))) = claims {
                let opinion = ask(&said_a, &said_b)?;
                compare::weigh(suggestion, a, b, &opinion);
            }
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            Ok(())
        })
        .collect();
    said?;
    compare::rank(&mut suggestions);
    Ok(suggestions)
}

/// A statement's claim text, and the same as a sentence of its own.
fn claim(reading: &Reading, id: StatementId) -> Option<(&str, String)> {
    let statement = reading.statement(id)?;
    let text = reading.claim(id)?.text.as_str();
    let speaker = statement.speaker.name.as_deref();
    Some((text, compare::as_sentence(text, statement.act, speaker)))
}

/// The official claims of the two columns as they are compared, and the place of each among the
/// statements.
fn claims(
    articles: &[Arc<Article>],
    statements: &[Statement],
    texts: &[ClaimText],
) -> (Vec<Claim>, Vec<usize>) {
    let published: std::collections::HashMap<_, _> =
        articles.iter().map(|a| (a.id, a.published_on())).collect();
    statements
        .iter()
        .zip(texts)
        .enumerate()
        .filter(|(_, (s, _))| s.speaker.side.is_column() && s.speaker.official)
        .map(|(place, (s, text))| {
            let claim = Claim {
                id: s.id,
                side: s.speaker.side,
                text: text.text.clone(),
                act: s.act,
                speaker: s.speaker.name.clone(),
                said_on: s.said_on.filter(|d| d.until.is_none()).map(|d| d.date),
                published_on: published.get(&s.article).copied().flatten(),
            };
            (claim, place)
        })
        .unzip()
}
