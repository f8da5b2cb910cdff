//! From proposals to statements: the outermost kept, halves and following quotations joined.

mod carrier;
mod silence;
mod source;
mod statements;

pub use statements::statements;

use super::Hints;
use super::bridge;
use super::cue;
use super::draft::{Draft, Scene};
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
    if found.iter().rev().take(6).any(|d| {
        let same = d.cue.is_some_and(|c| page.sentence_of(c.0) == sentence);
        let between = d.carrier.is_some() && d.cue.is_some_and(|c| c.0 <= at) && at < d.hull().0;
        d.holds(at) && (same || d.construction == "colon") || same && between
    }) {
        return None;
    }
    let scene = Scene { page, found };
    for construction in REGISTRY {
        if let Find::Token(find) = construction.find
            && let Some(draft) = find(&scene, at)
        {
            return Some(draft);
        }
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
    let Some(last) = found.last().map(|d| d.sentence) else {
        return;
    };
    if last + 1 == number || last == number {
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
