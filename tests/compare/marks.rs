//! The words that a reason marks, and how it reads.

use counterclaim::compare::judge;
use counterclaim::model::{PairKind, Side, SpeechAct};

use super::{claim, folding};

#[test]
fn no_reason_sets_words_against_themselves() {
    let said = "three herders died when Pakistani rockets struck the Lalpur pasture";
    let a = {
        let mut denied = claim(1, Side::A, said);
        denied.act = SpeechAct::Deny;
        denied
    };
    let found = judge(&a, &claim(2, Side::B, said), &folding());
    assert!(found.suggested && found.kind == PairKind::Denial);
    for reason in &found.reasons {
        assert_eq!(reason.kind, PairKind::Denial, "{}", reason.text);
        assert!(!reason.text.contains(" against "), "{}", reason.text);
    }
    let near = |number, side| {
        claim(
            number,
            side,
            "the rocket landed on our side of the border near Lalpur",
        )
    };
    let found = judge(&near(1, Side::A), &near(2, Side::B), &folding());
    let place = found.reasons.iter().find(|r| r.kind == PairKind::Place);
    assert!(place.is_some_and(|r| r.text.contains("each says “on our side”")));
}

#[test]
fn marks_end_with_the_noun() {
    let a = claim(
        1,
        Side::A,
        "the gate at Lalpur was shut to lorries on Monday",
    );
    let b = claim(
        2,
        Side::B,
        "the gate at Lalpur was open to lorries on the Afghan bank, and our clerks worked",
    );
    let found = judge(&a, &b, &folding());
    let shown: Vec<&str> = found
        .reasons
        .iter()
        .flat_map(|r| &r.in_b)
        .map(|s| s.slice(&b.text))
        .collect();
    assert!(!shown.is_empty());
    assert!(shown.iter().all(|s| !s.ends_with("Afghan")), "{shown:?}");
    let a = claim(
        1,
        Side::A,
        "our envoys never left the room during the talks",
    );
    let b = claim(
        2,
        Side::B,
        "the Pakistani delegation left the room three times on Monday",
    );
    let found = judge(&a, &b, &folding());
    let conduct = found
        .reasons
        .iter()
        .find(|r| r.kind == PairKind::Conduct)
        .expect("one account gainsays the other");
    assert_eq!(conduct.in_b[0].slice(&b.text), "left the room three times");
}

#[test]
fn names_and_listed_phrases_are_marked_whole() {
    let a = claim(
        1,
        Side::A,
        "the survey drone seen on Monday came down near Sel Hill",
    );
    let b = claim(
        2,
        Side::B,
        "the survey drone seen on Monday came down near Tarn Ford",
    );
    let found = judge(&a, &b, &folding());
    let place = found
        .reasons
        .iter()
        .find(|r| r.kind == PairKind::Place)
        .expect("two places are named");
    assert_eq!(place.in_a[0].slice(&a.text), "came down near Sel Hill");
    assert_eq!(place.in_b[0].slice(&b.text), "came down near Tarn Ford");
    let a = claim(1, Side::A, "the yard struck at Lalpur was a post office");
    let b = claim(2, Side::B, "the yard struck at Lalpur was a staging area");
    let found = judge(&a, &b, &folding());
    let actor = found
        .reasons
        .iter()
        .find(|r| r.kind == PairKind::Actor)
        .expect("one says civil, the other military");
    assert_eq!(actor.in_a[0].slice(&a.text), "post office");
    assert_eq!(actor.in_b[0].slice(&b.text), "staging area");
}

#[test]
fn mutual_accusations_read_as_such() {
    let a = claim(
        1,
        Side::A,
        "the Afghan delegation walked out of the talks on Monday",
    );
    let b = claim(2, Side::B, "the Pakistani delegation boycotted the talks");
    let found = judge(&a, &b, &folding());
    let reason = found.reasons.iter().find(|r| r.kind == PairKind::Conduct);
    assert!(
        reason.is_some_and(|r| r.text.starts_with("Each side accuses the other")),
        "{:?}",
        found.reasons
    );
}
