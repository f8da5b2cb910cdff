//! Words of a text as names are compared: lower case, without accents and possessive endings,
//! each with what stands before it.

use crate::text::Span;

/// What stands between a word and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing but space, or nothing at all.
    Space,
    /// A hyphen without space.
    Hyphen,
    /// A comma, bracket, slash or dash.
    Comma,
    /// A quotation mark.
    Quote,
    /// The end of a sentence, or a colon.
    Stop,
    /// The end of a line, or the begin of the text.
    Line,
}

/// A word and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// First byte and first byte after, possessive ending left out.
    pub span: Span,
    /// What stands before.
    pub gap: Gap,
    /// Whether it has a possessive ending.
    pub possessive: bool,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether all its letters are capitals.
    pub capitals: bool,
    /// How many of its letters are capitals.
    pub capital_letters: usize,
}

/// Calls `found` with each word of `text` and its compared form, in order.
pub(super) fn each(text: &str, mut found: impl FnMut(Token, &str)) {
    let mut folded = String::new();
    let mut gap = Gap::Line;
    let mut last = (0, 0);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if !c.is_alphanumeric() {
            gap = gap.max(kind_of_gap(c, text, at, last));
            at += c.len_utf8();
            continue;
        }
        let start = at;
        let (end, possessive) = word_end(text, start);
        folded.clear();
        let mut letters = (0, 0);
        for c in text[start..end].chars() {
            if c.is_alphabetic() {
                letters.0 += 1;
                letters.1 += usize::from(c.is_uppercase());
            }
            fold_into(c, &mut folded);
        }
        let token = Token {
            span: Span::new(start, end),
            gap,
            possessive,
            capital: text[start..].starts_with(char::is_uppercase),
            capitals: letters.1 > 0 && letters.0 == letters.1,
            capital_letters: letters.1,
        };
        if !folded.is_empty() {
            found(token, &folded);
        }
        gap = Gap::Space;
        at = end;
        if possessive {
            // The ending is skipped, whatever its form: ’s or a lone mark after an s.
            let mark = text[at..].chars().next().map_or(0, char::len_utf8);
            at += mark;
            if text[at..].starts_with(['s', 'S']) && !text[..end].is_empty() {
                at += 1;
            }
        }
        last = (start, at);
    }
}

/// The compared forms of the words of `text`.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    each(text, |_, word| out.push(word.to_owned()));
    out
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

/// Where the word from `start` ends without its possessive ending, and whether it has one.
fn word_end(text: &str, start: usize) -> (usize, bool) {
    let mut end = start;
    for (i, c) in text[start..].char_indices() {
        let at = start + i;
        if c.is_alphanumeric() || is_mark(c) {
            end = at + c.len_utf8();
            continue;
        }
        let rest = &text[at + c.len_utf8()..];
        let mut next = rest.chars();
        let (first, second) = (next.next(), next.next());
        if is_apostrophe(c) {
            let closes = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            if matches!(first, Some('s' | 'S')) && closes(second) {
                return (end, true);
            }
            if text[..end].ends_with(['s', 'S']) && matches!(first, Some(' ')) {
                // The plural's possessive, unless the mark closes a quotation.
                let lower = second.is_some_and(char::is_lowercase);
                return (end, c != '‘' && lower);
            }
            if first.is_some_and(char::is_alphabetic) && end > start {
                continue;
            }
            return (end, false);
        }
        // Initials: U.S., U.N. A single letter, a stop, a single letter.
        let initial = |at: usize| {
            text[..at]
                .chars()
                .next_back()
                .is_some_and(char::is_alphabetic)
        };
        if c == '.' && initial(end) && first.is_some_and(char::is_alphabetic) {
            let single = text[start..end]
                .rsplit('.')
                .next()
                .is_some_and(|part| part.chars().count() == 1);
            if single && second.is_none_or(|c| c == '.' || !c.is_alphanumeric()) {
                continue;
            }
        }
        return (end, false);
    }
    (end, false)
}

/// Marks that belong to the letter before, and joiners: parts of a word that are not compared.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{ad}'
        | '\u{200c}'..='\u{200f}')
}

fn kind_of_gap(c: char, text: &str, at: usize, last: (usize, usize)) -> Gap {
    let (last_start, last_end) = last;
    match c {
        // A line that goes on in lower case was wrapped.
        '\n' | '\r' if text[at + 1..].starts_with(char::is_lowercase) => Gap::Space,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Gap::Line,
        '-' | '\u{2010}' | '\u{2011}' if at == last_end && at > 0 => Gap::Hyphen,
        '"' | '“' | '”' | '„' | '«' | '»' => Gap::Quote,
        c if is_apostrophe(c) => Gap::Quote,
        '.' if is_abbreviation(&text[last_start..last_end]) => Gap::Space,
        '.' | '!' | '?' | ':' | ';' | '۔' | '؟' => Gap::Stop,
        // A hyphen that does not touch the word is a dash.
        '-' | ',' | '،' | '(' | ')' | '[' | ']' | '/' | '–' | '—' | '|' => Gap::Comma,
        _ => Gap::Space,
    }
}

/// Whether a stop after this word marks a shortening and no sentence's end.
fn is_abbreviation(word: &str) -> bool {
    const SHORT: [&str; 22] = [
        "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "maj", "col", "brig", "capt", "sgt", "cmdr",
        "adm", "sen", "rep", "gov", "amb", "hon", "st", "retd", "jr",
    ];
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    initial || SHORT.iter().any(|short| word.eq_ignore_ascii_case(short))
}

/// The compared form of a letter: lower case, accents and letter variants folded.
fn fold_into(c: char, out: &mut String) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        }
        return;
    }
    if is_mark(c) || is_apostrophe(c) {
        return;
    }
    for c in c.to_lowercase() {
        let plain = match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
            'ç' | 'ć' | 'č' => 'c',
            'ď' | 'đ' => 'd',
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
            'ğ' => 'g',
            'ì'..='ï' | 'ī' | 'ı' | 'į' => 'i',
            'ł' => 'l',
            'ñ' | 'ń' | 'ň' => 'n',
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
            'ř' => 'r',
            'ś' | 'š' | 'ş' | 'ș' => 's',
            'ť' | 'ț' | 'ţ' => 't',
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
            'ý' | 'ÿ' => 'y',
            'ź' | 'ż' | 'ž' => 'z',
            'ي' | 'ې' | 'ى' | 'ئ' => 'ی',
            'ك' => 'ک',
            'ہ' | 'ھ' | 'ة' | 'ۀ' => 'ه',
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ؤ' => 'و',
            '\u{307}' => continue,
            c => c,
        };
        out.push(plain);
    }
}
