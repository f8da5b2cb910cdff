//! The project file: JSON with a name and a version, read with care.
//!
//! `docs/project-format.md` describes it field by field. What can be worked out again (statements,
//! suggestions) is not in it; what people decided is, with a copy of the words it is about.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::log::{Broken, Entry};
use super::tags::Tagged;
use super::{
    History, Log, NoteTarget, Project, Sample, SavedSearch, Screen, Tag, Transaction, layout,
    migrate, tags,
};
use crate::model::ids::IdError;
use crate::model::{
    Article, ArticleId, Correction, PairId, Side, SpeakerKey, StatementId, Verdict,
};
use crate::sides::Profile;

/// What the field `format` of every project file says.
pub const FORMAT: &str = "counterclaim project";

/// The version this program writes, and the newest it reads.
pub const VERSION: u64 = 1;

/// The ending of a project file's name.
pub const EXTENSION: &str = "counterclaim";

/// Every field of version [`VERSION`], at the top of the file.
const FIELDS: &[&str] = &[
    "format",
    "version",
    "program",
    "articles",
    "profile",
    "verdicts",
    "notes",
    "statement_sides",
    "speaker_sides",
    "settled_speakers",
    "untaught",
    "codebook",
    "tags",
    "searches",
    "sample",
    "log",
    "log_end",
    "undo",
    "redo",
    "corrections",
    "screen",
];

/// A file that cannot be opened as a project. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Something else.
    #[error("it is not a counterclaim project")]
    NotAProject,
    /// It ends before the JSON does.
    #[error("it ends in the middle, at line {line}")]
    Truncated {
        /// Its last line.
        line: usize,
    },
    /// JSON with a mistake, or a field that does not hold what it should.
    #[error("line {line}: {problem}")]
    Wrong {
        /// The line of the mistake.
        line: usize,
        /// What is wrong there.
        problem: String,
    },
    /// A project of a version that does not exist.
    #[error("its version is not a whole number from 1 up")]
    NoVersion,
    /// A project of an older version that does not hold what one should.
    #[error("a project of version {version} that cannot be brought up to date: {problem}")]
    Old {
        /// The version in the file.
        version: u64,
        /// What is wrong.
        problem: String,
    },
    /// Written by a program newer than this one.
    #[error("written by a newer counterclaim (version {found}; this one reads up to {VERSION})")]
    Newer {
        /// The version in the file.
        found: u64,
    },
}

impl FormatError {
    /// What the person can try, as a sentence.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Empty | Self::NotAProject => {
                "Choose a file that counterclaim saved, or open it as an article."
            }
            Self::Truncated { .. } => "It may be a copy that was cut off: go back to the original.",
            Self::Wrong { .. } | Self::Old { .. } | Self::NoVersion => {
                "Mend it in a text editor, or go back to a copy from before."
            }
            Self::Newer { .. } => "Open it with the newer program. The file was not changed.",
        }
    }
}

/// A project as it was read, and what the person should know about the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The project.
    pub project: Project,
    /// Articles whose text was changed in the file: their id then and now. Statements that belong to
    /// them have new ids too; [`super::follow()`] finds them.
    pub rekeyed: Vec<(ArticleId, ArticleId)>,
    /// Sentences for the person.
    pub warnings: Vec<String>,
}

/// The project as the text of a project file. The same project gives the same bytes.
#[expect(
    clippy::missing_panics_doc,
    reason = "it cannot panic; the text of `expect` says why"
)]
pub fn to_json(project: &Project) -> Vec<u8> {
    let [undo, redo] = project.history.kept();
    let out = Written {
        format: FORMAT,
        version: VERSION,
        program: concat!("counterclaim ", env!("CARGO_PKG_VERSION")),
        articles: project.articles(),
        profile: &project.profile,
        verdicts: project.verdicts.values().collect(),
        notes: project
            .notes
            .iter()
            .map(|(&on, text)| Note {
                on,
                text: text.as_str(),
            })
            .collect(),
        statement_sides: &project.statement_sides,
        speaker_sides: &project.speaker_sides,
        settled_speakers: project
            .settled_speakers
            .iter()
            .map(|((article, speaker), meant)| Settled {
                article: *article,
                speaker: speaker.clone(),
                meant: meant.clone(),
            })
            .collect(),
        untaught: &project.untaught,
        sample: project.sample.as_deref(),
        log: project.log.entries().collect(),
        log_end: project.log.end(),
        undo,
        redo,
        codebook: &project.codebook,
        tags: tags::written(project),
        searches: &project.searches,
        corrections: project.corrections.values().collect(),
        screen: &project.screen,
    };
    layout::to_json(&out).expect("a project's maps have strings for keys, and memory does not fail")
}

