//! The side profile being edited: what it would change, applying it, and its files.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{App, notice, sample};
use crate::project::{Project, Transaction};
use crate::sides::Profile;
use crate::ui::{PathFor, Previewed, ProfileWish};
use crate::work::{Event, Job, PREVIEW};

/// How long nothing must be written before it is worked out what the draft would change.
const DRAFT_RESTS: Duration = Duration::from_millis(350);

/// What the draft of a profile would change, as far as it is known.
#[derive(Default)]
pub struct ProfileDesk {
    /// The draft that is to be looked at, and since when it has not changed.
    due: Option<(Arc<Profile>, bool, Instant)>,
    /// Counts the drafts looked at.
    asked: u64,
    answer: Previewed,
    /// What waits for a file to be written to.
    to_write: Option<String>,
}

impl ProfileDesk {
    /// What is known of the draft's changes.
    pub fn answer(&self) -> &Previewed {
        &self.answer
    }

    /// Whether a draft waits to be looked at.
    pub fn is_waiting(&self) -> bool {
        self.due.is_some()
    }
}

impl App {
    /// Opens the editor with the profile in use.
    pub(super) fn edit_profile(&mut self) {
        let profile = Arc::clone(self.desk.project().profile());
        self.panels.edit_profile(&profile);
    }

    /// Looks at the draft once it has rested. Called before each frame.
    pub(super) fn look_at_draft(&mut self) {
        let Some((_, _, since)) = &self.profile.due else {
            return;
        };
        let rested = since.elapsed();
        if rested < DRAFT_RESTS {
            self.ctx
                .request_repaint_after(DRAFT_RESTS.saturating_sub(rested));
            return;
        }
        // What is found now is compared with, so a reading under way comes first.
        if !self.desk.is_read() || self.worker.reading().is_some() {
            return;
        }
        let Some((profile, exchanged, _)) = self.profile.due.take() else {
            return;
        };
        let mut after = Project::clone(self.desk.project());
        for edit in after.profile_edits(profile, exchanged) {
            // Setting a profile and placing never fails.
            let _ = after.apply(edit);
        }
        self.profile.asked += 1;
        self.worker.send(Job::Preview {
            revision: self.profile.asked,
            reading: Arc::clone(self.desk.reading()),
            after: Arc::new(after),
            exchanged,
        });
    }

    /// Does what the editor wished for.
    pub(super) fn fulfil_profile(&mut self, wish: ProfileWish) {
        match wish {
            ProfileWish::Draft(Some((profile, exchanged))) => {
                self.worker.cancel_titled(PREVIEW);
                self.profile.answer = Previewed::Waiting;
                self.profile.due = Some((profile, exchanged, Instant::now()));
            }
            ProfileWish::Draft(None) => {
                self.worker.cancel_titled(PREVIEW);
                self.profile.due = None;
                self.profile.asked += 1;
                self.profile.answer = Previewed::None;
            }
            ProfileWish::StopPreview => {
                self.worker.cancel_titled(PREVIEW);
                self.profile.due = None;
                self.profile.asked += 1;
                self.profile.answer = Previewed::Stopped;
            }
            ProfileWish::Apply(profile, exchanged) => self.apply_profile(&profile, exchanged),
            ProfileWish::Load => self.ask(PathFor::ProfileToEdit),
            ProfileWish::Save { json, type_path } => {
                self.profile.to_write = Some(json);
                if type_path {
                    let dialog = crate::ui::Dialog::path(PathFor::SaveProfile, None, "");
                    self.panels.open(dialog);
                } else {
                    self.ask(PathFor::SaveProfile);
                }
            }
            ProfileWish::TypePath => {
                let dialog = crate::ui::Dialog::path(PathFor::ProfileToEdit, None, "");
                self.panels.open(dialog);
            }
        }
    }

    /// Takes in that looking at a draft was given up; for a newer draft, or by the person.
    pub(super) fn preview_cancelled(&mut self) {
        self.working = None;
        let newer = self.profile.due.is_some() || self.worker.reading() == Some(PREVIEW);
        if !newer && matches!(self.profile.answer, Previewed::Waiting) {
            self.profile.answer = Previewed::Stopped;
        }
    }

    fn apply_profile(&mut self, profile: &Arc<Profile>, exchanged: bool) {
        let edits = self
            .desk
            .project()
            .profile_edits(Arc::clone(profile), exchanged);
        let title = format!("Change the side profile to {}", profile.name);
        let before = Arc::clone(self.desk.project().profile());
        let told = format!("The side profile “{}” is in use.", profile.name);
        self.act_telling(Transaction { title, edits }, &told);
        if !Arc::ptr_eq(&before, self.desk.project().profile()) {
            self.panels.profile_applied();
        }
    }

    /// Reads or writes the file that was chosen for a profile.
    pub(super) fn use_profile_path(&mut self, purpose: PathFor, path: PathBuf) {
        match purpose {
            PathFor::ProfileToEdit => self.worker.send(Job::LoadProfileToEdit { path }),
            PathFor::SaveProfile => {
                if let Some(json) = self.profile.to_write.take() {
                    let path = super::run_command::with_ending(path, "json");
                    self.worker.send(Job::WriteProfile { path, json });
                }
            }
            _ => {}
        }
    }

    /// Takes in what the worker tells about profiles that are edited.
    pub(super) fn take_profile_event(&mut self, event: Event) {
        match event {
            Event::ProfileToEdit { path, profile } => {
                let name = notice::name(&path);
                self.panels.load_profile(&profile, &name);
            }
            Event::Previewed { revision, preview } if revision == self.profile.asked => {
                self.profile.answer = Previewed::Known(preview);
            }
            Event::ProfileWritten { path } => {
                self.panels.profile_written();
                self.say(notice::told(format!(
                    "The side profile was saved to {}.",
                    path.display()
                )));
            }
            _ => {}
        }
    }

    /// Opens the labour sample with its profile: in the empty project, else in a new one, since its
    /// parties are others.
    pub(super) fn open_labour_sample(&mut self) {
        let labour = Arc::new(Profile::labour_sample());
        let own = **self.desk.project().profile() == *labour;
        if !self.desk.project().articles().is_empty() && !own {
            self.new_project();
        }
        if !own {
            self.act(Transaction::one(
                "Use the labour sample's profile",
                crate::project::Edit::SetProfile(labour),
            ));
        }
        self.add_sample(sample::labour_articles());
    }

    /// Opens the sample. Where the labour sample is open, in a new project with the built-in profile.
    pub(super) fn open_sample(&mut self) {
        if **self.desk.project().profile() == Profile::labour_sample() {
            self.new_project();
            let built_in = Arc::clone(&self.built_in);
            self.act(Transaction::one(
                "Use the built-in profile",
                crate::project::Edit::SetProfile(built_in),
            ));
        }
        self.add_sample(sample::articles());
    }

    fn add_sample(&mut self, articles: Vec<Arc<crate::model::Article>>) {
        match self.desk.add(articles) {
            Ok((0, _)) => self.say(notice::told("The sample is open already.")),
            Ok(_) => self.acted = true,
            Err(error) => self.say(notice::failed(format!("Opening failed: {error}."))),
        }
    }
}
