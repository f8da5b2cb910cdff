//! Finds what stands inside quotation marks, whatever the marks and however badly they pair.
//!
//! House styles differ: straight, curly, angled, two apostrophes, single marks. Pages mix them, and
//! leave marks open. Nothing here fails; a doubtful mark is left out.

use super::tokens::{Token, TokenKind, is_apostrophe, tokens};
use super::{Span, paragraphs};

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

/// Where quotations stand in `text`, marks included, in order, never overlapping.
pub fn spans(text: &str) -> Vec<Span> {
    let tokens = tokens(text);
    let starts = paragraphs::starts(text, &tokens);
    quotations(text, &tokens, &starts)
        .into_iter()
        .filter(|q| q.first < q.end)
        .map(|q| tokens[q.first].span.hull(tokens[q.end - 1].span))
        .collect()
}

/// The quotations in `text`, in order, never overlapping. A mark inside an open quotation of the
/// other make is part of it.
///
/// Single marks count where no double ones stand: there they are the house style. In a paragraph
/// with both, double marks inside a whole utterance between single ones are part of it.
///
/// `starts` says where paragraphs begin, see [`super::paragraphs`].
pub fn quotations(text: &str, tokens: &[Token], starts: &[bool]) -> Vec<Quotation> {
    let marks = Marks {
        text,
        tokens,
        starts,
    };
    let doubles = (0..tokens.len()).filter(|&i| marks.is_double(i)).count();
    let singles = doubles == 0 || doubles == 1 && text.contains('\u{2018}');
    if singles {
        return marks.of_make((0, tokens.len()), true);
    }
    let mut out = marks.of_make((0, tokens.len()), false);
    let mut more = Vec::new();
    let mut first = 0;
    let mut next = 0;
    for end in 1..=tokens.len() {
        if starts.get(end) == Some(&false) {
            continue;
        }
        while out.get(next).is_some_and(|q: &Quotation| q.end <= first) {
            next += 1;
        }
        let has_double = (first..end).any(|i| marks.is_double(i));
        let taken = out.get(next).is_some_and(|q| q.first < end);
        if has_double {
            let singles = marks.of_make((first, end), true);
            if singles.iter().any(|q| marks.is_around(q)) {
                more.extend(singles.into_iter().filter(|q| marks.is_utterance(q)));
            }
        } else if !taken {
            // A paragraph without a double mark, which no open quotation reaches into.
            more.extend(marks.of_make((first, end), true));
        }
        first = end;
    }
    if more.is_empty() {
        return out;
    }
    out.extend(more);
    out.sort_unstable_by_key(|q| (q.first, usize::MAX - q.end));
    let mut floor = 0;
    out.retain(|q| {
        let free = q.first >= floor;
        floor = floor.max(q.end);
        free
    });
    out
}

/// A text with its tokens and paragraphs.
#[derive(Clone, Copy)]
struct Marks<'a> {
    text: &'a str,
    tokens: &'a [Token],
    starts: &'a [bool],
}

