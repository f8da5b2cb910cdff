//! When a statement was made: "on Wednesday", "a day earlier", "on Nov 8", against the article's date.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::model::{Article, SaidOn};

use super::draft::Draft;
use super::lexicon::bits;
use super::page::{Page, Range};

/// Tokens before and after the cue in which its day is looked for.
const REACH: usize = 24;

/// The day the text gives for a statement; none when it does not tell or the article has no date.
pub fn said_on(article: &Article, page: &Page, draft: &Draft) -> Option<SaidOn> {
    let published = article.published_on()?;
    let cue = draft.cue?;
    let sentence = page.sentence(cue.0);
    let free = |at: usize| !draft.holds(at) && !page.is_quoted(at);
    // After the cue first: "said on Monday"; then the opening of the sentence: "On Monday, X said".
    let after = cue.1..sentence.end.min(cue.1 + REACH);
    let before = sentence.first.max(cue.0.saturating_sub(REACH))..cue.0;
    let mut at = after.start;
    while at < after.end && free(at) {
        if let Some((date, range)) = day_at(page, at, published) {
            return Some(said(page, date, range));
        }
        at += 1;
    }
    // "since the truce of 2 May" dates the truce.
    let dates_else = |first: usize| {
        first > sentence.first
            && page.can(first - 1, bits::PREP)
            && !page.is_any(first - 1, &["on", "in", "at", "late", "early"])
    };
    before
        .filter(|&at| free(at))
        .find_map(|at| day_at(page, at, published).filter(|(_, range)| !dates_else(range.0)))
        .map(|(date, range)| said(page, date, range))
}

fn said(page: &Page, date: Date, (first, end): Range) -> SaidOn {
    let first = if first > 0 && page.is(first - 1, "on") {
        first - 1
    } else {
        first
    };
    SaidOn {
        date,
        words: Some(page.span((first, end))),
    }
}

/// The day named at a token.
fn day_at(page: &Page, at: usize, published: Date) -> Option<(Date, Range)> {
    if page.is_any(at, &["today", "tonight"]) {
        return Some((published, (at, at + 1)));
    }
    if page.is(at, "yesterday") {
        return Some((published.checked_sub(1.day()).ok()?, (at, at + 1)));
    }
    if page.is_any(at, &["a", "one"])
        && page.is(at + 1, "day")
        && page.is_any(at + 2, &["earlier", "before"])
    {
        return Some((published.checked_sub(1.day()).ok()?, (at, at + 3)));
    }
    if let Some(day) = weekday(page.lower(at)) {
        let mut back = i64::from(
            (published.weekday().to_monday_zero_offset() + 7 - day.to_monday_zero_offset()) % 7,
        );
        let last = at > 0 && page.is(at - 1, "last");
        if last && back == 0 {
            back = 7;
        }
        return Some((published.checked_sub(back.days()).ok()?, (at, at + 1)));
    }
    if page.can(at, bits::MONTH) && page.is_capital(at) {
        let month = month(page.lower(at))?;
        let (day, range) = if let Some(day) = number(page, at + 1) {
            (day, (at, at + 2))
        } else {
            (number(page, at.checked_sub(1)?)?, (at - 1, at + 1))
        };
        let written = if page.is(range.1, ",") {
            range.1 + 1
        } else {
            range.1
        };
        let year = page
            .lower(written)
            .parse::<i16>()
            .ok()
            .filter(|y| (1900..2200).contains(y));
        let end = if year.is_some() { written + 1 } else { range.1 };
        let mut date = Date::new(year.unwrap_or(published.year()), month, day).ok()?;
        // "Dec 30" in an article of January is last year's.
        if year.is_none() && date > published.checked_add(2.days()).ok()? {
            date = Date::new(published.year() - 1, month, day).ok()?;
        }
        return Some((date, (range.0, end)));
    }
    None
}

fn number(page: &Page, at: usize) -> Option<i8> {
    let word = page.lower(at);
    let digits = word.trim_end_matches(char::is_alphabetic);
    digits
        .parse()
        .ok()
        .filter(|d| (1..=31).contains(d) && !digits.is_empty())
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

    /// The helper's article is of Wednesday, 14 May 2031.
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
    fn days_inside_the_content_are_not_when_it_was_said() {
        assert_eq!(day("Venn said the road was opened on Monday."), None);
    }
}
