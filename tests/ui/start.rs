//! Opening, pasting and keeping what was opened.

use std::sync::Arc;
use std::time::Duration;

use crate::window::*;
use counterclaim::app::Picked;
use counterclaim::model::Answer;
use counterclaim::sides::Profile;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::Queryable;

#[test]
fn from_the_empty_window_to_the_record() {
    let mut window = Window::new();
    assert!(window.shows("Open saved news articles"));
    window.click("Open the sample");
    assert!(window.app().project().articles().len() >= 6);
    assert!(window.shows("Do these contradict each other?"));
    assert!(window.shows("Pakistan: "), "cards say their side");
    assert!(window.shows("Afghanistan: "));
    let all = window.app().project().screen.pair.expect("a pair is up");

    window.press(Key::A);
    assert_eq!(window.confirmed(), 1);
    assert!(window.shows_pair(), "the next pair comes into view");
    let next = window.app().project().screen.pair;
    assert_ne!(next, Some(all), "it goes on by itself");
    window.press(Key::X);
    window.press(Key::Space);
    let verdicts = window.app().project().verdicts();
    let answers: Vec<_> = [Answer::Confirmed, Answer::Rejected, Answer::Later]
        .into_iter()
        .filter(|answer| verdicts.values().any(|v| v.answer == *answer))
        .collect();
    assert_eq!(answers.len(), 3);
    let judged = verdicts.clone();

    window.press(Key::Backspace);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().project().verdicts().len(), 1);
    assert!(window.shows_pair(), "the pair undone is in view");
    window.press_with(Modifiers::COMMAND, Key::Y);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.app().project().verdicts(), &judged);

    let file = window.folder.path().join("talks.counterclaim");
    window.choose(&file);
    window.press_with(Modifiers::COMMAND, Key::S);
    assert!(file.exists());
    window.press(Key::J);
    window.press(Key::T);
    // The screen is saved once it has come to rest.
    std::thread::sleep(Duration::from_millis(900));
    window.settle();
    let screen = window.app().project().screen.clone();
    assert!(screen.tray_open);

    let report = window.folder.path().join("record.html");
    window.choose(&report);
    window.press_with(Modifiers::COMMAND, Key::E);
    let html = std::fs::read_to_string(&report).unwrap();
    assert!(
        html.contains("<table") || html.contains("<article"),
        "{html:.200}"
    );

    let Window {
        folder, harness, ..
    } = window;
    drop(harness);
    let again = Window::open(folder, vec![file]);
    assert_eq!(again.app().project().verdicts(), &judged);
    assert_eq!(again.app().project().screen, screen, "the same screen");
}

#[test]
fn without_a_dialog_there_is_a_field_for_the_path() {
    let mut window = Window::new();
    *window.dialog.0.lock().unwrap() = Picked::CouldNotOpen;
    window.press_with(Modifiers::COMMAND, Key::O);
    assert!(window.shows("no file dialog"));
    let article = window.folder.path().join("one.txt");
    std::fs::write(
        &article,
        "“We left,” said the foreign minister of Pakistan.",
    )
    .unwrap();
    let field = window.harness.get_by_label("Path");
    field.type_text(&article.display().to_string());
    window.harness.run_steps(3);
    window.press(Key::Enter);
    assert_eq!(window.app().project().articles().len(), 1);
}

#[test]
fn a_file_that_fails_is_listed_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.txt");
    let bad = folder.path().join("missing.txt");
    std::fs::write(&good, "“We left,” said the foreign minister of Pakistan.").unwrap();
    let mut window = Window::open(folder, vec![good, bad]);
    assert_eq!(window.app().project().articles().len(), 1);
    assert!(window.shows("1 file could not be read"));
    window.click("Which files?");
    assert!(window.shows("missing.txt"));
    window.press(Key::Escape);
    window.click("Close");
    assert!(!window.shows("could not be read"));
}

#[test]
fn work_without_a_file_outlives_the_program() {
    let mut window = Window::sample();
    window.press(Key::A);
    let verdicts = window.app().project().verdicts().clone();
    let Window {
        folder, harness, ..
    } = window;
    drop(harness);
    let mut again = Window::open(folder, Vec::new());
    assert!(again.app().project().articles().is_empty());
    again.click("Open it again");
    assert_eq!(again.app().project().verdicts(), &verdicts);
}

#[test]
fn another_side_profile_is_used_and_a_broken_one_is_told() {
    let mut window = Window::sample();
    let profile = window.folder.path().join("mine.json");
    std::fs::write(&profile, "{\n  \"name\": 5\n}").unwrap();
    window.choose(&profile);
    window.click("File");
    window.click("Use side profile…");
    assert!(window.shows("mine.json"), "the file is named");
    assert!(window.shows("line "), "and the line");
    let mut named = Profile::built_in();
    named.a.name = "Left country".to_owned();
    std::fs::write(&profile, serde_json::to_vec(&named).unwrap()).unwrap();
    window.click("File");
    window.click("Use side profile…");
    assert!(window.shows("Left country"));
    window.press(Key::Backspace);
    assert!(
        window.shows("Pakistan: "),
        "undo goes back to the profile before"
    );
}

#[test]
fn pasted_text_becomes_an_article() {
    let mut window = Window::new();
    let text = "The road is open, the foreign ministry of Afghanistan said on Monday.";
    window.harness.event(egui::Event::Paste(text.to_owned()));
    window.settle();
    assert_eq!(window.app().project().articles().len(), 1);
    assert!(window.shows("The road is open"));
}

#[test]
fn a_folder_dropped_on_the_window_is_opened() {
    let mut window = Window::new();
    let folder = window.folder.path().join("saved pages");
    std::fs::create_dir(&folder).unwrap();
    for (name, day) in [("one.txt", "Monday"), ("two.txt", "Friday")] {
        let text = format!("The gate is shut, Pakistan's interior ministry said on {day}.");
        std::fs::write(folder.join(name), text).unwrap();
    }
    window
        .harness
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(folder)));
    window.settle();
    assert_eq!(window.app().project().articles().len(), 2);
    assert!(window.shows("The gate is shut"));
}
