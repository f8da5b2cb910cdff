//! A second opinion from a language inference model that the person owns. Feature `nli`, off by
//! default.
//!
//! A folder with `config.json`, `tokenizer.json` and `model.safetensors` of a sequence classifier
//! (BERT, RoBERTa, XLM-RoBERTa, DeBERTa-v2 or v3) that knows entailment, neutral and contradiction
//! is read into memory and asked about two sentences at a time. Nothing is ever downloaded, nothing
//! runs but the processor, and the same folder and sentences give the same answer.
//!
//! `config` and `labels` read what the model says about itself, `weights` its numbers, `tokens` its
//! words; `bert` and `deberta` are the two families, `layers` is what they share; `asked` remembers
//! what was asked. What an answer may change is decided in `compare`, not here. The room touches no
//! file: `disk` opens the folder.

mod asked;
mod bert;
mod config;
mod deberta;
mod error;
mod labels;
mod layers;
mod tokens;
mod weights;

use std::io::{Read, Seek};
use std::sync::atomic::{AtomicBool, Ordering};

pub use error::{OpinionError, Part};
pub use weights::{MOST_PARAMETERS, MOST_WEIGHT_BYTES};

use crate::model::Opinion;
use asked::Asked;
use config::Family;
use labels::Labels;
use tokens::Tokens;
use weights::Weights;

/// What a folder holds, opened but not read: the settings and the tokenizer as bytes, the weights as
/// something to read from.
pub struct ModelFiles<R> {
    /// Name of the folder, for the person.
    pub name: String,
    /// Bytes of `config.json`.
    pub config: Vec<u8>,
    /// Bytes of `tokenizer.json`.
    pub tokenizer: Vec<u8>,
    /// `model.safetensors`, at its start.
    pub weights: R,
    /// Its length in bytes.
    pub weights_bytes: u64,
}

/// The three shares a model gives one sentence after another; they add up to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// The second follows from the first.
    pub entailment: f32,
    /// Neither follows.
    pub neutral: f32,
    /// Both cannot hold.
    pub contradiction: f32,
}

/// A loaded model. Can be asked from several threads at once.
pub struct SecondOpinion {
    name: String,
    tokens: Tokens,
    network: Network,
    labels: Labels,
    parameters: u64,
    asked: Asked,
}

enum Network {
    Bert(bert::Bert),
    Deberta(deberta::Deberta),
}

impl SecondOpinion {
    /// Reads a model into memory, as 32-bit numbers whatever the file stores: four bytes for each of
    /// its [`parameters`](Self::parameters).
    ///
    /// # Errors
    /// When a part is missing, broken, of another kind or too large; [`OpinionError::Cancelled`] when
    /// `cancel` is set on the way.
    pub fn load<R: Read + Seek>(
        files: ModelFiles<R>,
        cancel: &AtomicBool,
    ) -> Result<Self, OpinionError> {
        let (config, labels) = config::read(&files.config)?;
        let tokens = Tokens::read(&files.tokenizer, &config)?;
        let mut weights = Weights::open(files.weights, files.weights_bytes, cancel)?;
        let network = match config.family {
            Family::Bert | Family::Roberta => {
                Network::Bert(bert::Bert::load(&config, &mut weights)?)
            }
            Family::Deberta => Network::Deberta(deberta::Deberta::load(&config, &mut weights)?),
        };
        let loaded = Self {
            name: files.name,
            tokens,
            network,
            labels,
            parameters: weights.parameters_read(),
            asked: Asked::default(),
        };
        loaded.try_out(cancel)?;
        Ok(loaded)
    }

    /// The folder's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many numbers the model is made of.
    pub fn parameters(&self) -> u64 {
        self.parameters
    }

    /// What the model says of two sentences: the mean of both directions, in steps of a thousandth;
    /// the same whichever comes first. An answer is remembered.
    ///
    /// # Errors
    /// When the model cannot answer, or `cancel` is set before it has.
    pub fn ask(&self, a: &str, b: &str, cancel: &AtomicBool) -> Result<Opinion, OpinionError> {
        let (a, b) = (tokens::head(a), tokens::head(b));
        let (first, second) = if a <= b { (a, b) } else { (b, a) };
        if let Some(known) = self.asked.recall(first, second) {
            return Ok(known);
        }
        let there = self.tokens.pair(first, second)?;
        let back = self.tokens.pair(second, first)?;
        let rows = if there.ids.len() == back.ids.len() {
            self.run(&[there, back], cancel)?
        } else {
            let mut rows = self.run(&[there], cancel)?;
            rows.extend(self.run(&[back], cancel)?);
            rows
        };
        let [there, back] = rows[..] else {
            return Err(OpinionError::Computing(
                "it gave another number of answers than was asked for".to_owned(),
            ));
        };
        let mean = |x: f32, y: f32| ((x + y) * 500.0).round() / 1000.0;
        let opinion = Opinion {
            model: self.name.clone(),
            contradiction: mean(there.contradiction, back.contradiction),
            neutral: mean(there.neutral, back.neutral),
            entailment: mean(there.entailment, back.entailment),
        };
        self.asked.remember(first, second, &opinion);
        Ok(opinion)
    }

    /// What the model says of one sentence after another, in this direction and unrounded.
    ///
    /// # Errors
    /// As for [`ask`](Self::ask).
    pub fn read_after(
        &self,
        premise: &str,
        hypothesis: &str,
        cancel: &AtomicBool,
    ) -> Result<Shares, OpinionError> {
        let row = self.tokens.pair(premise, hypothesis)?;
        self.run(&[row], cancel)?
            .pop()
            .ok_or_else(|| OpinionError::Computing("it gave no answer".to_owned()))
    }

    /// Rows must be of one length, so that no padding is needed and no row changes another.
    fn run(&self, rows: &[tokens::Row], cancel: &AtomicBool) -> Result<Vec<Shares>, OpinionError> {
        let stop = || cancel.load(Ordering::Relaxed);
        let logits = match &self.network {
            Network::Bert(network) => network.forward(rows, &stop),
            Network::Deberta(network) => network.forward(rows, &stop),
        }
        .and_then(|logits| logits.map(|l| l.to_vec2::<f32>()).transpose())
        .map_err(|error| OpinionError::Computing(error.to_string()))?
        .ok_or(OpinionError::Cancelled)?;
        logits.iter().map(|row| self.labels.shares(row)).collect()
    }

    /// One question whose answer is thrown away: what is wrong shows now and not in the middle.
    fn try_out(&self, cancel: &AtomicBool) -> Result<(), OpinionError> {
        self.read_after("It was open.", "It was shut.", cancel)
            .map(|_| ())
    }
}
