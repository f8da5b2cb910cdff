//! Who wrote it: names from all over a page, the surest place first.

use super::facts::{ASIDE_RANK, Facts};
use crate::load::clean;
use crate::text::normalize;

/// Meta elements that name an author.
const METAS: [&str; 12] = [
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
    "creator",
    "cxenseparse:author",
];

/// Most names in a byline; a longer list is one of all who write for a site.
const MOST_NAMES: usize = 8;

/// Chooses the byline. A full name is better than the login, the outlet or the office that many
/// sites name first, so those are taken only where there is nothing else.
pub fn choose(facts: &Facts, outlet: Option<&str>, near: Option<String>) -> Option<String> {
    let site = outlet.map(normalize::name).unwrap_or_default();
    let sources = sources(facts, near);
    let names = |written: &Vec<String>, is_strict: bool| -> Option<String> {
        let mut names: Vec<String> = Vec::new();
        for name in written.iter().filter_map(|w| person(w)) {
            let folded = normalize::name(&name);
            let is_weak = folded == site || is_login(&name);
            if !(is_strict && is_weak || names.iter().any(|n| normalize::name(n) == folded)) {
                names.push(name);
            }
        }
        ((1..=MOST_NAMES).contains(&names.len())).then(|| names.join(", "))
    };
    sources
        .iter()
        .find_map(|s| names(s, true))
        .or_else(|| sources.iter().find_map(|s| names(s, false)))
}

fn sources(facts: &Facts, near: Option<String>) -> Vec<Vec<String>> {
    let marked = |ranks: std::ops::RangeInclusive<u8>| {
        ranks.map(|rank| {
            let marks = facts.authors.iter().filter(move |m| m.rank == rank);
            marks.map(|m| m.written.clone()).collect()
        })
    };
    let mut out = vec![facts.told.authors.clone()];
    out.extend(METAS.iter().map(|key| {
        let said = facts.meta.iter().filter(|(k, _)| k == key);
        said.map(|(_, value)| value.clone()).collect()
    }));
    out.extend(marked(0..=1));
    out.push(near.into_iter().collect());
    out.extend(marked(2..=3));
    out.extend(marked(ASIDE_RANK..=ASIDE_RANK));
    out.push(facts.told.offices.clone());
    out
}

/// A name for a machine: one word in small letters, or with a digit or point inside.
fn is_login(name: &str) -> bool {
    !name.contains(' ')
        && (!name.contains(char::is_uppercase)
            || name.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_')))
        && name.is_ascii()
}

/// A person's name out of a byline; none when it is an address, a number or a sentence.
pub fn person(written: &str) -> Option<String> {
    written.lines().find_map(name_in)
}

fn name_in(written: &str) -> Option<String> {
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
        || (!name.contains(' ') && name.matches('.').count() > 1)
        || folded.split(' ').any(|w| {
            let is_year = w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
            is_year
                || matches!(
                    w,
                    "view"
                        | "posts"
                        | "articles"
                        | "read"
                        | "follow"
                        | "minutes"
                        | "min"
                        | "subscribe"
                        | "comments"
                        | "share"
                )
        })
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
                | "posted"
                | "published"
                | "written"
        );
    (!is_odd).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_full_name_is_better_than_a_login() {
        let facts = Facts::of(
            "<meta name=author content='anna.writer'><meta property='og:site_name' content='The Ridge Post'>\
             <a rel=author href=x>The Ridge Post</a><div class=byline>By Anna Writer</div>",
        );
        assert_eq!(
            choose(&facts, Some("The Ridge Post"), None).as_deref(),
            Some("Anna Writer")
        );
        let facts = Facts::of("<meta name=author content='anna.writer'>");
        assert_eq!(choose(&facts, None, None).as_deref(), Some("anna.writer"));
    }
}
