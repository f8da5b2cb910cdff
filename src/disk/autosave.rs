//! What is saved without being asked, and where.
//!
//! The whole project is saved after every act. One that has a file goes there: that file is always
//! the newest state, so a kill loses at most the act under way. One that has none yet goes to the
//! recovery folder until it gets a file or is given up.

use std::path::{Path, PathBuf};

use super::DiskError;
use super::recovery::{Claim, Recovery};

/// Where the open project is saved after every act.
#[derive(Debug)]
pub enum Autosave {
    /// To its own file.
    File(PathBuf),
    /// To a recovery file, until it has one of its own.
    Recovery(Claim),
    /// Nowhere: there is no folder to put it in.
    Off,
}

impl Autosave {
    /// The place for a project that is new; none of its own yet.
    ///
    /// # Errors
    /// When the recovery folder cannot be used. [`Autosave::Off`] is what is left then.
    pub fn for_new(recovery: Option<&Recovery>) -> Result<Self, DiskError> {
        match recovery {
            Some(recovery) => recovery.claim().map(Self::Recovery),
            None => Ok(Self::Off),
        }
    }

    /// Where to save now.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Recovery(claim) => Some(claim.path()),
            Self::Off => None,
        }
    }

    /// The project's own file, if it has one.
    pub fn own_file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            _ => None,
        }
    }

    /// Uses the project's own file from now on. Call it when the first save there has succeeded:
    /// the recovery file goes then.
    ///
    /// # Errors
    /// When the recovery file cannot be removed; the project's own file is used nevertheless.
    pub fn move_to(&mut self, path: PathBuf) -> Result<(), DiskError> {
        match std::mem::replace(self, Self::File(path)) {
            Self::Recovery(claim) => claim.discard(),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_project_moves_from_recovery_to_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let recovery = Recovery::at(folder.path().join("recovery"));
        let mut autosave = Autosave::for_new(Some(&recovery)).unwrap();
        assert!(autosave.own_file().is_none());
        let kept = autosave.path().unwrap().to_owned();
        std::fs::write(&kept, "{}").unwrap();
        let own = folder.path().join("mine.counterclaim");
        autosave.move_to(own.clone()).unwrap();
        assert_eq!(autosave.path(), Some(own.as_path()));
        assert!(!kept.exists());
        assert!(recovery.left_behind().is_empty());
    }

    #[test]
    fn without_a_folder_there_is_no_autosave() {
        let autosave = Autosave::for_new(None).unwrap();
        assert!(autosave.path().is_none());
    }
}
