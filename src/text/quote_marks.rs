//! Finds what stands inside quotation marks, whatever the marks and however badly they pair.
//!
//! House styles differ: straight, curly, angled, two apostrophes, single marks. Pages mix them, and
//! leave marks open. Nothing here fails; a doubtful mark is left out.

use super::Span;
use super::tokens::{Token, TokenKind, is_apostrophe};

/// A stretch of words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark, as an index into the tokens.
    pub first: usize,
    /// The token after the closing mark.
    pub end: usize,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Left open at the end of its paragraph because the next one takes it up again.
    pub continues: bool,
}

/// An open quotation that is never closed is followed for so many tokens at most.
const LONGEST_OPEN: usize = 400;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Open,
    Close,
    Either,
    Nothing,
}

/// The quotations in `text`, in order, never overlapping. A mark inside an open quotation of the
/// other make is part of it.
///
/// Single marks count where no double ones stand: there they are the house style.
pub fn quotations(text: &str, tokens: &[Token]) -> Vec<Quotation> {
    let double_at =
        |token: &Token| token.kind == TokenKind::QuoteMark && is_double(token.span.slice(text));
    let doubles = tokens.iter().filter(|t| double_at(t)).count();
    let singles = doubles == 0 || doubles == 1 && text.contains('\u{2018}');
    if singles {
        return of_make(text, tokens, (0, tokens.len()), true);
    }
    let mut out = of_make(text, tokens, (0, tokens.len()), false);
    // Paragraphs without a double mark, which no open quotation reaches into.
    let mut more = Vec::new();
    let mut first = 0;
    let mut next = 0;
    for end in 1..=tokens.len() {
        if end < tokens.len() && !starts_paragraph(text, tokens, end) {
            continue;
        }
        while out.get(next).is_some_and(|q: &Quotation| q.end <= first) {
            next += 1;
        }
        let taken = out.get(next).is_some_and(|q| q.first < end);
        if !taken && !tokens[first..end].iter().any(double_at) {
            more.extend(of_make(text, tokens, (first, end), true));
        }
        first = end;
    }
    out.extend(more);
    out.sort_unstable_by_key(|q| q.first);
    out
}

/// The quotations between marks of one make, double or single, in a range of tokens.
fn of_make(text: &str, tokens: &[Token], range: (usize, usize), singles: bool) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    // Quotations opened inside the open one.
    let mut inner = 0;
    for (i, token) in tokens.iter().enumerate().take(range.1).skip(range.0) {
        if let Some(first) = open
            && (starts_paragraph(text, tokens, i) || i - first > LONGEST_OPEN)
        {
            let taken_up = token.kind == TokenKind::QuoteMark
                && is_double(token.span.slice(text)) != singles
                && matches!(turn(text, tokens, i, false), Turn::Open | Turn::Either);
            if !singles || taken_up {
                push_open(text, tokens, first, i, taken_up, &mut out);
            }
            open = None;
            inner = 0;
        }
        if token.kind != TokenKind::QuoteMark {
            continue;
        }
        let mark = token.span.slice(text);
        if is_double(mark) == singles {
            continue;
        }
        let turn = turn(text, tokens, i, open.is_some());
        if open.is_some() && inner > 0 && matches!(turn, Turn::Close | Turn::Either) {
            inner -= 1;
            continue;
        }
        match (turn, open) {
            (Turn::Open | Turn::Either, None) => open = Some(i),
            (Turn::Close | Turn::Either, Some(first)) => {
                if i > first + 1 && (!singles || i - first > 2 || mark == "’") {
                    out.push(Quotation {
                        first,
                        end: i + 1,
                        closed: true,
                        continues: false,
                    });
                }
                open = None;
            }
            // A second opening mark: the first was never closed, or this one is nested.
            (Turn::Open, Some(first)) if !singles && !nested(text, tokens, i) => {
                push_open(text, tokens, first, i, false, &mut out);
                open = Some(i);
            }
            (Turn::Open, Some(_)) if !singles => inner += 1,
            _ => {}
        }
    }
    if let Some(first) = open
        && !singles
    {
        push_open(text, tokens, first, range.1, false, &mut out);
    }
    out
}

fn push_open(
    text: &str,
    tokens: &[Token],
    first: usize,
    end: usize,
    continues: bool,
    out: &mut Vec<Quotation>,
) {
    // Without a closing mark the quotation ends with its first sentence, unless it goes on.
    let mut stop = end;
    if !continues {
        for (i, token) in tokens.iter().enumerate().take(end).skip(first + 1) {
            let word = token.span.slice(text);
            if matches!(word, "." | "!" | "?") {
                stop = i + 1;
                break;
            }
        }
    }
    if stop > first + 1 && end - first <= LONGEST_OPEN + 1 {
        out.push(Quotation {
            first,
            end: stop,
            closed: false,
            continues,
        });
    }
}

