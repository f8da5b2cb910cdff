//! The marks inside a paragraph: emphasis, links, code, escapes, tags.

use super::super::html::entities;

/// The words of a paragraph without their marks.
pub fn plain(markdown: &str) -> String {
    let mut reader = Reader::new(markdown);
    reader.read();
    reader.without_emphasis()
}

/// A run of `*`, `_` or `~` in the output that may turn out to be emphasis.
struct Run {
    /// Byte offset in the output.
    at: usize,
    mark: u8,
    len: usize,
    /// How many of its marks were matched and go.
    used: usize,
    opens: bool,
    closes: bool,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    out: String,
    runs: Vec<Run>,
    /// Output offsets of open square brackets, and whether an exclamation mark stood before.
    brackets: Vec<(usize, bool)>,
    /// Backtick runs of one length that were found to have no partner.
    lonely_ticks: Vec<usize>,
}

/// A link's address is at most so long; a longer one is taken for text.
const LONGEST_ADDRESS_BYTES: usize = 700;

/// Marks of emphasis after so many in one paragraph are taken for text.
const MOST_RUNS: usize = 100_000;

/// So many lengths of backtick runs without a partner are remembered; then all count as such, so
/// that a hostile text is not searched again and again.
const MOST_LONELY: usize = 64;

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            out: String::with_capacity(text.len()),
            runs: Vec::new(),
            brackets: Vec::new(),
            lonely_ticks: Vec::new(),
        }
    }

    fn read(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            match c {
                '\\' => self.escape(),
                '`' => self.code(),
                '*' | '_' | '~' => self.run(c),
                '!' if self.rest().starts_with("![") => {
                    self.brackets.push((self.out.len(), true));
                    self.out.push_str("![");
                    self.at += 2;
                }
                '[' => {
                    self.brackets.push((self.out.len(), false));
                    self.out.push('[');
                    self.at += 1;
                }
                ']' => self.close_bracket(),
                '<' => self.tag(),
                '&' => {
                    let (decoded, used) = entities::one(self.rest());
                    self.out.push_str(&decoded);
                    self.at += used;
                }
                c => {
                    self.out.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn escape(&mut self) {
        self.at += 1;
        match self.rest().chars().next() {
            Some(c) if c.is_ascii_punctuation() => {
                self.out.push(c);
                self.at += 1;
            }
            _ => self.out.push('\\'),
        }
    }

    /// A span of code; but news also writes a backtick for an apostrophe or a quotation mark.
    fn code(&mut self) {
        let len = self.rest().bytes().take_while(|&b| b == b'`').count();
        let ticks = &self.rest()[..len];
        let after = &self.rest()[len..];
        let is_apostrophe = len == 1
            && self.out.ends_with(char::is_alphanumeric)
            && after.starts_with(char::is_alphanumeric);
        let is_lonely = self.lonely_ticks.contains(&len) || self.lonely_ticks.len() >= MOST_LONELY;
        let partner = if is_apostrophe || is_lonely {
            None
        } else {
            let found = closing_ticks(after, len);
            if found.is_none() {
                self.lonely_ticks.push(len);
            }
            found
        };
        if let Some(end) = partner {
            self.out.push_str(after[..end].trim());
            self.at += len + end + len;
        } else {
            self.out.push_str(ticks);
            self.at += len;
        }
    }

    fn run(&mut self, mark: char) {
        let len = self.rest().chars().take_while(|&c| c == mark).count();
        let before = self.out.chars().next_back();
        let after = self.rest()[len..].chars().next();
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let left = !space(after) && (word(after) || !word(before));
        let right = !space(before) && (word(before) || !word(after));
        let (opens, closes) = match mark {
            '*' => (left, right),
            // Inside a word an underscore is a letter of its own; one tilde means "about".
            '_' => (left && !word(before), right && !word(after)),
            _ => (left && len == 2, right && len == 2),
        };
        if (opens || closes) && self.runs.len() < MOST_RUNS {
            self.runs.push(Run {
                at: self.out.len(),
                mark: mark as u8,
                len,
                used: 0,
                opens,
                closes,
            });
        }
        self.out.push_str(&self.rest()[..len]);
        self.at += len;
    }

    fn close_bracket(&mut self) {
        self.at += 1;
        let Some((open, is_image)) = self.brackets.pop() else {
            self.out.push(']');
            return;
        };
        let mark_len = 1 + usize::from(is_image);
        let is_note = self.out[open + mark_len..].starts_with('^');
        let target = address(self.rest());
        if is_note && target.is_none() || is_image && target.is_some() {
            // A foot note's mark, or a picture, whose words are not the article's.
            self.cut(open);
        } else if target.is_some() {
            self.out.replace_range(open..open + mark_len, "");
            for run in self.runs.iter_mut().rev().take_while(|run| run.at > open) {
                run.at -= mark_len;
            }
        } else {
            self.out.push(']');
        }
        self.at += target.unwrap_or(0);
    }

    fn cut(&mut self, at: usize) {
        self.out.truncate(at);
        while self.runs.last().is_some_and(|run| run.at >= at) {
            self.runs.pop();
        }
    }

    fn tag(&mut self) {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(rest.len(), |end| end + 3);
            self.at += end;
            return;
        }
        let window = &rest.as_bytes()[1..rest.len().min(LONGEST_ADDRESS_BYTES)];
        let end = window.iter().position(|&b| matches!(b, b'>' | b'<'));
        let inner = end.filter(|&e| window[e] == b'>').map(|e| &rest[1..=e]);
        let Some(inner) = inner else {
            self.out.push('<');
            self.at += 1;
            return;
        };
        let is_address = inner.contains("://") || inner.starts_with("mailto:");
        let is_tag = inner
            .trim_start_matches('/')
            .starts_with(|c: char| c.is_ascii_alphabetic());
        if is_address && !inner.contains(' ') {
            self.out.push_str(inner);
        } else if is_tag {
            if inner.eq_ignore_ascii_case("br")
                || inner.to_ascii_lowercase().starts_with("br/")
                || inner.eq_ignore_ascii_case("br /")
            {
                self.out.push('\n');
            }
        } else {
            self.out.push('<');
            self.at += 1;
            return;
        }
        self.at += inner.len() + 2;
    }

    /// Matches the runs from left to right and leaves out the marks that have a partner.
    fn without_emphasis(mut self) -> String {
        let mut open: [Vec<usize>; 3] = Default::default();
        for i in 0..self.runs.len() {
            let stack = match self.runs[i].mark {
                b'*' => 0,
                b'_' => 1,
                _ => 2,
            };
            if self.runs[i].closes {
                while self.runs[i].used < self.runs[i].len
                    && let Some(&other) = open[stack].last()
                {
                    let free = (self.runs[other].len - self.runs[other].used)
                        .min(self.runs[i].len - self.runs[i].used);
                    self.runs[other].used += free;
                    self.runs[i].used += free;
                    if self.runs[other].used == self.runs[other].len {
                        open[stack].pop();
                    }
                }
            }
            if self.runs[i].opens && self.runs[i].used < self.runs[i].len {
                open[stack].push(i);
            }
        }
        let mut out = String::with_capacity(self.out.len());
        let mut from = 0;
        for run in &self.runs {
            out.push_str(&self.out[from..run.at]);
            from = run.at + run.used;
        }
        out.push_str(&self.out[from..]);
        out
    }
}

/// Where a run of exactly `len` backticks begins.
fn closing_ticks(text: &str, len: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|&b| b == b'`') {
        at += step;
        let run = bytes[at..].iter().take_while(|&&b| b == b'`').count();
        if run == len {
            return Some(at);
        }
        at += run;
    }
    None
}

