//! How tall every card is: measured once per width, estimated until then.

use std::collections::HashMap;
use std::sync::Arc;

use egui::Ui;

use super::super::Shown;
use super::super::theme::{self, Look, space};
use super::card;
use super::scroll::BAR_LANE;
use crate::views::Column;

/// Heights of the rows of a list, measured or estimated, one gap between each two.
#[derive(Debug, Default)]
pub struct Rows {
    each: Vec<f32>,
}

/// Heights of the cards of one column.
#[derive(Debug, Default)]
pub struct Heights {
    /// Measured heights by place in the reading, for `made_for`.
    known: HashMap<usize, f32>,
    made_for: Option<MadeFor>,
    /// Height of every row of the column.
    pub rows: Rows,
    /// The lists that `rows` belongs to. Held so that its address is not used again.
    lists: Option<Arc<[Column; 2]>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct MadeFor {
    reading: u64,
    card_width: f32,
    pixels_per_point: f32,
    look: Look,
}

impl Heights {
    /// Gets ready for the rows of column `at` at this width.
    pub fn prepare(&mut self, ui: &Ui, shown: &Shown, at: usize, width: f32) {
        let made_for = MadeFor {
            reading: shown.reading_revision,
            card_width: width - BAR_LANE,
            pixels_per_point: ui.pixels_per_point(),
            look: theme::look(ui),
        };
        let same = self.made_for == Some(made_for);
        if !same {
            self.known.clear();
            self.made_for = Some(made_for);
        }
        let lists = &shown.lists.columns;
        if same
            && self
                .lists
                .as_ref()
                .is_some_and(|last| Arc::ptr_eq(last, lists))
        {
            return;
        }
        self.lists = Some(Arc::clone(lists));
        let rows = lists[at].rows.iter();
        self.rows = Rows::new(rows.map(|&place| self.guess(shown, place)).collect());
    }

    /// Height of a card as far as it is known without laying it out.
    pub fn guess(&self, shown: &Shown, place: usize) -> f32 {
        self.known.get(&place).copied().unwrap_or_else(|| {
            let Some(made_for) = self.made_for else {
                return 0.0;
            };
            let bytes = shown.reading.claims[place].text.len();
            card::estimate(bytes, made_for.card_width, made_for.look)
        })
    }

    /// Height of a row's card, laid out if it has not been yet.
    pub fn of_row(&mut self, ui: &Ui, shown: &Shown, at: usize, row: usize) -> f32 {
        let Some(&place) = shown.lists.columns[at].rows.get(row) else {
            return 0.0;
        };
        let height = self.of_place(ui, shown, place);
        if !card::is_open(shown, place) {
            self.rows.set(row, height);
        }
        height
    }

    /// Height of a claim's card, laid out if it has not been yet.
    pub fn of_place(&mut self, ui: &Ui, shown: &Shown, place: usize) -> f32 {
        let Some(made_for) = self.made_for else {
            return 0.0;
        };
        // An open card is taller than the remembered one; egui keeps its layout while it is shown.
        if card::is_open(shown, place) {
            return card::measure(ui, shown, place, made_for.card_width, true);
        }
        *self
            .known
            .entry(place)
            .or_insert_with(|| card::measure(ui, shown, place, made_for.card_width, false))
    }
}

impl Rows {
    /// Rows of these heights.
    pub fn new(each: Vec<f32>) -> Self {
        Self { each }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.each.len()
    }

    /// Remembers a height that was measured.
    pub fn set(&mut self, row: usize, height: f32) {
        if let Some(slot) = self.each.get_mut(row) {
            *slot = height;
        }
    }

    /// Height of all rows, with the gaps between them, in points.
    pub fn total(&self) -> f64 {
        self.above(self.each.len())
    }

    /// Height of the rows before `row`, with their gaps, in points.
    pub fn above(&self, row: usize) -> f64 {
        let cards: f64 = self.each[..row.min(self.each.len())]
            .iter()
            .map(|&height| f64::from(height))
            .sum();
        cards + row as f64 * f64::from(space::BETWEEN_CARDS)
    }

    /// The row at `y` points from the top of the list, and how far into it.
    pub fn row_at(&self, y: f64) -> (usize, f32) {
        let mut left = y.max(0.0);
        for (row, &height) in self.each.iter().enumerate() {
            let height = f64::from(height + space::BETWEEN_CARDS);
            if left < height {
                return (row, left as f32);
            }
            left -= height;
        }
        (self.each.len().saturating_sub(1), 0.0)
    }
}
