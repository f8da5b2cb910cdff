//! What a page says of itself in JSON-LD, the vocabulary that search engines ask news sites for.

use serde_json::{Map, Value};

use super::entities;

/// What JSON-LD told about the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// The headline.
    pub headline: Option<String>,
    /// Names of the authors.
    pub authors: Vec<String>,
    /// Names of organisations that are given as authors.
    pub offices: Vec<String>,
    /// The date of publication as written.
    pub published: Option<String>,
    /// The date of publication of the page, where no article gives one.
    pub page_published: Option<String>,
    /// The publisher's name.
    pub outlet: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The language.
    pub lang: Option<String>,
    /// The text, where the page spells it out.
    pub body: Option<String>,
}

/// A larger script is no description of an article.
const LARGEST_SCRIPT_BYTES: usize = 2 << 20;

/// Reads the contents of all `application/ld+json` scripts of a page.
pub fn read(scripts: &[&str]) -> Told {
    let mut roots = Vec::new();
    for script in scripts.iter().filter(|s| s.len() <= LARGEST_SCRIPT_BYTES) {
        roots.extend(parse(script));
    }
    let mut nodes = Vec::new();
    for root in &roots {
        gather(root, &mut nodes);
    }
    let mut told = Told::default();
    // The first article is the page's own: others are teasers.
    let articles = nodes.iter().filter(|n| has_type(n, is_article_type));
    let best = articles
        .clone()
        .find(|n| n.contains_key("headline") && n.contains_key("datePublished"))
        .or_else(|| {
            articles
                .clone()
                .find(|n| n.contains_key("headline") || n.contains_key("articleBody"))
        })
        .or_else(|| articles.clone().next());
    if let Some(article) = best {
        told.headline = text(article, "headline").or_else(|| text(article, "name"));
        told.authors = names(
            article.get("author").or_else(|| article.get("creator")),
            &nodes,
            0,
        );
        told.offices = offices(article.get("author"));
        told.authors.retain(|name| !told.offices.contains(name));
        told.published = text(article, "datePublished").or_else(|| text(article, "dateCreated"));
        told.outlet = names(
            article
                .get("publisher")
                .or_else(|| article.get("sourceOrganization")),
            &nodes,
            0,
        )
        .into_iter()
        .next();
        told.url = text(article, "mainEntityOfPage").or_else(|| text(article, "url"));
        told.lang = text(article, "inLanguage");
        told.body = text(article, "articleBody");
    }
    if let Some(page) = nodes
        .iter()
        .find(|n| has_type(n, |t| t.ends_with("WebPage")))
    {
        told.page_published = text(page, "datePublished");
        told.url = told.url.or_else(|| text(page, "url"));
        told.lang = told.lang.or_else(|| text(page, "inLanguage"));
        if told.authors.is_empty() {
            told.authors = names(page.get("author"), &nodes, 0);
        }
    }
    if told.outlet.is_none() {
        told.outlet = nodes
            .iter()
            .find(|n| has_type(n, |t| t == "WebSite"))
            .and_then(|n| text(n, "name"));
    }
    told
}

/// Parses a script; line ends inside strings and stray semicolons, which many sites leave in, are
/// forgiven.
fn parse(script: &str) -> Option<Value> {
    let body = script
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->");
    let body = body
        .trim()
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(body).ok().or_else(|| {
        let mended: String = body
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        // Read what stands before a second value or rubbish.
        serde_json::Deserializer::from_str(&mended)
            .into_iter()
            .next()?
            .ok()
    })
}

/// All objects in reading order, the outer before the inner. The parser has bounded the depth.
fn gather<'a>(value: &'a Value, out: &mut Vec<&'a Map<String, Value>>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, out)),
        Value::Object(map) => {
            out.push(map);
            map.values().for_each(|inner| gather(inner, out));
        }
        _ => {}
    }
}

fn has_type(node: &Map<String, Value>, wanted: impl Fn(&str) -> bool) -> bool {
    match node.get("@type") {
        Some(Value::String(name)) => wanted(name),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    }
}

