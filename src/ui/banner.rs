//! Lines under the top bar that want attention: messages, work under way, a link being made, what
//! was left behind by a crash.

use egui::accesskit::Live;
use egui::{Align2, Context, Label, Order, Panel, ProgressBar, Ui, vec2};

use super::command::Command;
use super::icon::{self, Icon};
use super::outbox::{Outbox, Wish};
use super::theme::{self, size, tokens};
use super::{Shown, widgets};
use crate::views::speaker_name;

/// The most messages in view; the window is for the articles.
const MOST_LINES: usize = 4;

/// Draws one line for each thing that wants attention.
pub fn banners_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    if let [newest, more @ ..] = shown.unsaved
        && !shown.situation.articles
    {
        line_ui(ui, "unsaved", None, |ui| {
            ui.add(
                Label::new(format!(
                    "A project without a file of its own was kept ({}).",
                    newest.about
                ))
                .wrap(),
            );
            widgets::at_right(ui, |ui| {
                if !more.is_empty() && ui.button(format!("All {}…", more.len() + 1)).clicked() {
                    out.run(Command::Unsaved);
                }
                if ui.button("Throw it away").clicked() {
                    out.push(Wish::ForgetUnsaved(newest.path.clone()));
                }
                if ui.button("Open it again").clicked() {
                    out.push(Wish::OpenUnsaved(newest.path.clone()));
                }
            });
        });
    }
    if let Some(first) = shown.linking {
        line_ui(ui, "linking", Some(tokens(ui).link), |ui| {
            let who = shown
                .reading
                .statement(first)
                .map_or_else(|| "this statement".to_owned(), |s| speaker_name(&s.speaker));
            let keys = match Command::Link.key_name() {
                key if key.is_empty() => key,
                key => format!("{key} or "),
            };
            ui.add(
                Label::new(format!(
                    "Linking {who}: choose a statement in the other column, then press {keys}Enter."
                ))
                .truncate(),
            );
            widgets::at_right(ui, |ui| {
                if ui
                    .button(format!("Cancel{}", Command::Back.key_hint()))
                    .clicked()
                {
                    out.run(Command::Back);
                }
                if ui
                    .button(format!("Link{}", Command::Link.key_hint()))
                    .clicked()
                {
                    out.run(Command::Link);
                }
            });
        });
    }
    if let Some(working) = shown.working {
        line_ui(ui, "working", None, |ui| {
            ui.add(Label::new(&working.what));
            let share = if working.of == 0 {
                0.0
            } else {
                working.done as f32 / working.of as f32
            };
            let words = if working.of == 0 {
                "…".to_owned()
            } else {
                format!("{} of {}", working.done, working.of)
            };
            widgets::at_right(ui, |ui| {
                if ui.button("Cancel").clicked() {
                    out.push(Wish::CancelWork);
                }
                ui.add(Label::new(widgets::small(ui, &words)));
                let bar = ui.add(
                    ProgressBar::new(share)
                        .desired_width(180.0)
                        .desired_height(6.0)
                        .fill(tokens(ui).ink),
                );
                let _ = bar.accessible_name(format!("{}: {words}", working.what));
            });
        });
    }
    let earlier = shown.messages.len().saturating_sub(MOST_LINES);
    if earlier > 0 {
        line_ui(ui, "earlier messages", None, |ui| {
            let words = match earlier {
                1 => "1 earlier message stands behind these.".to_owned(),
                n => format!("{n} earlier messages stand behind these."),
            };
            ui.add(Label::new(widgets::small(ui, words)));
        });
    }
    for (at, message) in shown.messages.iter().enumerate().skip(earlier) {
        let mark = message.failed.then(|| tokens(ui).failed);
        line_ui(ui, ("message", at), mark, |ui| {
            let (sign, ink) = if message.failed {
                (Icon::Failed, tokens(ui).failed)
            } else {
                (Icon::About, tokens(ui).muted)
            };
            let (place, _) = ui.allocate_exact_size(vec2(18.0, 20.0), egui::Sense::hover());
            sign.paint(ui, place.center(), icon::SIZE, ink);
            let width = ui.available_width();
            let buttons = if message.failed && shown.situation.failures {
                200.0
            } else {
                60.0
            };
            ui.allocate_ui(vec2(width - buttons, 20.0), |ui| {
                let told = ui.add(Label::new(&message.text).wrap());
                let live = if message.failed {
                    Live::Assertive
                } else {
                    Live::Polite
                };
                ui.ctx()
                    .accesskit_node_builder(told.id, |node| node.set_live(live));
            });
            widgets::at_right(ui, |ui| {
                let help = "Takes this message away.";
                let close = widgets::icon_button(ui, Icon::Close, "Close", help);
                if close.clicked() {
                    out.push(Wish::Dismiss(at));
                }
                if message.failed && shown.situation.failures && ui.button("Which files?").clicked()
                {
                    out.run(Command::Failures);
                }
            });
        });
    }
}

fn line_ui(
    ui: &mut Ui,
    id: impl std::hash::Hash + std::fmt::Debug,
    mark: Option<egui::Color32>,
    add: impl FnOnce(&mut Ui),
) {
    let t = tokens(ui);
    let frame = widgets::panel_frame(t.judged, 16, 7);
    let response = Panel::top(("banner", id))
        .frame(frame)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.set_min_height(26.0);
                add(ui);
            });
        })
        .response;
    if let Some(color) = mark {
        let mut band = response.rect;
        band.set_width(4.0);
        ui.painter().rect_filled(band, 0.0, color);
    }
}

/// Says that files may be let go while they are held over the window.
pub fn drop_hint_ui(ctx: &Context) {
    let files = ctx.input(|input| input.raw.hovered_files.len());
    if files == 0 {
        return;
    }
    let words = if files == 1 {
        "Let go to open the file".to_owned()
    } else {
        format!("Let go to open {files} files")
    };
    egui::Area::new(egui::Id::unique("drop hint"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .show(ctx, |ui| {
            egui::Frame::popup(ui.style())
                .inner_margin(24)
                .show(ui, |ui| {
                    ui.add(Label::new(
                        theme::strong(words, size::TITLE).color(tokens(ui).ink),
                    ));
                });
        });
}
