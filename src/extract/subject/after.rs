//! The subject after its verb: "said Noor, a spokesman".

use super::phrase::is_noun_end;
use super::{REACH, Source};
use crate::extract::lexicon::bits;
use crate::extract::page::Page;

/// The subject after the verb group that ends at `from`: "said Noor, a spokesman".
pub fn after(page: &Page, from: usize) -> Option<Source> {
    let sentence = page.sentence(from.saturating_sub(1));
    if from >= sentence.end || page.is_quoted(from) || !page.is_word(from) {
        return None;
    }
    let starts = page.is_capital(from)
        || page.can(
            from,
            bits::DET | bits::POSSESSIVE | bits::ROLE | bits::ROLE_MODIFIER | bits::GROUP,
        )
        || page.can(from, bits::PLURAL)
        || page.is_any(from, &["he", "she", "they"]);
    if !starts
        || page.can(from, bits::SUBORDINATOR | bits::DAY) && !page.is(from, "that")
        || page.is(from, "that")
    {
        return None;
    }
    if page.is_any(from, &["he", "she", "they"]) {
        return Some(Source::own((from, from + 1)));
    }
    let limit = sentence.end.min(from + REACH);
    let mut at = from;
    let mut has_role = false;
    while at < limit {
        if page.is_quoted(at) {
            let q = page.quotation(at)?;
            if q.end - q.first <= 5 && at > from && page.is_capital(at - 1) && !page.is(at - 1, ",")
            {
                at = q.end;
                continue;
            }
            break;
        }
        if page.is_mark(at) && !page.is_any(at, &["&", "/", "'", "’"]) {
            break;
        }
        if page.is_finite(at)
            || page.can(at, bits::SUBORDINATOR | bits::OBJECT)
            || page.is_any(at, &["who", "which", "but", "today", "yesterday"])
            || page.can(at, bits::DAY)
        {
            break;
        }
        if page.can(at, bits::ADVERB) && !page.is_capital(at) && at > from {
            break;
        }
        if page.can(at, bits::ING)
            && !page.is_capital(at)
            && at > from
            && !page.can(at - 1, bits::DET | bits::PREP | bits::ROLE_MODIFIER)
        {
            break;
        }
        has_role |= page.can(at, bits::ROLE | bits::GROUP);
        if page.can(at, bits::PREP) {
            let binds = page.is(at, "of")
                || has_role
                    && page.is_any(at, &["for", "to", "at", "from", "with", "in", "on"])
                    && !opens_setting(page, at);
            if !binds {
                break;
            }
        }
        at += 1;
    }
    if at == from || !is_noun_end(page, at - 1) {
        return None;
    }
    let core = at;
    // An apposition between commas, or up to the end.
    if page.is(at, ",")
        && (page.can(
            at + 1,
            bits::DET | bits::POSSESSIVE | bits::ROLE | bits::ROLE_MODIFIER | bits::GROUP,
        ) || page.is_number(at + 1))
    {
        let close = (at + 1..limit).find(|&i| {
            page.is_quoted(i)
                || page.is_any(i, &[",", ".", ";", ":", "?"])
                || page.is_dash(i)
                || page.is(i, "who")
        });
        let close = close.unwrap_or(limit);
        let clause =
            (at + 1..close).any(|i| page.is_finite(i) && !page.can(i, bits::ED | bits::CUE_PAST));
        if !clause
            && close < sentence.end.max(close) + 1
            && close > at + 1
            && !page.is_quoted(close.saturating_sub(1))
        {
            return Some(Source::own((from, close)));
        }
    }
    if page.is(at, "(")
        && let Some(close) = (at..limit).find(|&i| page.is(i, ")"))
    {
        return Some(Source::own((from, close + 1)));
    }
    Some(Source::own((from, core)))
}

/// Whether the preposition at `at` opens a setting ("in a statement", "on Monday"), no part of a name.
pub fn opens_setting(page: &Page, at: usize) -> bool {
    let next = at + 1;
    page.can(next, bits::DAY | bits::MONTH)
        || page.is_number(next)
        || (next..next + 4).any(|i| page.is_any(i, SETTINGS)) && !page.is_capital(next)
}

/// Nouns that tell where or in what words were said.
pub const SETTINGS: &[&str] = &[
    "statement",
    "interview",
    "tweet",
    "letter",
    "post",
    "speech",
    "address",
    "press",
    "briefing",
    "conference",
    "report",
    "email",
    "e-mail",
    "message",
    "video",
    "phone",
    "telephone",
    "call",
    "memo",
    "rally",
    "event",
    "hearing",
    "debate",
    "meeting",
    "afternoon",
    "morning",
    "evening",
    "night",
    "week",
    "month",
    "year",
    "twitter",
    "facebook",
    "x",
    "television",
    "tv",
    "op-ed",
    "blog",
    "column",
    "note",
    "release",
    "remarks",
    "time",
    "response",
    "reply",
    "comments",
    "testimony",
    "filing",
    "opinion",
    "podcast",
    "reporters",
    "journalists",
    "condition",
    "anonymity",
    "parliament",
    "talks",
];
