//! Dates as pages write them, made ISO 8601.
//!
//! A date is taken as it stands: no time zone is converted, and a time is kept only with its
//! offset. What could be read in two ways (5/3/2024) is not read at all, unless the page says how
//! it writes dates.

mod months;
mod time;

use jiff::civil::Date;
use jiff::tz::Offset;

use crate::text::solar_hijri;
use months::month_of;
use time::{offset_text, time_with_offset};

/// Which number comes first in dates of three numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Not known; only unmistakable dates are read.
    #[default]
    Unknown,
    /// As in the United States.
    MonthFirst,
    /// As nearly everywhere else.
    DayFirst,
}

impl Order {
    /// The order usual in a language, as far as its tag names a country or leaves no doubt.
    pub fn of_language(tag: Option<&str>) -> Self {
        let Some(tag) = tag else { return Self::Unknown };
        let tag = tag.to_ascii_lowercase();
        if tag == "en-us" {
            Self::MonthFirst
        } else if tag == "en" || tag.is_empty() {
            Self::Unknown
        } else {
            Self::DayFirst
        }
    }
}

/// Makes a date, or a date and time, ISO 8601: `2025-11-08` or `2025-11-08T09:14:00+05:00`.
///
/// None when no day can be read without doubt, or the year lies outside 1900 to 2100.
pub fn normalize(written: &str, order: Order) -> Option<String> {
    let text = latin_digits(written.trim());
    let text = crate::load::detect::head(&text, LONGEST_BYTES);
    let (date, rest) = by_numbers(text, order)
        .or_else(|| by_month_name(text))
        .or_else(|| compact(text))?;
    (1900..=2100).contains(&date.year()).then_some(())?;
    Some(match time_with_offset(rest) {
        Some((time, offset)) => format!("{date}T{time:.0}{}", offset_text(offset)),
        None => date.to_string(),
    })
}

/// A date inside a web address, such as `/2025/11/08/` or `/2025-11-08-`.
pub fn in_url(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let bytes = path.as_bytes();
    (0..bytes.len())
        .filter(|&i| i > 0 && !bytes[i - 1].is_ascii_alphanumeric() && path.is_char_boundary(i))
        .find_map(|i| {
            let rest = &path[i..];
            let (y, rest) = number(rest, 4)?;
            let (y, rest) = (y, rest.strip_prefix(['/', '-', '_'])?);
            let (m, rest) = number_or_month(rest)?;
            let rest = rest.strip_prefix(['/', '-', '_'])?;
            let (d, rest) = number(rest, 0)?;
            if rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                return None;
            }
            day(y, m, d)
        })
        .filter(|d| (1995..=2100).contains(&d.year()))
        .map(|d| d.to_string())
}

/// A longer string is no date.
const LONGEST_BYTES: usize = 120;

/// Arabic and Persian digits become ASCII ones.
fn latin_digits(text: &str) -> String {
    text.chars()
        .take(LONGEST_BYTES)
        .map(|c| match c {
            '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => {
                char::from(b'0' + (c as u32 & 0xf) as u8)
            }
            '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
            c => c,
        })
        .collect()
}

/// A day of the common calendar, or in the years of the Afghan and Iranian one a day of that.
fn day(year: i64, month: i64, day: i64) -> Option<Date> {
    let (year, day) = (i16::try_from(year).ok()?, i8::try_from(day).ok()?);
    let by_name = month > months::SOLAR;
    let month = i8::try_from(month % months::SOLAR).ok()?;
    if solar_hijri::YEARS.contains(&year) {
        return solar_hijri::date(year, month, day);
    }
    if by_name {
        return None;
    }
    Date::new(year, month, day).ok()
}

/// Digits at the start: exactly `wanted` of them, or one or two for 0.
fn number(text: &str, wanted: usize) -> Option<(i64, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let fits = if wanted == 0 {
        (1..=2).contains(&len)
    } else {
        len == wanted
    };
    if !fits {
        return None;
    }
    Some((text[..len].parse().ok()?, &text[len..]))
}

fn number_or_month(text: &str) -> Option<(i64, &str)> {
    number(text, 0).or_else(|| {
        let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        Some((month_of(&text[..len])?, &text[len..]))
    })
}

