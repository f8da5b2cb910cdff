//! Which of a page's many claims about itself are believed.
//!
//! For each field the surest place first: JSON-LD, then meta elements, then marked elements, then
//! the address. A changed date is never taken for the date of publication.

use super::facts::Facts;
use crate::load::Metadata;
use crate::load::{clean, date};
use crate::text::normalize;

/// Chooses the metadata of a page.
pub fn choose(facts: &Facts) -> Metadata {
    let url = url(facts);
    let lang = lang(facts);
    let outlet = outlet(facts, url.as_deref());
    let published = published(
        facts,
        url.as_deref(),
        date::Order::of_language(lang.as_deref()),
    );
    Metadata {
        title: title(facts, outlet.as_deref(), url.as_deref()),
        byline: byline(facts, outlet.as_deref()),
        outlet,
        published,
        url,
        lang,
    }
}

fn url(facts: &Facts) -> Option<String> {
    let is_absolute = |url: &&str| url.starts_with("http://") || url.starts_with("https://");
    let candidates = [
        facts.told.url.as_deref(),
        facts.meta(&["og:url"]),
        facts.canonical.as_deref(),
        facts.saved_from.as_deref(),
        facts.meta(&["twitter:url", "parsely-link", "identifier-url"]),
    ];
    candidates
        .into_iter()
        .flatten()
        .map(str::trim)
        .find(is_absolute)
        .map(str::to_owned)
}

fn lang(facts: &Facts) -> Option<String> {
    let candidates = [
        facts.lang.as_deref(),
        facts.told.lang.as_deref(),
        facts.meta(&[
            "og:locale",
            "content-language",
            "language",
            "dc.language",
            "inlanguage",
        ]),
    ];
    candidates
        .into_iter()
        .flatten()
        .find_map(crate::load::language_tag)
}

fn outlet(facts: &Facts, url: Option<&str>) -> Option<String> {
    let named = [
        facts.told.outlet.as_deref(),
        facts.meta(&[
            "og:site_name",
            "application-name",
            "apple-mobile-web-app-title",
            "twitter:app:name:iphone",
            "dc.publisher",
            "publisher",
        ]),
    ];
    let is_name = |name: &String| !name.contains("://") && name.chars().count() <= 80;
    named
        .into_iter()
        .flatten()
        .filter_map(clean::line)
        .find(is_name)
        .or_else(|| url.and_then(host).map(str::to_owned))
}

/// The host of an address without `www.`.
fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && host.len() <= 100).then_some(host)
}

fn published(facts: &Facts, url: Option<&str>, order: date::Order) -> Option<String> {
    let read = |written: &str| date::normalize(written, order);
    let metas = [
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "datepublished",
        "parsely-pub-date",
        "cxenseparse:recs:publishtime",
        "sailthru.date",
        "publish-date",
        "publish_date",
        "publishdate",
        "publication_date",
        "article.published",
        "published_at",
        "published-date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dcterms.date",
        "dc.date",
        "dc:date",
        "pubdate",
        "pub_date",
        "og:published_time",
        "og:pubdate",
        "citation_publication_date",
        "citation_date",
        "bt:pubdate",
        "article_date_original",
        "originalpublicationdate",
        "displaydate",
        "date",
        "created",
        "date.created",
        "datecreated",
        "rnews:datepublished",
        "prism.publicationdate",
        "doc_date",
        "dat",
    ];
    facts
        .told
        .published
        .as_deref()
        .and_then(read)
        .or_else(|| {
            metas
                .iter()
                .find_map(|key| facts.meta(&[key]).and_then(read))
        })
        .or_else(|| marked_date(facts, &read, 1))
        .or_else(|| facts.told.page_published.as_deref().and_then(read))
        .or_else(|| url.and_then(date::in_url))
        .or_else(|| marked_date(facts, &read, 4))
}

fn marked_date(
    facts: &Facts,
    read: &impl Fn(&str) -> Option<String>,
    most_rank: u8,
) -> Option<String> {
    let mut marks: Vec<_> = facts.dates.iter().filter(|m| m.rank <= most_rank).collect();
    marks.sort_by_key(|m| m.rank);
    marks.into_iter().find_map(|m| read(&m.written))
}

