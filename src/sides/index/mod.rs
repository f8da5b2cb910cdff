//! A profile as match tables: built once, then looked up word by word.

mod build;

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::names::Person;
use super::profile::Profile;
use super::tokens::{self, Gap, Token};
use super::when::When;
use super::words::{self, Kinds};
use crate::model::Side;

/// What sort of thing a name in the profile is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A party by its name.
    Party,
    /// "Pakistani", "Qatari".
    Adjective,
    /// A capital that may speak for a government.
    Metonym,
    /// A province, city or crossing.
    Place,
    /// A government for its time.
    Government,
    /// A body that speaks.
    Institution,
    /// A state or body of neither party.
    Outsider,
    /// An armed group of neither party.
    Group,
    /// An outlet or agency.
    Carrier,
    /// A word that may mean one party or an armed group.
    Unclear,
    /// Words for both parties at once.
    BothSides,
}

/// A name in the profile that is no person.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub sort: Sort,
    pub side: Side,
    /// The name to show.
    pub name: String,
    /// Whether it speaks for its side.
    pub official: bool,
    pub from: Option<When>,
    pub to: Option<When>,
    /// Whether it is a common noun that with "the" means its party itself: "the union".
    pub noun: bool,
    /// For an outlet: the party in whose country it is read.
    pub home: Side,
}

/// Words of a text with the profile's names found in them.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub tokens: Vec<Token>,
    /// The profile's and the vocabulary's word, 0 for any other.
    ids: Vec<u32>,
    /// Names found, in order, never overlapping.
    pub hits: Vec<Hit>,
    /// For each token the hit it is part of, `u32::MAX` for none.
    hit_at: Vec<u32>,
}

/// A name found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// First token and first token after.
    pub start: usize,
    pub end: usize,
    /// Place in [`Index::entities`].
    pub entity: usize,
}

impl Words {
    /// The name that token `i` is part of.
    pub fn hit(&self, i: usize) -> Option<Hit> {
        let at = *self.hit_at.get(i)?;
        self.hits.get(at as usize).copied()
    }
}

/// The match tables of one profile.
#[derive(Debug)]
pub(super) struct Index {
    words: HashMap<String, u32>,
    kinds: Vec<Kinds>,
    same: &'static HashMap<String, String>,
    edges: HashMap<(u32, u32), u32>,
    /// The name that ends at a node, and how it must be written.
    ends: Vec<Option<(usize, Capitals)>>,
    pub entities: Vec<Entity>,
    pub people: Vec<Person>,
    pub people_by_key: HashMap<String, Vec<usize>>,
    /// Who of a side held an office with these words: persons and their terms, in the profile's order.
    pub holders: HashMap<(Side, String), Vec<(usize, usize)>>,
    /// The governments of party A and party B.
    pub governments: [Vec<usize>; 2],
    pub loose: bool,
    pub party_names: [String; 2],
    /// Up to when terms of office are known.
    pub as_of: Option<Date>,
    /// What stands before a role of each party: its first adjective, else its name.
    pub belonging: [String; 2],
}

/// How a name must be written to be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Capitals {
    Any,
    First,
    All,
    /// This many capitals in the first word: `GoP` is not `GOP`.
    Count(usize),
}

impl Index {
    pub fn new(profile: &Profile) -> Self {
        let vocabulary = words::english();
        let mut index = Self {
            words: HashMap::new(),
            kinds: vec![Kinds::default()],
            same: &vocabulary.same,
            edges: HashMap::new(),
            ends: vec![None],
            entities: Vec::new(),
            people: Vec::new(),
            people_by_key: HashMap::new(),
            holders: HashMap::new(),
            governments: [Vec::new(), Vec::new()],
            loose: profile.naming.loose_spelling,
            as_of: profile.as_of.map(When::last_day),
            party_names: [profile.a.name.clone(), profile.b.name.clone()],
            belonging: [&profile.a, &profile.b]
                .map(|party| party.adjectives.first().unwrap_or(&party.name).clone()),
        };
        for (word, kind) in &vocabulary.kinds {
            index.teach(word, *kind);
        }
        for (list, kind) in [
            (&profile.naming.titles, Kinds::TITLE),
            (&profile.naming.joined_endings, Kinds::ENDING),
            (&profile.naming.links, Kinds::LINK),
        ] {
            for word in list.iter().flat_map(|w| tokens::words_of(w)) {
                index.teach(&word, kind);
            }
        }
        for (list, kind) in [
            (&profile.words.official, Kinds::PERSON),
            (&profile.words.unofficial, Kinds::UNOFFICIAL),
        ] {
            // Of several words ("shop steward") the last is the head.
            for word in list.iter().filter_map(|w| tokens::words_of(w).pop()) {
                for (word, kind) in words::with_plural(&word, kind) {
                    index.unteach_heads(&word);
                    index.teach(&word, kind);
                }
            }
        }
        index.add_party(&profile.a, Side::A);
        index.add_party(&profile.b, Side::B);
        index.add_outsiders(profile);
        index.add_world(profile);
        for phrase in &vocabulary.both_sides {
            let entity = index.entity(Sort::BothSides, Side::Other, phrase);
            index.add_name(phrase, entity);
        }
        index
    }

