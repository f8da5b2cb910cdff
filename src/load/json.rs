//! JSON: one article object, an array of them, or one object a line.

use std::fmt::Write;

use super::record::{MOST_ROWS, Row};
use super::{LoadError, detect};
use crate::model::{Article, Origin};

/// Reads one object, an array of objects, or an object that wraps them as `articles`.
///
/// # Errors
/// When the JSON is broken or not one article can be made of it.
pub fn read(decoded: &str, origin: &Origin) -> Result<Vec<Article>, LoadError> {
    let text = decoded.trim_start_matches('\u{feff}');
    let mended = mend_surrogates(text);
    let text = mended.as_deref().unwrap_or(text);
    let mut sink = Sink::new(origin, "article");
    if text.trim_start().starts_with('[') {
        parse_array(text, &mut sink)?;
        return sink.finish();
    }
    match serde_json::from_str::<Row>(text) {
        Ok(Row::Object(mut record)) if !record.articles.is_empty() => {
            for row in std::mem::take(&mut record.articles) {
                sink.take(Ok(row));
            }
            sink.finish()
        }
        Ok(Row::Object(record)) => Ok(vec![record.into_article(origin)?]),
        Ok(Row::Other(found)) => Err(LoadError::WrongType {
            row: None,
            field: "",
            wanted: "an object or an array of objects",
            found,
        }),
        // A file of JSON lines under a wrong name.
        Err(error) => match detect::by_content(text) {
            Ok(crate::model::Format::Jsonl) => read_lines(text, origin),
            _ => Err(broken(&error, 0)),
        },
    }
}

/// Reads one object a line. A line that cannot be read is told in a warning of the first article.
///
/// # Errors
/// When not one line can be read.
pub fn read_lines(decoded: &str, origin: &Origin) -> Result<Vec<Article>, LoadError> {
    let text = decoded.trim_start_matches('\u{feff}');
    // A file of one object over many lines, or one array, under a wrong name.
    if text.trim_start().starts_with('[') || serde_json::from_str::<AnyJson>(text).is_ok() {
        return read(text, origin);
    }
    let mended = mend_surrogates(text);
    let text = mended.as_deref().unwrap_or(text);
    let mut sink = Sink::new(origin, "line");
    for (number, line) in text.split('\n').enumerate() {
        sink.row = number;
        if !line.trim().is_empty() {
            sink.take(serde_json::from_str(line).map_err(|error| broken(&error, number)));
        }
    }
    sink.finish()
}

/// Any single JSON value that spans the whole text.
type AnyJson = serde::de::IgnoredAny;

fn broken(error: &serde_json::Error, lines_before: usize) -> LoadError {
    let told = error.to_string();
    let why = told.split(" at line ").next().unwrap_or(&told).to_owned();
    LoadError::BrokenJson {
        line: error.line() + lines_before,
        column: error.column(),
        why,
    }
}

/// Takes rows one by one, so that no more than one is held beside the articles made.
struct Sink<'a> {
    origin: &'a Origin,
    /// What a row is called: "line" or "article".
    noun: &'static str,
    /// Rows before the next one.
    row: usize,
    rows: usize,
    good: Vec<Article>,
    bad: Vec<(usize, LoadError)>,
    bad_count: usize,
    skipped: usize,
}

/// Bad rows that a warning names; the rest are counted.
const MOST_NAMED: usize = 10;

impl<'a> Sink<'a> {
    fn new(origin: &'a Origin, noun: &'static str) -> Self {
        Self {
            origin,
            noun,
            row: 0,
            rows: 0,
            good: Vec::new(),
            bad: Vec::new(),
            bad_count: 0,
            skipped: 0,
        }
    }

    fn take(&mut self, row: Result<Row, LoadError>) {
        self.row += 1;
        self.rows += 1;
        if self.good.len() >= MOST_ROWS {
            self.skipped += 1;
            return;
        }
        let origin = Origin {
            row: u32::try_from(self.row).ok(),
            ..self.origin.clone()
        };
        let made = row.and_then(|row| match row {
            Row::Object(record) => record.into_article(&origin),
            Row::Other(found) => Err(LoadError::WrongType {
                row: None,
                field: "",
                wanted: "an object",
                found,
            }),
        });
        match made {
            Ok(article) => self.good.push(article),
            Err(error) => {
                self.bad_count += 1;
                if self.bad.len() < MOST_NAMED {
                    self.bad.push((self.row, error));
                }
            }
        }
    }

