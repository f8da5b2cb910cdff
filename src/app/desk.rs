//! The project on the desk: its history, what was found in it, and the lists of the screen.

use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{
    Answer, Article, ArticleId, PairId, Reading, Relation, Side, SpeakerKey, Statement,
    StatementId, Verdict, Witness,
};
use crate::project::{Edit, EditError, Filters, History, Project, Transaction};
use crate::sides::Profile;
use crate::views::{
    Choice, Lists, Memo, Page, PairView, QueueItem, Readings, Revision, Views, in_column, page,
    pair_view, readings, settle,
};

/// What is worked on.
pub struct Desk {
    project: Arc<Project>,
    history: History,
    reading: Arc<Reading>,
    revision: Revision,
    /// Revision of the project that `reading` was asked for, or is being asked for.
    asked: u64,
    /// Whether articles, sides or profile changed since.
    stale: bool,
    /// What the pair will be called when it is answered.
    named: Option<(PairId, Option<Relation>)>,
    views: Views,
    pair: Memo<(Revision, Option<PairId>), Option<PairView>>,
    page: Memo<(Revision, Option<ArticleId>), Option<Page>>,
    readings: Memo<(Revision, Option<StatementId>), Option<Readings>>,
}

impl Desk {
    /// A desk with an empty project.
    pub fn new(profile: Arc<Profile>) -> Self {
        Self::with(Project::new(profile))
    }

    /// A desk with a project that was opened.
    pub fn with(project: Project) -> Self {
        let stale = !project.articles().is_empty();
        Self {
            project: Arc::new(project),
            history: History::default(),
            reading: Arc::default(),
            revision: Revision::default(),
            asked: 0,
            stale,
            named: None,
            views: Views::default(),
            pair: Memo::default(),
            page: Memo::default(),
            readings: Memo::default(),
        }
    }

    /// Puts another project on the desk. Revisions go on counting, so that answers about the one
    /// before are known to be stale.
    pub fn replace(&mut self, project: Project) {
        let (revision, asked) = (self.revision, self.asked);
        *self = Self::with(project);
        self.revision = Revision {
            project: revision.project + 1,
            reading: revision.reading + 1,
        };
        self.asked = asked;
    }

    /// The project.
    pub fn project(&self) -> &Arc<Project> {
        &self.project
    }

    /// What was found in its articles.
    pub fn reading(&self) -> &Arc<Reading> {
        &self.reading
    }

    /// Numbers that change with project and reading.
    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// What was done and undone.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The lists for the filters of the screen.
    pub fn lists(&mut self) -> Lists {
        self.views.lists(
            self.revision,
            &self.project,
            &self.reading,
            &self.project.screen.filters,
        )
    }

    /// The pair under judgement.
    pub fn pair(&mut self, lists: &Lists) -> Arc<Option<PairView>> {
        let pair = self.project.screen.pair;
        let (project, reading) = (&self.project, &self.reading);
        self.pair.get((self.revision, pair), || {
            let item = pair.and_then(|pair| lists.all.item(pair))?;
            Some(pair_view(project, reading, item))
        })
    }

    /// The article open for reading, if one is and the project has it.
    pub fn page(&mut self) -> Arc<Option<Page>> {
        let id = self.project.screen.page;
        let (project, reading) = (&self.project, &self.reading);
        self.page
            .get((self.revision, id), || page(project, reading, id?))
    }

    /// What is there to read: the article of the selected statement, else of the pair under
    /// judgement, else the one chosen in the sidebar; and the statement in it.
    pub fn readable(&self) -> Option<(ArticleId, Option<StatementId>)> {
        let screen = &self.project.screen;
        let of = |id: StatementId| {
            let statement = self.reading.statement(id)?;
            Some((statement.article, Some(id)))
        };
        let pair = || self.reading.suggestion(screen.pair?);
        screen
            .statement
            .and_then(of)
            .or_else(|| pair().and_then(|pair| of(pair.a)))
            .or_else(|| Some((screen.filters.article?, None)))
    }

    /// The statement whose speaker can be settled: the selected one, else one of the pair under
    /// judgement; and who may be meant.
    pub fn readings(&mut self) -> Arc<Option<Readings>> {
        let id = self.unsure();
        let (project, reading) = (&self.project, &self.reading);
        self.readings.get((self.revision, id), || {
            readings(project, reading, reading.statement(id?)?)
        })
    }

    fn unsure(&self) -> Option<StatementId> {
        let screen = &self.project.screen;
        if screen.statement.is_some() {
            return screen.statement;
        }
        let pair = self.reading.suggestion(screen.pair?)?;
        [pair.a, pair.b].into_iter().find(|&id| {
            let statement = self.reading.statement(id);
            statement.is_some_and(|s| !s.speaker.alternatives.is_empty())
        })
    }

