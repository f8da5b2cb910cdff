//! Icons: they stand beside words or have a name, and no reader of the screen meets their signs.

use crate::window::*;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

/// Names and values on the screen that hold a sign of the icon font, which has its place in the
/// private area.
fn signs_told(window: &Window) -> Vec<String> {
    let is_sign = |c: char| ('\u{e000}'..='\u{f8ff}').contains(&c);
    let nodes = window.harness.root().children_recursive();
    nodes
        .flat_map(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value()]
        })
        .flatten()
        .filter(|words| words.contains(is_sign))
        .collect()
}

#[test]
fn icons_are_told_as_words() {
    let mut window = Window::new();
    assert_eq!(signs_told(&window), Vec::<String>::new());
    window = Window::sample();
    window.press(Key::A);
    for command in [
        "Read the article",
        "Back",
        "Timeline",
        "Pairs by topic (picture)",
        "Back",
        "Other speakers",
        "Settings…",
    ] {
        window.run(command);
        assert_eq!(signs_told(&window), Vec::<String>::new(), "{command}");
        assert_eq!(window.harness.unnamed_widgets(), Vec::<String>::new());
    }
    window.press(Key::Escape);
    for menu in ["File", "Edit", "Review", "View", "Help"] {
        window.click(menu);
        assert_eq!(signs_told(&window), Vec::<String>::new(), "{menu}");
        window.press(Key::Escape);
    }
}

#[test]
fn the_search_is_cleared_by_a_button_with_a_name() {
    let mut window = Window::sample();
    assert!(window.harness.query_by_label("Clear the search").is_none());
    window.press_with(Modifiers::COMMAND, Key::F);
    window.harness.get_by_label("Search").type_text("hall");
    window.settle();
    assert_eq!(window.app().project().screen.filters.search, "hall");
    window.click("Clear the search");
    assert_eq!(window.app().project().screen.filters.search, "");
    assert!(window.harness.query_by_label("Clear the search").is_none());
}

#[test]
fn every_line_of_a_long_menu_is_reached_in_a_low_window() {
    let mut window = Window::sample();
    window.harness.set_size(egui::vec2(900.0, 600.0));
    window.settle();
    window.click("Review");
    let line = |window: &Window, name: &str| {
        let mut lines = window.harness.query_all_by_label(name);
        let is_line = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().role() == egui::accesskit::Role::MenuItem
        };
        lines.rfind(is_line).unwrap().rect()
    };
    let first = line(&window, "Contradiction");
    assert!(first.top() > 40.0, "the bar stays in view: {first:?}");
    let fifteenth = line(&window, "Previous statement");
    assert!(
        fifteenth.bottom() < 600.0,
        "the room there is is used: {fifteenth:?}"
    );
    assert!(line(&window, "Pairs by date").top() > 600.0);
    window.harness.get_by_label("Pairs by date").focus();
    window.settle();
    let last = line(&window, "Pairs by date");
    assert!(last.bottom() < 600.0 && last.top() > 40.0, "{last:?}");
}
