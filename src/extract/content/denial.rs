//! A denial that hangs on the clause before.

use crate::extract::lexicon::bits;
use crate::extract::page::Page;
use crate::model::SpeechAct;

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