fn title(facts: &Facts, outlet: Option<&str>, url: Option<&str>) -> Option<String> {
    let headings: Vec<_> = facts.h1.iter().filter_map(|h| clean::line(h)).collect();
    let candidates = [
        facts.told.headline.as_deref(),
        facts.meta(&[
            "og:title",
            "twitter:title",
            "parsely-title",
            "dc.title",
            "dcterms.title",
            "headline",
            "title",
        ]),
        facts.title.as_deref(),
    ];
    let mut names: Vec<String> = outlet.iter().map(|o| normalize::name(o)).collect();
    names.extend(url.and_then(host).map(normalize::name));
    names.extend(facts.meta(&["og:site_name"]).map(normalize::name));
    names.extend(facts.told.outlet.as_deref().map(normalize::name));
    names.retain(|n| !n.is_empty());
    let claimed: Vec<String> = candidates
        .into_iter()
        .flatten()
        .filter_map(clean::line)
        .map(|t| without_site(&t, &names, &headings))
        .filter(|t| !names.contains(&normalize::name(t)))
        .collect();
    // A heading that says the same in other words of the same beginning is what readers see.
    let first = claimed.first()?;
    let folded = normalize::name(first);
    headings
        .iter()
        .find(|h| {
            let h = normalize::name(h);
            h == folded
        })
        .cloned()
        .or_else(|| Some(first.clone()))
        .or_else(|| headings.first().cloned())
}

/// Signs that part a headline from the site's name.
const SEPARATORS: [&str; 9] = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " // ",
];

/// Cuts the site's name off a title, at its end or beginning, as often as it comes.
fn without_site(title: &str, names: &[String], headings: &[String]) -> String {
    let mut title = title;
    let headings: Vec<_> = headings.iter().map(|h| normalize::name(h)).collect();
    while let Some((at, len)) = last_separator(title) {
        let (head, tail) = (&title[..at], &title[at + len..]);
        let folded = normalize::name(tail);
        let joined = folded.replace(' ', "");
        let is_site = names.iter().any(|name| {
            let name = name.replace(' ', "");
            joined == name
                || (joined.len() >= 4
                    && (name.starts_with(&joined)
                        || joined.starts_with(&name)
                        || name.contains(&joined)))
        });
        let is_rest = headings.contains(&normalize::name(head));
        let is_whole = headings.contains(&normalize::name(title));
        if !is_whole && (is_site || is_rest) && !normalize::name(head).is_empty() {
            title = head.trim_end();
        } else {
            break;
        }
    }
    if let Some((at, len)) = first_separator(title) {
        let head = normalize::name(&title[..at]).replace(' ', "");
        let tail = &title[at + len..];
        if names.iter().any(|n| n.replace(' ', "") == head)
            || headings.contains(&normalize::name(tail))
        {
            return tail.trim().to_owned();
        }
    }
    title.to_owned()
}

fn last_separator(title: &str) -> Option<(usize, usize)> {
    SEPARATORS
        .iter()
        .filter_map(|s| title.rfind(s).map(|at| (at, s.len())))
        .max()
}

fn first_separator(title: &str) -> Option<(usize, usize)> {
    SEPARATORS
        .iter()
        .filter_map(|s| title.find(s).map(|at| (at, s.len())))
        .min()
}

fn byline(facts: &Facts, outlet: Option<&str>) -> Option<String> {
    let site = outlet.map(normalize::name);
    let clean_all = |written: &[String]| -> Option<String> {
        let mut names: Vec<String> = Vec::new();
        for name in written.iter().filter_map(|w| person(w)) {
            let folded = normalize::name(&name);
            if Some(&folded) != site.as_ref() && !names.iter().any(|n| normalize::name(n) == folded)
            {
                names.push(name);
            }
        }
        (!names.is_empty()).then(|| names.join(", "))
    };
    let metas: [&str; 12] = [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "dc:creator",
        "byl",
        "citation_author",
        "article:author_name",
        "twitter:data1",
        "creator",
    ];
    let marked = |most_rank: u8| {
        let mut marks: Vec<_> = facts
            .authors
            .iter()
            .filter(|m| m.rank <= most_rank)
            .collect();
        marks.sort_by_key(|m| m.rank);
        let best = marks.iter().find(|m| person(&m.written).is_some())?.rank;
        let written: Vec<_> = marks
            .iter()
            .filter(|m| m.rank == best)
            .take(6)
            .map(|m| m.written.clone())
            .collect();
        clean_all(&written)
    };
    clean_all(&facts.told.authors)
        .or_else(|| {
            metas
                .iter()
                .filter(|k| **k != "twitter:data1")
                .find_map(|key| {
                    let all: Vec<String> = facts
                        .meta
                        .iter()
                        .filter(|(k, _)| k == key)
                        .map(|(_, v)| v.clone())
                        .collect();
                    clean_all(&all)
                })
        })
        .or_else(|| marked(3))
}

