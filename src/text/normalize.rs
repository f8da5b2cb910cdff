//! One spelling for many: the form of words that keys and searches compare.

/// Lower-cases, makes every kind of quotation mark, apostrophe, dash and space one kind, and
/// leaves single spaces between words.
///
/// Two copies of one sentence that differ only in typography give the same string, so a verdict
/// follows a statement from a page with curly quotation marks to one with straight ones.
pub fn wording(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        let c = match c {
            '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '`' | '\u{b4}' | '\u{2032}' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '«' | '»' | '\u{2033}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => continue,
            c if c.is_whitespace() => {
                gap = true;
                continue;
            }
            c => c,
        };
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.extend(c.to_lowercase());
    }
    out
}

/// The letters and digits of `text` in lower case, words parted by single spaces.
///
/// Stricter than [`wording`]: punctuation goes too. Used where names are compared.
pub fn name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in wording(text).chars() {
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        } else if c != '\'' {
            gap = true;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_does_not_matter() {
        assert_eq!(
            wording("\u{201c}No \n camps\u{201d} \u{2014} it\u{2019}s"),
            wording("\"no camps\" - it's")
        );
        assert_eq!(name("Al-Noor, (Ltd.)"), "al noor ltd");
        assert_eq!(name("Kabul\u{2019}s"), "kabuls");
    }
}
