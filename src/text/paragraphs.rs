//! Where paragraphs begin: which line feeds part two paragraphs and which only wrap a line.

use super::Span;
use super::tokens::Token;

/// For every token whether a paragraph starts with it. The first token starts none.
pub fn starts(text: &str, tokens: &[Token]) -> Vec<bool> {
    let layout = Layout::of(text);
    let mut out = vec![false; tokens.len()];
    for (i, pair) in tokens.windows(2).enumerate() {
        let gap = Span::new(pair[0].span.end, pair[1].span.start);
        out[i + 1] = layout.parts(text, gap);
    }
    out
}

/// How the lines of a text are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// A line is a paragraph, or nothing tells.
    Lines,
    /// Lines are cut at this width in characters, and an empty line parts paragraphs.
    Wrapped(usize),
    /// Lines are cut at this width, and an empty line follows every line.
    Spaced(usize),
}

/// What is counted of lines.
#[derive(Clone, Copy, Debug, Default)]
struct Lines {
    count: usize,
    /// Without a mark that ends a sentence.
    open: usize,
    /// With a small letter at the start of the next line.
    lower: usize,
    /// Characters of the widest.
    widest: usize,
}

impl Lines {
    fn add(&mut self, width: usize, line: &str, next: &str) {
        self.count += 1;
        let end = line.trim_end_matches(['”', '"', '»', '’', ')']);
        self.open += usize::from(!end.ends_with(ends_line));
        self.lower += usize::from(next.trim_start().starts_with(char::is_lowercase));
        self.widest = self.widest.max(width);
    }
}

/// Lines longer than this are not cut by hand or by a mailer.
const WIDEST: usize = 110;
/// Lines shorter than this do not tell where they were cut.
const NARROWEST: usize = 40;
/// So many characters a cut line may stay below the width, for the word that did not fit apart.
const SLACK: usize = 6;

impl Layout {
    fn of(text: &str) -> Self {
        // Lines with another right below, and lines with an empty one below.
        let (mut single, mut double) = (Lines::default(), Lines::default());
        let mut lines = text.lines().map(str::trim_end).peekable();
        while let Some(line) = lines.next() {
            if line.is_empty() {
                continue;
            }
            let width = width_of(line.chars());
            if width > WIDEST {
                return Self::Lines;
            }
            let empty_below = lines.peek().is_some_and(|next| next.is_empty());
            while lines.peek().is_some_and(|next| next.is_empty()) {
                lines.next();
            }
            let Some(next) = lines.peek() else {
                break;
            };
            let kind = if empty_below {
                &mut double
            } else {
                &mut single
            };
            kind.add(width, line, next);
        }
        let width = single.widest.max(double.widest);
        if width < NARROWEST {
            Self::Lines
        } else if single.count >= 3 && double.count > 0 && single.open * 3 >= single.count {
            Self::Wrapped(width)
        } else if single.count == 0 && double.count >= 4 && double.lower * 2 >= double.count {
            Self::Spaced(width)
        } else {
            Self::Lines
        }
    }

    /// Whether the white space between two tokens parts two paragraphs.
    fn parts(self, text: &str, gap: Span) -> bool {
        let feeds = gap.slice(text).matches('\n').count();
        if feeds == 0 {
            return false;
        }
        let ended = text[..gap.start]
            .chars()
            .next_back()
            .is_none_or(|c| ends_line(c) || c == ':' || c == ';');
        let goes_on = text[gap.end..]
            .chars()
            .next()
            .is_some_and(char::is_lowercase);
        if goes_on && !ended {
            return false;
        }
        match self {
            Self::Wrapped(width) if feeds == 1 => !was_cut(text, gap, width),
            Self::Spaced(width) if !ended => !was_cut(text, gap, width),
            _ if feeds > 1 || ended => true,
            _ if is_signed(text, gap) => true,
            // One line feed in the middle of a sentence after a full line: a hard wrap, unless the
            // line is longer than any that is cut by hand.
            _ => !(55..=WIDEST).contains(&line_before(text, gap)),
        }
    }
}

