//! From a source's words to a speaker, with the reason in a short sentence.

use super::mentions::{Mentions, Person, clean};
use super::phrase::{self, Reading};
use super::possessor::{self, Owner};
use crate::extract::draft::Draft;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::extract::subject::Link;
use crate::model::{ResolvedFrom, Speaker};

/// A speaker and what later pronouns and descriptions need to know.
#[derive(Clone, Debug, Default)]
struct Known {
    speaker: Speaker,
    /// Head noun of the words, in lower case.
    head: String,
    source: Option<Range>,
    at: usize,
    is_plural: bool,
    is_group: bool,
    is_female: Option<bool>,
}

/// Speakers before that are looked through at most.
const REACH: usize = 12;

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
    let owned = possessor::owned(page, reading.core);
    if let (Some(owner), Some(owned)) = (owner, owned) {
        return of_owner(page, &owner, &owned, reading);
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

/// Who "its", "their", "his" or "her" at the head of a source stands for.
fn owner(
    page: &Page,
    mentions: &Mentions,
    known: &[Known],
    reading: &Reading,
    content: Range,
) -> Option<Owner> {
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
        let person = pronoun(page, mentions, known, (first, first + 1));
        return person.speaker.name.map(|name| Owner {
            name,
            range: None,
            is_group: false,
        });
    }
    let last = known
        .last()
        .filter(|k| k.is_group && !k.is_plural || page.is(first, "its") && is_place(k))
        .filter(|k| page.sentence_of(k.at) + 2 >= page.sentence_of(first));
    let subject = possessor::institution_before(page, first)
        .filter(|s| last.is_none_or(|l| page.sentence_of(l.at) < page.sentence_of(s.0)));
    match (subject, last) {
        (Some(range), _) => Some(at(phrase::read(page, range).core, true)),
        (None, Some(last)) => Some(Owner {
            name: last.speaker.name.clone()?,
            range: last.source,
            is_group: true,
        }),
        (None, None) => None,
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

/// "Its spokeswoman": named by the institution she speaks for.
fn of_owner(page: &Page, owner: &Owner, owned: &str, reading: Reading) -> Known {
    let pronoun = page.raw(reading.core.0);
    let role = reading
        .role
        .filter(|_| !reading.is_group && !reading.is_plural);
    Known {
        speaker: Speaker {
            name: Some(owner.with(owned)),
            role: role.map(|_| owned.to_owned()),
            resolved_from: Some(ResolvedFrom::Pronoun),
            antecedent: owner.range.map(|r| page.span(r)),
            why: vec![format!(
                "“{pronoun} {owned}”: “{pronoun}” is taken to be “{}”.",
                owner.name
            )],
            ..Speaker::default()
        },
        head: reading.head,
        source: Some(reading.core),
        at: reading.core.0,
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

/// "the minister", "Northland's defence minister": the last speaker so called, or a person with
/// that office before or after.
fn described(
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

fn of_person(page: &Page, person: &Person, words: &str, range: Range, from: ResolvedFrom) -> Known {
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

/// "he", "she", "they", "it".
fn pronoun(page: &Page, mentions: &Mentions, known: &[Known], range: Range) -> Known {
    let word = page.lower(range.0);
    let female = match word {
        "he" | "his" | "him" => Some(false),
        "she" | "her" => Some(true),
        _ => None,
    };
    let unknown = Known {
        source: Some(range),
        at: range.0,
        is_female: female,
        ..Known::default()
    };
    if matches!(word, "i" | "we" | "you" | "who") {
        return unknown;
    }
    // A name that "she" stood for is no "he" later.
    let other: Vec<&str> = known
        .iter()
        .rev()
        .take(2 * REACH)
        .filter(|k| female.is_some() && k.is_female.is_some() && k.is_female != female)
        .filter_map(|k| k.speaker.name.as_deref())
        .collect();
    let singular = female.is_some();
    let fits = |k: &&Known| {
        k.speaker
            .name
            .as_deref()
            .is_some_and(|name| !other.contains(&name))
            && match word {
                "they" | "their" | "them" => k.is_plural || k.is_group,
                "it" | "its" => k.is_group,
                _ => {
                    !k.is_plural && !k.is_group && (k.is_female.is_none() || k.is_female == female)
                }
            }
    };
    let last = known.iter().rev().take(REACH).find(fits);
    let person = singular
        .then(|| {
            mentions
                .subjects_before(range.0)
                .take(6)
                .find(|p| {
                    (p.is_female.is_none() || p.is_female == female)
                        && !other.contains(&p.name.as_str())
                })
                .filter(|p| page.sentence_of(p.range.0) + 3 >= page.sentence_of(range.0))
        })
        .flatten();
    // Whoever was named last as a subject, speaker or not.
    if let Some(person) = person
        && last.is_none_or(|l| {
            person.range.0 > l.at && page.sentence_of(person.range.0) > page.sentence_of(l.at)
        })
        && page.sentence_of(person.range.0) < page.sentence_of(range.0) + 1
    {
        let same = last.is_some_and(|l| l.speaker.name.as_deref() == Some(person.name.as_str()));
        if !same {
            let full = mentions.fullest(page, person.range).unwrap_or(person);
            let mut next = of_person(page, full, page.words(range), range, ResolvedFrom::Pronoun);
            next.speaker.role = mentions
                .role_of(page, full.range, range.0)
                .map(|r| clean(page.words(r)));
            next.is_female = next.is_female.or(female);
            return next;
        }
    }
    let Some(last) = last else {
        return unknown;
    };
    let mut next = last.clone();
    let name = next.speaker.name.clone().unwrap_or_default();
    next.speaker.resolved_from = Some(ResolvedFrom::Pronoun);
    next.speaker.antecedent = last
        .speaker
        .antecedent
        .or(last.source.map(|s| page.span(s)));
    next.speaker.why = vec![format!(
        "“{}” is taken to be “{name}”, the last speaker it fits.",
        page.words(range)
    )];
    next.speaker.carrier = None;
    next.source = Some(range);
    next.at = range.0;
    next.is_female = next.is_female.or(female);
    next
}

/// A description without its determiner.
fn description(page: &Page, (mut first, end): Range) -> String {
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
