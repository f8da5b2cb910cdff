//! Markdown to readable text: the marks go, the words stay.
//!
//! A small reader of our own: what matters is that the words of a paragraph come out as one line
//! and unchanged, not that every corner of the language is drawn. All passes are linear.

mod inline;

use super::clean::{self, Clean};
use super::{LoadError, Metadata, article, header};
use crate::model::{Article, Origin};

/// Reads decoded Markdown; front matter and the first heading become metadata.
pub fn read(decoded: &str, origin: &Origin) -> Result<Article, LoadError> {
    let cleaned = clean::clean(decoded).text;
    let (mut metadata, body_at) = header::front_matter(&cleaned)
        .or_else(|| header::lines(&cleaned))
        .unwrap_or_else(|| (Metadata::default(), 0));
    let mut blocks = blocks(&cleaned[body_at..]);
    // The heading that opens the text is its headline; it is no part of what was reported.
    if blocks.first().is_some_and(|b| b.is_heading) {
        let heading = blocks.remove(0).text;
        metadata.title.get_or_insert(heading);
    } else if metadata.title.is_none() {
        metadata.title = blocks.iter().find(|b| b.is_heading).map(|b| b.text.clone());
    }
    let mut text = String::new();
    for block in &blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&block.text);
    }
    if text.is_empty()
        && let Some(title) = metadata.title.take()
    {
        text = title;
    }
    let clean = Clean {
        text,
        ..Clean::default()
    };
    article(origin, metadata, clean, Vec::new())
}

/// A paragraph, heading, list item or table row, without its marks.
struct Block {
    text: String,
    is_heading: bool,
}

/// A line without the marks of quotation and list before it.
struct Line<'a> {
    text: &'a str,
    /// It begins a list item.
    is_item: bool,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut paragraph = String::new();
    let mut fence: Option<(char, usize)> = None;
    let flush = |paragraph: &mut String, out: &mut Vec<Block>, is_heading: bool| {
        let text = inline::plain(paragraph);
        if !text.trim().is_empty() {
            out.push(Block {
                text: text.trim().to_owned(),
                is_heading,
            });
        }
        paragraph.clear();
    };
    for raw in text.lines() {
        if let Some((mark, len)) = fence {
            let inside = raw.trim();
            if inside.len() >= len && inside.chars().all(|c| c == mark) {
                fence = None;
            } else if !inside.is_empty() {
                out.push(Block {
                    text: inside.to_owned(),
                    is_heading: false,
                });
            }
            continue;
        }
        let line = peel(raw);
        let words = line.text.trim();
        if words.is_empty() || is_definition(words) {
            flush(&mut paragraph, &mut out, false);
        } else if let Some(open) = fence_mark(words) {
            flush(&mut paragraph, &mut out, false);
            fence = Some(open);
        } else if let Some(heading) = heading(words) {
            flush(&mut paragraph, &mut out, false);
            paragraph.push_str(heading);
            flush(&mut paragraph, &mut out, true);
        } else if !paragraph.is_empty() && is_underline(words) {
            flush(&mut paragraph, &mut out, true);
        } else if is_rule(words) {
            flush(&mut paragraph, &mut out, false);
        } else if words.starts_with('|') {
            flush(&mut paragraph, &mut out, false);
            paragraph = row(words);
            flush(&mut paragraph, &mut out, false);
        } else {
            if line.is_item {
                flush(&mut paragraph, &mut out, false);
            }
            let hard_break = paragraph.ends_with("  ") || paragraph.ends_with('\\');
            if hard_break {
                paragraph.truncate(paragraph.trim_end_matches([' ', '\\']).len());
                paragraph.push('\n');
            } else if !paragraph.is_empty() {
                paragraph.truncate(paragraph.trim_end().len());
                paragraph.push(' ');
            }
            // Trailing spaces are kept until the next line tells whether they break the line.
            paragraph.push_str(line.text.trim_start());
        }
    }
    flush(&mut paragraph, &mut out, false);
    out
}

/// Takes off `>` marks and one bullet or number.
fn peel(raw: &str) -> Line<'_> {
    let mut text = raw.trim_start();
    while let Some(rest) = text.strip_prefix('>') {
        text = rest.trim_start();
    }
    let mut is_item = false;
    while let Some(rest) = item(text) {
        is_item = true;
        text = rest.trim_start();
    }
    Line { text, is_item }
}

