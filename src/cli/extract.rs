//! `counterclaim extract`: the statements in articles.

use std::io::{self, BufWriter, Write};

use rayon::prelude::*;
use serde::Serialize;

use super::args::Input;
use super::output::{Output, ended, say};
use super::progress::Progress;
use super::{ALL_WELL, COULD_NOT_RUN, SOME_FAILED, input};
use crate::extract::{Hints, registry};
use crate::model::{Article, FoundBy, Kind, ResolvedFrom, Side, SpeechAct, Statement, Sureness};
use crate::pipeline;
use crate::sides::Profile;
use crate::text::Span;
use crate::text::shift::ShiftReader;

/// Articles read at a time: enough to keep every core busy, few enough to print as we go.
const BATCH: usize = 256;

const COLUMNS: &[&str] = &[
    "article.path",
    "article.title",
    "article.outlet",
    "article.published",
    "id",
    "kind",
    "words",
    "cue.text",
    "source.text",
    "speaker.name",
    "speaker.role",
    "speaker.side",
    "speaker.official",
    "speaker.resolved_from",
    "speaker.sureness",
    "said_on",
    "said_in",
];

/// Prints the statements and gives the exit code.
pub fn run(input: &Input, explain: bool) -> u8 {
    let profile = match input::profile(input.profile.as_deref()) {
        Ok(profile) => profile,
        Err(why) => {
            say(&why);
            return COULD_NOT_RUN;
        }
    };
    let loaded = input::articles(&input.files);
    let to = BufWriter::new(io::stdout().lock());
    match print(&loaded.articles, &profile, input, explain, to) {
        Ok(()) if loaded.some_failed => SOME_FAILED,
        Ok(()) => ALL_WELL,
        Err(error) => ended(&error),
    }
}

fn print<W: Write>(
    articles: &[Article],
    profile: &Profile,
    input: &Input,
    explain: bool,
    to: W,
) -> io::Result<()> {
    let hints = pipeline::hints(profile);
    let mut output = Output::new(to, input.format, COLUMNS);
    let progress = Progress::new("reading statements", articles.len());
    for (number, batch) in articles.chunks(BATCH).enumerate() {
        progress.at(number * BATCH);
        let rows: Vec<Vec<Row>> = batch
            .par_iter()
            .map(|article| rows(article, profile, &hints, explain))
            .collect();
        for row in rows.iter().flatten() {
            output.row(row)?;
        }
    }
    output.finish()
}

fn rows<'a>(article: &'a Article, profile: &Profile, hints: &Hints, explain: bool) -> Vec<Row<'a>> {
    let reader = article.origin.shift.reader(&article.text);
    pipeline::statements(article, profile, hints)
        .into_iter()
        .map(|statement| Row::new(article, &reader, statement, explain))
        .collect()
}

/// One printed statement. Offsets are Unicode code points.
#[derive(Serialize)]
struct Row<'a> {
    article: ArticleRow<'a>,
    id: String,
    kind: Kind,
    /// The content as one line; for CSV, which has no lists.
    #[serde(skip_serializing_if = "String::is_empty")]
    words: String,
    content: Vec<PieceRow<'a>>,
    cue: Option<Piece<'a>>,
    source: Option<Piece<'a>>,
    speaker: SpeakerRow,
    said_on: Option<String>,
    speech_act: ActRow,
    said_in: Option<String>,
    /// What the content tells that others said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nested: Vec<NestedRow<'a>>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    explained: Option<Explained>,
}

#[derive(Serialize)]
struct NestedRow<'a> {
    speaker: Option<String>,
    act: SpeechAct,
    source: Option<Piece<'a>>,
    cue: Piece<'a>,
    content: Vec<Piece<'a>>,
}

/// What the speaker does, in our words and in the codes of CAMEO and PLOVER.
#[derive(Serialize)]
struct ActRow {
    act: SpeechAct,
    cameo: Option<&'static str>,
    plover: Option<&'static str>,
}

