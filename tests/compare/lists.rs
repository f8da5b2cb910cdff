//! The list of suggestions: short, whole, the same however the claims come.

use counterclaim::compare::{Claim, Comparer, Experience, Index, suggest};
use counterclaim::model::{Answer, Between, Side, StatementId, Verdict};
use proptest::prelude::*;

use super::learning::{after, verdict};
use super::symmetry::sentence;
use super::{claim, folding, in_heaps};

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
