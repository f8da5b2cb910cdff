//! The list of what was found: no claim floods it, the best comes first, and what did not change since
//! the last list is taken from there.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::learn::Lessons;
use crate::model::{PairId, Suggestion};

/// The most suggestions of one claim, with all its copies.
const MOST_OF_ONE: u8 = 5;

/// Two nodes, the smaller number first.
pub(super) type Nodes = (u32, u32);

/// Where a pair stands in a list: best first, ties by pair id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    rank: Rank,
    pub(super) nodes: Nodes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Falls as the score rises.
    below: u32,
    pair: PairId,
}

impl Place {
    /// Where this pair of these nodes stands.
    pub(super) fn of(nodes: Nodes, found: &Suggestion) -> Self {
        let rank = Rank::of(found);
        Self { rank, nodes }
    }
}

impl Rank {
    fn of(found: &Suggestion) -> Self {
        // The bits of numbers that are not negative stand in the order of the numbers.
        let score = found.score.max(0.0);
        Self {
            below: !score.to_bits(),
            pair: found.pair,
        }
    }
}

/// The pairs of nodes that were judged, in the order of the list.
#[derive(Debug, Default)]
pub(super) struct Found {
    ordered: BTreeMap<Place, Arc<Suggestion>>,
    ranks: HashMap<Nodes, Rank>,
}

impl Found {
    /// Takes judged pairs in, none of them known.
    pub(super) fn extend(&mut self, mut new: Vec<(Place, Arc<Suggestion>)>) {
        self.ranks
            .extend(new.iter().map(|(place, _)| (place.nodes, place.rank)));
        if self.ordered.is_empty() {
            new.par_sort_unstable_by_key(|(place, _)| *place);
            self.ordered = new.into_iter().collect();
        } else {
            self.ordered.extend(new);
        }
    }

    /// Forgets a pair, if it is there.
    pub(super) fn remove(&mut self, nodes: Nodes) {
        if let Some(rank) = self.ranks.remove(&nodes) {
            self.ordered.remove(&Place { rank, nodes });
        }
    }

    /// The pairs of `nodes` nodes in their order, without what would flood the list.
    fn shortest(&self, nodes: usize) -> impl Iterator<Item = (Place, &Arc<Suggestion>)> {
        let mut of_one = vec![0_u8; nodes];
        self.ordered.iter().filter_map(move |(&place, found)| {
            let (i, j) = (place.nodes.0 as usize, place.nodes.1 as usize);
            if of_one[i] >= MOST_OF_ONE || of_one[j] >= MOST_OF_ONE {
                return None;
            }
            of_one[i] += 1;
            of_one[j] += 1;
            Some((place, found))
        })
    }
}

/// What a list is made of, beside the pairs themselves.
pub(super) struct Terms<'t> {
    /// How many nodes there are.
    pub(super) nodes: usize,
    /// The nodes that have more copies than when the last list was made.
    pub(super) touched: &'t HashSet<u32>,
    /// The pairs that the person decided.
    pub(super) decided: BTreeSet<Nodes>,
    pub(super) lessons: &'t Lessons,
}

/// The list that was made last.
#[derive(Debug, Default)]
pub(super) struct Listed {
    lines: Vec<Line>,
    decided: BTreeSet<Nodes>,
    lessons: Lessons,
}

/// One pair as it was listed, or left out.
#[derive(Debug)]
struct Line {
    place: Place,
    shown: Option<(Rank, Arc<Suggestion>)>,
}

impl Listed {
    /// The list as it is now, best first. `show` says how a pair of nodes is shown, if it is; what it
    /// says depends on nothing but the pair, the copies of its nodes, decisions and lessons.
    pub(super) fn make(
        &mut self,
        found: &Found,
        terms: Terms<'_>,
        show: impl Fn(Nodes, &Arc<Suggestion>) -> Option<Arc<Suggestion>> + Sync,
    ) -> Vec<Arc<Suggestion>> {
        let known = std::mem::take(&mut self.lines);
        let same_lessons = self.lessons == *terms.lessons;
        let stays = |line: &Line| {
            let nodes = line.place.nodes;
            !terms.touched.contains(&nodes.0)
                && !terms.touched.contains(&nodes.1)
                && !terms.decided.contains(&nodes)
                && !self.decided.contains(&nodes)
        };
        let mut known = known.into_iter().filter(|_| same_lessons).peekable();
        let chosen: Vec<(Place, &Arc<Suggestion>, Option<Line>)> = found
            .shortest(terms.nodes)
            .map(|(place, found)| {
                while known.next_if(|line| line.place < place).is_some() {}
                let line = known.next_if(|line| line.place == place);
                (place, found, line.filter(stays))
            })
            .collect();
        self.lines = chosen
            .into_par_iter()
            .map(|(place, found, line)| {
                line.unwrap_or_else(|| {
                    let shown = show(place.nodes, found);
                    let shown = shown.map(|shown| (Rank::of(&shown), shown));
                    Line { place, shown }
                })
            })
            .collect();
        self.decided = terms.decided;
        self.lessons.clone_from(terms.lessons);
        let mut out: Vec<&(Rank, Arc<Suggestion>)> = self
            .lines
            .iter()
            .filter_map(|line| line.shown.as_ref())
            .collect();
        // Where no lesson moved a score they are in order already, which a stable sort notices.
        out.sort_by_key(|(rank, _)| *rank);
        out.into_iter()
            .map(|(_, shown)| Arc::clone(shown))
            .collect()
    }
}