/// The words of a list item after its mark.
fn item(text: &str) -> Option<&str> {
    let rest = if let Some(rest) = text.strip_prefix(['-', '*', '+']) {
        rest
    } else {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        // A longer number is a year or a count that happens to begin a line.
        if !(1..=2).contains(&digits) {
            return None;
        }
        text[digits..].strip_prefix(['.', ')'])?
    };
    rest.starts_with([' ', '\t']).then_some(rest)
}

fn heading(words: &str) -> Option<&str> {
    let level = words.bytes().take_while(|&b| b == b'#').count();
    let rest = &words[level..];
    if !(1..=6).contains(&level) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    Some(rest.trim().trim_end_matches('#').trim_end())
}

fn is_underline(words: &str) -> bool {
    words.len() >= 2 && (words.bytes().all(|b| b == b'=') || words.bytes().all(|b| b == b'-'))
}

fn is_rule(words: &str) -> bool {
    let marks = words.bytes().filter(|b| !b.is_ascii_whitespace());
    words.starts_with(['-', '*', '_'])
        && marks.clone().count() >= 3
        && marks.clone().all(|b| b == words.as_bytes()[0])
}

fn fence_mark(words: &str) -> Option<(char, usize)> {
    let mark = words.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let len = words.chars().take_while(|&c| c == mark).count();
    (len >= 3 && !words[len..].contains(mark)).then_some((mark, len))
}

/// `[name]: https://…` and `[^1]: …` stand for links and notes, not for words of the text.
fn is_definition(words: &str) -> bool {
    words.strip_prefix('[').is_some_and(|rest| {
        rest.split_once("]:").is_some_and(|(name, target)| {
            let target = target.trim_start();
            name.len() < 100
                && (name.starts_with('^')
                    || target.starts_with(['<', '/', '#'])
                    || target
                        .split(' ')
                        .next()
                        .is_some_and(|t| t.contains("://") || t.starts_with("mailto:")))
        })
    })
}

/// The cells of a table's row, or nothing for the row of dashes under its head.
fn row(words: &str) -> String {
    let cells: Vec<_> = words.trim_matches('|').split('|').map(str::trim).collect();
    if cells
        .iter()
        .all(|c| c.bytes().all(|b| matches!(b, b'-' | b':')))
    {
        return String::new();
    }
    cells.join(" – ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{SourceFile, load};

    fn text_of(markdown: &str) -> String {
        let parts: Vec<_> = blocks(markdown).into_iter().map(|b| b.text).collect();
        parts.join("\n\n")
    }

    #[test]
    fn paragraphs_come_out_as_lines() {
        for (markdown, text) in [
            (
                "The ministry\nsaid *no*.\n\nKabul **denied** it.",
                "The ministry said no.\n\nKabul denied it.",
            ),
            ("One  \nTwo", "One\nTwo"),
            ("> \"We left\",\n> he said.", "\"We left\", he said."),
            ("- One\n- Two\n  more\n1. Three", "One\n\nTwo more\n\nThree"),
            ("2021 was a year.", "2021 was a year."),
            ("Heading\n---\nText\n\n***\nMore", "Heading\n\nText\n\nMore"),
            ("| a | b |\n|---|:-:|\n| 1 | 2 |", "a – b\n\n1 – 2"),
            ("```text\n# kept\n```\nAfter", "# kept\n\nAfter"),
            (
                "Text [here][1].\n\n[1]: https://ridge.example \"x\"",
                "Text here.",
            ),
            ("#hashtag said\n#", "#hashtag said"),
        ] {
            assert_eq!(text_of(markdown), text, "{markdown}");
        }
    }

    #[test]
    fn the_headline_and_front_matter_are_metadata() {
        let read = |text: &str| {
            let source = SourceFile {
                path: "a.md".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            load(&source).unwrap().remove(0)
        };
        let article = read(
            "---\noutlet: The Ridge Post\ndate: 8 Nov 2025\n---\n\n# Talks *end*\n\nKabul said so.\n\n## Later\n\nMore.",
        );
        assert_eq!(article.title.as_deref(), Some("Talks end"));
        assert_eq!(article.outlet.as_deref(), Some("The Ridge Post"));
        assert_eq!(article.published.as_deref(), Some("2025-11-08"));
        assert_eq!(article.text, "Kabul said so.\n\nLater\n\nMore.");
        assert_eq!(read("# Only a heading").text, "Only a heading");
        assert_eq!(read("\u{feff}# A\r\n\r\nB.").text, "B.");
    }

    #[test]
    fn deep_nesting_is_linear() {
        let deep = format!(
            "{} x\n{}\n{}",
            ">".repeat(50_000),
            "[".repeat(50_000),
            "* ".repeat(20_000)
        );
        assert!(text_of(&deep).starts_with('x'));
    }
}
