//! What a page's tags say about it, gathered in one pass over its tokens.

use std::borrow::Cow;

use super::marks::{Marks, is_author_link};
use super::scan::{Attributes, Name, Scanner, Token};
use super::{entities, json_ld};
use crate::load::clean;

/// Everything found, in the order of the page.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// `<html lang>`.
    pub lang: Option<String>,
    /// `<title>`.
    pub title: Option<String>,
    /// Texts of `<h1>` elements.
    pub h1: Vec<String>,
    /// `<meta name|property|itemprop|http-equiv content>`: the key in lower case, and the value.
    pub meta: Vec<(String, String)>,
    /// `<link rel=canonical>`.
    pub canonical: Option<String>,
    /// The address a browser noted when it saved the page.
    pub saved_from: Option<String>,
    /// Dates from elements.
    pub dates: Vec<DateMark>,
    /// Authors' names from elements.
    pub authors: Vec<AuthorMark>,
    /// JSON-LD.
    pub told: json_ld::Told,
}

/// A date found in an element.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMark {
    /// How sure it is that this is the article's own date; less is surer.
    pub rank: u8,
    /// As written.
    pub written: String,
}

/// A name found in an element.
#[derive(Clone, Debug, PartialEq)]
pub struct AuthorMark {
    /// How sure it is that this is the article's author; less is surer.
    pub rank: u8,
    /// As written.
    pub written: String,
}

impl Facts {
    /// Reads a page.
    pub fn of(page: &str) -> Self {
        let mut reader = Reader::default();
        for token in Scanner::new(page) {
            reader.take(token);
        }
        while let Some(capture) = reader.captures.pop() {
            reader.finish(capture);
        }
        reader.facts.told = json_ld::read(&reader.scripts);
        reader.facts
    }

    /// The first meta element with one of these keys, tried in order.
    pub fn meta(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| {
            self.meta
                .iter()
                .find(|(k, v)| k == key && !v.trim().is_empty())
                .map(|(_, v)| v.as_str())
        })
    }
}

/// What a capture is for.
enum Goal {
    H1,
    Date { rank: u8 },
    Author { rank: u8 },
}

/// Text being collected until its element closes.
struct Capture {
    goal: Goal,
    /// Open elements when it began.
    depth: usize,
    text: String,
}

#[derive(Default)]
struct Reader<'a> {
    facts: Facts,
    open: Vec<(Name, Area)>,
    captures: Vec<Capture>,
    scripts: Vec<&'a str>,
    /// The last opening tag was of a script with JSON-LD.
    is_json_ld: bool,
}

/// The part of the page an element lies in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Area {
    #[default]
    Page,
    /// Comments, teasers, footers: what is said there is not about this article.
    Aside,
}

/// So many open elements are followed; deeper ones are not told apart.
const DEEPEST: usize = 600;
/// So many elements back a closing tag is matched.
const FARTHEST_CLOSE: usize = 64;
const MOST_CAPTURES: usize = 8;
const MOST_MARKS: usize = 40;
/// Rank of a date that stands beside the article.
pub const ASIDE_DATE_RANK: u8 = 6;
/// Rank of an author named beside the article.
pub const ASIDE_RANK: u8 = 4;
const LONGEST_CAPTURE_BYTES: usize = 600;

impl<'a> Reader<'a> {
    fn take(&mut self, token: Token<'a>) {
        match token {
            Token::Text(text) => {
                if !self.captures.is_empty() {
                    let decoded = entities::decode(text);
                    for capture in &mut self.captures {
                        if capture.text.len() < LONGEST_CAPTURE_BYTES {
                            let end = decoded.floor_char_boundary(LONGEST_CAPTURE_BYTES);
                            capture.text.push_str(&decoded[..end]);
                        }
                    }
                }
            }
            Token::Raw(name, text) => match name.as_str() {
                "title" if self.facts.title.is_none() && !self.is_in("svg") => {
                    self.facts.title = Some(entities::decode(text).into_owned());
                }
                "script" if self.is_json_ld && self.scripts.len() < MOST_MARKS => {
                    self.scripts.push(text);
                }
                _ => {}
            },
            Token::Comment(text) => {
                if self.facts.saved_from.is_none()
                    && let Some((_, rest)) = text.split_once("saved from url=(")
                    && let Some((_, url)) = rest.split_once(')')
                {
                    self.facts.saved_from = Some(url.trim().to_owned());
                }
            }
            Token::Close(name) => {
                self.part(name);
                self.close(name);
            }
            Token::Open(name, attributes) => {
                self.part(name);
                self.open(name, attributes);
            }
        }
    }

    /// Parts the texts of elements that stand one beside the other.
    fn part(&mut self, name: Name) {
        if !matches!(
            name.as_str(),
            "b" | "i"
                | "em"
                | "strong"
                | "a"
                | "span"
                | "font"
                | "u"
                | "sup"
                | "sub"
                | "wbr"
                | "mark"
        ) {
            for capture in &mut self.captures {
                capture.text.push('\n');
            }
        }
    }

    fn is_in(&self, tag: &str) -> bool {
        self.open
            .iter()
            .rev()
            .take(FARTHEST_CLOSE)
            .any(|(n, _)| n.as_str() == tag)
    }

    fn close(&mut self, name: Name) {
        let far = self.open.len().saturating_sub(FARTHEST_CLOSE);
        let Some(at) = self.open[far..].iter().rposition(|(n, _)| *n == name) else {
            return;
        };
        self.open.truncate(far + at);
        while self
            .captures
            .last()
            .is_some_and(|c| c.depth > self.open.len())
        {
            if let Some(capture) = self.captures.pop() {
                self.finish(capture);
            }
        }
    }

