//! Keys are changed in the settings, and hold everywhere at once.

use crate::window::*;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::Queryable;

fn open_keys(window: &mut Window) {
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.click("Settings: Keys");
    assert_eq!(window.harness.unnamed_widgets(), Vec::<String>::new());
}

/// Narrows the list, so that the command's row is in view.
fn narrow(window: &mut Window, words: &str) {
    let field = window.harness.get_by_label("Narrow the list of keys");
    field.focus();
    window.harness.run_steps(2);
    window.press_with(Modifiers::COMMAND, Key::A);
    window.harness.event(egui::Event::Text(words.to_owned()));
    window.settle();
}

#[test]
fn a_free_key_is_added_by_pressing_it_and_shown_everywhere() {
    let mut window = Window::sample();
    open_keys(&mut window);
    narrow(&mut window, "next pair");
    window.click("Take J from Next pair");
    window.click("Add a key to Next pair");
    assert!(window.shows("Press the new key"));
    window.press(Key::G);
    assert!(window.shows("Take G from Next pair"));
    window.press(Key::Escape);
    assert!(
        window.shows("G / K next, previous"),
        "the line at the bottom"
    );
    let first = window.app().project().screen.pair;
    window.press(Key::J);
    assert_eq!(window.app().project().screen.pair, first, "J is free");
    window.press(Key::G);
    assert_ne!(window.app().project().screen.pair, first);
    window.press(Key::F1);
    assert!(window.harness.query_by_label("G").is_some(), "the sheet");
    assert!(window.harness.query_by_label("J").is_none());
    window.press(Key::Escape);

    // Dead while typing, as every key without Ctrl.
    window.press_with(Modifiers::COMMAND, Key::F);
    let now = window.app().project().screen.pair;
    window.press(Key::G);
    assert_eq!(window.app().project().screen.pair, now);
    window.press(Key::Escape);

    let Window {
        folder, harness, ..
    } = window;
    drop(harness);
    let mut again = Window::open(folder, Vec::new());
    again.click("Open the sample");
    assert!(again.shows("G / K next, previous"), "remembered");
    open_keys(&mut again);
    again.click("Reset all keys");
    again.press(Key::Escape);
    assert!(again.shows("J / K next, previous"));
}

#[test]
fn a_clash_is_told_and_settled_there() {
    let mut window = Window::sample();
    open_keys(&mut window);
    narrow(&mut window, "later");
    window.click("Add a key to Later");
    window.press(Key::A);
    assert!(window.shows("A belongs to “Contradiction”."));
    window.click("Leave A with it");
    assert!(!window.shows("Take A from Later"));
    window.click("Add a key to Later");
    window.press(Key::A);
    window.click("Take A over");
    assert!(window.shows("Take A from Later"));
    window.press(Key::Escape);
    window.press(Key::A);
    assert_eq!(window.confirmed(), 0, "A puts off now");
    assert_eq!(window.app().project().verdicts().len(), 1);

    open_keys(&mut window);
    narrow(&mut window, "contradiction");
    window.click("Reset Contradiction");
    window.press(Key::Escape);
    window.press(Key::A);
    assert_eq!(window.confirmed(), 1);
}

#[test]
fn keys_that_cannot_be_had_are_refused_with_the_reason() {
    let mut window = Window::sample();
    open_keys(&mut window);
    narrow(&mut window, "later");
    for (with, key, why) in [
        (Modifiers::COMMAND, Key::Z, "fields for text need it"),
        (Modifiers::ALT, Key::F4, "the system takes it"),
        (Modifiers::NONE, Key::Tab, "from one control to the next"),
    ] {
        window.click("Add a key to Later");
        window.press_with(with, key);
        assert!(window.shows(why), "{key:?}");
    }
    window.click("Add a key to Later");
    window.press(Key::Escape);
    assert!(!window.shows("Press the new key"), "Esc leaves it");
    assert!(window.shows("Settings: Keys"), "and closes nothing else");
}

#[test]
fn broken_keys_in_the_settings_are_told_and_skipped() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config");
    std::fs::create_dir(&config).unwrap();
    let json = r#"{ "keys": { "dance": ["D"], "later": ["Hop"], "reject": ["Z"], "note": 5 } }"#;
    std::fs::write(config.join("settings.json"), json).unwrap();
    let mut window = Window::open(folder, Vec::new());
    for part in ["“dance”", "“Hop”", "“note”"] {
        assert!(window.shows(part), "{part}");
    }
    window.click("Open the sample");
    window.press(Key::X);
    assert!(window.app().project().verdicts().is_empty(), "X is free");
    window.press(Key::Z);
    window.press(Key::Space);
    assert_eq!(window.app().project().verdicts().len(), 2);
}

#[test]
fn the_profile_editor_has_the_keys_of_the_window() {
    let mut window = Window::sample();
    open_keys(&mut window);
    narrow(&mut window, "undo");
    window.click("Add a key to Undo");
    window.press(Key::U);
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.click("Exchange columns");
    assert!(window.shows("The columns change places."));
    window.press(Key::U);
    assert!(window.shows("Nothing is changed."));
    window.press_with(Modifiers::COMMAND, Key::Y);
    assert!(window.shows("The columns change places."));

    // A field that is written in keeps its letters.
    window.press_with(Modifiers::COMMAND, Key::F);
    window.press(Key::U);
    assert!(window.shows("The columns change places."));
}
