//! The project on the desk: its history, what was found in it, and the lists of the screen.

mod judge;
mod picture;
mod review;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{
    Article, ArticleId, Correction, PairId, Reading, Relation, Side, SpeakerKey, StatementId,
};
use crate::project::{Act, Edit, EditError, History, Moment, Project, ReviewFigures, Transaction};
use crate::sides::Profile;
use crate::text::Span;
use crate::views::decided::Back;
use crate::views::{
    Decided, Judging, Lists, Memo, Pace, Page, PairView, Prepared, Readings, Revision, Views,
    pair_view_for,
};

/// What of a project its statements and suggestions are found from.
struct Read {
    articles: Vec<Arc<Article>>,
    profile: Arc<Profile>,
    statement_sides: BTreeMap<StatementId, Side>,
    speaker_sides: BTreeMap<SpeakerKey, Side>,
    settled_speakers: BTreeMap<(ArticleId, SpeakerKey), SpeakerKey>,
    corrections: BTreeMap<StatementId, Correction>,
    untaught: BTreeSet<PairId>,
}

impl Read {
    fn of(project: &Project) -> Self {
        Self {
            articles: project.articles().to_vec(),
            profile: Arc::clone(project.profile()),
            statement_sides: project.statement_sides.clone(),
            speaker_sides: project.speaker_sides.clone(),
            settled_speakers: project.settled_speakers.clone(),
            corrections: project.corrections().clone(),
            untaught: project.untaught().clone(),
        }
    }
}

impl PartialEq for Read {
    /// Articles and profile by their address, which a change of either changes.
    fn eq(&self, other: &Self) -> bool {
        let articles = || self.articles.iter().zip(&other.articles);
        self.articles.len() == other.articles.len()
            && articles().all(|(one, other)| Arc::ptr_eq(one, other))
            && Arc::ptr_eq(&self.profile, &other.profile)
            && self.statement_sides == other.statement_sides
            && self.speaker_sides == other.speaker_sides
            && self.settled_speakers == other.settled_speakers
            && self.corrections == other.corrections
            && self.untaught == other.untaught
    }
}

/// What is worked on.
pub struct Desk {
    project: Arc<Project>,
    /// The clock.
    now: fn() -> Timestamp,
    /// The pair on the screen, and since when.
    since: Option<(PairId, Timestamp)>,
    reading: Arc<Reading>,
    revision: Revision,
    /// Revision of the project that `reading` was asked for, or is being asked for.
    asked: u64,
    /// Whether articles, sides or profile changed since.
    stale: bool,
    /// What the pair will be called when it is answered.
    named: Option<(PairId, Option<Relation>)>,
    views: Views,
    /// What was done last, to be told.
    decided: Option<Decided>,
    unsuggested: Memo<Revision, Vec<[StatementId; 2]>>,
    figures: Memo<u64, ReviewFigures>,
    pace: Memo<u64, Pace>,
    pair: Memo<(Revision, Option<PairId>, Judging), Option<PairView>>,
    page: Memo<(Revision, Option<ArticleId>), Option<Page>>,
    hits: Memo<(Revision, Option<ArticleId>, String), Vec<Span>>,
    readings: Memo<(Revision, Option<StatementId>), Option<Readings>>,
    picture: picture::Kept,
}

impl Desk {
    /// A desk with an empty project, and a clock.
    pub fn new(profile: Arc<Profile>, now: fn() -> Timestamp) -> Self {
        Self::with(Project::new(profile), now)
    }

    /// A desk with a project that was opened.
    fn with(project: Project, now: fn() -> Timestamp) -> Self {
        let stale = !project.articles().is_empty();
        Self {
            project: Arc::new(project),
            now,
            since: None,
            reading: Arc::default(),
            revision: Revision::default(),
            asked: 0,
            stale,
            named: None,
            views: Views::default(),
            decided: None,
            unsuggested: Memo::default(),
            figures: Memo::default(),
            pace: Memo::default(),
            pair: Memo::default(),
            page: Memo::default(),
            hits: Memo::default(),
            readings: Memo::default(),
            picture: picture::Kept::default(),
        }
    }