/// Reads the text of a project file.
///
/// # Errors
/// When it is no project, is damaged, or is newer than [`VERSION`]; see [`FormatError`].
pub fn from_json(json: &str) -> Result<Document, FormatError> {
    if json.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    if !json.trim_start().starts_with('{') {
        return Err(FormatError::NotAProject);
    }
    let head: Head = serde_json::from_str(json).map_err(|error| wrong(&error))?;
    if head.format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(FormatError::NotAProject);
    }
    let version = head
        .version
        .as_ref()
        .and_then(Value::as_u64)
        .ok_or(FormatError::NoVersion)?;
    if version < migrate::FIRST {
        return Err(FormatError::NoVersion);
    }
    if version > VERSION {
        return Err(FormatError::Newer { found: version });
    }
    let read: Read = if version == VERSION {
        serde_json::from_str(json).map_err(|error| wrong(&error))?
    } else {
        let old = serde_json::from_str(json).map_err(|error| wrong(&error))?;
        let new = migrate::up(old, version, migrate::STEPS);
        serde_json::from_value(new).map_err(|error| FormatError::Old {
            version,
            problem: error.to_string(),
        })?
    };
    let unknown = if version == VERSION {
        head.unknown
    } else {
        Vec::new()
    };
    Ok(read.check(unknown))
}

fn wrong(error: &serde_json::Error) -> FormatError {
    if error.is_eof() {
        FormatError::Truncated { line: error.line() }
    } else {
        // serde_json ends its sentence with the place, which is told apart here.
        let text = error.to_string();
        let problem = text
            .rfind(" at line ")
            .map_or(text.as_str(), |end| &text[..end]);
        FormatError::Wrong {
            line: error.line(),
            problem: problem.to_owned(),
        }
    }
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u64,
    program: &'static str,
    articles: &'a [Arc<Article>],
    profile: &'a Profile,
    verdicts: Vec<&'a Verdict>,
    notes: Vec<Note<&'a str>>,
    statement_sides: &'a BTreeMap<StatementId, Side>,
    speaker_sides: &'a BTreeMap<SpeakerKey, Side>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    settled_speakers: Vec<Settled>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    untaught: &'a BTreeSet<PairId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sample: Option<&'a Sample>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    log: Vec<&'a Entry>,
    #[serde(skip_serializing_if = "str::is_empty")]
    log_end: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    undo: &'a [Arc<Transaction>],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    redo: &'a [Arc<Transaction>],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    codebook: &'a [Tag],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Tagged>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    searches: &'a [SavedSearch],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<&'a Correction>,
    screen: &'a Screen,
}

#[derive(Deserialize)]
struct Read {
    #[serde(default)]
    articles: Vec<Article>,
    profile: Arc<Profile>,
    #[serde(default)]
    verdicts: Vec<Verdict>,
    #[serde(default)]
    notes: Vec<Note<String>>,
    #[serde(default)]
    statement_sides: BTreeMap<StatementId, Side>,
    #[serde(default)]
    speaker_sides: BTreeMap<SpeakerKey, Side>,
    #[serde(default)]
    settled_speakers: Vec<Settled>,
    #[serde(default)]
    untaught: BTreeSet<PairId>,
    #[serde(default)]
    sample: Option<Arc<Sample>>,
    #[serde(default)]
    log: Vec<Entry>,
    #[serde(default)]
    log_end: String,
    #[serde(default)]
    undo: Vec<Value>,
    #[serde(default)]
    redo: Vec<Value>,
    #[serde(default)]
    codebook: Vec<Tag>,
    #[serde(default)]
    tags: Vec<Tagged>,
    #[serde(default)]
    searches: Vec<SavedSearch>,
    #[serde(default)]
    corrections: Vec<Checked>,
    #[serde(default)]
    screen: Value,
}

/// A correction that does not contradict itself.
struct Checked(Correction);

impl<'de> Deserialize<'de> for Checked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let correction = Correction::deserialize(deserializer)?;
        correction.check().map_err(serde::de::Error::custom)?;
        Ok(Self(correction))
    }
}

/// The person's word on an unsure speaker of one article.
#[derive(Serialize, Deserialize)]
struct Settled {
    article: ArticleId,
    speaker: SpeakerKey,
    meant: SpeakerKey,
}

/// A note in the file. The kind of id tells what it is about.
#[derive(Serialize, Deserialize)]
struct Note<T> {
    on: NoteTarget,
    text: T,
}

/// Takes corrections in, the first of each statement.
fn read_corrections(project: &mut Project, corrections: Vec<Checked>, warnings: &mut Vec<String>) {
    for Checked(correction) in corrections {
        let id = correction.statement;
        if project.corrections.contains_key(&id) {
            warnings.push(format!(
                "There are two corrections of the statement {id}; the first is kept."
            ));
            continue;
        }
        if let (Some(article), Some(words)) =
            (project.article(correction.article), &correction.content)
            && !words.fit(&article.text)
        {
            warnings.push(format!(
                "A correction in “{}” names other words than stand there; it is kept and does \
                 nothing.",
                article.display_title()
            ));
        }
        if !correction.is_empty() {
            project.corrections.insert(id, correction);
        }
    }
}

