//! Paints a scene. Its shapes are turned into triangles once and kept; a frame only writes the words.

use std::sync::Arc;

use egui::epaint::tessellator::Tessellator;
use egui::epaint::{
    CircleShape, CubicBezierShape, Mesh, PathShape, PathStroke, RectShape, StrokeKind,
};
use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::super::text;
use super::super::theme::{Tokens, tokens};
use crate::pictures::scene::{Anchor, Area, Fill, Ink, Pen, Point, Scene, Shape as Drawn};

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
        for shape in &scene.shapes {
            if let Drawn::Words { .. } = shape {
                words(ui, shape, origin, t);
            }
        }
    }
}

fn mesh(ui: &Ui, scene: &Scene, origin: Pos2, t: &Tokens) -> Mesh {
    // Without words no place of the font's picture is needed but the white one in its corner.
    let mut tessellator = Tessellator::new(
        ui.ctx().pixels_per_point(),
        ui.ctx().tessellation_options(|options| *options),
        [1, 1],
        Vec::new(),
    );
    let mut out = Mesh::default();
    for shape in &scene.shapes {
        for shape in shapes(shape, origin, t) {
            tessellator.tessellate_shape(shape, &mut out);
        }
    }
    out
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

fn shapes(shape: &Drawn, origin: Pos2, t: &Tokens) -> Vec<Shape> {
    match shape {
        Drawn::Line { points, pen } => {
            let points: Vec<Pos2> = points.iter().map(|&p| place(p, origin)).collect();
            lines(points, *pen, t)
        }
        Drawn::Box {
            area,
            radius,
            fill,
            pen,
        } => {
            let edge = pen.map_or(Stroke::NONE, |pen| stroke(pen, t));
            vec![Shape::Rect(RectShape::new(
                rect(*area, origin),
                *radius,
                filled(*fill, t),
                edge,
                StrokeKind::Inside,
            ))]
        }
        Drawn::Circle {
            centre,
            radius,
            fill,
            pen,
        } => vec![Shape::Circle(CircleShape {
            center: place(*centre, origin),
            radius: radius - pen.map_or(0.0, |pen| pen.width / 2.0),
            fill: filled(*fill, t),
            stroke: pen.map_or(Stroke::NONE, |pen| stroke(pen, t)),
        })],
        Drawn::Curve { points, pen } => {
            let curve = CubicBezierShape::from_points_stroke(
                points.map(|p| place(p, origin)),
                false,
                Color32::TRANSPARENT,
                stroke(*pen, t),
            );
            lines(curve.flatten(Some(0.2)), *pen, t)
        }
        Drawn::Words { .. } => Vec::new(),
    }
}

fn lines(points: Vec<Pos2>, pen: Pen, t: &Tokens) -> Vec<Shape> {
    let stroke = stroke(pen, t);
    match pen.dash {
        Some([dash, gap]) => Shape::dashed_line(&points, stroke, dash, gap),
        None => vec![Shape::Path(PathShape::line(
            points,
            PathStroke::from(stroke),
        ))],
    }
}

fn words(ui: &Ui, shape: &Drawn, origin: Pos2, t: &Tokens) {
    let Drawn::Words {
        place: at,
        anchor,
        size,
        strong,
        ink,
        text: words,
    } = shape
    else {
        return;
    };
    let ink = color(*ink, t);
    let format = if *strong {
        text::strong(*size, ink)
    } else {
        text::format(*size, ink)
    };
    let galley = text::lay_out(ui, text::paragraph(words, format, f32::INFINITY, 1));
    let line = galley.rows.first();
    let baseline = line
        .and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y))
        .unwrap_or(*size);
    let left = match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => galley.size().x / 2.0,
        Anchor::End => galley.size().x,
    };
    let corner = place(*at, origin) - vec2(left, baseline);
    ui.painter().galley(corner, galley, ink);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::{Theme, rgb};
    use crate::ui::theme::{DARK, LIGHT};

    #[test]
    fn files_have_the_colours_of_the_window() {
        for (theme, t) in [(Theme::Light, LIGHT), (Theme::Dark, DARK)] {
            for ink in Ink::ALL {
                let [red, green, blue] = rgb(ink, theme);
                assert_eq!(
                    Color32::from_rgb(red, green, blue),
                    color(ink, &t),
                    "{ink:?}, {theme:?}"
                );
            }
        }
    }
}
