//! Tags: short labels of the person's own, each with a definition in the codebook.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Edit, Filters, NoteTarget, Project, Transaction};
use crate::text::normalize;

/// A tag. It keeps its number when it is renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

/// A string that is no tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no tag; one looks like t12")]
pub struct TagIdError(String);

impl fmt::Display for TagId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "t{}", self.0)
    }
}

impl FromStr for TagId {
    type Err = TagIdError;

    fn from_str(words: &str) -> Result<Self, TagIdError> {
        words
            .strip_prefix('t')
            .and_then(|number| number.parse().ok())
            .map(Self)
            .ok_or_else(|| TagIdError(words.to_owned()))
    }
}

impl Serialize for TagId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TagId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// The mark of a tag, so that colour is not all that tells it from another.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A disc.
    #[default]
    Disc,
    /// A square.
    Square,
    /// A triangle.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// A ring.
    Ring,
    /// A cross of two bars.
    Cross,
}

impl Shape {
    /// All shapes.
    pub const ALL: [Self; 6] = [
        Self::Disc,
        Self::Square,
        Self::Triangle,
        Self::Diamond,
        Self::Ring,
        Self::Cross,
    ];

    /// Its name in files and on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Disc => "disc",
            Self::Square => "square",
            Self::Triangle => "triangle",
            Self::Diamond => "diamond",
            Self::Ring => "ring",
            Self::Cross => "cross",
        }
    }

    /// The shape of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.name() == name)
    }
}

/// How many colours tags can have; a colour is a number below this one, and the theme knows it.
pub const COLORS: u8 = 8;

/// One tag of the codebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// Its number.
    pub id: TagId,
    /// Its name, as shown.
    pub name: String,
    /// When it is given, for everyone who tags.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// Its colour, below [`COLORS`].
    #[serde(default)]
    pub color: u8,
    /// Its mark.
    #[serde(default)]
    pub shape: Shape,
}

/// The longest name of a tag, in characters.
pub const LONGEST_NAME: usize = 60;

/// The longest definition, in characters.
pub const LONGEST_DEFINITION: usize = 4_000;

/// A name as it is kept: one line, single spaces, not too long; none when it says nothing.
pub fn clean_name(typed: &str) -> Option<String> {
    let shown = |c: &char| !c.is_control() && !matches!(c, '\u{200b}' | '\u{feff}');
    let words: Vec<&str> = typed.split_whitespace().collect();
    let name: String = words
        .join(" ")
        .chars()
        .filter(shown)
        .take(LONGEST_NAME)
        .collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// A definition as it is kept: without white space at its ends, not too long.
pub fn clean_definition(typed: &str) -> String {
    let text: String = typed.trim().chars().take(LONGEST_DEFINITION).collect();
    text.trim_end().to_owned()
}

/// Whether two names are one: case and punctuation do not matter, unless they are all there is.
pub fn same_name(one: &str, other: &str) -> bool {
    let (a, b) = (normalize::name(one), normalize::name(other));
    if a.is_empty() || b.is_empty() {
        one.trim() == other.trim()
    } else {
        a == b
    }
}

/// Filters under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearch {
    /// Its name, as shown.
    pub name: String,
    /// What it narrows to.
    pub filters: Filters,
}

/// What of a codebook or a list of searches cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TagError {
    /// Two tags of one number, or of one name.
    #[error("the codebook has the tag “{0}” twice")]
    Twice(String),
    /// A name of more than a line, a definition that is too long, a colour that does not exist.
    #[error("“{0}” cannot be a tag as it stands")]
    Odd(String),
    /// A tag that is given, but not in the codebook.
    #[error("the codebook has no tag {0}, which is in use")]
    Unknown(TagId),
}

impl Project {
    /// A tag of the codebook.
    pub fn tag(&self, id: TagId) -> Option<&Tag> {
        self.codebook.iter().find(|tag| tag.id == id)
    }

    /// The tag of this name; see [`same_name`].
    pub fn tag_named(&self, name: &str) -> Option<&Tag> {
        self.codebook.iter().find(|tag| same_name(&tag.name, name))
    }

    /// The tags of an article, a statement or a pair.
    pub fn tags_on(&self, target: NoteTarget) -> BTreeSet<TagId> {
        self.tagged.get(&target).cloned().unwrap_or_default()
    }

    /// The same in the order of the codebook.
    pub fn tag_list(&self, target: NoteTarget) -> Vec<&Tag> {
        let given = self.tagged.get(&target);
        let is_given = |tag: &&Tag| given.is_some_and(|given| given.contains(&tag.id));
        self.codebook.iter().filter(is_given).collect()
    }

    /// How often a tag is given.
    pub fn tag_uses(&self, id: TagId) -> usize {
        self.tagged
            .values()
            .filter(|tags| tags.contains(&id))
            .count()
    }

