//! Does what the person wished for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui;

use super::dialogs::{Ask, Picked};
use super::doors::is_project;
use super::{App, notice};
use crate::export;
use crate::model::{Answer, Side, SpeakerKey, StatementId};
use crate::project::format::EXTENSION;
use crate::project::{Edit, Filters, Project, Transaction};
use crate::sides::Profile;
use crate::ui::{Command, Dialog, Palette, PathFor, SettingsState, ThemeChoice, Wish};
use crate::views::in_column;
use crate::work::Job;

impl App {
    /// Does one wish.
    pub(super) fn fulfil(&mut self, wish: Wish) {
        match wish {
            Wish::Do(command) => self.run_command(command),
            Wish::Profile(wish) => self.fulfil_profile(wish),
            Wish::Filter(filters) => {
                self.desk.filter(filters);
                self.moved();
            }
            Wish::Pair(pair) => {
                self.desk.screen_mut().pair = Some(pair);
                self.moved();
            }
            Wish::Statement(id) => {
                self.desk.screen_mut().statement = Some(id);
                self.moved();
            }
            Wish::ReadAt(place) => {
                if let Some(statement) = self.desk.reading().statements.get(place) {
                    let id = statement.id;
                    self.fulfil(Wish::Read(id));
                }
            }
            Wish::Read(id) => {
                self.desk.screen_mut().statement = Some(id);
                self.desk.read_article();
                self.moved();
            }
            Wish::Top(top, above) => {
                let screen = self.desk.screen_mut();
                (screen.top, screen.above) = (top, above);
                self.moved();
            }
            Wish::Unfold(id, open) => self.unfold(id, open),
            Wish::Picture(kind) => self.show_picture(kind),
            Wish::Place(id, side) => self.place(id, side),
            Wish::Correct(wish) => self.correct(wish),
            Wish::Settle(meant) => self.settle(Some(&meant)),
            Wish::PlaceSpeaker { key, name, side } => {
                let title = match side {
                    Some(side) => format!("Put {name} on {}", self.side_name(side)),
                    None => format!("Leave the side of {name} to the program"),
                };
                self.act(Transaction::one(title, Edit::PlaceSpeaker(key, side)));
            }
            Wish::Note(target, text) => {
                let text = (!text.is_empty()).then_some(text);
                let title = match text {
                    Some(_) => "Write a note",
                    None => "Take the note away",
                };
                self.act(Transaction::one(title, Edit::SetNote(target, text)));
            }
            wish @ (Wish::Section(..)
            | Wish::ReadHit(_)
            | Wish::GoTo(_)
            | Wish::OpenNote(_)
            | Wish::OpenTags(_)
            | Wish::ToggleTag(..)
            | Wish::Codebook(..)
            | Wish::DeleteTag(_)
            | Wish::MergeTags(..)
            | Wish::SaveSearch(_)
            | Wish::UseSearch(_)
            | Wish::RenameSearch(_)
            | Wish::NameSearch(..)
            | Wish::UpdateSearch(_)
            | Wish::DeleteSearch(_)
            | Wish::Ask(_)) => self.fulfil_mark(wish),
            Wish::RemoveArticle(id) => {
                if self.desk.project().screen.filters.article == Some(id) {
                    self.desk.screen_mut().filters.article = None;
                }
                self.act(Transaction::one(
                    "Take article out",
                    Edit::RemoveArticle(id),
                ));
            }
            Wish::PasteText(text) => self.worker.send(Job::Paste { text }),
            Wish::Dropped(paths) => self.open(paths),
            Wish::Typed(purpose, path) => self.use_path(purpose, vec![typed(&path)]),
            Wish::Recent(path) => self.open(vec![path]),
            Wish::Review(wish) => self.review(wish),
            Wish::ReadAgain => self.desk.read_again(),
            Wish::CancelWork => self.worker.cancel(),
            Wish::Bind(bindings) => self.bind(bindings),
            Wish::Prefer(preferences) => self.prefer(preferences),
            Wish::Dismiss(at) => {
                if at < self.messages.len() {
                    self.messages.remove(at);
                }
            }
            Wish::OpenUnsaved(path) => self.worker.send(Job::OpenProject { path }),
            Wish::ForgetUnsaved(path) => self.forget_unsaved(&path),
            Wish::CloseAnyway => self.close_anyway(),
        }
    }

