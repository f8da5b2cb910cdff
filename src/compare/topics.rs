//! Which claims are about the same thing, so that they can stand opposite each other.
//!
//! Two claims belong together when they were suggested as a pair, or when they share enough rare
//! words (cosine of weights by inverse document frequency). The strongest ties are taken first, and a
//! topic stops growing at [`LARGEST`]: what everything is about is no topic. Never all with all: a
//! claim meets only those that share one of its rarest words.

use rayon::prelude::*;

use super::Claim;
use super::field::Node;
use super::hashed::ByHash;
use super::prepared::Prepared;
use crate::model::Topics;
use crate::text::Span;

/// The most claims of one topic.
const LARGEST: usize = 14;
/// Pairs with a lower score tie nothing: they were found too doubtful to be shown.
const PAIRED_FROM: f32 = 0.47;
/// Ties weaker than this do not count.
const ALIKE_FROM: f32 = 0.35;
/// The most rare words of a claim that are followed, the most claims behind one of them, and the
/// most ties kept of one claim.
const MOST_WORDS: usize = 6;
const MOST_SHARING: usize = 48;
const MOST_TIES: usize = 4;
/// The most words of a title.
const TITLE_WORDS: usize = 3;

/// A word of a claim that can make a topic.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// Its number among [`Concepts`].
    concept: u32,
    weight: f32,
    /// Bytes of the claim's text.
    start: u32,
    end: u32,
    /// Which word of the claim it is.
    at: u16,
    name: bool,
}

/// What words stand for, numbered as they come, and how many claims share each of it.
#[derive(Debug, Default)]
pub(super) struct Concepts {
    numbers: ByHash<u32>,
    hashes: Vec<u64>,
    sharing: Vec<u32>,
}

impl Concepts {
    /// The words of a claim that can make a topic: no parties, for these are in everything.
    pub(super) fn told(&mut self, claim: &Prepared<'_>) -> Vec<Told> {
        let tells = claim
            .tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.weight > 0.3 && !token.party && !token.time);
        let mut out: Vec<Told> = tells
            .map(|(at, token)| {
                let span = token.span();
                Told {
                    concept: self.number(token.concept),
                    weight: token.weight,
                    start: span.start as u32,
                    end: span.end as u32,
                    at: at as u16,
                    name: token.name,
                }
            })
            .collect();
        out.shrink_to_fit();
        out
    }

    fn number(&mut self, hash: u64) -> u32 {
        *self.numbers.entry(hash).or_insert_with(|| {
            self.hashes.push(hash);
            self.sharing.push(0);
            self.hashes.len() as u32 - 1
        })
    }

    /// Counts one more claim with these words.
    pub(super) fn count(&mut self, told: &[Told]) {
        for (at, word) in told.iter().enumerate() {
            let again = told[..at].iter().any(|other| other.concept == word.concept);
            self.sharing[word.concept as usize] += u32::from(!again);
        }
    }

    /// Inverse document frequency of every concept among so many claims.
    fn rarity(&self, claims: usize) -> Vec<f32> {
        let all = claims as f32;
        let shared = self.sharing.iter();
        shared.map(|&n| (1.0 + all / n as f32).ln()).collect()
    }
}

/// The words of a claim that tell what it is about, with their weights.
struct Telling {
    /// `(concept, weight)`, each once, of length one.
    words: Vec<(u32, f32)>,
    /// The rarest of them, the most telling first.
    rarest: Vec<u32>,
}

/// What a topic's title is made of.
struct Titles<'c> {
    claims: &'c [Claim],
    nodes: &'c [Node],
    node_of: &'c [u32],
    concepts: &'c Concepts,
    rarity: Vec<f32>,
}