#[derive(Serialize)]
struct ArticleRow<'a> {
    path: Option<&'a str>,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<&'a str>,
}

#[derive(Serialize)]
struct Piece<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct PieceRow<'a> {
    start: usize,
    end: usize,
    quoted: bool,
    text: &'a str,
}

#[derive(Serialize)]
struct SpeakerRow {
    name: Option<String>,
    role: Option<String>,
    side: Side,
    official: bool,
    resolved_from: Option<ResolvedFrom>,
    sureness: Sureness,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<AlternativeRow>,
}

/// Whom else the words may mean.
#[derive(Serialize)]
struct AlternativeRow {
    name: String,
    role: Option<String>,
    side: Side,
    official: bool,
    antecedent: Option<(usize, usize)>,
    why: String,
}

#[derive(Serialize)]
struct Explained {
    act: SpeechAct,
    carrier: Option<String>,
    found_by: FoundBy,
    /// Construction and cue in a sentence.
    found: String,
    why: Vec<String>,
}

impl<'a> Row<'a> {
    fn new(
        article: &'a Article,
        reader: &ShiftReader<'_>,
        statement: Statement,
        explain: bool,
    ) -> Self {
        let text = article.text.as_str();
        let ends = |span: Span| {
            (
                reader.source_chars(span.start),
                last_char(reader, text, span),
            )
        };
        let piece = |span: Span| {
            let (start, end) = ends(span);
            Piece {
                start,
                end,
                text: span.slice(text),
            }
        };
        Self {
            article: ArticleRow {
                path: article.origin.path.as_deref(),
                title: article.title.as_deref(),
                outlet: article.outlet.as_deref(),
                published: article.published.as_deref(),
            },
            id: statement.id.to_string(),
            kind: statement.kind,
            words: String::new(),
            content: statement
                .content
                .iter()
                .map(|c| {
                    let (start, end) = ends(c.span);
                    PieceRow {
                        start,
                        end,
                        quoted: c.quoted,
                        text: c.span.slice(text),
                    }
                })
                .collect(),
            cue: statement.cue.map(piece),
            source: statement.source.map(piece),
            speech_act: ActRow {
                act: statement.act,
                cameo: statement.act.cameo(),
                plover: statement.act.plover(),
            },
            said_on: statement.said_on.map(|day| day.iso()),
            said_in: statement.said_in.map(|place| place.place),
            nested: statement
                .nested
                .into_iter()
                .map(|inner| NestedRow {
                    speaker: inner.speaker,
                    act: inner.act,
                    source: inner.source.map(piece),
                    cue: piece(inner.cue),
                    content: inner.content.into_iter().map(piece).collect(),
                })
                .collect(),
            explained: explain.then(|| Explained {
                act: statement.act,
                carrier: statement.speaker.carrier.clone(),
                found: registry::explain(&statement.found_by),
                found_by: statement.found_by,
                why: statement.speaker.why.clone(),
            }),
            speaker: SpeakerRow {
                name: statement.speaker.name,
                role: statement.speaker.role,
                side: statement.speaker.side,
                official: statement.speaker.official,
                resolved_from: statement.speaker.resolved_from,
                sureness: statement.speaker.sureness,
                alternatives: statement
                    .speaker
                    .alternatives
                    .into_iter()
                    .map(|other| AlternativeRow {
                        name: other.name,
                        role: other.role,
                        side: other.side,
                        official: other.official,
                        antecedent: other.antecedent.map(ends),
                        why: other.why,
                    })
                    .collect(),
            },
        }
    }
}

/// The offset after the span's last character, so that what was dropped after it stays outside.
fn last_char(reader: &ShiftReader<'_>, text: &str, span: Span) -> usize {
    match span.slice(text).char_indices().next_back() {
        Some((at, _)) => reader.source_chars(span.start + at) + 1,
        None => reader.source_chars(span.end),
    }
}
