//! Whose words they are: a side profile is data, [`assign`] applies it.
//!
//! `profile` is what a user writes, `check` reads it and names the line that is wrong, `index` is
//! the profile as match tables. For each statement `phrase` reads the description of the speaker,
//! `scene` knows the article around it, `people` settles whom a name means, and `decide` draws the
//! conclusion with its reasons.

mod check;
mod decide;
pub mod edit;
mod index;
mod names;
mod people;
mod phrase;
pub mod profile;
mod scene;
mod states;
mod tokens;
mod when;
mod words;

use std::collections::HashMap;

pub use profile::{
    FORMAT, Gender, Home, Institution, Named, Naming, Neither, Official, Outlet, Outsider, Party,
    Profile, ProfileError, Term, Words,
};
pub use when::When;

use crate::model::{Article, ResolvedFrom, Side, Speaker, SpeakerKey, Statement};
use decide::{Asked, Decision, Last};
use phrase::Phrase;
use scene::Scene;

/// Fills in side, office and official of every speaker, and the full name where the profile knows it.
///
/// `speaker.why` gains a sentence for each decision. Statements of one speaker are decided together
/// where one alone tells too little. The profile's match tables are built at the first call.
pub fn assign(profile: &Profile, article: &Article, statements: &mut [Statement]) {
    if statements.is_empty() {
        return;
    }
    let scene = Scene::new(profile.index(), article);
    drop_places(&scene, statements);
    let genders = genders(article, statements);
    // Of each speaker the last decision: a pronoun further on means the same.
    let mut by_speaker: HashMap<SpeakerKey, Decision> = HashMap::new();
    let mut open = Vec::new();
    let mut last: Option<Spoke> = None;
    let mut last_official: Option<Spoke> = None;
    for (i, statement) in statements.iter_mut().enumerate() {
        let key = statement.speaker.key();
        let known = key.as_ref().and_then(|key| by_speaker.get(key));
        // Once told, the party of a person stays, unless the words at hand name one.
        let names_again = statement.speaker.antecedent.is_some()
            && statement
                .source
                .is_some_and(|source| scene.read(source).owner.is_none());
        let follows = statement.speaker.resolved_from.is_some() || names_again;
        let decision = if let Some(decision) = known.filter(|_| follows) {
            decision.clone()
        } else {
            let asked = Asked {
                at: statement.passage,
                passage: statement.passage,
                person: None,
                carrier: None,
                gender: key.as_ref().and_then(|key| genders.get(key).copied()),
                last: last.as_ref().map(Spoke::lend),
                last_official: last_official.as_ref().map(Spoke::lend),
            };
            decide_one(&scene, statement, asked, &by_speaker)
        };
        if decision.is_open() {
            // "Its commander" after someone unknown is no one of the party that spoke before.
            last = Some(Spoke::new(&scene, &decision, statement));
            open.push((i, key));
        } else {
            let spoke = Spoke::new(&scene, &decision, statement);
            if decision.official {
                last_official = Some(spoke.clone());
            }
            last = Some(spoke);
            if let Some(key) = key {
                by_speaker.insert(key, decision.clone());
            }
        }
        take(&mut statement.speaker, decision);
    }
    for (i, key) in open {
        let Some(decision) = key.and_then(|key| by_speaker.get(&key)) else {
            continue;
        };
        statements[i].speaker.why.pop();
        take(&mut statements[i].speaker, decision.clone());
    }
    assign_alternatives(&scene, statements, &by_speaker);
}