/// A person's name out of a byline; none when it is an address, a number or a sentence.
fn person(written: &str) -> Option<String> {
    let line = clean::line(written)?;
    let mut name = line.as_str();
    loop {
        let before = name;
        for start in [
            "by ",
            "by: ",
            "written by",
            "posted by",
            "published by",
            "words by",
            "story by",
            "author:",
            "author ",
            "von ",
            "par ",
            "por ",
            "from ",
            "|",
            "-",
            "–",
            "—",
            "•",
            ":",
        ] {
            if name
                .get(..start.len())
                .is_some_and(|s| s.eq_ignore_ascii_case(start))
            {
                name = name[start.len()..].trim_start();
            }
        }
        if name == before {
            break;
        }
    }
    for stop in [
        " | ",
        " • ",
        " · ",
        " — ",
        " – ",
        "Published",
        "Updated",
        "Posted on",
        " on ",
    ] {
        if let Some(at) = name.find(stop).filter(|&at| at > 0) {
            name = &name[..at];
        }
    }
    let name = name
        .trim()
        .trim_end_matches([',', ';', '|', '-', '–', ':', '•'])
        .trim();
    let words = name.split_whitespace().count();
    let folded = normalize::name(name);
    let is_odd = name.contains("://")
        || name.contains("www.")
        || name.contains('@')
        || name.contains('{')
        || words > 12
        || name.chars().count() > 120
        || !name.chars().any(char::is_alphabetic)
        || matches!(
            folded.as_str(),
            "admin"
                | "administrator"
                | "editor"
                | "staff"
                | "author"
                | "unknown"
                | "anonymous"
                | "guest"
                | "user"
                | "by"
                | "none"
                | "null"
                | "undefined"
                | "about the author"
                | "webmaster"
                | "view all posts"
        );
    (!is_odd).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Metadata {
        choose(&Facts::of(head))
    }

    #[test]
    fn the_surest_place_wins() {
        let found = read(
            "<html lang=en><title>x</title><meta property='og:title' content='Talks end - The Ridge Post'>\
             <meta property='og:site_name' content='The Ridge Post'><meta name=author content='By A. Writer'>\
             <meta property='article:published_time' content='2025-11-08T09:14:00+05:00'>\
             <meta property='article:modified_time' content='2025-11-09'><link rel=canonical href='https://ridge.example/2024/01/02/x'>",
        );
        assert_eq!(found.title.as_deref(), Some("Talks end"));
        assert_eq!(found.outlet.as_deref(), Some("The Ridge Post"));
        assert_eq!(found.byline.as_deref(), Some("A. Writer"));
        assert_eq!(
            found.published.as_deref(),
            Some("2025-11-08T09:14:00+05:00")
        );
        assert_eq!(
            found.url.as_deref(),
            Some("https://ridge.example/2024/01/02/x")
        );
        assert_eq!(found.lang.as_deref(), Some("en"));
    }

    #[test]
    fn an_address_tells_outlet_and_date() {
        let found =
            read("<link rel=canonical href='https://www.ridge.example/2024/01/02/x'><h1>T</h1>");
        assert_eq!(found.outlet.as_deref(), Some("ridge.example"));
        assert_eq!(found.published.as_deref(), Some("2024-01-02"));
    }

    #[test]
    fn site_names_are_cut() {
        let names = [
            normalize::name("The Ridge Post"),
            normalize::name("ridgepost.example"),
        ];
        for (title, cut) in [
            ("Talks end | The Ridge Post", "Talks end"),
            ("Talks end - World - The Ridge Post", "Talks end - World"),
            ("The Ridge Post: Talks end", "The Ridge Post: Talks end"),
            ("The Ridge Post | Talks end", "Talks end"),
            ("Kabul - Herat road closed", "Kabul - Herat road closed"),
        ] {
            assert_eq!(without_site(title, &names, &[]), cut, "{title}");
        }
        assert_eq!(
            without_site("Talks end - Some Magazine", &[], &["Talks end".to_owned()]),
            "Talks end"
        );
    }

    #[test]
    fn names_of_persons() {
        for (written, name) in [
            ("By A. Writer", Some("A. Writer")),
            ("Written by: A. Writer | Published 8 Nov", Some("A. Writer")),
            ("https://social.example/ridge", None),
            ("admin", None),
            ("Byron Writer", Some("Byron Writer")),
            ("12 Nov", Some("12 Nov")),
        ] {
            assert_eq!(person(written).as_deref(), name, "{written}");
        }
    }
}
