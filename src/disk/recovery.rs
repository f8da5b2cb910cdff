//! Projects that have no file of their own yet, kept for the case that the program is ended.
//!
//! Each running window holds a [`Claim`]: a name in the recovery folder and a lock beside it. The
//! system drops the lock with the process, so a file without a holder was left behind by one that
//! was killed, and a second window never takes the first one's work for lost.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::DiskError;
use super::lock::{failed, try_lock};
use crate::project::format::EXTENSION;

/// More windows than this at once find no recovery file.
const MOST_CLAIMS: u32 = 1000;

/// The folder of recovery files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    folder: PathBuf,
}

/// A recovery file of this process, and the lock that says so.
#[derive(Debug)]
pub struct Claim {
    path: PathBuf,
    /// Held while the claim lives; the system lets go when the process ends in any way.
    _lock: File,
}

/// A recovery file that no running window holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// The project.
    pub path: PathBuf,
    /// When it was last saved, if the system tells.
    pub saved: Option<SystemTime>,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Recovery {
    /// Recovery files in `folder`, which need not exist yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Where the system wants such files kept for this person; none when it does not tell.
    pub fn of_this_user() -> Option<Self> {
        let state = state_folder(|name| env::var_os(name).map(PathBuf::from))?;
        Some(Self::at(state.join("counterclaim").join("recovery")))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes a name that no window holds and no file has.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn claim(&self) -> Result<Claim, DiskError> {
        fs::create_dir_all(&self.folder).map_err(|error| failed(&self.folder, error))?;
        for number in 1..=MOST_CLAIMS {
            let path = self.folder.join(format!("unsaved-{number}.{EXTENSION}"));
            if let Some(lock) = try_lock(&path.with_extension("lock"))?
                && !path.exists()
            {
                return Ok(Claim { path, _lock: lock });
            }
        }
        Err(failed(
            &self.folder,
            io::Error::other(format!("it holds {MOST_CLAIMS} unsaved projects")),
        ))
    }

    /// Takes over a file that was left behind, to go on saving to it.
    ///
    /// # Errors
    /// When it cannot be locked, for one because another window was faster.
    pub fn adopt(&self, path: &Path) -> Result<Claim, DiskError> {
        match try_lock(&path.with_extension("lock"))? {
            Some(lock) => Ok(Claim {
                path: path.to_owned(),
                _lock: lock,
            }),
            None => Err(failed(path, io::Error::other("another window has it open"))),
        }
    }

    /// The files that no running window holds, the last saved first.
    pub fn left_behind(&self) -> Vec<LeftBehind> {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return Vec::new();
        };
        let mut found: Vec<LeftBehind> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|e| e == EXTENSION))
            .filter(|path| matches!(try_lock(&path.with_extension("lock")), Ok(Some(_))))
            .filter_map(|path| {
                let about = fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
                Some(LeftBehind {
                    saved: about.modified().ok(),
                    bytes: about.len(),
                    path,
                })
            })
            .collect();
        found.sort_by(|one, other| (other.saved, &one.path).cmp(&(one.saved, &other.path)));
        found
    }

    /// Removes a file that was left behind.
    ///
    /// # Errors
    /// When it is not in the folder, is held by a window, or the system refuses.
    pub fn remove(&self, path: &Path) -> Result<(), DiskError> {
        if path.parent() != Some(self.folder.as_path()) {
            return Err(failed(path, io::Error::other("it is not a recovery file")));
        }
        self.adopt(path)?.discard()
    }
}

impl Claim {
    /// Where to save.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the claim up and removes its file, if it was written.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn discard(self) -> Result<(), DiskError> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(&self.path, error)),
            _ => Ok(()),
        }
    }
}

/// The folder for state that should outlive the program, by the customs of each system.
pub(super) fn state_folder(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let set = |name: &str| variable(name).filter(|path| path.is_absolute());
    if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        Some(set("HOME")?.join("Library").join("Application Support"))
    } else {
        set("XDG_STATE_HOME").or_else(|| Some(set("HOME")?.join(".local").join("state")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_windows_never_share_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let recovery = Recovery::at(folder.path().join("r"));
        let one = recovery.claim().unwrap();
        let other = recovery.claim().unwrap();
        assert_ne!(one.path(), other.path());
        fs::write(one.path(), "{}").unwrap();
        assert!(recovery.left_behind().is_empty(), "both are held");
        assert!(recovery.adopt(one.path()).is_err());
        assert!(recovery.remove(one.path()).is_err());
    }

    #[test]
    fn what_a_dead_window_left_is_found_taken_over_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let recovery = Recovery::at(folder.path());
        let claim = recovery.claim().unwrap();
        let path = claim.path().to_owned();
        fs::write(&path, "{}").unwrap();
        drop(claim);
        let left = recovery.left_behind();
        assert_eq!(left.len(), 1);
        assert_eq!((&left[0].path, left[0].bytes), (&path, 2));

        let next = recovery.claim().unwrap();
        assert_ne!(next.path(), path, "a new window leaves it alone");
        let again = recovery.adopt(&path).unwrap();
        assert!(recovery.left_behind().is_empty());
        drop(again);
        recovery.remove(&path).unwrap();
        assert!(!path.exists());
        assert!(recovery.remove(Path::new("/etc/hosts")).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_folder_follows_the_customs() {
        let with = |pairs: &'static [(&str, &str)]| {
            state_folder(|name| {
                pairs
                    .iter()
                    .find(|(n, _)| *n == name)
                    .map(|(_, v)| PathBuf::from(v))
            })
        };
        let home = with(&[("HOME", "/h")]);
        assert_eq!(home, Some(PathBuf::from("/h/.local/state")));
        let set = with(&[("HOME", "/h"), ("XDG_STATE_HOME", "/s")]);
        assert_eq!(set, Some(PathBuf::from("/s")));
        assert_eq!(
            with(&[("HOME", "/h"), ("XDG_STATE_HOME", "relative")]),
            Some(PathBuf::from("/h/.local/state")),
            "a relative path is to be ignored"
        );
        assert_eq!(with(&[]), None);
    }
}
