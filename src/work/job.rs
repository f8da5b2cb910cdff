//! What a worker can be asked to do.

use std::path::PathBuf;
use std::sync::Arc;

use crate::export;
use crate::model::Reading;
use crate::pictures::{self, Figures};
use crate::project::Project;

/// The title of [`Job::Preview`].
pub const PREVIEW: &str = "Working out what changes";

/// A piece of slow work, with all it needs.
#[derive(Clone, Debug)]
pub enum Job {
    /// Reads articles from files and folders. Answered by [`super::Event::Opened`].
    Open {
        /// Files and folders; folders are walked.
        paths: Vec<PathBuf>,
    },
    /// Makes an article of pasted text. Answered by [`super::Event::Opened`].
    Paste {
        /// The text.
        text: String,
    },
    /// Finds statements and suggestions. Answered by [`super::Event::Read`].
    ///
    /// Of several that wait, only the newest is done.
    Read {
        /// Comes back with the answer.
        revision: u64,
        /// The project as it is now.
        project: Arc<Project>,
    },
    /// Asks the model in a folder about the suggestions. Answered by [`super::Event::Advised`].
    ///
    /// A new reading makes it needless; of several that wait, only the newest is done.
    Advise {
        /// Comes back with the answer.
        revision: u64,
        /// What was found.
        reading: Arc<Reading>,
        /// Folder of the model.
        folder: PathBuf,
    },
    /// Opens a project. Answered by [`super::Event::ProjectOpened`].
    OpenProject {
        /// The project file.
        path: PathBuf,
    },
    /// Reads a side profile. Answered by [`super::Event::ProfileLoaded`].
    LoadProfile {
        /// The profile file.
        path: PathBuf,
    },
    /// Reads a side profile to be written on. Answered by [`super::Event::ProfileToEdit`].
    LoadProfileToEdit {
        /// The profile file.
        path: PathBuf,
    },
    /// Works out what another side profile would change. Answered by [`super::Event::Previewed`].
    ///
    /// A newer one takes the place of one that waits or runs.
    Preview {
        /// Comes back with the answer.
        revision: u64,
        /// What is found in the project now.
        reading: Arc<Reading>,
        /// The project with the other profile.
        after: Arc<Project>,
        /// Whether the columns are exchanged.
        exchanged: bool,
    },
    /// Writes a side profile. Answered by [`super::Event::ProfileWritten`].
    WriteProfile {
        /// The file; its folder is made if it is missing.
        path: PathBuf,
        /// The profile as JSON.
        json: String,
    },
    /// Saves a project. Answered by [`super::Event::Saved`] or [`super::Event::SaveFailed`].
    ///
    /// Of several that wait for one path, only the newest is done and answered.
    Save {
        /// The project file; its folder is made if it is missing.
        path: PathBuf,
        /// The project as it is now.
        project: Arc<Project>,
        /// Comes back with the answer.
        revision: u64,
    },
    /// Writes a picture. Answered by [`super::Event::PictureSaved`].
    Picture {
        /// The file to write.
        path: PathBuf,
        /// What is drawn.
        figures: Arc<Figures>,
        /// How.
        order: pictures::Order,
    },
    /// Writes a report. Answered by [`super::Event::Exported`].
    Export {
        /// The file to write.
        path: PathBuf,
        /// The project.
        project: Arc<Project>,
        /// What was found in its articles.
        reading: Arc<Reading>,
        /// How to write it.
        options: export::Options,
    },
}

impl Job {
    /// What is going on while it runs, for the person.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Open { .. } => "Opening articles",
            Self::Paste { .. } => "Reading the pasted text",
            Self::Read { .. } => "Finding statements",
            Self::Advise { .. } => "Asking for a second opinion",
            Self::OpenProject { .. } => "Opening the project",
            Self::LoadProfile { .. } => "Reading the side profile",
            Self::LoadProfileToEdit { .. } => "Opening the side profile",
            Self::Preview { .. } => PREVIEW,
            Self::WriteProfile { .. } => "Saving the side profile",
            Self::Save { .. } => "Saving",
            Self::Export { .. } => "Writing the report",
            Self::Picture { .. } => "Saving the picture",
        }
    }

    /// Whether the writing thread does it.
    pub(super) fn writes(&self) -> bool {
        matches!(
            self,
            Self::Save { .. }
                | Self::Export { .. }
                | Self::Picture { .. }
                | Self::WriteProfile { .. }
        )
    }

    /// Whether the advising thread does it.
    pub(super) fn advises(&self) -> bool {
        matches!(self, Self::Advise { .. })
    }

    /// Whether `newer` makes this waiting job needless.
    pub(super) fn is_replaced_by(&self, newer: &Self) -> bool {
        match (self, newer) {
            (Self::Read { .. }, Self::Read { .. })
            | (Self::Advise { .. }, Self::Advise { .. })
            | (Self::Preview { .. }, Self::Preview { .. }) => true,
            (Self::Save { path: old, .. }, Self::Save { path: new, .. }) => old == new,
            _ => false,
        }
    }
}
