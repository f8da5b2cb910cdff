//! What stands before the first words of a paragraph: a dateline, or the name of who speaks.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::sentences::Sentence;
use crate::text::tokens::Token;

/// Paragraphs with a name before a colon at least, for a transcript.
const VOICES: usize = 3;
/// Words of such a name at most.
const NAME: usize = 7;

/// Labels that name no one.
const NO_VOICE: &[&str] = &[
    "read",
    "also",
    "more",
    "watch",
    "listen",
    "photo",
    "image",
    "video",
    "related",
    "update",
    "updated",
    "note",
    "editor",
    "live",
    "opinion",
    "analysis",
    "explainer",
    "breaking",
    "source",
    "sources",
    "question",
    "answer",
];

/// "NORTHPORT, Nov 8 (Eastern News) -": a dateline is a sentence of its own.
pub fn part_datelines(text: &str, tokens: &[Token], sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut out = Vec::with_capacity(sentences.len());
    let mut paragraph = usize::MAX;
    for sentence in sentences {
        let opens = sentence.paragraph != paragraph;
        paragraph = sentence.paragraph;
        match dateline_end(text, tokens, sentence).filter(|&end| opens && end < sentence.end) {
            Some(end) => {
                out.push(Sentence { end, ..sentence });
                out.push(Sentence {
                    first: end,
                    ..sentence
                });
            }
            None => out.push(sentence),
        }
    }
    out
}

fn dateline_end(text: &str, tokens: &[Token], sentence: Sentence) -> Option<usize> {
    let raw = |at: usize| tokens.get(at).map_or("", |t: &Token| t.span.slice(text));
    let capitals = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 2
            && !word.chars().any(char::is_lowercase)
    };
    if !capitals(raw(sentence.first)) {
        return None;
    }
    let limit = sentence.end.min(sentence.first + 12);
    for at in sentence.first + 1..limit {
        let word = raw(at);
        if matches!(word, "—" | "–" | "-" | "―" | ":") {
            // After a colon only a whole sentence, else it may be a name in a transcript.
            return (raw(at + 1).starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()))
                .then_some(at + 1);
        }
        if !word.starts_with(|c: char| {
            c.is_uppercase() || c.is_ascii_digit() || matches!(c, ',' | '(' | ')' | '/' | '.')
        }) {
            return None;
        }
    }
    None
}

/// The names before colons that tell who speaks, in lower case; none where nothing tells a
/// transcript.
///
/// Three paragraphs that open with a name in capitals and a colon make one. So do three with names
/// in small letters, if one of them comes twice.
pub fn voices(text: &str, tokens: &[Token], sentences: &[Sentence]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut capitals = 0;
    let mut paragraph = usize::MAX;
    for sentence in sentences {
        let opens = sentence.paragraph != paragraph;
        paragraph = sentence.paragraph;
        if let Some((name, is_capital)) =
            opens.then(|| voice(text, tokens, sentence.first)).flatten()
        {
            capitals += usize::from(is_capital);
            *counts.entry(name).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    if capitals < VOICES && (all < VOICES || counts.values().all(|&n| n < 2)) {
        return BTreeSet::new();
    }
    counts.into_keys().collect()
}

/// The name and colon that a paragraph opens with, and whether the name stands in capitals.
fn voice(text: &str, tokens: &[Token], first: usize) -> Option<(String, bool)> {
    let raw = |at: usize| tokens.get(at).map_or("", |t: &Token| t.span.slice(text));
    let colon = (first + 1..first + 1 + NAME).find(|&i| raw(i) == ":")?;
    let named = (first..colon).all(|i| {
        raw(i).starts_with(|c: char| {
            c.is_uppercase() || c.is_ascii_digit() || matches!(c, ',' | '(' | ')' | '.')
        }) || matches!(raw(i), "of" | "al" | "the" | "for")
    });
    let name = tokens[first].span.hull(tokens[colon - 1].span).slice(text);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let lower = name.to_lowercase();
    let silent = lower
        .split(' ')
        .next()
        .is_some_and(|w| NO_VOICE.contains(&w));
    let speaks = raw(colon + 1).starts_with(|c: char| !c.is_lowercase());
    (named && letters > 2 && !silent && speaks)
        .then(|| (lower, !name.chars().any(char::is_lowercase)))
}

#[cfg(test)]
mod tests {
    use crate::extract::page::Page;

    fn voices(text: &str) -> Vec<String> {
        Page::new(text).voices.into_iter().collect()
    }

    #[test]
    fn transcripts_have_voices() {
        assert_eq!(
            voices("VENN: Go.\n\nNOOR: No.\n\nMINISTER SUN: Why?"),
            ["minister sun", "noor", "venn"]
        );
        assert_eq!(
            voices("Eastern Wire: Why now?\n\nDara Venn: It was time.\n\nEastern Wire: And you?"),
            ["dara venn", "eastern wire"]
        );
    }

    #[test]
    fn labels_are_no_voices() {
        assert!(voices("Food: Bread.\n\nWater: None.\n\nFuel: A little.").is_empty());
        assert!(
            voices("READ MORE: Mill burns\n\nREAD MORE: Ferry sinks\n\nREAD MORE: Road shut")
                .is_empty()
        );
        assert!(voices("PELL: The road is open.").is_empty());
    }
}
