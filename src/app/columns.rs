//! Commands about the columns: what scrolls with what, which links are drawn, which cards are open.

use super::App;
use crate::model::StatementId;
use crate::project::LinkedScroll;
use crate::views::{in_column, statements_of};

impl App {
    /// Says what the other column does while one is scrolled.
    pub(super) fn scroll_together(&mut self, linked: LinkedScroll) {
        self.desk.screen_mut().columns.linked = linked;
        self.moved();
    }

    /// Draws the links of rejected pairs, or leaves them out.
    pub(super) fn show_rejected(&mut self) {
        let view = &mut self.desk.screen_mut().columns;
        view.show_rejected = !view.show_rejected;
        self.moved();
    }

    /// Shows the whole of a statement, or folds it.
    pub(super) fn unfold(&mut self, id: StatementId, open: bool) {
        self.desk.screen_mut().columns.opened.insert(id, open);
        self.moved();
    }

    /// Turns the selected statement over: from folded to whole or back. Without a selected one, those
    /// of the pair under judgement.
    pub(super) fn unfold_selected(&mut self) {
        let screen = &self.desk.project().screen;
        let reading = self.desk.reading();
        let ids: Vec<StatementId> = match (screen.statement, screen.pair) {
            (Some(id), _) => vec![id],
            (None, Some(pair)) => statements_of(self.desk.project(), reading, pair)
                .map_or_else(Vec::new, |statements| statements.to_vec()),
            (None, None) => Vec::new(),
        };
        for id in ids {
            let shown = is_card_open(self, id);
            if let Some(open) = shown {
                self.unfold(id, !open);
            }
        }
    }

    /// Selects the next statement of the column that stands in a pair.
    pub(super) fn step_linked(&mut self, step: isize) {
        if self.desk.step_linked(step) {
            self.panels.reveal_statement();
            self.moved();
        }
    }
}

/// Whether the card of a statement of a column is open; none when it is in no column.
fn is_card_open(app: &App, id: StatementId) -> Option<bool> {
    let statement = app.desk.reading().statement(id)?;
    in_column(&statement.speaker)?;
    let screen = &app.desk.project().screen;
    let (project, reading) = (app.desk.project(), app.desk.reading());
    let pair = screen
        .pair
        .and_then(|pair| statements_of(project, reading, pair));
    let judged = pair.is_some_and(|statements| statements.contains(&id));
    Some(screen.shows_whole(id, judged))
}
