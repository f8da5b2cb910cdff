//! The persons of an article: each with every place that names them, in full or by family name.
//!
//! Pronouns and descriptions look for whom they mean among these.

use std::collections::HashMap;

use super::mentions::Mentions;
use super::phrase;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::text::spelling;

/// A person whom the article names.
#[derive(Clone, Debug)]
pub struct Member {
    /// The fullest form of the name.
    pub name: String,
    /// Where it stands.
    pub range: Range,
    /// Words of the fullest form, in lower case.
    words: Vec<String>,
    /// Whether the person is a woman, if a title or role tells.
    pub is_female: Option<bool>,
    /// Whether the first name is a woman's, which may mislead.
    pub has_female_name: Option<bool>,
    /// Whether the words may be no person's name: a place, or a thing called after a person.
    pub is_doubtful: bool,
}

/// A place that names a member.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// The name's tokens.
    pub range: Range,
    /// Place in [`Cast::members`].
    pub member: usize,
    /// Whether the name is the subject of a verb.
    pub is_subject: bool,
    /// Whether it stands before "'s".
    pub is_owner: bool,
}

/// All persons of a page.
#[derive(Debug, Default)]
pub struct Cast {
    /// In the order of their first full names.
    pub members: Vec<Member>,
    /// In the order of the text.
    pub spots: Vec<Spot>,
    by_last: HashMap<String, Vec<usize>>,
    /// For each sentence how many before it hold words outside quotations.
    told: Vec<usize>,
}

impl Cast {
    /// Collects the persons of a page.
    pub fn new(page: &Page, mentions: &Mentions) -> Self {
        let mut out = Self {
            told: told(page),
            ..Self::default()
        };
        let mut runs: Vec<(Range, usize)> = Vec::new();
        for person in &mentions.people {
            let words: Vec<String> = words(page, person.range);
            let member = out.same_person(&words).unwrap_or_else(|| {
                let last = words.last().cloned().unwrap_or_default();
                out.members.push(Member {
                    name: person.name.clone(),
                    range: person.range,
                    words: Vec::new(),
                    is_female: None,
                    has_female_name: None,
                    is_doubtful: false,
                });
                let member = out.members.len() - 1;
                out.by_last.entry(last).or_default().push(member);
                member
            });
            let known = &mut out.members[member];
            known.is_female = known.is_female.or(told_before(page, person.range.0));
            known.has_female_name = known
                .has_female_name
                .or(phrase::gender(page, (person.range.0, person.range.0 + 1)))
                .or(by_ending(&words));
            if words.len() > known.words.len() {
                (known.name, known.range) = (person.name.clone(), person.range);
                known.words = words;
            }
            if person.range.0 > 0 && page.is_any(person.range.0 - 1, &["in", "near", "across"]) {
                known.is_doubtful = true;
            }
            known.is_doubtful |= (person.range.0..person.range.1)
                .any(|i| page.can(i, bits::GROUP | bits::MEDIA) || is_thing(page.lower(i)));
            runs.push((person.range, member));
        }
        out.doubt_namesakes();
        out.place(page, &runs);
        out
    }

    /// The member with these words for a name: one form may leave out what stands in the middle or
    /// before.
    fn same_person(&self, words: &[String]) -> Option<usize> {
        let list = self.by_last.get(words.last()?)?;
        list.iter().copied().find(|&i| {
            let known = &self.members[i].words;
            let (short, long) = if known.len() < words.len() {
                (known.as_slice(), words)
            } else {
                (words, known.as_slice())
            };
            let mut rest = long.iter();
            short
                .iter()
                .all(|word| rest.any(|other| other == word || is_initial(word, other)))
        })
    }

    /// "Venn Foundation" beside "Dara Venn": what only begins with another's family name.
    fn doubt_namesakes(&mut self) {
        for i in 0..self.members.len() {
            let Some(first) = self.members[i].words.first() else {
                continue;
            };
            let family = self
                .by_last
                .get(first)
                .is_some_and(|list| list.iter().any(|&j| j != i));
            self.members[i].is_doubtful |= family;
        }
    }

