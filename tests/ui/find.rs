//! Finding: words, facets, chips, results, hits in an article, saved searches.

use crate::window::*;
use counterclaim::model::Side;
use counterclaim::project::{Scope, Status};
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::Queryable;

fn type_words(window: &mut Window, words: &str) {
    window.harness.event(egui::Event::Text(words.to_owned()));
    window.settle();
}

fn search(window: &mut Window, words: &str) {
    window.press_with(Modifiers::COMMAND, Key::F);
    type_words(window, words);
}

/// Presses what begins so, also where it is scrolled out of view.
fn poke(window: &mut Window, label: &str) {
    let all = window.harness.get_all_by_label_contains(label);
    let mut nodes = all.filter(|node| {
        use egui_kittest::kittest::NodeT;
        node.accesskit_node()
            .label()
            .is_some_and(|found| found.starts_with(label))
    });
    let node = nodes
        .next()
        .unwrap_or_else(|| panic!("nothing begins with {label}"));
    node.click_accesskit();
    drop(nodes);
    window.settle();
}

fn claims(window: &Window) -> usize {
    let counts = window.harness.get_all_by_label_contains("official claims");
    counts
        .filter_map(|node| {
            use egui_kittest::kittest::NodeT;
            let node = node.accesskit_node();
            let label = node.label().or_else(|| node.value())?;
            label.split(' ').next()?.parse::<usize>().ok()
        })
        .sum()
}

/// A word that stands in the text of an article of the sample but in no claim of it.
fn word_of_an_article_alone(window: &Window) -> String {
    let reading = window.app().reading();
    let said: Vec<String> = reading
        .claims
        .iter()
        .map(|claim| claim.text.to_lowercase())
        .collect();
    let about = |word: &str| {
        reading.statements.iter().any(|s| {
            let speaker = [&s.speaker.name, &s.speaker.role];
            speaker
                .into_iter()
                .flatten()
                .any(|words| words.to_lowercase().contains(word))
        }) || window.app().project().articles().iter().any(|a| {
            format!("{} {:?} {:?}", a.display_title(), a.outlet, a.byline)
                .to_lowercase()
                .contains(word)
        })
    };
    for article in window.app().project().articles() {
        for word in article
            .text
            .to_lowercase()
            .split(|c: char| !c.is_ascii_alphabetic())
        {
            if word.len() > 6 && !said.iter().any(|text| text.contains(word)) && !about(word) {
                return word.to_owned();
            }
        }
    }
    panic!("the sample has no such word");
}

#[test]
fn words_narrow_the_columns_while_they_are_typed() {
    let mut window = Window::sample();
    let all = claims(&window);
    let word = {
        let claim = &window.app().reading().claims[0].text;
        let mut words = claim.split(|c: char| !c.is_ascii_alphabetic());
        words.find(|word| word.len() > 5).unwrap().to_owned()
    };
    search(&mut window, &word[..4]);
    let some = claims(&window);
    assert!(some > 0 && some < all, "{some} of {all}");
    assert!(window.shows("Clear filter Search:"));
    type_words(&mut window, &word[4..]);
    assert!(claims(&window) <= some && claims(&window) > 0);
    window.press(Key::Escape);
    assert_eq!(claims(&window), all);
    assert!(!window.shows("Clear filter"));
}

#[test]
fn an_article_is_read_at_its_hits_by_keys() {
    let mut window = Window::sample();
    let word = word_of_an_article_alone(&window);
    search(&mut window, &word);
    assert_eq!(claims(&window), 0, "no claim says {word}");
    assert!(window.shows(" article"), "{word}");
    window.press(Key::Enter);
    assert!(window.shows("Search results"));
    assert!(window.shows("Result "));
    window.press_with(Modifiers::COMMAND, Key::F);
    window.press(Key::Enter);
    let page = window
        .app()
        .project()
        .screen
        .page
        .expect("the article is open");
    let article = window.app().project().article(page).unwrap();
    let hits = article.text.to_lowercase().matches(&word).count();
    assert!(window.shows(&format!("Hit 1 of {hits}")) || hits > 1);
    assert!(window.shows("Hit 1 of "));
    // The words stay marked and the search stays set.
    assert_eq!(window.app().project().screen.filters.search, word);
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert_eq!(window.app().project().screen.page, None);
}

#[test]
fn hits_are_walked_through() {
    let mut window = Window::sample();
    search(&mut window, "the");
    window.press(Key::Enter);
    window.press_with(Modifiers::COMMAND, Key::F);
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert!(window.app().project().screen.page.is_some());
    assert!(window.shows("Hit 1 of "));
    window.press(Key::F3);
    assert!(window.shows("Hit 2 of "));
    window.click("Next hit");
    assert!(window.shows("Hit 3 of "));
    window.press_with(Modifiers::SHIFT, Key::F3);
    assert!(window.shows("Hit 2 of "));
}

#[test]
fn facets_open_narrow_and_are_cleared_one_by_one() {
    let mut window = Window::sample();
    let all = claims(&window);
    assert!(!window.shows("Indirect, "), "closed until asked for");
    poke(&mut window, "Section Kinds, closed");
    poke(&mut window, "Direct, ");
    let direct = claims(&window);
    assert!(direct < all);
    poke(&mut window, "Indirect, ");
    let both = claims(&window);
    assert!(both > direct, "either of the two kinds");
    poke(&mut window, "Section Sides, closed");
    let side = window
        .app()
        .project()
        .profile()
        .party(Side::A)
        .unwrap()
        .name
        .clone();
    let row = format!("{side}, ");
    poke(&mut window, &row);
    assert!(claims(&window) < both);
    window.click("Clear filter Kind: direct");
    window.click("Clear filter Kind: indirect");
    window.click(&format!("Clear filter Side: {side}"));
    assert_eq!(claims(&window), all);
    // Which sections are open is kept with the project.
    assert_eq!(
        window.app().project().screen.sections.get("Kinds"),
        Some(&true)
    );
}

