//! Tiny models of each family, written to a folder by the test itself.

use std::collections::BTreeMap;
use std::path::Path;

use half::{bf16, f16};
use serde_json::{Value, json};

pub const WIDTH: usize = 12;
pub const HEADS: usize = 3;
pub const LAYERS: usize = 2;
pub const INNER: usize = 20;
pub const POSITIONS: usize = 40;

/// Words that the tiny tokenizers know; every other one is unknown to them.
pub const WORDS: &[&str] = &[
    "the", "border", "was", "open", "shut", "soldiers", "crossed", "no", "twelve", "on", "monday",
    "camp", "near", "town", "and", "not", ".",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Bert,
    Roberta,
    Deberta,
}

pub const FAMILIES: [Family; 3] = [Family::Bert, Family::Roberta, Family::Deberta];

/// How numbers are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    F32,
    F16,
    Bf16,
}

impl Stored {
    /// The number as it comes back from the file.
    fn rounded(self, number: f32) -> f32 {
        match self {
            Self::F32 => number,
            Self::F16 => f16::from_f32(number).to_f32(),
            Self::Bf16 => bf16::from_f32(number).to_f32(),
        }
    }

    fn bytes(self, number: f32) -> Vec<u8> {
        match self {
            Self::F32 => number.to_le_bytes().to_vec(),
            Self::F16 => f16::from_f32(number).to_le_bytes().to_vec(),
            Self::Bf16 => bf16::from_f32(number).to_le_bytes().to_vec(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::F32 => "F32",
            Self::F16 => "F16",
            Self::Bf16 => "BF16",
        }
    }
}

/// A table of numbers with its measures.
#[derive(Clone, Debug)]
pub struct Table {
    pub shape: Vec<usize>,
    pub numbers: Vec<f32>,
}

/// A whole model.
#[derive(Clone, Debug)]
pub struct Tiny {
    pub family: Family,
    pub config: Value,
    pub tokenizer: Value,
    pub tables: BTreeMap<String, Table>,
    pub stored: Stored,
}

/// Numbers that look like chance and are the same on every run.
struct Numbers(u64);

impl Numbers {
    /// From -1 to 1.
    fn next(&mut self) -> f32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 40) as f32 / (1_u64 << 24) as f32) * 2.0 - 1.0
    }
}

impl Tiny {
    pub fn new(family: Family) -> Self {
        let tokenizer = tokenizer(family);
        let vocabulary = vocabulary(family).len();
        let mut tiny = Self {
            family,
            config: config(family, vocabulary),
            tokenizer,
            tables: BTreeMap::new(),
            stored: Stored::F32,
        };
        for (name, shape) in shapes(family, vocabulary) {
            tiny.fill(&name, shape);
        }
        tiny
    }

    /// DeBERTa with own keys for distances, absolute positions, kinds of tokens and narrow tables.
    pub fn other_deberta() -> Self {
        let mut tiny = Self::new(Family::Deberta);
        for (field, value) in [
            ("share_att_key", json!(false)),
            ("position_biased_input", json!(true)),
            ("type_vocab_size", json!(2)),
            ("embedding_size", json!(8)),
            ("position_buckets", json!(-1)),
            ("max_relative_positions", json!(5)),
            ("norm_rel_ebd", json!("none")),
            ("pos_att_type", json!(["c2p", "p2c"])),
            ("pooler_hidden_act", json!("relu")),
            ("hidden_act", json!("gelu_new")),
        ] {
            tiny.config[field] = value;
        }
        let vocabulary = vocabulary(Family::Deberta).len();
        tiny.tables.remove("deberta.encoder.LayerNorm.weight");
        tiny.tables.remove("deberta.encoder.LayerNorm.bias");
        tiny.fill("deberta.encoder.rel_embeddings.weight", vec![10, WIDTH]);
        for (name, rows) in [
            ("word", vocabulary),
            ("position", POSITIONS),
            ("token_type", 2),
        ] {
            tiny.fill(
                &format!("deberta.embeddings.{name}_embeddings.weight"),
                vec![rows, 8],
            );
        }
        tiny.fill("deberta.embeddings.embed_proj.weight", vec![WIDTH, 8]);
        for layer in 0..LAYERS {
            for part in ["pos_key_proj", "pos_query_proj"] {
                let name = format!("deberta.encoder.layer.{layer}.attention.self.{part}");
                tiny.fill(&format!("{name}.weight"), vec![WIDTH, WIDTH]);
                tiny.fill(&format!("{name}.bias"), vec![WIDTH]);
            }
        }
        tiny
    }

