//! Every act is told, with a way to take it back; what failed stays until it is read.

use crate::window::*;
use eframe::egui::accesskit::Live;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

/// Does an act, and takes it back by the button beside its words.
fn told_and_undone(window: &mut Window, words: &str, act: impl FnOnce(&mut Window)) {
    act(window);
    assert!(window.shows(words), "“{words}” is told");
    let after = format!("{:?}", window.app().project().history().undo_title());
    let undo = window.harness.query_all_by_label("Undo").last().unwrap();
    undo.click();
    window.settle();
    assert!(window.shows("Undone: "), "after “{words}”");
    let now = format!("{:?}", window.app().project().history().undo_title());
    assert_ne!(now, after, "“{words}” was taken back");
}

#[test]
fn acts_of_every_kind_are_told_and_undone_beside_their_words() {
    let mut window = Window::sample();
    told_and_undone(&mut window, "Confirmed. ", |w| w.press(Key::A));
    told_and_undone(&mut window, "Done: Put statement on neither side.", |w| {
        w.press(Key::ArrowDown);
        w.press_with(Modifiers::ALT, Key::Num0);
    });
    told_and_undone(&mut window, "Done: Write a note.", |w| {
        w.press(Key::N);
        w.harness.get_by_label("Note").type_text("Ask again.");
        w.settle();
        w.click("Keep note");
    });
    told_and_undone(&mut window, " is in use. Undo with", |w| {
        w.run("Open the labour sample");
        w.run("Use the built-in profile");
    });
}

/// What a screen reader is told without asking, and how urgently.
fn spoken(window: &Window) -> Vec<(Live, String)> {
    let nodes = window.harness.root().children_recursive();
    nodes
        .map(|node| node.accesskit_node())
        .filter(|node| node.live() != Live::Off)
        .map(|node| {
            let words = node.label().or_else(|| node.value());
            (node.live(), words.unwrap_or_default())
        })
        .collect()
}

#[test]
fn acts_undo_and_failures_are_spoken() {
    let mut window = Window::sample();
    let says = |window: &Window, live: Live, words: &str| {
        let spoken = spoken(window);
        let is_told = spoken.iter().any(|(l, w)| *l == live && w.contains(words));
        assert!(is_told, "{words}: {spoken:?}");
    };
    assert_eq!(spoken(&window), [], "nothing was done yet");
    window.press(Key::A);
    says(&window, Live::Polite, "Confirmed. Now pair 2 of");
    window.press(Key::Backspace);
    says(&window, Live::Polite, "Undone: Confirm contradiction.");
    window.press_with(Modifiers::COMMAND, Key::B);
    let all = window.harness.get_by_label_contains("Put off all ");
    all.click();
    window.settle();
    says(&window, Live::Polite, "pairs at once.");
    window.press(Key::Enter);
    window.press_with(Modifiers::ALT, Key::ArrowLeft);
    says(&window, Live::Polite, "Done: ");
    window.press_with(Modifiers::COMMAND, Key::Z);
    says(&window, Live::Polite, "Undone: ");
    let missing = window.folder.path().join("missing.html");
    window.choose(&missing);
    window.run("Open…");
    says(&window, Live::Assertive, "could not be read");
}

#[test]
fn an_article_taken_out_is_told_where_nothing_else_is_left() {
    let mut window = Window::new();
    drop_articles(
        &mut window,
        &[("a.txt", "The quay is open, the minister said on Friday.")],
    );
    assert!(
        !window.shows("Done: "),
        "opening the first one needs no words"
    );
    let row = window.harness.get_by_label_contains(", 0 right");
    row.click_secondary();
    window.settle();
    window.click("Take this article out");
    assert!(window.app().project().articles().is_empty());
    assert!(window.shows("Done: Take article out."));
    window.click("Undo");
    assert_eq!(window.app().project().articles().len(), 1);
}

#[test]
fn failures_stay_while_other_messages_go() {
    let mut window = Window::sample();
    let missing = window.folder.path().join("missing.html");
    window.choose(&missing);
    window.run("Open…");
    assert!(window.shows("could not be read"));
    for _ in 0..5 {
        window.run("Open the sample");
        window.run("Check what was missed…");
        window.press(Key::Escape);
    }
    assert!(window.shows("could not be read"), "until it is closed");
}

#[test]
fn letters_without_a_font_are_told_once() {
    let mut window = Window::without_fonts();
    let boxes = egui::MissingGlyphPolicy::Tofu;
    window.harness.ctx.set_missing_glyph_policy(boxes);
    drop_articles(
        &mut window,
        &[(
            "a.txt",
            "\"دروازه خلاصه ده\", the minister Amir Khan Muttaqi said on Friday.",
        )],
    );
    window.settle();
    assert!(window.shows("No font on this computer has the letter U+"));
    assert!(window.shows("fonts-noto-core"));
    window.click("Close");
    window.settle();
    assert!(!window.shows("No font on this computer"));
}
