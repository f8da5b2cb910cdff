//! Commands, keys and the palette.

use crate::window::*;
use counterclaim::model::Answer;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::Queryable;

#[test]
fn all_keys_are_told() {
    let mut window = Window::new();
    window.press(Key::F1);
    assert!(window.shows("These two contradict each other."));
    window.press(Key::Escape);
    assert!(!window.shows("These two contradict each other."));
    assert_eq!(window.harness.unnamed_widgets(), Vec::<String>::new());
}

#[test]
fn every_command_can_be_had_by_its_name() {
    let mut window = Window::sample();
    window.press_with(Modifiers::COMMAND, Key::P);
    assert!(window.harness.get_by_label("Command").is_focused());
    window
        .harness
        .event(egui::Event::Text("not one".to_owned()));
    window.settle();
    let before = window.app().project().screen.pair.unwrap();
    window.press(Key::Enter);
    let verdict = window.app().project().verdict(before);
    assert_eq!(verdict.map(|v| v.answer), Some(Answer::Rejected));
    assert!(
        window.harness.query_by_label("Command").is_none(),
        "it closes"
    );

    window.press_with(Modifiers::COMMAND, Key::P);
    assert!(
        window.harness.query_by_label("Redo").is_none(),
        "what cannot be had now is not offered"
    );
    window.harness.event(egui::Event::Text("undo".to_owned()));
    window.settle();
    window.press(Key::ArrowDown);
    window.press(Key::ArrowUp);
    window.press(Key::Enter);
    assert!(window.app().project().verdicts().is_empty());
}
