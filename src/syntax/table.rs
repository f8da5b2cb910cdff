//! Where the weights are kept: a bit for each slot, a count to turn a bit into a row, the rows.
//!
//! Features are hashed to slots and their names are not kept. Only a few slots hold anything, so a
//! bit map with running counts finds a row with one look at memory when there is none, with two
//! when there is.

/// Something that holds weights and adds those of a feature to the scores of all classes.
pub trait Weights {
    /// Adds the weights of the feature with the hash `feature`.
    fn add(&self, feature: u32, scores: &mut [i32]);
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

    /// The row of a feature, if its slot is taken.
    #[inline]
    pub fn row(&self, feature: u32) -> Option<usize> {
        let slot = feature >> self.shift;
        let block = self.blocks.get(slot as usize >> 6)?;
        let bit = 1_u64 << (slot & 63);
        if block.taken & bit == 0 {
            return None;
        }
        Some((block.before + (block.taken & (bit - 1)).count_ones()) as usize)
    }
}

/// Weights for three classes, all kept.
#[derive(Clone, Debug, Default)]
pub struct Triples {
    /// Which slots have a row.
    pub slots: Slots,
    /// The rows, in the order of their slots.
    pub rows: Vec<[i8; 3]>,
}

impl Weights for Triples {
    #[inline]
    fn add(&self, feature: u32, scores: &mut [i32]) {
        if let Some(row) = self.slots.row(feature)
            && let Some(weights) = self.rows.get(row)
            && let [a, b, c, ..] = scores
        {
            *a += i32::from(weights[0]);
            *b += i32::from(weights[1]);
            *c += i32::from(weights[2]);
        }
    }
}

/// Weights for many classes, of which a row holds only those that are not zero.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Which slots have a row.
    pub slots: Slots,
    /// Where each row begins among the entries; one more than there are rows.
    pub starts: Vec<u32>,
    /// Class and weight.
    pub entries: Vec<(u8, i8)>,
}

impl Weights for Rows {
    #[inline]
    fn add(&self, feature: u32, scores: &mut [i32]) {
        let Some(row) = self.slots.row(feature) else {
            return;
        };
        let (Some(&from), Some(&to)) = (self.starts.get(row), self.starts.get(row + 1)) else {
            return;
        };
        for &(class, weight) in self.entries.get(from as usize..to as usize).unwrap_or(&[]) {
            if let Some(score) = scores.get_mut(usize::from(class)) {
                *score += i32::from(weight);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_slot() {
        let slots = Slots::new(8, &[0, 63, 64, 200]).unwrap();
        let feature = |slot: u32| slot << 24 | 0x1234;
        assert_eq!(slots.row(feature(0)), Some(0));
        assert_eq!(slots.row(feature(63)), Some(1));
        assert_eq!(slots.row(feature(64)), Some(2));
        assert_eq!(slots.row(feature(200)), Some(3));
        assert_eq!(slots.row(feature(65)), None);
        let table = Triples {
            slots,
            rows: vec![[1, -2, 3], [0; 3], [0; 3]],
        };
        let mut scores = [10, 10, 10];
        table.add(feature(0), &mut scores);
        // The last slot has no row: a broken table is empty there, not fatal.
        table.add(feature(200), &mut scores);
        assert_eq!(scores, [11, 8, 13]);
    }

    #[test]
    fn slots_out_of_reach_are_refused() {
        assert!(Slots::new(8, &[256]).is_none());
        assert!(Slots::new(8, &[5, 5]).is_none());
        assert!(Slots::new(40, &[]).is_none());
    }
}