    fn run_command(&mut self, command: Command) {
        match command {
            Command::Open => self.ask(PathFor::Open),
            Command::OpenFolder => self.ask(PathFor::OpenFolder),
            Command::TypePath => self.panels.open(Dialog::path(PathFor::Open, None, "")),
            Command::OpenSample => self.open_sample(),
            Command::OpenLabourSample => self.open_labour_sample(),
            Command::EditProfile => self.edit_profile(),
            Command::Paste => self.ask_clipboard(),
            Command::NewProject => self.new_project(),
            Command::Unsaved => self.panels.open(Dialog::Unsaved),
            Command::Save => {
                if self.keeper.own_file().is_some() {
                    self.acted = true;
                } else {
                    self.ask(PathFor::SaveProject);
                }
            }
            Command::SaveAs => self.ask(PathFor::SaveProject),
            Command::Export => self.ask(PathFor::Export),
            Command::UseProfile => self.ask(PathFor::Profile),
            Command::BuiltInProfile => {
                self.use_profile(Arc::clone(&self.built_in), "the program");
            }
            Command::Quit => self.ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::Undo => {
                let undone = self.desk.undo();
                self.after_undo(undone, "Undone");
            }
            Command::Redo => {
                let redone = self.desk.redo();
                self.after_undo(redone, "Done again");
            }
            Command::Find => self.panels.find(),
            Command::ClearFilters => {
                self.desk.filter(Filters::default());
                self.moved();
            }
            Command::Confirm => self.answer(Answer::Confirmed),
            Command::Reject => self.answer(Answer::Rejected),
            Command::Later => self.answer(Answer::Later),
            Command::Name(relation) => match self.desk.name_relation(relation) {
                Ok(()) => self.acted = true,
                Err(error) => self.say(notice::failed(format!("Naming failed: {error}."))),
            },
            Command::NextPair => self.step_pair(1),
            Command::PreviousPair => self.step_pair(-1),
            Command::NextStatement => {
                self.desk.step_statement(1);
                self.panels.reveal_statement();
                self.moved();
            }
            Command::PreviousStatement => {
                self.desk.step_statement(-1);
                self.panels.reveal_statement();
                self.moved();
            }
            Command::OtherColumn => {
                self.desk.other_column();
                self.moved();
            }
            Command::NextLinked => self.step_linked(1),
            Command::PreviousLinked => self.step_linked(-1),
            Command::Scroll(leap) => self.panels.leap(leap),
            Command::Unfold => self.unfold_selected(),
            Command::Together(linked) => self.scroll_together(linked),
            Command::ShowRejected => self.show_rejected(),
            Command::Link => self.link(),
            Command::Read => {
                self.desk.read_article();
                self.moved();
            }
            Command::Back => {
                if self.linking.take().is_none() && !self.panels.drop_selection() {
                    self.desk.go_back();
                    self.moved();
                }
            }
            Command::PlaceA => self.place_selected(Some(Side::A)),
            Command::PlaceB => self.place_selected(Some(Side::B)),
            Command::PlaceNeither => self.place_selected(Some(Side::Other)),
            Command::PlaceAsFound => self.place_selected(None),
            Command::Settle => self.settle(None),
            Command::Review(command) => self.run_review(command),
            Command::Correct(fix) => self.fix(fix),
            Command::Lessons => self.panels.open(Dialog::Lessons),
            Command::ForgetLessons => {
                let edit = self.desk.project().forget_lessons();
                let title = "Start learning anew";
                self.act_telling(
                    Transaction::one(title, edit),
                    "Your verdicts so far move no suggestion any more.",
                );
            }
            Command::SecondOpinion => self.ask(PathFor::Model),
            Command::NoSecondOpinion => self.use_no_model(),
            Command::Order(order) => {
                self.desk.screen_mut().queue_order = order;
                self.moved();
            }
            Command::Arrange(arrangement) => {
                self.desk.arrange(arrangement);
                self.panels.reveal_pair();
                self.moved();
            }
            Command::Picture(kind) => self.toggle_picture(kind),
            Command::SavePicture => self.ask(PathFor::Picture),
            Command::Tray => {
                let screen = self.desk.screen_mut();
                screen.tray_open = !screen.tray_open;
                self.moved();
            }
            Command::Settings => self.panels.open(Dialog::Settings(SettingsState::default())),
            Command::Light => self.set_theme(ThemeChoice::Light),
            Command::Dark => self.set_theme(ThemeChoice::Dark),
            Command::SystemTheme => self.set_theme(ThemeChoice::System),
            Command::ZoomIn => self.zoom(0.1),
            Command::ZoomOut => self.zoom(-0.1),
            Command::ZoomReset => self.zoom(0.0),
            Command::Palette => self.panels.open(Dialog::Palette(Palette::default())),
            Command::Keys => self.panels.open(Dialog::Keys),
            Command::Failures => self.panels.open(Dialog::Failures),
            Command::Results
            | Command::NextHit
            | Command::PreviousHit
            | Command::SaveSearch
            | Command::Note
            | Command::NoteStatement
            | Command::NoteArticle
            | Command::Notes
            | Command::Tag
            | Command::TagStatement
            | Command::TagArticle
            | Command::Codebook => self.run_mark(command),
            Command::About => self.panels.open(Dialog::About),
        }
    }

