//! A draft with what was done to it, so that every step can be taken back.

use super::super::Profile;
use super::draft::{Draft, Entry, Problems};
use super::section::Section;

/// Steps remembered at most.
const MOST_STEPS: usize = 200;

/// A draft and its past.
#[derive(Debug)]
pub struct Editor {
    draft: Draft,
    /// Whether the columns were exchanged an odd number of times.
    swapped: bool,
    past: Vec<Step>,
    future: Vec<Step>,
    /// The field that is being written in: all of it is one step.
    writing: Option<String>,
    revision: u64,
    checked: Option<(u64, Result<Profile, Problems>)>,
}

/// The draft as it was, and what was done to it then.
#[derive(Debug)]
struct Step {
    draft: Draft,
    swapped: bool,
    title: String,
}

/// What a new profile can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// Two parties of which nothing is written but the names.
    Blank,
    /// A copy of the profile that comes with the program.
    BuiltIn,
    /// A copy of the second sample's profile.
    Labour,
}

impl Template {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Blank, Self::BuiltIn, Self::Labour];

    /// The profile to begin with.
    pub fn profile(self) -> Profile {
        match self {
            Self::Blank => {
                let mut blank = Profile::named("New profile", "First party", "Second party");
                blank.note = Some(GUIDE.to_owned());
                blank
            }
            Self::BuiltIn => Profile::built_in(),
            Self::Labour => Profile::labour_sample(),
        }
    }

    /// What it is, for a menu.
    pub fn title(self) -> &'static str {
        match self {
            Self::Blank => "Two blank parties",
            Self::BuiltIn => "A copy of “Pakistan and Afghanistan”",
            Self::Labour => "A copy of the labour sample",
        }
    }
}

/// What stands in the note of a new profile.
const GUIDE: &str = "How to begin. 1. Name the two parties and say what belongs to them (\u{201c}Pakistani\u{201d}, \
\u{201c}union\u{201d}): that is enough for \u{201c}the union said\u{201d}. 2. Add who speaks for each, with office and \
dates. 3. Add bodies and places that are known by their own name, and each party's own media. 4. Add \
mediators, namesakes and other media under \u{201c}Neither side\u{201d}. The preview shows what each change moves. \
Then write here what a reader should know.";

impl Editor {
    /// Begins with a profile.
    pub fn new(profile: &Profile) -> Self {
        Self {
            draft: Draft::of(profile),
            swapped: false,
            past: Vec::new(),
            future: Vec::new(),
            writing: None,
            revision: 0,
            checked: None,
        }
    }

    /// What is being written.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Changes with every change.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether the columns are exchanged against the profile in use, so that what a person put on a
    /// side has to follow. The parties' names tell; where they do not, what was done here.
    pub fn is_exchanged(&self, in_use: &Profile) -> bool {
        let name = |part| {
            let section = Section::of(part, None);
            section.map_or("", |s| self.draft.part(s).text(s.form(), "name").trim())
        };
        let (a, b) = (name("a"), name("b"));
        if a == in_use.a.name || b == in_use.b.name {
            return false;
        }
        self.swapped || a == in_use.b.name && b == in_use.a.name
    }

    /// The profile, or everything that is wrong with it. Worked out once for each change.
    pub fn checked(&mut self) -> &Result<Profile, Problems> {
        if self
            .checked
            .as_ref()
            .is_none_or(|(at, _)| *at != self.revision)
        {
            self.checked = Some((self.revision, self.draft.profile()));
        }
        match &self.checked {
            Some((_, checked)) => checked,
            None => unreachable!("it was worked out right above"),
        }
    }

    /// Writes in a field: `way` tells which, so that a word typed there is one step and not many.
    pub fn write(&mut self, way: &str, change: impl FnOnce(&mut Draft)) {
        if self.writing.as_deref() != Some(way) {
            self.remember("Writing".to_owned());
            self.writing = Some(way.to_owned());
        }
        change(&mut self.draft);
        self.future.clear();
        self.revision += 1;
    }

