//! What kind of file bytes are: by the name's ending, by known signatures, by the content.

use super::LoadError;
use super::error::Foreign;
use crate::model::Format;

/// Endings of file names that are read, in lower case.
pub const ENDINGS: [&str; 11] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "shtml", "json", "jsonl", "ndjson",
];

/// The format that a file's name tells, if its ending is a known one.
pub fn by_name(path: &str) -> Option<Format> {
    let name = path.rsplit(['/', '\\']).next()?;
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(Format::Txt),
        "md" | "markdown" => Some(Format::Md),
        "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
        "json" => Some(Format::Json),
        "jsonl" | "ndjson" => Some(Format::Jsonl),
        _ => None,
    }
}

/// Whether a file's name says that it is a project of this program.
pub fn is_project(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, e)| e.eq_ignore_ascii_case("counterclaim"))
}

/// Refuses what is no text: other kinds of files by their signatures, and binary data.
///
/// # Errors
/// [`LoadError::Foreign`] or [`LoadError::Binary`].
pub fn refuse_binary(bytes: &[u8]) -> Result<(), LoadError> {
    match signature(bytes) {
        Some(kind) => Err(LoadError::Foreign(kind)),
        None => Ok(()),
    }
}

/// The format of decoded text whose name tells nothing.
///
/// # Errors
/// When it is a kind of text that is known but not read, such as a feed.
pub fn by_content(text: &str) -> Result<Format, LoadError> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if let Some(kind) = foreign_text(start) {
        return Err(LoadError::Foreign(kind));
    }
    if is_html(start) {
        return Ok(Format::Html);
    }
    if start.starts_with('[') && start[1..].trim_start().starts_with(['{', ']']) {
        return Ok(Format::Json);
    }
    if start.starts_with('{') && start[1..].trim_start().starts_with(['"', '}']) {
        let first = start.lines().next().unwrap_or(start).trim_end();
        let is_row = first.ends_with('}') && start.len() > first.len() + 1;
        let one_object = || serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok();
        return Ok(if is_row && !one_object() {
            Format::Jsonl
        } else {
            Format::Json
        });
    }
    Ok(Format::Txt)
}

/// Whether decoded text holds so many control characters that no one wrote it.
pub fn is_garbage(text: &str) -> bool {
    let mut seen = 0usize;
    let mut odd = 0usize;
    for c in text.chars().take(64 << 10) {
        seen += 1;
        odd += usize::from(
            c == char::REPLACEMENT_CHARACTER
                || (c.is_control()
                    && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}')),
        );
    }
    odd * 20 > seen
}

fn signature(bytes: &[u8]) -> Option<Foreign> {
    const SIGNATURES: [(&[u8], Foreign); 25] = [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign::OldOffice),
        (b"{\\rtf", Foreign::Rtf),
        (b"\x89PNG\r\n", Foreign::Image),
        (b"\xff\xd8\xff", Foreign::Image),
        (b"GIF87a", Foreign::Image),
        (b"GIF89a", Foreign::Image),
        (b"II*\0", Foreign::Image),
        (b"MM\0*", Foreign::Image),
        (b"8BPS", Foreign::Image),
        (b"\x1f\x8b", Foreign::Archive),
        (b"BZh", Foreign::Archive),
        (b"\xfd7zXZ\0", Foreign::Archive),
        (b"7z\xbc\xaf\x27\x1c", Foreign::Archive),
        (b"\x28\xb5\x2f\xfd", Foreign::Archive),
        (b"Rar!\x1a\x07", Foreign::Archive),
        (b"OggS", Foreign::Media),
        (b"fLaC", Foreign::Media),
        (b"ID3\x03", Foreign::Media),
        (b"ID3\x04", Foreign::Media),
        (b"\x1a\x45\xdf\xa3", Foreign::Media),
        (b"bplist00", Foreign::WebArchive),
        (b"SQLite format 3\0", Foreign::Database),
        (b"\x7fELF", Foreign::Program),
        (b"MZ\x90\0", Foreign::Program),
        (b"WARC/1.", Foreign::Warc),
    ];
    // A PDF may begin with some bytes of rubbish, and readers put up with it.
    let start = &bytes[..bytes.len().min(1024)];
    let lead = start
        .iter()
        .position(|&b| b != 0 && !b.is_ascii_whitespace())
        .unwrap_or(0);
    if start[lead..].starts_with(b"%PDF-") {
        return Some(Foreign::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(inside_zip(bytes));
    }
    match bytes {
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => {
            return Some(Foreign::Image);
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, ..] | [_, _, _, _, b'f', b't', b'y', b'p', ..] => {
            return Some(Foreign::Media);
        }
        _ => {}
    }
    SIGNATURES
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map(|&(_, kind)| kind)
}

