//! The words of many short or long texts, put so that a search takes no time.
//!
//! Words are numbered in the order of their letters, so all that begin alike are a range of
//! numbers. Each collection keeps for every word the texts that hold it, and for phrases the words
//! of every text one after the other.

use std::collections::HashMap;
use std::ops::Range;

use super::query::Term;
use crate::text::fold;

/// Every word of a search index, each once, in the order of their letters.
#[derive(Debug, Default)]
pub struct Vocabulary {
    text: String,
    ends: Vec<u32>,
}

impl Vocabulary {
    fn word(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[number] as usize]
    }

    /// How many of the first words come before `stop` says so.
    fn partition(&self, comes_before: impl Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            if comes_before(self.word(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low as u32
    }

    /// The number of a word, as a range that is empty when it is not there.
    fn exact(&self, word: &str) -> Range<u32> {
        let start = self.partition(|known| known < word);
        let there = (start as usize) < self.ends.len() && self.word(start as usize) == word;
        start..start + u32::from(there)
    }

    /// The numbers of all words that begin so.
    fn beginning(&self, word: &str) -> Range<u32> {
        let start = self.partition(|known| known < word);
        let end = self.partition(|known| known < word || known.starts_with(word));
        start..end
    }
}

/// Takes texts in; words have the number in which they came until all are there.
#[derive(Debug, Default)]
pub struct Builder {
    numbers: HashMap<String, u32>,
}

/// Texts being taken in.
#[derive(Debug, Default)]
pub struct Draft {
    tokens: Vec<u32>,
    ends: Vec<u32>,
}

impl Builder {
    /// Adds one more text to a collection.
    pub fn add<'t>(&mut self, draft: &mut Draft, texts: impl IntoIterator<Item = &'t str>) {
        for text in texts {
            for word in fold::words(text) {
                let next = self.numbers.len() as u32;
                let number = *self.numbers.entry(word.folded).or_insert(next);
                draft.tokens.push(number);
            }
            // No phrase goes on from one part to the next.
            draft.tokens.push(END);
        }
        draft.ends.push(draft.tokens.len() as u32);
    }

    /// Puts the words in order and gives them with the collections.
    pub fn finish<const N: usize>(self, drafts: [Draft; N]) -> (Vocabulary, [Collection; N]) {
        let mut words: Vec<(String, u32)> = self.numbers.into_iter().collect();
        words.sort_unstable();
        let mut rank = vec![0; words.len()];
        let mut vocabulary = Vocabulary::default();
        for (at, (word, number)) in words.iter().enumerate() {
            rank[*number as usize] = at as u32;
            vocabulary.text.push_str(word);
            vocabulary.ends.push(vocabulary.text.len() as u32);
        }
        let collections = drafts.map(|draft| Collection::new(draft, &rank));
        (vocabulary, collections)
    }
}

/// Stands between two parts of a text.
const END: u32 = u32::MAX;

/// Texts of one kind.
#[derive(Debug, Default)]
pub struct Collection {
    tokens: Vec<u32>,
    ends: Vec<u32>,
    /// The texts that hold each word, word after word.
    holders: Vec<u32>,
    /// Where each word's texts end in `holders`.
    holder_ends: Vec<u32>,
}

impl Collection {
    fn new(draft: Draft, rank: &[u32]) -> Self {
        let mut tokens = draft.tokens;
        for token in &mut tokens {
            if *token != END {
                *token = rank[*token as usize];
            }
        }
        // Counted first, then put in their places.
        let mut counts = vec![0_u32; rank.len()];
        let mut last = vec![u32::MAX; rank.len()];
        each(&tokens, &draft.ends, |text, token| {
            if std::mem::replace(&mut last[token], text) != text {
                counts[token] += 1;
            }
        });
        let mut starts = Vec::with_capacity(rank.len());
        let mut sum = 0;
        for count in &counts {
            starts.push(sum);
            sum += count;
        }
        let mut holders = vec![0; sum as usize];
        last.fill(u32::MAX);
        each(&tokens, &draft.ends, |text, token| {
            if std::mem::replace(&mut last[token], text) != text {
                holders[starts[token] as usize] = text;
                starts[token] += 1;
            }
        });
        Self {
            tokens,
            ends: draft.ends,
            holders,
            holder_ends: starts,
        }
    }