    /// Puts another project on the desk. Revisions go on counting, so that answers about the one
    /// before are known to be stale.
    pub fn replace(&mut self, project: Project) {
        let (revision, asked) = (self.revision, self.asked);
        let judging = self.views.judging;
        *self = Self::with(project, self.now);
        self.views.judging = judging;
        self.revision = Revision {
            project: revision.project + 1,
            articles: revision.articles + 1,
            reading: revision.reading + 1,
        };
        self.asked = asked;
    }

    /// The same with what was found in it, so that nothing has to be read.
    pub fn replace_read(&mut self, project: Project, reading: Arc<Reading>) {
        self.replace(project);
        self.stale = false;
        self.reading = reading;
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
        self.project.history()
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
        let judging = self.views.judging;
        self.pair.get((self.revision, pair, judging), || {
            let item = pair.and_then(|pair| lists.all.item(pair))?;
            Some(pair_view_for(project, reading, item, judging))
        })
    }

    /// Makes a change that undo can take back.
    pub fn perform(&mut self, transaction: Transaction) -> Result<(), EditError> {
        self.perform_as(Act::One, None, transaction)
    }

    /// Makes a change of this kind, after `seconds` of looking at what it is about, and tells it.
    pub fn perform_as(
        &mut self,
        act: Act,
        seconds: Option<u32>,
        transaction: Transaction,
    ) -> Result<(), EditError> {
        // Not the whole project: then it could not be changed in place.
        let before = Read::of(&self.project);
        // What follows from changed articles is told with them.
        let told = (act != Act::Follow).then(|| format!("Done: {}.", transaction.title));
        let moment = Moment {
            seconds,
            ..self.moment(act)
        };
        Arc::make_mut(&mut self.project).act(transaction, &moment)?;
        self.changed(&before);
        if let Some(told) = told {
            self.tell_done(&told);
        }
        Ok(())
    }

    fn moment(&self, act: Act) -> Moment {
        Moment {
            now: (self.now)(),
            act,
            seconds: None,
        }
    }

    /// Takes the last change back and goes to the pair it was about. Gives its title.
    pub fn undo(&mut self) -> Result<Option<String>, EditError> {
        let before = Arc::clone(&self.project);
        let moment = self.moment(Act::Undo);
        let title = Arc::make_mut(&mut self.project).undo(&moment)?;
        self.changed(&Read::of(&before));
        self.go_to_change(&before);
        if let Some(title) = &title {
            self.tell_undone(title, Back::Redo);
        }
        Ok(title)
    }

    /// Makes the last change taken back again and goes to its pair. Gives its title.
    pub fn redo(&mut self) -> Result<Option<String>, EditError> {
        let before = Arc::clone(&self.project);
        let moment = self.moment(Act::Redo);
        let title = Arc::make_mut(&mut self.project).redo(&moment)?;
        self.changed(&Read::of(&before));
        self.go_to_change(&before);
        if let Some(title) = &title {
            self.tell_undone(title, Back::Undo);
        }
        Ok(title)
    }

    fn changed(&mut self, before: &Read) {
        self.revision.project += 1;
        let same = *before == Read::of(&self.project);
        self.stale |= !same;
        self.revision.articles += u64::from(!same);
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

    /// Has everything read again.
    pub fn read_again(&mut self) {
        self.stale = true;
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

    /// Takes over lists that were made for the reading just taken in.
    pub fn take_prepared(&mut self, prepared: Prepared) {
        self.views.prepare(self.revision, prepared);
    }

    /// Puts another view of the same reading in its place.
    pub fn put_reading(&mut self, reading: Arc<Reading>) {
        self.reading = reading;
        self.revision.reading += 1;
    }

    /// Reads again next time, after a reading that was cancelled.
    pub fn is_read(&self) -> bool {
        !self.stale
    }

    /// Adds articles that the project does not have. Gives how many were new and how many were not.
    pub fn add(&mut self, articles: Vec<Arc<Article>>) -> Result<(usize, usize), EditError> {
        let all = articles.len();
        let mut at = self.project.articles().len();
        let mut ids = BTreeSet::new();
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
            let title = format!(
                "Open {}",
                crate::app::notice::count(new, "article", "articles")
            );
            let begins = self.project.articles().is_empty();
            self.perform(Transaction { title, edits })?;
            if begins {
                // What fills the empty window needs no words.
                self.decided = None;
            }
        }
        Ok((new, all - new))
    }
}
