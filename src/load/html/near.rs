//! Byline and date as a reader finds them: short lines around the headline.
//!
//! Used where a page marks neither. Only lines between the headline and the first long paragraph
//! count, and a few before it, so that dates of other articles are not taken.

use super::blocks::Block;
use super::byline;
use crate::load::date;
use crate::text::normalize;

/// What stands near the headline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Near {
    /// A name after "By".
    pub author: Option<String>,
    /// A date, ISO 8601.
    pub date: Option<String>,
}

/// So many blocks after the headline are looked at.
const BLOCKS_AFTER: usize = 14;
/// So many blocks before the headline are looked at, after those that follow it.
const BLOCKS_BEFORE: usize = 4;
/// A block of so many characters is the article's text.
const PROSE_CHARS: usize = 240;
/// A line with a byline or a date is no longer.
const LONGEST_LINE_CHARS: usize = 120;

/// Looks around the blocks that say the same as one of the headlines.
pub fn headline(blocks: &[Block], titles: &[&str], order: date::Order) -> Near {
    let wanted: Vec<String> = titles
        .iter()
        .map(|t| normalize::name(t))
        .filter(|t| !t.is_empty())
        .collect();
    let mut near = Near::default();
    let places = blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| wanted.contains(&normalize::name(&b.text)));
    for (at, _) in places.take(3) {
        let after = blocks[at + 1..].iter().take(BLOCKS_AFTER);
        let after: Vec<&Block> = after
            .take_while(|b| b.text.chars().count() < PROSE_CHARS)
            .collect();
        let before = blocks[at.saturating_sub(BLOCKS_BEFORE)..at].iter().rev();
        let lines: Vec<&str> = after
            .into_iter()
            .chain(before)
            .flat_map(|b| b.text.lines())
            .filter(|line| line.chars().count() <= LONGEST_LINE_CHARS)
            .collect();
        for (i, line) in lines.iter().enumerate() {
            if near.author.is_none() {
                near.author = author(line, lines.get(i + 1).copied());
            }
            if near.date.is_none() && !is_of_change(line) {
                near.date = date::normalize(line, order);
            }
        }
    }
    near
}

/// "Updated 8 November 2025" is no date of publication, unless it says both.
fn is_of_change(line: &str) -> bool {
    let line = line.to_lowercase();
    let changed = ["updated", "modified", "reviewed", "edited"]
        .iter()
        .any(|w| line.contains(w));
    changed && !["publish", "posted"].iter().any(|w| line.contains(w))
}

/// The name in "By A. Writer", or in the line after a lone "By".
fn author(line: &str, next: Option<&str>) -> Option<String> {
    const STARTS: [&str; 6] = [
        "written by",
        "posted by",
        "published by",
        "words by",
        "author",
        "by",
    ];
    let line = line.trim();
    let start = STARTS.iter().find(|s| {
        line.get(..s.len())
            .is_some_and(|l| l.eq_ignore_ascii_case(s))
    })?;
    let rest = &line[start.len()..];
    // "ByA. Writer": two elements with nothing between them.
    let is_glued =
        rest.starts_with(char::is_uppercase) && line.starts_with(|c: char| c.is_uppercase());
    if !(rest.is_empty() || is_glued || rest.starts_with([' ', ':', '\t', '\u{a0}'])) {
        return None;
    }
    let rest = rest.trim_start_matches([':', ' ', '\t']);
    let named = if rest.is_empty() { next? } else { rest };
    byline::person(named).filter(|name| looks_like_name(name))
}

/// Two to five words, the first and last with a capital, as names are written.
fn looks_like_name(name: &str) -> bool {
    let first = name.split([',', '|', '&']).next().unwrap_or("");
    let words: Vec<_> = first.split_whitespace().collect();
    let is_capital =
        |word: &&str| word.starts_with(|c: char| !c.is_lowercase() && c.is_alphabetic());
    (2..=5).contains(&words.len())
        && words.first().is_some_and(is_capital)
        && words.last().is_some_and(is_capital)
}

#[cfg(test)]
mod tests {
    use super::super::blocks::blocks;
    use super::*;

    fn around(page: &str) -> Near {
        headline(&blocks(page), &["Talks end"], date::Order::Unknown)
    }

    #[test]
    fn lines_around_the_headline() {
        let near = around(
            "<p>Dec 1, 2019<h1>Talks end</h1><div><span>By</span><span>Anna Writer</span></div><p>Updated Nov 9, 2025<p>Nov 8, 2025<p>Kabul said",
        );
        assert_eq!(near.author.as_deref(), Some("Anna Writer"));
        assert_eq!(near.date.as_deref(), Some("2025-11-08"));
        let near = around("<p>8 November 2025<h1>Talks end</h1><p>By</p><p>Anna Writer</p>");
        assert_eq!(
            (near.author.as_deref(), near.date.as_deref()),
            (Some("Anna Writer"), Some("2025-11-08"))
        );
    }

    #[test]
    fn what_is_not_near() {
        let prose = "Kabul said so. ".repeat(20);
        assert_eq!(
            around(&format!(
                "<h1>Talks end</h1><p>{prose}<p>8 November 2025<p>By Anna Writer"
            )),
            Near::default()
        );
        assert_eq!(around("<h1>Other</h1><p>8 November 2025"), Near::default());
        assert_eq!(
            around("<h1>Talks end</h1><p>By the end of the day<p>Bystanders Said So"),
            Near::default()
        );
    }
}
