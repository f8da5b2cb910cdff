//! From a description to a decision: side, office, official, and the reasons in words.

mod head;
mod holder;
mod owner;

use super::index::Entity;
use super::people::{self, Settled};
use super::phrase::Phrase;
use super::profile::Gender;
use super::scene::Scene;
use crate::model::Side;
use crate::text::Span;
use head::{by_head, by_person};
use holder::{name_holder, with_party};
use owner::by_owner;

/// What was decided about a speaker.
#[derive(Clone, Debug, Default)]
pub(super) struct Decision {
    pub side: Side,
    pub official: bool,
    /// The speaker's name, where it is better than the one given.
    pub name: Option<String>,
    /// Whether the name was found by the office alone.
    pub named_by_office: bool,
    pub role: Option<String>,
    /// An outlet that only passed the words on.
    pub carrier: Option<String>,
    /// Whether the words themselves leave the side open: a mere place.
    pub closed: bool,
    /// A sentence for each step.
    pub why: Vec<String>,
}

impl Decision {
    fn new(side: Side, official: bool, why: String) -> Self {
        Self {
            side,
            official,
            why: vec![why],
            ..Self::default()
        }
    }

    /// Whether nothing could be told, so that the speaker's other statements may tell.
    pub fn is_open(&self) -> bool {
        self.side == Side::Unknown && !self.closed
    }
}

/// A speaker who spoke before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last<'a> {
    pub side: Side,
    pub official: bool,
    /// The name, or the words of the source.
    pub words: &'a str,
    /// The token where the source stands.
    pub token: usize,
}

/// What is known of a speaker besides the description.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// Where the description stands.
    pub at: Span,
    /// The sentence or sentences of the statement.
    pub passage: Span,
    /// The person whom the speaker belongs to, if known.
    pub person: Option<Last<'a>>,
    /// Outlet or agency that passed the words on.
    pub carrier: Option<&'a str>,
    /// By the pronouns used for the speaker.
    pub gender: Option<Gender>,
    /// The last speaker before whose side is known.
    pub last: Option<Last<'a>>,
    /// The last official of a column who spoke before.
    pub last_official: Option<Last<'a>>,
}

/// How far back, in words, a role without a country looks for one.
pub(super) const FAR: usize = 200;

/// Decides about the speaker whom `phrase` describes.
pub(super) fn decide(scene: &Scene, phrase: &Phrase, asked: Asked) -> Decision {
    let mut decision = decide_side(scene, phrase, asked);
    if decision.role.is_none() {
        decision.role.clone_from(&phrase.role);
    }
    decision
}

/// What the profile says of a person by name alone; none whom it does not list.
pub(super) fn listed(scene: &Scene, phrase: &Phrase, at: Span) -> Option<Decision> {
    match people::settle(scene, phrase, at) {
        Settled::Person(person, how) => people::decide_person(scene, phrase, person, how),
        Settled::Several(_) | Settled::Nobody => None,
    }
}

fn decide_side(scene: &Scene, phrase: &Phrase, asked: Asked) -> Decision {
    let at = asked.at;
    let index = scene.index;
    if let Some(words) = &phrase.several {
        return Decision::new(
            Side::Other,
            false,
            format!("“{words}” speaks for more than one party."),
        );
    }
    let mut doubts = Vec::new();
    if !phrase.name.is_empty() {
        match people::settle(scene, phrase, at) {
            Settled::Person(person, how) => {
                if let Some(decision) = people::decide_person(scene, phrase, person, how) {
                    return decision;
                }
            }
            Settled::Several(names) => doubts.push(format!(
                "The name may mean {}; the article does not tell.",
                names.join(" or ")
            )),
            Settled::Nobody => {}
        }
    }
    let mut decision = match (phrase.owner, &phrase.head) {
        (None, Some(head)) if !phrase.owner_name.is_empty() => by_person(phrase, head.kinds, asked),
        (Some(owner), head) => {
            let head = head.as_ref().map(|h| h.kinds);
            by_owner(scene, phrase, owner, head, at)
        }
        (None, Some(head)) => by_head(scene, phrase, head.kinds, asked),
        (None, None) => match phrase.carrier {
            Some(entity) => outlet(scene, &index.entities[entity]),
            None if phrase.name.is_empty() => Decision {
                why: vec!["The words do not tell who speaks.".to_owned()],
                ..Decision::default()
            },
            None => Decision {
                why: vec![format!(
                    "The profile does not list {}, and the article names no office.",
                    phrase.name_text.as_deref().unwrap_or("the speaker")
                )],
                ..Decision::default()
            },
        },
    };
    if phrase.name.is_empty() {
        name_holder(scene, phrase, asked, &mut decision);
        if decision.name.is_none() && phrase.owner.is_none() && phrase.owner_name.is_empty() {
            decision.name = with_party(scene, phrase, decision.side);
        }
    }
    doubts.append(&mut decision.why);
    decision.why = doubts;
    decision
}

fn outlet(scene: &Scene, entity: &Entity) -> Decision {
    let whose = match entity.side {
        Side::A | Side::B => format!("an outlet of {}", scene.index.side_name(entity.side)),
        _ => "an outlet of neither side".to_owned(),
    };
    Decision {
        carrier: Some(entity.name.clone()),
        ..Decision::new(
            entity.side,
            false,
            format!("{} is {whose}: it passes words on.", entity.name),
        )
    }
}
