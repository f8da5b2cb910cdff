//! Where the clean text of an article lies in the file it came from.
//!
//! Cleaning drops characters (a byte order mark, the `\r` of `\r\n`, control characters). What was
//! dropped is remembered, so that an offset can be told in the file as it stands.

use serde::{Deserialize, Serialize};

/// Characters dropped while cleaning, as a list of places in the clean text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shift {
    /// `(offset in the clean text in bytes, characters dropped right before it)`, ascending.
    dropped: Vec<(usize, usize)>,
}

impl Shift {
    /// Notes that `chars` characters of the file stood before byte `clean_bytes` of the clean text.
    ///
    /// Calls must come in the order of the text.
    pub fn drop_before(&mut self, clean_bytes: usize, chars: usize) {
        match self.dropped.last_mut() {
            Some(last) if last.0 == clean_bytes => last.1 += chars,
            _ => self.dropped.push((clean_bytes, chars)),
        }
    }

    /// Whether the clean text is the file's text.
    pub fn is_empty(&self) -> bool {
        self.dropped.is_empty()
    }

    /// Makes a reader that turns byte offsets of `clean` into character offsets of the file.
    pub fn reader<'a>(&'a self, clean: &'a str) -> ShiftReader<'a> {
        let mut chars_at = Vec::with_capacity(clean.len() / STRIDE + 1);
        let mut chars = 0;
        for (i, byte) in clean.bytes().enumerate() {
            if i % STRIDE == 0 {
                chars_at.push(chars);
            }
            chars += usize::from(!is_continuation(byte));
        }
        chars_at.push(chars);
        let mut sum = 0;
        let sums = self
            .dropped
            .iter()
            .map(|&(at, n)| {
                sum += n;
                (at, sum)
            })
            .collect();
        ShiftReader {
            clean,
            chars_at,
            sums,
        }
    }
}

/// Every so many bytes the number of characters before is kept.
const STRIDE: usize = 256;

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// Turns offsets of one text, quickly and in any order.
pub struct ShiftReader<'a> {
    clean: &'a str,
    chars_at: Vec<usize>,
    sums: Vec<(usize, usize)>,
}

impl ShiftReader<'_> {
    /// The offset in Unicode code points into the file that byte `clean_bytes` of the clean text has.
    pub fn source_chars(&self, clean_bytes: usize) -> usize {
        let at = clean_bytes.min(self.clean.len());
        let block = at / STRIDE;
        let inside = self.clean.as_bytes()[block * STRIDE..at]
            .iter()
            .filter(|&&b| !is_continuation(b))
            .count();
        let before = self.sums.partition_point(|&(place, _)| place <= at);
        let dropped = before.checked_sub(1).map_or(0, |i| self.sums[i].1);
        self.chars_at[block] + inside + dropped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_and_what_was_dropped() {
        // The file: BOM, "é\r\nb".
        let mut shift = Shift::default();
        shift.drop_before(0, 1);
        shift.drop_before(2, 1);
        let reader = shift.reader("é\nb");
        assert_eq!(reader.source_chars(0), 1);
        assert_eq!(
            reader.source_chars(2),
            3,
            "the line feed follows the carriage return"
        );
        assert_eq!(reader.source_chars(3), 4);
        assert_eq!(reader.source_chars(4), 5);
    }

    #[test]
    fn long_texts_agree_with_counting() {
        let text: String = "añ“日 ".repeat(400);
        let shift = Shift::default();
        let reader = shift.reader(&text);
        for (chars, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(reader.source_chars(byte), chars);
        }
        assert_eq!(reader.source_chars(text.len()), text.chars().count());
    }
}
