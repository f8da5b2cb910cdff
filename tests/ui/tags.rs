//! Notes, tags and the codebook.

use crate::window::*;
use counterclaim::project::{NoteTarget, TagId};
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

fn type_words(window: &mut Window, words: &str) {
    window.harness.event(egui::Event::Text(words.to_owned()));
    window.settle();
}

fn names(window: &Window) -> Vec<String> {
    let codebook = window.app().project().codebook();
    codebook.iter().map(|tag| tag.name.clone()).collect()
}

/// How many tags something has.
fn tags(window: &Window, target: NoteTarget) -> usize {
    window.app().project().tags_on(target).len()
}

/// The pair under judgement.
fn judged(window: &Window) -> NoteTarget {
    NoteTarget::Pair(window.app().project().screen.pair.unwrap())
}

/// Selects the next statement.
fn next_statement(window: &mut Window) -> NoteTarget {
    window.press(Key::ArrowDown);
    NoteTarget::Statement(window.app().project().screen.statement.unwrap())
}

/// Types into the field that has the cursor, and presses Enter.
fn enter(window: &mut Window, words: &str) {
    type_words(window, words);
    window.press(Key::Enter);
}

/// Writes the note of the dialog that is up.
fn keep_note(window: &mut Window, words: &str) {
    type_words(window, words);
    window.press_with(Modifiers::COMMAND, Key::Enter);
}

/// Puts the cursor into a field and types.
fn fill(window: &mut Window, field: &str, words: &str) {
    window.harness.get_by_label(field).focus();
    window.settle();
    type_words(window, words);
}

fn tag_pair(window: &mut Window, names: &[&str]) {
    window.press_with(Modifiers::COMMAND, Key::L);
    for name in names {
        enter(window, name);
    }
    window.press(Key::Escape);
}

#[test]
fn a_pair_gets_several_tags_in_a_row_by_keys() {
    let mut window = Window::sample();
    let pair = judged(&window);
    tag_pair(&mut window, &["To check", "Numbers"]);
    assert_eq!(names(&window), ["To check", "Numbers"]);
    assert_eq!(tags(&window, pair), 2);
    assert!(window.shows("Tagged To check") && window.shows("Tagged Numbers"));
    // The first letters are enough, and the same again takes it away.
    tag_pair(&mut window, &["num"]);
    assert_eq!(tags(&window, pair), 1);
    assert_eq!(names(&window).len(), 2);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(tags(&window, pair), 2);
    // The facet narrows to the pair.
    window
        .harness
        .get_by_label("Section Tags and notes, closed")
        .click_accesskit();
    window.settle();
    window.harness.get_by_label("Numbers, 2").click_accesskit();
    window.settle();
    assert_eq!(window.app().project().screen.filters.tags.len(), 1);
    assert!(window.shows("Clear filter Tag: Numbers"));
}

#[test]
fn statements_and_articles_are_tagged_and_cards_show_it() {
    let mut window = Window::sample();
    let statement = next_statement(&mut window);
    window.press_with(Modifiers::SHIFT, Key::T);
    enter(&mut window, "Ceasefire");
    window.press(Key::Escape);
    assert_eq!(tags(&window, statement), 1);
    assert!(window.shows(", tagged Ceasefire"), "the card says so");
    window.press(Key::Enter);
    let page = window.app().project().screen.page.unwrap();
    window.click("Tag the article…");
    enter(&mut window, "cease");
    window.press(Key::Escape);
    assert_eq!(tags(&window, NoteTarget::Article(page)), 1);
}

#[test]
fn notes_on_statement_and_article_are_written_found_and_listed() {
    let mut window = Window::sample();
    let statement = next_statement(&mut window);
    window.press_with(Modifiers::SHIFT, Key::N);
    assert!(window.shows("Note on this statement"));
    keep_note(&mut window, "Zweifelhaft, ask the ministry.");
    assert_eq!(
        window.app().project().note(statement),
        Some("Zweifelhaft, ask the ministry.")
    );
    window.press(Key::Enter);
    window.click("Note on the article…");
    keep_note(&mut window, "Printed late.");
    assert!(window.shows("Printed late."));
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::F);
    type_words(&mut window, "zweifel");
    assert!(window.shows("1 note"));
    assert!(window.shows("1 claim"));
    window.press(Key::Escape);
    window.run("All notes");
    assert!(window.shows("Zweifelhaft, ask the ministry.") && window.shows("Printed late."));
    window.press(Key::Escape);
}

