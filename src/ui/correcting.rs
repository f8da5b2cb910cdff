//! What a person wishes to correct: each becomes one act that undo takes back.

use crate::model::{ArticleId, Kind, NamedSpeaker, SaidDays, SpeechAct, StatementId};
use crate::text::Span;

/// A correction wished for. None leaves the thing to the program again.
#[derive(Clone, Debug, PartialEq)]
pub enum Correcting {
    /// A statement made of these words.
    Add(ArticleId, Span),
    /// Other words for a statement.
    Reword(StatementId, Vec<Span>),
    /// More words for a statement.
    Include(StatementId, Span),
    /// Fewer words for a statement.
    LeaveOut(StatementId, Span),
    /// Who said it.
    Speaker(StatementId, Option<NamedSpeaker>),
    /// When.
    Days(StatementId, Option<SaidDays>),
    /// Direct, indirect or mixed.
    Kind(StatementId, Option<Kind>),
    /// What the speaker does by saying it.
    Act(StatementId, Option<SpeechAct>),
    /// Two statements, cut before this byte.
    Split(StatementId, usize),
    /// The second made part of the first.
    Merge(StatementId, StatementId),
    /// No statement at all.
    Remove(StatementId),
    /// A statement brought back.
    Restore(StatementId),
    /// Everything as the program reads it.
    TakeBack(StatementId),
}
