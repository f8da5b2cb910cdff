//! `counterclaim pairs`: scores bare pairs of claims.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::args::Input;
use super::opinion::{self, Adviser};
use super::output::{Output, ended, say};
use super::{ALL_WELL, COULD_NOT_RUN, SOME_FAILED, input};
use crate::compare::{self, Claim, Comparer, as_sentence, bare_claim, weigh};
use crate::model::{Reason, Suggestion};
use crate::pipeline;

/// The most bytes of one line of input: 1 MiB.
const MOST_LINE_BYTES: u64 = 1 << 20;

/// Columns of CSV output.
const COLUMNS: &[&str] = &["id", "score", "suggested", "kind", "reasons", "doubts"];

#[derive(Deserialize)]
struct Row {
    id: serde_json::Value,
    a: String,
    b: String,
}

#[derive(Serialize)]
struct Scored<'s> {
    id: &'s serde_json::Value,
    score: f32,
    suggested: bool,
    kind: &'static str,
    reasons: Vec<ReasonRow<'s>>,
    doubts: Vec<&'s str>,
}

/// A reason as it is printed.
#[derive(Serialize)]
pub(super) struct ReasonRow<'s> {
    kind: &'static str,
    text: &'s str,
}

/// The reasons of a suggestion as they are printed.
pub(super) fn reason_rows(reasons: &[Reason]) -> Vec<ReasonRow<'_>> {
    reasons
        .iter()
        .map(|reason| ReasonRow {
            kind: reason.kind.name(),
            text: &reason.text,
        })
        .collect()
}

/// The doubts of a suggestion as they are printed.
pub(super) fn doubt_rows(suggestion: &Suggestion) -> Vec<&str> {
    suggestion.doubts.iter().map(|d| d.text.as_str()).collect()
}

/// What ends the work before its time.
#[derive(Debug, thiserror::Error)]
enum Stop {
    #[error(transparent)]
    Output(#[from] io::Error),
    /// A whole message for standard error.
    #[error("{0}")]
    Model(String),
}

/// What judges the rows.
struct Judge {
    comparer: Comparer,
    adviser: Option<Adviser>,
    /// Signals that are left out.
    without: Vec<String>,
}

impl Judge {
    /// The error is a whole message for standard error.
    fn new(input: &Input, opinion: Option<&Path>, without: &[String]) -> Result<Self, String> {
        let known = |id: &&String| compare::signals().any(|signal| signal.id == id.as_str());
        if let Some(id) = without.iter().find(|id| !known(id)) {
            return Err(format!(
                "there is no signal “{id}” to leave out. The signals are listed in docs/signals.md."
            ));
        }
        let adviser = opinion.map(opinion::load).transpose()?;
        let profile = input::profile(input.profile.as_deref())?;
        Ok(Self {
            comparer: Comparer::new(&pipeline::folding(&profile)),
            adviser,
            without: without.to_vec(),
        })
    }

    /// Judges a pair; one that has a reason is asked about, too.
    fn judge(&self, a: &Claim, b: &Claim) -> Result<Suggestion, String> {
        let mut suggestion = self.comparer.judge_without(a, b, &self.without);
        if let Some(adviser) = &self.adviser
            && !suggestion.reasons.is_empty()
        {
            let said = |c: &Claim| as_sentence(&c.text, c.act, c.speaker.as_deref());
            let opinion = adviser.ask(&said(a), &said(b))?;
            weigh(&mut suggestion, &a.text, &b.text, &opinion);
        }
        Ok(suggestion)
    }
}

/// Scores each row of {"id", "a", "b"} and gives the exit code.
pub fn run(input: &Input, opinion: Option<&Path>, without: &[String]) -> u8 {
    let judge = match Judge::new(input, opinion, without) {
        Ok(judge) => judge,
        Err(why) => {
            say(&why);
            return COULD_NOT_RUN;
        }
    };
    let mut output = Output::new(BufWriter::new(io::stdout().lock()), input.format, COLUMNS);
    let mut some_failed = false;
    for file in &input.files {
        match score_file(file, &judge, &mut output) {
            Ok(all_well) => some_failed |= !all_well,
            Err(Stop::Output(error)) => return ended(&error),
            Err(Stop::Model(why)) => {
                say(&why);
                return COULD_NOT_RUN;
            }
        }
    }
    match output.finish() {
        Ok(()) if some_failed => SOME_FAILED,
        Ok(()) => ALL_WELL,
        Err(error) => ended(&error),
    }
}

/// Scores a file's rows; says whether all could be read. Fails only when the output
/// or the model does.
fn score_file<W: Write>(file: &Path, judge: &Judge, output: &mut Output<W>) -> Result<bool, Stop> {
    let shown = if file.as_os_str() == "-" {
        "standard input".to_owned()
    } else {
        file.display().to_string()
    };
    let mut reader: Box<dyn BufRead> = if file.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        match File::open(file) {
            Ok(opened) => Box::new(BufReader::new(opened)),
            Err(why) => {
                say(&format!("cannot read {shown}: {why}. Check the name."));
                return Ok(false);
            }
        }
    };
    let mut all_well = true;
    let mut line = Vec::new();
    let mut number = 0_u64;
    loop {
        line.clear();
        number += 1;
        let read = io::Read::take(&mut reader, MOST_LINE_BYTES).read_until(b'\n', &mut line);
        let why = match read {
            Ok(0) => return Ok(all_well),
            Ok(length) if length as u64 == MOST_LINE_BYTES && line.last() != Some(&b'\n') => {
                skip_line(&mut reader);
                format!("the line is longer than {MOST_LINE_BYTES} bytes")
            }
            Ok(_) => {
                let text = String::from_utf8_lossy(&line);
                let text = text.trim_start_matches('\u{feff}').trim();
                if text.is_empty() {
                    continue;
                }
                match serde_json::from_str::<Row>(text) {
                    Ok(row) => {
                        write_row(&row, number, judge, output)?;
                        continue;
                    }
                    Err(why) => why.to_string(),
                }
            }
            Err(why) => {
                say(&format!("cannot read {shown} past line {number}: {why}."));
                return Ok(false);
            }
        };
        all_well = false;
        say(&format!(
            "{shown}, line {number}: {why}. A line must be \
             {{\"id\": …, \"a\": \"text\", \"b\": \"text\"}}."
        ));
    }
}

fn skip_line(reader: &mut dyn BufRead) {
    loop {
        let (used, done) = match reader.fill_buf() {
            Ok([]) | Err(_) => return,
            Ok(bytes) => match bytes.iter().position(|&b| b == b'\n') {
                Some(at) => (at + 1, true),
                None => (bytes.len(), false),
            },
        };
        reader.consume(used);
        if done {
            return;
        }
    }
}

fn write_row<W: Write>(
    row: &Row,
    number: u64,
    judge: &Judge,
    output: &mut Output<W>,
) -> Result<(), Stop> {
    let (a, b) = (
        bare_claim(&row.a, 2 * number),
        bare_claim(&row.b, 2 * number + 1),
    );
    let suggestion = judge.judge(&a, &b).map_err(Stop::Model)?;
    output.row(&Scored {
        id: &row.id,
        score: suggestion.score,
        suggested: suggestion.suggested,
        kind: suggestion.kind.name(),
        reasons: reason_rows(&suggestion.reasons),
        doubts: doubt_rows(&suggestion),
    })?;
    Ok(())
}
