//! Curves between the cards of a pair. What was decided shows in their form: suggested ones are
//! dashed, those put off dashed with a ring, confirmed ones solid with a ring and a check, rejected
//! ones dotted with a cross and drawn on demand only. The pair under judgement, and all links of the
//! card that is pointed at or selected, are solid in the link colour; the others are faint.
//!
//! A partner that is not in view has a tab at the card's edge, which leads there.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::epaint::CubicBezierShape;
use egui::{
    Color32, CornerRadius, CursorIcon, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{Frame, Scene, marks};
use crate::model::{Answer, PairId};
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::theme::{Tokens, size, tokens};
use crate::ui::{text, widgets};
use crate::views::{QueueItem, speaker_name};

/// A card of which less is in view has no tab.
const LEAST: f32 = 34.0;

/// A partner to go to.
#[derive(Clone, Copy, Debug)]
pub struct Jump {
    /// Place of the card whose tab was pressed.
    pub from: usize,
    /// Place of its partner.
    pub to: usize,
    /// The pair of both.
    pub pair: PairId,
}

/// Links of one card whose other cards are out of view in one direction.
type Away<'a> = BTreeMap<(usize, usize, bool), Vec<(&'a QueueItem, usize)>>;

/// Draws the links of all cards in view. `first` are the rows at the top, `hovered` is the place of
/// the card under the pointer. Gives where to go when a tab was pressed.
pub fn links_ui(
    ui: &mut Ui,
    frame: &Frame,
    scene: &Scene,
    first: [usize; 2],
    hovered: Option<usize>,
    out: &mut Outbox,
) -> Option<Jump> {
    let t = tokens(ui);
    let shown = frame.shown;
    let lane = frame.lane();
    let mut inside = ui.new_child(egui::UiBuilder::new().id_salt("links").max_rect(lane));
    inside.set_clip_rect(lane.intersect(ui.clip_rect()));
    let ui = &inside;
    let selected = shown.screen().statement;
    let pointed = hovered.or_else(|| selected.and_then(|id| shown.reading.index_of(id)));
    let judged = shown.pair.map(|pair| pair.pair);
    let mut layers: [Vec<Shape>; 3] = Default::default();
    let mut away = Away::new();
    for (at, cards) in scene.drawn.iter().enumerate() {
        for (&place, &card) in cards {
            for item in shown.lists.all.with_statement(place) {
                let Some(places) = item.places else { continue };
                if item.answer == Some(Answer::Rejected)
                    && !shown.screen().columns.show_rejected
                    && judged != Some(item.pair)
                {
                    continue;
                }
                let other = if places[0] == place {
                    places[1]
                } else {
                    places[0]
                };
                let Some((other_at, other_row)) = frame.row_of(other) else {
                    continue;
                };
                let Some(&other_card) = scene.drawn[other_at].get(&other) else {
                    let up = other_row <= first[other_at];
                    away.entry((at, place, up)).or_default().push((item, other));
                    continue;
                };
                // A link with both cards in view is met twice: draw it from the first.
                if (other_at, other) < (at, place) {
                    continue;
                }
                let look = Look::of(
                    item,
                    judged,
                    pointed.is_some_and(|p| places.contains(&p)),
                    t,
                );
                let ends = Ends::new([(at, card), (other_at, other_card)], lane);
                layers[look.layer].extend(link(&ends, &look, t));
                link_node(ui, frame, item, ends.middle(), out);
            }
        }
    }
    ui.painter().extend(layers.into_iter().flatten());
    let mut jump = None;
    for ((at, place, up), items) in away {
        let card = scene.drawn[at][&place];
        // What is nearly out of view itself has no tab.
        if card.bottom() < lane.top() + LEAST || card.top() > lane.bottom() - LEAST {
            continue;
        }
        let pressed = tab_ui(ui, frame, (at, place, up), card, &items, pointed, t);
        jump = jump.or(pressed);
    }
    jump
}

/// How a link looks.
struct Look {
    stroke: Stroke,
    dash: Option<[f32; 2]>,
    mark: Option<Answer>,
    /// 0 is below all others.
    layer: usize,
}