    pub fn stored_as(mut self, stored: Stored) -> Self {
        for table in self.tables.values_mut() {
            for number in &mut table.numbers {
                *number = stored.rounded(*number);
            }
        }
        self.stored = stored;
        self
    }

    fn fill(&mut self, name: &str, shape: Vec<usize>) {
        let seed = name
            .bytes()
            .fold(7_u64, |h, b| h.wrapping_mul(31).wrapping_add(u64::from(b)));
        let mut numbers = Numbers(seed);
        for _ in 0..4 {
            numbers.next();
        }
        let norm_scale = name.ends_with("LayerNorm.weight");
        let size = if name.starts_with("classifier") {
            2.0
        } else {
            0.6
        };
        let count = shape.iter().product();
        let numbers = (0..count)
            .map(|_| {
                let number = numbers.next();
                if norm_scale {
                    1.0 + 0.2 * number
                } else {
                    size * number
                }
            })
            .collect();
        self.tables
            .insert(name.to_owned(), Table { shape, numbers });
    }

    pub fn write(&self, folder: &Path) {
        std::fs::write(folder.join("config.json"), self.config.to_string()).unwrap();
        std::fs::write(folder.join("tokenizer.json"), self.tokenizer.to_string()).unwrap();
        std::fs::write(folder.join("model.safetensors"), self.weights()).unwrap();
    }

    /// The file of weights, byte by byte.
    pub fn weights(&self) -> Vec<u8> {
        let mut header = serde_json::Map::new();
        let mut data = Vec::new();
        for (name, table) in &self.tables {
            let from = data.len();
            for &number in &table.numbers {
                data.extend(self.stored.bytes(number));
            }
            header.insert(
                name.clone(),
                json!({
                    "dtype": self.stored.name(),
                    "shape": table.shape,
                    "data_offsets": [from, data.len()],
                }),
            );
        }
        safetensors(&Value::Object(header), &data)
    }

    /// The numbers of the tokens of two sentences and their kinds, worked out without the tokenizer.
    pub fn ids(&self, first: &str, second: &str) -> (Vec<usize>, Vec<usize>) {
        let vocabulary = vocabulary(self.family);
        let id = |token: &str| vocabulary.iter().position(|v| v == token);
        let unknown = id(match self.family {
            Family::Bert | Family::Deberta => "[UNK]",
            Family::Roberta => "<unk>",
        })
        .unwrap();
        let words = |text: &str| -> Vec<usize> {
            match self.family {
                Family::Bert => text
                    .split(' ')
                    .map(|word| id(&word.to_lowercase()).unwrap_or(unknown))
                    .collect(),
                Family::Roberta => text
                    .chars()
                    .map(|c| if c == ' ' { 'Ġ' } else { c })
                    .map(|c| id(&c.to_string()).unwrap_or(unknown))
                    .collect(),
                Family::Deberta => text
                    .split(' ')
                    .map(|word| id(&format!("▁{word}")).unwrap_or(unknown))
                    .collect(),
            }
        };
        let (open, close) = match self.family {
            Family::Bert | Family::Deberta => ("[CLS]", "[SEP]"),
            Family::Roberta => ("<s>", "</s>"),
        };
        let (open, close) = (id(open).unwrap(), id(close).unwrap());
        let mut ids = vec![open];
        ids.extend(words(first));
        ids.push(close);
        if self.family == Family::Roberta {
            ids.push(close);
        }
        let of_first = ids.len();
        ids.extend(words(second));
        ids.push(close);
        let types = (0..ids.len())
            .map(|at| usize::from(at >= of_first))
            .collect();
        (ids, types)
    }
}

/// A file of tensors: the header's length, the header, the numbers.
pub fn safetensors(header: &Value, data: &[u8]) -> Vec<u8> {
    let header = header.to_string();
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.as_bytes());
    file.extend(data);
    file
}

