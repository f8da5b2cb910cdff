//! Which claims are about the same thing, so that they can stand opposite each other.
//!
//! Two claims belong together when they were suggested as a pair, or when they share enough rare
//! words (cosine of weights by inverse document frequency). The strongest ties are taken first, and a
//! topic stops growing at [`LARGEST`]: what everything is about is no topic. Never all with all: a
//! claim meets only those that share one of its rarest words.

use std::collections::HashMap;

use rayon::prelude::*;

use super::prepared::Prepared;
use super::{Claim, Comparer};
use crate::model::{StatementId, Suggestion, Topics};

/// The most claims of one topic.
const LARGEST: usize = 14;
/// Pairs with a lower score tie nothing: they were found too doubtful to be shown.
const PAIRED_FROM: f32 = 0.25;
/// Ties weaker than this do not count.
const ALIKE_FROM: f32 = 0.35;
/// The most rare words of a claim that are followed, the most claims behind one of them, and the
/// most ties kept of one claim.
const MOST_WORDS: usize = 6;
const MOST_SHARING: usize = 48;
const MOST_TIES: usize = 4;
/// The most words of a title.
const TITLE_WORDS: usize = 3;

/// The words of a claim that tell what it is about, with their weights, and where they stand.
struct Telling {
    /// `(concept, weight)`, ascending by concept, of length one.
    words: Vec<(u64, f32)>,
}

impl Comparer {
    /// Groups claims by what they are about; places are those of `claims`.
    pub fn topics(&self, claims: &[Claim], suggestions: &[Suggestion]) -> Topics {
        let prepared: Vec<Prepared<'_>> = claims
            .par_iter()
            .map(|claim| Prepared::new(claim, &self.names))
            .collect();
        let rarity = rarity(&prepared);
        let telling: Vec<Telling> = prepared
            .par_iter()
            .map(|claim| Telling::new(claim, &rarity))
            .collect();
        let mut ties = alike(&telling);
        let place: HashMap<StatementId, u32> = claims
            .iter()
            .enumerate()
            .map(|(at, claim)| (claim.id, at as u32))
            .collect();
        let paired = suggestions.iter().filter(|pair| pair.score >= PAIRED_FROM);
        ties.extend(paired.filter_map(|pair| {
            let (&a, &b) = (place.get(&pair.a)?, place.get(&pair.b)?);
            // Before any two that are only alike.
            Some((1.0 + pair.score, a.min(b), a.max(b)))
        }));
        ties.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let groups = group(claims.len(), &ties);
        number(&groups, &prepared, &rarity)
    }
}

/// Inverse document frequency of every concept that tells something.
fn rarity(prepared: &[Prepared<'_>]) -> HashMap<u64, f32> {
    let mut sharing: HashMap<u64, u32> = HashMap::new();
    for claim in prepared {
        let mut seen: Vec<u64> = tells(claim).map(|(concept, _)| concept).collect();
        seen.sort_unstable();
        seen.dedup();
        for concept in seen {
            *sharing.entry(concept).or_default() += 1;
        }
    }
    let all = prepared.len() as f32;
    sharing
        .into_iter()
        .map(|(concept, n)| (concept, (1.0 + all / n as f32).ln()))
        .collect()
}

/// Words that can make a topic: no parties, for these are in everything.
fn tells<'a>(claim: &'a Prepared<'_>) -> impl Iterator<Item = (u64, f32)> + 'a {
    claim
        .tokens
        .iter()
        .filter(|token| token.weight > 0.3 && !token.party && !token.time)
        .map(|token| (token.concept, token.weight))
}

impl Telling {
    fn new(claim: &Prepared<'_>, rarity: &HashMap<u64, f32>) -> Self {
        let mut words: Vec<(u64, f32)> = tells(claim)
            .map(|(concept, weight)| {
                (
                    concept,
                    weight * rarity.get(&concept).copied().unwrap_or(1.0),
                )
            })
            .collect();
        words.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        words.dedup_by_key(|word| word.0);
        let length = words.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        if length > 0.0 {
            for word in &mut words {
                word.1 /= length;
            }
        }
        Self { words }
    }

    /// The rarest words, the most telling first.
    fn rarest(&self) -> Vec<(u64, f32)> {
        let mut words = self.words.clone();
        words.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        words.truncate(MOST_WORDS);
        words
    }

    /// Cosine with another claim, from 0 to 1.
    fn cosine(&self, other: &Self) -> f32 {
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some(a), Some(b)) = (self.words.get(i), other.words.get(j)) {
            match a.0.cmp(&b.0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += a.1 * b.1;
                    i += 1;
                    j += 1;
                }
            }
        }
        sum
    }
}

