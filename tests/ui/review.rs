//! Reviewing in earnest: putting off, blind, controls, samples, bulk, the history, undo after
//! reopening.

use crate::window::*;
use counterclaim::model::{Answer, Asked, PairId};
use counterclaim::project::Act;
use eframe::egui::accesskit::Live;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

impl Window {
    fn pair(&self) -> PairId {
        self.app().project().screen.pair.unwrap()
    }

    fn answer(&self, pair: PairId) -> Option<Answer> {
        self.app().project().answer(pair)
    }

    /// What was entered into the log: kind of act and the answer it led to.
    fn log(&self) -> Vec<(Act, Option<Answer>)> {
        let entries = self.app().project().log().entries();
        entries.map(|entry| (entry.act, entry.new.answer)).collect()
    }

    /// Types into the search field, which then lets go of the keys.
    fn search(&mut self, words: &str) {
        self.press_with(Modifiers::COMMAND, Key::F);
        self.harness.event(egui::Event::Text(words.to_owned()));
        self.settle();
        self.press(Key::Enter);
    }
}

#[test]
fn what_is_put_off_comes_back_at_the_end() {
    let mut window = Window::sample();
    let first = window.pair();
    window.press(Key::Space);
    assert_eq!(window.answer(first), Some(Answer::Later));
    let second = window.pair();
    assert_ne!(second, first);
    window.press(Key::Space);
    let mut seen = 0;
    while ![first, second].contains(&window.pair()) {
        window.press(Key::X);
        seen += 1;
        assert!(seen < 100, "the queue ends");
    }
    assert!(seen > 5, "all others came before");
    let again = window.pair();
    window.press(Key::Space);
    assert_ne!(window.pair(), again, "the other one put off is next");
    window.press(Key::X);
    window.press(Key::A);
    assert!(window.shows("Every pair is reviewed."));
    assert!(window.shows("0 left"));
}

#[test]
fn a_decision_is_told_and_can_be_taken_back_there() {
    let mut window = Window::sample();
    let first = window.pair();
    window.press(Key::A);
    let told = window
        .harness
        .get_by_label_contains("Confirmed. Now pair 2 of");
    assert_eq!(told.accesskit_node().live(), Live::Polite);
    assert!(window.shows("Undo with Backspace."));
    window.click("Undo");
    assert_eq!(window.answer(first), None);
    assert_eq!(window.pair(), first);
    assert!(window.shows("Undone: Confirm contradiction. Now pair 1 of"));
    window.click("Redo");
    assert_eq!(window.answer(first), Some(Answer::Confirmed));
    window.click("Close the last decision");
    assert!(!window.shows("Done again"));
    assert_eq!(
        window.log(),
        [
            (Act::One, Some(Answer::Confirmed)),
            (Act::Undo, None),
            (Act::Redo, Some(Answer::Confirmed)),
        ],
        "undoing adds to the log"
    );
}

#[test]
fn scores_are_shown_after_the_answer_or_when_asked_for() {
    let mut window = Window::sample();
    assert!(!window.shows("The program’s score:"));
    window.press(Key::X);
    assert!(!window.shows("The program’s score:"));
    window.press(Key::K);
    assert!(window.shows("The program’s score:"));
    window.press(Key::J);
    window.run("Show scores before the answer");
    assert!(window.shows("The program’s score:"));
    window.run("Show scores before the answer");
    assert!(!window.shows("The program’s score:"));
}

/// Judges blind and goes to a control pair, which nothing tells from the others.
fn at_a_control() -> Window {
    let mut window = Window::sample();
    window.run("Judge blind");
    let controls: Vec<PairId> = window
        .app()
        .reading()
        .controls
        .iter()
        .filter(|control| !control.has_ground)
        .map(|control| control.pair)
        .collect();
    assert!(!controls.is_empty());
    let mut steps = 0;
    while !controls.contains(&window.pair()) {
        window.press(Key::J);
        steps += 1;
        assert!(steps < 100, "one is mixed in");
    }
    window
}

