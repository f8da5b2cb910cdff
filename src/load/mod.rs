//! Bytes to articles: one file per format, the encoding found, the text cleaned once.

pub mod error;

mod clean;
mod date;
mod detect;
mod encoding;
mod header;
mod html;
mod json;
mod markdown;
mod plain;
mod record;

pub use detect::{ENDINGS, by_name as format_by_name};
pub use error::{Foreign, LoadError};

use sha2::{Digest, Sha256};

use crate::model::{Article, ArticleId, Format, Origin};
use clean::Clean;

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path as the person gave it; `-` for standard input.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads the articles in a file: one, or several for JSON arrays and JSON lines.
///
/// The format is told by the name's ending, and by the content where the ending is unknown.
///
/// # Errors
/// When the file holds no article that can be read; see [`LoadError`].
pub fn load(source: &SourceFile) -> Result<Vec<Article>, LoadError> {
    if source.bytes.is_empty() {
        return Err(LoadError::Empty);
    }
    detect::refuse_binary(&source.bytes)?;
    if detect::is_project(&source.path) {
        return Err(LoadError::Foreign(Foreign::Project));
    }
    let decoded = encoding::decode(&source.bytes);
    let text = decoded.text.as_ref();
    if is_blank(text) {
        return Err(LoadError::Empty);
    }
    if detect::is_garbage(text) {
        return Err(LoadError::Binary);
    }
    let format = match detect::by_name(&source.path) {
        // Some browsers pack a page with its pictures and still call it .htm.
        Some(Format::Html) if detect::foreign_text(text) == Some(Foreign::Mhtml) => {
            return Err(LoadError::Foreign(Foreign::Mhtml));
        }
        Some(format) => format,
        None => match detect::by_content(text)? {
            Format::Txt if source.path == STANDARD_INPUT => Format::Pasted,
            format => format,
        },
    };
    let origin = Origin {
        path: Some(source.path.clone()),
        format,
        row: None,
        sha256: sha256(&source.bytes),
        encoding: decoded.encoding.to_owned(),
        shift: crate::text::Shift::default(),
    };
    let mut articles = match format {
        Format::Txt | Format::Pasted => vec![plain::read(text, &origin)?],
        Format::Md => vec![markdown::read(text, &origin)?],
        Format::Html => vec![html::read(text, &origin)?],
        Format::Json => json::read(text, &origin)?,
        Format::Jsonl => json::read_lines(text, &origin)?,
    };
    if decoded.replaced
        && let Some(first) = articles.first_mut()
    {
        first.warnings.insert(
            0,
            format!(
                "Some bytes are no {} characters; each was replaced by U+FFFD.",
                decoded.encoding
            ),
        );
    }
    Ok(articles)
}

/// Makes an article of pasted text.
///
/// # Errors
/// When the text holds no words.
pub fn pasted(text: &str) -> Result<Article, LoadError> {
    let origin = Origin {
        path: None,
        format: Format::Pasted,
        row: None,
        sha256: sha256(text.as_bytes()),
        encoding: "UTF-8".to_owned(),
        shift: crate::text::Shift::default(),
    };
    plain::read(text, &origin)
}

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// What a file tells of its article beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Metadata {
    title: Option<String>,
    byline: Option<String>,
    outlet: Option<String>,
    /// As the file writes it, or already ISO 8601.
    published: Option<String>,
    url: Option<String>,
    lang: Option<String>,
}

/// Puts an article together. `warnings` are sentences for the person.
fn article(
    origin: &Origin,
    metadata: Metadata,
    clean: Clean,
    mut warnings: Vec<String>,
) -> Result<Article, LoadError> {
    if is_blank(&clean.text) {
        return Err(LoadError::Empty);
    }
    let lang = metadata.lang.as_deref().and_then(language_tag);
    let published = metadata.published.and_then(|written| {
        let read = date::normalize(&written, date::Order::of_language(lang.as_deref()));
        if read.is_none()
            && let Some(shown) = clean::line(&written)
        {
            let shown: String = shown.chars().take(60).collect();
            warnings.push(format!(
                "The date of publication, “{shown}”, could not be read."
            ));
        }
        read
    });
    let line = |value: Option<String>| value.as_deref().and_then(clean::line);
    Ok(Article {
        id: ArticleId::of(&clean.text),
        title: line(metadata.title),
        byline: line(metadata.byline),
        outlet: line(metadata.outlet),
        published,
        url: line(metadata.url),
        lang,
        text: clean.text,
        origin: Origin {
            shift: clean.shift,
            ..origin.clone()
        },
        warnings,
    })
}

