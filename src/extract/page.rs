//! An article's text with everything the constructions ask of a word: its place, its sentence, the
//! quotation it stands in, and what it can be.

use std::collections::BTreeSet;

use crate::syntax::Tagged;
use crate::text::Span;
use crate::text::paragraphs;
use crate::text::quote_marks::{self, Quotation};
use crate::text::sentences::{self, Sentence};
use crate::text::tokens::{self, Token, TokenKind};

use super::labels;
use super::lexicon::{Word, bits, lexicon};
use super::tags::{Tag, Tags};
use super::tree::{Tree, Trees};

/// A range of tokens, the end outside.
pub type Range = (usize, usize);

/// A text made ready for the constructions.
pub struct Page<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Its quotations.
    pub quotations: Vec<Quotation>,
    /// The names before colons that tell who speaks, paragraph by paragraph, in lower case.
    pub voices: BTreeSet<String>,
    lower: Vec<Box<str>>,
    bits: Vec<u64>,
    sentence_of: Vec<u32>,
    quotation_of: Vec<u32>,
    tags: Tags,
    trees: Trees,
}

const NONE: u32 = u32::MAX;

impl<'a> Page<'a> {
    /// Reads `text`.
    pub fn new(text: &'a str) -> Self {
        let tokens = tokens::tokens(text);
        let starts = paragraphs::starts(text, &tokens);
        let quotations = quote_marks::quotations(text, &tokens, &starts);
        let sentences = sentences::sentences(text, &tokens, &starts, &quotations);
        let words = lexicon();
        let lower: Vec<Box<str>> = tokens
            .iter()
            .map(|t| t.span.slice(text).to_lowercase().into_boxed_str())
            .collect();
        let mut bits: Vec<u64> = lower
            .iter()
            .map(|word| words.look_up(word).bits | guess(word))
            .collect();
        for at in 1..bits.len() {
            // "Dara Vennly" is a name, no adverb.
            let named = tokens[at].span.slice(text).starts_with(char::is_uppercase)
                && matches!(tokens[at - 1].kind, TokenKind::Word);
            if named && words.look_up(&lower[at]).bits & bits::ADVERB == 0 {
                bits[at] &= !bits::ADVERB;
            }
        }
        let sentences = labels::part_datelines(
            text,
            &tokens,
            join_attributions(sentences, &quotations, &lower, &bits),
        );
        let voices = labels::voices(text, &tokens, &sentences);
        let mut quotation_of = vec![NONE; tokens.len()];
        for (i, q) in quotations.iter().enumerate() {
            quotation_of[q.first..q.end].fill(i as u32);
        }
        let mut sentence_of = vec![0; tokens.len()];
        for (i, s) in sentences.iter().enumerate() {
            sentence_of[s.first..s.end].fill(i as u32);
        }
        Self {
            text,
            tags: Tags::new(sentences.len()),
            trees: Trees::new(sentences.len()),
            tokens,
            sentences,
            quotations,
            voices,
            lower,
            bits,
            sentence_of,
            quotation_of,
        }
    }

