//! `counterclaim check`: says what is wrong with articles, profiles and projects.

use std::path::{Path, PathBuf};

use super::COULD_NOT_RUN;

/// Checks each file and gives the exit code.
pub fn run(files: &[PathBuf], profile: Option<&Path>) -> u8 {
    let _ = (files, profile);
    COULD_NOT_RUN
}
