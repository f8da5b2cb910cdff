//! The tagger: one joint tag for each word, in two passes from left to right.
//!
//! The first pass knows the tags before a word, the second also those the first gave after it.

use super::form::Form;
use super::labels::{Upos, Xpos};
use super::table::{Batch, Weights};
use super::tag_features::{Seen, Sight};

/// A tag whose score leads by more in the first pass stays: see [`Tagger::tag_quickly`].
const SURE: i32 = 60;

/// At most so many joint tags.
pub const MOST_TAGS: usize = 128;

/// A tagger with its weights and its list of joint tags.
#[derive(Clone, Debug, Default)]
pub struct Tagger<W> {
    /// Weights of the features; the class is the number of a joint tag.
    pub weights: W,
    /// The joint tags by number, at most [`MOST_TAGS`].
    pub tags: Vec<(Upos, Xpos)>,
    /// Words that have one tag only: the hash of the cased form and the tag, by rising hash.
    pub fixed: Vec<(u32, u8)>,
}

impl<W: Weights> Tagger<W> {
    /// The numbers of the joint tags of a sentence.
    pub fn tag(&self, forms: &[Form]) -> Vec<u8> {
        let mut tags = vec![0; forms.len()];
        let sight = Sight::new(forms);
        for pass in 0..2 {
            for place in 0..forms.len() {
                tags[place] = match self.fixed_tag(&forms[place]) {
                    Some(tag) => tag,
                    None => self.best(&sight, place, pass, &tags),
                };
            }
        }
        tags
    }

    /// The same with a short cut: a tag that led by more than `SURE` in the first pass is not
    /// asked about again. Training never takes it, so that the weights do not depend on it.
    pub fn tag_quickly(&self, forms: &[Form]) -> Vec<u8> {
        let mut tags = vec![0; forms.len()];
        let mut open = Vec::with_capacity(forms.len());
        let sight = Sight::new(forms);
        for (place, form) in forms.iter().enumerate() {
            tags[place] = self.fixed_tag(form).unwrap_or_else(|| {
                let (tag, lead) = self.best_and_lead(&sight, place, 0, &tags);
                if lead <= SURE {
                    open.push(place);
                }
                tag
            });
        }
        for place in open {
            tags[place] = self.best(&sight, place, 1, &tags);
        }
        tags
    }

    /// The only tag of a word that has one only.
    pub fn fixed_tag(&self, form: &Form) -> Option<u8> {
        let at = self.fixed.binary_search_by_key(&form.cased, |f| f.0).ok()?;
        Some(self.fixed[at].1)
    }

    /// The best tag of one word, given the tags so far; the lowest number wins a tie.
    pub fn best(&self, sight: &Sight<'_>, place: usize, pass: u32, tags: &[u8]) -> u8 {
        self.best_and_lead(sight, place, pass, tags).0
    }

    /// The same, and how far its score leads the next one.
    fn best_and_lead(&self, sight: &Sight<'_>, place: usize, pass: u32, tags: &[u8]) -> (u8, i32) {
        let mut scores = [0; MOST_TAGS];
        let mut batch = Batch::new();
        sight.words(place, pass, |f| batch.push(f));
        sight.tags(place, pass, around(tags, place, pass), |f| batch.push(f));
        self.weights.add(&batch, &mut scores);
        let mut best = 0;
        let mut next = i32::MIN;
        for (tag, &score) in scores.iter().enumerate().take(self.tags.len()).skip(1) {
            if score > scores[best] {
                next = scores[best];
                best = tag;
            } else {
                next = next.max(score);
            }
        }
        (best as u8, scores[best].saturating_sub(next))
    }
}

/// The tags two before to two after a word; those after are unknown in the first pass.
pub fn around(tags: &[u8], place: usize, pass: u32) -> [Seen; 4] {
    let at = |offset: isize| -> Seen {
        place
            .checked_add_signed(offset)
            .and_then(|at| tags.get(at))
            .map_or(0, |&tag| u32::from(tag) + 1)
    };
    if pass == 0 {
        [at(-2), at(-1), 0, 0]
    } else {
        [at(-2), at(-1), at(1), at(2)]
    }
}