/// Whether two closing marks follow before the next opening one, so that this one is nested.
fn nested(text: &str, tokens: &[Token], at: usize) -> bool {
    let mut closing = 0;
    for i in at + 1..tokens.len().min(at + 60) {
        if starts_paragraph(text, tokens, i) {
            break;
        }
        if tokens[i].kind == TokenKind::QuoteMark && is_double(tokens[i].span.slice(text)) {
            match turn(text, tokens, i, true) {
                Turn::Open => return false,
                _ => closing += 1,
            }
            if closing == 2 {
                return true;
            }
        }
    }
    false
}

fn is_double(mark: &str) -> bool {
    !(mark.chars().count() == 1 && mark.starts_with(is_apostrophe))
}

fn turn(text: &str, tokens: &[Token], at: usize, open: bool) -> Turn {
    let span = tokens[at].span;
    let mark = span.slice(text);
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    let loose_before = before.is_none_or(|c| c.is_whitespace() || "([{—–-/".contains(c));
    let loose_after = after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]}—–-/".contains(c));
    match mark {
        "“" | "„" | "«" | "``" | "‘" => Turn::Open,
        // A closing mark after white space and before a word was typed the wrong way round.
        "”" | "»" | "''" | "’’" if !open && loose_before && !loose_after => Turn::Open,
        "”" | "»" => Turn::Close,
        "’" if open && !after.is_some_and(char::is_alphanumeric) => {
            // "the ministries’ claim" inside a quotation is a genitive, not an end.
            let plural =
                before == Some('s') && after == Some(' ') && closes_later(text, tokens, at);
            if plural { Turn::Nothing } else { Turn::Close }
        }
        "’" => Turn::Nothing,
        "'" | "`" | "´" => {
            if !open && loose_before && after.is_some_and(char::is_alphanumeric) {
                Turn::Open
            } else if open
                && !after.is_some_and(char::is_alphanumeric)
                && !before.is_some_and(char::is_whitespace)
            {
                Turn::Close
            } else {
                Turn::Nothing
            }
        }
        _ if open && loose_before && !loose_after => Turn::Open,
        _ if open => Turn::Close,
        _ if loose_after && !loose_before => Turn::Nothing,
        _ => Turn::Either,
    }
}

fn closes_later(text: &str, tokens: &[Token], at: usize) -> bool {
    (at + 1..tokens.len().min(at + 40))
        .take_while(|&i| !starts_paragraph(text, tokens, i))
        .any(|i| tokens[i].span.slice(text) == "’")
}

/// Whether a line feed stands right before token `at`.
fn starts_paragraph(text: &str, tokens: &[Token], at: usize) -> bool {
    at > 0
        && super::sentences::is_break(
            text,
            Span::new(tokens[at - 1].span.end, tokens[at].span.start),
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokens;

    fn quoted(text: &str) -> Vec<&str> {
        let tokens = tokens(text);
        quotations(text, &tokens)
            .iter()
            .map(|q| Span::new(tokens[q.first].span.start, tokens[q.end - 1].span.end).slice(text))
            .collect()
    }

    #[test]
    fn every_make_of_mark() {
        assert_eq!(
            quoted("He said “no way” and \"so be it\"."),
            ["“no way”", "\"so be it\""]
        );
        assert_eq!(quoted("``It's gone,'' he said."), ["``It's gone,''"]);
        assert_eq!(quoted("«Jamais,» dit-il."), ["«Jamais,»"]);
        assert_eq!(
            quoted("‘It’s the ministries’ fault,’ he said."),
            ["‘It’s the ministries’ fault,’"]
        );
        assert_eq!(
            quoted("'We won't go,' said the boys' father."),
            ["'We won't go,'"]
        );
    }

    #[test]
    fn marks_that_do_not_pair() {
        assert_eq!(quoted("“It is over\" he said."), ["“It is over\""]);
        assert_eq!(quoted("”It is over,” he said."), ["”It is over,”"]);
        assert_eq!(quoted("“It is over. He left."), ["“It is over."]);
        assert_eq!(
            quoted("“One goes on.\n\n“Two ends.” He left."),
            ["“One goes on.", "“Two ends.”"]
        );
        assert_eq!(quoted("It is 5' 7\" tall."), [""; 0]);
        assert_eq!(
            quoted("She said “the “gang” ruled” then."),
            ["“the “gang” ruled”"]
        );
    }
}