    fn finish(mut self) -> Result<Vec<Article>, LoadError> {
        let Some(first) = self.good.first_mut() else {
            let Some((row, error)) = self.bad.into_iter().next() else {
                return Err(LoadError::Empty);
            };
            return Err(match (self.rows, error) {
                (1, error) => error,
                (rows, error) => LoadError::NoGoodRow {
                    rows,
                    first: Box::new(error.in_row(row)),
                },
            });
        };
        if self.bad_count > 0 {
            let mut told = format!(
                "Left out of this file: {} of {} {}s",
                self.bad_count, self.rows, self.noun
            );
            for (row, error) in &self.bad {
                // Writing to a string cannot fail.
                let _ = write!(told, "; {} {row}: {error}", self.noun);
            }
            if self.bad_count > self.bad.len() {
                told.push_str("; and more");
            }
            told.push('.');
            first.warnings.push(told);
        }
        if self.skipped > 0 {
            first.warnings.push(format!(
                "The file holds more than {MOST_ROWS} articles; {} were left out. Split it.",
                self.skipped
            ));
        }
        Ok(self.good)
    }
}

/// Parses an array row by row. What stands before a break in the JSON is kept only if all is well:
/// a truncated file is told, not half read.
fn parse_array(text: &str, sink: &mut Sink) -> Result<(), LoadError> {
    use serde::de::{Deserializer, SeqAccess, Visitor};

    struct Array<'s, 'o>(&'s mut Sink<'o>);

    impl<'de> Visitor<'de> for Array<'_, '_> {
        type Value = ();

        fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            f.write_str("an array of articles")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
            while let Some(row) = seq.next_element::<Row>()? {
                self.0.take(Ok(row));
            }
            Ok(())
        }
    }

    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer
        .deserialize_seq(Array(sink))
        .and_then(|()| deserializer.end())
        .map_err(|error| broken(&error, 0))
}

/// Replaces escapes of half a character (`\ud83d` without its other half), which some exporters
/// leave behind when they cut a text, by the escape of U+FFFD. None when there is none.
fn mend_surrogates(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let unit = |at: usize| -> Option<u32> {
        let hex = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(hex, 16).ok()
    };
    let mut halves = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|&b| b == b'\\') {
        at += step;
        match unit(at) {
            Some(0xd800..=0xdbff) => {
                if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) {
                    at += 12;
                } else {
                    halves.push(at);
                    at += 6;
                }
            }
            Some(0xdc00..=0xdfff) => {
                halves.push(at);
                at += 6;
            }
            Some(_) => at += 6,
            None => at += 2,
        }
        if at >= bytes.len() {
            break;
        }
    }
    if halves.is_empty() {
        return None;
    }
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for half in halves {
        mended.push_str(&text[from..half]);
        mended.push_str("\\ufffd");
        from = half + 6;
    }
    mended.push_str(&text[from..]);
    Some(mended)
}

#[cfg(test)]
mod tests {
    use crate::load::{LoadError, SourceFile, load};
    use crate::model::{Article, Format};

    fn read(name: &str, text: &str) -> Result<Vec<Article>, LoadError> {
        load(&SourceFile {
            path: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        })
    }

    fn message(name: &str, text: &str) -> String {
        read(name, text).unwrap_err().to_string()
    }

