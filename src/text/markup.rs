//! Text of strangers made harmless for files that are written in tags: HTML and SVG.

use std::borrow::Cow;

/// Makes text safe between tags and inside quoted attributes of HTML and XML. Characters that
/// neither allows are shown as the replacement character.
pub fn escape(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| {
        (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || forbidden(c);
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
            c if forbidden(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether a character turns the direction of the text around it (Unicode Annex 9).
pub fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// For places where no element can keep them in: drops the marks that turn the direction of text.
pub fn without_direction(text: &str) -> String {
    text.chars().filter(|&c| !turns_direction(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_element() {
        assert_eq!(
            escape("<b a='1' c=\"2\">&\u{0}\u{1b}\u{ffff}\n\t"),
            "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;\u{fffd}\u{fffd}\u{fffd}\n\t"
        );
        assert!(matches!(escape("plain “text”"), Cow::Borrowed(_)));
    }

    #[test]
    fn direction_stays_as_it_is() {
        assert_eq!(without_direction("a\u{202e}b\u{2066}c"), "abc");
    }
}
