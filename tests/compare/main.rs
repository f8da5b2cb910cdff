//! The comparison as its users see it: the same whichever comes first, marks that fit, a short list.

mod judging;
mod learning;
mod lists;
mod marks;
mod pairs;
mod symmetry;

use counterclaim::compare::{Claim, Comparer, Folding, FoundPairs, Index, SUGGEST_FROM};
use counterclaim::model::{PairKind, Side, SpeechAct, StatementId, Suggestion};
use counterclaim::text::Span;

fn claim(number: u64, side: Side, text: &str) -> Claim {
    Claim {
        id: StatementId::of_bare(number),
        side,
        text: text.to_owned(),
        act: SpeechAct::Assert,
        speaker: None,
        said_on: None,
        published_on: None,
    }
}

fn folding() -> Folding {
    Folding {
        synonyms: vec![vec!["Lund".into(), "the Harbour Palace".into()]],
        names_a: vec!["Pakistan".into(), "Islamabad".into()],
        names_b: vec!["Afghanistan".into(), "Kabul".into()],
    }
}

fn assert_fits(suggestion: &Suggestion, a: &str, b: &str) {
    assert!((0.0..=1.0).contains(&suggestion.score));
    let inside = |spans: &[Span], text: &str| {
        spans
            .iter()
            .all(|s| text.get(s.start..s.end).is_some_and(|w| !w.is_empty()))
    };
    for reason in suggestion.reasons.iter().chain(&suggestion.doubts) {
        assert!(inside(&reason.in_a, a), "{reason:?} in {a:?}");
        assert!(inside(&reason.in_b, b), "{reason:?} in {b:?}");
        assert!(reason.text.ends_with('.'));
    }
    for reason in &suggestion.reasons {
        assert!(!reason.in_a.is_empty() && !reason.in_b.is_empty());
        assert_ne!(reason.kind, PairKind::None);
    }
    if suggestion.suggested {
        assert!(suggestion.score >= SUGGEST_FROM && !suggestion.reasons.is_empty());
    }
}

fn assert_mirrored(one: &Suggestion, other: &Suggestion) {
    assert_eq!(one.score.to_bits(), other.score.to_bits());
    assert_eq!(one.kind, other.kind);
    assert_eq!(one.pair, other.pair);
    for (x, y) in [(&one.reasons, &other.reasons), (&one.doubts, &other.doubts)] {
        assert_eq!(x.len(), y.len());
        for (x, y) in x.iter().zip(y) {
            assert_eq!((&x.in_a, &x.in_b), (&y.in_b, &y.in_a));
            assert_eq!(x.kind, y.kind);
        }
    }
}

/// Everything found when the claims come in heaps that end where `cuts` say.
fn in_heaps(claims: &[Claim], cuts: &[usize]) -> FoundPairs {
    let mut index = Index::new(&Comparer::new(&folding()));
    let mut from = 0;
    for &to in cuts.iter().chain([&claims.len()]) {
        index.add(claims[from..to].iter().cloned());
        from = to;
    }
    index.found()
}
