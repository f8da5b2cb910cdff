//! Paints a scene. Its shapes are turned into triangles once and kept; a frame only writes the words.

use std::sync::Arc;

use egui::epaint::tessellator::Tessellator;
use egui::epaint::{
    CircleShape, CubicBezierShape, Mesh, PathShape, PathStroke, RectShape, StrokeKind,
};
use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::super::text;
use super::super::theme::{Tokens, tokens};
use crate::pictures::scene::{Anchor, Area, Brush, Fill, Ink, Pen, Point, Scene, Words};

/// Triangles of the scene painted last.
#[derive(Debug, Default)]
pub struct Canvas {
    key: Option<Key>,
    mesh: Arc<Mesh>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    /// Counts the scenes.
    scene: u64,
    origin: Pos2,
    dark: bool,
    /// A profile may bring its own colours.
    sides: [Color32; 2],
    pixels_per_point: f32,
}

impl Canvas {
    /// Paints the scene with its corner at `origin`. `number` must change whenever the scene does.
    pub fn paint(&mut self, ui: &Ui, scene: &Scene, number: u64, origin: Pos2) {
        let t = tokens(ui);
        let key = Key {
            scene: number,
            origin,
            dark: ui.visuals().dark_mode,
            sides: [t.side_a, t.side_b],
            pixels_per_point: ui.ctx().pixels_per_point(),
        };
        if self.key != Some(key) {
            self.key = Some(key);
            self.mesh = Arc::new(mesh(ui, scene, origin, t));
        }
        ui.painter().add(Shape::Mesh(Arc::clone(&self.mesh)));
        scene.draw(&mut Letters { ui, origin, t });
    }
}

fn mesh(ui: &Ui, scene: &Scene, origin: Pos2, t: &Tokens) -> Mesh {
    // Without words no place of the font's picture is needed but the white one in its corner.
    let tessellator = Tessellator::new(
        ui.ctx().pixels_per_point(),
        ui.ctx().tessellation_options(|options| *options),
        [1, 1],
        Vec::new(),
    );
    let mut triangles = Triangles {
        tessellator,
        mesh: Mesh::default(),
        origin,
        t,
    };
    scene.draw(&mut triangles);
    triangles.mesh
}

/// The colour of an ink in this theme.
pub fn color(ink: Ink, t: &Tokens) -> Color32 {
    match ink {
        Ink::Paper => t.paper,
        Ink::Panel => t.panel,
        Ink::Ink => t.ink,
        Ink::Muted => t.muted,
        Ink::Line => t.line,
        Ink::Chip => t.chip,
        Ink::SideA => t.side_a,
        Ink::SideB => t.side_b,
        Ink::SideATint => t.side_a_tint,
        Ink::SideBTint => t.side_b_tint,
        Ink::Link => t.link,
        Ink::LinkTint => t.link_tint,
        Ink::Confirmed => t.confirmed,
    }
}

/// A place of the scene on the screen.
pub fn place(point: Point, origin: Pos2) -> Pos2 {
    pos2(origin.x + point.x, origin.y + point.y)
}

/// An area of the scene on the screen.
pub fn rect(area: Area, origin: Pos2) -> Rect {
    Rect::from_min_max(
        pos2(origin.x + area.left, origin.y + area.top),
        pos2(origin.x + area.right, origin.y + area.bottom),
    )
}

fn stroke(pen: Pen, t: &Tokens) -> Stroke {
    Stroke::new(pen.width, color(pen.ink, t).gamma_multiply(pen.strength))
}

fn filled(fill: Option<Fill>, t: &Tokens) -> Color32 {
    fill.map_or(Color32::TRANSPARENT, |fill| {
        color(fill.ink, t).gamma_multiply(fill.strength)
    })
}

/// Turns everything but words into triangles.
struct Triangles<'a> {
    tessellator: Tessellator,
    mesh: Mesh,
    origin: Pos2,
    t: &'a Tokens,
}

