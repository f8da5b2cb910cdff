//! Keeps a spreadsheet from taking an article's words for a formula (OWASP, CSV injection).

use std::borrow::Cow;

/// The cell, with an apostrophe before it when a spreadsheet would read it as a formula.
pub fn cell(text: &str) -> Cow<'_, str> {
    let dangerous = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    if text.chars().next().is_some_and(dangerous) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn formulas_become_words() {
        for bad in ["=1+1", "+cmd", "-2", "@sum", "\tx", "＝1"] {
            assert_eq!(cell(bad), format!("'{bad}"));
        }
        assert_eq!(cell("No posts were lost."), "No posts were lost.");
        assert_eq!(cell(""), "");
    }
}
