//! Folders with something wrong: each is refused with words that say which file, why, and what to try.

use std::fs;
use std::io::Cursor;
use std::sync::atomic::AtomicBool;

use counterclaim::opinion::{
    MOST_PARAMETERS, MOST_WEIGHT_BYTES, ModelFiles, OpinionError, SecondOpinion,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::tiny::{FAMILIES, Family, Table, Tiny, safetensors};
use crate::{GO_ON, load};

type Change = fn(&mut Tiny);

/// What is changed in a whole folder, what the message says, what it advises.
const WRONG: &[(&str, Family, Change, &str, &str)] = &[
    (
        "another kind",
        Family::Bert,
        |t| t.config["model_type"] = json!("t5"),
        "config.json tells of a model of the kind “t5”",
        "bert, roberta, xlm-roberta or deberta-v2",
    ),
    (
        "the first DeBERTa",
        Family::Deberta,
        |t| t.config["model_type"] = json!("deberta"),
        "of the kind “deberta”",
        "deberta-v2",
    ),
    (
        "no kind",
        Family::Bert,
        |t| drop(t.config.as_object_mut().unwrap().remove("model_type")),
        "of the kind “not told”",
        "sequence classifier",
    ),
    (
        "another task",
        Family::Roberta,
        |t| t.config["architectures"] = json!(["RobertaForMaskedLM"]),
        "made for another task (RobertaForMaskedLM)",
        "natural language inference",
    ),
    (
        "unnamed answers",
        Family::Bert,
        |t| {
            t.config["id2label"] = json!({"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"});
            t.config["label2id"] = json!({"LABEL_0": 0, "LABEL_1": 1, "LABEL_2": 2});
        },
        "names the answers “LABEL_0”, “LABEL_1”, “LABEL_2”, not entailment, neutral and contradiction",
        "MNLI",
    ),
    (
        "two answers",
        Family::Deberta,
        |t| {
            t.config["id2label"] = json!({"0": "entailment", "1": "not_entailment"});
            t.config["label2id"] = json!({});
        },
        "“entailment”, “not_entailment”",
        "MNLI",
    ),
    (
        "settings without a measure",
        Family::Bert,
        |t| drop(t.config.as_object_mut().unwrap().remove("hidden_size")),
        "config.json is broken (missing field `hidden_size`)",
        "Copy the file again",
    ),
    (
        "settings that are no object",
        Family::Bert,
        |t| t.config = json!([1, 2]),
        "config.json tells of a model of the kind “not told”",
        "",
    ),
    (
        "heads that do not divide",
        Family::Bert,
        |t| t.config["num_attention_heads"] = json!(5),
        "2 layers of the width 12 (inside 20) with 5 attention heads",
        "another model",
    ),
    (
        "endless layers",
        Family::Bert,
        |t| t.config["num_hidden_layers"] = json!(4_000_000_000_u64),
        "4000000000 layers",
        "another model",
    ),
    (
        "a wide inside",
        Family::Bert,
        |t| t.config["intermediate_size"] = json!(1_000_000),
        "inside 1000000",
        "another model",
    ),
    (
        "other positions",
        Family::Bert,
        |t| t.config["position_embedding_type"] = json!("relative_key"),
        "position_embedding_type “relative_key”",
        "another model",
    ),
    (
        "another activation",
        Family::Roberta,
        |t| t.config["hidden_act"] = json!("snake"),
        "the activation “snake”",
        "another model",
    ),
    (
        "a convolution",
        Family::Deberta,
        |t| t.config["conv_kernel_size"] = json!(3),
        "a convolution (conv_kernel_size 3)",
        "another model",
    ),
    (
        "another attention",
        Family::Deberta,
        |t| t.config["pos_att_type"] = json!("c2p|p2p"),
        "pos_att_type “p2p”",
        "another model",
    ),
    (
        "distances without room",
        Family::Deberta,
        |t| t.config["max_relative_positions"] = json!(3),
        "position_buckets 4 with max_relative_positions 3",
        "another model",
    ),
    (
        "endless distances",
        Family::Deberta,
        |t| t.config["position_buckets"] = json!(1_000_000_000),
        "position_buckets 1000000000",
        "another model",
    ),
    (
        "no room for two sentences",
        Family::Roberta,
        |t| t.config["max_position_embeddings"] = json!(10),
        "room for 8 tokens only",
        "another model",
    ),
    (
        "a norm that divides by nothing",
        Family::Bert,
        |t| t.config["layer_norm_eps"] = json!(0.0),
        "layer_norm_eps 0",
        "another model",
    ),
    (
        "a missing piece",
        Family::Bert,
        |t| drop(t.tables.remove("classifier.weight")),
        "model.safetensors holds no “classifier.weight”",
        "the three files come from one and the same model",
    ),
    (
        "a missing layer",
        Family::Deberta,
        |t| t.config["num_hidden_layers"] = json!(3),
        "holds no “deberta.encoder.layer.2.attention.self.query_proj.weight”",
        "the three files",
    ),
    (
        "a piece of other measures",
        Family::Roberta,
        |t| t.config["intermediate_size"] = json!(21),
        "“roberta.encoder.layer.0.intermediate.dense.weight” as [20, 12] where config.json asks for [21, 12]",
        "the three files",
    ),
    (
        "more answers than three",
        Family::Bert,
        |t| {
            t.tables.insert(
                "classifier.weight".to_owned(),
                Table {
                    shape: vec![4, 12],
                    numbers: vec![0.0; 48],
                },
            );
        },
        "“classifier.weight” as [4, 12]",
        "the three files",
    ),
    (
        "words the model does not know",
        Family::Bert,
        |t| t.tokenizer["model"]["vocab"]["elephant"] = json!(999),
        "tokenizer.json does not belong to this model (its words are numbered up to 999",
        "the three files",
    ),
    (
        "a tokenizer that is none",
        Family::Deberta,
        |t| t.tokenizer = json!({"model": 7}),
        "tokenizer.json is broken (",
        "Copy the file again",
    ),
    (
        "a tokenizer without marks",
        Family::Bert,
        |t| t.tokenizer["post_processor"] = Value::Null,
        "it has no marks to put between two sentences",
        "Copy the file again",
    ),
    (
        "a tokenizer that throws dice",
        Family::Roberta,
        |t| t.tokenizer["model"]["dropout"] = json!(0.3),
        "at random (dropout)",
        "Copy the file again",
    ),
    (
        "kinds of tokens the model does not know",
        Family::Bert,
        |t| {
            t.tokenizer["post_processor"]["pair"][3]["Sequence"]["type_id"] = json!(7);
        },
        "more kinds of tokens apart than the model knows",
        "the three files",
    ),
    (
        "weights that are no numbers",
        Family::Bert,
        |t| {
            for table in t.tables.values_mut() {
                table.numbers.fill(f32::NAN);
            }
        },
        "the model's answer is not a number",
        "may be damaged",
    ),
];

#[test]
fn what_is_wrong_is_told() {
    for (what, family, change, says, advises) in WRONG {
        let mut tiny = Tiny::new(*family);
        change(&mut tiny);
        let folder = tempfile::tempdir().unwrap();
        tiny.write(folder.path());
        let Err(error) = load(folder.path()) else {
            panic!("{what}: loaded");
        };
        assert!(error.to_string().contains(says), "{what}: {error}");
        assert!(
            error.advice().contains(advises),
            "{what}: {}",
            error.advice()
        );
    }
}

/// What is wrong with the bytes of the weights, and what the message says.
#[test]
fn broken_weights_are_told() {
    let tiny = Tiny::new(Family::Bert);
    let good = tiny.weights();
    let name = "bert.pooler.dense.bias";
    let one = |dtype: &str, shape: Value, offsets: [usize; 2], bytes: usize| {
        let header = json!({name: {"dtype": dtype, "shape": shape, "data_offsets": offsets}});
        safetensors(&header, &vec![0; bytes])
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let integers = {
        let mut file = good.clone();
        let at = text(&file[8..]).find("\"F32\"").unwrap() + 8;
        file[at..at + 5].copy_from_slice(b"\"I32\"");
        file
    };
    for (what, bytes, says) in [
        ("nothing", Vec::new(), "it is shorter than 8 bytes"),
        (
            "half of it",
            good[..good.len() / 2].to_vec(),
            "it may be cut short",
        ),
        (
            "a byte more",
            [&good[..], &[0]].concat(),
            "it may be cut short",
        ),
        (
            "a pickle",
            b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\nq\x01.".to_vec(),
            "no safetensors file",
        ),
        (
            "a page",
            b"<!DOCTYPE html><html><body>Sign in</body>".to_vec(),
            "no safetensors file",
        ),
        (
            "a pointer to a file kept elsewhere",
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 7\n".to_vec(),
            "no safetensors file",
        ),
        (
            "no JSON",
            [&4_u64.to_le_bytes()[..], b"nope"].concat(),
            "is broken",
        ),
        ("a hole", one("F32", json!([2]), [4, 12], 12), "is broken"),
        (
            "too few bytes",
            one("F32", json!([3]), [0, 8], 8),
            "is broken",
        ),
        (
            "an overflow",
            one("F32", json!([u64::MAX, 2]), [0, 8], 8),
            "is broken",
        ),
        ("backwards", one("F32", json!([2]), [8, 0], 8), "is broken"),
        ("integers", integers, "as I32, not as F32, F16 or BF16"),
    ] {
        let length = bytes.len() as u64;
        let error = load_weights(&tiny, bytes, length).unwrap_err();
        assert!(
            error.to_string().starts_with("model.safetensors "),
            "{what}: {error}"
        );
        assert!(error.to_string().contains(says), "{what}: {error}");
    }
}

#[test]
fn too_large_is_told_before_anything_is_read() {
    let tiny = Tiny::new(Family::Bert);
    let error = load_weights(&tiny, tiny.weights(), MOST_WEIGHT_BYTES + 1).unwrap_err();
    assert_eq!(
        error.to_string(),
        "model.safetensors holds 3221 MB; at most 3221 MB are loaded"
    );
    let numbers = MOST_PARAMETERS + 1;
    let header =
        json!({"x": {"dtype": "F16", "shape": [numbers], "data_offsets": [0, 2 * numbers]}});
    let file = safetensors(&header, &[]);
    let length = file.len() as u64 + 2 * numbers;
    let error = load_weights(&tiny, file, length).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("600 million numbers; at most 600 million")
    );
    assert!(error.advice().contains("smaller model"));
}

#[test]
fn old_names_of_norms_are_read() {
    let mut tiny = Tiny::new(Family::Bert);
    let before = crate::loaded(&tiny)
        .read_after("open", "shut", &GO_ON)
        .unwrap();
    tiny.tables = std::mem::take(&mut tiny.tables)
        .into_iter()
        .map(|(name, table)| {
            let name = name
                .replace("LayerNorm.weight", "LayerNorm.gamma")
                .replace("LayerNorm.bias", "LayerNorm.beta");
            (name, table)
        })
        .collect();
    let after = crate::loaded(&tiny)
        .read_after("open", "shut", &GO_ON)
        .unwrap();
    assert_eq!(before, after);
}

#[test]
fn loading_and_asking_can_be_cancelled() {
    let stop = AtomicBool::new(true);
    for family in FAMILIES {
        let tiny = Tiny::new(family);
        let folder = tempfile::tempdir().unwrap();
        tiny.write(folder.path());
        let bytes = fs::read(folder.path().join("model.safetensors")).unwrap();
        let files = files(&tiny, bytes.clone(), bytes.len() as u64);
        assert!(matches!(
            SecondOpinion::load(files, &stop),
            Err(OpinionError::Cancelled)
        ));
        let model = crate::loaded(&tiny);
        let asked = model.ask("the border was open", "shut", &stop);
        assert!(matches!(asked, Err(OpinionError::Cancelled)));
        assert!(model.ask("the border was open", "shut", &GO_ON).is_ok());
    }
}

fn files(tiny: &Tiny, weights: Vec<u8>, length: u64) -> ModelFiles<Cursor<Vec<u8>>> {
    ModelFiles {
        name: "tiny".to_owned(),
        config: tiny.config.to_string().into_bytes(),
        tokenizer: tiny.tokenizer.to_string().into_bytes(),
        weights: Cursor::new(weights),
        weights_bytes: length,
    }
}

fn load_weights(tiny: &Tiny, weights: Vec<u8>, length: u64) -> Result<(), OpinionError> {
    SecondOpinion::load(files(tiny, weights, length), &GO_ON).map(|_| ())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Whatever a byte of a file turns into: an answer or a message, never a panic.
    #[test]
    fn damaged_files_never_panic(
        which in 0..3_usize,
        file in 0..3_usize,
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let tiny = Tiny::new(FAMILIES[which]);
        let weights = tiny.weights();
        let mut files = files(&tiny, Vec::new(), 0);
        let mut bytes = [files.config, files.tokenizer, weights];
        let at = at.index(bytes[file].len());
        bytes[file][at] = byte;
        if cut {
            bytes[file].truncate(at);
        }
        let [config, tokenizer, weights] = bytes;
        files.config = config;
        files.tokenizer = tokenizer;
        files.weights_bytes = weights.len() as u64;
        files.weights = Cursor::new(weights);
        if let Ok(model) = SecondOpinion::load(files, &GO_ON) {
            let _ = model.ask("the border was open", "no soldiers crossed", &GO_ON);
        }
    }
}
