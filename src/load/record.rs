//! One article as a JSON object: its fields, the names they go by, and what may be wrong in them.
//!
//! Unknown fields are skipped while parsing, never held, so that memory follows the file's size.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::clean::{self, Clean};
use super::{LoadError, Metadata, article, html};
use crate::model::{Article, Origin};

/// What stands in the place of an article.
#[derive(Debug)]
pub enum Row {
    /// An object.
    Object(Box<Record>),
    /// Something else, by its name with an article.
    Other(&'static str),
}

/// The fields of an article object.
#[derive(Debug, Default)]
pub struct Record {
    title: Option<Field>,
    byline: Option<Field>,
    outlet: Option<Field>,
    published: Option<Field>,
    url: Option<Field>,
    lang: Option<Field>,
    text: Option<Field>,
    /// Articles in an object that only wraps them.
    pub articles: Vec<Row>,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
enum Field {
    Null,
    Text(String),
    Number(String),
    Bool,
    /// The texts in an array.
    List(Vec<String>),
    /// An object: its `name`, if it has one.
    Object(Option<String>),
}

impl Record {
    /// Makes the article.
    pub fn into_article(self, origin: &Origin) -> Result<Article, LoadError> {
        let text = match self.text {
            None | Some(Field::Null) => {
                return Err(LoadError::MissingField {
                    row: None,
                    field: "text",
                });
            }
            Some(Field::Text(text)) => text,
            Some(other) => {
                return Err(LoadError::WrongType {
                    row: None,
                    field: "text",
                    wanted: "a string",
                    found: other.kind(),
                });
            }
        };
        let mut warnings = Vec::new();
        let mut value = |name: &str, field: Option<Field>| match field? {
            Field::Text(text) | Field::Number(text) => Some(text),
            Field::Object(Some(name)) => Some(name),
            Field::List(texts) if !texts.is_empty() => Some(texts.join(", ")),
            Field::Null | Field::List(_) => None,
            other => {
                warnings.push(format!(
                    "The field “{name}” is {} instead of a string and was left out.",
                    other.kind()
                ));
                None
            }
        };
        let metadata = Metadata {
            title: value("title", self.title),
            byline: value("byline", self.byline),
            outlet: value("outlet", self.outlet),
            published: value("published", self.published),
            url: value("url", self.url),
            lang: value("lang", self.lang),
        };
        let text = if is_markup(&text) {
            html::text_of(&text)
        } else {
            text
        };
        let clean = Clean {
            text: clean::clean(&text).text,
            ..Clean::default()
        };
        article(origin, metadata, clean, warnings)
    }
}

/// Whether a text is HTML that a collector put into a field.
fn is_markup(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with('<')
        && ["</p>", "</div>", "<br"]
            .iter()
            .any(|tag| start.contains(tag))
}

impl Field {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Text(_) => "a string",
            Self::Number(_) => "a number",
            Self::Bool => "a boolean",
            Self::List(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RowVisitor)
    }
}

struct RowVisitor;

impl<'de> Visitor<'de> for RowVisitor {
    type Value = Row;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an article")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let mut record = Record::default();
        while let Some(key) = map.next_key::<String>()? {
            let slot = match key.as_str() {
                "title" | "headline" => &mut record.title,
                "byline" | "author" | "authors" => &mut record.byline,
                "outlet" | "source" | "publisher" | "site_name" | "siteName" => &mut record.outlet,
                "published" | "publishedAt" | "published_at" | "datePublished"
                | "date_published" | "publication_date" | "date" => &mut record.published,
                "url" | "link" => &mut record.url,
                "lang" | "language" => &mut record.lang,
                "text" | "content" | "body" | "articleBody" | "article_body" => &mut record.text,
                "articles" => {
                    record.articles = map.next_value::<Rows>()?.0;
                    continue;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            let value: Field = map.next_value()?;
            // The first of two fields for one thing wins, unless it is empty.
            if matches!(slot, None | Some(Field::Null)) {
                *slot = Some(value);
            }
        }
        Ok(Row::Object(Box::new(record)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Row, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Row::Other("an array"))
    }

    fn visit_str<E>(self, _: &str) -> Result<Row, E> {
        Ok(Row::Other("a string"))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Row, E> {
        Ok(Row::Other("a boolean"))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Row, E> {
        Ok(Row::Other("a number"))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Row, E> {
        Ok(Row::Other("a number"))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Row, E> {
        Ok(Row::Other("a number"))
    }

    fn visit_unit<E>(self) -> Result<Row, E> {
        Ok(Row::Other("null"))
    }
}

/// Rows of an array, up to a limit that no honest file reaches; what is no array gives none.
struct Rows(Vec<Row>);

/// Most articles that are read of one file.
pub const MOST_ROWS: usize = 100_000;

impl<'de> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RowsVisitor)
    }
}

struct RowsVisitor;

impl<'de> Visitor<'de> for RowsVisitor {
    type Value = Rows;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an array of articles")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Rows, A::Error> {
        let mut rows = Vec::new();
        while rows.len() < MOST_ROWS {
            match seq.next_element()? {
                Some(row) => rows.push(row),
                None => return Ok(Rows(rows)),
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Rows(rows))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Rows, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Rows(Vec::new()))
    }

    fn visit_str<E>(self, _: &str) -> Result<Rows, E> {
        Ok(Rows(Vec::new()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Rows, E> {
        Ok(Rows(Vec::new()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Rows, E> {
        Ok(Rows(Vec::new()))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Rows, E> {
        Ok(Rows(Vec::new()))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Rows, E> {
        Ok(Rows(Vec::new()))
    }

    fn visit_unit<E>(self) -> Result<Rows, E> {
        Ok(Rows(Vec::new()))
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

impl<'de> Visitor<'de> for FieldVisitor {
    type Value = Field;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Field, E> {
        Ok(Field::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Field, E> {
        Ok(Field::Text(value))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Field, E> {
        Ok(Field::Bool)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Field, E> {
        Ok(Field::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Field, E> {
        Ok(Field::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Field, E> {
        Ok(Field::Number(value.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Field, E> {
        Ok(Field::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Field, A::Error> {
        let mut texts = Vec::new();
        while texts.len() < MOST_NAMES {
            match seq.next_element()? {
                Some(Field::Text(text) | Field::Object(Some(text))) => texts.push(text),
                Some(_) => {}
                None => return Ok(Field::List(texts)),
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::List(texts))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field, A::Error> {
        let mut found = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == "name" && found.is_none() {
                if let Field::Text(name) = map.next_value()? {
                    found = Some(name);
                }
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Field::Object(found))
    }
}

/// Most names in a list of authors.
const MOST_NAMES: usize = 50;
