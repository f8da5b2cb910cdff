//! Everyone the article names, with the office it gives them, wherever they stand.

use std::collections::HashMap;

use super::phrase;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};

/// A personal name of two words or more, where it stands.
#[derive(Clone, Debug)]
pub struct Person {
    /// The name's tokens.
    pub range: Range,
    /// The name.
    pub name: String,
    /// Office or role given with it.
    pub role: Option<Range>,
    /// Lower-case words around the role: the role's own and its owner's.
    pub about: Vec<String>,
    /// Whether the person is a woman, if told.
    pub is_female: Option<bool>,
    /// Whether the name opens its sentence, as a subject does.
    pub opens: bool,
}

/// All named persons of a page, in order, with an index by the words of their names.
#[derive(Debug, Default)]
pub struct Mentions {
    /// In the order of the text.
    pub people: Vec<Person>,
    by_word: HashMap<String, Vec<usize>>,
    /// Those with a role, by its head noun.
    by_role: HashMap<String, Vec<usize>>,
}

/// Names looked through at most for one question, nearest first.
const REACH: usize = 60;

impl Mentions {
    /// Collects the names of a page.
    pub fn new(page: &Page) -> Self {
        let mut out = Self::default();
        let mut at = 0;
        while at < page.len() {
            let run = run_at(page, at);
            if run.1 > run.0 {
                if let Some(person) = person(page, run) {
                    out.push(page, person);
                }
                at = run.1;
            } else {
                at += 1;
            }
        }
        out
    }

    fn push(&mut self, page: &Page, person: Person) {
        let index = self.people.len();
        for at in person.range.0..person.range.1 {
            self.by_word
                .entry(page.lower(at).to_owned())
                .or_default()
                .push(index);
        }
        let titles = person.range.0.saturating_sub(3)..person.range.0;
        for title in titles.filter_map(|at| office_of(page.lower(at))) {
            let list = self.by_role.entry(title.to_owned()).or_default();
            if list.last() != Some(&index) {
                list.push(index);
            }
        }
        if let Some(role) = person.role {
            for at in role.0..role.1 {
                if page.can(at, bits::ROLE) {
                    self.by_role
                        .entry(singular(page.lower(at)))
                        .or_default()
                        .push(index);
                }
            }
        }
        self.people.push(person);
    }

    /// The fullest name that holds all words of the name at `range`, the nearest before it first.
    pub fn fullest(&self, page: &Page, range: Range) -> Option<&Person> {
        let list = self.by_word.get(page.lower(range.1 - 1))?;
        let words: Vec<&str> = (range.0..range.1).map(|i| page.lower(i)).collect();
        let fits = |person: &&Person| {
            let own: Vec<&str> = (person.range.0..person.range.1)
                .map(|i| page.lower(i))
                .collect();
            let mut from = 0;
            words
                .iter()
                .all(|word| match own[from..].iter().position(|w| w == word) {
                    Some(at) => {
                        from += at + 1;
                        true
                    }
                    None => false,
                })
                && (own.last() == words.last() || words.len() == 1 && own.first() == words.first())
        };
        let split = list.partition_point(|&i| self.people[i].range.0 <= range.0);
        let before = list[..split]
            .iter()
            .rev()
            .take(REACH)
            .map(|&i| &self.people[i])
            .find(fits);
        let after = list[split..]
            .iter()
            .take(REACH)
            .map(|&i| &self.people[i])
            .find(fits);
        let nearest = before.or(after)?;
        // The same person may be named more fully elsewhere.
        let all = list[..split]
            .iter()
            .rev()
            .take(REACH)
            .chain(list[split..].iter().take(REACH))
            .map(|&i| &self.people[i]);
        let longer = all
            .filter(|p| p.range.1 - p.range.0 > nearest.range.1 - nearest.range.0)
            .find(|p| {
                let own: Vec<&str> = (p.range.0..p.range.1).map(|i| page.lower(i)).collect();
                (nearest.range.0..nearest.range.1).all(|i| own.contains(&page.lower(i)))
                    && own.last() == Some(&page.lower(nearest.range.1 - 1))
            });
        longer.or(Some(nearest))
    }

