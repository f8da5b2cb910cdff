//! Words as a search compares them: no case, no typography, no accents.

use super::Span;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Its letters and digits, folded.
    pub folded: String,
}

/// The words of `text`, folded. A word is a run of letters and digits; apostrophes and signs that
/// only join or mark letters part no word.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let mut folded = String::new();
        let mut span: Option<Span> = None;
        while let Some(&(at, c)) = chars.peek() {
            let joins = is_joining(c);
            if !joins && !c.is_alphanumeric() {
                if span.is_some() {
                    break;
                }
                chars.next();
                continue;
            }
            chars.next();
            if joins {
                continue;
            }
            push(&mut folded, c);
            let here = Span::new(at, at + c.len_utf8());
            span = Some(span.map_or(here, |span| span.hull(here)));
        }
        span.map(|span| Word { span, folded })
    })
}

/// Folds a word that is known to be one.
fn push(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        match base(c) {
            Some(letters) => out.push_str(letters),
            None if is_joining(c) => {}
            None => out.push(c),
        }
    }
}

/// Signs inside a word that do not count: apostrophes, soft hyphens, joiners, accents that stand as
/// characters of their own, vowel signs and the stretching sign of Arabic script.
fn is_joining(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '`' | '\u{b4}' | '\u{2032}' | '\u{2bc}'
            | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
            | '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}'
            | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}'
    )
}

/// The plain letters of a letter with an accent, of a ligature, or of one of several spellings of an
/// Arabic letter; none for a letter that is plain.
fn base(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' | 'ḍ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǧ' => "g",
        'ĥ' | 'ħ' | 'ḥ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' | 'ḳ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' | 'ḷ' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ṇ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' | 'ṛ' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' | 'ṭ' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => "y",
        'ź' | 'ż' | 'ž' | 'ẓ' => "z",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'آ' | 'أ' | 'إ' | 'ٱ' => "ا",
        'ى' | 'ي' | 'ئ' => "ی",
        'ك' => "ک",
        'ؤ' => "و",
        'ة' | 'ۃ' | 'ە' | 'ۀ' | 'ہ' | 'ھ' => "ه",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded).collect()
    }

    #[test]
    fn case_typography_and_accents_do_not_matter() {
        assert_eq!(
            folded("“It’s the TOWER”, it's 3.5 km"),
            ["its", "the", "tower", "its", "3", "5", "km"]
        );
        assert_eq!(
            folded("Élysée Straße Łódź ŒUVRE"),
            ["elysee", "strasse", "lodz", "oeuvre"]
        );
        // The same accents as characters of their own.
        assert_eq!(folded("E\u{301}lyse\u{301}e"), ["elysee"]);
        assert_eq!(folded("Is\u{ad}tanbul İstanbul"), ["istanbul", "istanbul"]);
        assert_eq!(folded("كابل کابل کابُل"), ["کابل"; 3]);
        assert!(folded(" … — ’’ \u{301}").is_empty());
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "“It’s the Élysée’s”";
        let found: Vec<_> = words(text).map(|word| word.span.slice(text)).collect();
        assert_eq!(found, ["It’s", "the", "Élysée’s"]);
        assert_eq!(words("...’tis’...").next().unwrap().span, Span::new(6, 9));
    }
}