impl Read {
    fn check(self, unknown: Vec<String>) -> Document {
        let mut warnings: Vec<String> = unknown
            .into_iter()
            .map(|field| {
                format!("The field “{field}” is unknown; saving the project will drop it.")
            })
            .collect();
        if let Err(error) = Profile::from_json(&self.profile.to_json()) {
            // Its line counts in another text than the file, so only the problem is told.
            warnings.push(format!(
                "The side profile in the project has a mistake: {}.",
                error.problem
            ));
        }
        let mut project = Project::new(self.profile);
        let mut rekeyed = Vec::new();
        for mut article in self.articles {
            let id = ArticleId::of(&article.text);
            if id != article.id {
                warnings.push(format!(
                    "The text of “{}” was changed in the project file. Verdicts follow where the \
                     same words are still found.",
                    article.display_title()
                ));
                rekeyed.push((article.id, id));
                article.id = id;
            }
            if project.article(id).is_some() {
                warnings.push(format!(
                    "“{}” is in the project file twice; one was left out.",
                    article.display_title()
                ));
                continue;
            }
            project.articles.push(Arc::new(article));
        }
        for mut verdict in self.verdicts {
            let pair = PairId::of(verdict.a.statement, verdict.b.statement);
            if verdict.pair != pair {
                warnings.push(format!(
                    "The verdict {} names two statements that make the pair {pair}; it is kept as \
                     that pair's.",
                    verdict.pair
                ));
                verdict.pair = pair;
            }
            if project.verdicts.contains_key(&pair) {
                warnings.push(format!(
                    "There are two verdicts on the pair {pair}; the first is kept."
                ));
                continue;
            }
            project.verdicts.insert(pair, verdict);
        }
        for note in self.notes {
            if project.notes.contains_key(&note.on) {
                warnings.push(format!(
                    "There are two notes on {}; the first is kept.",
                    note.on
                ));
                continue;
            }
            project.notes.insert(note.on, note.text);
        }
        project.statement_sides = self.statement_sides;
        project.speaker_sides = self.speaker_sides;
        for settled in self.settled_speakers {
            let key = (settled.article, settled.speaker);
            project.settled_speakers.entry(key).or_insert(settled.meant);
        }
        project.untaught = self.untaught;
        tags::read(&mut project, self.codebook, self.tags, &mut warnings);
        project.searches = self.searches;
        project.sample = self.sample;
        let (log, broken) = Log::read(self.log, &self.log_end);
        project.log = log;
        warnings.extend(broken.map(Broken::told));
        let (history, lost) = History::read(self.undo, self.redo);
        project.history = history;
        if lost > 0 {
            warnings.push(format!(
                "{lost} of the acts kept for undo could not be read; they cannot be taken back any \
                 more. What they did is as it was."
            ));
        }
        read_corrections(&mut project, self.corrections, &mut warnings);
        if !self.screen.is_null() {
            match serde_json::from_value(self.screen) {
                Ok(screen) => project.screen = screen,
                Err(error) => warnings.push(format!(
                    "The place on the screen could not be read ({error}); the project opens at the \
                     start."
                )),
            }
        }
        Document {
            project,
            rekeyed,
            warnings,
        }
    }
}

/// Format and version, and which fields there are, without reading the rest.
#[derive(Default)]
struct Head {
    format: Option<Value>,
    version: Option<Value>,
    unknown: Vec<String>,
}

impl<'de> Deserialize<'de> for Head {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Head;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a project")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Head, A::Error> {
                let mut head = Head::default();
                while let Some(field) = map.next_key::<String>()? {
                    match field.as_str() {
                        "format" => head.format = Some(map.next_value()?),
                        "version" => head.version = Some(map.next_value()?),
                        known => {
                            if !FIELDS.contains(&known) {
                                head.unknown.push(field);
                            }
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(head)
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

impl fmt::Display for NoteTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Article(id) => id.fmt(f),
            Self::Statement(id) => id.fmt(f),
            Self::Pair(id) => id.fmt(f),
        }
    }
}

impl FromStr for NoteTarget {
    type Err = IdError;

    fn from_str(id: &str) -> Result<Self, IdError> {
        if id.starts_with("a1-") {
            id.parse().map(Self::Article)
        } else if id.starts_with("s1-") {
            id.parse().map(Self::Statement)
        } else {
            id.parse().map(Self::Pair)
        }
    }
}

impl Serialize for NoteTarget {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for NoteTarget {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
