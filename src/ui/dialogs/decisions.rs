//! The history of decisions: what passes, line by line, and the one that is looked at.

use std::sync::Arc;

use egui::{ComboBox, Label, ScrollArea, TextEdit, Ui, WidgetInfo, accesskit::Role};

use super::super::icon::{self, Icon};
use super::super::outbox::Outbox;
use super::super::review::{ReviewWish, push};
use super::super::theme::{line_height, size, tokens};
use super::super::{Shown, text, widgets};
use crate::model::{Answer, PairId};
use crate::project::Act;
use crate::views::decisions::{answer, claims};
use crate::views::{DecisionFilter, DecisionLine, Memo, Revision, decision_line, decisions};

/// What the dialog remembers.
#[derive(Debug, Default)]
pub struct DecisionsState {
    filter: DecisionFilter,
    found: Memo<(Revision, DecisionFilter), Vec<usize>>,
    /// Place in the log of the entry looked at.
    chosen: Option<usize>,
}

/// Height of one line, in points.
const ROW: f32 = 44.0;

/// Draws the dialog and gives whether it is to be closed.
pub fn decisions_ui(
    ui: &mut Ui,
    shown: &Shown,
    state: &mut DecisionsState,
    out: &mut Outbox,
) -> bool {
    super::title_ui(ui, "History of decisions");
    filter_ui(ui, &mut state.filter);
    let key = (shown.revision, state.filter.clone());
    let found: Arc<Vec<usize>> = state.found.get(key, || {
        decisions(shown.project, shown.reading, &state.filter)
    });
    let all = shown.project.log().len();
    let words = match (found.len(), all) {
        (_, 0) => "Nothing was decided yet.".to_owned(),
        (0, all) => format!("None of {all} entries passes."),
        (shown, all) if shown == all => format!("{all} entries, newest first."),
        (shown, all) => format!("{shown} of {all} entries, newest first."),
    };
    ui.add(Label::new(widgets::small(ui, words)));
    ui.spacing_mut().item_spacing.y = 2.0;
    ScrollArea::vertical()
        .id_salt("decisions")
        .max_height((ui.ctx().content_rect().height() - 420.0).clamp(140.0, 420.0))
        .auto_shrink([false, true])
        .show_rows(ui, ROW, found.len(), |ui, rows| {
            for &at in &found[rows] {
                if let Some(line) = decision_line(shown.project, shown.reading, at)
                    && row_ui(ui, &line, state.chosen == Some(at))
                {
                    state.chosen = (state.chosen != Some(at)).then_some(at);
                }
            }
        });
    ui.spacing_mut().item_spacing.y = 8.0;
    let mut close = false;
    if let Some(entry) = state.chosen.and_then(|at| shown.project.log().get(at)) {
        ui.separator();
        close |= entry_ui(ui, shown, entry.pair, out);
    }
    close | super::close_ui(ui, "Close")
}

fn filter_ui(ui: &mut Ui, filter: &mut DecisionFilter) {
    ui.horizontal_wrapped(|ui| {
        let field = TextEdit::singleline(&mut filter.words)
            .hint_text("Words, speakers, notes")
            .desired_width(220.0);
        let _ = ui.add(field).accessible_name("Search the history");
        let any = "Any answer";
        let chosen = filter.answer.map_or(any, |chosen| answer(Some(chosen)));
        let answers = ComboBox::from_id_salt("answers")
            .selected_text(chosen)
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut filter.answer, None, any);
                for each in [Answer::Confirmed, Answer::Rejected, Answer::Later] {
                    ui.selectable_value(&mut filter.answer, Some(each), answer(Some(each)));
                }
            });
        let _ = answers.response.accessible_name("Answer");
        let any = "Any act";
        let acts = ComboBox::from_id_salt("acts")
            .selected_text(filter.act.map_or(any, Act::name))
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut filter.act, None, any);
                for act in Act::ALL {
                    ui.selectable_value(&mut filter.act, Some(act), act.name());
                }
            });
        let _ = acts.response.accessible_name("Kind of act");
    });
}

/// One entry. Gives whether it was pressed.
fn row_ui(ui: &mut Ui, line: &DecisionLine, chosen: bool) -> bool {
    let t = tokens(ui);
    let (rect, response) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), ROW), egui::Sense::click());
    let DecisionLine {
        at,
        change,
        how,
        who,
        ..
    } = line;
    response.widget_info(|| {
        let words = format!("{change}: {who}, {at}, {how}");
        WidgetInfo::selected(Role::Button, true, chosen, words.trim_end_matches(", "))
    });
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 7.0, t.chip);
    }
    let inner = rect.shrink2(egui::vec2(8.0, 4.0));
    let put = |words: &str, format, top: f32, left: f32, width: f32| {
        let galley = text::lay_out(ui, text::paragraph(words, format, width, 1));
        let end = left + galley.size().x;
        ui.painter().galley(egui::pos2(left, top), galley, t.ink);
        end
    };
    let time = text::lay_out(
        ui,
        text::paragraph(at, text::format(size::SMALL, t.muted), f32::INFINITY, 1),
    );
    let time_left = inner.right() - time.size().x;
    ui.painter()
        .galley(egui::pos2(time_left, inner.top() + 1.0), time, t.muted);
    let strong = text::strong(size::BODY, t.ink);
    put(
        change,
        strong,
        inner.top(),
        inner.left(),
        time_left - inner.left() - 12.0,
    );
    let below = inner.top() + line_height(size::BODY) - 1.0;
    let small = || text::format(size::SMALL, t.muted);
    let with_how = if how.is_empty() {
        who.clone()
    } else {
        format!("{who} · {how}")
    };
    put(&with_how, small(), below, inner.left(), inner.width());
    widgets::focus_ring(ui, &response, 8);
    response.clicked()
}

/// The pair of the entry looked at: its claims, and what can be done. Gives whether the dialog is to
/// be closed.
fn entry_ui(ui: &mut Ui, shown: &Shown, pair: PairId, out: &mut Outbox) -> bool {
    let t = tokens(ui);
    for said in claims(shown.project, shown.reading, pair) {
        let mut job = egui::text::LayoutJob {
            wrap: text::wrapping(ui.available_width(), 2),
            ..egui::text::LayoutJob::default()
        };
        job.append(
            &format!("{}  ", said.speaker),
            0.0,
            text::strong(size::BODY, t.ink),
        );
        job.append(&said.words, 0.0, text::format(size::BODY, t.ink));
        ui.add(Label::new(job)).on_hover_text(said.words);
    }
    let now = shown.project.answer(pair);
    let mut close = false;
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(widgets::small(
            ui,
            format!("Now: {}. Change to", answer(now).to_lowercase()),
        )));
        for (sign, words, each) in [
            (Icon::Confirmed, "Contradiction", Answer::Confirmed),
            (Icon::Rejected, "Not one", Answer::Rejected),
            (Icon::Later, "Later", Answer::Later),
        ] {
            let button =
                egui::Button::new((sign.text(icon::SIZE), words)).selected(now == Some(each));
            let button = ui
                .add_enabled(now != Some(each), button)
                .accessible_name(format!("Change to: {words}"));
            if button.clicked() {
                push(out, ReviewWish::Decide(pair, each));
            }
        }
        if ui.button("Go to the pair").clicked() {
            push(out, ReviewWish::GoTo(pair));
            close = true;
        }
    });
    close
}
