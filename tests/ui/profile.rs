//! The editor of the side profile, by its labels and keys.

use crate::window::*;
use counterclaim::app::Picked;
use counterclaim::model::Side;
use counterclaim::sides::Profile;
use counterclaim::views::in_column;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};

/// The labour sample with the editor open.
fn editor() -> Window {
    let mut window = Window::new();
    window.run("Open the labour sample");
    window.run("Edit the side profile");
    assert!(window.shows("Nothing is changed."));
    window
}

impl Window {
    /// The field of this name; its visible label has the same words.
    fn field<'a>(&'a self, name: &'a str) -> Node<'a> {
        self.harness
            .get_all_by_label(name)
            .find(|node| {
                let role = node.accesskit_node().role();
                matches!(role, Role::TextInput | Role::MultilineTextInput)
            })
            .unwrap_or_else(|| panic!("no field is called {name:?}"))
    }

    /// Writes into a field in place of what stands there.
    fn replace(&mut self, field: &str, words: &str) {
        self.field(field).focus();
        self.harness.run_steps(2);
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.harness.run_steps(2);
        self.field(field).type_text(words);
        self.settle();
    }

    fn profile(&self) -> &Profile {
        self.app().project().profile()
    }

    /// How many claims stand in each column.
    fn columns(&self) -> [usize; 2] {
        let count = |side| {
            let statements = self.app().reading().statements.iter();
            statements
                .filter(|s| in_column(&s.speaker) == Some(side))
                .count()
        };
        [count(Side::A), count(Side::B)]
    }

    /// The same by whom they are said.
    fn claims_of(&self, name: &str) -> Vec<(Side, bool)> {
        let statements = self.app().reading().statements.iter();
        statements
            .filter(|s| s.speaker.name.as_deref() == Some(name))
            .map(|s| (s.speaker.side, s.speaker.official))
            .collect()
    }
}

#[test]
fn the_labour_sample_opens_with_its_own_profile() {
    let mut window = Window::new();
    window.run("Open the labour sample");
    assert_eq!(*window.profile(), Profile::labour_sample());
    assert_eq!(window.app().project().articles().len(), 2);
    assert!(window.shows("Do these contradict each other?"));
    assert!(
        window.shows("Merrowdale Hospitals: "),
        "cards say their side"
    );
    assert!(window.shows("Union of Ward Staff: "));
    let [left, right] = window.columns();
    assert!(left >= 12 && right >= 12, "{left} and {right} claims");
    // The other sample has other parties: it gets a project of its own, with the built-in profile.
    window.run("Open the sample");
    assert_eq!(*window.profile(), Profile::built_in());
    assert!(window.app().project().articles().len() >= 6);
    window.run("Open the labour sample");
    assert_eq!(*window.profile(), Profile::labour_sample());
    assert_eq!(window.app().project().articles().len(), 2);
}

#[test]
fn a_change_is_previewed_applied_and_undone() {
    let mut window = editor();
    let before = (window.columns(), window.claims_of("Joss Tembery"));
    assert!(before.1.len() >= 3);
    window.click("Union of Ward Staff: Officials, 3");
    window.click("Joss Tembery, chief negotiator");
    window.click("Remove");
    assert!(window.shows("Applying moves "), "the preview is worked out");
    assert!(window.shows("Not applied") || window.shows("not applied yet"));
    assert_eq!(
        window.profile().b.officials.len(),
        3,
        "nothing is applied yet"
    );
    let moved = window
        .harness
        .query_all_by_label_contains("Tembery. From Union of Ward Staff to ")
        .count();
    assert!(moved >= 1, "the list says who moves, from where to where");
    window.click("Apply");
    assert_eq!(window.profile().b.officials.len(), 2);
    assert_ne!(window.claims_of("Joss Tembery"), before.1);
    assert!(window.shows("Nothing is changed."));
    window.press(Key::Escape);
    assert!(
        window.shows("Do these contradict each other?"),
        "back at the columns"
    );
    window.press(Key::Backspace);
    assert_eq!(*window.profile(), Profile::labour_sample());
    assert_eq!((window.columns(), window.claims_of("Joss Tembery")), before);
}

#[test]
fn the_preview_tells_what_applying_then_does() {
    let mut window = editor();
    let statements = |window: &Window| {
        let all = window.app().reading().statements.iter();
        all.map(|s| (s.id, in_column(&s.speaker)))
            .collect::<Vec<_>>()
    };
    let before = statements(&window);
    window.click("Merrowdale Hospitals: Officials, 4");
    window.click("Lionel Aldous, chief executive");
    window.replace("Until, term of office 1", "2031-12");
    // He is in office on the article's day now.
    assert!(
        window.shows("Applying moves 1 statement: 1 from neither side to Merrowdale Hospitals."),
        "the sentence"
    );
    window.click("Apply");
    let after = statements(&window);
    let moved = before.iter().zip(&after).filter(|(a, b)| a != b).count();
    assert_eq!(moved, 1);
}

