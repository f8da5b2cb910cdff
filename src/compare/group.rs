//! Keeps the list useful: no claim floods it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::Suggestion;

/// The most suggestions of one claim, with all its copies.
const MOST_OF_ONE: u8 = 5;

/// The found pairs of `nodes` nodes, best first, ties by pair id, without what would flood the list.
pub(super) fn shortest(
    found: &BTreeMap<(u32, u32), Suggestion>,
    nodes: usize,
) -> Vec<((u32, u32), &Suggestion)> {
    let mut order: Vec<(f32, (u32, u32), &Suggestion)> = found
        .iter()
        .map(|(&nodes, suggestion)| (suggestion.score, nodes, suggestion))
        .collect();
    order.par_sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then_with(|| x.2.pair.cmp(&y.2.pair)));
    let mut of_one = vec![0_u8; nodes];
    order
        .into_iter()
        .filter(|&(_, (i, j), _)| {
            let (i, j) = (i as usize, j as usize);
            let full = of_one[i] >= MOST_OF_ONE || of_one[j] >= MOST_OF_ONE;
            if !full {
                of_one[i] += 1;
                of_one[j] += 1;
            }
            !full
        })
        .map(|(_, nodes, suggestion)| (nodes, suggestion))
        .collect()
}
