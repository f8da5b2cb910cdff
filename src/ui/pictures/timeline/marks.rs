//! What is pointed at or selected in the timeline: rings, cards, arcs drawn over the others.

use std::collections::BTreeSet;

use egui::accesskit::{Live, Role};
use egui::epaint::CubicBezierShape;
use egui::{Color32, CursorIcon, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::super::super::Shown;
use super::super::super::outbox::{Outbox, Wish};
use super::super::super::theme::tokens;
use super::super::canvas;
use super::super::card::{self, Card};
use super::pointer::is_axis;
use super::{State, show_in_columns, zoom_into};
use crate::model::PairId;
use crate::pictures::chronicle::{Chronicle, Link, Spot};
use crate::pictures::count;
use crate::pictures::scene::at;
use crate::pictures::timeline::{Mark, Timeline, mark_days};

/// Rings and cards: what is pointed at, what is selected, and clicks on it.
#[allow(clippy::too_many_arguments)] // As above.
pub(super) fn marks_ui(
    ui: &Ui,
    shown: &Shown,
    chronicle: &Chronicle,
    drawn: &Timeline,
    response: &Response,
    selected: Option<Spot>,
    state: &mut State,
    out: &mut Outbox,
) {
    let t = tokens(ui);
    let (origin, whole) = (response.rect.min, response.rect);
    let chosen = selected.and_then(|spot| drawn.mark_of(spot));
    if let Some(mark) = chosen {
        let ring = canvas::rect(drawn.marks[mark].area.grown(4.0), origin);
        ui.painter()
            .rect_stroke(ring, 4.0, Stroke::new(2.0, t.ink), StrokeKind::Inside);
    }
    let place = response.hover_pos().filter(|_| !response.dragged());
    let inside = place.map(|place| place - origin.to_vec2());
    let hovered = inside.and_then(|p| drawn.mark_at(p.x, p.y));
    let wire = inside.filter(|_| hovered.is_none()).and_then(|p| {
        let near = drawn
            .wires
            .iter()
            .map(|wire| (wire.distance(at(p.x, p.y)), wire));
        let nearest = near.min_by(|(one, _), (other, _)| one.total_cmp(other))?;
        (nearest.0 < 7.0).then_some(nearest.1)
    });
    let spot_of = |mark: &Mark| Spot {
        side: mark.side,
        at: mark.claims.start,
    };
    let card_of = |mark: &Mark, keyboard: bool| {
        let mut card = if mark.claims.len() > 1 {
            Some(bar_card(chronicle, mark, keyboard))
        } else {
            Card::of_claim(shown, chronicle, spot_of(mark))
        };
        if let Some(card) = card.as_mut().filter(|card| card.hint.is_empty()) {
            let how = if keyboard { "Enter" } else { "Double click" };
            card.hint = format!("{how} shows it in the columns.");
        }
        card
    };
    if let Some(mark) = hovered.or(chosen) {
        wires_of(ui, chronicle, drawn, &drawn.marks[mark], origin);
    }
    if let Some(mark) = hovered {
        let mark = &drawn.marks[mark];
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        let by = canvas::rect(mark.area, origin);
        let ring = by.expand(3.0);
        ui.painter()
            .rect_stroke(ring, 4.0, Stroke::new(1.0, t.ink), StrokeKind::Inside);
        if let Some(card) = card_of(mark, false) {
            card::paint(ui, &card, by, whole);
        }
        let spot = spot_of(mark);
        if response.double_clicked() && mark.claims.len() == 1 {
            show_in_columns(shown, chronicle, spot, out);
        } else if response.clicked() {
            response.request_focus();
            if mark.claims.len() > 1 {
                zoom_into(mark, state);
            }
            select(shown, chronicle, spot, state, out);
        }
    } else if let (Some(wire), Some(place)) = (wire, place) {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        let link = wire.pairs.first().and_then(|pair| {
            let mut links = chronicle.links.iter();
            links.find(|link| link.pair == *pair)
        });
        let card = match link {
            Some(link) if wire.pairs.len() == 1 => Card::of_link(shown, chronicle, link),
            Some(_) => Some(Card {
                head: count(wire.pairs.len(), "pair", "pairs"),
                hint: "Zoom in to see them one by one.".to_owned(),
                ..Card::default()
            }),
            None => None,
        };
        if let Some(card) = card {
            let by = Rect::from_center_size(place, egui::vec2(8.0, 8.0));
            card::paint(ui, &card, by, whole);
        }
        if let Some(link) = link.filter(|_| response.clicked()) {
            response.request_focus();
            out.push(Wish::Pair(link.pair));
        }
    } else if let Some(mark) = chosen {
        let by = canvas::rect(drawn.marks[mark].area, origin);
        if let Some(card) = card_of(&drawn.marks[mark], true) {
            card::paint(ui, &card, by, whole);
            said_ui(ui, chronicle, &drawn.marks[mark], &card, by);
        }
        if response.clicked() {
            response.request_focus();
        }
    } else if response.clicked() {
        response.request_focus();
    }
    if place.is_some_and(|place| is_axis(drawn, place, origin)) && hovered.is_none() {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
    }
}

/// Draws the arcs of one mark over the others.
fn wires_of(ui: &Ui, chronicle: &Chronicle, drawn: &Timeline, mark: &Mark, origin: Pos2) {
    let of_mark = |link: &&Link| {
        let mut ends = link.ends.iter();
        ends.any(|end| end.side == mark.side && mark.claims.contains(&end.at))
    };
    let t = tokens(ui);
    let pairs: BTreeSet<PairId> = chronicle
        .links
        .iter()
        .filter(of_mark)
        .map(|link| link.pair)
        .collect();
    for wire in &drawn.wires {
        if wire.judged || !wire.pairs.iter().any(|pair| pairs.contains(pair)) {
            continue;
        }
        let points = wire.curve.map(|p| canvas::place(p, origin));
        let stroke = Stroke::new(1.5, t.ink);
        let curve =
            CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke);
        ui.painter().extend(egui::Shape::dashed_line(
            &curve.flatten(Some(0.3)),
            stroke,
            4.0,
            3.0,
        ));
    }
}

