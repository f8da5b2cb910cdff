//! Opening, closing and saving pictures.

use super::App;
use crate::project::PictureKind;

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
}