/// 2025-11-08, 2025/11/8, 08.11.2025, 11/23/2025, anywhere in the text.
fn by_numbers(text: &str, order: Order) -> Option<(Date, &str)> {
    let starts = text
        .char_indices()
        .filter(|&(i, c)| c.is_ascii_digit() && !text[..i].ends_with(|b: char| b.is_ascii_digit()));
    for (i, _) in starts {
        let rest = &text[i..];
        if let Some(found) = year_first(rest).or_else(|| year_last(rest, order)) {
            return Some(found);
        }
    }
    None
}

fn year_first(text: &str) -> Option<(Date, &str)> {
    let (y, rest) = number(text, 4)?;
    let mark = rest.chars().next().filter(|c| "-/.".contains(*c))?;
    let (m, rest) = number(&rest[1..], 0)?;
    let (d, rest) = number(rest.strip_prefix(mark)?, 0)?;
    Some((day(y, m, d)?, rest))
}

fn year_last(text: &str, order: Order) -> Option<(Date, &str)> {
    let (one, rest) = number(text, 0)?;
    let mark = rest.chars().next().filter(|c| "-/.".contains(*c))?;
    let (two, rest) = number(&rest[1..], 0)?;
    let (year, rest) = number(rest.strip_prefix(mark)?, 4)?;
    let day_first = match (one > 12, two > 12) {
        (true, false) => true,
        (false, true) => false,
        (true, true) => return None,
        (false, false) if mark == '.' || one == two => true,
        (false, false) => match order {
            Order::DayFirst => true,
            Order::MonthFirst => false,
            Order::Unknown => return None,
        },
    };
    let (d, m) = if day_first { (one, two) } else { (two, one) };
    Some((day(year, m, d)?, rest))
}

/// "November 8, 2025", "8 Nov 2025", "8. November 2025", "Sat, 08 Nov 2025".
fn by_month_name(text: &str) -> Option<(Date, &str)> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let is_day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &word[digits.len()..];
        let ordinal = matches!(
            suffix.to_ascii_lowercase().as_str(),
            "" | "st" | "nd" | "rd" | "th"
        );
        number(digits, 0)
            .filter(|&(n, rest)| ordinal && rest.is_empty() && (1..=31).contains(&n))
            .map(|(n, _)| n)
    };
    let is_year = |word: &str| {
        number(word, 4)
            .filter(|(_, rest)| rest.is_empty() || rest.starts_with(char::is_uppercase))
            .map(|(n, _)| n)
    };
    for (k, &(_, word)) in words.iter().enumerate() {
        let Some(month) = month_of(word) else {
            continue;
        };
        let at = |i: usize| words.get(i).map(|w| w.1);
        let before = k
            .checked_sub(1)
            .and_then(at)
            .filter(|w| !matches!(*w, "de" | "of"))
            .or_else(|| k.checked_sub(2).and_then(at));
        let skip =
            |i: usize| i + usize::from(at(i).is_some_and(|w| matches!(w, "de" | "of" | "del")));
        // "2025 Nov 8".
        if let (Some(y), Some(d)) = (before.and_then(is_year), at(k + 1).and_then(is_day))
            && let Some(date) = day(y, month, d)
            && at(k + 2).and_then(is_year).is_none()
        {
            let (start, word) = words[k + 1];
            return Some((date, &text[start + word.len()..]));
        }
        // The day before the month, or after it; the year after both.
        let (d, y_at) = match (before.and_then(is_day), at(k + 1).and_then(is_day)) {
            (Some(d), _) if at(skip(k + 1)).and_then(is_year).is_some() => (d, skip(k + 1)),
            (_, Some(d)) => (d, skip(k + 2)),
            _ => continue,
        };
        let Some(y) = at(y_at).and_then(is_year) else {
            continue;
        };
        if let Some(date) = day(y, month, d) {
            let (start, word) = words[y_at];
            return Some((date, &text[start + word.len()..]));
        }
    }
    None
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(char::is_alphanumeric)?;
        let rest = &text[start..];
        let end = start
            + rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len());
        from = end;
        Some((start, &text[start..end]))
    })
}

