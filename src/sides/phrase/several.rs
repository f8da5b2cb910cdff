//! Words for several parties at once: "both sides", "Pakistani and Afghan officials".

use super::super::index::{Hit, Index, Sort, Words};
use super::super::words::Kinds;
use super::{Phrase, Segment, owners, side_of};
use crate::model::Side;

/// Notices words for several parties at once: "both sides", "Pakistani and Afghan officials".
pub(super) fn several(index: &Index, words: &Words, groups: &[Vec<Segment>], phrase: &mut Phrase) {
    let segments = || groups.iter().flatten();
    for segment in segments() {
        let first = words
            .hits
            .partition_point(|hit| hit.start < segment.tokens.start);
        let both = words.hits[first..]
            .iter()
            .take_while(|hit| hit.end <= segment.tokens.end)
            .find(|hit| index.entities[hit.entity].sort == Sort::BothSides);
        if let Some(hit) = both {
            phrase.several = Some(index.entities[hit.entity].name.clone());
            return;
        }
        if segment.before.is_some_and(|kinds| !kinds.any(Kinds::OF)) {
            continue;
        }
        let mut last: Option<Hit> = None;
        for hit in owners(index, words, &segment.tokens) {
            if let Some(before) = last {
                let joined = (before.end..hit.start).any(|i| index.kinds(words, i).any(Kinds::AND));
                if joined && side_of(index, before) != side_of(index, hit) {
                    phrase.several = Some(format!(
                        "{} and {}",
                        index.entities[before.entity].name, index.entities[hit.entity].name
                    ));
                    return;
                }
            }
            last = Some(hit);
        }
    }
    // A list: "Pakistan, China and Qatar".
    let lone = |group: &Vec<Segment>| {
        let [segment] = &group[..] else {
            return None;
        };
        let mut hits = owners(index, words, &segment.tokens);
        let hit = hits.next()?;
        let others = segment
            .tokens
            .clone()
            .all(|i| words.hit(i).is_some() || Index::is_filler(index.kinds(words, i)));
        others.then_some(hit)
    };
    if groups.len() >= 2 {
        let sides: Vec<Option<Side>> = groups
            .iter()
            .map(|group| lone(group).map(|hit| side_of(index, hit)))
            .collect();
        if let [Some(first), Some(second), ..] = sides[..]
            && first != second
        {
            phrase.several = Some("several parties".to_owned());
        }
    }
}
