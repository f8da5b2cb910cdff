//! Who is compared with whom: an index from what claims share to the claims that share it.
//!
//! Rare things weigh more, by the power of two that their number reaches, and what very many share is
//! not followed. So a new claim changes the weights of few others, and only those are looked at
//! again: the pairs are the same as if all claims had come at once.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::hashed::ByHash;
use super::list::Found;
use super::topics::Told;
use crate::model::Side;

/// The most features of one claim that are followed.
const MOST_FEATURES: usize = 12;

/// A feature that more claims share is not followed.
const MOST_SHARING: usize = 800;

/// Features or nodes with their weights, weightiest first.
type Weighted<T> = Vec<(f32, T)>;

/// One claim with all its copies.
pub(super) struct Node {
    /// The copy that came first: what is compared and shown.
    pub(super) first: u32,
    /// The others, in the order they came.
    pub(super) also: Vec<u32>,
    pub(super) side: Side,
    /// What it can be found by, by feature, with weights.
    pub(super) features: Vec<(u64, f32)>,
    /// Its words that can make a topic.
    pub(super) told: Vec<Told>,
}

/// Pairs across the sides, or within each side.
pub(super) struct Field {
    within: bool,
    most: usize,
    /// Of side A and side B: the nodes that have a feature, ascending.
    postings: [ByHash<Vec<u32>>; 2],
    /// The features that a node is followed by, weightiest first.
    followed: Vec<Vec<(f32, u64)>>,
    /// A node's best partners, best first.
    partners: Vec<Vec<(f32, u32)>>,
    /// What was found.
    pub(super) found: Found,
}

impl Field {
    pub(super) fn new(within: bool, most: usize) -> Self {
        Self {
            within,
            most,
            postings: [ByHash::default(), ByHash::default()],
            followed: Vec::new(),
            partners: Vec::new(),
            found: Found::default(),
        }
    }

    /// Takes new nodes in, forgets pairs that others crowd out, and gives the pairs to be judged.
    pub(super) fn grow(&mut self, nodes: &[Node], new: &[u32]) -> Vec<(u32, u32)> {
        let (old_followed, old_partners) = (self.followed.len(), self.partners.len());
        debug_assert_eq!(old_followed, old_partners);
        self.followed.resize(nodes.len(), Vec::new());
        self.partners.resize(nodes.len(), Vec::new());
        let again = self.post(nodes, new);
        let is_again = |node: u32| again.binary_search(&node).is_ok();
        let fresh: Vec<(Weighted<u64>, Weighted<u32>)> = again
            .par_iter()
            .map_init(
                || vec![0.0_f32; nodes.len()],
                |sums, &node| {
                    let followed = self.follow(&nodes[node as usize]);
                    let partners = self.best(node, &nodes[node as usize], &followed, sums);
                    (followed, partners)
                },
            )
            .collect();
        let mut before: BTreeMap<u32, Vec<(f32, u32)>> = BTreeMap::new();
        for (&node, (followed, partners)) in again.iter().zip(fresh) {
            let at = node as usize;
            self.followed[at] = followed;
            before.insert(node, std::mem::replace(&mut self.partners[at], partners));
        }
        for &node in new {
            for other in self.met(&nodes[node as usize]) {
                if other != node && !is_again(other) {
                    self.offer(node, &nodes[node as usize], other, &mut before);
                }
            }
        }
        self.changed(&before)
    }

    /// Enters new nodes; gives them and those whose weights they change, ascending.
    fn post(&mut self, nodes: &[Node], new: &[u32]) -> Vec<u32> {
        let mut was: BTreeMap<(usize, u64), usize> = BTreeMap::new();
        for &node in new {
            let side = end(nodes[node as usize].side);
            for &(feature, _) in &nodes[node as usize].features {
                let list = self.postings[side].entry(feature).or_default();
                was.entry((side, feature)).or_insert(list.len());
                list.push(node);
            }
        }
        let mut again: BTreeSet<u32> = new.iter().copied().collect();
        for ((side, feature), count) in was {
            let now = self.postings[side].get(&feature).map_or(0, Vec::len);
            if level(now) != level(count)
                && let Some(others) = self.postings[self.opposite(side)].get(&feature)
            {
                again.extend(others);
            }
        }
        again.into_iter().collect()
    }

    /// The side that a side's nodes are compared with.
    fn opposite(&self, side: usize) -> usize {
        if self.within { side } else { 1 - side }
    }

