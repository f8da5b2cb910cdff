//! The words for the speaker: the noun phrase that is the subject of a verb of saying.
//!
//! There is no parse. A subject is what lies between the start of its clause and the verb, once
//! appositions, brackets and openings such as "On Monday" are taken away.

use super::lexicon::bits;
use super::page::{Page, Range};

/// How the words of a source hang together with their cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Its own subject, or the name after "according to".
    Own,
    /// The subject of the clause before, which goes on.
    Shared,
    /// "who", with the noun before it.
    Relative,
}

/// The words of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The words.
    pub range: Range,
    /// How they hang together with the cue.
    pub link: Link,
    /// For a relative pronoun, the noun phrase it stands for.
    pub antecedent: Option<Range>,
}

impl Source {
    /// A source with words of its own.
    pub fn own(range: Range) -> Self {
        Self {
            range,
            link: Link::Own,
            antecedent: None,
        }
    }
}

/// Words of a subject at most, apposition included.
pub const REACH: usize = 45;

/// The subject before the verb group that starts at `group`.
pub fn before(page: &Page, group: usize) -> Option<Source> {
    let sentence = page.sentence(group);
    let mut last = group.checked_sub(1).filter(|&at| at >= sentence.first)?;
    while last > sentence.first
        && page.can(last, bits::ADVERB)
        && page.is(last - 1, ",")
        && !page.is_quoted(last)
    {
        last -= 1;
    }
    if page.is_quoted(last) {
        return None;
    }
    if page.is_any(last, &["who", "which"])
        || page.is(last, "that")
            && last > sentence.first
            && is_noun_end(page, last - 1)
            && !page.is(last - 1, "said")
    {
        let mut end = last;
        if end > sentence.first && page.is(end - 1, ",") {
            end -= 1;
        }
        let antecedent = phrase(page, end);
        // "to say who asked": a question, no relative clause.
        if page.is(last, "who") && antecedent.is_none() {
            return None;
        }
        return Some(Source {
            range: (last, last + 1),
            link: Link::Relative,
            antecedent,
        });
    }
    if let Some(end) = before_interruption(page, last)
        && let Some(range) = phrase(page, end + 1)
        && is_subject_like(page, range)
    {
        return Some(Source::own(range));
    }
    if page.is(last, ",") || page.is_dash(last) || page.is(last, ")") {
        return apposed(page, last).map(Source::own);
    }
    phrase(page, group).map(Source::own)
}

/// A noun phrase with an apposition, a clause with "who" or brackets between it and the verb.
fn apposed(page: &Page, last: usize) -> Option<Range> {
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
        if !matches || !opens_apposition(page, at + 1) || is_own_clause(page, at + 1, last) {
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

/// Whether a phrase looks like someone who speaks, not like "On Monday" or a bare number.
fn is_subject_like(page: &Page, (first, end): Range) -> bool {
    (first..end).any(|i| page.is_capital(i) && !page.can(i, bits::DAY | bits::MONTH))
        || page.can(first, bits::DET | bits::POSSESSIVE | bits::SUBJECT)
        || page.can(end - 1, bits::PLURAL | bits::ROLE | bits::GROUP)
}

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

fn ends_clause(page: &Page, quotation: &crate::text::quote_marks::Quotation) -> bool {
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

/// The subject that goes on in a participle or after "and": that of the nearest verb before `at`
/// that has one.
pub fn of_clause_before(page: &Page, at: usize) -> Option<Source> {
    let sentence = page.sentence(at);
    let floor = sentence.first.max(at.saturating_sub(90));
    let mut best = None;
    let mut i = floor;
    while i < at {
        if page.is_quoted(i) {
            i = page.past_quotation(i);
            continue;
        }
        if page.is_finite(i) && !(i > floor && page.can(i - 1, bits::AUX) && page.is_finite(i - 1))
        {
            let mut group = i;
            while group > floor
                && page.can(group - 1, bits::ADVERB | bits::NEGATION)
                && !page.is_quoted(group - 1)
            {
                group -= 1;
            }
            if let Some(source) = before(page, group)
                && (source.link == Link::Own)
                && is_subject_like(page, source.range)
                && !page.can(source.range.0, bits::PREP)
            {
                best = Some(Source {
                    link: Link::Shared,
                    ..source
                });
                break;
            }
        }
        i += 1;
    }
    best
}
