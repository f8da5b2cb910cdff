//! Which character encoding bytes are in, and the text they spell.
//!
//! The order is by certainty: a byte order mark, the pattern of UTF-16, valid UTF-8, UTF-8 with a
//! few broken bytes, what an HTML page says of itself, and last a guess from letter frequencies.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes as text.
#[derive(Clone, Debug)]
pub struct Decoded<'a> {
    /// The text, still with its byte order mark if it had one.
    pub text: Cow<'a, str>,
    /// Name of the encoding, e.g. `windows-1256`.
    pub encoding: &'static str,
    /// Whether some bytes fitted no character and were replaced by U+FFFD.
    pub replaced: bool,
}

/// Decodes bytes. The mark, if any, stays in the text as U+FEFF, since it is a character of the file.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some(text) = utf32(bytes) {
        return text;
    }
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => utf16_by_pattern(bytes).unwrap_or_else(|| eight_bit(bytes)),
    };
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text,
        encoding: encoding.name(),
        replaced,
    }
}

/// How much of a file is looked at where a part tells enough.
const SAMPLE_BYTES: usize = 64 << 10;

fn eight_bit(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() || is_nearly_utf8(bytes) {
        return UTF_8;
    }
    // A page that calls itself UTF-8 is known to be wrong by now.
    if let Some(said) = declared_in_html(bytes).filter(|&e| e != UTF_8) {
        return said;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(16 * SAMPLE_BYTES)], true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether well-formed letters of several bytes far outnumber broken ones. A letter of three bytes
/// that is well formed by chance is rarer than one of two, and counts for more.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut evidence, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        evidence += chunk
            .valid()
            .chars()
            .map(|c| c.len_utf8() - 1)
            .sum::<usize>();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    evidence >= 3 && evidence >= 2 * broken
}

/// UTF-16 without a mark: in every other byte there is nothing but the numbers of a few blocks
/// (Latin, Arabic, punctuation), which in other encodings are control characters.
fn utf16_by_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES) & !1];
    let units = sample.len() / 2;
    if units < 4 {
        return None;
    }
    let is_block = |b: u8| matches!(b, 0x00 | 0x06);
    let first = sample.iter().step_by(2).filter(|&&b| is_block(b)).count();
    let second = sample[1..]
        .iter()
        .step_by(2)
        .filter(|&&b| is_block(b))
        .count();
    let mostly = |n: usize| n * 10 >= units * 7;
    let hardly = |n: usize| n * 10 <= units;
    if mostly(second) && hardly(first) {
        Some(UTF_16LE)
    } else if mostly(first) && hardly(second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-32 with a mark, which the usual decoders leave out.
fn utf32(bytes: &[u8]) -> Option<Decoded<'static>> {
    let (encoding, number): (_, fn([u8; 4]) -> u32) = match bytes {
        [0xff, 0xfe, 0, 0, ..] => ("UTF-32LE", u32::from_le_bytes),
        [0, 0, 0xfe, 0xff, ..] => ("UTF-32BE", u32::from_be_bytes),
        _ => return None,
    };
    let (units, rest) = bytes.as_chunks::<4>();
    let mut replaced = !rest.is_empty();
    let text = units
        .iter()
        .map(|&unit| {
            char::from_u32(number(unit)).unwrap_or_else(|| {
                replaced = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect::<String>();
    Some(Decoded {
        text: text.into(),
        encoding,
        replaced,
    })
}

/// The encoding a page names in `<meta charset>` or `<?xml encoding>` near its start.
fn declared_in_html(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(8 << 10)].to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) =
        find(&head[from..], b"charset").or_else(|| find(&head[from..], b"encoding"))
    {
        from += at + b"charset".len();
        let mut rest = head[from..]
            .iter()
            .copied()
            .skip_while(u8::is_ascii_alphabetic)
            .skip_while(u8::is_ascii_whitespace);
        if rest.next() != Some(b'=') {
            continue;
        }
        let label: Vec<u8> = rest
            .skip_while(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'\''))
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.'))
            .take(40)
            .collect();
        match Encoding::for_label(&label) {
            // It could not have been read so far if it were true.
            Some(e) if e == UTF_16LE || e == UTF_16BE => {}
            Some(e) => return Some(e),
            None => {}
        }
    }
    None
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|w| w == needle)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{WINDOWS_1252, WINDOWS_1256};

    use super::*;

    const ENGLISH: &str = "The ministry said “no one” crossed – it’s a café.";
    const ARABIC: &str = "قال المتحدث باسم الوزارة إن القوات لم تعبر الحدود يوم الثلاثاء، ونفى وقوع أي قصف على القرى القريبة من المعبر.";

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[track_caller]
    fn reads(bytes: &[u8], encoding: &str, text: &str) {
        let got = decode(bytes);
        assert_eq!(got.encoding, encoding);
        assert_eq!(got.text, text);
        assert!(!got.replaced);
    }

    #[test]
    fn utf8_with_and_without_mark() {
        reads(ENGLISH.as_bytes(), "UTF-8", ENGLISH);
        let marked = format!("\u{feff}{ENGLISH}");
        reads(marked.as_bytes(), "UTF-8", &marked);
    }

    #[test]
    fn utf16_with_and_without_mark() {
        for text in [ENGLISH, ARABIC] {
            reads(&utf16(text, u16::to_le_bytes), "UTF-16LE", text);
            reads(&utf16(text, u16::to_be_bytes), "UTF-16BE", text);
            let marked = format!("\u{feff}{text}");
            reads(&utf16(&marked, u16::to_le_bytes), "UTF-16LE", &marked);
            reads(&utf16(&marked, u16::to_be_bytes), "UTF-16BE", &marked);
        }
    }

    #[test]
    fn utf32_with_mark() {
        let marked = format!("\u{feff}{ENGLISH}");
        let bytes: Vec<u8> = marked
            .chars()
            .flat_map(|c| (c as u32).to_le_bytes())
            .collect();
        reads(&bytes, "UTF-32LE", &marked);
    }

    #[test]
    fn windows_code_pages() {
        reads(&WINDOWS_1252.encode(ENGLISH).0, "windows-1252", ENGLISH);
        reads(&WINDOWS_1256.encode(ARABIC).0, "windows-1256", ARABIC);
    }

    #[test]
    fn a_page_may_name_its_encoding() {
        let page = format!(
            "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1256\"><p>{}",
            "پاکستان"
        );
        reads(&WINDOWS_1256.encode(&page).0, "windows-1256", &page);
        let lie = format!("<meta charset=utf-8><p>{ENGLISH}");
        reads(&WINDOWS_1252.encode(&lie).0, "windows-1252", &lie);
        let unknown = format!("<meta charset=x-none><p>{ENGLISH}");
        reads(&WINDOWS_1252.encode(&unknown).0, "windows-1252", &unknown);
    }

    #[test]
    fn a_few_broken_bytes_leave_utf8_alone() {
        let mut bytes = ENGLISH.repeat(3).into_bytes();
        bytes.extend([0xff, b'!']);
        let got = decode(&bytes);
        assert_eq!((got.encoding, got.replaced), ("UTF-8", true));
        assert!(got.text.starts_with(ENGLISH));
        assert!(got.text.ends_with("\u{fffd}!"));
    }
}
