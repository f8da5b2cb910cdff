//! Whose words they are: a side profile is data, [`assign`] applies it.
//!
//! `profile` is what a user writes, `check` reads it and names the line that is wrong, `index` is
//! the profile as match tables. For each statement `phrase` reads the description of the speaker,
//! `scene` knows the article around it, `people` settles whom a name means, and `decide` draws the
//! conclusion with its reasons.

mod check;
mod decide;
mod index;
mod people;
mod phrase;
pub mod profile;
mod scene;
mod spelling;
mod tokens;
mod when;
mod words;

use std::collections::HashMap;

pub use profile::{
    FORMAT, Gender, Institution, Named, Naming, Neither, Official, Outsider, Party, Profile,
    ProfileError, Term, Words,
};
pub use when::When;

use crate::model::{Article, ResolvedFrom, Side, Speaker, SpeakerKey, Statement};
use decide::Decision;
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
    let mut by_speaker: HashMap<SpeakerKey, Decision> = HashMap::new();
    let mut open = Vec::new();
    for (i, statement) in statements.iter_mut().enumerate() {
        let key = statement.speaker.key();
        let decision = decide_one(&scene, statement);
        if decision.is_open() {
            open.push((i, key));
        } else if let Some(key) = key {
            by_speaker.entry(key).or_insert_with(|| decision.clone());
        }
        take(&mut statement.speaker, decision);
    }
    for (i, key) in open {
        let Some(decision) = key.and_then(|key| by_speaker.get(&key)) else {
            continue;
        };
        take(&mut statements[i].speaker, decision.clone());
    }
}

fn decide_one(scene: &Scene, statement: &Statement) -> Decision {
    let speaker = &statement.speaker;
    let at = match (speaker.resolved_from, speaker.antecedent) {
        (Some(_), Some(antecedent)) => Some(antecedent),
        _ => statement.source.or(speaker.antecedent),
    };
    let mut phrase = at.map_or_else(Phrase::default, |at| scene.read_around(at));
    for words in [&speaker.name, &speaker.role].into_iter().flatten() {
        add(scene, &mut phrase, words);
    }
    if speaker.resolved_from.is_some()
        && let Some(source) = statement.source
    {
        phrase::merge(&mut phrase, scene.read(source));
    }
    let at = statement.source.or(at).unwrap_or(statement.passage);
    let decision = decide::decide(scene, &phrase, at, speaker.carrier.as_deref());
    // A name that says nothing here may be introduced elsewhere.
    if decision.is_open()
        && phrase.head.is_none()
        && phrase.owner.is_none()
        && let Some(elsewhere) = scene.described(&phrase.name)
    {
        let mut wide = phrase;
        let mut found = elsewhere;
        found.name.clone_from(&wide.name);
        phrase::merge(&mut wide, found);
        return decide::decide(scene, &wide, at, speaker.carrier.as_deref());
    }
    decision
}

/// Adds what words outside the article's text tell.
fn add(scene: &Scene, phrase: &mut Phrase, words: &str) {
    let read = scene.index.read(words);
    let part = phrase::read(scene.index, words, &read, 0..read.tokens.len());
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
