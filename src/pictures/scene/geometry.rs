//! Places, areas and curves on a sheet.

/// A place on the sheet, in points from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// A place on the sheet.
pub const fn at(x: f32, y: f32) -> Point {
    Point { x, y }
}

/// An upright rectangle, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

impl Area {
    /// From its corner and size.
    pub const fn new(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }

    /// A square of this size about a point.
    pub fn about(centre: Point, size: f32) -> Self {
        Self::new(centre.x - size / 2.0, centre.y - size / 2.0, size, size)
    }

    /// How wide it is.
    pub fn width(self) -> f32 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(self) -> f32 {
        self.bottom - self.top
    }

    /// Its middle.
    pub fn centre(self) -> Point {
        at(
            f32::midpoint(self.left, self.right),
            f32::midpoint(self.top, self.bottom),
        )
    }

    /// Whether a point lies in it.
    pub fn holds(self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// Larger by so much on every side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }
}

/// The point of a cubic curve at `t` from 0 to 1.
pub fn on_curve(points: [Point; 4], t: f32) -> Point {
    let u = 1.0 - t;
    let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
    let sum = |of: fn(Point) -> f32| points.iter().zip(weights).map(|(&p, w)| of(p) * w).sum();
    at(sum(|p| p.x), sum(|p| p.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_begins_and_ends_where_it_says() {
        let points = [at(0.0, 0.0), at(9.0, 0.0), at(9.0, 9.0), at(0.0, 9.0)];
        assert_eq!(on_curve(points, 0.0), points[0]);
        assert_eq!(on_curve(points, 1.0), points[3]);
        assert_eq!(on_curve(points, 0.5), at(6.75, 4.5));
    }
}
