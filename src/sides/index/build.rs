//! Fills the match tables from a profile and the lists of the language.

use std::collections::HashMap;

use super::super::names::{Held, Person};
use super::super::profile::{Named, Outsider, Party, Profile};
use super::super::states::{self, State};
use super::super::tokens;
use super::{Capitals, Entity, Index, Sort, mixed_capitals};
use crate::model::Side;

impl Index {
    pub(super) fn entity(&mut self, sort: Sort, side: Side, name: &str) -> usize {
        self.entities.push(Entity {
            sort,
            side,
            name: name.to_owned(),
            official: true,
            noun: false,
            from: None,
            to: None,
            home: side,
        });
        self.entities.len() - 1
    }

    pub(super) fn add_name(&mut self, name: &str, entity: usize) {
        let first = name.trim_start();
        let letters = || name.chars().filter(|c| c.is_alphabetic());
        let capitals = if !first.starts_with(char::is_uppercase) {
            Capitals::Any
        } else if letters().all(char::is_uppercase) {
            Capitals::All
        } else if let Some(count) = mixed_capitals(first) {
            Capitals::Count(count)
        } else {
            Capitals::First
        };
        let mut node = 0;
        for word in tokens::words_of(name) {
            let id = self.id(&word);
            let next = self.ends.len() as u32;
            node = *self.edges.entry((node, id)).or_insert(next);
            if node == next {
                self.ends.push(None);
            }
        }
        if node != 0 {
            self.ends[node as usize].get_or_insert((entity, capitals));
        }
    }

