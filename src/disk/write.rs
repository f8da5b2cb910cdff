//! Writing a file so that a reader, or a crash, only ever meets a whole one.
//!
//! The bytes go to a new file beside the old one, reach the disk, and take the old one's name in
//! one step. Whatever happens on the way, the old file stands as it was.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::DiskError;

/// How a file is marked that is not finished yet.
const UNFINISHED: &str = ".counterclaim-unfinished";

/// An unfinished file older than this belongs to no running program.
const ABANDONED_AFTER: Duration = Duration::from_hours(1);

/// More links than this in a row are a circle.
const MOST_LINKS: usize = 40;

/// Writes `bytes` to `path`, wholly or not at all.
///
/// An existing file keeps its permissions; a link stays a link and its target is written. What is
/// no ordinary file (a device, a pipe) is written to in place.
///
/// # Errors
/// When the folder is missing or may not be written to, the file is read-only, `path` is a folder,
/// or the disk is full. The old file is untouched then.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let failed = |source| DiskError::Write {
        path: path.to_owned(),
        source,
    };
    if fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        return write_in_place(path, bytes).map_err(failed);
    }
    let target = behind_links(path).map_err(failed)?;
    let old = match fs::metadata(&target) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    if let Some(old) = &old {
        if old.is_dir() {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        if old.permissions().readonly() {
            return Err(DiskError::ReadOnly {
                path: path.to_owned(),
            });
        }
    }
    let folder = folder_of(&target);
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name().unwrap_or_default());
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(UNFINISHED);
    #[cfg(unix)]
    let permissions = {
        use std::os::unix::fs::PermissionsExt;
        // What the user's mask leaves of this is what any new file gets.
        fs::Permissions::from_mode(0o666)
    };
    #[cfg(unix)]
    builder.permissions(permissions);
    let mut file = builder.tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if let Some(old) = old {
        file.as_file()
            .set_permissions(old.permissions())
            .map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&target).map_err(|error| failed(error.error))?;
    sync_folder(folder);
    Ok(())
}

/// Removes what writes of `path` that were killed on the way left beside it, an hour ago or more.
///
/// Nothing depends on it, so what cannot be removed is left.
pub fn sweep_unfinished(path: &Path) {
    let Ok(target) = behind_links(path) else {
        return;
    };
    let Some(name) = target.file_name().and_then(|name| name.to_str()) else {
        return;
    };
    let Ok(entries) = fs::read_dir(folder_of(&target)) else {
        return;
    };
    for entry in entries.flatten() {
        let other = entry.file_name();
        let ours = other.to_str().is_some_and(|other| {
            other
                .strip_prefix('.')
                .and_then(|rest| rest.strip_prefix(name))
                .is_some_and(|rest| rest.starts_with('.') && rest.ends_with(UNFINISHED))
        });
        let abandoned = || {
            let changed = entry.metadata().ok()?.modified().ok()?;
            let age = SystemTime::now().duration_since(changed).ok()?;
            Some(age > ABANDONED_AFTER)
        };
        if ours && abandoned() == Some(true) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn write_in_place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).open(path)?;
    file.write_all(bytes)?;
    file.flush()
}

/// The file that `path` ends at when links are followed; it need not exist.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::symlink_metadata(&at) {
            Ok(found) if found.is_symlink() => {
                let next = fs::read_link(&at)?;
                at = folder_of(&at).join(next);
            }
            _ => return Ok(at),
        }
    }
    Err(io::Error::other("its links lead in a circle"))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the new name itself safe from a power cut, where the system can.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        // The file is whole under its name already; some file systems cannot sync a folder.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn writes_anew_and_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.counterclaim");
        write_atomic(&path, b"one").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write_atomic(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.counterclaim"]);
    }

    #[test]
    fn a_folder_or_a_missing_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_atomic(folder.path(), b"x").unwrap_err();
        assert!(error.to_string().contains("folder"), "{error}");
        let error = write_atomic(&folder.path().join("no/where"), b"x").unwrap_err();
        assert!(error.advice().contains("folder"), "{}", error.advice());
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_read_only_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = write_atomic(&path, b"new").unwrap_err();
        assert!(matches!(error, DiskError::ReadOnly { .. }));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["kept"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_named() {
        let error = write_atomic(Path::new("/dev/full"), b"x").unwrap_err();
        assert_eq!(error.to_string(), "the disk is full");
        assert!(error.advice().contains("space"));
        write_atomic(Path::new("/dev/null"), b"x").unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("real")).unwrap();
        let real = folder.path().join("real/project");
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("link");
        symlink("real/project", &link).unwrap();
        write_atomic(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
        let mode = fs::metadata(&real).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);

        let circle = folder.path().join("circle");
        symlink("circle", &circle).unwrap();
        let error = write_atomic(&circle, b"x").unwrap_err();
        assert!(error.to_string().contains("circle"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nothing_makes_its_target() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("target", &link).unwrap();
        write_atomic(&link, b"new").unwrap();
        assert_eq!(fs::read(folder.path().join("target")).unwrap(), b"new");
    }

    #[test]
    fn only_old_leavings_of_the_same_file_are_swept() {
        let folder = tempfile::tempdir().unwrap();
        let old = SystemTime::now() - 2 * ABANDONED_AFTER;
        let make = |name: &str, time: SystemTime| {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(time).unwrap();
        };
        make(&format!(".p.aaa{UNFINISHED}"), old);
        make(&format!(".p.bbb{UNFINISHED}"), SystemTime::now());
        make(&format!(".other.ccc{UNFINISHED}"), old);
        make("p", old);
        sweep_unfinished(&folder.path().join("p"));
        assert_eq!(
            names(folder.path()),
            [
                format!(".other.ccc{UNFINISHED}"),
                format!(".p.bbb{UNFINISHED}"),
                "p".to_owned()
            ]
        );
    }
}
