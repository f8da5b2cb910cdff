//! Where the weights are kept: a bit for each slot, a count to turn a bit into a row, the rows.
//!
//! Features are hashed to slots and their names are not kept. Only a few slots hold anything, so a
//! bit map with running counts finds a row with one look at memory when there is none, with two
//! when there is.

/// Something that holds weights and adds those of features to the scores of all classes.
pub trait Weights {
    /// Adds the weights of the features with these hashes.
    fn add(&self, features: &Batch, scores: &mut [i32]);
}

/// Hashes of features that are looked up together, so that memory is waited for once, not each
/// time.
#[derive(Clone, Copy, Debug)]
pub struct Batch {
    features: [u32; Batch::MOST],
    len: usize,
}

impl Batch {
    /// A batch holds so many; no group of features is larger.
    pub const MOST: usize = 64;

    /// None yet.
    pub fn new() -> Self {
        Self {
            features: [0; Self::MOST],
            len: 0,
        }
    }

    /// Takes one more.
    #[inline]
    pub fn push(&mut self, feature: u32) {
        debug_assert!(self.len < Self::MOST);
        if let Some(place) = self.features.get_mut(self.len) {
            *place = feature;
            self.len += 1;
        }
    }

    /// All so far.
    #[inline]
    pub fn features(&self) -> &[u32] {
        &self.features[..self.len]
    }
}

impl Default for Batch {
    fn default() -> Self {
        Self::new()
    }
}

/// Which slots are taken, and the number of each taken slot among the taken ones.
#[derive(Clone, Debug, Default)]
pub struct Slots {
    shift: u32,
    blocks: Vec<Block>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Block {
    taken: u64,
    before: u32,
}

impl Slots {
    /// Marks the `taken` slots, which must rise, of a table of 2 to the power `bits` slots.
    ///
    /// Gives nothing when `bits` is not in 6 to 30, or a slot is out of reach or out of order.
    pub fn new(bits: u32, taken: &[u32]) -> Option<Self> {
        if !(6..=30).contains(&bits) || !taken.is_sorted_by(|a, b| a < b) {
            return None;
        }
        let mut blocks = vec![Block::default(); 1 << (bits - 6)];
        for &slot in taken {
            blocks.get_mut(slot as usize >> 6)?.taken |= 1 << (slot & 63);
        }
        let mut before = 0;
        for block in &mut blocks {
            block.before = before;
            before += block.taken.count_ones();
        }
        Some(Self {
            shift: 32 - bits,
            blocks,
        })
    }

    /// The row of a feature; a number no table has when its slot is not taken.
    #[inline]
    pub fn row(&self, feature: u32) -> u32 {
        let slot = feature >> self.shift;
        let Some(block) = self.blocks.get(slot as usize >> 6) else {
            return u32::MAX;
        };
        let place = slot & 63;
        let row = block.before + (block.taken & ((1 << place) - 1)).count_ones();
        // No branch here: a processor would guess it wrongly half the time, and wait.
        let taken = (block.taken >> place) as u32 & 1;
        row | taken.wrapping_sub(1)
    }

    /// The rows of a batch of features, in their order.
    #[inline]
    fn rows(&self, batch: &Batch) -> [u32; Batch::MOST] {
        let mut rows = [u32::MAX; Batch::MOST];
        for (row, &feature) in rows.iter_mut().zip(batch.features()) {
            *row = self.row(feature);
        }
        rows
    }
}

/// Weights for three classes, all kept.
#[derive(Clone, Debug, Default)]
pub struct Triples {
    slots: Slots,
    /// The rows and a row of zeros, for features that have none.
    rows: Vec<[i8; 3]>,
}

impl Triples {
    /// The `rows` of the slots taken, in the order of their slots.
    pub fn new(slots: Slots, mut rows: Vec<[i8; 3]>) -> Self {
        rows.push([0; 3]);
        Self { slots, rows }
    }

