//! What people decide, and the articles it is about. Plain data: no files, no clock, no screen.
//!
//! [`Edit`] is the only way to change a [`Project`]; every edit gives its reverse, a
//! [`Transaction`] bundles edits under a title, and [`History`] remembers them for undo.

mod articles;
pub mod codebook_file;
pub mod column_view;
pub mod correct;
pub mod edit;
pub mod filters;
pub mod follow;
pub mod format;
pub mod history;
mod layout;
pub mod log;
mod migrate;
pub mod picture;
pub mod preview;
mod sample;
pub mod screen;
pub mod tags;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use articles::Articles;
pub use column_view::{ColumnView, LinkedScroll};
pub use edit::{Edit, EditError, Transaction};
pub use filters::{Filters, Scope, Status, ValueKey};
pub use follow::{Followed, Standing, follow, orphans, standing, standings};
pub use format::{Document, FormatError, from_json, to_json};
pub use history::History;
pub use log::{Act, Log, Moment};
pub use picture::PictureKind;
pub use preview::Preview;
pub use sample::{ReviewFigures, Sample, SampleFigures, Share};
pub use screen::{Arrangement, QueueOrder, Screen};
pub use tags::{SavedSearch, Tag, TagId};

use crate::model::{
    Answer, Article, ArticleId, Correction, PairId, Side, SpeakerKey, Statement, StatementId,
    Sureness, Verdict,
};
use crate::sides::Profile;

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteTarget {
    /// An article.
    Article(ArticleId),
    /// A statement.
    Statement(StatementId),
    /// A pair.
    Pair(PairId),
}

/// Articles, the profile in use and all that the person decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    articles: Articles,
    pub(crate) profile: Arc<Profile>,
    pub(crate) verdicts: BTreeMap<PairId, Verdict>,
    pub(crate) notes: BTreeMap<NoteTarget, String>,
    pub(crate) statement_sides: BTreeMap<StatementId, Side>,
    pub(crate) speaker_sides: BTreeMap<SpeakerKey, Side>,
    pub(crate) settled_speakers: BTreeMap<(ArticleId, SpeakerKey), SpeakerKey>,
    pub(crate) untaught: BTreeSet<PairId>,
    pub(crate) sample: Option<Arc<Sample>>,
    /// What undo and redo would do. Not changed by edits.
    history: History,
    /// Every decision. Not changed by edits: it only grows.
    log: Log,
    pub(crate) codebook: Vec<Tag>,
    pub(crate) tagged: BTreeMap<NoteTarget, BTreeSet<TagId>>,
    pub(crate) searches: Vec<SavedSearch>,
    pub(crate) corrections: BTreeMap<StatementId, Correction>,
    /// What the window showed when the project was last saved. Not part of undo.
    pub screen: Screen,
}

impl Project {
    /// A project without articles.
    pub fn new(profile: Arc<Profile>) -> Self {
        Self {
            articles: Articles::default(),
            profile,
            verdicts: BTreeMap::new(),
            notes: BTreeMap::new(),
            statement_sides: BTreeMap::new(),
            speaker_sides: BTreeMap::new(),
            settled_speakers: BTreeMap::new(),
            untaught: BTreeSet::new(),
            sample: None,
            history: History::default(),
            log: Log::default(),
            codebook: Vec::new(),
            tagged: BTreeMap::new(),
            searches: Vec::new(),
            corrections: BTreeMap::new(),
            screen: Screen::default(),
        }
    }

    /// The articles, in the order they came in.
    pub fn articles(&self) -> &[Arc<Article>] {
        self.articles.list()
    }

    /// An article by its id.
    pub fn article(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.articles.get(id)
    }

    /// The side profile in use.
    pub fn profile(&self) -> &Arc<Profile> {
        &self.profile
    }

    /// All verdicts, by pair.
    pub fn verdicts(&self) -> &BTreeMap<PairId, Verdict> {
        &self.verdicts
    }

    /// The person's word on a pair.
    pub fn verdict(&self, pair: PairId) -> Option<&Verdict> {
        self.verdicts.get(&pair)
    }

    /// The person's answer on a pair.
    pub fn answer(&self, pair: PairId) -> Option<Answer> {
        self.verdict(pair).map(|v| v.answer)
    }

    /// Verdicts that teach nothing about later suggestions.
    pub fn untaught(&self) -> &BTreeSet<PairId> {
        &self.untaught
    }

    /// What the person said about statements, and the statements the person made, by statement.
    pub fn corrections(&self) -> &BTreeMap<StatementId, Correction> {
        &self.corrections
    }

    /// What the person said about a statement, if anything.
    pub fn correction(&self, id: StatementId) -> Option<&Correction> {
        self.corrections.get(&id)
    }

    /// The edit after which learning starts anew: no verdict given so far teaches any more.
    pub fn forget_lessons(&self) -> Edit {
        Edit::SetUntaught(self.verdicts.keys().copied().collect())
    }

    /// All notes.
    pub fn notes(&self) -> &BTreeMap<NoteTarget, String> {
        &self.notes
    }

