//! A half-open range of bytes in a text, always on character boundaries.

use serde::{Deserialize, Serialize};

/// A half-open byte range `start..end` in the clean text of one article.
///
/// Both ends lie on character boundaries of the text that the span was made for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte inside.
    pub start: usize,
    /// First byte outside.
    pub end: usize,
}

impl Span {
    /// Makes the span `start..end`; an `end` before `start` gives an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words under the span; empty when the span does not fit `text`.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset_bytes` lies inside.
    pub fn holds(self, offset_bytes: usize) -> bool {
        self.start <= offset_bytes && offset_bytes < self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The bytes both hold, if any.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(Self { start, end })
    }

    /// The span without white space at either end.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let words = self.slice(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Self {
            start,
            end: start + words.trim().len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_operations() {
        let (a, b) = (Span::new(2, 6), Span::new(4, 9));
        assert!(a.overlaps(b) && !a.contains(b));
        assert_eq!(a.hull(b), Span::new(2, 9));
        assert_eq!(a.intersection(b), Some(Span::new(4, 6)));
        assert_eq!(Span::new(0, 2).intersection(b), None);
    }

    #[test]
    fn slicing_never_panics() {
        assert_eq!(Span::new(1, 2).slice("é"), "");
        assert_eq!(Span::new(0, 99).slice("short"), "");
        assert_eq!(Span::new(0, 4).trim(" ab  "), Span::new(1, 3));
    }
}
