//! A second opinion in the window: a model folder that the person chose is asked about the suggestions
//! after each reading, in the background.

use std::path::PathBuf;
use std::sync::Arc;

use super::{App, notice};
use crate::model::Reading;
use crate::work::Job;

/// Whether this build can read models.
pub(super) const IS_BUILT_IN: bool = cfg!(feature = "nli");

impl App {
    /// Uses the model in this folder from now on.
    pub(super) fn use_model(&mut self, folder: PathBuf) {
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        self.settings.model_folder = Some(folder);
        self.keep_settings();
        self.without_advice();
        self.ask_model();
    }

    /// Asks no model any more and shows what was found without one.
    pub(super) fn use_no_model(&mut self) {
        self.settings.model_folder = None;
        self.keep_settings();
        self.worker.cancel_advice();
        self.without_advice();
        self.say(notice::told(
            "No model is asked for a second opinion any more.",
        ));
    }

    /// Asks about what was just found, if there is a model to ask.
    pub(super) fn ask_model(&mut self) {
        let reading = self.desk.reading();
        let folder = self.settings.model_folder.clone().filter(|_| IS_BUILT_IN);
        let Some(folder) = folder.filter(|_| reading.suggestions.iter().any(|s| s.suggested))
        else {
            return;
        };
        self.worker.send(Job::Advise {
            revision: self.desk.revision().reading,
            reading: Arc::clone(reading),
            folder,
        });
    }

    /// Takes in what the model said, unless something else was found meanwhile.
    pub(super) fn take_advice(&mut self, revision: u64, advised: Arc<Reading>) {
        if revision != self.desk.revision().reading || self.settings.model_folder.is_none() {
            return;
        }
        self.unadvised = Some(Arc::clone(self.desk.reading()));
        self.desk.put_reading(advised);
        self.desk.settle_pair();
    }

    /// Goes back to what was found before the model was heard.
    fn without_advice(&mut self) {
        if let Some(plain) = self.unadvised.take() {
            self.desk.put_reading(plain);
            self.desk.settle_pair();
        }
    }
}
