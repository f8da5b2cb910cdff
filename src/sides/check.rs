//! Reads a profile's JSON and checks what types cannot tell; every error names its line.

use std::collections::HashMap;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Range;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::profile::{FORMAT, Outsider, Party, Profile, ProfileError};
use super::tokens;
use super::when::When;

/// A step into JSON: a field or a place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A field.
    Field(&'static str),
    /// A place in a list.
    At(usize),
}
use Step::{At, Field};

/// Where something is wrong, and what.
pub(super) struct Problem {
    /// The way to the value.
    pub path: Vec<Step>,
    /// What is wrong with it.
    pub words: String,
}

/// Reads and checks a profile.
pub(super) fn read(json: &str) -> Result<Profile, ProfileError> {
    if let Some(error) = other_format(json) {
        return Err(error);
    }
    let profile: Profile = serde_json::from_str(json).map_err(|error| wrong_shape(json, &error))?;
    match problems(&profile).into_iter().next() {
        None => Ok(profile),
        Some(problem) => Err(ProfileError {
            line: line_of(json, &problem.path),
            problem: problem.words,
        }),
    }
}

/// Another format may have fields this one does not know: say that instead of naming the first.
fn other_format(json: &str) -> Option<ProfileError> {
    #[derive(serde::Deserialize)]
    struct Only {
        format: u64,
    }
    let only: Only = serde_json::from_str(json).ok()?;
    (only.format != u64::from(FORMAT)).then(|| ProfileError {
        line: line_of(json, &[Field("format")]),
        problem: format!(
            "the file has profile format {}, this program reads format {FORMAT}",
            only.format
        ),
    })
}

fn wrong_shape(json: &str, error: &serde_json::Error) -> ProfileError {
    let mut problem = error.to_string();
    if let Some(at) = problem.rfind(" at line ") {
        problem.truncate(at);
    }
    // For a missing field the reader stands at the object's end; its begin says more.
    let line = if problem.starts_with("missing field") {
        let start = offset_bytes(json, error.line(), error.column())
            .and_then(|end| object_ending_at(json, end));
        start.map_or(error.line(), |start| line_at(json, start))
    } else {
        error.line()
    };
    ProfileError {
        line: line.max(1),
        problem,
    }
}

/// Everything wrong with a profile that types cannot tell, in the order of the file.
pub(super) fn problems(profile: &Profile) -> Vec<Problem> {
    let mut checked = Checked::default();
    checked.spelt(vec![Field("name")], &profile.name);
    for (field, party, owner) in [("a", &profile.a, 0), ("b", &profile.b, 1)] {
        check_party(&mut checked, field, party, owner);
    }
    let neither = &profile.neither;
    for (field, list) in [
        ("states", &neither.states),
        ("organisations", &neither.organisations),
        ("armed_groups", &neither.armed_groups),
        ("people", &neither.people),
    ] {
        for (i, outsider) in list.iter().enumerate() {
            let path = [Field("neither"), Field(field), At(i)];
            check_outsider(&mut checked, &path, outsider);
        }
    }
    for (i, carrier) in neither.carriers.iter().enumerate() {
        let path = [Field("neither"), Field("carriers"), At(i)];
        checked.name(&path, "name", &carrier.name, NEITHER);
        checked.list(&path, "aliases", &carrier.aliases, NEITHER);
    }
    checked.list(&[Field("neither")], "unclear", &neither.unclear, NEITHER);
    for (outer, field, list) in [
        ("naming", "titles", &profile.naming.titles),
        ("naming", "joined_endings", &profile.naming.joined_endings),
        ("naming", "links", &profile.naming.links),
        ("words", "official", &profile.words.official),
        ("words", "unofficial", &profile.words.unofficial),
    ] {
        checked.words(&[Field(outer)], field, list);
    }
    checked.problems
}

