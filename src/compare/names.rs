//! Which names mean the same party or thing, and which party a speaker speaks for.

use std::collections::HashMap;

use super::lexicon::{Mark, Meaning, key, lexicon};
use super::stem::stem;
use super::{Claim, Folding};
use crate::model::Side;
use crate::text::normalize;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) id: u64,
    /// Whether it is a state or one of the two sides, which can own, act and speak.
    pub(super) party: bool,
}

struct Name {
    rest: Vec<String>,
    /// Short names such as "US" count only in capitals.
    capitals: Option<String>,
    named: Named,
}

/// All names known for one comparison.
pub(super) struct Names {
    by_first: HashMap<String, Vec<Name>>,
    side_a: Option<u64>,
    side_b: Option<u64>,
}

impl Names {
    pub(super) fn new(folding: &Folding) -> Self {
        let mut out = Self {
            by_first: HashMap::new(),
            side_a: None,
            side_b: None,
        };
        let mut known: HashMap<String, u64> = HashMap::new();
        for list in &lexicon().countries {
            let id = key(&format!("party {}", normalize::name(&list[0])));
            for name in list {
                known.insert(normalize::name(name), id);
                out.add(name, Named { id, party: true });
            }
        }
        let sides = [&folding.names_a, &folding.names_b];
        let lists = sides
            .into_iter()
            .map(|list| (list, true))
            .chain(folding.synonyms.iter().map(|list| (list, false)));
        for (list, is_side) in lists {
            let Some(first) = list.first() else { continue };
            let of_known = list
                .iter()
                .find_map(|name| known.get(&normalize::name(name)).copied());
            let named = Named {
                id: of_known.unwrap_or_else(|| key(&format!("named {}", normalize::name(first)))),
                party: is_side || of_known.is_some(),
            };
            for name in list {
                if is_side {
                    known.entry(normalize::name(name)).or_insert(named.id);
                }
                out.add(name, named);
            }
        }
        out.side_a = out.first_id(&folding.names_a);
        out.side_b = out.first_id(&folding.names_b);
        for list in out.by_first.values_mut() {
            list.sort_by_key(|name| std::cmp::Reverse(name.rest.len()));
        }
        out
    }

    fn first_id(&self, names: &[String]) -> Option<u64> {
        names.iter().find_map(|name| self.find(name))
    }

    fn add(&mut self, name: &str, named: Named) {
        let mut words = words_of(name);
        if words.is_empty() {
            return;
        }
        let first = words.remove(0);
        let capitals = (words.is_empty() && name.len() <= 4 && name == name.to_uppercase())
            .then(|| name.to_owned());
        let list = self.by_first.entry(first).or_default();
        if !list.iter().any(|known| known.rest == words) {
            list.push(Name {
                rest: words,
                capitals,
                named,
            });
        }
    }

    /// The longest name that begins at word `at`, with the number of words it takes.
    ///
    /// `word` gives a word in lower case without a possessive ending, `raw` as it is written.
    pub(super) fn at<'t>(
        &self,
        at: usize,
        word: impl Fn(usize) -> Option<&'t str>,
        raw: impl Fn(usize) -> &'t str,
    ) -> Option<(Named, usize)> {
        let list = self.by_first.get(word(at)?)?;
        list.iter().find_map(|name| {
            let fits = name
                .rest
                .iter()
                .enumerate()
                .all(|(i, rest)| word(at + 1 + i) == Some(rest.as_str()));
            let len = 1 + name.rest.len();
            let shown = || match &name.capitals {
                Some(capitals) => raw(at).trim_end_matches("'s") == capitals,
                None => (at..at + len).any(|i| raw(i).starts_with(char::is_uppercase)),
            };
            (fits && shown()).then_some((name.named, len))
        })
    }

    /// The party that words such as "the defence ministry in Kabul" belong to.
    pub(super) fn find(&self, words: &str) -> Option<u64> {
        let raw: Vec<&str> = words
            .split(|c: char| !(c.is_alphanumeric() || "'’-.".contains(c)))
            .filter(|w| !w.is_empty())
            .collect();
        let lower: Vec<String> = raw.iter().map(|w| bare(w)).collect();
        (0..raw.len()).find_map(|at| {
            self.at(at, |i| lower.get(i).map(String::as_str), |i| raw[i])
                .filter(|(named, _)| named.party)
                .map(|(named, _)| named.id)
        })
    }

    /// The party a claim's "we" stands for; a made-up one for a speaker of no known party.
    pub(super) fn own_party(&self, claim: &Claim) -> Option<u64> {
        let of_side = match claim.side {
            Side::A => self.side_a,
            Side::B => self.side_b,
            Side::Other | Side::Unknown => None,
        };
        let speaker = claim.speaker.as_deref();
        of_side
            .or_else(|| speaker.and_then(|s| self.find(s)))
            .or_else(|| claim.side.is_column().then(|| key(claim.side.name())))
            .or_else(|| speaker.and_then(unlisted_party))
            .or_else(|| speaker.map(|s| key(&format!("speaker {}", normalize::name(s)))))
    }
}

