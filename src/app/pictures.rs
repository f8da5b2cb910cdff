//! Opening, closing and saving pictures.

use std::path::PathBuf;

use eframe::egui;

use super::App;
use super::run_command::with_ending;
use crate::pictures::days::number;
use crate::pictures::{Form, Order, Theme, own_sides};
use crate::project::PictureKind;
use crate::work::Job;

impl App {
    /// Shows a picture in place of the columns, or the columns again.
    pub(super) fn show_picture(&mut self, kind: Option<PictureKind>) {
        let screen = self.desk.screen_mut();
        screen.page = None;
        screen.picture = kind;
        self.moved();
    }

    /// Shows a picture, or closes it when it is the one shown.
    pub(super) fn toggle_picture(&mut self, kind: PictureKind) {
        let screen = &self.desk.project().screen;
        let is_shown = screen.picture == Some(kind) && screen.page.is_none();
        self.show_picture((!is_shown).then_some(kind));
    }

    /// The name proposed for the file of the picture that is open.
    pub(super) fn picture_name(&self) -> String {
        let kind = self.desk.project().screen.picture.unwrap_or_default();
        format!("{}.svg", kind.name())
    }

    /// Writes the picture that is open, with the days in view.
    pub(super) fn save_picture(&mut self, path: PathBuf) {
        let lists = self.desk.lists();
        let Some(figures) = self.desk.picture(&lists) else {
            return;
        };
        let (path, form) = match Form::of_path(&path) {
            Some(form) => (path, form),
            None => (with_ending(path, "svg"), Form::Svg),
        };
        let filters = &self.desk.project().screen.filters;
        let order = Order {
            theme: if self.ctx.theme() == egui::Theme::Dark {
                Theme::Dark
            } else {
                Theme::Light
            },
            sides: own_sides(self.desk.project().profile()),
            span: self.panels.span_in_view(),
            chosen: [
                filters.from.map(number),
                filters.until.map(|day| number(day) + 1),
            ],
            made_at: Some((self.now)().to_string()),
            ..Order::new(form)
        };
        self.worker.send(Job::Picture {
            path,
            figures,
            order,
        });
    }
}
