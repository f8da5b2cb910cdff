//! Where the speaker's words begin and end.

mod another;
mod denial;
mod end;
mod joins;

pub use denial::denial_at;
pub use end::{Ends, Shape, end};

use super::lexicon::bits;
use super::page::{Page, Range};
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

/// Whether a quotation looks like the title of a work: few words, all with capitals.
pub fn is_title(page: &Page, q: &Quotation) -> bool {
    let inner = q.first + 1..q.end.saturating_sub(1);
    let small = [
        "of", "the", "and", "in", "on", "a", "an", "for", "to", "with", ",", ".", "’s", "'s",
    ];
    q.closed
        && q.end - q.first <= 9
        && inner.clone().any(|i| page.is_word(i))
        && inner
            .into_iter()
            .all(|i| page.is_capital(i) || page.is_number(i) || page.is_any(i, &small))
}

/// Whether words that open with `first` tell when or where, not what.
pub fn is_setting(page: &Page, first: usize) -> bool {
    page.can(
        first,
        bits::PREP
            | bits::SUBORDINATOR
            | bits::ED
            | bits::ING
            | bits::ADVERB
            | bits::CUE_PARTICIPLE
            | bits::DAY
            | bits::MONTH,
    ) && !page.is_quoted(first)
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
