//! Days as people type them.

use jiff::civil::Date;

use crate::model::SaidDays;

/// How a day may be typed, in the order they are tried.
const FORMS: [&str; 7] = [
    "%Y-%m-%d",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%B %d %Y",
    "%b %d %Y",
];

/// Reads a day or several: `2031-05-05`, `5 May 2031`, `May 5, 2031`, two of them with ` to ` or `/`
/// between them. Nothing typed says that the article does not tell. None for anything else.
pub fn days(typed: &str) -> Option<SaidDays> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Some(SaidDays::default());
    }
    let parts = typed.split_once('/').or_else(|| typed.split_once(" to "));
    let (first, until) = match parts {
        Some((first, until)) => (day(first)?, Some(day(until)?)),
        None => (day(typed)?, None),
    };
    match until {
        Some(until) if until < first => None,
        until => Some(SaidDays {
            day: Some(first),
            until: until.filter(|until| *until != first),
        }),
    }
}

fn day(typed: &str) -> Option<Date> {
    FORMS
        .iter()
        .find_map(|form| Date::strptime(form, typed.trim()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        let iso = |typed: &str| {
            days(typed).map(|days| days.said_on().map_or_else(String::new, |said| said.iso()))
        };
        for typed in [
            "2031-05-05",
            " 5 May 2031",
            "05 may 2031",
            "May 5, 2031",
            "May 5 2031",
        ] {
            assert_eq!(iso(typed).as_deref(), Some("2031-05-05"), "{typed}");
        }
        for typed in ["2031-05-05/2031-05-11", "5 May 2031 to 11 May 2031"] {
            assert_eq!(
                iso(typed).as_deref(),
                Some("2031-05-05/2031-05-11"),
                "{typed}"
            );
        }
        assert_eq!(iso("2031-05-05/2031-05-05").as_deref(), Some("2031-05-05"));
        assert_eq!(iso("  ").as_deref(), Some(""));
        for typed in [
            "May",
            "5.5",
            "2031-02-30",
            "2031-05-05/2031-05-04",
            "5 May",
            "to",
        ] {
            assert_eq!(iso(typed), None, "{typed}");
        }
    }
}
