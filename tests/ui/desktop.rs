//! Desktop habits: a second start of the program, projects without a file, closing.

use std::time::{Duration, Instant};

use counterclaim::disk::{Doors, Request};

use eframe::egui;
use egui_kittest::kittest::Queryable;

use crate::window::*;

#[test]
fn a_second_start_hands_its_articles_over() {
    let mut window = Window::new();
    let article = window.folder.path().join("late.txt");
    std::fs::write(
        &article,
        "Kabul, 3 March - The defence ministry denied it.\n",
    )
    .unwrap();
    let doors = Doors::at(window.folder.path().join("open"));
    let request = Request {
        files: vec![article],
    };
    let left = doors.leave_at_main(&request, 7).unwrap();
    let since = Instant::now();
    while window.app().project().articles().is_empty() {
        assert!(since.elapsed() < Duration::from_mins(1), "nothing arrived");
        std::thread::sleep(Duration::from_millis(20));
        window.settle();
    }
    assert!(left.is_taken());
}

#[test]
fn a_project_open_elsewhere_is_not_opened_twice() {
    let mut window = Window::sample();
    let file = window.folder.path().join("talks.counterclaim");
    window.choose(&file);
    window.run("Save as…");
    assert!(file.exists());
    let doors = Doors::at(window.folder.path().join("open"));
    assert!(
        doors.hold_project(&file).unwrap().is_none(),
        "this window has it"
    );

    window.run("New project");
    let elsewhere = doors.hold_project(&file).unwrap();
    assert!(elsewhere.is_some(), "it was let go");
    window.choose(&file);
    window.run("Open…");
    assert!(window.shows("is open in another window"));
    assert!(window.app().project().articles().is_empty());

    drop(elsewhere);
    window.run("Open…");
    assert!(!window.app().project().articles().is_empty());
}

#[test]
fn a_project_without_a_file_is_kept_when_a_new_one_begins() {
    let mut window = Window::sample();
    let articles = window.app().project().articles().len();
    window.run("New project");
    assert!(window.app().project().articles().is_empty());
    assert!(window.shows("A project without a file of its own was kept"));
    window.click("Open it again");
    assert_eq!(window.app().project().articles().len(), articles);
    assert!(!window.shows("A project without a file of its own was kept"));

    window.run("New project");
    window.run("Unsaved projects…");
    let throw = window
        .harness
        .get_by_label_contains("Throw away: saved")
        .rect();
    assert!(throw.is_positive());
    window
        .harness
        .get_by_label_contains("Throw away: saved")
        .click();
    window.settle();
    assert!(!window.shows("Unsaved projects"), "the empty list closes");
}

#[test]
fn closing_asks_when_something_would_be_lost() {
    let close = |window: &mut Window| {
        let input = window.harness.input_mut();
        let root = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        root.events.push(egui::ViewportEvent::Close);
        window.settle();
        let input = window.harness.input_mut();
        let root = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        root.events.clear();
    };
    let mut kept = Window::sample();
    close(&mut kept);
    assert!(!kept.shows("This project could not be saved"));

    let mut lost = Window::without_recovery();
    lost.click("Open the sample");
    close(&mut lost);
    assert!(lost.shows("This project could not be saved"));
    lost.click("Stay");
    assert!(!lost.shows("This project could not be saved"));
}
