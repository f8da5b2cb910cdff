//! What `config.json` says about a model, checked.

use std::collections::BTreeMap;

use candle_nn::Activation;
use serde::Deserialize;

use super::labels::Labels;
use super::{OpinionError, Part};

/// The most tokens of two sentences together that are looked at; the longer one is cut first.
pub(super) const MOST_TOKENS: usize = 256;

/// The most layers, heads, widths and distances: far above every model that fits the bound of the
/// file, and low enough that running one takes little memory beside its weights.
const MOST_LAYERS: usize = 128;
const MOST_HEADS: usize = 128;
const MOST_WIDTH: usize = 1 << 16;
const MOST_DISTANCE: usize = 2048;

/// The fewest tokens a model must be able to look at.
const LEAST_TOKENS: usize = 16;

/// The families of networks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Bert,
    /// XLM-RoBERTa, too.
    Roberta,
    /// DeBERTa-v2 and v3.
    Deberta,
}

/// The measures of a network.
#[derive(Clone, Debug)]
pub(super) struct Config {
    pub(super) family: Family,
    pub(super) vocabulary: usize,
    pub(super) width: usize,
    pub(super) layers: usize,
    pub(super) heads: usize,
    pub(super) inner_width: usize,
    pub(super) activation: Activation,
    pub(super) norm_eps: f64,
    /// Rows of the table of positions, and the row of the first token.
    pub(super) positions: usize,
    pub(super) first_position: usize,
    /// How many kinds of tokens ("first sentence", "second sentence") there are; 0 for no table.
    pub(super) token_types: usize,
    /// The most tokens that may be given.
    pub(super) most_tokens: usize,
    /// Only for [`Family::Deberta`].
    pub(super) relative: Relative,
}

/// DeBERTa's own measures.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // Each is a switch of its own in `config.json`.
pub(super) struct Relative {
    pub(super) embedding_width: usize,
    /// Whether there is a table of absolute positions, too.
    pub(super) absolute_positions: bool,
    /// Whether the attention looks at distances at all.
    pub(super) on: bool,
    /// Distances are told apart up to this.
    pub(super) most_distance: usize,
    /// Half the rows of the table of distances when far distances share rows; 0 when they do not.
    pub(super) buckets: usize,
    pub(super) norm_distances: bool,
    pub(super) shared_keys: bool,
    pub(super) content_to_position: bool,
    pub(super) position_to_content: bool,
    pub(super) pooler_activation: Activation,
}

#[derive(Deserialize)]
struct Raw {
    model_type: Option<String>,
    architectures: Option<Vec<String>>,
    vocab_size: usize,
    hidden_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    intermediate_size: usize,
    hidden_act: Option<String>,
    layer_norm_eps: Option<f64>,
    max_position_embeddings: usize,
    type_vocab_size: Option<usize>,
    pad_token_id: Option<usize>,
    position_embedding_type: Option<String>,
    #[serde(default)]
    id2label: BTreeMap<String, String>,
    #[serde(default)]
    label2id: BTreeMap<String, usize>,
    embedding_size: Option<usize>,
    attention_head_size: Option<usize>,
    position_biased_input: Option<bool>,
    relative_attention: Option<bool>,
    max_relative_positions: Option<i64>,
    position_buckets: Option<i64>,
    norm_rel_ebd: Option<String>,
    share_att_key: Option<bool>,
    pos_att_type: Option<Words>,
    conv_kernel_size: Option<i64>,
    pooler_hidden_size: Option<usize>,
    pooler_hidden_act: Option<String>,
}

/// `"c2p|p2c"` or `["c2p", "p2c"]`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    Joined(String),
    List(Vec<String>),
}

/// Reads and checks the settings and the names of the answers.
pub(super) fn read(json: &[u8]) -> Result<(Config, Labels), OpinionError> {
    let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
    let broken = |why: String| OpinionError::Broken {
        part: Part::Config,
        why,
    };
    // The kind comes first: another kind may well have other fields.
    let value: serde_json::Value =
        serde_json::from_slice(json).map_err(|error| broken(error.to_string()))?;
    let kind = value.get("model_type").and_then(|kind| kind.as_str());
    let family = match kind {
        Some("bert") => Family::Bert,
        Some("roberta" | "xlm-roberta") => Family::Roberta,
        Some("deberta-v2") => Family::Deberta,
        other => {
            let kind = other.unwrap_or("not told").chars().take(60).collect();
            return Err(OpinionError::OtherKind { kind });
        }
    };
    let raw: Raw = serde_json::from_value(value).map_err(|error| broken(error.to_string()))?;
    debug_assert!(raw.model_type.is_some());
    if let Some(made_for) = &raw.architectures
        && !made_for
            .iter()
            .any(|name| name.ends_with("ForSequenceClassification"))
    {
        let task = made_for.join(", ").chars().take(120).collect();
        return Err(OpinionError::OtherTask { task });
    }
    let labels = Labels::read(&raw.id2label, &raw.label2id)?;
    Ok((check(&raw, family)?, labels))
}

