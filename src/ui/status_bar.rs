//! The line at the bottom: where one is, the keys of the moment, whether all is kept.

use egui::{Label, Panel, Ui};

use super::command::{Command, Fix, WHILE_READING};
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
    if shown.situation.editing {
        return "Side profile".to_owned();
    }
    let queue = &shown.lists.queue;
    let counts = queue.counts;
    match shown.pair.and_then(|pair| queue.position(pair.pair)) {
        Some(at) => {
            let left = counts.to_review + counts.sample;
            let pace = shown.pace.seconds.map_or_else(String::new, |seconds| {
                format!(" · {} s a pair", seconds.max(1))
            });
            format!(
                "Pair {} of {} · {left} left{pace}",
                at + 1,
                queue.items.len()
            )
        }
        None if queue.items.is_empty() => String::new(),
        None => format!("{} pairs", queue.items.len()),
    }
}

fn keys_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let hints: &[(&str, &[Command])] = if shown.situation.linking {
        &[("link", &[Command::Link]), ("cancel", &[Command::Back])]
    } else if shown.situation.editing {
        &[
            ("search the profile", &[Command::Find]),
            ("all keys", &[Command::Keys]),
        ]
    } else if shown.page.is_some() {
        &[
            ("back to the columns", &[Command::Read]),
            (
                "statement",
                &[Command::PreviousStatement, Command::NextStatement],
            ),
            ("left side", &[Command::PlaceA]),
            ("right side", &[Command::PlaceB]),
            ("neither", &[Command::PlaceNeither]),
            (
                "move the end",
                &[Command::Correct(Fix::EndBack), Command::Correct(Fix::EndOn)],
            ),
            ("speaker", &[Command::Correct(Fix::Speaker)]),
            ("not a statement", &[Command::Correct(Fix::Remove)]),
            ("all keys", &[Command::Keys]),
        ]
    } else if shown.situation.articles {
        &[
            (
                "next, previous",
                &[Command::NextPair, Command::PreviousPair],
            ),
            ("undo", &[Command::Undo]),
            ("whole article", &[Command::Read]),
            ("note", &[Command::Note]),
            ("link by hand", &[Command::Link]),
            ("other speakers", &[Command::Tray]),
            ("all keys", &[Command::Keys]),
        ]
    } else {
        &[("open", &[Command::Open]), ("all keys", &[Command::Keys])]
    };
    for &(words, commands) in hints {
        let Some(&command) = commands.last() else {
            continue;
        };
        let keys: Vec<String> = commands.iter().map(|&c| key_of(shown, c)).collect();
        let words = format!("{} {words}", keys.join(" / "));
        let words = egui::WidgetText::from(widgets::small(ui, words.trim_start())).into_galley(
            ui,
            Some(egui::TextWrapMode::Extend),
            f32::INFINITY,
            egui::TextStyle::Small,
        );
        // What does not fit is left out whole; the key sheet has it all.
        if words.size().x + 12.0 > ui.available_width() {
            break;
        }
        let hint = ui
            .add(
                egui::Button::new(words)
                    .frame(false)
                    .sense(egui::Sense::CLICK),
            )
            .on_hover_text(command.tooltip());
        if hint.clicked() && command.is_enabled(shown.situation) {
            out.run(command);
        }
    }
}

/// The key of a command as things are: while an article is open, digits place statements.
fn key_of(shown: &Shown, command: Command) -> String {
    let mut reading = WHILE_READING.iter();
    match reading.find(|&&(_, c)| shown.page.is_some() && c == command) {
        Some((key, _)) => key.name().to_owned(),
        None => command.key_name(),
    }
}

fn kept(kept: &Kept) -> String {
    let words = match kept {
        Kept::Nothing => "",
        Kept::Saving => "Saving…",
        Kept::InFile => "All changes saved",
        Kept::ForRecovery => {
            let key = Command::Save.key_hint();
            return format!("Kept, but without a file yet{key}");
        }
        Kept::Failed => "Not saved",
    };
    words.to_owned()
}
