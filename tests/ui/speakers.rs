//! Saying who speaks and for whom.

use crate::window::*;
use counterclaim::model::Side;
use counterclaim::views::in_column;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

#[test]
fn a_speaker_is_put_on_a_side_and_back() {
    let mut window = Window::sample();
    window.press(Key::T);
    let speaker = window
        .app()
        .reading()
        .statements
        .iter()
        .find(|s| in_column(&s.speaker).is_none() && s.speaker.key().is_some())
        .map(|s| s.speaker.clone())
        .expect("the sample has speakers of neither side");
    let key = speaker.key().unwrap();
    let on = |window: &Window| {
        window
            .app()
            .reading()
            .statements
            .iter()
            .filter(|s| s.speaker.key().as_ref() == Some(&key))
            .map(|s| in_column(&s.speaker))
            .collect::<Vec<_>>()
    };
    let before = on(&window);
    let put = window
        .harness
        .get_all_by_role(Role::Button)
        .find_map(|node| {
            let label = node.accesskit_node().label()?;
            let name = label
                .strip_prefix("Put all by ")?
                .strip_suffix(" on: Afghanistan")?;
            (counterclaim::text::normalize::name(name) == key.0).then_some(label)
        });
    let Some(put) = put else {
        panic!("the tray has no button for {key:?}");
    };
    window.harness.get_by_label(&put).click_accesskit();
    window.settle();
    assert!(on(&window).iter().all(|side| *side == Some(Side::B)));
    window.press(Key::Backspace);
    assert_eq!(on(&window), before);
}

#[test]
fn an_unsure_speaker_is_settled_with_one_key() {
    let mut window = Window::new();
    let text = "Published: 2031-05-14\n\nPakistan's foreign minister Dara Venn met Afghanistan's foreign \
                minister Omar Tell in Doha on Monday. He said that the gate at Torkham would stay \
                shut.\n\n\"The talks were short,\" he said.\n";
    drop_articles(&mut window, &[("a.txt", text)]);
    let speakers = |window: &Window| -> Vec<String> {
        let statements = window.app().reading().statements.iter();
        statements
            .map(|s| s.speaker.name.clone().unwrap_or_default())
            .collect()
    };
    assert_eq!(speakers(&window), ["Dara Venn", "Dara Venn"]);
    assert!(window.shows("Dara Venn or Omar Tell"), "the card says so");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert!(window.shows("The words may mean one or the other. Say who it is (S)."));
    assert!(window.shows("Holds for 2 statements of this article."));
    window.press(Key::S);
    assert_eq!(speakers(&window), ["Dara Venn", "Dara Venn"]);
    assert!(window.shows("You said who this is."));
    window.press(Key::S);
    assert_eq!(speakers(&window), ["Omar Tell", "Omar Tell"]);
    let sides = window.app().reading().statements.iter();
    assert!(sides.clone().all(|s| s.speaker.side == Side::B));
    window.press(Key::Backspace);
    window.press(Key::Backspace);
    assert_eq!(speakers(&window), ["Dara Venn", "Dara Venn"]);
    assert!(window.shows("The words may mean one or the other. Say who it is (S)."));
    window.click("Omar Tell (Afghanistan)");
    assert_eq!(speakers(&window), ["Omar Tell", "Omar Tell"]);
}
