//! Words as the treebanks part them: hyphens, clitics and units stand alone.

use crate::text::Span;
use crate::text::tokens::{Token, TokenKind, is_apostrophe, tokens};

/// Beginnings that stay with their word across a hyphen.
const PREFIXES: &[&str] = &[
    "e", "anti", "co", "de", "ex", "inter", "intra", "mid", "mini", "multi", "non", "post", "pre",
    "pro", "re", "semi", "sub", "super", "trans", "ultra", "un", "vice",
];

/// Verbs that swallowed the word after them, with the byte at which to cut.
const FUSED: &[(&str, usize)] = &[("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3)];

/// The words of the part `within` of `text`, each with its place in `text`.
///
/// A span that does not fit the text has no words.
pub fn words(text: &str, within: Span) -> Vec<Span> {
    let slice = within.slice(text);
    let mut out = Vec::with_capacity(slice.len() / 5 + 1);
    for token in tokens(slice) {
        part(slice, token, within.start, &mut out);
    }
    out
}

/// Adds the words of one token; spans in `text` are moved by `offset_bytes`.
pub fn part(text: &str, token: Token, offset_bytes: usize, out: &mut Vec<Span>) {
    let Span { start, end } = token.span;
    let mut push = |from: usize, to: usize| {
        if from < to {
            out.push(Span::new(offset_bytes + from, offset_bytes + to));
        }
    };
    let word = token.span.slice(text);
    match token.kind {
        TokenKind::Genitive | TokenKind::QuoteMark => push(start, end),
        TokenKind::Punct => {
            let repeats = matches!(word, "." | "-" | "_" | "*" | "=")
                && out.last().is_some_and(|last| {
                    last.end == offset_bytes + start
                        && text[last.start - offset_bytes..last.end - offset_bytes]
                            .starts_with(word)
                        && (word != "."
                            || !text[last.start - offset_bytes..start]
                                .contains(char::is_alphanumeric))
                });
            if repeats {
                if let Some(last) = out.last_mut() {
                    last.end = offset_bytes + end;
                }
            } else {
                out.push(Span::new(offset_bytes + start, offset_bytes + end));
            }
        }
        TokenKind::Number if unit_start(word) > 0 => {
            let cut = start + unit_start(word);
            push(start, cut);
            push(cut, end);
        }
        TokenKind::Word | TokenKind::Number => {
            let cut = start + clitic_start(word);
            let mut from = start;
            if let Some(&(_, at)) = FUSED.iter().find(|(f, _)| f.eq_ignore_ascii_case(word)) {
                push(start, start + at);
                from = start + at;
            } else if !keeps_hyphens(&text[start..cut]) {
                for (at, c) in text[start..cut].char_indices() {
                    if matches!(c, '-' | '\u{2010}' | '\u{2011}') {
                        push(from, start + at);
                        push(start + at, start + at + c.len_utf8());
                        from = start + at + c.len_utf8();
                    }
                }
            }
            push(from, cut);
            push(cut, end);
        }
    }
}

/// Where the unit begins in "10km" or "9pm"; 0 when there is none.
fn unit_start(word: &str) -> usize {
    let at = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(0);
    let unit = word[at..].to_ascii_lowercase();
    let known = matches!(
        unit.as_str(),
        "am" | "pm" | "a.m." | "p.m." | "km" | "kg" | "cm" | "mm" | "m" | "mph" | "bn" | "k"
    );
    if known { at } else { 0 }
}

/// Where the clitic begins in "didn't" or "they'll"; the word's length when there is none.
fn clitic_start(word: &str) -> usize {
    let Some((mark, apostrophe)) = word.char_indices().rev().find(|&(_, c)| is_apostrophe(c))
    else {
        return word.len();
    };
    let after = word[mark + apostrophe.len_utf8()..].to_ascii_lowercase();
    match after.as_str() {
        "t" if mark > 1 && matches!(word.as_bytes()[mark - 1], b'n' | b'N') => mark - 1,
        "re" | "ve" | "ll" | "d" | "m" if mark > 0 => mark,
        _ => word.len(),
    }
}

fn keeps_hyphens(word: &str) -> bool {
    let Some(at) = word.find(['-', '\u{2010}', '\u{2011}']) else {
        return true;
    };
    let lower = word[..at].to_ascii_lowercase();
    PREFIXES.contains(&lower.as_str()) && word.matches('-').count() == 1
        // A telephone number or a code is one word; "2014-15" is a range of two.
        || word.len() > 7 && word.chars().all(|c| c.is_ascii_digit() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> String {
        let spans = words(text, Span::new(0, text.len()));
        let parts: Vec<&str> = spans.iter().map(|s| s.slice(text)).collect();
        parts.join(" ")
    }

    #[test]
    fn hyphens_clitics_and_units_stand_alone() {
        assert_eq!(split("a long-term plan"), "a long - term plan");
        assert_eq!(split("They didn’t, I'll go"), "They did n’t , I 'll go");
        assert_eq!(
            split("We cannot pay $5m by 9pm"),
            "We can not pay $ 5 m by 9 pm"
        );
        assert_eq!(
            split("Noor's men... wait -- no"),
            "Noor 's men ... wait -- no"
        );
        assert_eq!(split("a 20-year-old"), "a 20 - year - old");
    }

    #[test]
    fn some_hyphens_stay() {
        assert_eq!(
            split("an e-mail of the vice-president"),
            "an e-mail of the vice-president"
        );
        assert_eq!(split("Ayn-ul-Haq"), "Ayn - ul - Haq");
        assert_eq!(split("O'Neill"), "O'Neill");
        assert_eq!(split("He left the U.S. ..."), "He left the U.S. ...");
    }

    #[test]
    fn places_are_places_in_the_whole_text() {
        let text = "One. Don't go.";
        let spans = words(text, Span::new(5, text.len()));
        let parts: Vec<&str> = spans.iter().map(|s| s.slice(text)).collect();
        assert_eq!(parts, ["Do", "n't", "go", "."]);
        assert!(words("é", Span::new(1, 2)).is_empty());
    }
}
