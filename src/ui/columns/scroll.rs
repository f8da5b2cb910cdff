//! Scrolling a column of cards of unequal height, anchored to the row at the top.
//!
//! Positions are told as a row and points into it, never as points from the top of the list, so
//! that a hundred thousand cards scroll as exactly as ten.

use egui::accesskit::Role;
use egui::{Key, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::theme::{space, tokens};
use super::heights::Rows;

/// Width of the lane at the right of a column in which the scroll bar runs, in points.
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
}

impl Scroll {
    /// The row at the top.
    pub fn row(&self) -> usize {
        self.row
    }

    /// How much of the row at the top is above the edge, in points.
    pub fn offset(&self) -> f32 {
        self.into
    }

    /// Begins a frame with this row at the top. The first time there are rows, `above` points of it
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
            y += height_of(above) + space::BETWEEN_CARDS;
            if y > view_height {
                return false;
            }
        }
        y + height_of(row) <= view_height
    }

    /// Follows wheel and keys while the pointer is over the column.
    pub fn input(&mut self, ui: &Ui, region: Rect, rows: &Rows) {
        if !ui.rect_contains_pointer(region) {
            return;
        }
        let page = region.height() * 0.9;
        let typing = ui.ctx().text_edit_focused();
        let (wheel, pages, ends) = ui.input(|input| {
            let pressed = |key| f32::from(u8::from(!typing && input.key_pressed(key)));
            (
                input.smooth_scroll_delta().y,
                pressed(Key::PageDown) - pressed(Key::PageUp),
                pressed(Key::End) - pressed(Key::Home),
            )
        });
        self.into += pages * page - wheel;
        if ends < 0.0 {
            (self.row, self.into) = (0, 0.0);
        } else if ends > 0.0 {
            (self.row, self.into) = rows.row_at(f64::INFINITY);
        }
    }

    /// Makes row and distance fit each other, and stops at both ends of the list.
    pub fn settle(
        &mut self,
        rows: usize,
        view_height: f32,
        height_of: &mut dyn FnMut(usize) -> f32,
    ) {
        let mut step = |row: usize| height_of(row) + space::BETWEEN_CARDS;
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
        let room = view_height - space::BETWEEN_CARDS;
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

    /// Draws the scroll bar and follows a hand on it.
    pub fn bar_ui(&mut self, ui: &Ui, region: Rect, name: &str, rows: &Rows) {
        let total = rows.total();
        let view = region.height();
        if total <= f64::from(view) {
            return;
        }
        let t = tokens(ui);
        let lane = Rect::from_min_max(
            pos2(region.right() - BAR_LANE + 2.0, region.top()),
            pos2(region.right(), region.bottom() - 2.0),
        );
        let response = ui.interact(lane, ui.scope_id().with("bar"), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, name));
        let thumb_height = (lane.height() * (f64::from(view) / total) as f32).max(SHORTEST_THUMB);
        let travel = (lane.height() - thumb_height).max(1.0);
        let furthest = (total - f64::from(view)).max(1.0);
        let at = (rows.above(self.row) + f64::from(self.into)).min(furthest);
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
                (self.row, self.into) = rows.row_at(f64::from(share) * furthest);
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
            ..Scroll::default()
        };
        let shows = |row| scroll.is_in_view(row, 200.0, &mut |_| 40.0);
        assert!(!shows(1) && !shows(2) && shows(3) && shows(5) && !shows(6));
    }
}