fn is_article_type(name: &str) -> bool {
    let name = name.rsplit(['/', ':']).next().unwrap_or(name);
    name.ends_with("Article")
        || matches!(
            name,
            "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting" | "NewsStory"
        )
}

/// A text, the first text of an array, or what names an object.
fn text(node: &Map<String, Value>, key: &str) -> Option<String> {
    fn of(value: &Value) -> Option<String> {
        match value {
            Value::String(text) => {
                Some(entities::decode(text).trim().to_owned()).filter(|t| !t.is_empty())
            }
            Value::Array(list) => list.iter().find_map(of),
            Value::Object(map) => ["@value", "@id", "url", "name"]
                .iter()
                .find_map(|k| of(map.get(*k)?)),
            _ => None,
        }
    }
    of(node.get(key)?)
}

/// The names of persons or organisations; a reference by `@id` is followed once.
fn names(value: Option<&Value>, nodes: &[&Map<String, Value>], hops: usize) -> Vec<String> {
    match value {
        Some(Value::String(name)) => vec![entities::decode(name).trim().to_owned()],
        Some(Value::Array(list)) => list
            .iter()
            .take(20)
            .flat_map(|v| names(Some(v), nodes, hops))
            .collect(),
        Some(Value::Object(map)) => match map.get("name") {
            Some(name @ (Value::String(_) | Value::Array(_))) => names(Some(name), nodes, hops + 1),
            _ if hops == 0 => {
                let id = map.get("@id").and_then(Value::as_str);
                let node = id.and_then(|id| {
                    nodes.iter().find(|n| {
                        n.contains_key("name") && n.get("@id").and_then(Value::as_str) == Some(id)
                    })
                });
                node.map_or_else(Vec::new, |n| names(n.get("name"), nodes, 1))
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Names of authors that say of themselves that they are no persons.
fn offices(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(list)) => list
            .iter()
            .take(20)
            .flat_map(|v| offices(Some(v)))
            .collect(),
        Some(Value::Object(map)) if has_type(map, |t| t.ends_with("Organization")) => {
            text(map, "name").into_iter().collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_in_a_graph() {
        let script = r##"{"@context": "https://schema.org", "@graph": [
            {"@type": "WebPage", "@id": "https://ridge.example/1", "datePublished": "2025-11-01"},
            {"@type": ["Article", "NewsArticle"], "headline": "Talks &amp; end", "author": {"@id": "#w"},
             "datePublished": "2025-11-08T09:14:00+05:00", "publisher": {"@type": "Organization", "name": "The Ridge Post"},
             "mainEntityOfPage": {"@id": "https://ridge.example/1"}, "inLanguage": "en-US"},
            {"@type": "Person", "@id": "#w", "name": "A. Writer"}]}"##;
        let told = read(&[script]);
        assert_eq!(told.headline.as_deref(), Some("Talks & end"));
        assert_eq!(told.authors, ["A. Writer"]);
        assert_eq!(told.published.as_deref(), Some("2025-11-08T09:14:00+05:00"));
        assert_eq!(told.page_published.as_deref(), Some("2025-11-01"));
        assert_eq!(told.outlet.as_deref(), Some("The Ridge Post"));
        assert_eq!(told.url.as_deref(), Some("https://ridge.example/1"));
    }

    #[test]
    fn arrays_of_scripts_and_of_authors() {
        let told = read(&[
            "{broken",
            "[{\"@type\": \"NewsArticle\", \"headline\": \"Talks\nend\", \"author\": [{\"name\": \"A\"}, \"B\"]}];",
        ]);
        assert_eq!(told.headline.as_deref(), Some("Talks end"));
        assert_eq!(told.authors, ["A", "B"]);
    }

    #[test]
    fn hostile_scripts() {
        assert_eq!(read(&[&"[".repeat(100_000)]), Told::default());
        let circle = r##"{"@type": "Article", "headline": "x", "@id": "#a", "author": {"@id": "#a", "name": {"@id": "#a"}}}"##;
        assert_eq!(read(&[circle]).headline.as_deref(), Some("x"));
    }
}