/// 20251108, 20251108T091400Z, and seconds or milliseconds since 1970.
fn compact(text: &str) -> Option<(Date, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    match len {
        8 => {
            let n: i64 = text[..8].parse().ok()?;
            Some((day(n / 10_000, n / 100 % 100, n % 100)?, &text[8..]))
        }
        10 | 13 if len == text.len() => {
            let n: i64 = text.parse().ok()?;
            let seconds = if len == 13 { n / 1000 } else { n };
            let moment = jiff::Timestamp::from_second(seconds).ok()?;
            Some((Offset::UTC.to_datetime(moment).date(), ""))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_write() {
        for (written, iso) in [
            ("2025-11-08", "2025-11-08"),
            ("2025-11-08T09:14:00+05:00", "2025-11-08T09:14:00+05:00"),
            ("2025-11-08T09:14:00.123Z", "2025-11-08T09:14:00+00:00"),
            ("2025-11-08T09:14+0430", "2025-11-08T09:14:00+04:30"),
            ("2025-11-08 09:14:05 -03", "2025-11-08T09:14:05-03:00"),
            ("2025-11-08T09:14:00", "2025-11-08"),
            ("Sat, 08 Nov 2025 09:14:00 GMT", "2025-11-08T09:14:00+00:00"),
            (
                "November 8, 2025 at 5:30 pm PKT",
                "2025-11-08T17:30:00+05:00",
            ),
            ("November 8, 2025 10:00 a.m. ET", "2025-11-08"),
            ("Published: Saturday, 8th November, 2025", "2025-11-08"),
            ("8. November 2025", "2025-11-08"),
            ("8 de noviembre de 2025", "2025-11-08"),
            ("۸ نومبر ۲۰۲۵", "2025-11-08"),
            ("2025/10/18-16:01", "2025-10-18"),
            ("2025 Nov 8;15(1)", "2025-11-08"),
            ("Nov 8, 2025Anna Writer", "2025-11-08"),
            ("08.11.2025", "2025-11-08"),
            ("23/11/2025", "2025-11-23"),
            ("11/23/2025", "2025-11-23"),
            ("20251108", "2025-11-08"),
            ("20251108T091400Z", "2025-11-08T09:14:00+00:00"),
            ("1404-08-17", "2025-11-08"),
            ("۱۴۰۴/۸/۱۷", "2025-11-08"),
            ("۱۷ عقرب ۱۴۰۴", "2025-11-08"),
            ("17 Aqrab 1404", "2025-11-08"),
            ("1762593240", "2025-11-08"),
            ("1762593240000", "2025-11-08"),
        ] {
            assert_eq!(
                normalize(written, Order::Unknown).as_deref(),
                Some(iso),
                "{written}"
            );
        }
    }

    #[test]
    fn what_is_no_date() {
        for written in [
            "",
            "05/03/2024",
            "99999-99-99T99:99:99Z",
            "2025-13-40",
            "on Wednesday",
            "1404-12-30",
            "17 Aqrab 2025",
            "2025",
            "0",
            "May 2025",
            "é".repeat(500).as_str(),
        ] {
            assert_eq!(normalize(written, Order::Unknown), None, "{written}");
        }
    }

    #[test]
    fn the_page_may_say_how_it_writes_dates() {
        assert_eq!(
            normalize("05/03/2024", Order::of_language(Some("en-US"))).as_deref(),
            Some("2024-05-03")
        );
        assert_eq!(
            normalize("05/03/2024", Order::of_language(Some("en-GB"))).as_deref(),
            Some("2024-03-05")
        );
    }

    #[test]
    fn addresses_tell_dates() {
        for (url, date) in [
            (
                "https://a.example/world/2025/11/08/talks-end",
                Some("2025-11-08"),
            ),
            ("https://a.example/2025/nov/8/talks", Some("2025-11-08")),
            (
                "https://a.example/news/2025-11-08-talks?x=2020/01/01",
                Some("2025-11-08"),
            ),
            ("https://a.example/1952741/talks-2025", None),
            ("https://a.example/ü/2025/99/08/", None),
        ] {
            assert_eq!(in_url(url).as_deref(), date, "{url}");
        }
    }
}
