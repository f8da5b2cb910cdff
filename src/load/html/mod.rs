//! Saved web pages: the article's text without its frame, and what the page says of itself.
//!
//! The text comes from a readability library; everything the library is given went through
//! [`gate`] first, and a page it refuses, or that passes a limit, is read without a tree.

pub mod entities;

mod blocks;
mod byline;
mod facts;
mod gate;
mod json_ld;
mod marks;
mod metadata;
mod near;
mod scan;

use std::panic::AssertUnwindSafe;

use blocks::{Block, Tag};
use dom_smoothie::{Config, Readability, TextMode};

use gate::Unseen;

use super::clean::{self, Clean};
use super::{LoadError, article};
use crate::model::{Article, Origin};
use crate::text::normalize;

/// Reads a decoded page.
///
/// # Errors
/// [`LoadError::NoArticle`] when the page shows no words.
pub fn read(decoded: &str, origin: &Origin) -> Result<Article, LoadError> {
    let facts = facts::Facts::of(decoded);
    let paragraphs = blocks::blocks(decoded);
    let metadata = metadata::choose(&facts, &paragraphs);
    let Body { text, warning } = body(decoded, &paragraphs, facts.told.body.as_deref());
    let warnings = warning.map(str::to_owned).into_iter().collect();
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

/// The article's text, and what the person should know of how it was found.
struct Body {
    text: String,
    warning: Option<&'static str>,
}

/// Readability may take a teaser for the article. It is believed when it found at least this share,
/// in hundredths, of what looks like prose on the page.
const LEAST_SHARE: usize = 40;

fn body(page: &str, paragraphs: &[Block], told: Option<&str>) -> Body {
    let prose = prose_chars(paragraphs);
    let is_enough = |text: &String| text.chars().count() * 100 >= prose * LEAST_SHARE;
    let by = |unseen| gate::slim(page, gate::LIMITS, unseen).map(|slim| readable(&slim));
    let Some(first) = by(Unseen::Marked) else {
        return Body {
            text: plain(paragraphs),
            warning: Some(
                "The page is too large or too deep to tell the article from its frame; all its paragraphs were taken.",
            ),
        };
    };
    if let Some(text) = first.clone().filter(is_enough) {
        return Body {
            text,
            warning: None,
        };
    }
    if let Some(text) = by(Unseen::Shown).flatten().filter(is_enough) {
        return Body {
            text,
            warning: None,
        };
    }
    let told = told.map(|t| {
        if t.contains("</") {
            text_of(t)
        } else {
            t.to_owned()
        }
    });
    if let Some(text) = told.filter(|t| is_enough(t) && t.chars().count() >= SHORTEST_ARTICLE_CHARS)
    {
        return Body {
            text,
            warning: Some(
                "The text is the one that the page gives to search engines; paragraphs may be run together.",
            ),
        };
    }
    let text = plain(paragraphs);
    Body {
        warning: (!super::is_blank(&text)).then_some(
            "The article could not be told from the rest of the page; all its paragraphs were taken.",
        ),
        text,
    }
}

/// A shorter description for search engines is no article.
const SHORTEST_ARTICLE_CHARS: usize = 400;

/// Characters in paragraphs that read like an article's.
fn prose_chars(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .filter(|b| b.tag == Tag::Paragraph && !b.is_frame)
        .map(|b| (b.text.chars().count(), b.link_chars))
        .filter(|&(chars, linked)| chars >= SHORTEST_PROSE_CHARS && linked * 2 <= chars)
        .map(|(chars, _)| chars)
        .sum()
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
    let found = blocks::blocks(&found.ok()??.content);
    let text = blocks::text_of(without_tail(&found));
    (!super::is_blank(&text)).then_some(text)
}

/// Cuts off what sites hang under an article: lists of other articles, invitations to subscribe.
///
/// Only in the second half, and only from a line that says nothing else.
fn without_tail(found: &[Block]) -> &[Block] {
    const STARTS: [&str; 22] = [
        "related post",
        "related posts",
        "related article",
        "related articles",
        "related stories",
        "related news",
        "related content",
        "related reading",
        "related topics",
        "related services",
        "read more",
        "read next",
        "you may also like",
        "you might also like",
        "more from",
        "more stories",
        "recommended for you",
        "recommended reading",
        "about the author",
        "leave a comment",
        "leave a reply",
        "sign up for our newsletter",
    ];
    let all: usize = found.iter().map(|b| b.text.len()).sum();
    let mut before = 0;
    for (at, block) in found.iter().enumerate() {
        let is_short = block.text.chars().count() <= LONGEST_TAIL_HEAD_CHARS;
        if before * 2 >= all && is_short {
            let words = normalize::name(&block.text);
            let is_head = |start: &str| {
                words == start
                    || (block.tag == Tag::Heading && words.starts_with(&format!("{start} ")))
            };
            if STARTS.iter().any(|s| is_head(s)) {
                return &found[..at];
            }
        }
        before += block.text.len();
    }
    found
}

/// A line that begins what hangs under an article is no longer.
const LONGEST_TAIL_HEAD_CHARS: usize = 60;

/// All paragraphs of a page outside its navigation, by a rule that needs no tree: what is mostly
/// link, or short and no paragraph, is left out.
fn plain(all: &[Block]) -> String {
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
        blocks::text_of(all)
    }
}

/// A block of no paragraph element is taken for prose from this length on.
const SHORTEST_PROSE_CHARS: usize = 60;
