//! Keeps the list useful: no statement and no wording floods it.

use std::collections::HashMap;

use super::{Claim, rank};
use crate::model::{ClaimKey, StatementId, Suggestion};

/// The most suggestions of one statement.
const MOST_OF_ONE: u32 = 5;

/// The most suggestions that are the same two wordings, for instance from a wire report in many papers.
const MOST_OF_ONE_WORDING: u32 = 1;

/// Sorts best first, ties by pair id, and drops what would flood the list.
pub(super) fn tidy(mut found: Vec<Suggestion>, claims: &[Claim]) -> Vec<Suggestion> {
    rank(&mut found);
    let wordings: HashMap<StatementId, ClaimKey> = claims
        .iter()
        .map(|claim| (claim.id, ClaimKey::of(&claim.text)))
        .collect();
    let mut of_wording: HashMap<ClaimKey, u32> = HashMap::new();
    let mut of_wordings: HashMap<(ClaimKey, ClaimKey), u32> = HashMap::new();
    found.retain(|pair| {
        let (Some(&a), Some(&b)) = (wordings.get(&pair.a), wordings.get(&pair.b)) else {
            return false;
        };
        let both = of_wordings.entry((a, b)).or_default();
        if *both >= MOST_OF_ONE_WORDING {
            return false;
        }
        if [a, b]
            .iter()
            .any(|key| of_wording.get(key).is_some_and(|&n| n >= MOST_OF_ONE))
        {
            return false;
        }
        *both += 1;
        *of_wording.entry(a).or_default() += 1;
        *of_wording.entry(b).or_default() += 1;
        true
    });
    found
}
