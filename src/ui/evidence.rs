//! The evidence: each statement of the pair in its paragraph, side A left, side B right, and the
//! question between them.

use egui::text::LayoutJob;
use egui::{Align, Label, Layout, Panel, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2};

use super::outbox::Outbox;
use super::theme::{size, space, tokens};
use super::{Shown, question, text, widgets};
use crate::model::{Side, Witness};
use crate::views::pair::side_at;
use crate::views::{Evidence, speaker_name, speaker_office};

/// Draws the panel at the bottom.
pub fn evidence_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let t = tokens(ui);
    let window = ui.available_height();
    Panel::bottom("evidence")
        .resizable(true)
        .default_size((window * 0.34).clamp(190.0, 300.0))
        .size_range(150.0..=(window * 0.7).max(151.0))
        .frame(widgets::panel_frame(t.panel, 0, 0))
        .show(ui, |ui| {
            let whole = ui.available_rect_before_wrap();
            ui.advance_cursor_after_rect(whole);
            if shown.pair.is_none() {
                nothing_ui(ui, shown, whole);
                return;
            }
            let middle = (whole.width() * 0.34).clamp(250.0, 392.0);
            let side = (whole.width() - middle) / 2.0;
            let cuts = [whole.left() + side, whole.left() + side + middle];
            for x in cuts {
                ui.painter()
                    .vline(x, whole.y_range(), Stroke::new(1.0, t.line));
            }
            let part = |left: f32, right: f32| {
                Rect::from_min_max(pos2(left, whole.top()), pos2(right, whole.bottom()))
            };
            side_ui(ui, shown, 0, part(whole.left(), cuts[0]));
            question::question_ui(ui, shown, part(cuts[0], cuts[1]), out);
            side_ui(ui, shown, 1, part(cuts[1], whole.right()));
        });
}

fn nothing_ui(ui: &mut Ui, shown: &Shown, whole: Rect) {
    let words = if shown.working.is_some() {
        "Looking for pairs that may contradict each other…"
    } else if shown.lists.all.items.is_empty() {
        "No pair was found that may contradict. You can link two statements yourself: select one, press L, \
         then select one in the other column."
    } else if shown.lists.queue.items.is_empty() {
        "No pair passes the filters. Clear them with Ctrl+R."
    } else {
        "Choose a pair: J goes to the next one."
    };
    let mut inside = ui.new_child(
        UiBuilder::new()
            .id_salt("no pair")
            .max_rect(whole.shrink(f32::from(space::PANEL)))
            .layout(Layout::top_down(Align::Center)),
    );
    inside.add_space(whole.height() * 0.3);
    inside.add(Label::new(egui::RichText::new(words).color(tokens(ui).muted)).wrap());
}

fn side_ui(ui: &mut Ui, shown: &Shown, at: usize, rect: Rect) {
    let Some(pair) = shown.pair else { return };
    let side = side_at(at);
    let mut inside = ui.new_child(
        UiBuilder::new()
            .id_salt(("evidence", at))
            .max_rect(rect.shrink2(egui::vec2(f32::from(space::PANEL), 0.0))),
    );
    inside.set_clip_rect(rect.intersect(ui.clip_rect()));
    ScrollArea::vertical()
        .id_salt(("evidence scroll", at, pair.pair))
        .auto_shrink(false)
        .show(&mut inside, |ui| {
            ui.add_space(12.0);
            match (&pair.evidence, &pair.witnesses) {
                (Some(evidence), _) => found_ui(ui, shown, side, &evidence[at]),
                (None, Some(witnesses)) => orphan_ui(ui, shown, side, &witnesses[at]),
                (None, None) => {}
            }
            ui.add_space(10.0);
        });
}

fn source_ui(ui: &mut Ui, side: Side, words: &str) {
    ui.horizontal(|ui| {
        widgets::side_mark(ui, side);
        ui.add(Label::new(widgets::small(ui, words)).truncate());
    });
}

fn found_ui(ui: &mut Ui, shown: &Shown, side: Side, evidence: &Evidence) {
    let t = tokens(ui);
    let statement = &shown.reading.statements[evidence.place];
    source_ui(
        ui,
        side,
        &format!(
            "{} · paragraph {}",
            evidence.source, evidence.paragraph_number
        ),
    );
    let width = ui.available_width();
    let mut who = LayoutJob {
        wrap: text::wrapping(width, 2),
        ..LayoutJob::default()
    };
    who.append(
        speaker_name(&statement.speaker),
        0.0,
        text::strong(size::BODY, t.ink),
    );
    let office =
        speaker_office(&statement.speaker).unwrap_or_else(|| shown.party(statement.speaker.side));
    who.append(
        &format!(" · {office}"),
        0.0,
        text::format(size::BODY, t.muted),
    );
    ui.add(Label::new(who)).on_hover_text(why(statement));
    ui.add_space(2.0);
    if let Some(before) = &evidence.before {
        around_ui(ui, before);
    }
    let job = text::marked(
        &evidence.paragraph,
        size::EVIDENCE,
        t,
        true,
        text::wrapping(width, 0),
    );
    ui.add(Label::new(job).selectable(true));
    ui.add_space(4.0);
    if let Some(after) = &evidence.after {
        around_ui(ui, after);
    }
}

/// Why speaker, office and side were chosen.
fn why(statement: &crate::model::Statement) -> String {
    if statement.speaker.why.is_empty() {
        "Named in the sentence itself.".to_owned()
    } else {
        statement.speaker.why.join("\n")
    }
}

fn around_ui(ui: &mut Ui, words: &str) {
    let t = tokens(ui);
    let job = text::paragraph(
        words,
        text::format(size::BODY - 0.5, t.muted),
        ui.available_width(),
        0,
    );
    ui.add(Label::new(job).selectable(true));
    ui.add_space(4.0);
}

fn orphan_ui(ui: &mut Ui, shown: &Shown, side: Side, witness: &Witness) {
    let t = tokens(ui);
    source_ui(
        ui,
        side,
        &format!("{} · no longer found", witness.article_title),
    );
    let speaker = witness.speaker.as_deref().unwrap_or("Speaker not named");
    let mut who = LayoutJob::default();
    who.append(speaker, 0.0, text::strong(size::BODY, t.ink));
    who.append(
        &format!(" · {}", shown.party(side)),
        0.0,
        text::format(size::BODY, t.muted),
    );
    ui.add(Label::new(who));
    let job = text::paragraph(
        &witness.text,
        text::format(size::EVIDENCE, t.ink),
        ui.available_width(),
        0,
    );
    ui.add(Label::new(job).selectable(true));
    ui.add_space(6.0);
    ui.add(
        Label::new(widgets::small(
            ui,
            "This is the statement as it was when you judged it. Its article has changed or was taken out.",
        ))
        .wrap(),
    );
}