/// Fills in the side of every other reading of an unsure speaker.
fn assign_alternatives(
    scene: &Scene,
    statements: &mut [Statement],
    by_speaker: &HashMap<SpeakerKey, Decision>,
) {
    for statement in statements {
        for which in 0..statement.speaker.alternatives.len() {
            let other = statement.speaker.alternatives[which].clone();
            let known = other.key().and_then(|key| by_speaker.get(&key)).cloned();
            let decision = known.unwrap_or_else(|| {
                let mut likely = statement.clone();
                likely.speaker = Speaker {
                    name: Some(other.name.clone()),
                    role: other.role.clone(),
                    antecedent: other.antecedent,
                    resolved_from: Some(ResolvedFrom::DefiniteNp),
                    ..Speaker::default()
                };
                likely.source = None;
                let asked = Asked {
                    at: likely.passage,
                    passage: likely.passage,
                    person: None,
                    carrier: None,
                    gender: None,
                    last: None,
                    last_official: None,
                };
                decide_one(scene, &likely, asked, by_speaker)
            });
            let slot = &mut statement.speaker.alternatives[which];
            slot.side = decision.side;
            slot.official = decision.official;
            if let Some(name) = decision.name {
                slot.name = name;
            }
            if slot.role.is_none() {
                slot.role = decision.role;
            }
        }
    }
}

/// "Khyber Pakhtunkhwa Sohail Marwat": a place of the profile before a full name is not part of it.
fn drop_places(scene: &Scene, statements: &mut [Statement]) {
    for speaker in statements.iter_mut().map(|s| &mut s.speaker) {
        let Some(name) = &speaker.name else {
            continue;
        };
        let words = scene.index.read(name);
        let Some(hit) = words.hits.first().filter(|hit| hit.start == 0) else {
            continue;
        };
        let rest = hit.end..words.tokens.len();
        let place = matches!(
            scene.index.entities[hit.entity].sort,
            index::Sort::Place | index::Sort::Metonym
        );
        let full = rest.len() >= 2
            && rest
                .clone()
                .all(|i| words.tokens[i].capital && words.hit(i).is_none())
            && !rest
                .clone()
                .any(|i| scene.index.kinds(&words, i).any(words::Kinds::HEAD));
        if place && full && !words.tokens[hit.end - 1].possessive {
            let from = words.tokens[hit.end].span.start;
            speaker.name = Some(name[from..].to_owned());
        }
    }
}

/// The gender that pronouns give a speaker; none where they disagree.
fn genders(article: &Article, statements: &[Statement]) -> HashMap<SpeakerKey, Gender> {
    let mut found: HashMap<SpeakerKey, Option<Gender>> = HashMap::new();
    for statement in statements {
        let word = statement.source.map_or("", |at| at.slice(&article.text));
        let gender = match word.trim().to_lowercase().as_str() {
            "he" => Gender::Male,
            "she" => Gender::Female,
            _ => continue,
        };
        if let Some(key) = statement.speaker.key() {
            let entry = found.entry(key).or_insert(Some(gender));
            *entry = entry.filter(|&before| before == gender);
        }
    }
    found
        .into_iter()
        .filter_map(|(key, gender)| Some((key, gender?)))
        .collect()
}

/// Who spoke last.
#[derive(Clone)]
struct Spoke {
    side: Side,
    official: bool,
    words: String,
    token: usize,
}

impl Spoke {
    fn new(scene: &Scene, decision: &Decision, statement: &Statement) -> Self {
        let name = decision.name.as_ref().or(statement.speaker.name.as_ref());
        let words = statement.source.map_or("", |at| at.slice(scene.text));
        Self {
            side: decision.side,
            official: decision.official,
            words: name.cloned().unwrap_or_else(|| phrase::spaced(words)),
            token: scene
                .range(statement.source.unwrap_or(statement.passage))
                .start,
        }
    }

    fn lend(&self) -> Last<'_> {
        Last {
            side: self.side,
            official: self.official,
            words: &self.words,
            token: self.token,
        }
    }
}

