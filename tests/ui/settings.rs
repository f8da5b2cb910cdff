//! The settings: what is set holds at once, and is there again after a new start.

use crate::window::*;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// How many cards are in view.
fn cards(window: &Window) -> usize {
    let reading = window.app().reading();
    let claims = reading.claims.iter();
    claims
        .filter(|claim| window.shows(&format!(": {} (", claim.text)))
        .count()
}

#[test]
fn the_look_holds_at_once_and_after_a_new_start() {
    let mut window = Window::sample();
    assert!(!window.harness.ctx.global_style().visuals.dark_mode);
    let (before, tall) = (cards(&window), card_height(&window));
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.click("Theme: Dark");
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    window.click("Density: Compact");
    window.press(Key::Escape);
    assert!(!window.shows("Theme: Dark"));
    assert!(
        cards(&window) > before,
        "compact shows more than {before} cards"
    );

    let Window {
        folder, harness, ..
    } = window;
    drop(harness);
    let mut again = Window::open(folder, Vec::new());
    assert!(again.harness.ctx.global_style().visuals.dark_mode);
    again.click("Open the sample");
    assert!(card_height(&again) < tall, "cards are still compact");
    again.press_with(Modifiers::COMMAND, Key::Comma);
    again.click("Back to the usual look");
    assert!(!again.harness.ctx.global_style().visuals.dark_mode);
}

/// Height of the first card of the pair under judgement, in points.
fn card_height(window: &Window) -> f32 {
    let reading = window.app().reading();
    let pair = window.app().project().screen.pair.unwrap();
    let claim = reading.claim(reading.suggestion(pair).unwrap().a).unwrap();
    let said = format!(": {} (", claim.text);
    let card = window.harness.get_all_by_label_contains(&said).next();
    card.unwrap().rect().height()
}

#[test]
fn larger_words_make_larger_cards() {
    let mut window = Window::sample();
    let before = card_height(&window);
    window.press_with(Modifiers::COMMAND, Key::Comma);
    for _ in 0..14 {
        window.click("Words of claims: larger");
    }
    window.press(Key::Escape);
    let after = card_height(&window);
    assert!(after > before + 8.0, "{before} and then {after}");
}

#[test]
fn broken_settings_are_told_when_the_window_opens() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config");
    std::fs::create_dir(&config).unwrap();
    std::fs::write(
        config.join("settings.json"),
        "{ \"theme\": \"purple\", \"density\": \"compact\" }",
    )
    .unwrap();
    let window = Window::open(folder, Vec::new());
    assert!(window.shows("“theme”"));
    assert!(window.shows("purple"));
}

#[test]
fn every_control_of_the_settings_has_a_name() {
    let mut window = Window::sample();
    window.press_with(Modifiers::COMMAND, Key::Comma);
    for section in ["Appearance", "Review", "Keys"] {
        window.click(&format!("Settings: {section}"));
        assert_eq!(window.harness.unnamed_widgets(), Vec::<String>::new());
    }
}

#[test]
fn a_panel_dragged_wider_is_as_wide_after_a_new_start() {
    let mut window = Window::sample();
    let row = |window: &Window| {
        let rows = window.harness.get_all_by_label_contains("All pairs");
        rows.map(|row| row.rect()).next().unwrap()
    };
    let before = row(&window);
    let edge = egui::pos2(before.right() + 10.0, 300.0);
    window.harness.drag_at(edge);
    window.harness.run_steps(2);
    let there = edge + egui::vec2(60.0, 0.0);
    window.harness.hover_at(there);
    window.harness.run_steps(2);
    window.harness.drop_at(there);
    window.settle();
    let after = row(&window).width();
    assert!((after - before.width() - 60.0).abs() < 3.0, "{after}");
    let Window {
        folder, harness, ..
    } = window;
    drop(harness);
    let mut again = Window::open(folder, Vec::new());
    again.click("Open the sample");
    assert!((row(&again).width() - after).abs() < 1.5);
}
