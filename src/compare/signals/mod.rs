//! The signals: each looks at a pair for one kind of contradiction.
//!
//! One file each. `registry` lists them with examples they must fire on and look-alikes they must
//! leave alone, and a test walks the list.

mod actor;
mod antonym;
mod blame;
mod conduct;
mod control;
mod date;
mod denial;
mod effect;
mod modality;
mod negation;
mod number;
mod opposites;
mod place;
mod promise;
pub(super) mod registry;
mod status;

pub(in crate::compare) use date::ordinals_differ;
pub(in crate::compare) use effect::{agreed as effects_agree, leaning as effect_leaning};

use super::pair::Pair;
use crate::model::PairKind;
use crate::text::Span;

/// One kind of look at a pair.
pub(super) struct Signal {
    /// Short unique name.
    pub(super) id: &'static str,
    /// What it looks at, for the documentation.
    pub(super) looks_at: &'static str,
    /// How far the strongest finding alone can lift the score, from 0 to 1.
    pub(super) weight: f32,
    /// Pairs of sentences it must fire on.
    pub(super) fires_on: &'static [(&'static str, &'static str)],
    /// Pairs it must leave alone.
    pub(super) leaves_alone: &'static [(&'static str, &'static str)],
    /// Looks at a pair; must give the mirrored answer for the swapped pair.
    pub(super) find: fn(&Pair<'_, '_>) -> Option<Finding>,
}

/// What a signal found.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// From 0 to 1.
    pub(super) strength: f32,
    pub(super) kind: PairKind,
    /// What clashes, as the beginning of a sentence.
    pub(super) label: &'static str,
    pub(super) in_a: Vec<Span>,
    pub(super) in_b: Vec<Span>,
    /// The least the topic gate may be: some signals bring their own proof of topic.
    pub(super) gate: f32,
    /// Clauses that clash, for the doubts.
    pub(super) clauses: (usize, usize),
}

impl Finding {
    pub(super) fn new(
        kind: PairKind,
        strength: f32,
        label: &'static str,
        clauses: (usize, usize),
        in_a: Span,
        in_b: Span,
    ) -> Self {
        Self {
            strength,
            kind,
            label,
            in_a: vec![in_a],
            in_b: vec![in_b],
            gate: 0.0,
            clauses,
        }
    }

    fn mirrored(mut self) -> Self {
        std::mem::swap(&mut self.in_a, &mut self.in_b);
        self.clauses = (self.clauses.1, self.clauses.0);
        self
    }

    /// The stronger of two; the first of equals.
    fn stronger(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        match (one, other) {
            (Some(one), Some(other)) if other.strength > one.strength => Some(other),
            (None, other) => other,
            (one, _) => one,
        }
    }
}

/// Runs a look that tells the two claims apart both ways round.
fn both_ways(
    pair: &Pair<'_, '_>,
    look: impl Fn(&Pair<'_, '_>) -> Option<Finding>,
) -> Option<Finding> {
    let there = look(pair);
    let back = look(&pair.swapped()).map(Finding::mirrored);
    Finding::stronger(there, back)
}
