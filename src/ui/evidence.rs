//! The evidence: each statement of the pair in its paragraph, side A left, side B right, and the
//! question between them.

use egui::text::LayoutJob;
use egui::{Align, Label, Layout, Panel, Rect, Response, ScrollArea, Stroke, Ui, UiBuilder, pos2};

use super::icon::Icon;
use super::outbox::{Outbox, Wish};
use super::theme::{self, line_height, size, space, tokens};
use super::{Command, Shown, marks_line, panels, question, text, widgets};
use crate::model::{PairId, Side, Witness};
use crate::project::NoteTarget;
use crate::views::pair::side_at;
use crate::views::{Copy, Evidence, in_column, speaker_name, speaker_office};

/// What the evidence remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    /// The pair that was scrolled to its words, on either side.
    scrolled: [Option<PairId>; 2],
}

/// Draws the panel at the bottom.
pub fn evidence_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let t = tokens(ui);
    let window = ui.available_height();
    let response = Panel::bottom("evidence")
        .resizable(true)
        .default_size(panels::begin(
            ui,
            "evidence",
            (window * 0.34).clamp(190.0, 300.0),
        ))
        .size_range(150.0..=(window * 0.7).max(151.0))
        .frame(widgets::panel_frame(t.panel, 0, 0))
        .show(ui, |ui| {
            let whole = ui.available_rect_before_wrap();
            ui.advance_cursor_after_rect(whole);
            if shown.pair.is_none() {
                nothing_ui(ui, shown, whole);
                return;
            }
            let middle = (whole.width() * 0.4).clamp(306.0, 484.0);
            let side = (whole.width() - middle) / 2.0;
            let cuts = [whole.left() + side, whole.left() + side + middle];
            for x in cuts {
                ui.painter()
                    .vline(x, whole.y_range(), Stroke::new(1.0, t.line));
            }
            let part = |left: f32, right: f32| {
                Rect::from_min_max(pos2(left, whole.top()), pos2(right, whole.bottom()))
            };
            side_ui(ui, shown, state, 0, part(whole.left(), cuts[0]), out);
            question::question_ui(ui, shown, part(cuts[0], cuts[1]), out);
            side_ui(ui, shown, state, 1, part(cuts[1], whole.right()), out);
        });
    panels::shown(ui, "evidence", response.response.rect.height());
}

fn nothing_ui(ui: &mut Ui, shown: &Shown, whole: Rect) {
    let words = if shown.working.is_some() {
        "Looking for pairs that may contradict each other…".to_owned()
    } else if shown.lists.all.items.is_empty() {
        let key = Command::Link.key_name();
        let how = if key.is_empty() {
            "choose “Link by hand”".to_owned()
        } else {
            format!("press {key}")
        };
        format!(
            "No pair was found that may contradict. You can link two statements yourself: select one, {how}, \
             then select one in the other column."
        )
    } else if shown.lists.queue.items.is_empty() {
        format!(
            "No pair passes the filters. Clear them{}.",
            Command::ClearFilters.key_hint()
        )
    } else {
        format!(
            "No pair is open. Go to the next one{}.",
            Command::NextPair.key_hint()
        )
    };
    let mut inside = ui.new_child(
        UiBuilder::new()
            .id_salt("no pair")
            .max_rect(whole.shrink(f32::from(space::PANEL)))
            .layout(Layout::top_down(Align::Center)),
    );
    inside.add_space(whole.height() * 0.3 - 20.0);
    widgets::empty_sign(&mut inside, Icon::Nothing);
    inside.add_space(4.0);
    inside.add(Label::new(egui::RichText::new(words).color(tokens(ui).muted)).wrap());
}

fn side_ui(ui: &mut Ui, shown: &Shown, state: &mut State, at: usize, rect: Rect, out: &mut Outbox) {
    let Some(pair) = shown.pair else { return };
    let side = side_at(at);
    let mut inside = ui.new_child(
        UiBuilder::new()
            .id_salt(("evidence", at))
            .max_rect(rect.shrink2(egui::vec2(f32::from(space::PANEL), 0.0))),
    );
    inside.set_clip_rect(rect.intersect(ui.clip_rect()));
    inside.add_space(12.0);
    // Who and where stay in view; the words scroll under them.
    match (&pair.evidence, &pair.witnesses) {
        (Some(evidence), _) => found_head_ui(&mut inside, shown, side, &evidence[at], out),
        (None, Some(witnesses)) => orphan_head_ui(&mut inside, shown, side, &witnesses[at]),
        (None, None) => {}
    }
    let goes_to_words = state.scrolled[at] != Some(pair.pair);
    state.scrolled[at] = Some(pair.pair);
    ScrollArea::vertical()
        .id_salt(("evidence scroll", at, pair.pair))
        .auto_shrink(false)
        .show(&mut inside, |ui| {
            match (&pair.evidence, &pair.witnesses) {
                (Some(evidence), _) => {
                    let id = shown.reading.statements[evidence[at].place].id;
                    words_ui(ui, shown, &evidence[at], goes_to_words);
                    marks_line::marks_ui(ui, shown, NoteTarget::Statement(id), out);
                    copies_ui(ui, &pair.copies[at], out);
                    details_ui(ui, &evidence[at]);
                }
                (None, Some(witnesses)) => orphan_ui(ui, &witnesses[at]),
                (None, None) => {}
            }
            ui.add_space(10.0);
        });
}

/// Where the words stand, and at the right a word that can be pressed.
fn source_ui(ui: &mut Ui, side: Side, words: &str, button: Option<&str>) -> Option<Response> {
    ui.horizontal(|ui| {
        widgets::side_mark(ui, side);
        widgets::at_right(ui, |ui| {
            let response = button.map(|button| widgets::icon_word(ui, Icon::Read, button));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(widgets::small(ui, words)).truncate());
            });
            response
        })
    })
    .inner
}

