//! From proposals to statements: the outermost kept, halves and following quotations joined.

mod carrier;
mod nested;
mod silence;
mod source;
mod statements;

pub use statements::statements;

use super::Hints;
use super::bridge;
use super::constructions::{quote_introduced, signed};
use super::cue;
use super::draft::{Draft, Scene};
use super::lexicon::bits;
use super::page::{Page, Range};
use super::registry::{Find, ORPHAN, REGISTRY, Verbal};
use super::subject::{Link, Source};
use crate::model::SpeechAct;
use carrier::{carrier, inner, relays};
use silence::says_nothing;
use source::source;

/// All statements of a page, in the order of their cues, as tokens.
pub fn drafts(page: &Page, hints: &Hints) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for number in 0..page.sentences.len() {
        let sentence = page.sentences[number];
        let before = found.len();
        let mut at = sentence.first;
        while at < sentence.end {
            if page.is_quoted(at) {
                at = page.past_quotation(at);
                continue;
            }
            if let Some(draft) = at_token(page, &found, at) {
                let draft = inner(page, &found, hints, &draft).unwrap_or(draft);
                match found
                    .last_mut()
                    .filter(|last| relays(page, hints, &draft, last))
                {
                    Some(last) => last.carrier = draft.source.map(|s| s.range),
                    None => take(&mut found, draft, before),
                }
            }
            at += 1;
        }
        if found.len() == before {
            go_on(page, &mut found, number);
        }
    }
    found
}

/// What the constructions find at a token, the first of the registry first.
fn at_token(page: &Page, found: &[Draft], at: usize) -> Option<Draft> {
    let sentence = page.sentence_of(at);
    let held = found.iter().rev().take(6).any(|d| {
        let same = d.cue.is_some_and(|c| page.sentence_of(c.0) == sentence);
        let between = d.carrier.is_some() && d.cue.is_some_and(|c| c.0 <= at) && at < d.hull().0;
        d.holds(at) && (same || d.construction == "colon") || same && between
    });
    propose(page, found, at, held)
}

/// What the constructions find at a token; when it is `held` by another's content, only who signed
/// all of it.
fn propose(page: &Page, found: &[Draft], at: usize, held: bool) -> Option<Draft> {
    let scene = Scene { page, found };
    for construction in REGISTRY {
        // Who signed a post said all of it, whoever is quoted in it.
        if let Find::Token(find) = construction.find
            && (!held || construction.id == signed::CONSTRUCTION.id)
            && let Some(draft) = find(&scene, at)
        {
            return Some(draft);
        }
    }
    if held {
        return None;
    }
    let cues = cue::cues_at(page, at);
    if cues.iter().any(|c| says_nothing(page, c)) {
        return None;
    }
    for cue in &cues {
        let verbal = Verbal {
            cue,
            source: source(&scene, cue),
            after: bridge::bridge(page, cue.group.1, cue.verb),
        };
        for construction in REGISTRY {
            if let Find::Verb(find) = construction.find
                && let Some(mut draft) = find(&scene, &verbal)
            {
                draft.carrier = carrier(page, &draft);
                return Some(draft);
            }
        }
    }
    None
}

/// Adds a draft; those whose cue it holds in its content are nested in it and go.
fn take(found: &mut Vec<Draft>, draft: Draft, from: usize) {
    let from = if draft.construction == signed::CONSTRUCTION.id {
        free_before(found, &draft)
    } else {
        from
    };
    let mut i = from;
    while i < found.len() {
        let inside = found[i].cue.is_some_and(|c| draft.holds(c.0));
        if inside {
            found.remove(i);
        } else {
            i += 1;
        }
    }
    // A quotation has one speaker; what one says another may deny.
    let denies = draft.construction == "relative-denial";
    if !denies
        && let Some(other) = found[from..]
            .iter()
            .position(|d| d.content == draft.content)
    {
        found.remove(from + other);
    }
    found.push(draft);
}

