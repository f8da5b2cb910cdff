//! Sources that open with a possessive pronoun: "its spokeswoman", "his office".

use super::known::Known;
use super::phrase::{self, Reading};
use super::possessor::{self, Owner};
use super::pronoun::{Asked, pronoun};
use super::resolve::description;
use crate::extract::page::{Page, Range};
use crate::model::{ResolvedFrom, Speaker, Sureness};

/// Who "its", "their", "his" or "her" at the head of a source stands for.
pub(super) fn owner(asked: Asked, reading: &Reading) -> Option<Owner> {
    let Asked { page, known, .. } = asked;
    let content = hull(asked.content);
    let first = reading.core.0;
    if !page.is_any(first, &["its", "their", "his", "her"]) || reading.core.1 < first + 2 {
        return None;
    }
    let at = |range: Range, is_group: bool| Owner {
        name: description(page, range),
        range: Some(range),
        is_group,
    };
    if let Some(range) = possessor::subject_of_content(page, content, reading.core) {
        let words = phrase::read(page, range);
        return Some(at(words.core, words.is_group));
    }
    if page.is_any(first, &["his", "her"]) {
        let person = pronoun(asked, (first, first + 1));
        return person.speaker.name.map(|name| Owner {
            name,
            range: None,
            is_group: false,
        });
    }
    let its = page.is(first, "its");
    let paragraph = |at: usize| page.sentence(at).paragraph;
    // "Their" is of several, or of an institution just named.
    let fits = |k: &&Known| {
        page.sentence_of(k.at) + 2 >= page.sentence_of(first)
            && if its {
                k.is_group && !k.is_plural || is_place(k)
            } else {
                k.is_plural || k.is_group && paragraph(k.at) == paragraph(first)
            }
    };
    let last = known.last().filter(fits);
    let subject = possessor::subject_before(page, first)
        .filter(|s| last.is_none_or(|l| page.sentence_of(l.at) < page.sentence_of(s.0)));
    match (subject, last) {
        (Some(range), _) => Some(at(phrase::read(page, range).core, its)),
        (None, Some(last)) => Some(Owner {
            name: last.speaker.name.clone()?,
            range: last.source,
            is_group: !last.is_plural,
        }),
        (None, None) => None,
    }
}

fn hull(content: &[Range]) -> Range {
    let first = content.iter().map(|r| r.0).min().unwrap_or(0);
    let end = content.iter().map(|r| r.1).max().unwrap_or(0);
    (first, end)
}

/// "Its spokeswoman": named by the institution she speaks for.
pub(super) fn of_owner(page: &Page, owner: &Owner, thing: &str, reading: Reading) -> Known {
    let pronoun = page.raw(reading.core.0);
    let role = reading
        .role
        .filter(|_| !reading.is_group && !reading.is_plural);
    Known {
        speaker: Speaker {
            name: Some(owner.with(thing)),
            role: role.map(|_| thing.to_owned()),
            resolved_from: Some(ResolvedFrom::Pronoun),
            antecedent: owner.range.map(|r| page.span(r)),
            why: vec![format!(
                "“{pronoun} {thing}”: “{pronoun}” is taken to be “{}”.",
                owner.name
            )],
            sureness: Sureness::Likely,
            ..Speaker::default()
        },
        head: reading.head,
        source: Some(reading.core),
        at: reading.core.0,
        is_plural: reading.is_plural,
        is_group: reading.is_group,
        is_female: reading.is_female,
        ..Known::default()
    }
}

/// Whether a speaker may be a state or a capital: one word, neither office nor gender told.
fn is_place(known: &Known) -> bool {
    let speaker = &known.speaker;
    !known.is_plural
        && known.is_female.is_none()
        && speaker.role.is_none()
        && speaker
            .name
            .as_deref()
            .is_some_and(|name| !name.contains(' ') && name.starts_with(|c: char| c.is_uppercase()))
}
