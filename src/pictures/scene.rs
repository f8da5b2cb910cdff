//! A picture as plain data: lines, boxes, rings, curves and words on a sheet, with colours named by
//! what they are for. The window paints it, and files are written from it.

mod geometry;
mod ink;

pub use geometry::{Area, Point, at, on_curve};
pub use ink::{Anchor, Fill, Ink, Pen};

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line through points.
    Line {
        /// Two points or more.
        points: Vec<Point>,
        /// How it is drawn.
        pen: Pen,
    },
    /// A box.
    Box {
        /// Where.
        area: Area,
        /// Radius of its corners, in points.
        radius: f32,
        /// How it is filled, if it is.
        fill: Option<Fill>,
        /// Its edge, if it has one; drawn inside.
        pen: Option<Pen>,
    },
    /// A disc or a ring.
    Circle {
        /// Its middle.
        centre: Point,
        /// In points, to the outer edge.
        radius: f32,
        /// How it is filled, if it is.
        fill: Option<Fill>,
        /// Its edge, if it has one.
        pen: Option<Pen>,
    },
    /// A cubic curve from the first point to the last.
    Curve {
        /// Start, two points that draw it towards themselves, end.
        points: [Point; 4],
        /// How it is drawn.
        pen: Pen,
    },
    /// One line of words.
    Words(Words),
}

/// One line of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Where: the anchor, on the line the letters stand on.
    pub place: Point,
    /// Which part of the words stands there.
    pub anchor: Anchor,
    /// Size of the letters, in points.
    pub size: f32,
    /// Whether in the heavier weight.
    pub strong: bool,
    /// Their colour.
    pub ink: Ink,
    /// The words.
    pub text: String,
}

impl Shape {
    /// The same, moved by so much.
    fn moved(self, dx: f32, dy: f32) -> Self {
        let moved = |p: Point| at(p.x + dx, p.y + dy);
        match self {
            Self::Line { points, pen } => Self::Line {
                points: points.into_iter().map(moved).collect(),
                pen,
            },
            Self::Box {
                area,
                radius,
                fill,
                pen,
            } => Self::Box {
                area: Area::new(area.left + dx, area.top + dy, area.width(), area.height()),
                radius,
                fill,
                pen,
            },
            Self::Circle {
                centre,
                radius,
                fill,
                pen,
            } => Self::Circle {
                centre: moved(centre),
                radius,
                fill,
                pen,
            },
            Self::Curve { points, pen } => Self::Curve {
                points: points.map(moved),
                pen,
            },
            Self::Words(words) => Self::Words(Words {
                place: moved(words.place),
                ..words
            }),
        }
    }
}

/// What a scene is drawn with: the window, a file.
pub trait Brush {
    /// Draws a line through points.
    fn line(&mut self, points: &[Point], pen: Pen);
    /// Draws a box; its edge lies half inside and half outside of the area.
    fn area(&mut self, area: Area, radius: f32, fill: Option<Fill>, pen: Option<Pen>);
    /// Draws a disc or a ring; its edge lies half inside and half outside of the radius.
    fn circle(&mut self, centre: Point, radius: f32, fill: Option<Fill>, pen: Option<Pen>);
    /// Draws a cubic curve.
    fn curve(&mut self, points: [Point; 4], pen: Pen);
    /// Writes words.
    fn words(&mut self, words: &Words);
}

/// A sheet with shapes, the later ones over the earlier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width of the sheet, in points.
    pub width: f32,
    /// Height of the sheet, in points.
    pub height: f32,
    /// What is drawn.
    pub shapes: Vec<Shape>,
}

impl Scene {
    /// An empty sheet.
    pub fn new(width: f32, height: f32) -> Self {
        Self {
            width,
            height,
            shapes: Vec::new(),
        }
    }

    /// Draws a straight line.
    pub fn line(&mut self, from: Point, to: Point, pen: Pen) {
        let points = vec![from, to];
        self.shapes.push(Shape::Line { points, pen });
    }

    /// Draws a line through points.
    pub fn lines(&mut self, points: Vec<Point>, pen: Pen) {
        self.shapes.push(Shape::Line { points, pen });
    }

    /// Draws a box.
    pub fn area(&mut self, area: Area, radius: f32, fill: Option<Fill>, pen: Option<Pen>) {
        self.shapes.push(Shape::Box {
            area,
            radius,
            fill,
            pen,
        });
    }

    /// Draws a disc or a ring.
    pub fn circle(&mut self, centre: Point, radius: f32, fill: Option<Fill>, pen: Option<Pen>) {
        self.shapes.push(Shape::Circle {
            centre,
            radius,
            fill,
            pen,
        });
    }

