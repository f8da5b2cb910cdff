//! Days in words: "on Wednesday", "a day earlier", "on Nov 8", "14 Aqrab 1404".

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::Clock;
use crate::extract::draft::Draft;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::model::SaidOn;
use crate::text::solar_hijri;

/// Tokens before and after the cue in which its day is looked for.
const REACH: usize = 24;

/// The day the text gives for a draft.
pub(super) fn said_on(
    clock: &Clock,
    page: &Page,
    draft: &Draft,
    last: Option<Date>,
) -> Option<SaidOn> {
    let asked = Asked {
        clock,
        today: clock.today?,
        last,
    };
    let cue = draft.cue?;
    let sentence = page.sentence(cue.0);
    let free = |at: usize| !draft.holds(at) && !page.is_quoted(at);
    // After the cue first: "said on Monday"; then the opening of the sentence: "On Monday, X said".
    let after = cue.1..sentence.end.min(cue.1 + REACH);
    let before = sentence.first.max(cue.0.saturating_sub(REACH))..cue.0;
    let mut at = after.start;
    while at < after.end && free(at) {
        if let Some(found) = day_at(page, at, asked) {
            return dates_it(page, found.range, sentence.first).then(|| said(page, &found));
        }
        at += 1;
    }
    before
        .filter(|&at| free(at))
        .find_map(|at| {
            day_at(page, at, asked).filter(|found| dates_it(page, found.range, sentence.first))
        })
        .map(|found| said(page, &found))
}

/// "since the truce of 2 May" dates the truce, "before Friday's talks" the talks.
fn dates_it(page: &Page, range: Range, first: usize) -> bool {
    let other = range.0 > first
        && page.can(range.0 - 1, bits::PREP)
        && !page.is_any(range.0 - 1, &["on", "in", "at", "late", "early"])
        || range.0 > first
            && page.is_any(range.0 - 1, &["since", "until", "before", "after", "by"]);
    !other && !page.is_genitive(range.1)
}

/// What a day in words is told against.
#[derive(Clone, Copy)]
struct Asked<'a> {
    clock: &'a Clock,
    today: Date,
    /// The day of the statement before.
    last: Option<Date>,
}

/// A day, or the first and last of several, and its words.
struct Found {
    date: Date,
    until: Option<Date>,
    range: Range,
}

impl Found {
    fn day(date: Date, range: Range) -> Self {
        Self {
            date,
            until: None,
            range,
        }
    }
}

fn said(page: &Page, found: &Found) -> SaidOn {
    let (first, end) = found.range;
    let first = if first > 0 && page.is(first - 1, "on") {
        first - 1
    } else {
        first
    };
    SaidOn {
        date: found.date,
        until: found.until,
        words: Some(page.span((first, end))),
    }
}

/// The day named at a token.
fn day_at(page: &Page, at: usize, asked: Asked) -> Option<Found> {
    let today = asked.today;
    let back = |days: i64| today.checked_sub(days.days()).ok();
    if page.is_any(at, &["today", "tonight"]) {
        return Some(Found::day(today, (at, at + 1)));
    }
    if page.is(at, "yesterday") {
        return Some(Found::day(back(1)?, (at, at + 1)));
    }
    if page.is(at, "this") && page.is_any(at + 1, &["morning", "afternoon", "evening"])
        || page.is(at, "last") && page.is(at + 1, "night")
    {
        let days = i64::from(page.is(at, "last"));
        return Some(Found::day(back(days)?, (at, at + 2)));
    }
    if page.is_any(at, &["earlier", "later"])
        && (page.is(at + 1, "in") && page.is(at + 2, "the") && page.is(at + 3, "day")
            || page.is(at + 1, "on") && page.is(at + 2, "the") && page.is(at + 3, "same"))
    {
        return Some(Found::day(asked.last.unwrap_or(today), (at, at + 4)));
    }
    if let Some(found) = counted_back(page, at, asked) {
        return Some(found);
    }
    if page.is(at, "last") && page.is(at + 1, "week") {
        let monday = i64::from(today.weekday().to_monday_zero_offset());
        return Some(Found {
            date: back(monday + 7)?,
            until: back(monday + 1),
            range: (at, at + 2),
        });
    }
    if let Some(day) = weekday(page.lower(at)) {
        let mut date = asked.clock.weekday(day)?;
        let last = at > 0 && page.is(at - 1, "last");
        if last && date == today {
            date = date.checked_sub(7.days()).ok()?;
        }
        return Some(Found::day(date, (at, at + 1)));
    }
    calendar_day(page, at, today).map(|(date, range)| Found::day(date, range))
}

