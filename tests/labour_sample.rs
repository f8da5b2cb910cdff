//! The second sample, a labour dispute, from file to suggestion: it shows that no word of the first
//! conflict is in the program.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use counterclaim::model::{Reading, Side, Statement};
use counterclaim::project::Preview;
use counterclaim::project::preview::Place;
use counterclaim::sides::Profile;
use counterclaim::{disk, load, pipeline};

fn reading() -> Reading {
    reading_with(&Profile::labour_sample())
}

fn reading_with(profile: &Profile) -> Reading {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample-labour");
    let articles: Vec<_> = disk::collect(&folder)
        .into_iter()
        .flat_map(|path| load::load(&disk::read_source(&path.unwrap()).unwrap()).unwrap())
        .map(Arc::new)
        .collect();
    assert_eq!(articles.len(), 2);
    pipeline::read(
        &articles,
        profile,
        &|_, _| {},
        &|_| {},
        &AtomicBool::new(false),
    )
    .unwrap()
}

fn said<'a>(reading: &'a Reading, words: &str) -> &'a Statement {
    let found: Vec<usize> = reading
        .claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| claim.text.contains(words))
        .map(|(at, _)| at)
        .collect();
    match found[..] {
        [only] => &reading.statements[only],
        _ => panic!("{} statements say {words:?}", found.len()),
    }
}

#[test]
fn the_file_and_the_program_hold_the_same_profile() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sides/hospital-strike.json");
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(Profile::from_json(&text).unwrap(), Profile::labour_sample());
    for party in [&Profile::labour_sample().a, &Profile::labour_sample().b] {
        assert!(!party.officials.is_empty() && !party.carriers.is_empty());
        assert!(!party.offices.is_empty() && !party.institutions.is_empty());
    }
}

#[test]
fn every_statement_stands_where_a_reader_would_put_it() {
    let reading = reading();
    let (a, b) = (Some(Side::A), Some(Side::B));
    let expected = [
        ("900 nurses", "Merrowdale Hospitals", a),
        ("Three shifts in four", "Corin Maddox", a),
        ("3,400 nurses", "Union of Ward Staff", b),
        ("Walk down any corridor", "Ines Calloway", b),
        (
            "broke off the talks on Monday night",
            "Elspeth Harrowgate",
            a,
        ),
        ("had broken off the talks", "Joss Tembery", b),
        ("cancelled the last session", "Joss Tembery", b),
        ("9 percent over two years", "Merrowdale Hospitals", a),
        ("a pay rise of 4 percent", "Joss Tembery", b),
        ("pickets blocked the ambulance", "Tobias Renn", a),
        ("pickets never blocked", "union shop steward", b),
        ("promised in March to hire 200", "Union of Ward Staff", b),
        ("hired 180 nurses", "Tobias Renn", a),
        ("her door was open", "Ruth Amberley", None),
        ("to return to the table", "health ministry", None),
        ("seldom settled in a week", "Oriel Renn", None),
        ("waiting for a new hip", "Delia Marsh", None),
        ("62 operations", "Merrowdale Hospitals", a),
        ("240 operations", "strike committee", b),
        (
            "every emergency ward was fully staffed",
            "Elspeth Harrowgate",
            a,
        ),
        ("was not fully staffed on Tuesday", "Padma Lorrie", b),
        ("had broken any promise", "Merrowdale Hospitals", a),
        (
            "its negotiators never left the hotel",
            "Union of Ward Staff",
            b,
        ),
        ("We did not walk away", "Corin Maddox", a),
        ("would return to the talks on Friday", "Corin Maddox", a),
        ("no meeting had been agreed", "Lantern Street", b),
        ("sent no letters to strikers", "Merrowdale Hospitals", a),
        ("the strike was illegal", "Priory House", a),
        ("the ballot met every rule", "union’s lawyers", None),
        ("settled for 6 percent", "Lionel Aldous", None),
        ("no answer from either party", "Conciliation Service", None),
    ];
    let mut wrong = Vec::new();
    for (words, name, column) in expected {
        let speaker = &said(&reading, words).speaker;
        let stands = (speaker.side.is_column() && speaker.official).then_some(speaker.side);
        let called = speaker.name.as_deref().unwrap_or_default();
        if stands != column || (!name.is_empty() && called != name) {
            wrong.push(format!(
                "{words}: {called} in {stands:?}: {}",
                speaker.why.join(" ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_contradicts_is_suggested() {
    let reading = reading();
    let offered: Vec<(String, String)> = reading
        .suggestions
        .iter()
        .filter(|found| found.suggested)
        .map(|found| {
            let text = |id| reading.claim(id).unwrap().text.clone();
            (text(found.a), text(found.b))
        })
        .collect();
    let intended = [
        ("900 nurses", "3,400 nurses"),
        ("broke off the talks", "had broken off the talks"),
        ("9 percent", "4 percent"),
        ("pickets blocked", "pickets never blocked"),
        ("62 operations", "240 operations"),
        ("was fully staffed", "was not fully staffed"),
        ("the strike was illegal", "the strike was legal"),
        ("had broken any promise", "breaking its promise"),
        ("hired 180 nurses", "hired nobody"),
    ];
    let missing: Vec<_> = intended
        .iter()
        .filter(|(left, right)| {
            !offered
                .iter()
                .any(|(a, b)| a.contains(left) && b.contains(right))
        })
        .collect();
    assert!(
        missing.is_empty(),
        "not suggested: {missing:?}\nof {offered:#?}"
    );
    assert!(
        offered.len() <= 16,
        "so few articles, so many pairs: {offered:#?}"
    );
}

#[test]
fn the_preview_tells_what_another_profile_moves() {
    let now = reading();
    let same = Preview::new(&now, &now, &Profile::labour_sample(), false);
    assert!(same.is_empty());
    assert_eq!(
        same.summary(),
        "Applying moves no statement. The suggested pairs stay the same."
    );

    let mut other = Profile::labour_sample();
    other
        .b
        .institutions
        .retain(|body| body.name != "strike committee");
    let after = reading_with(&other);
    let preview = Preview::new(&now, &after, &other, false);
    let moved: Vec<_> = preview
        .moves
        .iter()
        .map(|one| (one.words.as_str(), one.from, one.to))
        .collect();
    let union = Some(Place::Column(Side::B));
    let from_union = moved.iter().filter(|(_, from, _)| *from == union);
    assert_eq!(from_union.count(), 2, "{moved:?}");
    let all: usize = preview.counts.iter().map(|(.., number)| number).sum();
    assert_eq!(all, preview.moves.len());
    assert!(
        preview
            .vanish
            .iter()
            .any(|pair| pair.left.1.contains("62") && pair.right.1.contains("240")),
        "the pair goes with its statement"
    );
    for one in &preview.moves {
        let stands = after
            .statement(one.statement)
            .map(|s| Place::of(&s.speaker));
        assert_eq!(one.to, stands);
    }

    let swapped = Profile::labour_sample().swapped();
    let preview = Preview::new(&now, &reading_with(&swapped), &swapped, true);
    assert_eq!(preview.moves, [], "with its party each stays where it is");
    assert!(!preview.is_empty());
    assert!(preview.summary().starts_with("The columns change places."));
}
