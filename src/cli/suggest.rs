//! `counterclaim suggest`: pairs of statements that may contradict each other.

use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde::Serialize;

use super::args::Input;
use super::output::{Output, ended, say};
use super::pairs::{ReasonRow, doubt_rows, reason_rows};
use super::progress::Progress;
use super::{ALL_WELL, COULD_NOT_RUN, SOME_FAILED, export, input, opinion};
use crate::model::{Article, Reading, StatementId, Suggestion};
use crate::pipeline::{self, MOST_ASKED};
use crate::project::{Edit, format};

/// Columns of CSV output.
const COLUMNS: &[&str] = &[
    "a",
    "b",
    "between",
    "also_a",
    "also_b",
    "score",
    "suggested",
    "kind",
    "reasons",
    "doubts",
];

#[derive(Serialize)]
struct Row<'s> {
    a: StatementId,
    b: StatementId,
    between: &'static str,
    /// Statements that say the same as `a` in other papers.
    also_a: &'s [StatementId],
    also_b: &'s [StatementId],
    score: f32,
    suggested: bool,
    kind: &'static str,
    reasons: Vec<ReasonRow<'s>>,
    doubts: Vec<&'s str>,
}

/// Prints the suggestions, best first, and gives the exit code.
pub fn run(input: &Input, all: bool, within: bool, opinion: Option<&Path>) -> u8 {
    // A folder that cannot be used is told before the articles are read.
    let adviser = match opinion.map(opinion::load).transpose() {
        Ok(adviser) => adviser,
        Err(why) => {
            say(&why);
            return COULD_NOT_RUN;
        }
    };
    let read = match input.files.as_slice() {
        [file] if is_project(file) => read_project(input, file),
        files => read_articles(input, files),
    };
    let (mut reading, some_failed) = match read {
        Ok(read) => read,
        Err(why) => {
            say(&why);
            return COULD_NOT_RUN;
        }
    };
    let suggestions = match adviser {
        None => std::mem::take(&mut reading.suggestions),
        Some(adviser) => {
            let ask = |a: &str, b: &str| adviser.ask(a, b);
            let progress = Progress::new(
                "asking the model",
                reading.suggestions.len().min(MOST_ASKED),
            );
            match pipeline::second_opinions(&reading, MOST_ASKED, &ask, &|n, _| progress.at(n)) {
                Ok(suggestions) => suggestions,
                Err(why) => {
                    say(&why);
                    return COULD_NOT_RUN;
                }
            }
        }
    };
    let relations = if within { &reading.relations[..] } else { &[] };
    let found = suggestions.iter().chain(relations);
    match print(found.map(|found| &**found), input, all) {
        Ok(()) if some_failed => SOME_FAILED,
        Ok(()) => ALL_WELL,
        Err(error) => ended(&error),
    }
}

fn is_project(file: &Path) -> bool {
    file.extension().is_some_and(|e| e == format::EXTENSION)
}

/// Reads a project's articles, with the sides as the person placed them.
fn read_project(input: &Input, file: &Path) -> Result<(Reading, bool), String> {
    let mut document = export::open(file)?;
    for warning in &document.warnings {
        say(&format!("{}: {warning}", file.display()));
    }
    if input.profile.is_some() {
        let profile = input::profile(input.profile.as_deref())?;
        // Setting a profile names nothing that could be missing.
        let _ = document.project.apply(Edit::SetProfile(Arc::new(profile)));
    }
    Ok((export::read(document).1, false))
}

/// Reads the articles named; tells whether some failed.
fn read_articles(input: &Input, files: &[PathBuf]) -> Result<(Reading, bool), String> {
    if let Some(project) = files.iter().find(|file| is_project(file)) {
        return Err(format!(
            "{} is a project and cannot be mixed with other files. Give it alone.",
            project.display()
        ));
    }
    let profile = input::profile(input.profile.as_deref())?;
    let loaded = input::articles(files);
    let articles: Vec<Arc<Article>> = loaded.articles.into_iter().map(Arc::new).collect();
    let go_on = AtomicBool::new(false);
    let progress = Progress::new("comparing statements", articles.len());
    let reading = pipeline::read(&articles, &profile, &|_, _| {}, &|n| progress.at(n), &go_on)
        .ok_or("the articles could not be read. Try again.")?;
    Ok((reading, loaded.some_failed))
}

fn print<'s>(
    suggestions: impl Iterator<Item = &'s Suggestion>,
    input: &Input,
    all: bool,
) -> io::Result<()> {
    let mut output = Output::new(BufWriter::new(io::stdout().lock()), input.format, COLUMNS);
    for suggestion in suggestions {
        if !all && !suggestion.suggested {
            continue;
        }
        output.row(&Row {
            a: suggestion.a,
            b: suggestion.b,
            between: suggestion.between.name(),
            also_a: &suggestion.also_a,
            also_b: &suggestion.also_b,
            score: suggestion.score,
            suggested: suggestion.suggested,
            kind: suggestion.kind.name(),
            reasons: reason_rows(&suggestion.reasons),
            doubts: doubt_rows(suggestion),
        })?;
    }
    output.finish()
}
