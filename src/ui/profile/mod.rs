//! The side profile as a form, in place of the columns: sections on the left, the entries of a list,
//! the fields of one, and what applying the draft would change.

mod color;
mod entries;
mod fields;
mod head;
mod keys;
mod leave;
mod nav;
mod preview;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Panel, Ui};

use super::outbox::{Outbox, Wish};
use super::theme::tokens;
use super::widgets;
use super::{Command, Shown, panels};
use crate::project;
use crate::sides::Profile;
use crate::sides::edit::{Draft, Editor, Section, Spot};

pub use keys::read;

/// What the editor wishes for.
#[derive(Clone, Debug, PartialEq)]
pub enum ProfileWish {
    /// The draft changed: what would it change? The profile, and whether the columns are exchanged;
    /// none where nothing is changed or something is wrong.
    Draft(Option<(Arc<Profile>, bool)>),
    /// No more working out what the draft would change.
    StopPreview,
    /// The draft in use.
    Apply(Arc<Profile>, bool),
    /// A file loaded into the draft.
    Load,
    /// The same, with a path typed by hand.
    TypePath,
    /// The draft written to a file.
    Save {
        /// The draft as JSON.
        json: String,
        /// Whether the path is typed by hand.
        type_path: bool,
    },
}

/// What is known of what a draft would change.
#[derive(Clone, Debug, Default)]
pub enum Previewed {
    /// Nothing is changed, or something is wrong.
    #[default]
    None,
    /// It is being worked out.
    Waiting,
    /// The person stopped it.
    Stopped,
    /// It is known.
    Known(Arc<project::Preview>),
}

/// What the editor remembers between frames.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent wishes, each met by one panel"
)]
pub struct State {
    editor: Editor,
    section: Section,
    /// The entry chosen in each list.
    chosen: BTreeMap<String, usize>,
    search: String,
    /// The search field takes the cursor in the next frame.
    wants_search: bool,
    /// The field that takes the cursor in the next frame.
    wants: Option<Spot>,
    /// The draft as it was when it was last loaded, applied or saved.
    kept: Draft,
    /// What the draft is of: "the profile in use", a file.
    source: String,
    /// The draft that the window's owner was told of, and the profile it was compared with.
    told: Option<(u64, usize)>,
    /// Whether to leave is asked.
    leaving: bool,
    /// Whether leaving is to leave the program.
    quits: bool,
    /// Whether the preview is open where there is little room.
    preview_open: bool,
    preview: preview::Tab,
    closed: bool,
}

impl State {
    /// Begins with the profile in use.
    pub fn new(profile: &Profile) -> Self {
        Self {
            editor: Editor::new(profile),
            section: Section {
                part: None,
                list: None,
            },
            chosen: BTreeMap::new(),
            search: String::new(),
            wants_search: false,
            wants: None,
            kept: Draft::of(profile),
            source: "the profile in use".to_owned(),
            told: None,
            leaving: false,
            quits: false,
            preview_open: false,
            preview: preview::Tab::default(),
            closed: false,
        }
    }

    /// Goes on with a profile from a file.
    pub fn load(&mut self, profile: &Profile, from: &str) {
        self.editor.replace(&format!("Load {from}"), profile);
        from.clone_into(&mut self.source);
        self.kept = self.editor.draft().clone();
        self.chosen.clear();
    }

    /// The draft is what is in use now.
    pub fn applied(&mut self) {
        self.kept = self.editor.draft().clone();
        self.editor.applied();
        "the profile in use".clone_into(&mut self.source);
    }

    /// The draft is in a file now.
    pub fn written(&mut self) {
        self.kept = self.editor.draft().clone();
    }

    /// Whether the draft was changed since it was loaded, applied or saved.
    pub fn is_unkept(&self) -> bool {
        self.kept != *self.editor.draft()
    }

    /// Goes to a section and, in its list, to an entry.
    fn go(&mut self, section: Section, entry: Option<usize>) {
        self.editor.rest();
        self.section = section;
        if let Some(entry) = entry {
            self.chosen.insert(section.way(), entry);
        }
    }

