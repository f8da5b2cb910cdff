//! The two columns: cards that fold, links and where they lead, the overview, scrolling together, and
//! what a screen reader is told.

use crate::window::*;
use counterclaim::model::{Side, StatementId};
use counterclaim::project::{Arrangement, LinkedScroll};
use counterclaim::views::in_column;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers, Pos2, Rect};
use egui_kittest::kittest::{NodeT, Queryable};

const LEFT: Pos2 = egui::pos2(450.0, 300.0);
const RIGHT: Pos2 = egui::pos2(1150.0, 300.0);

impl Window {
    /// Where the card of a statement is, if it is in view.
    fn card(&self, id: StatementId) -> Option<Rect> {
        let statement = self.app().reading().statement(id)?;
        let claim = &self.app().reading().claim(id)?.text;
        let (part, party) = (format!(": {claim} ("), self.party(statement.speaker.side));
        let cards = self.harness.query_all_by_label_contains(&part);
        let mut own = cards.filter(|card| {
            let label = card.accesskit_node().label().unwrap_or_default();
            label.starts_with(&party)
        });
        own.next().map(|card| card.rect())
    }

    fn party(&self, side: Side) -> String {
        let profile = self.app().project().profile();
        let party = profile.party(side);
        party.map_or_else(
            || "no column".to_owned(),
            |party| format!("{}: ", party.name),
        )
    }

    fn labels(&self, role: Role) -> Vec<String> {
        let nodes = self.harness.query_all_by_role(role);
        nodes
            .map(|node| node.accesskit_node().label().unwrap_or_default())
            .collect()
    }

    /// The first label that begins so.
    fn label(&self, start: &str) -> Option<String> {
        let labels = self.labels(Role::Button);
        labels.into_iter().find(|label| label.starts_with(start))
    }

    /// Turns the wheel by so many points where the pointer is.
    fn wheel(&mut self, at: Pos2, points: f32) {
        self.harness.hover_at(at);
        self.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, points),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        self.harness.run_steps(40);
        self.settle();
    }

    fn statements_of_pair(&self) -> [StatementId; 2] {
        let pair = self.app().project().screen.pair.unwrap();
        let found = self.app().reading().suggestion(pair).unwrap();
        [found.a, found.b]
    }

    fn tops(&self) -> [Option<StatementId>; 2] {
        self.app().project().screen.top
    }
}

#[test]
fn by_topic_a_linked_pair_stands_on_one_line() {
    let mut window = Window::sample();
    let mut on_one_line = 0;
    for _ in 0..10 {
        let [a, b] = window.statements_of_pair();
        let (Some(left), Some(right)) = (window.card(a), window.card(b)) else {
            panic!("the pair under judgement is in view");
        };
        assert!(left.right() < right.left(), "side A is on the left");
        let is_level = |one: Rect, other: Rect| (one.top() - other.top()).abs() < 0.5;
        if is_level(left, right) {
            on_one_line += 1;
        } else {
            // One of the two stands opposite a partner of its own.
            let reading = window.app().reading();
            let shared = reading.suggestions.iter().filter(|s| s.a == a || s.b == b);
            let mut cards = shared.filter_map(|s| Some((window.card(s.a)?, window.card(s.b)?)));
            assert!(cards.any(|(left, right)| is_level(left, right)));
        }
        window.press(Key::J);
    }
    assert!(on_one_line >= 4, "only {on_one_line} of 10");
}

#[test]
fn links_have_names_and_a_press_puts_their_pair_under_judgement() {
    let mut window = Window::sample();
    let link = window.label("Link, to review: ").expect("a link in view");
    window.press(Key::A);
    window.press(Key::K);
    assert!(window.label("Link, confirmed: ").is_some());
    window.press(Key::X);
    window.press(Key::K);
    assert!(
        window.label("Link, rejected: ").is_some(),
        "the pair under judgement always has its link"
    );
    window.press(Key::J);
    let now = window.app().project().screen.pair;
    // Back to the first link by a press on it.
    let first = window
        .label(&link)
        .or_else(|| window.label("Link, to review: "));
    window
        .harness
        .get_all_by_label(&first.unwrap())
        .next()
        .unwrap()
        .click();
    window.settle();
    assert!(window.app().project().screen.pair.is_some());
    assert!(window.shows_pair(), "{now:?}");
}

