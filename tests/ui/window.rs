//! A window without a screen, and the hands that use it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use counterclaim::app::{App, Ask, Env, Picked, Picker};
use counterclaim::disk::{Doors, Recovery};
use counterclaim::model::{Answer, Side, StatementId};
use counterclaim::ui::theme;
use counterclaim::views::in_column;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tempfile::TempDir;

/// A file dialog that always gives the same answer.
pub struct Answers(pub Mutex<Picked>);

impl Picker for Answers {
    fn pick(&self, _: &Ask) -> Picked {
        self.0.lock().unwrap().clone()
    }
}

/// A file or folder let fall on the window.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window opens what was dropped by its path".to_owned())
    }
}

/// A window in a folder of its own.
pub struct Window {
    pub folder: TempDir,
    pub dialog: Arc<Answers>,
    pub harness: Harness<'static, Option<App>>,
}

impl Window {
    pub fn new() -> Self {
        Self::open(tempfile::tempdir().unwrap(), Vec::new())
    }

    /// A window that has nowhere to keep a project without a file.
    pub fn without_recovery() -> Self {
        Self::with(tempfile::tempdir().unwrap(), Vec::new(), |env| {
            env.recovery = None;
        })
    }

    /// A window on a computer whose fonts lack everything.
    pub fn without_fonts() -> Self {
        Self::with(tempfile::tempdir().unwrap(), Vec::new(), |env| {
            env.fonts = Some(Arc::new(|_: &egui::FallbackRequest<'_>| None));
        })
    }

    pub fn open(folder: TempDir, files: Vec<PathBuf>) -> Self {
        Self::with(folder, files, |_| {})
    }

    fn with(folder: TempDir, files: Vec<PathBuf>, change: impl FnOnce(&mut Env)) -> Self {
        let dialog = Arc::new(Answers(Mutex::new(Picked::Cancelled)));
        let mut env = Env {
            config: Some(folder.path().join("config")),
            recovery: Some(Recovery::at(folder.path().join("recovery"))),
            doors: Some(Doors::at(folder.path().join("open"))),
            now: || "2026-01-02T03:04:05Z".parse().unwrap(),
            picker: Arc::clone(&dialog) as Arc<dyn Picker>,
            // Whatever the machine has, no test depends on it.
            fonts: None,
        };
        change(&mut env);
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
    pub fn settle(&mut self) {
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

    pub fn app(&self) -> &App {
        self.harness.state().as_ref().unwrap()
    }

    pub fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// Runs a command by its name.
    pub fn run(&mut self, command: &str) {
        self.press_with(Modifiers::COMMAND, Key::P);
        self.harness.event(egui::Event::Text(command.to_owned()));
        self.settle();
        self.press(Key::Enter);
    }

    pub fn shows(&self, part: &str) -> bool {
        self.harness
            .query_all_by_label_contains(part)
            .next()
            .is_some()
    }

    /// Whether both cards of the pair under judgement are in view.
    pub fn shows_pair(&self) -> bool {
        let reading = self.app().reading();
        let pair = self.app().project().screen.pair.unwrap();
        let suggestion = reading.suggestion(pair).unwrap();
        [suggestion.a, suggestion.b].iter().all(|&id| {
            let claim = reading.claim(id).unwrap();
            self.shows(&format!(": {} (", claim.text))
        })
    }

    pub fn sample() -> Self {
        let mut window = Self::new();
        window.click("Open the sample");
        window
    }

    pub fn choose(&self, path: &Path) {
        *self.dialog.0.lock().unwrap() = Picked::Paths(vec![path.to_owned()]);
    }

    pub fn confirmed(&self) -> usize {
        let verdicts = self.app().project().verdicts();
        verdicts
            .values()
            .filter(|v| v.answer == Answer::Confirmed)
            .count()
    }

    /// A statement of a column that is in no suggestion with the others taken.
    pub fn statement(&self, side: Side, number: usize) -> StatementId {
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
    pub fn click_card(&mut self, id: StatementId) {
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

/// Saves texts as files of a folder and drops it on the window.
pub fn drop_articles(window: &mut Window, articles: &[(&str, &str)]) {
    let folder = window.folder.path().join("dropped articles");
    std::fs::create_dir(&folder).unwrap();
    for (name, text) in articles {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let dropped = &mut window.harness.input_mut().dropped_files;
    dropped.push(Arc::new(Dropped(folder)));
    window.settle();
}
