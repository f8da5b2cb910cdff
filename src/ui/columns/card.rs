//! One statement as a card: who, the whole claim, how and where it was said.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{
    CornerRadius, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::theme::{self, Look, line_height, size, space, tokens};
use super::super::{Shown, text, widgets};
use crate::model::{Answer, Side, Statement, Sureness};
use crate::project::NoteTarget;
use crate::text::Span;
use crate::views::facets::card_source;
use crate::views::{MarkedText, in_column, search, speaker_name, speaker_office};

/// A long claim folds after so many lines; the card opens when it is selected or judged.
const FOLD_AT_LINES: usize = 8;
const CHIP_HEIGHT: f32 = 18.0;

/// How a card stands out.
pub struct CardLook<'a> {
    /// It belongs to the pair under judgement.
    pub judged: bool,
    /// The keyboard is on it.
    pub selected: bool,
    /// It is the first of a link being made.
    pub linking: bool,
    /// Words of its claim text that clash.
    pub clashes: &'a [Span],
}

/// Whether the card shows its whole claim, however long.
pub fn is_open(shown: &Shown, place: usize) -> bool {
    let id = shown.reading.statements[place].id;
    shown.screen().statement == Some(id)
        || shown
            .pair
            .and_then(|pair| shown.lists.all.item(pair.pair))
            .is_some_and(|item| item.statements.contains(&id))
}

/// Height of a card that was never laid out, from the bytes of its claim.
pub fn estimate(bytes: usize, width: f32, look: Look) -> f32 {
    let per_line = (inner_width(width) / (0.51 * look.claim)).max(8.0);
    let lines = ((bytes as f32 / per_line).ceil() as usize).clamp(1, FOLD_AT_LINES);
    around(look) + lines as f32 * line_height(look.claim)
}

/// Height of a card as it is laid out.
pub fn measure(ui: &Ui, shown: &Shown, place: usize, width: f32, open: bool) -> f32 {
    around(theme::look(ui))
        + claim(ui, shown, place, inner_width(width), open, &[])
            .size()
            .y
}

fn around(look: Look) -> f32 {
    2.0 * look.card_y + line_height(size::BODY) + 2.0 + look.above_chips + CHIP_HEIGHT
}

fn inner_width(width: f32) -> f32 {
    (width - 2.0 * f32::from(space::CARD_X)).max(40.0)
}

fn claim(
    ui: &Ui,
    shown: &Shown,
    place: usize,
    width: f32,
    open: bool,
    clashes: &[Span],
) -> Arc<Galley> {
    let claim = &shown.reading.claims[place];
    let whole = [Span::new(0, claim.text.len())];
    let search = search::words(&shown.screen().filters.search);
    let found = search::places(&claim.text, &search);
    let words = MarkedText::new(claim.text.clone(), &whole, &claim.quoted, clashes, &found);
    let rows = if open { 0 } else { FOLD_AT_LINES };
    let mut job = LayoutJob {
        wrap: text::wrapping(width, rows),
        ..LayoutJob::default()
    };
    // What is denied or threatened must not read as what is claimed.
    if let Some(verb) = shown.reading.statements[place].act.verb() {
        text::lead(&mut job, verb, theme::look(ui).claim, tokens(ui));
    }
    text::append_marked(&mut job, &words, theme::look(ui).claim, tokens(ui), false);
    text::lay_out(ui, job)
}

/// Draws the card and gives what was done to it.
pub fn card_ui(ui: &Ui, shown: &Shown, place: usize, rect: Rect, look: &CardLook) -> Response {
    let t = tokens(ui);
    let statement = &shown.reading.statements[place];
    let side = in_column(&statement.speaker).unwrap_or_default();
    let response = ui.interact(
        rect,
        ui.scope_id().with(("card", statement.id)),
        Sense::click(),
    );
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::Button,
            true,
            look.selected || look.judged,
            spoken(shown, place, side),
        )
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    paint_frame(ui, rect, side, look, &response);

    let left = rect.left() + f32::from(space::CARD_X);
    let width = inner_width(rect.width());
    let sizes = theme::look(ui);
    let mut y = rect.top() + sizes.card_y;
    let who = text::lay_out(ui, heading(ui, statement, shown.party(side), width));
    ui.painter().galley(pos2(left, y), who, t.ink);
    y += line_height(size::BODY) + 2.0;

    let open = is_open(shown, place);
    let claim = claim(ui, shown, place, width, open, look.clashes);
    let claim_height = claim.size().y;
    ui.painter().galley(pos2(left, y), claim, t.ink);
    y += claim_height + sizes.above_chips + CHIP_HEIGHT / 2.0;
    foot(ui, shown, place, pos2(left, y), width);
    response
}

