//! The question in the middle: do these contradict each other? Reasons, doubts, three equal answers.

use egui::text::LayoutJob;
use egui::{Color32, Label, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::command::Command;
use super::outbox::Outbox;
use super::theme::{size, space, tokens};
use super::{Shown, marks_line, text, widgets};
use crate::model::{Answer, Between, Relation};
use crate::project::{NoteTarget, Status};
use crate::views::{PairView, Told};

const BUTTON_ROW: f32 = 64.0;

/// Height of the names of contradictions in one line.
const NAMES_ROW: f32 = 28.0;

/// The least height for the reasons before the names are kept in view.
const LEAST_REASONS: f32 = 110.0;

/// Draws the question into `rect`.
pub fn question_ui(ui: &mut Ui, shown: &Shown, rect: Rect, out: &mut Outbox) {
    let Some(pair) = shown.pair else { return };
    let margin = if rect.width() < 340.0 {
        10.0
    } else {
        f32::from(space::PANEL)
    };
    let inner = rect.shrink2(vec2(margin, 0.0));
    let buttons = Rect::from_min_max(pos2(inner.left(), inner.bottom() - BUTTON_ROW), inner.max);
    // The names stay in view however long the reasons are; how many lines they take is known from
    // the frame before.
    let has_names = pair.answer != Some(Answer::Rejected);
    let names_id = ui.scope_id().with("names of contradictions");
    let lines = ui.data(|data| data.get_temp(names_id)).unwrap_or(NAMES_ROW);
    // In a low pane the reasons need the room, and the names come after them.
    let pinned = has_names && inner.height() - BUTTON_ROW - lines >= LEAST_REASONS;
    let names_height = if pinned { lines } else { 0.0 };
    let names = Rect::from_min_max(
        pos2(inner.left(), buttons.top() - names_height),
        pos2(inner.right(), buttons.top()),
    );
    let above = Rect::from_min_max(inner.min, pos2(inner.right(), names.top()));
    let mut top = ui.new_child(UiBuilder::new().id_salt("question").max_rect(above));
    top.set_clip_rect(above.expand2(vec2(4.0, 0.0)).intersect(ui.clip_rect()));
    ScrollArea::vertical()
        .id_salt(("question scroll", pair.pair))
        .auto_shrink(false)
        .show(&mut top, |ui| {
            why_ui(ui, shown, pair, out);
            if has_names && !pinned {
                names_ui(ui, shown, out);
                ui.add_space(6.0);
            }
        });
    if pinned {
        let mut middle = ui.new_child(UiBuilder::new().id_salt("names").max_rect(names));
        names_ui(&mut middle, shown, out);
        let height = middle.min_rect().height().ceil();
        if (height - names_height).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(names_id, height));
            ui.ctx().request_repaint();
        }
    }
    let mut bottom = ui.new_child(
        UiBuilder::new()
            .id_salt("answers")
            .max_rect(buttons)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    answers_ui(&mut bottom, shown, pair, out);
}