#[test]
fn blind_answers_come_before_the_reasons() {
    let mut window = Window::sample();
    let reason = window
        .app()
        .reading()
        .suggestion(window.pair())
        .unwrap()
        .reasons[0]
        .text
        .clone();
    assert!(window.shows(&reason));
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    while window.app().reading().rank(window.pair()).is_none() {
        window.press(Key::J);
    }
    let pair = window.pair();
    let suggestion = window.app().reading().suggestion(pair).unwrap().clone();
    assert!(window.shows("You judge blind: the program’s reasons are shown after"));
    assert!(!window.shows(&suggestion.reasons[0].text));
    window.press(Key::X);
    assert!(window.shows("The program had suggested it. Score 0."));
    assert!(
        window.shows(&suggestion.reasons[0].text),
        "the reasons are told"
    );
    let verdict = window.app().project().verdict(pair).unwrap();
    assert!(verdict.given.blind && verdict.given.asked == Asked::Plainly);
    assert_ne!(window.pair(), pair, "and one key was enough");
    window.click("Look again");
    assert_eq!(window.pair(), pair);
    assert!(window.shows("The program’s score:"));
    window.run("Judge blind");
    assert!(!window.shows("You judge blind: the program’s reasons are shown after"));
}

#[test]
fn a_control_is_told_after_the_answer_and_counted() {
    let mut window = at_a_control();
    let pair = window.pair();
    assert!(!window.shows("control pair"));
    assert!(!window.shows("finds no ground"));
    window.press(Key::A);
    assert!(window.shows("A control pair: by the rules it is no contradiction."));
    let verdict = |window: &Window| window.app().project().verdict(pair).unwrap().clone();
    let given = verdict(&window).given;
    assert_eq!(
        (given.asked, given.first, given.blind),
        (Asked::Control, Some(Answer::Confirmed), true)
    );
    assert!(!verdict(&window).by_hand);
    window.run("How you review");
    assert!(window.shows("You confirmed 1 of 1 control pairs"));
    assert!(window.shows("between 2 % and 100 %"));
    window.press(Key::Escape);

    window.click("Look again");
    assert!(window.shows("A control pair: by the rules it is no contradiction."));
    window.press(Key::A);
    assert!(verdict(&window).by_hand, "confirmed knowingly it is a link");
    window.click("Look again");
    window.press(Key::X);
    assert_eq!(window.answer(pair), Some(Answer::Rejected));
    window.run("How you review");
    assert!(
        window.shows("You confirmed 1 of 1 control pairs"),
        "the first answer counts"
    );
}

#[test]
fn settings_for_judging_last() {
    let mut window = Window::sample();
    window.run("How you review");
    assert!(window.shows("No control pair was judged yet."));
    window.click("Judge blind: reasons are shown after the answer");
    window.press(Key::Escape);
    assert!(window.shows("You judge blind: the program’s reasons are shown after"));
    let Window {
        folder, harness, ..
    } = window;
    drop(harness);
    let mut window = Window::open(folder, Vec::new());
    window.run("Open the sample");
    assert!(window.shows("You judge blind: the program’s reasons are shown after"));
}

#[test]
fn a_sample_of_the_rest_tells_what_was_missed() {
    let mut window = Window::sample();
    window.run("Check what was missed");
    assert!(window.shows("such pairs in this project."));
    window.click("Draw 10");
    let sample = window.app().project().sample().unwrap().clone();
    assert_eq!(sample.pairs.len(), 10);
    assert!(sample.population >= 10);
    assert!(sample.holds(window.pair()));
    assert!(window.shows("Pair 1 of 10"));
    assert!(window.shows("Drawn by lot: the program did not suggest it."));
    let first = window.pair();
    for key in [Key::A, Key::X, Key::X] {
        window.press(key);
        assert!(sample.holds(window.pair()), "the queue stays in the sample");
    }
    let verdict = window.app().project().verdict(first).unwrap();
    assert_eq!(
        (verdict.given.asked, verdict.given.first),
        (Asked::Sample, Some(Answer::Confirmed))
    );
    window.run("Check what was missed");
    assert!(window.shows("3 judged, 1 found to be contradictions."));
    assert!(window.shows("with 95 % confidence it lies between"));
    window.click("Draw 25");
    let larger = window.app().project().sample().unwrap().clone();
    assert_eq!(larger.pairs[..10], sample.pairs[..]);
    assert_eq!(larger.population, sample.population);
    assert_eq!(window.app().project().verdicts().len(), 3);
}

