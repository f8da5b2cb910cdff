//! `counterclaim completions` and `counterclaim man`: what shells and `man` want to know, made from the
//! definition of the arguments.

use std::io;
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::Args;
use super::output::{ended, say};
use super::{ALL_WELL, COULD_NOT_RUN};

const NAME: &str = "counterclaim";

/// Prints the completions of a shell and gives the exit code.
pub fn completions(shell: Shell) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), NAME, &mut script);
    match io::Write::write_all(&mut io::stdout(), &script) {
        Ok(()) => ALL_WELL,
        Err(error) => ended(&error),
    }
}

/// Prints the manual page, or writes one page for the program and one for each command into a
/// folder, and gives the exit code.
pub fn man(folder: Option<&Path>) -> u8 {
    let command = Args::command();
    let Some(folder) = folder else {
        return match clap_mangen::Man::new(command).render(&mut io::stdout()) {
            Ok(()) => ALL_WELL,
            Err(error) => ended(&error),
        };
    };
    let written =
        std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
    match written {
        Ok(()) => ALL_WELL,
        Err(error) => {
            say(&format!(
                "cannot write the manual to {}: {error}. Choose another folder.",
                folder.display()
            ));
            COULD_NOT_RUN
        }
    }
}
