//! Doors between running windows of one person: who has what open, and a way to ask there.
//!
//! A window holds the door of the project it has open, and the first window also holds the main
//! door. A second start of the program knocks: it leaves a request, and the window behind the door
//! takes it in. Everything is a file in the person's own state folder; nothing listens on a network.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::lock::{failed, try_lock};
use super::recovery::state_folder;
use super::{DiskError, write_atomic};

/// A request longer than this, in bytes, is none of ours.
const MOST_REQUEST_BYTES: u64 = 1 << 20;

/// More requests than this are not taken in at once.
const MOST_REQUESTS: usize = 100;

/// The folder of doors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doors {
    folder: PathBuf,
}

/// A door held by this window; others find it held until the window ends in any way.
#[derive(Debug)]
pub struct Door {
    requests: PathBuf,
    _lock: File,
}

/// What a second start of the program asks of a window that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Absolute paths to open; none asks only to come to the front.
    pub files: Vec<PathBuf>,
}

/// A request on its way.
#[derive(Debug)]
pub struct Left {
    path: PathBuf,
}

impl Doors {
    /// Doors in `folder`, which need not exist yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Where the system wants such files kept for this person; none when it does not tell.
    pub fn of_this_user() -> Option<Self> {
        let state = state_folder(|name| env::var_os(name).map(PathBuf::from))?;
        Some(Self::at(state.join("counterclaim").join("open")))
    }

    /// Holds the main door; none when another window does.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn hold_main(&self) -> Result<Option<Door>, DiskError> {
        self.hold("main")
    }

    /// Holds the door of a project file; none when another window does.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn hold_project(&self, project: &Path) -> Result<Option<Door>, DiskError> {
        self.hold(&project_name(project))
    }

    fn hold(&self, name: &str) -> Result<Option<Door>, DiskError> {
        fs::create_dir_all(&self.folder).map_err(|error| failed(&self.folder, error))?;
        let lock = try_lock(&self.folder.join(name).with_extension("lock"))?;
        Ok(lock.map(|lock| {
            let door = Door {
                requests: self.requests(name),
                _lock: lock,
            };
            // What was asked of a window that ended was answered by the caller itself.
            let _ = door.requests();
            door
        }))
    }

    fn requests(&self, name: &str) -> PathBuf {
        self.folder.join(name).with_extension("requests")
    }

    /// Leaves a request at the main door, in the name of process `caller`; none when no window
    /// holds that door, or nothing can be left there.
    pub fn leave_at_main(&self, request: &Request, caller: u32) -> Option<Left> {
        self.leave("main", request, caller)
    }

    /// Leaves a request at the door of a project file, in the name of process `caller`; none when
    /// no window has the project open, or nothing can be left there.
    pub fn leave_at_project(&self, project: &Path, request: &Request, caller: u32) -> Option<Left> {
        self.leave(&project_name(project), request, caller)
    }

    fn leave(&self, name: &str, request: &Request, caller: u32) -> Option<Left> {
        let lock = self.folder.join(name).with_extension("lock");
        if !lock.exists() || !matches!(try_lock(&lock), Ok(None)) {
            return None;
        }
        let folder = self.requests(name);
        let path = folder.join(format!("{caller}.json"));
        let json = serde_json::to_vec(request).ok()?;
        fs::create_dir_all(&folder).ok()?;
        write_atomic(&path, &json).ok()?;
        Some(Left { path })
    }
}

impl Left {
    /// Whether the window has taken the request in.
    pub fn is_taken(&self) -> bool {
        !self.path.exists()
    }

    /// Takes the request back. Gives whether the window was faster: whoever removes the file first
    /// has it.
    pub fn take_back(self) -> bool {
        fs::remove_file(&self.path).is_err()
    }
}

impl Door {
    /// The folder in which requests arrive; it may not exist.
    pub fn folder(&self) -> &Path {
        &self.requests
    }

    /// Whether somebody knocked.
    pub fn is_knocked_at(folder: &Path) -> bool {
        fs::read_dir(folder).is_ok_and(|mut entries| {
            entries.any(|entry| entry.is_ok_and(|entry| is_request(&entry.path())))
        })
    }

