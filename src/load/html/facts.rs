//! What a page's tags say about it, gathered in one pass over its tokens.

use std::borrow::Cow;

use super::scan::{Attributes, Name, Scanner, Token};
use super::{entities, json_ld};

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
                    self.scripts.push(text)
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
        let Some(text) = super::super::clean::line(&capture.text) else {
            return;
        };
        match capture.goal {
            Goal::H1 => self.facts.h1.push(text),
            Goal::Date { rank } => self.facts.dates.push(DateMark {
                rank,
                written: text,
            }),
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
                    .map(Cow::into_owned)
            }
            "meta" => self.meta(attributes),
            "link" => {
                if self.facts.canonical.is_none()
                    && attributes
                        .get("rel")
                        .is_some_and(|r| r.eq_ignore_ascii_case("canonical"))
                {
                    self.facts.canonical = attributes.get("href").map(Cow::into_owned);
                }
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

/// The attributes that name what an element is.
#[derive(Default)]
pub(super) struct Marks {
    class: String,
    itemprop: String,
    rel: String,
    has_datetime: bool,
    is_pubdate: bool,
}

impl Marks {
    pub(super) fn of(attributes: Attributes) -> Self {
        let mut marks = Self::default();
        for (key, value) in attributes.iter() {
            let slot = match key.to_ascii_lowercase().as_str() {
                "class" | "id" | "data-testid" => &mut marks.class,
                "itemprop" => &mut marks.itemprop,
                "rel" => &mut marks.rel,
                "datetime" => {
                    marks.has_datetime = true;
                    continue;
                }
                "pubdate" => {
                    marks.is_pubdate = true;
                    continue;
                }
                _ => continue,
            };
            if value.len() <= 1000 {
                slot.push(' ');
                slot.push_str(&value.to_ascii_lowercase());
            }
        }
        marks
    }

    fn has_class(&self, test: impl Fn(&str) -> bool) -> bool {
        self.class.split_whitespace().any(test)
    }

    /// Whether an element holds what is not about this article: comments, teasers, footers.
    pub(super) fn is_aside(&self, tag: &str) -> bool {
        if matches!(tag, "html" | "body" | "main" | "article") {
            return false;
        }
        let is_frame_tag = matches!(tag, "footer" | "nav" | "aside");
        let is_of_author = || {
            self.has_class(|c| c.contains("author") || c.contains("byline") || c.contains("meta"))
        };
        (is_frame_tag && !is_of_author()) || self.has_class(names_aside)
    }

    fn date_rank(&self, tag: &str) -> Option<u8> {
        let is_changed = self.has_class(|c| c.contains("modified") || c.contains("updated"))
            || self.itemprop.contains("datemodified");
        if self.itemprop.contains("datepublished") || self.is_pubdate {
            return Some(0);
        }
        let says_published = self.has_class(|c| {
            c.contains("publish")
                || c.contains("publication")
                || c.contains("pubdate")
                || c.contains("posted-on")
                || c.contains("entry-date")
                || c.contains("post-date")
        });
        if tag == "time" {
            return Some(
                match (
                    is_changed && !says_published,
                    says_published,
                    self.has_datetime,
                ) {
                    (true, ..) => 5,
                    (_, true, _) => 1,
                    (_, _, true) => 2,
                    _ => 3,
                },
            );
        }
        if is_changed && !says_published {
            return None;
        }
        if says_published && !matches!(tag, "body" | "html" | "main" | "article" | "section") {
            return Some(3);
        }
        let is_date = self.has_class(|c| {
            matches!(
                c,
                "date" | "time" | "timestamp" | "dateline" | "datetime" | "meta-date" | "created"
            ) || c.ends_with("-date")
                || c.ends_with("__date")
                || c.ends_with("_date")
                || c.starts_with("date-")
                || c.contains("article-date")
                || c.ends_with("timestamp")
        });
        is_date.then_some(4)
    }

    fn author_rank(&self, tag: &str) -> Option<u8> {
        // The microformat: a card with a full name.
        let is_card = matches!(tag, "a" | "span") && self.has_class(|c| c == "fn");
        if is_card
            || self.rel.split_whitespace().any(|r| r == "author")
            || self.itemprop.contains("author")
        {
            return Some(0);
        }
        if matches!(
            tag,
            "body" | "html" | "main" | "article" | "section" | "img" | "ul"
        ) {
            return None;
        }
        let bad = |c: &str| {
            [
                "box",
                "bio",
                "image",
                "img",
                "avatar",
                "photo",
                "desc",
                "social",
                "wrap",
                "container",
                "info",
                "title",
                "job",
                "role",
                "follow",
            ]
            .iter()
            .any(|w| c.contains(w))
        };
        if self.has_class(|c| {
            !bad(c)
                && (c.contains("author-name")
                    || c.contains("author__name")
                    || c.contains("author_name")
                    || c.contains("authorname")
                    || c.contains("byline-name")
                    || c.contains("byline__name"))
        }) {
            return Some(1);
        }
        if self.has_class(|c| {
            matches!(
                c,
                "author"
                    | "byline"
                    | "by-line"
                    | "post-author"
                    | "entry-author"
                    | "article-author"
                    | "p-author"
                    | "writer"
                    | "article__author"
                    | "c-byline"
                    | "article-byline"
                    | "meta-author"
            )
        }) {
            return Some(2);
        }
        self.has_class(|c| {
            !bad(c)
                && (c.contains("byline")
                    || c.ends_with("-author")
                    || c.ends_with("__author")
                    || c.ends_with("_author"))
        })
        .then_some(3)
    }
}

/// Whether an element is a link to the page of a writer.
fn is_author_link(tag: &str, attributes: Attributes) -> bool {
    const PATHS: [&str; 8] = [
        "/author/",
        "/authors/",
        "/byline/",
        "/writer/",
        "/writers/",
        "/contributors/",
        "/reporters/",
        "/profile/",
    ];
    tag == "a"
        && attributes.get("href").is_some_and(|href| {
            let href = href.to_ascii_lowercase();
            PATHS
                .iter()
                .any(|p| href.split_once(p).is_some_and(|(_, who)| !who.is_empty()))
        })
}

/// Whether a class or id is one of a part that is not about the article. The word must begin or end
/// the name, and not only say that a page has such a part: `has-sidebar`, `content-sidebar-wrap`.
fn names_aside(class: &str) -> bool {
    const WORDS: [&str; 14] = [
        "comment",
        "comments",
        "related",
        "sidebar",
        "footer",
        "recommended",
        "recommendations",
        "popular",
        "trending",
        "teaser",
        "widget",
        "most-read",
        "read-more",
        "newsletter",
    ];
    const LAYOUT: [&str; 8] = [
        "has-",
        "no-",
        "with-",
        "without-",
        "content-",
        "comments-open",
        "comments-closed",
        "elementor",
    ];
    let at_edge = |word: &&str| {
        let ends = |rest: &str, edge: fn(char) -> bool| {
            rest.is_empty() || rest.chars().next().is_some_and(edge)
        };
        let mark: fn(char) -> bool = |c| !c.is_ascii_alphabetic();
        class
            .strip_prefix(*word)
            .is_some_and(|rest| ends(rest, mark))
            || class
                .strip_suffix(*word)
                .is_some_and(|rest| rest.chars().next_back().is_none_or(mark))
    };
    !LAYOUT.iter().any(|l| class.starts_with(l)) && WORDS.iter().any(|w| at_edge(&w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_beside_the_article() {
        for class in [
            "comments",
            "comment-list",
            "post-related",
            "widget_recent",
            "site-footer",
        ] {
            assert!(names_aside(class), "{class}");
        }
        for class in [
            "elementor-widget",
            "has-sidebar",
            "content-sidebar-wrap",
            "commentary",
            "unrelated",
            "text",
        ] {
            assert!(!names_aside(class), "{class}");
        }
    }

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
