//! What stands between a subject and its verb: appositions, brackets, "in turn".

use super::phrase::{is_noun_end, phrase};
use super::{REACH, is_subject_like};
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::text::tokens;

/// A noun phrase with an apposition, a clause with "who" or brackets between it and the verb.
pub(super) fn apposed(page: &Page, last: usize) -> Option<Range> {
    let sentence = page.sentence(last);
    let floor = sentence.first.max(last.saturating_sub(REACH));
    if page.is(last, ")") {
        let open = (floor..last).rev().find(|&i| page.is(i, "("))?;
        let (first, _) = phrase(page, open)?;
        return Some((first, last + 1));
    }
    let mut at = last;
    while at > floor {
        at -= 1;
        if page.is_quoted(at) {
            // A nickname inside is well; a whole quotation is not.
            let quotation = page.quotation(at)?;
            if quotation.end - quotation.first > 8 {
                return None;
            }
            at = quotation.first;
            continue;
        }
        if page.is_any(at, &[";", ":", "."]) {
            return None;
        }
        let matches =
            page.is(last, ",") && page.is(at, ",") || page.is_dash(last) && page.is_dash(at);
        // "of Pell, Mass., said": the name of a state is no apposition to a person.
        let state = at + 2 == last && tokens::is_place(page.raw(at + 1).trim_end_matches('.'));
        if !matches || state || !opens_apposition(page, at + 1) || is_own_clause(page, at + 1, last)
        {
            continue;
        }
        let Some((first, end)) = phrase(page, at) else {
            continue;
        };
        if page.is_number(end - 1) || !is_subject_like(page, (first, end)) {
            continue;
        }
        // A clause with "who" is left out; a role is part of the name.
        let role = page.can(
            at + 1,
            bits::DET
                | bits::ROLE
                | bits::ROLE_MODIFIER
                | bits::POSSESSIVE
                | bits::TITLE
                | bits::GROUP,
        ) || page.is_number(at + 1)
            || page.is_capital(at + 1)
            || (at + 1..last).any(|i| page.can(i, bits::ROLE))
                && !page.can(
                    at + 1,
                    bits::PREP | bits::ING | bits::ED | bits::ADVERB | bits::SUBORDINATOR,
                );
        let incidental = !role
            || page.can(
                at + 1,
                bits::SUBJECT | bits::PREP | bits::SUBORDINATOR | bits::ADVERB,
            )
            || page.is(at + 1, "whose");
        return Some(if incidental {
            (first, at)
        } else {
            (first, last)
        });
    }
    None
}

/// Words between two commas that interrupt a clause at most: "for its own part".
const INTERRUPTION: usize = 5;

/// The end of the subject before an interruption that closes with the comma at `last`: "officials,
/// in turn, accuse", "the ministry, however, denies".
pub fn before_interruption(page: &Page, last: usize) -> Option<usize> {
    if !page.is(last, ",") || page.is_quoted(last) {
        return None;
    }
    let floor = page
        .sentence(last)
        .first
        .max(last.saturating_sub(INTERRUPTION + 1));
    let comma = (floor..last).rev().find(|&i| page.is(i, ","))?;
    let (first, end) = (comma + 1, last);
    let plain = (first..end).all(|i| page.is_word(i) && !page.is_capital(i) && !page.is_quoted(i));
    let adverbs = (first..end).all(|i| page.can(i, bits::ADVERB) || page.is(i, "though"));
    let phrase = end > first + 1
        && page.can(first, bits::PREP)
        && page.is_any(
            end - 1,
            &[
                "turn", "part", "side", "contrast", "response", "return", "hand", "reply", "case",
                "fact", "addition", "time",
            ],
        );
    let subject = comma
        .checked_sub(1)
        .filter(|&i| i >= page.sentence(last).first)?;
    (first < end && plain && (adverbs || phrase) && is_noun_end(page, subject)).then_some(subject)
}

/// Whether the words between two commas are a clause of their own, which no subject reaches over.
fn is_own_clause(page: &Page, first: usize, end: usize) -> bool {
    let relative = page.is_any(
        first,
        &[
            "who", "whose", "which", "when", "as", "while", "after", "where", "that", "if",
            "though", "although", "whom", "because",
        ],
    ) || page.can(first, bits::PREP | bits::ING | bits::ED);
    let verb = |i: usize| {
        page.is_finite(i)
            && page.can(
                i,
                bits::FINITE | bits::BE | bits::HAVE | bits::DO | bits::MODAL,
            )
    };
    let inner = (first..end).any(|i| page.is_any(i, &["who", "whose", "which", "that", "whom"]));
    !relative && !inner && (first..end).any(|i| !page.is_quoted(i) && verb(i))
}

/// Whether words between two commas or dashes can stand between a subject and its verb.
fn opens_apposition(page: &Page, at: usize) -> bool {
    page.is_word(at) && (!page.can(at, bits::CONJ) || page.is_dash(at - 1))
}
