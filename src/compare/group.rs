//! Keeps the list useful: no claim floods it.

use std::collections::{BTreeMap, HashMap};

use crate::model::Suggestion;

/// The most suggestions of one claim, with all its copies.
const MOST_OF_ONE: u32 = 5;

/// The found pairs, best first, ties by pair id, without what would flood the list.
pub(super) fn shortest(found: &BTreeMap<(u32, u32), Suggestion>) -> Vec<((u32, u32), Suggestion)> {
    let mut order: Vec<(&(u32, u32), &Suggestion)> = found.iter().collect();
    order.sort_unstable_by(|(_, x), (_, y)| y.score.total_cmp(&x.score).then(x.pair.cmp(&y.pair)));
    let mut of_one: HashMap<u32, u32> = HashMap::new();
    order
        .into_iter()
        .filter(|(nodes, _)| {
            let full = [nodes.0, nodes.1]
                .iter()
                .any(|node| of_one.get(node).is_some_and(|&n| n >= MOST_OF_ONE));
            if !full {
                *of_one.entry(nodes.0).or_default() += 1;
                *of_one.entry(nodes.1).or_default() += 1;
            }
            !full
        })
        .map(|(&nodes, suggestion)| (nodes, suggestion.clone()))
        .collect()
}
