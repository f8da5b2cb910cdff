//! The file of the weights: gaps between slots and one byte for each weight, deflated.
//!
//! A stream of like bytes follows another (all gaps, then all classes, then all weights), which
//! deflates better than rows. Reading checks every length and refuses what does not fit.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::labels::{Relation, Upos, Xpos};
use super::parser::Parser;
use super::table::{Rows, Slots, Triples};
use super::tagger::{MOST_TAGS, Tagger};

/// The shipped model: everything that tagging and parsing need.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Words to tags.
    pub tagger: Tagger<Rows>,
    /// Words and tags to trees.
    pub parser: Parser<Triples, Rows>,
}

/// Why a file of weights was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file of weights is broken: {0}")]
pub struct BrokenModel(pub &'static str);

const MAGIC: &[u8; 6] = b"CCSYN1";
/// What a file may unfold to, in bytes.
const LARGEST_BYTES: usize = 64 << 20;

/// The bytes of the file.
pub fn encode(model: &Model, slots: [(u32, &[u32]); 3]) -> Vec<u8> {
    let mut raw = Vec::new();
    raw.push(model.tagger.tags.len() as u8);
    for (upos, xpos) in &model.tagger.tags {
        raw.extend([*upos as u8, *xpos as u8]);
    }
    put_length(&mut raw, model.tagger.fixed.len());
    for (word, _) in &model.tagger.fixed {
        raw.extend(word.to_le_bytes());
    }
    raw.extend(model.tagger.fixed.iter().map(|f| f.1));
    let [tags, actions, labels] = slots;
    put_rows(&mut raw, &model.tagger.weights, tags);
    put_slots(&mut raw, actions);
    for class in 0..3 {
        raw.extend(
            model
                .parser
                .actions
                .rows()
                .iter()
                .map(|row| row[class].cast_unsigned()),
        );
    }
    put_rows(&mut raw, &model.parser.labels, labels);
    let mut out = MAGIC.to_vec();
    out.extend(compress_to_vec(&raw, 9));
    out
}

fn put_length(raw: &mut Vec<u8>, length: usize) {
    raw.extend((length as u32).to_le_bytes());
}

fn put_slots(raw: &mut Vec<u8>, (bits, taken): (u32, &[u32])) {
    raw.push(bits as u8);
    put_length(raw, taken.len());
    let mut next = 0;
    for &slot in taken {
        let mut gap = slot - next;
        next = slot + 1;
        while gap >= 128 {
            raw.push(gap as u8 | 128);
            gap >>= 7;
        }
        raw.push(gap as u8);
    }
}

fn put_rows(raw: &mut Vec<u8>, rows: &Rows, slots: (u32, &[u32])) {
    put_slots(raw, slots);
    raw.extend(rows.lengths());
    raw.extend(rows.entries().iter().map(|e| e.0));
    raw.extend(rows.entries().iter().map(|e| e.1.cast_unsigned()));
}

/// Reads a file of weights.
///
/// # Errors
///
/// [`BrokenModel`] when the bytes are not such a file, or any part of it is cut or out of range.
pub fn decode(bytes: &[u8]) -> Result<Model, BrokenModel> {
    let packed = bytes
        .strip_prefix(MAGIC)
        .ok_or(BrokenModel("no such file"))?;
    let raw = decompress_to_vec_with_limit(packed, LARGEST_BYTES)
        .map_err(|_| BrokenModel("it does not unpack"))?;
    let mut reader = Reader { rest: &raw };
    let model = reader.model()?;
    if reader.rest.is_empty() {
        Ok(model)
    } else {
        Err(BrokenModel("something follows the end"))
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], BrokenModel> {
        let (head, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(BrokenModel("it is cut"))?;
        self.rest = rest;
        Ok(head)
    }

    fn byte(&mut self) -> Result<u8, BrokenModel> {
        Ok(self.take(1)?[0])
    }

    fn length(&mut self) -> Result<usize, BrokenModel> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize)
    }

    fn model(&mut self) -> Result<Model, BrokenModel> {
        let count = usize::from(self.byte()?);
        if count == 0 || count > MOST_TAGS {
            return Err(BrokenModel("the number of tags"));
        }
        let tags = self
            .take(2 * count)?
            .chunks_exact(2)
            .map(|pair| {
                let upos = Upos::from_index(usize::from(pair[0]))?;
                Some((upos, Xpos::from_index(usize::from(pair[1]))?))
            })
            .collect::<Option<Vec<_>>>()
            .ok_or(BrokenModel("an unknown tag"))?;
        let fixed = self.fixed(count)?;
        let weights = self.rows(count)?;
        let (slots, count) = self.slots()?;
        let streams = [self.take(count)?, self.take(count)?, self.take(count)?];
        let rows = (0..count)
            .map(|i| streams.map(|stream| stream[i].cast_signed()))
            .collect();
        let labels = self.rows(Relation::ALL.len())?;
        Ok(Model {
            tagger: Tagger {
                weights,
                tags,
                fixed,
            },
            parser: Parser {
                actions: Triples::new(slots, rows),
                labels,
            },
        })
    }

    fn fixed(&mut self, tags: usize) -> Result<Vec<(u32, u8)>, BrokenModel> {
        let count = self.length()?;
        let words = self.take(count.saturating_mul(4))?.chunks_exact(4);
        let words: Vec<u32> = words
            .map(|w| u32::from_le_bytes([w[0], w[1], w[2], w[3]]))
            .collect();
        let numbers = self.take(count)?;
        if !words.is_sorted() || numbers.iter().any(|&n| usize::from(n) >= tags) {
            return Err(BrokenModel("the list of words with one tag"));
        }
        Ok(words.into_iter().zip(numbers.iter().copied()).collect())
    }

    fn slots(&mut self) -> Result<(Slots, usize), BrokenModel> {
        let bits = u32::from(self.byte()?);
        let count = self.length()?;
        if count > self.rest.len() {
            return Err(BrokenModel("it is cut"));
        }
        let mut taken = Vec::with_capacity(count);
        let mut next = 0_u32;
        for _ in 0..count {
            let (mut gap, mut shift) = (0_u32, 0);
            loop {
                let byte = self.byte()?;
                gap |= u32::from(byte & 127) << shift;
                shift += 7;
                if byte < 128 {
                    break;
                }
                if shift > 28 {
                    return Err(BrokenModel("a gap too wide"));
                }
            }
            let slot = next.checked_add(gap).ok_or(BrokenModel("a gap too wide"))?;
            next = slot.checked_add(1).ok_or(BrokenModel("a gap too wide"))?;
            taken.push(slot);
        }
        let slots = Slots::new(bits, &taken).ok_or(BrokenModel("a slot out of reach"))?;
        Ok((slots, count))
    }

    fn rows(&mut self, classes: usize) -> Result<Rows, BrokenModel> {
        let (slots, count) = self.slots()?;
        let lengths = self.take(count)?;
        let total: usize = lengths.iter().map(|&l| usize::from(l)).sum();
        let numbers = self.take(total)?;
        let weights = self.take(total)?;
        if numbers.iter().any(|&n| usize::from(n) >= classes) {
            return Err(BrokenModel("an unknown class"));
        }
        let entries = numbers
            .iter()
            .zip(weights)
            .map(|(&class, &weight)| (class, weight.cast_signed()))
            .collect();
        Ok(Rows::new(slots, lengths, entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        let mut model = Model::default();
        model.tagger.tags = vec![(Upos::Noun, Xpos::Nn), (Upos::Verb, Xpos::Vbd)];
        model.tagger.fixed = vec![(7, 1), (9, 0)];
        let slots = |bits, taken: &[u32]| Slots::new(bits, taken).unwrap();
        let entries = vec![(0, -5), (1, 5), (1, 100)];
        model.tagger.weights = Rows::new(slots(10, &[3, 900]), &[2, 1], entries);
        model.parser.actions = Triples::new(slots(8, &[255]), vec![[1, 2, -3]]);
        model.parser.labels = Rows::new(slots(6, &[]), &[], Vec::new());
        encode(&model, [(10, &[3, 900]), (8, &[255]), (6, &[])])
    }

    #[test]
    fn what_was_written_is_read() {
        let model = decode(&small()).unwrap();
        assert_eq!(model.tagger.tags.len(), 2);
        assert_eq!(model.tagger.fixed, [(7, 1), (9, 0)]);
        assert_eq!(model.tagger.weights.entries()[2], (1, 100));
        assert_eq!(model.parser.actions.rows(), [[1, 2, -3]]);
        let again = encode(&model, [(10, &[3, 900]), (8, &[255]), (6, &[])]);
        assert_eq!(again, small());
    }

    #[test]
    fn broken_files_are_refused() {
        assert!(decode(b"").is_err());
        assert!(decode(b"CCSYN1").is_err());
        let good = small();
        let raw = decompress_to_vec_with_limit(&good[6..], 1 << 20).unwrap();
        for cut in 0..raw.len() {
            let mut bytes = MAGIC.to_vec();
            bytes.extend(compress_to_vec(&raw[..cut], 1));
            assert!(decode(&bytes).is_err(), "cut at {cut}");
        }
        // Whatever a byte is changed to, reading ends in a model or a refusal.
        for at in 0..raw.len() {
            for value in [0, 1, 127, 128, 255] {
                let mut other = raw.clone();
                other[at] = value;
                let mut bytes = MAGIC.to_vec();
                bytes.extend(compress_to_vec(&other, 1));
                let _ = decode(&bytes);
            }
        }
    }
}
