//! Panels. They read views, change only their own state and push wishes into an [`Outbox`].
//!
//! [`draw`] places the panels; each lives in its own file. No panel loads, parses, compares or
//! saves, and none knows `app`.

pub mod command;
pub mod outbox;
pub mod review;
pub mod theme;

mod banner;
mod columns;
mod correcting;
mod dialogs;
mod empty;
mod evidence;
mod facet_list;
mod filter_bar;
mod icon;
mod keys;
mod marks_line;
mod page;
pub mod panels;
mod pictures;
mod preferences;
mod profile;
mod question;
mod results;
mod sidebar;
mod status_bar;
mod text;
mod top_bar;
mod tray;
mod widgets;

use std::path::PathBuf;
use std::sync::Arc;

pub use command::{Command, Fix, Leap, Situation};
pub use correcting::Correcting;
pub use dialogs::{Codebook, Dialog, Palette, SettingsState, TagPicker};
pub use outbox::{Outbox, PathFor, Wish};
pub use preferences::{Density, Preferences, ThemeChoice};
pub use profile::{Previewed, ProfileWish};

use crate::model::{FoundBy, Reading, Relation, Side, StatementId};
use crate::pictures::Figures;
use crate::project::{Project, ReviewFigures, Screen};
use crate::sides::{Party, Profile};
use crate::text::Span;
use crate::views::{Decided, Judging, Lists, Pace, Page, PairView, Readings, Revision};

/// A message for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What happened, as a sentence or two.
    pub text: String,
    /// Whether something went wrong.
    pub failed: bool,
}

/// A file that gave no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file.
    pub path: String,
    /// Why.
    pub reason: String,
    /// What to try.
    pub advice: String,
}

/// A project without a file of its own that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was last saved and how large it is, in words.
    pub about: String,
}

/// Work under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// "Reading articles".
    pub what: String,
    /// Steps done.
    pub done: usize,
    /// Steps in all; 0 when not known yet.
    pub of: usize,
}

/// Where the project is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing to keep yet.
    Nothing,
    /// Being written.
    Saving,
    /// In its own file.
    InFile,
    /// In the recovery file, until it has a file of its own.
    ForRecovery,
    /// Could not be written.
    Failed,
}

/// Everything a frame shows.
pub struct Shown<'a> {
    /// The project.
    pub project: &'a Project,
    /// What was found in its articles.
    pub reading: &'a Reading,
    /// Counts readings: rows mean other statements when it changes.
    pub reading_revision: u64,
    /// The lists of the screen.
    pub lists: &'a Lists,
    /// The pair under judgement.
    pub pair: Option<&'a PairView>,
    /// The article open for reading in place of the columns.
    pub page: Option<&'a Page>,
    /// The figures of the picture open in place of the columns.
    pub picture: Option<&'a Arc<Figures>>,
    /// Where the words searched for stand in that article, in bytes of its text.
    pub hits: &'a [Span],
    /// Whom the speaker of the statement of the moment may be, when there are several readings.
    pub readings: Option<&'a Readings>,
    /// What the person calls the contradiction of the pair under judgement.
    pub relation: Option<Relation>,
    /// What was decided last.
    pub decided: Option<&'a Decided>,
    /// How fast decisions come.
    pub pace: Pace,
    /// How pairs are judged.
    pub judging: Judging,
    /// What is known of how the person reviews.
    pub figures: &'a ReviewFigures,
    /// Counts changes of the project and readings.
    pub revision: Revision,
    /// Says in a sentence how a statement was found.
    pub explain: fn(&FoundBy) -> String,
    /// What there is, for commands.
    pub situation: Situation,
    /// First statement of a link being made.
    pub linking: Option<StatementId>,
    /// Work under way.
    pub working: Option<&'a Working>,
    /// Messages, oldest first.
    pub messages: &'a [Message],
    /// Files that failed.
    pub failures: &'a [Failure],
    /// Files opened before, last one first.
    pub recent: &'a [PathBuf],
    /// What undo would take back.
    pub undo_title: Option<&'a str>,
    /// What redo would make again.
    pub redo_title: Option<&'a str>,
    /// Projects without a file of their own that no window has open, newest first.
    pub unsaved: &'a [Unsaved],
    /// Name of the project's file, without its folder.
    pub project_name: Option<&'a str>,
    /// Where the project is kept.
    pub kept: &'a Kept,
    /// The look chosen.
    pub preferences: &'a Preferences,
    /// What the draft of the side profile would change.
    pub previewed: &'a Previewed,
}

impl Shown<'_> {
    /// What the window shows, as the project keeps it.
    pub fn screen(&self) -> &Screen {
        &self.project.screen
    }

    /// Name of a column's party.
    pub fn party(&self, side: Side) -> &str {
        self.project
            .profile()
            .party(side)
            .map_or("neither side", |party| party.name.as_str())
    }
}

impl Shown<'_> {
    /// Name of a column's party for where there is little room.
    pub fn short_party(&self, side: Side) -> &str {
        self.project
            .profile()
            .party(side)
            .map_or("neither side", Party::short_name)
    }
}