    /// A note.
    pub fn note(&self, target: NoteTarget) -> Option<&str> {
        self.notes.get(&target).map(String::as_str)
    }

    /// The tags that can be given, in the order of the codebook.
    pub fn codebook(&self) -> &[Tag] {
        &self.codebook
    }

    /// All that is tagged, each with its tags; no set is empty.
    pub fn tagged(&self) -> &BTreeMap<NoteTarget, BTreeSet<TagId>> {
        &self.tagged
    }

    /// Filters that the person gave names, in their order.
    pub fn searches(&self) -> &[SavedSearch] {
        &self.searches
    }

    /// The side a person put this statement on, if one did.
    pub fn placed_statement(&self, id: StatementId) -> Option<Side> {
        self.statement_sides.get(&id).copied()
    }

    /// The side a person put all of this speaker's statements on, if one did.
    pub fn placed_speaker(&self, speaker: &SpeakerKey) -> Option<Side> {
        self.speaker_sides.get(speaker).copied()
    }

    /// Whom a person said that this speaker is in this article, if one did. The key is that of the
    /// program's own reading.
    pub fn settled_speaker(&self, article: ArticleId, speaker: &SpeakerKey) -> Option<&SpeakerKey> {
        self.settled_speakers.get(&(article, speaker.clone()))
    }

    /// Applies what the person said about speakers and sides to a statement as the program worked it
    /// out.
    ///
    /// A statement put into a column by a person counts as official there: the person decides.
    pub fn place(&self, statement: &mut Statement) {
        self.settle(statement);
        let by_statement = self.placed_statement(statement.id);
        let by_speaker = || {
            statement
                .speaker
                .key()
                .and_then(|key| self.placed_speaker(&key))
        };
        let Some(side) = by_statement.or_else(by_speaker) else {
            return;
        };
        let whose = if by_statement.is_some() {
            "this statement"
        } else {
            "this speaker"
        };
        statement.speaker.side = side;
        statement.speaker.official = side.is_column();
        statement.speaker.why.push(format!("You put {whose} here."));
    }

    /// Applies the person's word on an unsure speaker. Without an alternative of that name the
    /// statement stays as it is.
    fn settle(&self, statement: &mut Statement) {
        let speaker = &mut statement.speaker;
        if speaker.sureness != Sureness::Unsure || self.settled_speakers.is_empty() {
            return;
        }
        let Some(key) = speaker.key() else {
            return;
        };
        let Some(meant) = self.settled_speaker(statement.article, &key) else {
            return;
        };
        if *meant == key || speaker.choose(meant) {
            speaker.sureness = Sureness::Sure;
            speaker.why.push("You said who this is.".to_owned());
        }
    }

    /// The sample of pairs that were not suggested, if one was drawn.
    pub fn sample(&self) -> Option<&Arc<Sample>> {
        self.sample.as_ref()
    }

    /// What undo and redo would do.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Every decision on a pair, oldest first.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Makes a change that [`undo`](Self::undo) can take back, and enters what it decides into the
    /// log.
    ///
    /// # Errors
    /// When one edit cannot be made; the project is as it was then.
    pub fn act(&mut self, transaction: Transaction, moment: &Moment) -> Result<(), EditError> {
        let pairs = log::pairs(&transaction.edits);
        self.logged(pairs, moment, |history, project| {
            history.perform(project, transaction)
        })
    }

    /// Takes the last change back, enters that into the log, and gives the change's title; none when
    /// there is nothing to undo.
    ///
    /// # Errors
    /// When the project was changed behind the history's back.
    pub fn undo(&mut self, moment: &Moment) -> Result<Option<String>, EditError> {
        let next = self.history.next_undo();
        let pairs = next.map_or_else(Vec::new, |next| log::pairs(&next.edits));
        self.logged(pairs, moment, History::undo)
    }

    /// Makes the last change taken back again, enters that into the log, and gives its title; none
    /// when there is nothing to redo.
    ///
    /// # Errors
    /// When the project was changed behind the history's back.
    pub fn redo(&mut self, moment: &Moment) -> Result<Option<String>, EditError> {
        let next = self.history.next_redo();
        let pairs = next.map_or_else(Vec::new, |next| log::pairs(&next.edits));
        self.logged(pairs, moment, History::redo)
    }

    fn logged<T>(
        &mut self,
        pairs: Vec<PairId>,
        moment: &Moment,
        change: impl FnOnce(&mut History, &mut Self) -> Result<T, EditError>,
    ) -> Result<T, EditError> {
        let old: Vec<(PairId, log::State)> = pairs
            .into_iter()
            .map(|pair| (pair, log::State::of(self, pair)))
            .collect();
        let mut history = std::mem::take(&mut self.history);
        let done = change(&mut history, self);
        self.history = history;
        let mut log = std::mem::take(&mut self.log);
        for (pair, old) in old {
            log.note(self, pair, old, moment);
        }
        self.log = log;
        done
    }

    /// Makes the change and gives the one that takes it back.
    ///
    /// # Errors
    /// When the edit names something that is not there; the project is unchanged then.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        edit::apply(self, edit)
    }
}
