//! Times of day with their offsets.

use jiff::civil::Time;
use jiff::tz::Offset;

use super::number;

/// A time of day that comes with its offset.
pub(super) fn time_with_offset(text: &str) -> Option<(Time, Offset)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    // Only signs that part a date from its time may stand between.
    if text[..start].chars().any(char::is_alphabetic)
        && !text[..start].trim().eq_ignore_ascii_case("t")
        && !text[..start]
            .trim_matches(|c: char| !c.is_alphabetic())
            .eq_ignore_ascii_case("at")
    {
        return None;
    }
    let rest = &text[start..];
    let (mut hour, minute, second, mut rest) = clock(rest)?;
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let lower = rest.trim_start().to_ascii_lowercase();
    let mut zone = lower.as_str();
    for (mark, is_pm) in [("am", false), ("a.m.", false), ("pm", true), ("p.m.", true)] {
        if let Some(after) = zone.strip_prefix(mark) {
            hour = hour % 12 + if is_pm { 12 } else { 0 };
            zone = after.trim_start();
            break;
        }
    }
    let time = Time::new(
        hour.try_into().ok()?,
        minute.try_into().ok()?,
        second.min(59).try_into().ok()?,
        0,
    )
    .ok()?;
    Some((time, offset(zone.trim_start_matches('('))?))
}

/// `9:14`, `09:14:00`, `0914` or `091400` at the start: hour, minute, second and what follows.
fn clock(text: &str) -> Option<(i64, i64, i64, &str)> {
    if let Some((hour, rest)) = number(text, 0) {
        let (minute, rest) = number(rest.strip_prefix(':')?, 2)?;
        let seconds = rest.strip_prefix(':').and_then(|r| number(r, 2));
        let (second, rest) = seconds.unwrap_or((0, rest));
        return Some((hour, minute, second, rest));
    }
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let n: i64 = text[..len].parse().ok()?;
    match len {
        4 => Some((n / 100, n % 100, 0, &text[len..])),
        6 => Some((n / 10_000, n / 100 % 100, n % 100, &text[len..])),
        _ => None,
    }
}

fn offset(zone: &str) -> Option<Offset> {
    const NAMED: [(&str, i32); 15] = [
        ("z", 0),
        ("utc", 0),
        ("gmt", 0),
        ("pkt", 300),
        ("aft", 270),
        ("ist", 330),
        ("gst", 240),
        ("bst", 60),
        ("cet", 60),
        ("cest", 120),
        ("est", -300),
        ("edt", -240),
        ("cst", -360),
        ("cdt", -300),
        ("pst", -480),
    ];
    let word_len = zone.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = zone.split_at(word_len);
    let named = NAMED
        .iter()
        .find(|(name, _)| *name == word)
        .map(|&(_, minutes)| minutes);
    let signed = || {
        let is_west = match rest.chars().next()? {
            '+' => false,
            '-' | '\u{2212}' => true,
            _ => return None,
        };
        let digits: String = rest
            .chars()
            .skip(1)
            .filter(|c| *c != ':')
            .take_while(char::is_ascii_digit)
            .collect();
        let n: i32 = digits.parse().ok()?;
        let minutes = match digits.len() {
            1 | 2 => n * 60,
            3 | 4 => n / 100 * 60 + n % 100,
            _ => return None,
        };
        Some(if is_west { -minutes } else { minutes })
    };
    let minutes = match (word, signed()) {
        ("" | "utc" | "gmt", Some(minutes)) => minutes,
        _ => named?,
    };
    Offset::from_seconds(minutes.checked_mul(60)?).ok()
}

pub(super) fn offset_text(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}
