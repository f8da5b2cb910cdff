//! A scene as an SVG file: plain shapes, named fonts, a title and a description for screen readers.

use std::fmt::Write as _;

use super::measure::one_line;
use super::palette::Palette;
use super::scene::{Anchor, Area, Brush, Fill, Ink, Pen, Point, Scene, Words};
use crate::text::markup::escape;
use crate::views::colour;

/// The scene as a file. `title` and `description` are read aloud in its place.
pub fn svg(scene: &Scene, title: &str, description: &str, palette: Palette) -> String {
    let (width, height) = (number(scene.width), number(scene.height));
    let out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\" \
         font-family=\"'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        escape(&one_line(title)),
        escape(&one_line(description)),
        hex(Ink::Paper, palette),
    );
    let mut file = File { out, palette };
    scene.draw(&mut file);
    file.out.push_str("</svg>\n");
    file.out
}

/// Writes one element for each shape.
struct File {
    out: String,
    palette: Palette,
}

impl File {
    fn element(&mut self, element: &str) {
        self.out.push_str(element);
        self.out.push('\n');
    }
}

impl Brush for File {
    fn line(&mut self, points: &[Point], pen: Pen) {
        let points: Vec<String> = points.iter().map(|&p| pair(p)).collect();
        let (points, stroke) = (points.join(" "), stroke(Some(pen), self.palette));
        self.element(&format!(
            "<polyline points=\"{points}\" fill=\"none\"{stroke}/>"
        ));
    }

    fn area(&mut self, area: Area, radius: f32, fill: Option<Fill>, pen: Option<Pen>) {
        self.element(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"{}{}/>",
            number(area.left),
            number(area.top),
            number(area.width().max(0.0)),
            number(area.height().max(0.0)),
            number(radius),
            filled(fill, self.palette),
            stroke(pen, self.palette),
        ));
    }

    fn circle(&mut self, centre: Point, radius: f32, fill: Option<Fill>, pen: Option<Pen>) {
        self.element(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}{}/>",
            number(centre.x),
            number(centre.y),
            number(radius),
            filled(fill, self.palette),
            stroke(pen, self.palette),
        ));
    }

    fn curve(&mut self, points: [Point; 4], pen: Pen) {
        let [a, b, c, d] = points.map(pair);
        let stroke = stroke(Some(pen), self.palette);
        self.element(&format!(
            "<path d=\"M{a} C{b} {c} {d}\" fill=\"none\"{stroke}/>"
        ));
    }

    fn words(&mut self, words: &Words) {
        let anchor = match words.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if words.strong {
            " font-weight=\"700\""
        } else {
            ""
        };
        self.element(&format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{anchor}{weight}>{}</text>",
            number(words.place.x),
            number(words.place.y),
            number(words.size),
            hex(words.ink, self.palette),
            escape(&one_line(&words.text)),
        ));
    }
}

fn filled(fill: Option<Fill>, palette: Palette) -> String {
    match fill {
        None => " fill=\"none\"".to_owned(),
        Some(fill) if fill.strength >= 1.0 => format!(" fill=\"{}\"", hex(fill.ink, palette)),
        Some(fill) => format!(
            " fill=\"{}\" fill-opacity=\"{}\"",
            hex(fill.ink, palette),
            number(fill.strength)
        ),
    }
}

fn stroke(pen: Option<Pen>, palette: Palette) -> String {
    let Some(pen) = pen else { return String::new() };
    let mut out = format!(
        " stroke=\"{}\" stroke-width=\"{}\"",
        hex(pen.ink, palette),
        number(pen.width)
    );
    if let Some([dash, gap]) = pen.dash {
        let _ = write!(
            out,
            " stroke-dasharray=\"{} {}\"",
            number(dash),
            number(gap)
        );
    }
    if pen.strength < 1.0 {
        let _ = write!(out, " stroke-opacity=\"{}\"", number(pen.strength));
    }
    out
}

fn hex(ink: Ink, palette: Palette) -> String {
    colour::hex(palette.rgb(ink))
}

fn pair(point: Point) -> String {
    format!("{},{}", number(point.x), number(point.y))
}

/// A number with at most two decimals, the same on every machine.
fn number(value: f32) -> String {
    let hundredths = (f64::from(value) * 100.0).round();
    if !hundredths.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{:.2}", hundredths / 100.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::palette::Theme;
    use super::super::scene::at;
    use super::*;

    #[test]
    fn numbers_are_short_and_sound() {
        let words = [
            1.0,
            -0.001,
            2.5,
            1.0 / 3.0,
            f32::NAN,
            f32::INFINITY,
            -12.346,
        ]
        .map(number);
        assert_eq!(words, ["1", "0", "2.5", "0.33", "0", "0", "-12.35"]);
    }

    #[test]
    fn hostile_words_stay_words() {
        let mut scene = Scene::new(100.0, 50.0);
        let hostile = "</text><script>alert(1)</script>&\u{0}\u{202e}\u{ffff}\"'";
        scene.words(at(0.0, 9.0), Anchor::Start, 9.0, Ink::Ink, hostile);
        let file = svg(&scene, hostile, hostile, Palette::default());
        assert!(!file.contains("<script") && !file.contains('\u{0}'));
        assert!(!file.contains('\u{202e}') && !file.contains('\u{ffff}'));
        assert_eq!(file.matches("&lt;/text&gt;&lt;script&gt;").count(), 3);
        assert_eq!(file.matches("</text>").count(), 1);
    }

    #[test]
    fn every_shape_is_written() {
        let mut scene = Scene::new(100.0, 50.0);
        let pen = Pen::new(Ink::Link, 2.0).dashed(4.0, 3.0).faint(0.5);
        scene.line(at(1.0, 2.0), at(3.0, 4.0), pen);
        scene.area(
            Area::new(0.0, 0.0, 9.0, 9.0),
            2.0,
            None,
            Some(Pen::new(Ink::Ink, 1.0)),
        );
        scene.circle(at(5.0, 5.0), 3.0, Some(Fill::faint(Ink::SideA, 0.25)), None);
        scene.curve([at(0.0, 0.0); 4], Pen::new(Ink::Confirmed, 1.0));
        let dark = Palette {
            theme: Theme::Dark,
            ..Palette::default()
        };
        let file = svg(&scene, "t", "d", dark);
        for part in [
            "<polyline points=\"1,2 3,4\" fill=\"none\" stroke=\"#e290cc\" stroke-width=\"2\" \
             stroke-dasharray=\"4 3\" stroke-opacity=\"0.5\"/>",
            "<rect x=\"0.5\" y=\"0.5\" width=\"8\" height=\"8\" rx=\"2\" fill=\"none\"",
            "<circle cx=\"5\" cy=\"5\" r=\"3\" fill=\"#7fb2f0\" fill-opacity=\"0.25\"/>",
            "<path d=\"M0,0 C0,0 0,0 0,0\" fill=\"none\" stroke=\"#7cc7a1\" stroke-width=\"1\"/>",
            "<title id=\"title\">t</title>",
            "<desc id=\"desc\">d</desc>",
        ] {
            assert!(file.contains(part), "{part}\n{file}");
        }
    }
}
