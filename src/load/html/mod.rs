//! Saved web pages: the article's text without its frame, and what the page says of itself.
//!
//! The text comes from a readability library; everything the library is given went through
//! [`gate`] first, and a page it refuses, or that passes a limit, is read without a tree.

pub mod entities;

mod blocks;
mod facts;
mod gate;
mod json_ld;
mod metadata;
mod scan;

use std::panic::AssertUnwindSafe;

use blocks::{Block, Tag};
use dom_smoothie::{Config, Readability, TextMode};

use super::clean::{self, Clean};
use super::{LoadError, article};
use crate::model::{Article, Origin};

/// Reads a decoded page.
///
/// # Errors
/// [`LoadError::NoArticle`] when the page shows no words.
pub fn read(decoded: &str, origin: &Origin) -> Result<Article, LoadError> {
    let facts = facts::Facts::of(decoded);
    let metadata = metadata::choose(&facts);
    let mut warnings = Vec::new();
    let slim = gate::slim(decoded, gate::LIMITS);
    if slim.is_none() {
        warnings.push(
            "The page is too large or too deep to tell the article from its frame; all its paragraphs were taken."
                .to_owned(),
        );
    }
    let found = slim.as_deref().and_then(readable);
    let text = match found {
        Some(text) => text,
        None => {
            if warnings.is_empty() {
                warnings.push("The article could not be told from the rest of the page; all its paragraphs were taken.".to_owned());
            }
            plain(decoded)
        }
    };
    let clean = Clean {
        text: clean::clean(&text).text,
        ..Clean::default()
    };
    article(origin, metadata, clean, warnings).map_err(|error| match error {
        LoadError::Empty => LoadError::NoArticle,
        other => other,
    })
}

/// The text of a piece of markup, all of it.
pub fn text_of(markup: &str) -> String {
    blocks::text_of(&blocks::blocks(markup))
}

/// The article by readability, as paragraphs.
fn readable(slim: &str) -> Option<String> {
    let config = Config {
        disable_json_ld: true,
        text_mode: TextMode::Raw,
        ..Config::default()
    };
    // The library was never seen to panic. Should it, the page is read without it, and the other
    // files of the run are not lost.
    let found = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let mut readability = Readability::new(slim, None, Some(config)).ok()?;
        readability.parse().ok()
    }));
    let text = text_of(&found.ok()??.content);
    (!super::is_blank(&text)).then_some(text)
}

/// All paragraphs of a page outside its navigation, by a rule that needs no tree: what is mostly
/// link, or short and no paragraph, is left out.
fn plain(page: &str) -> String {
    let all = blocks::blocks(page);
    let is_text = |block: &&Block| {
        let chars = block.text.chars().count();
        let is_linked = block.link_chars * 2 > chars;
        !block.is_frame
            && !is_linked
            && match block.tag {
                Tag::Paragraph => true,
                Tag::Heading => chars > 3,
                Tag::Item | Tag::Cell | Tag::Other => chars >= SHORTEST_PROSE_CHARS,
            }
    };
    let kept: Vec<_> = all.iter().filter(is_text).cloned().collect();
    if kept
        .iter()
        .any(|b| b.text.chars().count() >= SHORTEST_PROSE_CHARS)
    {
        blocks::text_of(&kept)
    } else {
        blocks::text_of(&all)
    }
}

/// A block of no paragraph element is taken for prose from this length on.
const SHORTEST_PROSE_CHARS: usize = 60;
