//! `counterclaim pairs`: scores bare pairs of claims.

use super::COULD_NOT_RUN;
use super::args::Input;

/// Scores each row of {"id", "a", "b"} and gives the exit code.
pub fn run(input: &Input) -> u8 {
    let _ = input;
    COULD_NOT_RUN
}