    /// The entry chosen in the section's list.
    fn entry(&self) -> Option<usize> {
        let len = self.editor.draft().list(self.section).len();
        let chosen = self.chosen.get(&self.section.way()).copied();
        (len > 0).then(|| chosen.unwrap_or(0).min(len - 1))
    }

    /// Goes to the field of this way ("a.officials.3.name").
    fn go_to_way(&mut self, way: &str) {
        let Some(section) = crate::sides::edit::sections()
            .into_iter()
            .find(|section| section.has(way))
        else {
            return;
        };
        let rest = way
            .strip_prefix(&section.way())
            .unwrap_or(way)
            .trim_start_matches('.');
        let mut steps = rest.split('.');
        let entry = match section.list {
            Some(_) => steps.next().and_then(|step| step.parse().ok()),
            None => None,
        };
        let form = match section.entry_form() {
            Some(form) => form,
            None => section.form(),
        };
        self.go(section, entry);
        let field = steps.next().and_then(|key| form.place(key));
        self.wants = field.map(|field| Spot {
            section,
            entry,
            field,
            within: inner(form, field, steps),
        });
    }
}

/// The entry and field within a list that is a field itself.
fn inner<'a>(
    form: &crate::sides::edit::Form,
    field: usize,
    mut steps: impl Iterator<Item = &'a str>,
) -> Option<(usize, usize)> {
    let crate::sides::edit::Kind::List(form) = form.fields[field].kind else {
        return None;
    };
    let at = steps.next()?.parse().ok()?;
    Some((at, form.place(steps.next()?)?))
}

/// From this width on the preview stands at the side.
const WIDE: f32 = 1120.0;

/// Draws the editor and gives whether it is to be closed.
pub fn profile_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) -> bool {
    tell(shown, state, out);
    let t = tokens(ui);
    let wide = ui.available_width() >= WIDE;
    let narrow = ui.available_width() < 960.0;
    Panel::top("profile head")
        .frame(widgets::panel_frame(t.panel, 14, 8))
        .show(ui, |ui| head::head_ui(ui, shown, state, out));
    if wide {
        Panel::right("profile preview")
            .default_size(330.0)
            .size_range(260.0..=520.0)
            .frame(widgets::panel_frame(t.panel, 14, 10))
            .show(ui, |ui| preview::preview_ui(ui, shown, state, out));
        panels::name_edge(ui, "profile preview");
    } else {
        let height = if state.preview_open { 250.0 } else { 42.0 };
        Panel::bottom("profile preview below")
            .exact_size(height)
            .resizable(false)
            .frame(widgets::panel_frame(t.panel, 14, 8))
            .show(ui, |ui| preview::folded_ui(ui, shown, state, out));
    }
    Panel::left("profile sections")
        .exact_size(if narrow { 186.0 } else { 218.0 })
        .resizable(false)
        .frame(widgets::panel_frame(t.panel, 10, 10))
        .show(ui, |ui| nav::nav_ui(ui, state));
    if state.section.list.is_some() {
        Panel::left("profile entries")
            .exact_size(if narrow { 208.0 } else { 262.0 })
            .resizable(false)
            .frame(widgets::panel_frame(t.paper, 10, 10))
            .show(ui, |ui| entries::entries_ui(ui, state));
    }
    egui::CentralPanel::no_frame()
        .frame(widgets::panel_frame(t.panel, 18, 10))
        .show(ui, |ui| fields::fields_ui(ui, state));
    leave::leave_ui(ui.ctx(), shown, state, out);
    if state.closed {
        out.push(Wish::Profile(ProfileWish::Draft(None)));
        if state.quits {
            out.run(Command::Quit);
        }
    }
    state.closed
}

/// Tells the window's owner of a changed draft.
fn tell(shown: &Shown, state: &mut State, out: &mut Outbox) {
    let in_use = shown.project.profile();
    let now = (state.editor.revision(), Arc::as_ptr(in_use) as usize);
    if state.told == Some(now) {
        return;
    }
    state.told = Some(now);
    let exchanged = state.editor.is_exchanged(in_use);
    let changed = match state.editor.checked() {
        Ok(draft) if *draft != **in_use => Some((Arc::new(draft.clone()), exchanged)),
        _ => None,
    };
    out.push(Wish::Profile(ProfileWish::Draft(changed)));
}
