//! What was corrected, in words: the program's own reading beside the person's.

use super::as_found;
use crate::model::{Article, Side, SpeechAct, Statement};
use crate::sides::Profile;

/// What of a statement a person changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Its words.
    Words,
    /// Who said it.
    Speaker,
    /// The speaker's office.
    Office,
    /// The speaker's side.
    Side,
    /// Direct, indirect or mixed.
    Kind,
    /// What the speaker does by saying it.
    Act,
    /// When it was said.
    SaidOn,
}

impl What {
    /// A short name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Speaker => "speaker",
            Self::Office => "office",
            Self::Side => "side",
            Self::Kind => "kind",
            Self::Act => "status",
            Self::SaidOn => "date",
        }
    }
}

/// One thing that a person changed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// What.
    pub what: What,
    /// What the program read.
    pub read: String,
}

/// What a person changed of a statement, in a fixed order; nothing for a statement that stands as
/// the program reads it, or that a person made of bare text.
pub fn changes(statement: &Statement, article: &Article, profile: &Profile) -> Vec<Change> {
    let Some(found) = statement
        .corrected
        .as_ref()
        .and_then(|_| as_found(statement))
    else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut tell = |what, now: String, read: String| {
        if now != read {
            out.push(Change { what, read });
        }
    };
    let words = |s: &Statement| s.claim_text(article).text;
    tell(What::Words, words(statement), words(found));
    let named = |words: &Option<String>| words.clone().unwrap_or_else(|| "not named".to_owned());
    tell(
        What::Speaker,
        named(&statement.speaker.name),
        named(&found.speaker.name),
    );
    tell(
        What::Office,
        named(&statement.speaker.role),
        named(&found.speaker.role),
    );
    let side = |s: &Statement| side(s, profile);
    tell(What::Side, side(statement), side(found));
    let kind = |s: &Statement| s.kind.name().to_owned();
    tell(What::Kind, kind(statement), kind(found));
    tell(What::Act, act(statement.act), act(found.act));
    tell(What::SaidOn, said_on(statement), said_on(found));
    out
}

fn side(statement: &Statement, profile: &Profile) -> String {
    let speaker = &statement.speaker;
    match (profile.party(speaker.side), speaker.side) {
        (Some(party), _) if speaker.official => party.name.clone(),
        (Some(party), _) => format!("{}, not official", party.name),
        (None, Side::Unknown) => "not known".to_owned(),
        (None, _) => "neither side".to_owned(),
    }
}

fn act(act: SpeechAct) -> String {
    act.verb().unwrap_or("states").to_owned()
}

fn said_on(statement: &Statement) -> String {
    statement
        .said_on
        .map_or_else(|| "not told".to_owned(), |said| said.iso())
}
