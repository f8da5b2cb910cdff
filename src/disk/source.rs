//! Reading the files that articles come from.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::DiskError;
use crate::load::{self, SourceFile};

/// The most bytes that are read of one file: 64 MiB.
pub const MOST_BYTES: u64 = 64 << 20;

/// The files an argument stands for: itself, or what a folder holds, by name.
///
/// In a folder, files of unknown ending and hidden ones are passed over, and so is the folder of
/// pictures and scripts that a browser saves beside a page. Links to files are followed, links to
/// folders are not: so no walk goes round in a circle. A file named itself is always taken.
pub fn collect(path: &Path) -> Vec<Result<PathBuf, DiskError>> {
    if !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let walk = WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || is_wanted(entry));
    let mut found = Vec::new();
    for entry in walk {
        match entry {
            Ok(entry) if is_article(&entry) => found.push(Ok(entry.into_path())),
            Ok(_) => {}
            Err(error) => found.push(Err(DiskError::Io {
                path: error.path().unwrap_or(path).to_owned(),
                source: error.into(),
            })),
        }
    }
    if found.is_empty() {
        found.push(Err(DiskError::NothingInside {
            path: path.to_owned(),
        }));
    }
    found
}

/// Reads a file, up to [`MOST_BYTES`].
///
/// # Errors
/// When the system refuses, it is no ordinary file, or it is too large.
pub fn read_source(path: &Path) -> Result<SourceFile, DiskError> {
    let io = |source| DiskError::Io {
        path: path.to_owned(),
        source,
    };
    // A pipe or device must not even be opened: that alone could wait for ever.
    let about = fs::metadata(path).map_err(io)?;
    if !about.is_file() {
        return Err(DiskError::NoFile {
            path: path.to_owned(),
            is_folder: about.is_dir(),
        });
    }
    let too_large = |bytes| DiskError::TooLarge {
        path: path.to_owned(),
        bytes,
    };
    if about.len() > MOST_BYTES {
        return Err(too_large(about.len()));
    }
    let file = File::open(path).map_err(io)?;
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    // The file may have grown since.
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(SourceFile {
        path: path.display().to_string(),
        bytes,
    })
}

/// Reads standard input, up to [`MOST_BYTES`]; its path is `-`.
///
/// # Errors
/// When the system refuses or there is too much of it.
pub fn read_standard_input() -> Result<SourceFile, DiskError> {
    let path = || PathBuf::from("-");
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| DiskError::Io {
            path: path(),
            source,
        })?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(DiskError::TooLarge {
            path: path(),
            bytes: bytes.len() as u64,
        });
    }
    Ok(SourceFile {
        path: "-".to_owned(),
        bytes,
    })
}

/// Whether a walk looks at an entry at all.
fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_passed_over =
        name.starts_with('.') || entry.file_type().is_dir() && is_page_folder(entry.path(), &name);
    !is_passed_over
}

/// Whether a folder belongs to a page saved beside it: `talks_files` next to `talks.html`.
fn is_page_folder(path: &Path, name: &str) -> bool {
    name.strip_suffix("_files").is_some_and(|stem| {
        ["html", "htm"]
            .iter()
            .any(|ending| path.with_file_name(format!("{stem}.{ending}")).is_file())
    })
}

fn is_article(entry: &DirEntry) -> bool {
    let is_link_to_file = || entry.path_is_symlink() && !entry.path().is_dir();
    (entry.file_type().is_file() || is_link_to_file() || is_special(entry))
        && load::format_by_name(&entry.file_name().to_string_lossy()).is_some()
}

/// A pipe or device under an article's name is listed, so that it is refused aloud.
fn is_special(entry: &DirEntry) -> bool {
    let kind = entry.file_type();
    !kind.is_file() && !kind.is_dir() && !kind.is_symlink()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        collect(folder)
            .into_iter()
            .map(|found| match found {
                Ok(path) => path
                    .strip_prefix(folder)
                    .unwrap()
                    .display()
                    .to_string()
                    .replace('\\', "/"),
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn folders_are_walked_by_name() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.txt",
            "a/z.html",
            "a/c.MD",
            "a.jsonl",
            "x.png",
            ".hidden.txt",
            ".git/a.txt",
            "p.html",
            "p_files/frame.html",
            "q_files/real.html",
            "d.counterclaim",
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        assert_eq!(
            names(folder.path()),
            [
                "a/c.MD",
                "a/z.html",
                "a.jsonl",
                "b.txt",
                "p.html",
                "q_files/real.html"
            ]
        );
    }

    #[test]
    fn a_folder_without_articles_says_so() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("x.png"), "x").unwrap();
        assert!(names(folder.path())[0].starts_with("the folder holds no .txt"));
    }

    #[test]
    fn a_named_file_is_taken_as_it_is() {
        assert_eq!(
            collect(Path::new("nowhere/x.png")).remove(0).unwrap(),
            Path::new("nowhere/x.png")
        );
        let error = read_source(Path::new("nowhere/x.png")).unwrap_err();
        assert_eq!(error.to_string(), "there is no such file");
    }

    #[test]
    fn a_large_file_is_refused_by_its_size() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.txt");
        File::create(&path)
            .unwrap()
            .set_len(MOST_BYTES + 1)
            .unwrap();
        let error = read_source(&path).unwrap_err();
        assert_eq!(
            error.to_string(),
            "it has 64.0 MiB; at most 64 MiB are read"
        );
        assert!(matches!(error, DiskError::TooLarge { bytes, .. } if bytes == MOST_BYTES + 1));
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let error = read_source(folder.path()).unwrap_err();
        assert_eq!(error.to_string(), "it is a folder, not a file");
    }

    #[cfg(unix)]
    #[test]
    fn links_make_no_circle() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "x").unwrap();
        symlink(folder.path(), folder.path().join("up")).unwrap();
        symlink("a.txt", folder.path().join("b.txt")).unwrap();
        symlink("c.txt", folder.path().join("c.txt")).unwrap();
        assert_eq!(names(folder.path()), ["a.txt", "b.txt", "c.txt"]);
        assert!(read_source(&folder.path().join("b.txt")).is_ok());
        assert!(read_source(&folder.path().join("c.txt")).is_err());
    }
}