fn check_party(checked: &mut Checked, field: &'static str, party: &Party, owner: usize) {
    let root = [Field(field)];
    checked.name(&root, "name", &party.name, owner);
    if let Some(short) = &party.short {
        checked.name(&root, "short", short, owner);
    }
    checked.list(&root, "aliases", &party.aliases, owner);
    checked.list(&root, "adjectives", &party.adjectives, owner);
    checked.list(&root, "places", &party.places, owner);
    if let Some(color) = &party.color {
        checked.color(vec![Field(field), Field("color")], color);
    }
    for (list, named) in [
        ("metonyms", &party.metonyms),
        ("governments", &party.governments),
        ("carriers", &party.carriers),
    ] {
        for (i, named) in named.iter().enumerate() {
            let path = [Field(field), Field(list), At(i)];
            checked.name(&path, "name", &named.name, owner);
            checked.list(&path, "aliases", &named.aliases, owner);
            checked.in_order(&path, named.from, named.to);
        }
    }
    // The names of offices are the same on both sides: only their spelling is checked.
    for (i, office) in party.offices.iter().enumerate() {
        let path = [Field(field), Field("offices"), At(i)];
        checked.spelt(step(&path, "name"), &office.name);
        checked.words(&path, "aliases", &office.aliases);
        checked.in_order(&path, office.from, office.to);
    }
    for (i, body) in party.institutions.iter().enumerate() {
        let path = [Field(field), Field("institutions"), At(i)];
        checked.name(&path, "name", &body.name, owner);
        checked.list(&path, "aliases", &body.aliases, owner);
        checked.in_order(&path, body.from, body.to);
    }
    for (i, person) in party.officials.iter().enumerate() {
        let path = [Field(field), Field("officials"), At(i)];
        checked.name(&path, "name", &person.name, owner);
        checked.list(&path, "aliases", &person.aliases, owner);
        checked.words(&path, "bare", &person.bare);
        if person.terms.is_empty() {
            checked.problems.push(Problem {
                path: step(&path, "terms"),
                words: format!("{} has no office in \"terms\"", person.name),
            });
        }
        for (j, term) in person.terms.iter().enumerate() {
            let path = [&path[..], &[Field("terms"), At(j)]].concat();
            checked.spelt(step(&path, "office"), &term.office);
            checked.in_order(&path, term.from, term.to);
        }
    }
}

fn check_outsider(checked: &mut Checked, path: &[Step], outsider: &Outsider) {
    checked.name(path, "name", &outsider.name, NEITHER);
    for (field, list) in [
        ("aliases", &outsider.aliases),
        ("adjectives", &outsider.adjectives),
        ("labels", &outsider.labels),
        ("people", &outsider.people),
    ] {
        checked.list(path, field, list, NEITHER);
    }
}

/// The owner number of everyone who is neither party; 0 and 1 are the parties.
const NEITHER: usize = 2;

/// What was found wrong so far, and all names with their owner, to notice one that stands for two.
#[derive(Default)]
struct Checked {
    problems: Vec<Problem>,
    owner: HashMap<String, usize>,
}

impl Checked {
    fn name(&mut self, path: &[Step], field: &'static str, name: &str, owner: usize) {
        self.put(step(path, field), name, owner);
    }

    fn list(&mut self, path: &[Step], field: &'static str, list: &[String], owner: usize) {
        for (i, name) in list.iter().enumerate() {
            self.put([path, &[Field(field), At(i)]].concat(), name, owner);
        }
    }

    fn words(&mut self, path: &[Step], field: &'static str, list: &[String]) {
        for (i, word) in list.iter().enumerate() {
            self.spelt([path, &[Field(field), At(i)]].concat(), word);
        }
    }

