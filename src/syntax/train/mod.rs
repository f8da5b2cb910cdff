//! Making the weights from treebanks. The program itself never comes here; the command
//! `train-syntax` (feature `train`) does.
//!
//! Whole numbers throughout and dice of our own: the same files give the same weights, bit for bit.

pub mod conllu;
mod measure;
mod oracle;
mod parser;
mod tagger;
mod weights;

use conllu::Sentence;
pub use measure::{Counts, measure};
use parser::{Course, Learner};
use weights::{Bits, Pruning};

use super::format::{self, Model};
use super::parser::{Parser, atoms};
use super::tagger::Tagger;

/// All that decides the weights besides the treebanks.
#[derive(Clone, Copy, Debug)]
pub struct Recipe {
    /// Rounds of the tagger.
    pub tag_rounds: usize,
    /// Parts for tagging each part with a tagger that never saw it.
    pub folds: usize,
    /// Rounds of the taggers of the parts.
    pub fold_rounds: usize,
    /// Rounds of the parser with one machine.
    pub greedy_rounds: usize,
    /// Rounds of the parser with a beam.
    pub beam_rounds: usize,
    /// Width of that beam.
    pub width: usize,
    /// Bytes below these are dropped: rows and weights of the tagger, rows of the actions, rows
    /// and weights of the labels.
    pub prune: [i32; 5],
}

impl Recipe {
    /// The recipe of the shipped weights.
    pub const SHIPPED: Self = Self {
        tag_rounds: 8,
        folds: 8,
        fold_rounds: 3,
        greedy_rounds: 4,
        beam_rounds: 8,
        width: 8,
        prune: [6, 3, 12, 8, 4],
    };
}

const TAG_BITS: Bits = Bits(24);
const ACTION_BITS: Bits = Bits(24);
const LABEL_BITS: Bits = Bits(24);
/// A weight of 30 and more is a byte of 127.
const SCALE: i64 = 4;
const SEED: u64 = 0x5eed_0001;

/// Learns a model and gives the bytes of its file; `tell` hears how it goes.
pub fn train(
    sentences: &[Sentence],
    recipe: Recipe,
    mut tell: impl FnMut(&str, Option<&Model>),
) -> Vec<u8> {
    let tags = tagger::joint_tags(sentences);
    let examples: Vec<tagger::Example> = sentences
        .iter()
        .map(|s| tagger::example(s, &tags))
        .collect();
    let all: Vec<&tagger::Example> = examples.iter().collect();
    let (learnt, clock) = tagger::train(&all, &tags, recipe.tag_rounds, TAG_BITS, SEED);
    let pruning = |row, byte| Pruning {
        scale: SCALE,
        row,
        byte,
    };
    let (weights, tag_slots) = learnt
        .weights
        .shipped(clock, pruning(recipe.prune[0], recipe.prune[1]));
    let tagger = Tagger {
        weights,
        tags: tags.clone(),
        fixed: learnt.fixed,
    };
    tell(
        &format!(
            "tagger: {} rows, {} weights",
            tag_slots.len(),
            tagger.weights.entries().len()
        ),
        None,
    );
    let given = jackknife(&examples, &tags, recipe);
    tell("tags for the parser", None);
    let parsed: Vec<parser::Example> = sentences
        .iter()
        .zip(&examples)
        .zip(&given)
        .map(|((sentence, example), tags)| {
            let words: Vec<u32> = example.forms.iter().map(|f| f.word).collect();
            parser::Example {
                atoms: atoms(&tagger, &words, tags),
                heads: sentence.heads.clone(),
                relations: sentence.relations.clone(),
                projective: sentence.is_projective(),
            }
        })
        .collect();
    let course = Course {
        greedy_rounds: recipe.greedy_rounds,
        beam_rounds: recipe.beam_rounds,
        width: recipe.width,
        action_bits: ACTION_BITS,
        label_bits: LABEL_BITS,
        seed: SEED,
    };
    let learner = parser::train(&parsed, course, |what, learner| {
        let (model, slots) = ship(&tagger, learner, recipe.prune);
        let sizes = slots.map(|s| s.len());
        tell(&format!("{what}: rows {sizes:?}"), Some(&model));
    });
    let (model, [action_slots, label_slots]) = ship(&tagger, &learner, recipe.prune);
    format::encode(
        &model,
        [
            (TAG_BITS.0, &tag_slots),
            (ACTION_BITS.0, &action_slots),
            (LABEL_BITS.0, &label_slots),
        ],
    )
}

fn ship(
    tagger: &Tagger<super::table::Rows>,
    learner: &Learner,
    prune: [i32; 5],
) -> (Model, [Vec<u32>; 2]) {
    let [.., action_row, label_row, label_byte] = prune;
    let pruning = |row, byte| Pruning {
        scale: SCALE,
        row,
        byte,
    };
    let (actions, action_slots) = learner
        .parser
        .actions
        .shipped(learner.clock, pruning(action_row, 0));
    let (labels, label_slots) = learner
        .parser
        .labels
        .shipped(learner.label_clock, pruning(label_row, label_byte));
    let model = Model {
        tagger: tagger.clone(),
        parser: Parser { actions, labels },
    };
    (model, [action_slots, label_slots])
}

/// Tags every part of the sentences with a tagger that learnt from the other parts.
fn jackknife(
    examples: &[tagger::Example],
    tags: &[(super::Upos, super::Xpos)],
    recipe: Recipe,
) -> Vec<Vec<u8>> {
    let mut given = vec![Vec::new(); examples.len()];
    for fold in 0..recipe.folds {
        // Neighbours share a document, so a part is a run of sentences.
        let part = examples.len() * fold / recipe.folds..examples.len() * (fold + 1) / recipe.folds;
        let others: Vec<&tagger::Example> = examples
            .iter()
            .enumerate()
            .filter(|(at, _)| !part.contains(at))
            .map(|(_, example)| example)
            .collect();
        let (learnt, clock) = tagger::train(&others, tags, recipe.fold_rounds, TAG_BITS, SEED);
        let pruning = Pruning {
            scale: SCALE,
            row: recipe.prune[0],
            byte: recipe.prune[1],
        };
        let tagger = Tagger {
            weights: learnt.weights.shipped(clock, pruning).0,
            tags: tags.to_vec(),
            fixed: learnt.fixed,
        };
        for at in part {
            given[at] = tagger.tag(&examples[at].forms);
        }
    }
    given
}