/// What a ZIP archive is used for, by the names of its members, which stand uncompressed at its
/// start and in the list at its end.
fn inside_zip(bytes: &[u8]) -> Foreign {
    let part = 8 << 10;
    let ends = [
        &bytes[..bytes.len().min(part)],
        &bytes[bytes.len().saturating_sub(part)..],
    ];
    let has = |name: &[u8]| {
        ends.iter()
            .any(|e| e.windows(name.len()).any(|w| w == name))
    };
    if has(b"word/document") {
        Foreign::Docx
    } else if has(b"application/epub+zip") {
        Foreign::Epub
    } else if has(b"application/vnd.oasis.opendocument") {
        Foreign::OpenDocument
    } else {
        Foreign::Zip
    }
}

/// Texts for machines that would make a poor article.
pub fn foreign_text(start: &str) -> Option<Foreign> {
    let head = head(start, 2048).to_ascii_lowercase();
    if head.starts_with("<?xml") || head.starts_with("<rss") || head.starts_with("<feed") {
        let is_feed = ["<rss", "<feed", "<rdf:rdf"]
            .iter()
            .any(|tag| head.contains(tag));
        return is_feed.then_some(Foreign::Feed);
    }
    let headers = head.split("\n\n").next().unwrap_or("").replace('\r', "");
    let has = |name: &str| headers.lines().any(|l| l.starts_with(name));
    if has("mime-version:") && headers.contains("multipart/related") {
        return Some(Foreign::Mhtml);
    }
    let lines_are_headers = headers.lines().next().is_some_and(|l| {
        l.starts_with("from ")
            || l.split_once(':')
                .is_some_and(|(name, _)| !name.contains(' '))
    });
    let mail = [
        "mime-version:",
        "received:",
        "message-id:",
        "content-type:",
        "content-transfer-encoding:",
        "return-path:",
    ];
    let marks = mail.iter().filter(|name| has(name)).count()
        + usize::from(has("from:"))
        + usize::from(has("subject:"));
    (lines_are_headers && marks >= 2 && mail.iter().any(|name| has(name))).then_some(Foreign::Mail)
}

/// Whether text is a web page: a document type, or tags that only pages have.
fn is_html(start: &str) -> bool {
    let head = head(start, 4096).to_ascii_lowercase();
    if !head.starts_with('<') {
        return false;
    }
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<title",
        "<article",
        "<div",
        "<p>",
        "<p ",
        "<h1",
    ]
    .iter()
    .any(|tag| head.contains(tag))
}

/// The first `most_bytes` of a text, or a little less, so as not to cut a character.
pub fn head(text: &str, most_bytes: usize) -> &str {
    &text[..text.floor_char_boundary(most_bytes)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_format() {
        assert_eq!(by_name("a/b.HTM"), Some(Format::Html));
        assert_eq!(by_name("news.v2.jsonl"), Some(Format::Jsonl));
        assert_eq!(by_name("a.b/readme"), None);
        for ending in ENDINGS {
            assert!(by_name(&format!("x.{ending}")).is_some(), "{ending}");
        }
    }

    #[test]
    fn contents_tell_the_format() {
        for (text, format) in [
            ("\n<!DOCTYPE html><title>x</title>", Format::Html),
            ("<!-- saved --><html>", Format::Html),
            ("[{\"text\": \"x\"}]", Format::Json),
            ("{\"text\": \"x\"}\n", Format::Json),
            ("{\n\"text\": {}}\n", Format::Json),
            ("{\"text\": \"x\"}\n{\"text\": \"y\"}\n", Format::Jsonl),
            ("[Kabul] The ministry said", Format::Txt),
            ("{Editor's note} a < b", Format::Txt),
            ("Subject: border talks\n\nThe", Format::Txt),
        ] {
            assert_eq!(by_content(text), Ok(format), "{text}");
        }
    }

    #[test]
    fn other_kinds_are_named() {
        let refused = |bytes: &[u8]| refuse_binary(bytes).unwrap_err().to_string();
        assert_eq!(refused(b"%PDF-1.7\n"), "it is a PDF, not text");
        assert_eq!(refused(b"\0\0\0%PDF-1.7\n"), "it is a PDF, not text");
        assert_eq!(
            refused(b"PK\x03\x04....word/document.xml"),
            "it is a Word document, not text"
        );
        assert_eq!(
            refused(b"PK\x03\x04....a.html"),
            "it is a ZIP archive, not text"
        );
        assert_eq!(refused(b"\xff\xd8\xff\xe0"), "it is an image, not text");
        assert_eq!(refuse_binary(b"PKK fighters said"), Ok(()));
        let told = |text: &str| by_content(text).unwrap_err().to_string();
        assert_eq!(
            told("<?xml version='1.0'?><rss>"),
            "it is a news feed, not text"
        );
        assert_eq!(
            told("From: a@b\nSubject: x\nMIME-Version: 1.0\n\nHello"),
            "it is a mail message, not text"
        );
    }

    #[test]
    fn garbage_is_told_from_text() {
        assert!(is_garbage("\u{1}\u{2}ab\u{fffd}c"));
        assert!(!is_garbage("A page with one \u{0} in it."));
        assert!(!is_garbage(""));
    }
}
