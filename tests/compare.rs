//! The comparison as its users see it: the same whichever comes first, marks that fit, a short list.

use counterclaim::compare::{
    Claim, Comparer, Experience, Folding, FoundPairs, Index, SUGGEST_FROM, bare_claim, judge,
    suggest,
};
use counterclaim::model::{
    Answer, Between, ClaimKey, PairId, PairKind, Side, SpeechAct, StatementId, Suggestion, Verdict,
    Witness,
};
use counterclaim::text::Span;
use proptest::prelude::*;

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

/// Sentences from words that the signals know, so that they often fire.
fn sentence() -> impl Strategy<Value = String> {
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
fn wire_copies_and_busy_statements_do_not_flood_the_list() {
    let mut claims = Vec::new();
    for copy in 0..10 {
        claims.push(claim(
            copy,
            Side::A,
            "The gate at Lalpur is open to lorries",
        ));
    }
    for copy in 10..30 {
        let text = format!("The gate at Lalpur is shut to lorries, elder number {copy} told us");
        claims.push(claim(copy, Side::B, &text));
    }
    let found = suggest(&claims, &folding());
    assert!(!found.is_empty() && found.len() <= 5, "{}", found.len());
    assert!(found.windows(2).all(|w| w[0].score >= w[1].score));
    let again = suggest(&claims, &folding());
    assert_eq!(found, again);
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

/// One pair of the files in `tests/compare`.
#[derive(serde::Deserialize)]
struct Labelled {
    id: String,
    a: String,
    b: String,
    label: String,
}

#[test]
fn pairs_of_other_conflicts_are_told_apart() {
    let lines = concat!(
        include_str!("compare/conflicts.jsonl"),
        include_str!("compare/quarrels.jsonl"),
        include_str!("compare/wards.jsonl"),
        include_str!("compare/harbours.jsonl")
    );
    let (mut hits, mut alarms, mut clashes, mut others) = (0, Vec::new(), 0, 0);
    for (row, line) in (0..).zip(lines.lines()) {
        let pair: Labelled = serde_json::from_str(line).unwrap();
        let (a, b) = (
            bare_claim(&pair.a, 2 * row),
            bare_claim(&pair.b, 2 * row + 1),
        );
        let found = judge(&a, &b, &Folding::default());
        assert_fits(&found, &a.text, &b.text);
        assert_mirrored(&found, &judge(&b, &a, &Folding::default()));
        if pair.label == "contradiction" {
            clashes += 1;
            hits += u32::from(found.suggested);
        } else {
            others += 1;
            if found.suggested {
                alarms.push(pair.id);
            }
        }
    }
    assert!(clashes >= 126 && others >= 118);
    assert!(hits >= 92, "only {hits} of {clashes}");
    assert!(alarms.len() <= 7, "{alarms:?}");
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn claims_that_come_one_by_one_are_found_as_if_they_came_at_once(
        texts in prop::collection::vec((sentence(), any::<bool>()), 1..60),
        mut cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
    ) {
        let claims: Vec<Claim> = (0..)
            .zip(&texts)
            .map(|(number, (text, ours))| {
                claim(number, if *ours { Side::A } else { Side::B }, text)
            })
            .collect();
        cuts.sort_by_key(|cut| cut.index(claims.len()));
        let cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(claims.len())).collect();
        prop_assert_eq!(in_heaps(&claims, &cuts), in_heaps(&claims, &[]));
    }

    #[test]
    fn lists_made_one_after_the_other_are_those_made_from_scratch(
        texts in prop::collection::vec((sentence(), any::<bool>()), 1..60),
        acts in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, any::<bool>()), 1..8),
    ) {
        let claims: Vec<Claim> = (0..)
            .zip(&texts)
            .map(|(number, (text, ours))| {
                // Some come in two papers.
                claim(number, if *ours { Side::A } else { Side::B }, text)
            })
            .flat_map(|one| {
                let copy = Claim { id: StatementId::of_bare(1_000 + one.text.len() as u64), ..one.clone() };
                let has_copy = one.text.len() % 3 == 0;
                [Some(one), has_copy.then_some(copy)].into_iter().flatten()
            })
            .collect();
        let mut index = Index::new(&Comparer::new(&folding()));
        let mut verdicts: Vec<Verdict> = Vec::new();
        for (upto, answer, undone) in acts {
            let upto = upto.index(claims.len() + 1).max(index.claims().len());
            index.add(claims[index.claims().len()..upto].iter().cloned());
            let experience = Experience { verdicts: verdicts.iter().collect(), ..Experience::default() };
            let found = index.found_after(&experience);
            prop_assert_eq!(&found, &after(&claims[..upto], &verdicts, &[]));
            if undone {
                verdicts.pop();
            } else if let Some(pair) = found.suggestions.get(usize::from(answer)) {
                let of = |id| claims.iter().find(|claim| claim.id == id).expect("it was found");
                let answer = [Answer::Confirmed, Answer::Rejected, Answer::Later][usize::from(answer)];
                verdicts.push(verdict(of(pair.a), of(pair.b), answer));
            }
        }
    }
}

