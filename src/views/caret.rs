//! A text cursor in an article: where it goes by letters, words and paragraphs, what it selects,
//! and where the ends of a statement may go.

use crate::text::Span;

/// The cursor and where the selection began, in bytes of the article. The two are the same while
/// nothing is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// Where the selection began.
    pub anchor: usize,
    /// Where the cursor stands.
    pub at: usize,
}

impl Caret {
    /// A cursor that selects nothing.
    pub fn new(at: usize) -> Self {
        Self { anchor: at, at }
    }

    /// The words selected, without white space at their ends; none when there are none.
    pub fn selected(self, text: &str) -> Option<Span> {
        let whole = Span::new(self.anchor.min(self.at), self.anchor.max(self.at));
        let span = whole.trim(text);
        (!span.is_empty()).then_some(span)
    }

    /// The cursor at another place; the selection goes on when `selects`.
    #[must_use]
    pub fn moved(self, to: usize, selects: bool) -> Self {
        if selects {
            Self { at: to, ..self }
        } else {
            Self::new(to)
        }
    }
}

/// How far one press of a key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One letter, with the signs that belong to it.
    Letter,
    /// To the end of the next word, or to the start of the one before.
    Word,
    /// To the end or the start of the paragraph, and on to the next.
    Paragraph,
}

/// Where the cursor at `from` goes, staying in the text.
pub fn step(text: &str, from: usize, step: Step, forward: bool) -> usize {
    let from = floor(text, from);
    match (step, forward) {
        (Step::Letter, true) => letters(text).find(|&at| at > from).unwrap_or(text.len()),
        (Step::Letter, false) => {
            let before = &text[..from];
            before
                .char_indices()
                .rev()
                .find(|(_, c)| !joins(*c))
                .map_or(0, |(at, _)| at)
        }
        (Step::Word, true) => {
            let rest = &text[from..];
            let word = rest.find(is_word).unwrap_or(rest.len());
            let end = rest[word..].find(|c| !is_word(c) && !joins(c));
            end.map_or(text.len(), |end| from + word + end)
        }
        (Step::Word, false) => {
            let rest = text[..from].trim_end_matches(|c| !is_word(c));
            rest.trim_end_matches(|c| is_word(c) || joins(c)).len()
        }
        (Step::Paragraph, true) => {
            let rest = &text[from..];
            let skipped = rest.len() - rest.trim_start().len();
            let end = rest[skipped..].find('\n').unwrap_or(rest.len() - skipped);
            from + skipped + end
        }
        (Step::Paragraph, false) => {
            let rest = text[..from].trim_end();
            rest.rfind('\n').map_or(0, |line| line + 1)
        }
    }
}

/// The word at this byte; empty where none is.
pub fn word_at(text: &str, byte: usize) -> Span {
    let at = floor(text, byte);
    let inside = |c: char| is_word(c) || joins(c);
    let start = text[..at].trim_end_matches(inside).len();
    let end = text[at..]
        .find(|c| !inside(c))
        .map_or(text.len(), |end| at + end);
    Span::new(start, end)
}

/// An end of a statement's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The first.
    Start,
    /// The last.
    Stop,
}

/// Where an end goes by one word: before or after a word or the marks that stand at it.
pub fn next_stop(text: &str, from: usize, end: End, forward: bool) -> usize {
    let is_stop = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at..].chars().next();
        let (inner, outer) = match end {
            End::Start => (after, before),
            End::Stop => (before, after),
        };
        inner.is_some_and(|c| !c.is_whitespace())
            && outer.is_none_or(|c| {
                c.is_whitespace() || is_word(c) != inner.is_some_and(is_word) && !joins(c)
            })
    };
    let from = floor(text, from);
    if forward {
        letters(text)
            .chain([text.len()])
            .find(|&at| at > from && is_stop(at))
    } else {
        text[..from]
            .char_indices()
            .rev()
            .map(|(at, _)| at)
            .find(|&at| is_stop(at))
    }
    .unwrap_or(from)
}

