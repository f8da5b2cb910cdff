//! The report as JSON. `docs/project-format.md` describes it.

use serde::Serialize;

use super::report::Report;

/// What the field `format` says.
const FORMAT: &str = "counterclaim report";

/// Raised when a field changes its meaning or goes; a field added does not raise it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    report: &'a Report,
}

pub(super) fn text(report: &Report) -> Vec<u8> {
    let written = Written {
        format: FORMAT,
        version: VERSION,
        report,
    };
    let mut out = serde_json::to_vec_pretty(&written)
        .expect("a report holds strings, numbers and lists, and memory does not fail");
    out.push(b'\n');
    out
}
