//! "the minister": the last speaker so called, or a person with that office.

use super::known::{Known, REACH};
use super::mentions::clean;
use super::phrase::Reading;
use super::possessor::{self, Owner};
use super::pronoun::Asked;
use super::resolve::of_person;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::model::{Alternative, ResolvedFrom, Sureness};

/// "the minister", "Northland's defence minister": the last speaker so called, or a person with
/// that office before or after.
pub(super) fn described(
    asked: Asked,
    reading: &Reading,
    range: Range,
    owner: Option<&Owner>,
) -> Option<Known> {
    let Asked {
        page,
        mentions,
        cast,
        known,
        ..
    } = asked;
    if reading.is_group || reading.head.is_empty() {
        return None;
    }
    let head = (reading.core.0..reading.core.1)
        .take_while(|&i| !page.can(i, bits::PREP) || page.is_capital(i))
        .last()
        .map_or(reading.head.clone(), |i| page.lower(i).to_owned());
    let others: Vec<String> = (reading.core.0..reading.core.1)
        .filter(|&i| {
            page.is_word(i)
                && page.lower(i) != head
                && !page.can(i, bits::DET | bits::PREP | bits::POSSESSIVE)
        })
        .map(|i| page.lower(i).to_owned())
        .chain(owner.iter().flat_map(|o| possessor::words(&o.name)))
        .collect();
    let words = clean(page.words(reading.core));
    if let Some(person) = page
        .can(range.0, bits::DET | bits::POSSESSIVE)
        .then(|| last_called(page, known, &head, &others))
        .flatten()
    {
        let mut next = person.clone();
        let name = next.speaker.name.clone().unwrap_or_default();
        next.speaker.resolved_from = Some(ResolvedFrom::DefiniteNp);
        next.speaker.antecedent = person.source.map(|s| page.span(s));
        next.speaker.why = vec![format!(
            "“{words}” is taken to be “{name}”, the last speaker so described."
        )];
        next.source = Some(range);
        next.at = range.0;
        next.speaker.sureness = Sureness::Likely;
        let others = rivals(asked, &head, &others, range, &next);
        return Some(doubted(next, others));
    }
    let person = mentions.by_role(&head, &others, range.0).or_else(|| {
        // The owner may be left out where the name stands: "Northland's defence minister".
        let roles: Vec<String> = others.iter().filter(|w| is_role_word(w)).cloned().collect();
        (owner.is_none() && roles.len() < others.len() && !roles.is_empty())
            .then(|| mentions.by_role(&head, &roles, range.0))
            .flatten()
    })?;
    let mut next = of_person(page, person, &words, range, ResolvedFrom::DefiniteNp);
    next.member = cast.at(person.range);
    let others = rivals(asked, &head, &others, range, &next);
    Some(doubted(next, others))
}

/// Others with an office of that name whom the words may mean as well: of several with equal offices
/// the nearest is taken, and doubted when the next is about as near.
fn rivals(
    asked: Asked,
    head: &str,
    others: &[String],
    range: Range,
    taken: &Known,
) -> Vec<Alternative> {
    let Asked {
        page,
        mentions,
        cast,
        known,
        ..
    } = asked;
    // Whoever spoke last and is called so goes on, however many others there are.
    if known.last().is_some_and(|last| {
        last.speaker.name == taken.speaker.name && cast.distance(page, last.at, range.0) <= 2
    }) {
        return Vec::new();
    }
    let mut out: Vec<Alternative> = Vec::new();
    for person in mentions.with_role(head, others, range.0) {
        let Some(member) = cast.at(person.range) else {
            continue;
        };
        let name = &cast.members[member].name;
        let near = cast.distance(page, person.range.0, range.0) <= NEAR;
        let same = taken.member == Some(member) || taken.speaker.name.as_ref() == Some(name);
        if same || !near || out.iter().any(|o| o.name == *name) {
            continue;
        }
        out.push(Alternative {
            name: name.clone(),
            role: person.role.map(|r| clean(page.words(r))),
            antecedent: Some(page.span(person.range)),
            why: format!("“{name}” is called so shortly before too."),
            ..Alternative::default()
        });
        if out.len() == 3 {
            break;
        }
    }
    out
}

/// Sentences told in which a second bearer of an office makes the first doubtful.
const NEAR: usize = 4;

fn doubted(mut known: Known, others: Vec<Alternative>) -> Known {
    if !others.is_empty() {
        known.speaker.sureness = Sureness::Unsure;
    }
    known.speaker.alternatives = others;
    known
}

fn is_role_word(word: &str) -> bool {
    crate::extract::lexicon::lexicon().look_up(word).bits & (bits::ROLE | bits::ROLE_MODIFIER) != 0
}

fn last_called<'k>(
    page: &Page,
    known: &'k [Known],
    head: &str,
    others: &[String],
) -> Option<&'k Known> {
    known.iter().rev().take(REACH).find(|k| {
        let called = k.head == head
            || k.speaker
                .role
                .as_deref()
                .is_some_and(|r| r.to_lowercase().split_whitespace().any(|w| w == head));
        let source = k
            .source
            .map(|s| page.words(s).to_lowercase())
            .unwrap_or_default();
        let role = k.speaker.role.as_deref().unwrap_or_default().to_lowercase();
        called
            && !k.is_plural
            && others.iter().all(|w| {
                let name = k.speaker.name.as_deref().unwrap_or_default();
                source.contains(w.as_str())
                    || role.contains(w.as_str())
                    || k.speaker.resolved_from == Some(ResolvedFrom::Pronoun)
                        && name.to_lowercase().contains(w.as_str())
            })
    })
}