    /// The tree of the token's sentence, parsed when first asked for; none for very long ones.
    pub fn tree(&self, at: usize) -> Option<Tree<'_>> {
        Tree::of(self, &self.trees, at)
    }

    /// Whether the token is a finite verb with a subject of its own before it, as the tree has it. What
    /// the tagger calls no finite verb is not parsed for.
    pub fn has_subject(&self, at: usize) -> bool {
        self.tag(at).is_finite() && self.tree(at).is_some_and(|tree| tree.has_subject(at))
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// A token's letters as they stand.
    pub fn raw(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.slice(self.text))
    }

    /// A token's letters in lower case; nothing beyond the end.
    pub fn lower(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", |w| w)
    }

    /// Whether the token is this word, given in lower case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.lower(at) == word
    }

    /// Whether the token is one of these words, given in lower case.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }

    /// Whether the token can be any of what `bits` say.
    pub fn can(&self, at: usize, bits: u64) -> bool {
        self.bits.get(at).is_some_and(|b| b & bits != 0)
    }

    /// What the lexicon knows about the token.
    pub fn word(&self, at: usize) -> &'static Word {
        lexicon().look_up(self.lower(at))
    }

    /// Whether the token starts with a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.raw(at).starts_with(char::is_uppercase)
    }

    /// Whether the token is made of letters or digits.
    pub fn is_word(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
    }

    /// Whether the token is a number.
    pub fn is_number(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether the token is the ending `'s`.
    pub fn is_genitive(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.kind == TokenKind::Genitive)
            || matches!(self.lower(at), "’" | "'")
                && at > 0
                && self.lower(at - 1).ends_with('s')
                && self.quotation(at).is_none()
                && self.tokens[at].span.start == self.tokens[at - 1].span.end
                && self.is_word(at + 1)
    }

    /// Whether the token is a punctuation mark or a quotation mark.
    pub fn is_mark(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| matches!(t.kind, TokenKind::Punct | TokenKind::QuoteMark))
    }

    /// Whether the token is a dash between words.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.lower(at), "—" | "–" | "-" | "―")
    }

    /// The quotation the token stands in.
    pub fn quotation(&self, at: usize) -> Option<&Quotation> {
        self.quotation_of
            .get(at)
            .filter(|&&q| q != NONE)
            .map(|&q| &self.quotations[q as usize])
    }

    /// Whether the token stands in a quotation.
    pub fn is_quoted(&self, at: usize) -> bool {
        self.quotation_of.get(at).is_some_and(|&q| q != NONE)
    }

    /// The token after the quotation that holds `at`, or `at` itself.
    pub fn past_quotation(&self, at: usize) -> usize {
        self.quotation(at).map_or(at, |q| q.end)
    }

    /// Number of the token's sentence.
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentence_of.get(at).map_or(0, |&s| s as usize)
    }

    /// The token's sentence.
    pub fn sentence(&self, at: usize) -> Sentence {
        self.sentences
            .get(self.sentence_of(at))
            .copied()
            .unwrap_or(Sentence {
                first: at,
                end: at,
                paragraph: 0,
            })
    }

    /// Whether the token is the first word of its sentence, a quotation mark apart.
    pub fn starts_sentence(&self, at: usize) -> bool {
        let first = self.sentence(at).first;
        at == first || at == first + 1 && self.is_mark(first)
    }

    /// What the tagger says about the token. The first question tags the whole sentence.
    pub fn tag(&self, at: usize) -> Tag {
        let number = self.sentence_of(at);
        self.tags
            .of(self.text, &self.tokens, (number, self.sentence(at)), at)
    }

    /// The words of the token's sentence as the tagger read them.
    pub fn tagged(&self, at: usize) -> &[Tagged] {
        let number = self.sentence_of(at);
        self.tags
            .words(self.text, &self.tokens, (number, self.sentence(at)))
    }

    /// Bytes of a range of tokens.
    pub fn span(&self, range: Range) -> Span {
        if range.0 >= range.1 || range.1 > self.len() {
            return Span::default();
        }
        Span::new(
            self.tokens[range.0].span.start,
            self.tokens[range.1 - 1].span.end,
        )
    }

    /// Letters of a range of tokens.
    pub fn words(&self, range: Range) -> &'a str {
        self.span(range).slice(self.text)
    }

    /// Whether the token can be a finite verb where it stands, as far as its neighbours tell.
    pub fn is_finite(&self, at: usize) -> bool {
        if !self.is_word(at) && !self.is(at, "’s") {
            return false;
        }
        if self.is(at, "to") {
            return false;
        }
        if self.tokens[at].kind == TokenKind::Genitive {
            // "he's", not "Kabul's".
            return at > 0 && self.can(at - 1, bits::SUBJECT);
        }
        if self.can(
            at,
            bits::FINITE | bits::BE | bits::HAVE | bits::DO | bits::MODAL,
        ) {
            let name = self.is_capital(at)
                && (self.is(at, "may") || self.is(at, "will") && at != self.sentence(at).first);
            return !(name || self.is_any(at, &["being", "having"]));
        }
        let after_noun_opener = at > 0
            && (self.can(at - 1, bits::DET | bits::POSSESSIVE | bits::PREP)
                && !self.is_any(at - 1, &["that", "some", "many", "both", "all"])
                || self.is_genitive(at - 1));
        if self.can(at, bits::CUE_PAST | bits::ED) {
            return !after_noun_opener && !self.is_capital(at);
        }
        if self.can(at, bits::CUE_S) {
            return !after_noun_opener
                && !self.is_capital(at)
                && self.can(
                    at + 1,
                    bits::DET | bits::SUBJECT | bits::POSSESSIVE | bits::SUBORDINATOR,
                );
        }
        false
    }
}

