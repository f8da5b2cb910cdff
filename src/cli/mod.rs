//! The command line: the whole program without a display.

pub mod args;
pub mod output;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Task};

/// Ends well.
pub const ALL_WELL: u8 = 0;
/// Some files failed; what could be done was done.
pub const SOME_FAILED: u8 = 1;
/// Could not run at all.
pub const COULD_NOT_RUN: u8 = 2;

/// Reads the arguments of the process and does what they ask.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version go to standard output and end well; mistakes end with 2.
            let code = if error.use_stderr() {
                COULD_NOT_RUN
            } else {
                ALL_WELL
            };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    ExitCode::from(match args.task {
        Some(task) => run_task(&task),
        None => open_window(&args),
    })
}

fn run_task(task: &Task) -> u8 {
    let _ = task;
    COULD_NOT_RUN
}

fn open_window(args: &Args) -> u8 {
    let _ = args;
    COULD_NOT_RUN
}
