//! Parts of speech of a page's tokens, told by the tagger when a sentence is first asked about.

use std::cell::OnceCell;

use crate::syntax::{self, Tagged, Upos, Xpos};
use crate::text::Span;
use crate::text::sentences::Sentence;
use crate::text::tokens::Token;

/// What the tagger says about a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Part of speech.
    pub upos: Upos,
    /// Finer tag: tense, participle, number.
    pub xpos: Xpos,
}

impl Tag {
    const NONE: Self = Self {
        upos: Upos::X,
        xpos: Xpos::Fw,
    };

    /// "says", "said", "would": a verb with tense.
    pub fn is_finite(self) -> bool {
        matches!(self.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md)
    }

    /// "ministry", "Venn", "guards".
    pub fn is_noun(self) -> bool {
        matches!(self.upos, Upos::Noun | Upos::Propn)
    }

    /// Any form of a verb that is no auxiliary.
    pub fn is_verb(self) -> bool {
        self.upos == Upos::Verb
    }
}

/// The tags of a page, sentence by sentence.
#[derive(Debug)]
pub struct Tags {
    sentences: Vec<OnceCell<Read>>,
}

/// A sentence as the tagger read it.
#[derive(Clone, Debug, Default)]
struct Read {
    /// The treebank's words, smaller than tokens.
    words: Vec<Tagged>,
    /// One tag for each token.
    tags: Box<[Tag]>,
}

impl Tags {
    /// No sentence is tagged yet.
    pub fn new(sentences: usize) -> Self {
        Self {
            sentences: vec![OnceCell::new(); sentences],
        }
    }

    /// The tag of a token of sentence `number`; nothing is known beyond its end.
    pub fn of(
        &self,
        text: &str,
        tokens: &[Token],
        (number, sentence): (usize, Sentence),
        at: usize,
    ) -> Tag {
        self.sentences
            .get(number)
            .and_then(|cell| {
                let read = cell.get_or_init(|| read(text, tokens, sentence));
                read.tags.get(at.checked_sub(sentence.first)?).copied()
            })
            .unwrap_or(Tag::NONE)
    }

    /// The words of sentence `number` with their tags, for the parser.
    pub fn words(
        &self,
        text: &str,
        tokens: &[Token],
        (number, sentence): (usize, Sentence),
    ) -> &[Tagged] {
        self.sentences.get(number).map_or(&[], |cell| {
            &cell.get_or_init(|| read(text, tokens, sentence)).words
        })
    }
}

/// Tags a sentence. The tagger parts words that are one token here: of "didn't" the first part
/// counts, of "long-term" the last.
fn read(text: &str, tokens: &[Token], sentence: Sentence) -> Read {
    let tokens = tokens.get(sentence.first..sentence.end).unwrap_or_default();
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return Read::default();
    };
    let words = syntax::tag(text, Span::new(first.span.start, last.span.end));
    let mut next = 0;
    let tags = tokens
        .iter()
        .map(|token| {
            while words
                .get(next)
                .is_some_and(|w| w.span.end <= token.span.start)
            {
                next += 1;
            }
            let inside = words[next..]
                .iter()
                .take_while(|w| w.span.start < token.span.end);
            let hyphen = token.span.slice(text).contains('-');
            let word = if hyphen {
                inside.last()
            } else {
                words.get(next)
            };
            word.map_or(Tag::NONE, |w| Tag {
                upos: w.upos,
                xpos: w.xpos,
            })
        })
        .collect();
    Read { words, tags }
}

#[cfg(test)]
mod tests {
    use crate::extract::page::Page;
    use crate::syntax::Upos;

    #[test]
    fn tokens_have_the_tags_of_their_words() {
        let page = Page::new("The guards didn't claim it. Their claims were false.");
        let of = |word: &str| {
            let at = (0..page.len()).find(|&i| page.is(i, word)).unwrap();
            page.tag(at)
        };
        assert!(of("claim").is_verb());
        assert!(of("claims").is_noun());
        assert!(of("didn't").is_finite());
        assert_eq!(of("false").upos, Upos::Adj);
    }
}
