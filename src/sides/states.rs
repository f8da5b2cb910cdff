//! The states of the world under their names, adjectives and seats of government, and a few bodies
//! of states: who is not a party is somebody else, whether a profile lists them or not.

use std::sync::OnceLock;

use serde::Deserialize;

/// A state or a body of states.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    /// Its names, the one to show first.
    #[serde(default)]
    pub names: Vec<String>,
    /// "Norwegian".
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Its capital, and what else stands for its government.
    #[serde(default)]
    pub seats: Vec<String>,
}

impl State {
    /// Every word for it.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let lists = [&self.names, &self.adjectives, &self.seats];
        lists.into_iter().flatten().map(String::as_str)
    }

    /// The name to show.
    pub fn shown(&self) -> &str {
        self.all().next().unwrap_or_default()
    }
}

/// All of them, read once.
pub(super) fn world() -> &'static [State] {
    static STATES: OnceLock<Vec<State>> = OnceLock::new();
    STATES.get_or_init(|| {
        let json = include_str!("../../assets/sides/states.en.json");
        serde_json::from_str(json).expect("the list of states is read by a test")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_listed_twice() {
        let mut seen = std::collections::HashSet::new();
        for word in world().iter().flat_map(State::all) {
            assert!(seen.insert(word), "{word}");
        }
        assert!(seen.len() > 300);
    }
}
