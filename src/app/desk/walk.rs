//! Walking: from statement to statement, into an article and out again, and what is shown at all.

use std::sync::Arc;

use super::Desk;
use crate::model::{ArticleId, StatementId};
use crate::project::{Arrangement, Filters};
use crate::text::Span;
use crate::views::{Lists, Page, QueueItem, page, statements_of};

impl Desk {
    /// The article open for reading, if one is and the project has it.
    pub fn page(&mut self) -> Arc<Option<Page>> {
        let id = self.project.screen.page;
        let (project, reading) = (&self.project, &self.reading);
        self.page
            .get((self.revision, id), || page(project, reading, id?))
    }

    /// Where the words searched for stand in the article that is open.
    pub fn hits(&mut self, lists: &Lists) -> Arc<Vec<Span>> {
        let screen = &self.project.screen;
        let key = (self.revision, screen.page, screen.filters.search.clone());
        let project = &self.project;
        self.hits.get(key, || {
            let article = screen.page.and_then(|id| project.article(id));
            article.map_or_else(Vec::new, |article| lists.query.places(&article.text))
        })
    }

    /// What is there to read: the article of the selected statement, else of the pair under
    /// judgement, else the one chosen in the sidebar; and the statement in it.
    pub fn readable(&self) -> Option<(ArticleId, Option<StatementId>)> {
        let screen = &self.project.screen;
        let of = |id: StatementId| {
            let statement = self.reading.statement(id)?;
            Some((statement.article, Some(id)))
        };
        let pair = || statements_of(&self.project, &self.reading, screen.pair?);
        screen
            .statement
            .and_then(of)
            .or_else(|| pair().and_then(|[first, _]| of(first)))
            .or_else(|| Some((screen.filters.article?, None)))
    }

    /// Opens the article there is to read, or closes the one that is open.
    pub fn read_article(&mut self) {
        if self.page().is_some() {
            self.close_page();
        } else if let Some((article, statement)) = self.readable() {
            let screen = self.screen_mut();
            screen.page = Some(article);
            screen.statement = statement;
        }
    }

    /// Goes back to the columns.
    pub fn close_page(&mut self) {
        self.screen_mut().page = None;
    }

    /// Goes back from an article to what was there before, or from a picture to the columns.
    pub fn go_back(&mut self) {
        let screen = self.screen_mut();
        if screen.page.take().is_none() {
            screen.picture = None;
        }
    }

    /// Moves the selected statement down or up its column, or through the article that is open.
    pub fn step_statement(&mut self, step: isize) {
        let selected = self.selected_place();
        if let Some(page) = self.page().as_ref() {
            if let Some(next) = page.step(selected, step) {
                self.screen_mut().statement = Some(self.reading.statements[next].id);
            }
            return;
        }
        let lists = self.lists();
        let at = selected
            .and_then(|place| lists.columns.iter().position(|c| c.row_of(place).is_some()))
            .unwrap_or(0);
        if let (Some(bands), Some(place)) = (lists.bands.as_ref(), selected)
            && bands.row_of(place).is_some()
        {
            if let Some(next) = bands.step(place, step) {
                self.screen_mut().statement = Some(self.reading.statements[next].id);
            }
            return;
        }
        let column = &lists.columns[at];
        let row = selected.and_then(|place| column.row_of(place));
        let next = match row {
            Some(row) => row.saturating_add_signed(step),
            None => self.project.screen.top[at]
                .and_then(|id| self.reading.index_of(id))
                .map_or(0, |place| column.row_near(place)),
        };
        let next = next.min(column.rows.len().saturating_sub(1));
        if let Some(&place) = column.rows.get(next) {
            self.screen_mut().statement = Some(self.reading.statements[place].id);
        }
    }

    /// Selects the next statement of the column, down or up, that stands in a pair, and puts its
    /// first pair under judgement. Gives no when there is none.
    pub fn step_linked(&mut self, step: isize) -> bool {
        let lists = self.lists();
        let selected = self.selected_place().or_else(|| {
            let pair = lists.all.item(self.project.screen.pair?)?;
            Some(pair.places?[0])
        });
        let has_row = |at: usize, place| lists.columns[at].row_of(place).is_some();
        let at = selected
            .and_then(|place| (0..2).find(|&at| has_row(at, place)))
            .unwrap_or(0);
        let column: Vec<usize> = match lists.bands.as_ref() {
            Some(bands) => bands.column(at).collect(),
            None => lists.columns[at].rows.clone(),
        };
        let from = selected.and_then(|place| column.iter().position(|&p| p == place));
        let is_linked = |place: &&usize| lists.queue.with_statement(**place).next().is_some();
        let next = match (from, step > 0) {
            (Some(from), true) => column[from + 1..].iter().find(is_linked),
            (Some(from), false) => column[..from].iter().rev().find(is_linked),
            (None, _) => column.iter().find(is_linked),
        };
        let Some(&place) = next else { return false };
        let pair = lists.queue.with_statement(place).next().map(|p| p.pair);
        let id = self.reading.statements[place].id;
        let screen = self.screen_mut();
        screen.statement = Some(id);
        screen.pair = pair.or(screen.pair);
        true
    }

    /// Shows the columns in another order.
    pub fn arrange(&mut self, arrangement: Arrangement) {
        let screen = self.screen_mut();
        screen.arrangement = arrangement;
        (screen.page, screen.picture) = (None, None);
    }

    /// Selects a statement of the other column: the partner of the selected one, else the other one
    /// of the pair under judgement, else the one at the top.
    pub fn other_column(&mut self) {
        let lists = self.lists();
        let from = self
            .selected_place()
            .and_then(|place| lists.columns.iter().position(|c| c.row_of(place).is_some()));
        let to = from.map_or(0, |at| 1 - at);
        let judged = self
            .project
            .screen
            .pair
            .and_then(|pair| lists.all.item(pair));
        let selected = self.project.screen.statement;
        let of_judged =
            judged.filter(|item| selected.is_none_or(|id| item.statements.contains(&id)));
        let own = self
            .selected_place()
            .and_then(|place| lists.queue.with_statement(place).next());
        let in_other = |item: &QueueItem| {
            let other = item.statements.into_iter().find(|&id| {
                let place = self.reading.index_of(id);
                place.is_some_and(|place| lists.columns[to].row_of(place).is_some())
            });
            other.filter(|&id| Some(id) != selected)
        };
        let partner = of_judged.or(own).or(judged).and_then(in_other);
        let top = self.project.screen.top[to];
        let first = lists.columns[to]
            .rows
            .first()
            .map(|&place| self.reading.statements[place].id);
        if let Some(next) = partner.or(top).or(first) {
            self.screen_mut().statement = Some(next);
        }
    }

    fn selected_place(&self) -> Option<usize> {
        self.project
            .screen
            .statement
            .and_then(|id| self.reading.index_of(id))
    }

    /// Sets other filters.
    pub fn filter(&mut self, filters: Filters) {
        let chosen = filters.article;
        let another = chosen != self.project.screen.filters.article;
        let screen = self.screen_mut();
        screen.filters = filters;
        // While one reads, choosing another article is to read that one.
        if another && screen.page.is_some() && chosen.is_some() {
            screen.page = chosen;
        }
        self.settle_pair();
    }
}
