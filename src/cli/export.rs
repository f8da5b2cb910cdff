//! `counterclaim export`: a report of a project's confirmed pairs.

use std::path::Path;

use super::COULD_NOT_RUN;
use super::args::ReportFormat;

/// Writes the report and gives the exit code.
pub fn run(project: &Path, format: Option<ReportFormat>, output: Option<&Path>, raw: bool) -> u8 {
    let _ = (project, format, output, raw);
    COULD_NOT_RUN
}
