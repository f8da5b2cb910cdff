//! Days as numbers on an axis: units of the calendar, and where the axis is labelled.

use jiff::SignedDuration;
use jiff::civil::{Date, date};

use crate::views::facets::MONTHS;

const EPOCH: Date = date(1970, 1, 1);

/// The day as a number: 0 is 1 January 1970.
pub fn number(day: Date) -> i32 {
    let hours = day.duration_since(EPOCH).as_hours();
    i32::try_from(hours / 24).unwrap_or_default()
}

/// The day of a number; the first or last one there is for a number beyond the calendar.
pub fn day(number: i32) -> Date {
    EPOCH.saturating_add(SignedDuration::from_hours(i64::from(number) * 24))
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One day.
    Day,
    /// From Monday to Sunday.
    Week,
    /// So many months; a divisor of 12.
    Months(i8),
    /// So many years, counted from the year 0.
    Years(i16),
}

impl Unit {
    /// Units from the smallest to the largest.
    pub const ALL: [Self; 10] = [
        Self::Day,
        Self::Week,
        Self::Months(1),
        Self::Months(3),
        Self::Years(1),
        Self::Years(5),
        Self::Years(10),
        Self::Years(50),
        Self::Years(100),
        Self::Years(1000),
    ];

    /// How many days it has at least.
    pub fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Months(months) => f64::from(months) * 28.0,
            Self::Years(years) => f64::from(years) * 365.0,
        }
    }

    /// "a day", "a week".
    pub fn name(self) -> String {
        match self {
            Self::Day => "a day".to_owned(),
            Self::Week => "a week".to_owned(),
            Self::Months(1) => "a month".to_owned(),
            Self::Months(3) => "a quarter".to_owned(),
            Self::Months(months) => format!("{months} months"),
            Self::Years(1) => "a year".to_owned(),
            Self::Years(years) => format!("{years} years"),
        }
    }

    /// The first day of the unit that holds this day.
    pub fn start(self, number: i32) -> i32 {
        let at = day(number);
        let start = match self {
            Self::Day => return number,
            // The first week of the calendar begins before it does, the last one ends after it.
            Self::Week => {
                let inside = number.clamp(self::number(Date::MIN), self::number(Date::MAX));
                return inside - i32::from(at.weekday().to_monday_zero_offset());
            }
            Self::Months(months) => {
                let month = (at.month() - 1) / months * months + 1;
                Date::new(at.year(), month, 1)
            }
            Self::Years(years) => Date::new(at.year().div_euclid(years) * years, 1, 1),
        };
        // Only the first unit of the calendar begins before it does.
        self::number(start.unwrap_or(Date::MIN))
    }

    /// The first day of the next unit after the one that holds this day.
    pub fn next(self, number: i32) -> i32 {
        // Long enough to reach the next unit, short enough not to pass it.
        let jump = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Months(months) => i32::from(months) * 31,
            Self::Years(years) => i32::from(years) * 366,
        };
        let start = self.start(number);
        let next = self.start(start + jump);
        if next > start { next } else { start + jump }
    }

    /// The units that touch the days from `from` to before `until`: their first days, ascending.
    pub fn starts(self, from: i32, until: i32) -> Vec<i32> {
        const MOST: usize = 5_000;
        let until = until.min(number(Date::MAX) + 1);
        let first = self.start(from.max(number(Date::MIN)));
        std::iter::successors(Some(first), |&at| Some(self.next(at)))
            .take_while(|&at| at < until)
            .take(MOST)
            .collect()
    }
}

/// A label of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands, in days; the middle of a day where days are told.
    pub at: f64,
    /// What it says: "12 Oct", "Oct 2025", "2025".
    pub label: String,
}

/// Labels for the days from `from` to before `until`, none nearer to another than `apart_days`.
pub fn ticks(from: f64, until: f64, apart_days: f64) -> Vec<Tick> {
    let (first, last) = (from.floor() as i32, until.ceil() as i32);
    let short: [i32; 2] = [1, 2];
    if let Some(step) = short.into_iter().find(|&s| f64::from(s) >= apart_days) {
        let start = first + (step - first.rem_euclid(step)) % step;
        let days = (start..last).step_by(usize::try_from(step).unwrap_or(1));
        return told(days.collect(), from, until, true);
    }
    let units = [
        Unit::Week,
        Unit::Months(1),
        Unit::Months(3),
        Unit::Years(1),
        Unit::Years(2),
        Unit::Years(5),
        Unit::Years(10),
        Unit::Years(20),
        Unit::Years(50),
        Unit::Years(100),
        Unit::Years(200),
        Unit::Years(500),
        Unit::Years(1000),
    ];
    if (7.0..14.0).contains(&apart_days) {
        let weeks = Unit::Week.starts(first, last);
        return told(weeks.into_iter().step_by(2).collect(), from, until, true);
    }
    let unit = units
        .into_iter()
        .find(|unit| unit.days() >= apart_days)
        .unwrap_or(Unit::Years(5000));
    let is_days = unit == Unit::Week;
    told(unit.starts(first, last), from, until, is_days)
}