    /// Ends the step of the field that was written in.
    pub fn rest(&mut self) {
        self.writing = None;
    }

    fn remember(&mut self, title: String) {
        self.writing = None;
        self.future.clear();
        if self.past.len() >= MOST_STEPS {
            self.past.remove(0);
        }
        self.past.push(Step {
            draft: self.draft.clone(),
            swapped: self.swapped,
            title,
        });
        self.revision += 1;
    }

    /// Adds a blank entry at the end of a list and gives its place.
    pub fn add(&mut self, section: Section) -> Option<usize> {
        let form = section.entry_form()?;
        self.remember(format!("Add {}", form.one));
        let list = self.draft.list_mut(section)?;
        list.push(Entry::blank(form));
        Some(list.len() - 1)
    }

    /// Adds a copy of an entry right after it and gives the copy's place.
    pub fn duplicate(&mut self, section: Section, at: usize) -> Option<usize> {
        let form = section.entry_form()?;
        self.draft.list(section).get(at)?;
        self.remember(format!("Copy {}", form.one));
        let list = self.draft.list_mut(section)?;
        list.insert(at + 1, list[at].clone());
        Some(at + 1)
    }

    /// Takes an entry out.
    pub fn remove(&mut self, section: Section, at: usize) {
        let (Some(form), Some(entry)) = (section.entry_form(), self.draft.list(section).get(at))
        else {
            return;
        };
        let title = match entry.title(form) {
            "" => format!("Remove {}", form.one),
            name => format!("Remove {name}"),
        };
        self.remember(title);
        if let Some(list) = self.draft.list_mut(section) {
            list.remove(at);
        }
    }

    /// Moves an entry up or down and gives its new place.
    pub fn shift(&mut self, section: Section, at: usize, by: isize) -> Option<usize> {
        let to = at.checked_add_signed(by)?;
        let len = self.draft.list(section).len();
        if at >= len || to >= len {
            return None;
        }
        self.remember("Change the order".to_owned());
        self.draft.list_mut(section)?.swap(at, to);
        Some(to)
    }

    /// Makes another change, as one step.
    pub fn act(&mut self, title: &str, change: impl FnOnce(&mut Draft)) {
        self.remember(title.to_owned());
        change(&mut self.draft);
    }

    /// Exchanges the two columns.
    pub fn swap(&mut self) {
        self.act("Exchange the columns", Draft::swap);
        self.swapped = !self.swapped;
    }

    /// Goes on with another profile in place of the draft.
    pub fn replace(&mut self, title: &str, profile: &Profile) {
        self.act(title, |draft| *draft = Draft::of(profile));
        self.swapped = false;
    }

    /// The draft is in use now: exchanging is counted anew.
    pub fn applied(&mut self) {
        self.rest();
        let exchanged = std::mem::take(&mut self.swapped);
        for step in self.past.iter_mut().chain(&mut self.future) {
            step.swapped ^= exchanged;
        }
    }

    /// What undo would take back.
    pub fn undo_title(&self) -> Option<&str> {
        self.past.last().map(|step| step.title.as_str())
    }

    /// What redo would make again.
    pub fn redo_title(&self) -> Option<&str> {
        self.future.last().map(|step| step.title.as_str())
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        if let Some(step) = self.past.pop() {
            let now = self.go_to(step);
            self.future.push(now);
        }
    }

    /// Makes the last step taken back again.
    pub fn redo(&mut self) {
        if let Some(step) = self.future.pop() {
            let now = self.go_to(step);
            self.past.push(now);
        }
    }

    fn go_to(&mut self, step: Step) -> Step {
        self.writing = None;
        self.revision += 1;
        Step {
            draft: std::mem::replace(&mut self.draft, step.draft),
            swapped: std::mem::replace(&mut self.swapped, step.swapped),
            title: step.title,
        }
    }
}