/// What the panels remember between frames and no project keeps.
#[derive(Debug, Default)]
pub struct State {
    columns: columns::State,
    evidence: evidence::State,
    page: page::State,
    pictures: pictures::State,
    top_bar: top_bar::State,
    sidebar: sidebar::State,
    tray: tray::State,
    decisions: dialogs::DecisionsState,
    results: results::State,
    dialog: Option<Dialog>,
    profile: Option<profile::State>,
}

impl State {
    /// Opens the editor of the side profile with the profile in use, unless it is open.
    pub fn edit_profile(&mut self, in_use: &Profile) {
        self.profile
            .get_or_insert_with(|| profile::State::new(in_use));
    }

    /// Whether the side profile is edited in place of the columns.
    pub fn edits_profile(&self) -> bool {
        self.profile.is_some()
    }

    /// Asks what becomes of a changed draft of the side profile before the program is left; no when
    /// nothing would be lost.
    pub fn asks_about_draft(&mut self) -> bool {
        let editor = self.profile.as_mut();
        editor.is_some_and(profile::State::asks_before_quitting)
    }

    /// What is left when another project is put on the desk: a changed draft of the side profile.
    #[must_use]
    pub fn put_down(self) -> Self {
        Self {
            profile: self.profile.filter(profile::State::is_unkept),
            ..Self::default()
        }
    }

    /// Goes on in the editor with a profile from a file.
    pub fn load_profile(&mut self, profile: &Profile, from: &str) {
        if let Some(editor) = &mut self.profile {
            editor.load(profile, from);
        }
    }

    /// Takes in that the editor's draft is in use.
    pub fn profile_applied(&mut self) {
        if let Some(editor) = &mut self.profile {
            editor.applied();
        }
    }

    /// Takes in that the editor's draft is in a file.
    pub fn profile_written(&mut self) {
        if let Some(editor) = &mut self.profile {
            editor.written();
        }
    }

    /// Opens a dialog in place of another.
    pub fn open(&mut self, dialog: Dialog) {
        self.dialog = Some(dialog);
    }

    /// The days a timeline shows, where the person has chosen them by zooming.
    pub fn span_in_view(&self) -> Option<crate::pictures::Span> {
        self.pictures.span()
    }

    /// Puts the cursor into the search field.
    pub fn find(&mut self) {
        self.top_bar.wants_focus = true;
    }

    /// Opens or closes the list of what the search found outside of the columns.
    pub fn toggle_results(&mut self) {
        self.results.toggle();
    }

    /// Goes `step` hits on in the article that is open; 0 goes to the first.
    pub fn step_hit(&mut self, step: isize) {
        self.page.step_hit(step);
    }

    /// Scrolls both columns to the pair under judgement, even when it is the same as before.
    pub fn reveal_pair(&mut self) {
        self.columns.forget_revealed();
    }

    /// Scrolls the columns in the next frame.
    pub fn leap(&mut self, leap: Leap) {
        self.columns.leap(leap);
    }

    /// Scrolls the columns to the selected statement, even when it is the same as before.
    pub fn reveal_statement(&mut self) {
        self.columns.forget_statement();
    }
}

/// Draws the whole window.
pub fn draw(ui: &mut egui::Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    if let Some(editor) = state.profile.as_mut().filter(|_| state.dialog.is_none()) {
        profile::read(ui.ctx(), editor);
    }
    keys::read(ui.ctx(), shown, state.dialog.is_some(), out);
    let empty = shown.project.articles().is_empty();
    let results = &mut state.results;
    top_bar::top_bar_ui(ui, shown, &mut state.top_bar, results, out);
    banner::banners_ui(ui, shown, out);
    if !empty && state.profile.is_none() {
        filter_bar::filter_bar_ui(ui, shown, out);
    }
    status_bar::status_bar_ui(ui, shown, out);
    // Beside the sidebar where there is one; a verdict is no matter of the side profile.
    let verdict = shown.decided.is_some_and(|decided| decided.pair.is_some());
    if empty || state.profile.is_some() && !verdict {
        review::decided_ui(ui, shown, out);
    }
    if let Some(editor) = &mut state.profile {
        if profile::profile_ui(ui, shown, editor, out) {
            state.profile = None;
        }
    } else if empty {
        empty::empty_ui(ui, shown, out);
    } else {
        let wide = ui.available_width();
        sidebar::sidebar_ui(ui, shown, &mut state.sidebar, out);
        review::decided_ui(ui, shown, out);
        if let Some(page) = shown.page {
            page::page_ui(ui, shown, page, &mut state.page, out);
        } else if let Some(figures) = shown.picture {
            if shown.screen().tray_open {
                tray::tray_ui(ui, shown, &mut state.tray, wide, out);
            }
            pictures::picture_ui(ui, shown, figures, &mut state.pictures, out);
        } else {
            state.pictures.close();
            evidence::evidence_ui(ui, shown, &mut state.evidence, out);
            if results::is_shown(shown, &state.results) {
                results::results_ui(ui, shown, &mut state.results, wide, out);
            } else if shown.screen().tray_open {
                tray::tray_ui(ui, shown, &mut state.tray, wide, out);
            }
            columns::columns_ui(ui, shown, &mut state.columns, out);
        }
    }
    dialogs::dialog_ui(ui.ctx(), shown, state, out);
    banner::drop_hint_ui(ui.ctx());
}