/// The card of a bar.
fn bar_card(chronicle: &Chronicle, mark: &Mark, keyboard: bool) -> Card {
    let claims = &chronicle.claims[mark.side][mark.claims.clone()];
    let told = claims.iter().filter(|claim| claim.is_told).count();
    let claim = if told == claims.len() {
        String::new()
    } else {
        let by_article = count(claims.len() - told, "claim is", "claims are");
        format!("{by_article} dated by the day of publication.")
    };
    Card {
        head: format!(
            "{} of {}",
            count(claims.len(), "claim", "claims"),
            chronicle.parties[mark.side]
        ),
        day: mark_days(mark),
        claim,
        partners: Vec::new(),
        hint: format!("{} zooms in.", if keyboard { "Enter" } else { "A click" }),
    }
}

/// The selected claim as a node of its own, told when it changes.
fn said_ui(ui: &Ui, chronicle: &Chronicle, mark: &Mark, card: &Card, rect: Rect) {
    let id = ui.scope_id().with("claim of the timeline");
    let node = ui.interact(rect, id, Sense::hover());
    let words = format!("{}: {}", chronicle.parties[mark.side], card.spoken());
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.as_str()));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_live(Live::Polite));
}

/// Selects a claim, and the first of its pairs.
fn select(shown: &Shown, chronicle: &Chronicle, spot: Spot, state: &mut State, out: &mut Outbox) {
    let Some(claim) = chronicle.claim(spot) else {
        return;
    };
    let id = shown.reading.statements[claim.place].id;
    // It is in view already, where it was clicked.
    state.revealed = Some(id);
    out.push(Wish::Statement(id));
    let mut links = chronicle.links_of(spot);
    let judged = shown.screen().pair;
    let stays = chronicle
        .links_of(spot)
        .any(|link| Some(link.pair) == judged);
    if let Some(link) = links.next().filter(|_| !stays) {
        out.push(Wish::Pair(link.pair));
    }
}