    /// How many texts there are.
    pub fn texts(&self) -> usize {
        self.ends.len()
    }

    fn text(&self, at: u32) -> &[u32] {
        let at = at as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.tokens[start as usize..self.ends[at] as usize]
    }

    /// The texts that hold one of these words, with repetitions.
    fn holders(&self, words: &Range<u32>) -> &[u32] {
        if words.is_empty() || self.holder_ends.is_empty() {
            return &[];
        }
        let end_of = |word: u32| self.holder_ends[word as usize];
        let start = words.start.checked_sub(1).map_or(0, end_of);
        &self.holders[start as usize..end_of(words.end - 1) as usize]
    }

    /// Calls `hit` for every text that holds the term, perhaps more than once.
    pub fn find(&self, asked: &Asked, mut hit: impl FnMut(usize)) {
        let [ranges @ .., last] = asked.ranges.as_slice() else {
            return;
        };
        if ranges.is_empty() {
            for &text in self.holders(last) {
                hit(text as usize);
            }
            return;
        }
        // Only texts that hold the rarest word of the phrase are read.
        let Some(rarest) = asked
            .ranges
            .iter()
            .min_by_key(|range| self.holders(range).len())
        else {
            return;
        };
        for &text in self.holders(rarest) {
            if self.count_in(asked, text) > 0 {
                hit(text as usize);
            }
        }
    }

    /// How often a text holds the term.
    pub fn count(&self, asked: &Asked, text: usize) -> usize {
        if text < self.texts() {
            self.count_in(asked, text as u32)
        } else {
            0
        }
    }

    fn count_in(&self, asked: &Asked, text: u32) -> usize {
        if asked.ranges.is_empty() {
            return 0;
        }
        self.text(text)
            .windows(asked.ranges.len())
            .filter(|run| {
                run.iter()
                    .zip(&asked.ranges)
                    .all(|(token, range)| range.contains(token))
            })
            .count()
    }
}

fn each(tokens: &[u32], ends: &[u32], mut see: impl FnMut(u32, usize)) {
    let mut start = 0;
    for (text, &end) in ends.iter().enumerate() {
        for &token in &tokens[start..end as usize] {
            if token != END {
                see(text as u32, token as usize);
            }
        }
        start = end as usize;
    }
}

/// A term as numbers of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    ranges: Vec<Range<u32>>,
}

impl Asked {
    /// Looks the words of a term up.
    pub fn new(term: &Term, vocabulary: &Vocabulary) -> Self {
        let last = term.words.len().saturating_sub(1);
        let ranges = term.words.iter().enumerate().map(|(at, word)| {
            if at == last && term.open {
                vocabulary.beginning(word)
            } else {
                vocabulary.exact(word)
            }
        });
        Self {
            ranges: ranges.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::search::query::Query;

    fn find(texts: &[&[&str]], typed: &str) -> Vec<(usize, usize)> {
        let mut builder = Builder::default();
        let mut draft = Draft::default();
        for parts in texts {
            builder.add(&mut draft, parts.iter().copied());
        }
        let (vocabulary, [texts]) = builder.finish([draft]);
        let asked = Asked::new(&Query::new(typed).wanted[0], &vocabulary);
        let mut hits = std::collections::BTreeSet::new();
        texts.find(&asked, |text| {
            hits.insert(text);
        });
        hits.into_iter()
            .map(|text| (text, texts.count(&asked, text)))
            .collect()
    }

    #[test]
    fn words_beginnings_and_phrases() {
        let texts: &[&[&str]] = &[
            &["The post was lost, the posts were not."],
            &[],
            &["No post.", "Was it lost?"],
            &["Outpost"],
        ];
        assert_eq!(find(texts, "post"), [(0, 2), (2, 1)]);
        assert_eq!(find(texts, "\"post\""), [(0, 1), (2, 1)]);
        assert_eq!(
            find(texts, "\"post was\""),
            [(0, 1)],
            "not from part to part"
        );
        assert_eq!(find(texts, "\"the pos"), [(0, 2)]);
        assert_eq!(find(texts, "zebra"), []);
        assert_eq!(find(texts, "\"post zebra\""), []);
        assert_eq!(find(&[], "post"), []);
    }
}
