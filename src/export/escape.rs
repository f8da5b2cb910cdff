//! Text made harmless for the place it goes to.

use std::borrow::Cow;

/// The first words of a long text.
pub(super) fn shortened(text: &str) -> String {
    const MOST_CHARS: usize = 90;
    match text.char_indices().nth(MOST_CHARS) {
        None => text.to_owned(),
        Some((end, _)) => {
            let end = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", &text[..end])
        }
    }
}

/// Makes text safe between tags and inside quoted attributes. Characters that HTML does not allow
/// are shown as the replacement character.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let special = |c: char| {
        matches!(c, '&' | '<' | '>' | '"' | '\'') || (c.is_control() && c != '\n' && c != '\t')
    };
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if special(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// For places where no element can keep them in: drops the marks that turn the direction of text.
pub(super) fn without_direction(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

/// Base64 as RFC 4648 has it, padded.
pub(super) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let at = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..4 {
            if digit <= chunk.len() {
                let place = (bits >> (18 - 6 * digit)) & 63;
                out.push(char::from(DIGITS[place as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaping_leaves_nothing_that_opens() {
        assert_eq!(
            escape("<b a=\"x\" c='y'>&\u{0}\u{b}"),
            "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;\u{fffd}\u{fffd}"
        );
        assert!(matches!(escape("plain “text”"), Cow::Borrowed(_)));
    }

    #[test]
    fn base64_pads() {
        for (bytes, digits) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v")] {
            assert_eq!(base64(bytes.as_bytes()), digits);
        }
    }

    #[test]
    fn long_claims_are_shortened_between_words() {
        let long = "word ".repeat(40);
        let short = shortened(&long);
        assert!(short.ends_with("word …") && short.chars().count() < 95);
        assert_eq!(shortened("é"), "é");
        assert!(shortened(&"é".repeat(200)).ends_with(" …"));
    }
}
