//! The second opinion, on tiny models that the test writes itself: against a plain computation, on
//! folders with something wrong, and through the real program.

mod folders;
mod program;
mod reference;
mod tiny;

use std::path::Path;
use std::sync::atomic::AtomicBool;

use counterclaim::disk;
use counterclaim::opinion::{ModelFiles, OpinionError, SecondOpinion, Shares};
use tiny::{FAMILIES, Family, Stored, Tiny};

static GO_ON: AtomicBool = AtomicBool::new(false);

/// Opens and loads a folder as the program does.
fn load(folder: &Path) -> Result<SecondOpinion, OpinionError> {
    let opened = disk::open_model_folder(folder).expect("the folder is whole");
    let files = ModelFiles {
        name: opened.name,
        config: opened.config,
        tokenizer: opened.tokenizer,
        weights: opened.weights,
        weights_bytes: opened.weights_bytes,
    };
    SecondOpinion::load(files, &GO_ON)
}

fn loaded(tiny: &Tiny) -> SecondOpinion {
    let folder = tempfile::tempdir().unwrap();
    tiny.write(folder.path());
    load(folder.path()).unwrap()
}

const PAIRS: &[(&str, &str)] = &[
    (
        "the border was open on monday .",
        "the border was not open on monday .",
    ),
    (
        "twelve soldiers crossed near the town",
        "no soldiers crossed",
    ),
    (
        "the camp",
        "the strange camp was shut and the border was open and no soldiers crossed .",
    ),
];

fn expected(tiny: &Tiny, first: &str, second: &str) -> Shares {
    let (ids, types) = tiny.ids(first, second);
    let [contradiction, entailment, neutral] = reference::shares(tiny, &ids, &types);
    Shares {
        entailment: entailment as f32,
        neutral: neutral as f32,
        contradiction: contradiction as f32,
    }
}

fn assert_near(found: Shares, wanted: Shares, what: &str) {
    for (x, y) in [
        (found.entailment, wanted.entailment),
        (found.neutral, wanted.neutral),
        (found.contradiction, wanted.contradiction),
    ] {
        let near = (x - y).abs() < 1e-4 && (x.ln() - y.ln()).abs() < 2e-3;
        assert!(near, "{what}: {found:?} is not {wanted:?}");
    }
}

#[test]
fn every_family_computes_what_the_plain_code_does() {
    let mut models: Vec<(String, Tiny)> = FAMILIES
        .map(|family| (format!("{family:?}"), Tiny::new(family)))
        .to_vec();
    models.push(("other Deberta".to_owned(), Tiny::other_deberta()));
    for (name, tiny) in models {
        for stored in [Stored::F32, Stored::F16, Stored::Bf16] {
            let tiny = tiny.clone().stored_as(stored);
            let model = loaded(&tiny);
            let mut seen = Vec::new();
            for &(a, b) in PAIRS {
                for (first, second) in [(a, b), (b, a)] {
                    let found = model.read_after(first, second, &GO_ON).unwrap();
                    let what = format!("{name} as {stored:?}: {first} / {second}");
                    assert_near(found, expected(&tiny, first, second), &what);
                    seen.push((found.contradiction / found.neutral).ln());
                }
            }
            let spread = seen.iter().copied().fold(f32::MIN, f32::max)
                - seen.iter().copied().fold(f32::MAX, f32::min);
            assert!(spread > 0.1, "{name}: all answers are alike: {seen:?}");
        }
    }
}