/// Groups claims by what they are about. `node_of` holds the node of each claim, whose words speak for
/// all copies; `paired` are the suggested pairs, as scores and places.
pub(super) fn of(
    claims: &[Claim],
    nodes: &[Node],
    node_of: &[u32],
    concepts: &Concepts,
    paired: impl Iterator<Item = (f32, u32, u32)>,
) -> Topics {
    let rarity = concepts.rarity(node_of.len());
    let telling: Vec<Telling> = nodes
        .par_iter()
        .map(|node| Telling::new(&node.told, concepts, &rarity))
        .collect();
    let mut ties = alike(&telling, nodes, node_of, concepts.hashes.len());
    drop(telling);
    let paired = paired.filter(|&(score, _, _)| score >= PAIRED_FROM);
    // Before any two that are only alike.
    ties.extend(paired.map(|(score, a, b)| (1.0 + score, a.min(b), a.max(b))));
    ties.par_sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let groups = group(claims.len(), &ties);
    let titles = Titles {
        claims,
        nodes,
        node_of,
        concepts,
        rarity,
    };
    titles.number(&groups)
}

impl Telling {
    fn new(told: &[Told], concepts: &Concepts, rarity: &[f32]) -> Self {
        let hash = |concept: u32| concepts.hashes[concept as usize];
        let mut words: Vec<(u32, f32)> = told
            .iter()
            .map(|told| (told.concept, told.weight * rarity[told.concept as usize]))
            .collect();
        words.sort_unstable_by(|a, b| hash(a.0).cmp(&hash(b.0)).then(b.1.total_cmp(&a.1)));
        words.dedup_by_key(|word| word.0);
        let length = words.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        if length > 0.0 {
            for word in &mut words {
                word.1 /= length;
            }
        }
        let mut rarest = words.clone();
        rarest.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(hash(a.0).cmp(&hash(b.0))));
        rarest.truncate(MOST_WORDS);
        Self {
            words,
            rarest: rarest.into_iter().map(|(concept, _)| concept).collect(),
        }
    }
}

/// One claim laid out so that others are quickly held against it.
struct Bench {
    /// Its weight by concept.
    weights: Vec<f32>,
    /// The claim that each claim was last met by.
    met_by: Vec<u32>,
}

impl Bench {
    fn new(concepts: usize, claims: usize) -> Self {
        Self {
            weights: vec![0.0; concepts],
            met_by: vec![u32::MAX; claims],
        }
    }

    /// The claims that share one of the rarest words with this one and are enough like it, with the
    /// cosine of both, from 0 to 1.
    fn near(&mut self, at: u32, telling: &[Telling], by_word: &[Vec<u32>]) -> Vec<(f32, u32)> {
        let claim = &telling[at as usize];
        for &(concept, weight) in &claim.words {
            self.weights[concept as usize] = weight;
        }
        self.met_by[at as usize] = at;
        let mut out = Vec::new();
        for &concept in &claim.rarest {
            let sharing = &by_word[concept as usize];
            if sharing.len() > MOST_SHARING {
                continue;
            }
            for &other in sharing {
                let met_by = &mut self.met_by[other as usize];
                if std::mem::replace(met_by, at) == at {
                    continue;
                }
                let words = telling[other as usize].words.iter();
                let mut cosine = 0.0;
                for &(concept, weight) in words {
                    cosine += self.weights[concept as usize] * weight;
                }
                if cosine >= ALIKE_FROM {
                    out.push((cosine, other));
                }
            }
        }
        for &(concept, _) in &claim.words {
            self.weights[concept as usize] = 0.0;
        }
        out
    }
}

/// The strongest ties of every claim: `(strength, one, other)`, the smaller place first. Copies are tied
/// to the claim they copy.
fn alike(
    telling: &[Telling],
    nodes: &[Node],
    node_of: &[u32],
    concepts: usize,
) -> Vec<(f32, u32, u32)> {
    let mut by_word: Vec<Vec<u32>> = vec![Vec::new(); concepts];
    for (at, claim) in telling.iter().enumerate() {
        for &concept in &claim.rarest {
            let sharing = &mut by_word[concept as usize];
            // What more share is not followed, so one more than the most will do.
            if sharing.len() <= MOST_SHARING {
                sharing.push(at as u32);
            }
        }
    }
    let first = |node: u32| nodes[node as usize].first;
    let mut ties: Vec<(f32, u32, u32)> = (0..telling.len() as u32)
        .into_par_iter()
        .map_init(
            || Bench::new(concepts, telling.len()),
            |bench, at| {
                let near = bench.near(at, telling, &by_word).into_iter();
                let mut ties: Vec<(f32, u32, u32)> = near
                    .map(|(strength, other)| {
                        let (one, other) = (first(at), first(other));
                        (strength, one.min(other), one.max(other))
                    })
                    .collect();
                ties.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
                ties.truncate(MOST_TIES);
                ties
            },
        )
        .flatten_iter()
        .collect();
    let copies = (0_u32..).zip(node_of).map(|(at, &node)| (first(node), at));
    ties.extend(
        copies
            .filter(|(first, at)| first != at)
            .map(|(first, at)| (1.0, first.min(at), first.max(at))),
    );
    ties.par_sort_unstable_by_key(|tie| (tie.1, tie.2));
    ties.dedup_by_key(|tie| (tie.1, tie.2));
    ties
}

