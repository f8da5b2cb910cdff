//! Reading treebanks: CoNLL-U, plain or gzip.

use miniz_oxide::inflate::decompress_to_vec;

use crate::syntax::labels::{Relation, Upos, Xpos};

/// A sentence of a treebank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The words.
    pub words: Vec<String>,
    /// Their parts of speech.
    pub upos: Vec<Upos>,
    /// Their finer tags.
    pub xpos: Vec<Xpos>,
    /// Their heads; the number of words stands for the root.
    pub heads: Vec<u16>,
    /// Their relations.
    pub relations: Vec<Relation>,
    /// Whether white space follows each word.
    pub space_after: Vec<bool>,
}

impl Sentence {
    /// Whether no two arcs cross, the root standing after the last word.
    pub fn is_projective(&self) -> bool {
        let arcs: Vec<(u16, u16)> = (0u16..)
            .zip(&self.heads)
            .map(|(at, &head)| (at.min(head), at.max(head)))
            .collect();
        arcs.iter().enumerate().all(|(i, a)| {
            arcs[i + 1..].iter().all(|b| {
                !(a.0 < b.0 && b.0 < a.1 && a.1 < b.1 || b.0 < a.0 && a.0 < b.1 && b.1 < a.1)
            })
        })
    }
}

/// Why a treebank was refused: the line, from 1, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct BrokenTreebank {
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
    /// What is wrong.
    pub what: &'static str,
}

/// Unpacks gzip bytes; other bytes come back as they are.
pub fn unzip(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Some(bytes.to_vec());
    }
    let flags = *bytes.get(3)?;
    let mut at = 10;
    if flags & 4 != 0 {
        at += 2 + usize::from(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            at += bytes.get(at..)?.iter().position(|&b| b == 0)? + 1;
        }
    }
    if flags & 2 != 0 {
        at += 2;
    }
    decompress_to_vec(bytes.get(at..)?).ok()
}

/// Reads a treebank, plain or gzip. Ranges and empty words are passed over.
///
/// # Errors
///
/// [`BrokenTreebank`] with the line of the first sentence that cannot be used.
pub fn read(bytes: &[u8]) -> Result<Vec<Sentence>, BrokenTreebank> {
    let fail = |line, what| BrokenTreebank { line, what };
    let plain = unzip(bytes).ok_or(fail(0, "the file does not unpack"))?;
    let text = String::from_utf8(plain).map_err(|_| fail(0, "the file is not UTF-8"))?;
    let mut sentences = Vec::new();
    let mut now = Sentence::default();
    let mut range = None;
    for (at, line) in text.lines().chain([""]).enumerate() {
        if line.is_empty() {
            if !now.words.is_empty() {
                finish(&mut now).map_err(|what| fail(at, what))?;
                sentences.push(std::mem::take(&mut now));
                range = None;
            }
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        if line.starts_with('#') && columns.len() < 10 {
            continue;
        }
        let [number, word, _, upos, xpos, _, head, relation, _, misc] = columns[..] else {
            return Err(fail(at + 1, "not ten columns"));
        };
        let spaced = !misc.contains("SpaceAfter=No");
        if let Some((first, last)) = number.split_once('-') {
            // Words written as one ("don't"): no white space but after the last.
            let (Ok(first), Ok(last)) = (first.parse::<usize>(), last.parse::<usize>()) else {
                return Err(fail(at + 1, "a range that is no two numbers"));
            };
            range = Some((first, last, spaced));
            continue;
        }
        if number.contains('.') {
            continue;
        }
        now.words.push(word.to_owned());
        now.upos
            .push(Upos::from_name(upos).ok_or(fail(at + 1, "an unknown part of speech"))?);
        now.xpos
            .push(Xpos::from_name(xpos).ok_or(fail(at + 1, "an unknown tag"))?);
        now.heads.push(
            head.parse()
                .map_err(|_| fail(at + 1, "a head that is no number"))?,
        );
        now.relations
            .push(Relation::from_name(relation).ok_or(fail(at + 1, "an unknown relation"))?);
        let place = now.words.len();
        now.space_after.push(match range {
            Some((first, last, spaced)) if first <= place && place <= last => {
                place == last && spaced
            }
            _ => spaced,
        });
    }
    Ok(sentences)
}

/// Turns heads counted from 1 into places, the root after the last word.
fn finish(sentence: &mut Sentence) -> Result<(), &'static str> {
    let words = sentence.words.len();
    if words > 1000 {
        return Err("a sentence of more than 1000 words");
    }
    for head in &mut sentence.heads {
        *head = match usize::from(*head) {
            0 => words as u16,
            h if h <= words => *head - 1,
            _ => return Err("a head outside the sentence"),
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# text = They didn't.\n1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n\
        2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdid\tdo\tVERB\tVBD\t_\t0\troot\t_\t_\n\
        3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n\n";

    #[test]
    fn words_and_heads_are_read() {
        let sentences = read(TEXT.as_bytes()).unwrap();
        assert_eq!(sentences.len(), 1);
        assert_eq!(sentences[0].words, ["They", "did", "n't"]);
        assert_eq!(sentences[0].heads, [1, 3, 1]);
        assert!(sentences[0].is_projective());
        assert_eq!(sentences[0].space_after, [true, false, true]);
    }

    #[test]
    fn broken_lines_are_named() {
        let broken = TEXT.replace("nsubj", "subject");
        assert_eq!(read(broken.as_bytes()).unwrap_err().line, 2);
        assert_eq!(read(b"1\tonly\n").unwrap_err().line, 1);
        assert_eq!(read(&[0x1f, 0x8b, 8]).unwrap_err().line, 0);
    }

    #[test]
    fn crossing_arcs_are_seen() {
        let sentence = Sentence {
            heads: vec![2, 3, 4, 2],
            ..Sentence::default()
        };
        assert!(!sentence.is_projective());
    }
}