#[test]
fn many_pairs_are_decided_at_once_and_undone_at_once() {
    let mut window = Window::sample();
    window.press(Key::A);
    window.search("border");
    let mut shown = vec![window.pair()];
    loop {
        window.press(Key::J);
        if shown.contains(&window.pair()) {
            break;
        }
        shown.push(window.pair());
    }
    let open: Vec<PairId> = shown
        .iter()
        .copied()
        .filter(|&pair| window.answer(pair).is_none())
        .collect();
    assert!(open.len() > 1);
    window.press_with(Modifiers::COMMAND, Key::B);
    assert!(window.shows("words “border”"));
    window.click(&format!("Reject all {} pairs", open.len()));
    for pair in &open {
        assert_eq!(window.answer(*pair), Some(Answer::Rejected));
    }
    assert_eq!(window.app().project().verdicts().len(), open.len() + 1);
    assert_eq!(window.confirmed(), 1, "what was decided stays");
    assert!(window.shows(&format!("Rejected {} pairs at once.", open.len())));
    let bulk = window.log().iter().filter(|e| e.0 == Act::Bulk).count();
    assert_eq!(bulk, open.len());
    window.press(Key::Backspace);
    assert_eq!(window.app().project().verdicts().len(), 1);
    assert_eq!(window.log().len(), 1 + 2 * open.len());
}

#[test]
fn every_decision_is_in_the_history_and_can_be_changed_there() {
    let mut window = Window::sample();
    let first = window.pair();
    window.press(Key::A);
    window.press(Key::X);
    window.press_with(Modifiers::COMMAND, Key::H);
    assert!(window.shows("2 entries, newest first."));
    assert!(window.shows("Not decided to rejected: "));
    let field = window.harness.get_by_label("Search the history");
    field.focus();
    window.harness.run_steps(2);
    window
        .harness
        .event(egui::Event::Text("surely nobody says this".to_owned()));
    window.settle();
    assert!(window.shows("None of 2 entries passes."));
    window
        .harness
        .key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.key_press(Key::Delete);
    window.settle();
    window
        .harness
        .get_by_label_contains("Not decided to confirmed: ")
        .click();
    window.settle();
    window.click("Change to: Not one");
    assert_eq!(window.answer(first), Some(Answer::Rejected));
    assert!(
        window.shows("Confirmed to rejected: "),
        "the old value is kept"
    );
    assert!(window.shows("3 entries, newest first."));
    window.click("Go to the pair");
    assert_eq!(window.pair(), first);
    assert!(!window.shows("History of decisions"));
    assert_eq!(window.harness.unnamed_widgets(), Vec::<String>::new());
}

#[test]
fn undo_goes_back_before_the_program_was_killed() {
    let mut window = Window::sample();
    let file = window.folder.path().join("talks.counterclaim");
    window.choose(&file);
    window.run("Save as…");
    let pairs: Vec<PairId> = [Key::A, Key::X, Key::A]
        .into_iter()
        .map(|key| {
            let pair = window.pair();
            window.press(key);
            pair
        })
        .collect();
    window.press(Key::Backspace);
    // What is on the disk now is what a kill would leave.
    let copy = window.folder.path().join("after the kill.counterclaim");
    std::fs::copy(&file, &copy).unwrap();
    let mut window = Window::open(tempfile::tempdir().unwrap(), vec![copy]);
    assert_eq!(window.answer(pairs[1]), Some(Answer::Rejected));
    assert_eq!(window.answer(pairs[2]), None);
    assert_eq!(window.log().len(), 4);
    window.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.answer(pairs[2]), Some(Answer::Confirmed));
    for _ in 0..3 {
        window.press(Key::Backspace);
    }
    assert!(window.app().project().verdicts().is_empty());
    assert_eq!(window.log().len(), 8);
    window.press(Key::Backspace);
    assert!(
        window.app().project().articles().is_empty(),
        "even the articles were opened by an act"
    );
}

#[test]
fn a_log_changed_outside_is_told_when_it_is_opened() {
    let mut window = Window::sample();
    let file = window.folder.path().join("talks.counterclaim");
    window.choose(&file);
    window.run("Save as…");
    window.press(Key::A);
    window.press(Key::X);
    let json = std::fs::read_to_string(&file).unwrap();
    let from = json.find("\"log\"").unwrap();
    let changed = json[from..].replacen("confirmed", "rejected", 1);
    let copy = window.folder.path().join("changed.counterclaim");
    std::fs::write(&copy, format!("{}{changed}", &json[..from])).unwrap();
    let window = Window::open(tempfile::tempdir().unwrap(), vec![copy]);
    assert!(window.shows("The log of decisions was changed outside the program: entry 2"));
    assert_eq!(window.log().len(), 2, "nothing was left out");
    assert_eq!(window.app().project().verdicts().len(), 2);
}
