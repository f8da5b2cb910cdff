//! Writing results to standard output (JSON lines, JSON or CSV; a closed pipe is no error) and messages
//! to standard error.

use std::io::{self, Write};

use serde::Serialize;

use super::args::OutputFormat;
use super::{ALL_WELL, COULD_NOT_RUN};
use crate::text::markup::turns_direction;

/// Writes rows of JSON values in the form asked for.
pub struct Output<W: Write> {
    to: W,
    format: OutputFormat,
    rows: usize,
    /// Columns of CSV, in order.
    columns: &'static [&'static str],
}

impl<W: Write> Output<W> {
    /// `columns` name the CSV columns; a dot reaches into an object (`article.title`).
    pub fn new(to: W, format: OutputFormat, columns: &'static [&'static str]) -> Self {
        Self {
            to,
            format,
            rows: 0,
            columns,
        }
    }

    /// Writes one row.
    pub fn row<T: Serialize>(&mut self, row: &T) -> io::Result<()> {
        match self.format {
            OutputFormat::Jsonl => {
                serde_json::to_writer(&mut self.to, row)?;
                self.to.write_all(b"\n")?;
            }
            OutputFormat::Json => {
                self.to
                    .write_all(if self.rows == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer(&mut self.to, row)?;
            }
            OutputFormat::Csv => {
                if self.rows == 0 {
                    self.csv_line(self.columns.iter().map(|&c| c.to_owned()))?;
                }
                let value = serde_json::to_value(row)?;
                self.csv_line(self.columns.iter().map(|column| cell(&value, column)))?;
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// Writes what closes the form.
    pub fn finish(mut self) -> io::Result<()> {
        match self.format {
            OutputFormat::Json if self.rows == 0 => self.to.write_all(b"[]\n")?,
            OutputFormat::Json => self.to.write_all(b"\n]\n")?,
            OutputFormat::Csv if self.rows == 0 => {
                self.csv_line(self.columns.iter().map(|&c| c.to_owned()))?;
            }
            _ => {}
        }
        self.to.flush()
    }

    fn csv_line(&mut self, cells: impl Iterator<Item = String>) -> io::Result<()> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        writer.write_record(cells)?;
        let line = writer
            .into_inner()
            .map_err(|e| io::Error::other(e.to_string()))?;
        self.to.write_all(&line)
    }
}

fn cell(row: &serde_json::Value, column: &str) -> String {
    let mut value = row;
    for part in column.split('.') {
        value = &value[part];
    }
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => crate::export::guard::cell(text).into_owned(),
        other => other.to_string(),
    }
}

/// Whether an error only says that the reader of our output has gone.
pub fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// The exit code for output that could not be written.
pub fn ended(error: &io::Error) -> u8 {
    if is_closed_pipe(error) {
        return ALL_WELL;
    }
    say(&format!(
        "cannot write the result: {error}. Check the disk and try again."
    ));
    COULD_NOT_RUN
}

/// Prints a line to standard error. Names of files are another's words: what could steer a terminal
/// is shown as an escape.
pub fn say(message: &str) {
    let mut line = String::from("counterclaim: ");
    for c in message.chars() {
        if c.is_control() || turns_direction(c) {
            line.extend(c.escape_unicode());
        } else {
            line.push(c);
        }
    }
    line.push('\n');
    // When no one reads the messages there is no one to tell.
    let _ = io::stderr().lock().write_all(line.as_bytes());
}
