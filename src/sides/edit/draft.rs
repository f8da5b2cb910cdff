//! A profile while it is being written: what stands in each field, right or wrong.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::super::check::{self, Step};
use super::super::when::{When, not_a_day};
use super::super::{Profile, profile::FORMAT};
use super::form::{Form, Kind, PROFILE};

/// What stands in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A line, some prose, a day, a colour, or names on a line each.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// The place of the choice.
    Choice(usize),
    /// A part with fields of its own.
    Part(Entry),
    /// The entries of a list.
    List(Vec<Entry>),
    /// Kept as it is.
    Hidden(Json),
}

/// What stands in the fields of a form, in the form's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// One value for each field.
    pub values: Vec<Value>,
}

/// What is wrong with a draft: for each field, by its way from the top ("a.officials.3.terms.0.to"),
/// in the words that the file's own errors have.
pub type Problems = BTreeMap<String, String>;

/// A profile while it is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The fields of [`PROFILE`].
    pub root: Entry,
}

impl Draft {
    /// A draft of a profile.
    pub fn of(profile: &Profile) -> Self {
        // A profile holds only strings, numbers, lists and objects with string keys.
        let json = serde_json::to_value(profile).unwrap_or_default();
        Self {
            root: Entry::read(&PROFILE, &json),
        }
    }

    /// The profile, once nothing is wrong with it.
    ///
    /// # Errors
    /// Everything that is wrong, by field.
    pub fn profile(&self) -> Result<Profile, Problems> {
        let mut problems = Problems::new();
        let json = self.root.write(&PROFILE, "", &mut problems);
        match serde_json::from_value::<Profile>(json) {
            Ok(profile) => {
                for problem in check::problems(&profile) {
                    problems.entry(way(&problem.path)).or_insert(problem.words);
                }
                if problems.is_empty() {
                    return Ok(profile);
                }
            }
            Err(error) => {
                problems.insert(String::new(), error.to_string());
            }
        }
        Err(problems)
    }

    /// Exchanges the two columns, everything that names one with them.
    pub fn swap(&mut self) {
        let (Some(a), Some(b)) = (PROFILE.place("a"), PROFILE.place("b")) else {
            return;
        };
        self.root.values.swap(a, b);
        let homes = PROFILE.place("neither").and_then(|at| {
            match (&PROFILE.fields[at].kind, &mut self.root.values[at]) {
                (Kind::Part(form), Value::Part(part)) => {
                    let at = form.place("carriers")?;
                    match (&form.fields[at].kind, &mut part.values[at]) {
                        (Kind::List(form), Value::List(list)) => Some((form.place("home")?, list)),
                        _ => None,
                    }
                }
                _ => None,
            }
        });
        if let Some((home, outlets)) = homes {
            for outlet in outlets {
                if let Value::Choice(side @ 1..=2) = &mut outlet.values[home] {
                    *side = 3 - *side;
                }
            }
        }
    }
}

impl Entry {
    /// An entry with nothing written in it.
    pub fn blank(form: &Form) -> Self {
        let mut entry = Self::read(form, &Json::Null);
        // Whoever adds a person wants to write an office.
        for (field, value) in form.fields.iter().zip(&mut entry.values) {
            if let (Kind::List(terms), "terms", Value::List(list)) = (field.kind, field.key, value)
            {
                list.push(Self::blank(terms));
            }
        }
        entry
    }

    fn read(form: &Form, json: &Json) -> Self {
        let values = form
            .fields
            .iter()
            .map(|field| {
                let json = json.get(field.key).unwrap_or(&Json::Null);
                let text = || json.as_str().unwrap_or_default().to_owned();
                let list = || json.as_array().map_or(&[][..], Vec::as_slice);
                match field.kind {
                    Kind::Name | Kind::Line | Kind::Note | Kind::Color | Kind::Day => {
                        Value::Text(text())
                    }
                    Kind::Names => {
                        let names: Vec<&str> = list().iter().filter_map(Json::as_str).collect();
                        Value::Text(names.join("\n"))
                    }
                    Kind::Flag(usual) => Value::Flag(json.as_bool().unwrap_or(usual)),
                    Kind::Choice(choices) => {
                        let chosen = text();
                        Value::Choice(choices.iter().position(|c| c.0 == chosen).unwrap_or(0))
                    }
                    Kind::Part(form) => Value::Part(Self::read(form, json)),
                    Kind::List(form) => {
                        Value::List(list().iter().map(|json| Self::read(form, json)).collect())
                    }
                    Kind::Hidden => Value::Hidden(json.clone()),
                }
            })
            .collect();
        Self { values }
    }

