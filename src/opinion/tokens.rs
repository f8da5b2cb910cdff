//! `tokenizer.json`: two sentences to one row of numbers.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokenizers::{ModelWrapper, Tokenizer, TruncationParams};

use super::config::Config;
use super::{OpinionError, Part};

/// The most bytes of one sentence that are looked at; what comes after could only be cut away.
const MOST_SENTENCE_BYTES: usize = 8192;

/// Two sentences as a network takes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Numbers of tokens.
    pub(super) ids: Vec<u32>,
    /// To which sentence each belongs.
    pub(super) types: Vec<u32>,
}

/// A tokenizer that fits the model.
pub(super) struct Tokens {
    tokenizer: Tokenizer,
    /// How many kinds of tokens the network knows.
    types: usize,
}

impl Tokens {
    pub(super) fn read(json: &[u8], config: &Config) -> Result<Self, OpinionError> {
        let mut tokenizer = guarded(|| Tokenizer::from_bytes(json))?;
        if let ModelWrapper::BPE(model) = tokenizer.get_model()
            && model.dropout.is_some_and(|share| share > 0.0)
        {
            return Err(broken("it cuts words at random (dropout)"));
        }
        tokenizer.with_padding(None);
        let cut = TruncationParams {
            max_length: config.most_tokens,
            ..TruncationParams::default()
        };
        tokenizer.with_truncation(Some(cut)).map_err(broken)?;
        // "[SEP]" inside a claim is words like any other.
        tokenizer.set_encode_special_tokens(true);
        let last = tokenizer.get_vocab(true).values().copied().max();
        if last.is_none_or(|last| last as usize >= config.vocabulary) {
            return Err(OpinionError::Mismatch {
                why: format!(
                    "its words are numbered up to {} and the model knows {}",
                    last.unwrap_or(0),
                    config.vocabulary
                ),
            });
        }
        let tokens = Self {
            tokenizer,
            types: config.token_types,
        };
        tokens.joins_two_sentences()?;
        Ok(tokens)
    }

    /// The row of a first and a second sentence.
    pub(super) fn pair(&self, first: &str, second: &str) -> Result<Row, OpinionError> {
        let input = (head(first), head(second));
        let encoding = guarded(|| self.tokenizer.encode_fast(input, true))?;
        let types = if self.types > 1 {
            encoding.get_type_ids().to_vec()
        } else {
            vec![0; encoding.len()]
        };
        if types.iter().any(|&t| t as usize >= self.types.max(1)) {
            return Err(OpinionError::Mismatch {
                why: "it tells more kinds of tokens apart than the model knows".to_owned(),
            });
        }
        Ok(Row {
            ids: encoding.get_ids().to_vec(),
            types,
        })
    }

    /// A tokenizer without the marks between sentences would be used without an error, and every
    /// answer would be wrong.
    fn joins_two_sentences(&self) -> Result<(), OpinionError> {
        let encoding = guarded(|| self.tokenizer.encode(("a", "b"), true))?;
        let marks = encoding.get_special_tokens_mask();
        let ends = marks.first() == Some(&1) && marks.last() == Some(&1);
        if !ends || marks.iter().filter(|&&m| m == 1).count() < 3 {
            return Err(broken("it has no marks to put between two sentences"));
        }
        Ok(())
    }
}

/// As much of a sentence as is looked at.
pub(super) fn head(sentence: &str) -> &str {
    &sentence[..sentence.floor_char_boundary(MOST_SENTENCE_BYTES)]
}

/// The tokenizer's own code must not end the program, whatever the file holds.
fn guarded<T>(work: impl FnOnce() -> tokenizers::Result<T>) -> Result<T, OpinionError> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => done.map_err(broken),
        Err(_) => Err(broken("it cannot be worked with")),
    }
}

fn broken(why: impl std::fmt::Display) -> OpinionError {
    OpinionError::Broken {
        part: Part::Tokenizer,
        why: why.to_string().chars().take(200).collect(),
    }
}