fn check(raw: &Raw, family: Family) -> Result<Config, OpinionError> {
    let setting = |setting: String| Err(OpinionError::Setting { setting });
    let (width, heads) = (raw.hidden_size, raw.num_attention_heads);
    let layers = raw.num_hidden_layers;
    if !(1..=MOST_LAYERS).contains(&layers)
        || !(1..=MOST_HEADS).contains(&heads)
        || !(1..=MOST_WIDTH).contains(&width)
        || !(1..=MOST_WIDTH).contains(&raw.intermediate_size)
        || !width.is_multiple_of(heads)
    {
        return setting(format!(
            "{layers} layers of the width {width} (inside {}) with {heads} attention heads",
            raw.intermediate_size
        ));
    }
    if let Some(kind) = &raw.position_embedding_type
        && kind != "absolute"
    {
        return setting(format!("position_embedding_type “{kind}”"));
    }
    let pad = raw.pad_token_id.unwrap_or(match family {
        Family::Roberta => 1,
        Family::Bert | Family::Deberta => 0,
    });
    let (relative, token_types) = if family == Family::Deberta {
        (relative(raw)?, raw.type_vocab_size.unwrap_or(0))
    } else {
        (Relative::none(width), raw.type_vocab_size.unwrap_or(2))
    };
    // RoBERTa counts positions from the row after the one for padding.
    let first_position = if family == Family::Roberta {
        pad.saturating_add(1)
    } else {
        0
    };
    let tabled = family != Family::Deberta || relative.absolute_positions;
    let room = if tabled {
        raw.max_position_embeddings.saturating_sub(first_position)
    } else {
        MOST_TOKENS
    };
    if room < LEAST_TOKENS {
        return setting(format!("room for {room} tokens only"));
    }
    let norm_eps = raw.layer_norm_eps.unwrap_or(match family {
        Family::Bert => 1e-12,
        Family::Roberta => 1e-5,
        Family::Deberta => 1e-7,
    });
    if !norm_eps.is_finite() || norm_eps <= 0.0 {
        return setting(format!("layer_norm_eps {norm_eps}"));
    }
    Ok(Config {
        family,
        vocabulary: raw.vocab_size,
        width,
        layers,
        heads,
        inner_width: raw.intermediate_size,
        activation: activation(raw.hidden_act.as_deref())?,
        norm_eps,
        positions: raw.max_position_embeddings,
        first_position,
        token_types,
        most_tokens: room.min(MOST_TOKENS),
        relative,
    })
}

impl Relative {
    /// What other families have: nothing of it.
    pub(super) fn none(width: usize) -> Self {
        Self {
            embedding_width: width,
            absolute_positions: true,
            on: false,
            most_distance: 0,
            buckets: 0,
            norm_distances: false,
            shared_keys: false,
            content_to_position: false,
            position_to_content: false,
            pooler_activation: Activation::Gelu,
        }
    }

    /// Half the rows of the table of distances: a row each for that many to either side.
    pub(super) fn span(&self) -> usize {
        if self.buckets > 0 {
            self.buckets
        } else {
            self.most_distance
        }
    }
}

fn relative(raw: &Raw) -> Result<Relative, OpinionError> {
    let setting = |setting: String| Err(OpinionError::Setting { setting });
    if let Some(size) = raw.conv_kernel_size
        && size > 0
    {
        return setting(format!("a convolution (conv_kernel_size {size})"));
    }
    if let Some(size) = raw.attention_head_size
        && size != raw.hidden_size / raw.num_attention_heads
    {
        return setting(format!("attention_head_size {size}"));
    }
    if let Some(size) = raw.pooler_hidden_size
        && size != raw.hidden_size
    {
        return setting(format!("pooler_hidden_size {size}"));
    }
    let looks_at: Vec<&str> = match &raw.pos_att_type {
        None => Vec::new(),
        Some(Words::Joined(words)) => words.split('|').map(str::trim).collect(),
        Some(Words::List(words)) => words.iter().map(String::as_str).collect(),
    };
    let looks_at: Vec<&str> = looks_at.into_iter().filter(|w| !w.is_empty()).collect();
    if let Some(other) = looks_at.iter().find(|w| !matches!(**w, "c2p" | "p2c")) {
        return setting(format!("pos_att_type “{other}”"));
    }
    let most_distance = match raw.max_relative_positions {
        Some(most) if most > 0 => most as usize,
        _ => raw.max_position_embeddings,
    };
    let buckets = raw.position_buckets.map_or(0, |b| b.max(0) as usize);
    let on = raw.relative_attention.unwrap_or(false);
    // Far distances share rows by a logarithm that needs room between the two.
    let shares_rows = buckets > 0;
    let span = if shares_rows { buckets } else { most_distance };
    let no_room = shares_rows && (buckets == 1 || most_distance <= buckets / 2 + 1);
    if on && (span > MOST_DISTANCE || no_room) {
        return setting(format!(
            "position_buckets {buckets} with max_relative_positions {most_distance}"
        ));
    }
    Ok(Relative {
        embedding_width: raw.embedding_size.unwrap_or(raw.hidden_size),
        absolute_positions: raw.position_biased_input.unwrap_or(true),
        on,
        most_distance,
        buckets,
        norm_distances: raw
            .norm_rel_ebd
            .as_deref()
            .is_some_and(|kinds| kinds.split('|').any(|k| k.trim() == "layer_norm")),
        shared_keys: raw.share_att_key.unwrap_or(false),
        content_to_position: looks_at.contains(&"c2p"),
        position_to_content: looks_at.contains(&"p2c"),
        pooler_activation: activation(raw.pooler_hidden_act.as_deref())?,
    })
}

fn activation(name: Option<&str>) -> Result<Activation, OpinionError> {
    Ok(match name.unwrap_or("gelu") {
        "gelu" => Activation::Gelu,
        "gelu_new" | "gelu_pytorch_tanh" => Activation::NewGelu,
        "relu" => Activation::Relu,
        other => {
            return Err(OpinionError::Setting {
                setting: format!(
                    "the activation “{}”",
                    other.chars().take(40).collect::<String>()
                ),
            });
        }
    })
}
