//! Theme, density, zoom, size of claims.

use egui::Ui;

use super::{choices_ui, row_ui};
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::preferences::{Density, Preferences, ThemeChoice};
use crate::ui::{Command, Shown};

/// Draws the rows.
pub fn appearance_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let now = *shown.preferences;
    let mut next = now;
    row_ui(ui, "Theme", "", |ui| {
        let themes = [
            (ThemeChoice::System, "As the system"),
            (ThemeChoice::Light, "Light"),
            (ThemeChoice::Dark, "Dark"),
        ];
        if let Some(theme) = choices_ui(ui, "Theme", &themes, now.theme) {
            next.theme = theme;
        }
    });
    row_ui(ui, "Density", "Compact shows more claims at once.", |ui| {
        let densities = [
            (Density::Comfortable, "Comfortable"),
            (Density::Compact, "Compact"),
        ];
        if let Some(density) = choices_ui(ui, "Density", &densities, now.density) {
            next.density = density;
        }
    });
    row_ui(
        ui,
        "Words of claims",
        "On cards. Evidence and open articles follow in proportion.",
        |ui| {
            for (words, step) in [("Smaller", -0.5), ("Larger", 0.5)] {
                let to = now.claim_size + step;
                let can = Preferences::CLAIM_SIZES.contains(&to);
                let button = ui.add_enabled(can, egui::Button::new(words));
                let button =
                    button.accessible_name(format!("Words of claims: {}", words.to_lowercase()));
                if button.clicked() {
                    next.claim_size = to;
                }
            }
            ui.label(format!("{} points", now.claim_size));
        },
    );
    let keys = [Command::ZoomIn, Command::ZoomOut, Command::ZoomReset];
    let keys = keys.map(Command::key_name).join(", ");
    let help = format!("Everything larger or smaller: {keys}.");
    row_ui(ui, "Zoom", &help, |ui| {
        for (words, command) in [
            ("Smaller", Command::ZoomOut),
            ("Larger", Command::ZoomIn),
            ("Usual size", Command::ZoomReset),
        ] {
            let button = ui.button(words).on_hover_text(command.tooltip());
            let button = button.accessible_name(format!("Zoom: {}", words.to_lowercase()));
            if button.clicked() {
                out.run(command);
            }
        }
        ui.label(format!("{:.0} %", now.zoom * 100.0));
    });
    if ui
        .add_enabled(
            now != Preferences::default(),
            egui::Button::new("Back to the usual look"),
        )
        .clicked()
    {
        next = Preferences::default();
    }
    if next != now {
        out.push(Wish::Prefer(next));
    }
}
