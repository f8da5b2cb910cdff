//! Words, numbers and punctuation marks with their places: what every rule for language reads.

use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes; an abbreviation keeps its full stop.
    Word,
    /// Digits, with inner points and commas, and what hangs on them ("19th").
    Number,
    /// The ending `'s`, parted from its word.
    Genitive,
    /// A mark that may open or close a quotation. Two apostrophes or backticks are one mark.
    QuoteMark,
    /// Any other single character that is no white space.
    Punct,
}

/// A token: where it stands and what it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place in the text, in bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// Abbreviations that keep their full stop, in lower case and without it.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "gen", "lt", "col", "maj", "brig", "capt", "cpl", "sgt", "pvt",
    "adm", "cmdr", "cdr", "comdr", "supt", "insp", "asst", "engr", "sen", "rep", "gov", "prof",
    "rev", "hon", "pres", "sec", "mohd", "muhd", "st", "jr", "sr", "vs", "inc", "corp", "co",
    "ltd", "bros", "etc", "no", "nos", "vol", "dept", "govt", "dist", "ave", "blvd", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues",
    "wed", "thu", "thur", "thurs", "fri", "approx", "retd", "ret", "mt", "ft", "am", "pm",
    "messrs", "amb", "ph", "viz", "cf",
];

/// Those of them that are words as well, in lower case: only with a capital do they keep the stop.
const WORDS: &[&str] = &[
    "no", "am", "sec", "mar", "co", "pm", "mon", "wed", "fri", "sat", "dist",
];

/// States and provinces as they are cut short after the name of a town or a member of parliament.
const PLACES: &[&str] = &[
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky",
    "La", "Md", "Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ont", "Ore",
    "Pa", "Que", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo",
];

/// Whether `c` is an apostrophe or a single quotation mark of any make.
pub fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{b4}' | '\u{201b}'
    )
}

fn is_double_mark(c: char) -> bool {
    matches!(c, '"' | '\u{201c}'..='\u{201f}' | '«' | '»' | '\u{2033}')
}

/// Parts `text` into tokens, in one pass from left to right.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(text.len() / 5 + 1);
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() || is_invisible(c) {
            continue;
        }
        if c.is_alphanumeric() {
            let end = word_end(text, start);
            while chars.peek().is_some_and(|&(at, _)| at < end) {
                chars.next();
            }
            push_word(text, Span::new(start, end), &mut out);
        } else if is_double_mark(c) {
            out.push(Token {
                span: Span::new(start, start + c.len_utf8()),
                kind: TokenKind::QuoteMark,
            });
        } else if is_apostrophe(c) {
            let mut end = start + c.len_utf8();
            // Two of a kind side by side are one double mark.
            if chars.peek().is_some_and(|&(_, next)| next == c) && c != '\u{b4}' {
                chars.next();
                end += c.len_utf8();
            }
            out.push(Token {
                span: Span::new(start, end),
                kind: TokenKind::QuoteMark,
            });
        } else {
            out.push(Token {
                span: Span::new(start, start + c.len_utf8()),
                kind: TokenKind::Punct,
            });
        }
    }
    out
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}'
    ) || c.is_control()
}

/// The byte after the word that starts at `start`, its genitive included.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut rest = text[start..].chars().peekable();
    while let Some(c) = rest.next() {
        let joined = match c {
            c if c.is_alphanumeric() => true,
            // A joiner belongs to the word when a letter or digit follows it.
            '-' | '\u{2010}' | '\u{2011}' | '&' | '_' => {
                rest.peek().is_some_and(|n| n.is_alphanumeric())
            }
            '.' | ',' | ':' => {
                let digits = text[..end].ends_with(|p: char| p.is_ascii_digit());
                digits && rest.peek().is_some_and(char::is_ascii_digit)
                    || c == '.'
                        && is_initials(&text[start..end])
                        && rest.peek().is_some_and(|n| n.is_alphabetic())
            }
            c if is_apostrophe(c) => rest.peek().is_some_and(|n| n.is_alphanumeric()),
            c => ('\u{300}'..='\u{36f}').contains(&c) || ('\u{64b}'..='\u{652}').contains(&c),
        };
        if !joined {
            break;
        }
        end += c.len_utf8();
    }
    if text[end..].starts_with('.')
        && (keeps_stop(&text[start..end]) || is_middle_initial(text, start, end))
    {
        end += 1;
    }
    end
}

