//! A score does not depend on which claim comes first, whatever the words.

use counterclaim::compare::{Folding, bare_claim, judge};
use counterclaim::model::{Side, SpeechAct};
use proptest::prelude::*;

use super::{assert_fits, assert_mirrored, claim, folding};

/// Sentences from words that the signals know, so that they often fire.
pub(super) fn sentence() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "the",
        "our",
        "Kabul",
        "Islamabad",
        "Pakistani",
        "soldiers",
        "no",
        "not",
        "never",
        "denied",
        "that",
        "two",
        "forty",
        "at least",
        "killed",
        "wounded",
        "on Monday",
        "on 3 May",
        "9 June",
        "Lalpur",
        "near",
        "gate",
        "open",
        "closed",
        "withdrew",
        "remain",
        "talks",
        "walked out",
        "clear",
        "demand",
        "if",
        "will",
        "must",
        "may",
        ",",
        ".",
        "and",
        "because",
        "started",
        "broke",
        "truce",
        "inside",
        "border",
        "school",
        "depot",
        "was",
        "were",
        "“",
        "”",
        "’s",
        "%",
        "é",
        "—",
        "claim",
        "baseless",
        "a",
        "lie",
        "since",
        "until",
        "first",
        "none",
        "nobody",
    ]);
    prop::collection::vec(words, 0..30).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_texts_are_judged_alike_both_ways(a in "\\PC{0,120}", b in "\\PC{0,120}") {
        let (x, y) = (claim(1, Side::A, &a), claim(2, Side::B, &b));
        let there = judge(&x, &y, &folding());
        assert_fits(&there, &a, &b);
        assert_mirrored(&there, &judge(&y, &x, &folding()));
    }

    #[test]
    fn telling_words_are_judged_alike_both_ways(a in sentence(), b in sentence(), deny in any::<bool>()) {
        let (mut x, y) = (claim(1, Side::A, &a), claim(2, Side::B, &b));
        if deny {
            x.act = SpeechAct::Deny;
        }
        let there = judge(&x, &y, &folding());
        assert_fits(&there, &a, &b);
        assert_mirrored(&there, &judge(&y, &x, &folding()));
        let bare = judge(&bare_claim(&a, 1), &bare_claim(&b, 2), &folding());
        assert_mirrored(&bare, &judge(&bare_claim(&b, 2), &bare_claim(&a, 1), &folding()));
    }
}

#[test]
fn the_same_statement_never_contradicts_itself() {
    for text in [
        "We closed the gate at Lalpur on Monday and two men were wounded.",
        "No soldier of ours crossed the line.",
        "The talks failed because they walked out of the room.",
        "The claim that our men fired first is a lie.",
    ] {
        let judged = judge(
            &bare_claim(text, 1),
            &bare_claim(text, 2),
            &Folding::default(),
        );
        assert!(!judged.suggested, "{text}: {:?}", judged.reasons);
    }
}
