//! From a description to a decision: side, office, official, and the reasons in words.

use super::index::{Entity, Sort};
use super::names::Fit;
use super::people::{self, Settled};
use super::phrase::Phrase;
use super::profile::Gender;
use super::scene::Scene;
use super::when;
use super::words::Kinds;
use crate::model::Side;
use crate::text::Span;

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

/// The speaker belongs to someone the description names.
fn by_owner(
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

/// The speaker belongs to a person: "Venn's deputy".
fn by_person(phrase: &Phrase, head: Kinds, asked: Asked) -> Decision {
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
fn by_head(scene: &Scene, phrase: &Phrase, head: Kinds, asked: Asked) -> Decision {
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
        let read = super::phrase::read(index, carrier, &words, 0..words.tokens.len());
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

/// "officials" found to be one party's are called so: "Afghan officials".
fn with_party(scene: &Scene, phrase: &Phrase, side: Side) -> Option<String> {
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

/// A single office without a name gets the name the article gives it.
///
/// Whom the profile lists there is told as a reason only: a name that the article does not hold
/// could not be checked against its words.
fn name_holder(scene: &Scene, phrase: &Phrase, asked: Asked, decision: &mut Decision) {
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
        decision.why.push(format!(
            "The profile lists {} as {} of {}{}; the article does not name the holder.",
            person.name,
            held.office,
            index.side_name(decision.side),
            when::in_words(held.from, held.to)
        ));
    }
}
