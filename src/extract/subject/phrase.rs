//! The noun phrase before a word: where it starts and what opens the sentence before it.

use super::REACH;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::text::quote_marks::Quotation;

/// The noun phrase that ends right before `end`, from the start of its clause.
pub fn phrase(page: &Page, end: usize) -> Option<Range> {
    let sentence = page.sentence(end.checked_sub(1)?);
    let floor = sentence.first.max(end.saturating_sub(REACH));
    let mut end = end;
    // "officials today said", "he himself said".
    while end > floor
        && (page.is_any(
            end - 1,
            &[
                "today",
                "yesterday",
                "himself",
                "herself",
                "itself",
                "themselves",
                "first",
                "only",
                "alone",
            ],
        ) || page.can(end - 1, bits::DAY))
    {
        end -= 1;
        if end > floor && page.can(end, bits::DAY) && page.is(end - 1, "on") {
            end -= 1;
        }
    }
    let last = end.checked_sub(1).filter(|&at| at >= floor)?;
    if page.is(last, ")") && !page.is_quoted(last) {
        // "Venn (North), the governor": the brackets belong to the name.
        let open = (floor..last).rev().find(|&i| page.is(i, "("))?;
        if open == floor || page.is(open - 1, ")") {
            return None;
        }
        return phrase(page, open).map(|(first, _)| (first, end));
    }
    if !is_noun_end(page, last) {
        return None;
    }
    if page.can(last, bits::SUBJECT) && !page.is_capital(last)
        || page.is_any(last, &["he", "she", "they", "it", "we", "i", "you"])
    {
        return Some((last, end));
    }
    let mut first = end;
    let mut at = end;
    while at > floor {
        at -= 1;
        if page.is_quoted(at) {
            let quotation = page.quotation(at)?;
            // Short quotations inside a phrase: a nickname, a title.
            if quotation.end - quotation.first <= 6
                && quotation.first > floor
                && first == at + 1
                && quotation.end != first + 9
                && !ends_clause(page, quotation)
            {
                first = quotation.first;
                at = quotation.first;
                continue;
            }
            break;
        }
        if page.is(at, ")") {
            let open = (floor..at).rev().find(|&i| page.is(i, "("));
            let Some(open) = open else { break };
            first = open;
            at = open;
            continue;
        }
        if page.is_mark(at) && !page.is_any(at, &["&", "/", "$", "%", "'", "’"]) {
            // "Qatar, Turkey and Iran said": names in a row.
            if page.is(at, ",") && in_row(page, at, end) {
                first = at;
                continue;
            }
            break;
        }
        if page.is(at, "and") {
            if first == end || clause_before(page, at, floor) {
                break;
            }
            first = at;
            continue;
        }
        if page.can(at, bits::CONJ) || page.can(at, bits::SUBORDINATOR) && !page.is(at, "as") {
            // "the man that": the phrase ends before the clause; the caller sees the rest only.
            break;
        }
        if page.is(at, "as") && !page.is(at.wrapping_sub(1), "such") {
            break;
        }
        if page.is_any(at, &["who", "whom", "whose"]) {
            // A clause with "who" and no commas: what stands before is the phrase.
            let (from, to) = phrase(page, at)?;
            return Some((from, to));
        }
        if page.is_finite(at) {
            let reduced = first < end
                && page.can(first, bits::PREP)
                && page.can(at, bits::ED | bits::CUE_PAST);
            if !reduced {
                break;
            }
        }
        first = at;
    }
    trim((first, end), page)
}

