//! English words for roles, read from `assets/sides/words.en.json`: no word of any conflict.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// What a word can be. One word may be several of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u32);

impl Kinds {
    /// A person in office: "minister".
    pub const PERSON: Self = Self(1);
    /// A body that speaks: "ministry".
    pub const BODY: Self = Self(1 << 1);
    /// An envoy or mission, for whom "to" and "for" name the host: "ambassador".
    pub const ENVOY: Self = Self(1 << 2);
    /// An unnamed person who is said to know: "source".
    pub const INSIDER: Self = Self(1 << 3);
    /// Someone who speaks for nobody: "resident".
    pub const UNOFFICIAL: Self = Self(1 << 4);
    /// Someone in arms: "militant".
    pub const FIGHTER: Self = Self(1 << 5);
    /// A title before a name.
    pub const TITLE: Self = Self(1 << 6);
    /// "former".
    pub const FORMER: Self = Self(1 << 7);
    /// A preposition after which the owner may stand: "of".
    pub const OF: Self = Self(1 << 8);
    /// A preposition after which the owner never stands: "to".
    pub const TOWARD: Self = Self(1 << 9);
    /// "for".
    pub const FOR: Self = Self(1 << 10);
    /// A preposition of place.
    pub const IN: Self = Self(1 << 11);
    /// "who", "which": the description ends here.
    pub const RELATIVE: Self = Self(1 << 12);
    /// "citing".
    pub const QUOTING: Self = Self(1 << 13);
    /// "and".
    pub const AND: Self = Self(1 << 14);
    /// What makes the name before a mere place: "-based".
    pub const NOT_OWNER: Self = Self(1 << 15);
    /// "the".
    pub const DEFINITE: Self = Self(1 << 16);
    /// "a", "some".
    pub const INDEFINITE: Self = Self(1 << 17);
    /// What may stand before a role: "senior".
    pub const MODIFIER: Self = Self(1 << 18);
    /// What tells a state's media from others: "state".
    pub const STATE_MEDIA: Self = Self(1 << 19);
    /// A name part written apart from the part before: the profile's `joined_endings`.
    pub const ENDING: Self = Self(1 << 20);
    /// A name part that links two: the profile's `links`.
    pub const LINK: Self = Self(1 << 21);
    /// What makes a leader no official: "opposition".
    pub const BEFORE_LEADER: Self = Self(1 << 22);
    /// What leaves the name before an owner: "-led".
    pub const STILL_OWNER: Self = Self(1 << 23);

    /// A body of people that is not the party's: "university".
    pub const PRIVATE: Self = Self(1 << 24);
    /// A noun without an s that means many: "police".
    pub const COLLECTIVE: Self = Self(1 << 25);

    /// "he".
    pub const PRONOUN: Self = Self(1 << 26);

    /// "its": whose, is told by the speaker before.
    pub const POSSESSIVE: Self = Self(1 << 27);

    /// A part of those named after "of": "member".
    pub const PARTITIVE: Self = Self(1 << 28);

    /// Whether the word is any of `kinds`.
    pub fn any(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// These kinds but those of `other`.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// All words that can head a description of a speaker.
    pub const HEAD: Self = Self::PERSON
        .or(Self::BODY)
        .or(Self::ENVOY)
        .or(Self::INSIDER)
        .or(Self::UNOFFICIAL)
        .or(Self::FIGHTER);

    /// Heads that speak for their owner.
    pub const OFFICIAL: Self = Self::PERSON.or(Self::BODY).or(Self::ENVOY);

    /// Any preposition.
    pub const PREPOSITION: Self = Self::OF.or(Self::TOWARD).or(Self::FOR).or(Self::IN);
}

/// The English list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    official_people: Vec<String>,
    envoys: Vec<String>,
    bodies: Vec<String>,
    insiders: Vec<String>,
    unofficial: Vec<String>,
    unofficial_before_leader: Vec<String>,
    fighters: Vec<String>,
    partitive: Vec<String>,
    same: HashMap<String, String>,
    titles: Vec<String>,
    former: Vec<String>,
    of: Vec<String>,
    #[serde(rename = "for")]
    for_: Vec<String>,
    toward: Vec<String>,
    #[serde(rename = "in")]
    in_: Vec<String>,
    relative: Vec<String>,
    quoting: Vec<String>,
    joined: Vec<String>,
    not_owner: Vec<String>,
    still_owner: Vec<String>,
    definite: Vec<String>,
    indefinite: Vec<String>,
    modifiers: Vec<String>,
    state_media: Vec<String>,
    private_bodies: Vec<String>,
    collective: Vec<String>,
    pronouns: Vec<String>,
    possessive: Vec<String>,
    both_sides: Vec<String>,
}