fn why_ui(ui: &mut Ui, shown: &Shown, pair: &PairView, out: &mut Outbox) {
    let t = tokens(ui);
    ui.add_space(12.0);
    ui.add(Label::new(widgets::title(
        ui,
        match shown.screen().filters.between {
            Between::Sides | Between::OneSide => "Do these contradict each other?",
            Between::Times => "Did this side change its position?",
        },
        size::BODY + 0.5,
    )));
    ui.add_space(2.0);
    if pair.concealed {
        let words = "You judge blind: the program’s reasons are shown after your answer.";
        line_ui(ui, "·", t.muted, words);
    }
    match pair.told {
        Some(told @ (Told::Control | Told::Sample)) => {
            line_ui(ui, "·", t.muted, told.sentence());
        }
        None if shown.screen().filters.status == Status::Sample && !pair.concealed => {
            line_ui(
                ui,
                "·",
                t.muted,
                "Drawn by lot: the program did not suggest it.",
            );
        }
        _ => {}
    }
    if pair.by_hand {
        line_ui(ui, "+", t.chip_ink, "You linked these two by hand.");
    }
    for reason in &pair.reasons {
        line_ui(ui, "≠", t.link, &reason.text);
    }
    for doubt in &pair.doubts {
        line_ui(ui, "?", t.muted, &doubt.text);
    }
    if let Some(score) = pair.score.filter(|_| !pair.reasons.is_empty()) {
        let words = format!("The program’s score: {score:.2} of 1.");
        line_ui(ui, "·", t.muted, &words);
    }
    let groundless = pair.reasons.is_empty() && !pair.by_hand && pair.evidence.is_some();
    let plain = !matches!(pair.told, Some(Told::Control | Told::Sample))
        && shown.screen().filters.status != Status::Sample;
    if groundless && plain && !pair.concealed {
        line_ui(
            ui,
            "·",
            t.muted,
            "The program finds no ground for this pair any more.",
        );
    }
    if pair.evidence.is_none() {
        line_ui(
            ui,
            "?",
            t.muted,
            "One of the two is no longer found in the articles; your verdict is kept.",
        );
    }
    let target = NoteTarget::Pair(pair.pair);
    if marks_line::any(shown, target) {
        ui.add_space(4.0);
        marks_line::tags_ui(ui, shown, target, out);
    }
    if let Some(note) = &pair.note {
        ui.add_space(4.0);
        let width = ui.available_width();
        let mut job = LayoutJob {
            wrap: text::wrapping(width, 3),
            ..LayoutJob::default()
        };
        job.append("Note  ", 0.0, text::strong(size::SMALL, t.muted));
        let start: String = note.chars().take(400).collect();
        job.append(&start, 0.0, text::format(size::BODY, t.ink));
        let shown_note = ui.add(Label::new(job).sense(egui::Sense::click()));
        widgets::as_button(&shown_note, &format!("Note: {start}"), None);
        widgets::focus_ring(ui, &shown_note, 4);
        if shown_note.on_hover_text(&start).clicked() {
            out.run(Command::Note);
        }
    }
    ui.add_space(6.0);
}

fn line_ui(ui: &mut Ui, mark: &str, color: Color32, words: &str) {
    let t = tokens(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::hover());
        let galley = text::lay_out(
            ui,
            text::paragraph(mark, text::strong(size::BODY, color), f32::INFINITY, 1),
        );
        ui.painter().galley(
            pos2(rect.left() + 1.0, rect.center().y - galley.size().y / 2.0),
            galley,
            color,
        );
        let job = text::paragraph(
            words,
            text::format(size::BODY - 0.5, t.ink),
            ui.available_width(),
            0,
        );
        ui.add(Label::new(job).wrap());
    });
}

/// The names a contradiction can have, each with its key.
fn names_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    ui.scope(|ui| chips_ui(ui, shown, out));
}

fn chips_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let t = tokens(ui);
    ui.add_space(6.0);
    // Before the lines are begun: the first takes its height from here.
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        ui.spacing_mut().button_padding = vec2(8.0, 2.0);
        for relation in Relation::ALL {
            let command = Command::Name(relation);
            let chosen = shown.relation == Some(relation);
            let (ink, fill) = if chosen {
                (t.panel, t.link)
            } else {
                (t.chip_ink, t.chip)
            };
            let words = format!("{} {}", command.key_name(), relation.name());
            let chip = egui::Button::new(egui::RichText::new(words).size(size::SMALL).color(ink))
                .fill(fill)
                .stroke(egui::Stroke::NONE)
                .corner_radius(10)
                .selected(chosen);
            let enabled = command.is_enabled(shown.situation);
            let chip = ui
                .add_enabled(enabled, chip)
                .accessible_name(command.title())
                .on_hover_text(command.tooltip());
            if chip.clicked() {
                out.run(command);
            }
        }
    });
}

fn answers_ui(ui: &mut Ui, shown: &Shown, pair: &PairView, out: &mut Outbox) {
    let answers = [
        (Command::Confirm, Answer::Confirmed),
        (Command::Reject, Answer::Rejected),
        (Command::Later, Answer::Later),
    ];
    let gap = if ui.available_width() < 330.0 {
        6.0
    } else {
        8.0
    };
    ui.spacing_mut().item_spacing.x = gap;
    // The words differ in length; the three are of one width, so that none is easier to hit.
    let width = ((ui.available_width() - 2.0 * gap) / 3.0).floor();
    for (command, answer) in answers {
        let chosen = pair.answer == Some(answer);
        let enabled = command.is_enabled(shown.situation);
        if widgets::command_button(ui, command, width, chosen, enabled).clicked() {
            out.run(command);
        }
    }
}
