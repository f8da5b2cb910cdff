//! Who each source is: a person's fullest name, an institution, or a description.
//!
//! Works through the statements in the order of the text, so that "he" and "the minister" can look
//! back on the speakers before them; a role may also be named later in the article.

pub mod cast;
mod cataphora;
mod described;
mod known;
pub mod mentions;
mod owned;
pub mod phrase;
pub mod possessor;
mod pronoun;
pub mod resolve;

pub use resolve::resolve;
