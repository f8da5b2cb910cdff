//! Who each source is: a person's fullest name, an institution, or a description.
//!
//! Works through the statements in the order of the text, so that "he" and "the minister" can look
//! back on the speakers before them; a role may also be named later in the article.

pub mod mentions;
pub mod phrase;
pub mod possessor;
pub mod resolve;

pub use resolve::resolve;
