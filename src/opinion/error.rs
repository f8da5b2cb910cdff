//! Why a model folder cannot be used: which part of it, why, and what to try.

use std::fmt;

/// A file of a model folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `config.json`: what the model is.
    Config,
    /// `tokenizer.json`: how it cuts text.
    Tokenizer,
    /// `model.safetensors`: its numbers.
    Weights,
}

impl Part {
    /// The file's name.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Config => "config.json",
            Self::Tokenizer => "tokenizer.json",
            Self::Weights => "model.safetensors",
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file_name())
    }
}

/// A model that cannot be loaded or asked. The words follow a colon: "model.safetensors holds no …".
#[derive(Debug, thiserror::Error)]
pub enum OpinionError {
    /// A file that cannot be read as what it should be.
    #[error("{part} is broken ({why})")]
    Broken {
        /// The file.
        part: Part,
        /// What was found.
        why: String,
    },
    /// A model of a kind this program does not know.
    #[error("config.json tells of a model of the kind “{kind}”")]
    OtherKind {
        /// `model_type`.
        kind: String,
    },
    /// A model of a known kind that was made for something else.
    #[error("config.json tells of a model made for another task ({task})")]
    OtherTask {
        /// `architectures`.
        task: String,
    },
    /// A known kind with a setting this program does not know.
    #[error("config.json tells of {setting}, which counterclaim does not know")]
    Setting {
        /// The setting and its value.
        setting: String,
    },
    /// Its answers are not entailment, neutral and contradiction.
    #[error("config.json names the answers {found}, not entailment, neutral and contradiction")]
    Labels {
        /// The names found, as a list.
        found: String,
    },
    /// Larger than what is loaded.
    #[error("model.safetensors holds {have}; at most {most} are loaded")]
    TooLarge {
        /// What it holds, with its unit.
        have: String,
        /// The bound, with its unit.
        most: String,
    },
    /// Numbers of a kind that is not read.
    #[error("model.safetensors stores “{name}” as {dtype}, not as F32, F16 or BF16")]
    Dtype {
        /// The tensor.
        name: String,
        /// How it is stored.
        dtype: String,
    },
    /// A part of the network is not in the file.
    #[error("model.safetensors holds no “{name}”")]
    Missing {
        /// The tensor.
        name: String,
    },
    /// A part of the network has other measures than the settings tell.
    #[error("model.safetensors holds “{name}” as {found:?} where config.json asks for {wanted:?}")]
    Shape {
        /// The tensor.
        name: String,
        /// Its measures.
        found: Vec<usize>,
        /// What they should be.
        wanted: Vec<usize>,
    },
    /// A tokenizer of another model.
    #[error("tokenizer.json does not belong to this model ({why})")]
    Mismatch {
        /// What does not fit.
        why: String,
    },
    /// The network gave no numbers.
    #[error("the model's answer is not a number")]
    NoNumber,
    /// The computation failed.
    #[error("the model could not be run ({0})")]
    Computing(String),
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
}

impl OpinionError {
    /// What the person can try, as a sentence; empty after cancelling.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Broken { .. } => "Copy the file again from where the model came from.",
            Self::OtherKind { .. } => {
                "Choose a sequence classifier of the kind bert, roberta, xlm-roberta or deberta-v2 \
                 (which DeBERTa-v3 is, too)."
            }
            Self::OtherTask { .. } => {
                "Choose a model trained for natural language inference (NLI), saved as a sequence \
                 classifier."
            }
            Self::Labels { .. } => {
                "Choose a model trained on MNLI, XNLI or the like, with the three answers named in \
                 id2label."
            }
            Self::Setting { .. } => "Choose another model of this kind.",
            Self::TooLarge { .. } => "Choose a smaller model; a base size is enough.",
            Self::Dtype { .. } => "Save the model again as F32 or F16 safetensors.",
            Self::Missing { .. } | Self::Shape { .. } | Self::Mismatch { .. } => {
                "Check that the three files come from one and the same model."
            }
            Self::NoNumber => "The file may be damaged. Copy it again, or choose another model.",
            Self::Computing(_) => "Choose another model, and please report this one.",
            Self::Cancelled => "",
        }
    }
}
