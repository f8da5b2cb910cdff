//! The solar calendar of Afghanistan and Iran: 14 Aqrab 1404 is 5 November 2025.
//!
//! A year begins with the spring equinox. Leap years follow the breaks of the 33-year cycle that
//! Borkowski worked out, which give the observed calendar for the years 1 to 3177.

use jiff::civil::Date;

/// Years in which the rhythm of leap years changes.
const BREAKS: [i32; 20] = [
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324,
    2394, 2456, 3178,
];

/// Years that are taken for solar ones: those of the last and the next century.
pub const YEARS: std::ops::RangeInclusive<i16> = 1270..=1499;

/// The day in the common calendar; none for a day that is none.
pub fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    if !(1..=3177).contains(&year) || !(1..=12).contains(&month) || day < 1 {
        return None;
    }
    let (first, is_leap) = new_year(i32::from(year))?;
    let length = match month {
        1..=6 => 31,
        12 if !is_leap => 29,
        _ => 30,
    };
    if day > length {
        return None;
    }
    let before = i32::from(month - 1) * 31 - i32::from((month - 7).max(0));
    let days = before + i32::from(day) - 1;
    first
        .checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()
}

/// The first day of a year in the common calendar, and whether it has 366 days.
fn new_year(year: i32) -> Option<(Date, bool)> {
    let gregorian = year + 621;
    let mut leaps = -14;
    let mut begin = BREAKS[0];
    let mut jump = 0;
    for &next in &BREAKS[1..] {
        jump = next - begin;
        if year < next {
            break;
        }
        leaps += jump / 33 * 8 + jump % 33 / 4;
        begin = next;
    }
    let mut into = year - begin;
    leaps += into / 33 * 8 + (into % 33 + 3) / 4;
    if jump % 33 == 4 && jump - into == 4 {
        leaps += 1;
    }
    let common = gregorian / 4 - (gregorian / 100 + 1) * 3 / 4 - 150;
    let march = i8::try_from(20 + leaps - common).ok()?;
    if jump - into < 6 {
        into = into - jump + (jump + 4) / 33 * 33;
    }
    let leap = (((into + 1) % 33) - 1) % 4;
    let is_leap = leap == 0;
    Some((
        Date::new(i16::try_from(gregorian).ok()?, 3, march).ok()?,
        is_leap,
    ))
}

/// The number of a month by its Afghan, Iranian or Pashto name, in Latin letters or its own; the
/// word in lower case.
pub fn month(word: &str) -> Option<i8> {
    const NAMES: [&[&str]; 12] = [
        &[
            "hamal",
            "hammal",
            "farvardin",
            "wray",
            "حمل",
            "فروردین",
            "وری",
        ],
        &[
            "sawr",
            "saur",
            "thawr",
            "sour",
            "ordibehesht",
            "ghwayay",
            "ثور",
            "اردیبهشت",
            "غویی",
        ],
        &[
            "jawza",
            "jauza",
            "khordad",
            "ghbargolay",
            "جوزا",
            "خرداد",
            "غبرګولی",
        ],
        &[
            "saratan",
            "sartan",
            "tir",
            "chungash",
            "سرطان",
            "تیر",
            "چنګاښ",
        ],
        &["asad", "assad", "mordad", "zmaray", "اسد", "مرداد", "زمری"],
        &[
            "sunbula",
            "sonbola",
            "sunbulah",
            "sonbula",
            "shahrivar",
            "wazhay",
            "سنبله",
            "شهریور",
            "وږی",
        ],
        &["mizan", "meezan", "mehr", "میزان", "مهر", "تله"],
        &[
            "aqrab", "aqrabi", "aban", "laram", "عقرب", "آبان", "ابان", "لړم",
        ],
        &[
            "qaws",
            "qaus",
            "qows",
            "azar",
            "linday",
            "قوس",
            "آذر",
            "اذر",
            "لیندۍ",
            "لیندی",
        ],
        &[
            "jadi",
            "jaddi",
            "jady",
            "dey",
            "marghumay",
            "جدی",
            "دی",
            "مرغومی",
        ],
        &[
            "dalw",
            "dalwa",
            "dalv",
            "dalwe",
            "bahman",
            "salwagha",
            "دلو",
            "بهمن",
            "سلواغه",
        ],
        &["hut", "hoot", "hout", "esfand", "کب", "حوت", "اسفند"],
    ];
    let word = word.trim_end_matches(['.', '،', ',']);
    let folded: String = word
        .chars()
        .map(|c| match c {
            'ي' | 'ى' | 'ې' => 'ی',
            'ك' => 'ک',
            'ة' | 'ہ' => 'ه',
            c => c,
        })
        .filter(|c| !matches!(c, '\u{200c}'..='\u{200f}'))
        .collect();
    NAMES
        .iter()
        .position(|names| names.contains(&folded.as_str()))
        .and_then(|i| i8::try_from(i + 1).ok())
}

