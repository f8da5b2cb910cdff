//! `counterclaim import`: the articles in files, as text and metadata.

use std::io::{self, BufWriter};
use std::ops::ControlFlow;

use serde::Serialize;

use super::args::Input;
use super::input;
use super::output::{Output, ended, say};
use super::{ALL_WELL, COULD_NOT_RUN, SOME_FAILED};
use crate::model::Article;

/// One article as it is printed; the columns of CSV are the same.
#[derive(Serialize)]
struct Row<'a> {
    path: Option<&'a str>,
    format: &'static str,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<&'a str>,
    url: Option<&'a str>,
    lang: Option<&'a str>,
    text: &'a str,
    warnings: &'a [String],
}

const COLUMNS: &[&str] = &[
    "path",
    "format",
    "title",
    "byline",
    "outlet",
    "published",
    "url",
    "lang",
    "text",
    "warnings",
];

impl<'a> Row<'a> {
    fn of(article: &'a Article) -> Self {
        Self {
            path: article.origin.path.as_deref(),
            format: article.origin.format.name(),
            title: article.title.as_deref(),
            byline: article.byline.as_deref(),
            outlet: article.outlet.as_deref(),
            published: article.published.as_deref(),
            url: article.url.as_deref(),
            lang: article.lang.as_deref(),
            text: &article.text,
            warnings: &article.warnings,
        }
    }
}

/// Prints the articles and gives the exit code.
pub fn run(input: &Input) -> u8 {
    // The profile changes nothing here, but a wrong one is told before work begins.
    if let Err(why) = input::profile(input.profile.as_deref()) {
        say(&why);
        return COULD_NOT_RUN;
    }
    let mut output = Output::new(BufWriter::new(io::stdout().lock()), input.format, COLUMNS);
    let mut written = Ok(());
    let some_failed = input::each(&input.files, |articles| {
        written = articles
            .iter()
            .try_for_each(|article| output.row(&Row::of(article)));
        if written.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    match written.and_then(|()| output.finish()) {
        Ok(()) if some_failed => SOME_FAILED,
        Ok(()) => ALL_WELL,
        Err(error) => ended(&error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_always_there() {
        let article = crate::load::pasted("Kabul denied it.").unwrap();
        let row = serde_json::to_value(Row::of(&article)).unwrap();
        let keys: Vec<_> = COLUMNS.iter().map(|c| row.get(c).is_some()).collect();
        assert_eq!(keys, [true; 10]);
        assert_eq!(row.as_object().unwrap().len(), COLUMNS.len());
        assert!(row["title"].is_null());
    }
}
