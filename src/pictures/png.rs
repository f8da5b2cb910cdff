//! A scene as a PNG file, painted by the same renderer that paints the window's letters, in the
//! same typeface: no system font takes part, so the bytes are the same everywhere.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};
use vello_cpu::color::AlphaColor;
use vello_cpu::kurbo::{self, BezPath, Shape as _};
use vello_cpu::{
    Level, Pixmap, RasterizerSettings, RenderContext, RenderMode, RenderSettings, Resources,
};

use super::measure::one_line;
use super::palette::Palette;
use super::scene::{Anchor, Area, Brush, Fill, Ink, Pen, Point, Scene, Words};
use super::sheet::PictureError;

/// Pixels a point.
const SCALE: f64 = 2.0;

/// The scene as a file.
pub(super) fn png(scene: &Scene, title: &str, palette: Palette) -> Result<Vec<u8>, PictureError> {
    let side = |points: f32| {
        let pixels = (f64::from(points) * SCALE).round();
        (1.0..=f64::from(u16::MAX))
            .contains(&pixels)
            .then_some(pixels as u16)
    };
    let (Some(width), Some(height)) = (side(scene.width), side(scene.height)) else {
        return Err(PictureError::TooLarge);
    };
    let settings = RenderSettings {
        // The instructions every processor of its kind has: the same bytes on all of them.
        level: Level::baseline(),
        num_threads: 0,
    };
    let mut painter = Painter {
        context: RenderContext::new_with(width, height, settings),
        palette,
        fonts: [notosans::REGULAR_TTF, notosans::BOLD_TTF].map(|bytes| FontRef::new(bytes).ok()),
    };
    let sheet = kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    painter.paint(Ink::Paper, 1.0);
    painter.context.fill_rect(&sheet);
    scene.draw(&mut painter);
    let mut pixels = Pixmap::new(width, height);
    painter.context.flush();
    let rasterizer = RasterizerSettings {
        render_mode: RenderMode::OptimizeQuality,
        ..RasterizerSettings::default()
    };
    painter
        .context
        .render_with(&mut pixels, &mut Resources::new(), rasterizer);
    encode(&pixels, width, height, title).map_err(|_| PictureError::Encoder)
}

fn encode(
    pixels: &Pixmap,
    width: u16,
    height: u16,
    title: &str,
) -> Result<Vec<u8>, png::EncodingError> {
    // The paper covers everything, so no pixel is transparent.
    let rgb: Vec<u8> = pixels.data().iter().flat_map(|p| [p.r, p.g, p.b]).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, u32::from(width), u32::from(height));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.add_itxt_chunk("Title".to_owned(), one_line(title))?;
    let software = format!("counterclaim {}", env!("CARGO_PKG_VERSION"));
    encoder.add_text_chunk("Software".to_owned(), software)?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(out)
}

struct Painter {
    context: RenderContext,
    palette: Palette,
    fonts: [Option<FontRef<'static>>; 2],
}

impl Painter {
    fn paint(&mut self, ink: Ink, strength: f32) {
        let [red, green, blue] = self.palette.rgb(ink);
        let alpha = (strength.clamp(0.0, 1.0) * 255.0).round() as u8;
        self.context
            .set_paint(AlphaColor::from_rgba8(red, green, blue, alpha));
    }

    fn fill(&mut self, path: &BezPath, fill: Option<Fill>) {
        if let Some(fill) = fill {
            self.paint(fill.ink, fill.strength);
            self.context.fill_path(path);
        }
    }

    fn stroke(&mut self, path: &BezPath, pen: Option<Pen>) {
        let Some(pen) = pen else { return };
        self.paint(pen.ink, pen.strength);
        let mut stroke =
            kurbo::Stroke::new(f64::from(pen.width) * SCALE).with_caps(kurbo::Cap::Butt);
        if let Some(dashes) = pen.dash {
            stroke = stroke.with_dashes(0.0, dashes.map(|length| f64::from(length) * SCALE));
        }
        self.context.set_stroke(stroke);
        self.context.stroke_path(path);
    }
}

impl Brush for Painter {
    fn line(&mut self, points: &[Point], pen: Pen) {
        let mut path = BezPath::new();
        for (n, &point) in points.iter().enumerate() {
            if n == 0 {
                path.move_to(place(point));
            } else {
                path.line_to(place(point));
            }
        }
        self.stroke(&path, Some(pen));
    }

