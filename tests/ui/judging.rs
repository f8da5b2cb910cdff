//! Judging, linking, naming and noting pairs.

use crate::window::*;
use counterclaim::model::{Answer, Relation, Side};
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::Queryable;

#[test]
fn typing_in_the_search_judges_nothing() {
    let mut window = Window::sample();
    window.press_with(Modifiers::COMMAND, Key::F);
    assert!(window.harness.get_by_label("Search").is_focused());
    let before = window.app().project().screen.pair;
    for (key, text) in [
        (Key::A, "a"),
        (Key::X, "x"),
        (Key::Space, " "),
        (Key::J, "j"),
    ] {
        window.harness.key_press(key);
        window.harness.event(egui::Event::Text(text.to_owned()));
        window.settle();
    }
    assert!(window.app().project().verdicts().is_empty());
    assert_eq!(window.app().project().screen.filters.search, "ax j");
    assert!(window.shows("0 of "), "nothing is found");
    window.press(Key::Escape);
    assert_eq!(window.app().project().screen.filters.search, "");
    assert_eq!(window.app().project().screen.pair, before);
    window.press(Key::A);
    assert_eq!(window.confirmed(), 1, "the keys live again");
}

#[test]
fn two_statements_are_linked_by_hand() {
    let mut window = Window::sample();
    window.run("By article");
    window.run("Scroll each alone");
    let (a, b) = (window.statement(Side::A, 0), window.statement(Side::B, 0));
    for _ in 0..2 {
        // To the top of both columns: the first pair may be far down.
        window.harness.hover_at(egui::pos2(500.0, 300.0));
        window.harness.key_press(Key::Home);
        window.harness.run_steps(3);
        window.harness.hover_at(egui::pos2(1150.0, 300.0));
        window.harness.key_press(Key::Home);
        window.harness.run_steps(3);
    }
    window.click_card(a);
    window.press(Key::L);
    assert!(window.shows("Linking "), "a banner says what is going on");
    window.press(Key::Escape);
    assert!(!window.shows("Linking "));
    window.press(Key::L);
    window.click_card(b);
    window.press(Key::Enter);
    let verdicts = window.app().project().verdicts();
    let linked = verdicts.values().find(|v| v.by_hand).unwrap();
    assert_eq!((linked.a.statement, linked.b.statement), (a, b));
    assert_eq!(linked.answer, Answer::Confirmed);
    assert_eq!(linked.decided_at, "2026-01-02T03:04:05Z");
    assert!(window.shows("You linked these two by hand"));
}

#[test]
fn notes_keep_what_is_typed_and_no_key_fires() {
    let mut window = Window::sample();
    let pair = window.app().project().screen.pair;
    window.press(Key::N);
    let field = window.harness.get_by_label("Note");
    assert!(field.is_focused());
    field.type_text("ask the desk about the tower");
    window.harness.run_steps(3);
    window.press(Key::A);
    assert_eq!(window.confirmed(), 0, "keys are dead in a dialog");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(window.shows("ask the desk about the tower"));
    assert_eq!(window.app().project().screen.pair, pair);
    assert_eq!(window.app().project().notes().len(), 1);
}

#[test]
fn a_contradiction_is_named_before_or_after_the_answer() {
    let mut window = Window::sample();
    let pair = window.app().project().screen.pair.unwrap();
    let relation = |window: &Window| {
        let verdict = window.app().project().verdict(pair);
        verdict.and_then(|verdict| verdict.relation)
    };
    window.press(Key::Num2);
    assert!(
        window.app().project().verdicts().is_empty(),
        "a name is no verdict"
    );
    window.press(Key::A);
    assert_eq!(relation(&window), Some(Relation::Number));

    window.press(Key::K);
    assert_eq!(window.app().project().screen.pair, Some(pair));
    window.press(Key::Num1);
    assert_eq!(relation(&window), Some(Relation::Denial));
    assert!(window.shows("Name it: denial"));
    window.press(Key::Num1);
    assert_eq!(relation(&window), None, "the same key takes the name back");
    window.press(Key::Backspace);
    assert_eq!(relation(&window), Some(Relation::Denial));
}

#[test]
fn copies_are_one_pair_and_changed_positions_are_a_click_away() {
    let mut window = Window::new();
    let day = |day: u8| format!("Outlet: Paper {day}\nPublished: 2031-05-{day:02}\n\n");
    let wire = "Pakistan's foreign ministry said that the Torkham gate was closed on 9 May.\n";
    let denial =
        "Afghanistan's foreign ministry denied that the Torkham gate was closed on 9 May.\n";
    let later = "Pakistan's foreign ministry said that the Torkham gate was not closed on 9 May.\n";
    let (first, third) = (day(10) + wire, day(12) + denial);
    let second = day(11) + wire + "Lorries waited on both sides.\n";
    let fourth = day(20) + later;
    drop_articles(
        &mut window,
        &[
            ("1.txt", &first),
            ("2.txt", &second),
            ("3.txt", &third),
            ("4.txt", &fourth),
        ],
    );
    let reading = window.app().reading();
    let denied = reading
        .statements
        .iter()
        .find(|s| s.speaker.side == Side::B)
        .unwrap()
        .id;
    let with_denial = reading.suggestions.iter().filter(|s| s.b == denied);
    assert!(with_denial.clone().count() >= 1);
    let copied = with_denial.filter(|s| s.also_a.len() == 1).count();
    assert_eq!(copied, 1, "the wire report in two papers is one pair");
    assert!(!reading.relations.is_empty());
    let pair = reading
        .suggestions
        .iter()
        .find(|s| s.also_a.len() == 1)
        .unwrap()
        .pair;
    while window.app().project().screen.pair != Some(pair) {
        let before = window.app().project().screen.pair;
        window.press(Key::J);
        assert_ne!(
            before,
            window.app().project().screen.pair,
            "the pair is in the queue"
        );
    }
    assert!(window.shows("The same words also in:"));

    window.click("Changed over time, 1");
    assert!(window.shows("Did this side change its position?"));
    window.click("Between the sides, 1");
    assert!(window.shows("Do these contradict each other?"));
}

#[test]
fn what_verdicts_taught_is_shown_and_forgotten() {
    let mut window = Window::sample();
    for _ in 0..8 {
        window.press(Key::X);
    }
    window.run("What your verdicts taught");
    assert!(window.shows("Nothing yet"));
    window.click("Read again now");
    assert!(!window.app().reading().lessons.is_empty());
    window.run("What your verdicts taught");
    assert!(window.shows("0 confirmed, "));
    assert!(window.shows("such pairs sink"));
    window.click("Start anew");
    assert!(window.app().reading().lessons.is_empty());
    assert_eq!(
        window.app().project().verdicts().len(),
        8,
        "the verdicts stay"
    );
    window.press(Key::Backspace);
    assert!(!window.app().reading().lessons.is_empty());
}
