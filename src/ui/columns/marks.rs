//! Small signs for what was decided, painted as shapes so that no font is needed: a check for
//! confirmed, a broken ring for what is open, a cross for rejected.

use egui::{Pos2, Shape, Stroke, pos2, vec2};

/// A check, about ten points wide at scale 1.
pub fn check(centre: Pos2, scale: f32, stroke: Stroke) -> Shape {
    let at = |x: f32, y: f32| centre + scale * vec2(x, y);
    Shape::line(vec![at(-3.5, 0.3), at(-1.0, 2.8), at(3.5, -2.6)], stroke)
}

/// A cross whose arms reach `reach` points from its middle.
pub fn cross(centre: Pos2, reach: f32, stroke: Stroke) -> Vec<Shape> {
    let arm = |x: f32| {
        let half = vec2(x * reach, reach);
        Shape::line_segment([centre - half, centre + half], stroke)
    };
    vec![arm(1.0), arm(-1.0)]
}

/// A ring of dashes.
pub fn broken_ring(centre: Pos2, radius: f32, stroke: Stroke) -> Vec<Shape> {
    const DASHES: usize = 6;
    (0..DASHES)
        .map(|dash| {
            let points = (0..4).map(|step| {
                let part = (dash as f32 + step as f32 * 0.2) / DASHES as f32;
                let angle = part * std::f32::consts::TAU;
                pos2(
                    centre.x + radius * angle.cos(),
                    centre.y + radius * angle.sin(),
                )
            });
            Shape::line(points.collect(), stroke)
        })
        .collect()
}

/// An arrow head that points up or down.
pub fn chevron(centre: Pos2, up: bool, stroke: Stroke) -> Shape {
    let tip = if up { -2.0 } else { 2.0 };
    Shape::line(
        vec![
            centre + vec2(-4.0, -tip),
            centre + vec2(0.0, tip),
            centre + vec2(4.0, -tip),
        ],
        stroke,
    )
}