    /// Finds every place of every name.
    fn place(&mut self, page: &Page, runs: &[(Range, usize)]) {
        let mut runs = runs.iter().peekable();
        let mut at = 0;
        while at < page.len() {
            while runs.next_if(|(range, _)| range.1 <= at).is_some() {}
            if let Some(&&(range, member)) = runs.peek()
                && range.0 <= at
            {
                self.spots.push(spot(page, range, member));
                at = range.1;
                continue;
            }
            if page.is_capital(at)
                && page.is_word(at)
                && !page.is_capital(at + 1)
                && let Some(&member) = self.bare(page, at).first()
            {
                self.spots.push(spot(page, (at, at + 1), member));
            }
            at += 1;
        }
    }

    /// Whom one word may mean as a family name, else as a first name; the nearest before first.
    pub fn bare(&self, page: &Page, at: usize) -> Vec<usize> {
        let word = page.lower(at);
        let title = phrase::gender(page, (at.saturating_sub(1), at));
        let mut found: Vec<usize> = match self.by_last.get(word) {
            Some(list) => list.clone(),
            None if word.chars().count() > 4 && page.is_capital(at) => self.by_spelling(word),
            None => Vec::new(),
        };
        found.retain(|&i| {
            let member = &self.members[i];
            let gender = member.is_female.or(member.has_female_name);
            title.is_none() || gender.is_none() || gender == title
        });
        if found.is_empty() && title.is_none() {
            found = (0..self.members.len())
                .filter(|&i| {
                    let member = &self.members[i];
                    !member.is_doubtful && member.words.first().is_some_and(|w| w == word)
                })
                .take(MOST)
                .collect();
        }
        // The last named in full before goes first.
        found.sort_by_key(|&i| {
            let start = self.members[i].range.0;
            if start <= at {
                (0, at - start)
            } else {
                (1, start - at)
            }
        });
        found.truncate(MOST);
        found
    }

    fn by_spelling(&self, word: &str) -> Vec<usize> {
        if self.members.len() > 200 {
            return Vec::new();
        }
        let mut key = String::new();
        spelling::key(word, true, &mut key);
        let mut other = String::new();
        (0..self.members.len())
            .filter(|&i| {
                let Some(last) = self.members[i].words.last() else {
                    return false;
                };
                spelling::key(last, true, &mut other);
                key == other && spelling::alike(word, last, true)
            })
            .collect()
    }

    /// The member named at these tokens.
    pub fn at(&self, range: Range) -> Option<usize> {
        let first = self.spots.partition_point(|s| s.range.1 <= range.0);
        self.spots[first..]
            .iter()
            .take_while(|s| s.range.0 < range.1)
            .last()
            .map(|s| s.member)
    }

    /// The last places before token `at`, the nearest first.
    pub fn before(&self, at: usize) -> impl Iterator<Item = &Spot> {
        let end = self.spots.partition_point(|s| s.range.0 < at);
        self.spots[..end].iter().rev()
    }

    /// Sentences told between two tokens, quotations left out.
    pub fn distance(&self, page: &Page, from: usize, to: usize) -> usize {
        let told = |at: usize| self.told.get(page.sentence_of(at)).copied().unwrap_or(0);
        told(to).saturating_sub(told(from))
    }
}

/// Persons that one word may mean at most.
const MOST: usize = 8;

fn words(page: &Page, range: Range) -> Vec<String> {
    (range.0..range.1)
        .map(|i| page.lower(i).to_owned())
        .collect()
}

