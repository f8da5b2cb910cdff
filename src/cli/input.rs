//! What the commands share: reading the files and the profile that the arguments name.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::output::say;
use super::progress::Progress;
use crate::disk;
use crate::load;
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

/// Reads all articles; prints a line to standard error for each file that fails, and one for each
/// thing that is odd about an article.
pub fn articles(files: &[PathBuf]) -> Loaded {
    let mut articles = Vec::new();
    let some_failed = each(files, |found| {
        for article in &found {
            for warning in &article.warnings {
                let path = article.origin.path.as_deref().unwrap_or("-");
                say(&format!("{path}: {warning}"));
            }
        }
        articles.extend(found);
        ControlFlow::Continue(())
    });
    Loaded {
        articles,
        some_failed,
    }
}

/// Reads the files several at a time and hands over the articles of each in the order of the
/// arguments, so that only some files are held at once. Prints a line to standard error for each
/// file that fails. Ends early when `take` breaks.
///
/// Gives whether a file failed.
pub fn each(files: &[PathBuf], mut take: impl FnMut(Vec<Article>) -> ControlFlow<()>) -> bool {
    let mut some_failed = false;
    let sources = sources(files);
    let progress = Progress::new("reading files", sources.len());
    let mut done = 0;
    for chunk in sources.chunks(AT_ONCE) {
        let read: Vec<_> = chunk.par_iter().map(Source::read).collect();
        for (source, found) in chunk.iter().zip(read) {
            match found {
                Ok(articles) => {
                    if take(articles).is_break() {
                        return some_failed;
                    }
                }
                Err(why) => {
                    some_failed = true;
                    progress.aside(|| say(&format!("cannot read {}: {why}", source.name())));
                }
            }
        }
        done += chunk.len();
        progress.at(done);
    }
    some_failed
}

/// Files read at once.
const AT_ONCE: usize = 16;

/// One thing to read.
enum Source {
    File(PathBuf),
    StandardInput,
    /// A folder, or something in it, that could not be walked.
    Failed(disk::DiskError),
}

/// What the arguments stand for, in their order; what is named twice is read once.
fn sources(files: &[PathBuf]) -> Vec<Source> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for file in files {
        if file.as_os_str() == "-" {
            if seen.insert(PathBuf::from("-")) {
                out.push(Source::StandardInput);
            }
            continue;
        }
        for found in disk::collect(file) {
            match found {
                Ok(path) => {
                    let identity = path.canonicalize().unwrap_or_else(|_| path.clone());
                    if seen.insert(identity) {
                        out.push(Source::File(path));
                    } else {
                        say(&format!(
                            "{} is the same file as one before; it is read once.",
                            path.display()
                        ));
                    }
                }
                Err(error) => out.push(Source::Failed(error)),
            }
        }
    }
    out
}

impl Source {
    fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::StandardInput => "standard input".to_owned(),
            Self::Failed(error) => error.path().display().to_string(),
        }
    }

    /// The articles in it, or why there are none and what to try.
    fn read(&self) -> Result<Vec<Article>, String> {
        let on_disk = |error: &disk::DiskError| format!("{error}. {}", error.advice());
        let source = match self {
            Self::File(path) => disk::read_source(path),
            Self::StandardInput => disk::read_standard_input(),
            Self::Failed(error) => return Err(on_disk(error)),
        }
        .map_err(|error| on_disk(&error))?;
        load::load(&source).map_err(|error| format!("{error}. {}", error.advice()))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_named_twice_is_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        std::fs::write(&file, "Kabul denied it.").unwrap();
        let loaded = articles(&[file.clone(), folder.path().to_owned(), file]);
        assert_eq!(loaded.articles.len(), 1);
        assert!(!loaded.some_failed);
    }

    #[test]
    fn one_bad_file_never_stops_the_others() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("a.txt", ""),
            ("b.json", "{"),
            ("c.txt", "Kabul denied it."),
        ] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let loaded = articles(&[folder.path().join("nowhere.txt"), folder.path().to_owned()]);
        assert_eq!(loaded.articles.len(), 1);
        assert!(loaded.some_failed);
    }
}
