//! What two claims say of one thing, and of whose people.

use counterclaim::compare::{Folding, judge, suggest};
use counterclaim::model::{PairKind, Side, SpeechAct};

use super::{claim, folding};

#[test]
fn conduct_at_talks_meets_without_shared_words() {
    let claims = [
        claim(
            1,
            Side::A,
            "Islamabad’s team had come with one clear request",
        ),
        claim(
            2,
            Side::A,
            "the road past Lalpur needs repair before winter",
        ),
        claim(
            3,
            Side::B,
            "the Pakistani delegation “walked out of the meeting” twice and was “confused”",
        ),
        claim(4, Side::B, "rain has delayed the apricot harvest"),
    ];
    let found = suggest(&claims, &folding());
    let best = found.first().expect("one pair clashes");
    assert_eq!((best.a, best.b), (claims[0].id, claims[2].id));
    assert!(best.suggested, "{}", best.score);
    assert_eq!(best.kind, PairKind::Conduct);
    assert!(found.iter().all(|s| s.pair == best.pair || !s.suggested));
}

#[test]
fn a_folded_name_stands_for_the_other() {
    let a = claim(1, Side::A, "The library of Lund was shut on Monday");
    let b = claim(
        2,
        Side::B,
        "The library of the Harbour Palace was open on Monday",
    );
    assert!(judge(&a, &b, &folding()).score > judge(&a, &b, &Folding::default()).score);
}

#[test]
fn who_asks_for_a_change_says_nothing_against_how_things_are() {
    let shut = claim(1, Side::A, "the gate at Lalpur is shut to lorries");
    let mut wish = claim(
        2,
        Side::B,
        "Islamabad to open the gate at Lalpur to lorries",
    );
    let asserted = judge(&shut, &wish, &folding());
    assert!(asserted.suggested, "{}", asserted.score);
    for act in [SpeechAct::Demand, SpeechAct::Appeal] {
        wish.act = act;
        let asked = judge(&shut, &wish, &folding());
        assert!(!asked.suggested, "{act:?}: {:?}", asked.reasons);
    }
}

#[test]
fn the_dead_of_one_side_are_not_the_dead_of_the_other() {
    let unhurt = claim(
        2,
        Side::B,
        "none of our guards was killed at the Lalpur post on Monday",
    );
    let theirs = claim(
        1,
        Side::A,
        "two guards were killed at the Lalpur post on Monday by rockets from Afghan soil",
    );
    let found = judge(&theirs, &unhurt, &folding());
    assert!(!found.suggested, "{:?}", found.reasons);
    let ours = claim(
        1,
        Side::A,
        "two Afghan guards were killed at the Lalpur post on Monday",
    );
    let found = judge(&ours, &unhurt, &folding());
    assert!(found.suggested, "{:?}", found.reasons);
}