/// The party of "the union's secretary" or "a Tarnish spokesman", by the word that claims use for it.
///
/// A company, union or front is called by its noun; a state, whose ministries and armies are many,
/// by its name.
fn unlisted_party(speaker: &str) -> Option<u64> {
    let words: Vec<(&str, String)> = speaker
        .split(|c: char| !(c.is_alphanumeric() || "'’-".contains(c)))
        .filter(|w| !w.is_empty())
        .map(|w| (w, bare(w)))
        .collect();
    let group = |of_state: bool| {
        words.iter().rev().find_map(|(_, word)| {
            let stem = stem(word);
            let marks = lexicon().phrases.get(stem.as_ref())?;
            let groups = marks
                .iter()
                .any(|p| p.rest.is_empty() && matches!(p.meaning, Meaning::Mark(Mark::GroupNoun)));
            (groups && OF_STATE.contains(&word.as_str()) == of_state)
                .then(|| concept(stem.as_ref()))
        })
    };
    let name = || {
        let is_name = |(raw, word): &(&str, String)| {
            raw.starts_with(char::is_uppercase)
                && !lexicon().exact.contains_key(word.as_str())
                && word.len() > 2
        };
        let from = words.iter().position(is_name)?;
        let run = words[from..].iter().take_while(|w| is_name(w)).count();
        // "the Highland Front" is called "the Front", "Ann Lund of Tarn" by the name she has.
        let last = if from > 0 { from + run - 1 } else { from };
        Some(key(&stem(&words[last].1)))
    };
    group(false).or_else(name).or_else(|| group(true))
}

/// The thing that a stem stands for by itself.
fn concept(stem: &str) -> u64 {
    let alone = lexicon().phrases.get(stem).and_then(|list| {
        list.iter().find_map(|phrase| match phrase.meaning {
            Meaning::Concept(id) if phrase.rest.is_empty() => Some(id),
            _ => None,
        })
    });
    alone.unwrap_or_else(|| key(stem))
}

/// Bodies that many states have.
const OF_STATE: &[&str] = &[
    "army",
    "military",
    "government",
    "police",
    "ministry",
    "troops",
    "forces",
    "force",
    "guard",
    "authority",
    "authorities",
    "regulator",
    "navy",
    "council",
    "administration",
    "court",
    "judge",
    "delegation",
    "team",
    "officer",
    "commander",
    "bank",
    "side",
    "patrol",
    "staff",
    "group",
    "party",
    "operator",
    "engineer",
    "engineers",
    "pilot",
    "regime",
    "junta",
];

fn bare(word: &str) -> String {
    let lower = normalize::wording(word);
    let lower = lower.strip_suffix("'s").unwrap_or(&lower);
    lower.trim_matches(|c| c == '\'' || c == '.').to_owned()
}

fn words_of(name: &str) -> Vec<String> {
    name.split_whitespace()
        .map(bare)
        .filter(|w| !w.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_peoples_and_folded_names_are_one_party() {
        let folding = Folding {
            synonyms: vec![vec!["Kabul".into(), "the Islamic Emirate".into()]],
            ..Folding::default()
        };
        let names = Names::new(&folding);
        let afghan = names.find("an Afghan official");
        assert!(afghan.is_some());
        assert_eq!(names.find("the foreign ministry in Kabul"), afghan);
        assert_eq!(names.find("spokesman for the Islamic Emirate"), afghan);
        assert_ne!(names.find("Islamabad"), afghan);
        assert_eq!(names.find("give us time"), None, "“us” is no state");
        assert!(names.find("the US envoy").is_some());
    }
}
