//! Where a value stands in a draft.

use super::draft::{Draft, Entry, Value, join};
use super::form::{Field, Kind};
use super::section::Section;

/// A field of a draft: of a part, of an entry of a list, or of an entry within that entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The section.
    pub section: Section,
    /// The entry of the section's list; none for plain fields.
    pub entry: Option<usize>,
    /// The place of the field in its form.
    pub field: usize,
    /// Within that field's list: the entry, and the field of it.
    pub within: Option<(usize, usize)>,
}

impl Spot {
    /// The field.
    pub fn field(self) -> Option<&'static Field> {
        let form = match self.entry {
            Some(_) => self.section.entry_form()?,
            None => self.section.form(),
        };
        let field = form.fields.get(self.field)?;
        match (self.within, field.kind) {
            (None, _) => Some(field),
            (Some((_, inner)), Kind::List(form)) => form.fields.get(inner),
            (Some(_), _) => None,
        }
    }

    /// The way from the top, as [`super::Problems`] names it.
    pub fn way(self) -> String {
        let mut out = self.section.way();
        let outer = Self {
            within: None,
            ..self
        };
        if let Some(entry) = self.entry {
            out = join(&out, &entry.to_string());
        }
        if let Some(field) = outer.field() {
            out = join(&out, field.key);
        }
        if let (Some((at, _)), Some(field)) = (self.within, self.field()) {
            out = join(&join(&out, &at.to_string()), field.key);
        }
        out
    }
}

impl Draft {
    /// What stands there.
    pub fn value(&self, spot: Spot) -> Option<&Value> {
        let entry: &Entry = match spot.entry {
            Some(at) => self.list(spot.section).get(at)?,
            None => self.part(spot.section),
        };
        let value = entry.values.get(spot.field)?;
        match (spot.within, value) {
            (None, value) => Some(value),
            (Some((at, inner)), Value::List(list)) => list.get(at)?.values.get(inner),
            (Some(_), _) => None,
        }
    }

    /// The same, to write in.
    pub fn value_mut(&mut self, spot: Spot) -> Option<&mut Value> {
        let entry: &mut Entry = match spot.entry {
            Some(at) => self.list_mut(spot.section)?.get_mut(at)?,
            None => self.part_mut(spot.section),
        };
        let value = entry.values.get_mut(spot.field)?;
        match (spot.within, value) {
            (None, value) => Some(value),
            (Some((at, inner)), Value::List(list)) => list.get_mut(at)?.values.get_mut(inner),
            (Some(_), _) => None,
        }
    }

    /// The list that stands there, to change.
    pub fn inner_list_mut(&mut self, spot: Spot) -> Option<&mut Vec<Entry>> {
        match self.value_mut(spot)? {
            Value::List(list) => Some(list),
            _ => None,
        }
    }
}
