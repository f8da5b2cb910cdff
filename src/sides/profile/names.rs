//! What a profile tells other rooms: names, synonyms, outlets.

use super::Profile;
use crate::model::Side;

impl Profile {
    /// What a party is called: its names, aliases, adjectives, metonyms and governments, in the
    /// order of the profile. "We" and "our" mean these when it speaks. Empty for no column.
    pub fn names(&self, side: Side) -> Vec<String> {
        let Some(party) = self.party(side) else {
            return Vec::new();
        };
        let mut out = vec![party.name.clone()];
        out.extend(party.short.iter().cloned());
        out.extend(party.aliases.iter().cloned());
        out.extend(party.adjectives.iter().cloned());
        for named in party.metonyms.iter().chain(&party.governments) {
            out.extend(named.all().map(str::to_owned));
        }
        dedup(out)
    }

    /// Names for one thing, for comparing statements: each inner list is one party, institution,
    /// office, state or group under all its names and metonyms, the first being the one to show.
    pub fn synonyms(&self) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        for side in [Side::A, Side::B] {
            out.push(self.names(side));
        }
        for party in [&self.a, &self.b] {
            let bodies = party.institutions.iter();
            out.extend(bodies.map(|i| all(&i.name, &[&i.aliases])));
            let people = party.officials.iter();
            out.extend(people.map(|o| all(&o.name, &[&o.aliases])));
        }
        let neither = &self.neither;
        let outsiders = [
            &neither.states,
            &neither.organisations,
            &neither.armed_groups,
        ];
        for outsider in outsiders.into_iter().flatten() {
            let lists = [&outsider.aliases, &outsider.adjectives, &outsider.labels];
            out.push(all(&outsider.name, &lists));
        }
        out.retain(|names| names.len() > 1);
        out
    }

    /// Outlets and agencies that pass words on.
    pub fn carriers(&self) -> Vec<String> {
        let own = self.a.carriers.iter().chain(&self.b.carriers);
        let own = own.flat_map(|named| all(&named.name, &[&named.aliases]));
        let others = self.neither.carriers.iter();
        let others = others.flat_map(|outlet| all(&outlet.name, &[&outlet.aliases]));
        dedup(own.chain(others).collect())
    }
}

fn all(name: &str, lists: &[&Vec<String>]) -> Vec<String> {
    let mut out = vec![name.to_owned()];
    out.extend(lists.iter().flat_map(|list| list.iter().cloned()));
    dedup(out)
}

fn dedup(names: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    names
        .into_iter()
        .filter(|name| seen.insert(name.clone()))
        .collect()
}
