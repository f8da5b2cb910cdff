//! The look the person chose, put into force and remembered.

use super::App;
use crate::ui::{Preferences, ThemeChoice, theme};
use eframe::egui::ThemePreference;

impl App {
    /// Puts another look into force and remembers it.
    pub(super) fn prefer(&mut self, preferences: Preferences) {
        self.settings.preferences = preferences.sound();
        self.use_look();
        self.keep_settings();
    }

    /// Puts the look of the settings into force.
    pub(super) fn use_look(&self) {
        let look = self.settings.preferences;
        self.ctx.set_theme(match look.theme {
            ThemeChoice::System => ThemePreference::System,
            ThemeChoice::Light => ThemePreference::Light,
            ThemeChoice::Dark => ThemePreference::Dark,
        });
        theme::set_look(&self.ctx, &look);
        if (self.ctx.zoom_factor() - look.zoom).abs() > 0.001 {
            self.ctx.set_zoom_factor(look.zoom);
        }
    }

    pub(super) fn set_theme(&mut self, theme: ThemeChoice) {
        let now = self.settings.preferences;
        self.prefer(Preferences { theme, ..now });
    }

    /// Makes everything larger or smaller; 0 is the usual size.
    pub(super) fn zoom(&mut self, by: f32) {
        let now = self.settings.preferences;
        let zoom = if by == 0.0 { 1.0 } else { now.zoom + by };
        let zoom = (zoom * 10.0).round() / 10.0;
        self.prefer(Preferences { zoom, ..now });
    }
}