    /// A tag of this name that is not in the codebook yet, with the colour and the mark that are
    /// used least; none when the name says nothing or is taken.
    pub fn new_tag(&self, name: &str) -> Option<Tag> {
        let name = clean_name(name)?;
        if self.tag_named(&name).is_some() {
            return None;
        }
        let last = self.codebook.iter().map(|tag| tag.id.0).max();
        let uses = |is: &dyn Fn(&Tag) -> bool| self.codebook.iter().filter(|tag| is(tag)).count();
        Some(Tag {
            id: TagId(last.map_or(1, |last| last.saturating_add(1))),
            name,
            definition: String::new(),
            color: (0..COLORS)
                .min_by_key(|&color| uses(&|tag| tag.color == color))
                .unwrap_or(0),
            shape: Shape::ALL
                .into_iter()
                .min_by_key(|&shape| uses(&|tag| tag.shape == shape))
                .unwrap_or_default(),
        })
    }

    /// Gives a tag to all of these, or takes it from all when all have it.
    pub fn toggle_tag(&self, targets: &[NoteTarget], tag: &Tag) -> Transaction {
        let has =
            |target: &NoteTarget| self.tagged.get(target).is_some_and(|t| t.contains(&tag.id));
        let all = targets.iter().all(has);
        let mut edits = Vec::new();
        if self.tag(tag.id).is_none() {
            let mut codebook = self.codebook.clone();
            codebook.push(tag.clone());
            edits.push(Edit::SetCodebook(codebook));
        }
        edits.extend(targets.iter().map(|&target| {
            let mut tags = self.tags_on(target);
            if all {
                tags.remove(&tag.id);
            } else {
                tags.insert(tag.id);
            }
            Edit::SetTags(target, tags)
        }));
        let title = if all {
            format!("Take the tag {} away", tag.name)
        } else {
            format!("Tag as {}", tag.name)
        };
        Transaction { title, edits }
    }

    /// Deletes a tag everywhere: from what has it, from saved searches and from the codebook.
    pub fn delete_tag(&self, id: TagId) -> Option<Transaction> {
        let tag = self.tag(id)?;
        let title = format!("Delete the tag {}", tag.name);
        Some(self.without_tag(id, None, title))
    }

    /// Makes one tag of two: what has `from` has `into` afterwards, and `from` is gone. A
    /// definition of `from` is kept where `into` has none.
    pub fn merge_tags(&self, from: TagId, into: TagId) -> Option<Transaction> {
        let (one, other) = (self.tag(from)?, self.tag(into)?);
        let title = format!("Merge the tag {} into {}", one.name, other.name);
        (from != into).then(|| self.without_tag(from, Some(into), title))
    }

    fn without_tag(&self, id: TagId, into: Option<TagId>, title: String) -> Transaction {
        let without = |tags: &BTreeSet<TagId>| {
            let mut tags = tags.clone();
            if tags.remove(&id) {
                tags.extend(into);
            }
            tags
        };
        let mut edits: Vec<Edit> = self
            .tagged
            .iter()
            .filter(|(_, tags)| tags.contains(&id))
            .map(|(&target, tags)| Edit::SetTags(target, without(tags)))
            .collect();
        if self
            .searches
            .iter()
            .any(|saved| saved.filters.tags.contains(&id))
        {
            let mut searches = self.searches.clone();
            for saved in &mut searches {
                saved.filters.tags = without(&saved.filters.tags);
            }
            edits.push(Edit::SetSearches(searches));
        }
        let kept = self.tag(id).map_or("", |tag| tag.definition.as_str());
        let codebook = self.codebook.iter().filter(|tag| tag.id != id).cloned();
        let codebook = codebook.map(|mut tag| {
            if Some(tag.id) == into && tag.definition.is_empty() {
                kept.clone_into(&mut tag.definition);
            }
            tag
        });
        edits.push(Edit::SetCodebook(codebook.collect()));
        Transaction { title, edits }
    }

    /// Takes tags of another codebook in: those of a known name give their definition where there
    /// is none, others are added at the end. None when that changes nothing.
    pub fn import_tags(&self, tags: Vec<Tag>) -> Option<Transaction> {
        let mut next = self.clone();
        for tag in tags {
            let Some(name) = clean_name(&tag.name) else {
                continue;
            };
            let known = next
                .codebook
                .iter_mut()
                .find(|known| same_name(&known.name, &name));
            if let Some(known) = known {
                if known.definition.is_empty() {
                    known.definition = clean_definition(&tag.definition);
                }
            } else if let Some(new) = next.new_tag(&name) {
                next.codebook.push(Tag {
                    id: new.id,
                    definition: clean_definition(&tag.definition),
                    color: tag.color % COLORS,
                    ..tag
                });
                if let Some(last) = next.codebook.last_mut() {
                    last.name = name;
                }
            }
        }
        let edit = Edit::SetCodebook(next.codebook);
        (Edit::SetCodebook(self.codebook.clone()) != edit)
            .then(|| Transaction::one("Import a codebook", edit))
    }
}