#[test]
fn a_mistake_is_told_at_its_field_and_keeps_apply_shut() {
    let mut window = editor();
    window.click("Merrowdale Hospitals: Officials, 4");
    window.click("Corin Maddox, head of communications");
    window.replace("From, term of office 1", "last year");
    let told = "To mend: \"last year\" is no date; write a year (2024), a month (2024-03) or a day (2024-03-11).";
    assert!(window.shows(told));
    assert!(window.shows("1 thing to mend before it can be applied or saved."));
    assert!(window.shows("Merrowdale Hospitals: Officials, 4, 1 to mend"));
    window.click("Apply");
    assert_eq!(
        *window.profile(),
        Profile::labour_sample(),
        "Apply does nothing"
    );
    // From elsewhere, the list of problems leads back to the field.
    window.click("Spelling of names");
    assert!(!window.shows(told));
    let words = "\"last year\" is no date; write a year (2024), a month (2024-03) or a day (2024-03-11), a.officials.2.terms.0.from";
    window.click(words);
    assert!(window.shows(told));
    window.replace("From, term of office 1", "2029");
    assert!(!window.shows("To mend"));
}

#[test]
fn lists_are_filled_copied_ordered_and_searched_by_name() {
    let mut window = editor();
    window.click("Neither side: Organisations, 3");
    window.click("Add organisation");
    assert!(window.shows("To mend: the name is empty."));
    // The cursor is in the new name.
    window
        .harness
        .event(egui::Event::Text("Harbour Chamber".to_owned()));
    window.settle();
    window.replace(
        "Other names and spellings",
        "The Chamber\nHarbour Chamber of Trade",
    );
    window.click("Move up");
    window.click("Duplicate");
    window.replace("Name", "Harbour Guild");
    window.click("Apply");
    let names: Vec<_> = window
        .profile()
        .neither
        .organisations
        .iter()
        .map(|o| o.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Conciliation Service",
            "Ministry of Health",
            "Harbour Chamber",
            "Harbour Guild",
            "Patients' Forum"
        ]
    );
    let aliases = &window.profile().neither.organisations[2].aliases;
    assert_eq!(aliases, &["The Chamber", "Harbour Chamber of Trade"]);
    window.press_with(Modifiers::COMMAND, Key::F);
    window
        .harness
        .event(egui::Event::Text("calloway".to_owned()));
    window.settle();
    window.press(Key::Enter);
    assert!(window.shows("Terms of office"));
    assert_eq!(
        window.field("Name").value().as_deref(),
        Some("Ines Calloway")
    );
}

#[test]
fn steps_in_the_editor_are_taken_back_and_a_changed_draft_is_not_lost_by_escape() {
    let mut window = editor();
    window.click("Exchange columns");
    assert!(window.shows("The columns change places."));
    window.click("Undo");
    assert!(window.shows("Nothing is changed."));
    window.press_with(Modifiers::COMMAND, Key::Y);
    assert!(window.shows("The columns change places."));
    window.press(Key::Escape);
    assert!(window.shows("The changes are not applied"));
    window.click("Go on writing");
    assert!(window.shows("The columns change places."));
    window.press(Key::Escape);
    window.click("Throw away");
    assert!(window.shows("Do these contradict each other?"));
    assert_eq!(*window.profile(), Profile::labour_sample());
}

/// Closes the window as its frame does. Gives whether the program lets it.
fn close(window: &mut Window) -> bool {
    let input = window.harness.input_mut();
    let viewport = input.viewports.entry(input.viewport_id).or_default();
    viewport.events.push(egui::ViewportEvent::Close);
    window.harness.step();
    let output = window.harness.output();
    let kept = output
        .viewport_output
        .values()
        .flat_map(|viewport| &viewport.commands)
        .any(|command| *command == egui::ViewportCommand::CancelClose);
    let input = window.harness.input_mut();
    for viewport in input.viewports.values_mut() {
        viewport.events.clear();
    }
    window.settle();
    !kept
}

#[test]
fn a_changed_draft_is_asked_about_before_the_window_closes() {
    let mut window = editor();
    assert!(close(&mut window), "nothing is changed");
    window.click("Exchange columns");
    assert!(!close(&mut window));
    assert!(window.shows("The changes are not applied"));
    window.click("Go on writing");
    assert!(window.shows("The columns change places."));
    assert!(!close(&mut window), "asked again");
    window.click("Apply and close");
    assert_ne!(*window.profile(), Profile::labour_sample());
    assert!(close(&mut window), "nothing is lost any more");
}

