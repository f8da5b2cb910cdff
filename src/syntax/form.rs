//! What a word looks like: the spelling, endings, beginnings and shape that the features see.

use super::hash;

/// What the features see of one word, each part as a hash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The word in lower case, its digits as 0, its quotation marks and dashes of one make.
    pub word: u32,
    /// The same with capitals kept.
    pub cased: u32,
    /// Capitals, small letters, digits and marks, runs cut at two.
    pub shape: u32,
    /// Its last one to five characters in lower case; 0 where the word is shorter.
    pub endings: [u32; 5],
    /// Its first one to four characters in lower case; 0 where the word is shorter.
    pub beginnings: [u32; 4],
}

impl Form {
    /// Looks at a word.
    pub fn of(word: &str) -> Self {
        let mut lower: Vec<char> = Vec::with_capacity(word.len());
        let mut cased: Vec<char> = Vec::with_capacity(word.len());
        let mut shape: Vec<u8> = Vec::with_capacity(word.len());
        for c in word.chars().take(LONGEST_CHARS) {
            let plain = plain(c);
            cased.push(plain);
            lower.extend(plain.to_lowercase());
            let class = match plain {
                c if c.is_uppercase() => b'X',
                c if c.is_alphabetic() => b'x',
                '0' => b'0',
                _ => b'-',
            };
            let run = shape.iter().rev().take_while(|&&s| s == class).count();
            if run < 2 {
                shape.push(class);
            }
        }
        let mut form = Self {
            word: hash_chars(&lower),
            cased: hash_chars(&cased),
            shape: hash::word(shape),
            ..Self::default()
        };
        for (i, ending) in form.endings.iter_mut().enumerate() {
            if lower.len() > i {
                *ending = hash_chars(&lower[lower.len() - 1 - i..]);
            }
        }
        for (i, beginning) in form.beginnings.iter_mut().enumerate() {
            if lower.len() > i {
                *beginning = hash_chars(&lower[..=i]);
            }
        }
        form
    }
}

/// Of longer words only the beginning is looked at.
const LONGEST_CHARS: usize = 48;

fn plain(c: char) -> char {
    match c {
        c if c.is_ascii_digit() => '0',
        '\u{2018}' | '\u{2019}' | '`' | '\u{b4}' | '\u{201b}' => '\'',
        '\u{201c}'..='\u{201f}' | '«' | '»' => '"',
        '\u{2010}'..='\u{2012}' => '-',
        '\u{2013}'..='\u{2015}' => '—',
        c => c,
    }
}

fn hash_chars(chars: &[char]) -> u32 {
    hash::word(chars.iter().flat_map(|&c| (c as u32).to_le_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_variants_are_one_word() {
        assert_eq!(Form::of("n’t").word, Form::of("N't").word);
        assert_eq!(Form::of("1999").word, Form::of("2024").word);
        assert_ne!(Form::of("may").cased, Form::of("May").cased);
        assert_eq!(Form::of("Khan").shape, Form::of("Noori").shape);
        assert_eq!(
            Form::of("denied").endings[1],
            Form::of("said-ed").endings[1]
        );
        assert_eq!(Form::of("at").endings[2], 0);
    }
}
