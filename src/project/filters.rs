//! What narrows the columns, the queue and the tray.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

use super::TagId;
use crate::model::{ArticleId, Between, Kind, Side, SpeakerKey};
use crate::text::normalize;

/// Which pairs the queue holds.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Every pair.
    #[default]
    All,
    /// Suggested and not decided; what was put off for later comes last.
    ToReview,
    /// Confirmed by the person.
    Confirmed,
    /// Rejected by the person.
    Rejected,
    /// Put off.
    Later,
    /// In the sample of pairs that were not suggested.
    Sample,
}

/// Where the words searched for must stand.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Anywhere: in claims, speakers, articles, notes and tags.
    #[default]
    Everything,
    /// In the words of the claims alone.
    Claims,
    /// In the person's notes and the names of tags.
    Notes,
}

/// What narrows the lists.
///
/// Of a field with several values one must fit; all fields that are set must fit. What is not set
/// is left out of the project file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// Only these speakers.
    #[serde(
        alias = "speaker",
        deserialize_with = "one_or_several",
        skip_serializing_if = "BTreeSet::is_empty"
    )]
    pub speakers: BTreeSet<SpeakerKey>,
    /// Of several speakers, only pairs in which both statements are theirs.
    #[serde(skip_serializing_if = "is_usual")]
    pub facing: bool,
    /// Only this article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleId>,
    /// Only pairs of this status, and statements that are in one.
    pub status: Status,
    /// How the pairs stand to each other: across the sides, or within one.
    #[serde(skip_serializing_if = "is_usual")]
    pub between: Between,
    /// Words that statements must hold.
    pub search: String,
    /// Where these words must stand.
    #[serde(skip_serializing_if = "is_usual")]
    pub scope: Scope,
    /// Only statements of these sides.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub sides: BTreeSet<Side>,
    /// Only speakers of these offices, by [`ValueKey`].
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub offices: BTreeSet<ValueKey>,
    /// Only articles of these outlets, by [`ValueKey`].
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub outlets: BTreeSet<ValueKey>,
    /// Only statements of this day or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Only statements of this day or earlier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Only statements on these topics, by [`ValueKey`] of their titles.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub topics: BTreeSet<ValueKey>,
    /// Only statements of these kinds.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub kinds: BTreeSet<Kind>,
    /// Only what has one of these tags: a statement itself, its article or one of its pairs.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<TagId>,
    /// Only what has a note: a statement itself, its article or one of its pairs.
    #[serde(skip_serializing_if = "is_usual")]
    pub noted: bool,
}

/// An office, an outlet or a topic, blind to case and punctuation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ValueKey(pub String);

impl ValueKey {
    /// The key of some words; none when they hold no letter and no digit.
    pub fn of(words: &str) -> Option<Self> {
        let key = normalize::name(words);
        (!key.is_empty()).then_some(Self(key))
    }
}

/// Whether there is nothing to write: what files without the field mean.
fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Files of before hold one speaker or null, files of now a list.
fn one_or_several<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeSet<SpeakerKey>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        None(()),
        One(SpeakerKey),
        Several(BTreeSet<SpeakerKey>),
    }
    Ok(match Either::deserialize(from)? {
        Either::None(()) => BTreeSet::new(),
        Either::One(speaker) => BTreeSet::from([speaker]),
        Either::Several(speakers) => speakers,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_before_are_read() {
        let before = r#"{"speaker": null, "article": null, "status": "all", "search": ""}"#;
        let read: Filters = serde_json::from_str(before).unwrap();
        assert_eq!(read, Filters::default());
        let one = r#"{"speaker": "lena marsh", "status": "later", "search": "post"}"#;
        let read: Filters = serde_json::from_str(one).unwrap();
        assert_eq!(
            read.speakers,
            BTreeSet::from([SpeakerKey("lena marsh".to_owned())])
        );
        assert_eq!((read.status, read.search.as_str()), (Status::Later, "post"));
    }

    #[test]
    fn what_is_not_set_is_not_written() {
        let none = serde_json::to_value(Filters::default()).unwrap();
        assert_eq!(none, serde_json::json!({"status": "all", "search": ""}));
        let all = Filters {
            speakers: SpeakerKey::of("Lena Marsh").into_iter().collect(),
            article: Some(ArticleId::of("text")),
            status: Status::Confirmed,
            between: Between::Times,
            search: "\"no post\" -ridge".to_owned(),
            scope: Scope::Notes,
            sides: BTreeSet::from([Side::A]),
            offices: ValueKey::of("Defence Minister").into_iter().collect(),
            outlets: ValueKey::of("Harbour Wire").into_iter().collect(),
            from: Some("2025-11-01".parse().unwrap()),
            until: Some("2025-11-30".parse().unwrap()),
            topics: ValueKey::of("posts, ridge").into_iter().collect(),
            kinds: BTreeSet::from([Kind::Direct, Kind::Mixed]),
            tags: BTreeSet::from([TagId(3)]),
            noted: true,
            facing: true,
        };
        let json = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Filters>(&json).unwrap(), all);
        assert!(json.contains(r#""tags":["t3"]"#), "{json}");
    }
}