    /// Makes a change to the project, which is told and saved at once. Gives whether it could be made.
    pub(super) fn act(&mut self, transaction: Transaction) -> bool {
        let title = transaction.title.clone();
        match self.desk.perform(transaction) {
            Ok(()) => {
                self.acted = true;
                self.desk.settle_pair();
                true
            }
            Err(error) => {
                self.say(notice::failed(format!("{title} failed: {error}.")));
                false
            }
        }
    }

    /// The same, told in these words instead of its title.
    pub(super) fn act_telling(&mut self, transaction: Transaction, words: &str) {
        if self.act(transaction) {
            self.desk.tell_done(words);
        }
    }

    /// Notes that the screen changed without an act: it is saved when it has come to rest.
    pub(super) fn moved(&mut self) {
        self.moved_at = Some(std::time::Instant::now());
    }

    fn after_undo(&mut self, done: Result<Option<String>, crate::project::EditError>, what: &str) {
        match done {
            Ok(Some(_)) => {
                self.acted = true;
                self.panels.reveal_pair();
                // Where the pair undone does not pass the filters, it is shown nevertheless.
            }
            Ok(None) => {}
            Err(error) => self.say(notice::failed(format!("{what}: failed: {error}."))),
        }
    }

    fn answer(&mut self, answer: Answer) {
        match self.desk.answer(answer, (self.now)()) {
            Ok(Some(last)) => {
                self.acted = true;
                self.desk.settle_pair();
                if last.0 {
                    self.say(notice::told("Every pair is reviewed."));
                }
            }
            Ok(None) => {}
            Err(error) => self.say(notice::failed(format!("The verdict failed: {error}."))),
        }
    }

    fn step_pair(&mut self, step: isize) {
        let lists = self.desk.lists();
        let now = self.desk.project().screen.pair;
        if let Some(next) = lists.queue.step(now, step) {
            self.desk.screen_mut().pair = Some(next);
            self.desk.close_page();
            self.moved();
        }
    }

