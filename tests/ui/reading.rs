//! The article view and the arrangements of the columns.

use crate::window::*;
use counterclaim::model::{Side, StatementId};
use counterclaim::project::Arrangement;
use eframe::egui::Key;

#[test]
fn a_whole_article_is_read_by_keys() {
    let mut window = Window::sample();
    assert!(window.app().project().screen.pair.is_some());
    window.press(Key::Enter);
    let page = window
        .app()
        .project()
        .screen
        .page
        .expect("an article is open");
    assert!(window.shows("Why this speaker, this office and this side"));
    assert!(window.shows("Found"));
    assert!(window.shows("By “"), "the word and the shape that found it");
    assert!(!window.shows("Do these contradict each other?"));
    window.press(Key::A);
    assert_eq!(window.confirmed(), 0, "what is not in view is not judged");

    let of_page: Vec<StatementId> = window
        .app()
        .reading()
        .statements
        .iter()
        .filter(|s| s.article == page)
        .map(|s| s.id)
        .collect();
    for _ in 0..of_page.len() {
        window.press(Key::ArrowUp);
    }
    let first = window.app().project().screen.statement.unwrap();
    window.press(Key::ArrowDown);
    let second = window.app().project().screen.statement.unwrap();
    assert_ne!(first, second);
    assert!(of_page.contains(&first) && of_page.contains(&second));

    let side = |window: &Window| {
        window
            .app()
            .reading()
            .statement(second)
            .unwrap()
            .speaker
            .side
    };
    let before = side(&window);
    let (key, other) = if before == Side::A {
        (Key::Num2, Side::B)
    } else {
        (Key::Num1, Side::A)
    };
    window.press(key);
    assert_eq!(side(&window), other);
    assert!(window.shows("You put it here. Leave it to the program"));
    window.click("You put it here. Leave it to the program");
    assert_eq!(side(&window), before);

    window.press(Key::Escape);
    assert_eq!(window.app().project().screen.page, None);
    assert!(window.shows("Do these contradict each other?"));
}

#[test]
fn the_columns_are_shown_by_topic_by_time_and_by_article() {
    let mut window = Window::sample();
    let arrangement = |window: &Window| window.app().project().screen.arrangement;
    assert_eq!(arrangement(&window), Arrangement::Topic);
    assert!(
        window.shows_pair(),
        "both cards of the first pair are in view"
    );
    let topics = &window.app().reading().topics;
    assert!(!topics.is_empty());
    let pair = window.app().project().screen.pair.unwrap();
    let suggestion = window.app().reading().suggestion(pair).unwrap();
    let place = window.app().reading().index_of(suggestion.a).unwrap();
    let title = topics
        .title(topics.of(place).expect("a pair is a topic"))
        .to_owned();
    assert!(window.shows(&title), "the band has its title");
    // Every pair comes into view in its turn, whatever the order.
    for order in ["By time", "By article", "By topic"] {
        window.run(order);
        for _ in 0..4 {
            window.press(Key::J);
            let pair = window.app().project().screen.pair.unwrap();
            let a = window.app().reading().suggestion(pair).unwrap().a;
            let claim = window.app().reading().claim(a).unwrap().text.clone();
            assert!(window.shows(&format!(": {claim} (")), "{order}: {claim}");
        }
        for _ in 0..3 {
            window.press(Key::ArrowDown);
        }
        let selected = window.app().project().screen.statement.unwrap();
        let claim = window.app().reading().claim(selected).unwrap().text.clone();
        assert!(window.shows(&format!(": {claim} (")), "{order}: {claim}");
    }
    assert_eq!(arrangement(&window), Arrangement::Topic);
}
