//! Pictures in place of the columns.

use crate::window::*;
use counterclaim::model::Side;
use counterclaim::project::PictureKind;
use counterclaim::views::in_column;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

fn picture(window: &Window) -> Option<PictureKind> {
    window.app().project().screen.picture
}

/// Words of the statement selected, and the column it stands in.
fn selected(window: &Window) -> Option<(Side, String)> {
    let reading = window.app().reading();
    let place = reading.index_of(window.app().project().screen.statement?)?;
    let side = in_column(&reading.statements[place].speaker)?;
    Some((side, reading.claims[place].text.clone()))
}

#[test]
fn the_timeline_is_opened_walked_and_left_by_keys() {
    let mut window = Window::sample();
    window.press_with(Modifiers::COMMAND, Key::T);
    assert_eq!(picture(&window), Some(PictureKind::Timeline));
    assert!(window.shows("Timeline: "));
    assert!(!window.shows("Do these contradict each other?"));
    assert_eq!(window.harness.unnamed_widgets(), Vec::<String>::new());
    let before = window.app().project().verdicts().len();
    window.press(Key::A);
    assert_eq!(
        window.app().project().verdicts().len(),
        before,
        "what is not in view is not judged"
    );

    // Walking reaches many claims of both sides, each told as it is reached.
    let mut seen = std::collections::BTreeSet::new();
    for key in [
        Key::ArrowRight,
        Key::ArrowUp,
        Key::ArrowDown,
        Key::ArrowDown,
    ] {
        for _ in 0..4 {
            window.press(key);
            let (side, words) = selected(&window).expect("a claim of a column");
            assert!(window.shows(&words), "told: {words}");
            seen.insert((side, words));
        }
    }
    assert!(seen.len() > 5, "{seen:?}");
    assert!(
        [Side::A, Side::B]
            .iter()
            .all(|side| seen.iter().any(|s| s.0 == *side))
    );

    // Enter shows the claim in the columns.
    let (_, words) = selected(&window).unwrap();
    window.press(Key::Enter);
    assert_eq!(picture(&window), None);
    assert!(window.shows("Do these contradict each other?"));
    assert!(window.shows(&format!(": {words} (")), "its card is in view");

    window.run("Timeline");
    assert_eq!(picture(&window), Some(PictureKind::Timeline));
    window.press(Key::Escape);
    assert_eq!(picture(&window), None);
}

#[test]
fn an_article_read_from_the_timeline_leads_back_to_it() {
    let mut window = Window::sample();
    window.run("Timeline");
    window.press(Key::ArrowRight);
    window.run("Read the article");
    assert!(window.app().project().screen.page.is_some());
    window.press(Key::Escape);
    assert!(window.app().project().screen.page.is_none());
    assert!(window.shows("Timeline: "));
    window.harness.get_by_label("Close the picture").click();
    window.settle();
    assert_eq!(picture(&window), None);
}

#[test]
fn without_dates_the_timeline_says_so() {
    let mut window = Window::new();
    let article = "Quay talks\n\nPakistan’s Foreign Minister Ishaq Dar said the quay was open.\n\n\
                   The Taliban government spokesman Zabihullah Mujahid said the quay was shut.\n";
    drop_articles(&mut window, &[("quay.txt", article)]);
    window.run("Timeline");
    assert!(window.shows("No claim here has a date"));
}