/// Puts another codebook in place and gives the edit that takes it back.
pub(super) fn set_codebook(project: &mut Project, tags: Vec<Tag>) -> Result<Edit, TagError> {
    for (at, tag) in tags.iter().enumerate() {
        let mut before = tags[..at].iter();
        if before.any(|known| known.id == tag.id || same_name(&known.name, &tag.name)) {
            return Err(TagError::Twice(tag.name.clone()));
        }
        let clean = clean_name(&tag.name).as_deref() == Some(tag.name.as_str());
        if !clean || tag.color >= COLORS || clean_definition(&tag.definition) != tag.definition {
            return Err(TagError::Odd(tag.name.clone()));
        }
    }
    let there = |id: &TagId| tags.iter().any(|tag| tag.id == *id);
    if let Some(&missing) = project.tagged.values().flatten().find(|id| !there(id)) {
        return Err(TagError::Unknown(missing));
    }
    Ok(Edit::SetCodebook(std::mem::replace(
        &mut project.codebook,
        tags,
    )))
}

/// Gives something these tags and no others, and gives the edit that takes it back.
pub(super) fn set_tags(
    project: &mut Project,
    target: NoteTarget,
    tags: BTreeSet<TagId>,
) -> Result<Edit, TagError> {
    if let Some(&missing) = tags.iter().find(|id| project.tag(**id).is_none()) {
        return Err(TagError::Unknown(missing));
    }
    let old = if tags.is_empty() {
        project.tagged.remove(&target)
    } else {
        project.tagged.insert(target, tags)
    };
    Ok(Edit::SetTags(target, old.unwrap_or_default()))
}

/// The tags of something, in the project file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Tagged {
    on: NoteTarget,
    tags: BTreeSet<TagId>,
}

/// All that is tagged, for the project file.
pub(super) fn written(project: &Project) -> Vec<Tagged> {
    let all = project.tagged.iter();
    all.map(|(&on, tags)| Tagged {
        on,
        tags: tags.clone(),
    })
    .collect()
}