/// "a day earlier", "the previous day", "two days before": from the statement before, else from today.
fn counted_back(page: &Page, at: usize, asked: Asked) -> Option<Found> {
    let from = asked.last.unwrap_or(asked.today);
    let back = |days: i64| from.checked_sub(days.days()).ok();
    if page.is_any(at, &["a", "one", "the"])
        && page.is(at + 1, "day")
        && page.is_any(at + 2, &["earlier", "before"])
        || page.is(at, "the")
            && page.is_any(at + 1, &["previous", "preceding"])
            && page.is(at + 2, "day")
    {
        return Some(Found::day(back(1)?, (at, at + 3)));
    }
    let days = match page.lower(at) {
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        _ => return None,
    };
    if page.is(at + 1, "days") && page.is_any(at + 2, &["earlier", "before"]) {
        return Some(Found::day(back(days)?, (at, at + 3)));
    }
    if page.is(at + 1, "days") && page.is(at + 2, "ago") {
        let date = asked.today.checked_sub(days.days()).ok()?;
        return Some(Found::day(date, (at, at + 3)));
    }
    None
}

/// A day of the calendar at a token: "Nov 8", "8 November 2025", "14 Aqrab 1404", "1404-08-14".
/// Without a year it is the last such day up to two days after `today`.
pub(super) fn calendar_day(page: &Page, at: usize, today: Date) -> Option<(Date, Range)> {
    if page.is_number(at)
        || page
            .raw(at)
            .starts_with(|c: char| !c.is_ascii() && c.is_numeric())
    {
        let written = numeric(page, at);
        if written.is_some() {
            return written;
        }
    }
    let solar = solar_hijri::month(page.lower(at)).filter(|_| !page.can(at, bits::MONTH));
    let common = (page.can(at, bits::MONTH) && page.is_capital(at))
        .then(|| month(page.lower(at)))
        .flatten();
    let month = solar.or(common)?;
    let (day, range) = if let Some(day) = number(page, at + 1) {
        (day, (at, at + 2))
    } else {
        (number(page, at.checked_sub(1)?)?, (at - 1, at + 1))
    };
    let written = if page.is(range.1, ",") || page.is(range.1, "،") {
        range.1 + 1
    } else {
        range.1
    };
    let years = if solar.is_some() {
        solar_hijri::YEARS
    } else {
        1900..=2199
    };
    let year = solar_hijri::number(page.lower(written)).filter(|y| years.contains(y));
    let end = if year.is_some() { written + 1 } else { range.1 };
    let build = |year: i16| {
        if solar.is_some() {
            solar_hijri::date(year, month, day)
        } else {
            Date::new(year, month, day).ok()
        }
    };
    let date = if let Some(year) = year {
        build(year)?
    } else {
        // "Dec 30" in an article of January is last year's.
        let this = if solar.is_some() {
            today.year() - 621
        } else {
            today.year()
        };
        let limit = today.checked_add(2.days()).ok()?;
        [this, this - 1]
            .into_iter()
            .filter_map(build)
            .find(|date| *date <= limit)?
    };
    Some((date, (range.0, end)))
}

/// "1404-08-14" as one token or as five.
fn numeric(page: &Page, at: usize) -> Option<(Date, Range)> {
    if let Some(date) = solar_hijri::numeric(page.raw(at)) {
        return Some((date, (at, at + 1)));
    }
    let end = at + 5;
    let parts = page.is_any(at + 1, &["-", "/"]) && page.is_any(at + 3, &["-", "/"]);
    (parts && end <= page.len())
        .then(|| solar_hijri::numeric(page.words((at, end))))
        .flatten()
        .map(|date| (date, (at, end)))
}

