//! DeBERTa-v2 and v3: attention that weighs content and distance apart from each other.

use std::io::{Read, Seek};

use candle_core::{Device, Result, Tensor};
use candle_nn::ops::softmax_last_dim;
use candle_nn::{LayerNorm, Linear, Module};

use super::OpinionError;
use super::config::{Config, Relative};
use super::layers::{Rest, first_token, flat, from_heads, linear, look_up, norm, to_heads};
use super::tokens::Row;
use super::weights::Weights;

pub(super) struct Deberta {
    words: Tensor,
    positions: Option<Tensor>,
    types: Option<Tensor>,
    /// Only where the tables are narrower than the network.
    widen: Option<Linear>,
    norm: LayerNorm,
    layers: Vec<Layer>,
    pool: Linear,
    answer: Linear,
    relative: Relative,
}

struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    /// Keys and queries of the distances, a row for each: `(1, heads, width of a head, rows)`, so that
    /// they multiply as they are. They depend on the model alone and are worked out when it is loaded.
    distance_keys: Option<Tensor>,
    distance_queries: Option<Tensor>,
    /// By how much the scores of the attention are scaled.
    scale: f64,
    rest: Rest,
    heads: usize,
}

impl Deberta {
    pub(super) fn load<R: Read + Seek>(
        config: &Config,
        weights: &mut Weights<'_, R>,
    ) -> std::result::Result<Self, OpinionError> {
        let (width, relative) = (config.width, &config.relative);
        let narrow = relative.embedding_width;
        let table = |name: &str| format!("deberta.embeddings.{name}_embeddings.weight");
        let answer = linear(weights, "classifier", width, 3)?;
        let pool = linear(weights, "pooler.dense", width, width)?;
        let words = weights.get(&table("word"), &[config.vocabulary, narrow])?;
        let positions = relative
            .absolute_positions
            .then(|| weights.get(&table("position"), &[config.positions, narrow]))
            .transpose()?;
        let types = (config.token_types > 0)
            .then(|| weights.get(&table("token_type"), &[config.token_types, narrow]))
            .transpose()?;
        let widen = (narrow != width)
            .then(|| weights.get("deberta.embeddings.embed_proj.weight", &[width, narrow]))
            .transpose()?
            .map(|weight| Linear::new(weight, None));
        let embedding_norm = norm(weights, "deberta.embeddings.LayerNorm", config)?;
        let distances = distances(config, weights)?;
        let layers = (0..config.layers)
            .map(|i| Layer::load(config, weights, i, distances.as_ref()))
            .collect::<std::result::Result<_, _>>()?;
        Ok(Self {
            words,
            positions,
            types,
            widen,
            norm: embedding_norm,
            layers,
            pool,
            answer,
            relative: relative.clone(),
        })
    }

    /// The three numbers of each row; none when `stop` says so on the way. Rows are of one length.
    pub(super) fn forward(&self, rows: &[Row], stop: &dyn Fn() -> bool) -> Result<Option<Tensor>> {
        let tokens = rows.first().map_or(0, |row| row.ids.len());
        let mut x = look_up(&self.words, &flat(rows, |row| &row.ids), rows.len())?;
        if let Some(table) = &self.positions {
            let positions: Vec<u32> = (0..tokens as u32).collect();
            x = x.broadcast_add(&look_up(table, &positions, 1)?)?;
        }
        if let Some(table) = &self.types {
            x = (x + look_up(table, &flat(rows, |row| &row.types), rows.len())?)?;
        }
        if let Some(widen) = &self.widen {
            x = widen.forward(&x)?;
        }
        x = self.norm.forward(&x)?;
        let places = self.relative.places(tokens)?;
        for layer in &self.layers {
            if stop() {
                return Ok(None);
            }
            x = layer.forward(&x, &places)?;
        }
        let pooled = self.pool.forward(&first_token(&x)?)?;
        let pooled = self.relative.pooler_activation.forward(&pooled)?;
        self.answer.forward(&pooled).map(Some)
    }
}

/// The table of distances, a row for each, normed where the model says so; none when the attention
/// does not look at distances.
fn distances<R: Read + Seek>(
    config: &Config,
    weights: &mut Weights<'_, R>,
) -> std::result::Result<Option<Tensor>, OpinionError> {
    if !config.relative.on {
        return Ok(None);
    }
    let rows = 2 * config.relative.span();
    let table = weights.get(
        "deberta.encoder.rel_embeddings.weight",
        &[rows, config.width],
    )?;
    if !config.relative.norm_distances {
        return Ok(Some(table));
    }
    let norm = norm(weights, "deberta.encoder.LayerNorm", config)?;
    norm.forward(&table).map(Some).map_err(computing)
}

fn computing(error: impl std::fmt::Display) -> OpinionError {
    OpinionError::Computing(error.to_string())
}