/// Puts tags from a project file in place. What does not fit is mended, with a sentence about it.
pub(super) fn read(
    project: &mut Project,
    codebook: Vec<Tag>,
    tagged: Vec<Tagged>,
    warnings: &mut Vec<String>,
) {
    for mut tag in codebook {
        let mut known = project.codebook.iter();
        let name = clean_name(&tag.name).unwrap_or_default();
        if name.is_empty() || known.any(|t| t.id == tag.id || same_name(&t.name, &name)) {
            warnings.push(format!(
                "The tag {} (“{}”) has no name, or is in the codebook twice; it is left out.",
                tag.id, tag.name
            ));
            continue;
        }
        tag.name = name;
        tag.definition = clean_definition(&tag.definition);
        tag.color %= COLORS;
        project.codebook.push(tag);
    }
    for entry in tagged {
        let (known, lost): (BTreeSet<TagId>, BTreeSet<TagId>) = entry
            .tags
            .into_iter()
            .partition(|&id| project.tag(id).is_some());
        if let Some(id) = lost.first() {
            warnings.push(format!(
                "{} has the tag {id}, which the codebook does not have; it is left out.",
                entry.on
            ));
        }
        if !known.is_empty() {
            project.tagged.entry(entry.on).or_default().extend(known);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{ArticleId, PairId, StatementId};
    use crate::project::{History, from_json, to_json};
    use crate::sides::Profile;

    fn targets() -> [NoteTarget; 3] {
        let (one, other) = (StatementId::of_bare(1), StatementId::of_bare(2));
        [
            NoteTarget::Article(ArticleId::of("text")),
            NoteTarget::Statement(one),
            NoteTarget::Pair(PairId::of(one, other)),
        ]
    }

    fn tagged() -> (Project, History) {
        let mut project = Project::new(Arc::new(Profile::built_in()));
        let mut history = History::default();
        for (name, targets) in [("Ceasefire", &targets()[..]), ("Check", &targets()[1..])] {
            let tag = project.new_tag(name).unwrap();
            let transaction = project.toggle_tag(targets, &tag);
            history.perform(&mut project, transaction).unwrap();
        }
        project.searches.push(SavedSearch {
            name: "To check".to_owned(),
            filters: Filters {
                tags: BTreeSet::from([TagId(2)]),
                ..Filters::default()
            },
        });
        (project, history)
    }

    #[test]
    fn a_tag_is_given_and_taken() {
        let (project, mut history) = tagged();
        let mut now = project.clone();
        assert_eq!(
            now.codebook()
                .iter()
                .map(|t| t.name.as_str())
                .collect::<Vec<_>>(),
            ["Ceasefire", "Check"]
        );
        assert_ne!(now.codebook()[0].color, now.codebook()[1].color);
        assert_ne!(now.codebook()[0].shape, now.codebook()[1].shape);
        assert_eq!(now.tag_uses(TagId(1)), 3);
        assert!(now.new_tag(" ceasefire ").is_none() && now.new_tag("\u{200b} \n").is_none());
        // Where one of several lacks it, all get it; where all have it, all lose it.
        let check = now.tag(TagId(2)).unwrap().clone();
        let transaction = now.toggle_tag(&targets(), &check);
        history.perform(&mut now, transaction).unwrap();
        assert_eq!(now.tag_uses(TagId(2)), 3);
        let transaction = now.toggle_tag(&targets(), &check);
        history.perform(&mut now, transaction).unwrap();
        assert_eq!(now.tag_uses(TagId(2)), 0);
        history.undo(&mut now).unwrap();
        history.undo(&mut now).unwrap();
        assert_eq!(now, project);
    }

    #[test]
    fn deleting_and_merging_reach_everything_and_can_be_undone() {
        let (project, mut history) = tagged();
        let mut now = project.clone();
        history
            .perform(&mut now, project.delete_tag(TagId(2)).unwrap())
            .unwrap();
        assert_eq!(now.tags_on(targets()[1]), BTreeSet::from([TagId(1)]));
        assert!(now.searches()[0].filters.tags.is_empty());
        assert_eq!(now.codebook().len(), 1);
        history.undo(&mut now).unwrap();
        assert_eq!(now, project);
        let transaction = project.merge_tags(TagId(1), TagId(2)).unwrap();
        history.perform(&mut now, transaction).unwrap();
        assert_eq!(now.tag_uses(TagId(2)), 3);
        assert_eq!(now.tag(TagId(1)), None);
        history.undo(&mut now).unwrap();
        assert_eq!(now, project);
        assert!(project.merge_tags(TagId(1), TagId(1)).is_none());
        assert!(project.delete_tag(TagId(9)).is_none());
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let (mut project, _) = tagged();
        let before = project.clone();
        let twice = vec![project.codebook[0].clone(); 2];
        assert!(project.apply(Edit::SetCodebook(twice)).is_err());
        assert!(
            project.apply(Edit::SetCodebook(Vec::new())).is_err(),
            "tags in use"
        );
        let unknown = BTreeSet::from([TagId(77)]);
        assert!(project.apply(Edit::SetTags(targets()[0], unknown)).is_err());
        assert_eq!(project, before);
    }

    #[test]
    fn the_file_keeps_all_and_mends_what_is_wrong() {
        let (project, _) = tagged();
        let json = String::from_utf8(to_json(&project)).unwrap();
        let read = from_json(&json).unwrap();
        assert_eq!((read.project, read.warnings), (project, Vec::new()));
        let broken = json
            .replace("\"t2\"", "\"t9\"")
            .replacen("\"t9\"", "\"t2\"", 1);
        let read = from_json(&broken).unwrap();
        assert_eq!(read.project.tag_uses(TagId(2)), 0);
        assert!(!read.warnings.is_empty());
    }

    #[test]
    fn another_codebook_adds_what_is_new() {
        let (mut project, _) = tagged();
        let mut other = project.codebook.clone();
        other[0].definition = "Both sides stop firing.".to_owned();
        other.push(Tag {
            id: TagId(1),
            name: "  A\n new one ".to_owned(),
            definition: String::new(),
            color: 200,
            shape: Shape::Cross,
        });
        let transaction = project.import_tags(other.clone()).unwrap();
        History::default()
            .perform(&mut project, transaction)
            .unwrap();
        assert_eq!(project.codebook[0].definition, "Both sides stop firing.");
        assert_eq!(project.codebook[2].name, "A new one");
        assert_eq!(project.codebook[2].id, TagId(3));
        assert!(project.codebook[2].color < COLORS);
        assert!(project.import_tags(other).is_none());
    }

    #[test]
    fn odd_names_are_cleaned_or_refused() {
        assert_eq!(clean_name(" a \t b\u{7}\n"), Some("a b".to_owned()));
        assert_eq!(clean_name("\u{7}\u{200b}"), None);
        assert_eq!(
            clean_name(&"é".repeat(10_000)).unwrap().chars().count(),
            LONGEST_NAME
        );
        assert_eq!(
            clean_definition(&"x".repeat(100_000)).len(),
            LONGEST_DEFINITION
        );
        assert!(same_name("!", "!") && !same_name("!", "?") && same_name("To-do", "to do"));
    }
}
