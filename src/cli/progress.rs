//! How far long work is, on standard error: only for a person who looks at a terminal, and never
//! between the lines of the output.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar under work whose length is known.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar for `steps` of work called `what`; hidden unless standard error is a terminal and
    /// standard output is not, and while the work is shorter than a glance.
    pub fn new(what: &'static str, steps: usize) -> Self {
        let watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
        let target = if watched && steps > 1 {
            ProgressDrawTarget::stderr_with_hz(8)
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(steps as u64), target).with_message(what);
        if let Ok(style) =
            ProgressStyle::with_template("{msg} [{bar:30}] {pos} of {len}, {eta} left")
        {
            bar.set_style(style.progress_chars("=> "));
        }
        Self { bar }
    }

    /// Takes in how many steps are done in all.
    pub fn at(&self, done: usize) {
        if self.bar.elapsed() > Duration::from_millis(300) {
            self.bar.set_position(done as u64);
        }
    }

    /// Prints lines without tearing the bar.
    pub fn aside(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
