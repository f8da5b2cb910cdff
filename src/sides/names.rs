//! People and their names: which person of the profile a name may mean, and who holds an office.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::index::Index;
use super::profile::Gender;
use super::tokens;
use super::when::{self, When};
use super::words::Kinds;
use crate::model::Side;
use crate::text::spelling;

/// A person in the profile.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub side: Side,
    pub name: String,
    /// All names, as words.
    pub names: Vec<Vec<NameWord>>,
    pub bare: Vec<String>,
    pub terms: Vec<Held>,
    pub gender: Option<Gender>,
    /// For a person of neither side: whom they speak for.
    pub of: Option<String>,
}

/// A time in an office.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub office: String,
    /// The words of the office under each of its names.
    pub words: Vec<BTreeSet<String>>,
    pub from: Option<When>,
    pub to: Option<When>,
    pub certain: bool,
}

impl Held {
    /// Whether `day` lies in the term; an unknown day always does.
    pub fn on(&self, day: Option<Date>) -> bool {
        when::within(self.from, self.to, day)
    }
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NameWord {
    pub word: String,
    pub title: bool,
}

/// How well a name fits a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// By one word that others may share.
    Bare,
    /// By at least two words.
    Full,
}

/// The words of a role as one key.
fn joined(role: &BTreeSet<String>) -> String {
    role.iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

impl Index {
    /// Adds a person under all names.
    pub fn add_person<N: AsRef<str>>(
        &mut self,
        mut person: Person,
        names: impl Iterator<Item = N>,
    ) {
        let place = self.people.len();
        let mut key = String::new();
        for name in names {
            let words = self.name_words(name.as_ref());
            for word in &words {
                spelling::key(&word.word, self.loose, &mut key);
                let list = self.people_by_key.entry(key.clone()).or_default();
                if list.last() != Some(&place) {
                    list.push(place);
                }
            }
            if !words.is_empty() {
                person.names.push(words);
            }
        }
        for (term, held) in person.terms.iter().enumerate() {
            for words in &held.words {
                let list = self
                    .holders
                    .entry((person.side, joined(words)))
                    .or_default();
                if list.last() != Some(&(place, term)) {
                    list.push((place, term));
                }
            }
        }
        self.people.push(person);
    }

    /// The words of a name, split endings joined to the part they belong to.
    pub fn name_words(&self, name: &str) -> Vec<NameWord> {
        let words = tokens::words_of(name);
        self.join(words.iter().map(String::as_str))
    }

    fn join<'a>(&self, words: impl Iterator<Item = &'a str>) -> Vec<NameWord> {
        let mut out: Vec<NameWord> = Vec::new();
        let mut link = false;
        for word in words {
            let kinds = self.kinds_of(word);
            let joins = link || kinds.any(Kinds::ENDING.or(Kinds::LINK));
            link = kinds.any(Kinds::LINK);
            match out.last_mut().filter(|_| joins) {
                Some(last) => {
                    last.word.push_str(word);
                    last.title = false;
                }
                None => out.push(NameWord {
                    word: word.to_owned(),
                    title: kinds.any(Kinds::TITLE),
                }),
            }
        }
        out
    }

    /// The people whom a name may mean, best fits only, in the order of the profile.
    pub fn people_named(&self, name: &[NameWord]) -> Vec<(usize, Fit)> {
        let mut key = String::new();
        let mut candidates = BTreeSet::new();
        for word in name {
            spelling::key(&word.word, self.loose, &mut key);
            candidates.extend(self.people_by_key.get(&key).into_iter().flatten());
        }
        let fits: Vec<(usize, Fit)> = candidates
            .into_iter()
            .filter_map(|i| self.fit(name, &self.people[i]).map(|fit| (i, fit)))
            .collect();
        let best = fits.iter().map(|&(_, fit)| fit).max();
        fits.into_iter()
            .filter(|&(_, fit)| Some(fit) == best)
            .collect()
    }

    fn fit(&self, name: &[NameWord], person: &Person) -> Option<Fit> {
        let full: Vec<&NameWord> = name.iter().filter(|w| w.word.len() > 1).collect();
        let bare: Vec<&NameWord> = full.iter().copied().filter(|w| !w.title).collect();
        person
            .names
            .iter()
            .filter_map(|known| {
                let known_bare: Vec<&NameWord> = known.iter().filter(|w| !w.title).collect();
                let known: Vec<&NameWord> = known.iter().collect();
                if known.len() >= 2 && self.part_of(&known, &full)
                    || bare.len() >= 2 && self.part_of(&bare, &known)
                {
                    return Some(Fit::Full);
                }
                let [only] = bare[..] else {
                    return None;
                };
                let last = known_bare.last()?;
                self.alike(&only.word, &last.word).then_some(Fit::Bare)
            })
            .max()
    }

    /// Whether a person's lone name nearly always means them.
    pub fn usual(&self, name: &[NameWord], person: usize) -> bool {
        let bare: Vec<&str> = name
            .iter()
            .filter(|w| !w.title)
            .map(|w| w.word.as_str())
            .collect();
        let bare = bare.join(" ");
        self.people[person]
            .bare
            .iter()
            .any(|usual| self.alike(usual, &bare))
    }

    /// Whether all words of `part` stand in `whole`, in order.
    fn part_of(&self, part: &[&NameWord], whole: &[&NameWord]) -> bool {
        let mut rest = whole.iter();
        part.iter()
            .all(|word| rest.any(|other| self.alike(&word.word, &other.word)))
    }

    /// Whether two words are spellings of one name.
    pub fn alike(&self, a: &str, b: &str) -> bool {
        if a == b {
            return true;
        }
        let (mut x, mut y) = (String::new(), String::new());
        spelling::key(a, self.loose, &mut x);
        spelling::key(b, self.loose, &mut y);
        x == y && spelling::alike(a, b, self.loose)
    }

    /// The key that all spellings of a word share.
    pub fn key(&self, word: &str) -> String {
        let mut key = String::new();
        spelling::key(word, self.loose, &mut key);
        key
    }

    /// Who of a side holds an office with these words on `day`, with the term.
    pub fn holders(
        &self,
        side: Side,
        role: &BTreeSet<String>,
        day: Option<Date>,
    ) -> Vec<(usize, &Held)> {
        let mut out: Vec<(usize, &Held)> = Vec::new();
        let listed = self.holders.get(&(side, joined(role)));
        for &(person, term) in listed.into_iter().flatten() {
            let held = &self.people[person].terms[term];
            // Of a person's terms in an office the first that fits.
            if held.on(day) && out.last().is_none_or(|&(last, _)| last != person) {
                out.push((person, held));
            }
        }
        // Without a date the latest term wins.
        if day.is_none() && out.len() > 1 {
            let begin = |held: &Held| held.from.map(When::first_day);
            let latest = out.iter().map(|(_, held)| begin(held)).max().flatten();
            out.retain(|(_, held)| begin(held) == latest);
        }
        out
    }
}
