//! What the advising thread does: it asks a model in a folder of the person's about suggestions.
//!
//! The model is kept from one time to the next, and remembers what it was asked. Without the feature
//! `nli` the thread has nothing to ask and says so.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::outbox::Outbox;
use super::{Event, Failure, Job};
use crate::model::Reading;

/// The model that was asked last.
#[derive(Default)]
pub(super) struct Adviser {
    #[cfg(feature = "nli")]
    loaded: std::sync::Mutex<Option<(std::path::PathBuf, Arc<crate::opinion::SecondOpinion>)>>,
}

impl Adviser {
    pub(super) fn run(&self, job: Job, outbox: &Outbox, cancel: &AtomicBool) -> Event {
        let title = job.title();
        let Job::Advise {
            revision,
            reading,
            folder,
        } = job
        else {
            unreachable!("`Job::advises` sends nothing else to the advising thread")
        };
        match self.ask(&folder, &reading, title, outbox, cancel) {
            Ok(Some(reading)) => Event::Advised { revision, reading },
            Ok(None) => Event::Cancelled { title },
            Err(failure) => Event::Failed { title, failure },
        }
    }

    #[cfg(feature = "nli")]
    fn ask(
        &self,
        folder: &Path,
        reading: &Arc<Reading>,
        title: &'static str,
        outbox: &Outbox,
        cancel: &AtomicBool,
    ) -> Result<Option<Arc<Reading>>, Failure> {
        use crate::opinion::OpinionError;
        use crate::pipeline::{self, MOST_ASKED};

        let failed = |error: &OpinionError| match error {
            OpinionError::Cancelled => None,
            error => Some(Failure::new(folder, error, error.advice())),
        };
        let model = match self.load(folder, cancel)? {
            Ok(model) => model,
            Err(error) => return failed(&error).map_or(Ok(None), Err),
        };
        let progress = super::reader::Progress::start(title, 0, outbox);
        let ask = |a: &str, b: &str| model.ask(a, b, cancel);
        let told = |done: usize, of: usize| progress.tell_of(done, of);
        match pipeline::second_opinions(reading, MOST_ASKED, &ask, &told) {
            Ok(suggestions) => Ok(Some(Arc::new(reading.with_suggestions(suggestions)))),
            Err(error) => failed(&error).map_or(Ok(None), Err),
        }
    }

    /// The model in the folder: the one there is, or read anew.
    #[cfg(feature = "nli")]
    fn load(
        &self,
        folder: &Path,
        cancel: &AtomicBool,
    ) -> Result<Result<Arc<crate::opinion::SecondOpinion>, crate::opinion::OpinionError>, Failure>
    {
        use std::sync::PoisonError;

        use crate::disk;
        use crate::opinion::{ModelFiles, SecondOpinion};

        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, model)) = loaded.as_ref().filter(|(path, _)| path == folder) {
            return Ok(Ok(Arc::clone(model)));
        }
        // Two models at a time would take twice the memory.
        *loaded = None;
        let opened = disk::open_model_folder(folder)
            .map_err(|error| Failure::new(folder, &error, error.advice()))?;
        let files = ModelFiles {
            name: opened.name,
            config: opened.config,
            tokenizer: opened.tokenizer,
            weights: opened.weights,
            weights_bytes: opened.weights_bytes,
        };
        let model = match SecondOpinion::load(files, cancel) {
            Ok(model) => Arc::new(model),
            Err(error) => return Ok(Err(error)),
        };
        *loaded = Some((folder.to_owned(), Arc::clone(&model)));
        Ok(Ok(model))
    }

    #[cfg(not(feature = "nli"))]
    #[expect(
        clippy::unused_self,
        reason = "the same call with and without the feature"
    )]
    fn ask(
        &self,
        folder: &Path,
        _: &Arc<Reading>,
        _: &'static str,
        _: &Outbox,
        _: &AtomicBool,
    ) -> Result<Option<Arc<Reading>>, Failure> {
        Err(Failure {
            path: Some(folder.to_owned()),
            why: "this build has no second opinion".to_owned(),
            advice: "Build it in with: cargo build --release --features nli".to_owned(),
        })
    }
}
