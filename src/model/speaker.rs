//! Who said it: name, office, side, how sure that is, and whom else the words may mean.

use serde::{Deserialize, Serialize};

use super::side::Side;
use crate::text::{Span, normalize};

/// By what a speaker was found when not by a name or description of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ResolvedFrom {
    /// "he", "they".
    #[serde(rename = "pronoun")]
    Pronoun,
    /// "the minister", "the official".
    #[serde(rename = "definite NP")]
    DefiniteNp,
    /// No source words: the speaker of the clause or sentence before goes on.
    #[serde(rename = "ellipsis")]
    Ellipsis,
}

/// How sure it is who a source's words mean.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Sureness {
    /// The words themselves tell, or a person said so.
    #[default]
    Sure,
    /// The article tells, and nobody else fits as well.
    Likely,
    /// Another reading is about as good; see [`Speaker::alternatives`].
    Unsure,
}

impl Sureness {
    /// `sure`, `likely` or `unsure`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Unsure => "unsure",
        }
    }
}

/// Another speaker whom a source's words may mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// The name, as in [`Speaker::name`].
    pub name: String,
    /// Office or role.
    pub role: Option<String>,
    /// The side this speaker speaks for.
    pub side: Side,
    /// Whether this speaker speaks for that side's state or authorities.
    pub official: bool,
    /// Where the name was read.
    pub antecedent: Option<Span>,
    /// Why it may be this one: a short sentence for the person.
    pub why: String,
}

impl Alternative {
    /// The key of this reading, as [`Speaker::key`] would give it.
    pub fn key(&self) -> Option<SpeakerKey> {
        SpeakerKey::of(&self.name)
    }
}

/// Who said it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// A person's fullest name in the article, else the description without its article
    /// ("senior Pakistani security official"), else none.
    pub name: Option<String>,
    /// Office or role ("Defence Minister").
    pub role: Option<String>,
    /// The side the speaker speaks for.
    pub side: Side,
    /// Whether the speaker speaks for that side's state or authorities.
    pub official: bool,
    /// How the name was found when the source words do not hold it.
    pub resolved_from: Option<ResolvedFrom>,
    /// Where the words stand that the name was read from, when not in the source itself.
    pub antecedent: Option<Span>,
    /// Outlet or agency that passed the words on ("quoted by ...").
    pub carrier: Option<String>,
    /// Why this speaker, this office and this side: short sentences for the person.
    pub why: Vec<String>,
    /// How sure it is that the source's words mean this speaker.
    #[serde(default)]
    pub sureness: Sureness,
    /// Whom else they may mean, the nearest reading first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
}

impl Speaker {
    /// The key that all statements of one speaker share; none for a speaker without name and role.
    pub fn key(&self) -> Option<SpeakerKey> {
        SpeakerKey::of(self.name.as_deref().or(self.role.as_deref())?)
    }

    /// Takes the alternative with this key as the speaker, and what was taken before as its
    /// alternative; false and unchanged when there is none.
    pub fn choose(&mut self, key: &SpeakerKey) -> bool {
        let Some(at) = self
            .alternatives
            .iter()
            .position(|a| a.key().as_ref() == Some(key))
        else {
            return false;
        };
        let chosen = self.alternatives[at].clone();
        let before = Alternative {
            name: self.name.replace(chosen.name).unwrap_or_default(),
            role: std::mem::replace(&mut self.role, chosen.role),
            side: std::mem::replace(&mut self.side, chosen.side),
            official: std::mem::replace(&mut self.official, chosen.official),
            antecedent: std::mem::replace(&mut self.antecedent, chosen.antecedent),
            why: std::mem::replace(&mut self.why, vec![chosen.why]).join(" "),
        };
        self.alternatives[at] = before;
        true
    }
}

/// A speaker's name, blind to case and punctuation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SpeakerKey(pub String);

impl SpeakerKey {
    /// The key of a name; none when it holds no letter.
    pub fn of(name: &str) -> Option<Self> {
        let key = normalize::name(name);
        (!key.is_empty()).then_some(Self(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choosing_a_reading_exchanges_the_two() {
        let mut speaker = Speaker {
            name: Some("Dara Venn".to_owned()),
            side: Side::A,
            official: true,
            why: vec!["The last speaker.".to_owned()],
            sureness: Sureness::Unsure,
            alternatives: vec![Alternative {
                name: "Edda Rohn".to_owned(),
                side: Side::B,
                why: "Named before.".to_owned(),
                ..Alternative::default()
            }],
            ..Speaker::default()
        };
        let before = speaker.clone();
        let key = |name: &str| SpeakerKey::of(name).unwrap();
        assert!(!speaker.choose(&key("Nadia Orr")));
        assert_eq!(speaker, before);
        assert!(speaker.choose(&key("Edda Rohn")));
        assert_eq!((speaker.side, speaker.official), (Side::B, false));
        assert_eq!(speaker.alternatives[0].name, "Dara Venn");
        assert!(speaker.choose(&key("Dara Venn")));
        assert_eq!(speaker, before);
    }
}