#[test]
fn days_are_typed_and_wrong_ones_are_told() {
    let mut window = Window::sample();
    poke(&mut window, "Section Days, closed");
    let field = |window: &mut Window, name: &str, words: &str| {
        window.harness.get_by_label(name).focus();
        window.settle();
        window.press_with(Modifiers::COMMAND, Key::A);
        type_words(window, words);
        window.press(Key::Enter);
    };
    field(&mut window, "From day", "no day");
    assert!(window.shows("Write a day as"));
    assert_eq!(window.app().project().screen.filters.from, None);
    field(&mut window, "Until day", "1999");
    let until = window.app().project().screen.filters.until.unwrap();
    assert_eq!(until.to_string(), "1999-12-31");
    assert_eq!(claims(&window), 0);
    assert!(window.shows("passes the filters"));
    window.click("Clear filter Until 31 Dec 1999");
    assert!(claims(&window) > 0);
}

#[test]
fn a_search_is_saved_used_renamed_and_deleted() {
    let mut window = Window::sample();
    search(&mut window, "the");
    window.press(Key::Escape);
    window.press_with(Modifiers::COMMAND, Key::F);
    type_words(&mut window, "the -zebra");
    window.click("Save search…");
    type_words(&mut window, "Not the zebra");
    window.press(Key::Enter);
    assert_eq!(window.app().project().searches().len(), 1);
    window.run("Clear all filters");
    assert_eq!(window.app().project().screen.filters.search, "");
    window.harness.get_by_label("Not the zebra").click();
    window.settle();
    assert_eq!(window.app().project().screen.filters.search, "the -zebra");
    window
        .harness
        .get_by_label("Not the zebra")
        .click_secondary();
    window.settle();
    window.click("Rename…");
    type_words(&mut window, " at all");
    window.press(Key::Enter);
    assert_eq!(
        window.app().project().searches()[0].name,
        "Not the zebra at all"
    );
    window
        .harness
        .get_by_label("Not the zebra at all")
        .click_secondary();
    window.settle();
    window.click("Delete");
    assert!(window.app().project().searches().is_empty());
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().project().searches().len(), 1);
}

#[test]
fn the_palette_finds_saved_searches_articles_speakers_and_topics() {
    let mut window = Window::sample();
    search(&mut window, "the -zebra");
    window.press(Key::Enter);
    window.run("Save search");
    type_words(&mut window, "Without stripes");
    window.press(Key::Enter);
    window.run("Clear all filters");
    window.press_with(Modifiers::COMMAND, Key::P);
    assert!(
        window.shows("Without stripes, saved search"),
        "also without words"
    );
    assert!(
        !window.shows(", article"),
        "what the project holds needs words"
    );
    type_words(&mut window, "stripes");
    window.press(Key::Enter);
    assert_eq!(window.app().project().screen.filters.search, "the -zebra");
    window.run("Clear all filters");

    // The speaker's claims, from wherever one is.
    let (key, name) = {
        let speaker = &window
            .app()
            .reading()
            .statement(window.statement(Side::A, 0))
            .unwrap()
            .speaker;
        (
            speaker.key().unwrap(),
            counterclaim::views::speaker_name(speaker),
        )
    };
    window.run("Timeline");
    window.run(&name);
    let screen = &window.app().project().screen;
    assert_eq!(screen.filters.speakers.iter().collect::<Vec<_>>(), [&key]);
    assert_eq!(screen.picture, None);
    window.run("Clear all filters");

    let topic = window.app().reading().topics.title(0).to_owned();
    window.press_with(Modifiers::COMMAND, Key::P);
    type_words(&mut window, &topic);
    window.click(&format!("{topic}, topic"));
    assert_eq!(window.app().project().screen.filters.topics.len(), 1);
    window.run("Clear all filters");

    let (id, title) = {
        let article = &window.app().project().articles()[3];
        (article.id, article.display_title())
    };
    window.press_with(Modifiers::COMMAND, Key::P);
    type_words(&mut window, &title.to_uppercase());
    window.press(Key::Enter);
    assert_eq!(window.app().project().screen.page, Some(id));
    window.press_with(Modifiers::COMMAND, Key::P);
    type_words(&mut window, "surely nothing is called this");
    assert!(window.shows("Nothing has these words."));
}

#[test]
fn odd_searches_do_no_harm() {
    let mut window = Window::sample();
    let all = claims(&window);
    for odd in ["\"", "-", "((((", "\\b.*?[", "-\"\""] {
        search(&mut window, odd);
        window.press(Key::Escape);
        assert_eq!(claims(&window), all, "{odd:?}");
    }
    search(&mut window, &"word ".repeat(50_000));
    assert_eq!(claims(&window), 0);
    assert!(window.app().project().screen.filters.search.chars().count() <= 1000);
    window.press(Key::Escape);
    assert_eq!(window.app().project().screen.filters.status, Status::All);
    assert_eq!(
        window.app().project().screen.filters.scope,
        Scope::Everything
    );
}
