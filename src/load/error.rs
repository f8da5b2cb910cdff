//! Why a file gave no article. Facts only; `cli` and `app` word the message with the file's name.

/// Why a file gave no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// Nothing in it, or nothing but white space.
    #[error("it holds no text")]
    Empty,
    /// A kind of file that is known but not read.
    #[error("it is {}, not text", .0.name())]
    Foreign(Foreign),
    /// Bytes that are neither text nor a known kind of file.
    #[error("it is binary data, not text")]
    Binary,
    /// A web page in which no article was found.
    #[error("the web page holds no article text")]
    NoArticle,
    /// JSON that breaks its own grammar.
    #[error("its JSON breaks off or is broken at line {line}, column {column}: {why}")]
    BrokenJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser found.
        why: String,
    },
    /// An article without one of its fields.
    #[error("{} lacks the field \"{field}\"", place(*.row))]
    MissingField {
        /// Row in a file of several articles, from 1.
        row: Option<usize>,
        /// The field's name.
        field: &'static str,
    },
    /// A field, or the whole, that is of the wrong JSON type.
    #[error("{} should be {wanted} but is {found}", spot(*.row, .field))]
    WrongType {
        /// Row in a file of several articles, from 1.
        row: Option<usize>,
        /// The field's name; empty for the value as a whole.
        field: &'static str,
        /// What was expected, with its article.
        wanted: &'static str,
        /// What was found, with its article.
        found: &'static str,
    },
    /// A file of several articles in which not one could be read.
    #[error("none of its {rows} rows could be read; the first: {first}")]
    NoGoodRow {
        /// Rows that are not blank.
        rows: usize,
        /// Why the first of them failed.
        first: Box<LoadError>,
    },
}

/// Kinds of files that are recognised, so that the message can say what to do, but not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Portable Document Format.
    Pdf,
    /// Word's current format.
    Docx,
    /// Word's format until 2003, and its sisters.
    OldOffice,
    /// `OpenDocument` text.
    OpenDocument,
    /// An electronic book.
    Epub,
    /// Rich Text Format.
    Rtf,
    /// A ZIP archive.
    Zip,
    /// Another archive or compressed file.
    Archive,
    /// A picture.
    Image,
    /// Sound or film.
    Media,
    /// An electronic mail message or mail box.
    Mail,
    /// A web page with its pictures in one MIME file.
    Mhtml,
    /// A web archive.
    Warc,
    /// A web archive of Apple's browser.
    WebArchive,
    /// A news feed.
    Feed,
    /// A data base.
    Database,
    /// A program.
    Program,
    /// A counterclaim project.
    Project,
}

impl Foreign {
    /// What it is, with its article: "a PDF".
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Docx => "a Word document",
            Self::OldOffice => "an old Office document",
            Self::OpenDocument => "an OpenDocument file",
            Self::Epub => "an e-book",
            Self::Rtf => "a rich text (RTF) document",
            Self::Zip => "a ZIP archive",
            Self::Archive => "a compressed archive",
            Self::Image => "an image",
            Self::Media => "a sound or video file",
            Self::Mail => "a mail message",
            Self::Mhtml => "a web page packed as MHTML",
            Self::Warc => "a web archive (WARC)",
            Self::WebArchive => "a Safari web archive",
            Self::Feed => "a news feed",
            Self::Database => "a data base",
            Self::Program => "a program",
            Self::Project => "a counterclaim project",
        }
    }

    fn advice(self) -> &'static str {
        match self {
            Self::Pdf => "Open it, copy the article's text and save it as .txt, or paste it.",
            Self::Docx | Self::OldOffice | Self::OpenDocument | Self::Rtf => {
                "Save it as plain text (.txt) or as a web page (.html) in your word processor."
            }
            Self::Epub | Self::Mail => "Copy the article's text and save it as .txt.",
            Self::Zip | Self::Archive => "Unpack it and open the articles inside.",
            Self::Image | Self::Media => "Only written text can be read; type or paste the words.",
            Self::Mhtml | Self::WebArchive => {
                "Open it in a browser and save it as a web page (.html)."
            }
            Self::Warc | Self::Feed => "Save the articles themselves as web pages (.html).",
            Self::Database | Self::Program => "Choose the article's own file.",
            Self::Project => "Open it by itself, not among articles.",
        }
    }
}

fn place(row: Option<usize>) -> String {
    row.map_or_else(|| "the article".to_owned(), |row| format!("article {row}"))
}

fn spot(row: Option<usize>, field: &str) -> String {
    match (row, field) {
        (None, "") => "its JSON".to_owned(),
        (Some(row), "") => format!("article {row}"),
        (None, field) => format!("the field \"{field}\""),
        (Some(row), field) => format!("the field \"{field}\" of article {row}"),
    }
}

impl LoadError {
    /// What the person can try, as a sentence.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Empty => "Open the article in a browser and save it again, or paste its text.",
            Self::Foreign(kind) => kind.advice(),
            Self::Binary => "Choose a text, Markdown, HTML or JSON file.",
            Self::NoArticle => {
                "The page may be built by a script: open it in a browser, copy the article's text \
                 and paste it."
            }
            Self::BrokenJson { .. } => "Mend it there, or export the file again.",
            Self::MissingField { .. } | Self::WrongType { .. } => {
                "An article is an object with \"text\" and, if known, \"title\", \"byline\", \
                 \"outlet\", \"published\" and \"url\", each a string."
            }
            Self::NoGoodRow { first, .. } => first.advice(),
        }
    }

    /// The same error, told of row `row` of a file of several articles.
    pub(super) fn in_row(self, at: usize) -> Self {
        match self {
            Self::MissingField { field, .. } => Self::MissingField {
                row: Some(at),
                field,
            },
            Self::WrongType {
                field,
                wanted,
                found,
                ..
            } => Self::WrongType {
                row: Some(at),
                field,
                wanted,
                found,
            },
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_the_place() {
        let missing = LoadError::MissingField {
            row: None,
            field: "text",
        };
        assert_eq!(missing.to_string(), "the article lacks the field \"text\"");
        assert_eq!(
            missing.in_row(3).to_string(),
            "article 3 lacks the field \"text\""
        );
        let wrong = LoadError::WrongType {
            row: None,
            field: "",
            wanted: "an object",
            found: "a number",
        };
        assert_eq!(
            wrong.to_string(),
            "its JSON should be an object but is a number"
        );
    }
}
