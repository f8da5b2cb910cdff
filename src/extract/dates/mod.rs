//! When and where a statement was made, as far as the text tells.
//!
//! Days are told against the day of the article: that of its dateline, else the day it came out.
//! Places are told by the words around the cue, or by the dateline's town when the statement was
//! made "here".

mod dateline;
mod day;
mod place;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::draft::Draft;
use super::page::Page;
use crate::model::{Article, SaidIn, SaidOn};
use dateline::Dateline;

/// The day and place an article speaks from.
pub struct Clock {
    today: Option<Date>,
    /// The latest day it is anywhere when the article comes out.
    latest: Option<Date>,
    dateline: Option<Dateline>,
}

impl Clock {
    /// Reads the article's date and its dateline.
    pub fn new(article: &Article, page: &Page) -> Self {
        let published = article.published_on();
        let dateline = dateline::read(page, published);
        let told = dateline.as_ref().and_then(|d| d.day);
        Self {
            today: told.or(published),
            latest: if told.is_some() {
                told
            } else {
                latest_day(article).or(published)
            },
            dateline,
        }
    }

    /// The day the text gives for a statement; none when it does not tell or the article has no
    /// date. `last` is the day of the statement before.
    pub fn said_on(&self, page: &Page, draft: &Draft, last: Option<Date>) -> Option<SaidOn> {
        day::said_on(self, page, draft, last)
    }

    /// The place the text gives for a statement.
    pub fn said_in(&self, page: &Page, draft: &Draft) -> Option<SaidIn> {
        place::said_in(self.dateline.as_ref(), page, draft)
    }

    /// The last day of this name up to the article's day. A report that comes out at night in UTC is
    /// already of the next day farther east.
    fn weekday(&self, day: Weekday) -> Option<Date> {
        let (today, latest) = (self.today?, self.latest?);
        let back = |from: Date| {
            let to = day.to_monday_zero_offset();
            i64::from((from.weekday().to_monday_zero_offset() + 7 - to) % 7)
        };
        if latest > today && back(latest) == 0 {
            return Some(latest);
        }
        today.checked_sub(back(today).days()).ok()
    }
}

/// The day in the easternmost time zone when an article with a time came out.
fn latest_day(article: &Article) -> Option<Date> {
    let time: jiff::Timestamp = article.published.as_deref()?.parse().ok()?;
    let east = jiff::tz::Offset::constant(5).to_datetime(time).date();
    Some(east.max(article.published_on()?))
}
