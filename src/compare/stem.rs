//! One form for the forms of a word: "withdrew", "withdrawn" and "withdrawal" meet.
//!
//! Endings are cut by rule; what no rule can reach is listed in `irregular.json`. The stem is a key
//! and never shown, so it need not be a word.

use std::borrow::Cow;

use super::lexicon::lexicon;

/// The stem of `word`, which must be in lower case with straight apostrophes.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    let word = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix('\''))
        .unwrap_or(word);
    lexicon()
        .irregular
        .get(word)
        .map_or_else(|| cut(word), |base| cut_e(base))
}

/// The stem by rule alone; used while the lexicon itself is read, too.
pub(super) fn cut(word: &str) -> Cow<'_, str> {
    if word.len() <= 3 || !word.is_ascii() || word.bytes().any(|b| !b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    if let Some(base) = word.strip_suffix("men").filter(|b| b.len() > 2) {
        return Cow::Owned(format!("{base}man"));
    }
    if let Some(base) = word.strip_suffix("ies").filter(|b| b.len() > 1) {
        return Cow::Owned(format!("{base}y"));
    }
    let word = if word.ends_with("sses") || has_any_ending(word, &["xes", "ches", "shes", "zes"]) {
        &word[..word.len() - 2]
    } else if word.ends_with('s') && !has_any_ending(word, &["ss", "us", "is"]) {
        &word[..word.len() - 1]
    } else {
        word
    };
    if let Some(base) = word.strip_suffix("ied").filter(|b| b.len() > 1) {
        return Cow::Owned(format!("{base}y"));
    }
    for ending in ["ing", "ed"] {
        if let Some(base) = word
            .strip_suffix(ending)
            .filter(|b| b.len() > 2 && has_vowel(b))
        {
            // "agreed" keeps the e that "agree" keeps.
            return if base.ends_with('e') && ending == "ed" {
                Cow::Borrowed(base)
            } else {
                cut_e(single_end(base))
            };
        }
    }
    if let Some(base) = word.strip_suffix("ily").filter(|b| b.len() > 2) {
        return Cow::Owned(format!("{base}y"));
    }
    if let Some(base) = word.strip_suffix("ly").filter(|b| b.len() > 3) {
        return cut_e(base);
    }
    cut_e(word)
}

fn cut_e(word: &str) -> Cow<'_, str> {
    match word.strip_suffix('e') {
        Some(base) if base.len() > 2 => Cow::Borrowed(base),
        _ => Cow::Borrowed(word),
    }
}

/// "stopp" becomes "stop"; "kill", "pass" and "buzz" keep both letters.
fn single_end(base: &str) -> &str {
    let bytes = base.as_bytes();
    let [.., before, last] = bytes else {
        return base;
    };
    if before == last && !b"lsz".contains(last) && !b"aeiou".contains(last) {
        &base[..base.len() - 1]
    } else {
        base
    }
}

fn has_any_ending(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

fn has_vowel(word: &str) -> bool {
    word.bytes().any(|b| b"aeiouy".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for forms in [
            &["withdraw", "withdrew", "withdrawn", "withdrawal"][..],
            &["close", "closed", "closing", "closes"],
            &["stop", "stopped", "stopping"],
            &["deny", "denied", "denies", "denial"],
            &["kill", "killed", "killing"],
            &["agree", "agreed", "agrees"],
            &["lorry", "lorries"],
            &["soldier", "soldiers", "soldier's"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn short_and_foreign_words_stay() {
        assert_eq!(stem("gas"), "gas");
        assert_eq!(stem("türkiye"), "türkiye");
        assert_eq!(stem(""), "");
    }
}