impl Look {
    fn of(item: &QueueItem, judged: Option<PairId>, pointed: bool, t: &Tokens) -> Self {
        let is_judged = judged == Some(item.pair);
        let bright = is_judged || pointed;
        let (color, dash) = match item.answer {
            Some(Answer::Confirmed) => (t.confirmed, None),
            Some(Answer::Rejected) => (t.muted.gamma_multiply(0.7), Some([1.5, 3.5])),
            Some(Answer::Later) | None => (t.muted.gamma_multiply(0.55), Some([4.0, 4.0])),
        };
        let width = match (is_judged, pointed, item.answer) {
            (true, ..) => 2.25,
            (_, true, _) | (.., Some(Answer::Confirmed)) => 1.5,
            _ => 1.0,
        };
        Self {
            stroke: Stroke::new(width, if bright { t.link } else { color }),
            dash: dash.filter(|_| !bright),
            mark: item.answer,
            layer: usize::from(pointed).max(2 * usize::from(is_judged)),
        }
    }
}

/// Where a link begins and ends, and how it bends.
struct Ends {
    points: [Pos2; 4],
}

impl Ends {
    fn new(cards: [(usize, Rect); 2], lane: Rect) -> Self {
        let [(at, card), (other_at, other)] = cards;
        let x = |at: usize| if at == 0 { lane.left() } else { lane.right() };
        let from = pos2(x(at), middle_of(card, lane));
        let to = pos2(x(other_at), middle_of(other, lane));
        let bend = if at == other_at {
            // Two claims of one side: a bow beside their column.
            let out = (lane.width() * 0.62).min(44.0);
            from.x + if at == 0 { out } else { -out }
        } else {
            f32::midpoint(from.x, to.x)
        };
        Self {
            points: [from, pos2(bend, from.y), pos2(bend, to.y), to],
        }
    }

    fn middle(&self) -> Pos2 {
        let [a, b, c, d] = self.points.map(Pos2::to_vec2);
        ((a + 3.0 * b + 3.0 * c + d) / 8.0).to_pos2()
    }
}

/// The height of a card's middle, kept inside the lane.
fn middle_of(card: Rect, lane: Rect) -> f32 {
    card.center().y.clamp(
        lane.top().max(card.top() + 8.0).min(lane.bottom()),
        lane.bottom().min(card.bottom() - 8.0).max(lane.top()),
    )
}

fn link(ends: &Ends, look: &Look, t: &Tokens) -> Vec<Shape> {
    let bezier =
        CubicBezierShape::from_points_stroke(ends.points, false, Color32::TRANSPARENT, look.stroke);
    let mut shapes = match look.dash {
        Some([dash, gap]) => Shape::dashed_line(&bezier.flatten(Some(0.3)), look.stroke, dash, gap),
        None => vec![bezier.into()],
    };
    let middle = ends.middle();
    let ring = |stroke: Stroke| {
        [
            Shape::circle_filled(middle, 8.0, t.paper),
            Shape::circle_stroke(middle, 8.0, stroke),
        ]
    };
    let thin = Stroke::new(1.5, look.stroke.color);
    match look.mark {
        Some(Answer::Confirmed) => {
            let color = Stroke::new(1.5, t.confirmed);
            shapes.extend(ring(color));
            shapes.push(marks::check(middle, 1.0, color));
        }
        Some(Answer::Rejected) => {
            shapes.push(Shape::circle_filled(middle, 6.0, t.paper));
            shapes.extend(marks::cross(middle, 3.5, thin));
        }
        Some(Answer::Later) => {
            shapes.push(Shape::circle_filled(middle, 5.0, t.paper));
            shapes.extend(marks::broken_ring(middle, 4.5, thin));
        }
        None => {}
    }
    shapes
}

/// What can be read and pressed at the middle of a link.
fn link_node(ui: &Ui, frame: &Frame, item: &QueueItem, middle: Pos2, out: &mut Outbox) {
    let rect = Rect::from_center_size(middle, vec2(20.0, 18.0));
    let id = ui.scope_id().with(("link", item.pair));
    let response = ui.interact(rect, id, Sense::click());
    let judged = frame.shown.pair.is_some_and(|pair| pair.pair == item.pair);
    let name = || {
        let [a, b] = item.places.unwrap_or_default().map(|p| speaker(frame, p));
        format!("Link, {}: {a} and {b}", answer_name(item.answer))
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, judged, name()));
    widgets::focus_ring(ui, &response, 9);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.hovered() {
        response.clone().on_hover_text(name());
    }
    if response.clicked() {
        out.push(Wish::Pair(item.pair));
    }
}