    fn finish(&mut self, capture: Capture) {
        let Capture { goal, text, .. } = capture;
        match goal {
            Goal::H1 => self.facts.h1.extend(clean::line(&text)),
            Goal::Date { rank } => {
                let written = clean::line(&text).into_iter();
                let mark = written.map(|written| DateMark { rank, written });
                self.facts.dates.extend(mark);
            }
            // Its lines are kept: name, office and date stand one under the other.
            Goal::Author { rank } => self.facts.authors.push(AuthorMark {
                rank,
                written: text,
            }),
        }
    }

    fn open(&mut self, name: Name, attributes: Attributes<'a>) {
        let tag = name.as_str();
        self.is_json_ld = tag == "script"
            && attributes
                .get("type")
                .is_some_and(|t| t.to_ascii_lowercase().contains("ld+json"));
        match tag {
            "html" => {
                self.facts.lang = attributes
                    .get("lang")
                    .or_else(|| attributes.get("xml:lang"))
                    .map(Cow::into_owned);
            }
            "meta" => self.meta(attributes),
            "link"
                if self.facts.canonical.is_none()
                    && attributes
                        .get("rel")
                        .is_some_and(|r| r.eq_ignore_ascii_case("canonical")) =>
            {
                self.facts.canonical = attributes.get("href").map(Cow::into_owned);
            }
            _ => {}
        }
        let outer = self.open.last().map_or(Area::Page, |o| o.1);
        let marks = Marks::of(attributes);
        let area = if outer == Area::Aside || marks.is_aside(tag) {
            Area::Aside
        } else {
            Area::Page
        };
        if name.is_void() {
            return;
        }
        if self.open.len() < DEEPEST {
            self.open.push((name, area));
        }
        if self.captures.len() >= MOST_CAPTURES {
            return;
        }
        if area == Area::Aside {
            if let Some(0..=2) = marks.date_rank(tag)
                && let Some(written) = attributes
                    .get("datetime")
                    .filter(|_| self.facts.dates.len() < MOST_MARKS)
            {
                self.facts.dates.push(DateMark {
                    rank: ASIDE_DATE_RANK,
                    written: written.into_owned(),
                });
            }
            // Some sites put the byline into an aside of its own; a name from there is a last resort.
            if marks.author_rank(tag) == Some(0) && self.facts.authors.len() < MOST_MARKS {
                self.capture(Goal::Author { rank: ASIDE_RANK });
            }
        } else if tag == "h1" && self.facts.h1.len() < MOST_MARKS {
            self.capture(Goal::H1);
        } else if let Some(rank) = marks
            .date_rank(tag)
            .filter(|_| self.facts.dates.len() < MOST_MARKS)
        {
            let stamps = ["datetime", "content", "title"]
                .iter()
                .filter_map(|key| attributes.get(key));
            for written in stamps.filter(|v| v.bytes().any(|b| b.is_ascii_digit())) {
                self.facts.dates.push(DateMark {
                    rank,
                    written: written.into_owned(),
                });
            }
            self.capture(Goal::Date { rank });
        } else if let Some(rank) = marks
            .author_rank(tag)
            .or_else(|| is_author_link(tag, attributes).then_some(2))
            .filter(|_| self.facts.authors.len() < MOST_MARKS)
        {
            self.capture(Goal::Author { rank });
        }
    }

    fn capture(&mut self, goal: Goal) {
        self.captures.push(Capture {
            goal,
            depth: self.open.len(),
            text: String::new(),
        });
    }

    fn meta(&mut self, attributes: Attributes<'a>) {
        let Some(content) = attributes.get("content") else {
            return;
        };
        if content.len() > 4000 || self.facts.meta.len() > 500 {
            return;
        }
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(names) = attributes.get(key) {
                for name in names.split_whitespace().take(4) {
                    self.facts
                        .meta
                        .push((name.to_ascii_lowercase(), content.clone().into_owned()));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pass_gathers_all() {
        let page = "<!-- saved from url=(0023)https://ridge.example/1 --><html lang=ur><title>Talks &amp; end | Ridge</title>\
            <meta property='og:title article:x' content='Talks'><link rel=canonical href=https://ridge.example/1>\
            <h1>Talks <b>end</b></h1><span class='byline'>By <a rel=author href=x>A. Writer</a></span>\
            <time datetime=2025-11-08 pubdate>today</time><div class=related><h1>Other</h1><time datetime=2020-01-01></time></div>\
            <script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Talks end\"}</script>";
        let facts = Facts::of(page);
        assert_eq!(facts.lang.as_deref(), Some("ur"));
        assert_eq!(facts.title.as_deref(), Some("Talks & end | Ridge"));
        assert_eq!(facts.h1, ["Talks end"]);
        assert_eq!(facts.meta(&["og:title"]), Some("Talks"));
        assert_eq!(facts.canonical.as_deref(), Some("https://ridge.example/1"));
        assert_eq!(facts.saved_from.as_deref(), Some("https://ridge.example/1"));
        let dates: Vec<_> = facts
            .dates
            .iter()
            .map(|d| (d.rank, d.written.as_str()))
            .collect();
        assert_eq!(
            dates,
            [
                (0, "2025-11-08"),
                (0, "today"),
                (ASIDE_DATE_RANK, "2020-01-01")
            ]
        );
        assert_eq!(
            facts
                .authors
                .iter()
                .map(|a| a.written.as_str())
                .collect::<Vec<_>>(),
            ["A. Writer", "By A. Writer"]
        );
        assert_eq!(facts.told.headline.as_deref(), Some("Talks end"));
    }
}
