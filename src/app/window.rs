//! The app: what happens before a frame is drawn, and the frame.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui;
use egui_system_font_provider::SystemFontProvider;
use jiff::Timestamp;

use super::desk::Desk;
use super::dialogs::{Dialogs, NativePicker, Picker};
use super::doors::Doorkeeper;
use super::keeper::Keeper;
use super::letters::{self, Letters, Missing};
use super::notice;
use super::prepare::Preparing;
use super::profile::ProfileDesk;
use super::second_opinion;
use super::settings::Settings;
use crate::disk::{Doors, Recovery};
use crate::model::{ArticleId, Reading, StatementId};
use crate::pictures::own_sides;
use crate::project::{Act, Filters, Project, follow};
use crate::sides::Profile;
use crate::ui::{self, Message, Outbox, Shown, Situation, Wish, Working, theme};
use crate::views::page::RemovedStatement;
use crate::work::{Event, Job, PREVIEW, Worker};

/// Everything of the outside world that the window needs.
pub struct Env {
    /// Folder of the settings; none keeps none.
    pub config: Option<PathBuf>,
    /// Where projects without a file are kept; none keeps none.
    pub recovery: Option<Recovery>,
    /// Where running windows find each other; none lets each stand alone.
    pub doors: Option<Doors>,
    /// The clock.
    pub now: fn() -> Timestamp,
    /// The file dialogs.
    pub picker: Arc<dyn Picker>,
    /// Fonts for letters that those in the program lack; none leaves boxes.
    pub fonts: Option<Arc<dyn egui::FontProvider>>,
}

impl Env {
    /// The person's own folders, the system's clock and dialogs.
    pub fn of_this_user() -> Self {
        Self {
            config: directories::ProjectDirs::from("", "", "counterclaim")
                .map(|dirs| dirs.config_dir().to_owned()),
            recovery: Recovery::of_this_user(),
            doors: Doors::of_this_user(),
            now: Timestamp::now,
            picker: Arc::new(NativePicker),
            fonts: Some(Arc::new(SystemFontProvider::new())),
        }
    }
}

/// How long the screen must be still before its state is saved with the project.
const SCREEN_RESTS: Duration = Duration::from_millis(800);

/// The most messages at a time that tell no failure.
const MOST_TOLD: usize = 3;

/// The window's owner.
pub struct App {
    pub(super) ctx: egui::Context,
    pub(super) config: Option<PathBuf>,
    pub(super) now: fn() -> Timestamp,
    pub(super) worker: Worker,
    pub(super) desk: Desk,
    pub(super) keeper: Keeper,
    pub(super) doors: Doorkeeper,
    pub(super) dialogs: Dialogs,
    pub(super) settings: Settings,
    pub(super) panels: ui::State,
    pub(super) outbox: Outbox,
    pub(super) messages: Vec<Message>,
    pub(super) failures: Vec<ui::Failure>,
    pub(super) unsaved: Vec<ui::Unsaved>,
    /// Whether the window closes even if something is lost.
    pub(super) close_anyway: bool,
    pub(super) linking: Option<StatementId>,
    pub(super) working: Option<Working>,
    /// A reading whose lists are being made.
    pub(super) preparing: Option<Preparing>,
    /// What was found, without the second opinion that is shown.
    pub(super) unadvised: Option<Arc<Reading>>,
    /// Articles whose text changed in the project file just opened.
    pub(super) rekeyed: Vec<(ArticleId, ArticleId)>,
    /// Whether something was done that is not saved yet.
    pub(super) acted: bool,
    /// When the screen last changed without an act.
    pub(super) moved_at: Option<Instant>,
    /// The side profile that comes with the program.
    pub(super) built_in: Arc<Profile>,
    /// The side profile that is written on.
    pub(super) profile: ProfileDesk,
    /// A letter that no font has.
    missing_letter: Arc<Missing>,
    title: String,
}

