//! Correcting statements in the article view, by keys and by the mouse.

use crate::window::*;
use counterclaim::model::{Kind, Side, SpeechAct, Statement, StatementId};
use eframe::egui::{self, Key, Modifiers, pos2};
use egui_kittest::kittest::{NodeT, Queryable};

const TEXT: &str = "Talks end without a date\n\n\
    The talks closed late on Thursday.\n\n\
    Pakistan's defence ministry said its delegation never left the room.\n\n\
    In Kabul, the Afghan foreign ministry said that the delegation kept leaving the room and that \
    the border was shut.\n";

const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

/// The article open for reading, with the first statement chosen.
fn reading() -> Window {
    let mut window = Window::new();
    drop_articles(&mut window, &[("talks.txt", TEXT)]);
    window.press(Key::Enter);
    assert!(
        window.app().project().screen.page.is_some(),
        "the article is open"
    );
    window.press(Key::ArrowUp);
    window.press(Key::ArrowUp);
    window
}

fn chosen(window: &Window) -> StatementId {
    window
        .app()
        .project()
        .screen
        .statement
        .expect("a statement is chosen")
}

fn statement(window: &Window) -> &Statement {
    let reading = window.app().reading();
    reading.statement(chosen(window)).expect("it is found")
}

fn words(window: &Window) -> String {
    window
        .app()
        .reading()
        .claim(chosen(window))
        .unwrap()
        .text
        .clone()
}

fn count(window: &Window) -> usize {
    window.app().reading().statements.len()
}

fn type_text(window: &mut Window, text: &str) {
    window.harness.event(egui::Event::Text(text.to_owned()));
    window.settle();
}

/// Selects the second paragraph, which nobody said, with the keyboard alone.
fn select_the_second_paragraph(window: &mut Window) {
    for _ in 0..3 {
        window.press(Key::Home);
    }
    window.press_with(SHIFT, Key::End);
    assert!(
        window.shows("New statement"),
        "the bar offers what can be done"
    );
}

#[test]
fn a_new_statement_is_made_and_given_its_speaker_by_keys() {
    let mut window = reading();
    let before = count(&window);
    select_the_second_paragraph(&mut window);
    window.press_with(ALT, Key::N);
    assert_eq!(count(&window), before + 1);
    assert_eq!(words(&window), "The talks closed late on Thursday.");
    assert!(window.shows("Made by you"));
    let bar = window.harness.query_by_label("New statement");
    assert!(bar.is_none(), "the selection is gone");
    // The field for the speaker is open already.
    type_text(&mut window, "Muttaqi");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    let speaker = &statement(&window).speaker;
    assert_eq!(speaker.name.as_deref(), Some("Amir Khan Muttaqi"));
    assert_eq!((speaker.side, speaker.official), (Side::B, true));
    window.press(Key::Num1);
    assert_eq!(statement(&window).speaker.side, Side::A);

    window.press(Key::Backspace);
    window.press(Key::Backspace);
    assert_eq!(statement(&window).speaker.side, Side::Unknown);
    window.press(Key::Backspace);
    assert_eq!(count(&window), before);
    assert!(window.app().project().corrections().is_empty());
}

#[test]
fn the_bar_under_a_selection_is_pressed_and_escape_drops_it() {
    let mut window = reading();
    select_the_second_paragraph(&mut window);
    window.press(Key::Escape);
    assert!(!window.shows("New statement"));
    assert!(
        window.app().project().screen.page.is_some(),
        "the article stays open"
    );
    window.press(Key::Home);
    window.press_with(SHIFT, Key::End);
    window.click("Add to the statement");
    let text = words(&window);
    assert!(
        text.starts_with("The talks closed") && text.contains("never left"),
        "{text}"
    );
    // The cursor is at the end of the second paragraph still.
    window.press_with(SHIFT, Key::Home);
    window.click("Leave out");
    assert!(!words(&window).contains("talks closed"));
    assert!(
        !window.shows("Corrected by you"),
        "the words are as they were found"
    );
}