fn vocabulary(family: Family) -> Vec<String> {
    let special: &[&str] = match family {
        Family::Bert => &["[PAD]", "[UNK]", "[CLS]", "[SEP]"],
        Family::Roberta => &["<s>", "<pad>", "</s>", "<unk>"],
        Family::Deberta => &["[PAD]", "[CLS]", "[SEP]", "[UNK]"],
    };
    let words: Vec<String> = match family {
        Family::Bert => WORDS.iter().map(|&w| w.to_owned()).collect(),
        Family::Roberta => ('a'..='z')
            .chain(['.', 'Ġ'])
            .map(|c| c.to_string())
            .collect(),
        Family::Deberta => WORDS.iter().map(|w| format!("▁{w}")).collect(),
    };
    special.iter().map(|&s| s.to_owned()).chain(words).collect()
}

fn config(family: Family, vocabulary: usize) -> Value {
    let mut config = json!({
        "hidden_act": "gelu",
        "hidden_size": WIDTH,
        "intermediate_size": INNER,
        "max_position_embeddings": POSITIONS,
        "num_attention_heads": HEADS,
        "num_hidden_layers": LAYERS,
        "vocab_size": vocabulary,
        "id2label": {"0": "CONTRADICTION", "1": "entailment", "2": "Neutral"},
        "label2id": {"CONTRADICTION": 0, "entailment": 1, "Neutral": 2},
    });
    let more = match family {
        Family::Bert => json!({
            "model_type": "bert",
            "architectures": ["BertForSequenceClassification"],
            "type_vocab_size": 2,
            "pad_token_id": 0,
            "layer_norm_eps": 1e-12,
        }),
        Family::Roberta => json!({
            "model_type": "roberta",
            "architectures": ["RobertaForSequenceClassification"],
            "type_vocab_size": 1,
            "pad_token_id": 1,
            "max_position_embeddings": 300,
            "layer_norm_eps": 1e-5,
        }),
        Family::Deberta => json!({
            "model_type": "deberta-v2",
            "architectures": ["DebertaV2ForSequenceClassification"],
            "type_vocab_size": 0,
            "pad_token_id": 0,
            "layer_norm_eps": 1e-7,
            "relative_attention": true,
            "position_biased_input": false,
            "position_buckets": 4,
            "max_relative_positions": -1,
            "norm_rel_ebd": "layer_norm",
            "share_att_key": true,
            "pos_att_type": "p2c|c2p",
            "pooler_hidden_size": WIDTH,
            "pooler_hidden_act": "gelu",
            "pooler_dropout": 0,
            "hidden_dropout_prob": 0.1,
            "attention_probs_dropout_prob": 0.1,
            "initializer_range": 0.02,
        }),
    };
    for (field, value) in more.as_object().unwrap() {
        config[field] = value.clone();
    }
    config
}

fn shapes(family: Family, vocabulary: usize) -> Vec<(String, Vec<usize>)> {
    let mut shapes = Vec::new();
    let mut linear = |name: String, from: usize, to: usize| {
        shapes.push((format!("{name}.weight"), vec![to, from]));
        shapes.push((format!("{name}.bias"), vec![to]));
    };
    let (root, ending) = match family {
        Family::Bert => ("bert", ""),
        Family::Roberta => ("roberta", ""),
        Family::Deberta => ("deberta", "_proj"),
    };
    for layer in 0..LAYERS {
        let layer = format!("{root}.encoder.layer.{layer}");
        for part in ["query", "key", "value"] {
            linear(
                format!("{layer}.attention.self.{part}{ending}"),
                WIDTH,
                WIDTH,
            );
        }
        linear(format!("{layer}.attention.output.dense"), WIDTH, WIDTH);
        linear(format!("{layer}.intermediate.dense"), WIDTH, INNER);
        linear(format!("{layer}.output.dense"), INNER, WIDTH);
    }
    match family {
        Family::Bert => {
            linear("bert.pooler.dense".to_owned(), WIDTH, WIDTH);
            linear("classifier".to_owned(), WIDTH, 3);
        }
        Family::Roberta => {
            linear("classifier.dense".to_owned(), WIDTH, WIDTH);
            linear("classifier.out_proj".to_owned(), WIDTH, 3);
        }
        Family::Deberta => {
            linear("pooler.dense".to_owned(), WIDTH, WIDTH);
            linear("classifier".to_owned(), WIDTH, 3);
        }
    }
    let mut norms = vec![format!("{root}.embeddings.LayerNorm")];
    for layer in 0..LAYERS {
        norms.push(format!(
            "{root}.encoder.layer.{layer}.attention.output.LayerNorm"
        ));
        norms.push(format!("{root}.encoder.layer.{layer}.output.LayerNorm"));
    }
    let mut tables = vec![("word", vocabulary)];
    match family {
        Family::Bert => tables.extend([("position", POSITIONS), ("token_type", 2)]),
        Family::Roberta => tables.extend([("position", 300), ("token_type", 1)]),
        Family::Deberta => {
            norms.push("deberta.encoder.LayerNorm".to_owned());
            shapes.push((
                "deberta.encoder.rel_embeddings.weight".to_owned(),
                vec![8, WIDTH],
            ));
        }
    }
    for norm in norms {
        shapes.push((format!("{norm}.weight"), vec![WIDTH]));
        shapes.push((format!("{norm}.bias"), vec![WIDTH]));
    }
    for (name, rows) in tables {
        shapes.push((
            format!("{root}.embeddings.{name}_embeddings.weight"),
            vec![rows, WIDTH],
        ));
    }
    shapes
}

