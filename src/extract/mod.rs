//! Finds attributed statements: source, cue, content, speaker.
//!
//! Words are data (`assets/lexicon`), shapes of sentences are code (`constructions`, one file each,
//! listed in `registry`). Sides are not this room's business.
//!
//! The way of a text: [`page`] reads tokens, sentences and quotations; every word of saying becomes
//! a [`cue`]; the constructions propose a [`draft`] with its [`subject`] and [`content`]; [`merge`]
//! keeps the outermost, joins quotations that go on and makes statements; [`speakers`] says who
//! each source is; [`dates`] says when.

pub mod bridge;
pub mod constructions;
pub mod content;
pub mod cue;
pub mod dates;
pub mod draft;
pub mod furniture;
pub mod headline;
pub mod labels;
pub mod lexicon;
pub mod merge;
pub mod page;
pub mod registry;
pub mod speakers;
pub mod subject;
pub mod tags;
pub mod tree;

use crate::model::{Article, Statement};
use page::Page;

/// Names from outside the article that help to read it.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    /// Outlets and agencies, which pass words on and are no speakers when an inner source is named:
    /// "the Eastern Wire reported that the ministry denied it" is the ministry's word. Case and a
    /// "the" before the name do not count.
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
    let page = Page::new(&article.text);
    let mut drafts = merge::drafts(&page, hints);
    if let Some(draft) = headline::draft(article, &page, &drafts) {
        drafts.insert(0, draft);
    }
    let speakers = speakers::resolve(&page, &drafts);
    Extraction {
        statements: merge::statements(article, &page, &drafts, speakers),
        warnings: Vec::new(),
    }
}
