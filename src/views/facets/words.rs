//! Days, months and sources in words, and days as people type them.

use jiff::civil::Date;

/// A day as people type it: `2025-11-07`, `7 Nov 2025`, `Nov 2025`, `2025-11` or `2025`. Of a month
/// or a year the first day is meant, with `last` the last one. None when it is no day.
pub fn typed_day(typed: &str, last: bool) -> Option<Date> {
    let typed = typed.trim().to_lowercase();
    let parts: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let month_of = |part: &str| -> Option<i8> {
        if part.chars().count() < 3 {
            return part.parse().ok();
        }
        let names = MONTHS.iter().zip(1..);
        let mut names = names.filter(|(name, _)| part.starts_with(&name.to_lowercase()));
        names.next().map(|(_, month)| month)
    };
    let is_year = |part: &str| part.len() == 4 && part.parse::<i16>().is_ok();
    let end_of = |date: Date| if last { date.last_of_month() } else { date };
    match parts.as_slice() {
        [year] if is_year(year) => Date::new(year.parse().ok()?, if last { 12 } else { 1 }, 1)
            .ok()
            .map(end_of),
        [year, month] if is_year(year) => Date::new(year.parse().ok()?, month_of(month)?, 1)
            .ok()
            .map(end_of),
        [month, year] if is_year(year) => Date::new(year.parse().ok()?, month_of(month)?, 1)
            .ok()
            .map(end_of),
        [year, month, day] if is_year(year) => {
            Date::new(year.parse().ok()?, month_of(month)?, day.parse().ok()?).ok()
        }
        [day, month, year] if is_year(year) && day.parse::<i8>().is_ok() => {
            Date::new(year.parse().ok()?, month_of(month)?, day.parse().ok()?).ok()
        }
        [month, day, year] if is_year(year) => {
            Date::new(year.parse().ok()?, month_of(month)?, day.parse().ok()?).ok()
        }
        _ => None,
    }
}

/// "Nov 2025".
pub fn month(date: Date) -> String {
    let at = usize::try_from(date.month() - 1).unwrap_or_default();
    format!("{} {}", MONTHS[at.min(11)], date.year())
}

/// "Harbour Wire · 7 Nov 2025": outlet and date of an article, as far as they are known.
pub fn source_line(article: &crate::model::Article) -> String {
    let outlet = article
        .outlet
        .clone()
        .filter(|outlet| !outlet.trim().is_empty());
    let date = article.published_on().map(day);
    match (outlet, date) {
        (Some(outlet), Some(date)) => format!("{outlet} · {date}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "no outlet or date".to_owned(),
    }
}

/// Where a statement was found, for a card: outlet and date, else the article's headline.
pub fn card_source(article: &crate::model::Article) -> String {
    let unknown = article.outlet.is_none() && article.published_on().is_none();
    if unknown {
        article.display_title()
    } else {
        source_line(article)
    }
}

/// Months as they are shortened, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// "7 Nov 2025".
pub fn day(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).unwrap_or_default();
    format!("{} {} {}", date.day(), MONTHS[month.min(11)], date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        let day = |typed: &str| typed_day(typed, false).map(|d| d.to_string());
        let last = |typed: &str| typed_day(typed, true).map(|d| d.to_string());
        for typed in [
            "2025-11-07",
            "7 Nov 2025",
            "Nov 7, 2025",
            "7.11.2025",
            " 07 november 2025 ",
        ] {
            assert_eq!(day(typed).as_deref(), Some("2025-11-07"), "{typed}");
        }
        assert_eq!(day("Nov 2025").as_deref(), Some("2025-11-01"));
        assert_eq!(last("2025-11").as_deref(), Some("2025-11-30"));
        assert_eq!(last("2024").as_deref(), Some("2024-12-31"));
        for odd in [
            "",
            "soon",
            "31 Feb 2025",
            "99",
            "2025-13-01",
            "é é é",
            "7 Nov 25",
        ] {
            assert_eq!(day(odd), None, "{odd}");
        }
    }
}
