//! The source of a verb of saying, by the form the verb stands in.

use crate::extract::cue::{Cue, Form};
use crate::extract::draft::Scene;
use crate::extract::lexicon::bits;
use crate::extract::page::Page;
use crate::extract::subject::{self, Link, Source};

/// The source of a verb of saying: what the rules for its form propose, or what the tree of the
/// sentence says where the two part.
pub(super) fn source(scene: &Scene, cue: &Cue) -> Option<Source> {
    let proposed = by_rules(scene, cue);
    // A statement before in the same sentence lends its speaker: "said ..., adding ...".
    let lent = cue.form != Form::Finite && scene.previous(cue.head).is_some();
    if lent || subject::is_plain(scene.page, cue.group.0, proposed) {
        return proposed;
    }
    subject::chosen(scene.page, cue, proposed)
}

/// The source of a verb of saying by the form it stands in.
fn by_rules(scene: &Scene, cue: &Cue) -> Option<Source> {
    let page = scene.page;
    let first = cue.group.0;
    let sentence = page.sentence(first);
    match cue.form {
        Form::Finite => {
            if first > sentence.first
                && (page.can(first - 1, bits::CONJ) || page.is(first - 1, "then"))
            {
                return scene.shared(first - 1);
            }
            let own = subject::before(page, first);
            if own.is_none() && first > sentence.first && page.is(first - 1, ",") {
                // ", but also said": the conjunction stands before the adverb.
                return None;
            }
            own
        }
        Form::Passive => subject::before(page, first),
        Form::Infinitive => governed(page, first).then(|| scene.shared(first)).flatten(),
        Form::Participle => {
            if first == sentence.first
                || page.is_any(
                    first.wrapping_sub(1),
                    &["by", "in", "after", "before", "while", "when"],
                ) && first - 1 == sentence.first
            {
                return of_clause_after(page, first).or_else(|| goes_on(scene, first));
            }
            own_participle(page, first).or_else(|| scene.shared(first))
        }
    }
}

/// "quoted officials accusing", "with Venn calling": the noun right before is the subject.
fn own_participle(page: &Page, first: usize) -> Option<Source> {
    let before = first - 1;
    if page.is_quoted(before) || page.can(before, bits::DAY) || !subject::is_noun_end(page, before)
    {
        return None;
    }
    let range = subject::phrase(page, first)?;
    let document = (range.0..range.1)
        .any(|i| !page.is_capital(i) && page.is_any(i, subject::SETTINGS))
        || page.is_any(
            range.1 - 1,
            &[
                "warning",
                "statements",
                "tweets",
                "letters",
                "posts",
                "sentiment",
                "slogans",
                "signs",
                "apology",
                "word",
                "voice",
                "remark",
            ],
        );
    let inner =
        (range.0..range.1).any(|i| !page.is_capital(i) && page.can(i, bits::ING | bits::CUE_ING));
    let opener = range.0.checked_sub(1);
    let bound = opener.is_none_or(|i| {
        page.is_mark(i)
            || page.is_any(
                i,
                &[
                    "quoted", "quotes", "quoting", "cited", "citing", "with", "heard", "and", "of",
                    "shows", "showed", "saw",
                ],
            )
            || page.sentence_of(i) != page.sentence_of(first)
    });
    (!document && !inner && bound && !page.can(range.0, bits::PREP)).then(|| Source::own(range))
}

/// "went on to say", "continued to insist": the verb before only says how the speaking went.
fn governed(page: &Page, first: usize) -> bool {
    let sentence = page.sentence(first);
    // "had this to say".
    let has = first > sentence.first + 1
        && page.is_any(
            first - 1,
            &["this", "more", "much", "something", "little", "words"],
        )
        && page.can(first - 2, bits::HAVE);
    has || (first.saturating_sub(3).max(sentence.first)..first).any(|i| {
        page.is_any(
            i,
            &[
                "went",
                "goes",
                "go",
                "going",
                "continued",
                "continues",
                "began",
                "begun",
                "used",
                "seemed",
                "appeared",
                "sought",
                "tried",
                "rushed",
                "hastened",
                "took",
                "stopped",
                "declined",
                "refused",
                "able",
                "wanted",
                "hasten",
                "statement",
                "failed",
                "seeking",
                "planned",
                "plans",
                "expected",
            ],
        )
    })
}

/// "Adding: ...": a sentence without a subject goes on from the one before.
fn goes_on(scene: &Scene, first: usize) -> Option<Source> {
    let last = scene.found.last()?;
    let near = last.sentence + 1 == scene.page.sentence_of(first);
    near.then_some(last.source?).map(|s| Source {
        link: Link::Shared,
        ..s
    })
}

/// "Calling it a mistake, Venn left": the subject of the clause after the comma.
fn of_clause_after(page: &Page, first: usize) -> Option<Source> {
    let sentence = page.sentence(first);
    let limit = sentence.end.min(first + 60);
    let mut at = first;
    let mut comma = None;
    while at < limit {
        if page.is_quoted(at) {
            at = page.past_quotation(at);
            if page.is_any(at.saturating_sub(2), &[","]) {
                comma = Some(at);
            }
            continue;
        }
        if page.is(at, ",") {
            comma = Some(at + 1);
        } else if let Some(start) = comma
            && page.is_finite(at)
            && let Some(range) = subject::phrase(page, at)
            && range.0 >= start
        {
            return Some(Source {
                range,
                link: Link::Shared,
                antecedent: None,
            });
        }
        at += 1;
    }
    None
}
