//! Sentences as a reporter's pen ends them: what stands inside quotation marks ends none, so that a
//! quotation stays in one sentence with the words that attribute it.

use super::quote_marks::Quotation;
use super::tokens::{self, Token, TokenKind};

/// A sentence, as a range of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its first token.
    pub first: usize,
    /// The token after its last.
    pub end: usize,
    /// Number of its paragraph, from 0.
    pub paragraph: usize,
}

/// Text without any full stop is cut after so many tokens, which bounds the work on it.
const LONGEST: usize = 400;

/// Parts the tokens into sentences.
///
/// `starts` says where paragraphs begin, see [`super::paragraphs`].
pub fn sentences(
    text: &str,
    tokens: &[Token],
    starts: &[bool],
    quotations: &[Quotation],
) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut first = 0;
    let mut paragraph = 0;
    let mut next_quote = 0;
    let mut cut = |first: &mut usize, end: usize, paragraph: usize| {
        if end > *first {
            out.push(Sentence {
                first: *first,
                end,
                paragraph,
            });
            *first = end;
        }
    };
    let mut i = 0;
    while i < tokens.len() {
        if starts[i] {
            cut(&mut first, i, paragraph);
            paragraph += 1;
        }
        if i - first >= LONGEST {
            cut(&mut first, i, paragraph);
        }
        while quotations.get(next_quote).is_some_and(|q| q.end <= i) {
            next_quote += 1;
        }
        let quote = quotations.get(next_quote).filter(|q| q.first == i);
        let last = quote.map_or(i, |q| q.end - 1);
        let ends = if let Some(q) = quote {
            let inner = if q.closed { q.end - 2 } else { q.end - 1 };
            inner > q.first && ends_sentence(tokens[inner].span.slice(text))
        } else {
            let word = tokens[i].span.slice(text);
            tokens[i].kind == TokenKind::Punct && ends_sentence(word)
                || tokens[i].kind == TokenKind::Word
                    && word.ends_with('.')
                    && ends_after_abbreviation(text, tokens, i)
        };
        if ends
            && starts_sentence(text, tokens, last + 1)
            && !closes_aside(text, tokens, first, last)
        {
            // Footnote marks and closing brackets after the stop stay with it.
            let mut end = last + 1;
            while end < tokens.len() && matches!(tokens[end].span.slice(text), ")" | "]") {
                end += 1;
            }
            cut(&mut first, end, paragraph);
            i = end;
            continue;
        }
        i = last + 1;
    }
    cut(&mut first, tokens.len(), paragraph);
    out
}

/// Whether an abbreviation stands after a name or a number and may close a sentence.
fn is_closing(word: &str) -> bool {
    let stem = word.trim_end_matches('.');
    tokens::is_place(stem)
        || matches!(
            word,
            "Inc." | "Corp." | "Ltd." | "Co." | "Jr." | "Sr." | "etc." | "Ave." | "Blvd." | "Dept."
        )
}

/// Words in brackets at most, for a full stop before the closing one to be an abbreviation's.
const ASIDE: usize = 8;

/// Whether the stop at `at` stands before the end of a short bracket inside the sentence:
/// "Venn (E-Pell.) said".
fn closes_aside(text: &str, tokens: &[Token], first: usize, at: usize) -> bool {
    let word = |i: usize| tokens.get(i).map_or("", |t: &Token| t.span.slice(text));
    matches!(word(at + 1), ")" | "]")
        && (first + 1..at)
            .rev()
            .take(ASIDE)
            .any(|i| matches!(word(i), "(" | "["))
}

fn ends_sentence(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…" | "۔" | "؟")
}

fn ends_after_abbreviation(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = tokens[at].span.slice(text);
    // A title stands before a name; only what can end a sentence does so.
    let initial = word.chars().count() == 2;
    if word.matches('.').count() < 2 && !initial && !is_closing(word) {
        return false;
    }
    tokens
        .get(at + 1)
        .is_some_and(|next| OPENERS.contains(&next.span.slice(text)))
}

/// Words that open sentences and are no names, as they stand there.
const OPENERS: &[&str] = &[
    "The",
    "An",
    "He",
    "She",
    "It",
    "They",
    "We",
    "You",
    "But",
    "And",
    "In",
    "On",
    "At",
    "This",
    "That",
    "These",
    "Those",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "If",
    "As",
    "After",
    "Before",
    "When",
    "While",
    "Since",
    "For",
    "From",
    "With",
    "By",
    "There",
    "However",
    "Meanwhile",
    "Earlier",
    "Later",
    "Some",
    "Many",
    "Both",
    "Not",
    "Nobody",
    "Neither",
    "So",
    "Now",
    "Then",
    "Yet",
    "What",
    "Who",
    "Where",
    "Why",
    "How",
    "Under",
    "During",
    "Despite",
    "Although",
    "Though",
    "Because",
    "Once",
    "Until",
    "Asked",
    "Also",
    "According",
];

fn starts_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return true;
    };
    match token.kind {
        TokenKind::QuoteMark => {
            let after = text[token.span.end..].chars().next();
            after.is_some_and(|c| !c.is_whitespace())
        }
        TokenKind::Punct => !matches!(
            token.span.slice(text),
            "," | ";" | ":" | "." | "!" | "?" | "—" | "–" | "-"
        ),
        TokenKind::Genitive => false,
        TokenKind::Word | TokenKind::Number => {
            !token.span.slice(text).starts_with(char::is_lowercase)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, paragraphs, quote_marks::quotations, tokens::tokens};

    fn split(text: &str) -> Vec<&str> {
        let tokens = tokens(text);
        let starts = paragraphs::starts(text, &tokens);
        let quotes = quotations(text, &tokens, &starts);
        sentences(text, &tokens, &starts, &quotes)
            .iter()
            .map(|s| Span::new(tokens[s.first].span.start, tokens[s.end - 1].span.end).slice(text))
            .collect()
    }

    #[test]
    fn quotations_end_no_sentence_inside() {
        assert_eq!(
            split("“It is over. We go,” he said. “Now.” He left the U.S. The end."),
            [
                "“It is over. We go,” he said.",
                "“Now.”",
                "He left the U.S.",
                "The end."
            ]
        );
        assert_eq!(
            split("“Why?” he asked Lt. Gen. Noor at 3.5 km."),
            ["“Why?” he asked Lt. Gen. Noor at 3.5 km."]
        );
    }

    #[test]
    fn stops_that_end_nothing() {
        for whole in [
            "Dara Venn (E-Calif.) said on Tues. that Lt. Col. J. D. Noor of Pell, Mass., had 3.5 kg.",
            "The plan (see No. 4) of Gen. A.Q. Noor Jr. was read at 5 p.m. on Oct. 3.",
            "Prices rose ... and fell ... by 0.5 percent.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
        assert_eq!(
            split(
                "He came from Mass. The road was long. It was plan B. She left (it was late.) Nobody came."
            ),
            [
                "He came from Mass.",
                "The road was long.",
                "It was plan B.",
                "She left (it was late.) Nobody came."
            ]
        );
        assert_eq!(
            split("(It was late.) Nobody came... The end."),
            ["(It was late.)", "Nobody came...", "The end."]
        );
    }

    #[test]
    fn wraps_are_no_paragraphs() {
        assert_eq!(
            split("The ministry said\nit would wait.\n\nHe left."),
            ["The ministry said\nit would wait.", "He left."]
        );
        assert_eq!(
            split("A headline\nThe ministry spoke."),
            ["A headline", "The ministry spoke."]
        );
    }
}
