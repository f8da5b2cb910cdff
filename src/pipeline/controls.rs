//! Which pairs can serve as controls: on one topic, across the sides, and no contradictions by the
//! rules.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::compare::{Claim, Comparer};
use crate::model::{Control, IdMap, PairId, Side, StatementId, Suggestion, Topics};

/// The most controls of either kind: the share mixed in is taken from the head of the list.
const MOST: usize = 400;

/// Pairs with a ground and at most this score count as found not to contradict each other.
const OUTWEIGHED_TO: f32 = 0.37;

/// Controls among `claims`, in an order of chance that is always the same. `topics` are those of the
/// claims, by their places.
pub(super) fn controls(
    comparer: &Comparer,
    claims: &[Claim],
    topics: &Topics,
    suggestions: &[Arc<Suggestion>],
) -> Vec<Control> {
    let topic_of: IdMap<StatementId, usize> = claims
        .iter()
        .enumerate()
        .filter_map(|(place, claim)| Some((claim.id, topics.of(place)?)))
        .collect();
    let mut outweighed: Vec<Control> = suggestions
        .iter()
        .filter(|found| {
            let topic = topic_of.get(&found.a);
            let on_topic = topic.is_some() && topic == topic_of.get(&found.b);
            let is_weak = !found.suggested && found.score <= OUTWEIGHED_TO;
            on_topic && is_weak && !found.reasons.is_empty()
        })
        .map(|found| Control {
            pair: found.pair,
            a: found.a,
            b: found.b,
            has_ground: true,
        })
        .collect();
    outweighed.sort_by_cached_key(|control| control.pair.lot("control"));
    outweighed.truncate(MOST);
    outweighed.extend(groundless(comparer, claims, topics));
    outweighed
}

/// Pairs on one topic without any ground.
fn groundless(comparer: &Comparer, claims: &[Claim], topics: &Topics) -> Vec<Control> {
    let mut members: Vec<[Vec<usize>; 2]> = vec![Default::default(); topics.len()];
    for (place, claim) in claims.iter().enumerate() {
        if let Some(topic) = topics.of(place) {
            members[topic][usize::from(claim.side == Side::B)].push(place);
        }
    }
    let mut drawn: Vec<(u64, usize, usize)> = members
        .par_iter()
        .flat_map_iter(|[left, right]| {
            left.iter().flat_map(move |&a| {
                right.iter().map(move |&b| {
                    let pair = PairId::of(claims[a].id, claims[b].id);
                    (pair.lot("control"), a, b)
                })
            })
        })
        .collect();
    // Some of those looked at have a ground, and some say the same in another paper.
    let looked_at = 3 * MOST;
    if drawn.len() > looked_at {
        drawn.select_nth_unstable(looked_at);
        drawn.truncate(looked_at);
    }
    drawn.sort_unstable();
    let has_none: Vec<bool> = drawn
        .par_iter()
        .map(|&(_, a, b)| comparer.judge(&claims[a], &claims[b]).reasons.is_empty())
        .collect();
    let mut said = BTreeSet::new();
    drawn
        .into_iter()
        .zip(has_none)
        .filter(|&((_, a, b), has_none)| {
            has_none && said.insert((claims[a].text.as_str(), claims[b].text.as_str()))
        })
        .take(MOST)
        .map(|((_, a, b), _)| Control {
            pair: PairId::of(claims[a].id, claims[b].id),
            a: claims[a].id,
            b: claims[b].id,
            has_ground: false,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Folding;
    use crate::model::SpeechAct;

    fn claims() -> Vec<Claim> {
        [
            (Side::A, "The ferry to Sall was stopped at noon"),
            (Side::B, "No ferry to Sall was stopped at noon"),
            (Side::B, "The ferry to Sall was painted last spring"),
            (Side::A, "The prison at Merrow is empty"),
        ]
        .into_iter()
        .enumerate()
        .map(|(at, (side, text))| Claim {
            id: StatementId::of_bare(at as u64 + 1),
            side,
            text: text.to_owned(),
            act: SpeechAct::Assert,
            speaker: None,
            said_on: None,
            published_on: None,
        })
        .collect()
    }

    #[test]
    fn a_control_is_on_topic_and_without_ground() {
        let claims = claims();
        let comparer = Comparer::new(&Folding::default());
        let suggestions = comparer.find(claims.clone()).suggestions;
        let topics = Topics::new(vec![Some(0), Some(0), Some(0), None], vec![String::new()]);
        let found = controls(&comparer, &claims, &topics, &suggestions);
        let [control] = &found[..] else {
            panic!("{found:?}");
        };
        assert_eq!((control.a, control.b), (claims[0].id, claims[2].id));
        assert!(!control.has_ground);
        assert_eq!(
            controls(&comparer, &claims, &topics, &suggestions),
            found,
            "chance, but always the same"
        );
    }

    #[test]
    fn a_ground_that_was_outweighed_serves_where_reasons_are_shown() {
        let claims = claims();
        let comparer = Comparer::new(&Folding::default());
        let mut suggestions = comparer.find(claims.clone()).suggestions;
        let first = Arc::make_mut(&mut suggestions[0]);
        first.score = 0.1;
        first.suggested = false;
        let topics = |of| Topics::new(vec![Some(0), of, None, None], vec![String::new(); 2]);
        let found = controls(&comparer, &claims, &topics(Some(0)), &suggestions);
        assert_eq!(found.len(), 1);
        assert!(found[0].has_ground && found[0].pair == suggestions[0].pair);
        let apart = controls(&comparer, &claims, &topics(Some(1)), &suggestions);
        assert!(apart.is_empty(), "on two topics they would be told apart");
    }
}
