//! Days as a profile writes them: a year, a month or a day, and terms made of two of them.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A year (`2024`), a month (`2024-03`) or a day (`2024-03-11`).
///
/// As the begin of a term it means its first day, as the end its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    first: Date,
    last: Date,
    precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Year,
    Month,
    Day,
}

/// What a year, month or day looks like, for the schema.
const PATTERN: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

impl When {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str, len: usize| -> Option<i16> {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = match parts.next() {
            Some(part) => Some(i8::try_from(digits(part, 2)?).ok()?),
            None => None,
        };
        let day = match parts.next() {
            Some(part) => Some(i8::try_from(digits(part, 2)?).ok()?),
            None => None,
        };
        if parts.next().is_some() {
            return None;
        }
        let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        let (last, precision) = match (month, day) {
            (None, _) => (Date::new(year, 12, 31).ok()?, Precision::Year),
            (_, None) => (first.last_of_month(), Precision::Month),
            _ => (first, Precision::Day),
        };
        Some(Self {
            first,
            last,
            precision,
        })
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        self.first
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.last
    }

    /// As a person writes it: "2024", "March 2024", "11 March 2024".
    pub fn in_words(self) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = usize::try_from(self.first.month() - 1)
            .ok()
            .and_then(|i| MONTHS.get(i))
            .unwrap_or(&"");
        let year = self.first.year();
        match self.precision {
            Precision::Year => format!("{year}"),
            Precision::Month => format!("{month} {year}"),
            Precision::Day => format!("{} {month} {year}", self.first.day()),
        }
    }
}

/// What is wrong with words that are no date.
pub(super) fn not_a_day(text: &str) -> String {
    format!(
        "\"{}\" is no date; write a year (2024), a month (2024-03) or a day (2024-03-11)",
        text.escape_debug()
    )
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Year => write!(f, "{y:04}"),
            Precision::Month => write!(f, "{y:04}-{m:02}"),
            Precision::Day => write!(f, "{y:04}-{m:02}-{d:02}"),
        }
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(not_a_day(&text)))
    }
}

impl JsonSchema for When {
    fn schema_name() -> Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": PATTERN,
            "description": "A year (2024), a month (2024-03) or a day (2024-03-11)."
        })
    }
}

/// Whether `day` lies between two ends, either of which may be open; an unknown day always does.
pub(super) fn within(from: Option<When>, to: Option<When>, day: Option<Date>) -> bool {
    day.is_none_or(|day| {
        from.is_none_or(|from| from.first_day() <= day) && to.is_none_or(|to| day <= to.last_day())
    })
}

/// "since March 2024", "from April 2022 to August 2023", "until 2022", or nothing.
pub(super) fn in_words(from: Option<When>, to: Option<When>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!(" from {} to {}", from.in_words(), to.in_words()),
        (Some(from), None) => format!(" since {}", from.in_words()),
        (None, Some(to)) => format!(" until {}", to.in_words()),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_months_and_days() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let month = When::parse("2024-02").unwrap();
        assert_eq!(month.first_day(), day("2024-02-01"));
        assert_eq!(month.last_day(), day("2024-02-29"));
        assert_eq!(When::parse("2021").unwrap().last_day(), day("2021-12-31"));
        assert_eq!(
            When::parse("2021-08-15").unwrap().in_words(),
            "15 August 2021"
        );
        for text in ["2021", "2021-08", "2021-08-15"] {
            assert_eq!(When::parse(text).unwrap().to_string(), text);
        }
        for bad in [
            "",
            "21",
            "2021-13",
            "2021-02-30",
            "2021-8",
            "2021-08-15-1",
            "Aug 2021",
            "+021",
            "2021-",
        ] {
            assert_eq!(When::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn terms_hold_both_their_ends() {
        let (from, to) = (When::parse("2022-04"), When::parse("2023-08"));
        let inside = |text: &str| within(from, to, Some(text.parse().unwrap()));
        assert!(inside("2022-04-01") && inside("2023-08-31"));
        assert!(!inside("2022-03-31") && !inside("2023-09-01"));
        assert!(within(from, to, None));
    }
}