impl Triangles<'_> {
    fn add(&mut self, shape: Shape) {
        self.tessellator.tessellate_shape(shape, &mut self.mesh);
    }

    fn path(&mut self, points: Vec<Pos2>, pen: Pen) {
        let stroke = stroke(pen, self.t);
        match pen.dash {
            Some([dash, gap]) => {
                for shape in Shape::dashed_line(&points, stroke, dash, gap) {
                    self.add(shape);
                }
            }
            None => self.add(Shape::Path(PathShape::line(
                points,
                PathStroke::from(stroke),
            ))),
        }
    }
}

impl Brush for Triangles<'_> {
    fn line(&mut self, points: &[Point], pen: Pen) {
        let points = points.iter().map(|&p| place(p, self.origin)).collect();
        self.path(points, pen);
    }

    fn area(&mut self, area: Area, radius: f32, fill: Option<Fill>, pen: Option<Pen>) {
        let edge = pen.map_or(Stroke::NONE, |pen| stroke(pen, self.t));
        self.add(Shape::Rect(RectShape::new(
            rect(area, self.origin),
            radius,
            filled(fill, self.t),
            edge,
            StrokeKind::Middle,
        )));
    }

    fn circle(&mut self, centre: Point, radius: f32, fill: Option<Fill>, pen: Option<Pen>) {
        self.add(Shape::Circle(CircleShape {
            center: place(centre, self.origin),
            radius,
            fill: filled(fill, self.t),
            stroke: pen.map_or(Stroke::NONE, |pen| stroke(pen, self.t)),
        }));
    }

    fn curve(&mut self, points: [Point; 4], pen: Pen) {
        let curve = CubicBezierShape::from_points_stroke(
            points.map(|p| place(p, self.origin)),
            false,
            Color32::TRANSPARENT,
            stroke(pen, self.t),
        );
        self.path(curve.flatten(Some(0.2)), pen);
    }

    fn words(&mut self, _: &Words) {}
}

/// Writes the words and nothing else.
struct Letters<'a> {
    ui: &'a Ui,
    origin: Pos2,
    t: &'a Tokens,
}

impl Brush for Letters<'_> {
    fn line(&mut self, _: &[Point], _: Pen) {}

    fn area(&mut self, _: Area, _: f32, _: Option<Fill>, _: Option<Pen>) {}

    fn circle(&mut self, _: Point, _: f32, _: Option<Fill>, _: Option<Pen>) {}

    fn curve(&mut self, _: [Point; 4], _: Pen) {}

    fn words(&mut self, words: &Words) {
        let ink = color(words.ink, self.t);
        let format = if words.strong {
            text::strong(words.size, ink)
        } else {
            text::format(words.size, ink)
        };
        let job = text::paragraph(&words.text, format, f32::INFINITY, 1);
        let galley = text::lay_out(self.ui, job);
        let line = galley.rows.first();
        let baseline = line
            .and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y))
            .unwrap_or(words.size);
        let left = match words.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => galley.size().x / 2.0,
            Anchor::End => galley.size().x,
        };
        let corner = place(words.place, self.origin) - vec2(left, baseline);
        self.ui.painter().galley(corner, galley, ink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::{Palette, Theme};
    use crate::ui::theme::{DARK, LIGHT, with_sides};

    #[test]
    fn files_have_the_colours_of_the_window() {
        let own = [
            [None; 2],
            [Some([0x00, 0xaa, 0x55]), Some([0x77, 0x11, 0x11])],
        ];
        for (theme, base) in [(Theme::Light, LIGHT), (Theme::Dark, DARK)] {
            for sides in own {
                let t = with_sides(&base, sides[0], sides[1]);
                let palette = Palette { theme, sides };
                for ink in Ink::ALL {
                    let [red, green, blue] = palette.rgb(ink);
                    assert_eq!(
                        Color32::from_rgb(red, green, blue),
                        color(ink, &t),
                        "{ink:?}, {palette:?}"
                    );
                }
            }
        }
    }
}