#[test]
fn the_answer_is_the_same_on_every_run_and_either_way_round() {
    // Contradiction, neither, agreement, as first worked out on another run.
    for (family, wanted) in [
        (Family::Bert, [0.624, 0.034, 0.342]),
        (Family::Roberta, [0.966, 0.002, 0.032]),
        (Family::Deberta, [0.020, 0.977, 0.003]),
    ] {
        let (a, b) = PAIRS[0];
        let tiny = Tiny::new(family);
        let one = loaded(&tiny).ask(a, b, &GO_ON).unwrap();
        let other = loaded(&tiny).ask(b, a, &GO_ON).unwrap();
        assert_eq!(
            (one.contradiction, one.neutral, one.entailment),
            (other.contradiction, other.neutral, other.entailment)
        );
        for (x, y) in [one.contradiction, one.neutral, one.entailment]
            .iter()
            .zip(wanted)
        {
            assert!((x - y).abs() < 0.0011, "{family:?}: {one:?}");
        }
        let there = expected(&tiny, a, b).contradiction;
        let back = expected(&tiny, b, a).contradiction;
        assert!((one.contradiction - f32::midpoint(there, back)).abs() < 0.0006);
    }
}

#[test]
fn many_threads_may_ask_at_once() {
    let model = loaded(&Tiny::new(Family::Deberta));
    let alone = loaded(&Tiny::new(Family::Deberta));
    std::thread::scope(|scope| {
        for shift in 0..4 {
            let (model, alone) = (&model, &alone);
            scope.spawn(move || {
                for n in 0..12 {
                    let (a, b) = PAIRS[(n + shift) % PAIRS.len()];
                    let together = model.ask(a, b, &GO_ON).unwrap();
                    let one = alone.read_after(a, b, &GO_ON).unwrap().contradiction;
                    let two = alone.read_after(b, a, &GO_ON).unwrap().contradiction;
                    assert!((together.contradiction - f32::midpoint(one, two)).abs() < 0.0006);
                }
            });
        }
    });
}

#[test]
fn long_claims_are_cut_the_longer_one_first() {
    for family in FAMILIES {
        let tiny = Tiny::new(family);
        let model = loaded(&tiny);
        let long = "the border was open and ".repeat(20_000);
        let most = match family {
            Family::Bert => 40,
            Family::Roberta | Family::Deberta => 256,
        };
        let (ids, types) = tiny.ids("no soldiers crossed", &long[..2000]);
        let mut cut: Vec<usize> = ids[..most - 1].to_vec();
        cut.push(*ids.last().unwrap());
        let [contradiction, ..] = reference::shares(&tiny, &cut, &types[..most]);
        let found = model
            .read_after("no soldiers crossed", &long, &GO_ON)
            .unwrap();
        assert!(
            (f64::from(found.contradiction) - contradiction).abs() < 1e-4,
            "{family:?}"
        );
        // Both long: neither pushes the other out.
        let other = "no soldiers crossed near the camp ".repeat(20_000);
        let both = model.ask(&long, &other, &GO_ON).unwrap();
        let one = model.ask(&long, "no", &GO_ON).unwrap();
        assert_ne!(both, one);
        // Nothing and odd characters are no trouble.
        for odd in ["", " ", "\u{0}\u{202e}🏴", "ﷺ ".repeat(9000).as_str()] {
            assert!(
                model
                    .ask(odd, &long, &GO_ON)
                    .unwrap()
                    .contradiction
                    .is_finite()
            );
        }
    }
}

#[test]
fn marks_in_a_claim_are_words_like_any_other() {
    let tiny = Tiny::new(Family::Bert);
    let model = loaded(&tiny);
    // An unknown word each, not the end of the sentence.
    let found = model
        .read_after("open [SEP] shut", "no camp", &GO_ON)
        .unwrap();
    let plain = model
        .read_after("open [ SEP ] shut", "no camp", &GO_ON)
        .unwrap();
    assert_eq!(found, plain);
}

#[test]
fn the_folder_gives_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nli-small");
    std::fs::create_dir(&path).unwrap();
    let tiny = Tiny::new(Family::Bert);
    tiny.write(&path);
    let model = load(&path).unwrap();
    assert_eq!(model.name(), "nli-small");
    let numbers: usize = tiny.tables.values().map(|t| t.numbers.len()).sum();
    assert_eq!(model.parameters(), numbers as u64);
    assert_eq!(
        model.ask("open", "shut", &GO_ON).unwrap().model,
        "nli-small"
    );
}