/// “Why now?” the minister asked: with a capital ("Venn asked") the question mark looks like an end.
fn join_attributions(
    sentences: Vec<Sentence>,
    quotations: &[Quotation],
    lower: &[Box<str>],
    bits: &[u64],
) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::with_capacity(sentences.len());
    let mut next = 0;
    for sentence in sentences {
        if let Some(last) = out.last_mut()
            && last.paragraph == sentence.paragraph
        {
            while quotations.get(next).is_some_and(|q| q.end < last.end) {
                next += 1;
            }
            let quotation = quotations.get(next).filter(|q| q.end == last.end);
            let asks = quotation.is_some()
                && last.end >= 2
                && matches!(&*lower[last.end - 2], "?" | "!" | "…" | "—" | "–");
            // “We go.” Venn said: a full stop where a comma belongs.
            let slip = quotation.is_some_and(|q| q.first == last.first && q.end - q.first > 4)
                && sentence.end - sentence.first <= 8
                && lower[sentence.end - 1].as_ref() == "."
                && bits[sentence.end - 2] & bits::CUE_PAST != 0;
            if asks && attributes(sentence, lower, bits)
                || slip && attributes(sentence, lower, bits)
            {
                last.end = sentence.end;
                continue;
            }
        }
        out.push(sentence);
    }
    out
}

/// Whether a sentence opens with a short subject and a verb of saying that nothing follows.
fn attributes(sentence: Sentence, lower: &[Box<str>], bits: &[u64]) -> bool {
    let limit = sentence.end.min(sentence.first + 9);
    for at in sentence.first..limit {
        if matches!(&*lower[at], "," | "." | ":" | ";" | "“" | "\"") {
            return false;
        }
        if at > sentence.first
            && (bits[at] & (bits::CUE_PAST | bits::CUE_S) != 0
                || bits[at] & bits::ED != 0 && lower.get(at + 1).is_some_and(|w| &**w == "."))
            && !matches!(&*lower[at], "read" | "called" | "cast")
        {
            let Some(after) = lower.get(at + 1).filter(|_| at + 1 < sentence.end) else {
                return true;
            };
            return matches!(&**after, "," | "." | ":")
                || bits[at + 1] & (bits::PREP | bits::DAY | bits::ADVERB) != 0
                || matches!(&**after, "when" | "as" | "after" | "before" | "while");
        }
    }
    false
}

/// What the letters of a word let guess.
fn guess(lower: &str) -> u64 {
    let mut out = 0;
    let len = lower.len();
    if len > 4
        && lower.ends_with("ly")
        && !matches!(
            lower,
            "family"
                | "assembly"
                | "only"
                | "early"
                | "ally"
                | "reply"
                | "italy"
                | "july"
                | "supply"
                | "daily"
                | "friendly"
                | "deadly"
                | "monthly"
                | "weekly"
                | "likely"
                | "apply"
        )
    {
        out |= bits::ADVERB;
    }
    if len > 4
        && lower.ends_with("ed")
        && !matches!(
            lower,
            "united"
                | "hundred"
                | "indeed"
                | "speed"
                | "need"
                | "breed"
                | "ahmed"
                | "saeed"
                | "hamed"
                | "mohammed"
                | "muhammed"
                | "mohamed"
                | "waheed"
                | "rasheed"
        )
    {
        out |= bits::ED;
    }
    if len > 5
        && lower.ends_with("ing")
        && !matches!(
            lower,
            "during"
                | "beijing"
                | "nothing"
                | "something"
                | "anything"
                | "everything"
                | "morning"
                | "evening"
                | "spring"
                | "string"
                | "according"
                | "king"
        )
    {
        out |= bits::ING;
    }
    if len > 3
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("us")
        && !lower.ends_with("is")
    {
        out |= bits::PLURAL;
    }
    out
}
