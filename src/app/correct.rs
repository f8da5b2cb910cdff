//! Correcting statements, wished for in the article view or by a key.

use super::{App, notice};
use crate::model::{Kind, StatementId};
use crate::project::correct::{self, Act};
use crate::ui::{Correcting, Fix};
use crate::views::caret::{End, next_stop, stretched};

impl App {
    /// Makes a correction, and goes to the statement it is about.
    pub(super) fn correct(&mut self, wish: Correcting) {
        let (project, reading) = (self.desk.project(), self.desk.reading());
        let adds = matches!(wish, Correcting::Add(..));
        let act = match wish {
            Correcting::Add(article, words) => correct::add(project, reading, article, words),
            Correcting::Reword(id, spans) => correct::reword(project, reading, id, &spans),
            Correcting::Include(id, more) => correct::include(project, reading, id, more),
            Correcting::LeaveOut(id, less) => correct::leave_out(project, reading, id, less),
            Correcting::Speaker(id, speaker) => correct::set_speaker(project, reading, id, speaker),
            Correcting::Days(id, days) => correct::set_days(project, reading, id, days),
            Correcting::Kind(id, kind) => correct::set_kind(project, reading, id, kind),
            Correcting::Act(id, act) => correct::set_act(project, reading, id, act),
            Correcting::Split(id, at) => correct::split(project, reading, id, at),
            Correcting::Merge(id, part) => correct::merge(project, reading, id, part),
            Correcting::Remove(id) => correct::remove(project, reading, id),
            Correcting::Restore(id) => correct::restore(project, reading, id),
            Correcting::TakeBack(id) => correct::take_back(project, reading, id),
        };
        if let Some(Act {
            transaction,
            statement,
        }) = act
        {
            let next = statement
                .or_else(|| self.neighbour(1))
                .or_else(|| self.neighbour(-1));
            self.act(transaction);
            self.desk.screen_mut().statement = next;
            self.panels.drop_selection();
            if adds {
                // Whose words they are is the next question.
                self.panels.edit_speaker();
            }
            self.moved();
        }
    }

    /// Does what a key or the palette asks for.
    pub(super) fn fix(&mut self, fix: Fix) {
        let selected = self.panels.selection();
        let chosen = self.desk.project().screen.statement;
        if let (Fix::Add, Some((article, words))) = (fix, selected) {
            self.correct(Correcting::Add(article, words));
            return;
        }
        if fix == Fix::Restore {
            self.restore_last();
            return;
        }
        let Some(id) = chosen.filter(|&id| self.desk.reading().index_of(id).is_some()) else {
            return;
        };
        let words = selected.map(|(_, words)| words);
        let wish = match fix {
            Fix::Add | Fix::Restore => None,
            Fix::Reword => words.map(|words| Correcting::Reword(id, vec![words])),
            Fix::Include => words.map(|words| Correcting::Include(id, words)),
            Fix::LeaveOut => words.map(|words| Correcting::LeaveOut(id, words)),
            Fix::StartBack => self.stretch(id, End::Start, false),
            Fix::StartOn => self.stretch(id, End::Start, true),
            Fix::EndBack => self.stretch(id, End::Stop, false),
            Fix::EndOn => self.stretch(id, End::Stop, true),
            Fix::Speaker => {
                self.panels.edit_speaker();
                None
            }
            Fix::Date => {
                self.panels.edit_date();
                None
            }
            Fix::Original => {
                self.panels.toggle_original();
                None
            }
            Fix::Kind => self.desk.reading().statement(id).map(|statement| {
                let next = match statement.kind {
                    Kind::Direct => Kind::Indirect,
                    Kind::Indirect => Kind::Mixed,
                    Kind::Mixed => Kind::Direct,
                };
                Correcting::Kind(id, Some(next))
            }),
            Fix::Split => {
                let at = self.panels.caret_at();
                if at.is_none() {
                    self.say(notice::told(
                        "Put the cursor where the second statement begins: click there, or press \
                         Right or Ctrl+Right.",
                    ));
                }
                at.map(|at| Correcting::Split(id, at))
            }
            Fix::Merge => self.neighbour(1).map(|next| Correcting::Merge(id, next)),
            Fix::Remove => Some(Correcting::Remove(id)),
            Fix::TakeBack => Some(Correcting::TakeBack(id)),
        };
        if let Some(wish) = wish {
            self.correct(wish);
        }
    }

    fn stretch(&self, id: StatementId, end: End, forward: bool) -> Option<Correcting> {
        let project = self.desk.project();
        let statement = self.desk.reading().statement(id)?;
        let text = &project.article(statement.article)?.text;
        let pieces = correct::words_of(project, statement);
        let from = match end {
            End::Start => pieces.first()?.start,
            End::Stop => pieces.last()?.end,
        };
        let to = next_stop(text, from, end, forward);
        Some(Correcting::Reword(id, stretched(&pieces, end, to)))
    }

    /// The statement after or before the chosen one in the article that is open.
    fn neighbour(&mut self, step: isize) -> Option<StatementId> {
        let page = self.desk.page();
        let page = page.as_ref().as_ref()?;
        let reading = self.desk.reading();
        let chosen = self.desk.project().screen.statement?;
        let place = reading.index_of(chosen)?;
        let next = page.step(Some(place), step)?;
        (next != place).then(|| reading.statements[next].id)
    }

    fn restore_last(&mut self) {
        let page = self.desk.page();
        let rows = page.iter().flat_map(|page| &page.removed);
        let ids: Vec<StatementId> = rows
            .filter(|row| row.comes_back())
            .map(|row| row.statement)
            .collect();
        if let Some(last) = correct::taken_out_last(self.desk.project(), &ids) {
            self.correct(Correcting::Restore(last));
        }
    }
}