#[test]
fn a_changed_draft_outlives_a_change_of_project() {
    let mut window = editor();
    window.click("Exchange columns");
    window.run("New project");
    assert!(window.shows("not applied yet"));
    window.click("Discard");
    window.press(Key::Escape);
    assert!(!window.shows("The changes are not applied"));
}

#[test]
fn exchanging_the_columns_takes_along_what_the_person_put_there() {
    let mut window = Window::new();
    window.run("Open the labour sample");
    let in_view = |window: &Window, id| {
        let claim = &window.app().reading().claim(id).unwrap().text;
        window.shows(&format!(": {claim} ("))
    };
    let statement = (0..14)
        .map(|number| window.statement(Side::A, number))
        .find(|&id| in_view(&window, id))
        .expect("some card of the left column is in view");
    window.click_card(statement);
    window.press_with(Modifiers::ALT, Key::Num2);
    let sides = |window: &Window| -> Vec<_> {
        let all = window.app().reading().statements.iter();
        all.map(|s| in_column(&s.speaker)).collect()
    };
    let before = sides(&window);
    window.run("Edit the side profile");
    window.click("Exchange columns");
    assert!(window.shows("The columns change places. Applying moves no statement."));
    window.click("Apply");
    let across: Vec<_> = before
        .iter()
        .map(|side| match side {
            Some(Side::A) => Some(Side::B),
            Some(Side::B) => Some(Side::A),
            side => *side,
        })
        .collect();
    assert_eq!(sides(&window), across);
    window.press(Key::Escape);
    window.press(Key::Backspace);
    assert_eq!(sides(&window), before, "one act");
}

#[test]
fn a_profile_is_saved_loaded_and_begun_from_a_template() {
    let mut window = editor();
    window.click("Merrowdale Hospitals: The party");
    window.replace("Short name", "Merrow");
    let file = window.folder.path().join("mine");
    window.choose(&file);
    window.click("Profile file");
    window.click("Save as…");
    let saved = window.folder.path().join("mine.json");
    let json = std::fs::read_to_string(&saved).unwrap();
    let mut expected = Profile::labour_sample();
    expected.a.short = Some("Merrow".to_owned());
    assert_eq!(
        Profile::from_json(&json).unwrap(),
        expected,
        "nothing is lost"
    );

    window.click("New");
    window.click("Two blank parties");
    assert!(window.shows("First party: Officials, 0"));
    assert_eq!(*window.profile(), Profile::labour_sample(), "a draft only");
    window.choose(&saved);
    window.click("Profile file");
    window.click("Load…");
    assert!(window.shows("A draft of mine.json, not applied yet."));
    window.click("Apply");
    assert_eq!(*window.profile(), expected);

    // Without a dialog there is a field for the path.
    *window.dialog.0.lock().unwrap() = Picked::CouldNotOpen;
    window.click("Profile file");
    window.click("Save as…");
    let typed = window.folder.path().join("typed.json");
    window
        .harness
        .get_by_label("Path")
        .type_text(&typed.display().to_string());
    window.harness.run_steps(3);
    window.press(Key::Enter);
    assert!(typed.exists());
}

#[test]
fn a_chosen_colour_is_used_and_described_in_words() {
    let mut window = editor();
    window.click("Union of Ward Staff: The party");
    assert!(window.shows("Can be told from the other column's colour"));
    window.click("Blue");
    assert!(window.shows("Hard to tell from the other column's colour"));
    window.click("Teal");
    assert!(window.shows("On light paper "));
    window.click("Apply");
    assert_eq!(window.profile().b.color.as_deref(), Some("#0b6b66"));
}

#[test]
fn keys_of_the_columns_are_dead_in_the_editor() {
    let mut window = editor();
    let before = window.app().project().verdicts().len();
    for key in [Key::A, Key::X, Key::Backspace, Key::J] {
        window.press(key);
    }
    assert_eq!(window.app().project().verdicts().len(), before);
    assert!(window.shows("What applying changes"));
    // The editor of an empty project works too.
    let mut empty = Window::new();
    empty.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    assert!(empty.shows("No article is open, so no statement can move."));
    empty.click("Pakistan: The party");
    empty.replace("Name", "Left country");
    empty.click("Apply");
    assert_eq!(empty.profile().a.name, "Left country");
}

#[test]
fn the_project_keeps_the_profile_it_uses() {
    let mut window = editor();
    window.click("Merrowdale Hospitals: The party");
    window.replace("Short name", "Merrow");
    window.click("Apply");
    let used = window.profile().clone();
    let file = window.folder.path().join("strike.counterclaim");
    window.choose(&file);
    window.press_with(Modifiers::COMMAND, Key::S);
    let Window {
        folder, harness, ..
    } = window;
    drop(harness);
    let again = Window::open(folder, vec![file]);
    assert_eq!(*again.profile(), used);
}
