//! The window: joins worker, project, views and panels.

use std::path::{Path, PathBuf};

/// Opens the window with these files and gives the exit code.
pub fn run(files: &[PathBuf], profile: Option<&Path>) -> u8 {
    let _ = (files, profile);
    crate::exit_code::COULD_NOT_RUN
}
