//! A description that names whose the speaker is: "the Afghan delegation", "Kabul".

use super::super::index::{Entity, Sort};
use super::super::phrase::Phrase;
use super::super::scene::Scene;
use super::super::when;
use super::super::words::Kinds;
use super::Decision;
use crate::model::Side;
use crate::text::Span;

/// The speaker belongs to someone the description names.
pub(super) fn by_owner(
    scene: &Scene,
    phrase: &Phrase,
    owner: usize,
    head: Option<Kinds>,
    at: Span,
) -> Decision {
    let index = scene.index;
    let entity = &index.entities[owner];
    let (side, outdated) = scene.side_of(owner);
    let party = index.side_name(side);
    let name = &entity.name;
    if outdated {
        return Decision::new(
            Side::Other,
            false,
            format!(
                "{name} is listed for {}{}: not on the article's day.",
                index.side_name(entity.side),
                when::in_words(entity.from, entity.to)
            ),
        );
    }
    match entity.sort {
        Sort::Unclear => {
            return Decision::new(
                Side::Unknown,
                false,
                format!("“{name}” may mean one party or an armed group."),
            );
        }
        Sort::Outsider | Sort::Group => {
            return Decision::new(
                Side::Other,
                false,
                format!("{name} is listed as neither side."),
            );
        }
        _ if side == Side::Other => {
            return Decision::new(
                Side::Other,
                false,
                format!("The words name {name}, which is neither side."),
            );
        }
        _ => {}
    }
    if phrase.private_body {
        return Decision::new(
            Side::Other,
            false,
            format!("The body named does not speak for {party}."),
        );
    }
    let Some(head) = head else {
        return owner_alone(scene, phrase, entity, side, at);
    };
    let role = phrase
        .role
        .as_deref()
        .or(phrase.head.as_ref().map(|h| h.word.as_str()))
        .unwrap_or("speaker");
    if phrase.state_media {
        return Decision::new(
            side,
            false,
            format!("The state media of {party} pass words on."),
        );
    }
    if head.any(Kinds::OFFICIAL) {
        if phrase.former {
            return Decision::new(
                side,
                false,
                format!("The article calls this {role} of {party} former."),
            );
        }
        if !entity.official {
            return Decision::new(
                side,
                false,
                format!("{name} does not speak for {party} officially."),
            );
        }
        let body = if entity.sort == Sort::Institution {
            format!(" ({name})")
        } else {
            String::new()
        };
        return Decision::new(
            side,
            true,
            format!(
                "“{role}” with “{}” is an official of {party}{body}.",
                entity.name
            ),
        );
    }
    if head.any(Kinds::INSIDER) {
        return Decision::new(
            side,
            false,
            format!("An unnamed {role} from {party}, not called an official."),
        );
    }
    if head.any(Kinds::FIGHTER) {
        return Decision::new(
            Side::Unknown,
            false,
            format!("“{role}” with “{name}” need not speak for {party}."),
        );
    }
    Decision::new(
        Side::Other,
        false,
        format!("“{role}” is nobody who speaks for {party}."),
    )
}

/// Only the owner is named: "Kabul", "the Foreign Office", "Pakistanis".
fn owner_alone(scene: &Scene, phrase: &Phrase, entity: &Entity, side: Side, at: Span) -> Decision {
    let party = scene.index.side_name(side);
    let name = &entity.name;
    if !phrase.name.is_empty() {
        let person = phrase.name_text.as_deref().unwrap_or("The speaker");
        return Decision::new(
            Side::Unknown,
            false,
            format!("The profile does not list {person}, and the article names no office."),
        );
    }
    match entity.sort {
        Sort::Metonym | Sort::Place if phrase.unknown_noun => Decision::new(
            Side::Unknown,
            false,
            format!("{name} is only a place here."),
        ),
        Sort::Metonym => match scene.is_place(at) {
            Some(why) => place(format!("{name} is a place here: {why}.")),
            None => Decision::new(
                side,
                true,
                format!("{name} stands for the government of {party}."),
            ),
        },
        Sort::Place => place(format!("{name} is only a place.")),
        Sort::Adjective if entity.noun && !phrase.indefinite && !phrase.unknown_noun => Decision {
            name: Some(name.clone()),
            ..Decision::new(side, true, format!("The words mean {party} itself."))
        },
        Sort::Adjective => Decision::new(
            Side::Other,
            false,
            format!("The words say no more than that the speaker belongs to {party}."),
        ),
        Sort::Institution => Decision::new(
            side,
            entity.official,
            if entity.official {
                format!("{name} is listed as an institution of {party}.")
            } else {
                format!("{name} does not speak for {party} officially.")
            },
        ),
        _ if phrase.unknown_noun => Decision::new(
            Side::Other,
            false,
            format!("The words name no office of {party}."),
        ),
        _ => Decision::new(
            side,
            true,
            format!("{name} is named itself as the speaker."),
        ),
    }
}

fn place(why: String) -> Decision {
    Decision {
        closed: true,
        ..Decision::new(Side::Unknown, false, why)
    }
}
