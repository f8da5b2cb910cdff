//! Scrolling a column of cards of unequal height, anchored to the row at the top.
//!
//! Positions are told as a row and points into it, never as points from the top of the list, so
//! that a hundred thousand cards scroll as exactly as ten.

use egui::accesskit::Role;
use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::theme::tokens;
use super::heights::Rows;
use crate::ui::command::Leap;

/// Width of the lane beside a column in which its scroll bar runs, in points.
pub const BAR_LANE: f32 = 10.0;

const SHORTEST_THUMB: f32 = 28.0;

/// Where a column is.
#[derive(Clone, Debug, Default)]
pub struct Scroll {
    row: usize,
    into: f32,
    /// While the thumb is dragged: how far below its top it was taken hold of.
    held_at: Option<f32>,
    /// Whether the place that the project kept was gone back to.
    restored: bool,
    /// Whether a hand moved it since it was asked last.
    moved: bool,
    /// Between two rows, in points.
    gap: f32,
}

impl Scroll {
    /// Takes rows with this gap between them.
    pub fn set_gap(&mut self, gap: f32) {
        self.gap = gap;
    }

    /// The row at the top.
    pub fn row(&self) -> usize {
        self.row
    }

    /// How much of the row at the top is above the edge, in points.
    pub fn offset(&self) -> f32 {
        self.into
    }

    /// Begins other lists with this row at the top. The first time there are rows, `above` points of it
    /// are above the upper edge, as when the project was left.
    pub fn begin(&mut self, row: usize, rows: usize, above: u16) {
        let row = row.min(rows.saturating_sub(1));
        if !self.restored && rows > 0 {
            self.restored = true;
            self.row = row;
            self.into = f32::from(above);
        } else if row != self.row {
            self.row = row;
            self.into = 0.0;
        }
    }

    /// Whether it was moved by a hand, a key or a jump since this was asked last.
    pub fn take_moved(&mut self) -> bool {
        std::mem::take(&mut self.moved)
    }

    /// Notes that it was moved on purpose, so that the other column may follow.
    pub fn note_move(&mut self) {
        self.moved = true;
    }

    /// Points from the top of the list to the upper edge.
    pub fn position(&self, rows: &Rows) -> f64 {
        rows.above(self.row) + f64::from(self.into)
    }

    /// Goes to `y` points from the top of the list.
    pub fn go_to(&mut self, rows: &Rows, y: f64) {
        (self.row, self.into) = rows.row_at(y);
    }

    /// Puts a row `below` points under the upper edge.
    pub fn put(&mut self, row: usize, below: f32) {
        self.row = row;
        self.into = -below;
    }

    /// Whether a row is wholly in view.
    pub fn is_in_view(
        &self,
        row: usize,
        view_height: f32,
        height_of: &mut dyn FnMut(usize) -> f32,
    ) -> bool {
        if row < self.row || (row == self.row && self.into > 0.5) {
            return false;
        }
        let mut y = -self.into;
        for above in self.row..row {
            y += height_of(above) + self.gap;
            if y > view_height {
                return false;
            }
        }
        y + height_of(row) <= view_height
    }

    /// Follows the wheel while the pointer is over the column.
    pub fn input(&mut self, ui: &Ui, region: Rect) {
        if !ui.rect_contains_pointer(region) {
            return;
        }
        let wheel = ui.input(|input| input.smooth_scroll_delta().y);
        if wheel != 0.0 {
            self.into -= wheel;
            self.moved = true;
        }
    }

    /// Goes a page or to an end.
    pub fn leap(&mut self, leap: Leap, view_height: f32, rows: &Rows) {
        let page = view_height * 0.9;
        match leap {
            Leap::PageUp => self.into -= page,
            Leap::PageDown => self.into += page,
            Leap::Start => (self.row, self.into) = (0, 0.0),
            Leap::End => self.go_to(rows, f64::INFINITY),
        }
        self.moved = true;
    }