fn told(days: Vec<i32>, from: f64, until: f64, is_days: bool) -> Vec<Tick> {
    let mut year = None;
    let mut out = Vec::new();
    for number in days {
        let middle = f64::from(number) + if is_days { 0.5 } else { 0.0 };
        if middle < from || middle >= until {
            continue;
        }
        let date = day(number);
        let month = MONTHS[usize::from(date.month().unsigned_abs()).clamp(1, 12) - 1];
        let is_new_year = year.replace(date.year()) != Some(date.year());
        let label = match (is_days, is_new_year) {
            (true, true) => format!("{} {month} {}", date.day(), date.year()),
            (true, false) => format!("{} {month}", date.day()),
            (false, true) if date.month() == 1 => date.year().to_string(),
            (false, true) => format!("{month} {}", date.year()),
            (false, false) => month.to_owned(),
        };
        out.push(Tick { at: middle, label });
    }
    out
}

/// "12 Oct – 9 Nov 2025", "7 Nov 2025", "30 Dec 2025 – 2 Jan 2026": from the first day to the last,
/// both of them meant.
pub fn span_words(from: Date, until: Date) -> String {
    let full = crate::views::facets::day;
    if from == until {
        return full(from);
    }
    if from.year() == until.year() {
        let month = MONTHS[usize::from(from.month().unsigned_abs()).clamp(1, 12) - 1];
        return format!("{} {month} – {}", from.day(), full(until));
    }
    format!("{} – {}", full(from), full(until))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_both_ways() {
        for (day_of, n) in [(date(1970, 1, 1), 0), (date(1969, 12, 31), -1)] {
            assert_eq!((number(day_of), day(n)), (n, day_of));
        }
        for n in (-700_000..700_000).step_by(997) {
            assert_eq!(number(day(n)), n);
        }
        assert_eq!(day(i32::MAX), Date::MAX);
    }

    #[test]
    fn units_begin_where_the_calendar_has_them() {
        let n = number(date(2025, 11, 9));
        let start = |unit: Unit| day(unit.start(n)).to_string();
        assert_eq!(start(Unit::Week), "2025-11-03");
        assert_eq!(start(Unit::Months(1)), "2025-11-01");
        assert_eq!(start(Unit::Months(3)), "2025-10-01");
        assert_eq!(start(Unit::Years(10)), "2020-01-01");
        for unit in Unit::ALL {
            let from = n - (unit.days() as i32 * 40).min(1_500_000);
            let starts = unit.starts(from, n);
            for pair in starts.windows(2) {
                assert!(pair[0] < pair[1]);
                assert_eq!(unit.start(pair[1] - 1), pair[0], "{unit:?}: no gap");
            }
            assert!(starts[0] <= from && unit.next(*starts.last().unwrap()) >= n);
        }
    }

    #[test]
    fn units_end_with_the_calendar() {
        for edge in [number(Date::MIN), number(Date::MAX)] {
            for unit in Unit::ALL {
                assert!(unit.next(edge) > unit.start(edge), "{unit:?}");
                let starts = unit.starts(edge - 10, edge + 10);
                assert!(starts.len() <= 21, "{unit:?} at {edge}: {}", starts.len());
            }
        }
    }

    #[test]
    fn labels_keep_apart_and_tell_the_year_once() {
        let from = f64::from(number(date(2025, 10, 12)));
        let labels = |days: f64, apart: f64| -> Vec<String> {
            let ticks = ticks(from, from + days, apart);
            assert!(ticks.windows(2).all(|w| w[1].at - w[0].at >= apart));
            ticks.into_iter().map(|t| t.label).collect()
        };
        assert_eq!(labels(3.0, 0.9), ["12 Oct 2025", "13 Oct", "14 Oct"]);
        assert_eq!(labels(15.0, 5.0), ["13 Oct 2025", "20 Oct"]);
        assert_eq!(
            labels(100.0, 20.0),
            ["Nov 2025", "Dec", "2026"],
            "months, the year where it is new"
        );
        assert_eq!(labels(1200.0, 300.0), ["2026", "2027", "2028", "2029"]);
    }

    #[test]
    fn spans_are_told_shortly() {
        let words =
            |from: &str, until: &str| span_words(from.parse().unwrap(), until.parse().unwrap());
        assert_eq!(words("2025-10-12", "2025-11-09"), "12 Oct – 9 Nov 2025");
        assert_eq!(words("2025-10-12", "2025-10-12"), "12 Oct 2025");
        assert_eq!(
            words("2025-12-30", "2026-01-02"),
            "30 Dec 2025 – 2 Jan 2026"
        );
    }
}
