//! Judging blind: before the answer nothing on the screen tells a control pair from a suggested one.

use std::sync::Arc;

use crate::window::*;
use counterclaim::model::{Between, Control, PairId, Reading, Suggestion};
use counterclaim::project::{Arrangement, Project, QueueOrder};
use eframe::egui::Key;
use eframe::egui::accesskit::Action;
use egui_kittest::kittest::NodeT;

/// Everything a screen reader finds, and where: a line for each node, in their order.
fn tree(window: &Window) -> Vec<String> {
    let nodes = window.harness.root().children_recursive();
    nodes
        .map(|node| {
            let node = node.accesskit_node();
            let at = node.raw_bounds();
            let does = [Action::Focus, Action::Click].map(|act| node.data().supports_action(act));
            format!(
                "{:?} {:?} {:?} {does:?} {} {:?} at {at:?}",
                node.role(),
                node.label(),
                node.value(),
                node.is_disabled(),
                node.toggled()
            )
        })
        .collect()
}

/// The same reading with a suggested pair as the only control pair, and `stand_in` suggested in its
/// place.
fn with_control(reading: &Reading, control: PairId, stand_in: &Suggestion) -> Reading {
    let mut suggestions = reading.suggestions.clone();
    let at = reading.rank(control).unwrap();
    let was = std::mem::replace(&mut suggestions[at], Arc::new(stand_in.clone()));
    let control = Control {
        pair: was.pair,
        a: was.a,
        b: was.b,
        has_ground: false,
    };
    reading
        .with_suggestions(suggestions)
        .with_controls(vec![control])
}

/// A pair to look at, as a suggestion and as a control pair. All else is the same: another pair is
/// the control pair and the suggestion instead.
fn both_ways(window: &Window, at: usize) -> (PairId, [Reading; 2]) {
    let reading = window.app().reading();
    let offered: Vec<&Arc<Suggestion>> = reading
        .suggestions
        .iter()
        .filter(|found| found.suggested)
        .collect();
    let pair = offered[at].pair;
    let own = reading.controls.iter().find(|c| !c.has_ground).unwrap();
    // The found control pair, told as if it were a suggestion of high score with a copy elsewhere.
    let as_suggested = Suggestion {
        pair: own.pair,
        a: own.a,
        b: own.b,
        also_a: vec![offered[0].a],
        ..Suggestion::clone(offered[at])
    };
    let suggested = reading.clone().with_controls(vec![*own]);
    let control = with_control(reading, pair, &as_suggested);
    (pair, [suggested, control])
}

/// A new window with this project and reading, judged blind.
fn blind(project: Project, reading: Reading) -> Window {
    let mut window = Window::new();
    window.run("Judge blind");
    let app = window.harness.state_mut().as_mut().unwrap();
    app.show_read(project, Arc::new(reading));
    window.settle();
    assert!(window.shows("You judge blind"));
    window
}

#[test]
fn a_control_pair_looks_in_nothing_other_than_a_suggested_one() {
    let window = Window::sample();
    let offered = window.app().reading().related(Between::Sides);
    let number = offered.iter().filter(|s| s.suggested).count();
    for (at, arrangement, order) in [
        (0, Arrangement::Topic, QueueOrder::Best),
        (number / 2, Arrangement::Topic, QueueOrder::Topic),
        (number - 1, Arrangement::Time, QueueOrder::Date),
        (1, Arrangement::Article, QueueOrder::Shuffled),
    ] {
        let (pair, readings) = both_ways(&window, at);
        let looks = readings.map(|reading| {
            let mut project = window.app().project().clone();
            project.screen.pair = Some(pair);
            project.screen.statement = None;
            project.screen.arrangement = arrangement;
            project.screen.queue_order = order;
            let mut window = blind(project, reading);
            assert_eq!(window.app().project().screen.pair, Some(pair));
            let columns = tree(&window);
            // What keys do tells nothing either: the article opens, and the pictures are the same.
            window.press(Key::Enter);
            let article = tree(&window);
            window.press(Key::Escape);
            window.run("Timeline");
            let picture = tree(&window);
            window.press(Key::Escape);
            window.run("Whole statement");
            let whole = tree(&window);
            [columns, article, picture, whole]
        });
        let [suggested, control] = looks;
        for (suggested, control) in suggested.iter().zip(&control) {
            assert!(suggested.len() > 50);
            let differ = suggested.iter().zip(control).find(|(a, b)| a != b);
            assert_eq!(differ, None, "{arrangement:?}, {order:?}");
            assert_eq!(suggested.len(), control.len());
        }
    }
}

#[test]
fn neither_place_in_the_queue_nor_in_the_columns_follows_the_score() {
    let window = Window::sample();
    let mut project = window.app().project().clone();
    project.screen.queue_order = QueueOrder::Best;
    let reading = window.app().reading().clone();
    let mut turned = reading.suggestions.clone();
    turned.reverse();
    for suggestion in &mut turned {
        let suggestion = Arc::make_mut(suggestion);
        suggestion.score = 1.0 - suggestion.score;
    }
    let turned = reading.with_suggestions(turned);
    let looks = [reading, turned].map(|reading| tree(&blind(project.clone(), reading)));
    assert_eq!(looks[0], looks[1]);
}
