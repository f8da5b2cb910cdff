//! Where the speaker's words begin and end.

use super::cue::{self, Form};
use super::lexicon::{Verb, bits};
use super::page::{Page, Range};
use super::subject::{self, SETTINGS};
use crate::model::SpeechAct;
use crate::text::quote_marks::Quotation;

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
    if page.is_any(from, &["that", ",", ":", "to", "of", "about"]) || page.is_mark(from) {
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
    while at < limit.min(from + 9) {
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

/// Skips a comma or colon, giving the token after it and whether there was one.
pub fn past_comma(page: &Page, at: usize) -> (usize, bool) {
    if page.is_any(at, &[",", ":"]) {
        (at + 1, true)
    } else {
        (at, false)
    }
}

/// Whether a sentence ends at `at`, its final mark apart.
pub fn is_at_end(page: &Page, at: usize) -> bool {
    let sentence = if at == 0 {
        page.sentence(0)
    } else {
        page.sentence(at - 1)
    };
    at >= sentence.end || page.is_any(at, &[".", "!", "?", ";", "…"]) && !page.is_quoted(at)
}

/// Whether a quotation is a whole utterance: its last word stands before a mark inside.
pub fn is_utterance(page: &Page, q: &Quotation) -> bool {
    let mut inner = if q.closed {
        q.end.saturating_sub(2)
    } else {
        q.end.saturating_sub(1)
    };
    // The mark of a quotation inside may close right before.
    while inner > q.first + 1 && page.is_any(inner, &["'", "’", "”", "''", "\""]) {
        inner -= 1;
    }
    page.is_any(inner, &[",", ".", "!", "?", "…", "—", "–", ";"])
        || !q.closed
        || q.closed && page.is_any(q.end, &["."]) && q.end - q.first > 8
}

/// Words that open a clause before the main one.
const FRONTING: &[&str] = &[
    "while", "although", "though", "after", "when", "as", "if", "since", "because", "before",
    "once", "even", "whereas", "minutes", "hours", "days", "shortly", "soon",
];

/// Whether a subject with a verb starts at `at`.
fn starts_main_clause(page: &Page, at: usize) -> bool {
    !page.is_quoted(at)
        && (page.can(at, bits::DET | bits::SUBJECT | bits::POSSESSIVE) || page.is_capital(at))
        && !page.is_any(at, &["who", "which", "including"])
        && (at + 1..page.sentence(at).end.min(at + 14))
            .take_while(|&i| !page.is_any(i, &[",", ";"]))
            .any(|i| page.is_finite(i))
}

/// What cuts content short.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ends {
    /// A temporal clause after a quotation is the reporter's ("threatened to ... after talks").
    pub at_setting: bool,
}

/// The token after the last word of content that starts at `from`.
pub fn end(page: &Page, from: usize, cue_head: usize, ends: Ends) -> usize {
    let sentence = page.sentence(from);
    // "While Venn said the road was open, the ministry": the clause of the cue ends with its comma.
    let fronted = page.is_any(sentence.first, FRONTING)
        && !(sentence.first + 1..cue_head).any(|i| page.is(i, ","));
    let mut quoted = false;
    let mut at = from;
    let mut stop = sentence.end;
    while at < sentence.end {
        if let Some(q) = page.quotation(at) {
            let (start, next) = (q.first, q.end.min(sentence.end));
            quoted = true;
            at = next.max(at + 1);
            // A whole utterance ends the content, unless a second one follows at once.
            if is_utterance(page, q) && start <= from + 2 && next < sentence.end {
                let goes_on = page.is_quoted(at)
                    || page.is_any(at, &["and", "but", "—", "–"]) && page.is_quoted(at + 1)
                    || page.is(at, "and") && page.is(at + 1, "that");
                if !goes_on {
                    stop = at;
                    break;
                }
            } else if is_utterance(page, q)
                && page.is_any(q.end.saturating_sub(2), &[","])
                && q.closed
                && cuts(page, at, cue_head, true)
            {
                stop = at;
                break;
            }
            continue;
        }
        if page.is(at, ",") && fronted && !quoted && starts_main_clause(page, at + 1) {
            stop = at;
            break;
        }
        if page.is(at, ",") || page.is_dash(at) || page.is(at, ";") {
            if cuts(page, at + 1, cue_head, quoted) {
                stop = at;
                break;
            }
        } else if page.is(at, "and") && at > from && joins_cue(page, at + 1, cue_head)
            || page.is(at, "according") && page.is(at + 1, "to") && at > from + 1
        {
            stop = at;
            break;
        } else if ends.at_setting
            && quoted
            && page.is_any(
                at,
                &[
                    "after",
                    "following",
                    "when",
                    "as",
                    "before",
                    "while",
                    "amid",
                    "if",
                ],
            )
        {
            stop = at;
            break;
        }
        at += 1;
    }
    strip((from, stop), page).1
}

/// Whether what starts at `at`, after a comma, is no longer the speaker's.
fn cuts(page: &Page, at: usize, cue_head: usize, quoted: bool) -> bool {
    let mut i = at;
    if page.is_any(i, &["according"]) || denial_at(page, at).is_some() {
        return true;
    }
    while page.is_any(
        i,
        &[
            "and", "but", "while", "though", "although", "then", "as", "yet",
        ],
    ) || page.can(i, bits::ADVERB) && !page.is_mark(i)
    {
        if i > at + 2 {
            break;
        }
        i += 1;
    }
    if page.is_quoted(i) {
        return false;
    }
    if page.can(i, bits::CUE_ING) {
        let sure = page.can(i, bits::CUE_SURE);
        return sure
            || quoted
            || cue::cues_at(page, i).iter().any(|c| {
                c.form == Form::Participle
                    && !c.verb.object_then.is_empty()
                    && page.can(i + 1, bits::DET | bits::POSSESSIVE | bits::OBJECT)
            });
    }
    if quoted
        && (page.is_any(i, &["which", "who", "whose", "a", "an"]) && i == at
            || page.can(i, bits::ING))
    {
        return true;
    }
    if joins_cue(page, i, cue_head) && i > at {
        return true;
    }
    attributes(page, i)
}

/// Whether a verb of saying in the past starts at `at` (", and said").
fn joins_cue(page: &Page, at: usize, cue_head: usize) -> bool {
    let mut i = at;
    while page.can(i, bits::ADVERB) && i < at + 2 {
        i += 1;
    }
    if page.is_quoted(i) || page.is_mark(i) {
        return false;
    }
    let past = page.can(cue_head, bits::CUE_PAST);
    let ing = page.can(cue_head, bits::CUE_ING);
    let sure = page.can(i, bits::CUE_SURE) && !page.is_any(i, &["told", "asked", "wrote"]);
    let finite = || cue::cues_at(page, i).iter().any(|c| c.form == Form::Finite);
    if (past || ing) && page.can(i, bits::CUE_PAST) {
        return sure && finite()
            || page.is(i, "asked")
                && page.is_any(
                    i + 1,
                    &["why", "whether", "how", "what", "if", "when", "who"],
                )
            || page.is_any(i, &["called", "described", "told", "asked"])
                && page.can(
                    i + 1,
                    bits::DET | bits::OBJECT | bits::PREP | bits::POSSESSIVE,
                );
    }
    if ing && page.can(i, bits::CUE_ING) {
        return sure;
    }
    page.can(cue_head, bits::CUE_S)
        && page.can(i, bits::CUE_S)
        && sure
        && !page.can(i, bits::CUE_NOUN)
}

/// Whether a short subject and a sure verb of saying start at `at` (", officials said").
fn attributes(page: &Page, at: usize) -> bool {
    let end = page.sentence(at).end.min(at + 14);
    for i in at..end {
        if page.is_quoted(i) || page.is_mark(i) && !page.is_any(i, &["'", "’", "&"]) {
            return false;
        }
        if page.can(i, bits::CUE_PAST | bits::CUE_S)
            && page.can(i, bits::CUE_SURE)
            && !page.is_quoted(i)
        {
            let finite = cue::cues_at(page, i).iter().any(|c| {
                c.form == Form::Finite
                    && subject::before(page, c.group.0)
                        .is_some_and(|s| s.range.0 <= at + 2 && s.range.0 >= at)
            });
            if finite {
                return true;
            }
            // "said the minister" after the comma.
            return i == at && subject::after(page, i + 1).is_some();
        }
        if page.is_finite(i) && !page.can(i, bits::ED) && !page.can(i, bits::HAVE)
            || page.can(i, bits::SUBORDINATOR)
        {
            return false;
        }
    }
    false
}

/// The verb of a denial that hangs on the clause before: ", which Kabul denies", ", a charge it rejects".
pub fn denial_at(page: &Page, at: usize) -> Option<usize> {
    let charge = |i: usize| {
        page.is_any(
            i,
            &[
                "charge",
                "claim",
                "accusation",
                "allegation",
                "assertion",
                "suggestion",
                "figure",
                "account",
                "charges",
                "claims",
                "accusations",
                "allegations",
                "something",
            ],
        )
    };
    let from = if page.is(at, "which") {
        at + 1
    } else if page.can(at, bits::DET) && charge(at + 1) {
        at + 2
    } else if charge(at) {
        at + 1
    } else {
        return None;
    };
    let limit = page.sentence(at).end.min(from + 10);
    let verb = (from + 1..limit)
        .take_while(|&i| !page.is_quoted(i) && !page.is_mark(i))
        .find(|&i| {
            page.can(
                i,
                bits::CUE_PAST | bits::CUE_S | bits::CUE_BASE | bits::CUE_PARTICIPLE,
            ) && page
                .word(i)
                .verbs
                .iter()
                .any(|v| matches!(v.act, SpeechAct::Deny | SpeechAct::Reject))
        })?;
    let ends = verb + 1 >= page.sentence(at).end
        || page.is_mark(verb + 1)
        || page.can(verb + 1, bits::PREP | bits::ADVERB);
    ends.then_some(verb)
}

/// Takes marks outside quotations off both ends of a range.
pub fn strip((mut first, mut end): Range, page: &Page) -> Range {
    while first < end
        && page.is_mark(first)
        && !page.is_quoted(first)
        && !page.is_any(first, &["(", "$", "£", "€", "#", "@", "["])
    {
        first += 1;
    }
    while end > first
        && page.is_mark(end - 1)
        && !page.is_quoted(end - 1)
        && !page.is_any(end - 1, &[")", "%", "]"])
    {
        end -= 1;
    }
    (first, end)
}

/// Whether a clause of its own starts at `from`: a subject and, within reach, a finite verb.
pub fn is_clause(page: &Page, from: usize) -> bool {
    let end = page.sentence(from).end.min(from + 30);
    let opens = page.is_quoted(from)
        || page.is_capital(from)
        || page.is_number(from)
        || page.can(
            from,
            bits::DET
                | bits::SUBJECT
                | bits::POSSESSIVE
                | bits::PLURAL
                | bits::GROUP
                | bits::ROLE
                | bits::ROLE_MODIFIER
                | bits::ADVERB,
        )
        || page.is_any(
            from,
            &[
                "if", "when", "while", "because", "after", "as", "in", "on", "at", "under",
                "since", "despite", "with", "without",
            ],
        )
        || page.is_word(from)
            && !page.can(from, bits::PREP | bits::CONJ | bits::AUX | bits::OBJECT);
    opens && (from..end).any(|i| page.is_finite(i) && i > from)
}
