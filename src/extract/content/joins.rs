//! A second verb of saying that ends the content of the first.

use super::end::Shape;
use super::is_at_end_or_comma;
use crate::extract::cue::{self, Form};
use crate::extract::lexicon::{Takes, bits};
use crate::extract::page::Page;
use crate::extract::subject;
use crate::model::SpeechAct;

/// Acts that a reporter tells of in a clause of their own more often than a speaker does.
pub(super) fn judges(act: SpeechAct) -> bool {
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

/// How a verb stands in time, as far as its form and auxiliaries tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    /// "said", "did say".
    Past,
    /// "says", "say", "is saying".
    Present,
    /// "has said".
    Perfect,
    /// "had said", "would say": inside content as likely as outside.
    Other,
    /// "saying".
    Participle,
}

fn tense(page: &Page, head: usize, first: usize) -> Tense {
    let aux = (first..head).find(|&i| page.can(i, bits::AUX));
    match aux {
        Some(i)
            if page.is_any(
                i,
                &["has", "have", "hasn't", "haven't", "hasn’t", "haven’t"],
            ) =>
        {
            Tense::Perfect
        }
        Some(i) if page.is_any(i, &["did", "didn't", "didn’t"]) => Tense::Past,
        Some(i)
            if page.is_any(
                i,
                &["do", "does", "doesn't", "doesn’t", "is", "are", "'s", "’s"],
            ) =>
        {
            Tense::Present
        }
        Some(_) => Tense::Other,
        None if page.can(head, bits::CUE_ING) => Tense::Participle,
        None if page.can(head, bits::CUE_PAST) => Tense::Past,
        None => Tense::Present,
    }
}

/// Auxiliaries and adverbs before a verb at most.
const GROUP: usize = 4;

/// Whether a verb of saying with the subject of the cue follows "and" or "but" at `at`: the words
/// after it are a statement of their own.
pub(super) fn joins_cue(page: &Page, at: usize, cue_head: usize, shape: Shape) -> bool {
    let mut first = at;
    while page.is_any(first, &["and", "but", "then", "yet", "while", "though"]) && first < at + 2 {
        first += 1;
    }
    if first == at {
        return false;
    }
    let strong = (at..first).any(|i| page.is(i, "but")) || shape == Shape::Thing;
    let mut head = first;
    while page.can(head, bits::AUX | bits::ADVERB | bits::NEGATION)
        && !page.is(head, "to")
        && head < first + GROUP
    {
        head += 1;
    }
    if page.is_quoted(head) || page.is_mark(head) || !page.can(head, bits::CUE) {
        return false;
    }
    let mut main = cue_head;
    while main > 0 && cue_head - main < GROUP && page.can(main - 1, bits::AUX | bits::ADVERB) {
        main -= 1;
    }
    let sure = page.can(head, bits::CUE_SURE) && !page.is_any(head, &["told", "asked", "wrote"]);
    match (tense(page, cue_head, main), tense(page, head, first)) {
        (Tense::Past | Tense::Participle, Tense::Past)
            if head == first || !has_aux(page, first, head) =>
        {
            joins_past(page, head, sure) || strong && fits(page, head)
        }
        (Tense::Participle, Tense::Participle) => sure,
        (Tense::Past | Tense::Perfect, Tense::Past) => strong && fits(page, head),
        (Tense::Past | Tense::Perfect | Tense::Present, Tense::Perfect) => fits(page, head),
        (Tense::Present | Tense::Perfect, Tense::Present) => {
            (sure || strong || judged(page, head))
                && page.can(head, bits::CUE_S)
                && fits(page, head)
        }
        _ => false,
    }
}

fn has_aux(page: &Page, first: usize, head: usize) -> bool {
    (first..head).any(|i| page.can(i, bits::AUX))
}

fn judged(page: &Page, head: usize) -> bool {
    page.word(head).verbs.iter().any(|v| judges(v.act))
}

/// Whether a verb of saying in the past without subject goes on with the cue's.
fn joins_past(page: &Page, head: usize, sure: bool) -> bool {
    let finite = || {
        cue::cues_at(page, head)
            .iter()
            .any(|c| c.form == Form::Finite)
    };
    let judged = judged(page, head)
        && (page.is_quoted(head + 1)
            || page.is_capital(head + 1)
            || page.can(head + 1, bits::DET | bits::POSSESSIVE));
    (sure || judged) && finite()
        || page.is(head, "asked")
            && page.is_any(
                head + 1,
                &["why", "whether", "how", "what", "if", "when", "who"],
            )
        || page.is_any(head, &["called", "described", "told", "asked"])
            && page.can(
                head + 1,
                bits::DET | bits::OBJECT | bits::PREP | bits::POSSESSIVE,
            )
}

/// Whether what follows the verb at `head` is what one of its entries takes.
fn fits(page: &Page, head: usize) -> bool {
    cue::cues_at(page, head).iter().any(|c| {
        let next = c.group.1;
        let object = || {
            page.is_quoted(next)
                || page.is_capital(next)
                || page.is_number(next)
                || page.can(
                    next,
                    bits::DET | bits::POSSESSIVE | bits::OBJECT | bits::PLURAL | bits::SUBJECT,
                )
        };
        let verb = c.verb;
        matches!(c.form, Form::Finite | Form::Participle)
            && (page.is(next, "that") && verb.takes_that()
                || page.is_any(next, &["whether", "how", "why", "what", "if"])
                    && (verb.takes(Takes::Wh) || verb.takes(Takes::Clause))
                || page.is(next, "to") && verb.takes(Takes::ToVerb)
                || verb.takes(Takes::Quote)
                    && (page.is_quoted(next)
                        || page.is_any(next, &[",", ":"]) && page.is_quoted(next + 1))
                || verb.prepositions.iter().any(|p| page.is(next, p))
                || (verb.takes(Takes::Clause)
                    || verb.takes(Takes::Np)
                    || verb.addressee
                    || !verb.object_then.is_empty())
                    && object())
    })
}

/// Whether a short subject and a sure verb of saying start at `at` (", officials said").
pub(super) fn attributes(page: &Page, at: usize) -> bool {
    let end = page.sentence(at).end.min(at + 14);
    for i in at..end {
        if page.is_quoted(i) || page.is_mark(i) && !page.is_any(i, &["'", "’", "&"]) {
            return false;
        }
        // "and Venn calling it": a name with a participle of its own.
        if i > at
            && page.can(i, bits::CUE_ING)
            && !page.is_capital(i)
            && (at..i).all(|k| page.is_capital(k))
        {
            return true;
        }
        if page.can(i, bits::CUE_PAST | bits::CUE_S)
            && (page.can(i, bits::CUE_SURE)
                || page.is_any(at, &["he", "she", "they"]) && fits(page, i)
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
