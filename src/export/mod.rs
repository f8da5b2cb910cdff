//! The record another person can check: HTML, Markdown, CSV and JSON of a project.

pub mod csv;
mod escape;
mod gather;
pub mod guard;
pub mod honesty;
mod html;
mod json;
mod markdown;
pub mod pieces;
pub mod report;
mod words;

use crate::model::Reading;
use crate::project::Project;

pub use report::Report;

/// Forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// One page that needs no other file.
    Html,
    /// Markdown.
    Markdown,
    /// RFC 4180 with a header.
    Csv,
    /// JSON.
    Json,
}

impl Form {
    /// All forms, in the order to offer them.
    pub const ALL: [Self; 4] = [Self::Html, Self::Markdown, Self::Csv, Self::Json];

    /// The ending of its files' names.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The form told by the ending of a file's name, if it tells one.
    pub fn of_path(path: &std::path::Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// How to write a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Its form.
    pub form: Form,
    /// When it was made, as an RFC 3339 time; printed as it is. None leaves it out.
    pub made_at: Option<String>,
    /// In CSV, leave cells that a spreadsheet would take for formulas as they are.
    pub raw: bool,
}

/// The report as the bytes of a file. The same input gives the same bytes.
pub fn render(project: &Project, reading: &Reading, options: &Options) -> Vec<u8> {
    let report = Report::gather(project, reading, options.made_at.as_deref());
    match options.form {
        Form::Html => html::page(&report).into_bytes(),
        Form::Markdown => markdown::document(&report).into_bytes(),
        Form::Csv => csv::table(&report, options.raw),
        Form::Json => json::text(&report),
    }
}