    fn area(&mut self, area: Area, radius: f32, fill: Option<Fill>, pen: Option<Pen>) {
        let [left, top, right, bottom] =
            [area.left, area.top, area.right, area.bottom].map(|v| f64::from(v) * SCALE);
        let rect = kurbo::Rect::new(left, top, right.max(left), bottom.max(top));
        let path = rect
            .to_rounded_rect(f64::from(radius) * SCALE)
            .to_path(0.05);
        self.fill(&path, fill);
        self.stroke(&path, pen);
    }

    fn circle(&mut self, centre: Point, radius: f32, fill: Option<Fill>, pen: Option<Pen>) {
        let path = kurbo::Circle::new(place(centre), f64::from(radius) * SCALE).to_path(0.05);
        self.fill(&path, fill);
        self.stroke(&path, pen);
    }

    fn curve(&mut self, points: [Point; 4], pen: Pen) {
        let [a, b, c, d] = points.map(place);
        let mut path = BezPath::new();
        path.move_to(a);
        path.curve_to(b, c, d);
        self.stroke(&path, Some(pen));
    }

    fn words(&mut self, words: &Words) {
        let Some(font) = self.fonts[usize::from(words.strong)].clone() else {
            return;
        };
        let text = one_line(&words.text);
        let path = letters(&font, &text, words.size, words.anchor, place(words.place));
        self.paint(words.ink, 1.0);
        self.context.fill_path(&path);
    }
}

fn place(point: Point) -> kurbo::Point {
    kurbo::Point::new(f64::from(point.x) * SCALE, f64::from(point.y) * SCALE)
}

/// The outlines of a line of words.
fn letters(font: &FontRef, text: &str, size: f32, anchor: Anchor, at: kurbo::Point) -> BezPath {
    let size = Size::new(size * SCALE as f32);
    let charmap = font.charmap();
    let metrics = font.glyph_metrics(size, LocationRef::default());
    let glyphs: Vec<_> = text
        .chars()
        .map(|c| charmap.map(c).unwrap_or_default())
        .collect();
    let advance = |glyph| f64::from(metrics.advance_width(glyph).unwrap_or_default());
    let width: f64 = glyphs.iter().map(|&glyph| advance(glyph)).sum();
    let mut x = at.x
        - match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
    let outlines = font.outline_glyphs();
    let mut pen = Outline::default();
    for glyph in glyphs {
        pen.origin = kurbo::Vec2::new(x, at.y);
        if let Some(outline) = outlines.get(glyph) {
            // A glyph that cannot be drawn leaves its room empty.
            let _ = outline.draw(
                DrawSettings::unhinted(size, LocationRef::default()),
                &mut pen,
            );
        }
        x += advance(glyph);
    }
    pen.path
}

/// Gathers outlines, whose y axis points up, at a place of the sheet.
#[derive(Default)]
struct Outline {
    path: BezPath,
    origin: kurbo::Vec2,
}

impl Outline {
    fn at(&self, x: f32, y: f32) -> kurbo::Point {
        kurbo::Point::new(f64::from(x), -f64::from(y)) + self.origin
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.move_to(to);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.line_to(to);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let (by, to) = (self.at(cx0, cy0), self.at(x, y));
        self.path.quad_to(by, to);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (one, other, to) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.path.curve_to(one, other, to);
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure;
    use super::*;

    #[test]
    fn labels_are_measured_as_they_are_drawn() {
        for (bytes, strong) in [(notosans::REGULAR_TTF, false), (notosans::BOLD_TTF, true)] {
            let font = FontRef::new(bytes).unwrap();
            let metrics = font.glyph_metrics(Size::new(1000.0), LocationRef::default());
            let mut apart = Vec::new();
            for c in ' '..='~' {
                let glyph = font.charmap().map(c).unwrap();
                let drawn = metrics.advance_width(glyph).unwrap();
                let measured = measure::width(&c.to_string(), 1000.0, strong);
                let most = if strong { 110.0 } else { 0.6 };
                if (drawn - measured).abs() > most {
                    apart.push((c, drawn));
                }
            }
            assert!(apart.is_empty(), "strong: {strong}: {apart:?}");
        }
    }
}
