//! Changes to a project, each with its reverse.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{NoteTarget, Project, Sample, SavedSearch, Tag, TagId, tags};
use crate::model::{
    Article, ArticleId, Correction, CorrectionError, PairId, Side, SpeakerKey, StatementId, Verdict,
};
use crate::sides::Profile;

/// One change, with its data. The undo history in the project's file is made of them, so what an edit
/// holds must be readable from JSON for as long as the version of the format stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// Puts an article at a place in the list (at the end when `at` is beyond it).
    InsertArticle {
        /// Place in the list.
        at: usize,
        /// The article.
        article: Arc<Article>,
    },
    /// Takes an article out. Verdicts and notes about it stay, as orphans.
    RemoveArticle(ArticleId),
    /// Sets or clears the verdict on a pair.
    SetVerdict(PairId, Option<Box<Verdict>>),
    /// Sets or clears a note.
    SetNote(NoteTarget, Option<String>),
    /// Puts a statement on a side, or leaves it to the program again.
    PlaceStatement(StatementId, Option<Side>),
    /// Puts all of a speaker's statements on a side, or leaves them to the program again.
    PlaceSpeaker(SpeakerKey, Option<Side>),
    /// Says whom a speaker the program was unsure of is, for all of that speaker's statements in one
    /// article; none leaves it to the program again. The key of the speaker itself confirms the
    /// program's own reading.
    SettleSpeaker {
        /// The article.
        article: ArticleId,
        /// The speaker as the program reads the words.
        speaker: SpeakerKey,
        /// The reading meant: this speaker, or one of its alternatives.
        meant: Option<SpeakerKey>,
    },
    /// Sets or clears what a person says about a statement that was found, or a statement that a
    /// person made.
    Correct(StatementId, Option<Box<Correction>>),
    /// Names the verdicts that teach nothing about later suggestions; all of them starts anew.
    SetUntaught(BTreeSet<PairId>),
    /// Gives something these tags and no others.
    SetTags(NoteTarget, BTreeSet<TagId>),
    /// Puts another codebook in place. Every tag in use must be in it.
    SetCodebook(Vec<Tag>),
    /// Puts another list of saved searches in place.
    SetSearches(Vec<SavedSearch>),
    /// Puts another sample of pairs that were not suggested in the place of the one there is.
    SetSample(Option<Arc<Sample>>),
    /// Uses another side profile.
    SetProfile(Arc<Profile>),
}

/// An edit that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The article is in the project already.
    #[error("the article “{0}” is in the project already")]
    ArticleThere(String),
    /// A correction of another statement than the edit names.
    #[error("the correction is of another statement, {0}")]
    OtherStatement(StatementId),
    /// A correction that contradicts itself.
    #[error(transparent)]
    Correction(#[from] CorrectionError),
    /// No such article.
    #[error("the project has no article {0}")]
    NoArticle(ArticleId),
    /// Tags that do not fit the codebook.
    #[error(transparent)]
    Tags(#[from] tags::TagError),
}

/// Edits that belong together, under the title that undo shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transaction {
    /// "Confirm contradiction".
    pub title: String,
    /// In the order they are made.
    pub edits: Vec<Edit>,
}

impl Transaction {
    /// A transaction of one edit.
    pub fn one(title: impl Into<String>, edit: Edit) -> Self {
        Self {
            title: title.into(),
            edits: vec![edit],
        }
    }
}

pub(super) fn apply(project: &mut Project, edit: Edit) -> Result<Edit, EditError> {
    Ok(match edit {
        Edit::InsertArticle { at, article } => {
            if let Some(there) = project.article(article.id) {
                return Err(EditError::ArticleThere(there.display_title()));
            }
            let id = article.id;
            project.articles.insert(at, article);
            Edit::RemoveArticle(id)
        }
        Edit::RemoveArticle(id) => {
            let taken = project.articles.remove(id);
            let (at, article) = taken.ok_or(EditError::NoArticle(id))?;
            Edit::InsertArticle { at, article }
        }
        Edit::SetVerdict(pair, verdict) => {
            let old = set(&mut project.verdicts, pair, verdict.map(|v| *v));
            Edit::SetVerdict(pair, old.map(Box::new))
        }
        Edit::SetNote(target, text) => {
            let text = text.filter(|t| !t.trim().is_empty());
            Edit::SetNote(target, set(&mut project.notes, target, text))
        }
        Edit::PlaceStatement(id, side) => {
            Edit::PlaceStatement(id, set(&mut project.statement_sides, id, side))
        }
        Edit::PlaceSpeaker(speaker, side) => {
            let old = set(&mut project.speaker_sides, speaker.clone(), side);
            Edit::PlaceSpeaker(speaker, old)
        }
        Edit::SettleSpeaker {
            article,
            speaker,
            meant,
        } => {
            let key = (article, speaker.clone());
            let old = set(&mut project.settled_speakers, key, meant);
            Edit::SettleSpeaker {
                article,
                speaker,
                meant: old,
            }
        }
        Edit::Correct(id, correction) => {
            let correction = correction.map(|c| *c).filter(|c| !c.is_empty());
            if let Some(wrong) = correction.as_ref().filter(|c| c.statement != id) {
                return Err(EditError::OtherStatement(wrong.statement));
            }
            correction.as_ref().map_or(Ok(()), Correction::check)?;
            let old = set(&mut project.corrections, id, correction);
            Edit::Correct(id, old.map(Box::new))
        }
        Edit::SetUntaught(pairs) => {
            Edit::SetUntaught(std::mem::replace(&mut project.untaught, pairs))
        }
        Edit::SetTags(target, given) => tags::set_tags(project, target, given)?,
        Edit::SetCodebook(codebook) => tags::set_codebook(project, codebook)?,
        Edit::SetSearches(searches) => {
            Edit::SetSearches(std::mem::replace(&mut project.searches, searches))
        }
        Edit::SetSample(sample) => Edit::SetSample(std::mem::replace(&mut project.sample, sample)),
        Edit::SetProfile(profile) => {
            Edit::SetProfile(std::mem::replace(&mut project.profile, profile))
        }
    })
}

fn set<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) -> Option<V> {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    }
}
