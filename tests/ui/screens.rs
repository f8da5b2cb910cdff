//! Every screen as a screen reader and a keyboard find it: a name and a fitting role on every control,
//! no two neighbours of one name, and a way by Tab to each.

use std::collections::{BTreeMap, BTreeSet};

use crate::window::*;
use counterclaim::ui::command::{COMMANDS, WHILE_READING, key_name};
use eframe::egui::accesskit::{Action, Role};
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// What can take the keyboard must be one of these.
const CONTROLS: [Role; 15] = [
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
    Role::DisclosureTriangle,
    Role::Splitter,
    // The overview: it shows a place in the columns and goes to another.
    Role::ScrollBar,
    // A picture that is walked with the arrow keys.
    Role::Image,
    Role::Tab,
];

/// A node that can be pressed, typed in or focused.
#[derive(Debug)]
struct Control {
    /// The number of the node, which stays from frame to frame.
    id: String,
    role: Role,
    name: String,
    parent: String,
    enabled: bool,
    focusable: bool,
}

/// All controls in the order of the tree; those of the dialog alone where one is up.
fn controls<S>(harness: &Harness<S>) -> Vec<Control> {
    let nodes: Vec<_> = harness.root().children_recursive().collect();
    let dialog = nodes
        .iter()
        .map(NodeT::accesskit_node)
        .rfind(|node| node.role() == Role::Dialog);
    nodes
        .iter()
        .map(NodeT::accesskit_node)
        .filter(|node| dialog.is_none_or(|dialog| node.is_descendant_of(&dialog)))
        .filter_map(|node| {
            let data = node.data();
            let focusable = data.supports_action(Action::Focus);
            (focusable || data.supports_action(Action::Click)).then(|| Control {
                id: format!("{:?}", node.id()),
                role: node.role(),
                name: node.label().unwrap_or_default(),
                parent: format!("{:?}", node.parent_id()),
                enabled: !node.is_disabled(),
                focusable,
            })
        })
        .collect()
}

/// What is wrong with the screen, a line for each thing.
fn faults_of<S>(harness: &mut Harness<S>) -> Vec<String> {
    let mut out = Vec::new();
    let before = controls(harness);
    let keys: BTreeSet<String> = COMMANDS
        .iter()
        .flat_map(|spec| spec.keys)
        .map(key_name)
        .chain(WHILE_READING.map(|(key, _)| key.name().to_owned()))
        .collect();
    let mut names: BTreeMap<(String, &str, String), usize> = BTreeMap::new();
    for control in &before {
        let Control { role, name, .. } = control;
        if !control.focusable {
            // Text can be selected with the mouse, bars be dragged; a hint names the key that does it.
            let is_hint = name.split(' ').next().is_some_and(|key| keys.contains(key));
            let is_text = matches!(role, Role::Label | Role::Paragraph);
            let fits = is_text || *role == Role::ScrollBar || is_hint;
            if !fits {
                out.push(format!("{role:?} “{name}” is pressed by the mouse alone"));
            }
            continue;
        }
        if !CONTROLS.contains(role) {
            out.push(format!("“{name}” is a {role:?}, which is no control"));
        }
        if !name.chars().any(char::is_alphanumeric) {
            out.push(format!("a {role:?} is called “{name}”"));
        }
        *names
            .entry((control.parent.clone(), name, format!("{role:?}")))
            .or_default() += 1;
    }
    for ((_, name, role), times) in names {
        if times > 1 {
            out.push(format!("{times} neighbours are a {role} “{name}”"));
        }
    }
    out.extend(out_of_reach(harness, &before));
    out
}

/// Controls that Tab does not come to.
fn out_of_reach<S>(harness: &mut Harness<S>, before: &[Control]) -> Vec<String> {
    let mut reached = BTreeSet::new();
    for _ in 0..before.len() + 20 {
        harness.key_press(Key::Tab);
        harness.run_steps(1);
        let root = harness.root();
        let mut nodes = root.children_recursive();
        if let Some(focused) = nodes.find(egui_kittest::Node::is_focused) {
            reached.insert(format!("{:?}", focused.accesskit_node().id()));
        }
    }
    // A list may have scrolled on to other lines meanwhile.
    let still: BTreeSet<String> = controls(harness).into_iter().map(|c| c.id).collect();
    before
        .iter()
        .filter(|c| c.focusable && c.enabled && still.contains(&c.id) && !reached.contains(&c.id))
        .map(|c| format!("Tab does not come to the {:?} “{}”", c.role, c.name))
        .collect()
}

fn type_words(window: &mut Window, words: &str) {
    window.harness.event(egui::Event::Text(words.to_owned()));
    window.settle();
}

