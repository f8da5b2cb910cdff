//! A role without an owner: whose "the ministry" and "security officials" are.

use super::super::phrase::{self, Phrase};
use super::super::scene::Scene;
use super::super::words::Kinds;
use super::{Asked, Decision, FAR};
use crate::model::Side;

/// The speaker belongs to a person: "Venn's deputy".
pub(super) fn by_person(phrase: &Phrase, head: Kinds, asked: Asked) -> Decision {
    let role = phrase.role.as_deref().unwrap_or("speaker");
    if !head.any(Kinds::OFFICIAL) {
        return Decision::new(
            if head.any(Kinds::UNOFFICIAL) {
                Side::Other
            } else {
                Side::Unknown
            },
            false,
            format!("“{role}” is no official."),
        );
    }
    match asked.person {
        Some(person) => Decision::new(
            person.side,
            person.official && person.side.is_column() && !phrase.former,
            format!("“{role}” belongs to {}.", person.words),
        ),
        None => Decision::new(
            Side::Unknown,
            false,
            format!("The article does not tell for whom the one stands whose “{role}” this is."),
        ),
    }
}

/// A role without an owner: "the ministry", "security officials".
pub(super) fn by_head(scene: &Scene, phrase: &Phrase, head: Kinds, asked: Asked) -> Decision {
    let role = phrase
        .role
        .as_deref()
        .or(phrase.head.as_ref().map(|h| h.word.as_str()))
        .unwrap_or("speaker");
    if phrase.private_body {
        return Decision::new(
            Side::Other,
            false,
            "A private body is neither side.".to_owned(),
        );
    }
    if !head.any(Kinds::OFFICIAL) {
        if head.any(Kinds::INSIDER)
            && !phrase.stranger
            && let Some((side, why)) = &scene.home
        {
            return Decision::new(
                *side,
                false,
                format!("“{role}” are not called officials; {why}."),
            );
        }
        let side = if head.any(Kinds::UNOFFICIAL) {
            Side::Other
        } else {
            Side::Unknown
        };
        return Decision::new(side, false, format!("“{role}” is no official."));
    }
    let whose = owner_by_context(scene, phrase, role, asked);
    let Some((side, official, why)) = whose else {
        return Decision::new(
            Side::Unknown,
            false,
            format!("The article does not tell whose “{role}” this is."),
        );
    };
    let official = official && side.is_column() && !phrase.former;
    Decision::new(side, official, why)
}

/// Whose a role without an owner is, whether its owner is official, and why.
fn owner_by_context(
    scene: &Scene,
    phrase: &Phrase,
    role: &str,
    asked: Asked,
) -> Option<(Side, bool, String)> {
    let index = scene.index;
    // State media that quote "officials" quote their own.
    let state = asked.carrier.map_or(Side::Unknown, |carrier| {
        let words = index.read(carrier);
        let read = phrase::read(index, carrier, &words, 0..words.tokens.len());
        let entity = read.carrier.or(read.owner.filter(|_| read.state_media));
        entity.map_or(Side::Unknown, |e| index.entities[e].side)
    });
    if state.is_column() {
        let party = index.side_name(state);
        let why = format!("“{role}” quoted by the state media of {party}.");
        return Some((state, true, why));
    }
    let plural = phrase.head.as_ref().is_some_and(|h| h.plural);
    let points_back = phrase.definite || (!phrase.indefinite && !plural) || !phrase.name.is_empty();
    let named = |(entity, words): (usize, String)| {
        let (side, _) = scene.side_of(entity);
        let official = index.entities[entity].official;
        let why = format!("“{role}” goes with “{words}”, named before it.");
        (side, official, why)
    };
    if !points_back {
        // "Security officials": the dateline tells, but not who is named around.
        let hit = scene.dateline?;
        let entity = &index.entities[hit.entity];
        let why = format!("“{role}” in an article datelined {}.", entity.name);
        return entity.side.is_column().then_some((entity.side, true, why));
    }
    if phrase.possessive
        && let Some(last) = asked.last
    {
        let why = format!("“{role}” belongs to “{}”, who spoke before.", last.words);
        return (last.side != Side::Unknown).then_some((last.side, last.official, why));
    }
    if phrase.stranger {
        // It has an owner, only none that the profile knows.
        return None;
    }
    let token = scene.range(asked.at).start;
    if let Some(owner) = scene.town_before(token) {
        return Some(named(owner));
    }
    // Who is introduced by name and a bare office at home is of that country.
    let introduced = !phrase.name.is_empty() && !phrase.definite && scene.is_home_outlet;
    let like = scene.owner_of_same_role(phrase, token);
    if let Some(owner) = like.filter(|_| !introduced || scene.home.is_none()) {
        return Some(named(owner));
    }
    if !scene.is_home_outlet {
        // In a report from abroad the paragraph tells more than the town it was sent from.
        if let Some(last) = asked
            .last_official
            .filter(|last| scene.same_paragraph(last.token, token))
        {
            let words = last.words;
            let why = format!("“{role}” follows “{words}” in the same paragraph.");
            return Some((last.side, true, why));
        }
        if let Some(place) = scene.told_in(asked.passage, token) {
            let side = scene.side_of(place.0).0;
            let why = format!("“{role}” spoke in “{}”.", place.1);
            return Some((side, true, why));
        }
    }
    if let Some((side, why)) = &scene.home {
        return Some((
            *side,
            true,
            format!("“{role}” without a country, and {why}."),
        ));
    }
    if let Some(last) = asked
        .last_official
        .filter(|last| token.saturating_sub(last.token) <= FAR)
    {
        let words = last.words;
        let why = format!("“{role}” follows “{words}”, the last official who spoke.");
        return Some((last.side, true, why));
    }
    scene.last_party(token).map(named)
}