/// The strongest ties of every claim: `(strength, one, other)`, the smaller place first.
fn alike(telling: &[Telling]) -> Vec<(f32, u32, u32)> {
    let mut by_word: HashMap<u64, Vec<u32>> = HashMap::new();
    for (at, claim) in telling.iter().enumerate() {
        for (concept, _) in claim.rarest() {
            by_word.entry(concept).or_default().push(at as u32);
        }
    }
    let mut ties: Vec<(f32, u32, u32)> = telling
        .par_iter()
        .enumerate()
        .flat_map_iter(|(at, claim)| {
            let mut near: Vec<u32> = claim
                .rarest()
                .iter()
                .filter_map(|(concept, _)| by_word.get(concept))
                .filter(|sharing| sharing.len() <= MOST_SHARING)
                .flatten()
                .copied()
                .filter(|&other| other as usize != at)
                .collect();
            near.sort_unstable();
            near.dedup();
            let mut ties: Vec<(f32, u32, u32)> = near
                .into_iter()
                .map(|other| {
                    let strength = claim.cosine(&telling[other as usize]);
                    (strength, (at as u32).min(other), (at as u32).max(other))
                })
                .filter(|tie| tie.0 >= ALIKE_FROM)
                .collect();
            ties.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
            ties.truncate(MOST_TIES);
            ties
        })
        .collect();
    ties.sort_unstable_by_key(|tie| (tie.1, tie.2));
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

/// Numbers the groups of two and more in the order of their first claim, and gives them titles.
fn number(groups: &[u32], prepared: &[Prepared<'_>], rarity: &HashMap<u64, f32>) -> Topics {
    let mut members: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, &group) in groups.iter().enumerate() {
        members.entry(group).or_default().push(at);
    }
    let mut of = vec![None; groups.len()];
    let mut titles = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let claims = &members[group];
        if claims.len() < 2 || claims[0] != at {
            continue;
        }
        for &claim in claims {
            of[claim] = Some(titles.len() as u32);
        }
        titles.push(title(claims, prepared, rarity));
    }
    Topics::new(of, titles)
}

/// The words that most of the claims share and that are rare elsewhere, in the order of the text.
fn title(claims: &[usize], prepared: &[Prepared<'_>], rarity: &HashMap<u64, f32>) -> String {
    let mut shared: HashMap<u64, (u32, f32)> = HashMap::new();
    for &claim in claims {
        let names = prepared[claim].tokens.iter().filter(|token| token.name);
        let of_names: Vec<u64> = names.map(|token| token.concept).collect();
        let mut words: Vec<(u64, f32)> = tells(&prepared[claim])
            .map(|(concept, weight)| {
                // A place or a person says better what it is about than an act does.
                let more = if of_names.contains(&concept) {
                    1.4
                } else {
                    1.0
                };
                (concept, weight * more)
            })
            .collect();
        words.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        words.dedup_by_key(|word| word.0);
        for (concept, weight) in words {
            let entry = shared.entry(concept).or_default();
            entry.0 += 1;
            entry.1 = entry.1.max(weight);
        }
    }
    let worth = |concept: u64| -> f32 {
        shared.get(&concept).map_or(0.0, |&(n, weight)| {
            // A word of one claim is no topic, unless there is no better.
            let n = if n == 1 { 0.1 } else { n as f32 };
            n.sqrt() * weight * rarity.get(&concept).copied().unwrap_or_default()
        })
    };
    let mut best: Vec<(u64, f32)> = shared.keys().map(|&c| (c, worth(c))).collect();
    best.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let common = shared.values().filter(|(n, _)| *n > 1).count();
    best.truncate(common.clamp(1, TITLE_WORDS));
    let mut title = String::new();
    for &claim in claims {
        let text = prepared[claim].claim.text.as_str();
        let mut last = usize::MAX;
        for (place, token) in prepared[claim].tokens.iter().enumerate() {
            let Some(at) = best.iter().position(|(c, _)| *c == token.concept) else {
                continue;
            };
            best.remove(at);
            let word = token.span.slice(text);
            let bare = word.strip_suffix("'s").or(word.strip_suffix("’s"));
            if !title.is_empty() {
                // Words that stand together are one name: "Port Lenn".
                title.push_str(if place == last.wrapping_add(1) {
                    " "
                } else {
                    " · "
                });
            }
            title.push_str(bare.unwrap_or(word));
            last = place;
        }
    }
    if let Some(first) = title.chars().next() {
        let upper: String = first.to_uppercase().collect();
        title.replace_range(..first.len_utf8(), &upper);
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Folding;
    use crate::model::{Side, SpeechAct};

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
        let comparer = Comparer::new(&Folding::default());
        let pairs = comparer.suggest(&claims);
        comparer.topics(&claims, &pairs)
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
