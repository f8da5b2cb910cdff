//! Plain text: kept as it stands.

use super::{LoadError, article, clean, header};
use crate::model::{Article, Origin};

/// Reads decoded text. Unmistakable header lines become metadata and are left out of the text.
pub fn read(decoded: &str, origin: &Origin) -> Result<Article, LoadError> {
    let (metadata, body_at) = header::lines(decoded).unwrap_or_default();
    article(
        origin,
        metadata,
        clean::clean_after(decoded, body_at),
        Vec::new(),
    )
}

#[cfg(test)]
mod tests {
    use crate::load::{SourceFile, load};

    #[test]
    fn hard_line_breaks_and_typography_stay() {
        let text =
            "KABUL, Nov 8 - The ministry said\nthe camps were “gone”  .\n\n`Yes`, it said.\n";
        let source = SourceFile {
            path: "a.txt".to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let article = load(&source).unwrap().remove(0);
        assert_eq!(article.text, text);
        assert!(article.origin.shift.is_empty());
        assert_eq!(article.title, None);
    }

    #[test]
    fn header_lines_are_metadata_and_offsets_still_hold() {
        let text = "\u{feff}Title: Talks end\r\nOutlet: The Ridge Póst\r\nPublished: 8 Nov 2025\r\n\r\nKabul denied it.\r\n";
        let source = SourceFile {
            path: "a.txt".to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let article = load(&source).unwrap().remove(0);
        assert_eq!(article.title.as_deref(), Some("Talks end"));
        assert_eq!(article.outlet.as_deref(), Some("The Ridge Póst"));
        assert_eq!(article.published.as_deref(), Some("2025-11-08"));
        assert_eq!(article.text, "Kabul denied it.\n");
        let at = article.text.find("denied").unwrap();
        let chars = article.origin.shift.reader(&article.text).source_chars(at);
        assert_eq!(
            text.chars().skip(chars).take(6).collect::<String>(),
            "denied"
        );
    }
}