    /// Takes in what was asked, in the order of the file names. What cannot be read is dropped.
    pub fn requests(&self) -> Vec<Request> {
        let Ok(entries) = fs::read_dir(&self.requests) else {
            return Vec::new();
        };
        let mut paths: Vec<PathBuf> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| is_request(path))
            .collect();
        paths.sort();
        paths.truncate(MOST_REQUESTS);
        paths.iter().filter_map(|path| take(path)).collect()
    }
}

fn is_request(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "json")
        && !path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Reads and removes a request; none when it is broken or somebody else removed it.
fn take(path: &Path) -> Option<Request> {
    let small = fs::metadata(path).is_ok_and(|about| about.len() <= MOST_REQUEST_BYTES);
    let json = small.then(|| fs::read(path).ok()).flatten();
    fs::remove_file(path).ok()?;
    let request: Request = serde_json::from_slice(&json?).ok()?;
    request
        .files
        .iter()
        .all(|file| file.is_absolute())
        .then_some(request)
}

/// The name of a project's door: paths that lead to one file have one name.
fn project_name(project: &Path) -> String {
    let whole = fs::canonicalize(project)
        .or_else(|_| std::path::absolute(project))
        .unwrap_or_else(|_| project.to_owned());
    let hash = Sha256::digest(whole.as_os_str().as_encoded_bytes());
    let head = hash[..8]
        .iter()
        .fold(0_u64, |head, &byte| head << 8 | u64::from(byte));
    format!("project-{head:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_door_is_held_by_one_window_until_it_ends() {
        let folder = tempfile::tempdir().unwrap();
        let doors = Doors::at(folder.path().join("open"));
        let first = doors.hold_main().unwrap();
        assert!(first.is_some());
        assert!(doors.hold_main().unwrap().is_none());
        drop(first);
        assert!(doors.hold_main().unwrap().is_some());
    }

    #[test]
    fn nobody_home_is_told_at_once_and_nothing_is_left_lying() {
        let folder = tempfile::tempdir().unwrap();
        let doors = Doors::at(folder.path());
        assert!(doors.leave_at_main(&Request::default(), 1).is_none());
        drop(doors.hold_main().unwrap());
        assert!(doors.leave_at_main(&Request::default(), 1).is_none());
        assert!(!folder.path().join("main.requests").exists());
    }

    #[test]
    fn a_request_arrives_whole_and_once() {
        let folder = tempfile::tempdir().unwrap();
        let doors = Doors::at(folder.path());
        let project = folder.path().join("talks.counterclaim");
        fs::write(&project, "{}").unwrap();
        let door = doors.hold_project(&project).unwrap().unwrap();
        let request = Request {
            files: vec![project.clone()],
        };
        let left = doors.leave_at_project(&project, &request, 7).unwrap();
        assert!(!left.is_taken());
        assert!(Door::is_knocked_at(door.folder()));
        assert_eq!(door.requests(), vec![request]);
        assert!(left.is_taken());
        assert!(left.take_back(), "it came too late");
        assert!(door.requests().is_empty());
    }

    #[test]
    fn an_unanswered_caller_takes_the_request_back() {
        let folder = tempfile::tempdir().unwrap();
        let doors = Doors::at(folder.path());
        let door = doors.hold_main().unwrap().unwrap();
        let left = doors.leave_at_main(&Request::default(), 7).unwrap();
        assert!(!left.take_back());
        assert!(door.requests().is_empty());
    }

    #[test]
    fn broken_and_relative_requests_are_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let doors = Doors::at(folder.path());
        let door = doors.hold_main().unwrap().unwrap();
        fs::create_dir_all(door.folder()).unwrap();
        fs::write(door.folder().join("1.json"), "{").unwrap();
        fs::write(door.folder().join("2.json"), r#"{"files":["a.txt"]}"#).unwrap();
        fs::write(door.folder().join("notes.txt"), "left alone").unwrap();
        assert!(Door::is_knocked_at(door.folder()));
        assert!(door.requests().is_empty());
        assert!(!Door::is_knocked_at(door.folder()));
    }

    #[test]
    fn two_ways_to_one_file_lead_to_one_door() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.counterclaim");
        fs::write(&file, "{}").unwrap();
        let round = folder.path().join(".").join("a.counterclaim");
        assert_eq!(project_name(&file), project_name(&round));
        assert_ne!(
            project_name(&file),
            project_name(&folder.path().join("b.counterclaim"))
        );
    }
}
