//! A side profile: two parties, their officials, institutions and metonyms, carriers, groups of
//! neither side. Plain data, read from JSON; `docs/side-profile.md` tells how to write one.

mod names;

use std::sync::{Arc, OnceLock};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::check;
use super::index::Index;
use super::when::When;
use crate::model::Side;

/// The profile format this program reads and writes.
pub const FORMAT: u32 = 1;

/// The text of the profile that comes with the program.
const BUILT_IN: &str = include_str!("../../../assets/sides/pakistan-afghanistan.json");

/// The text of the profile of the second sample.
const LABOUR: &str = include_str!("../../../assets/sides/hospital-strike.json");

/// A profile file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct ProfileError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: String,
}

/// Two parties and all that is known about who speaks for them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Address of the JSON Schema, for editors. Not read.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Version of the profile format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// Name of the profile ("Pakistan and Afghanistan").
    #[schemars(length(min = 1))]
    pub name: String,
    /// Anything a reader of the file should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The last day the profile's terms of office were checked for. In later articles nobody is named
    /// by the office alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<When>,
    /// How names are spelt and addressed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub naming: Naming,
    /// The left column's party.
    pub a: Party,
    /// The right column's party.
    pub b: Party,
    /// Everyone else who is named in the news of the two.
    #[serde(default, skip_serializing_if = "is_default")]
    pub neither: Neither,
    /// Words for roles that the program's own English list does not know.
    #[serde(default, skip_serializing_if = "is_default")]
    pub words: Words,
    #[serde(skip)]
    #[schemars(skip)]
    index: IndexCell,
}

/// How names are spelt and addressed in the two parties' languages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Naming {
    /// Whether names are written in Latin letters in several ways (Yaqoob and Yaqub, Mottaqi and
    /// Muttaqi). Then vowels, doubled letters and a silent h may differ.
    #[serde(skip_serializing_if = "is_default")]
    pub loose_spelling: bool,
    /// Titles before a name that are not part of it ("Mullah"), beyond the usual English ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<String>,
    /// Name parts that are also written apart from the part before them ("ullah" in Atta Ullah).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joined_endings: Vec<String>,
    /// Name parts that link the part before with the part after ("ur" in Ubaid-ur-Rehman).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
}

/// One party.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Name as the column shows it ("Pakistan").
    #[schemars(length(min = 1))]
    pub name: String,
    /// A shorter name for where there is little room ("Merrowdale"); the name itself when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Other names of the party itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Words for what or who belongs to it ("Pakistani", "Pakistanis").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjectives: Vec<String>,
    /// Colour of its column as `#rrggbb`; the theme chooses when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^#[0-9A-Fa-f]{6}$"))]
    pub color: Option<String>,
    /// Places that stand for its government when they speak, and are places otherwise ("Islamabad").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub metonyms: Vec<Named>,
    /// Provinces, cities and crossings under it: "the governor of ..." is its official.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// Names of its governments, each for its time. Outside its time such a name is not this party.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub governments: Vec<Named>,
    /// Offices that have several names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<Named>,
    /// Ministries, services, forces, companies' boards: bodies that speak.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub institutions: Vec<Institution>,
    /// People who speak or spoke for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub officials: Vec<Official>,
    /// Its own media, which pass words on and are no speakers when an inner source is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carriers: Vec<Named>,
}

/// A thing under several names, perhaps for a time only.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The name to show.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Other names and spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// First day of its time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<When>,
    /// Last day of its time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<When>,
    /// Anything a reader of the file should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A body that speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Institution {
    /// The name to show.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Other names and spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether it speaks for the party; a courts' bar or a sports board may not.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub official: bool,
    /// First day of its time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<When>,
    /// Last day of its time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<When>,
    /// Anything a reader of the file should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A person who speaks or spoke for a party.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Official {
    /// The name to show.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Other names and spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Names that nearly always mean this person when they stand alone, though others share them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bare: Vec<String>,
    /// For pronouns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// The offices held, in any order.
    #[schemars(length(min = 1))]
    pub terms: Vec<Term>,
    /// Anything a reader of the file should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Which pronoun a person is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// "she".
    Female,
    /// "he".
    Male,
}

/// A time in an office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The office, in English and lower case ("defence minister").
    #[schemars(length(min = 1))]
    pub office: String,
    /// First day; open when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<When>,
    /// Last day; still in office when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<When>,
    /// False for what was not checked against a source: the reason shown says so.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub certain: bool,
}

/// Everyone who is neither party.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Neither {
    /// Other states or parties, mediators among them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<Outsider>,
    /// International bodies, aid groups, opposition parties, clubs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Outsider>,
    /// Armed groups that speak for neither party, under their own names and others' labels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub armed_groups: Vec<Outsider>,
    /// Known people who speak for neither party, such as namesakes of officials.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Outsider>,
    /// Private, foreign and exile media: they pass words on and are no speakers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub carriers: Vec<Outlet>,
    /// Words that may mean one party or an armed group: the side stays open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unclear: Vec<String>,
}

