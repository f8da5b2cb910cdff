//! BERT and RoBERTa: the same layers, told apart by where positions start and by the last step.

use std::io::{Read, Seek};

use candle_core::{Result, Tensor};
use candle_nn::ops::softmax_last_dim;
use candle_nn::{LayerNorm, Linear, Module};

use super::OpinionError;
use super::config::{Config, Family};
use super::layers::{Rest, first_token, flat, from_heads, linear, look_up, norm, to_heads};
use super::tokens::Row;
use super::weights::Weights;

pub(super) struct Bert {
    words: Tensor,
    positions: Tensor,
    types: Tensor,
    norm: LayerNorm,
    layers: Vec<Layer>,
    pool: Linear,
    answer: Linear,
    first_position: usize,
}

struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    rest: Rest,
    heads: usize,
}

impl Bert {
    pub(super) fn load<R: Read + Seek>(
        config: &Config,
        weights: &mut Weights<'_, R>,
    ) -> std::result::Result<Self, OpinionError> {
        let width = config.width;
        let (root, pool, answer) = match config.family {
            Family::Roberta => ("roberta", "classifier.dense", "classifier.out_proj"),
            Family::Bert | Family::Deberta => ("bert", "bert.pooler.dense", "classifier"),
        };
        let table = |name: &str| format!("{root}.embeddings.{name}_embeddings.weight");
        Ok(Self {
            // The answer first: a model made for something else is told at once.
            answer: linear(weights, answer, width, 3)?,
            pool: linear(weights, pool, width, width)?,
            words: weights.get(&table("word"), &[config.vocabulary, width])?,
            positions: weights.get(&table("position"), &[config.positions, width])?,
            types: weights.get(&table("token_type"), &[config.token_types, width])?,
            norm: norm(weights, &format!("{root}.embeddings.LayerNorm"), config)?,
            layers: (0..config.layers)
                .map(|i| Layer::load(config, weights, &format!("{root}.encoder.layer.{i}.")))
                .collect::<std::result::Result<_, _>>()?,
            first_position: config.first_position,
        })
    }

    /// The three numbers of each row; none when `stop` says so on the way. Rows are of one length.
    pub(super) fn forward(&self, rows: &[Row], stop: &dyn Fn() -> bool) -> Result<Option<Tensor>> {
        let tokens = rows.first().map_or(0, |row| row.ids.len());
        let positions: Vec<u32> = (self.first_position..self.first_position + tokens)
            .map(|at| at as u32)
            .collect();
        let words = look_up(&self.words, &flat(rows, |row| &row.ids), rows.len())?;
        let types = look_up(&self.types, &flat(rows, |row| &row.types), rows.len())?;
        let positions = look_up(&self.positions, &positions, 1)?;
        let mut x = self
            .norm
            .forward(&(words + types)?.broadcast_add(&positions)?)?;
        for layer in &self.layers {
            if stop() {
                return Ok(None);
            }
            x = layer.forward(&x)?;
        }
        let pooled = self.pool.forward(&first_token(&x)?)?.tanh()?;
        self.answer.forward(&pooled).map(Some)
    }
}

impl Layer {
    fn load<R: Read + Seek>(
        config: &Config,
        weights: &mut Weights<'_, R>,
        name: &str,
    ) -> std::result::Result<Self, OpinionError> {
        let width = config.width;
        let mut attention = |part: &str| {
            linear(
                weights,
                &format!("{name}attention.self.{part}"),
                width,
                width,
            )
        };
        Ok(Self {
            query: attention("query")?,
            key: attention("key")?,
            value: attention("value")?,
            rest: Rest::load(config, weights, name)?,
            heads: config.heads,
        })
    }

    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let query = to_heads(&self.query.forward(x)?, self.heads)?;
        let key = to_heads(&self.key.forward(x)?, self.heads)?;
        let value = to_heads(&self.value.forward(x)?, self.heads)?;
        let scale = 1.0 / (query.dim(3)? as f64).sqrt();
        let scores = (query.matmul(&key.t()?)? * scale)?;
        let attended = from_heads(&softmax_last_dim(&scores)?.matmul(&value)?)?;
        self.rest.forward(x, &attended)
    }
}