    fn follow(&self, node: &Node) -> Vec<(f32, u64)> {
        let lists = &self.postings[self.opposite(end(node.side))];
        let mut out: Vec<(f32, u64)> = node
            .features
            .iter()
            .filter_map(|&(feature, weight)| {
                let rarity = rarity(lists.get(&feature)?.len())?;
                Some((weight * rarity, feature))
            })
            .collect();
        out.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        out.truncate(MOST_FEATURES);
        out
    }

    /// The best partners of a node. `sums` holds a zero for each node, and does so again afterwards.
    fn best(
        &self,
        node: u32,
        of: &Node,
        followed: &[(f32, u64)],
        sums: &mut [f32],
    ) -> Vec<(f32, u32)> {
        let lists = &self.postings[self.opposite(end(of.side))];
        let mut touched: Vec<u32> = Vec::new();
        for (weight, feature) in followed {
            for &other in lists.get(feature).into_iter().flatten() {
                let sum = &mut sums[other as usize];
                if *sum == 0.0 {
                    touched.push(other);
                }
                *sum += weight;
            }
        }
        let mut out: Vec<(f32, u32)> = touched
            .iter()
            .filter(|&&other| other != node)
            .map(|&other| (sums[other as usize], other))
            .collect();
        for other in touched {
            sums[other as usize] = 0.0;
        }
        let by_rank = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if out.len() > self.most {
            out.select_nth_unstable_by(self.most, by_rank);
            out.truncate(self.most);
        }
        out.sort_unstable_by(by_rank);
        out
    }

    /// The nodes on the other side that share something with a new one, ascending.
    fn met(&self, node: &Node) -> Vec<u32> {
        let side = end(node.side);
        let lists = &self.postings[self.opposite(side)];
        let own = &self.postings[side];
        let mut out: Vec<u32> = node
            .features
            .iter()
            .filter(|(feature, _)| own.get(feature).is_some_and(|l| l.len() <= MOST_SHARING))
            .filter_map(|(feature, _)| lists.get(feature))
            .flatten()
            .copied()
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Makes a new node one of the best partners of an older one, if it is.
    fn offer(&mut self, new: u32, of: &Node, to: u32, before: &mut BTreeMap<u32, Vec<(f32, u32)>>) {
        let has = |feature: u64| of.features.binary_search_by_key(&feature, |f| f.0).is_ok();
        let mut sum = 0.0_f32;
        for &(weight, feature) in &self.followed[to as usize] {
            if has(feature) {
                sum += weight;
            }
        }
        let list = &mut self.partners[to as usize];
        let at = list.partition_point(|&(s, other)| {
            sum.total_cmp(&s).then(other.cmp(&new)) == Ordering::Less
        });
        if sum <= 0.0 || at >= self.most {
            return;
        }
        before.entry(to).or_insert_with(|| list.clone());
        list.insert(at, (sum, new));
        list.truncate(self.most);
    }

    /// Forgets pairs that are no longer any node's choice; gives those that are new.
    fn changed(&mut self, before: &BTreeMap<u32, Vec<(f32, u32)>>) -> Vec<(u32, u32)> {
        let chosen = |list: &[(f32, u32)], node: u32| list.iter().any(|&(_, n)| n == node);
        let now = |x: u32, y: u32| {
            chosen(&self.partners[x as usize], y) || chosen(&self.partners[y as usize], x)
        };
        let then = |x: u32, y: u32| {
            let list = |n: u32| before.get(&n).unwrap_or(&self.partners[n as usize]);
            chosen(list(x), y) || chosen(list(y), x)
        };
        let mut lost = Vec::new();
        let mut won = Vec::new();
        for (&node, old) in before {
            for &(_, other) in old {
                if !now(node, other) {
                    lost.push((node.min(other), node.max(other)));
                }
            }
            for &(_, other) in &self.partners[node as usize] {
                if !then(node, other) {
                    won.push((node.min(other), node.max(other)));
                }
            }
        }
        for pair in lost {
            self.found.remove(pair);
        }
        won.sort_unstable();
        won.dedup();
        won
    }
}

fn end(side: Side) -> usize {
    usize::from(side == Side::B)
}

/// How common a feature is: the power of two that the number of its claims reaches; the last level
/// for what is not followed.
fn level(count: usize) -> u32 {
    match count {
        0 => 0,
        count if count > MOST_SHARING => u32::MAX,
        count => 1 + count.ilog2(),
    }
}

/// The weight of a feature that `count` claims share; none for one that is not followed.
fn rarity(count: usize) -> Option<f32> {
    match level(count) {
        0 | u32::MAX => None,
        level => Some(13.0 - level as f32),
    }
}
