//! `counterclaim export`: a report of a project's confirmed pairs.

use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use super::args::ReportFormat;
use super::output::{is_closed_pipe, say};
use super::{ALL_WELL, COULD_NOT_RUN};
use crate::disk;
use crate::export::{self, Form, Options};
use crate::model::Reading;
use crate::pipeline::{Experience, Memory};
use crate::project::{self, Document, Project};

/// Writes the report and gives the exit code.
pub fn run(project: &Path, format: Option<ReportFormat>, output: Option<&Path>, raw: bool) -> u8 {
    match try_run(project, format, output, raw) {
        Ok(()) => ALL_WELL,
        Err(message) => {
            say(&message);
            COULD_NOT_RUN
        }
    }
}

fn try_run(
    path: &Path,
    format: Option<ReportFormat>,
    output: Option<&Path>,
    raw: bool,
) -> Result<(), String> {
    let form = match (format, output) {
        (Some(format), _) => form(format),
        (None, Some(output)) => Form::of_path(output).ok_or_else(|| {
            format!(
                "cannot tell the kind of report from the name {}. End it in .html, .md, .csv or \
                 .json, or add --format.",
                output.display()
            )
        })?,
        (None, None) => Form::Html,
    };
    let document = open(path)?;
    for warning in &document.warnings {
        say(&format!("{}: {warning}", path.display()));
    }
    let (project, reading) = read(document);
    let options = Options {
        form,
        made_at: source_date(),
        raw,
    };
    let bytes = export::render(&project, &reading, &options);
    deliver(output, &bytes)
}

/// Writes a result to its file, or to standard output when there is none.
///
/// # Errors
/// A line for standard error: which file, why, what to try.
pub fn deliver(output: Option<&Path>, bytes: &[u8]) -> Result<(), String> {
    match output {
        Some(output) if output.as_os_str() != "-" => {
            disk::write_atomic(output, bytes).map_err(|error| {
                format!(
                    "cannot write {}: {error}. {}",
                    output.display(),
                    error.advice()
                )
            })
        }
        _ => {
            let mut to = io::stdout().lock();
            match to.write_all(bytes).and_then(|()| to.flush()) {
                Err(error) if !is_closed_pipe(&error) => Err(format!(
                    "cannot write to standard output: {error}. Name a file with --output."
                )),
                _ => Ok(()),
            }
        }
    }
}

/// Opens a project file; `-` is standard input.
///
/// # Errors
/// A line for standard error: which file, why, what to try.
pub fn open(path: &Path) -> Result<Document, String> {
    let shown = path.display();
    let json = if path.as_os_str() == "-" {
        let mut json = String::new();
        io::stdin()
            .take(disk::MOST_PROJECT_BYTES)
            .read_to_string(&mut json)
            .map_err(|error| format!("cannot read standard input: {error}."))?;
        json
    } else {
        disk::read_project(path)
            .map_err(|error| format!("cannot open {shown}: {error}. {}", error.advice()))?
    };
    project::from_json(&json)
        .map_err(|error| format!("cannot open {shown}: {error}. {}", error.advice()))
}

/// Finds the statements of a project; decisions follow articles that were changed in its file.
pub fn read(document: Document) -> (Project, Reading) {
    let Document {
        mut project,
        rekeyed,
        ..
    } = document;
    let reading = statements(&project);
    let followed = project::follow(&project, &reading, &rekeyed);
    let Some(transaction) = followed.transaction else {
        return (project, reading);
    };
    for edit in transaction.edits {
        // These edits set and clear decisions, which always can be made.
        let _ = project.apply(edit);
    }
    // Placements may have moved, and with them the sides of statements.
    let reading = statements(&project);
    (project, reading)
}

fn statements(project: &Project) -> Reading {
    let experience = Experience {
        verdicts: project.verdicts().values().collect(),
        untaught: project.untaught().clone(),
    };
    let read = Memory::default().read(
        project.articles(),
        project.profile(),
        &experience,
        &|article, found| project.place_all(article, found),
        &|_| (),
        &AtomicBool::new(false),
    );
    // Nobody cancels it, so there always is one.
    read.unwrap_or_default()
}

fn form(format: ReportFormat) -> Form {
    match format {
        ReportFormat::Html => Form::Html,
        ReportFormat::Md => Form::Markdown,
        ReportFormat::Csv => Form::Csv,
        ReportFormat::Json => Form::Json,
    }
}

/// The time to print, where a build asks for one; the clock is never asked, so that the same project
/// gives the same bytes.
pub(super) fn source_date() -> Option<String> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    Some(time.to_string())
}
