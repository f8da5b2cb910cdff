//! Who passed the words on: outlets between the speaker and the article.

use super::at_token;
use crate::extract::Hints;
use crate::extract::constructions::signed;
use crate::extract::draft::Draft;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::extract::subject::{self, Link};

/// "Venn said the road was open, the Eastern News Agency reported": the agency passed it on.
pub(super) fn relays(page: &Page, hints: &Hints, draft: &Draft, last: &Draft) -> bool {
    let inner = draft.construction != signed::CONSTRUCTION.id
        && last.carrier.is_none()
        && last.cue.is_some_and(|c| draft.holds(c.0))
        && last.source.is_some();
    let outlet = draft.source.is_some_and(|s| {
        let core = (s.range.0..s.range.1).take_while(|&i| !page.is(i, ","));
        core.last().is_some_and(|i| page.can(i, bits::MEDIA)) || is_listed(page, hints, s.range)
    });
    inner && outlet
}

/// Whether the words end with the name of a listed carrier: "the state-run Eastern Wire".
fn is_listed(page: &Page, hints: &Hints, (first, end): Range) -> bool {
    let core_end = (first..end).find(|&i| page.is(i, ",")).unwrap_or(end);
    hints.carriers.iter().any(|name| {
        let words = || name.split_whitespace();
        let count = words().count();
        count > 0
            && core_end - first >= count
            && page.is_capital(core_end - count)
            && words()
                .zip(core_end - count..)
                .all(|(word, at)| page.lower(at) == word.to_lowercase())
    })
}

/// "The Eastern Wire reported that the ministry had denied it": the ministry's statement, if the
/// words that a listed carrier gives open with a source and a cue of their own.
pub(super) fn inner(page: &Page, found: &[Draft], hints: &Hints, outer: &Draft) -> Option<Draft> {
    let carrier = outer.source.filter(|s| is_listed(page, hints, s.range))?;
    let (mut first, end) = *outer.content.first()?;
    if outer.carrier.is_some() || page.is_quoted(first) {
        return None;
    }
    if page.is(first, "that") {
        first += 1;
    }
    let limit = end.min(first + subject::REACH);
    let verb = (first + 1..limit)
        .take_while(|&i| !page.is_quoted(i))
        .find(|&i| page.is_finite(i) && !page.can(i, bits::HAVE))?;
    let draft = (first..limit)
        .take_while(|&i| !page.is_quoted(i) && i <= verb)
        .filter(|&i| page.can(i, bits::CUE))
        .find_map(|at| at_token(page, found, at))?;
    let opens = draft
        .source
        .is_some_and(|s| s.link == Link::Own && s.range.0 >= first && s.range.0 <= first + 2);
    let follows = draft.cue.is_some_and(|c| c.0 >= first && c.1 <= end);
    (opens && follows).then_some(Draft {
        carrier: Some(carrier.range),
        ..draft
    })
}

/// "State media quoted officials accusing": who stands before "quoted" passed the words on.
pub(super) fn carrier(page: &Page, draft: &Draft) -> Option<Range> {
    let quoting = draft.source?.range.0.checked_sub(1)?;
    if !page.is_any(
        quoting,
        &["quoted", "quotes", "quoting", "cited", "cites", "citing"],
    ) || page.is_quoted(quoting)
    {
        return None;
    }
    let mut group = quoting;
    while group > page.sentence(quoting).first && page.can(group - 1, bits::AUX | bits::ADVERB) {
        group -= 1;
    }
    subject::before(page, group)
        .filter(|s| s.link == Link::Own)
        .map(|s| s.range)
}
