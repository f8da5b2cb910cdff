//! Dates as pages write them, made ISO 8601.
//!
//! A date is taken as it stands: no time zone is converted, and a time is kept only with its
//! offset. What could be read in two ways (5/3/2024) is not read at all, unless the page says how
//! it writes dates.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;

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

fn day(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
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

/// The number of a month by its name in the languages that news pages here are written in.
fn month_of(word: &str) -> Option<i64> {
    const NAMES: [&[&str]; 12] = [
        &[
            "jan",
            "january",
            "januar",
            "janvier",
            "enero",
            "ene",
            "gennaio",
            "janeiro",
            "januari",
            "جنوری",
            "ژانویه",
            "يناير",
        ],
        &[
            "feb",
            "february",
            "februar",
            "février",
            "fév",
            "febrero",
            "febbraio",
            "fevereiro",
            "februari",
            "فروری",
            "فوریه",
            "فبراير",
        ],
        &[
            "mar", "march", "märz", "mars", "marzo", "março", "maart", "مارچ", "مارس",
        ],
        &[
            "apr",
            "april",
            "avril",
            "abril",
            "abr",
            "aprile",
            "اپریل",
            "آوریل",
            "أبريل",
        ],
        &[
            "may", "mai", "mayo", "maggio", "maio", "mei", "مئی", "مه", "مايو",
        ],
        &[
            "jun",
            "june",
            "juni",
            "juin",
            "junio",
            "giugno",
            "junho",
            "جون",
            "ژوئن",
            "يونيو",
        ],
        &[
            "jul",
            "july",
            "juli",
            "juillet",
            "julio",
            "luglio",
            "julho",
            "جولائی",
            "ژوئیه",
            "يوليو",
        ],
        &[
            "aug",
            "august",
            "août",
            "agosto",
            "ago",
            "augustus",
            "اگست",
            "اوت",
            "أغسطس",
        ],
        &[
            "sep",
            "sept",
            "september",
            "septembre",
            "septiembre",
            "settembre",
            "setembro",
            "ستمبر",
            "سپتامبر",
            "سبتمبر",
        ],
        &[
            "oct",
            "october",
            "okt",
            "oktober",
            "octobre",
            "octubre",
            "ottobre",
            "outubro",
            "اکتوبر",
            "اکتبر",
            "أكتوبر",
        ],
        &[
            "nov",
            "november",
            "novembre",
            "noviembre",
            "novembro",
            "نومبر",
            "نوامبر",
            "نوفمبر",
        ],
        &[
            "dec",
            "december",
            "dez",
            "dezember",
            "décembre",
            "déc",
            "diciembre",
            "dic",
            "dicembre",
            "dezembro",
            "دسمبر",
            "دسامبر",
            "ديسمبر",
        ],
    ];
    if word.len() < 3 {
        return None;
    }
    let word = word.to_lowercase();
    let at = NAMES
        .iter()
        .position(|names| names.contains(&word.as_str()))?;
    i64::try_from(at).ok().map(|n| n + 1)
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

/// A time of day that comes with its offset.
fn time_with_offset(text: &str) -> Option<(Time, Offset)> {
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

fn offset_text(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
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
            "1404-08-17",
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