impl Layer {
    fn load<R: Read + Seek>(
        config: &Config,
        weights: &mut Weights<'_, R>,
        number: usize,
        distances: Option<&Tensor>,
    ) -> std::result::Result<Self, OpinionError> {
        let (width, heads, relative) = (config.width, config.heads, &config.relative);
        let name = format!("deberta.encoder.layer.{number}.");
        let mut attention = |part: &str| {
            linear(
                weights,
                &format!("{name}attention.self.{part}"),
                width,
                width,
            )
        };
        let (query, key) = (attention("query_proj")?, attention("key_proj")?);
        let value = attention("value_proj")?;
        let mut worked_out = |wanted: bool, shared: &Linear, own: &str| {
            let Some(table) = distances.filter(|_| wanted) else {
                return Ok(None);
            };
            let by = if relative.shared_keys {
                shared.clone()
            } else {
                attention(own)?
            };
            let worked_out = || {
                let table = by.forward(table)?.unsqueeze(0)?;
                to_heads(&table, heads)?.t()?.contiguous()
            };
            worked_out().map(Some).map_err(computing)
        };
        let distance_keys = worked_out(relative.content_to_position, &key, "pos_key_proj")?;
        let distance_queries = worked_out(relative.position_to_content, &query, "pos_query_proj")?;
        let terms = 1
            + usize::from(relative.content_to_position)
            + usize::from(relative.position_to_content);
        Ok(Self {
            query,
            key,
            value,
            distance_keys,
            distance_queries,
            scale: 1.0 / ((width / heads * terms) as f64).sqrt(),
            rest: Rest::load(config, weights, &name)?,
            heads,
        })
    }

    /// `places` tells for each two tokens the row of their distance: `(tokens, tokens)`.
    fn forward(&self, x: &Tensor, places: &Tensor) -> Result<Tensor> {
        let query = to_heads(&self.query.forward(x)?, self.heads)?;
        let key = to_heads(&self.key.forward(x)?, self.heads)?;
        let value = to_heads(&self.value.forward(x)?, self.heads)?;
        let mut scores = query.matmul(&key.t()?)?;
        if let Some(distances) = &self.distance_keys {
            scores = (scores + picked(&query, distances, places)?)?;
        }
        if let Some(distances) = &self.distance_queries {
            // Looked up by the key, for the same distance from query to key, then turned back.
            let seen = picked(&key, distances, &places.t()?)?;
            scores = (scores + seen.t()?)?;
        }
        let shares = softmax_last_dim(&(scores * self.scale)?.contiguous()?)?;
        let attended = from_heads(&shares.matmul(&value)?)?;
        self.rest.forward(x, &attended)
    }
}

/// How much each token meets each distance, picked at the distances there are.
fn picked(tokens: &Tensor, distances: &Tensor, places: &Tensor) -> Result<Tensor> {
    let (rows, heads, count, _) = tokens.dims4()?;
    let all = tokens.broadcast_matmul(distances)?;
    let places = places
        .broadcast_as((rows, heads, count, count))?
        .contiguous()?;
    all.gather(&places, 3)
}

impl Relative {
    /// The row of the distance from each token to each other.
    fn places(&self, tokens: usize) -> Result<Tensor> {
        let span = self.span().cast_signed();
        let mut places = Vec::with_capacity(tokens * tokens);
        for from in 0..tokens.cast_signed() {
            for to in 0..tokens.cast_signed() {
                let place = self.bucket(from - to) + span;
                places.push(place.clamp(0, (2 * span - 1).max(0)) as u32);
            }
        }
        Tensor::from_vec(places, (tokens, tokens), &Device::Cpu)
    }

    /// Near distances have a number each, far ones share numbers, the farther the more.
    fn bucket(&self, distance: isize) -> isize {
        let middle = (self.buckets / 2).cast_signed();
        let far = distance.abs();
        if self.buckets == 0 || far <= middle {
            return distance;
        }
        // In 32 bits, as the models were trained.
        let near = middle as f32;
        let share = (far as f32 / near).ln() / ((self.most_distance as f32 - 1.0) / near).ln();
        ((share * (near - 1.0)).ceil() as isize + middle) * distance.signum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_distances_share_numbers() {
        let relative = Relative {
            buckets: 8,
            most_distance: 20,
            ..Relative::none(16)
        };
        let seen: Vec<isize> = (0..22).map(|d| relative.bucket(d)).collect();
        // 4 + ceil(3 ln(d / 4) / ln(19 / 4)) from 5 on.
        assert_eq!(seen[..6], [0, 1, 2, 3, 4, 5]);
        assert_eq!(
            (seen[6], seen[7], seen[11], seen[12], seen[19]),
            (5, 6, 6, 7, 7)
        );
        for d in 0..22 {
            assert_eq!(relative.bucket(-d), -relative.bucket(d));
        }
    }
}
