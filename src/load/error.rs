//! Why a file gave no article. Facts only; `cli` and `app` word the message with the file's name.

/// Why a file gave no article.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Nothing in it, or nothing but white space.
    #[error("it holds no text")]
    Empty,
}

impl LoadError {
    /// What the person can try, as a sentence.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Empty => "Open the article in a browser and save it again, or paste its text.",
        }
    }
}
