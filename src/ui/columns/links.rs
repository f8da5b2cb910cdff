//! Curves between the cards of a pair: solid for the one under judgement, dashed and faint for
//! suggestions, solid with a ring and a check for confirmed ones; none for rejected ones.

use egui::epaint::CubicBezierShape;
use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::super::Shown;
use super::super::theme::{Tokens, tokens};
use super::Drawn;
use crate::model::Answer;
use crate::views::QueueItem;

/// Draws the links of all cards in view. `hovered` is the place of the card under the pointer.
pub fn links_ui(ui: &Ui, shown: &Shown, drawn: &[Drawn; 2], lane: Rect, hovered: Option<usize>) {
    let t = tokens(ui);
    let mut room = lane;
    room.min.x -= super::scroll::BAR_LANE;
    let painter = ui.painter_at(room);
    let judged = shown.pair.map(|pair| pair.pair);
    let mut on_top = Vec::new();
    for (at, cards) in drawn.iter().enumerate() {
        for (&place, &rect) in cards {
            for item in shown.lists.all.with_statement(place) {
                let Some(places) = item.places else { continue };
                let other = drawn[1 - at].get(&places[1 - at]);
                // A pair with both cards in view is met twice: draw it from the left.
                if at == 1 && other.is_some() {
                    continue;
                }
                let is_judged = judged == Some(item.pair);
                let pointed = hovered.is_some_and(|h| places.contains(&h));
                let Some(style) = Look::of(item, is_judged, pointed, t) else {
                    continue;
                };
                let shape = match (other, at) {
                    (Some(&other), _) => {
                        let from = pos2(lane.left() - super::scroll::BAR_LANE, clamp(rect, lane));
                        let to = pos2(lane.right(), clamp(other, lane));
                        curve(from, to, &style, t)
                    }
                    (None, _) if is_judged || pointed => stub(rect, lane, at, &style),
                    (None, _) => continue,
                };
                if is_judged {
                    on_top.push(shape);
                } else {
                    painter.add(shape);
                }
            }
        }
    }
    painter.extend(on_top);
}

struct Look {
    stroke: Stroke,
    dashed: bool,
    checked: bool,
}

impl Look {
    fn of(item: &QueueItem, judged: bool, pointed: bool, t: &Tokens) -> Option<Self> {
        let confirmed = item.answer == Some(Answer::Confirmed);
        if judged {
            return Some(Self {
                stroke: Stroke::new(2.0, t.link),
                dashed: false,
                checked: confirmed,
            });
        }
        match item.answer {
            Some(Answer::Rejected) => None,
            Some(Answer::Confirmed) => Some(Self {
                stroke: Stroke::new(1.5, t.confirmed),
                dashed: false,
                checked: true,
            }),
            Some(Answer::Later) | None => Some(Self {
                stroke: if pointed {
                    Stroke::new(1.5, t.ink)
                } else {
                    Stroke::new(1.0, t.muted.gamma_multiply(0.55))
                },
                dashed: true,
                checked: false,
            }),
        }
    }
}

/// The height of a card's middle, kept inside the lane.
fn clamp(card: Rect, lane: Rect) -> f32 {
    card.center().y.clamp(
        lane.top().max(card.top() + 8.0).min(lane.bottom()),
        lane.bottom().min(card.bottom() - 8.0).max(lane.top()),
    )
}

fn curve(from: Pos2, to: Pos2, look: &Look, t: &Tokens) -> Shape {
    let middle = f32::midpoint(from.x, to.x);
    let bezier = CubicBezierShape::from_points_stroke(
        [from, pos2(middle, from.y), pos2(middle, to.y), to],
        false,
        Color32::TRANSPARENT,
        look.stroke,
    );
    let mut shapes = if look.dashed {
        Shape::dashed_line(&bezier.flatten(Some(0.3)), look.stroke, 4.0, 4.0)
    } else {
        vec![bezier.into()]
    };
    if look.checked {
        shapes.extend(check(
            pos2(middle, f32::midpoint(from.y, to.y)),
            look.stroke.color,
            t,
        ));
    }
    Shape::Vec(shapes)
}

/// The end of a link whose other card is out of view.
fn stub(card: Rect, lane: Rect, at: usize, look: &Look) -> Shape {
    let y = clamp(card, lane);
    let (from, to) = if at == 0 {
        (lane.left() - super::scroll::BAR_LANE, lane.left() + 10.0)
    } else {
        (lane.right(), lane.right() - 14.0)
    };
    Shape::Vec(vec![
        Shape::line_segment([pos2(from, y), pos2(to, y)], look.stroke),
        Shape::circle_filled(pos2(to, y), 3.0, look.stroke.color),
    ])
}

/// A ring with a check in it, drawn by hand so that no font is needed.
fn check(centre: Pos2, color: Color32, t: &Tokens) -> Vec<Shape> {
    let stroke = Stroke::new(1.5, color);
    vec![
        Shape::circle_filled(centre, 8.0, t.paper),
        Shape::circle_stroke(centre, 8.0, stroke),
        Shape::line(
            vec![
                centre + vec2(-3.5, 0.5),
                centre + vec2(-1.0, 3.0),
                centre + vec2(3.5, -2.5),
            ],
            stroke,
        ),
    ]
}
