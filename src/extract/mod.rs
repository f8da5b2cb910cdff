//! Finds attributed statements: source, cue, content, speaker.
//!
//! Words are data (`assets/lexicon`), shapes of sentences are code (`constructions`, one file each,
//! listed in `registry`). Sides are not this room's business.

use crate::model::{Article, Statement};

/// Names from outside the article that help to read it.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Outlets and agencies, which pass words on and are no speakers when an inner source is named.
    pub carriers: Vec<String>,
}

/// What was found in one article.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// Statements in the order of the text; every speaker's side is still unknown.
    pub statements: Vec<Statement>,
    /// What was odd, in sentences for the person.
    pub warnings: Vec<String>,
}

/// Finds the statements of an article. Never fails.
pub fn extract(article: &Article, hints: &Hints) -> Extraction {
    let _ = (article, hints);
    Extraction::default()
}
