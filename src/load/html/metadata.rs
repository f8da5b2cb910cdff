//! Which of a page's many claims about itself are believed.
//!
//! For each field the surest place first: JSON-LD, then meta elements, then marked elements, then
//! the address. A changed date is never taken for the date of publication.

use super::blocks::Block;
use super::byline;
use super::facts::{ASIDE_DATE_RANK, Facts};
use super::near;
use crate::load::Metadata;
use crate::load::{clean, date};
use crate::text::normalize;

/// Chooses the metadata of a page.
pub fn choose(facts: &Facts, blocks: &[Block]) -> Metadata {
    let url = url(facts);
    let lang = lang(facts);
    let order = date::Order::of_language(lang.as_deref());
    let outlet = outlet(facts, url.as_deref());
    let title = title(facts, outlet.as_deref(), url.as_deref());
    let titles: Vec<&str> = title
        .as_deref()
        .into_iter()
        .chain(facts.h1.first().map(String::as_str))
        .collect();
    let near = near::headline(blocks, &titles, order);
    Metadata {
        published: published(facts, url.as_deref(), order, near.date),
        byline: byline::choose(facts, outlet.as_deref(), near.author),
        title,
        outlet,
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

fn published(
    facts: &Facts,
    url: Option<&str>,
    order: date::Order,
    near: Option<String>,
) -> Option<String> {
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
    let in_url = url.and_then(date::in_url);
    let stamped = facts
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
        .or_else(|| facts.told.page_published.as_deref().and_then(read));
    if let Some(stamped) = stamped {
        let mut shown = [&in_url, &near].into_iter().flatten();
        let local = shown.find(|shown| is_same_night(&stamped, shown)).cloned();
        return Some(local.unwrap_or(stamped));
    }
    in_url
        .or_else(|| marked_date(facts, &read, 2))
        .or(near)
        .or_else(|| marked_date(facts, &read, 4))
        .or_else(|| lone_date_beside(facts, &read))
}

/// Whether a moment told in universal time may be the day before or after where the outlet is, and
/// that day is the one that the page shows.
fn is_same_night(stamped: &str, shown: &str) -> bool {
    let day = |text: &str| text.get(..10)?.parse::<jiff::civil::Date>().ok();
    stamped.ends_with("+00:00")
        && match (day(stamped), day(shown)) {
            (Some(utc), Some(local)) => {
                utc.tomorrow().ok() == Some(local) || local.tomorrow().ok() == Some(utc)
            }
            _ => false,
        }
}

/// A date beside the article, if all dates there agree: then it is no list of other articles.
fn lone_date_beside(facts: &Facts, read: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let marks = facts.dates.iter().filter(|m| m.rank == ASIDE_DATE_RANK);
    let mut dates: Vec<String> = marks.filter_map(|m| read(&m.written)).collect();
    dates.dedup();
    if dates.len() == 1 { dates.pop() } else { None }
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
    headline(&headings, &claimed, &names)
}

/// Chooses between what the page shows as its heading and what it tells machines. They differ where
/// the second was written for search engines; what readers were shown is the headline.
fn headline(headings: &[String], claimed: &[String], names: &[String]) -> Option<String> {
    let folded: Vec<String> = claimed.iter().map(|c| normalize::name(c)).collect();
    if let Some(same) = headings
        .iter()
        .find(|h| folded.first() == Some(&normalize::name(h)))
    {
        return Some(same.clone());
    }
    // "The Ridge Post: Talks end in Kabul" over the heading "Talks end in Kabul".
    let is_part = |h: &&String| {
        let name = normalize::name(h);
        let words = name.split(' ').count();
        let holds = |c: &&String| c.contains(&name) && words * 2 >= c.split(' ').count();
        words >= 3 && folded.iter().any(|c| holds(&c))
    };
    if let Some(part) = headings.iter().find(is_part) {
        return Some(part.clone());
    }
    let is_headline = |h: &&String| {
        let name = normalize::name(h);
        let words: Vec<_> = name.split(' ').collect();
        let shared = |c: &String| {
            let there: Vec<_> = c.split(' ').collect();
            let same = words.iter().filter(|w| there.contains(w)).count();
            same * 10 >= words.len().min(there.len()) * LEAST_SHARED_TENTHS
        };
        words.len() >= 2
            && !names.contains(&name)
            && (claimed.is_empty() || folded.iter().any(shared))
    };
    let mut fitting = headings.iter().filter(is_headline);
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some(only.clone()),
        _ => claimed.first().or_else(|| headings.first()).cloned(),
    }
}

/// A heading is the headline when it shares so many tenths of its words with what machines are told.
const LEAST_SHARED_TENTHS: usize = 3;

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
        // After an upright line nothing but the site's name or section is written.
        let is_label = title[at..at + len].contains('|')
            && tail.split_whitespace().count() <= 5
            && head.split_whitespace().count() >= 3
            && !names.contains(&normalize::name(head));
        let is_site = is_label
            || names.iter().any(|name| {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Metadata {
        choose(&Facts::of(head), &super::super::blocks::blocks(head))
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
    fn universal_time_gives_way_to_the_day_shown() {
        let found = read(
            "<meta property='article:published_time' content='2025-11-09T02:41:00Z'>\
             <link rel=canonical href='https://ridge.example/2025/11/08/x'>",
        );
        assert_eq!(found.published.as_deref(), Some("2025-11-08"));
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
}