impl<'a> Marks<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.slice(self.text))
    }

    fn is_mark(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.kind == TokenKind::QuoteMark)
    }

    fn is_double(&self, at: usize) -> bool {
        self.is_mark(at) && is_double(self.word(at))
    }

    /// The characters around a token.
    fn around(&self, at: usize) -> (Option<char>, Option<char>) {
        let span = self.tokens[at].span;
        (
            self.text[..span.start].chars().next_back(),
            self.text[span.end..].chars().next(),
        )
    }

    /// The quotations between marks of one make, double or single, in a range of tokens.
    fn of_make(&self, range: (usize, usize), singles: bool) -> Vec<Quotation> {
        let mut out = Vec::new();
        let mut open: Option<usize> = None;
        // Its mark; the open stretch may have begun with a later paragraph.
        let mut mark = 0;
        // Quotations opened inside the open one.
        let mut inner = 0;
        for i in range.0..range.1 {
            if let Some(first) = open
                && (self.starts[i] || i - first > LONGEST_OPEN)
            {
                let taken_up = self.is_mark(i)
                    && self.is_double(i) != singles
                    && matches!(self.turn(i, false), Turn::Open | Turn::Either);
                let closes_below =
                    !singles && !taken_up && self.starts[i] && self.closes_below(mark, i);
                if !singles || taken_up {
                    self.push_open(first, i, taken_up || closes_below, &mut out);
                }
                open = closes_below.then_some(i);
                inner = 0;
            }
            if !self.is_mark(i) || self.is_double(i) == singles {
                continue;
            }
            let turn = self.turn(i, open.is_some());
            if open.is_some() && inner > 0 && matches!(turn, Turn::Close | Turn::Either) {
                inner -= 1;
                continue;
            }
            match (turn, open) {
                (Turn::Open | Turn::Either, None) => (open, mark) = (Some(i), i),
                (Turn::Close | Turn::Either, Some(first)) => {
                    if i > first + 1 && (!singles || i - first > 2 || self.word(i) == "’") {
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
                (Turn::Open, Some(first)) if !singles && !self.is_nested(mark, i) => {
                    self.push_open(first, i, false, &mut out);
                    (open, mark) = (Some(i), i);
                }
                (Turn::Open, Some(_)) if !singles => inner += 1,
                _ => {}
            }
        }
        if let Some(first) = open
            && !singles
        {
            self.push_open(first, range.1, false, &mut out);
        }
        out
    }

    /// Adds a quotation that finds no closing mark before `end`.
    fn push_open(&self, first: usize, end: usize, continues: bool, out: &mut Vec<Quotation>) {
        let mut stop = end;
        let mut closed = false;
        if !continues {
            // A single mark may have been typed for the closing one. Else the quotation ends with
            // its first sentence.
            let typed = (first + 2..end)
                .take_while(|&i| !matches!(self.word(i), "‘" | "`"))
                .find(|&i| self.is_slip(i));
            let sentence = (first + 1..end).find(|&i| matches!(self.word(i), "." | "!" | "?"));
            closed = typed.is_some();
            stop = typed.or(sentence).map_or(end, |i| i + 1);
        }
        if stop > first + 1 && end - first <= LONGEST_OPEN + 1 {
            out.push(Quotation {
                first,
                end: stop,
                closed,
                continues,
            });
        }
    }

    /// Whether a single mark stands where a double one would close: “We go.’ He left.
    fn is_slip(&self, at: usize) -> bool {
        let (before, after) = self.around(at);
        self.is_mark(at)
            && matches!(self.word(at), "’" | "'")
            && before.is_some_and(|c| matches!(c, '.' | '!' | '?' | ','))
            && after.is_none_or(char::is_whitespace)
    }

    /// Whether the quotation that `mark` opened and is open at the paragraph that starts at `at` is
    /// closed in a later one, no mark between: “One.¶ Two.¶ Three.”
    fn closes_below(&self, mark: usize, at: usize) -> bool {
        let limit = self.tokens.len().min(at + LONGEST_OPEN / 2);
        let mut paragraphs = 0;
        for i in at..limit {
            paragraphs += usize::from(self.starts[i]);
            if paragraphs > 4 {
                return false;
            }
            if self.is_double(i) {
                let (before, after) = self.around(i);
                return before.is_some_and(|c| matches!(c, '.' | '!' | '?' | '…'))
                    && after.is_none_or(char::is_whitespace)
                    && family(self.word(i)) == family(self.word(mark));
            }
        }
        false
    }

    /// Whether the opening mark at `at`, inside the quotation that `first` opened, is nested in it:
    /// as many closing marks follow as are open, or the next paragraph takes the outer one up.
    fn is_nested(&self, first: usize, at: usize) -> bool {
        let mut depth = 1;
        for i in at + 1..self.tokens.len().min(at + 120) {
            if self.starts[i] {
                return depth == 0
                    && self.word(i) == self.word(first)
                    && family(self.word(first)) != family(self.word(at));
            }
            if self.is_double(i) {
                match self.turn(i, true) {
                    Turn::Open => depth += 1,
                    _ if depth == 0 => return true,
                    _ => depth -= 1,
                }
            }
        }
        false
    }

    /// Whether a quotation between single marks is a whole utterance with a double mark inside.
    fn is_around(&self, q: &Quotation) -> bool {
        self.is_utterance(q) && (q.first + 1..q.end - 1).any(|i| self.is_double(i))
    }

    /// Whether a quotation opens with a capital letter and ends with a mark of its own.
    fn is_utterance(&self, q: &Quotation) -> bool {
        q.closed
            && q.end - q.first > 4
            && matches!(self.word(q.end - 2), "," | "." | "!" | "?" | "…")
            && self
                .word(q.first + 1)
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    }

    fn turn(&self, at: usize, open: bool) -> Turn {
        let mark = self.word(at);
        let (before, after) = self.around(at);
        let loose_before = before.is_none_or(|c| c.is_whitespace() || "([{—–-/".contains(c));
        let loose_after = after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]}—–-/".contains(c));
        match mark {
            // An opening mark after a word and before a space was typed for a closing one.
            "“" | "«" | "``"
                if open
                    && !loose_before
                    && (loose_after
                        || before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?'))) =>
            {
                Turn::Close
            }
            "“" | "„" | "«" | "``" | "‘" => Turn::Open,
            // A closing mark after white space and before a word was typed the wrong way round.
            "”" | "»" | "''" | "’’" if !open && loose_before && !loose_after => Turn::Open,
            "”" | "»" => Turn::Close,
            "’" if open && !after.is_some_and(char::is_alphanumeric) => {
                // "the ministries’ claim" inside a quotation is a genitive, not an end.
                let plural = before == Some('s') && after == Some(' ') && self.closes_later(at);
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

    fn closes_later(&self, at: usize) -> bool {
        (at + 1..self.tokens.len().min(at + 40))
            .take_while(|&i| !self.starts[i])
            .any(|i| self.word(i) == "’")
    }
}

fn is_double(mark: &str) -> bool {
    !(mark.chars().count() == 1 && mark.starts_with(is_apostrophe))
}

/// Marks that open and close each other.
fn family(mark: &str) -> u8 {
    match mark {
        "\"" | "″" => 0,
        "“" | "”" | "„" | "‟" => 1,
        "«" | "»" => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, paragraphs, tokens::tokens};

    fn quoted(text: &str) -> Vec<&str> {
        let tokens = tokens(text);
        let starts = paragraphs::starts(text, &tokens);
        quotations(text, &tokens, &starts)
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

    #[test]
    fn marks_typed_for_others() {
        assert_eq!(
            quoted("“It is over,“ Venn said. “We go.“[Eastern Wire]"),
            ["“It is over,“", "“We go.“"]
        );
        assert_eq!(
            quoted("Venn wrote: “It is over. We go.’ He was in Pell."),
            ["“It is over. We go.’"]
        );
        assert_eq!(
            quoted("“It’s the guards’ road. We go."),
            ["“It’s the guards’ road."]
        );
    }

    #[test]
    fn one_make_inside_another() {
        assert_eq!(
            quoted("\"The “Open Road” plan is dead,\" he said. \"We go.\""),
            ["\"The “Open Road” plan is dead,\"", "\"We go.\""]
        );
        assert_eq!(
            quoted("\"The “Open Road” plan is dead.\n\n\"We go.\""),
            ["\"The “Open Road” plan is dead.", "\"We go.\""]
        );
        assert_eq!(
            quoted("'The \"Open Road\" plan is dead,' he said of the \"plan\"."),
            ["'The \"Open Road\" plan is dead,'", "\"plan\""]
        );
        assert_eq!(
            quoted("‘I heard two shots,’ he said. ‘Then “the big one” came.’"),
            ["‘I heard two shots,’", "‘Then “the big one” came.’"]
        );
        // A mark left open takes no later quotation in.
        assert_eq!(
            quoted("\"It is over, he said. “We go,” she said."),
            ["\"It is over, he said.", "“We go,”"]
        );
        assert_eq!(
            quoted("The guards' post, called \"Gate\", was the boys' own."),
            ["\"Gate\""]
        );
    }

    #[test]
    fn paragraphs_without_marks_between() {
        assert_eq!(
            quoted("Venn wrote: “One stays.\n\nTwo stay.\n\nThree go.”\n\nHe left."),
            ["“One stays.", "Two stay.", "Three go.”"]
        );
        assert_eq!(
            quoted("“One stays, he said.\n\nTwo “stay.”"),
            ["“One stays, he said.", "“stay.”"]
        );
    }
}
