//! Syntax of one sentence: parts of speech and who depends on whom, from a small trained model.
//!
//! [`parse`] gives a tree, [`tag`] the tags alone at a third of the cost. Both are pure functions
//! of the text. `docs/syntax.md` tells the features, how the weights are trained, and how often the
//! answers are right: a subject about nine times in ten, a loose apposition less than half the time.

mod form;
pub mod format;
mod hash;
mod label_features;
pub mod labels;
mod parse_features;
pub mod parser;
mod state;
pub mod table;
mod tag_features;
pub mod tagger;
#[cfg(any(test, feature = "train"))]
pub mod train;
mod tree;
pub mod words;

use std::cell::RefCell;
use std::sync::OnceLock;

use crate::text::Span;
use form::Form;
use format::Model;
pub use labels::{Relation, Upos, Xpos};
use parser::Beam;
pub use tree::{Parsed, Word};

/// How many machines the search keeps alive.
pub const BEAM: usize = 4;

/// A machine whose score lies so far behind the best is given up: a third quicker, and no worse.
pub const MARGIN: i64 = 800;

/// Sentences of more words are parsed in pieces of so many, each a tree of its own.
const LONGEST_WORDS: usize = 160;

/// A word with its tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// Number of the joint tag, and the hash of the word: what [`parse_tagged`] goes on from.
    number: u8,
    word: u32,
    /// Its place in the text, in bytes.
    pub span: Span,
    /// Its part of speech.
    pub upos: Upos,
    /// Its finer tag.
    pub xpos: Xpos,
}

/// The weights that the program carries, unpacked on first use.
fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        let bytes = include_bytes!("../../assets/syntax/english.weights");
        format::decode(bytes).expect("a test reads the weights the program carries")
    })
}

/// Tags the words of one sentence, the part `sentence` of `text`.
///
/// A span that does not fit the text has no words.
pub fn tag(text: &str, sentence: Span) -> Vec<Tagged> {
    tag_with(model(), text, sentence)
}

/// Tags with weights of your own.
pub fn tag_with(model: &Model, text: &str, sentence: Span) -> Vec<Tagged> {
    let spans = words::words(text, sentence);
    let forms: Vec<Form> = spans.iter().map(|s| Form::of(s.slice(text))).collect();
    let tags = model.tagger.tag_quickly(&forms);
    spans
        .into_iter()
        .zip(&forms)
        .zip(tags)
        .map(|((span, form), number)| {
            let (upos, xpos) = names(model, number);
            Tagged {
                number,
                word: form.word,
                span,
                upos,
                xpos,
            }
        })
        .collect()
}

/// Parses one sentence, the part `sentence` of `text`.
///
/// Very long sentences are parsed in pieces, so that time and memory stay in proportion to length.
pub fn parse(text: &str, sentence: Span) -> Parsed {
    parse_with(model(), text, sentence)
}

/// Parses a sentence that [`tag`] has tagged.
pub fn parse_tagged(sentence: &[Tagged]) -> Parsed {
    SEARCH.with_borrow_mut(|beam| parse_in(model(), sentence, beam))
}

thread_local! {
    /// The memory of the search, used again for each sentence.
    static SEARCH: RefCell<Beam> = RefCell::new(Beam::within(MARGIN));
}

/// Parses with weights of your own.
pub fn parse_with(model: &Model, text: &str, sentence: Span) -> Parsed {
    let tagged = tag_with(model, text, sentence);
    SEARCH.with_borrow_mut(|beam| parse_in(model, &tagged, beam))
}

fn parse_in(model: &Model, sentence: &[Tagged], beam: &mut Beam) -> Parsed {
    let mut words = Vec::with_capacity(sentence.len());
    for (piece, tagged) in sentence.chunks(LONGEST_WORDS).enumerate() {
        let first = piece * LONGEST_WORDS;
        let hashes: Vec<u32> = tagged.iter().map(|word| word.word).collect();
        let tags: Vec<u8> = tagged.iter().map(|word| word.number).collect();
        let atoms = parser::atoms(&model.tagger, &hashes, &tags);
        let Some(state) = model.parser.parse(&atoms, BEAM, beam) else {
            continue;
        };
        for (word, (head, relation)) in tagged.iter().zip(state.arcs()) {
            words.push(Word {
                span: word.span,
                upos: word.upos,
                xpos: word.xpos,
                head: head.map(|h| first + h),
                relation,
            });
        }
    }
    Parsed { words }
}

fn names(model: &Model, number: u8) -> (Upos, Xpos) {
    let pair = model.tagger.tags.get(usize::from(number)).copied();
    pair.unwrap_or((Upos::X, Xpos::Fw))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest as _, Sha256};
    use std::fmt::Write as _;

    #[test]
    fn the_weights_are_those_that_the_docs_name() {
        let bytes = include_bytes!("../../assets/syntax/english.weights");
        let mut hash = String::new();
        for byte in Sha256::digest(bytes) {
            let _ = write!(hash, "{byte:02x}");
        }
        assert!(
            include_str!("../../docs/syntax.md").contains(&hash),
            "{hash}"
        );
        assert!(bytes.len() <= 5_000_000);
        let model = format::decode(bytes).unwrap();
        assert!(model.tagger.tags.len() > 90);
    }

    fn whole(text: &str) -> Parsed {
        parse(text, Span::new(0, text.len()))
    }

    #[test]
    fn plain_sentences_come_out_right() {
        let text = "The ministry said on Monday that its soldiers had not crossed the border.";
        let parsed = whole(text);
        let word = |at: usize| parsed.words[at].span.slice(text);
        let said = 2;
        assert_eq!(parsed.words[said].xpos, Xpos::Vbd);
        assert_eq!(parsed.words[said].head, None);
        assert_eq!(parsed.subject(said).map(word), Some("ministry"));
        let crossed = parsed.child(said, &[Relation::Ccomp]).unwrap();
        assert_eq!(word(crossed), "crossed");
        assert_eq!(parsed.subject(crossed).map(word), Some("soldiers"));
    }

    #[test]
    fn every_word_has_a_head_and_one_is_the_root() {
        for text in ["", " ", "!", "Go", "“Yes”, she said.", "a b c d e f g h"] {
            let parsed = whole(text);
            let roots = parsed.words.iter().filter(|w| w.head.is_none()).count();
            assert_eq!(roots, usize::from(!parsed.words.is_empty()), "{text}");
        }
    }

    #[test]
    fn endless_sentences_are_parsed_in_pieces() {
        let text = "and so they went ".repeat(500);
        let parsed = whole(&text);
        assert_eq!(parsed.words.len(), 2000);
        let far = parsed.words.iter().enumerate();
        let reach = far.filter_map(|(at, w)| Some(w.head?.abs_diff(at))).max();
        assert!(reach.is_some_and(|r| r < LONGEST_WORDS));
    }

    #[test]
    fn a_span_that_does_not_fit_has_no_words() {
        assert!(tag("é", Span::new(1, 9)).is_empty());
        assert!(parse("short", Span::new(3, 99)).words.is_empty());
    }
}