impl App {
    /// An empty window.
    ///
    /// # Errors
    /// When the system gives no thread for the work in the background.
    pub fn new(env: Env, ctx: &egui::Context) -> std::io::Result<Self> {
        theme::install(ctx);
        let missing_letter = Arc::new(Missing::default());
        if let Some(fonts) = env.fonts {
            let letters = Letters::new(fonts, Arc::clone(&missing_letter));
            ctx.set_font_providers(vec![Arc::new(letters)]);
        }
        let (settings, broken) = Settings::load(env.config.as_deref());
        let (keeper, unkept) = Keeper::new(env.recovery);
        let wake = ctx.clone();
        let knock = ctx.clone();
        let built_in = Arc::new(Profile::built_in());
        let mut app = Self {
            ctx: ctx.clone(),
            config: env.config,
            now: env.now,
            worker: Worker::start(move || wake.request_repaint())?,
            desk: Desk::new(Arc::clone(&built_in), env.now),
            keeper,
            doors: Doorkeeper::new(env.doors, move || knock.request_repaint()),
            dialogs: Dialogs::new(env.picker),
            settings,
            panels: ui::State::default(),
            outbox: Outbox::default(),
            messages: broken.into_iter().map(notice::failed).collect(),
            failures: Vec::new(),
            unsaved: Vec::new(),
            close_anyway: false,
            linking: None,
            working: None,
            preparing: None,
            unadvised: None,
            rekeyed: Vec::new(),
            acted: false,
            moved_at: None,
            built_in: Arc::clone(&built_in),
            profile: ProfileDesk::default(),
            missing_letter,
            title: String::new(),
        };
        if let Some(error) = unkept {
            app.say(notice::disk("Unsaved work cannot be kept in", &error));
        }
        app.tell_unsaved();
        app.desk.judge_so(app.settings.judging());
        app.use_look();
        ui::panels::restore(ctx, &app.settings.panels);
        app.use_keys();
        Ok(app)
    }

    /// Opens what the command line names.
    pub fn start_with(&mut self, files: Vec<PathBuf>, profile: Option<PathBuf>) {
        if !files.is_empty() {
            self.open(files);
        }
        if let Some(path) = profile {
            self.worker.send(Job::LoadProfile { path });
        }
    }

    /// Puts a project on the desk together with what was found in it, which is not read again.
    pub fn show_read(&mut self, project: Project, reading: Arc<Reading>) {
        self.desk.replace_read(project, reading);
        self.desk.settle_pair();
    }

    /// The project on the desk.
    pub fn project(&self) -> &Project {
        self.desk.project()
    }

    /// What was found in the project's articles.
    pub fn reading(&self) -> &Reading {
        self.desk.reading()
    }

    /// Whether nothing is under way: no reading, no save, no dialog.
    pub fn is_idle(&self) -> bool {
        self.worker.reading().is_none()
            && self.worker.advising().is_none()
            && self.worker.writing().is_none()
            && !self.dialogs.is_open()
            && !self.keeper.is_saving()
            && !self.acted
            && !self.profile.is_waiting()
            && self.desk.is_read()
            && self.preparing.is_none()
    }

    /// What happens before a frame, and while the window is hidden: answers of the worker and the
    /// dialogs, saving. Draws nothing.
    pub fn logic(&mut self, ctx: &egui::Context) {
        for event in self.worker.poll() {
            self.take(event);
        }
        self.take_prepared();
        self.answer_doors(ctx);
        self.guard_closing(ctx);
        if let Some((purpose, picked)) = self.dialogs.poll() {
            self.picked(purpose, picked);
        }
        if let Some(revision) = self.desk.wants_reading() {
            let project = Arc::clone(self.desk.project());
            self.worker.send(Job::Read { revision, project });
        }
        self.look_at_draft();
        let reading = self.worker.reading().or(self.worker.advising());
        if reading.is_none() {
            self.working = None;
        } else if self
            .working
            .as_ref()
            .is_none_or(|w| Some(w.what.as_str()) != reading)
        {
            self.working = reading.map(|what| Working {
                what: what.to_owned(),
                done: 0,
                of: 0,
            });
        }
        self.desk.watch();
        if let Some(letter) = self.missing_letter.take() {
            self.say(notice::told(letters::told(letter)));
        }
        self.save_what_changed(ctx);
        self.set_title(ctx);
    }

    fn save_what_changed(&mut self, ctx: &egui::Context) {
        let rested = self.moved_at.map(|at| at.elapsed());
        if rested.is_some_and(|rested| rested >= SCREEN_RESTS) {
            self.acted = true;
        } else if let Some(rested) = rested {
            ctx.request_repaint_after(SCREEN_RESTS.saturating_sub(rested));
        }
        if std::mem::take(&mut self.acted) {
            self.moved_at = None;
            self.keeper.save(&self.worker, self.desk.project());
        }
    }