/// A screen: its name, and how it is opened in the sample.
type Screen = (&'static str, fn(&mut Window));

const SCREENS: &[Screen] = &[
    ("the columns", |_| {}),
    ("the columns by time", |window| {
        window.run("By time");
    }),
    ("the tray", |window| window.press(Key::T)),
    ("linking", |window| window.press(Key::L)),
    ("after a verdict", |window| window.press(Key::A)),
    ("the article", |window| window.press(Key::Enter)),
    ("the article with a form", |window| {
        window.press(Key::Enter);
        window.press_with(Modifiers::ALT, Key::P);
    }),
    ("an article something was taken out of", |window| {
        window.press(Key::Enter);
        window.press(Key::Delete);
    }),
    ("the timeline", |window| window.run("Timeline")),
    ("a claim of the timeline", |window| {
        window.run("Timeline");
        window.press(Key::ArrowRight);
        window.press_with(Modifiers::SHIFT, Key::ArrowRight);
    }),
    ("the timeline as a table", |window| {
        window.run("Timeline");
        window.click("As text");
    }),
    ("pairs by topic", |window| {
        window.run("Pairs by topic (picture)");
        window.press(Key::ArrowDown);
    }),
    ("pairs by speaker", |window| {
        window.run("Pairs by speaker (picture)");
        window.press(Key::ArrowRight);
    }),
    ("verdicts over time", |window| {
        window.press(Key::A);
        window.run("Verdicts over time (picture)");
    }),
    ("the history", |window| {
        window.press(Key::A);
        window.press(Key::X);
        window.press_with(Modifiers::COMMAND, Key::H);
    }),
    ("a decision of the history", |window| {
        window.press(Key::A);
        window.press(Key::X);
        window.press_with(Modifiers::COMMAND, Key::H);
        let mut line = window
            .harness
            .get_all_by_label_contains("Not decided to confirmed: ");
        line.next().unwrap().click();
        drop(line);
        window.settle();
    }),
    ("bulk decisions", |window| {
        window.press_with(Modifiers::COMMAND, Key::B);
    }),
    ("the sample of the rest", |window| {
        window.run("Check what was missed");
    }),
    ("the sample of the rest, drawn", |window| {
        window.run("Check what was missed");
        window.click("Draw 10");
        window.press(Key::A);
        window.run("Check what was missed");
    }),
    ("how one reviews", |window| window.run("How you review")),
    ("what verdicts taught", |window| {
        window.press(Key::A);
        window.run("What your verdicts taught");
    }),
    ("the codebook", |window| {
        tag(window, &["Alpha", "Beta"]);
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    }),
    ("a tag of the codebook", |window| {
        tag(window, &["Alpha", "Beta"]);
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
        window.click("Change Alpha");
    }),
    ("merging tags", |window| {
        tag(window, &["Alpha", "Beta"]);
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
        window.click("Change Alpha");
        window.click("Merge into…");
    }),
    ("the tag picker", |window| {
        tag(window, &["Alpha", "Beta"]);
        window.press_with(Modifiers::COMMAND, Key::L);
    }),
    ("a note", |window| window.press(Key::N)),
    ("all notes", |window| {
        note(window, "Ask the ministry.");
        window.run("All notes");
    }),
    ("a pair with a note and tags", |window| {
        note(window, "Ask the ministry.");
        tag(window, &["Alpha", "Beta"]);
    }),
    ("the look", |window| {
        window.press_with(Modifiers::COMMAND, Key::Comma);
    }),
    ("the settings for judging", |window| {
        window.press_with(Modifiers::COMMAND, Key::Comma);
        window.click("Settings: Review");
    }),
    ("the keys to change", |window| {
        window.press_with(Modifiers::COMMAND, Key::Comma);
        window.click("Settings: Keys");
        type_words(window, "pair");
    }),
    ("the key sheet", |window| window.press(Key::F1)),
    ("the palette", |window| {
        window.press_with(Modifiers::COMMAND, Key::P);
    }),
    ("the palette with words", |window| {
        window.press_with(Modifiers::COMMAND, Key::P);
        type_words(window, "border");
    }),
    ("search results", |window| {
        note(window, "The border again.");
        window.press_with(Modifiers::COMMAND, Key::F);
        type_words(window, "border");
        window.press(Key::Enter);
    }),
    ("a hit in an article", |window| {
        window.press_with(Modifiers::COMMAND, Key::F);
        type_words(window, "border");
        window.press(Key::Enter);
        window.press_with(Modifiers::COMMAND, Key::F);
        window.press(Key::Enter);
    }),
    ("facets", |window| {
        for section in ["Topics", "Offices", "Outlets", "Days", "Sides", "Kinds"] {
            let name = format!("Section {section}, closed");
            window.harness.get_by_label(&name).click_accesskit();
            window.settle();
        }
    }),
    ("facets set", |window| {
        for name in ["Section Kinds, closed", "Section Sides, closed"] {
            window.harness.get_by_label(name).click_accesskit();
            window.settle();
        }
        let mut rows = window.harness.get_all_by_label_contains("Direct, ");
        rows.next().unwrap().click_accesskit();
        drop(rows);
        window.settle();
    }),
    ("the name of a search", |window| {
        window.press_with(Modifiers::COMMAND, Key::F);
        type_words(window, "border");
        window.run("Save search");
    }),
    ("a saved search", |window| {
        window.press_with(Modifiers::COMMAND, Key::F);
        type_words(window, "border");
        window.run("Save search");
        type_words(window, "The border");
        window.press(Key::Enter);
    }),
    ("a path to type", |window| window.run("Type a path")),
    ("about", |window| window.run("About counterclaim")),
    ("the side profile", |window| {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    }),
    ("officials of the side profile", |window| {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        window.click("Pakistan: Officials, 44");
    }),
    ("a party of the side profile", |window| {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        window.click("Pakistan: The party");
    }),
    ("a search in the side profile", |window| {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        window.press_with(Modifiers::COMMAND, Key::F);
        type_words(window, "minister");
    }),
    ("what a draft would change", |window| {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        window.click("Exchange columns");
    }),
    ("leaving a draft", |window| {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        window.click("Exchange columns");
        window.press(Key::Escape);
    }),
];

fn tag(window: &mut Window, names: &[&str]) {
    window.press_with(Modifiers::COMMAND, Key::L);
    for name in names {
        type_words(window, name);
        window.press(Key::Enter);
    }
    window.press(Key::Escape);
}

fn note(window: &mut Window, words: &str) {
    window.press(Key::N);
    type_words(window, words);
    window.press_with(Modifiers::COMMAND, Key::Enter);
}

/// Opens each of the screens and asserts that nothing is wrong with it. Gives how many were dialogs.
fn assert_sound(screens: &[Screen]) -> usize {
    let mut wrong = Vec::new();
    let mut dialogs = 0;
    for (screen, open) in screens {
        let mut window = Window::sample();
        open(&mut window);
        assert!(
            !controls(&window.harness).is_empty(),
            "{screen} has controls"
        );
        for node in window.harness.query_all_by_role(Role::Dialog) {
            dialogs += 1;
            let name = node.accesskit_node().label().unwrap_or_default();
            if !name.chars().any(char::is_alphanumeric) {
                wrong.push(format!("{screen}: the dialog is called “{name}”"));
            }
        }
        for fault in faults_of(&mut window.harness) {
            wrong.push(format!("{screen}: {fault}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{wrong:#?}");
    dialogs
}

/// Two halves, so that they run at the same time.
fn halves() -> (&'static [Screen], &'static [Screen]) {
    SCREENS.split_at(SCREENS.len() / 2)
}

#[test]
fn every_control_has_a_name_a_role_and_a_way_by_tab() {
    assert_sound(halves().0);
}

#[test]
fn every_control_of_the_other_screens_has_them_too() {
    let dialogs = assert_sound(halves().1);
    assert!(dialogs > 10, "{dialogs} dialogs were seen");
}

#[test]
fn what_is_wrong_on_a_screen_is_found() {
    let mut harness = Harness::new_ui(|ui| {
        let nameless = ui.allocate_response(egui::vec2(20.0, 20.0), egui::Sense::click());
        nameless.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, "…"));
        let words = ui.allocate_response(egui::vec2(20.0, 20.0), egui::Sense::click());
        words.widget_info(|| egui::WidgetInfo::labeled(Role::Heading, true, "Pressed"));
        let _ = (ui.button("Twice"), ui.button("Twice"));
        let _ = ui.add(egui::Button::new("By mouse").sense(egui::Sense::CLICK));
        let away = ui.button("Never reached");
        if away.has_focus() {
            away.surrender_focus();
        }
    });
    let found = faults_of(&mut harness);
    for part in [
        "is called “…”",
        "is a Heading, which is no control",
        "2 neighbours are a Button “Twice”",
        "Button “By mouse” is pressed by the mouse alone",
        "Tab does not come to the Button “Never reached”",
    ] {
        let is_found = found.iter().any(|fault| fault.contains(part));
        assert!(is_found, "{part}: {found:?}");
    }
    assert_eq!(found.len(), 5, "{found:?}");
}
