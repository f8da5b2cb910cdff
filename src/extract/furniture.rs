//! What stands around the article in its own text: headline, bylines, captions, links to others.
//!
//! Reporters call it furniture. A headline or a caption says again what the article says; a byline
//! says nothing; "Read more:" is the headline of another article.

use super::page::{Page, Range};
use crate::model::Article;
use crate::text::Span;

/// Bytes of a headline at most.
const LONGEST_BYTES: usize = 240;
/// Tokens of a byline, of a link to another article, and of a caption at most.
const BYLINE: usize = 24;
const LINK: usize = 40;
const CAPTION: usize = 70;

/// The furniture of one article, each part in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Furniture {
    /// The headline and the lines under it that are no sentences, in bytes.
    pub headline: Option<Span>,
    /// The headline's own line, in tokens.
    pub title: Option<Range>,
    /// Captions of pictures, in bytes.
    pub captions: Vec<Span>,
    /// Bylines and links to other articles, in bytes.
    pub others: Vec<Span>,
}

/// Finds the furniture of an article.
pub fn furniture(article: &Article, page: &Page) -> Furniture {
    let mut out = Furniture::default();
    let paragraphs = paragraphs(page);
    let mut body = 0;
    if let Some(title) = headline(article, page, &paragraphs) {
        out.title = paragraphs.first().copied();
        body = 1;
        let mut end = title.end;
        // A second line above the text, as short and without a full stop.
        if let Some(&deck) = paragraphs.get(1)
            && paragraphs.len() > 2
            && is_line(page, deck)
            && !is_byline(page, deck)
            && deck.1 - deck.0 >= 4
        {
            end = page.span(deck).end;
            body = 2;
        }
        out.headline = Some(Span::new(title.start, end));
    }
    for (number, &paragraph) in paragraphs.iter().enumerate().skip(body) {
        let span = page.span(paragraph);
        if is_byline(page, paragraph) || is_link(page, paragraph) {
            out.others.push(span);
        } else if is_caption(page, paragraph, number + 1 == paragraphs.len()) {
            out.captions.push(span);
        }
    }
    out
}

/// The paragraphs, in tokens.
fn paragraphs(page: &Page) -> Vec<Range> {
    let mut out: Vec<Range> = Vec::new();
    let mut number = usize::MAX;
    for sentence in &page.sentences {
        match out.last_mut().filter(|_| sentence.paragraph == number) {
            Some(last) => last.1 = sentence.end,
            None => out.push((sentence.first, sentence.end)),
        }
        number = sentence.paragraph;
    }
    out
}

/// The first line, when it is the title or stands above the text without a full stop.
fn headline(article: &Article, page: &Page, paragraphs: &[Range]) -> Option<Span> {
    let text = &article.text;
    let start = text.len() - text.trim_start().len();
    let line = text[start..].lines().next()?.trim_end();
    let span = Span::new(start, start + line.len());
    let title = article.title.as_deref();
    let is_title = title.is_some_and(|title| is_title(title, line));
    let &first = paragraphs.first()?;
    let alone = paragraphs.len() > 1 && page.span(first).end <= span.end && is_line(page, first);
    (is_title || alone).then_some(span)
}

/// Whether a paragraph is short and ends like no sentence: with a word, or with a quotation that
/// ends with one.
fn is_line(page: &Page, (first, end): Range) -> bool {
    let mut last = end - 1;
    while last > first && page.is_quoted(last) && page.is_mark(last) && !page.is_any(last, STOPS) {
        last -= 1;
    }
    let long_with_stop = end - first > 12 && page.is_word(last) && page.raw(last).ends_with('.');
    let stopped = page.is_any(last, STOPS) || page.is_any(last, &[":", ",", ";"]);
    page.span((first, end)).len() <= LONGEST_BYTES && !stopped && !long_with_stop
}

const STOPS: &[&str] = &[".", "!", "?", "…"];

/// Whether a line is the title, with or without the name of the site behind it.
fn is_title(title: &str, line: &str) -> bool {
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    let own = words(line);
    let site = [" | ", " - ", " – ", " — "]
        .iter()
        .filter_map(|mark| title.rfind(mark))
        .max()
        .map(|at| words(&title[..at]));
    !own.is_empty() && (own == words(title) || site.is_some_and(|title| own == title))
}

/// "By Dara Venn", "Reporting by Dara Venn; editing by Sun Noor".
fn is_byline(page: &Page, (first, end): Range) -> bool {
    let by = page.is(first, "by") && page.is_capital(first + 1);
    let work = page.is_any(
        first,
        &[
            "reporting",
            "editing",
            "writing",
            "additional",
            "compiled",
            "translated",
            "photo",
            "photos",
            "photographs",
            "text",
            "words",
            "edited",
            "written",
            "reported",
        ],
    ) && (first + 1..end.min(first + 4)).any(|i| page.is(i, "by"));
    (by || work)
        && end - first <= BYLINE
        && !(first..end).any(|i| page.is_quoted(i))
        && !(first + 1..end).any(|i| page.is_finite(i))
}

