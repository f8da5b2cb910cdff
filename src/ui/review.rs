//! Reviewing: the commands and wishes that are about it, and the line that tells the last decision.

use egui::accesskit::Live;
use egui::{Label, Panel, RichText, Ui};

use super::icon::Icon;
use super::outbox::{Outbox, Wish};
use super::theme::{line_height, size, tokens};
use super::{Command, Shown, widgets};
use crate::model::{Answer, PairId};
use crate::views::decided::Back;

/// Commands about reviewing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewCommand {
    /// Decides all pairs that the filters show.
    Bulk,
    /// Draws a sample of pairs that were not suggested.
    Missed,
    /// Shows how one reviews, and the settings of it.
    Figures,
    /// Shows the log of decisions.
    Decisions,
    /// Shows reasons only after the answer, or beside the pair again.
    Blind,
    /// Shows the score before the answer, or only after it again.
    ShowScore,
}

/// Wishes about reviewing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReviewWish {
    /// The same answer on all open pairs that the filters show.
    AnswerAll(Answer),
    /// A sample of so many pairs that were not suggested.
    Draw(usize),
    /// The sample shown.
    ShowSample,
    /// So many control pairs, in percent.
    Controls(u8),
    /// This pair shown.
    GoTo(PairId),
    /// This answer on this pair.
    Decide(PairId, Answer),
    /// The last decision told no longer.
    ForgetDecided,
}

/// Pushes a wish about reviewing.
pub fn push(out: &mut Outbox, wish: ReviewWish) {
    out.push(Wish::Review(wish));
}

/// Draws the line above the status bar that tells the last decision, and says it to screen readers.
pub fn decided_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let Some(decided) = shown.decided else { return };
    let t = tokens(ui);
    Panel::bottom("last decision")
        .frame(widgets::panel_frame(t.judged, 14, 3))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_min_height(24.0);
                ui.spacing_mut().button_padding = egui::vec2(8.0, 1.0);
                ui.spacing_mut().interact_size.y = 22.0;
                let words = RichText::new(&decided.announced)
                    .size(size::SMALL + 0.5)
                    .color(t.ink);
                let told = ui.add(Label::new(words));
                ui.ctx()
                    .accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
                widgets::at_right(ui, |ui| {
                    let name = "Close the last decision";
                    let close =
                        widgets::icon_button(ui, Icon::Close, name, "Takes this line away.");
                    if close.clicked() {
                        push(out, ReviewWish::ForgetDecided);
                    }
                    if let Some(back) = decided.back {
                        let command = match back {
                            Back::Undo => Command::Undo,
                            Back::Redo => Command::Redo,
                        };
                        let enabled = command.is_enabled(shown.situation);
                        let sign = match back {
                            Back::Undo => Icon::Undo,
                            Back::Redo => Icon::Redo,
                        };
                        let back = widgets::button_if(ui, enabled, sign, command.title())
                            .on_hover_text(command.tooltip());
                        if back.clicked() {
                            out.run(command);
                        }
                    }
                    let now = shown.screen().pair;
                    if let Some(pair) = decided.pair.filter(|&pair| Some(pair) != now) {
                        let look = ui.button("Look again");
                        let look = look.on_hover_text("Goes back to the pair just decided.");
                        if look.clicked() {
                            push(out, ReviewWish::GoTo(pair));
                        }
                    }
                });
            });
            if let Some(program) = &decided.program {
                let words = RichText::new(program)
                    .size(size::SMALL + 0.5)
                    .line_height(Some(line_height(size::SMALL + 0.5)))
                    .color(t.chip_ink);
                ui.add(Label::new(words).wrap());
                ui.add_space(3.0);
            }
        });
}