fn decide_one(
    scene: &Scene,
    statement: &Statement,
    asked: Asked,
    by_speaker: &HashMap<SpeakerKey, Decision>,
) -> Decision {
    let speaker = &statement.speaker;
    let resolved = speaker.resolved_from.is_some();
    let at = match speaker.antecedent {
        Some(antecedent) if resolved => Some(antecedent),
        _ => statement.source.or(speaker.antecedent),
    };
    let mut phrase = at.map_or_else(Phrase::default, |at| scene.read_around(at));
    if let Some(name) = &speaker.name {
        let part = read_words(scene, name);
        // "a charge Islamabad": the name given is cleaner than the words around it.
        if phrase.head.is_none() && phrase.unknown_noun && part.owner.is_some() {
            phrase = part;
        } else {
            add(&mut phrase, part);
        }
    }
    if let Some(role) = &speaker.role {
        add(&mut phrase, read_words(scene, role));
    }
    if resolved && let Some(source) = statement.source {
        phrase::merge(&mut phrase, scene.read(source));
    }
    let person = person_decided(scene, &phrase, at.unwrap_or(statement.passage), by_speaker);
    let name = person
        .as_ref()
        .and_then(|p| p.name.clone())
        .unwrap_or_default();
    let asked = Asked {
        at: at.unwrap_or(statement.passage),
        carrier: speaker.carrier.as_deref(),
        person: person.as_ref().map(|person| Last {
            side: person.side,
            official: person.official,
            words: &name,
            token: 0,
        }),
        ..asked
    };
    let decision = decide::decide(scene, &phrase, asked);
    // A name that says nothing here may be introduced elsewhere.
    if decision.is_open()
        && phrase.head.is_none()
        && phrase.owner.is_none()
        && let Some(mut elsewhere) = scene.described(&phrase.name)
    {
        elsewhere.name.clone_from(&phrase.name);
        phrase::merge(&mut phrase, elsewhere);
        return decide::decide(scene, &phrase, asked);
    }
    decision
}

/// What is decided about the person whom a speaker belongs to ("Venn's deputy").
fn person_decided(
    scene: &Scene,
    phrase: &Phrase,
    at: crate::text::Span,
    by_speaker: &HashMap<SpeakerKey, Decision>,
) -> Option<Decision> {
    let last = phrase.owner_name.last()?;
    let mut lone = Phrase::default();
    lone.name.clone_from(&phrase.owner_name);
    if let Some(listed) = decide::listed(scene, &lone, at) {
        return Some(listed);
    }
    // In the order of their names: a map has none of its own.
    let mut spoke: Vec<(&SpeakerKey, &Decision)> = by_speaker
        .iter()
        .filter(|(key, _)| {
            let words = scene.index.name_words(&key.0);
            words
                .last()
                .is_some_and(|word| scene.index.alike(&word.word, &last.word))
        })
        .collect();
    spoke.sort_by_key(|(key, _)| *key);
    if let Some((key, decision)) = spoke.first() {
        let mut decision = (*decision).clone();
        decision.name.get_or_insert_with(|| key.0.clone());
        return Some(decision);
    }
    let mut described = scene.described(&phrase.owner_name)?;
    described.owner_name.clear();
    let asked = Asked {
        at,
        passage: at,
        person: None,
        carrier: None,
        gender: None,
        last: None,
        last_official: None,
    };
    let mut decision = decide::decide(scene, &described, asked);
    decision.name.get_or_insert_with(|| last.word.clone());
    Some(decision)
}

/// Reads words outside the article's text.
fn read_words(scene: &Scene, words: &str) -> Phrase {
    let read = scene.index.read(words);
    phrase::read(scene.index, words, &read, 0..read.tokens.len())
}

/// Adds what other words for the same speaker tell.
fn add(phrase: &mut Phrase, part: Phrase) {
    if phrase.several.is_none() && phrase.owner.is_none() && phrase.head.is_none() {
        phrase.several.clone_from(&part.several);
    }
    phrase::merge(phrase, part);
}

/// Writes a decision down.
fn take(speaker: &mut Speaker, decision: Decision) {
    speaker.side = decision.side;
    speaker.official = decision.official;
    if let Some(name) = decision.name {
        speaker.name = Some(name);
        if decision.named_by_office {
            speaker
                .resolved_from
                .get_or_insert(ResolvedFrom::DefiniteNp);
        }
    }
    if speaker.role.is_none() {
        speaker.role = decision.role;
    }
    if decision.side == Side::Unknown || speaker.carrier.is_none() {
        speaker.carrier = speaker.carrier.take().or(decision.carrier);
    }
    speaker.why.extend(decision.why);
}
