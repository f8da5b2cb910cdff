//! `counterclaim extract`: the statements in articles.

use super::COULD_NOT_RUN;
use super::args::Input;

/// Prints the statements and gives the exit code.
pub fn run(input: &Input, explain: bool) -> u8 {
    let _ = (input, explain);
    COULD_NOT_RUN
}
