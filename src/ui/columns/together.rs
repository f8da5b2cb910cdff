//! What the other column does while one is scrolled.

use super::heights::Rows;
use super::{Frame, Track};
use crate::model::Answer;
use crate::project::LinkedScroll;
use crate::views::QueueItem;

/// Where one reads, as a part of the height in view.
const READING_LINE: f64 = 0.3;
/// How many rows are looked through, up and down, for one with a partner.
const FAR: usize = 400;

/// Takes the other column along with `driver`, which was moved.
pub fn follow(frame: &Frame, tracks: &mut [Track; 2], driver: usize) {
    let view = f64::from(frame.regions[0].height());
    let lists = &frame.shown.lists;
    if lists.columns.iter().any(|column| column.rows.is_empty()) {
        return;
    }
    let [left, right] = tracks;
    let (moved, other) = if driver == 0 {
        (left, right)
    } else {
        (right, left)
    };
    let position = moved.scroll.position(&moved.rows);
    let to = match frame.shown.screen().columns.linked {
        LinkedScroll::Off => None,
        LinkedScroll::Proportional => Some(in_proportion(&moved.rows, &other.rows, position, view)),
        LinkedScroll::ByLink => {
            let partner = |row: usize| {
                let place = *lists.columns[driver].rows.get(row)?;
                let partner = partner(frame, place)?;
                lists.columns[1 - driver].row_of(partner)
            };
            by_link(&moved.rows, &other.rows, position, view, &partner)
        }
    };
    if let Some(to) = to {
        other.scroll.go_to(&other.rows, to);
    }
}

/// The claim that a card is best read with: that of the pair under judgement, else of a confirmed
/// pair, else of the first one that was not rejected.
fn partner(frame: &Frame, place: usize) -> Option<usize> {
    let judged = frame.shown.pair.map(|pair| pair.pair);
    let rank = |item: &QueueItem| {
        if judged == Some(item.pair) {
            return 0;
        }
        match item.answer {
            Some(Answer::Confirmed) => 1,
            None | Some(Answer::Later) => 2,
            Some(Answer::Rejected) => 3,
        }
    };
    let pairs = frame.shown.lists.all.with_statement(place);
    let best = pairs
        .filter(|item| rank(item) < 3)
        .min_by_key(|item| rank(item))?;
    best.places?.into_iter().find(|&other| other != place)
}

/// As far through the other list as through the one that was moved.
fn in_proportion(moved: &Rows, other: &Rows, position: f64, view: f64) -> f64 {
    let room = |rows: &Rows| (rows.total() - view).max(0.0);
    let part = position / room(moved).max(1.0);
    (part * room(other)).clamp(0.0, room(other))
}

/// Where the other list goes when the one moved is at `position`: a card at the reading line has its
/// partner opposite it; between two such cards the other list goes evenly from one partner to the
/// next, and before the first and after the last from or to its end.
fn by_link(
    moved: &Rows,
    other: &Rows,
    position: f64,
    view: f64,
    partner: &dyn Fn(usize) -> Option<usize>,
) -> Option<f64> {
    let line = view * READING_LINE;
    let reading = position + line;
    let (at, _) = moved.row_at(reading);
    // Where the other list is when the card at `row` is at `top`, in points from the upper edge.
    let opposite = |row: usize, other_row: usize, position: f64| {
        other.above(other_row) - (moved.above(row) - position)
    };
    if let Some(with) = partner(at) {
        return Some(opposite(at, with, position));
    }
    let before = (0..at)
        .rev()
        .take(FAR)
        .find_map(|row| Some((row, partner(row)?)));
    let after = (at + 1..moved.len())
        .take(FAR)
        .find_map(|row| Some((row, partner(row)?)));
    // Positions of both lists when the reading line leaves the card before, and when it enters the
    // card after.
    let from = match before {
        Some((row, with)) => {
            let leaves = moved.above(row + 1) - line;
            Some((leaves, opposite(row, with, leaves)))
        }
        None if at < FAR => Some((0.0, 0.0)),
        None => None,
    };
    let to = match after {
        Some((row, with)) => {
            let enters = moved.above(row) - line;
            Some((enters, opposite(row, with, enters)))
        }
        None if moved.len() - at <= FAR => Some((moved.total() - view, other.total() - view)),
        None => None,
    };
    match (from, to) {
        (Some((x, y)), Some((x2, y2))) if x2 - x > 1.0 => {
            let part = ((position - x) / (x2 - x)).clamp(0.0, 1.0);
            Some(y + part * (y2 - y))
        }
        (Some((x, y)), _) | (None, Some((x, y))) => Some(y + position - x),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hundred rows of 40 points, 50 with the gap between them.
    fn rows() -> Rows {
        Rows::new(vec![40.0; 100], 10.0)
    }

    #[test]
    fn the_partner_of_what_is_read_comes_opposite() {
        let (moved, other) = (rows(), rows());
        // Row 20 goes with row 60, row 30 with row 61.
        let partner = |row: usize| match row {
            20 => Some(60),
            30 => Some(61),
            _ => None,
        };
        let at = |position: f64| by_link(&moved, &other, position, 400.0, &partner).unwrap();
        // The reading line, 120 points down, is on row 20: rows 20 and 60 stand at one height.
        let height = |row: f64, position: f64| row * 50.0 - position;
        for position in [885.0, 900.0, 925.0] {
            assert!((height(60.0, at(position)) - height(20.0, position)).abs() < 1e-9);
        }
        assert!((height(61.0, at(1390.0)) - height(30.0, 1390.0)).abs() < 1e-9);
        // Between them it goes evenly and without a jump.
        let mut last = at(925.0);
        for position in (925..1390).step_by(5) {
            let now = at(f64::from(position));
            assert!((now - last).abs() < 6.0, "{position}: {last} to {now}");
            last = now;
        }
        // From the start to the first, and from the last to the end.
        assert!(at(0.0).abs() < 1e-9);
        assert!((at(4600.0) - 4600.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_near_leaves_it_where_it_is() {
        let many = Rows::new(vec![40.0; 2000], 10.0);
        assert_eq!(by_link(&many, &rows(), 50_000.0, 400.0, &|_| None), None);
    }

    #[test]
    fn half_way_is_half_way() {
        let (moved, other) = (rows(), Rows::new(vec![90.0; 100], 10.0));
        let to = in_proportion(&moved, &other, 2300.0, 400.0);
        assert!((to - 4800.0).abs() < 1e-9);
        let all_in_view = Rows::new(vec![90.0; 2], 10.0);
        assert!(in_proportion(&moved, &all_in_view, 900.0, 400.0).abs() < 1e-9);
        assert!(in_proportion(&all_in_view, &moved, 0.0, 400.0).abs() < 1e-9);
    }
}
