//! Learning the tagger: averaged perceptron, both passes as in use.

use std::collections::BTreeMap;

use crate::syntax::form::Form;
use crate::syntax::labels::{Upos, Xpos};
use crate::syntax::tag_features::Sight;
use crate::syntax::tagger::{Tagger, around};

use super::conllu::Sentence;
use super::weights::{Bits, Dice, SparseRows};

/// A sentence ready for the tagger.
pub struct Example {
    /// Its words as the features see them.
    pub forms: Vec<Form>,
    /// The numbers of their joint tags.
    pub tags: Vec<u8>,
}

/// A word that occurs at least so often ...
const FIXED_COUNT: usize = 40;
/// ... and with one tag in at least so many of a thousand cases has that tag only.
const FIXED_PER_MILLE: usize = 998;

/// The joint tags of the sentences, the commonest first.
pub fn joint_tags(sentences: &[Sentence]) -> Vec<(Upos, Xpos)> {
    let mut counts: BTreeMap<(Upos, Xpos), usize> = BTreeMap::new();
    for sentence in sentences {
        for pair in sentence.upos.iter().zip(&sentence.xpos) {
            *counts.entry((*pair.0, *pair.1)).or_default() += 1;
        }
    }
    let mut tags: Vec<_> = counts.into_iter().collect();
    tags.sort_by_key(|&(pair, count)| (usize::MAX - count, pair));
    tags.truncate(crate::syntax::tagger::MOST_TAGS);
    tags.into_iter().map(|(pair, _)| pair).collect()
}

/// Makes a sentence ready; a tag that is not on the list becomes the first.
pub fn example(sentence: &Sentence, tags: &[(Upos, Xpos)]) -> Example {
    let number = |pair| tags.iter().position(|&t| t == pair).unwrap_or(0) as u8;
    Example {
        forms: sentence.words.iter().map(|w| Form::of(w)).collect(),
        tags: sentence
            .upos
            .iter()
            .zip(&sentence.xpos)
            .map(|(&u, &x)| number((u, x)))
            .collect(),
    }
}

fn fixed(examples: &[&Example]) -> Vec<(u32, u8)> {
    let mut counts: BTreeMap<u32, BTreeMap<u8, usize>> = BTreeMap::new();
    for example in examples {
        for (form, &tag) in example.forms.iter().zip(&example.tags) {
            *counts
                .entry(form.cased)
                .or_default()
                .entry(tag)
                .or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter_map(|(word, tags)| {
            let all: usize = tags.values().sum();
            let (&tag, &most) = tags
                .iter()
                .max_by_key(|&(tag, count)| (*count, u8::MAX - tag))?;
            (all >= FIXED_COUNT && most * 1000 >= all * FIXED_PER_MILLE).then_some((word, tag))
        })
        .collect()
}

/// Learns from the examples in `rounds` rounds; gives the tagger and the time of its last step.
pub fn train(
    examples: &[&Example],
    tags: &[(Upos, Xpos)],
    rounds: usize,
    bits: Bits,
    seed: u64,
) -> (Tagger<SparseRows>, i64) {
    let mut tagger = Tagger {
        weights: SparseRows::new(bits),
        tags: tags.to_vec(),
        fixed: fixed(examples),
    };
    let mut clock = 1;
    let mut dice = Dice::new(seed);
    for _ in 0..rounds {
        for at in dice.order(examples.len()) {
            let example = examples[at];
            let sight = Sight::new(&example.forms);
            let mut given = vec![0; example.forms.len()];
            for pass in 0..2 {
                for place in 0..given.len() {
                    if let Some(tag) = tagger.fixed_tag(&example.forms[place]) {
                        given[place] = tag;
                        continue;
                    }
                    let guess = tagger.best(&sight, place, pass, &given);
                    let gold = example.tags[place];
                    if guess != gold {
                        let mut learn = |feature| {
                            tagger.weights.update(feature, gold, 1, clock);
                            tagger.weights.update(feature, guess, -1, clock);
                        };
                        sight.words(place, pass, &mut learn);
                        sight.tags(place, pass, around(&given, place, pass), &mut learn);
                    }
                    given[place] = guess;
                    clock += 1;
                }
            }
        }
    }
    (tagger, clock)
}
