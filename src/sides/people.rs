//! Whom a name means, and what the profile's terms of office say of that person.

use super::decide::Decision;
use super::index::Sort;
use super::names::{Fit, Held, Person};
use super::phrase::Phrase;
use super::scene::Scene;
use super::when::{self, When};
use super::words::Kinds;
use crate::model::Side;
use crate::text::Span;

/// Whom a name means.
pub(super) enum Settled {
    /// A person of the profile, and how that was found when the name alone does not tell.
    Person(usize, Option<String>),
    Several(Vec<String>),
    Nobody,
}

/// Whom the name in a description means.
pub(super) fn settle(scene: &Scene, phrase: &Phrase, at: Span) -> Settled {
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
    if fit == Fit::Bare
        && let Some(last) = phrase.name.last()
    {
        match by_full_name(scene, &last.word, at, &mut found) {
            FullName::Listed => how = Some("the full name in the article".to_owned()),
            // The article's own bearer of the name is someone the profile does not know.
            FullName::Stranger if !official => return Settled::Nobody,
            FullName::Stranger | FullName::None => {}
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

/// What the article's full names say of a bare one.
enum FullName {
    /// The article names one of the candidates in full: only that one is kept.
    Listed,
    /// It gives the name to someone else.
    Stranger,
    /// It gives no fuller name.
    None,
}

fn by_full_name(scene: &Scene, family: &str, at: Span, found: &mut Vec<(usize, Fit)>) -> FullName {
    let index = scene.index;
    let mut anyone = false;
    // For each person named in full the places in the article.
    let mut named: Vec<(usize, usize)> = Vec::new();
    for (token, name) in scene.full_names(family) {
        anyone = true;
        let people = index.people_named(&name).into_iter();
        named.extend(
            people
                .filter(|&(_, fit)| fit == Fit::Full)
                .map(|(person, _)| (person, token)),
        );
    }
    let mentioned = |i: usize| named.iter().any(|&(person, _)| person == i);
    if !found.iter().any(|&(i, _)| mentioned(i)) {
        return if anyone {
            FullName::Stranger
        } else {
            FullName::None
        };
    }
    found.retain(|&(i, _)| mentioned(i));
    if found.len() > 1 {
        // The nearest mention before wins.
        let before = |i: usize| {
            named
                .iter()
                .filter(|&&(person, token)| {
                    person == i && scene.words.tokens[token].span.start < at.start
                })
                .map(|&(_, token)| token)
                .max()
        };
        let nearest = found.iter().filter_map(|&(i, _)| before(i)).max();
        if nearest.is_some() {
            found.retain(|&(i, _)| before(i) == nearest);
        }
    }
    FullName::Listed
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

/// What follows from the speaker being a person of the profile; none if the description gives the
/// name to another party, so that it must be someone else.
pub(super) fn decide_person(
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
            side: Side::Other,
            name: Some(person.name.clone()),
            why,
            ..Decision::default()
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
        scene.index.governments[usize::from(person.side == Side::B)]
            .iter()
            .map(|&at| &scene.index.entities[at])
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
