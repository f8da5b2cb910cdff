//! What may stand between a cue and its content: someone addressed, a day, a place, an outlet.

use super::content::is_at_end;
use super::lexicon::{Verb, bits};
use super::page::Page;
use super::subject::{self, SETTINGS};

/// Words between a cue and its content at most: an addressee, a day, an outlet.
const BRIDGE: usize = 18;

/// The first token after a cue that is neither addressee nor setting.
pub fn bridge(page: &Page, from: usize, verb: &Verb) -> usize {
    let end = page.sentence(from.saturating_sub(1)).end;
    let limit = end.min(from + BRIDGE);
    let mut at = from;
    let mut addressed = false;
    while at < limit && !page.is_quoted(at) {
        if verb.addressee
            && !addressed
            && let Some(next) = addressee(page, at, limit)
        {
            addressed = true;
            at = next;
            continue;
        }
        if let Some(next) = setting(page, at, limit) {
            at = next;
            continue;
        }
        break;
    }
    // "said, among other things, that".
    if page.is(at, ",")
        && let Some(close) =
            (at + 2..limit.min(at + 10)).find(|&i| page.is(i, ",") || page.is_quoted(i))
        && page.is(close, ",")
        && page.is(close + 1, "that")
    {
        return close + 1;
    }
    at
}

/// The token after the one addressed, when the content follows.
fn addressee(page: &Page, from: usize, limit: usize) -> Option<usize> {
    if page.is_any(
        from,
        &[
            "that", ",", ":", "to", "of", "about", "he", "she", "they", "we", "i", "there", "who",
        ],
    ) || page.is_mark(from)
    {
        return None;
    }
    if page.can(from, bits::OBJECT) && !page.is(from, "it") {
        return Some(from + 1);
    }
    // Up to "that", a comma, a colon or a quotation, when no verb stands between.
    for at in from + 1..limit {
        if page.is_quoted(at)
            || page.is_any(at, &["that", ":", ",", "how", "why", "what", "whether"])
        {
            return Some(at);
        }
        if page.is_finite(at) || page.is_mark(at) {
            break;
        }
    }
    // Or to the end of the sentence.
    let words = (from..limit)
        .take_while(|&i| {
            page.is_word(i) || page.is_genitive(i) || page.is_mark(i) && !is_at_end(page, i)
        })
        .count();
    if is_at_end(page, from + words) && !(from..from + words).any(|i| page.is_finite(i)) {
        return Some(from + words);
    }
    // Else the first noun phrase: the next one starts the content.
    let mut at = from + 1;
    while at < limit.min(from + 9) && !page.is_quoted(at) && !page.is_mark(at) {
        let before = at - 1;
        let opens = page.can(at, bits::SUBJECT | bits::POSSESSIVE)
            || page.can(at, bits::DET) && !page.can(before, bits::PREP | bits::DET)
            || page.is_capital(at)
                && !page.is_capital(before)
                && !page.can(
                    before,
                    bits::PREP | bits::DET | bits::POSSESSIVE | bits::ROLE_MODIFIER,
                )
                && !page.is_genitive(before)
            || page.can(before, bits::PLURAL)
                && !page.can(at, bits::PREP | bits::CONJ)
                && !page.is_genitive(at)
            || page.can(at, bits::DAY);
        if opens || page.can(at, bits::PREP) && subject::opens_setting(page, at) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The token after a setting: "on Wednesday", "in a statement on the platform X,", "to reporters".
fn setting(page: &Page, from: usize, limit: usize) -> Option<usize> {
    if page.can(from, bits::DAY) {
        let next = from + 1;
        return Some(
            if page.is_any(next, &["morning", "afternoon", "evening", "night"]) {
                next + 1
            } else {
                next
            },
        );
    }
    if page.can(from, bits::MONTH) && page.is_number(from + 1) {
        return Some(from + 2);
    }
    // "says there were no guards": the words said begin with "there".
    if page.is(from, "there")
        && (from + 1..from + 3)
            .take_while(|&i| i == from + 1 || page.can(i - 1, bits::ADVERB))
            .any(|i| page.can(i, bits::AUX) && !page.is(i, "to") || page.is_finite(i))
    {
        return None;
    }
    if page.is_any(
        from,
        &[
            "today",
            "yesterday",
            "later",
            "earlier",
            "tonight",
            "again",
            "recently",
            "afterward",
            "afterwards",
            "then",
            "also",
            "jokingly",
            "back",
            "there",
            "here",
            "simply",
            "bluntly",
            "flatly",
            "repeatedly",
        ],
    ) || page.can(from, bits::ADVERB)
        && page.lower(from).ends_with("ly")
        && !page.is_any(from, &["only", "early", "nearly"])
    {
        return Some(from + 1);
    }
    if page.is_any(from, &["last", "this", "next", "late", "early", "earlier"])
        && (page.can(from + 1, bits::DAY | bits::MONTH)
            || page.is_any(
                from + 1,
                &[
                    "week",
                    "month",
                    "year",
                    "morning",
                    "evening",
                    "afternoon",
                    "night",
                    "summer",
                    "winter",
                    "spring",
                    "fall",
                ],
            ))
    {
        return Some(from + 2);
    }
    if page.is_any(
        from,
        &[
            "in",
            "on",
            "during",
            "at",
            "after",
            "via",
            "through",
            "to",
            "by",
            "from",
            "over",
            "before",
            "of",
            "under",
            "when",
            "while",
            "as",
            "with",
            "following",
            "about",
        ],
    ) {
        // Up to the mark that parts the setting from the content.
        let mut noun = None;
        for at in from + 1..limit {
            if page.is_quoted(at) {
                return noun
                    .is_some()
                    .then_some(at)
                    .or_else(|| page.is_any(at.wrapping_sub(1), &[",", ":"]).then_some(at));
            }
            if page.is_any(at, &[",", ":"]) {
                return Some(at);
            }
            if page.is(at, "that") && at > from + 1 {
                return Some(at);
            }
            if page.is_mark(at) && !page.is_any(at, &["(", ")", "&", "/"]) {
                break;
            }
            if page.is_finite(at) && !page.is_any(from, &["when", "while", "as", "after", "before"])
            {
                break;
            }
            if page.is(at, "to") && noun.is_some_and(|last| last + 1 == at) {
                return Some(at);
            }
            if page.is_any(at, SETTINGS)
                || page.can(at, bits::DAY | bits::MONTH)
                || page.is_number(at)
            {
                noun = Some(at);
            } else if let Some(last) = noun
                && last + 1 == at
                && (page.can(at, bits::DET | bits::SUBJECT | bits::POSSESSIVE)
                    || page.is_capital(at) && !page.is_capital(at - 1))
                && !page.can(at, bits::DAY | bits::MONTH)
            {
                return Some(at);
            }
        }
        if limit == page.sentence(from).end
            && !page.is_any(
                from,
                &["of", "as", "when", "while", "with", "by", "about", "over"],
            )
        {
            // The sentence ends with the setting.
            let clause = (from..limit).any(|i| page.is_finite(i));
            return (!clause).then_some(limit);
        }
    }
    None
}
