//! The words for the speaker: the noun phrase that is the subject of a verb of saying.
//!
//! A subject is what lies between the start of its clause and the verb, once appositions, brackets
//! and openings such as "On Monday" are taken away. Where that is doubtful, the tree of the sentence
//! chooses.

mod after;
mod apposed;
mod chosen;
mod phrase;

pub use after::{SETTINGS, after, opens_setting};
pub use apposed::before_interruption;
pub use chosen::{chosen, is_plain};
pub use phrase::{is_noun_end, phrase};

use super::lexicon::bits;
use super::page::{Page, Range};
use apposed::apposed;

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
        // "Venn (E-Pell), said": a comma after brackets that no comma opened.
        let bracket = || {
            (last > sentence.first && page.is(last, ",") && page.is(last - 1, ")"))
                .then(|| apposed(page, last - 1))
                .flatten()
        };
        return apposed(page, last).or_else(bracket).map(Source::own);
    }
    phrase(page, group).map(Source::own)
}

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

/// Whether a phrase looks like someone who speaks, not like "On Monday" or a bare number.
fn is_subject_like(page: &Page, (first, end): Range) -> bool {
    (first..end).any(|i| page.is_capital(i) && !page.can(i, bits::DAY | bits::MONTH))
        || page.can(first, bits::DET | bits::POSSESSIVE | bits::SUBJECT)
        || page.can(end - 1, bits::PLURAL | bits::ROLE | bits::GROUP)
}