/// "Read more: ...", "ALSO READ | ...", "Follow us on ...": what belongs to other pages.
fn is_link(page: &Page, (first, end): Range) -> bool {
    const OPENINGS: &[&[&str]] = &[
        &["read", "more"],
        &["read", "also"],
        &["also", "read"],
        &["see", "also"],
        &["more", "on", "this"],
        &["you", "may", "also"],
        &["don’t", "miss"],
        &["don't", "miss"],
        &["in", "case", "you", "missed"],
        &["sign", "up"],
        &["click", "here"],
        &["share", "this"],
        &["follow", "us"],
        &["subscribe", "to"],
        &["related", "stories"],
        &["related", "articles"],
        &["recommended", "for", "you"],
    ];
    const LABELS: &[&str] = &[
        "read",
        "watch",
        "listen",
        "related",
        "more",
        "explainer",
        "opinion",
        "editorial",
        "live",
        "video",
        "podcast",
        "gallery",
        "advertisement",
    ];
    let opens = OPENINGS.iter().any(|words| {
        words
            .iter()
            .enumerate()
            .all(|(i, word)| page.is(first + i, word))
    });
    let labelled = page.is_any(first, LABELS) && page.is_any(first + 1, &[":", "|", ">", "»"]);
    let said = (first..end).any(|i| {
        page.quotation(i)
            .is_some_and(|q| super::content::is_utterance(page, q) && q.end - q.first > 6)
    });
    (opens || labelled) && end - first <= LINK && !said
}

/// A paragraph under a picture: it says so, or it ends with a credit.
fn is_caption(page: &Page, (first, end): Range, is_last: bool) -> bool {
    const PICTURES: &[&str] = &[
        "photo",
        "photograph",
        "image",
        "picture",
        "photos",
        "images",
        "photographs",
        "pictures",
    ];
    if end - first > CAPTION {
        return false;
    }
    let labelled = page.is_any(first, PICTURES) && page.is(first + 1, ":")
        || page.is(first, "file") && page.is_any(first + 1, PICTURES)
        || page.is_any(first, &["in", "this", "a", "an"])
            && (first..end.min(first + 5)).any(|i| page.is_any(i, PICTURES))
            && (first..end.min(first + 6))
                .any(|i| page.is_any(i, &["this", "file", "handout", "undated", "combination"]));
    // What stands behind the last stop, in brackets, or behind a bar or a dash.
    let opens = (first + 1..end)
        .rev()
        .take(12)
        .find(|&i| page.is_any(i, &["(", "[", "|", "©"]) || page.is_dash(i));
    let credit = opens.is_some_and(|at| {
        let names = (at + 1..end).all(|i| {
            page.is_capital(i)
                || page.is_mark(i)
                || page.is_number(i)
                || page.is_any(i, &["by", "via", "of"])
        });
        let picture = (at + 1..end).any(|i| {
            page.is_any(i, PICTURES)
                || page.is_any(
                    i,
                    &["file", "handout", "getty", "screengrab", "courtesy", "©"],
                )
        });
        let slash = (at + 1..end).any(|i| page.is(i, "/"));
        let short = names && end - at <= 8 && at + 1 < end;
        let brackets = page.is_any(at, &["(", "["]);
        short && (picture || slash || !brackets && !is_last && page.is_any(at - 1, STOPS))
    });
    labelled || credit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::constructions::marked::article;

    fn found(text: &str) -> (Option<String>, Vec<String>, Vec<String>) {
        let article = article(text);
        let page = Page::new(&article.text);
        let found = furniture(&article, &page);
        let slice = |span: &Span| span.slice(text).to_owned();
        (
            found.headline.as_ref().map(slice),
            found.captions.iter().map(slice).collect(),
            found.others.iter().map(slice).collect(),
        )
    }

    #[test]
    fn every_kind() {
        let (headline, captions, others) = found(
            "Ferry stays shut, ministry says\n\nBy Dara Venn\n\nMinister Sun Noor at the quay in Pell. — Eastern Wire/File\n\n\
             The ferry will stay shut, the ministry said.\n\nRead more: Why the mill burned\n\n\
             In this file photo, guards stand at the gate.\n\nThe ferry sank (twice).\n\n\
             Reporting by Dara Venn; editing by Sun Noor",
        );
        assert_eq!(headline.as_deref(), Some("Ferry stays shut, ministry says"));
        assert_eq!(
            captions,
            [
                "Minister Sun Noor at the quay in Pell. — Eastern Wire/File",
                "In this file photo, guards stand at the gate."
            ]
        );
        assert_eq!(
            others,
            [
                "By Dara Venn",
                "Read more: Why the mill burned",
                "Reporting by Dara Venn; editing by Sun Noor"
            ]
        );
    }

    #[test]
    fn a_line_under_the_headline_belongs_to_it() {
        let (headline, ..) = found(
            "Ferry stays shut\nMinister blames the river and “bad oil”\n\nThe ferry will stay shut.\n\nIt rained.",
        );
        assert_eq!(
            headline.as_deref(),
            Some("Ferry stays shut\nMinister blames the river and “bad oil”")
        );
    }

    #[test]
    fn plain_paragraphs_are_none() {
        let (headline, captions, others) = found(
            "The ferry sank.\n\nBy noon the guards had left the quay (and the mill).\n\n\
             More boats came. Read what he wrote: it was short.\n\nVenn said so. — Eastern Wire",
        );
        assert_eq!((headline, captions.len(), others.len()), (None, 0, 0));
    }

    #[test]
    fn a_title_with_the_name_of_the_site() {
        assert!(is_title(
            "Ferry stays shut | Eastern Wire",
            "Ferry stays shut."
        ));
        assert!(is_title("Ferry stays shut", "Ferry stays shut"));
        assert!(!is_title("Ferry stays shut", "Ferry opens"));
    }
}
