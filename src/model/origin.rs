//! Where an article's words came from.

use serde::{Deserialize, Serialize};

use crate::text::Shift;

/// The kind of file an article was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Txt,
    /// Markdown.
    Md,
    /// A saved web page.
    Html,
    /// One JSON object, or an array of them.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Text pasted into the window or given on standard input.
    Pasted,
}

impl Format {
    /// The name used in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Pasted => "pasted",
        }
    }
}

/// The file, and the place in it, that an article was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Path as the person gave it; none for pasted text.
    pub path: Option<String>,
    /// What the bytes were read as.
    pub format: Format,
    /// Row of a file that holds several articles, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// SHA-256 of the file's bytes, as lower-case hexadecimal digits.
    pub sha256: String,
    /// Name of the character encoding the bytes were read in, e.g. `UTF-8`.
    pub encoding: String,
    /// Characters of the file that the clean text leaves out; kept for plain text only.
    #[serde(default, skip_serializing_if = "Shift::is_empty")]
    pub shift: Shift,
}