    /// The rows, in the order of their slots.
    pub fn rows(&self) -> &[[i8; 3]] {
        self.rows.split_last().map_or(&[], |(_, rows)| rows)
    }
}

impl Weights for Triples {
    #[inline]
    fn add(&self, features: &Batch, scores: &mut [i32]) {
        let [a, b, c, ..] = scores else {
            return;
        };
        let none = self.rows.len().saturating_sub(1);
        for &row in &self.slots.rows(features)[..features.len] {
            let Some(weights) = self.rows.get((row as usize).min(none)) else {
                return;
            };
            *a += i32::from(weights[0]);
            *b += i32::from(weights[1]);
            *c += i32::from(weights[2]);
        }
    }
}

/// Weights for many classes, of which a row holds only those that are not zero.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    slots: Slots,
    /// Where each row begins among the entries, where the last ends, and that once more: the
    /// empty row of features that have none.
    starts: Vec<u32>,
    entries: Vec<(u8, i8)>,
}

impl Rows {
    /// The rows of the slots taken: how many entries each has, in the order of their slots, and
    /// the entries, class and weight.
    pub fn new(slots: Slots, lengths: &[u8], entries: Vec<(u8, i8)>) -> Self {
        let mut starts = Vec::with_capacity(lengths.len() + 2);
        let mut total = 0;
        starts.push(0);
        for &length in lengths {
            total += u32::from(length);
            starts.push(total);
        }
        starts.push(total);
        Self {
            slots,
            starts,
            entries,
        }
    }

    /// How many entries each row has.
    pub fn lengths(&self) -> impl Iterator<Item = u8> + '_ {
        let rows = self.starts.len().saturating_sub(1);
        self.starts[..rows].windows(2).map(|w| (w[1] - w[0]) as u8)
    }

    /// Class and weight of all rows.
    pub fn entries(&self) -> &[(u8, i8)] {
        &self.entries
    }
}

impl Weights for Rows {
    #[inline]
    fn add(&self, features: &Batch, scores: &mut [i32]) {
        let none = self.starts.len().saturating_sub(2);
        let mut bounds = [(0, 0); Batch::MOST];
        for (bound, row) in bounds.iter_mut().zip(self.slots.rows(features)) {
            let row = (row as usize).min(none);
            if let (Some(&from), Some(&to)) = (self.starts.get(row), self.starts.get(row + 1)) {
                *bound = (from as usize, to as usize);
            }
        }
        for (from, to) in &bounds[..features.len] {
            for &(class, weight) in self.entries.get(*from..*to).unwrap_or(&[]) {
                if let Some(score) = scores.get_mut(usize::from(class)) {
                    *score += i32::from(weight);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(features: &[u32]) -> Batch {
        let mut batch = Batch::new();
        for &f in features {
            batch.push(f);
        }
        batch
    }

    #[test]
    fn rows_are_found_by_slot() {
        let slots = Slots::new(8, &[0, 63, 64, 200]).unwrap();
        let feature = |slot: u32| slot << 24 | 0x1234;
        let found = [0, 63, 64, 200, 65].map(|slot| slots.row(feature(slot)));
        assert_eq!(found, [0, 1, 2, 3, u32::MAX]);
        let table = Triples::new(slots, vec![[1, -2, 3], [4, 4, 4]]);
        let mut scores = [10, 10, 10];
        // The last slot has no row: a broken table is empty there, not fatal.
        let all = batch(&[feature(0), feature(65), feature(63), feature(200)]);
        table.add(&all, &mut scores);
        assert_eq!(scores, [15, 12, 17]);
    }

    #[test]
    fn rows_of_many_classes_add_what_they_hold() {
        let slots = Slots::new(8, &[3, 7]).unwrap();
        let table = Rows::new(slots, &[2, 1], vec![(0, 5), (2, -5), (1, 100)]);
        assert_eq!(table.lengths().collect::<Vec<_>>(), [2, 1]);
        let mut scores = [0; 2];
        // Class 2 is beyond these scores.
        table.add(&batch(&[3 << 24, 7 << 24, 8 << 24]), &mut scores);
        assert_eq!(scores, [5, 100]);
    }

    #[test]
    fn slots_out_of_reach_are_refused() {
        assert!(Slots::new(8, &[256]).is_none());
        assert!(Slots::new(8, &[5, 5]).is_none());
        assert!(Slots::new(40, &[]).is_none());
    }
}
