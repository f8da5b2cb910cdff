//! Joins load, extract, sides and compare.

mod controls;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

pub use crate::compare::Experience;
use crate::compare::{self, Claim, Comparer, Folding, Index};
use crate::extract::{self, Hints};
use crate::model::{
    Article, ArticleId, ClaimText, FoundBy, Opinion, Reading, Side, Statement, StatementId,
    Suggestion,
};
use crate::sides::{self, Profile};

/// Where the person's own decisions come in: changes, adds and takes out statements of an article,
/// after their sides are assigned and before anything is compared.
pub type Place<'a> = dyn Fn(&Article, &mut Vec<Statement>) + Sync + 'a;

/// Statements of one article, with speakers' sides as the profile tells them.
pub fn statements(article: &Article, profile: &Profile, hints: &Hints) -> Vec<Statement> {
    let mut found = extract::extract(article, hints).statements;
    sides::assign(profile, article, &mut found);
    found
}

/// How a statement was found, in a sentence: by which word, in which shape.
pub fn explain(found_by: &FoundBy) -> String {
    extract::registry::explain(found_by)
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

/// What was read last time, so that one article more costs little.
///
/// Statements of articles that are still there are kept, and so are the pairs found among them as long
/// as new claims only come after the old ones; else all is compared anew. The result never depends on
/// what is remembered.
#[derive(Default)]
pub struct Memory {
    profile: Option<Arc<Profile>>,
    articles: HashMap<ArticleId, (Arc<Article>, Vec<Statement>)>,
    pairs: Option<Index>,
    /// Nothing is read a second time, so statements need not be kept twice.
    once: bool,
}

/// What is new of an article as it stands; its statements as they were placed; their claims.
type ReadArticle = (Option<Vec<Statement>>, Vec<Statement>, Vec<ClaimText>);

/// Reads all articles, several at a time, with nothing decided before.
///
/// `place` may change what was found, see [`Place`].
/// `progress` is called with the number of articles done, from any thread. Gives none when `cancel`
/// is set on the way.
pub fn read(
    articles: &[Arc<Article>],
    profile: &Profile,
    place: &Place<'_>,
    progress: &(dyn Fn(usize) + Sync),
    cancel: &AtomicBool,
) -> Option<Reading> {
    let profile = Arc::new(profile.clone());
    let experience = Experience::default();
    let mut memory = Memory {
        profile: Some(Arc::clone(&profile)),
        once: true,
        ..Memory::default()
    };
    memory.read(articles, &profile, &experience, place, progress, cancel)
}

impl Memory {
    /// Reads all articles, several at a time; like [`read`], in the light of what was decided before.
    pub fn read(
        &mut self,
        articles: &[Arc<Article>],
        profile: &Arc<Profile>,
        experience: &Experience<'_>,
        place: &Place<'_>,
        progress: &(dyn Fn(usize) + Sync),
        cancel: &AtomicBool,
    ) -> Option<Reading> {
        if !self
            .profile
            .as_ref()
            .is_some_and(|p| Arc::ptr_eq(p, profile))
        {
            *self = Self {
                profile: Some(Arc::clone(profile)),
                ..Self::default()
            };
        }
        self.articles
            .retain(|_, (known, _)| Arc::strong_count(known) > 1);
        let hints = hints(profile);
        let done = AtomicUsize::new(0);
        let (kept, once) = (&self.articles, self.once);
        let found: Option<Vec<ReadArticle>> = articles
            .par_iter()
            .map(|article| {
                if cancel.load(Ordering::Relaxed) {
                    return None;
                }
                let known = kept
                    .get(&article.id)
                    .filter(|(known, _)| Arc::ptr_eq(known, article));
                let (new, mut found) = if let Some((_, found)) = known {
                    (None, found.clone())
                } else {
                    let found = statements(article, profile, &hints);
                    ((!once).then(|| found.clone()), found)
                };
                place(article, &mut found);
                let claims = found.iter().map(|s| s.claim_text(article)).collect();
                progress(done.fetch_add(1, Ordering::Relaxed) + 1);
                Some((new, found, claims))
            })
            .collect();
        let mut statements = Vec::new();
        let mut texts = Vec::new();
        for (article, (new, s, c)) in articles.iter().zip(found?) {
            if let Some(new) = new {
                self.articles.insert(article.id, (Arc::clone(article), new));
            }
            statements.extend(s);
            texts.extend(c);
        }
        let (claims, places) = claims(articles, &statements, &texts);
        let index = self.pairs(claims, profile);
        let pairs = index.found_after(experience);
        if cancel.load(Ordering::Relaxed) {
            return None;
        }
        let topics = index.topics(&pairs.suggestions);
        let comparer = Comparer::new(&folding(profile));
        let controls = controls::controls(&comparer, index.claims(), &topics, &pairs.suggestions);
        let topics = topics.spread(&places, statements.len());
        let reading = Reading::new(statements, texts, pairs.suggestions)
            .with_relations(pairs.relations, pairs.lessons)
            .with_topics(topics)
            .with_controls(controls);
        (!cancel.load(Ordering::Relaxed)).then_some(reading)
    }

    /// The index of these claims: the one there is with the new ones added, or a new one.
    fn pairs(&mut self, mut claims: Vec<Claim>, profile: &Profile) -> &mut Index {
        let kept = self.pairs.take().filter(|index| {
            let known = index.claims();
            claims.len() >= known.len() && claims.iter().zip(known).all(|(one, other)| one == other)
        });
        let mut index = kept.unwrap_or_else(|| Index::new(&Comparer::new(&folding(profile))));
        let new = claims.split_off(index.claims().len());
        index.add(new);
        self.pairs.insert(index)
    }
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
) -> Result<Vec<Arc<Suggestion>>, E> {
    let mut suggestions = reading.suggestions.clone();
    let mut asked: Vec<&mut Suggestion> = suggestions
        .iter_mut()
        .filter(|suggestion| suggestion.suggested)
        .take(most)
        .map(Arc::make_mut)
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
    let published: HashMap<_, _> = articles.iter().map(|a| (a.id, a.published_on())).collect();
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
