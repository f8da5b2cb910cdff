//! An article: clean text that never changes, and what is known about it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ids::ArticleId;
use super::origin::{Format, Origin};
use crate::text::{Shift, Span};

/// One news article.
///
/// `text` was cleaned once, on load; every [`Span`] of the article's statements points into it.
/// Paragraphs are parted by a line feed at least.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Hash of `text`.
    pub id: ArticleId,
    /// Headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Newspaper, agency or site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// ISO 8601 date, or date and time with offset: `2025-11-08`, `2025-11-08T09:14:00+05:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Address of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// BCP 47 tag, e.g. `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The clean text.
    pub text: String,
    /// Where the words came from.
    pub origin: Origin,
    /// What was odd about the file, in sentences for the person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

impl Article {
    /// An article of which nothing is known but its clean text, as if it had been pasted.
    pub fn bare(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            id: ArticleId::of(&text),
            title: None,
            byline: None,
            outlet: None,
            published: None,
            url: None,
            lang: None,
            text,
            origin: Origin {
                path: None,
                format: Format::Pasted,
                row: None,
                sha256: String::new(),
                encoding: "UTF-8".to_owned(),
                shift: Shift::default(),
            },
            warnings: Vec::new(),
        }
    }

    /// The calendar date of `published`, as the outlet wrote it; its time zone is not converted.
    pub fn published_on(&self) -> Option<Date> {
        self.published.as_deref()?.get(..10)?.parse().ok()
    }

    /// The headline, else the file's name, else the first words of the text.
    pub fn display_title(&self) -> String {
        if let Some(title) = self.title.as_deref().filter(|t| !t.trim().is_empty()) {
            return title.trim().to_owned();
        }
        if let Some(name) = self.origin.path.as_deref().and_then(file_name) {
            return name.to_owned();
        }
        // A text without spaces is one long word.
        let head: String = self.text.trim_start().chars().take(200).collect();
        let words: Vec<_> = head.split_whitespace().take(8).collect();
        if words.is_empty() {
            "Untitled".to_owned()
        } else {
            format!("{} …", words.join(" "))
        }
    }

    /// The paragraph that holds byte `offset_bytes`: the line around it, without white space at its ends.
    pub fn paragraph_at(&self, offset_bytes: usize) -> Span {
        paragraph_at(&self.text, offset_bytes)
    }
}

fn file_name(path: &str) -> Option<&str> {
    path.rsplit(['/', '\\']).find(|part| !part.is_empty())
}

fn paragraph_at(text: &str, offset_bytes: usize) -> Span {
    let mut at = offset_bytes.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    Span::new(start, end).trim(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_lines() {
        let text = "One.\n\nTwo is here.\nThree.";
        assert_eq!(paragraph_at(text, 8).slice(text), "Two is here.");
        assert_eq!(paragraph_at(text, 0).slice(text), "One.");
        assert_eq!(paragraph_at(text, 999).slice(text), "Three.");
        assert!(paragraph_at(text, 5).is_empty());
    }
}