/// What stands in names of places and things, not of persons.
fn is_thing(word: &str) -> bool {
    matches!(
        word,
        "church"
            | "nation"
            | "nations"
            | "belt"
            | "trade"
            | "partnership"
            | "act"
            | "street"
            | "avenue"
            | "road"
            | "river"
            | "lake"
            | "valley"
            | "mountain"
            | "hills"
            | "island"
            | "islands"
            | "sea"
            | "ocean"
            | "gulf"
            | "bay"
            | "coast"
            | "city"
            | "county"
            | "province"
            | "district"
            | "state"
            | "states"
            | "kingdom"
            | "republic"
            | "north"
            | "south"
            | "east"
            | "west"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "war"
            | "day"
            | "week"
            | "house"
            | "palace"
            | "square"
            | "bridge"
            | "airport"
            | "port"
            | "border"
            | "crossing"
            | "line"
            | "line’s"
            | "agreement"
            | "accord"
            | "accords"
            | "treaty"
            | "deal"
            | "plan"
            | "project"
            | "program"
            | "programme"
            | "initiative"
            | "fund"
            | "service"
            | "services"
            | "hospital"
            | "school"
            | "college"
            | "park"
            | "stadium"
            | "cup"
            | "league"
            | "games"
            | "tower"
            | "hotel"
            | "center"
            | "centre"
            | "hall"
            | "train"
            | "rights"
            | "affairs"
            | "security"
            | "defense"
            | "defence"
            | "foreign"
            | "interior"
            | "ministry"
            | "summit"
            | "conference"
            | "convention"
            | "declaration"
            | "resolution"
            | "charter"
            | "constitution"
            | "new"
            | "united"
            | "san"
            | "santa"
            | "saint"
            | "st."
            | "fort"
            | "mount"
            | "mt."
            | "los"
            | "las"
    )
}

/// What the titles and roles before a name tell about gender.
fn told_before(page: &Page, at: usize) -> Option<bool> {
    let first = (at.saturating_sub(5)..at)
        .rev()
        .take_while(|&i| {
            page.can(i, bits::TITLE | bits::ROLE | bits::ROLE_MODIFIER) || page.is(i, ",")
        })
        .last()?;
    phrase::gender(page, (first, at))
}

fn is_initial(one: &str, other: &str) -> bool {
    let letter = |w: &str| w.trim_end_matches('.').chars().count() == 1;
    (letter(one) || letter(other)) && one.chars().next() == other.chars().next()
}

/// Family names of Slavic women end in their own way.
fn by_ending(words: &[String]) -> Option<bool> {
    let last = words.last()?;
    ["ova", "eva", "skaya", "skaia", "tskaya"]
        .iter()
        .any(|end| last.len() > end.len() + 2 && last.ends_with(end))
        .then_some(true)
}

fn told(page: &Page) -> Vec<usize> {
    let mut count = 0;
    page.sentences
        .iter()
        .map(|sentence| {
            let outside =
                (sentence.first..sentence.end).any(|i| page.is_word(i) && !page.is_quoted(i));
            count += usize::from(outside);
            count
        })
        .collect()
}

fn spot(page: &Page, range: Range, member: usize) -> Spot {
    Spot {
        range,
        member,
        is_subject: is_subject(page, range),
        is_owner: page.is_genitive(range.1),
    }
}

/// Whether a verb follows, an apposition or "who" clause between commas left out.
fn is_subject(page: &Page, (first, end): Range) -> bool {
    let sentence = page.sentence(first);
    let mut start = first;
    while start > sentence.first
        && page.can(start - 1, bits::ROLE | bits::TITLE | bits::ROLE_MODIFIER)
    {
        start -= 1;
    }
    if start > sentence.first
        && page.can(start - 1, bits::PREP)
        && !page.is_any(start - 1, &["as", "like"])
    {
        return false;
    }
    let mut at = end;
    let apposed = start > sentence.first && page.is(start - 1, ",") && page.is(end, ",");
    if apposed {
        at = end + 1;
    } else if page.is_any(at, &[",", "(", "—", "–"]) {
        let limit = sentence.end.min(at + 30);
        match (at + 1..limit).find(|&i| page.is_any(i, &[",", ")", "—", "–"])) {
            Some(close) => at = close + 1,
            None => return false,
        }
    }
    while at < sentence.end && page.can(at, bits::ADVERB) {
        at += 1;
    }
    at < sentence.end && !page.is_quoted(at) && (page.is_finite(at) || is_like_verb(page, at))
}

/// "boasts", "criticised": the form of a verb right after a name.
fn is_like_verb(page: &Page, at: usize) -> bool {
    let word = page.lower(at);
    page.is_word(at)
        && !page.is_capital(at)
        && !page.can(
            at,
            bits::PREP | bits::DET | bits::CONJ | bits::ROLE | bits::GROUP,
        )
        && (page.can(at, bits::CUE_S | bits::CUE_PAST)
            || word.len() > 3 && (word.ends_with("ed") || word.ends_with('s')))
}
