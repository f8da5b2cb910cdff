//! How a person reviews: how far, how fast, how readily; and the settings of it.

use std::fmt::Write as _;

use egui::{Label, Slider, Ui};

use super::super::outbox::Outbox;
use super::super::review::{ReviewCommand, ReviewWish, push};
use super::super::theme::tokens;
use super::super::{Command, Shown, widgets};
use super::missed;
use crate::project::Share;
use crate::views::Judging;

/// Draws figures and settings, and gives whether the dialog is to be closed.
pub fn figures_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) -> bool {
    super::title_ui(ui, "How you review");
    let counts = shown.lists.all.counts;
    let mut progress = format!(
        "{} of {} pairs reviewed: {} confirmed, {} rejected. {} left, {} of them put off.",
        counts.reviewed(),
        counts.all,
        counts.confirmed,
        counts.rejected,
        counts.to_review,
        counts.later
    );
    if let Some(seconds) = shown.pace.seconds {
        // Writing to a string cannot fail.
        let _ = write!(
            progress,
            " Half of your last decisions took {seconds} s or less."
        );
    }
    if shown.figures.blind > 0 {
        let _ = write!(progress, " {} judged blind.", shown.figures.blind);
    }
    super::text_ui(ui, &progress);
    ui.separator();
    super::text_ui(ui, &controls(&shown.figures.controls));
    if let Some(sample) = &shown.figures.sample {
        ui.separator();
        super::text_ui(ui, &missed::told(sample));
    }
    ui.separator();
    settings_ui(ui, shown, out);
    ui.add_space(4.0);
    let mut close = false;
    ui.horizontal(|ui| {
        widgets::at_right(ui, |ui| {
            close |= ui.button("Close").clicked();
            for command in [ReviewCommand::Decisions, ReviewCommand::Missed] {
                let command = Command::Review(command);
                let enabled = command.is_enabled(shown.situation);
                let button = ui.add_enabled(enabled, egui::Button::new(command.title()));
                if button.on_hover_text(command.tooltip()).clicked() {
                    out.run(command);
                }
            }
        });
    });
    close
}

/// The settings for judging.
pub fn settings_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let judging = shown.judging;
    let mut blind = judging.blind;
    let words = "Judge blind: reasons are shown after the answer";
    if widgets::check_box(ui, &mut blind, words).changed() {
        out.run(Command::Review(ReviewCommand::Blind));
    }
    let mut score = judging.shows_score;
    let words = "Show the program’s score before the answer";
    if widgets::check_box(ui, &mut score, words).changed() {
        out.run(Command::Review(ReviewCommand::ShowScore));
    }
    let mut percent = judging.controls;
    ui.horizontal(|ui| {
        // The rail has to be seen on the dialog's own paper.
        let rail = tokens(ui).line;
        ui.visuals_mut().widgets.inactive.bg_fill = rail;
        let slider = Slider::new(&mut percent, 0..=Judging::MOST_CONTROLS).suffix(" %");
        let slider = ui.add(slider).accessible_name("Control pairs in percent");
        ui.add(Label::new("control pairs among those to judge"));
        if slider.changed() {
            push(out, ReviewWish::Controls(percent));
        }
    });
    let words = if judging.shows_score && !judging.blind && judging.controls > 0 {
        "With scores in view control pairs could be told, so none is mixed in now."
    } else {
        "A control pair is one that the rules say is no contradiction. It looks like the others until \
         you have answered."
    };
    ui.add(Label::new(widgets::small(ui, words)).wrap());
}

/// How often control pairs were confirmed, in sentences.
fn controls(share: &Share) -> String {
    if share.of == 0 {
        return "No control pair was judged yet. They show how readily one confirms what is no \
                contradiction by the rules."
            .to_owned();
    }
    format!(
        "You confirmed {} of {} control pairs, which the rules say are no contradictions. With 95 % \
         confidence you confirm between {} % and {} % of such pairs. The rules can be wrong: look \
         at those you confirmed again in the history.",
        share.hits,
        share.of,
        (100.0 * share.low).floor(),
        (100.0 * share.high).ceil()
    )
}
