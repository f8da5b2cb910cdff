//! What the window shows: kept in the project so that it opens again at the same place.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ColumnView, Filters, PictureKind};
use crate::model::{ArticleId, PairId, StatementId};

/// In which order the columns show their claims.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Arrangement {
    /// Claims about the same thing opposite each other.
    #[default]
    Topic,
    /// By the day they were made, as far as it is known.
    Time,
    /// By article, as they stand in it.
    Article,
}

/// In which order pairs are judged.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum QueueOrder {
    /// In no order that tells anything, the same each time: whoever knows that the best come first
    /// confirms the first and rejects the last.
    #[default]
    Shuffled,
    /// The best suggestion first.
    Best,
    /// Topic by topic.
    Topic,
    /// By the day of the earlier statement.
    Date,
}

/// The state of the screen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Screen {
    /// What narrows the lists.
    pub filters: Filters,
    /// The order of the queue.
    pub queue_order: QueueOrder,
    /// The order of the columns.
    pub arrangement: Arrangement,
    /// The pair under judgement.
    pub pair: Option<PairId>,
    /// The statement the keyboard is on.
    pub statement: Option<StatementId>,
    /// The article that is open for reading in place of the columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<ArticleId>,
    /// The picture in place of the columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureKind>,
    /// Sections of the sidebar that are not as they usually are: open, or closed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sections: BTreeMap<String, bool>,
    /// Whether the tray of unplaced and other speakers is open.
    pub tray_open: bool,
    /// First statement in view in the left and the right column.
    pub top: [Option<StatementId>; 2],
    /// How much of each is above the upper edge, in whole points.
    pub above: [u16; 2],
    /// How the columns are shown.
    #[serde(skip_serializing_if = "ColumnView::is_default")]
    pub columns: ColumnView,
}

impl Screen {
    /// Whether the card of a statement shows it whole however long it is: as the person said, else
    /// when it is selected or `judged`, one of the pair under judgement.
    pub fn shows_whole(&self, id: StatementId, judged: bool) -> bool {
        let said = self.columns.opened.get(&id).copied();
        said.unwrap_or(judged || self.statement == Some(id))
    }
}
