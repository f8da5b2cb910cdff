//! `--opinion FOLDER`: a model that is asked for a second opinion, where this build has that part.

use std::path::Path;

use crate::model::Opinion;

/// A loaded model.
#[cfg(feature = "nli")]
pub struct Adviser(crate::opinion::SecondOpinion);

/// No model: this build cannot load one.
#[cfg(not(feature = "nli"))]
pub enum Adviser {}

/// Loads the model in a folder; the error is a whole message for standard error.
#[cfg(feature = "nli")]
pub fn load(folder: &Path) -> Result<Adviser, String> {
    use crate::disk;
    use crate::opinion::{ModelFiles, SecondOpinion};

    let failed = |why: &dyn std::fmt::Display, advice: &str| {
        format!(
            "the model in {} cannot be used: {why}. {advice}",
            folder.display()
        )
    };
    let opened = disk::open_model_folder(folder).map_err(|error| failed(&error, error.advice()))?;
    let files = ModelFiles {
        name: opened.name,
        config: opened.config,
        tokenizer: opened.tokenizer,
        weights: opened.weights,
        weights_bytes: opened.weights_bytes,
    };
    SecondOpinion::load(files, &GO_ON)
        .map(Adviser)
        .map_err(|error| failed(&error, error.advice()))
}

/// Says that this build cannot load a model.
#[cfg(not(feature = "nli"))]
pub fn load(_: &Path) -> Result<Adviser, String> {
    Err(
        "this build has no second opinion. Leave out --opinion, or build it in with: cargo build \
         --release --features nli"
            .to_owned(),
    )
}

#[cfg(feature = "nli")]
static GO_ON: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

impl Adviser {
    /// What the model says of two sentences; the error is a whole message for standard error.
    pub fn ask(&self, a: &str, b: &str) -> Result<Opinion, String> {
        #[cfg(feature = "nli")]
        return self.0.ask(a, b, &GO_ON).map_err(|error| {
            format!(
                "the model “{}” gave no answer: {error}. {}",
                self.0.name(),
                error.advice()
            )
        });
        #[cfg(not(feature = "nli"))]
        {
            let _ = (a, b);
            match *self {}
        }
    }
}
