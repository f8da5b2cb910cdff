//! Uses the window as a person would, by label and by key, without a screen.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use counterclaim::app::{App, Ask, Env, Picked, Picker};
use counterclaim::disk::Recovery;
use counterclaim::model::{Answer, Relation, Side, StatementId};
use counterclaim::project::Arrangement;
use counterclaim::sides::Profile;
use counterclaim::ui::theme;
use counterclaim::views::in_column;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;

/// A file dialog that always gives the same answer.
struct Answers(Mutex<Picked>);

impl Picker for Answers {
    fn pick(&self, _: &Ask) -> Picked {
        self.0.lock().unwrap().clone()
    }
}

/// A file or folder let fall on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window opens what was dropped by its path".to_owned())
    }
}

/// A window in a folder of its own.
struct Window {
    folder: TempDir,
    dialog: Arc<Answers>,
    harness: Harness<'static, Option<App>>,
}

impl Window {
    fn new() -> Self {
        Self::open(tempfile::tempdir().unwrap(), Vec::new())
    }

    fn open(folder: TempDir, files: Vec<PathBuf>) -> Self {
        let dialog = Arc::new(Answers(Mutex::new(Picked::Cancelled)));
        let env = Env {
            config: Some(folder.path().join("config")),
            recovery: Some(Recovery::at(folder.path().join("recovery"))),
            now: || "2026-01-02T03:04:05Z".parse().unwrap(),
            picker: Arc::clone(&dialog) as Arc<dyn Picker>,
        };
        let mut env = Some((env, files));
        let harness = Harness::builder()
            .with_size([1440.0, 900.0])
            .with_context_setup(theme::install)
            .build_ui_state(
                move |ui, app: &mut Option<App>| {
                    if let Some((env, files)) = env.take() {
                        let mut made = App::new(env, ui.ctx()).unwrap();
                        made.start_with(files, None);
                        *app = Some(made);
                    }
                    let app = app.as_mut().unwrap();
                    app.logic(ui.ctx());
                    app.ui(ui);
                },
                None,
            );
        let mut window = Self {
            folder,
            dialog,
            harness,
        };
        window.settle();
        window
    }

