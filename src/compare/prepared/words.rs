//! Cutting a claim into words, and finding listed phrases among them.

use std::borrow::Cow;

use super::{MOST_WORDS, Token, Words};

/// Cuts a text into words. Offsets are bytes of `text`.
pub(super) fn split(text: &str) -> (Vec<Token>, Vec<Cow<'_, str>>) {
    let mut tokens: Vec<Token> = Vec::new();
    let mut words = Vec::new();
    let mut initial = true;
    let mut comma = false;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            match c {
                '.' | '!' | '?' => {
                    let rest = &text[start + c.len_utf8()..];
                    initial |= rest.starts_with(|c: char| c.is_whitespace() || "\"”’'".contains(c))
                        && !ends_in_initial(&text[..start]);
                }
                ';' | ':' | '—' | '…' => initial = true,
                '–' | ',' => comma = true,
                '%' => {
                    if let Some(last) = tokens.last_mut() {
                        last.percent = true;
                    }
                }
                _ => {}
            }
            continue;
        }
        if tokens.len() == MOST_WORDS {
            break;
        }
        let mut end = start + c.len_utf8();
        let mut last = c;
        while let Some(&(at, next)) = chars.peek() {
            let joins = match next {
                '\'' | '’' | '-' | '\u{2011}' => {
                    text[at + next.len_utf8()..].starts_with(char::is_alphanumeric)
                }
                '.' | ',' => {
                    last.is_ascii_digit()
                        && text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
                }
                next => next.is_alphanumeric(),
            };
            if !joins {
                break;
            }
            last = next;
            end = at + next.len_utf8();
            chars.next();
        }
        let raw = &text[start..end];
        let is_plain = raw.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        words.push(if is_plain {
            Cow::Borrowed(raw)
        } else {
            Cow::Owned(
                raw.to_lowercase()
                    .replace('’', "'")
                    .replace('\u{2011}', "-"),
            )
        });
        tokens.push(Token {
            start: start as u32,
            end: end as u32,
            stem: 0,
            concept: 0,
            marks: 0,
            weight: 0.0,
            clause: 0,
            capital: c.is_uppercase(),
            initial,
            comma,
            name: false,
            party: false,
            number: false,
            time: false,
            negated: false,
            percent: false,
        });
        initial = false;
        comma = false;
    }
    (tokens, words)
}

/// "Gen", "U.S", "Mr": the stop after these ends no sentence.
fn ends_in_initial(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace())
        .next()
        .unwrap_or("");
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    word.starts_with(char::is_uppercase)
        && (letters <= 2 || matches!(word, "Gen" | "Col" | "Maj" | "Capt" | "Prof" | "Rev"))
}

/// The word without a possessive ending or a joined negation.
pub(super) fn base(word: &str) -> &str {
    if let Some(verb) = word.strip_suffix("n't") {
        return match verb {
            "wo" => "will",
            "ca" => "can",
            "sha" => "shall",
            verb => verb,
        };
    }
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix('\''))
        .unwrap_or(word)
}

/// Where a phrase that begins at `at` ends, if its further stems follow.
pub(super) fn fits(stems: &Words, at: usize, rest: &[Box<str>]) -> Option<usize> {
    let mut here = at + 1;
    for wanted in rest {
        let mut skipped = 0;
        loop {
            let found = stems.get(here)?;
            here += 1;
            if found.as_ref() == wanted.as_ref() {
                break;
            }
            if skipped == 2 || !may_be_skipped(found) {
                return None;
            }
            skipped += 1;
        }
    }
    Some(here)
}

fn may_be_skipped(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "any"
            | "its"
            | "their"
            | "our"
            | "his"
            | "her"
            | "all"
            | "this"
            | "every"
            | "each"
    )
}