fn paint_frame(ui: &Ui, rect: Rect, side: Side, look: &CardLook, response: &Response) {
    let t = tokens(ui);
    let radius = CornerRadius::same(space::CARD_RADIUS);
    let fill = if look.judged { t.judged } else { t.panel };
    // The side's colour shows as a band at the left edge, rounded with the card.
    ui.painter().rect_filled(rect, radius, t.side(side));
    let mut inner = rect;
    inner.min.x += 3.0;
    ui.painter().rect_filled(
        inner,
        CornerRadius {
            nw: 5,
            sw: 5,
            ..radius
        },
        fill,
    );
    let edge = if look.judged {
        Stroke::new(2.0, t.link)
    } else if look.selected || look.linking {
        Stroke::new(1.5, t.ink)
    } else if response.hovered() {
        Stroke::new(1.0, t.muted)
    } else {
        Stroke::new(1.0, t.line)
    };
    let at = if look.judged || look.selected || look.linking {
        rect
    } else {
        inner
    };
    let corner = if at == rect {
        radius
    } else {
        CornerRadius {
            nw: 0,
            sw: 0,
            ..radius
        }
    };
    let kind = if look.judged {
        StrokeKind::Middle
    } else {
        StrokeKind::Inside
    };
    if at == rect {
        ui.painter().rect_stroke(at, corner, edge, kind);
    } else {
        // Three sides only: the band is the fourth.
        ui.painter().rect_stroke(rect, radius, edge, kind);
        let band = Rect::from_min_max(
            rect.left_top() + vec2(0.0, f32::from(space::CARD_RADIUS)),
            pos2(
                rect.left() + 3.0,
                rect.bottom() - f32::from(space::CARD_RADIUS),
            ),
        );
        ui.painter().rect_filled(band, 0.0, t.side(side));
    }
    if look.judged && (look.selected || look.linking) {
        ui.painter().rect_stroke(
            rect.shrink(2.5),
            CornerRadius::same(space::CARD_RADIUS - 2),
            Stroke::new(1.0, t.ink),
            StrokeKind::Inside,
        );
    }
    widgets::focus_ring(ui, response, radius);
}

/// Speaker, then office or party, in one line.
fn heading(ui: &Ui, statement: &Statement, party: &str, width: f32) -> LayoutJob {
    let t = tokens(ui);
    let mut job = LayoutJob {
        wrap: text::wrapping(width, 1),
        ..LayoutJob::default()
    };
    job.append(
        &speaker_name(&statement.speaker),
        0.0,
        text::strong(size::BODY, t.ink),
    );
    if statement.speaker.sureness == Sureness::Unsure
        && let Some(other) = statement.speaker.alternatives.first()
    {
        let words = format!(" or {}? (S)", other.name);
        job.append(&words, 0.0, text::format(size::BODY, t.link));
        return job;
    }
    // "Afghanistan's foreign ministry" says already whose it is.
    let name = speaker_name(&statement.speaker);
    let party = (!name.contains(party)).then_some(party);
    if let Some(office) = speaker_office(&statement.speaker).or(party) {
        job.append(
            &format!(" · {office}"),
            0.0,
            text::format(size::BODY, t.muted),
        );
    }
    job
}

/// Kind, outlet and date; at the right how the person judged.
fn foot(ui: &Ui, shown: &Shown, place: usize, left_centre: egui::Pos2, width: f32) {
    let t = tokens(ui);
    let statement = &shown.reading.statements[place];
    let chip = widgets::paint_chip(ui, left_centre, statement.kind.name());
    let right = left_centre.x + width;
    let state = standing(shown, place);
    let state_width = state.as_ref().map_or(0.0, |(words, confirmed)| {
        let color = if *confirmed { t.confirmed } else { t.muted };
        let galley = text::lay_out(
            ui,
            text::paragraph(words, text::format(size::SMALL, color), f32::INFINITY, 1),
        );
        let width = galley.size().x;
        ui.painter().galley(
            pos2(right - width, left_centre.y - galley.size().y / 2.0),
            galley,
            color,
        );
        width + 10.0
    });
    let from = chip.right() + 8.0;
    let source = shown
        .project
        .article(statement.article)
        .map(|article| card_source(article))
        .unwrap_or_default();
    let source = text::lay_out(
        ui,
        text::paragraph(
            &source,
            text::format(size::SMALL, t.muted),
            (right - from - state_width).max(20.0),
            1,
        ),
    );
    ui.painter().galley(
        pos2(from, left_centre.y - source.size().y / 2.0),
        source,
        t.muted,
    );
}

/// What the person said of the card's pairs, in words, and whether one is confirmed.
fn standing(shown: &Shown, place: usize) -> Option<(String, bool)> {
    let mut confirmed = 0;
    let mut open = 0;
    for item in shown.lists.all.with_statement(place) {
        match item.answer {
            Some(Answer::Confirmed) => confirmed += 1,
            Some(Answer::Rejected) => {}
            Some(Answer::Later) | None => open += 1,
        }
    }
    let id = shown.reading.statements[place].id;
    let mut parts = Vec::new();
    if confirmed > 0 {
        parts.push(format!("{confirmed} confirmed"));
    }
    if open > 0 {
        parts.push(format!("{open} to review"));
    }
    if shown.project.note(NoteTarget::Statement(id)).is_some() {
        parts.push("note".to_owned());
    }
    (!parts.is_empty()).then(|| (parts.join(" · "), confirmed > 0))
}

/// The card as a screen reader says it: side, speaker, claim, how, where, status.
fn spoken(shown: &Shown, place: usize, side: Side) -> String {
    let statement = &shown.reading.statements[place];
    let speaker = speaker_name(&statement.speaker);
    let office =
        speaker_office(&statement.speaker).map_or_else(String::new, |office| format!(", {office}"));
    let unsure = match (
        statement.speaker.sureness,
        statement.speaker.alternatives.first(),
    ) {
        (Sureness::Unsure, Some(other)) => format!(" or {}", other.name),
        _ => String::new(),
    };
    let source = shown
        .project
        .article(statement.article)
        .map(|article| card_source(article))
        .unwrap_or_default();
    let status = standing(shown, place).map_or_else(String::new, |(words, _)| format!(", {words}"));
    format!(
        "{}: {speaker}{unsure}{office}{}: {} ({}, {source}{status})",
        shown.party(side),
        statement
            .act
            .verb()
            .map_or_else(String::new, |verb| format!(" {verb}")),
        shown.reading.claims[place].text,
        statement.kind.name(),
    )
}