#[test]
fn rejected_links_are_drawn_on_demand() {
    let mut window = Window::sample();
    // A card with two links: one is rejected, the other put under judgement.
    let (rejected, other) = {
        let reading = window.app().reading();
        let pairs = &reading.suggestions;
        let mut found = None;
        for one in pairs.iter().filter(|s| s.suggested) {
            for other in pairs.iter().filter(|s| s.suggested) {
                let topic = |id| reading.topics.of(reading.index_of(id).unwrap());
                if one.a == other.a && one.pair != other.pair && topic(one.b) == topic(other.b) {
                    found = found.or(Some((one.pair, other.pair)));
                }
            }
        }
        found.expect("the sample has a claim with two partners in a topic")
    };
    for _ in 0..40 {
        if window.app().project().screen.pair == Some(rejected) {
            break;
        }
        window.press(Key::J);
    }
    assert_eq!(window.app().project().screen.pair, Some(rejected));
    window.press(Key::X);
    for _ in 0..40 {
        window.press(Key::K);
    }
    for _ in 0..40 {
        if window.app().project().screen.pair == Some(other) {
            break;
        }
        window.press(Key::J);
    }
    assert_eq!(window.app().project().screen.pair, Some(other));
    assert!(window.label("Link, rejected: ").is_none());
    window.run("Rejected links");
    assert!(
        window.label("Link, rejected: ").is_some(),
        "shown on demand"
    );
    window.run("Rejected links");
    assert!(window.label("Link, rejected: ").is_none());
}

#[test]
fn a_partner_out_of_view_is_a_tab_away() {
    let mut window = Window::sample();
    window.run("By article");
    window.run("Scroll each alone");
    window.wheel(LEFT, 9_000.0);
    window.wheel(RIGHT, -9_000.0);
    let tab = window
        .label("Linked claim further down of ")
        .or_else(|| window.label("2 linked claims, first further down of "))
        .expect("a claim at the top of one column has a partner further down");
    let before = window.app().project().screen.statement;
    window
        .harness
        .get_all_by_label(&tab)
        .next()
        .unwrap()
        .click();
    window.settle();
    let chosen = window.app().project().screen.statement.unwrap();
    assert_ne!(Some(chosen), before);
    let card = window
        .card(chosen)
        .unwrap_or_else(|| panic!("the partner of {tab} is in view"));
    let [a, b] = window.statements_of_pair();
    let other = window.card(if chosen == a { b } else { a }).unwrap();
    // It comes opposite the card, unless its column ends before.
    let reading = window.app().reading();
    let side = reading.statement(chosen).unwrap().speaker.side;
    let of_column = reading.statements.iter().rev();
    let last = of_column.filter(|s| in_column(&s.speaker) == Some(side));
    let at_end = last.take(1).any(|s| window.card(s.id).is_some());
    assert!(
        (card.top() - other.top()).abs() < 1.0 || at_end,
        "{card:?} {other:?}"
    );
}

#[test]
fn keys_go_by_pages_to_the_ends_and_from_link_to_link() {
    let mut window = Window::sample();
    window.press(Key::End);
    let end = window.tops();
    window.press(Key::Home);
    let start = window.tops();
    assert_ne!(start, end);
    window.press(Key::PageDown);
    let page = window.tops();
    assert!(page != start && page != end);
    window.press(Key::PageUp);
    assert_eq!(window.tops(), start);

    let mut seen = Vec::new();
    for _ in 0..4 {
        window.press_with(Modifiers::ALT, Key::ArrowDown);
        let id = window.app().project().screen.statement.unwrap();
        assert!(
            window.statements_of_pair().contains(&id),
            "a statement with a pair, and its pair is under judgement"
        );
        assert!(window.card(id).is_some(), "it is in view");
        seen.push(id);
    }
    seen.dedup();
    assert_eq!(seen.len(), 4);
    window.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(window.app().project().screen.statement, Some(seen[2]));
    // Across to the partner and back.
    window.press(Key::CloseBracket);
    let partner = window.app().project().screen.statement.unwrap();
    assert!(window.statements_of_pair().contains(&partner) && partner != seen[2]);
    window.press(Key::OpenBracket);
    assert_eq!(window.app().project().screen.statement, Some(seen[2]));
}