    /// The office that the article gives to this name, the nearest mention first.
    pub fn role_of(&self, page: &Page, range: Range, at: usize) -> Option<Range> {
        let list = self.by_word.get(page.lower(range.1 - 1))?;
        let first = page.lower(range.0);
        let split = list.partition_point(|&i| self.people[i].range.0 <= at);
        let near = list[..split]
            .iter()
            .rev()
            .take(REACH)
            .chain(list[split..].iter().take(REACH));
        near.map(|&i| &self.people[i])
            .filter(|p| range.1 - range.0 < 2 || page.lower(p.range.0) == first)
            .find_map(|p| p.role)
    }

    /// The person with a role of this head noun and all these other words: before `at`, else after.
    pub fn by_role(&self, head: &str, others: &[String], at: usize) -> Option<&Person> {
        let list = self.by_role.get(&singular(head))?;
        let split = list.partition_point(|&i| self.people[i].range.0 <= at);
        let fits = |p: &&Person| {
            others
                .iter()
                .all(|w| p.about.iter().any(|a| same_word(a, w)))
        };
        let before = list[..split]
            .iter()
            .rev()
            .take(REACH)
            .map(|&i| &self.people[i])
            .find(fits);
        before.or_else(|| {
            list[split..]
                .iter()
                .take(REACH)
                .map(|&i| &self.people[i])
                .find(fits)
        })
    }

    /// The people with such a role before `at`, the nearest first.
    pub fn with_role<'a>(
        &'a self,
        head: &str,
        others: &'a [String],
        at: usize,
    ) -> impl Iterator<Item = &'a Person> {
        let list = self
            .by_role
            .get(&singular(head))
            .map_or(&[][..], Vec::as_slice);
        let split = list.partition_point(|&i| self.people[i].range.0 <= at);
        list[..split]
            .iter()
            .rev()
            .take(REACH)
            .map(|&i| &self.people[i])
            .filter(move |p| {
                others
                    .iter()
                    .all(|w| p.about.iter().any(|a| same_word(a, w)))
            })
    }
}

/// The office that a shortened title stands for: "Gov. Venn" is the governor.
fn office_of(title: &str) -> Option<&'static str> {
    Some(match title.trim_end_matches('.') {
        "gov" => "governor",
        "sen" => "senator",
        "rep" => "representative",
        "gen" => "general",
        "col" => "colonel",
        "brig" => "brigadier",
        "capt" => "captain",
        "adm" => "admiral",
        "maj" => "major",
        "prof" => "professor",
        "amb" => "ambassador",
        _ => return None,
    })
}

fn singular(word: &str) -> String {
    match word {
        "spokesmen" | "spokesperson" | "spokeswoman" => "spokesman".to_owned(),
        w if w.len() > 4 && w.ends_with('s') && !w.ends_with("ss") => w[..w.len() - 1].to_owned(),
        w => w.to_owned(),
    }
}

/// Compares two words of a role, blind to spelling of "defence" and to "Northland" / "Northlandic".
fn same_word(one: &str, other: &str) -> bool {
    let fold = |w: &str| w.replace("defense", "defence");
    let (a, b) = (fold(one), fold(other));
    if a == b {
        return true;
    }
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    shared >= 5 && shared + 3 >= a.chars().count().max(b.chars().count())
}

/// A run of capitalised words from `at`.
fn run_at(page: &Page, at: usize) -> Range {
    if !page.is_capital(at)
        || !page.is_word(at)
        || page.can(
            at,
            bits::DET | bits::PREP | bits::CONJ | bits::SUBORDINATOR | bits::AUX | bits::DAY,
        )
    {
        return (at, at);
    }
    let sentence_end = page.sentence(at).end;
    let limit = sentence_end.min(at + 12);
    let mut end = at + 1;
    while end < limit {
        let joint = page.is_any(
            end,
            &[
                "al", "bin", "ul", "ur", "de", "van", "von", "ibn", "el", "da", "di", "la", "e",
            ],
        ) && page.is_capital(end + 1);
        if !(page.is_capital(end) && page.is_word(end) && !page.can(end, bits::DAY | bits::MONTH)
            || joint)
        {
            break;
        }
        end += 1;
    }
    (at, end)
}

