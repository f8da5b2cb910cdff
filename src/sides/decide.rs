//! From a description to a decision: side, office, official, and the reasons in words.

use super::index::{Entity, Fit, Held, Person, Sort};
use super::phrase::Phrase;
use super::scene::Scene;
use super::when::{self, When};
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

    /// Whether nothing could be told.
    pub fn is_open(&self) -> bool {
        self.side == Side::Unknown
    }
}

/// Decides about the speaker whom `phrase` describes, at byte span `at` of the article.
pub(super) fn decide(scene: &Scene, phrase: &Phrase, at: Span, carrier: Option<&str>) -> Decision {
    let mut decision = decide_side(scene, phrase, at, carrier);
    if decision.role.is_none() {
        decision.role.clone_from(&phrase.role);
    }
    decision
}

fn decide_side(scene: &Scene, phrase: &Phrase, at: Span, carrier: Option<&str>) -> Decision {
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
        match settle(scene, phrase, at) {
            Settled::Person(person, how) => {
                if let Some(decision) = decide_person(scene, phrase, person, how) {
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
        (Some(owner), head) => {
            let head = head.as_ref().map(|h| h.kinds);
            by_owner(scene, phrase, owner, head, at)
        }
        (None, Some(head)) => by_head(scene, phrase, head.kinds, at, carrier),
        (None, None) => match phrase.carrier {
            Some(entity) => outlet(&index.entities[entity], index.side_name(Side::A), scene),
            None if phrase.name.is_empty() => Decision::default(),
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
        name_holder(scene, phrase, at, &mut decision);
    }
    doubts.append(&mut decision.why);
    decision.why = doubts;
    decision
}

fn outlet(entity: &Entity, _: &str, scene: &Scene) -> Decision {
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

/// Whom a name means.
enum Settled {
    /// A person of the profile, and how that was found when the name alone does not tell.
    Person(usize, Option<String>),
    Several(Vec<String>),
    Nobody,
}

fn settle(scene: &Scene, phrase: &Phrase, at: Span) -> Settled {
    let index = scene.index;
    let mut found = index.people_named(&phrase.name);
    let Some(&(_, fit)) = found.first() else {
        return Settled::Nobody;
    };
    let mut how = None;
    let total = found.len();
    // What the description says comes first: the office, then the owner.
    let official = phrase
        .head
        .as_ref()
        .is_some_and(|h| h.kinds.any(Kinds::OFFICIAL));
    if official {
        let narrowed = keep(&mut found, |i| {
            index.people[i]
                .terms
                .iter()
                .any(|held| same_office(held, phrase))
        });
        if narrowed {
            how = Some("the office given".to_owned());
        }
    }
    if let Some(owner) = phrase.owner {
        let (side, _) = scene.side_of(owner);
        if side != Side::Unknown && keep(&mut found, |i| index.people[i].side == side) {
            how.get_or_insert_with(|| "the party given".to_owned());
        }
    }
    if fit == Fit::Bare {
        if let Some(last) = phrase.name.last() {
            let full = scene.full_names(&last.word);
            let named: Vec<(usize, Vec<(usize, Fit)>)> = full
                .iter()
                .map(|(i, name)| (*i, index.people_named(name)))
                .collect();
            let is_full = |i: usize| {
                named
                    .iter()
                    .any(|(_, people)| people.iter().any(|&(p, fit)| p == i && fit == Fit::Full))
            };
            let mentioned = found.iter().any(|&(i, _)| is_full(i));
            if mentioned {
                found.retain(|&(i, _)| is_full(i));
                if found.len() > 1 {
                    // The nearest mention before wins.
                    let before = |i: usize| {
                        named
                            .iter()
                            .filter(|(token, people)| {
                                scene.words.tokens[*token].span.start < at.start
                                    && people.iter().any(|&(p, _)| p == i)
                            })
                            .map(|&(token, _)| token)
                            .max()
                    };
                    let nearest = found.iter().filter_map(|&(i, _)| before(i)).max();
                    if nearest.is_some() {
                        found.retain(|&(i, _)| before(i) == nearest);
                    }
                }
                how = Some("the full name in the article".to_owned());
            } else if !full.is_empty() && !official {
                // The article's own bearer of the name is someone the profile does not know.
                return Settled::Nobody;
            }
        }
    }
    let day = scene.day;
    if found.len() > 1
        && keep(&mut found, |i| {
            index.people[i].terms.iter().any(|held| held.on(day))
        })
        && day.is_some()
    {
        how.get_or_insert_with(|| "the terms of office".to_owned());
    }
    if found.len() > 1 && keep(&mut found, |i| index.usual(&phrase.name, i)) {
        how.get_or_insert_with(|| "what the bare name usually means".to_owned());
    }
    match found[..] {
        [(only, _)] => Settled::Person(only, how.filter(|_| total > 1)),
        _ => Settled::Several(
            found
                .iter()
                .take(3)
                .map(|&(i, _)| index.people[i].name.clone())
                .collect(),
        ),
    }
}

/// Keeps those that fit if any does; tells whether that left fewer.
fn keep(found: &mut Vec<(usize, Fit)>, fits: impl Fn(usize) -> bool) -> bool {
    let before = found.len();
    if found.iter().any(|&(i, _)| fits(i)) {
        found.retain(|&(i, _)| fits(i));
    }
    found.len() < before
}

/// Whether a description's role can be this office.
fn same_office(held: &Held, phrase: &Phrase) -> bool {
    held.words
        .iter()
        .any(|office| office.is_subset(&phrase.role_words) || phrase.role_words.is_subset(office))
}

fn decide_person(
    scene: &Scene,
    phrase: &Phrase,
    place: usize,
    how: Option<String>,
) -> Option<Decision> {
    let index = scene.index;
    let person = &index.people[place];
    let mut why = Vec::new();
    if let Some(how) = how {
        why.push(format!("The name means {} by {how}.", person.name));
    }
    if !person.side.is_column() {
        let of = person.of.as_deref();
        why.push(match of {
            Some(of) => format!("{} is listed as speaking for {of}.", person.name),
            None => format!("{} is listed as speaking for neither side.", person.name),
        });
        return Some(Decision {
            name: Some(person.name.clone()),
            why,
            ..Decision::new(Side::Other, false, String::new())
        });
    }
    // A description that gives the name to another party means another person.
    let owner = phrase.owner.map(|owner| scene.side_of(owner));
    if let Some((side, _)) = owner {
        let other = side != Side::Unknown && side != person.side;
        let place_only = phrase.owner.is_some_and(|owner| {
            matches!(index.entities[owner].sort, Sort::Metonym | Sort::Place)
                && !phrase.owner_at_head
        });
        if other && !place_only {
            return None;
        }
    }
    let party = index.side_name(person.side).to_owned();
    let official = phrase
        .head
        .as_ref()
        .is_some_and(|h| h.kinds.any(Kinds::OFFICIAL));
    let term = term_of(scene, person, phrase);
    let mut decision = Decision {
        side: person.side,
        official: true,
        name: Some(person.name.clone()),
        ..Decision::default()
    };
    match term {
        Some(held) if !(phrase.former && scene.day.is_none() && held.to.is_some()) => {
            let since = when::in_words(held.from, held.to);
            why.push(format!(
                "{} is listed as {} of {party}{since}.",
                person.name, held.office
            ));
            if !held.certain {
                why.push("The profile marks this entry as not certain.".to_owned());
            }
            if scene.day.is_none() && held.to.is_some() {
                why.push("The article has no date to check the term of office by.".to_owned());
            }
            decision.role = phrase.role.clone().or_else(|| Some(held.office.clone()));
        }
        _ if phrase.former => {
            why.push(format!("The article calls {} former.", person.name));
            decision.official = false;
            decision.side = side_out_of_office(scene, person);
        }
        _ if official => {
            why.push(format!(
                "The article names an office of {}: {}.",
                person.name,
                phrase.role.as_deref().unwrap_or("official")
            ));
        }
        _ => {
            why.push(format!(
                "{} held no listed office of {party} on the article's day.",
                person.name
            ));
            decision.official = false;
            decision.side = side_out_of_office(scene, person);
        }
    }
    decision.why = why;
    Some(decision)
}

/// The term a person is in on the article's day: the one the description names, else the latest.
fn term_of<'a>(scene: &Scene, person: &'a Person, phrase: &Phrase) -> Option<&'a Held> {
    let begin = |held: &Held| held.from.map(When::first_day);
    let in_force = || person.terms.iter().filter(|held| held.on(scene.day));
    let named = in_force()
        .filter(|held| !phrase.role_words.is_empty() && same_office(held, phrase))
        .max_by_key(|held| begin(held));
    // Of several at once the first listed is the one a person is known by.
    let latest = in_force()
        .rev()
        .max_by_key(|held| (held.to.is_none(), begin(held)));
    named.or(latest)
}

/// A person out of office is still of the party, unless under a government that is gone or not yet there.
fn side_out_of_office(scene: &Scene, person: &Person) -> Side {
    let governments = || {
        scene
            .index
            .entities
            .iter()
            .filter(|e| e.sort == Sort::Government && e.side == person.side)
    };
    let dated = governments().any(|g| g.from.is_some() || g.to.is_some());
    if !dated || scene.day.is_none() {
        return person.side;
    }
    let served = governments()
        .filter(|g| when::within(g.from, g.to, scene.day))
        .any(|g| {
            person.terms.iter().any(|held| {
                let ends_before = matches!((held.to, g.from), (Some(to), Some(from)) if to.last_day() < from.first_day());
                let begins_after = matches!((held.from, g.to), (Some(from), Some(to)) if to.last_day() < from.first_day());
                !ends_before && !begins_after
            })
        });
    if served { person.side } else { Side::Other }
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
                owner_words(entity)
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

fn owner_words(entity: &Entity) -> &str {
    &entity.name
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
            Some(why) => Decision::new(
                Side::Unknown,
                false,
                format!("{name} is a place here: {why}."),
            ),
            None => Decision::new(
                side,
                true,
                format!("{name} stands for the government of {party}."),
            ),
        },
        Sort::Place => Decision::new(Side::Unknown, false, format!("{name} is only a place.")),
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

/// A role without an owner: "the ministry", "security officials".
fn by_head(
    scene: &Scene,
    phrase: &Phrase,
    head: Kinds,
    at: Span,
    carrier: Option<&str>,
) -> Decision {
    let index = scene.index;
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
        let side = if head.any(Kinds::UNOFFICIAL) {
            Side::Other
        } else {
            Side::Unknown
        };
        return Decision::new(side, false, format!("“{role}” is no official."));
    }
    // State media that quote "officials" quote their own.
    let state = carrier.map(|carrier| {
        let words = index.read(carrier);
        let read = super::phrase::read(index, carrier, &words, 0..words.tokens.len());
        let entity = read.carrier.or(read.owner.filter(|_| read.state_media));
        entity.map_or(Side::Unknown, |e| index.entities[e].side)
    });
    if let Some(side @ (Side::A | Side::B)) = state {
        return Decision::new(
            side,
            !phrase.former,
            format!(
                "“{role}” quoted by the state media of {}.",
                index.side_name(side)
            ),
        );
    }
    let plural = phrase.head.as_ref().is_some_and(|h| h.plural);
    let points_back = phrase.definite || (!phrase.indefinite && !plural) || !phrase.name.is_empty();
    if points_back {
        let token = scene.range(at).start;
        if let Some((owner, words)) = scene.owner_before(phrase, token) {
            let (side, _) = scene.side_of(owner);
            let entity = &index.entities[owner];
            let official = side.is_column() && entity.official && !phrase.former;
            return Decision::new(
                side,
                official,
                format!("“{role}” goes with “{words}”, named before it."),
            );
        }
    }
    if let Some(hit) = scene.dateline {
        let entity = &index.entities[hit.entity];
        if entity.side.is_column() {
            return Decision::new(
                entity.side,
                !phrase.former,
                format!("“{role}” in an article datelined {}.", entity.name),
            );
        }
    }
    Decision::new(
        Side::Unknown,
        false,
        format!("The article does not tell whose “{role}” this is."),
    )
}

/// A single office without a name gets the name the article or the profile gives it.
fn name_holder(scene: &Scene, phrase: &Phrase, at: Span, decision: &mut Decision) {
    let single = phrase
        .head
        .as_ref()
        .is_some_and(|head| !head.plural && head.kinds.any(Kinds::PERSON.or(Kinds::ENVOY)));
    if !decision.official || !decision.side.is_column() || !single || phrase.indefinite {
        return;
    }
    let index = scene.index;
    let token = scene.range(at).start;
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
    if let [(only, held)] = index.holders(decision.side, &phrase.role_words, scene.day)[..] {
        let person = &index.people[only];
        decision.why.push(format!(
            "{} is listed as {} of {}{}, and nobody else is.",
            person.name,
            held.office,
            index.side_name(decision.side),
            when::in_words(held.from, held.to)
        ));
        decision.name = Some(person.name.clone());
        decision.named_by_office = true;
    }
}
