//! Text as bytes with marks on it: spans, sentences, tokens and quotation marks.
//!
//! This room knows no other. Every offset in it is a byte offset into the text it was given.

pub mod fold;
pub mod markup;
pub mod normalize;
pub mod paragraphs;
pub mod quote_marks;
pub mod sentences;
pub mod shift;
pub mod solar_hijri;
pub mod span;
pub mod spelling;
pub mod tokens;

pub use shift::Shift;
pub use span::Span;
