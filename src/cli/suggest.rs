//! `counterclaim suggest`: pairs of statements that may contradict each other.

use super::COULD_NOT_RUN;
use super::args::Input;

/// Prints the suggestions, best first, and gives the exit code.
pub fn run(input: &Input, all: bool) -> u8 {
    let _ = (input, all);
    COULD_NOT_RUN
}
