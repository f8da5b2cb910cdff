//! How often the answers are right, on sentences with their gold trees.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::syntax::form::Form;
use crate::syntax::format::Model;
use crate::syntax::labels::Relation;
use crate::syntax::parser::{self, Beam};
use crate::syntax::{BEAM, MARGIN};
use crate::text::Span;

use super::conllu::Sentence;

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words.
    pub words: usize,
    /// Words with the right part of speech.
    pub upos: usize,
    /// Words with the right finer tag.
    pub xpos: usize,
    /// Words with the right head.
    pub heads: usize,
    /// Words with the right head and relation.
    pub arcs: usize,
    /// For each relation: how often it is gold, given, and given rightly with the right head.
    pub relations: BTreeMap<Relation, [usize; 3]>,
    /// Gold words, words our own tokeniser makes, words both make; counted on joined sentences.
    pub split: [usize; 3],
}

/// Tags and parses the gold words of each sentence and counts; punctuation counts too.
pub fn measure(model: &Model, sentences: &[Sentence]) -> Counts {
    let mut counts = Counts::default();
    let mut beam = Beam::within(MARGIN);
    for sentence in sentences {
        let forms: Vec<Form> = sentence.words.iter().map(|w| Form::of(w)).collect();
        let tags = model.tagger.tag_quickly(&forms);
        let hashes: Vec<u32> = forms.iter().map(|f| f.word).collect();
        let atoms = parser::atoms(&model.tagger, &hashes, &tags);
        let Some(state) = model.parser.parse(&atoms, BEAM, &mut beam) else {
            continue;
        };
        for (at, (head, relation)) in state.arcs().enumerate() {
            let (upos, xpos) = model.tagger.tags[usize::from(tags[at])];
            let gold = (sentence.heads[at], sentence.relations[at]);
            let same_head = head.unwrap_or(forms.len()) == usize::from(gold.0);
            let same = same_head && relation == gold.1;
            counts.words += 1;
            counts.upos += usize::from(upos == sentence.upos[at]);
            counts.xpos += usize::from(xpos == sentence.xpos[at]);
            counts.heads += usize::from(same_head);
            counts.arcs += usize::from(same);
            counts.relations.entry(gold.1).or_default()[0] += 1;
            counts.relations.entry(relation).or_default()[1] += 1;
            counts.relations.entry(relation).or_default()[2] += usize::from(same);
        }
        count_split(sentence, &mut counts.split);
    }
    counts
}

fn count_split(sentence: &Sentence, split: &mut [usize; 3]) {
    let mut text = String::new();
    let mut gold = Vec::new();
    for (word, &space) in sentence.words.iter().zip(&sentence.space_after) {
        let start = text.len();
        text.push_str(word);
        gold.push(Span::new(start, text.len()));
        if space {
            text.push(' ');
        }
    }
    let ours = crate::syntax::words::words(&text, Span::new(0, text.len()));
    split[0] += gold.len();
    split[1] += ours.len();
    split[2] += ours
        .iter()
        .filter(|s| gold.binary_search(s).is_ok())
        .count();
}

impl Counts {
    /// One line with the four figures, in percent.
    pub fn line(&self) -> String {
        let of = |part: usize| 100.0 * part as f64 / self.words.max(1) as f64;
        let split = 200.0 * self.split[2] as f64 / (self.split[0] + self.split[1]).max(1) as f64;
        format!(
            "{} words: UPOS {:.2} XPOS {:.2} UAS {:.2} LAS {:.2}; own words F1 {split:.2}",
            self.words,
            of(self.upos),
            of(self.xpos),
            of(self.heads),
            of(self.arcs),
        )
    }

    /// The table of relations: F1 of head and label together, and how often each is gold.
    pub fn table(&self) -> String {
        let mut out =
            String::from("| relation | gold | P | R | F1 |\n| --- | --- | --- | --- | --- |\n");
        for (relation, &[gold, given, right]) in &self.relations {
            let percent = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
            let _ = writeln!(
                out,
                "| {} | {gold} | {:.1} | {:.1} | {:.1} |",
                relation.name(),
                percent(right, given),
                percent(right, gold),
                percent(2 * right, gold + given),
            );
        }
        out
    }
}