#[test]
fn one_column_takes_the_other_along_as_one_wishes() {
    let mut window = Window::sample();
    window.run("By article");
    let linked = |window: &Window| window.app().project().screen.columns.linked;
    assert_eq!(linked(&window), LinkedScroll::ByLink);

    window.run("Scroll each alone");
    assert_eq!(linked(&window), LinkedScroll::Off);
    window.wheel(LEFT, 9_000.0);
    window.wheel(RIGHT, 9_000.0);
    let start = window.tops();
    window.wheel(LEFT, -400.0);
    assert_ne!(window.tops()[0], start[0]);
    assert_eq!(window.tops()[1], start[1], "the other stays");

    window.run("Scroll in proportion");
    window.harness.hover_at(LEFT);
    window.press(Key::End);
    let ends = window.tops();
    window.harness.hover_at(RIGHT);
    window.press(Key::End);
    assert_eq!(window.tops(), ends, "both were at their end");
    window.press(Key::Home);
    assert_eq!(window.tops(), start, "both go to their start");

    window.run("Scroll by link");
    let mut opposite = 0;
    for _ in 0..6 {
        window.press_with(Modifiers::ALT, Key::ArrowDown);
        let id = window.app().project().screen.statement.unwrap();
        let Some(card) = window.card(id) else {
            panic!("it is in view")
        };
        // Bring it to the reading line.
        window.wheel(LEFT, 230.0 - card.center().y);
        let [a, b] = window.statements_of_pair();
        if let (Some(left), Some(right)) = (window.card(a), window.card(b)) {
            opposite += usize::from((left.top() - right.top()).abs() < 2.0);
        }
    }
    assert!(opposite >= 4, "partners came opposite in {opposite} of 6");
}

#[test]
fn a_long_statement_folds_and_what_was_chosen_is_kept() {
    let mut window = Window::new();
    let long = "the gate at Torkham was shut and the road behind it was empty, ".repeat(40);
    let text = format!(
        "Outlet: Paper\nPublished: 2031-05-10\n\nPakistan's foreign ministry said that {long}and \
         nobody came.\n\nPakistan's army said that the tower stood.\n"
    );
    drop_articles(&mut window, &[("1.txt", &text)]);
    let button = window.label("Show all ").expect("it is folded");
    let folded = window.tall_card();
    window.click(&button);
    assert!(window.label("Show less of ").is_some());
    let open = window.tall_card();
    assert!(open > folded + 100.0, "{folded} to {open}");
    let opened = &window.app().project().screen.columns.opened;
    assert_eq!(opened.values().collect::<Vec<_>>(), [&true], "it is kept");
    // By key, for the selected statement.
    window.press(Key::ArrowDown);
    window.press_with(Modifiers::SHIFT, Key::Enter);
    assert!((window.tall_card() - folded).abs() < 0.5);
    window.press_with(Modifiers::SHIFT, Key::Enter);
    assert!((window.tall_card() - open).abs() < 0.5);
    assert_eq!(window.app().project().screen.page, None);
}

impl Window {
    /// Height of the tallest card in view.
    fn tall_card(&self) -> f32 {
        let cards = self.harness.query_all_by_label_contains("Pakistan: ");
        cards.map(|card| card.rect().height()).fold(0.0, f32::max)
    }
}

