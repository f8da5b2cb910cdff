//! What a worker tells.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{Article, ArticleId, Reading};
use crate::project::{Document, Preview};
use crate::sides::Profile;

/// Why something could not be done: plain facts for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file or folder; none for pasted text.
    pub path: Option<PathBuf>,
    /// Why, as a clause that follows a colon: "it holds no text".
    pub why: String,
    /// What to try, as a sentence; may be empty.
    pub advice: String,
}

impl Failure {
    pub(super) fn new(path: &Path, why: &impl ToString, advice: &str) -> Self {
        Self {
            path: Some(path.to_owned()),
            why: why.to_string(),
            advice: advice.to_owned(),
        }
    }

    /// A fault of the program itself, caught so that work can go on.
    pub(super) fn fault(path: Option<&Path>, panic: &(dyn std::any::Any + Send)) -> Self {
        let said = panic
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned())
            .unwrap_or_else(|| "no details".to_owned());
        Self {
            path: path.map(Path::to_owned),
            why: format!("a fault in counterclaim itself ({said})"),
            advice: "Your project is safe. Please report it with the file.".to_owned(),
        }
    }
}

/// The same article met twice in one batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: String,
    /// The file it was kept from.
    pub kept: Option<PathBuf>,
    /// The file that holds the same text and was left out.
    pub left_out: Option<PathBuf>,
}

/// What a worker tells.
#[derive(Clone, Debug)]
pub enum Event {
    /// How far the running job is. Of several in a row only the last is kept.
    Progress {
        /// [`super::Job::title`].
        title: &'static str,
        /// Files or articles done.
        done: usize,
        /// All of them.
        total: usize,
    },
    /// Articles were read. Those the project has already are among them.
    Opened {
        /// In the order of the paths and, within a folder, of the names.
        articles: Vec<Arc<Article>>,
        /// Files that gave nothing, in the same order.
        failures: Vec<Failure>,
        /// Articles left out because the batch holds them already, in the same order.
        duplicates: Vec<Duplicate>,
    },
    /// Statements and suggestions were found.
    Read {
        /// The job's.
        revision: u64,
        /// What was found.
        reading: Arc<Reading>,
    },
    /// A second opinion was heard.
    Advised {
        /// The job's.
        revision: u64,
        /// The reading with its suggestions weighed anew.
        reading: Arc<Reading>,
    },
    /// A project was opened.
    ProjectOpened {
        /// Its file.
        path: PathBuf,
        /// What was in it.
        document: Box<Document>,
    },
    /// A side profile was read.
    ProfileLoaded {
        /// Its file.
        path: PathBuf,
        /// The profile.
        profile: Arc<Profile>,
    },
    /// A side profile was read to be written on.
    ProfileToEdit {
        /// Its file.
        path: PathBuf,
        /// The profile.
        profile: Arc<Profile>,
    },
    /// It was worked out what another side profile would change.
    Previewed {
        /// The job's.
        revision: u64,
        /// What would change.
        preview: Arc<Preview>,
    },
    /// A side profile was written.
    ProfileWritten {
        /// Its file.
        path: PathBuf,
    },
    /// A project was saved.
    Saved {
        /// Its file.
        path: PathBuf,
        /// The job's.
        revision: u64,
    },
    /// A project could not be saved; the file is as it was.
    SaveFailed {
        /// Its file.
        path: PathBuf,
        /// The job's.
        revision: u64,
        /// Why.
        failure: Failure,
    },
    /// A report was written.
    Exported {
        /// Its file.
        path: PathBuf,
    },
    /// A picture was written.
    PictureSaved {
        /// Its file.
        path: PathBuf,
    },
    /// The person cancelled the job; it changed nothing.
    Cancelled {
        /// [`super::Job::title`].
        title: &'static str,
    },
    /// Another job could not be done.
    Failed {
        /// [`super::Job::title`].
        title: &'static str,
        /// Why.
        failure: Failure,
    },
}
