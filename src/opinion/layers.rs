//! What the families of networks share: a line of sums, a norm, the second half of a layer.

use std::io::{Read, Seek};

use candle_core::{Device, Result, Tensor};
use candle_nn::{Activation, LayerNorm, Linear, Module};

use super::OpinionError;
use super::config::Config;
use super::tokens::Row;
use super::weights::Weights;

/// Reads `name.weight` and `name.bias`.
pub(super) fn linear<R: Read + Seek>(
    weights: &mut Weights<'_, R>,
    name: &str,
    from: usize,
    to: usize,
) -> std::result::Result<Linear, OpinionError> {
    let weight = weights.get(&format!("{name}.weight"), &[to, from])?;
    let bias = weights.get(&format!("{name}.bias"), &[to])?;
    Ok(Linear::new(weight, Some(bias)))
}

/// Reads a norm; old files call its two rows gamma and beta.
pub(super) fn norm<R: Read + Seek>(
    weights: &mut Weights<'_, R>,
    name: &str,
    config: &Config,
) -> std::result::Result<LayerNorm, OpinionError> {
    let old = format!("{name}.gamma");
    let (scale, shift) = if weights.has(&old) {
        (old, format!("{name}.beta"))
    } else {
        (format!("{name}.weight"), format!("{name}.bias"))
    };
    let scale = weights.get(&scale, &[config.width])?;
    let shift = weights.get(&shift, &[config.width])?;
    Ok(LayerNorm::new(scale, shift, config.norm_eps))
}

/// What comes after the attention in a layer; the same in all families.
pub(super) struct Rest {
    out: Linear,
    out_norm: LayerNorm,
    wide: Linear,
    activation: Activation,
    narrow: Linear,
    narrow_norm: LayerNorm,
}

impl Rest {
    /// `layer` is the name of the layer, with a dot at its end.
    pub(super) fn load<R: Read + Seek>(
        config: &Config,
        weights: &mut Weights<'_, R>,
        layer: &str,
    ) -> std::result::Result<Self, OpinionError> {
        let (width, inner) = (config.width, config.inner_width);
        Ok(Self {
            out: linear(
                weights,
                &format!("{layer}attention.output.dense"),
                width,
                width,
            )?,
            out_norm: norm(
                weights,
                &format!("{layer}attention.output.LayerNorm"),
                config,
            )?,
            wide: linear(weights, &format!("{layer}intermediate.dense"), width, inner)?,
            activation: config.activation,
            narrow: linear(weights, &format!("{layer}output.dense"), inner, width)?,
            narrow_norm: norm(weights, &format!("{layer}output.LayerNorm"), config)?,
        })
    }

    /// `given` went into the attention, `attended` came out of it.
    pub(super) fn forward(&self, given: &Tensor, attended: &Tensor) -> Result<Tensor> {
        let middle = self
            .out_norm
            .forward(&(self.out.forward(attended)? + given)?)?;
        let wide = self.activation.forward(&self.wide.forward(&middle)?)?;
        self.narrow_norm
            .forward(&(self.narrow.forward(&wide)? + middle)?)
    }
}

/// `(rows, tokens, width)` to `(rows, heads, tokens, width of a head)`.
pub(super) fn to_heads(x: &Tensor, heads: usize) -> Result<Tensor> {
    let (rows, tokens, width) = x.dims3()?;
    x.reshape((rows, tokens, heads, width / heads))?
        .transpose(1, 2)?
        .contiguous()
}

/// The way back of [`to_heads`].
pub(super) fn from_heads(x: &Tensor) -> Result<Tensor> {
    let (rows, heads, tokens, width) = x.dims4()?;
    x.transpose(1, 2)?
        .contiguous()?
        .reshape((rows, tokens, heads * width))
}

/// A row of `table` for each number in `ids`, as `(rows, tokens, width)`.
pub(super) fn look_up(table: &Tensor, ids: &[u32], rows: usize) -> Result<Tensor> {
    let found = table.index_select(&Tensor::new(ids, &Device::Cpu)?, 0)?;
    let (count, width) = found.dims2()?;
    found.reshape((rows, count / rows.max(1), width))
}

/// All tokens of all rows, one row after the other.
pub(super) fn flat(rows: &[Row], of: impl Fn(&Row) -> &Vec<u32>) -> Vec<u32> {
    rows.iter()
        .flat_map(|row| of(row).iter().copied())
        .collect()
}

/// The first token of each row, which stands for the whole row: `(rows, width)`.
pub(super) fn first_token(x: &Tensor) -> Result<Tensor> {
    x.narrow(1, 0, 1)?.squeeze(1)?.contiguous()
}
