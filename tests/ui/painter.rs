//! Paints a frame in plain code: the triangles egui makes, without a graphics driver, and so the same
//! on every machine.

use eframe::egui::epaint::{ClippedPrimitive, ColorImage, Primitive, Vertex};
use eframe::egui::{self, Color32, Pos2, Rect, pos2};

/// A picture, three bytes for each pixel, row by row.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub rgb: Vec<u8>,
}

impl Picture {
    /// The picture without this many pixels on each side.
    pub fn without_margin(&self, margin: usize) -> Self {
        let (width, height) = (self.width - 2 * margin, self.height - 2 * margin);
        let rows = self.rgb.chunks_exact(self.width * 3);
        let rgb = rows
            .skip(margin)
            .take(height)
            .flat_map(|row| &row[margin * 3..(margin + width) * 3])
            .copied()
            .collect();
        Self { width, height, rgb }
    }
}

/// Paints what a context showed last.
pub fn paint(ctx: &egui::Context, output: &egui::FullOutput) -> Picture {
    let scale = ctx.pixels_per_point();
    let size = ctx.content_rect().size() * scale;
    let (width, height) = (size.x.round() as usize, size.y.round() as usize);
    let atlas = ctx.fonts(|fonts| fonts.image());
    let mut pixels = vec![[0.0_f32; 3]; width * height];
    for ClippedPrimitive {
        clip_rect,
        primitive,
    } in ctx.tessellate(output.shapes.clone(), scale)
    {
        let Primitive::Mesh(mesh) = primitive else {
            continue;
        };
        let clip = Rect::from_min_max(
            (clip_rect.min.to_vec2() * scale).to_pos2().round(),
            (clip_rect.max.to_vec2() * scale).to_pos2().round(),
        );
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|at| {
                let mut vertex = mesh.vertices[corners[at] as usize];
                vertex.pos = (vertex.pos.to_vec2() * scale).to_pos2();
                vertex
            });
            triangle(&mut pixels, width, height, clip, &corners, &atlas);
        }
    }
    let byte = |channel: f32| channel.clamp(0.0, 255.0).round() as u8;
    Picture {
        width,
        height,
        rgb: pixels.iter().flatten().map(|&c| byte(c)).collect(),
    }
}

fn triangle(
    pixels: &mut [[f32; 3]],
    width: usize,
    height: usize,
    clip: Rect,
    corners: &[Vertex; 3],
    atlas: &ColorImage,
) {
    let [a, mut b, mut c] = *corners;
    let mut area = edge(a.pos, b.pos, c.pos);
    if area == 0.0 {
        return;
    }
    if area < 0.0 {
        std::mem::swap(&mut b, &mut c);
        area = -area;
    }
    let corners = [a, b, c];
    let whole = Rect::from_points(&corners.map(|corner| corner.pos)).intersect(clip);
    let columns = (whole.left().floor().max(0.0) as usize)
        ..(whole.right().ceil().max(0.0) as usize).min(width);
    let rows = (whole.top().floor().max(0.0) as usize)
        ..(whole.bottom().ceil().max(0.0) as usize).min(height);
    let one_colour = b.color == a.color && c.color == a.color;
    let one_place = b.uv == a.uv && c.uv == a.uv;
    let flat = (one_colour && one_place).then(|| shade(&corners, [1.0, 0.0, 0.0], atlas));
    for y in rows {
        for x in columns.clone() {
            let at = pos2(x as f32 + 0.5, y as f32 + 0.5);
            if !clip.contains(at) {
                continue;
            }
            let weights = [
                edge(b.pos, c.pos, at),
                edge(c.pos, a.pos, at),
                edge(a.pos, b.pos, at),
            ];
            let inside =
                [(b, c), (c, a), (a, b)]
                    .iter()
                    .zip(weights)
                    .all(|((from, to), weight)| {
                        weight > 0.0 || (weight == 0.0 && owns_its_edge(from.pos, to.pos))
                    });
            if !inside {
                continue;
            }
            let [r, g, b, alpha] =
                flat.unwrap_or_else(|| shade(&corners, weights.map(|w| w / area), atlas));
            let below = &mut pixels[y * width + x];
            for (channel, over) in below.iter_mut().zip([r, g, b]) {
                *channel = over + *channel * (1.0 - alpha / 255.0);
            }
        }
    }
}

/// Twice the area of a triangle; its sign tells which way round it goes.
fn edge(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Of two triangles that share an edge, one paints the pixels on it.
fn owns_its_edge(from: Pos2, to: Pos2) -> bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    dy < 0.0 || (dy == 0.0 && dx > 0.0)
}

/// Colour at a point of a triangle, premultiplied, 0 to 255.
fn shade(corners: &[Vertex; 3], weights: [f32; 3], atlas: &ColorImage) -> [f32; 4] {
    let mut colour = [0.0; 4];
    let mut uv = [0.0; 2];
    for (corner, weight) in corners.iter().zip(weights) {
        for (sum, channel) in colour.iter_mut().zip(corner.color.to_array()) {
            *sum += f32::from(channel) * weight;
        }
        uv[0] += corner.uv.x * weight;
        uv[1] += corner.uv.y * weight;
    }
    let texel = sample(atlas, uv);
    [0, 1, 2, 3].map(|at| colour[at] * texel[at] / 255.0)
}

/// The atlas between its pixels.
fn sample(atlas: &ColorImage, uv: [f32; 2]) -> [f32; 4] {
    let [width, height] = atlas.size;
    let x = (uv[0] * width as f32 - 0.5).clamp(0.0, width as f32 - 1.0);
    let y = (uv[1] * height as f32 - 0.5).clamp(0.0, height as f32 - 1.0);
    let (left, top) = (x.floor() as usize, y.floor() as usize);
    let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let (into_x, into_y) = (x - left as f32, y - top as f32);
    let mut sum = [0.0; 4];
    for (px, py, share) in [
        (left, top, (1.0 - into_x) * (1.0 - into_y)),
        (right, top, into_x * (1.0 - into_y)),
        (left, bottom, (1.0 - into_x) * into_y),
        (right, bottom, into_x * into_y),
    ] {
        if share > 0.0 {
            let texel: Color32 = atlas.pixels[py * width + px];
            for (channel, of) in sum.iter_mut().zip(texel.to_array()) {
                *channel += f32::from(of) * share;
            }
        }
    }
    sum
}