/// An outlet or agency of neither party.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// The name to show.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Other names and spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The party in whose country its readers live: there "the interior minister" without a country
    /// is that party's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Home>,
    /// Anything a reader of the file should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A column, as the file names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Home {
    /// The first party.
    A,
    /// The second party.
    B,
}

impl Home {
    /// The side it names.
    pub fn side(self) -> Side {
        match self {
            Self::A => Side::A,
            Self::B => Side::B,
        }
    }
}

/// A state, body, group or person of neither party.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outsider {
    /// The name to show.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Other names and spellings, capitals among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Words for what belongs to it ("Qatari").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjectives: Vec<String>,
    /// Names that only its opponents use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// People known to speak for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// Anything a reader of the file should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Nouns for roles, in the singular, beyond the program's own list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Words {
    /// Roles and bodies that speak for a party ("shop steward").
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub official: Vec<String>,
    /// People who never do ("customer").
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unofficial: Vec<String>,
}

/// The match tables of a profile, built at first use.
///
/// A clone starts empty, so that a changed copy never works with its original's tables.
#[derive(Default)]
struct IndexCell(OnceLock<Arc<Index>>);

impl Clone for IndexCell {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for IndexCell {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl std::fmt::Debug for IndexCell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("..")
    }
}

fn yes() -> bool {
    true
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes a reference.
fn is_yes(value: &bool) -> bool {
    *value
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Profile {
    /// The profile that comes with the program.
    ///
    /// # Panics
    /// Never: a test reads the built-in text.
    pub fn built_in() -> Self {
        serde_json::from_str(BUILT_IN).expect("the built-in profile is read and checked by a test")
    }

    /// The text of the profile that comes with the program, to start one's own from.
    pub fn built_in_json() -> &'static str {
        BUILT_IN
    }

    /// The profile of the second sample: an invented labour dispute.
    ///
    /// # Panics
    /// Never: a test reads its text.
    pub fn labour_sample() -> Self {
        serde_json::from_str(LABOUR).expect("the sample's profile is read and checked by a test")
    }

    /// A profile of two parties that are known by their names alone.
    pub fn named(name: &str, a: &str, b: &str) -> Self {
        let party = |name: &str| Party {
            name: name.to_owned(),
            ..Party::default()
        };
        Self {
            schema: None,
            format: FORMAT,
            name: name.to_owned(),
            note: None,
            as_of: None,
            naming: Naming::default(),
            a: party(a),
            b: party(b),
            neither: Neither::default(),
            words: Words::default(),
            index: IndexCell::default(),
        }
    }

    /// Reads and checks a profile. A byte order mark before it is ignored.
    ///
    /// # Errors
    /// Names the line that is wrong: JSON that does not parse, a field that is unknown, missing or
    /// of the wrong type, and what the types cannot tell (a name on both sides, a term that ends
    /// before it begins, a name without letters, a newer format).
    pub fn from_json(json: &str) -> Result<Self, ProfileError> {
        check::read(json.strip_prefix('\u{feff}').unwrap_or(json))
    }

    /// The profile as indented JSON, ending in a line feed.
    ///
    /// # Panics
    /// Never: a profile has no map whose keys are no strings.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self)
            .expect("a profile holds only strings, numbers, lists and objects with string keys");
        json.push('\n');
        json
    }

    /// The JSON Schema of a profile, indented, ending in a line feed.
    ///
    /// # Panics
    /// Never: a schema is plain JSON.
    pub fn json_schema() -> String {
        let mut json = serde_json::to_string_pretty(&schemars::schema_for!(Self))
            .expect("a schema is plain JSON");
        json.push('\n');
        json
    }

    /// The same conflict with the two columns exchanged.
    #[must_use]
    pub fn swapped(&self) -> Self {
        let mut out = self.clone();
        std::mem::swap(&mut out.a, &mut out.b);
        for home in out
            .neither
            .carriers
            .iter_mut()
            .filter_map(|c| c.home.as_mut())
        {
            *home = match home {
                Home::A => Home::B,
                Home::B => Home::A,
            };
        }
        out
    }

    /// The party of a column; none for `Other` and `Unknown`.
    pub fn party(&self, side: Side) -> Option<&Party> {
        match side {
            Side::A => Some(&self.a),
            Side::B => Some(&self.b),
            Side::Other | Side::Unknown => None,
        }
    }

    /// The match tables, built at the first call. A profile must not be changed after it.
    pub(super) fn index(&self) -> &Index {
        self.index.0.get_or_init(|| Arc::new(Index::new(self)))
    }
}

impl Party {
    /// The name for where there is little room.
    pub fn short_name(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }

    /// The name, the shorter one, then the aliases.
    pub fn own_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str())
            .chain(self.short.as_deref())
            .chain(self.aliases.iter().map(String::as_str))
    }
}

impl Named {
    /// The name, then the aliases.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}
