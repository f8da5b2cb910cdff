//! Sentences as a reporter's pen ends them: what stands inside quotation marks ends none, so that a
//! quotation stays in one sentence with the words that attribute it.

use super::Span;
use super::quote_marks::Quotation;
use super::tokens::{Token, TokenKind};

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

/// Whether the white space `between` two tokens parts two paragraphs.
///
/// A line feed does, unless it looks like the wrap of a line: the line before has no end of a
/// sentence and the next goes on in lower case.
pub fn is_break(text: &str, between: Span) -> bool {
    let gap = between.slice(text);
    if !gap.contains('\n') {
        return false;
    }
    let goes_on = text[between.end..]
        .chars()
        .next()
        .is_some_and(char::is_lowercase);
    let ended = text[..between.start]
        .chars()
        .next_back()
        .is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | ';' | '”' | '"' | '»' | '…'));
    if goes_on && !ended {
        return false;
    }
    if gap.matches('\n').count() > 1 || ended {
        return true;
    }
    // One line feed in the middle of a sentence after a full line: a hard wrap.
    let line = text[..between.start]
        .rfind('\n')
        .map_or(between.start, |at| between.start - at - 1);
    line < 55
}

/// Parts the tokens into sentences.
pub fn sentences(text: &str, tokens: &[Token], quotations: &[Quotation]) -> Vec<Sentence> {
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
        if i > 0
            && is_break(
                text,
                Span::new(tokens[i - 1].span.end, tokens[i].span.start),
            )
        {
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
        if ends && starts_sentence(text, tokens, last + 1) {
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

fn ends_sentence(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | "…" | "۔" | "؟")
}

fn ends_after_abbreviation(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = tokens[at].span.slice(text);
    // A title or an initial stands before a name; only what can end a sentence does so.
    if word.matches('.').count() < 2
        && !matches!(word, "Inc." | "Corp." | "Ltd." | "Co." | "Jr." | "etc.")
    {
        return false;
    }
    tokens.get(at + 1).is_some_and(|next| {
        matches!(
            next.span.slice(text),
            "The"
                | "A"
                | "An"
                | "He"
                | "She"
                | "It"
                | "They"
                | "We"
                | "But"
                | "And"
                | "In"
                | "On"
                | "At"
                | "This"
                | "That"
                | "These"
                | "His"
                | "Her"
                | "Its"
                | "Their"
                | "I"
                | "If"
                | "As"
                | "After"
                | "When"
                | "For"
                | "There"
        )
    })
}

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
    use crate::text::{quote_marks::quotations, tokens::tokens};

    fn split(text: &str) -> Vec<&str> {
        let tokens = tokens(text);
        let quotes = quotations(text, &tokens);
        sentences(text, &tokens, &quotes)
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