/// The length of a link's target after its closing bracket: `(…)` or `[…]`.
fn address(text: &str) -> Option<usize> {
    let (open, close) = match text.as_bytes().first()? {
        b'(' => (b'(', b')'),
        b'[' => (b'[', b']'),
        _ => return None,
    };
    let mut depth = 0usize;
    // No bracket stands in an address, so the next one ends the search: the whole stays linear.
    for (i, &b) in text
        .as_bytes()
        .iter()
        .enumerate()
        .take(LONGEST_ADDRESS_BYTES)
    {
        if i > 0 && matches!(b, b'[' | b']') && b != close {
            return None;
        }
        if b == open {
            depth += 1;
        } else if b == close {
            depth -= 1;
            if depth == 0 {
                return is_target(&text[..=i]).then_some(i + 1);
            }
        }
    }
    None
}

/// A bracket after a bracket is a target only when it looks like one: "[he] (the minister)" has a
/// space between, and "[sic](not an address at all)" is prose.
fn is_target(bracketed: &str) -> bool {
    let inner = bracketed[1..bracketed.len() - 1].trim();
    let first = inner.split_whitespace().next().unwrap_or("");
    let title = inner[first.len()..].trim_start();
    bracketed.starts_with('[') || title.is_empty() || title.starts_with(['"', '\'', '('])
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn marks_go_and_words_stay() {
        for (markdown, words) in [
            ("a *b* **c** ***d*** _e_ __f__ ~~g~~", "a b c d e f g"),
            (
                "2 * 3 * 4, snake_case_name, ~50 men, ~50",
                "2 * 3 * 4, snake_case_name, ~50 men, ~50",
            ),
            ("“*no one*,” he said", "“no one,” he said"),
            ("**unclosed", "**unclosed"),
            (
                "[Dawn](https://a.example/x_(y) \"t\") said [so][1]",
                "Dawn said so",
            ),
            ("[*Dawn*](x) *said*", "Dawn said"),
            (
                "[he] left [sic](not an address at all)",
                "[he] left [sic](not an address at all)",
            ),
            ("Text[^1] and ![a *map*](map.png)here", "Text and here"),
            ("`code` and Kabul`s, Herat`s", "code and Kabul`s, Herat`s"),
            ("`No camps', it said", "`No camps', it said"),
            ("a &amp; b &mdash; \\*c\\*", "a & b — *c*"),
            (
                "<b>bold</b> a < b <https://a.example>",
                "bold a < b https://a.example",
            ),
            ("x<!-- hidden -->y", "xy"),
        ] {
            assert_eq!(plain(markdown), words, "{markdown}");
        }
    }

    #[test]
    fn hostile_marks_are_linear() {
        for mark in ["[", "*a ", "_a* ", "<", "`a``", "]", "[](", "![", "![x](y)"] {
            let _ = plain(&mark.repeat(20_000));
        }
    }
}
