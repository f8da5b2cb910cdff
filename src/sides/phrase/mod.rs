//! Reads a description of a speaker ("Pakistan's special envoy for Afghanistan"): whose, what, who.
//!
//! The description is cut at commas into groups and at prepositions into segments. The owner stands
//! in the first segment of a group, before the head; only where none does, one may follow "of".

mod group;
mod several;

use std::collections::BTreeSet;
use std::ops::Range;

use super::index::{Hit, Index, Sort, Words};
use super::names::NameWord;
use super::tokens::Gap;
use super::words::Kinds;
use crate::model::Side;
use crate::text::Span;
use group::read_group;
use several::several;

/// What a description says.
#[allow(clippy::struct_excessive_bools)] // Each is a separate thing a description may say.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    /// The words stand for both parties, or for several at once.
    pub several: Option<String>,
    /// Place in the index of whom the speaker belongs to.
    pub owner: Option<usize>,
    /// Whether the owner stands right at the head, not after a preposition.
    pub owner_at_head: bool,
    /// What the speaker is.
    pub head: Option<Head>,
    /// Words of the head before and after it that tell the role, in their compared form.
    pub role_words: BTreeSet<String>,
    /// The role as written.
    pub role: Option<String>,
    /// Where it stands.
    role_at: Option<Span>,
    /// The name, titles with it.
    pub name: Vec<NameWord>,
    /// The name as written, titles with it.
    pub name_text: Option<String>,
    /// The person whom the speaker belongs to ("Venn's deputy").
    pub owner_name: Vec<NameWord>,
    /// "former", "ex-".
    pub former: bool,
    /// "the", "its".
    pub definite: bool,
    /// "its", "his".
    pub possessive: bool,
    /// "a", "some".
    pub indefinite: bool,
    /// An outlet named in it, by its place in the index.
    pub carrier: Option<usize>,
    /// Whether it is a state's own media without a name ("Afghan state media").
    pub state_media: bool,
    /// A name no list knows stands where an owner stands ("Tulsa Police Department").
    pub stranger: bool,
    /// A body of the party's people that does not speak for it ("Kabul University").
    pub private_body: bool,
    /// Whether lower-case words stand in it that no list knows ("Pakistani cleric").
    pub unknown_noun: bool,
}

/// The noun that says what a speaker is.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub kinds: Kinds,
    /// Its compared form.
    pub word: String,
    /// Whether it is in the plural.
    pub plural: bool,
}

/// A piece of a description up to the next preposition or comma.
struct Segment {
    /// The kinds of the preposition before; none for the first of a group.
    before: Option<Kinds>,
    tokens: Range<usize>,
}

/// Reads the tokens `range` of `words`, which were read from `text`.
pub(super) fn read(index: &Index, text: &str, words: &Words, range: Range<usize>) -> Phrase {
    let range = range.start..range.end.min(words.tokens.len());
    let range = after_quoting(index, words, range);
    let mut phrase = Phrase::default();
    let groups = groups(index, words, range.clone());
    several(index, words, &groups, &mut phrase);
    for group in &groups {
        let mut part = Phrase::default();
        read_group(index, text, words, group, &mut part);
        merge(&mut phrase, part);
    }
    phrase
}

/// In "X News, citing the ministry" the speaker stands after the second word.
fn after_quoting(index: &Index, words: &Words, range: Range<usize>) -> Range<usize> {
    let last = range
        .clone()
        .rev()
        .find(|&i| index.kinds(words, i).any(Kinds::QUOTING));
    match last {
        Some(i) if i + 1 < range.end => i + 1..range.end,
        _ => range,
    }
}

fn groups(index: &Index, words: &Words, range: Range<usize>) -> Vec<Vec<Segment>> {
    let mut groups: Vec<Vec<Segment>> = Vec::new();
    let mut skipping = false;
    for i in range.clone() {
        let kinds = index.kinds(words, i);
        let gap = words.tokens[i].gap;
        let inside_name = words.hit(i).is_some_and(|hit| hit.start < i);
        let new_group = i == range.start || (!inside_name && matches!(gap, Gap::Comma | Gap::Stop));
        if new_group {
            groups.push(vec![Segment {
                before: None,
                tokens: i..i,
            }]);
            skipping = false;
        }
        let in_name = words.hit(i).is_some();
        if !in_name && kinds.any(Kinds::RELATIVE) && i > range.start {
            skipping = true;
        }
        if skipping {
            continue;
        }
        let Some(group) = groups.last_mut() else {
            continue;
        };
        let preposition = !in_name && kinds.any(Kinds::PREPOSITION) && i > range.start;
        if preposition {
            group.push(Segment {
                before: Some(kinds),
                tokens: i + 1..i + 1,
            });
        } else if let Some(segment) = group.last_mut() {
            segment.tokens.end = i + 1;
        }
    }
    groups
}

/// Hits of a segment that can own a speaker: no outlet, and no mere place ("Kabul-based").
fn owners<'a>(
    index: &'a Index,
    words: &'a Words,
    tokens: &Range<usize>,
) -> impl Iterator<Item = Hit> + use<'a> {
    let tokens = tokens.clone();
    let first = words.hits.partition_point(|hit| hit.start < tokens.start);
    words.hits[first..]
        .iter()
        .copied()
        .take_while(move |hit| hit.end <= tokens.end)
        .filter(move |hit| {
            let next = hit.end;
            let mere_place = words.tokens.get(next).is_some_and(|token| {
                let kinds = index.kinds(words, next);
                kinds.any(Kinds::NOT_OWNER) && matches!(token.gap, Gap::Hyphen | Gap::Space)
            });
            let sort = index.entities[hit.entity].sort;
            !mere_place && !matches!(sort, Sort::Carrier | Sort::BothSides)
        })
}

fn side_of(index: &Index, hit: Hit) -> Side {
    index.entities[hit.entity].side
}

/// The words with single spaces.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds what a later group tells that no earlier one did.
pub(super) fn merge(phrase: &mut Phrase, part: Phrase) {
    let first = phrase.head.is_none() && phrase.owner.is_none() && phrase.name.is_empty();
    if first {
        (phrase.definite, phrase.indefinite) = (part.definite, part.indefinite);
        phrase.possessive = part.possessive;
    }
    if phrase.owner_name.is_empty() && phrase.owner.is_none() {
        phrase.owner_name = part.owner_name;
    }
    phrase.possessive |= part.possessive && phrase.owner.is_none();
    phrase.former |= part.former && (phrase.head.is_none() || phrase.former);
    if phrase.carrier.is_none() {
        phrase.carrier = part.carrier;
    }
    phrase.state_media |= part.state_media;
    phrase.private_body |= part.private_body;
    phrase.stranger |= part.stranger && phrase.owner.is_none() && phrase.head.is_none();
    phrase.unknown_noun |= part.unknown_noun && phrase.head.is_none();
    if phrase.name.is_empty() {
        phrase.name = part.name;
        phrase.name_text = part.name_text;
    }
    if phrase.head.is_none() {
        phrase.head = part.head;
        phrase.role = part.role;
        phrase.role_words = part.role_words;
    }
    if phrase.owner.is_none() {
        phrase.owner = part.owner;
        phrase.owner_at_head = part.owner_at_head;
    }
}
