//! Where the speaker's words begin and end.

use super::cue::{self, Form};
use super::lexicon::bits;
use super::page::{Page, Range};
use super::subject;
use crate::model::SpeechAct;
use crate::text::quote_marks::Quotation;

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
        || page.is(q.end, ".") && q.end - q.first > 8
}

/// Words that open the reporter's setting after a quotation.
const AFTERWARDS: &[&str] = &[
    "after",
    "following",
    "when",
    "as",
    "before",
    "while",
    "amid",
    "if",
];

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
        let stops = if page.is(at, ",") && fronted && !quoted && starts_main_clause(page, at + 1) {
            true
        } else if page.is_any(at, &[",", ";"]) || page.is_dash(at) {
            cuts(page, at + 1, cue_head, quoted)
        } else {
            page.is(at, "and") && at > from && joins_cue(page, at + 1, cue_head)
                || page.is(at, "according") && page.is(at + 1, "to") && at > from + 1
                || ends.at_setting && quoted && page.is_any(at, AFTERWARDS)
        };
        if stops {
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
        let takes_over = |c: &cue::Cue| {
            c.form == Form::Participle
                && (judges(c.verb.act)
                    || !c.verb.object_then.is_empty()
                        && page.can(i + 1, bits::DET | bits::POSSESSIVE | bits::OBJECT))
        };
        return page.can(i, bits::CUE_SURE)
            || quoted
            || cue::cues_at(page, i).iter().any(takes_over);
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

/// Acts that a reporter tells of in a clause of their own more often than a speaker does.
fn judges(act: SpeechAct) -> bool {
    matches!(
        act,
        SpeechAct::Accuse
            | SpeechAct::Condemn
            | SpeechAct::Deny
            | SpeechAct::Reject
            | SpeechAct::Demand
            | SpeechAct::Threaten
    )
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
        let judged = page.word(i).verbs.iter().any(|v| judges(v.act))
            && (page.is_quoted(i + 1)
                || page.is_capital(i + 1)
                || page.can(i + 1, bits::DET | bits::POSSESSIVE));
        return (sure || judged) && finite()
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
            && (page.can(i, bits::CUE_SURE)
                || page.is_any(i, &["reported", "reports"]) && is_at_end_or_comma(page, i + 1))
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

fn is_at_end_or_comma(page: &Page, at: usize) -> bool {
    is_at_end(page, at) || page.is(at, ",")
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
