//! The name of whoever holds an office, and what unnamed officials are called.

use super::super::names::Fit;
use super::super::phrase::Phrase;
use super::super::scene::Scene;
use super::super::when;
use super::super::words::Kinds;
use super::{Asked, Decision};
use crate::model::Side;

/// "officials" found to be one party's are called so: "Afghan officials".
pub(super) fn with_party(scene: &Scene, phrase: &Phrase, side: Side) -> Option<String> {
    let party = scene.index.belonging(side)?;
    let role = phrase.role.as_deref()?;
    let mut words = role.split(' ');
    let first = words.next()?;
    // A capital that only opens the sentence goes.
    let opens = words.all(|word| word.starts_with(char::is_lowercase))
        && first.chars().skip(1).all(char::is_lowercase);
    let mut letters = role.chars();
    Some(match letters.next() {
        Some(letter) if opens => format!("{party} {}{}", letter.to_lowercase(), letters.as_str()),
        _ => format!("{party} {role}"),
    })
}

/// Whether the article gives the full name of this person of the profile, with or without an office.
fn is_named(scene: &Scene, person: usize) -> bool {
    let index = scene.index;
    index.people[person].names.iter().any(|name| {
        let last = name.iter().rev().find(|word| !word.title);
        last.is_some_and(|last| {
            scene
                .full_names(&last.word)
                .iter()
                .any(|(_, named)| index.people_named(named)[..] == [(person, Fit::Full)])
        })
    })
}

/// A single office without a name gets the name the article gives it.
///
/// Whom the profile lists there is taken where the article holds that name somewhere, and is told as a
/// reason otherwise: a name that the article does not hold could not be checked against its words.
pub(super) fn name_holder(scene: &Scene, phrase: &Phrase, asked: Asked, decision: &mut Decision) {
    let single = phrase
        .head
        .as_ref()
        .is_some_and(|head| !head.plural && head.kinds.any(Kinds::PERSON.or(Kinds::ENVOY)));
    let owned = !phrase.owner_name.is_empty();
    if !decision.official || !decision.side.is_column() || !single || phrase.indefinite || owned {
        return;
    }
    let index = scene.index;
    let token = scene.range(asked.at).start;
    let role = phrase.role.as_deref().unwrap_or("office");
    if let Some(name) = scene.named_holder(decision.side, &phrase.role_words, token) {
        let words = index.name_words(name);
        let listed = match index.people_named(&words)[..] {
            [(only, Fit::Full)] => Some(index.people[only].name.clone()),
            _ => None,
        };
        decision
            .why
            .push(format!("The article names the {role}: {name}."));
        decision.name = Some(listed.unwrap_or_else(|| name.to_owned()));
        decision.named_by_office = true;
        return;
    }
    // Without a date, or past the profile's own, an open term proves nothing.
    let known = scene
        .day
        .is_some_and(|day| index.as_of.is_none_or(|as_of| day <= as_of));
    if !known {
        return;
    }
    if let [(only, held)] = index.holders(decision.side, &phrase.role_words, scene.day)[..] {
        let person = &index.people[only];
        if asked.gender.is_some() && person.gender.is_some() && asked.gender != person.gender {
            return;
        }
        let listed = format!(
            "The profile lists {} as {} of {}{}",
            person.name,
            held.office,
            index.side_name(decision.side),
            when::in_words(held.from, held.to)
        );
        if is_named(scene, only) {
            decision
                .why
                .push(format!("{listed}, and the article names that person."));
            decision.name = Some(person.name.clone());
            decision.named_by_office = true;
        } else {
            decision
                .why
                .push(format!("{listed}; the article does not name the holder."));
        }
    }
}
