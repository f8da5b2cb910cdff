//! Text made harmless for the place it goes to.

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