/// Words signed by their author belong to nobody who spoke before: takes them from earlier drafts,
/// and gives the first draft that may lie in them.
fn free_before(found: &mut Vec<Draft>, signed: &Draft) -> usize {
    let (first, end) = signed.hull();
    let start = found
        .iter()
        .rposition(|d| d.hull().0.max(d.cue.map_or(0, |c| c.0)) < first)
        .map_or(0, |i| i + 1);
    // A quotation may have been taken for the end of what one of the last few said.
    let last = start.saturating_sub(4);
    for draft in &mut found[last..] {
        if draft.content.len() > 1 {
            draft.content.retain(|r| !(first <= r.0 && r.1 <= end));
        }
    }
    let alone = |d: &Draft| d.cue.is_none() && first <= d.hull().0 && d.hull().1 <= end;
    let kept: Vec<bool> = found.iter().map(|d| !alone(d)).collect();
    let mut i = 0;
    found.retain(|_| {
        i += 1;
        i <= start || kept[i - 1]
    });
    start.min(found.len())
}

/// A sentence that is a quotation goes on with the statement before it, or stands alone.
fn go_on(page: &Page, found: &mut Vec<Draft>, number: usize) {
    let sentence = page.sentences[number];
    let Some(q) = page
        .quotation(sentence.first)
        .filter(|q| q.first == sentence.first)
    else {
        return;
    };
    let outside = (sentence.first..sentence.end)
        .filter(|&i| !page.is_quoted(i) && page.is_word(i))
        .count();
    if outside > 0 || sentence.end - sentence.first < 3 {
        return;
    }
    let range: Range = (sentence.first, q.end.min(sentence.end));
    let last = found.last().map(|d| d.sentence);
    if let Some(last) = last.filter(|&last| last + 1 == number || last == number) {
        // Of several statements in that sentence, the one that quotes goes on.
        let of_sentence = found
            .iter()
            .rev()
            .take(6)
            .take_while(|d| d.sentence == last)
            .count();
        let from = found.len() - of_sentence.max(1);
        let open = found[from..]
            .iter()
            .position(|d| d.open)
            .map_or(found.len() - 1, |i| from + i);
        let next = &mut found[open];
        next.content.push(range);
        next.open = true;
        // It moves to the end, so that the next quotation finds it.
        for draft in &mut found[from..] {
            draft.sentence = number;
        }
        return;
    }
    // "Venn was blunt. “We go.”"
    if let Some((source, cue)) = introduced(page, number) {
        found.push(Draft {
            construction: ORPHAN,
            lemma: "",
            act: SpeechAct::Assert,
            cue,
            source: Some(source),
            shares: false,
            content: vec![range],
            carrier: None,
            open: true,
            sentence: number,
        });
        return;
    }
    let Some(last) = found.last() else {
        return;
    };
    let near = last.sentence + 3 >= number && range.1 - range.0 >= 8;
    if near {
        let source = last.source.map(|s| Source {
            link: Link::Shared,
            ..s
        });
        found.push(Draft {
            construction: ORPHAN,
            lemma: "",
            act: SpeechAct::Assert,
            cue: None,
            source: None,
            shares: source.is_some(),
            content: vec![range],
            carrier: None,
            open: true,
            sentence: number,
        });
    }
}

/// Words of a sentence at most that introduces the quotation after it.
const INTRODUCTION: usize = 25;

/// The person whom the short sentence before, in the same paragraph, is about, and its verb if that
/// can be one of saying.
fn introduced(page: &Page, number: usize) -> Option<(Source, Option<Range>)> {
    let (before, this) = (
        page.sentences.get(number.checked_sub(1)?)?,
        page.sentences[number],
    );
    if before.paragraph != this.paragraph
        || before.end - before.first > INTRODUCTION
        || this.end - this.first < 6
        || (before.first..before.end).any(|i| page.is_quoted(i))
    {
        return None;
    }
    let (source, verb) = quote_introduced::clause(page, (before.first, before.end))?;
    Some((source, page.can(verb.1 - 1, bits::CUE).then_some(verb)))
}