/// "Dara I. Venn", "Dara X. Venn": the letter that is a word of its own stands between two names.
fn is_middle_initial(text: &str, start: usize, end: usize) -> bool {
    let named = |word: Option<&str>| word.is_some_and(|w| w.starts_with(char::is_uppercase));
    let before = text[..start].trim_end_matches(' ');
    let from = before
        .char_indices()
        .rev()
        .take(24)
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(before.len(), |(at, _)| at);
    matches!(&text[start..end], "I" | "X")
        && before.len() < start
        && named(Some(&before[from..]))
        && before.len() - from > 1
        && text[end..].starts_with(". ")
        && named(text.get(end + 2..))
        && !text[end + 2..].starts_with("I ")
}

/// Letters parted by full stops, such as `U.S` or `e.g`, perhaps with a party before: `E-N.Y`.
fn is_initials(word: &str) -> bool {
    let word = match word.split_once('-') {
        Some((party, state)) if party.chars().count() == 1 && !state.is_empty() => state,
        _ => word,
    };
    word.len() <= 12
        && word
            .split('.')
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

fn keeps_stop(word: &str) -> bool {
    if word.len() > 8 {
        return false;
    }
    if is_initials(word) {
        // "I." and "on X." end a sentence; any other single letter is an initial.
        return !matches!(word, "I" | "X")
            && (word.contains('.') || word.starts_with(char::is_uppercase));
    }
    let lower = word.to_ascii_lowercase();
    is_place(word)
        || ABBREVIATIONS.contains(&lower.as_str())
            && (word.starts_with(char::is_uppercase) || !WORDS.contains(&lower.as_str()))
}

/// Whether a word without its full stop is a state or province cut short, alone or after a party:
/// `Wash`, `D-Wash`.
pub fn is_place(word: &str) -> bool {
    let place = word.rsplit('-').next().unwrap_or(word);
    PLACES.contains(&place) && (place.len() == word.len() || word.len() == place.len() + 2)
}

fn push_word(text: &str, span: Span, out: &mut Vec<Token>) {
    let word = span.slice(text);
    let kind = if word.starts_with(|c: char| c.is_ascii_digit()) {
        TokenKind::Number
    } else {
        TokenKind::Word
    };
    let mut backwards = word.char_indices().rev();
    if let (Some((_, 's' | 'S')), Some((mark, c))) = (backwards.next(), backwards.next())
        && is_apostrophe(c)
        && mark > 0
    {
        let cut = span.start + mark;
        out.push(Token {
            span: Span::new(span.start, cut),
            kind,
        });
        out.push(Token {
            span: Span::new(cut, span.end),
            kind: TokenKind::Genitive,
        });
        return;
    }
    out.push(Token { span, kind });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.span.slice(text)).collect()
    }

    #[test]
    fn abbreviations_numbers_and_genitives() {
        assert_eq!(
            words("Lt. Gen. Noor’s U.S. envoy, aged 3.5, didn't go."),
            [
                "Lt.", "Gen.", "Noor", "’s", "U.S.", "envoy", ",", "aged", "3.5", ",", "didn't",
                "go", "."
            ]
        );
        assert_eq!(
            words("Ends with a word. J. Khan"),
            ["Ends", "with", "a", "word", ".", "J.", "Khan"]
        );
        assert_eq!(
            words("the 1,500 men of al-Noor"),
            ["the", "1,500", "men", "of", "al-Noor"]
        );
    }

    #[test]
    fn stops_that_belong_to_the_word() {
        assert_eq!(
            words(
                "Dara I. Venn (E-Calif.; E-N.Y.), a Ph.D. of Pell, Mass., came on Tues. at 5 p.m. with No. 3."
            ),
            [
                "Dara", "I.", "Venn", "(", "E-Calif.", ";", "E-N.Y.", ")", ",", "a", "Ph.", "D.",
                "of", "Pell", ",", "Mass.", ",", "came", "on", "Tues.", "at", "5", "p.m.", "with",
                "No.", "3", "."
            ]
        );
        // Words that look like them end with their sentence.
        assert_eq!(
            words("So did I. He is on X. Venn said no. It was a miss. They wed."),
            [
                "So", "did", "I", ".", "He", "is", "on", "X", ".", "Venn", "said", "no", ".", "It",
                "was", "a", "miss", ".", "They", "wed", "."
            ]
        );
        assert_eq!(
            words("from 3.5 to 1,500.25 or 12:30 ..."),
            [
                "from", "3.5", "to", "1,500.25", "or", "12:30", ".", ".", "."
            ]
        );
    }

    #[test]
    fn two_apostrophes_are_one_mark() {
        assert_eq!(
            words("``Go,'' he said"),
            ["``", "Go", ",", "''", "he", "said"]
        );
        assert_eq!(words("‘Go’"), ["‘", "Go", "’"]);
    }
}