    fn put(&mut self, path: Vec<Step>, name: &str, owner: usize) {
        let Some(key) = self.spelt(path.clone(), name) else {
            return;
        };
        let before = *self.owner.entry(key).or_insert(owner);
        if before == owner {
            return;
        }
        let whose = |owner| match owner {
            0 => "side a",
            1 => "side b",
            _ => "neither side",
        };
        self.problems.push(Problem {
            path,
            words: format!(
                "\"{}\" is listed under {} and under {}; a name can mean only one of them",
                name.escape_debug(),
                whose(before),
                whose(owner)
            ),
        });
    }

    /// The compared form of a name; none, and a problem, where there is none.
    fn spelt(&mut self, path: Vec<Step>, name: &str) -> Option<String> {
        let key = tokens::words_of(name).join(" ");
        if !key.is_empty() {
            return Some(key);
        }
        let words = if name.trim().is_empty() {
            "the name is empty".to_owned()
        } else {
            format!("\"{}\" has no letter or digit", name.escape_debug())
        };
        self.problems.push(Problem { path, words });
        None
    }

    fn color(&mut self, path: Vec<Step>, color: &str) {
        let hex = color.strip_prefix('#').unwrap_or("");
        if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            self.problems.push(Problem {
                path,
                words: format!(
                    "\"{}\" is no colour; write it like \"#2f6f4f\"",
                    color.escape_debug()
                ),
            });
        }
    }

    fn in_order(&mut self, path: &[Step], from: Option<When>, to: Option<When>) {
        if let (Some(from), Some(to)) = (from, to)
            && to.last_day() < from.first_day()
        {
            self.problems.push(Problem {
                path: step(path, "to"),
                words: format!("the term ends ({to}) before it begins ({from})"),
            });
        }
    }
}

fn step(path: &[Step], field: &'static str) -> Vec<Step> {
    [path, &[Field(field)]].concat()
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

/// The line of the value at `path`; of its nearest ancestor where a step is not there.
fn line_of(json: &str, path: &[Step]) -> usize {
    let Ok(parsed) = parse_to_ast(json, &CollectOptions::default(), &strict()) else {
        return 1;
    };
    let Some(mut value) = parsed.value.as_ref() else {
        return 1;
    };
    for step in path {
        let next = match step {
            Field(name) => value
                .as_object()
                .and_then(|object| object.get(name))
                .map(|field| &field.value),
            At(i) => value.as_array().and_then(|array| array.elements.get(*i)),
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    line_at(json, range_of(value).start)
}

/// Where the object begins whose closing brace lies right before byte `end`.
fn object_ending_at(json: &str, end: usize) -> Option<usize> {
    fn find(value: &Value, end: usize) -> Option<usize> {
        let range = range_of(value);
        if end < range.start || range.end < end {
            return None;
        }
        match value {
            Value::Object(object) if range.end == end => Some(object.range.start),
            Value::Object(Object { properties, .. }) => {
                properties.iter().find_map(|p| find(&p.value, end))
            }
            Value::Array(array) => array.elements.iter().find_map(|e| find(e, end)),
            _ => None,
        }
    }
    let parsed = parse_to_ast(json, &CollectOptions::default(), &strict()).ok()?;
    find(parsed.value.as_ref()?, end)
}

fn range_of(value: &Value) -> Range {
    match value {
        Value::StringLit(v) => v.range,
        Value::NumberLit(v) => v.range,
        Value::BooleanLit(v) => v.range,
        Value::Object(v) => v.range,
        Value::Array(v) => v.range,
        Value::NullKeyword(v) => v.range,
    }
}

/// The line, from 1, of a byte.
fn line_at(json: &str, offset_bytes: usize) -> usize {
    let before = json.as_bytes().get(..offset_bytes).unwrap_or_default();
    before.split(|&b| b == b'\n').count()
}

/// The byte after column `column` (from 1, in bytes) of line `line` (from 1).
fn offset_bytes(json: &str, line: usize, column: usize) -> Option<usize> {
    let start: usize = json
        .split_inclusive('\n')
        .take(line.checked_sub(1)?)
        .map(str::len)
        .sum();
    Some(start + column)
}
