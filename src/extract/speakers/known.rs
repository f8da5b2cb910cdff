//! What is remembered of the speakers so far.

use crate::extract::page::Range;
use crate::model::Speaker;

/// A speaker and what later pronouns and descriptions need to know.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) speaker: Speaker,
    /// Head noun of the words, in lower case.
    pub(super) head: String,
    pub(super) source: Option<Range>,
    pub(super) at: usize,
    pub(super) is_plural: bool,
    pub(super) is_group: bool,
    pub(super) is_female: Option<bool>,
    /// The person of the cast, if it is one.
    pub(super) member: Option<usize>,
}

/// Speakers before that are looked through at most.
pub(super) const REACH: usize = 12;
