//! Pictures in place of the columns.

use crate::window::*;
use counterclaim::model::Side;
use counterclaim::project::PictureKind;
use counterclaim::views::in_column;
use eframe::egui::{Key, Modifiers, pos2};
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
    assert!(
        window.shows("Busiest days: 14 May 2031: "),
        "days are named"
    );
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

fn days(window: &Window) -> Option<(String, String)> {
    let filters = &window.app().project().screen.filters;
    Some((filters.from?.to_string(), filters.until?.to_string()))
}

#[test]
fn days_are_chosen_by_keys_and_by_dragging() {
    let mut window = Window::sample();
    window.run("Timeline");
    window.press(Key::Home);
    let all = window.app().reading().statements.len();
    assert!(all > 40 && days(&window).is_none());
    window.press_with(Modifiers::SHIFT, Key::ArrowRight);
    let (from, until) = days(&window).expect("days are chosen");
    assert_eq!(from, until, "the day of the selected claim");
    assert!(window.shows("on these days"));
    assert!(window.shows("Show all days again"));
    window.press(Key::Escape);
    assert!(window.shows(" official claims"));
    window.run("Timeline");
    window.press(Key::Delete);
    assert!(days(&window).is_none());

    // Dragging over the picture chooses days too; the chip takes them back.
    let picture = window.harness.get_by_label_contains("Timeline: ").rect();
    let low = picture.bottom() - 120.0;
    let [from, to] = [0.3, 0.7].map(|share| pos2(picture.left() + picture.width() * share, low));
    window.harness.drag_at(from);
    window.harness.run_steps(2);
    window.harness.hover_at(to);
    window.harness.run_steps(2);
    window.harness.drop_at(to);
    window.settle();
    let (from, until) = days(&window).expect("days are chosen");
    assert!(from < until, "{from} {until}");
    let chip = window.harness.get_by_label_contains("Show all days again");
    chip.click();
    window.settle();
    assert!(days(&window).is_none());
}

#[test]
fn topics_and_speakers_lead_to_their_pairs() {
    let mut window = Window::sample();
    window.run("Pairs by topic (picture)");
    assert_eq!(picture(&window), Some(PictureKind::Topics));
    assert!(window.shows("Possible contradictions by topic"));
    assert_eq!(window.harness.unnamed_widgets(), Vec::<String>::new());
    window.press(Key::ArrowDown);
    assert!(window.shows(" pair: 0 confirmed") || window.shows(" pairs: 0 confirmed"));
    window.press(Key::Enter);
    assert_eq!(picture(&window), None);
    assert_eq!(window.app().project().screen.filters.topics.len(), 1);
    window.run("Clear all filters");

    window.run("Pairs by speaker (picture)");
    window.press(Key::ArrowRight);
    window.press(Key::Enter);
    assert_eq!(picture(&window), None);
    let filters = &window.app().project().screen.filters;
    assert!(filters.facing && filters.speakers.len() == 2);
}

#[test]
fn verdicts_over_time_begin_with_the_first_verdict() {
    let mut window = Window::sample();
    window.run("Verdicts over time (picture)");
    assert!(window.shows("No pair has a verdict yet."));
    window.press(Key::Escape);
    window.press(Key::A);
    window.press(Key::X);
    window.run("Verdicts over time (picture)");
    assert!(window.shows("1 confirmed, 1 rejected, 0 put off"));
    let judged = window
        .app()
        .project()
        .verdicts()
        .keys()
        .copied()
        .collect::<Vec<_>>();
    window.press(Key::ArrowRight);
    window.press(Key::Enter);
    assert!(judged.contains(&window.app().project().screen.pair.unwrap()));
    assert_eq!(picture(&window), None);
}

#[test]
fn every_picture_is_told_as_text_and_saved_in_both_forms() {
    let mut window = Window::sample();
    for kind in ["Timeline", "Topics", "Speakers"] {
        if picture(&window).is_none() {
            window.run("Timeline");
        }
        if kind != "Timeline" {
            window.click(&format!("Picture: {kind}"));
        }
        window.click("As text");
        assert!(window.shows("Copy the table"), "{kind}");
        window.click("As picture");
        for ending in ["svg", "png"] {
            let path = window.folder.path().join(format!("{kind}.{ending}"));
            window.choose(&path);
            window.click("Save the picture…");
            assert!(window.shows("The picture was saved as"), "{kind}");
            let bytes = std::fs::read(&path).unwrap();
            let start: &[u8] = if ending == "svg" {
                b"<?xml"
            } else {
                b"\x89PNG"
            };
            assert!(bytes.starts_with(start));
        }
    }
}
