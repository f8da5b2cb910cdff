//! `counterclaim import`: the articles in files, as text and metadata.

use super::COULD_NOT_RUN;
use super::args::Input;

/// Prints the articles and gives the exit code.
pub fn run(input: &Input) -> u8 {
    let _ = input;
    COULD_NOT_RUN
}