/// Whether the line before is a quotation with its author behind a dash, and another follows.
fn is_signed(text: &str, gap: Span) -> bool {
    const LONGEST_NAME: usize = 60;
    let tail = text[..gap.start]
        .char_indices()
        .rev()
        .take(LONGEST_NAME)
        .take_while(|&(_, c)| c != '\n')
        .find(|&(_, c)| matches!(c, '”' | '"' | '»'));
    let signed = tail.is_some_and(|(at, mark)| {
        text[at + mark.len_utf8()..gap.start]
            .trim_start()
            .starts_with(['―', '—', '–', '-'])
    });
    signed && text[gap.end..].starts_with(['“', '"', '«', '‘'])
}

/// Whether the first word of the next line had no place on the line before.
fn was_cut(text: &str, gap: Span, width: usize) -> bool {
    let line = line_before(text, gap);
    let next = text[gap.end..]
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().take(WIDEST).count());
    let item = text[gap.end..].starts_with(['-', '*', '•', '·']);
    !item && line + 1 + next + SLACK > width
}

/// Characters of the line that ends at `gap`, counted up to a bound.
fn line_before(text: &str, gap: Span) -> usize {
    width_of(text[..gap.start].chars().rev().take_while(|&c| c != '\n'))
}

/// Characters of a line, white space side by side counted once, up to a bound.
fn width_of(line: impl Iterator<Item = char>) -> usize {
    let mut after_space = true;
    line.filter(|c| {
        let space = c.is_whitespace();
        let counts = !(space && after_space);
        after_space = space;
        counts
    })
    .take(WIDEST + 1)
    .count()
}

fn ends_line(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '”' | '"' | '»' | '…' | '۔' | '؟')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokens;

    fn split(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let starts = starts(text, &tokens);
        let mut out = vec![String::new()];
        for (token, start) in tokens.iter().zip(starts) {
            if start {
                out.push(String::new());
            }
            let last = out.last_mut().unwrap();
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(token.span.slice(text));
        }
        out
    }

    #[test]
    fn lines_and_empty_lines() {
        assert_eq!(
            split("A headline\nThe ministry spoke.\n\nHe left."),
            ["A headline", "The ministry spoke .", "He left ."]
        );
        assert_eq!(
            split("The ministry said\nit would wait."),
            ["The ministry said it would wait ."]
        );
    }

    #[test]
    fn signed_quotations_stand_line_by_line() {
        let text = "Readers wrote.\n\n“The ferry is late each morning and nobody tells us why.” ― Dara Venn\n\
            “I have stopped waiting.”\u{a0}― Omar Tell\u{a0}\n“It came late.”― Edda A. Rohn\n\nA river town";
        assert_eq!(split(text).len(), 5, "{:?}", split(text));
        let wrapped =
            "The governor of the northern province said on Monday that\n“we wait for the river”.";
        assert_eq!(split(wrapped).len(), 1);
        let long = format!(
            "{} and more\nA river town",
            "The river rose again".repeat(6)
        );
        assert_eq!(split(&long).len(), 2);
    }

    #[test]
    fn a_full_stop_at_the_end_of_a_cut_line_ends_no_paragraph() {
        let text = "The governor said on Monday that the bridge was closed.\n\
            Nobody had crossed it since the spring, and the guards\n\
            on the far bank had gone home to their villages in May.\n\
            Venn said so.\n\
            \n\
            The river rose again at night.\n";
        assert_eq!(split(text).len(), 2, "{:?}", split(text));
    }

    #[test]
    fn a_short_line_ends_a_paragraph_of_cut_lines() {
        let text = "The governor said on Monday that the bridge was closed.\n\
            Nobody had crossed it since the spring, and the guards\n\
            had gone.\n\
            The river rose again at night, and with it went a mill,\n\
            two boats and a ferry that Dara Venn had built himself.\n\
            \n\
            It was cold.\n";
        assert_eq!(split(text).len(), 3, "{:?}", split(text));
    }

    #[test]
    fn an_empty_line_after_every_line_parts_nothing() {
        let text = "The governor said on Monday that the bridge near the\n\n\
            Northern Gate was closed, and that nobody had walked\n\n\
            over it since the spring, when the guards of the far\n\n\
            Eastern League went home to their villages. In May a\n\n\
            flood came.\n\n\
            The mill was gone, with two boats and the ferry that\n\n\
            had been built for it.\n";
        assert_eq!(split(text).len(), 2, "{:?}", split(text));
    }
}
