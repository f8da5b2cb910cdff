//! How tall every card is: measured once per width, estimated until then.

use std::collections::HashMap;

use egui::Ui;

use super::super::Shown;
use super::super::theme::{self, Look};
use super::card;

/// Heights of the rows of a list, measured or estimated, one gap between each two. Sums over any
/// number of rows cost the logarithm of their number.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    each: Vec<f32>,
    /// Sums of heights and gaps as a Fenwick tree: entry `i` holds those of the rows that end at `i`
    /// and are as many as the lowest bit of `i + 1`.
    sums: Vec<f64>,
    /// Between two rows, in points.
    gap: f32,
}

impl Rows {
    /// Rows of these heights, with this gap between them.
    pub fn new(each: Vec<f32>, gap: f32) -> Self {
        let step = |&height: &f32| f64::from(height) + f64::from(gap);
        let mut sums: Vec<f64> = each.iter().map(step).collect();
        for at in 0..sums.len() {
            let parent = at | (at + 1);
            if parent < sums.len() {
                sums[parent] += sums[at];
            }
        }
        Self { each, sums, gap }
    }

    /// Between two rows, in points.
    pub fn gap(&self) -> f32 {
        self.gap
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.each.len()
    }

    /// Height of a row, in points.
    pub fn get(&self, row: usize) -> f32 {
        self.each.get(row).copied().unwrap_or_default()
    }

    /// Remembers a height that was measured.
    pub fn set(&mut self, row: usize, height: f32) {
        let Some(slot) = self.each.get_mut(row) else {
            return;
        };
        let more = f64::from(height) - f64::from(*slot);
        if more == 0.0 {
            return;
        }
        *slot = height;
        let mut at = row;
        while at < self.sums.len() {
            self.sums[at] += more;
            at |= at + 1;
        }
    }

    /// Height of all rows, with the gaps between them, in points.
    pub fn total(&self) -> f64 {
        self.above(self.each.len())
    }

    /// Height of the rows before `row`, with their gaps, in points.
    pub fn above(&self, row: usize) -> f64 {
        let mut sum = 0.0;
        let mut end = row.min(self.sums.len());
        while end > 0 {
            sum += self.sums[end - 1];
            end &= end - 1;
        }
        sum
    }

    /// The row at `y` points from the top of the list, and how far into it.
    pub fn row_at(&self, y: f64) -> (usize, f32) {
        let mut left = y.max(0.0);
        let mut row = 0;
        let mut half = self.sums.len().checked_ilog2().map_or(0, |log| 1 << log);
        while half > 0 {
            let next = row + half;
            if next <= self.sums.len() && self.sums[next - 1] <= left {
                left -= self.sums[next - 1];
                row = next;
            }
            half /= 2;
        }
        if row >= self.each.len() {
            return (self.each.len().saturating_sub(1), 0.0);
        }
        (row, left as f32)
    }
}

/// Heights of the cards, which are equally wide in both columns.
#[derive(Debug, Default)]
pub struct Heights {
    /// Height of each folded card by place in the reading; what is negative is an estimate.
    folded: Vec<f32>,
    /// Heights of open cards, where they were laid out.
    open: HashMap<usize, f32>,
    made_for: Option<MadeFor>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct MadeFor {
    reading: u64,
    card_width: f32,
    pixels_per_point: f32,
    look: Look,
}

impl Heights {
    /// Gets ready for cards of this width. Gives whether all heights were forgotten.
    pub fn prepare(&mut self, ui: &Ui, shown: &Shown, card_width: f32) -> bool {
        let made_for = MadeFor {
            reading: shown.reading_revision,
            card_width,
            pixels_per_point: ui.pixels_per_point(),
            look: theme::look(ui),
        };
        if self.made_for == Some(made_for) {
            return false;
        }
        self.made_for = Some(made_for);
        self.open.clear();
        let claims = shown.reading.claims.iter();
        self.folded = claims
            .map(|claim| -card::estimate(claim.text.len(), card_width, made_for.look))
            .collect();
        true
    }

    /// Height of a card as far as it is known without laying it out.
    pub fn guess(&self, place: usize) -> f32 {
        self.folded.get(place).map_or(0.0, |height| height.abs())
    }

    /// Height of a card, laid out if it has not been yet.
    pub fn of_place(&mut self, ui: &Ui, shown: &Shown, place: usize) -> f32 {
        let Some(made_for) = self.made_for else {
            return 0.0;
        };
        let measure = |open| card::measure(ui, shown, place, made_for.card_width, open);
        if card::is_open(shown, place) {
            return *self.open.entry(place).or_insert_with(|| measure(true));
        }
        let known = self.folded.get(place).copied().unwrap_or_default();
        if known > 0.0 {
            return known;
        }
        let height = measure(false);
        if let Some(slot) = self.folded.get_mut(place) {
            *slot = height;
        }
        height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_adding_one_by_one() {
        let heights: Vec<f32> = (0..137).map(|n| 20.0 + (n * 7 % 90) as f32).collect();
        let mut rows = Rows::new(heights.clone(), 10.0);
        let mut plain = heights;
        for (row, height) in [(0, 300.0), (64, 10.0), (136, 55.0), (64, 12.5)] {
            rows.set(row, height);
            plain[row] = height;
        }
        let mut y = 0.0;
        for (row, &height) in plain.iter().enumerate() {
            assert!((rows.above(row) - y).abs() < 1e-9);
            assert_eq!(rows.row_at(y), (row, 0.0));
            assert_eq!(rows.row_at(y + 5.0), (row, 5.0));
            y += f64::from(height) + 10.0;
        }
        assert!((rows.total() - y).abs() < 1e-9);
        assert_eq!(rows.row_at(y + 1.0), (136, 0.0), "the last row at the end");
        assert_eq!(Rows::default().row_at(9.0), (0, 0.0));
    }
}