    /// Makes row and distance fit each other, and stops at both ends of the list.
    pub fn settle(
        &mut self,
        rows: usize,
        view_height: f32,
        height_of: &mut dyn FnMut(usize) -> f32,
    ) {
        // The list may have become shorter since.
        self.row = self.row.min(rows.saturating_sub(1));
        let gap = self.gap;
        let mut step = |row: usize| height_of(row) + gap;
        loop {
            if self.into < 0.0 {
                if self.row == 0 {
                    self.into = 0.0;
                    break;
                }
                self.row -= 1;
                self.into += step(self.row);
            } else {
                let height = step(self.row);
                if self.into < height || self.row + 1 >= rows {
                    break;
                }
                self.into -= height;
                self.row += 1;
            }
        }
        // The last card ends at the lower edge at the highest.
        let room = view_height - self.gap;
        let mut y = -self.into;
        for row in self.row..rows {
            y += step(row);
            if y > room {
                return;
            }
        }
        self.into -= room - y;
        while self.into < 0.0 {
            if self.row == 0 {
                self.into = 0.0;
                return;
            }
            self.row -= 1;
            self.into += step(self.row);
        }
    }

    /// Draws the scroll bar in its lane beside the cards, and follows a hand on it.
    pub fn bar_ui(&mut self, ui: &Ui, room: Rect, name: &str, rows: &Rows) {
        let total = rows.total();
        let view = room.height();
        if total <= f64::from(view) {
            return;
        }
        let t = tokens(ui);
        let lane = Rect::from_min_max(
            pos2(room.left() + 1.0, room.top()),
            pos2(room.right() - 1.0, room.bottom() - 2.0),
        );
        let response = ui.interact(lane, ui.scope_id().with("bar"), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, name));
        let thumb_height = (lane.height() * (f64::from(view) / total) as f32).max(SHORTEST_THUMB);
        let travel = (lane.height() - thumb_height).max(1.0);
        let furthest = (total - f64::from(view)).max(1.0);
        let at = self.position(rows).min(furthest);
        let thumb = Rect::from_min_size(
            pos2(lane.left(), lane.top() + (at / furthest) as f32 * travel),
            vec2(lane.width(), thumb_height),
        );
        if let Some(pointer) = response.interact_pointer_pos() {
            if response.drag_started() || response.clicked() {
                self.held_at = Some(if thumb.contains(pointer) {
                    pointer.y - thumb.top()
                } else {
                    thumb_height / 2.0
                });
            }
            if let Some(held) = self.held_at {
                let share = ((pointer.y - held - lane.top()) / travel).clamp(0.0, 1.0);
                self.go_to(rows, f64::from(share) * furthest);
                self.moved = true;
            }
        } else {
            self.held_at = None;
        }
        let color = if response.hovered() || response.dragged() {
            t.muted
        } else {
            t.line
        };
        ui.painter()
            .rect_filled(thumb.shrink2(vec2(1.0, 0.0)), 3.0, color);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of 40 points, 10 between them: one row takes 50.
    fn settled(row: usize, into: f32, rows: usize, view: f32) -> (usize, f32) {
        let mut scroll = Scroll {
            row,
            into,
            gap: 10.0,
            ..Scroll::default()
        };
        scroll.settle(rows, view, &mut |_| 40.0);
        (scroll.row, scroll.into)
    }

    #[test]
    fn rows_and_distances_fit() {
        assert_eq!(settled(3, 0.0, 100, 200.0), (3, 0.0));
        assert_eq!(settled(3, 120.0, 100, 200.0), (5, 20.0));
        assert_eq!(settled(3, -60.0, 100, 200.0), (1, 40.0));
    }

    #[test]
    fn it_stops_at_both_ends() {
        assert_eq!(settled(2, -500.0, 100, 200.0), (0, 0.0));
        let (row, into) = settled(99, 400.0, 100, 200.0);
        assert_eq!((row, into), (96, 10.0), "the last card ends at the edge");
        assert_eq!(settled(1, 30.0, 2, 200.0), (0, 0.0), "all fits");
    }

    #[test]
    fn what_is_in_view() {
        let scroll = Scroll {
            row: 2,
            into: 10.0,
            gap: 10.0,
            ..Scroll::default()
        };
        let shows = |row| scroll.is_in_view(row, 200.0, &mut |_| 40.0);
        assert!(!shows(1) && !shows(2) && shows(3) && shows(5) && !shows(6));
    }
}
