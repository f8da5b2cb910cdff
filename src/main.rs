//! Chooses between the window and the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    counterclaim::cli::run()
}