#[test]
fn the_ends_go_by_words_and_the_original_is_kept() {
    let mut window = reading();
    let found = words(&window);
    assert!(found.ends_with("never left the room"), "{found}");
    window.press_with(ALT, Key::ArrowLeft);
    window.press_with(ALT, Key::ArrowLeft);
    assert!(words(&window).ends_with("never left"), "{}", words(&window));
    window.press_with(ALT, Key::ArrowRight);
    assert!(words(&window).ends_with("never left the"));
    window.press_with(ALT | SHIFT, Key::ArrowLeft);
    let longer = words(&window);
    assert!(longer.starts_with("said "), "{longer}");
    window.press_with(ALT | SHIFT, Key::ArrowRight);
    assert!(window.shows("Corrected by you"));
    window.click("Show the original");
    assert!(window.shows(&format!("The program read: {found}")));
    window.press(Key::Escape);
    assert!(window.shows("corrected"), "the card says so quietly");
    window.press(Key::Enter);
    window.click("Take the correction back");
    assert_eq!(words(&window), found);
    assert!(!window.shows("Corrected by you"));
    window.press(Key::Backspace);
    assert!(
        words(&window).ends_with("never left the"),
        "undo brings the correction back"
    );
}

#[test]
fn an_end_is_dragged_with_the_mouse() {
    let mut window = reading();
    let found = words(&window);
    let handle = window.harness.get_by_label("End of the statement").rect();
    let to = pos2(handle.center().x - 60.0, handle.center().y);
    window.harness.drag_at(handle.center());
    window.settle();
    window.harness.hover_at(to);
    window.settle();
    window.harness.drop_at(to);
    window.settle();
    let now = words(&window);
    assert!(found.starts_with(&now) && now.len() < found.len(), "{now}");
    assert!(window.shows("Corrected by you"));
}

#[test]
fn words_are_selected_by_dragging() {
    let mut window = reading();
    let before = count(&window);
    let paragraph = window
        .harness
        .get_by_label("The talks closed late on Thursday.")
        .rect();
    let (from, to) = (paragraph.left_center(), paragraph.right_center());
    window.harness.drag_at(from + egui::vec2(1.0, 0.0));
    window.settle();
    window.harness.hover_at(to);
    window.settle();
    window.harness.drop_at(to);
    window.settle();
    window.click("New statement");
    assert_eq!(count(&window), before + 1);
    assert!(words(&window).starts_with("The talks closed"));
}

#[test]
fn a_statement_is_split_and_merged_again() {
    let mut window = reading();
    window.press(Key::ArrowDown);
    let (before, whole) = (count(&window), words(&window));
    assert!(
        whole.contains("kept leaving") && whole.contains("border"),
        "{whole}"
    );
    window.press_with(ALT, Key::S);
    assert!(
        window.shows("Put the cursor where"),
        "there is no cursor yet"
    );
    // From the start of the statement to "and".
    window.press(Key::ArrowRight);
    for _ in 0..whole
        .split("and that the border")
        .next()
        .unwrap()
        .split_whitespace()
        .count()
    {
        window.press_with(Modifiers::COMMAND, Key::ArrowRight);
    }
    window.press_with(ALT, Key::S);
    assert_eq!(count(&window), before + 1);
    assert!(
        words(&window).starts_with("and that the border"),
        "{}",
        words(&window)
    );
    assert_eq!(statement(&window).speaker.side, Side::B);
    window.press(Key::ArrowUp);
    assert!(!words(&window).contains("border"));
    window.press_with(ALT, Key::M);
    assert_eq!((count(&window), words(&window)), (before, whole));
    assert!(window.shows("part of another statement"));
}

