//! Undo and redo without limit.

use super::{EditError, Project, Transaction};

/// What was done and what was undone, as the transactions that take it back.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Transaction>,
    redo: Vec<Transaction>,
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
        self.undo.push(reverse);
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
        self.undo.last().map(|t| t.title.as_str())
    }

    /// Title of what redo would make again.
    pub fn redo_title(&self) -> Option<&str> {
        self.redo.last().map(|t| t.title.as_str())
    }
}

fn step(
    from: &mut Vec<Transaction>,
    to: &mut Vec<Transaction>,
    project: &mut Project,
) -> Result<Option<String>, EditError> {
    let Some(transaction) = from.pop() else {
        return Ok(None);
    };
    let title = transaction.title.clone();
    to.push(run(project, transaction)?);
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
