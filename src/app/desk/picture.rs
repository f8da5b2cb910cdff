//! The figures of the picture in place of the columns.

use std::sync::Arc;

use super::Desk;
use crate::pictures::Figures;
use crate::project::{Filters, PictureKind};
use crate::views::{Judging, Lists, Memo, Revision};

/// Figures counted last.
pub(super) type Kept = Memo<(Revision, Filters, PictureKind, Judging), Figures>;

impl Desk {
    /// The figures of the picture that is open.
    pub fn picture(&mut self, lists: &Lists) -> Option<Arc<Figures>> {
        let kind = self.project.screen.picture?;
        let filters = self.project.screen.filters.clone();
        let (project, reading) = (&self.project, &self.reading);
        let key = (self.revision, filters, kind, self.views.judging);
        let figures = self
            .picture
            .get(key, || Figures::new(kind, project, reading, lists));
        Some(figures)
    }
}