fn number(page: &Page, at: usize) -> Option<i8> {
    solar_hijri::number(page.lower(at))
        .and_then(|day| i8::try_from(day).ok())
        .filter(|day| (1..=31).contains(day))
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let start = word.get(..3)?;
    MONTHS.iter().position(|m| *m == start).map(|i| i as i8 + 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::extract;

    /// The article of these tests is of Wednesday, 14 May 2031.
    fn day(text: &str) -> Option<String> {
        extract(text).first()?.said_on.map(|d| d.date.to_string())
    }

    #[test]
    fn days_against_the_date_of_the_article() {
        assert_eq!(
            day("Venn said on Monday that the road was open.").as_deref(),
            Some("2031-05-12")
        );
        assert_eq!(
            day("Venn said on Wednesday that the road was open.").as_deref(),
            Some("2031-05-14")
        );
        assert_eq!(
            day("On Dec 30, Venn said the road was open.").as_deref(),
            Some("2030-12-30")
        );
        assert_eq!(
            day("“It is open,” Venn said a day earlier.").as_deref(),
            Some("2031-05-13")
        );
    }

    #[test]
    fn days_counted_from_others() {
        assert_eq!(
            day("Venn said earlier in the day that the road was open.").as_deref(),
            Some("2031-05-14")
        );
        assert_eq!(
            day("Three days earlier, Venn said the road was open.").as_deref(),
            Some("2031-05-11")
        );
        let found = extract(
            "Venn said on Monday that the road was open. A day earlier, Orr said the road was shut.",
        );
        let days: Vec<String> = found
            .iter()
            .filter_map(|s| s.said_on.map(|d| d.date.to_string()))
            .collect();
        assert_eq!(days, ["2031-05-12", "2031-05-11"]);
    }

    #[test]
    fn a_week_is_several_days() {
        let found = extract("Venn said last week that the road was open.");
        let said = found[0].said_on.unwrap();
        assert_eq!(said.date.to_string(), "2031-05-05");
        assert_eq!(said.until.unwrap().to_string(), "2031-05-11");
    }

    #[test]
    fn days_of_the_solar_calendar() {
        for text in [
            "On 14 Sawr, Venn said the road was open.",
            "On Sawr 14, 1410, Venn said the road was open.",
            "On 14 Saur 1410, Venn said the road was open.",
            "On 1410-02-14, Venn said the road was open.",
            "On ۱۴۱۰/۲/۱۴, Venn said the road was open.",
        ] {
            assert_eq!(day(text).as_deref(), Some("2031-05-04"), "{text}");
        }
    }

    #[test]
    fn the_dateline_s_day_goes_before_the_day_of_publication() {
        assert_eq!(
            day("NORTHPORT, May 12 (Eastern Wire) - Venn said on Sunday that the road was open.")
                .as_deref(),
            Some("2031-05-11")
        );
        assert_eq!(
            day("NORTHPORT, May 12 (Eastern Wire) - Venn said today that the road was open.")
                .as_deref(),
            Some("2031-05-12")
        );
    }

    #[test]
    fn a_night_in_utc_is_the_next_morning_in_the_east() {
        let text = "Venn said on Thursday that the road was open.";
        let mut article = crate::extract::constructions::marked::article(text);
        let mut day = |published: &str| {
            article.published = Some(published.to_owned());
            let hints = crate::extract::Hints::default();
            crate::extract::extract(&article, &hints).statements[0]
                .said_on
                .unwrap()
                .date
                .to_string()
        };
        assert_eq!(day("2031-05-14T21:30:00+00:00"), "2031-05-15");
        assert_eq!(day("2031-05-14T09:30:00+00:00"), "2031-05-08");
    }

    #[test]
    fn days_of_something_else() {
        for text in [
            "Venn said before Monday's vote that the road was open.",
            "Venn said after the truce of May 2 that the road was open.",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn days_inside_the_content_are_not_when_it_was_said() {
        assert_eq!(day("Venn said the road was opened on Monday."), None);
    }
}