fn found_head_ui(ui: &mut Ui, shown: &Shown, side: Side, evidence: &Evidence, out: &mut Outbox) {
    let statement = &shown.reading.statements[evidence.place];
    // Within one side both statements are of the same one.
    let side = in_column(&statement.speaker).unwrap_or(side);
    let source = format!(
        "{} · paragraph {}",
        evidence.source, evidence.paragraph_number
    );
    let read = source_ui(ui, side, &source, Some("Read"));
    let speaker = speaker_name(&statement.speaker);
    let opens = read.is_some_and(|read| {
        read.accessible_name(format!("Read the whole article with {speaker}"))
            .on_hover_text("Opens the whole article.")
            .clicked()
    });
    if opens {
        out.push(Wish::Read(statement.id));
    }
    let name = speaker_name(&statement.speaker);
    let party = shown.party(statement.speaker.side);
    // A party that speaks itself holds no office.
    let office = speaker_office(&statement.speaker)
        .or_else(|| (!name.contains(party)).then_some(party))
        .unwrap_or_default();
    who_ui(ui, &name, office).on_hover_text(format!("{}\n{}", evidence.title, why(statement)));
}

fn who_ui(ui: &mut Ui, speaker: &str, office: &str) -> Response {
    let t = tokens(ui);
    let mut who = LayoutJob {
        wrap: text::wrapping(ui.available_width(), 1),
        ..LayoutJob::default()
    };
    who.append(speaker, 0.0, text::strong(size::BODY, t.ink));
    if !office.is_empty() {
        who.append(
            &format!(" · {office}"),
            0.0,
            text::format(size::BODY, t.muted),
        );
    }
    let response = ui.add(Label::new(who).truncate());
    ui.add_space(2.0);
    response
}

fn words_ui(ui: &mut Ui, shown: &Shown, evidence: &Evidence, goes_to_words: bool) {
    let t = tokens(ui);
    if let Some(before) = &evidence.before {
        around_ui(ui, before);
    }
    let found = shown.lists.query.places(&evidence.paragraph.text);
    let searched;
    let paragraph = if found.is_empty() {
        &evidence.paragraph
    } else {
        searched = evidence.paragraph.with_found(&found);
        &searched
    };
    let job = text::marked(
        paragraph,
        theme::look(ui).evidence,
        t,
        true,
        text::wrapping(ui.available_width(), 0),
    );
    let paragraph = ui.add(Label::new(job).wrap().selectable(true));
    ui.add_space(4.0);
    if let Some(after) = &evidence.after {
        around_ui(ui, after);
    }
    if goes_to_words {
        // The words that were said, about where they stand in the paragraph.
        let said = evidence.paragraph.parts.iter().find(|(_, mark)| mark.said);
        let bytes = evidence.paragraph.text.len().max(1) as f32;
        let share = said.map_or(0.0, |(span, _)| span.start as f32 / bytes);
        let line = line_height(theme::look(ui).evidence);
        let top = paragraph.rect.top() + share * paragraph.rect.height();
        let words = Rect::from_min_max(
            pos2(paragraph.rect.left(), top - line),
            pos2(
                paragraph.rect.right(),
                (top + 3.0 * line).min(paragraph.rect.bottom()),
            ),
        );
        ui.scroll_to_rect(words, None);
    }
}

/// Where else the same words were found.
fn copies_ui(ui: &mut Ui, copies: &[Copy], out: &mut Outbox) {
    if copies.is_empty() {
        return;
    }
    ui.add_space(4.0);
    ui.add(Label::new(widgets::small(ui, "The same words also in:")));
    for copy in copies {
        let words = format!("{} ({})", copy.source, copy.speaker);
        let button = widgets::word_button(ui, &words).on_hover_text("Opens the whole article.");
        if button.clicked() {
            out.push(Wish::ReadAt(copy.place));
        }
    }
}

/// Headline, days, source and why this speaker.
fn details_ui(ui: &mut Ui, evidence: &Evidence) {
    let t = tokens(ui);
    ui.add_space(4.0);
    ui.separator();
    for detail in &evidence.details {
        let mut line = LayoutJob {
            wrap: text::wrapping(ui.available_width(), 0),
            ..LayoutJob::default()
        };
        let name = format!("{}  ", detail.name);
        line.append(&name, 0.0, text::format(size::SMALL, t.muted));
        line.append(&detail.text, 0.0, text::format(size::SMALL, t.chip_ink));
        ui.add(Label::new(line).wrap().selectable(true));
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
    ui.add(Label::new(job).wrap().selectable(true));
    ui.add_space(4.0);
}

fn orphan_head_ui(ui: &mut Ui, shown: &Shown, side: Side, witness: &Witness) {
    let source = format!("{} · no longer found", witness.article_title);
    source_ui(ui, side, &source, None);
    let speaker = witness.speaker.as_deref().unwrap_or("Speaker not named");
    who_ui(ui, speaker, shown.party(side));
}

fn orphan_ui(ui: &mut Ui, witness: &Witness) {
    let t = tokens(ui);
    let job = text::paragraph(
        &witness.text,
        text::format(theme::look(ui).evidence, t.ink),
        ui.available_width(),
        0,
    );
    ui.add(Label::new(job).wrap().selectable(true));
    ui.add_space(6.0);
    ui.add(
        Label::new(widgets::small(
            ui,
            "This is the statement as it was when you judged it. Its article has changed or was taken out.",
        ))
        .wrap(),
    );
}
