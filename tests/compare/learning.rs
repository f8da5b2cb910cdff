//! What the verdicts of a person change in the list.

use counterclaim::compare::{Claim, Comparer, Experience, FoundPairs, Index};
use counterclaim::model::{Answer, ClaimKey, PairId, PairKind, Side, Verdict, Witness};

use super::{claim, folding};

pub(super) fn verdict(a: &Claim, b: &Claim, answer: Answer) -> Verdict {
    let witness = |claim: &Claim| Witness {
        statement: claim.id,
        claim: ClaimKey::of(&claim.text),
        side: claim.side,
        speaker: claim.speaker.clone(),
        text: claim.text.clone(),
        article_title: "Report".to_owned(),
    };
    Verdict {
        pair: PairId::of(a.id, b.id),
        answer,
        by_hand: false,
        relation: None,
        given: counterclaim::model::Given::default(),
        a: witness(a),
        b: witness(b),
        decided_at: "2031-05-14T00:00:00Z".to_owned(),
    }
}

pub(super) fn after(claims: &[Claim], verdicts: &[Verdict], untaught: &[PairId]) -> FoundPairs {
    let mut index = Index::new(&Comparer::new(&folding()));
    index.add(claims.iter().cloned());
    index.found_after(&Experience {
        verdicts: verdicts.iter().collect(),
        untaught: untaught.iter().copied().collect(),
    })
}

#[test]
fn a_rejected_pair_never_comes_back_in_other_words() {
    let shut = claim(1, Side::B, "the gate at Lalpur is shut to lorries");
    let open = claim(2, Side::A, "the gate at Lalpur is open to lorries");
    let rejected = [verdict(&open, &shut, Answer::Rejected)];
    let shown = after(&[open, shut.clone()], &rejected, &[]);
    assert_eq!(
        shown.suggestions[0].pair, rejected[0].pair,
        "with its verdict it stays"
    );
    for words in [
        "the gate at  Lalpur is open to lorries.",
        "“The gate at Lalpur was open to lorries”",
    ] {
        let copy = claim(3, Side::A, words);
        let found = after(&[copy, shut.clone()], &rejected, &[]);
        assert!(found.suggestions.is_empty(), "{words}");
    }
    let other = claim(3, Side::A, "the gate at Lalpur was open to pilgrims");
    assert!(!after(&[other, shut], &rejected, &[]).suggestions.is_empty());
}

#[test]
fn a_verdict_on_one_copy_holds_for_all() {
    let shut = claim(1, Side::B, "the gate at Lalpur is shut to lorries");
    let open = claim(2, Side::A, "the gate at Lalpur is open to lorries");
    let earlier = claim(3, Side::A, "“The gate at Lalpur was open to lorries”");
    let confirmed = [verdict(&open, &shut, Answer::Confirmed)];
    let found = after(&[earlier.clone(), open.clone(), shut], &confirmed, &[]);
    assert_eq!(found.suggestions.len(), 1);
    assert_eq!(found.suggestions[0].pair, confirmed[0].pair);
    assert_eq!(found.suggestions[0].a, open.id);
    assert_eq!(found.suggestions[0].also_a, [earlier.id]);
}

#[test]
fn kinds_that_are_always_rejected_sink_until_learning_starts_anew() {
    let mut claims = Vec::new();
    for (number, place) in (0..).zip(["Sel", "Tarn", "Orlan", "Brod", "Pell"]) {
        let ours = format!("ninety shells hit {place} at dawn");
        let theirs = format!("four shells hit {place} at dawn");
        claims.push(claim(2 * number, Side::A, &ours));
        claims.push(claim(2 * number + 1, Side::B, &theirs));
    }
    let verdicts: Vec<Verdict> = (0..4)
        .map(|pair| verdict(&claims[2 * pair], &claims[2 * pair + 1], Answer::Rejected))
        .collect();
    let open = PairId::of(claims[8].id, claims[9].id);
    let of = |found: &FoundPairs| {
        let mut all = found.suggestions.iter();
        all.find(|s| s.pair == open).cloned().expect("it is found")
    };
    let before = of(&after(&claims, &[], &[]));
    let learnt = after(&claims, &verdicts, &[]);
    let sunk = of(&learnt);
    assert!(sunk.score < before.score);
    assert!(sunk.doubts.iter().any(|d| d.kind == PairKind::Learned));
    let lesson = learnt
        .lessons
        .iter()
        .find(|l| l.kinds == [PairKind::Number]);
    assert_eq!(lesson.map(|l| (l.confirmed, l.rejected)), Some((0, 4)));
    let untaught: Vec<PairId> = verdicts.iter().map(|v| v.pair).collect();
    assert_eq!(of(&after(&claims, &verdicts, &untaught)), before);
}
