//! The window before the first article: what to do.

use egui::{CentralPanel, Frame, Label, RichText, Ui, vec2};

use super::command::Command;
use super::icon::Icon;
use super::outbox::{Outbox, Wish};
use super::theme::{self, size, tokens};
use super::{Shown, widgets};

/// Draws what a newcomer needs.
pub fn empty_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let t = tokens(ui);
    CentralPanel::no_frame()
        .frame(Frame::new().fill(t.paper))
        .show(ui, |ui| {
            let spare = ui.available_height() - 380.0;
            ui.add_space((spare * 0.42).max(16.0));
            ui.vertical_centered(|ui| {
                ui.set_max_width(690.0);
                let headline = format!(
                    "What {} says, what {} says",
                    shown.party(crate::model::Side::A),
                    shown.party(crate::model::Side::B)
                );
                ui.add(Label::new(
                    theme::strong(headline, size::HEADLINE).color(t.ink),
                ).wrap());
                ui.add_space(10.0);
                ui.add(Label::new(
                    RichText::new(
                        "Open saved news articles. The official claims of the two sides come into \
                         two columns, and pairs that may contradict each other are put before you. \
                         You decide.",
                    )
                    .line_height(Some(theme::line_height(size::BODY)))
                    .color(t.ink),
                ).wrap());
                ui.add_space(20.0);
                buttons_ui(ui, out);
                ui.add_space(6.0);
                let words = Command::OpenLabourSample.title();
                let labour = widgets::icon_word(ui, Icon::Sample, words);
                if labour
                    .on_hover_text(Command::OpenLabourSample.spec().help)
                    .clicked()
                {
                    out.run(Command::OpenLabourSample);
                }
                ui.add_space(14.0);
                ui.add(Label::new(
                    widgets::small(
                        ui,
                        "Or drop files and folders onto this window: web pages (.html), text (.txt, \
                         .md), lists (.json, .jsonl), or a project (.counterclaim).",
                    )
                    .line_height(Some(17.0)),
                ).wrap());
                recent_ui(ui, shown, out);
                ui.add_space(24.0);
                ui.add(Label::new(
                    widgets::small(
                        ui,
                        "Nothing leaves this computer. The program never says who is right.",
                    ),
                ).wrap());
            });
        });
}

fn buttons_ui(ui: &mut Ui, out: &mut Outbox) {
    let commands = [Command::Open, Command::OpenFolder, Command::OpenSample];
    // Wide enough for the longest title with its keys beside it.
    let width = 222.0;
    let all = width * commands.len() as f32 + 10.0 * (commands.len() - 1) as f32;
    ui.allocate_ui(vec2(all, 36.0), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            for command in commands {
                if widgets::command_button(ui, command, width, false, true).clicked() {
                    out.run(command);
                }
            }
        });
    });
}

fn recent_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    if shown.recent.is_empty() {
        return;
    }
    ui.add_space(20.0);
    widgets::section_label(ui, "Recent");
    for path in shown.recent.iter().take(4) {
        let name = path.file_name().map_or_else(
            || path.display().to_string(),
            |n| n.to_string_lossy().into_owned(),
        );
        let item = ui
            .add(egui::Button::new(RichText::new(name).color(tokens(ui).side_a)).frame(false))
            .on_hover_text(path.display().to_string());
        if item.clicked() {
            out.push(Wish::Recent(path.clone()));
        }
    }
}