/// The pieces of a statement with one end elsewhere: what lies outside falls away, and the first or
/// last piece grows to it.
pub fn stretched(pieces: &[Span], end: End, to: usize) -> Vec<Span> {
    let mut out: Vec<Span> = pieces
        .iter()
        .map(|piece| match end {
            End::Start => Span::new(piece.start.max(to), piece.end),
            End::Stop => Span::new(piece.start, piece.end.min(to)),
        })
        .filter(|piece| !piece.is_empty())
        .collect();
    match end {
        End::Start => {
            if let Some(first) = out.first_mut() {
                first.start = first.start.min(to);
            }
        }
        End::Stop => {
            if let Some(last) = out.last_mut() {
                last.end = last.end.max(to);
            }
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '-')
}

/// Signs that stand on the letter before: vowel marks of Arabic script, combining accents, joiners.
fn joins(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{6d6}'..='\u{6dc}'
            | '\u{200c}'
            | '\u{200d}'
    )
}

fn letters(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices()
        .filter(|(_, c)| !joins(*c))
        .map(|(at, _)| at)
}

/// The character boundary at or before this byte.
fn floor(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte.min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“We left,” he said.\n\nNobody’s there: سَلام end.";

    fn walk(from: usize, how: Step, forward: bool) -> Vec<usize> {
        let mut at = from;
        let mut out = Vec::new();
        loop {
            let next = step(TEXT, at, how, forward);
            if next == at {
                return out;
            }
            assert!(TEXT.is_char_boundary(next));
            out.push(next);
            at = next;
        }
    }

    #[test]
    fn the_cursor_walks_through_the_whole_text_and_back() {
        for how in [Step::Letter, Step::Word, Step::Paragraph] {
            assert_eq!(walk(0, how, true).last(), Some(&TEXT.len()), "{how:?}");
            assert_eq!(walk(TEXT.len(), how, false).last(), Some(&0), "{how:?}");
        }
        let words: Vec<&str> = walk(0, Step::Word, true)
            .into_iter()
            .map(|end| word_at(TEXT, end).slice(TEXT))
            .collect();
        assert_eq!(
            words,
            [
                "We",
                "left",
                "he",
                "said",
                "Nobody’s",
                "there",
                "سَلام",
                "end",
                ""
            ]
        );
        let letters = walk(0, Step::Letter, true).len();
        assert_eq!(letters, TEXT.chars().count() - 1, "a vowel mark is no stop");
        assert_eq!(walk(0, Step::Paragraph, true).len(), 2);
    }

    #[test]
    fn ends_stop_before_and_after_marks() {
        let mut at = 4;
        let mut stops = Vec::new();
        for _ in 0..5 {
            at = next_stop(TEXT, at, End::Stop, true);
            stops.push(&TEXT[..at]);
        }
        assert_eq!(
            stops,
            [
                "“We",
                "“We left",
                "“We left,”",
                "“We left,” he",
                "“We left,” he said"
            ]
        );
        assert_eq!(next_stop(TEXT, at, End::Stop, false), "“We left,” he".len());
        assert_eq!(next_stop(TEXT, 3, End::Start, false), 0);
        assert_eq!(next_stop(TEXT, 0, End::Start, true), 3);
        assert_eq!(next_stop(TEXT, 0, End::Start, false), 0);
        let all = TEXT.len();
        assert_eq!(next_stop(TEXT, all, End::Stop, true), all);
    }

    #[test]
    fn an_end_takes_pieces_away_and_lets_one_grow() {
        let pieces = [Span::new(5, 10), Span::new(20, 30)];
        assert_eq!(stretched(&pieces, End::Stop, 35)[1], Span::new(20, 35));
        assert_eq!(stretched(&pieces, End::Stop, 15), [Span::new(5, 15)]);
        assert_eq!(stretched(&pieces, End::Start, 22), [Span::new(22, 30)]);
        assert_eq!(stretched(&pieces, End::Start, 2)[0], Span::new(2, 10));
        assert_eq!(stretched(&pieces, End::Start, 40), []);
    }

    #[test]
    fn a_selection_has_no_white_space_at_its_ends() {
        let caret = Caret::new(3).moved(15, true);
        assert_eq!(caret.selected("“We left,” he").map(|s| s.start), Some(3));
        assert_eq!(Caret::new(2).moved(3, true).selected("ab cd"), None);
        assert_eq!(caret.moved(5, false), Caret::new(5));
    }
}