    /// Takes a reading of the unsure speaker: `meant`, else the one shown, and once that was said
    /// the next one. Gives the choice made and for how many statements it holds.
    pub fn settle(
        &mut self,
        meant: Option<SpeakerKey>,
    ) -> Result<Option<(Choice, usize)>, EditError> {
        let offered = self.readings();
        let (Some(offered), Some(id)) = (offered.as_ref(), self.unsure()) else {
            return Ok(None);
        };
        let Some(statement) = self.reading.statement(id) else {
            return Ok(None);
        };
        let Some(choice) = offered.pick(meant.as_ref()) else {
            return Ok(None);
        };
        if let Some(transaction) = settle(&self.project, statement, Some(choice.key.clone())) {
            self.perform(transaction)?;
        }
        Ok(Some((choice.clone(), offered.statements)))
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

    /// Makes a change that undo can take back.
    pub fn perform(&mut self, transaction: Transaction) -> Result<(), EditError> {
        let before = Arc::clone(&self.project);
        let project = Arc::make_mut(&mut self.project);
        self.history.perform(project, transaction)?;
        self.changed(&before);
        Ok(())
    }

    /// Takes the last change back and goes to the pair it was about. Gives its title.
    pub fn undo(&mut self) -> Result<Option<String>, EditError> {
        let before = Arc::clone(&self.project);
        let title = self.history.undo(Arc::make_mut(&mut self.project))?;
        self.changed(&before);
        self.go_to_change(&before);
        Ok(title)
    }

    /// Makes the last change taken back again and goes to its pair. Gives its title.
    pub fn redo(&mut self) -> Result<Option<String>, EditError> {
        let before = Arc::clone(&self.project);
        let title = self.history.redo(Arc::make_mut(&mut self.project))?;
        self.changed(&before);
        self.go_to_change(&before);
        Ok(title)
    }

    fn changed(&mut self, before: &Project) {
        self.revision.project += 1;
        let now = &self.project;
        let same = before.articles().len() == now.articles().len()
            && before
                .articles()
                .iter()
                .zip(now.articles())
                .all(|(one, other)| Arc::ptr_eq(one, other))
            && Arc::ptr_eq(before.profile(), now.profile())
            && before.statement_sides == now.statement_sides
            && before.speaker_sides == now.speaker_sides
            && before.settled_speakers == now.settled_speakers;
        self.stale |= !same;
    }

    fn go_to_change(&mut self, before: &Project) {
        let now = self.project.verdicts();
        let was = before.verdicts();
        let changed = was
            .keys()
            .chain(now.keys())
            .find(|pair| was.get(pair) != now.get(pair))
            .copied();
        if changed.is_some() {
            self.screen_mut().pair = changed;
        }
    }

    /// What the window shows; not part of undo.
    pub fn screen_mut(&mut self) -> &mut crate::project::Screen {
        &mut Arc::make_mut(&mut self.project).screen
    }

    /// If statements have to be found anew: the revision to ask for. Asks once per change.
    pub fn wants_reading(&mut self) -> Option<u64> {
        if !std::mem::take(&mut self.stale) {
            return None;
        }
        self.asked += 1;
        Some(self.asked)
    }

    /// Takes a reading in; gives no when it is stale.
    pub fn take_reading(&mut self, revision: u64, reading: Arc<Reading>) -> bool {
        if revision != self.asked {
            return false;
        }
        self.reading = reading;
        self.revision.reading += 1;
        true
    }

    /// Reads again next time, after a reading that was cancelled.
    pub fn is_read(&self) -> bool {
        !self.stale
    }

    /// Makes sure that the pair under judgement is one of the queue, when there is one.
    pub fn settle_pair(&mut self) {
        let lists = self.lists();
        let now = self.project.screen.pair;
        if now.is_some_and(|pair| lists.queue.position(pair).is_some()) {
            return;
        }
        let first = lists
            .queue
            .items
            .iter()
            .find(|item| item.answer.is_none())
            .or(lists.queue.items.first())
            .map(|item| item.pair);
        if first != now {
            self.screen_mut().pair = first;
        }
    }

    /// Answers on the pair under judgement and goes on to the next open one. Gives no when there is
    /// no pair, and whether it was the last open one.
    pub fn answer(&mut self, answer: Answer, now: Timestamp) -> Result<Option<Last>, EditError> {
        let lists = self.lists();
        let Some(pair) = self.project.screen.pair else {
            return Ok(None);
        };
        let Some(item) = lists.all.item(pair) else {
            return Ok(None);
        };
        let next = lists
            .queue
            .position(pair)
            .and_then(|position| lists.queue.next_open(position));
        if item.answer != Some(answer)
            && let Some(verdict) = self.verdict_on(item, answer, now)
        {
            let title = match answer {
                Answer::Confirmed => "Confirm contradiction",
                Answer::Rejected => "Reject pair",
                Answer::Later => "Put pair off",
            };
            let edit = Edit::SetVerdict(pair, Some(Box::new(verdict)));
            self.perform(Transaction::one(title, edit))?;
        }
        if next.is_some() {
            self.screen_mut().pair = next;
        }
        let open = self.lists().all.counts.to_review;
        Ok(Some(Last(open == 0)))
    }

    /// What the person calls the contradiction of this pair, said already or for the answer to come.
    pub fn relation(&self, pair: PairId) -> Option<Relation> {
        match self.named {
            Some((named, relation)) if named == pair => relation,
            _ => self.project.verdict(pair)?.relation,
        }
    }

    /// Names the contradiction of the pair under judgement, or takes the same name back. Before an
    /// answer the name waits for it.
    pub fn name_relation(&mut self, relation: Relation) -> Result<(), EditError> {
        let Some(pair) = self.project.screen.pair else {
            return Ok(());
        };
        let named = (self.relation(pair) != Some(relation)).then_some(relation);
        let Some(old) = self.project.verdict(pair).cloned() else {
            self.named = Some((pair, named));
            return Ok(());
        };
        self.named = None;
        let verdict = Verdict {
            relation: named,
            ..old
        };
        let title = match named {
            Some(relation) => format!("Name the pair “{}”", relation.name()),
            None => "Take the pair’s name back".to_owned(),
        };
        let edit = Edit::SetVerdict(pair, Some(Box::new(verdict)));
        self.perform(Transaction::one(title, edit))
    }

    /// Links two statements by hand, which is to confirm them.
    pub fn link(
        &mut self,
        one: StatementId,
        other: StatementId,
        now: Timestamp,
    ) -> Result<bool, EditError> {
        let side = |id| {
            self.reading
                .statement(id)
                .and_then(|s| in_column(&s.speaker))
        };
        let (a, b) = match (side(one), side(other)) {
            (Some(Side::A), Some(Side::B)) => (one, other),
            (Some(Side::B), Some(Side::A)) => (other, one),
            _ => return Ok(false),
        };
        let pair = PairId::of(a, b);
        let (Some(witness_a), Some(witness_b)) = (self.witness(a), self.witness(b)) else {
            return Ok(false);
        };
        let verdict = Verdict {
            pair,
            answer: Answer::Confirmed,
            by_hand: true,
            relation: None,
            a: witness_a,
            b: witness_b,
            decided_at: now.to_string(),
        };
        let edit = Edit::SetVerdict(pair, Some(Box::new(verdict)));
        self.perform(Transaction::one("Link by hand", edit))?;
        self.screen_mut().pair = Some(pair);
        Ok(true)
    }

    fn verdict_on(&self, item: &QueueItem, answer: Answer, now: Timestamp) -> Option<Verdict> {
        let [a, b] = item.statements;
        // An orphan keeps the words it was judged by.
        let old = self.project.verdict(item.pair);
        Some(Verdict {
            pair: item.pair,
            answer,
            by_hand: item.by_hand,
            relation: self.relation(item.pair),
            a: self.witness(a).or_else(|| old.map(|v| v.a.clone()))?,
            b: self.witness(b).or_else(|| old.map(|v| v.b.clone()))?,
            decided_at: now.to_string(),
        })
    }

    fn witness(&self, id: StatementId) -> Option<Witness> {
        let place = self.reading.index_of(id)?;
        let statement: &Statement = &self.reading.statements[place];
        Some(Witness {
            statement: id,
            claim: statement.claim,
            side: statement.speaker.side,
            speaker: statement
                .speaker
                .name
                .clone()
                .or_else(|| statement.speaker.role.clone()),
            text: self.reading.claims[place].text.clone(),
            article_title: self
                .project
                .article(statement.article)
                .map(|article| article.display_title())
                .unwrap_or_default(),
        })
    }

    /// Adds articles that the project does not have. Gives how many were new and how many were not.
    pub fn add(&mut self, articles: Vec<Arc<Article>>) -> Result<(usize, usize), EditError> {
        let all = articles.len();
        let mut at = self.project.articles().len();
        let mut ids = std::collections::BTreeSet::new();
        let edits: Vec<Edit> = articles
            .into_iter()
            .filter(|article| self.project.article(article.id).is_none() && ids.insert(article.id))
            .map(|article| {
                at += 1;
                Edit::InsertArticle {
                    at: at - 1,
                    article,
                }
            })
            .collect();
        let new = edits.len();
        if new > 0 {
            let title = format!("Open {}", super::notice::count(new, "article", "articles"));
            self.perform(Transaction { title, edits })?;
        }
        Ok((new, all - new))
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
        let column = &lists.columns[at];
        let row = selected.and_then(|place| column.row_of(place));
        let next = match row {
            Some(row) => row.saturating_add_signed(step),
            None => self.project.screen.top[at]
                .and_then(|id| self.reading.index_of(id))
                .map_or(0, |place| column.rows.partition_point(|&p| p < place)),
        };
        let next = next.min(column.rows.len().saturating_sub(1));
        if let Some(&place) = column.rows.get(next) {
            self.screen_mut().statement = Some(self.reading.statements[place].id);
        }
    }

    /// Selects a statement of the other column: the other one of the pair, else the one at the top.
    pub fn other_column(&mut self) {
        let lists = self.lists();
        let from = self
            .selected_place()
            .and_then(|place| lists.columns.iter().position(|c| c.row_of(place).is_some()));
        let to = from.map_or(0, |at| 1 - at);
        let partner = self
            .project
            .screen
            .pair
            .and_then(|pair| lists.all.item(pair))
            .map(|item| item.statements[to]);
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

/// Whether no open pair is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last(pub bool);
