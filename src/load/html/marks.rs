//! What an element is, by its class, id and the attributes made to say so.

use super::scan::Attributes;

/// The attributes that name what an element is.
#[derive(Default)]
pub struct Marks {
    class: String,
    itemprop: String,
    rel: String,
    has_datetime: bool,
    is_pubdate: bool,
}

/// Parts of class names of elements that hold the author's name alone.
const NAME_CLASSES: [&str; 6] = [
    "author-name",
    "author__name",
    "author_name",
    "authorname",
    "byline-name",
    "byline__name",
];

/// Class names of elements that hold the author's name and perhaps more.
const AUTHOR_CLASSES: [&str; 12] = [
    "author",
    "byline",
    "by-line",
    "post-author",
    "entry-author",
    "article-author",
    "p-author",
    "writer",
    "article__author",
    "c-byline",
    "article-byline",
    "meta-author",
];

/// Parts of class names of what stands beside an author's name.
const BESIDE_NAMES: [&str; 15] = [
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
];

impl Marks {
    /// Reads the attributes.
    pub fn of(attributes: Attributes) -> Self {
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
    pub fn is_aside(&self, tag: &str) -> bool {
        if matches!(tag, "html" | "body" | "main" | "article") {
            return false;
        }
        let is_frame_tag = matches!(tag, "footer" | "nav" | "aside");
        let is_of_author = || {
            self.has_class(|c| c.contains("author") || c.contains("byline") || c.contains("meta"))
        };
        (is_frame_tag && !is_of_author()) || self.has_class(names_aside)
    }

    /// How sure it is that the element holds the date of publication, 0 surest; none when it holds none.
    pub fn date_rank(&self, tag: &str) -> Option<u8> {
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

    /// How sure it is that the element holds the author's name, 0 surest; none when it holds none.
    pub fn author_rank(&self, tag: &str) -> Option<u8> {
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
        let bad = |c: &str| BESIDE_NAMES.iter().any(|w| c.contains(w));
        if self.has_class(|c| !bad(c) && NAME_CLASSES.iter().any(|n| c.contains(n))) {
            return Some(1);
        }
        if self.has_class(|c| AUTHOR_CLASSES.contains(&c)) {
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
pub fn is_author_link(tag: &str, attributes: Attributes) -> bool {
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
    let at_edge = |word: &str| {
        let ends = |rest: &str, edge: fn(char) -> bool| {
            rest.is_empty() || rest.chars().next().is_some_and(edge)
        };
        let mark: fn(char) -> bool = |c| !c.is_ascii_alphabetic();
        class
            .strip_prefix(word)
            .is_some_and(|rest| ends(rest, mark))
            || class
                .strip_suffix(word)
                .is_some_and(|rest| rest.chars().next_back().is_none_or(mark))
    };
    !LAYOUT.iter().any(|l| class.starts_with(l)) && WORDS.iter().any(|w| at_edge(w))
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
}
