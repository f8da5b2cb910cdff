//! "the minister": the last speaker so called, or a person with that office.

use super::known::{Known, REACH};
use super::mentions::{Mentions, clean};
use super::phrase::Reading;
use super::possessor::{self, Owner};
use super::resolve::of_person;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::model::ResolvedFrom;

/// "the minister", "Northland's defence minister": the last speaker so called, or a person with
/// that office before or after.
pub(super) fn described(
    page: &Page,
    mentions: &Mentions,
    known: &[Known],
    reading: &Reading,
    range: Range,
    owner: Option<&Owner>,
) -> Option<Known> {
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
        return Some(next);
    }
    let person = mentions.by_role(&head, &others, range.0).or_else(|| {
        // The owner may be left out where the name stands: "Northland's defence minister".
        let roles: Vec<String> = others.iter().filter(|w| is_role_word(w)).cloned().collect();
        (owner.is_none() && roles.len() < others.len() && !roles.is_empty())
            .then(|| mentions.by_role(&head, &roles, range.0))
            .flatten()
    })?;
    Some(of_person(
        page,
        person,
        &words,
        range,
        ResolvedFrom::DefiniteNp,
    ))
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
