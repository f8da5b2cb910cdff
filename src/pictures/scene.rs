//! A picture as plain data: lines, boxes, rings, curves and words on a sheet, with colours named by
//! what they are for. The window paints it, and files are written from it.

/// A colour by what it is for; `palette` and the window's theme give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ink {
    /// Behind everything.
    Paper,
    /// On labels that lie over a picture.
    Panel,
    /// Text.
    Ink,
    /// Text of second rank.
    Muted,
    /// Thin lines.
    Line,
    /// Quiet areas.
    Chip,
    /// Side A.
    SideA,
    /// Side B.
    SideB,
    /// Behind words of side A.
    SideATint,
    /// Behind words of side B.
    SideBTint,
    /// The pair under judgement.
    Link,
    /// Behind what is chosen.
    LinkTint,
    /// Confirmed pairs.
    Confirmed,
}

impl Ink {
    /// All inks.
    pub const ALL: [Self; 13] = [
        Self::Paper,
        Self::Panel,
        Self::Ink,
        Self::Muted,
        Self::Line,
        Self::Chip,
        Self::SideA,
        Self::SideB,
        Self::SideATint,
        Self::SideBTint,
        Self::Link,
        Self::LinkTint,
        Self::Confirmed,
    ];

    /// The ink of the column at this place: side A's or side B's.
    pub fn of_side(at: usize) -> Self {
        if at == 0 { Self::SideA } else { Self::SideB }
    }
}

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

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    /// Its colour.
    pub ink: Ink,
    /// Its width in points.
    pub width: f32,
    /// Lengths of dash and gap in points; none for a solid line.
    pub dash: Option<[f32; 2]>,
    /// From 0 for nothing to 1 for the full colour.
    pub strength: f32,
}

impl Pen {
    /// A solid line.
    pub const fn new(ink: Ink, width: f32) -> Self {
        Self {
            ink,
            width,
            dash: None,
            strength: 1.0,
        }
    }

    /// The same, dashed.
    #[must_use]
    pub const fn dashed(mut self, dash: f32, gap: f32) -> Self {
        self.dash = Some([dash, gap]);
        self
    }

    /// The same, fainter.
    #[must_use]
    pub const fn faint(mut self, strength: f32) -> Self {
        self.strength = strength;
        self
    }
}

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// Its colour.
    pub ink: Ink,
    /// From 0 for nothing to 1 for the full colour.
    pub strength: f32,
}

impl Fill {
    /// The full colour.
    pub const fn new(ink: Ink) -> Self {
        Self { ink, strength: 1.0 }
    }

    /// A fainter one.
    pub const fn faint(ink: Ink, strength: f32) -> Self {
        Self { ink, strength }
    }
}

/// Which part of the words stands at their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Their left end.
    Start,
    /// Their middle.
    Middle,
    /// Their right end.
    End,
}

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
    Words {
        /// Where: the anchor, on the line the letters stand on.
        place: Point,
        /// Which part of the words stands there.
        anchor: Anchor,
        /// Size of the letters, in points.
        size: f32,
        /// Whether in the heavier weight.
        strong: bool,
        /// Their colour.
        ink: Ink,
        /// The words.
        text: String,
    },
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
        self.shapes.push(Shape::Words {
            place,
            anchor,
            size,
            strong,
            ink,
            text,
        });
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
        let moved = |p: Point| at(p.x + dx, p.y + dy);
        self.shapes
            .extend(other.shapes.into_iter().map(|shape| match shape {
                Shape::Line { points, pen } => Shape::Line {
                    points: points.into_iter().map(moved).collect(),
                    pen,
                },
                Shape::Box {
                    area,
                    radius,
                    fill,
                    pen,
                } => Shape::Box {
                    area: Area::new(area.left + dx, area.top + dy, area.width(), area.height()),
                    radius,
                    fill,
                    pen,
                },
                Shape::Circle {
                    centre,
                    radius,
                    fill,
                    pen,
                } => Shape::Circle {
                    centre: moved(centre),
                    radius,
                    fill,
                    pen,
                },
                Shape::Curve { points, pen } => Shape::Curve {
                    points: points.map(moved),
                    pen,
                },
                Shape::Words {
                    place,
                    anchor,
                    size,
                    strong,
                    ink,
                    text,
                } => Shape::Words {
                    place: moved(place),
                    anchor,
                    size,
                    strong,
                    ink,
                    text,
                },
            }));
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

    #[test]
    fn a_curve_begins_and_ends_where_it_says() {
        let points = [at(0.0, 0.0), at(9.0, 0.0), at(9.0, 9.0), at(0.0, 9.0)];
        assert_eq!(on_curve(points, 0.0), points[0]);
        assert_eq!(on_curve(points, 1.0), points[3]);
        assert_eq!(on_curve(points, 0.5), at(6.75, 4.5));
    }
}