    fn id(&mut self, word: &str) -> u32 {
        if let Some(&id) = self.words.get(word) {
            return id;
        }
        let id = self.kinds.len() as u32;
        self.words.insert(word.to_owned(), id);
        self.kinds.push(Kinds::default());
        id
    }

    fn teach(&mut self, word: &str, kind: Kinds) {
        let id = self.id(word) as usize;
        self.kinds[id] = self.kinds[id].or(kind);
    }

    /// The profile's word on a role replaces the vocabulary's.
    fn unteach_heads(&mut self, word: &str) {
        let id = self.id(word) as usize;
        self.kinds[id] = self.kinds[id].without(Kinds::HEAD);
    }

    /// The kinds of a word in its compared form.
    pub fn kinds_of(&self, word: &str) -> Kinds {
        self.words
            .get(word)
            .map_or(Kinds::default(), |&id| self.kinds[id as usize])
    }

    /// The kinds of token `i`.
    pub fn kinds(&self, words: &Words, i: usize) -> Kinds {
        words
            .ids
            .get(i)
            .map_or(Kinds::default(), |&id| self.kinds[id as usize])
    }

    /// Reads a text: its words and the profile's names in it.
    pub fn read(&self, text: &str) -> Words {
        let mut out = Words::default();
        tokens::each(text, |token, word| {
            out.tokens.push(token);
            out.ids.push(self.words.get(word).copied().unwrap_or(0));
        });
        out.hit_at = vec![u32::MAX; out.tokens.len()];
        let mut i = 0;
        while i < out.tokens.len() {
            let Some((end, entity)) = self.longest(&out, i) else {
                i += 1;
                continue;
            };
            let hit = out.hits.len() as u32;
            out.hit_at[i..end].fill(hit);
            out.hits.push(Hit {
                start: i,
                end,
                entity,
            });
            i = end;
        }
        out
    }

    fn longest(&self, words: &Words, start: usize) -> Option<(usize, usize)> {
        let mut node = 0;
        let mut best = None;
        let first = words.tokens[start];
        for i in start..words.tokens.len() {
            let joins = i == start
                || (matches!(words.tokens[i].gap, Gap::Space | Gap::Hyphen | Gap::Quote)
                    && !words.tokens[i - 1].possessive);
            let id = words.ids[i];
            if !joins || id == 0 {
                break;
            }
            let Some(&next) = self.edges.get(&(node, id)) else {
                break;
            };
            node = next;
            if let Some((entity, capitals)) = self.ends[node as usize] {
                let fits = match capitals {
                    Capitals::Any => true,
                    Capitals::First => first.capital,
                    Capitals::All => first.capitals,
                    Capitals::Count(count) => first.capital_letters == count,
                };
                if fits {
                    best = Some((i + 1, entity));
                }
            }
        }
        best
    }

    /// The words of a role in their compared form, fillers left out.
    pub fn role_words(&self, role: &str) -> BTreeSet<String> {
        tokens::words_of(role)
            .into_iter()
            .filter(|word| !Self::is_filler(self.kinds_of(word)))
            .map(|word| self.same(&word))
            .collect()
    }

    /// Whether a word says nothing about which role it is.
    pub fn is_filler(kinds: Kinds) -> bool {
        kinds.any(
            Kinds::PREPOSITION
                .or(Kinds::DEFINITE)
                .or(Kinds::INDEFINITE)
                .or(Kinds::AND),
        )
    }

    /// The one form of a role word.
    pub fn same(&self, word: &str) -> String {
        self.same.get(word).map_or(word, String::as_str).to_owned()
    }

    /// A party's name as a column shows it, "neither side" or "an unknown side".
    pub fn side_name(&self, side: Side) -> &str {
        match side {
            Side::A => &self.party_names[0],
            Side::B => &self.party_names[1],
            Side::Other => "neither side",
            Side::Unknown => "an unknown side",
        }
    }

    /// What stands before a role of a party: "Pakistani"; none for no column.
    pub fn belonging(&self, side: Side) -> Option<&str> {
        match side {
            Side::A => Some(&self.belonging[0]),
            Side::B => Some(&self.belonging[1]),
            Side::Other | Side::Unknown => None,
        }
    }
}

/// The capitals of a short first word that is neither capitalised as usual nor all in capitals.
fn mixed_capitals(name: &str) -> Option<usize> {
    let word = name.split(|c: char| !c.is_alphanumeric()).next()?;
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (capitals >= 2 && word.chars().count() <= 5).then_some(capitals)
}
