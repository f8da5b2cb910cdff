//! Saving without being asked: after every act, to the project's own file or, until it has one, to a
//! recovery file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disk::recovery::LeftBehind;
use crate::disk::{Autosave, DiskError, Recovery};
use crate::project::Project;
use crate::ui::Kept;
use crate::work::{Job, Worker};

/// Where the project is kept and what of it is written.
pub struct Keeper {
    recovery: Option<Recovery>,
    autosave: Autosave,
    /// Files that another run of the program left behind, newest first.
    left_behind: Vec<LeftBehind>,
    /// A file the person chose; it becomes the project's own when the first save has succeeded.
    wanted: Option<PathBuf>,
    asked: u64,
    saved: u64,
    failed: bool,
}

impl Keeper {
    /// For a new project. Gives an error to be shown when it cannot be kept.
    pub fn new(recovery: Option<Recovery>) -> (Self, Option<DiskError>) {
        let left_behind = recovery
            .as_ref()
            .map(Recovery::left_behind)
            .unwrap_or_default();
        let mut out = Self {
            recovery,
            autosave: Autosave::Off,
            left_behind,
            wanted: None,
            asked: 0,
            saved: 0,
            failed: false,
        };
        let error = out.start_new().err();
        (out, error)
    }

    /// Goes over to a new project. What was kept of the one before stays on the disk.
    pub fn start_new(&mut self) -> Result<(), DiskError> {
        self.forget_saves();
        self.autosave = Autosave::Off;
        self.autosave = Autosave::for_new(self.recovery.as_ref())?;
        self.look_for_left_behind();
        Ok(())
    }

    /// Finds what no window holds: also what this one held until now and has given no file.
    fn look_for_left_behind(&mut self) {
        if let Some(recovery) = &self.recovery {
            self.left_behind = recovery.left_behind();
        }
    }

    /// Goes over to a project that was opened from `path`.
    pub fn start_opened(&mut self, path: PathBuf) -> Result<(), DiskError> {
        self.forget_saves();
        let is_left_behind = self.left_behind.iter().any(|left| left.path == path);
        self.left_behind.retain(|left| left.path != path);
        self.autosave = match (&self.recovery, is_left_behind) {
            (Some(recovery), true) => Autosave::Recovery(recovery.adopt(&path)?),
            _ => Autosave::File(path),
        };
        self.look_for_left_behind();
        Ok(())
    }

    fn forget_saves(&mut self) {
        self.wanted = None;
        self.saved = self.asked;
        self.failed = false;
    }

    /// The project's own file, if it has one.
    pub fn own_file(&self) -> Option<&Path> {
        self.autosave.own_file()
    }

    /// The projects without a file that no window has open, newest first.
    pub fn left_behind(&self) -> &[LeftBehind] {
        &self.left_behind
    }

    /// Throws away a project that was left behind.
    pub fn forget_left_behind(&mut self, path: &Path) -> Result<(), DiskError> {
        self.left_behind.retain(|left| left.path != path);
        match &self.recovery {
            Some(recovery) => recovery.remove(path),
            None => Ok(()),
        }
    }

    /// Whether closing the window now would lose something of this project.
    pub fn would_lose(&self, project: &Project) -> bool {
        let empty = project.articles().is_empty() && project.verdicts().is_empty();
        !empty && (self.failed || self.autosave.path().is_none())
    }

    /// Saves the project as it is now to where it is kept.
    pub fn save(&mut self, worker: &Worker, project: &Arc<Project>) {
        let empty = project.articles().is_empty() && project.verdicts().is_empty();
        let Some(path) = self.wanted.as_deref().or(self.autosave.path()) else {
            return;
        };
        if empty && self.autosave.own_file().is_none() && self.asked == 0 {
            return;
        }
        self.asked += 1;
        worker.send(Job::Save {
            path: path.to_owned(),
            project: Arc::clone(project),
            revision: self.asked,
        });
    }

    /// Saves the project to a file of its own from now on.
    pub fn save_to(&mut self, path: PathBuf, worker: &Worker, project: &Arc<Project>) {
        self.wanted = Some(path);
        self.save(worker, project);
    }

    /// Takes in that a save succeeded. Gives whether the project has a new file of its own.
    pub fn saved(&mut self, path: &Path, revision: u64) -> Result<bool, DiskError> {
        self.saved = self.saved.max(revision);
        self.failed = false;
        if self.wanted.as_deref() != Some(path) {
            return Ok(false);
        }
        self.wanted = None;
        self.autosave.move_to(path.to_owned())?;
        Ok(true)
    }

    /// Takes in that a save failed. Later saves go where they went before.
    pub fn save_failed(&mut self, path: &Path, revision: u64) {
        if self.wanted.as_deref() == Some(path) {
            self.wanted = None;
        }
        self.saved = self.saved.max(revision);
        self.failed = true;
    }

    /// Whether a save is under way.
    pub fn is_saving(&self) -> bool {
        self.saved < self.asked
    }

    /// How the project is kept, for the screen.
    pub fn kept(&self) -> Kept {
        match &self.autosave {
            _ if self.is_saving() => Kept::Saving,
            _ if self.failed => Kept::Failed,
            Autosave::Recovery(_) if self.asked == 0 => Kept::Nothing,
            Autosave::File(_) => Kept::InFile,
            Autosave::Recovery(_) => Kept::ForRecovery,
            Autosave::Off => Kept::Failed,
        }
    }
}
