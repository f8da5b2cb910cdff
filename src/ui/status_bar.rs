//! The line at the bottom: where one is, the keys of the moment, whether all is kept.

use egui::{Label, Panel, Ui};

use super::command::Command;
use super::outbox::Outbox;
use super::theme::tokens;
use super::{Kept, Shown, widgets};

/// Draws the line.
pub fn status_bar_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let t = tokens(ui);
    Panel::bottom("status bar")
        .exact_size(27.0)
        .frame(widgets::panel_frame(t.panel, 14, 0))
        .show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 14.0;
                let place = place(shown);
                if !place.is_empty() {
                    ui.add(Label::new(widgets::small(ui, place)));
                }
                widgets::at_right(ui, |ui| {
                    let kept = kept(shown.kept);
                    ui.add(Label::new(widgets::small(ui, kept)));
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.spacing_mut().item_spacing.x = 14.0;
                        keys_ui(ui, shown, out);
                    });
                });
            });
        });
}

fn place(shown: &Shown) -> String {
    let queue = &shown.lists.queue;
    match shown.pair.and_then(|pair| queue.position(pair.pair)) {
        Some(at) => format!("Pair {} of {}", at + 1, queue.items.len()),
        None if queue.items.is_empty() => String::new(),
        None => format!("{} pairs", queue.items.len()),
    }
}

fn keys_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let hints: &[(&str, Command)] = if shown.situation.linking {
        &[("Enter link", Command::Link), ("Esc cancel", Command::Back)]
    } else if shown.page.is_some() {
        &[
            ("Enter back to the columns", Command::Read),
            ("Up / Down statement", Command::NextStatement),
            ("1 left side", Command::PlaceA),
            ("2 right side", Command::PlaceB),
            ("0 neither", Command::PlaceNeither),
            ("S say who speaks", Command::Settle),
            ("? all keys", Command::Keys),
        ]
    } else if shown.situation.articles {
        &[
            ("J / K next, previous", Command::NextPair),
            ("Backspace undo", Command::Undo),
            ("Enter whole article", Command::Read),
            ("N note", Command::Note),
            ("L link by hand", Command::Link),
            ("T other speakers", Command::Tray),
            ("? all keys", Command::Keys),
        ]
    } else {
        &[
            ("Ctrl+O open", Command::Open),
            ("? all keys", Command::Keys),
        ]
    };
    for (words, command) in hints {
        if ui.available_width() < 90.0 {
            break;
        }
        let hint = ui
            .add(
                egui::Button::new(widgets::small(ui, *words))
                    .frame(false)
                    .sense(egui::Sense::CLICK),
            )
            .on_hover_text(command.tooltip());
        if hint.clicked() && command.is_enabled(shown.situation) {
            out.run(*command);
        }
    }
}

fn kept(kept: &Kept) -> &'static str {
    match kept {
        Kept::Nothing => "",
        Kept::Saving => "Saving…",
        Kept::InFile => "All changes saved",
        Kept::ForRecovery => "Kept, but without a file yet (Ctrl+S)",
        Kept::Failed => "Not saved",
    }
}
