//! Cleaning, done once on load: line ends become one kind, control characters go.
//!
//! What is left out is noted in a [`Shift`], so that an offset can still be told in the file.
//! Nothing else changes: hard line breaks and typography stay as the outlet wrote them.

use crate::text::Shift;

/// A text as the rest of the program sees it, and what was left out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clean {
    /// The clean text.
    pub text: String,
    /// Characters left out, by their place in `text`.
    pub shift: Shift,
}

/// Cleans a decoded text.
pub fn clean(decoded: &str) -> Clean {
    clean_after(decoded, 0)
}

/// Cleans what follows the first `skip_bytes` of a decoded text; those count as left out.
pub fn clean_after(decoded: &str, skip_bytes: usize) -> Clean {
    let mut shift = Shift::default();
    let (head, body) = decoded
        .split_at_checked(skip_bytes)
        .unwrap_or(("", decoded));
    if !head.is_empty() {
        shift.drop_before(0, head.chars().count());
    }
    let mut text = String::with_capacity(body.len());
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        match fate(c, chars.peek().copied()) {
            Fate::Keep => text.push(c),
            Fate::LineEnd => text.push('\n'),
            Fate::Drop => shift.drop_before(text.len(), 1),
        }
    }
    Clean { text, shift }
}

/// A value of one line: runs of white space become one space, control characters go, and so does
/// what follows the first thousand characters. None when no word is left.
pub fn line(value: &str) -> Option<String> {
    let mut out = String::new();
    let mut gap = false;
    for c in value.chars().take(LONGEST_LINE_CHARS) {
        if c.is_whitespace() {
            gap = true;
        } else if !is_dropped(c) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out.chars().any(char::is_alphanumeric).then_some(out)
}

/// Longest value of a metadata field; a longer one is no title or name but an accident.
const LONGEST_LINE_CHARS: usize = 1000;

enum Fate {
    Keep,
    LineEnd,
    Drop,
}

fn fate(c: char, next: Option<char>) -> Fate {
    match c {
        '\r' if next == Some('\n') => Fate::Drop,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' => Fate::LineEnd,
        c if is_dropped(c) => Fate::Drop,
        _ => Fate::Keep,
    }
}

/// Control characters other than line feed and tab, and byte order marks wherever they stand.
fn is_dropped(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || c == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn line_ends_become_one_kind() {
        let clean = clean("\u{feff}One.\r\nTwo.\rThree.\u{85}\u{0}Fo\u{1}ur “x”\u{200c}\t");
        assert_eq!(clean.text, "One.\nTwo.\nThree.\nFour “x”\u{200c}\t");
        let reader = clean.shift.reader(&clean.text);
        assert_eq!(reader.source_chars(0), 1, "after the byte order mark");
        assert_eq!(reader.source_chars(4), 6, "after the carriage return");
    }

    #[test]
    fn a_dropped_head_counts() {
        let clean = clean_after("Títle: x\r\n\r\nBody", 13);
        assert_eq!(clean.text, "Body");
        assert_eq!(clean.shift.reader(&clean.text).source_chars(0), 12);
    }

    #[test]
    fn a_line_has_words() {
        assert_eq!(line(" A\n\u{0}  b ").as_deref(), Some("A b"));
        assert_eq!(line(" - \t"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_character_maps_to_itself(
            decoded in "(\r\n|[a-z \r\n\t\u{0}\u{7}\u{c}\u{85}\u{feff}é“日😀۔]){0,80}",
            skip_chars in 0usize..12,
        ) {
            let skip = decoded.char_indices().nth(skip_chars).map_or(decoded.len(), |(i, _)| i);
            let Clean { text, shift } = clean_after(&decoded, skip);
            let file: Vec<char> = decoded.chars().collect();
            let reader = shift.reader(&text);
            let mut last = None;
            for (at, c) in text.char_indices() {
                let place = reader.source_chars(at);
                let there = file[place];
                let is_line_end = c == '\n' && matches!(there, '\r' | '\u{b}' | '\u{c}' | '\u{85}');
                prop_assert!(there == c || is_line_end, "{:?} is not {:?}", there, c);
                prop_assert!(last < Some(place), "places rise");
                last = Some(place);
            }
            prop_assert!(!text.chars().any(is_dropped), "nothing dropped is left");
        }
    }
}