fn answer_name(answer: Option<Answer>) -> &'static str {
    match answer {
        None => "to review",
        Some(Answer::Confirmed) => "confirmed",
        Some(Answer::Rejected) => "rejected",
        Some(Answer::Later) => "put off",
    }
}

fn speaker(frame: &Frame, place: usize) -> String {
    speaker_name(&frame.shown.reading.statements[place].speaker)
}

/// A tab at the edge of a card for partners out of view, all above or all below.
fn tab_ui(
    ui: &Ui,
    frame: &Frame,
    (at, place, up): (usize, usize, bool),
    card: Rect,
    items: &[(&QueueItem, usize)],
    pointed: Option<usize>,
    t: &Tokens,
) -> Option<Jump> {
    let lane = frame.lane();
    let judged = frame.shown.pair.map(|pair| pair.pair);
    let best = items
        .iter()
        .min_by_key(|(item, _)| (judged != Some(item.pair), item.is_reviewed()))?;
    let is_judged = judged == Some(best.0.pair);
    let bright = is_judged || pointed == Some(place);
    let confirmed = items
        .iter()
        .all(|(item, _)| item.answer == Some(Answer::Confirmed));
    let color = match (bright, confirmed) {
        (true, _) => t.link,
        (false, true) => t.confirmed,
        (false, false) => t.muted,
    };
    let number = (items.len() > 1).then(|| {
        let format = text::format(size::SMALL - 1.0, color);
        text::lay_out(
            ui,
            text::paragraph(&items.len().to_string(), format, f32::INFINITY, 1),
        )
    });
    let width = 18.0 + number.as_ref().map_or(0.0, |number| number.size().x + 2.0);
    // A tab up and a tab down share the middle of the card.
    let middle = middle_of(card, lane);
    let y = (middle + if up { -8.5 } else { 8.5 }).clamp(lane.top() + 8.0, lane.bottom() - 8.0);
    let left = if at == 0 {
        lane.left()
    } else {
        lane.right() - width
    };
    let rect = Rect::from_min_size(pos2(left, y - 7.5), vec2(width, 15.0));
    let id = ui.scope_id().with(("tab", at, place, up));
    let response = ui.interact(rect, id, Sense::click());
    let name = || {
        let many = match items.len() {
            1 => "Linked claim".to_owned(),
            n => format!("{n} linked claims, first"),
        };
        let way = if up { "further up" } else { "further down" };
        let of = speaker(frame, best.1);
        let start = |place: usize| text::start(&frame.shown.reading.claims[place].text);
        let (own, other) = (start(place), start(best.1));
        let answer = answer_name(best.0.answer);
        format!("{many} {way} of “{own}”: {of}, “{other}”, {answer}")
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name()));
    let (flat, round) = (0, 7);
    let corner = if at == 0 {
        CornerRadius {
            nw: flat,
            sw: flat,
            ne: round,
            se: round,
        }
    } else {
        CornerRadius {
            nw: round,
            sw: round,
            ne: flat,
            se: flat,
        }
    };
    let fill = if response.hovered() { t.chip } else { t.panel };
    let edge = if bright || response.hovered() {
        color
    } else {
        t.line
    };
    ui.painter().rect(
        rect,
        corner,
        fill,
        Stroke::new(if is_judged { 1.75 } else { 1.0 }, edge),
        StrokeKind::Inside,
    );
    let sign = pos2(
        if at == 0 {
            rect.left() + 9.0
        } else {
            rect.right() - 9.0
        },
        rect.center().y,
    );
    ui.painter()
        .add(marks::chevron(sign, up, Stroke::new(1.5, color)));
    if let Some(number) = number {
        let x = if at == 0 {
            sign.x + 6.0
        } else {
            sign.x - 6.0 - number.size().x
        };
        let top = rect.center().y - number.size().y / 2.0;
        ui.painter().galley(pos2(x, top), number, color);
    }
    widgets::focus_ring(ui, &response, 7);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.hovered() {
        response.clone().on_hover_text(name());
    }
    response.clicked().then_some(Jump {
        from: place,
        to: best.1,
        pair: best.0.pair,
    })
}
