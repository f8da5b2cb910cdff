//! What the program worked out from a project's articles: derived, never stored.

use std::sync::Arc;

use super::control::Control;
use super::ids::{IdMap, PairId, StatementId};
use super::statement::{ClaimText, Statement};
use super::suggestion::{Between, Lesson, Suggestion};
use super::topics::Topics;

/// All statements and suggestions of a project at one revision.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Statements in the order of the articles and, within one, of the text.
    pub statements: Vec<Statement>,
    /// The claim text of each statement, in the same order.
    pub claims: Vec<ClaimText>,
    /// Suggestions across the two sides, best first.
    pub suggestions: Vec<Arc<Suggestion>>,
    /// Which claims are about the same thing.
    pub topics: Topics,
    /// Pairs within one side, best first: positions that changed, and a side against itself.
    pub relations: Vec<Arc<Suggestion>>,
    /// What the person's verdicts taught.
    pub lessons: Vec<Lesson>,
    /// Pairs that can be mixed in as controls, in an order of chance that is always the same.
    pub controls: Vec<Control>,
    by_statement: IdMap<StatementId, usize>,
    by_pair: IdMap<PairId, usize>,
    by_relation: IdMap<PairId, usize>,
}

impl Reading {
    /// Puts the parts together and indexes them. `claims` must be as long as `statements`.
    pub fn new(
        statements: Vec<Statement>,
        claims: Vec<ClaimText>,
        suggestions: Vec<impl Into<Arc<Suggestion>>>,
    ) -> Self {
        debug_assert_eq!(statements.len(), claims.len());
        let suggestions: Vec<Arc<Suggestion>> = suggestions.into_iter().map(Into::into).collect();
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
            relations: Vec::new(),
            lessons: Vec::new(),
            controls: Vec::new(),
            by_statement,
            by_pair,
            by_relation: IdMap::default(),
        }
    }

    /// The same reading with the suggestions weighed or ordered anew.
    #[must_use]
    pub fn with_suggestions(&self, suggestions: Vec<Arc<Suggestion>>) -> Self {
        let pairs = suggestions.iter().enumerate();
        Self {
            by_pair: pairs.map(|(i, found)| (found.pair, i)).collect(),
            suggestions,
            ..self.clone()
        }
    }

    /// The same with topics, one entry for each statement.
    #[must_use]
    pub fn with_topics(mut self, topics: Topics) -> Self {
        self.topics = topics;
        self
    }

    /// The same with pairs that can be mixed in as controls.
    #[must_use]
    pub fn with_controls(mut self, controls: Vec<Control>) -> Self {
        self.controls = controls;
        self
    }

    /// The same reading with what was found within each side, and what was learnt.
    #[must_use]
    pub fn with_relations(mut self, relations: Vec<Arc<Suggestion>>, lessons: Vec<Lesson>) -> Self {
        let pairs = relations.iter().enumerate();
        self.by_relation = pairs.map(|(i, found)| (found.pair, i)).collect();
        self.relations = relations;
        self.lessons = lessons;
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

    /// Place of a pair in the [list](Self::list) that holds the pairs of this kind, if it is there.
    pub fn place_in_list(&self, between: Between, pair: PairId) -> Option<usize> {
        let places = match between {
            Between::Sides => &self.by_pair,
            Between::Times | Between::OneSide => &self.by_relation,
        };
        places.get(&pair).copied()
    }

    /// Everything found that stands to each other in this way, best first.
    pub fn related(&self, between: Between) -> Vec<&Suggestion> {
        self.list(between)
            .iter()
            .map(|found| &**found)
            .filter(|found| found.between == between)
            .collect()
    }

    /// The list that holds these pairs, among others.
    pub fn list(&self, between: Between) -> &[Arc<Suggestion>] {
        match between {
            Between::Sides => &self.suggestions,
            Between::Times | Between::OneSide => &self.relations,
        }
    }

    /// The suggestion for a pair, or what was found about a pair within one side.
    pub fn suggestion(&self, pair: PairId) -> Option<&Suggestion> {
        let across = self.by_pair.get(&pair).map(|&i| &*self.suggestions[i]);
        across.or_else(|| self.by_relation.get(&pair).map(|&i| &*self.relations[i]))
    }
}
