//! When something is said to have happened: weekdays, dates, parts of the day.

use super::lexicon::{Mark, lexicon};
use super::prepared::{Prepared, Words};

/// A time as far as the words tell it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) from: usize,
    pub(super) to: usize,
    /// From 0 for Monday.
    pub(super) weekday: Option<u8>,
    /// From 0 for January.
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) year: Option<i16>,
    /// Hour that a part of the day stands for: dawn is 6, noon 12.
    pub(super) hour: Option<u8>,
    /// "last year" is -1, "this autumn" 0, as seen from the statement.
    pub(super) years_on: Option<i8>,
    /// "the first week", "the last week": place in a row, 0 for the last.
    pub(super) part: Option<u8>,
}

impl Time {
    /// Whether both cannot be one moment.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        let differ = |a: Option<u8>, b: Option<u8>| matches!((a, b), (Some(a), Some(b)) if a != b);
        let years = matches!((self.year, other.year), (Some(a), Some(b)) if a != b);
        let months = differ(self.month, other.month);
        let days = differ(self.day, other.day)
            && (self.month == other.month || self.month.is_none() || other.month.is_none());
        let on = matches!((self.years_on, other.years_on), (Some(a), Some(b)) if a != b);
        let parts = differ(self.part, other.part);
        years || months || days || on || parts || differ(self.weekday, other.weekday)
    }

    /// Whether both name the same day in the same terms.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let same = |a: Option<u8>, b: Option<u8>| a.is_some() && a == b;
        !self.excludes(other)
            && (same(self.weekday, other.weekday)
                || (same(self.month, other.month) && self.day == other.day)
                || same(self.day, other.day))
    }

    /// Whether the day is the same or untold, and the hours are far apart.
    pub(super) fn differs_in_hour(&self, other: &Self) -> bool {
        matches!((self.hour, other.hour), (Some(a), Some(b)) if a.abs_diff(b) >= 3)
    }
}

/// Finds the times; marks their words.
pub(super) fn find(claim: &mut Prepared<'_>, words: &Words) {
    let numbers = &lexicon().numbers;
    let place = |list: &[String], word: &str| list.iter().position(|w| w == word).map(|i| i as u8);
    let mut at = 0;
    while at < words.len() {
        let word = words[at].trim_end_matches("'s");
        let mut time = Time {
            from: at,
            to: at + 1,
            ..Time::default()
        };
        if let Some(weekday) = place(&numbers.weekdays, word.trim_end_matches('s'))
            .or_else(|| place(&numbers.weekdays, word))
        {
            time.weekday = Some(weekday);
        } else if let Some(month) = place(&numbers.months, word)
            .filter(|_| claim.tokens[at].capital)
            .filter(|_| is_month(claim, words, at))
        {
            time.month = Some(month);
            if let Some(day) = words.get(at + 1).and_then(|w| day_number(w))
                && !claim.tokens[at + 1].initial
            {
                time.day = Some(day);
                time.to += 1;
            } else if let Some(day) = at.checked_sub(1).and_then(|i| day_number(&words[i])) {
                time.day = Some(day);
                time.from -= 1;
            } else if at >= 2 && words[at - 1] == "of" {
                time.day = day_word(&words[at - 2]);
                if time.day.is_some() {
                    time.from -= 2;
                }
            }
            if let Some(year) = words.get(time.to).and_then(|w| year_number(w)) {
                time.year = Some(year);
                time.to += 1;
            }
        } else if let Some((years, to)) = years_on(words, at) {
            time.years_on = Some(years);
            time.to = to;
        } else if let Some((part, to)) = part_of(words, at) {
            time.part = Some(part);
            time.to = to;
        } else if let Some((hour, to)) = clock(words, at) {
            time.hour = Some(hour);
            time.to = to;
        } else if let Some(&hour) = numbers.parts.get(word) {
            time.hour = Some(hour as u8);
        } else if let Some(day) = ordinal_day(word) {
            time.day = Some(day);
        } else if let Some(day) = day_word(word).filter(|_| {
            matches!(words.get(at + 1).map(AsRef::as_ref), Some("of"))
                && matches!(words.get(at + 3).map(AsRef::as_ref), Some("month"))
                || at > 1
                    && words[at - 1] == "the"
                    && matches!(words[at - 2].as_ref(), "on" | "by")
                    && words
                        .get(at + 1)
                        .is_none_or(|w| lexicon().exact.contains_key(w.as_ref()))
        }) {
            time.day = Some(day);
        } else if let Some(year) = year_number(word).filter(|_| {
            at > 0
                && matches!(
                    words[at - 1].as_ref(),
                    "in" | "since" | "of" | "by" | "until" | "during"
                )
        }) {
            time.year = Some(year);
        } else {
            at += 1;
            continue;
        }
        for token in &mut claim.tokens[time.from..time.to] {
            token.time = true;
            token.marks |= Mark::Stop.bit();
        }
        at = time.to;
        join(claim, time);
    }
}