#[test]
fn speaker_date_kind_and_status_are_changed_in_the_inspector() {
    let mut window = reading();
    window.press_with(ALT, Key::P);
    type_text(&mut window, "Edda Rohn");
    window.press(Key::Tab);
    window.press_with(Modifiers::COMMAND, Key::A);
    type_text(&mut window, "envoy");
    window.click("Keep the speaker");
    let speaker = &statement(&window).speaker;
    assert_eq!(speaker.name.as_deref(), Some("Edda Rohn"));
    assert_eq!(speaker.role.as_deref(), Some("envoy"));
    assert!(window.shows("The program read: "));

    window.press_with(ALT, Key::D);
    type_text(&mut window, "the fifth");
    window.press(Key::Enter);
    assert!(window.shows("This is no day"));
    window.press_with(Modifiers::COMMAND, Key::A);
    type_text(&mut window, "5 May 2031");
    window.press(Key::Enter);
    assert_eq!(statement(&window).said_on.unwrap().iso(), "2031-05-05");
    assert!(window.shows("The program read: not told"));

    let kind = statement(&window).kind;
    window.click("direct");
    assert_eq!(
        (kind, statement(&window).kind),
        (Kind::Indirect, Kind::Direct)
    );
    window.press_with(ALT, Key::K);
    assert_eq!(statement(&window).kind, Kind::Indirect);
    window.click("Status: states");
    window.click("denies");
    assert_eq!(statement(&window).act, SpeechAct::Deny);
    window.click("Take the correction back");
    assert!(window.app().project().corrections().is_empty());
}

#[test]
fn what_is_no_statement_goes_and_is_brought_back() {
    let mut window = reading();
    let (id, before) = (chosen(&window), count(&window));
    let text = words(&window);
    window.press(Key::Delete);
    assert_eq!(count(&window), before - 1);
    assert_ne!(chosen(&window), id, "the next one is chosen");
    assert!(window.shows("no statement, you said"));
    window.click(&format!("Bring back: {text}"));
    assert_eq!((count(&window), chosen(&window)), (before, id));
    window.press(Key::Delete);
    window.press_with(ALT, Key::R);
    assert_eq!((count(&window), chosen(&window)), (before, id));
}

#[test]
fn the_statement_taken_out_last_comes_back_first() {
    let mut window = reading();
    let all = count(&window);
    // The second one goes first, so that the order of the text is not that of the acts.
    window.press(Key::ArrowDown);
    let second = chosen(&window);
    window.press(Key::Delete);
    window.press(Key::ArrowUp);
    let first = chosen(&window);
    assert_ne!(first, second);
    window.press(Key::Delete);
    assert_eq!(count(&window), all - 2);
    window.press_with(ALT, Key::R);
    assert_eq!((count(&window), chosen(&window)), (all - 1, first));
    window.press_with(ALT, Key::R);
    assert_eq!((count(&window), chosen(&window)), (all, second));
    window.press_with(ALT, Key::R);
    assert_eq!(count(&window), all, "there is nothing more to bring back");
    // What merging took out comes back the same way, with its words.
    window.press(Key::ArrowUp);
    let text = words(&window);
    window.press_with(ALT, Key::M);
    assert_eq!(count(&window), all - 1);
    window.press_with(ALT, Key::R);
    assert_eq!(count(&window), all);
    window.press(Key::ArrowUp);
    assert_eq!((chosen(&window), words(&window)), (first, text));
}

#[test]
fn corrections_outlive_the_program() {
    let mut window = reading();
    window.press_with(ALT, Key::ArrowLeft);
    let (id, text) = (chosen(&window), words(&window));
    let path = window.folder.path().join("talks.counterclaim");
    window.choose(&path);
    window.press_with(Modifiers::COMMAND, Key::S);
    let folder = tempfile::tempdir().unwrap();
    let again = Window::open(folder, vec![path]);
    let reading = again.app().reading();
    assert_eq!(reading.claim(id).unwrap().text, text);
    assert!(reading.statement(id).unwrap().corrected.is_some());
    drop(window);
}

#[test]
fn everything_of_the_form_has_a_name() {
    let window = reading();
    for name in [
        "Start of the statement",
        "End of the statement",
        "Change the speaker",
        "Change the date",
        "Status: states",
        "Split at the cursor",
        "Merge with the next",
        "Not a statement",
    ] {
        let node = window.harness.get_by_label(name);
        assert!(node.accesskit_node().label().is_some(), "{name}");
    }
}