    /// Runs frames until nothing is under way.
    fn settle(&mut self) {
        for _ in 0..4000 {
            self.harness.run_steps(2);
            if self.app().is_idle() {
                // What the last answer changed is drawn.
                self.harness.run_steps(4);
                if self.app().is_idle() {
                    return;
                }
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the window does not come to rest");
    }

    fn app(&self) -> &App {
        self.harness.state().as_ref().unwrap()
    }

    fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// Runs a command by its name.
    fn run(&mut self, command: &str) {
        self.press_with(Modifiers::COMMAND, Key::P);
        self.harness.event(egui::Event::Text(command.to_owned()));
        self.settle();
        self.press(Key::Enter);
    }

    fn shows(&self, part: &str) -> bool {
        self.harness
            .query_all_by_label_contains(part)
            .next()
            .is_some()
    }

    /// Whether both cards of the pair under judgement are in view.
    fn shows_pair(&self) -> bool {
        let reading = self.app().reading();
        let pair = self.app().project().screen.pair.unwrap();
        let suggestion = reading.suggestion(pair).unwrap();
        [suggestion.a, suggestion.b].iter().all(|&id| {
            let claim = reading.claim(id).unwrap();
            self.shows(&format!(": {} (", claim.text))
        })
    }

    fn sample() -> Self {
        let mut window = Self::new();
        window.click("Open the sample");
        window
    }

    fn choose(&self, path: &Path) {
        *self.dialog.0.lock().unwrap() = Picked::Paths(vec![path.to_owned()]);
    }

    fn confirmed(&self) -> usize {
        let verdicts = self.app().project().verdicts();
        verdicts
            .values()
            .filter(|v| v.answer == Answer::Confirmed)
            .count()
    }

    /// A statement of a column that is in no suggestion with the others taken.
    fn statement(&self, side: Side, number: usize) -> StatementId {
        self.app()
            .reading()
            .statements
            .iter()
            .filter(|s| in_column(&s.speaker) == Some(side))
            .nth(number)
            .unwrap()
            .id
    }

    /// Selects a statement by clicking its card, scrolling to it with the search.
    fn click_card(&mut self, id: StatementId) {
        let reading = self.app().reading();
        let claim = reading.claim(id).unwrap().text.clone();
        let card = self
            .harness
            .get_all_by_role(Role::Button)
            .find(|node| {
                node.accesskit_node()
                    .label()
                    .is_some_and(|label| label.contains(&claim))
            })
            .unwrap_or_else(|| panic!("no card in view says {claim:?}"));
        card.click();
        self.settle();
    }
}

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
fn typing_in_the_search_judges_nothing() {
    let mut window = Window::sample();
    window.press_with(Modifiers::COMMAND, Key::F);
    assert!(window.harness.get_by_label("Search").is_focused());
    let before = window.app().project().screen.pair;
    for (key, text) in [
        (Key::A, "a"),
        (Key::X, "x"),
        (Key::Space, " "),
        (Key::J, "j"),
    ] {
        window.harness.key_press(key);
        window.harness.event(egui::Event::Text(text.to_owned()));
        window.settle();
    }
    assert!(window.app().project().verdicts().is_empty());
    assert_eq!(window.app().project().screen.filters.search, "ax j");
    assert!(window.shows("0 of "), "nothing is found");
    window.press(Key::Escape);
    assert_eq!(window.app().project().screen.filters.search, "");
    assert_eq!(window.app().project().screen.pair, before);
    window.press(Key::A);
    assert_eq!(window.confirmed(), 1, "the keys live again");
}

#[test]
fn two_statements_are_linked_by_hand() {
    let mut window = Window::sample();
    window.run("By article");
    let (a, b) = (window.statement(Side::A, 0), window.statement(Side::B, 0));
    for _ in 0..2 {
        // To the top of both columns: the first pair may be far down.
        window.harness.hover_at(egui::pos2(500.0, 300.0));
        window.harness.key_press(Key::Home);
        window.harness.run_steps(3);
        window.harness.hover_at(egui::pos2(1150.0, 300.0));
        window.harness.key_press(Key::Home);
        window.harness.run_steps(3);
    }
    window.click_card(a);
    window.press(Key::L);
    assert!(window.shows("Linking "), "a banner says what is going on");
    window.press(Key::Escape);
    assert!(!window.shows("Linking "));
    window.press(Key::L);
    window.click_card(b);
    window.press(Key::Enter);
    let verdicts = window.app().project().verdicts();
    let linked = verdicts.values().find(|v| v.by_hand).unwrap();
    assert_eq!((linked.a.statement, linked.b.statement), (a, b));
    assert_eq!(linked.answer, Answer::Confirmed);
    assert_eq!(linked.decided_at, "2026-01-02T03:04:05Z");
    assert!(window.shows("You linked these two by hand"));
}

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
fn notes_keep_what_is_typed_and_no_key_fires() {
    let mut window = Window::sample();
    let pair = window.app().project().screen.pair;
    window.press(Key::N);
    let field = window.harness.get_by_label("Note");
    assert!(field.is_focused());
    field.type_text("ask the desk about the tower");
    window.harness.run_steps(3);
    window.press(Key::A);
    assert_eq!(window.confirmed(), 0, "keys are dead in a dialog");
    window.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(window.shows("ask the desk about the tower"));
    assert_eq!(window.app().project().screen.pair, pair);
    assert_eq!(window.app().project().notes().len(), 1);
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

#[test]
fn all_keys_are_told() {
    let mut window = Window::new();
    window.press(Key::F1);
    assert!(window.shows("These two contradict each other."));
    window.press(Key::Escape);
    assert!(!window.shows("These two contradict each other."));
    assert_eq!(window.harness.unnamed_widgets(), Vec::<String>::new());
}

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
fn every_command_can_be_had_by_its_name() {
    let mut window = Window::sample();
    window.press_with(Modifiers::COMMAND, Key::P);
    assert!(window.harness.get_by_label("Command").is_focused());
    window
        .harness
        .event(egui::Event::Text("not one".to_owned()));
    window.settle();
    let before = window.app().project().screen.pair.unwrap();
    window.press(Key::Enter);
    let verdict = window.app().project().verdict(before);
    assert_eq!(verdict.map(|v| v.answer), Some(Answer::Rejected));
    assert!(
        window.harness.query_by_label("Command").is_none(),
        "it closes"
    );

    window.press_with(Modifiers::COMMAND, Key::P);
    assert!(
        window.harness.query_by_label("Redo").is_none(),
        "what cannot be had now is not offered"
    );
    window.harness.event(egui::Event::Text("undo".to_owned()));
    window.settle();
    window.press(Key::ArrowDown);
    window.press(Key::ArrowUp);
    window.press(Key::Enter);
    assert!(window.app().project().verdicts().is_empty());
}

#[test]
fn a_contradiction_is_named_before_or_after_the_answer() {
    let mut window = Window::sample();
    let pair = window.app().project().screen.pair.unwrap();
    let relation = |window: &Window| {
        let verdict = window.app().project().verdict(pair);
        verdict.and_then(|verdict| verdict.relation)
    };
    window.press(Key::Num2);
    assert!(
        window.app().project().verdicts().is_empty(),
        "a name is no verdict"
    );
    window.press(Key::A);
    assert_eq!(relation(&window), Some(Relation::Number));

    window.press(Key::K);
    assert_eq!(window.app().project().screen.pair, Some(pair));
    window.press(Key::Num1);
    assert_eq!(relation(&window), Some(Relation::Denial));
    assert!(window.shows("Name it: denial"));
    window.press(Key::Num1);
    assert_eq!(relation(&window), None, "the same key takes the name back");
    window.press(Key::Backspace);
    assert_eq!(relation(&window), Some(Relation::Denial));
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

/// Saves texts as files of a folder and drops it on the window.
fn drop_articles(window: &mut Window, articles: &[(&str, &str)]) {
    let folder = window.folder.path().join("dropped articles");
    std::fs::create_dir(&folder).unwrap();
    for (name, text) in articles {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let dropped = &mut window.harness.input_mut().dropped_files;
    dropped.push(Arc::new(Dropped(folder)));
    window.settle();
}

#[test]
fn copies_are_one_pair_and_changed_positions_are_a_click_away() {
    let mut window = Window::new();
    let day = |day: u8| format!("Outlet: Paper {day}\nPublished: 2031-05-{day:02}\n\n");
    let wire = "Pakistan's foreign ministry said that the Torkham gate was closed on 9 May.\n";
    let denial =
        "Afghanistan's foreign ministry denied that the Torkham gate was closed on 9 May.\n";
    let later = "Pakistan's foreign ministry said that the Torkham gate was not closed on 9 May.\n";
    let (first, third) = (day(10) + wire, day(12) + denial);
    let second = day(11) + wire + "Lorries waited on both sides.\n";
    let fourth = day(20) + later;
    drop_articles(
        &mut window,
        &[
            ("1.txt", &first),
            ("2.txt", &second),
            ("3.txt", &third),
            ("4.txt", &fourth),
        ],
    );
    let reading = window.app().reading();
    let denied = reading
        .statements
        .iter()
        .find(|s| s.speaker.side == Side::B)
        .unwrap()
        .id;
    let with_denial = reading.suggestions.iter().filter(|s| s.b == denied);
    assert!(with_denial.clone().count() >= 1);
    let copied = with_denial.filter(|s| s.also_a.len() == 1).count();
    assert_eq!(copied, 1, "the wire report in two papers is one pair");
    assert!(!reading.relations.is_empty());
    let pair = reading
        .suggestions
        .iter()
        .find(|s| s.also_a.len() == 1)
        .unwrap()
        .pair;
    while window.app().project().screen.pair != Some(pair) {
        let before = window.app().project().screen.pair;
        window.press(Key::J);
        assert_ne!(
            before,
            window.app().project().screen.pair,
            "the pair is in the queue"
        );
    }
    assert!(window.shows("The same words also in:"));

    window.click("Changed over time, 1");
    assert!(window.shows("Did this side change its position?"));
    window.click("Between the sides, 1");
    assert!(window.shows("Do these contradict each other?"));
}

#[test]
fn what_verdicts_taught_is_shown_and_forgotten() {
    let mut window = Window::sample();
    for _ in 0..8 {
        window.press(Key::X);
    }
    window.run("What your verdicts taught");
    assert!(window.shows("Nothing yet"));
    window.click("Read again now");
    assert!(!window.app().reading().lessons.is_empty());
    window.run("What your verdicts taught");
    assert!(window.shows("0 confirmed, "));
    assert!(window.shows("such pairs sink"));
    window.click("Start anew");
    assert!(window.app().reading().lessons.is_empty());
    assert_eq!(
        window.app().project().verdicts().len(),
        8,
        "the verdicts stay"
    );
    window.press(Key::Backspace);
    assert!(!window.app().reading().lessons.is_empty());
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