    fn add_names<'a>(
        &mut self,
        sort: Sort,
        side: Side,
        shown: &str,
        names: impl IntoIterator<Item = &'a str>,
    ) -> usize {
        let entity = self.entity(sort, side, shown);
        for name in names {
            self.add_name(name, entity);
        }
        entity
    }

    fn add_named(&mut self, sort: Sort, side: Side, named: &Named) {
        let entity = self.add_names(sort, side, &named.name, named.all());
        self.entities[entity].from = named.from;
        self.entities[entity].to = named.to;
    }

    pub(super) fn add_party(&mut self, party: &Party, side: Side) {
        self.add_names(Sort::Party, side, &party.name, party.own_names());
        // "Union" and "company" are nouns that name a party; "Pakistani" and "dockers" name its people.
        let (nouns, others): (Vec<&str>, Vec<&str>) = party
            .adjectives
            .iter()
            .map(String::as_str)
            .partition(|word| is_singular_noun(word));
        self.add_names(Sort::Adjective, side, &party.name, others);
        let nouns = self.add_names(Sort::Adjective, side, &party.name, nouns);
        self.entities[nouns].noun = true;
        for named in &party.governments {
            let at = self.entities.len();
            self.add_named(Sort::Government, side, named);
            self.governments[usize::from(side == Side::B)].push(at);
        }
        for named in &party.metonyms {
            self.add_named(Sort::Metonym, side, named);
        }
        for body in &party.institutions {
            let names =
                std::iter::once(body.name.as_str()).chain(body.aliases.iter().map(String::as_str));
            let entity = self.add_names(Sort::Institution, side, &body.name, names);
            let entity = &mut self.entities[entity];
            (entity.official, entity.from, entity.to) = (body.official, body.from, body.to);
        }
        for named in &party.carriers {
            self.add_named(Sort::Carrier, side, named);
        }
        for place in &party.places {
            self.add_names(Sort::Place, side, place, [place.as_str()]);
        }
        let offices: HashMap<String, &Named> = party
            .offices
            .iter()
            .map(|o| (tokens::words_of(&o.name).join(" "), o))
            .collect();
        for official in &party.officials {
            let terms = official.terms.iter().map(|term| {
                let key = tokens::words_of(&term.office).join(" ");
                let names = offices.get(&key).map(|o| o.all()).into_iter().flatten();
                let names = std::iter::once(term.office.as_str()).chain(names);
                Held {
                    office: term.office.clone(),
                    words: names.map(|name| self.role_words(name)).collect(),
                    from: term.from,
                    to: term.to,
                    certain: term.certain,
                }
            });
            let person = Person {
                side,
                name: official.name.clone(),
                names: Vec::new(),
                bare: official
                    .bare
                    .iter()
                    .map(|b| tokens::words_of(b).join(" "))
                    .collect(),
                terms: terms.collect(),
                gender: official.gender,
                of: None,
            };
            let names = std::iter::once(&official.name).chain(&official.aliases);
            self.add_person(person, names);
        }
    }

    pub(super) fn add_outsiders(&mut self, profile: &Profile) {
        let neither = &profile.neither;
        for (sort, list) in [
            (Sort::Outsider, &neither.states),
            (Sort::Outsider, &neither.organisations),
            (Sort::Group, &neither.armed_groups),
        ] {
            for outsider in list {
                self.add_outsider(sort, outsider);
            }
        }
        for outlet in &neither.carriers {
            let names = std::iter::once(outlet.name.as_str())
                .chain(outlet.aliases.iter().map(String::as_str));
            let entity = self.add_names(Sort::Carrier, Side::Other, &outlet.name, names);
            if let Some(home) = outlet.home {
                self.entities[entity].home = home.side();
            }
        }
        for words in &neither.unclear {
            self.add_names(Sort::Unclear, Side::Unknown, words, [words.as_str()]);
        }
        for person in &neither.people {
            self.add_stranger(&person.name, &person.aliases, None);
        }
    }

    fn add_outsider(&mut self, sort: Sort, outsider: &Outsider) {
        let names = std::iter::once(&outsider.name)
            .chain(&outsider.aliases)
            .chain(&outsider.labels)
            .map(String::as_str);
        self.add_names(sort, Side::Other, &outsider.name, names);
        let adjectives = outsider.adjectives.iter().map(String::as_str);
        self.add_names(Sort::Adjective, Side::Other, &outsider.name, adjectives);
        for person in &outsider.people {
            self.add_stranger(person, &[], Some(&outsider.name));
        }
    }

    /// States that the profile does not list; what it leaves out of a party that is one.
    pub(super) fn add_world(&mut self, profile: &Profile) {
        // A word of a party's longer name belongs to the quarrel: it is left alone.
        let longer: Vec<Vec<String>> = [&profile.a, &profile.b]
            .into_iter()
            .flat_map(|party| {
                let bodies = party.institutions.iter().map(|body| &body.name);
                let bodies = bodies.map(String::as_str);
                party.own_names().chain(bodies).map(tokens::words_of)
            })
            .filter(|words| words.len() > 1)
            .collect();
        for state in states::world() {
            let mut own = state.names.iter().chain(&state.adjectives);
            let holder = own.find_map(|name| self.holder(name));
            let entity = match holder {
                Some(entity) if self.entities[entity].side.is_column() => {
                    let (sort, side) = (self.entities[entity].sort, self.entities[entity].side);
                    if matches!(sort, Sort::Party | Sort::Adjective) {
                        self.complete_party(state, side);
                    }
                    continue;
                }
                Some(entity) => entity,
                None if state.all().any(|name| {
                    let words = tokens::words_of(name);
                    longer
                        .iter()
                        .any(|long| long.windows(words.len()).any(|part| part == words))
                }) =>
                {
                    continue;
                }
                None => self.entity(Sort::Outsider, Side::Other, state.shown()),
            };
            for name in state.all() {
                if self.holder(name).is_none() {
                    self.add_name(name, entity);
                }
            }
        }
    }

    /// Gives a party the adjectives and the capital of its state.
    fn complete_party(&mut self, state: &State, side: Side) {
        let party = self.side_name(side).to_owned();
        let at = usize::from(side == Side::B);
        if let Some(adjective) = state.adjectives.first()
            && self.belonging[at] == self.party_names[at]
        {
            self.belonging[at].clone_from(adjective);
        }
        for (sort, names) in [
            (Sort::Adjective, &state.adjectives),
            (Sort::Metonym, &state.seats),
        ] {
            for name in names {
                if self.holder(name).is_none() {
                    let shown = if sort == Sort::Metonym { name } else { &party };
                    self.add_names(sort, side, shown, [name.as_str()]);
                }
            }
        }
    }

    /// Whom a name stands for so far.
    fn holder(&self, name: &str) -> Option<usize> {
        let mut node = 0;
        for word in tokens::words_of(name) {
            let id = self.words.get(&word)?;
            node = *self.edges.get(&(node, *id))?;
        }
        self.ends[node as usize].map(|(entity, _)| entity)
    }

    fn add_stranger(&mut self, name: &str, aliases: &[String], of: Option<&str>) {
        let person = Person {
            side: Side::Other,
            name: name.to_owned(),
            names: Vec::new(),
            bare: Vec::new(),
            terms: Vec::new(),
            gender: None,
            of: of.map(str::to_owned),
        };
        let aliases = aliases.iter().map(String::as_str);
        self.add_person(person, std::iter::once(name).chain(aliases));
    }
}

/// Whether the word is written small and stands for one thing, as far as its spelling tells.
fn is_singular_noun(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && (!word.ends_with('s') || word.ends_with("ss"))
}
