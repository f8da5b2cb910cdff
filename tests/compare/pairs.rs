//! Pairs about many quarrels, labelled by hand: how many clashes are found, how many look-alikes fire.

use counterclaim::compare::{Folding, bare_claim, judge};

use super::{assert_fits, assert_mirrored};

/// One pair of the files in `tests/compare`.
#[derive(serde::Deserialize)]
struct Labelled {
    id: String,
    a: String,
    b: String,
    label: String,
}

/// What came of some pairs.
#[derive(Default)]
struct Tally {
    clashes: u32,
    others: u32,
    hits: u32,
    alarms: Vec<String>,
}

fn tally(lines: &str) -> Tally {
    let mut out = Tally::default();
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
            out.clashes += 1;
            out.hits += u32::from(found.suggested);
        } else {
            out.others += 1;
            if found.suggested {
                out.alarms.push(pair.id);
            }
        }
    }
    out
}

#[test]
fn pairs_of_other_conflicts_are_told_apart() {
    let found = tally(concat!(
        include_str!("conflicts.jsonl"),
        include_str!("quarrels.jsonl"),
        include_str!("wards.jsonl"),
        include_str!("harbours.jsonl")
    ));
    assert!(found.clashes >= 126 && found.others >= 118);
    assert!(found.hits >= 94, "only {} hits", found.hits);
    assert!(found.alarms.len() <= 5, "{:?}", found.alarms);
}

#[test]
fn pairs_whose_errors_taught_are_told_apart() {
    let found = tally(include_str!("shores.jsonl"));
    assert!(found.clashes == 29 && found.others == 36);
    assert!(found.hits >= 19, "only {} hits", found.hits);
    assert!(found.alarms.len() <= 2, "{:?}", found.alarms);
}

#[test]
fn pairs_that_nobody_mended_for_are_told_apart() {
    let found = tally(include_str!("reefs.jsonl"));
    assert!(found.clashes == 30 && found.others == 35);
    assert!(found.hits >= 13, "only {} hits", found.hits);
    assert!(found.alarms.len() <= 5, "{:?}", found.alarms);
}

#[test]
fn effects_and_promises_of_other_quarrels_are_told_apart() {
    let found = tally(include_str!("effects.jsonl"));
    assert!(found.hits >= 12, "only {} hits", found.hits);
    assert!(found.alarms.len() <= 5, "{:?}", found.alarms);
}
