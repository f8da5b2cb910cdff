//! What lines and areas are drawn with: colours by what they are for, pens and fills.

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
