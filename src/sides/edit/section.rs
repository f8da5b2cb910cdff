//! The parts of the form as a person finds them: one for each list, and one for the plain fields of
//! each part.

use super::draft::{Draft, Entry, Value, join, names};
use super::form::{Field, Form, Kind, PROFILE};
use crate::model::Side;

/// A part of the form: the plain fields of the profile or of one of its parts, or one of its lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Section {
    /// The field of the profile that it is in; none for the profile's own fields.
    pub part: Option<usize>,
    /// The list of that part; none for its plain fields.
    pub list: Option<usize>,
}

/// Where a search found something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The section.
    pub section: Section,
    /// The entry of its list.
    pub entry: Option<usize>,
    /// What the entry or the section is called.
    pub title: String,
}

/// All sections, in the order of the form.
pub fn sections() -> Vec<Section> {
    let mut out = vec![Section {
        part: None,
        list: None,
    }];
    for (part, field) in PROFILE.fields.iter().enumerate() {
        let Kind::Part(form) = field.kind else {
            continue;
        };
        let is_plain = |field: &Field| !matches!(field.kind, Kind::List(_));
        let plain = Section {
            part: Some(part),
            list: None,
        };
        let leads = form.fields.first().is_some_and(is_plain);
        if leads {
            out.push(plain);
        }
        let lists = form.fields.iter().enumerate();
        out.extend(
            lists
                .filter(|(_, field)| matches!(field.kind, Kind::List(_)))
                .map(|(list, _)| Section {
                    part: Some(part),
                    list: Some(list),
                }),
        );
        if !leads && form.fields.iter().any(is_plain) {
            out.push(plain);
        }
    }
    out
}

impl Section {
    /// The section of a list ("officials") of a part ("a").
    pub fn of(part: &str, list: Option<&str>) -> Option<Self> {
        let at = PROFILE.place(part)?;
        let Kind::Part(form) = PROFILE.fields[at].kind else {
            return None;
        };
        let list = match list {
            Some(key) => Some(form.place(key)?),
            None => None,
        };
        Some(Self {
            part: Some(at),
            list,
        })
    }

    /// The form of the part that it is in.
    pub fn form(self) -> &'static Form {
        match self.part.map(|at| PROFILE.fields[at].kind) {
            Some(Kind::Part(form)) => form,
            _ => &PROFILE,
        }
    }

    /// The form of the list's entries; none for plain fields.
    pub fn entry_form(self) -> Option<&'static Form> {
        match self.form().fields.get(self.list?)?.kind {
            Kind::List(form) => Some(form),
            _ => None,
        }
    }

    /// The list's field; none for plain fields.
    pub fn field(self) -> Option<&'static Field> {
        self.form().fields.get(self.list?)
    }

    /// The field of the profile that it is in.
    pub fn part_field(self) -> Option<&'static Field> {
        PROFILE.fields.get(self.part?)
    }

    /// The party whose section it is.
    pub fn side(self) -> Option<Side> {
        match self.part_field()?.key {
            "a" => Some(Side::A),
            "b" => Some(Side::B),
            _ => None,
        }
    }

    /// Its title, without the part that it is in.
    pub fn title(self) -> &'static str {
        match (self.field(), self.part_field()) {
            (Some(list), _) => list.label,
            (None, None) => "The profile",
            (None, Some(part)) => match part.key {
                "a" | "b" => "The party",
                "neither" => "Unclear words",
                _ => part.label,
            },
        }
    }

    /// The way from the top to its fields or its list.
    pub fn way(self) -> String {
        let part = self.part_field().map_or("", |part| part.key);
        match self.field() {
            Some(list) => join(part, list.key),
            None => part.to_owned(),
        }
    }

    /// Whether a field of this way ("a.officials.3.name") is one of its own.
    pub fn has(self, way: &str) -> bool {
        let own = self.way();
        let rest = if own.is_empty() {
            Some(way)
        } else {
            way.strip_prefix(&own).and_then(|rest| {
                if rest.is_empty() {
                    Some(rest)
                } else {
                    rest.strip_prefix('.')
                }
            })
        };
        let Some(rest) = rest else { return false };
        if self.list.is_some() {
            return true;
        }
        // A list of the part has a section of its own, and so has a part of the profile.
        let key = rest.split('.').next().unwrap_or_default();
        self.form()
            .place(key)
            .is_none_or(|at| !matches!(self.form().fields[at].kind, Kind::List(_) | Kind::Part(_)))
    }
}

impl Draft {
    /// The fields of the part that a section is in.
    pub fn part(&self, section: Section) -> &Entry {
        match section.part.map(|at| &self.root.values[at]) {
            Some(Value::Part(part)) => part,
            _ => &self.root,
        }
    }

    /// The same, to write in.
    pub fn part_mut(&mut self, section: Section) -> &mut Entry {
        let Some(at) = section.part else {
            return &mut self.root;
        };
        if !matches!(self.root.values[at], Value::Part(_)) {
            return &mut self.root;
        }
        match &mut self.root.values[at] {
            Value::Part(part) => part,
            _ => unreachable!("tried right above"),
        }
    }

    /// The entries of a section's list; none for plain fields.
    pub fn list(&self, section: Section) -> &[Entry] {
        match section.list.map(|at| &self.part(section).values[at]) {
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }

    /// The same, to change.
    pub fn list_mut(&mut self, section: Section) -> Option<&mut Vec<Entry>> {
        match &mut self.part_mut(section).values[section.list?] {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    /// Everything that holds the words, section by section. Blind to capitals.
    pub fn find(&self, wanted: &str) -> Vec<Hit> {
        let wanted = wanted.trim().to_lowercase();
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut out = Vec::new();
        for section in sections() {
            if let Some(form) = section.entry_form() {
                let hits = self.list(section).iter().enumerate();
                out.extend(
                    hits.filter(|(_, entry)| entry.holds(&wanted))
                        .map(|(at, entry)| Hit {
                            section,
                            entry: Some(at),
                            title: entry.title(form).to_owned(),
                        }),
                );
                continue;
            }
            let form = section.form();
            for (field, value) in form.fields.iter().zip(&self.part(section).values) {
                let Value::Text(text) = value else { continue };
                if !text.to_lowercase().contains(&wanted) {
                    continue;
                }
                let named = names(text).find(|name| name.to_lowercase().contains(&wanted));
                out.push(Hit {
                    section,
                    entry: None,
                    title: format!("{}: {}", field.label, named.unwrap_or_default()),
                });
            }
        }
        out
    }
}
