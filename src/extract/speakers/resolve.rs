//! From a source's words to a speaker, with the reason in a short sentence.

use super::described::described;
use super::known::Known;
use super::mentions::{Mentions, Person, clean};
use super::owned::{of_owner, owner};
use super::phrase::{self, Reading};
use super::possessor;
use super::pronoun::pronoun;
use crate::extract::draft::Draft;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::extract::subject::Link;
use crate::model::{ResolvedFrom, Speaker};

/// The speaker of each draft.
pub fn resolve(page: &Page, drafts: &[Draft]) -> Vec<Speaker> {
    let mentions = Mentions::new(page);
    let mut known: Vec<Known> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let mut next = one(page, &mentions, &known, draft);
        if let Some(carrier) = draft.carrier {
            let name = description(page, carrier);
            next.speaker
                .why
                .push(format!("{name} passed the words on."));
            bare_group(page, draft, carrier, &mut next);
            next.speaker.carrier = Some(name);
        }
        known.push(next);
    }
    known.into_iter().map(|k| k.speaker).collect()
}

/// "Northern state media quoted officials": whose officials they are stands with the outlet.
fn bare_group(page: &Page, draft: &Draft, carrier: Range, known: &mut Known) {
    let Some(range) = draft.source.map(|s| s.range) else {
        return;
    };
    let first = (carrier.0..carrier.1)
        .find(|&i| !page.can(i, bits::DET))
        .unwrap_or(carrier.0);
    let owner = page.raw(first);
    let bare = range.1 == range.0 + 1 && known.is_plural && !page.is_capital(range.0);
    let adjective = page.is_capital(first)
        && first + 1 < carrier.1
        && !page.is_capital(first + 1)
        && ["an", "ian", "i", "ish", "ese"]
            .iter()
            .any(|e| owner.ends_with(e));
    if bare && adjective {
        let words = page.raw(range.0);
        known.speaker.name = Some(format!("{owner} {words}"));
        known.speaker.why.push(format!(
            "“{words}” without more are taken to be of the side that “{}” belongs to.",
            clean(page.words(carrier))
        ));
    }
}

fn one(page: &Page, mentions: &Mentions, known: &[Known], draft: &Draft) -> Known {
    let Some(source) = draft.source else {
        return ellipsis(known, draft);
    };
    // The same words were read for the statement before.
    if source.link == Link::Shared
        && let Some(same) = known
            .iter()
            .rev()
            .take(4)
            .find(|k| k.source == Some(source.range))
    {
        let mut next = same.clone();
        next.at = draft.hull().0;
        return next;
    }
    let (range, relative) = match source.antecedent {
        Some(range) if source.link == Link::Relative => (range, true),
        _ => (source.range, false),
    };
    let mut next = from_words(page, mentions, known, range, draft.hull());
    next.source = Some(source.range);
    if relative {
        next.speaker.antecedent = Some(page.span(range));
        next.speaker.why = vec![format!(
            "“{}” stands for “{}”.",
            page.words(source.range),
            clean(page.words(range))
        )];
    }
    next
}

/// No words for the speaker: the last one goes on.
fn ellipsis(known: &[Known], draft: &Draft) -> Known {
    let Some(last) = known.last().filter(|_| draft.shares) else {
        return Known {
            at: draft.hull().0,
            ..Known::default()
        };
    };
    let mut next = last.clone();
    next.speaker.resolved_from = Some(ResolvedFrom::Ellipsis);
    next.speaker.why = vec!["The text names no speaker here; the last one goes on.".to_owned()];
    next.source = None;
    next
}