/// The root of each claim's group, strongest ties joined first.
fn group(count: usize, ties: &[(f32, u32, u32)]) -> Vec<u32> {
    let mut root: Vec<u32> = (0..count as u32).collect();
    let mut size = vec![1_usize; count];
    for &(_, a, b) in ties {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        if a != b && size[a as usize] + size[b as usize] <= LARGEST {
            let (first, second) = (a.min(b), a.max(b));
            root[second as usize] = first;
            size[first as usize] += size[second as usize];
        }
    }
    (0..count as u32).map(|at| find(&mut root, at)).collect()
}

fn find(root: &mut [u32], mut at: u32) -> u32 {
    while root[at as usize] != at {
        root[at as usize] = root[root[at as usize] as usize];
        at = root[at as usize];
    }
    at
}

impl Titles<'_> {
    /// Numbers the groups of two and more in the order of their first claim, and gives them titles.
    fn number(&self, groups: &[u32]) -> Topics {
        let mut size = vec![0_u32; groups.len()];
        for &root in groups {
            size[root as usize] += 1;
        }
        let mut of = vec![None; groups.len()];
        let mut topic_of_root = vec![None; groups.len()];
        let mut members: Vec<Vec<u32>> = Vec::new();
        for (at, &root) in groups.iter().enumerate() {
            let root = root as usize;
            if size[root] < 2 {
                continue;
            }
            let topic = *topic_of_root[root].get_or_insert_with(|| {
                members.push(Vec::with_capacity(size[root] as usize));
                members.len() as u32 - 1
            });
            of[at] = Some(topic);
            members[topic as usize].push(at as u32);
        }
        let titles = members
            .par_iter()
            .map(|claims| self.title(claims))
            .collect();
        Topics::new(of, titles)
    }

    /// The claim's text and its telling words; of a copy, those of what it copies.
    fn of(&self, claim: u32) -> (&str, &[Told]) {
        let node = &self.nodes[self.node_of[claim as usize] as usize];
        (&self.claims[node.first as usize].text, &node.told)
    }

    /// The words that most of the claims share and that are rare elsewhere, in the order of the text.
    fn title(&self, claims: &[u32]) -> String {
        // `(concept, claims, weight)`; few, so that a list is quicker than a map.
        let mut shared: Vec<(u32, u32, f32)> = Vec::new();
        let mut words: Vec<(u32, f32)> = Vec::new();
        let hash = |concept: u32| self.concepts.hashes[concept as usize];
        for &claim in claims {
            let (_, told) = self.of(claim);
            words.clear();
            words.extend(told.iter().map(|word| {
                // A place or a person says better what it is about than an act does.
                let name = told.iter().any(|t| t.name && t.concept == word.concept);
                (word.concept, word.weight * if name { 1.4 } else { 1.0 })
            }));
            words.sort_unstable_by(|a, b| hash(a.0).cmp(&hash(b.0)).then(b.1.total_cmp(&a.1)));
            words.dedup_by_key(|word| word.0);
            for &(concept, weight) in &words {
                match shared.iter_mut().find(|entry| entry.0 == concept) {
                    Some(entry) => {
                        entry.1 += 1;
                        entry.2 = entry.2.max(weight);
                    }
                    None => shared.push((concept, 1, weight)),
                }
            }
        }
        let mut best: Vec<(u32, f32)> = shared
            .iter()
            .map(|&(concept, n, weight)| {
                // A word of one claim is no topic, unless there is no better.
                let n = if n == 1 { 0.1 } else { n as f32 };
                (concept, n.sqrt() * weight * self.rarity[concept as usize])
            })
            .collect();
        best.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(hash(a.0).cmp(&hash(b.0))));
        let common = shared.iter().filter(|(_, n, _)| *n > 1).count();
        best.truncate(common.clamp(1, TITLE_WORDS));
        let mut title = String::new();
        for &claim in claims {
            let (text, told) = self.of(claim);
            let mut last = usize::MAX;
            for word in told {
                let Some(at) = best.iter().position(|(c, _)| *c == word.concept) else {
                    continue;
                };
                best.remove(at);
                let raw = Span::new(word.start as usize, word.end as usize).slice(text);
                let bare = raw.strip_suffix("'s").or(raw.strip_suffix("’s"));
                let place = usize::from(word.at);
                if !title.is_empty() {
                    // Words that stand together are one name: "Port Lenn".
                    title.push_str(if place == last.wrapping_add(1) {
                        " "
                    } else {
                        " · "
                    });
                }
                title.push_str(bare.unwrap_or(raw));
                last = place;
            }
        }
        if let Some(first) = title.chars().next() {
            let upper: String = first.to_uppercase().collect();
            title.replace_range(..first.len_utf8(), &upper);
        }
        title
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Comparer, Folding, Index};
    use crate::model::{Side, SpeechAct, StatementId};

    fn claims(texts: &[(Side, &str)]) -> Vec<Claim> {
        texts
            .iter()
            .enumerate()
            .map(|(at, (side, text))| Claim {
                id: StatementId::of_bare(at as u64 + 1),
                side: *side,
                text: (*text).to_owned(),
                act: SpeechAct::Assert,
                speaker: None,
                said_on: None,
                published_on: None,
            })
            .collect()
    }

    fn topics(texts: &[(Side, &str)]) -> Topics {
        let claims = claims(texts);
        let mut index = Index::new(&Comparer::new(&Folding::default()));
        index.add(claims);
        let found = index.found().suggestions;
        index.topics(&found)
    }

    #[test]
    fn claims_about_one_thing_come_together() {
        let found = topics(&[
            (Side::A, "The dam on the Orva was opened without warning"),
            (Side::B, "The dam on the Orva stayed shut all week"),
            (Side::A, "Nine fishing boats were seized off Port Lenn"),
            (Side::B, "Four fishing boats had strayed near Port Lenn"),
            (Side::A, "Teachers will be paid on Friday"),
        ]);
        assert_eq!(found.of(0), found.of(1));
        assert_eq!(found.of(2), found.of(3));
        assert_ne!(found.of(0), found.of(2));
        assert_eq!(found.of(4), None, "nothing else is about pay");
        assert_eq!(found.len(), 2);
        assert!(found.title(0).contains("Orva"), "{found:?}");
        assert!(found.title(1).contains("Port Lenn"), "{found:?}");
    }

    #[test]
    fn the_order_of_the_sides_changes_no_group() {
        let texts = [
            (Side::A, "The ferry to Sall was stopped at noon"),
            (Side::B, "No ferry to Sall was stopped"),
            (Side::B, "The prison at Merrow is empty"),
            (Side::A, "The prison at Merrow holds forty men"),
        ];
        let swapped =
            texts.map(|(side, text)| (if side == Side::A { Side::B } else { Side::A }, text));
        assert_eq!(topics(&texts), topics(&swapped));
    }

    #[test]
    fn what_everything_is_about_is_no_topic() {
        let texts: Vec<String> = (0..60)
            .map(|n| format!("The ceasefire was broken at post number {n}"))
            .collect();
        let texts: Vec<(Side, &str)> = texts
            .iter()
            .enumerate()
            .map(|(n, text)| (if n % 2 == 0 { Side::A } else { Side::B }, text.as_str()))
            .collect();
        let found = topics(&texts);
        for topic in 0..found.len() {
            let size = (0..texts.len())
                .filter(|&at| found.of(at) == Some(topic))
                .count();
            assert!((2..=LARGEST).contains(&size));
        }
    }
}