/// A language tag in its usual spelling: `en_us` becomes `en-US`. None when it is no tag.
fn language_tag(written: &str) -> Option<String> {
    let mut parts = written.trim().split(['-', '_']);
    let language = parts.next()?.to_ascii_lowercase();
    if !(2..=3).contains(&language.len()) || !language.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let mut tag = language;
    for part in parts.take(3) {
        if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
            break;
        }
        tag.push('-');
        match part.len() {
            2 => tag.push_str(&part.to_ascii_uppercase()),
            4 => {
                tag.push_str(&part[..1].to_ascii_uppercase());
                tag.push_str(&part[1..].to_ascii_lowercase());
            }
            _ => tag.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(tag)
}

/// Whether a text holds nothing that a reader could see.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}')
    })
}

fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;

    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn file(path: &str, bytes: &[u8]) -> SourceFile {
        SourceFile {
            path: path.to_owned(),
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn nothing_to_read() {
        for bytes in [
            &b""[..],
            b" \r\n\t\n",
            b"\xef\xbb\xbf  ",
            b"\0\0\0\0\0\0\0\0",
        ] {
            for name in ["a.txt", "a.html", "a.md", "a.json", "a.jsonl", "a"] {
                assert_eq!(
                    load(&file(name, bytes)),
                    Err(LoadError::Empty),
                    "{name} {bytes:?}"
                );
            }
        }
        assert_eq!(pasted(" \n"), Err(LoadError::Empty));
    }

    #[test]
    fn the_origin_is_kept() {
        let found = load(&file("a/b.txt", b"\xef\xbb\xbfKabul denied it.\r\n")).unwrap();
        let origin = &found[0].origin;
        assert_eq!(origin.path.as_deref(), Some("a/b.txt"));
        assert_eq!(origin.encoding, "UTF-8");
        assert_eq!(origin.sha256.len(), 64);
        assert_eq!(found[0].text, "Kabul denied it.\n");
        assert_eq!(origin.shift.reader(&found[0].text).source_chars(0), 1);
    }

    #[test]
    fn replaced_characters_are_told() {
        let found = load(&file("a.txt", "Kabul “denied” “it” now\u{e9}".as_bytes())).unwrap();
        assert!(found[0].warnings.is_empty());
        let mut bytes = "Kabul “denied” “it”.".as_bytes().to_vec();
        bytes.push(0xff);
        let found = load(&file("a.txt", &bytes)).unwrap();
        assert_eq!(found[0].warnings.len(), 1);
    }

    #[test]
    fn binary_is_refused() {
        let bytes: Vec<u8> = (0..4000u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
            .collect();
        assert_eq!(load(&file("a.txt", &bytes)), Err(LoadError::Binary));
        assert_eq!(
            load(&file("a.txt", b"%PDF-1.4 x")).unwrap_err().to_string(),
            "it is a PDF, not text"
        );
    }

    #[test]
    fn what_hides_under_a_wrong_name_is_told() {
        let told = |name: &str, text: &str| load(&file(name, text.as_bytes())).unwrap_err();
        assert_eq!(
            told(
                "a.htm",
                "From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n<p>x"
            ),
            LoadError::Foreign(Foreign::Mhtml)
        );
        assert_eq!(
            told("my.counterclaim", "{\"articles\": [{\"text\": \"x\"}]}"),
            LoadError::Foreign(Foreign::Project)
        );
    }

    #[test]
    fn pasted_text_has_no_path() {
        let article = pasted("Islamabad rejected the claim.\r\nIt did.").unwrap();
        assert_eq!(article.origin.path, None);
        assert_eq!(article.origin.format, Format::Pasted);
        assert_eq!(article.text, "Islamabad rejected the claim.\nIt did.");
    }

    #[test]
    fn language_tags() {
        assert_eq!(language_tag("en_us").as_deref(), Some("en-US"));
        assert_eq!(language_tag("UR").as_deref(), Some("ur"));
        assert_eq!(language_tag("zh-hant-tw").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(language_tag("English"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), ending in "(txt|md|html|json|jsonl|bin)") {
            let _ = load(&file(&format!("a.{ending}"), &bytes));
        }

        #[test]
        fn arbitrary_markup_never_panics(
            text in "(<[a-z]{1,3}|</p>|<p>|<div class=.author.>|<!--|-->|&[a-z#x]{1,5};?|[*_\\[\\](){}\"'>#`|~\\\\:=-]|\n|é|[a-zA-Z ]{1,9}|۔|---\n|title: ){0,60}",
            ending in "(txt|md|html|json|jsonl)",
        ) {
            for article in load(&file(&format!("a.{ending}"), text.as_bytes())).unwrap_or_default() {
                prop_assert!(!article.text.contains('\r'));
            }
        }
    }
}