/// Whether a noun phrase can end with the token.
pub fn is_noun_end(page: &Page, at: usize) -> bool {
    if page.is_quoted(at) {
        return false;
    }
    if page.is_any(
        at,
        &[
            "he", "she", "they", "it", "we", "i", "you", "who", "others", "many", "some", "both",
            "all", "one", "two", "three",
        ],
    ) {
        return true;
    }
    // "47%", "those surveyed".
    let counted = page.is(at, "%") && at > 0 && page.is_number(at - 1);
    let asked = page.is_any(at, &["surveyed", "polled", "interviewed"])
        && at > 0
        && (page.is(at - 1, "those") || page.tag(at - 1).is_noun());
    if counted || asked {
        return true;
    }
    page.is_word(at)
        && !page.can(
            at,
            bits::PREP
                | bits::CONJ
                | bits::SUBORDINATOR
                | bits::AUX
                | bits::NEGATION
                | bits::FINITE
                | bits::OBJECT,
        )
        && (!page.can(at, bits::DET | bits::POSSESSIVE)
            || page.is_capital(at) && at > 0 && page.is_capital(at - 1))
        && !(page.can(at, bits::CUE_BASE) && at > 0 && page.can(at - 1, bits::MODAL))
        && (!page.can(at, bits::ADVERB) || page.is_capital(at))
        && (!page.can(at, bits::ED) || page.is_capital(at))
}

fn ends_clause(page: &Page, quotation: &Quotation) -> bool {
    quotation.closed
        && quotation.end >= 2
        && page.is_any(quotation.end - 2, &[",", ".", "?", "!", "…"])
}

/// Whether the comma at `at` parts the members of a list that ends with "and" before `end`.
fn in_row(page: &Page, at: usize, end: usize) -> bool {
    let limit = end.min(at + 8);
    at > 0
        && page.is_capital(at - 1)
        && page.is_capital(at + 1)
        && (at + 1..limit).any(|i| page.is(i, "and"))
        && (at + 1..limit)
            .take_while(|&i| !page.is(i, "and"))
            .all(|i| page.is_capital(i) || page.is(i, ","))
}

/// Whether a clause with a finite verb stands before the "and" at `at`, so that a new one starts.
fn clause_before(page: &Page, at: usize, floor: usize) -> bool {
    (floor..at)
        .rev()
        .take_while(|&i| {
            !page.is_quoted(i) && !page.is_any(i, &[",", ";", ":"]) && !page.is_dash(i)
        })
        .any(|i| page.is_finite(i))
        || at > 0 && (page.is(at - 1, ",") || page.is_quoted(at - 1))
}

/// Takes openings off a phrase: "But", "On Monday", "In a statement".
fn trim((mut first, end): Range, page: &Page) -> Option<Range> {
    loop {
        if first >= end {
            return None;
        }
        if page.can(first, bits::CONJ | bits::SUBORDINATOR) && !page.is_any(first, &["both"])
            || page.is_mark(first) && !page.is(first, "(")
        {
            first += 1;
            continue;
        }
        if page.is(first, "with") && first + 1 < end {
            first += 1;
            continue;
        }
        if page.can(first, bits::ADVERB) && !page.can(first, bits::DET) && first + 1 < end {
            first += 1;
            continue;
        }
        if page.can(first, bits::DAY | bits::MONTH)
            && !page.is_genitive(first + 1)
            && first + 1 < end
        {
            first += 1;
            continue;
        }
        if (page.can(first, bits::PREP)
            || page.is_any(first, &["after", "before", "since", "when"]))
            && first + 1 < end
        {
            first = after_opening((first, end), page)?;
            continue;
        }
        break;
    }
    (first < end).then_some((first, end))
}

/// Where the subject starts in "In a statement the ministry".
fn after_opening((first, end): Range, page: &Page) -> Option<usize> {
    let starts = |at: usize| {
        let before = at - 1;
        page.can(at, bits::DET | bits::POSSESSIVE) && !page.can(before, bits::PREP | bits::DET)
            || page.can(at, bits::SUBJECT) && !page.can(before, bits::PREP)
            || page.is_capital(at)
                && !page.is_capital(before)
                && !page.can(
                    before,
                    bits::PREP | bits::DET | bits::POSSESSIVE | bits::ROLE | bits::TITLE,
                )
                && !page.is_genitive(before)
            || page.is_capital(at) && page.can(before, bits::DAY | bits::MONTH)
    };
    if let Some(at) = (first + 2..end).rev().find(|&at| starts(at)) {
        return Some(at);
    }
    // "In Kabul officials".
    let last = end - 1;
    (last >= first + 2 && !page.is_capital(last) && page.is_capital(last - 1)).then_some(last)
}
