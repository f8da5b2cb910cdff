//! The pairs across the sides, on one topic, that were not suggested: what a sample is drawn from.

use std::collections::HashSet;

use super::in_column;
use crate::model::{Asked, ClaimKey, PairId, Reading, Side, StatementId};
use crate::project::Project;

/// Pairs that were not suggested, nor linked by hand, as statements of side A and side B, in an order
/// of chance that is always the same. The same words in several papers are one statement.
///
/// The first of them are a sample; a larger sample holds the smaller one.
pub fn unsuggested(project: &Project, reading: &Reading) -> Vec<[StatementId; 2]> {
    let key = |id: StatementId| reading.statement(id).map(|statement| statement.claim);
    let mut known: HashSet<[ClaimKey; 2]> = HashSet::new();
    let mut know = |a: &[StatementId], b: &[StatementId]| {
        for a in a.iter().copied().filter_map(key) {
            known.extend(b.iter().copied().filter_map(key).map(|b| [a, b]));
        }
    };
    for found in reading.suggestions.iter().filter(|found| found.suggested) {
        let with = |id, also: &[StatementId]| [&[id], also].concat();
        know(&with(found.a, &found.also_a), &with(found.b, &found.also_b));
    }
    for verdict in project.verdicts().values() {
        if verdict.given.asked != Asked::Sample {
            know(&[verdict.a.statement], &[verdict.b.statement]);
        }
    }
    let topics = &reading.topics;
    let mut members: Vec<[Vec<usize>; 2]> = vec![Default::default(); topics.len()];
    for (place, statement) in reading.statements.iter().enumerate() {
        if let (Some(topic), Some(side)) = (topics.of(place), in_column(&statement.speaker)) {
            members[topic][usize::from(side == Side::B)].push(place);
        }
    }
    let mut out = Vec::new();
    for [left, right] in members {
        for &a in &left {
            for &b in &right {
                let (a, b) = (&reading.statements[a], &reading.statements[b]);
                if known.insert([a.claim, b.claim]) {
                    out.push([a.id, b.id]);
                }
            }
        }
    }
    out.sort_by_cached_key(|&[a, b]| PairId::of(a, b).lot("sample"));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answer, Topics};
    use crate::views::fixture::Fixture;

    #[test]
    fn what_is_known_is_not_drawn() {
        let mut fixture = Fixture::two_by_two();
        let topics = || Topics::new(vec![Some(0); 4], vec![String::new()]);
        let (project, reading) = fixture.build();
        let reading = reading.with_topics(topics());
        let at = |place: usize| reading.statements[place].id;
        let drawn = unsuggested(&project, &reading);
        assert_eq!(drawn, [[at(2), at(1)]], "three of four are suggested");

        fixture.below_the_line(2);
        let (project, below) = fixture.build();
        let below = below.with_topics(topics());
        let drawn = unsuggested(&project, &below);
        assert_eq!(drawn.len(), 2, "below the line is not suggested");
        assert_eq!(drawn, unsuggested(&project, &below));

        fixture.answer(2, Answer::Confirmed);
        fixture.link(2, 1);
        let (project, below) = fixture.build();
        assert!(unsuggested(&project, &below.with_topics(topics())).is_empty());
    }

    #[test]
    fn other_topics_are_not_drawn_from() {
        let (project, reading) = Fixture::two_by_two().build();
        let topics = Topics::new(
            vec![Some(0), Some(0), Some(1), Some(1)],
            vec![String::new(); 2],
        );
        assert!(unsuggested(&project, &reading.with_topics(topics)).is_empty());
    }
}
