//! What the tagger sees of a word: its own looks, its neighbours, and the tags around it.

use super::form::Form;
use super::hash::feature;

/// The number of a joint tag plus one; 0 stands beyond the ends of the sentence and for "not yet".
pub type Seen = u32;

/// The words of a sentence as the tagger sees them.
pub struct Sight<'a> {
    forms: &'a [Form],
}

const BEFORE: Form = bare(1);
const AFTER: Form = bare(2);

const fn bare(word: u32) -> Form {
    Form {
        word,
        cased: word,
        shape: word,
        endings: [0; 5],
        beginnings: [0; 4],
    }
}

impl<'a> Sight<'a> {
    /// Looks at the forms of a sentence.
    pub fn new(forms: &'a [Form]) -> Self {
        Self { forms }
    }

    fn at(&self, place: usize, offset: isize) -> &Form {
        match place.checked_add_signed(offset) {
            None => &BEFORE,
            Some(at) => self.forms.get(at).unwrap_or(&AFTER),
        }
    }

    /// The features of a word that need no tag: spelling, shape, endings, neighbours.
    ///
    /// `pass` is 0 or 1; each pass has weights of its own.
    pub fn words(&self, place: usize, pass: u32, mut emit: impl FnMut(u32)) {
        let mut kind = pass * 128;
        let mut f = |a: u32, b: u32, c: u32| {
            emit(feature(kind, a, b, c));
            kind += 1;
        };
        let (w, p, n) = (self.at(place, 0), self.at(place, -1), self.at(place, 1));
        let (pp, nn) = (self.at(place, -2), self.at(place, 2));
        let start = u32::from(place == 0);
        f(0, 0, 0);
        f(w.word, 0, 0);
        f(w.cased, start, 0);
        f(w.shape, start, 0);
        for ending in w.endings {
            f(ending, 1, 0);
        }
        for beginning in w.beginnings {
            f(beginning, 2, 0);
        }
        f(w.endings[2], w.shape, start);
        f(w.endings[1], w.shape, n.word);
        f(p.word, 0, 0);
        f(n.word, 0, 0);
        f(pp.word, 0, 0);
        f(nn.word, 0, 0);
        f(p.word, w.word, 0);
        f(w.word, n.word, 0);
        f(p.word, n.word, 0);
        f(p.word, pp.word, 0);
        f(n.word, nn.word, 0);
        f(p.word, w.word, n.word);
        f(p.endings[2], w.endings[2], 0);
        f(n.endings[2], w.endings[2], 0);
        f(n.endings[2], p.endings[2], 0);
        f(n.endings[1], w.word, 0);
        f(p.shape, w.shape, n.shape);
        f(n.shape, w.word, 0);
        f(nn.endings[2], n.endings[2], 0);
    }

    /// The features that see the tags before the word and, in the second pass, after it.
    pub fn tags(&self, place: usize, pass: u32, around: [Seen; 4], mut emit: impl FnMut(u32)) {
        let mut kind = pass * 128 + 64;
        let mut f = |a: u32, b: u32, c: u32| {
            emit(feature(kind, a, b, c));
            kind += 1;
        };
        let [pp, p, n, nn] = around;
        let w = self.at(place, 0);
        let next = self.at(place, 1);
        f(p, 0, 0);
        f(pp, p, 0);
        f(p, w.word, 0);
        f(pp, p, w.word);
        f(p, next.word, 0);
        f(p, w.endings[2], w.shape);
        f(p, w.endings[1], next.endings[2]);
        f(p, self.at(place, -1).word, 0);
        if pass == 1 {
            f(n, 0, 0);
            f(n, nn, 0);
            f(p, n, 0);
            f(n, w.word, 0);
            f(p, n, w.word);
            f(n, w.endings[2], w.shape);
            f(pp, p, n);
            f(p, n, nn);
            f(n, nn, w.word);
            f(p, n, w.endings[2]);
        }
    }
}
