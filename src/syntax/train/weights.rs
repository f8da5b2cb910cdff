//! Weights while they are learnt: whole numbers, their averages, and what is kept of them.

use crate::syntax::table::{Batch, Rows, Slots, Triples, Weights};

/// A table has 2 to the power of so many slots.
#[derive(Clone, Copy, Debug)]
pub struct Bits(pub u32);

/// How weights become bytes, and which are dropped.
#[derive(Clone, Copy, Debug)]
pub struct Pruning {
    /// A weight of 1 becomes this number; the byte ends at 127.
    pub scale: i64,
    /// A row whose largest byte is smaller is dropped.
    pub row: i32,
    /// A byte smaller than this is dropped; for rows of many classes only.
    pub byte: i32,
}

/// Weights for three classes.
pub struct DenseTriples {
    shift: u32,
    weights: Vec<[i32; 3]>,
    sums: Vec<[i64; 3]>,
}

impl Weights for DenseTriples {
    #[inline]
    fn add(&self, features: &Batch, scores: &mut [i32]) {
        for &feature in features.features() {
            let row = &self.weights[(feature >> self.shift) as usize];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight;
            }
        }
    }
}

impl DenseTriples {
    /// All zero.
    pub fn new(bits: Bits) -> Self {
        Self {
            shift: 32 - bits.0,
            weights: vec![[0; 3]; 1 << bits.0],
            sums: vec![[0; 3]; 1 << bits.0],
        }
    }

    /// Adds `by` to a weight at the time `clock`.
    pub fn update(&mut self, feature: u32, class: usize, by: i32, clock: i64) {
        let slot = (feature >> self.shift) as usize;
        self.weights[slot][class] += by;
        self.sums[slot][class] += i64::from(by) * clock;
    }

    /// Starts the average anew; the weights stay.
    pub fn forget_average(&mut self) {
        self.sums.fill([0; 3]);
    }

    /// The averaged weights as bytes, and the slots taken.
    pub fn shipped(&self, clock: i64, pruning: Pruning) -> (Triples, Vec<u32>) {
        let mut taken = Vec::new();
        let mut rows = Vec::new();
        for (slot, (weights, sums)) in self.weights.iter().zip(&self.sums).enumerate() {
            let mut row = [0; 3];
            for class in 0..3 {
                row[class] = quantized(weights[class], sums[class], clock, pruning.scale);
            }
            if row.iter().any(|&b| i32::from(b).abs() >= pruning.row) {
                taken.push(slot as u32);
                rows.push(row);
            }
        }
        let slots = Slots::new(32 - self.shift, &taken).unwrap_or_default();
        (Triples::new(slots, rows), taken)
    }
}

/// Weights for many classes; a row grows when it needs to.
pub struct SparseRows {
    shift: u32,
    index: Vec<u32>,
    rows: Vec<Vec<(u8, i32, i64)>>,
}

impl Weights for SparseRows {
    #[inline]
    fn add(&self, features: &Batch, scores: &mut [i32]) {
        for &feature in features.features() {
            let row = self.index[(feature >> self.shift) as usize];
            if row > 0 {
                for &(class, weight, _) in &self.rows[row as usize - 1] {
                    scores[usize::from(class)] += weight;
                }
            }
        }
    }
}

impl SparseRows {
    /// All zero.
    pub fn new(bits: Bits) -> Self {
        Self {
            shift: 32 - bits.0,
            index: vec![0; 1 << bits.0],
            rows: Vec::new(),
        }
    }

    /// Adds `by` to a weight at the time `clock`.
    pub fn update(&mut self, feature: u32, class: u8, by: i32, clock: i64) {
        let index = &mut self.index[(feature >> self.shift) as usize];
        if *index == 0 {
            self.rows.push(Vec::new());
            *index = self.rows.len() as u32;
        }
        let row = &mut self.rows[*index as usize - 1];
        let sum = i64::from(by) * clock;
        match row.iter_mut().find(|entry| entry.0 == class) {
            Some(entry) => {
                entry.1 += by;
                entry.2 += sum;
            }
            None => row.push((class, by, sum)),
        }
    }

    /// The averaged weights as bytes, and the slots taken.
    pub fn shipped(&self, clock: i64, pruning: Pruning) -> (Rows, Vec<u32>) {
        let mut taken = Vec::new();
        let mut lengths = Vec::new();
        let mut entries: Vec<(u8, i8)> = Vec::new();
        for (slot, &row) in self.index.iter().enumerate() {
            if row == 0 {
                continue;
            }
            let mut kept: Vec<(u8, i8)> = self.rows[row as usize - 1]
                .iter()
                .map(|&(class, w, sum)| (class, quantized(w, sum, clock, pruning.scale)))
                .filter(|&(_, byte)| i32::from(byte).abs() >= pruning.byte)
                .collect();
            kept.sort_unstable();
            if kept.iter().any(|&(_, b)| i32::from(b).abs() >= pruning.row) {
                taken.push(slot as u32);
                lengths.push(kept.len() as u8);
                entries.extend(kept);
            }
        }
        let slots = Slots::new(32 - self.shift, &taken).unwrap_or_default();
        let rows = Rows::new(slots, &lengths, entries);
        (rows, taken)
    }
}

/// The average of a weight over all steps before `clock`, scaled and rounded to a byte.
fn quantized(weight: i32, sum: i64, clock: i64, scale: i64) -> i8 {
    let clock = clock.max(1);
    let total = (i64::from(weight) * clock - sum) * scale;
    let half = if total < 0 { -clock / 2 } else { clock / 2 };
    ((total + half) / clock).clamp(-127, 127) as i8
}

/// A small generator of numbers that look random and are always the same (xorshift).
pub struct Dice(u64);

impl Dice {
    /// Starts from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % (end.max(1) as u64)) as usize
    }

    /// The numbers below `end`, shuffled.
    pub fn order(&mut self, end: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..end).collect();
        for last in (1..end).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_count_how_long_a_weight_stood() {
        let mut table = SparseRows::new(Bits(8));
        // Raised by 8 at half time: 4 on average.
        table.update(5 << 24, 3, 8, 50);
        table.update(5 << 24, 4, -1, 0);
        let pruning = Pruning {
            scale: 4,
            row: 3,
            byte: 5,
        };
        let (rows, taken) = table.shipped(100, pruning);
        assert_eq!(taken, [5]);
        assert_eq!(rows.entries(), [(3, 16)]);
        let mut dense = DenseTriples::new(Bits(8));
        dense.update(7 << 24, 1, 100, 0);
        dense.update(9 << 24, 1, 1, 99);
        let (triples, taken) = dense.shipped(100, pruning);
        assert_eq!(taken, [7]);
        assert_eq!(triples.rows(), [[0, 127, 0]]);
    }

    #[test]
    fn dice_fall_the_same_each_time() {
        let order = Dice::new(5).order(50);
        assert_eq!(order, Dice::new(5).order(50));
        assert_ne!(order, Dice::new(7).order(50));
        let mut sorted = order;
        sorted.sort_unstable();
        assert_eq!(sorted, (0..50).collect::<Vec<_>>());
    }
}
