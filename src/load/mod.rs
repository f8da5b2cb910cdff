//! Bytes to articles: one file per format, the encoding found, the text cleaned once.

pub mod error;

pub use error::LoadError;

use crate::model::Article;

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path as the person gave it.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads the articles in a file: one, or several for JSON arrays and JSON lines.
///
/// The format is told by the name's ending, and by the content where the ending is unknown.
///
/// # Errors
/// When the file holds no article that can be read; see [`LoadError`].
pub fn load(source: &SourceFile) -> Result<Vec<Article>, LoadError> {
    let _ = source;
    Ok(Vec::new())
}

/// Makes an article of pasted text.
///
/// # Errors
/// When the text holds no words.
pub fn pasted(text: &str) -> Result<Article, LoadError> {
    let _ = text;
    Err(LoadError::Empty)
}