    #[test]
    fn one_object() {
        let text = r#"{"title": "Talks end", "byline": "A. Writer", "outlet": "The Ridge Post",
            "published": "2025-11-08T09:14:00+05:00", "url": "https://ridge.example/1", "lang": "en",
            "text": "Kabul denied it.\r\nTwice.", "other": [1, {"x": null}]}"#;
        let article = read("a.json", text).unwrap().remove(0);
        assert_eq!(article.title.as_deref(), Some("Talks end"));
        assert_eq!(article.byline.as_deref(), Some("A. Writer"));
        assert_eq!(article.outlet.as_deref(), Some("The Ridge Post"));
        assert_eq!(
            article.published.as_deref(),
            Some("2025-11-08T09:14:00+05:00")
        );
        assert_eq!(article.url.as_deref(), Some("https://ridge.example/1"));
        assert_eq!(article.text, "Kabul denied it.\nTwice.");
        assert_eq!(
            (article.origin.format, article.origin.row),
            (Format::Json, None)
        );
        assert!(
            article.origin.shift.is_empty(),
            "offsets count in the field's text"
        );
    }

    #[test]
    fn an_array_keeps_its_rows() {
        let text = r#"[{"text": "One."}, {"title": "no text"}, {"text": 5}, 7, {"text": "Five.", "author": [{"name": "A"}, "B"]}]"#;
        let articles = read("a.json", text).unwrap();
        let rows: Vec<_> = articles.iter().map(|a| a.origin.row).collect();
        assert_eq!(rows, [Some(1), Some(5)]);
        assert_eq!(articles[1].byline.as_deref(), Some("A, B"));
        let told = &articles[0].warnings[0];
        assert!(told.contains("3 of 5 articles"), "{told}");
        assert!(
            told.contains("article 2: the article lacks the field \"text\""),
            "{told}"
        );
        assert!(
            told.contains("article 4: its JSON should be an object but is a number"),
            "{told}"
        );
    }

    #[test]
    fn a_wrapper_is_opened() {
        let articles = read(
            "a.json",
            r#"{"status": "ok", "articles": [{"content": "One."}]}"#,
        )
        .unwrap();
        assert_eq!(articles[0].text, "One.");
    }

    #[test]
    fn broken_json_names_the_place() {
        assert_eq!(
            message("a.json", "{\"title\": \"x\",\n \"text\": \"cut o"),
            "its JSON breaks off or is broken at line 2, column 15: EOF while parsing a string"
        );
        assert!(message("a.json", "{\"text\" \"x\"}").contains("line 1, column 9"));
        assert!(message("a.json", &"[".repeat(100_000)).contains("line 1"));
        assert_eq!(
            message("a.json", "{\"title\": \"x\"}"),
            "the article lacks the field \"text\""
        );
        assert_eq!(message("a.json", "[]"), "it holds no text");
        assert_eq!(
            message("a.json", "3"),
            "its JSON should be an object or an array of objects but is a number"
        );
    }

    #[test]
    fn a_bad_line_loses_no_other() {
        let text = "{\"text\": \"One.\"}\n{\"text\": \n\n{\"text\": \"Four.\"}\r\n";
        let articles = read("a.jsonl", text).unwrap();
        let rows: Vec<_> = articles.iter().map(|a| a.origin.row).collect();
        assert_eq!(rows, [Some(1), Some(4)]);
        assert!(
            articles[0].warnings[0].contains("1 of 3 lines; line 2: its JSON"),
            "{:?}",
            articles[0].warnings
        );
        assert!(articles[0].warnings[0].contains("line 2, column"));
        assert!(message("a.jsonl", "{\n{\n").contains("none of its 2 rows"));
    }

    #[test]
    fn names_may_be_wrong() {
        let lines = "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n";
        assert_eq!(read("a.json", lines).unwrap().len(), 2);
        assert_eq!(
            read("a.jsonl", "{\n \"text\": \"One.\"\n}\n")
                .unwrap()
                .len(),
            1
        );
        assert_eq!(read("a.jsonl", "[{\"text\": \"One.\"}]").unwrap().len(), 1);
    }

    #[test]
    fn half_characters_are_mended() {
        let articles = read(
            "a.json",
            r#"{"text": "cut \ud83d here \\ud83d and \ud83d\ude00"}"#,
        )
        .unwrap();
        assert_eq!(articles[0].text, "cut \u{fffd} here \\ud83d and 😀");
    }

    #[test]
    fn odd_fields_are_told() {
        let article = read(
            "a.json",
            r#"{"text": "One.", "title": true, "published": "soon", "byline": null}"#,
        )
        .unwrap()
        .remove(0);
        assert_eq!((article.title, article.published), (None, None));
        assert_eq!(article.warnings.len(), 2, "{:?}", article.warnings);
    }

    #[test]
    fn markup_in_a_field_is_read() {
        let article = read(
            "a.json",
            r#"{"text": "<p>One &amp; two.</p><p>Three.</p>"}"#,
        )
        .unwrap()
        .remove(0);
        assert_eq!(article.text, "One & two.\n\nThree.");
    }
}
