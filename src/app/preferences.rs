//! The look the person chose, put into force and remembered.

use super::App;
use crate::ui::{Preferences, ThemeChoice, panels, theme};
use eframe::egui::ThemePreference;

impl App {
    /// Puts another look into force and remembers it.
    pub(super) fn prefer(&mut self, preferences: Preferences) {
        self.settings.preferences = preferences.sound();
        self.use_look();
        self.keep_settings();
    }

    /// Notes size and place of the window for the next start.
    pub(super) fn note_sizes(&mut self) {
        let (inner, outer, maximized) = self.ctx.input(|input| {
            let viewport = input.viewport();
            let maximized = viewport.maximized.unwrap_or(false);
            (viewport.inner_rect, viewport.outer_rect, maximized)
        });
        // A window is opened in points of the system, before the person's zoom.
        let zoom = self.ctx.zoom_factor();
        self.settings.maximized = maximized;
        // The size to go back to is the one before the window filled the screen.
        if let Some(rect) = inner.filter(|_| !maximized) {
            self.settings.size = [rect.width() * zoom, rect.height() * zoom];
        }
        if let Some(rect) = outer.filter(|_| !maximized) {
            self.settings.place = Some([rect.min.x * zoom, rect.min.y * zoom]);
        }
    }

    /// Remembers the panels as they are.
    pub(super) fn note_panels(&mut self) {
        self.settings.panels = panels::dragged(&self.ctx);
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