fn tokenizer(family: Family) -> Value {
    let vocabulary = vocabulary(family);
    let numbered: BTreeMap<&String, usize> =
        vocabulary.iter().enumerate().map(|(i, v)| (v, i)).collect();
    let special = |id: usize| {
        json!({"id": id, "content": vocabulary[id], "single_word": false, "lstrip": false,
               "rstrip": false, "normalized": false, "special": true})
    };
    let template = |open: &str, between: &[&str], close: &str| {
        let mark =
            |token: &str, kind: usize| json!({"SpecialToken": {"id": token, "type_id": kind}});
        let text = |name: &str, kind: usize| json!({"Sequence": {"id": name, "type_id": kind}});
        let mut pair = vec![mark(open, 0), text("A", 0)];
        pair.extend(between.iter().map(|&token| mark(token, 0)));
        pair.extend([text("B", 1), mark(close, 1)]);
        let marks: BTreeMap<&str, Value> = [open, close]
            .into_iter()
            .map(|t| {
                (
                    t,
                    json!({"id": t, "ids": [numbered[&t.to_owned()]], "tokens": [t]}),
                )
            })
            .collect();
        json!({"type": "TemplateProcessing", "pair": pair, "special_tokens": marks,
               "single": [mark(open, 0), text("A", 0), mark(close, 0)]})
    };
    let (model, normalizer, cutter, joiner) = match family {
        Family::Bert => (
            json!({"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                   "max_input_chars_per_word": 100, "vocab": numbered}),
            json!({"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
                   "strip_accents": null, "lowercase": true}),
            json!({"type": "BertPreTokenizer"}),
            template("[CLS]", &["[SEP]"], "[SEP]"),
        ),
        Family::Roberta => (
            json!({"type": "BPE", "dropout": null, "unk_token": "<unk>",
                   "continuing_subword_prefix": null, "end_of_word_suffix": null,
                   "fuse_unk": false, "byte_fallback": false, "vocab": numbered, "merges": []}),
            Value::Null,
            json!({"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true,
                   "use_regex": true}),
            json!({"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0],
                   "trim_offsets": true, "add_prefix_space": false}),
        ),
        Family::Deberta => (
            json!({"type": "Unigram", "unk_id": 3, "byte_fallback": false,
                   "vocab": vocabulary.iter().enumerate()
                       .map(|(i, v)| json!([v, if i < 4 { 0.0 } else { -1.0 - i as f64 / 10.0 }]))
                       .collect::<Vec<_>>()}),
            Value::Null,
            json!({"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always",
                   "split": true}),
            template("[CLS]", &["[SEP]"], "[SEP]"),
        ),
    };
    json!({
        "version": "1.0",
        // A tokenizer may ask for cutting and filling of its own; both are overruled.
        "truncation": {"direction": "Right", "max_length": 5, "strategy": "LongestFirst", "stride": 0},
        "padding": {"strategy": {"Fixed": 30}, "direction": "Right", "pad_to_multiple_of": null,
                    "pad_id": 0, "pad_type_id": 0, "pad_token": vocabulary[0]},
        "added_tokens": (0..4).map(special).collect::<Vec<_>>(),
        "normalizer": normalizer,
        "pre_tokenizer": cutter,
        "post_processor": joiner,
        "decoder": null,
        "model": model,
    })
}
