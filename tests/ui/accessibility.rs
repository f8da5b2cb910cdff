//! What a screen reader finds: every control has a name and a role, a card reads as side, speaker,
//! claim and status, and Tab reaches what can be pressed.

use std::collections::BTreeSet;

use crate::window::*;
use counterclaim::model::Answer;
use counterclaim::ui::command::{COMMANDS, Menu};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

/// Roles of what can be pressed, chosen or typed in.
const CONTROLS: [Role; 10] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::ComboBox,
    Role::Slider,
    Role::SpinButton,
    Role::Link,
    Role::MenuItem,
];

fn nodes(window: &Window) -> Vec<(Role, String)> {
    window
        .harness
        .root()
        .children_recursive()
        .map(|node| {
            let node = node.accesskit_node();
            (node.role(), node.label().unwrap_or_default())
        })
        .collect()
}

/// Fails where a control has no name, or one that says nothing.
fn check(window: &Window, screen: &str) {
    assert_eq!(
        window.harness.unnamed_widgets(),
        Vec::<String>::new(),
        "{screen}"
    );
    let nodes = nodes(window);
    let controls = nodes.iter().filter(|(role, _)| CONTROLS.contains(role));
    let mut count = 0;
    for (role, label) in controls {
        count += 1;
        let says = label.chars().any(char::is_alphanumeric);
        assert!(says, "{screen}: a {role:?} is called {label:?}");
    }
    assert!(count >= 5, "{screen} has only {count} controls");
}

#[test]
fn every_control_of_the_main_screens_has_a_name() {
    let mut window = Window::new();
    check(&window, "the empty window");
    window.click("Open the sample");
    check(&window, "the columns");
    window.press(Key::T);
    check(&window, "the tray");
    window.press(Key::T);
    window.press(Key::Enter);
    check(&window, "the article");
    window.press(Key::Escape);
    window.press(Key::L);
    check(&window, "linking");
    window.press(Key::Escape);
    window.press(Key::A);
    check(&window, "after a verdict");
}

#[test]
fn every_control_of_the_dialogs_has_a_name() {
    let mut window = Window::sample();
    for (name, key, with) in [
        ("the keys", Key::F1, Modifiers::NONE),
        ("the palette", Key::P, Modifiers::COMMAND),
        ("the settings", Key::Comma, Modifiers::COMMAND),
        ("the note", Key::N, Modifiers::NONE),
    ] {
        let before = nodes(&window).len();
        window.press_with(with, key);
        assert!(nodes(&window).len() > before, "{name} opens");
        check(&window, name);
        window.press(Key::Escape);
        if nodes(&window).len() > before {
            // The first Escape leaves the field.
            window.press(Key::Escape);
        }
        assert_eq!(nodes(&window).len(), before, "{name} closes");
    }
    for command in ["type a path", "taught", "about counterclaim"] {
        window.run(command);
        check(&window, command);
        window.press(Key::Escape);
        window.press(Key::Escape);
    }
}

#[test]
fn menus_hold_every_command_by_its_name() {
    let mut window = Window::sample();
    for menu in Menu::ALL {
        let title = window
            .harness
            .get_by_role_and_label(Role::Button, menu.title());
        title.click();
        window.settle();
        check(&window, menu.title());
        let found: BTreeSet<String> = nodes(&window)
            .into_iter()
            .filter(|(role, _)| *role == Role::MenuItem)
            .map(|(_, label)| label)
            .collect();
        for spec in COMMANDS.iter().filter(|spec| spec.menu == Some(menu)) {
            let has = found.iter().any(|label| label.contains(spec.title));
            assert!(has, "{} is not in {found:?}", spec.title);
        }
        window.press(Key::Escape);
    }
}

#[test]
fn a_card_reads_as_side_speaker_claim_and_status() {
    let mut window = Window::sample();
    let reading = window.app().reading();
    let pair = window.app().project().screen.pair.unwrap();
    let suggestion = reading.suggestion(pair).unwrap().clone();
    let claims = [suggestion.a, suggestion.b].map(|id| reading.claim(id).unwrap().text.clone());
    let speakers = [suggestion.a, suggestion.b]
        .map(|id| counterclaim::views::speaker_name(&reading.statement(id).unwrap().speaker));
    let card = |window: &Window, at: usize| {
        let said = format!(": {} (", claims[at]);
        let node = window.harness.get_by_label_contains(&said);
        let node = node.accesskit_node();
        assert_eq!(node.role(), Role::Button);
        node.label().unwrap()
    };
    for at in 0..2 {
        let said = card(&window, at);
        let parts = [
            ["Pakistan: ", "Afghanistan: "][at],
            &speakers[at],
            &claims[at],
            " (",
            "to review",
        ];
        let mut from = 0;
        for part in parts {
            let found = said[from..].find(part);
            from += found.unwrap_or_else(|| panic!("{part:?} comes too late in {said:?}"));
        }
    }
    window.press(Key::A);
    let verdict = window.app().project().verdict(pair).unwrap();
    assert_eq!(verdict.answer, Answer::Confirmed);
    window.press(Key::K);
    assert!(
        card(&window, 0).contains("1 confirmed"),
        "{}",
        card(&window, 0)
    );
}

#[test]
fn tab_reaches_what_can_be_pressed_and_enter_presses_it() {
    let mut window = Window::new();
    let mut reached = BTreeSet::new();
    for _ in 0..20 {
        window.press(Key::Tab);
        let root = window.harness.root();
        let focused = root
            .children_recursive()
            .find(egui_kittest::Node::is_focused);
        if let Some(label) = focused.and_then(|node| node.accesskit_node().label()) {
            reached.insert(label);
        }
    }
    for name in ["File", "Help", "Open…", "Open folder…", "Open the sample"] {
        assert!(reached.contains(name), "{name} is not in {reached:?}");
    }
    window.harness.get_by_label("Open the sample").focus();
    window.harness.run_steps(2);
    window.press(Key::Enter);
    assert!(!window.app().project().articles().is_empty());
}
