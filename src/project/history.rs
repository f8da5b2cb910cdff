//! Undo and redo without limit, kept in the project's file as far as [`MOST_KEPT_BYTES`] go.

use std::sync::Arc;

use serde_json::Value;

use super::{EditError, Project, Transaction};

/// The most bytes of JSON that undo and redo each take in the project's file; the oldest acts that
/// do not fit are not written.
pub const MOST_KEPT_BYTES: usize = 2 << 20;

/// What was done and what was undone, as the transactions that take it back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    undo: Vec<Arc<Transaction>>,
    redo: Vec<Arc<Transaction>>,
}

impl History {
    /// Makes all edits of `transaction`, or none of them.
    ///
    /// # Errors
    /// When one edit cannot be made; the project is as it was then.
    pub fn perform(
        &mut self,
        project: &mut Project,
        transaction: Transaction,
    ) -> Result<(), EditError> {
        let reverse = run(project, transaction)?;
        self.undo.push(Arc::new(reverse));
        self.redo.clear();
        Ok(())
    }

    /// Takes the last transaction back and gives its title; none when there is nothing to undo.
    ///
    /// # Errors
    /// When the project was changed behind the history's back.
    pub fn undo(&mut self, project: &mut Project) -> Result<Option<String>, EditError> {
        step(&mut self.undo, &mut self.redo, project)
    }

    /// Makes the last undone transaction again and gives its title.
    ///
    /// # Errors
    /// When the project was changed behind the history's back.
    pub fn redo(&mut self, project: &mut Project) -> Result<Option<String>, EditError> {
        step(&mut self.redo, &mut self.undo, project)
    }

    /// Title of what undo would take back.
    pub fn undo_title(&self) -> Option<&str> {
        self.next_undo().map(|t| t.title.as_str())
    }

    /// Title of what redo would make again.
    pub fn redo_title(&self) -> Option<&str> {
        self.next_redo().map(|t| t.title.as_str())
    }

    /// What undo would do.
    pub fn next_undo(&self) -> Option<&Transaction> {
        self.undo.last().map(|t| &**t)
    }

    /// What redo would do.
    pub fn next_redo(&self) -> Option<&Transaction> {
        self.redo.last().map(|t| &**t)
    }

    /// What undo would do, and what it would do after that, the last act first.
    pub fn to_undo(&self) -> impl Iterator<Item = &Transaction> {
        self.undo.iter().rev().map(|transaction| &**transaction)
    }

    /// What of undo and of redo is written to the project's file, each with the next act last.
    pub(super) fn kept(&self) -> [&[Arc<Transaction>]; 2] {
        [newest(&self.undo), newest(&self.redo)]
    }

    /// The history in a file, and how many acts of it cannot be read: those before the last one that
    /// can not, since undo goes through all that come after.
    pub(super) fn read(undo: Vec<Value>, redo: Vec<Value>) -> (Self, usize) {
        let mut lost = 0;
        let mut read = |acts: Vec<Value>| {
            let all = acts.len();
            let acts = acts.into_iter().rev();
            let mut out: Vec<Arc<Transaction>> = acts
                .map_while(|act| serde_json::from_value(act).ok().map(Arc::new))
                .collect();
            lost += all - out.len();
            out.reverse();
            out
        };
        let (undo, redo) = (read(undo), read(redo));
        (Self { undo, redo }, lost)
    }
}

/// The newest acts that fit.
fn newest(acts: &[Arc<Transaction>]) -> &[Arc<Transaction>] {
    let mut bytes = 0;
    let fits = |act: &&Arc<Transaction>| {
        let Ok(json) = serde_json::to_vec(&***act) else {
            return false;
        };
        bytes += json.len();
        bytes <= MOST_KEPT_BYTES
    };
    let kept = acts.iter().rev().take_while(fits).count();
    &acts[acts.len() - kept..]
}

fn step(
    from: &mut Vec<Arc<Transaction>>,
    to: &mut Vec<Arc<Transaction>>,
    project: &mut Project,
) -> Result<Option<String>, EditError> {
    let Some(transaction) = from.pop() else {
        return Ok(None);
    };
    let title = transaction.title.clone();
    to.push(Arc::new(run(project, Arc::unwrap_or_clone(transaction))?));
    Ok(Some(title))
}

fn run(project: &mut Project, transaction: Transaction) -> Result<Transaction, EditError> {
    let mut reverses = Vec::with_capacity(transaction.edits.len());
    for edit in transaction.edits {
        match project.apply(edit) {
            Ok(reverse) => reverses.push(reverse),
            Err(error) => {
                for reverse in reverses.into_iter().rev() {
                    // The reverse of an edit just made fits the project by construction.
                    let _ = project.apply(reverse);
                }
                return Err(error);
            }
        }
    }
    reverses.reverse();
    Ok(Transaction {
        title: transaction.title,
        edits: reverses,
    })
}
