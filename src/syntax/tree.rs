//! A parsed sentence, and the questions that extraction asks of it.

use crate::text::Span;

use super::labels::{Relation, Upos, Xpos};

/// One sentence with its tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Its words from left to right.
    pub words: Vec<Word>,
}

/// A word of a parsed sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its place in the text, in bytes.
    pub span: Span,
    /// Its part of speech.
    pub upos: Upos,
    /// Its finer tag.
    pub xpos: Xpos,
    /// The number of the word it hangs on; none for the root.
    pub head: Option<usize>,
    /// How it hangs on it.
    pub relation: Relation,
}

/// A climb through clauses ends after so many steps.
const CLIMB_STEPS: usize = 8;

impl Parsed {
    /// The number of the word that holds, or else follows, the byte at `offset_bytes`.
    pub fn at(&self, offset_bytes: usize) -> Option<usize> {
        let at = self.words.partition_point(|w| w.span.end <= offset_bytes);
        (at < self.words.len()).then_some(at)
    }

    /// The words that hang on `head`, from left to right.
    pub fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.words.len()).filter(move |&at| self.words[at].head == Some(head))
    }

    /// The first child of `head` that hangs on it by one of `relations`.
    pub fn child(&self, head: usize, relations: &[Relation]) -> Option<usize> {
        self.children(head)
            .find(|&at| relations.contains(&self.words[at].relation))
    }

    /// Head and relation of a word.
    fn link(&self, at: usize) -> Option<(usize, Relation)> {
        let word = self.words.get(at)?;
        Some((word.head?, word.relation))
    }

    /// Whether `above` is `at`, its head, its head's head, or further up.
    pub fn is_under(&self, at: usize, above: usize) -> bool {
        let mut next = Some(at);
        for _ in 0..=self.words.len() {
            match next {
                Some(here) if here == above => return true,
                Some(here) => next = self.words.get(here).and_then(|w| w.head),
                None => return false,
            }
        }
        false
    }

    /// The first and the last word of the subtree of `at`.
    pub fn edges(&self, at: usize) -> (usize, usize) {
        let (mut first, mut last) = (at, at);
        for other in 0..self.words.len() {
            if self.is_under(other, at) {
                first = first.min(other);
                last = last.max(other);
            }
        }
        (first, last)
    }

    /// The span from word `first` to word `last`, both inside.
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.words.get(first), self.words.get(last)) {
            (Some(a), Some(b)) => a.span.hull(b.span),
            _ => Span::default(),
        }
    }

    /// The subject that hangs on `verb` itself.
    pub fn own_subject(&self, verb: usize) -> Option<usize> {
        self.child(
            verb,
            &[Relation::Nsubj, Relation::NsubjPass, Relation::NsubjOuter],
        )
    }

    /// The subject of `verb`: its own, or else that of the clause it depends on as an open
    /// complement ("wanted to say"), an adverbial clause ("left, saying") or a conjunct, or the noun
    /// that a relative clause describes.
    pub fn subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        for _ in 0..CLIMB_STEPS {
            if let Some(subject) = self.own_subject(at) {
                return Some(subject);
            }
            let (head, relation) = self.link(at)?;
            match relation {
                Relation::Xcomp | Relation::Advcl | Relation::Conj => at = head,
                Relation::AclRelcl => return Some(head),
                _ => return None,
            }
        }
        None
    }

    /// Whether `verb` stands in the passive.
    pub fn is_passive(&self, verb: usize) -> bool {
        self.child(verb, &[Relation::AuxPass, Relation::NsubjPass])
            .is_some()
    }

    /// The last word of the core of the noun phrase around `head`: names and compounds that
    /// follow it, nothing looser.
    pub fn core_end(&self, head: usize) -> usize {
        let mut end = head;
        for child in self.children(head) {
            let close = matches!(
                self.words[child].relation,
                Relation::Flat | Relation::Fixed | Relation::Compound | Relation::Goeswith
            );
            if child > end && close {
                end = self.edges(child).1;
            }
        }
        end
    }

    /// The core of the noun phrase around `head`: its determiners, adjectives, numbers, owners and
    /// names; no appositions, clauses or prepositional phrases.
    pub fn noun_phrase(&self, head: usize) -> (usize, usize) {
        let mut first = head;
        for child in self.children(head) {
            let close = matches!(
                self.words[child].relation,
                Relation::Det
                    | Relation::DetPredet
                    | Relation::Amod
                    | Relation::Compound
                    | Relation::Nummod
                    | Relation::NmodPoss
                    | Relation::NmodDesc
                    | Relation::Flat
                    | Relation::Advmod
            );
            if child < first && close {
                first = self.edges(child).0.min(first);
            }
        }
        (first, self.core_end(head))
    }

    /// Whether a word may be the head of a noun phrase.
    pub fn is_nominal(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| {
            matches!(
                w.upos,
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Relation as R;

    /// A tree from words "text/XPOS/head/relation", heads from 1, 0 for the root.
    fn tree(words: &str) -> Parsed {
        let mut start = 0;
        let words = words.split(' ').map(|word| {
            let parts: Vec<&str> = word.split('/').collect();
            let span = Span::new(start, start + parts[0].len());
            start = span.end + 1;
            let xpos = Xpos::from_name(parts[1]).unwrap();
            let upos = match xpos {
                Xpos::Nn | Xpos::Nns => Upos::Noun,
                Xpos::Nnp => Upos::Propn,
                Xpos::Prp => Upos::Pron,
                Xpos::Comma | Xpos::Stop => Upos::Punct,
                _ => Upos::Verb,
            };
            Word {
                span,
                upos,
                xpos,
                head: parts[2].parse::<usize>().unwrap().checked_sub(1),
                relation: R::from_name(parts[3]).unwrap(),
            }
        });
        Parsed {
            words: words.collect(),
        }
    }

    #[test]
    fn subjects_are_climbed_to() {
        let t = tree(
            "The/DT/2/det envoy/NN/3/nsubj left/VBD/0/root ,/,/5/punct saying/VBG/3/advcl \
             talks/NNS/7/nsubj failed/VBD/5/ccomp",
        );
        assert_eq!(t.subject(2), Some(1));
        assert_eq!(t.subject(4), Some(1));
        assert_eq!(t.subject(6), Some(5));
        assert_eq!(t.own_subject(4), None);
    }

    #[test]
    fn phrases_keep_to_their_core() {
        let t = tree(
            "the/DT/3/det army/NN/3/compound chief/NN/7/nsubj Asim/NNP/3/flat of/IN/6/case \
             Kabul/NNP/3/nmod spoke/VBD/0/root",
        );
        assert_eq!(t.noun_phrase(2), (0, 3));
        assert_eq!(t.edges(2), (0, 5));
        assert!(t.is_under(4, 6) && !t.is_under(6, 4));
        assert_eq!(t.at(4), Some(1));
        assert_eq!(t.at(3), Some(1));
    }

    #[test]
    fn a_circle_of_heads_ends() {
        let t = tree("a/NN/2/conj b/NN/1/conj");
        assert!(!t.is_under(0, 5));
        assert_eq!(t.subject(0), None);
    }
}