#[test]
fn a_growing_project_forgets_what_becomes_too_common() {
    // “Lalpur” passes every power of two and the number from which it is not followed.
    let claims: Vec<Claim> = (0..1_700)
        .map(|number| {
            let side = if number % 2 == 0 { Side::A } else { Side::B };
            let state = ["open", "shut"][(number / 2 % 2) as usize];
            let text = format!("the Lalpur gate {} is {state}", number % 97);
            claim(number, side, &text)
        })
        .collect();
    let at_once = in_heaps(&claims, &[]);
    assert!(!at_once.suggestions.is_empty());
    assert_eq!(in_heaps(&claims, &[3, 40, 41, 900, 1_598, 1_640]), at_once);
}

#[test]
fn copies_of_one_statement_are_one_claim_with_all_its_sources() {
    let mut claims = vec![claim(100, Side::B, "the gate at Lalpur is shut to lorries")];
    for copy in 0..10 {
        let text = [
            "The gate at Lalpur is open to lorries",
            "“the gate at Lalpur is open to lorries.”",
            "the gate at  Lalpur was open to lorries",
        ][copy as usize % 3];
        claims.push(claim(copy, Side::A, text));
    }
    let found = suggest(&claims, &folding());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0].a, claims[1].id,
        "the copy that came first is shown"
    );
    let also: Vec<StatementId> = claims[2..].iter().map(|c| c.id).collect();
    assert_eq!(found[0].also_a, also);
    assert!(found[0].also_b.is_empty());
}

#[test]
fn a_side_against_itself_is_no_contradiction_of_the_two() {
    let day = |claim: Claim, day: i8| Claim {
        said_on: Some(jiff::civil::date(2031, 5, day)),
        ..claim
    };
    let open = claim(1, Side::A, "the gate at Lalpur is open to lorries");
    let shut = claim(2, Side::A, "the gate at Lalpur is shut to lorries");
    let comparer = Comparer::new(&folding());
    let found = comparer.find(vec![day(open.clone(), 3), day(shut.clone(), 3)]);
    assert!(found.suggestions.is_empty());
    assert_eq!(found.relations.len(), 1);
    assert_eq!(found.relations[0].between, Between::OneSide);
    let later = comparer.find(vec![day(open.clone(), 9), day(shut.clone(), 3)]);
    let change = &later.relations[0];
    assert_eq!(change.between, Between::Times);
    assert_eq!(
        (change.a, change.b),
        (shut.id, open.id),
        "the earlier first"
    );
    assert!(
        change
            .doubts
            .iter()
            .any(|d| d.text.contains("6 days apart"))
    );
    for reason in &change.reasons {
        assert!(reason.in_a.iter().all(|s| s.end <= shut.text.len()));
    }
}

fn verdict(a: &Claim, b: &Claim, answer: Answer) -> Verdict {
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

fn after(claims: &[Claim], verdicts: &[Verdict], untaught: &[PairId]) -> FoundPairs {
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