fn from_words(
    page: &Page,
    mentions: &Mentions,
    known: &[Known],
    range: Range,
    content: Range,
) -> Known {
    let reading = phrase::read(page, range);
    let at = range.0;
    if range.1 == range.0 + 1 && page.is_any(range.0, PRONOUNS) {
        return pronoun(page, mentions, known, range);
    }
    if let Some(name) = reading.name {
        return named(page, mentions, &reading, name, at);
    }
    let owner = owner(page, mentions, known, &reading, content);
    if !reading.is_plural
        && (reading.is_definite || is_bare_role(page, &reading))
        && let Some(found) = described(page, mentions, known, &reading, range, owner.as_ref())
    {
        return found;
    }
    let thing = possessor::thing(page, reading.core);
    if let (Some(owner), Some(thing)) = (owner, thing) {
        return of_owner(page, &owner, &thing, reading);
    }
    let words = description(page, reading.core);
    let role = reading
        .role
        .map(|r| clean(page.words(r)))
        .filter(|r| !r.is_empty() && !reading.is_group && !reading.is_plural);
    Known {
        speaker: Speaker {
            why: vec![format!(
                "The text says “{}”.",
                clean(page.words(reading.core))
            )],
            name: Some(words).filter(|w| !w.is_empty()),
            role,
            ..Speaker::default()
        },
        head: reading.head,
        source: Some(range),
        at,
        is_plural: reading.is_plural,
        is_group: reading.is_group,
        is_female: reading.is_female,
    }
}

const PRONOUNS: &[&str] = &[
    "he", "she", "they", "it", "his", "her", "their", "its", "him", "them", "i", "we", "you", "who",
];

fn is_bare_role(page: &Page, reading: &Reading) -> bool {
    page.can(reading.core.1 - 1, bits::ROLE)
        && !page.is_any(reading.core.0, &["a", "an", "one", "another", "some"])
        && page.is_capital(reading.core.0)
}

/// A personal name: its fullest form in the article, and its office there.
fn named(page: &Page, mentions: &Mentions, reading: &Reading, name: Range, at: usize) -> Known {
    let own = clean(page.words(name));
    let person = mentions.fullest(page, name);
    let full = person.map_or_else(
        || own.clone(),
        |p| {
            if p.name.len() > own.len() {
                p.name.clone()
            } else {
                own.clone()
            }
        },
    );
    let named_at = person.map_or(name, |p| p.range);
    let role = reading
        .role
        .or_else(|| mentions.role_of(page, named_at, at));
    let mut why = vec![format!("The text names “{own}”.")];
    let mut antecedent = None;
    if full != own {
        why = vec![format!(
            "“{own}” is “{full}”, the fullest form of the name in the article."
        )];
        antecedent = person.map(|p| page.span(p.range));
    }
    Known {
        speaker: Speaker {
            name: Some(full),
            role: role.map(|r| clean(page.words(r))),
            antecedent,
            why,
            ..Speaker::default()
        },
        head: reading.role.map_or_else(String::new, |r| head_of(page, r)),
        source: Some(reading.core),
        at,
        is_plural: false,
        is_group: false,
        is_female: reading
            .is_female
            .or_else(|| person.and_then(|p| p.is_female)),
    }
}

fn head_of(page: &Page, role: Range) -> String {
    (role.0..role.1)
        .filter(|&i| page.can(i, bits::ROLE))
        .take_while(|&i| !page.can(i, bits::PREP))
        .last()
        .map_or_else(String::new, |i| page.lower(i).to_owned())
}

pub(super) fn of_person(
    page: &Page,
    person: &Person,
    words: &str,
    range: Range,
    from: ResolvedFrom,
) -> Known {
    let place = if person.range.0 < range.0 {
        "before"
    } else {
        "later"
    };
    Known {
        speaker: Speaker {
            name: Some(person.name.clone()),
            role: person.role.map(|r| clean(page.words(r))),
            resolved_from: Some(from),
            antecedent: Some(page.span(person.range)),
            why: vec![format!(
                "“{words}” is taken to be “{}”, named {place} in the article.",
                person.name
            )],
            ..Speaker::default()
        },
        head: person.role.map_or_else(String::new, |r| head_of(page, r)),
        source: Some(range),
        at: range.0,
        is_plural: false,
        is_group: false,
        is_female: person.is_female,
    }
}

/// A description without its determiner.
pub(super) fn description(page: &Page, (mut first, end): Range) -> String {
    while first + 1 < end
        && (page.can(first, bits::DET | bits::POSSESSIVE)
            && !page.can(first, bits::GROUP)
            && !page.is_any(
                first,
                &[
                    "two", "three", "several", "some", "many", "both", "all", "few", "most",
                ],
            )
            || page.is_mark(first))
    {
        first += 1;
    }
    clean(page.words((first, end)))
}