fn person(page: &Page, run: Range) -> Option<Person> {
    let mut first = run.0;
    for i in run.0..run.1 {
        if page.can(i, bits::TITLE | bits::ROLE | bits::ROLE_MODIFIER)
            && i + 1 < run.1
            && !(i > first && page.can(i, bits::MALE | bits::FEMALE))
            && (i == first || page.can(i, bits::ROLE | bits::TITLE))
        {
            first = i + 1;
        }
    }
    let name = (first, run.1);
    if name.1 - name.0 < 2 || name.1 - name.0 > 6 {
        return None;
    }
    if (name.0..name.1)
        .any(|i| page.can(i, bits::GROUP | bits::MEDIA) && !page.can(i, bits::MALE | bits::FEMALE))
        || page.can(name.1 - 1, bits::ROLE)
    {
        return None;
    }
    let sentence = page.sentence(run.0);
    // Lower-case role words right before: "defence minister Dara Venn".
    let mut role_first = run.0;
    while role_first > sentence.first
        && run.0 - role_first < 6
        && !page.is_quoted(role_first - 1)
        && page.can(role_first - 1, bits::ROLE | bits::ROLE_MODIFIER)
    {
        role_first -= 1;
    }
    let mut role = (role_first, first);
    while role.0 < role.1
        && page.can(role.0, bits::TITLE)
        && !page.can(role.0, bits::ROLE | bits::ROLE_MODIFIER)
    {
        role.0 += 1;
    }
    while role.1 > role.0 && page.can(role.1 - 1, bits::TITLE) && !page.can(role.1 - 1, bits::ROLE)
    {
        role.1 -= 1;
    }
    let mut role = Some(role).filter(|r| (r.0..r.1).any(|i| page.can(i, bits::ROLE)));
    if role.is_none()
        && run.0 > sentence.first + 1
        && page.is(run.0 - 1, ",")
        && page.can(run.0 - 2, bits::ROLE)
    {
        // "The ministry's spokeswoman, Edda Rohn".
        let end = run.0 - 1;
        let mut first = end - 1;
        while first > sentence.first && page.can(first - 1, bits::ROLE | bits::ROLE_MODIFIER) {
            first -= 1;
        }
        role = Some((first, end));
    }
    let introduced = introduced_as(page, run);
    if role.is_none() {
        role = introduced;
    }
    if role.is_none() {
        let limit = sentence.end.min(run.1 + 20);
        role = phrase::apposed_role(page, run.1, limit);
    }
    let opening = role_first.saturating_sub(3).max(sentence.first);
    let mut about: Vec<String> = role
        .iter()
        .flat_map(|r| r.0..r.1)
        .chain(opening..first)
        .filter(|&i| page.is_word(i) && !page.can(i, bits::DET | bits::PREP))
        .map(|i| page.lower(i).to_owned())
        .collect();
    about.dedup();
    Some(Person {
        range: name,
        name: clean(page.words(name)),
        role,
        about,
        is_female: phrase::gender(page, (role_first, run.1)),
        opens: introduced.is_some()
            || !page.is_quoted(run.0)
                && role_first <= sentence.first + 8
                && !(sentence.first..role_first)
                    .any(|i| page.is_finite(i) || page.is_quoted(i) || page.can(i, bits::PREP)),
    })
}

/// "An analyst at a river institute, Nadia Venn,": the role that opens a sentence or a clause before
/// a name.
fn introduced_as(page: &Page, run: Range) -> Option<Range> {
    let sentence = page.sentence(run.0);
    let comma = run.0.checked_sub(1).filter(|&i| i > sentence.first)?;
    let first = (sentence.first.max(comma.saturating_sub(16))..comma)
        .rev()
        .find(|&i| page.can(i, bits::DET) && (i == sentence.first || page.is_mark(i - 1)))?;
    let closes = page.is_any(run.1, &[",", "."]) || page.is_finite(run.1);
    if !page.is(comma, ",") || !closes {
        return None;
    }
    let plain = (first..comma).all(|i| {
        !page.is_quoted(i) && !page.is_mark(i) && !page.is_finite(i) && !page.is_any(i, &["who"])
    });
    let head = (first + 1..comma).find(|&i| page.can(i, bits::PREP) || i + 1 == comma)?;
    let role = (first + 1..=head).any(|i| page.can(i, bits::ROLE) && !page.can(i, bits::PREP));
    (plain && role).then_some((first + 1, comma))
}

/// A name on one line.
pub fn clean(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