/// Words and their kinds.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// Each word's kinds; nouns for roles in singular and plural.
    pub kinds: Vec<(String, Kinds)>,
    /// One word for several: "defense" is "defence".
    pub same: HashMap<String, String>,
    /// Phrases for both parties at once.
    pub both_sides: Vec<String>,
}

/// The English vocabulary, read once.
pub(super) fn english() -> &'static Vocabulary {
    static WORDS: OnceLock<Vocabulary> = OnceLock::new();
    WORDS.get_or_init(|| {
        let json = include_str!("../../assets/sides/words.en.json");
        let file: File = serde_json::from_str(json).expect("the word list is read by a test");
        Vocabulary::new(file)
    })
}

impl Vocabulary {
    fn new(file: File) -> Self {
        let mut kinds = Vec::new();
        for (words, kind) in [
            (file.official_people, Kinds::PERSON),
            (file.envoys, Kinds::ENVOY),
            (file.bodies, Kinds::BODY),
            (file.insiders, Kinds::INSIDER),
            (file.unofficial, Kinds::UNOFFICIAL),
            (file.fighters, Kinds::FIGHTER),
        ] {
            kinds.extend(words.iter().flat_map(|word| with_plural(word, kind)));
        }
        for (words, kind) in [
            (file.unofficial_before_leader, Kinds::BEFORE_LEADER),
            (file.partitive, Kinds::PARTITIVE),
            (file.titles, Kinds::TITLE),
            (file.former, Kinds::FORMER),
            (file.of, Kinds::OF),
            (file.for_, Kinds::FOR),
            (file.toward, Kinds::TOWARD),
            (file.in_, Kinds::IN),
            (file.relative, Kinds::RELATIVE),
            (file.quoting, Kinds::QUOTING),
            (file.joined, Kinds::AND),
            (file.not_owner, Kinds::NOT_OWNER),
            (file.still_owner, Kinds::STILL_OWNER),
            (file.definite, Kinds::DEFINITE),
            (file.indefinite, Kinds::INDEFINITE),
            (file.modifiers, Kinds::MODIFIER),
            (file.state_media, Kinds::STATE_MEDIA),
            (file.private_bodies, Kinds::PRIVATE),
            (file.collective, Kinds::COLLECTIVE),
            (file.pronouns, Kinds::PRONOUN),
            (file.possessive, Kinds::POSSESSIVE),
        ] {
            kinds.extend(words.into_iter().map(|word| (word, kind)));
        }
        Self {
            kinds,
            same: file.same,
            both_sides: file.both_sides,
        }
    }
}

/// A noun and its plural.
pub(super) fn with_plural(word: &str, kind: Kinds) -> [(String, Kinds); 2] {
    let plural = if let Some(stem) = word.strip_suffix("man").filter(|s| !s.ends_with("hu")) {
        format!("{stem}men")
    } else if let Some(stem) = word
        .strip_suffix('y')
        .filter(|s| !s.ends_with(['a', 'e', 'o', 'u']))
    {
        format!("{stem}ies")
    } else if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") {
        format!("{word}es")
    } else {
        format!("{word}s")
    };
    [(word.to_owned(), kind), (plural, kind)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_list_is_read() {
        let words = english();
        let kinds = |word: &str| {
            words
                .kinds
                .iter()
                .filter(|(w, _)| w == word)
                .fold(Kinds::default(), |all, (_, k)| all.or(*k))
        };
        assert!(kinds("ministers").any(Kinds::PERSON));
        assert!(kinds("ministries").any(Kinds::BODY));
        assert!(kinds("spokesmen").any(Kinds::PERSON));
        assert!(kinds("embassies").any(Kinds::ENVOY));
        assert!(!kinds("resident").any(Kinds::OFFICIAL));
        assert!(kinds("for").any(Kinds::OF) && kinds("for").any(Kinds::FOR));
    }

    #[test]
    fn words_are_in_their_compared_form() {
        for (word, _) in &english().kinds {
            assert_eq!(super::super::tokens::words_of(word), [word.as_str()]);
        }
    }
}
