//! "he", "she", "they", "it": the last one whom the word fits.

use super::known::{Known, REACH};
use super::mentions::{Mentions, clean};
use super::resolve::of_person;
use crate::extract::page::{Page, Range};
use crate::model::ResolvedFrom;

/// "he", "she", "they", "it".
pub(super) fn pronoun(page: &Page, mentions: &Mentions, known: &[Known], range: Range) -> Known {
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