    fn set_title(&mut self, ctx: &egui::Context) {
        let title = match self.keeper.own_file() {
            Some(path) => format!(
                "{} – counterclaim",
                path.file_stem().unwrap_or_default().to_string_lossy()
            ),
            None => "counterclaim".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Draws the window and does what the person wished for.
    pub fn ui(&mut self, ui: &mut egui::Ui) {
        self.note_sizes();
        let wishes = self.draw(ui);
        if !wishes.is_empty() {
            ui.ctx().request_repaint();
        }
        for wish in wishes {
            self.fulfil(wish);
        }
    }

    /// Draws the window and gives the wishes. The project is free again afterwards, so that a wish
    /// changes it in place instead of copying it.
    fn draw(&mut self, ui: &mut egui::Ui) -> Vec<Wish> {
        let lists = self.desk.lists();
        let pair = self.desk.pair(&lists);
        let page = self.desk.page();
        let hits = self.desk.hits(&lists);
        let readings = self.desk.readings();
        let picture = self.desk.picture(&lists);
        let (figures, speed) = (self.desk.figures(), self.desk.pace());
        let project = Arc::clone(self.desk.project());
        let reading = Arc::clone(self.desk.reading());
        let own_name = self.keeper.own_file().map(notice::name);
        let kept = self.keeper.kept();
        let history = self.desk.history();
        let filters = &project.screen.filters;
        let shown = Shown {
            project: &project,
            reading: &reading,
            reading_revision: self.desk.revision().reading,
            lists: &lists,
            pair: pair.as_ref().as_ref(),
            page: page.as_ref().as_ref(),
            picture: picture.as_ref(),
            hits: &hits,
            readings: readings.as_ref().as_ref(),
            relation: pair
                .as_ref()
                .as_ref()
                .and_then(|pair| self.desk.relation(pair.pair)),
            decided: self.desk.decided(),
            pace: *speed,
            judging: self.desk.judging(),
            figures: &figures,
            revision: self.desk.revision(),
            explain: crate::pipeline::explain,
            situation: Situation {
                articles: !project.articles().is_empty(),
                // What cannot be seen cannot be judged.
                pair: pair.is_some() && page.is_none() && picture.is_none(),
                queue: !lists.queue.items.is_empty(),
                statement: project
                    .screen
                    .statement
                    .is_some_and(|id| reading.index_of(id).is_some()),
                lessons: !reading.lessons.is_empty(),
                unsure: readings.is_some(),
                undo: history.undo_title().is_some(),
                redo: history.redo_title().is_some(),
                filter: *filters != Filters::default(),
                search: lists.found.is_some(),
                hits: page.is_some() && !hits.is_empty(),
                linking: self.linking.is_some(),
                readable: page.is_some() || self.desk.readable().is_some(),
                page: page.is_some(),
                picture: picture.is_some(),
                on_page: page.as_ref().as_ref().is_some_and(|page| {
                    let chosen = project.screen.statement.and_then(|id| reading.index_of(id));
                    chosen.is_some_and(|place| page.statements.contains(&place))
                }),
                selection: page.is_some() && self.panels.selection().is_some(),
                removed: page
                    .as_ref()
                    .as_ref()
                    .is_some_and(|page| page.removed.iter().any(RemovedStatement::comes_back)),
                corrected: project
                    .screen
                    .statement
                    .and_then(|id| reading.statement(id))
                    .is_some_and(|statement| statement.corrected.is_some()),
                failures: !self.failures.is_empty(),
                editing: self.panels.edits_profile(),
                unsaved: !self.unsaved.is_empty(),
                adviser: second_opinion::IS_BUILT_IN,
                advised: second_opinion::IS_BUILT_IN && self.settings.model_folder.is_some(),
                other_profile: !Arc::ptr_eq(project.profile(), &self.built_in)
                    && **project.profile() != *self.built_in,
            },
            linking: self.linking,
            working: self.working.as_ref(),
            messages: &self.messages,
            failures: &self.failures,
            recent: &self.settings.recent,
            undo_title: history.undo_title(),
            redo_title: history.redo_title(),
            unsaved: &self.unsaved,
            project_name: own_name.as_deref(),
            kept: &kept,
            preferences: &self.settings.preferences,
            previewed: self.profile.answer(),
        };
        let [a, b] = own_sides(project.profile());
        theme::use_side_colors(&self.ctx, a, b);
        ui::draw(ui, &shown, &mut self.panels, &mut self.outbox);
        self.outbox.take()
    }

    /// Shows a message. Of those that tell no failure the oldest go when there are many; a failure
    /// stays until it is read.
    pub(super) fn say(&mut self, message: Message) {
        if self.messages.contains(&message) {
            return;
        }
        let mut told = self.messages.iter().filter(|known| !known.failed);
        let is_full = told.nth(MOST_TOLD - 1).is_some();
        let oldest = self.messages.iter().position(|known| !known.failed);
        if let Some(oldest) = oldest.filter(|_| is_full && !message.failed) {
            self.messages.remove(oldest);
        }
        self.messages.push(message);
    }

    /// Shows a message unless there is none.
    pub(super) fn say_if(&mut self, message: Option<Message>) {
        if let Some(message) = message {
            self.say(message);
        }
    }

    pub(super) fn keep_settings(&self) {
        self.settings.save(self.config.as_deref());
    }

    /// Asks the system for the clipboard's text; it comes as a paste in a later frame.
    pub(super) fn ask_clipboard(&self) {
        self.ctx
            .send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Progress { title, done, total } => {
                self.working = Some(Working {
                    what: title.to_owned(),
                    done,
                    of: total,
                });
            }
            Event::Opened {
                articles,
                failures,
                duplicates,
            } => {
                self.failures = notice::failures(&failures);
                match self.desk.add(articles) {
                    Ok((new, known)) => {
                        self.acted |= new > 0;
                        self.say_if(notice::opened(new, known, &duplicates, failures.len()));
                    }
                    Err(error) => self.say(notice::failed(format!("Opening failed: {error}."))),
                }
            }
            Event::Read { revision, reading } => self.prepare(revision, reading),
            Event::Advised { revision, reading } => self.take_advice(revision, reading),
            Event::ProjectOpened { path, document } => {
                self.settings.opened(&path);
                self.doors.entered(&path);
                if let Err(error) = self.keeper.start_opened(path) {
                    self.say(notice::disk("Changes cannot be saved to", &error));
                }
                self.tell_unsaved();
                self.keep_settings();
                self.rekeyed.clone_from(&document.rekeyed);
                for warning in &document.warnings {
                    self.say(notice::told(warning));
                }
                self.desk.replace(document.project);
                self.put_down();
            }
            event @ (Event::ProfileToEdit { .. }
            | Event::Previewed { .. }
            | Event::ProfileWritten { .. }) => self.take_profile_event(event),
            Event::ProfileLoaded { path, profile } => {
                self.use_profile(profile, &notice::name(&path));
            }
            Event::Saved { path, revision } => match self.keeper.saved(&path, revision) {
                Ok(true) => {
                    self.doors.entered(&path);
                    self.settings.opened(&path);
                    self.keep_settings();
                    self.say(notice::told(format!(
                        "Saved as {}. From now on every act is saved there.",
                        path.display()
                    )));
                }
                Ok(false) => {}
                Err(error) => self.say(notice::disk("An old copy could not be removed:", &error)),
            },
            Event::SaveFailed {
                path,
                revision,
                failure,
            } => {
                let had_place = self.keeper.own_file() != Some(path.as_path());
                self.keeper.save_failed(&path, revision);
                self.say(notice::could_not("Saving", &failure));
                // A file that was chosen and did not work: what was done goes where it went before.
                self.acted |= had_place;
            }
            Event::Exported { path } => {
                self.say(notice::told(format!(
                    "The record was written to {}.",
                    path.display()
                )));
            }
            Event::PictureSaved { path } => {
                self.say(notice::told(format!(
                    "The picture was saved as {}.",
                    path.display()
                )));
            }
            // The editor shows it in its own place.
            Event::Cancelled { title } if title == PREVIEW => self.preview_cancelled(),
            Event::Cancelled { title } => {
                self.working = None;
                // A new reading stops the asking about the one before.
                if self.worker.reading().is_some() || self.worker.advising().is_some() {
                    return;
                }
                self.say(notice::told(format!("{title} was cancelled.")));
            }
            Event::Failed { title, failure } => {
                if failure.path.is_some() {
                    self.failures = notice::failures(std::slice::from_ref(&failure));
                }
                self.say(notice::could_not(title, &failure));
            }
        }
    }

    /// Lets verdicts, notes and placements follow their words when articles have changed.
    pub(super) fn follow_words(&mut self) {
        let rekeyed = std::mem::take(&mut self.rekeyed);
        let followed = follow(self.desk.project(), self.desk.reading(), &rekeyed);
        if let Some(transaction) = followed.transaction
            && self.desk.perform_as(Act::Follow, None, transaction).is_ok()
        {
            self.acted = true;
            if followed.moved > 0 {
                self.say(notice::told(format!(
                    "{} followed the words to the changed article.",
                    notice::count(followed.moved, "verdict", "verdicts")
                )));
            }
        }
    }

    /// Forgets what belonged to the project before.
    pub(super) fn put_down(&mut self) {
        self.panels = std::mem::take(&mut self.panels).put_down();
        self.linking = None;
        self.acted = false;
        self.moved_at = None;
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if self.acted || self.moved_at.is_some() {
            self.keeper.save(&self.worker, self.desk.project());
        }
        self.note_panels();
        self.keep_settings();
    }
}
