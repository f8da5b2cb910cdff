//! What the program worked out from a project's articles: derived, never stored.

use std::collections::HashMap;

use super::ids::{PairId, StatementId};
use super::statement::{ClaimText, Statement};
use super::suggestion::Suggestion;
use super::topics::Topics;

/// All statements and suggestions of a project at one revision.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Statements in the order of the articles and, within one, of the text.
    pub statements: Vec<Statement>,
    /// The claim text of each statement, in the same order.
    pub claims: Vec<ClaimText>,
    /// Suggestions, best first.
    pub suggestions: Vec<Suggestion>,
    /// Which claims are about the same thing.
    pub topics: Topics,
    by_statement: HashMap<StatementId, usize>,
    by_pair: HashMap<PairId, usize>,
}

impl Reading {
    /// Puts the parts together and indexes them. `claims` must be as long as `statements`.
    pub fn new(
        statements: Vec<Statement>,
        claims: Vec<ClaimText>,
        suggestions: Vec<Suggestion>,
    ) -> Self {
        debug_assert_eq!(statements.len(), claims.len());
        let by_statement = statements
            .iter()
            .enumerate()
            .map(|(i, s)| (s.id, i))
            .collect();
        let by_pair = suggestions
            .iter()
            .enumerate()
            .map(|(i, s)| (s.pair, i))
            .collect();
        Self {
            statements,
            claims,
            suggestions,
            topics: Topics::default(),
            by_statement,
            by_pair,
        }
    }

    /// The same with topics, one entry for each statement.
    #[must_use]
    pub fn with_topics(mut self, topics: Topics) -> Self {
        self.topics = topics;
        self
    }

    /// Place of a statement in `statements` and `claims`.
    pub fn index_of(&self, id: StatementId) -> Option<usize> {
        self.by_statement.get(&id).copied()
    }

    /// A statement by its id.
    pub fn statement(&self, id: StatementId) -> Option<&Statement> {
        self.index_of(id).map(|i| &self.statements[i])
    }

    /// A statement's claim text by its id.
    pub fn claim(&self, id: StatementId) -> Option<&ClaimText> {
        self.index_of(id).map(|i| &self.claims[i])
    }

    /// Place of a pair among the suggestions, if it is one.
    pub fn rank(&self, pair: PairId) -> Option<usize> {
        self.by_pair.get(&pair).copied()
    }

    /// The suggestion for a pair, if there is one.
    pub fn suggestion(&self, pair: PairId) -> Option<&Suggestion> {
        self.by_pair.get(&pair).map(|&i| &self.suggestions[i])
    }
}
