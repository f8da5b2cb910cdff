//! "NORTHPORT, Nov 8 (Eastern Wire) -": the town and the day a report was sent from.

use jiff::civil::Date;

use super::day;
use crate::extract::page::Page;

/// Town and day of a dateline.
#[derive(Clone, Debug)]
pub(super) struct Dateline {
    /// The town with one capital.
    pub(super) name: String,
    /// The day, if it is given and fits the day the article came out.
    pub(super) day: Option<Date>,
}

/// Sentences in which a dateline may stand.
const OPENING: usize = 4;

/// Days by which an article may come out after its dateline.
const LATE: i64 = 10;

/// The dateline of a page.
pub(super) fn read(page: &Page, published: Option<Date>) -> Option<Dateline> {
    page.sentences.iter().take(OPENING).find_map(|sentence| {
        let (first, end) = (sentence.first, sentence.end.min(sentence.first + 14));
        let closes = end > first && (page.is_dash(end - 1) || page.is(end - 1, ":"));
        let town_end = (first..end)
            .take_while(|&i| page.is_word(i) && is_capitals(page.raw(i)))
            .last()?
            + 1;
        if !closes || town_end == end {
            return None;
        }
        let day = published.and_then(|published| {
            (town_end..end)
                .find_map(|at| day::calendar_day(page, at, published))
                .map(|(date, _)| date)
                .filter(|&date| {
                    let since = published
                        .since(date)
                        .map_or(-1, |s| i64::from(s.get_days()));
                    (-1..=LATE).contains(&since)
                })
        });
        Some(Dateline {
            name: capitalized(page.words((first, town_end))),
            day,
        })
    })
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// "NORTH PORT" as "North Port".
fn capitalized(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut inside = false;
    for c in words.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic();
    }
    out
}
