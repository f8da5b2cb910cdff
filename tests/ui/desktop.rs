//! Desktop habits: a second start of the program, projects without a file, closing.

use std::time::{Duration, Instant};

use counterclaim::disk::{Doors, Request};

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
    let caller = std::thread::spawn(move || doors.knock_main(&request, Duration::from_secs(60)));
    let since = Instant::now();
    while window.app().project().articles().is_empty() {
        assert!(since.elapsed() < Duration::from_secs(60), "nothing arrived");
        std::thread::sleep(Duration::from_millis(20));
        window.settle();
    }
    assert!(caller.join().unwrap());
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
