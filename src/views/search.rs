//! Finding statements by words, blind to case and typography.

use std::collections::HashSet;

use crate::model::{PairId, Reading};
use crate::project::Project;
use crate::text::{Span, normalize};

/// The words of all statements in one string, made once per reading.
#[derive(Debug, Default)]
pub struct SearchIndex {
    /// Normalized words of every statement, one after the other.
    text: String,
    /// Where each statement's words end in `text`.
    ends: Vec<usize>,
}

/// Which statements hold the words looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    hits: Vec<bool>,
    /// How many statements hold them.
    pub count: usize,
    /// Pairs whose note holds them.
    pub pairs: HashSet<PairId>,
}

impl Found {
    /// Whether statement `index` of the reading holds the words.
    pub fn holds(&self, index: usize) -> bool {
        self.hits.get(index).copied().unwrap_or(false)
    }
}

/// The search as it is compared: normalized, without white space at its ends.
pub fn words(search: &str) -> String {
    normalize::wording(search).trim().to_owned()
}

impl SearchIndex {
    /// Takes in claim, speaker, office, headline and outlet of every statement.
    pub fn new(project: &Project, reading: &Reading) -> Self {
        let mut out = Self::default();
        let mut article = None;
        let mut about = String::new();
        for (statement, claim) in reading.statements.iter().zip(&reading.claims) {
            if article != Some(statement.article) {
                article = Some(statement.article);
                about.clear();
                if let Some(article) = project.article(statement.article) {
                    let outlet = article.outlet.as_deref().unwrap_or_default();
                    about = normalize::wording(&format!("{} {outlet}", article.display_title()));
                }
            }
            out.text.push_str(&normalize::wording(&claim.text));
            for words in [&statement.speaker.name, &statement.speaker.role]
                .into_iter()
                .flatten()
            {
                out.text.push('\n');
                out.text.push_str(&normalize::wording(words));
            }
            out.text.push('\n');
            out.text.push_str(&about);
            out.ends.push(out.text.len());
        }
        out
    }

    /// The statements that hold every word of `words`, which must be normalized already.
    pub fn find(&self, words: &str) -> Found {
        self.find_among(words, None)
    }

    /// The same where `wider` was found by the beginning of these words: only that is looked through
    /// again.
    pub fn find_among(&self, words: &str, wider: Option<&Found>) -> Found {
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut start = 0;
        let mut count = 0;
        let hits = self
            .ends
            .iter()
            .enumerate()
            .map(|(place, &end)| {
                let text = &self.text[start..end];
                start = end;
                let may_hit = wider.is_none_or(|wider| wider.holds(place));
                let hit = may_hit && words.iter().all(|word| text.contains(word));
                count += usize::from(hit);
                hit
            })
            .collect();
        Found {
            hits,
            count,
            pairs: HashSet::new(),
        }
    }
}

/// Where the words searched for stand in a text. `words` must be normalized already.
pub fn places(text: &str, words: &str) -> Vec<Span> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut normal = String::with_capacity(text.len());
    // For each byte of `normal`, the character of `text` it was made from.
    let mut from: Vec<Span> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let here = Span::new(at, at + c.len_utf8());
        if c.is_whitespace() {
            normal.push(' ');
        } else {
            normal.push_str(&normalize::wording(c.encode_utf8(&mut [0; 4])));
        }
        from.resize(normal.len(), here);
    }
    let mut out: Vec<Span> = words
        .split_whitespace()
        .flat_map(|word| {
            normal
                .match_indices(word)
                .map(|(at, _)| from[at].hull(from[at + word.len() - 1]))
                .collect::<Vec<_>>()
        })
        .collect();
    out.sort_unstable();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixture::Fixture;

    #[test]
    fn places_are_told_in_the_text_as_it_stands() {
        let text = "“It’s the TOWER”, they said: a tower.";
        let found: Vec<_> = places(text, &words("tower it's"))
            .into_iter()
            .map(|span| span.slice(text))
            .collect();
        assert_eq!(found, ["It’s", "TOWER", "tower"]);
        assert!(places(text, "").is_empty());
        assert!(places("", "x").is_empty());
    }

    #[test]
    fn finds_in_any_case_and_typography() {
        let mut fixture = Fixture::default();
        fixture.article("Talks end", "Harbour Wire");
        fixture.say("a", "Lena Marsh", "We didn’t leave — not “once”.");
        fixture.say("b", "Omar Vale", "They left twice.");
        let (project, reading) = fixture.build();
        let index = SearchIndex::new(&project, &reading);
        let find = |search: &str| {
            let found = index.find(&words(search));
            (0..2).filter(|&i| found.holds(i)).collect::<Vec<_>>()
        };
        assert_eq!(find("DIDN'T leave - not \"once\""), [0]);
        assert_eq!(find("vale"), [1], "speakers are looked through");
        assert_eq!(find("  harbour  "), [0, 1], "and outlets");
        assert_eq!(find("twice talks"), [1], "every word must be there");
        assert_eq!(find("nowhere"), Vec::<usize>::new());
        // Letter by letter it is the same.
        let mut before = None;
        let search = words("twice talks");
        for until in 1..=search.len() {
            let typed = search[..until].trim();
            let found = index.find_among(typed, before.as_ref());
            assert_eq!(found, index.find(typed));
            before = Some(found);
        }
    }
}