    fn link(&mut self) {
        let Some(selected) = self.desk.project().screen.statement else {
            return;
        };
        let in_a_column = self
            .desk
            .reading()
            .statement(selected)
            .is_some_and(|s| in_column(&s.speaker).is_some());
        if !in_a_column {
            let keys: Vec<String> = [Command::PlaceA, Command::PlaceB]
                .map(Command::key_name)
                .into_iter()
                .filter(|key| !key.is_empty())
                .collect();
            let keys = match keys.as_slice() {
                [] => String::new(),
                keys => format!(" ({})", keys.join(" or ")),
            };
            self.say(notice::told(format!(
                "Only claims in the columns can be linked. Put this one on a side first{keys}."
            )));
            return;
        }
        let Some(first) = self.linking else {
            self.linking = Some(selected);
            return;
        };
        match self.desk.link(first, selected, (self.now)()) {
            Ok(true) => {
                self.linking = None;
                self.acted = true;
            }
            Ok(false) => self.say(notice::told(
                "Both statements are on one side. Choose one in the other column.",
            )),
            Err(error) => self.say(notice::failed(format!("Linking failed: {error}."))),
        }
    }

    fn place_selected(&mut self, side: Option<Side>) {
        if let Some(id) = self.desk.project().screen.statement {
            self.place(id, side);
        }
    }

    fn place(&mut self, id: StatementId, side: Option<Side>) {
        let title = match side {
            Some(side) => format!("Put statement on {}", self.side_name(side)),
            None => "Leave the side to the program".to_owned(),
        };
        self.act(Transaction::one(title, Edit::PlaceStatement(id, side)));
    }

    fn settle(&mut self, meant: Option<&SpeakerKey>) {
        match self.desk.settle(meant) {
            Ok(Some((choice, statements))) => {
                self.acted = true;
                let many = notice::count(statements, "statement", "statements");
                self.desk.tell_done(&format!(
                    "You said that {} speaks in {many} of this article. The same again{} takes the next \
                     reading.",
                    choice.name,
                    Command::Settle.key_hint()
                ));
            }
            Ok(None) => {}
            Err(error) => self.say(notice::failed(format!("This failed: {error}."))),
        }
    }

    fn side_name(&self, side: Side) -> String {
        self.desk
            .project()
            .profile()
            .party(side)
            .map_or_else(|| "neither side".to_owned(), |party| party.name.clone())
    }

    pub(super) fn new_project(&mut self) {
        self.keeper.save(&self.worker, self.desk.project());
        if let Err(error) = self.keeper.start_new() {
            self.say(notice::disk("Unsaved work cannot be kept in", &error));
        }
        self.tell_unsaved();
        self.doors.left();
        let profile = Arc::clone(self.desk.project().profile());
        self.desk.replace(Project::new(profile));
        self.failures.clear();
        self.put_down();
    }

    pub(super) fn use_profile(&mut self, profile: Arc<Profile>, from: &str) {
        let name = profile.name.clone();
        let title = format!("Use the profile {name}");
        self.act_telling(
            Transaction::one(title, Edit::SetProfile(profile)),
            &format!("The side profile “{name}” from {from} is in use."),
        );
    }

    /// Opens files: a project when one is among them, else articles.
    pub(super) fn open(&mut self, paths: Vec<PathBuf>) {
        if let Some(path) = paths.iter().find(|path| is_project(path)) {
            if !self.may_enter(path) {
                return;
            }
            if paths.len() > 1 {
                self.say(notice::told(
                    "Only the project was opened. Add the other files afterwards.",
                ));
            }
            if self.moved_at.is_some() {
                self.keeper.save(&self.worker, self.desk.project());
            }
            self.worker.send(Job::OpenProject { path: path.clone() });
            return;
        }
        if let [path] = paths.as_slice() {
            self.settings.opened(path);
            self.keep_settings();
        }
        self.worker.send(Job::Open { paths });
    }