#[test]
fn the_overview_shows_all_and_leads_there() {
    let mut window = Window::sample();
    let name = window
        .labels(Role::ScrollBar)
        .into_iter()
        .find(|label| label.starts_with("Overview: "))
        .expect("the overview has a name");
    assert!(name.contains(" pairs, 0 confirmed, "));
    let strip = window.harness.get_by_label(&name).rect();
    assert!(strip.right() > 1425.0 && strip.width() < 60.0, "{strip:?}");
    let go = |window: &mut Window, y: f32| {
        let at = egui::pos2(strip.center().x, y);
        window.harness.hover_at(at);
        window.harness.drag_at(at);
        window.harness.run_steps(2);
        window.harness.drop_at(at);
        window.settle();
    };
    for arrangement in ["By topic", "By time"] {
        window.run(arrangement);
        go(&mut window, strip.top() + 4.0);
        let start = window.tops();
        go(&mut window, strip.bottom() - 4.0);
        let end = window.tops();
        assert!(start[0] != end[0] && start[1] != end[1], "{arrangement}");
        go(&mut window, strip.top() + 4.0);
        assert_eq!(window.tops(), start, "{arrangement}");
    }
    assert_eq!(window.app().project().screen.arrangement, Arrangement::Time);
    window.press(Key::A);
    assert!(
        window
            .labels(Role::ScrollBar)
            .iter()
            .any(|label| label.contains(" 1 confirmed, "))
    );
}

#[test]
fn a_screen_reader_is_told_everything_in_the_columns() {
    let mut window = Window::sample();
    for arrangement in ["By topic", "By time", "By article"] {
        window.run(arrangement);
        for role in [Role::Button, Role::Heading] {
            for label in window.labels(role) {
                assert!(
                    !label.trim().is_empty(),
                    "{arrangement}: {role:?} without a name"
                );
            }
        }
        let reading = window.app().reading();
        let mut cards = 0;
        for statement in &reading.statements {
            let Some(rect) = window.card(statement.id) else {
                continue;
            };
            assert!(rect.width() > 100.0);
            let claim = &reading.claim(statement.id).unwrap().text;
            let label = window
                .labels(Role::Button)
                .into_iter()
                .find(|label| label.contains(&format!(": {claim} (")))
                .unwrap();
            let side = label.starts_with("Pakistan: ") || label.starts_with("Afghanistan: ");
            assert!(side, "a card begins with its side: {label}");
            let kind = format!("({}, ", statement.kind.name());
            assert!(label.contains(&kind), "and tells its kind: {label}");
            cards += 1;
        }
        assert!(cards >= 4, "{arrangement}: only {cards} cards in view");
        let bars = window.labels(Role::ScrollBar);
        assert!(bars.iter().any(|bar| bar.starts_with("Overview: ")));
        if arrangement == "By topic" {
            assert!(
                !window.labels(Role::Heading).is_empty(),
                "topics are headings"
            );
        } else {
            let of_columns = bars
                .iter()
                .filter(|bar| bar.starts_with("Scroll the claims of "));
            assert_eq!(of_columns.count(), 2, "{arrangement}");
        }
    }
    assert!(window.shows(" to review)"), "cards tell their status");
}

/// Points between two cards of the left column that follow each other.
fn gap(window: &Window) -> f32 {
    let statements = &window.app().reading().statements;
    let left = statements
        .iter()
        .filter(|s| in_column(&s.speaker) == Some(Side::A));
    let mut cards: Vec<Rect> = left.filter_map(|s| window.card(s.id)).collect();
    cards.sort_by(|one, other| one.top().total_cmp(&other.top()));
    cards[2].top() - cards[1].bottom()
}

#[test]
fn compact_columns_stand_closer() {
    let mut window = Window::sample();
    window.run("By article");
    let before = gap(&window);
    window.press_with(Modifiers::COMMAND, Key::Comma);
    window.click("Density: Compact");
    window.press(Key::Escape);
    let after = gap(&window);
    assert!(
        (before - 10.0).abs() < 0.6 && (after - 5.0).abs() < 0.6,
        "{before}, {after}"
    );
}
