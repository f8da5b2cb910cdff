//! The command line: the whole program without a display.

pub mod args;
pub mod check;
pub mod export;
pub mod extract;
pub mod import;
pub mod input;
pub mod manual;
pub mod opinion;
pub mod output;
pub mod pairs;
pub mod picture;
pub mod progress;
pub mod suggest;

use std::process::ExitCode;

use clap::Parser;

pub use crate::exit_code::{ALL_WELL, COULD_NOT_RUN, SOME_FAILED};
use args::{Args, Task};

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
    match task {
        Task::Import(input) => import::run(input),
        Task::Extract { input, explain } => extract::run(input, *explain),
        Task::Suggest {
            input,
            all,
            within,
            opinion,
        } => suggest::run(input, *all, *within, opinion.as_deref()),
        Task::Pairs {
            input,
            opinion,
            without,
        } => pairs::run(input, opinion.as_deref(), without),
        Task::Export {
            project,
            format,
            output,
            raw,
        } => export::run(project, *format, output.as_deref(), *raw),
        Task::Picture {
            project,
            kind,
            format,
            paper,
            size,
            output,
        } => picture::run(&picture::Wanted {
            project,
            kind: *kind,
            format: *format,
            paper: *paper,
            size,
            output: output.as_ref(),
        }),
        Task::Check { files, profile } => check::run(files, profile.as_deref()),
        Task::Completions { shell } => manual::completions(*shell),
        Task::Man { folder } => manual::man(folder.as_deref()),
    }
}

#[cfg(feature = "gui")]
fn open_window(args: &Args) -> u8 {
    crate::app::run(&args.files, args.profile.as_deref(), args.new_window)
}

#[cfg(not(feature = "gui"))]
fn open_window(_: &Args) -> u8 {
    eprintln!(
        "counterclaim: this build has no window. Name a command: import, extract, suggest, pairs, \
         export or check; counterclaim --help tells more."
    );
    COULD_NOT_RUN
}