    /// Draws a curve.
    pub fn curve(&mut self, points: [Point; 4], pen: Pen) {
        self.shapes.push(Shape::Curve { points, pen });
    }

    /// Writes words in the regular weight.
    pub fn words(
        &mut self,
        place: Point,
        anchor: Anchor,
        size: f32,
        ink: Ink,
        text: impl Into<String>,
    ) {
        self.write(place, anchor, size, false, ink, text.into());
    }

    /// Writes words in the heavier weight.
    pub fn strong(
        &mut self,
        place: Point,
        anchor: Anchor,
        size: f32,
        ink: Ink,
        text: impl Into<String>,
    ) {
        self.write(place, anchor, size, true, ink, text.into());
    }

    fn write(
        &mut self,
        place: Point,
        anchor: Anchor,
        size: f32,
        strong: bool,
        ink: Ink,
        text: String,
    ) {
        self.shapes.push(Shape::Words(Words {
            place,
            anchor,
            size,
            strong,
            ink,
            text,
        }));
    }

    /// Slanting lines inside a box: a pattern that is told without colour.
    pub fn hatch(&mut self, area: Area, gap: f32, pen: Pen) {
        if area.width() <= 0.0 || area.height() <= 0.0 {
            return;
        }
        // Each line runs up to the right; it begins on the left or the lower edge.
        let mut offset = gap / 2.0;
        while offset < area.width() + area.height() {
            let from = at(
                area.left + (offset - area.height()).max(0.0),
                area.top + offset.min(area.height()),
            );
            let to = at(
                area.left + offset.min(area.width()),
                area.top + (offset - area.width()).max(0.0),
            );
            self.line(from, to, pen);
            offset += gap;
        }
    }

    /// A ring with a check in it: confirmed, told without colour.
    pub fn check(&mut self, centre: Point, ink: Ink) {
        let pen = Pen::new(ink, 1.5);
        self.circle(centre, 7.0, Some(Fill::new(Ink::Paper)), Some(pen));
        let points = vec![
            at(centre.x - 3.0, centre.y + 0.5),
            at(centre.x - 1.0, centre.y + 2.6),
            at(centre.x + 3.2, centre.y - 2.2),
        ];
        self.lines(points, pen);
    }

    /// The mark of a side: a square for A, a disc for B; hollow when it is only about so.
    pub fn mark(&mut self, side: usize, centre: Point, across: f32, hollow: bool) {
        let ink = Ink::of_side(side);
        let pen = Pen::new(ink, if across < 6.0 { 1.0 } else { 1.5 });
        let (fill, pen) = if hollow {
            (Some(Fill::new(Ink::Paper)), Some(pen))
        } else {
            (Some(Fill::new(ink)), None)
        };
        if side == 0 {
            let radius = if across < 6.0 { 1.0 } else { 2.0 };
            self.area(Area::about(centre, across), radius, fill, pen);
        } else {
            self.circle(centre, across * 0.54, fill, pen);
        }
    }

    /// Adds another sheet's shapes, moved by so much.
    pub fn place(&mut self, other: Scene, dx: f32, dy: f32) {
        let moved = other.shapes.into_iter().map(|shape| shape.moved(dx, dy));
        self.shapes.extend(moved);
    }

    /// Draws every shape in its order. Edges are told by their middle line, so that all brushes draw
    /// them inside of what they bound.
    pub fn draw(&self, brush: &mut impl Brush) {
        let inset = |pen: &Option<Pen>| pen.map_or(0.0, |pen| pen.width / 2.0);
        for shape in &self.shapes {
            match shape {
                Shape::Line { points, pen } => brush.line(points, *pen),
                Shape::Box {
                    area,
                    radius,
                    fill,
                    pen,
                } => brush.area(area.grown(-inset(pen)), *radius, *fill, *pen),
                Shape::Circle {
                    centre,
                    radius,
                    fill,
                    pen,
                } => brush.circle(*centre, (radius - inset(pen)).max(0.0), *fill, *pen),
                Shape::Curve { points, pen } => brush.curve(*points, *pen),
                Shape::Words(words) => brush.words(words),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatching_stays_in_its_box() {
        let area = Area::new(10.0, 20.0, 31.0, 12.0);
        let mut scene = Scene::new(100.0, 100.0);
        scene.hatch(area, 5.0, Pen::new(Ink::Ink, 1.0));
        assert_eq!(scene.shapes.len(), 9);
        for shape in &scene.shapes {
            let Shape::Line { points, .. } = shape else {
                panic!("only lines")
            };
            assert!(points.iter().all(|&p| area.holds(p)), "{points:?}");
            assert!(points[0] != points[1]);
        }
    }
}
