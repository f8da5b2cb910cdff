//! The colour of a column: typed or chosen from safe ones, with what can be said about it in words.

use std::fmt::Write as _;

use egui::accesskit::Role;
use egui::{Label, Response, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, vec2};

use super::super::theme::{DARK, LIGHT, rgb_of, side_colors, to_color, tokens};
use super::super::widgets;
use crate::model::Side;
use crate::views::colour::{self, READABLE, contrast};

/// Colours that can be read on light paper as they are; the theme lightens them for dark paper. Each of
/// the first three can be told from each of the last three by everyone.
pub const PROPOSED: [(&str, &str); 6] = [
    ("Blue", "#2563ad"),
    ("Teal", "#0b6b66"),
    ("Indigo", "#4338a8"),
    ("Orange", "#a0550b"),
    ("Rust", "#b0451a"),
    ("Ochre", "#7d6108"),
];

/// Draws the field, the proposals and the words about the colour. Gives the field and, when it was
/// changed, the new text.
pub fn color_ui(
    ui: &mut Ui,
    name: &str,
    text: &str,
    side: Option<Side>,
    other: Option<&str>,
) -> (Response, Option<String>) {
    let mut new = None;
    let mut typed = text.to_owned();
    let response = ui
        .horizontal_wrapped(|ui| {
            let edit = TextEdit::singleline(&mut typed)
                .hint_text("#rrggbb")
                .desired_width(90.0);
            let response = ui.add(edit).accessible_name(name);
            for (title, hex) in PROPOSED {
                let chosen = colour::parse(text) == colour::parse(hex);
                if swatch_ui(ui, title, hex, chosen).clicked() {
                    new = Some(hex.to_owned());
                }
            }
            if ui.button("Usual colour").clicked() {
                new = Some(String::new());
            }
            response
        })
        .inner;
    if response.changed() {
        new = Some(typed);
    }
    let side = side.unwrap_or(Side::A);
    if text.trim().is_empty() || colour::parse(text).is_some() {
        let words = words(side, text, other.unwrap_or_default());
        ui.add(Label::new(widgets::small(ui, words)).wrap());
    }
    (response, new)
}

fn swatch_ui(ui: &mut Ui, title: &str, hex: &str, chosen: bool) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, title));
    if let Some(color) = colour::parse(hex) {
        let inner = rect.shrink(4.0);
        ui.painter().rect_filled(inner, 5.0, to_color(color));
        if chosen {
            let ring = Stroke::new(2.0, t.ink);
            ui.painter()
                .rect_stroke(rect, 8.0, ring, StrokeKind::Inside);
        }
    }
    widgets::focus_ring(ui, &response, 8);
    response.on_hover_text(title)
}

/// What can be said of the colour of a side beside that of the other.
pub fn words(side: Side, own: &str, other: &str) -> String {
    let (own, other) = (colour::parse(own), colour::parse(other));
    let (a, b) = match side {
        Side::B => (other, own),
        _ => (own, other),
    };
    let mut out = String::new();
    let mut distinct = true;
    for (paper, base) in [("light", &LIGHT), ("dark", &DARK)] {
        let (shown_a, shown_b) = side_colors(base, a, b);
        let shown = if side == Side::B { shown_b } else { shown_a };
        let ground = rgb_of(base.panel);
        let found = contrast(rgb_of(shown), ground);
        let _ = write!(out, "On {paper} paper {found:.1} to 1");
        if let Some(own) = own
            && contrast(own, ground) < READABLE
        {
            let how = if paper == "light" {
                "darkened"
            } else {
                "lightened"
            };
            let _ = write!(out, ", {how} so that it can be read");
        }
        out.push_str(". ");
        distinct &= colour::are_distinct(rgb_of(shown_a), rgb_of(shown_b));
    }
    out.push_str(if distinct {
        "Can be told from the other column's colour in every common form of colour blindness."
    } else {
        "Hard to tell from the other column's colour for some eyes: choose another. Shape and place still \
         tell the sides apart."
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_proposal_is_safe_beside_the_usual_colour_of_the_other_side_or_says_so() {
        assert!(words(Side::A, "", "").contains("every common form"));
        assert!(words(Side::A, "#a0550b", "").contains("Hard to tell"));
        for (title, hex) in PROPOSED {
            let color = colour::parse(hex).unwrap();
            assert!(contrast(color, rgb_of(LIGHT.panel)) >= READABLE, "{title}");
            let safe = PROPOSED
                .iter()
                .filter(|(_, other)| !words(Side::A, hex, other).contains("Hard"))
                .count();
            assert!(safe >= 3, "{title} goes with too few others");
        }
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_told_to_be_changed() {
        let said = words(Side::B, "#f0d060", "");
        assert!(said.contains("On light paper 5."), "{said}");
        assert!(said.contains("darkened so that it can be read"), "{said}");
        assert!(!said.contains("lightened"), "{said}");
    }
}
