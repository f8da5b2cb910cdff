//! The list of all constructions. Order is priority: the first that finds something at a cue wins.

use super::constructions::{
    according_to, as_said, asked, clause_after, clause_before, colon, noun_cue, object, participle,
    passive, phrase_after, quote_after, quote_before, quote_introduced, quote_manner, quoted_as,
    relative_denial, relative_object, signed, that_clause,
};
use super::cue::Cue;
use super::draft::{Draft, Scene};
use super::subject::Source;
use crate::model::FoundBy;

/// A verb of saying with its subject and the first word after addressee and setting.
#[derive(Clone, Copy, Debug)]
pub struct Verbal<'c> {
    /// The verb.
    pub cue: &'c Cue,
    /// Its subject, if one was found.
    pub source: Option<Source>,
    /// The token after the group, addressee and setting.
    pub after: usize,
}

/// What makes a construction look.
#[derive(Clone, Copy, Debug)]
pub enum Find {
    /// A verb of saying.
    Verb(fn(&Scene, &Verbal) -> Option<Draft>),
    /// Any word or mark outside quotations.
    Token(fn(&Scene, usize) -> Option<Draft>),
}

/// A shape of sentence that attributes words.
#[derive(Clone, Copy, Debug)]
pub struct Construction {
    /// Its name in explanations; never changes.
    pub id: &'static str,
    /// What it matches, for the documentation.
    pub matches: &'static str,
    /// Marked text in which it fires: `<speaker>`, `<cue>`, `<claim>`.
    pub example: &'static str,
    /// Text in which it must not fire.
    pub counter_example: &'static str,
    /// Why it stands where it does in the list.
    pub place: &'static str,
    /// The code.
    pub find: Find,
}

/// All constructions, the first first.
pub const REGISTRY: &[Construction] = &[
    quoted_as::CONSTRUCTION,
    according_to::CONSTRUCTION,
    colon::CONSTRUCTION,
    signed::CONSTRUCTION,
    quote_manner::CONSTRUCTION,
    quote_introduced::CONSTRUCTION,
    asked::CONSTRUCTION,
    noun_cue::CONSTRUCTION,
    relative_denial::CONSTRUCTION,
    as_said::CONSTRUCTION,
    relative_object::CONSTRUCTION,
    passive::CONSTRUCTION,
    quote_before::CONSTRUCTION,
    clause_before::CONSTRUCTION,
    participle::CONSTRUCTION,
    quote_after::CONSTRUCTION,
    that_clause::CONSTRUCTION,
    phrase_after::CONSTRUCTION,
    object::CONSTRUCTION,
    clause_after::CONSTRUCTION,
];

/// Ids of what joins statements together and has no cue of its own, see [`super::merge`].
pub const ORPHAN: &str = "orphan-quote";

/// How a statement was found, in a sentence: by which word, in which shape.
pub fn explain(found_by: &FoundBy) -> String {
    if found_by.construction == FoundBy::BY_HAND {
        return "You made this statement of the article's words.".to_owned();
    }
    if found_by.construction == ORPHAN {
        return "A quotation without words of saying; the last speaker goes on.".to_owned();
    }
    let shape = REGISTRY
        .iter()
        .find(|c| c.id == found_by.construction)
        .map_or("", |c| c.matches);
    if found_by.lemma.is_empty() {
        return shape.to_owned();
    }
    format!("By “{}”. {shape}", found_by.lemma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::constructions::marked;

    #[test]
    fn every_shape_explains_itself() {
        for construction in REGISTRY {
            for statement in marked::extract(construction.counter_example)
                .iter()
                .chain(&marked::check(construction.example))
            {
                let words = explain(&statement.found_by);
                assert!(words.contains(&*statement.found_by.lemma), "{words}");
                assert!(words.ends_with('.') && words.len() > 30, "{words}");
            }
        }
    }

    #[test]
    fn ids_are_unique_and_examples_fire() {
        let mut ids: Vec<_> = REGISTRY.iter().map(|c| c.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), REGISTRY.len());
        for construction in REGISTRY {
            let found = marked::check(construction.example);
            assert!(
                found
                    .iter()
                    .any(|s| s.found_by.construction == construction.id),
                "{} does not find its own example, but {:?}",
                construction.id,
                found.iter().map(|s| &s.found_by).collect::<Vec<_>>()
            );
            let found = marked::extract(construction.counter_example);
            assert!(
                found
                    .iter()
                    .all(|s| s.found_by.construction != construction.id),
                "{} fires on its counter-example",
                construction.id
            );
        }
    }
}