    /// Opens a native dialog, or the field for a path when none can be had.
    pub(super) fn ask(&mut self, purpose: PathFor) {
        let own = self.keeper.own_file();
        let stem = own.and_then(Path::file_stem).map_or_else(
            || "counterclaim".to_owned(),
            |s| s.to_string_lossy().into_owned(),
        );
        let file_name = match purpose {
            PathFor::SaveProject => format!("{stem}.{EXTENSION}"),
            PathFor::Export => format!("{stem}.html"),
            PathFor::SaveProfile => "side-profile.json".to_owned(),
            PathFor::Picture => self.picture_name(),
            PathFor::ExportCodebook => "codebook.json".to_owned(),
            _ => String::new(),
        };
        let folder = own
            .and_then(Path::parent)
            .map(Path::to_owned)
            .filter(|folder| !folder.as_os_str().is_empty());
        let wake = self.ctx.clone();
        let ask = Ask {
            purpose,
            file_name: file_name.clone(),
            folder,
        };
        if !self.dialogs.ask(ask, move || wake.request_repaint()) {
            let because = "Another file dialog is open, or the system is slow to open it. You can \
                           type the path here instead.";
            self.panels
                .open(Dialog::path(purpose, Some(because.to_owned()), &file_name));
        }
    }

    /// Takes in what came of a native dialog.
    pub(super) fn picked(&mut self, purpose: PathFor, picked: Picked) {
        match picked {
            Picked::Paths(paths) => self.use_path(purpose, paths),
            Picked::Cancelled => {}
            Picked::CouldNotOpen => {
                let because = "This system has no file dialog to show: it needs a desktop portal \
                               (xdg-desktop-portal) or zenity. You can type the path here, or drop \
                               files on the window.";
                self.panels
                    .open(Dialog::path(purpose, Some(because.to_owned()), ""));
            }
        }
    }

    fn use_path(&mut self, purpose: PathFor, paths: Vec<PathBuf>) {
        match purpose {
            PathFor::Open | PathFor::OpenFolder => self.open(paths),
            PathFor::SaveProject => {
                if let Some(path) = paths.into_iter().next() {
                    let path = with_ending(path, EXTENSION);
                    if !self.may_enter(&path) {
                        return;
                    }
                    self.keeper.save_to(path, &self.worker, self.desk.project());
                }
            }
            PathFor::Export => {
                if let Some(path) = paths.into_iter().next() {
                    self.export(path);
                }
            }
            PathFor::ProfileToEdit | PathFor::SaveProfile => {
                if let Some(path) = paths.into_iter().next() {
                    self.use_profile_path(purpose, path);
                }
            }
            PathFor::Picture => {
                if let Some(path) = paths.into_iter().next() {
                    self.save_picture(path);
                }
            }
            PathFor::Model => {
                if let Some(folder) = paths.into_iter().next() {
                    self.use_model(folder);
                }
            }
            PathFor::ImportCodebook | PathFor::ExportCodebook => {
                if let Some(path) = paths.into_iter().next() {
                    self.use_codebook_path(purpose, path);
                }
            }
            PathFor::Profile => {
                if let Some(path) = paths.into_iter().next() {
                    self.worker.send(Job::LoadProfile { path });
                }
            }
        }
    }

    fn export(&mut self, path: PathBuf) {
        let (path, form) = match export::Form::of_path(&path) {
            Some(form) => (path, form),
            None => (with_ending(path, "html"), export::Form::Html),
        };
        self.worker.send(Job::Export {
            path,
            project: Arc::clone(self.desk.project()),
            reading: Arc::clone(self.desk.reading()),
            options: export::Options {
                form,
                made_at: Some((self.now)().to_string()),
                raw: false,
            },
        });
    }
}

/// A path as typed, with `~/` for the person's own folder.
fn typed(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

/// The path with this ending, added when it has another or none.
pub(super) fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    let has = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if has {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::with_ending;

    #[test]
    fn endings_are_added_never_replaced() {
        let with = |path: &str| with_ending(path.into(), "counterclaim");
        assert_eq!(with("talks"), std::path::Path::new("talks.counterclaim"));
        assert_eq!(
            with("round 3.5"),
            std::path::Path::new("round 3.5.counterclaim")
        );
        assert_eq!(
            with("a.Counterclaim"),
            std::path::Path::new("a.Counterclaim")
        );
    }
}
