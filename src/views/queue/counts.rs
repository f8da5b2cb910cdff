//! How many pairs have which status.

use super::QueueItem;
use crate::model::Answer;
use crate::project::Status;

/// How many pairs have which status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Every pair.
    pub all: usize,
    /// Not decided; those put off count here too, since they come back.
    pub to_review: usize,
    /// Confirmed.
    pub confirmed: usize,
    /// Rejected.
    pub rejected: usize,
    /// Put off.
    pub later: usize,
    /// In the sample and not decided; counted nowhere else.
    pub sample: usize,
}

impl Counts {
    pub(super) fn of_items<'i>(items: impl Iterator<Item = &'i QueueItem>) -> Self {
        let mut counts = Self::default();
        for item in items {
            // Pairs drawn as a sample are no part of the work that the suggestions are.
            if item.in_sample && !item.is_reviewed() {
                counts.sample += 1;
                continue;
            }
            counts.all += 1;
            match item.answer {
                Some(Answer::Confirmed) => counts.confirmed += 1,
                Some(Answer::Rejected) => counts.rejected += 1,
                Some(Answer::Later) => {
                    counts.later += 1;
                    counts.to_review += 1;
                }
                None => counts.to_review += 1,
            }
        }
        counts
    }

    /// Pairs decided.
    pub fn reviewed(&self) -> usize {
        self.confirmed + self.rejected
    }

    /// Pairs of this status.
    pub fn of(&self, status: Status) -> usize {
        match status {
            Status::All => self.all,
            Status::ToReview => self.to_review,
            Status::Confirmed => self.confirmed,
            Status::Rejected => self.rejected,
            Status::Later => self.later,
            Status::Sample => self.sample,
        }
    }
}