/// The value of the digits at the begin of a word, in Latin, Persian or Arabic writing; none without.
pub fn number(word: &str) -> Option<i16> {
    let mut value: i16 = 0;
    let mut any = false;
    for c in word.chars() {
        let digit = match c {
            '0'..='9' => c as u32 - '0' as u32,
            '۰'..='۹' => c as u32 - '۰' as u32,
            '٠'..='٩' => c as u32 - '٠' as u32,
            _ => break,
        };
        value = value
            .checked_mul(10)?
            .checked_add(i16::try_from(digit).ok()?)?;
        any = true;
    }
    any.then_some(value)
}

/// A day written in numbers, the year first: `1404-07-19`, `۱۴۰۴/۷/۱۹`. Only for years that are taken
/// for solar ones.
pub fn numeric(text: &str) -> Option<Date> {
    let mut parts = text.trim().split(['-', '/', '.']);
    let mut next = || number(parts.next()?);
    let (year, month, day) = (next()?, next()?, next()?);
    if parts.next().is_some() || !YEARS.contains(&year) {
        return None;
    }
    date(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        for (solar, common) in [
            ((1404, 1, 1), "2025-03-21"),
            ((1404, 8, 14), "2025-11-05"),
            ((1403, 12, 30), "2025-03-20"),
            ((1400, 5, 24), "2021-08-15"),
            ((1357, 11, 22), "1979-02-11"),
            ((1399, 12, 30), "2021-03-20"),
            ((1402, 12, 29), "2024-03-19"),
            ((1403, 1, 1), "2024-03-20"),
            ((1405, 1, 1), "2026-03-21"),
            ((1298, 5, 28), "1919-08-20"),
            ((1408, 12, 30), "2030-03-20"),
        ] {
            let (y, m, d) = solar;
            assert_eq!(date(y, m, d).unwrap().to_string(), common, "{solar:?}");
        }
    }

    #[test]
    fn days_that_are_none() {
        for (y, m, d) in [
            (1404, 12, 30),
            (1402, 12, 30),
            (1404, 7, 31),
            (1404, 13, 1),
            (1404, 1, 0),
            (0, 1, 1),
            (4000, 1, 1),
        ] {
            assert_eq!(date(y, m, d), None, "{y}-{m}-{d}");
        }
    }

    /// Every day follows the one before, through two hundred years and all their leap days.
    #[test]
    fn no_day_is_left_out_or_doubled() {
        let mut last = date(1270, 1, 1).unwrap();
        for year in 1270..=1499 {
            for month in 1..=12 {
                for day in 1..=31 {
                    let Some(today) = date(year, month, day) else {
                        continue;
                    };
                    if (year, month, day) != (1270, 1, 1) {
                        assert_eq!(last.tomorrow().unwrap(), today, "{year}-{month}-{day}");
                    }
                    last = today;
                }
            }
        }
    }

    #[test]
    fn months_and_digits_in_their_spellings() {
        for (word, number) in [
            ("mizan", 7),
            ("عقرب", 8),
            ("saur", 2),
            ("esfand", 12),
            ("تله", 7),
            ("دي", 10),
        ] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        assert_eq!(month("march"), None);
        assert_eq!(numeric("۱۴۰۴/۰۷/۱۹"), numeric("1404-07-19"));
        assert_eq!(numeric("1404-07-19").unwrap().to_string(), "2025-10-11");
        assert_eq!(numeric("2025-07-19"), None);
        assert_eq!(numeric("1404-07"), None);
    }
}
