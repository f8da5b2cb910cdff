//! Which pairs are worth a look: claims that share rare words, names or the conduct of one party.
//!
//! An inverted index from each feature to the claims that have it, so that never all is compared
//! with all. Rare features weigh more; those that very many claims share are not followed.

use std::collections::HashMap;

use rayon::prelude::*;

use super::lexicon::key;
use super::prepared::Prepared;

/// The most partners that are looked at for one claim.
const MOST_PARTNERS: usize = 16;

/// The most features of one claim that are followed.
const MOST_FEATURES: usize = 12;

/// A feature that more claims of a side share is followed only in small projects.
const MOST_SHARING: usize = 800;

struct Index {
    by_feature: HashMap<u64, Vec<u32>>,
}

impl Index {
    fn new(features: &[Vec<(u64, f32)>]) -> Self {
        let mut by_feature: HashMap<u64, Vec<u32>> = HashMap::new();
        for (i, list) in features.iter().enumerate() {
            for &(feature, _) in list {
                by_feature.entry(feature).or_default().push(i as u32);
            }
        }
        Self { by_feature }
    }

    /// Places in the indexed side of the best partners for a claim, best first.
    fn partners(&self, features: &[(u64, f32)], sums: &mut [f32]) -> Vec<u32> {
        let count = sums.len() as f32;
        let mut known: Vec<(f32, &Vec<u32>)> = features
            .iter()
            .filter_map(|(feature, weight)| {
                let list = self.by_feature.get(feature)?;
                let rarity = (1.0 + count / list.len() as f32).ln();
                (list.len() <= MOST_SHARING).then_some((weight * rarity, list))
            })
            .collect();
        known.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        known.truncate(MOST_FEATURES);
        let mut touched = Vec::new();
        for (weight, list) in known {
            for &i in list {
                let sum = &mut sums[i as usize];
                if *sum == 0.0 {
                    touched.push(i);
                }
                *sum += weight;
            }
        }
        let best = |sums: &[f32], a: u32, b: u32| {
            sums[b as usize]
                .total_cmp(&sums[a as usize])
                .then(a.cmp(&b))
        };
        if touched.len() > MOST_PARTNERS {
            touched.select_nth_unstable_by(MOST_PARTNERS, |&a, &b| best(sums, a, b));
            for &i in &touched[MOST_PARTNERS..] {
                sums[i as usize] = 0.0;
            }
            touched.truncate(MOST_PARTNERS);
        }
        touched.sort_unstable_by(|&a, &b| best(sums, a, b));
        for &i in &touched {
            sums[i as usize] = 0.0;
        }
        touched
    }
}

/// Pairs of places in `ours` and `theirs` worth a look, ascending, each once.
pub(super) fn pairs(ours: &[&Prepared<'_>], theirs: &[&Prepared<'_>]) -> Vec<(u32, u32)> {
    let features_of = |side: &[&Prepared<'_>]| -> Vec<Vec<(u64, f32)>> {
        side.par_iter().map(|claim| features(claim)).collect()
    };
    let (ours, theirs) = (features_of(ours), features_of(theirs));
    let one_way = |from: &[Vec<(u64, f32)>], to: &[Vec<(u64, f32)>], flip: bool| {
        let index = Index::new(to);
        from.par_iter()
            .enumerate()
            .map_init(
                || vec![0.0_f32; to.len()],
                |sums, (i, list)| {
                    index
                        .partners(list, sums)
                        .into_iter()
                        .map(|j| if flip { (j, i as u32) } else { (i as u32, j) })
                        .collect::<Vec<_>>()
                },
            )
            .flatten_iter()
            .collect::<Vec<_>>()
    };
    let mut out = one_way(&ours, &theirs, false);
    out.extend(one_way(&theirs, &ours, true));
    out.par_sort_unstable();
    out.dedup();
    out
}

/// What a claim can be found by, with weights, in a fixed order.
fn features(claim: &Prepared<'_>) -> Vec<(u64, f32)> {
    let mut out: Vec<(u64, f32)> = Vec::new();
    for token in &claim.tokens {
        if token.weight > 0.2 {
            out.push((token.concept, token.weight));
        }
    }
    for mention in claim.mentions.iter().filter(|m| m.named) {
        out.push((mention.party, 0.6));
    }
    for conduct in &claim.conduct {
        for mention in claim.mentions.iter().filter(|m| m.named) {
            let feature = mention.party ^ key("conduct").rotate_left(u32::from(conduct.aspect));
            out.push((feature, 1.2));
            out.push((mention.party ^ key("conduct of"), 0.8));
        }
    }
    for time in &claim.times {
        if let (Some(month), Some(day)) = (time.month, time.day) {
            out.push((key("day") ^ (u64::from(month) << 8 | u64::from(day)), 0.8));
        }
    }
    out.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    out.dedup_by_key(|feature| feature.0);
    out
}