    /// The entry as the file has it. What the types of the file cannot hold is told and left out.
    fn write(&self, form: &Form, at: &str, problems: &mut Problems) -> Json {
        let mut out = Map::new();
        for (field, value) in form.fields.iter().zip(&self.values) {
            let here = join(at, field.key);
            let json = match (field.kind, value) {
                (Kind::Name, Value::Text(text)) => Json::from(text.trim()),
                (Kind::Note, Value::Text(text)) => optional(text.trim_end()),
                (Kind::Line | Kind::Color, Value::Text(text)) => optional(text.trim()),
                (Kind::Day, Value::Text(text)) => {
                    let day = text.trim();
                    if !day.is_empty() && When::parse(day).is_none() {
                        problems.insert(here, not_a_day(day));
                        Json::Null
                    } else {
                        optional(day)
                    }
                }
                (Kind::Names, Value::Text(text)) => names(text).map(Json::from).collect(),
                (Kind::Flag(_), Value::Flag(flag)) => Json::from(*flag),
                (Kind::Choice(choices), Value::Choice(chosen)) => {
                    optional(choices.get(*chosen).map_or("", |choice| choice.0))
                }
                (Kind::Part(form), Value::Part(part)) => part.write(form, &here, problems),
                (Kind::List(form), Value::List(list)) => list
                    .iter()
                    .enumerate()
                    .map(|(i, entry)| entry.write(form, &join(&here, &i.to_string()), problems))
                    .collect(),
                (Kind::Hidden, _) if field.key == "format" => Json::from(FORMAT),
                (Kind::Hidden, Value::Hidden(json)) => json.clone(),
                _ => Json::Null,
            };
            if !json.is_null() {
                out.insert(field.key.to_owned(), json);
            }
        }
        Json::Object(out)
    }

    /// The text of a field; empty where it holds none.
    pub fn text(&self, form: &Form, key: &str) -> &str {
        match form.place(key).map(|at| &self.values[at]) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// What the entry is called in a list: its name, else its office.
    pub fn title<'a>(&'a self, form: &Form) -> &'a str {
        let name = self.text(form, "name").trim();
        if name.is_empty() {
            self.text(form, "office").trim()
        } else {
            name
        }
    }

    /// A second line for a list: the offices held, else the other names.
    pub fn subtitle(&self, form: &Form) -> String {
        if let Some(at) = form.place("terms")
            && let (Kind::List(term), Value::List(terms)) =
                (&form.fields[at].kind, &self.values[at])
        {
            let offices: Vec<&str> = terms.iter().map(|t| t.text(term, "office")).collect();
            return offices.join(", ");
        }
        names(self.text(form, "aliases"))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Everything written in it, for the search.
    pub fn holds(&self, wanted: &str) -> bool {
        self.values.iter().any(|value| match value {
            Value::Text(text) => text.to_lowercase().contains(wanted),
            Value::Part(part) => part.holds(wanted),
            Value::List(list) => list.iter().any(|entry| entry.holds(wanted)),
            Value::Flag(_) | Value::Choice(_) | Value::Hidden(_) => false,
        })
    }
}

/// The names on the lines of a text.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|name| !name.is_empty())
}

fn optional(text: &str) -> Json {
    if text.is_empty() {
        Json::Null
    } else {
        Json::from(text)
    }
}

/// One step further on the way to a field.
pub fn join(at: &str, step: &str) -> String {
    if at.is_empty() {
        step.to_owned()
    } else {
        format!("{at}.{step}")
    }
}

/// The way to the field that holds the value: names in a list of names belong to its field.
fn way(path: &[Step]) -> String {
    let mut out = String::new();
    let mut form = Some(&PROFILE);
    for step in path {
        match step {
            Step::Field(key) => {
                out = join(&out, key);
                let kind = form.and_then(|form| Some(form.fields[form.place(key)?].kind));
                form = match kind {
                    Some(Kind::Part(part) | Kind::List(part)) => Some(part),
                    _ => None,
                };
            }
            Step::At(i) if form.is_some() => out = join(&out, &i.to_string()),
            Step::At(_) => {}
        }
    }
    out
}
