//! What the commands share: reading the files and the profile that the arguments name.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::disk;
use crate::load::{self, SourceFile};
use crate::model::Article;
use crate::sides::Profile;

/// What came of the files on the command line.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Articles in the order of the arguments and, within a folder, of the names.
    pub articles: Vec<Article>,
    /// Whether a file failed; its reason was printed to standard error.
    pub some_failed: bool,
}

/// Reads all articles; prints a line to standard error for each file that fails.
pub fn articles(files: &[PathBuf]) -> Loaded {
    let mut out = Loaded::default();
    for file in files {
        if file.as_os_str() == "-" {
            out.take(standard_input(), "standard input");
            continue;
        }
        for found in disk::collect(file) {
            match found {
                Ok(path) => {
                    let shown = path.display().to_string();
                    let loaded = disk::read_source(&path)
                        .map_err(|error| (error.to_string(), error.advice()))
                        .and_then(|source| {
                            load::load(&source).map_err(|error| (error.to_string(), error.advice()))
                        });
                    out.take(loaded, &shown);
                }
                Err(error) => {
                    let shown = error.path().display().to_string();
                    out.take(Err((error.to_string(), error.advice())), &shown);
                }
            }
        }
    }
    out
}

impl Loaded {
    fn take(&mut self, loaded: Result<Vec<Article>, (String, &'static str)>, shown: &str) {
        match loaded {
            Ok(articles) => self.articles.extend(articles),
            Err((why, advice)) => {
                self.some_failed = true;
                eprintln!("counterclaim: cannot read {shown}: {why}. {advice}");
            }
        }
    }
}

fn standard_input() -> Result<Vec<Article>, (String, &'static str)> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .take(disk::MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| (error.to_string(), "Check the command before the pipe."))?;
    load::load(&SourceFile {
        path: "-".to_owned(),
        bytes,
    })
    .map_err(|error| (error.to_string(), error.advice()))
}

/// The profile named, or the built-in one.
///
/// # Errors
/// A line for standard error: which file, why, what to try.
pub fn profile(path: Option<&Path>) -> Result<Profile, String> {
    let Some(path) = path else {
        return Ok(Profile::built_in());
    };
    let shown = path.display();
    let source = disk::read_source(path).map_err(|error| {
        format!(
            "cannot read the side profile {shown}: {error}. {}",
            error.advice()
        )
    })?;
    Profile::from_json(&String::from_utf8_lossy(&source.bytes))
        .map_err(|error| format!("the side profile {shown} cannot be used: {error}"))
}
