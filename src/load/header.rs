//! Metadata written above a text: `Title: …` lines, or the front matter of Markdown.

use super::Metadata;

/// Fields that a header line may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Byline,
    Outlet,
    Published,
    Url,
    Lang,
}

impl Field {
    /// The field of a name in lower case, and whether the name also begins ordinary lines of news.
    fn of(name: &str) -> Option<(Self, bool)> {
        Some(match name {
            "title" | "headline" => (Self::Title, false),
            "byline" => (Self::Byline, false),
            "by" | "author" | "authors" => (Self::Byline, true),
            "outlet" | "publisher" => (Self::Outlet, false),
            "source" | "site" | "newspaper" => (Self::Outlet, true),
            "published" | "publication date" | "date published" => (Self::Published, false),
            "date" => (Self::Published, true),
            "url" | "permalink" => (Self::Url, false),
            "link" => (Self::Url, true),
            "lang" | "language" => (Self::Lang, true),
            _ => return None,
        })
    }

    fn slot(self, metadata: &mut Metadata) -> &mut Option<String> {
        match self {
            Self::Title => &mut metadata.title,
            Self::Byline => &mut metadata.byline,
            Self::Outlet => &mut metadata.outlet,
            Self::Published => &mut metadata.published,
            Self::Url => &mut metadata.url,
            Self::Lang => &mut metadata.lang,
        }
    }
}

/// Most lines that a header has.
const MOST_LINES: usize = 12;

/// Reads leading lines such as `Outlet: The Ridge Post` up to the first blank line.
///
/// Gives the metadata and the byte at which the text begins. None unless every line is of that
/// kind, no field comes twice, and one of them is called by a name that no sentence begins with:
/// a text is never robbed of its first line by a guess.
pub fn lines(decoded: &str) -> Option<(Metadata, usize)> {
    let mut metadata = Metadata::default();
    let mut is_certain = false;
    let mut at = 0;
    for (number, raw) in decoded
        .split_inclusive('\n')
        .take(MOST_LINES + 1)
        .enumerate()
    {
        let line = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if line.is_empty() {
            if number == 0 {
                return None;
            }
            let rest = &decoded[at..];
            let body = at + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
            return (is_certain && !decoded[body..].trim().is_empty()).then_some((metadata, body));
        }
        let (name, value) = line.split_once(':')?;
        let (field, is_doubtful) = Field::of(&name.trim().to_lowercase())?;
        let slot = field.slot(&mut metadata);
        let value = value.trim();
        if slot.is_some() || value.is_empty() {
            return None;
        }
        *slot = Some(value.to_owned());
        is_certain |= !is_doubtful;
        at += raw.len();
    }
    None
}

/// Reads front matter: lines between `---` at the start of the text and the next `---`.
///
/// Gives the metadata and the byte at which the text begins.
pub fn front_matter(text: &str) -> Option<(Metadata, usize)> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = start + first.len();
    let mut metadata = Metadata::default();
    let mut list: Option<Field> = None;
    for raw in lines.take(200) {
        at += raw.len();
        let line = raw.trim_end();
        if line == "---" || line == "..." {
            return Some((metadata, at));
        }
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some(field) = list {
                let slot = field.slot(&mut metadata);
                let item = unquoted(item);
                *slot = Some(match slot.take() {
                    Some(names) => format!("{names}, {item}"),
                    None => item,
                });
            }
            continue;
        }
        list = None;
        if line.starts_with([' ', '\t', '#']) {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        if let Some((field, _)) = Field::of(&name.trim().to_lowercase().replace(['_', '-'], " ")) {
            let value = value.trim();
            let inner = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
            if value.is_empty() {
                list = Some(field);
            } else if let Some(inner) = inner {
                let names: Vec<_> = inner.split(',').map(unquoted).collect();
                *field.slot(&mut metadata) = Some(names.join(", "));
            } else {
                *field.slot(&mut metadata) = Some(unquoted(value));
            }
        }
    }
    None
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    for mark in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(mark).and_then(|v| v.strip_suffix(mark)) {
            return inner.replace("\\\"", "\"");
        }
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_lines() {
        let text = "Headline: Talks: the end\nBy: A. Writer\nDate: 2025-11-08\n\n\nKabul said: no.";
        let (metadata, at) = lines(text).unwrap();
        assert_eq!(metadata.title.as_deref(), Some("Talks: the end"));
        assert_eq!(metadata.byline.as_deref(), Some("A. Writer"));
        assert_eq!(&text[at..], "Kabul said: no.");
    }

    #[test]
    fn ordinary_beginnings_are_left_alone() {
        for text in [
            "Date: it was unclear\n\nKabul said.",
            "Source: officials\n\nKabul said.",
            "Title: x\nKabul said it.\n\nMore.",
            "Title: x\nTitle: y\n\nMore.",
            "Kabul: the ministry said\n\nMore.",
            "\nTitle: x\n\nMore.",
            "Title: x\n\n",
            "Title: x",
        ] {
            assert_eq!(lines(text), None, "{text}");
        }
    }

    #[test]
    fn front_matter_of_markdown() {
        let text = "---\ntitle: \"Talks: the end\"\nauthors:\n  - A. Writer\n  - B. Second\ndate: 2025-11-08\ntags: [x]\n---\nBody";
        let (metadata, at) = front_matter(text).unwrap();
        assert_eq!(metadata.title.as_deref(), Some("Talks: the end"));
        assert_eq!(metadata.byline.as_deref(), Some("A. Writer, B. Second"));
        assert_eq!(metadata.published.as_deref(), Some("2025-11-08"));
        assert_eq!(&text[at..], "Body");
        assert_eq!(front_matter("---\ntitle: x\nBody"), None);
    }
}