const SEASONS: &[&str] = &[
    "year", "spring", "summer", "autumn", "fall", "winter", "season",
];

/// "last year", "this autumn", "next spring".
fn years_on(words: &Words, at: usize) -> Option<(i8, usize)> {
    let next = words.get(at + 1)?;
    if !SEASONS.contains(&next.trim_end_matches("'s")) {
        return None;
    }
    let years = match words[at].as_ref() {
        "last" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "coming" => 1,
        _ => return None,
    };
    Some((years, at + 2))
}

/// "the first week of May", "the second half of the year".
fn part_of(words: &Words, at: usize) -> Option<(u8, usize)> {
    let next = words.get(at + 1)?;
    let of = words.get(at + 2).is_some_and(|w| w == "of");
    if !of
        || !matches!(
            next.as_ref(),
            "week" | "half" | "quarter" | "days" | "month"
        )
    {
        return None;
    }
    let word = words[at].as_ref();
    let part = match word {
        "last" | "final" => 0,
        _ => 1 + lexicon().numbers.ordinals.iter().position(|w| w == word)? as u8,
    };
    Some((part, at + 2))
}

/// "ten o'clock", "6 p.m.", "three in the afternoon", "14:30": the hour.
fn clock(words: &Words, at: usize) -> Option<(u8, usize)> {
    let word = words[at].as_ref();
    let next = |i: usize| words.get(at + i).map_or("", AsRef::as_ref);
    let value = word
        .parse::<u8>()
        .ok()
        .or_else(|| lexicon().numbers.units.get(word).map(|v| *v as u8))
        .filter(|v| (1..=24).contains(v));
    let value = value?;
    let late = |v: u8| if v < 12 { v + 12 } else { v };
    let early = |v: u8| if v == 12 { 0 } else { v };
    if next(1) == "o'clock" {
        return Some((value % 24, at + 2));
    }
    match next(1) {
        "pm" | "p.m" => return (value <= 12).then(|| (late(value), at + 2)),
        "am" | "a.m" => return (value <= 12).then(|| (early(value), at + 2)),
        _ => {}
    }
    if next(1) == "in" && next(2) == "the" && value <= 12 {
        return match next(3) {
            "morning" => Some((early(value), at + 4)),
            "afternoon" | "evening" => Some((late(value), at + 4)),
            _ => None,
        };
    }
    None
}

/// "Thursday" and "morning" next to each other are one time.
fn join(claim: &mut Prepared<'_>, time: Time) {
    if let Some(last) = claim.times.last_mut()
        && time.from <= last.to + 2
        && !claim.tokens[last.to..=time.from].iter().any(|t| t.initial)
    {
        let free = (last.weekday.is_none() || time.weekday.is_none())
            && (last.month.is_none() || time.month.is_none())
            && (last.day.is_none() || time.day.is_none())
            && (last.hour.is_none() || time.hour.is_none())
            && (last.years_on.is_none() || time.years_on.is_none())
            && (last.part.is_none() || time.part.is_none());
        if free {
            last.to = time.to;
            last.weekday = last.weekday.or(time.weekday);
            last.month = last.month.or(time.month);
            last.day = last.day.or(time.day);
            last.year = last.year.or(time.year);
            last.hour = last.hour.or(time.hour);
            last.years_on = last.years_on.or(time.years_on);
            last.part = last.part.or(time.part);
            return;
        }
    }
    claim.times.push(time);
}

/// "may" and "march" are also verbs.
fn is_month(claim: &Prepared<'_>, words: &Words, at: usize) -> bool {
    if !matches!(words[at].as_ref(), "may" | "march") {
        return true;
    }
    let near = |i: Option<usize>| {
        i.and_then(|i| words.get(i))
            .is_some_and(|w| day_number(w).is_some())
    };
    near(at.checked_sub(1)) || near(Some(at + 1)) || !claim.tokens[at].initial
}

fn day_number(word: &str) -> Option<u8> {
    ordinal_day(word).or_else(|| word.parse().ok().filter(|d| (1..=31).contains(d)))
}

/// "17th".
fn ordinal_day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &word[digits.len()..];
    matches!(ending, "st" | "nd" | "rd" | "th")
        .then(|| digits.parse().ok().filter(|d| (1..=31).contains(d)))?
}

/// "fifth".
fn day_word(word: &str) -> Option<u8> {
    let place = lexicon().numbers.ordinals.iter().position(|w| w == word)?;
    let day = place as u8 + 1;
    Some(if day == 21 { 30 } else { day })
}

fn year_number(word: &str) -> Option<i16> {
    (word.len() == 4)
        .then(|| word.parse().ok())?
        .filter(|y| (1800..2100).contains(y))
}