#[test]
fn an_article_shows_its_note_and_tags_where_it_is_listed_and_read() {
    let mut window = Window::sample();
    let article = window.app().project().articles()[0].clone();
    let target = NoteTarget::Article(article.id);
    let row = format!("{}, ", article.display_title());
    let listed = |window: &Window, words: &str| {
        let rows = window.harness.get_all_by_label_contains(&row);
        let labels = rows.filter_map(|node| node.accesskit_node().label());
        labels.into_iter().any(|label| label.ends_with(words))
    };
    assert!(listed(&window, "right"), "nothing is marked yet");
    // From the list.
    let rows = window.harness.get_all_by_label_contains(&row);
    rows.into_iter().next().unwrap().click_secondary();
    window.settle();
    window.click("Tag this article…");
    enter(&mut window, "Ceasefire");
    enter(&mut window, "Numbers");
    window.press(Key::Escape);
    assert!(listed(&window, ", tagged Ceasefire, Numbers"));
    // While it is read, beside its headline.
    window.run(&article.display_title());
    assert_eq!(window.app().project().screen.page, Some(article.id));
    assert!(window.shows("Tagged Ceasefire") && window.shows("Tagged Numbers"));
    window.click("Note on the article…");
    keep_note(&mut window, "Quokkas, says the desk.");
    assert!(window.shows("Note: Quokkas, says the desk."));
    assert!(listed(&window, ", tagged Ceasefire, Numbers, with a note"));
    window.click("Note: Quokkas, says the desk.");
    keep_note(&mut window, "Or not.");
    assert!(
        window
            .app()
            .project()
            .note(target)
            .unwrap()
            .contains("Or not.")
    );
    // Both are found by their words.
    window.press(Key::Escape);
    for words in ["quokka", "ceasef"] {
        window.press_with(Modifiers::COMMAND, Key::F);
        window.press_with(Modifiers::COMMAND, Key::A);
        type_words(&mut window, words);
        assert!(
            window.shows("1 note") || window.shows("1 article"),
            "{words}"
        );
    }
}

#[test]
fn the_codebook_renames_defines_merges_and_deletes_and_all_is_undone() {
    let mut window = Window::sample();
    let pair = judged(&window);
    tag_pair(&mut window, &["Alpha", "Beta"]);
    let before = window.app().project().codebook().to_vec();
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.click("Change Alpha");
    fill(&mut window, "Name of the tag", "bet");
    fill(&mut window, "Definition of the tag", "The first letter.");
    window.harness.get_by_label("Name of a new tag").focus();
    window.settle();
    assert_eq!(names(&window), ["Alphabet", "Beta"]);
    assert_eq!(
        window.app().project().codebook()[0].definition,
        "The first letter."
    );
    window.click("Mark: cross");
    window.click("Colour 5");
    assert_eq!(window.app().project().codebook()[0].color, 4);
    window.click("Move Alphabet down");
    assert_eq!(names(&window), ["Beta", "Alphabet"]);
    window.click("Merge into…");
    window.click("Merge into Beta");
    assert_eq!(names(&window), ["Beta"]);
    let only: Vec<TagId> = window.app().project().tags_on(pair).into_iter().collect();
    assert_eq!(only, [before[1].id]);
    window.click("Change Beta");
    window.click("Delete…");
    window.click("Delete it, also where it is given once");
    assert!(names(&window).is_empty());
    assert!(window.app().project().tags_on(pair).is_empty());
    window.press(Key::Escape);
    for _ in 0..7 {
        window.press_with(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(window.app().project().codebook(), before);
    assert_eq!(tags(&window, pair), 2);
}

#[test]
fn a_codebook_goes_out_and_comes_in() {
    let mut window = Window::sample();
    tag_pair(&mut window, &["Alpha", "Beta"]);
    let path = window.folder.path().join("codes.csv");
    window.choose(&path);
    window.run("Codebook");
    window.click("Export…");
    assert!(std::fs::read_to_string(&path).unwrap().contains("Alpha"));
    std::fs::write(&path, "name,definition\nAlpha,The first\nGamma,The third\n").unwrap();
    window.click("Import…");
    assert_eq!(names(&window), ["Alpha", "Beta", "Gamma"]);
    assert_eq!(window.app().project().codebook()[0].definition, "The first");
    std::fs::write(&path, [0, 159, 146, 150]).unwrap();
    window.click("Import…");
    assert_eq!(names(&window).len(), 3);
    window.press(Key::Escape);
}

#[test]
fn a_huge_note_and_odd_tags_do_no_harm() {
    let mut window = Window::sample();
    window.press(Key::N);
    type_words(&mut window, &"wörd (]\\ ".repeat(20_000));
    window.press_with(Modifiers::COMMAND, Key::Enter);
    let pair = judged(&window);
    assert!(window.app().project().note(pair).is_some());
    tag_pair(&mut window, &["\u{7}", "=cmd", &"x".repeat(5_000)]);
    assert!(names(&window).iter().all(|name| name.chars().count() <= 60));
    window.press_with(Modifiers::COMMAND, Key::F);
    type_words(&mut window, "word");
    assert!(window.shows("1 note"));
}
