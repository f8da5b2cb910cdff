//! The words of the comparison, read once from `assets/compare/en`.
//!
//! Everything is looked up by stem. Phrases of several words are matched longest first, and an
//! article or possessive inside a phrase may be left out or put in ("left the table", "left our table").

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::stem;
use crate::model::PairKind;

/// What a word does in a claim, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Mark {
    Negator,
    NegatorNoun,
    NotNegator,
    Denial,
    DenialVerb,
    DenialOfClaim,
    Refutation,
    ClaimWord,
    Conditional,
    Threat,
    Wish,
    Opinion,
    KeepsOpen,
    QuotedThird,
    Only,
    Possible,
    Future,
    Approx,
    AtLeast,
    AtMost,
    BlameVerb,
    BlameStrong,
    AgentLink,
    Talks,
    UniqueEvent,
    PossessiveSelf,
    PlaceLine,
    PlaceIn,
    GroupNoun,
    Carried,
    Definite,
    Indefinite,
    Ordinal,
    Promise,
    Breach,
    ClauseBreak,
    Passive,
    Lands,
    Cumulative,
    Because,
    Failing,
    Presence,
    Aspect,
    Labelled,
    Stop,
    Light,
}

impl Mark {
    /// The mark as a bit of [`super::prepared::Token::marks`].
    pub(super) const fn bit(self) -> u64 {
        1 << self as u8
    }
}

/// Kinds of people, places and loads that an attack is said to have hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ActorClass {
    Civilian,
    Fighter,
    CivilSite,
    MilitarySite,
    CivilCargo,
    MilitaryCargo,
}

impl ActorClass {
    /// Whether the class is on the civil side of its axis.
    pub(super) fn is_civil(self) -> bool {
        matches!(self, Self::Civilian | Self::CivilSite | Self::CivilCargo)
    }
}

/// What a phrase means.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning {
    Mark(Mark),
    Concept(u64),
    Pole { frame: u16, plus: bool },
    Actor(ActorClass),
    Conduct { aspect: u8, good: bool },
}

/// What a word says of an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Raises,
    Lowers,
    /// Lowers what is bad unless told otherwise.
    Averts,
    /// Raises what is bad unless told otherwise.
    Brings,
    Helps,
    Harms,
    /// Something is done, no matter what: "an effect".
    Links,
    /// Two things go together: "linked to".
    Ties,
    /// Bad when lowered, else a link: "spreads".
    Spreads,
    /// Turns round what the rest of the clause says: "a lack of".
    Lacks,
    Bad,
    Good,
    /// Says by itself that nothing is helped.
    Useless,
    /// Says by itself that nothing is linked.
    Unrelated,
    /// Helps when said of something, and not when there is none.
    Remedy,
    /// Leaves the effect open when negated.
    Evidence,
    /// Leaves the effect open.
    Open,
}

/// A pair of opposite states.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) kind: PairKind,
    /// The pole that blames: "harbours them", and "does nothing about them".
    pub(super) plus_accuses: bool,
}

/// One phrase: the stems after the first, and what it means.
#[derive(Debug)]
pub(super) struct Phrase<M> {
    pub(super) rest: Vec<Box<str>>,
    pub(super) meaning: M,
}

/// All word lists.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) irregular: HashMap<Box<str>, Box<str>>,
    /// By first stem; longest first.
    pub(super) phrases: HashMap<Box<str>, Vec<Phrase<Meaning>>>,
    /// Words of cause and evidence, by first stem; longest first.
    pub(super) effects: HashMap<Box<str>, Vec<Phrase<Sense>>>,
    /// Marks of whole words as written, in lower case.
    pub(super) exact: HashMap<Box<str>, u64>,
    pub(super) frames: Vec<Frame>,
    /// Names of the aspects of conduct.
    pub(super) aspects: Vec<String>,
    pub(super) numbers: Numbers,
    /// Each country under all its names, as written.
    pub(super) countries: Vec<Vec<String>>,
}

/// Words for numbers and times.
#[derive(Debug, Deserialize)]
pub(super) struct Numbers {
    pub(super) units: HashMap<String, f64>,
    pub(super) scales: HashMap<String, f64>,
    pub(super) vague: HashMap<String, [f64; 2]>,
    pub(super) ordinals: Vec<String>,
    pub(super) months: Vec<String>,
    pub(super) weekdays: Vec<String>,
    pub(super) parts: HashMap<String, u32>,
}

#[derive(Deserialize)]
struct FrameEntry {
    #[cfg(test)]
    id: String,
    kind: PairKind,
    /// The pole that blames; the first unless told.
    #[serde(default)]
    accuses: Accuses,
    plus: Vec<String>,
    minus: Vec<String>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Accuses {
    #[default]
    Plus,
    Minus,
}

#[derive(Deserialize)]
struct ConductEntry {
    aspect: String,
    good: Vec<String>,
    bad: Vec<String>,
}

/// The lexicon of the program.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
    &LEXICON
}

/// A fixed hash of a word (FNV-1a), the same on every machine and in every version.
pub(super) fn key(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn asset<T: for<'de> Deserialize<'de>>(json: &str) -> T {
    serde_json::from_str(json).expect("the lexicon is part of the program and a test reads it")
}

impl Lexicon {
    fn read() -> Self {
        let irregular: HashMap<Box<str>, Box<str>> =
            asset(include_str!("../../assets/compare/en/irregular.json"));
        let words: HashMap<String, Vec<String>> =
            asset(include_str!("../../assets/compare/en/words.json"));
        let synonyms: Vec<Vec<String>> =
            asset(include_str!("../../assets/compare/en/synonyms.json"));
        let frames: Vec<FrameEntry> = asset(include_str!("../../assets/compare/en/frames.json"));
        let actors: HashMap<String, Vec<String>> =
            asset(include_str!("../../assets/compare/en/actors.json"));
        let effects: HashMap<String, Vec<String>> =
            asset(include_str!("../../assets/compare/en/effects.json"));
        let conduct: Vec<ConductEntry> =
            asset(include_str!("../../assets/compare/en/conduct.json"));
        let mut out = Self {
            irregular,
            phrases: HashMap::new(),
            effects: HashMap::new(),
            exact: HashMap::new(),
            frames: Vec::new(),
            aspects: Vec::new(),
            numbers: asset(include_str!("../../assets/compare/en/numbers.json")),
            countries: asset(include_str!("../../assets/compare/en/countries.json")),
        };
        for (name, mark) in MARKS {
            for word in words.get(*name).into_iter().flatten() {
                // "noting" opens a clause and "not" does not, though both have one stem.
                let alone = matches!(mark, Mark::ClauseBreak) && !word.contains(' ');
                if alone || matches!(mark, Mark::Stop) {
                    *out.exact.entry(word.as_str().into()).or_default() |= mark.bit();
                } else {
                    out.add(word, Meaning::Mark(*mark));
                }
            }
        }
        for class in &synonyms {
            let concept = key(&format!("={}", class[0]));
            for word in class {
                if !out.has_concept(word) {
                    out.add(word, Meaning::Concept(concept));
                }
            }
        }
        for (i, entry) in frames.into_iter().enumerate() {
            let frame = i as u16;
            for (list, plus) in [(&entry.plus, true), (&entry.minus, false)] {
                for word in list {
                    out.add(word, Meaning::Pole { frame, plus });
                }
            }
            out.frames.push(Frame {
                kind: entry.kind,
                plus_accuses: entry.accuses == Accuses::Plus,
            });
        }
        for (name, class) in ACTORS {
            for word in actors.get(*name).into_iter().flatten() {
                out.add(word, Meaning::Actor(*class));
            }
        }
        for (i, entry) in conduct.into_iter().enumerate() {
            let aspect = i as u8;
            for (list, good) in [(&entry.good, true), (&entry.bad, false)] {
                for word in list {
                    out.add(word, Meaning::Conduct { aspect, good });
                }
            }
            out.aspects.push(entry.aspect);
        }
        for (name, sense) in SENSES {
            for word in effects.get(*name).into_iter().flatten() {
                out.add_effect(word, *sense);
            }
        }
        for list in out.effects.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        for list in out.phrases.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        out
    }

    fn stem(&self, word: &str) -> Box<str> {
        let base = self.irregular.get(word).map_or(word, |base| base);
        match self.irregular.get(word) {
            Some(_) => match base.strip_suffix('e') {
                Some(cut) if cut.len() > 2 => cut.into(),
                _ => base.into(),
            },
            None => stem::cut(word).into_owned().into_boxed_str(),
        }
    }

    fn add(&mut self, phrase: &str, meaning: Meaning) {
        let mut stems = phrase
            .split_whitespace()
            .map(|word| self.stem(word))
            .collect::<Vec<_>>();
        if stems.is_empty() {
            return;
        }
        let first = stems.remove(0);
        self.phrases.entry(first).or_default().push(Phrase {
            rest: stems,
            meaning,
        });
    }

    fn add_effect(&mut self, phrase: &str, meaning: Sense) {
        let mut stems = phrase.split_whitespace().map(|word| self.stem(word));
        let Some(first) = stems.next() else { return };
        let rest: Vec<Box<str>> = stems.collect();
        self.effects
            .entry(first)
            .or_default()
            .push(Phrase { rest, meaning });
    }

    fn has_concept(&self, phrase: &str) -> bool {
        let mut stems: Vec<_> = phrase.split_whitespace().map(|w| self.stem(w)).collect();
        if stems.is_empty() {
            return true;
        }
        let first = stems.remove(0);
        self.phrases.get(&first).is_some_and(|list| {
            list.iter()
                .any(|p| p.rest == stems && matches!(p.meaning, Meaning::Concept(_)))
        })
    }
}

const MARKS: &[(&str, Mark)] = &[
    ("negator", Mark::Negator),
    ("negator_noun", Mark::NegatorNoun),
    ("not_negator", Mark::NotNegator),
    ("denial", Mark::Denial),
    ("denial_verb", Mark::DenialVerb),
    ("denial_of_claim", Mark::DenialOfClaim),
    ("refutation", Mark::Refutation),
    ("claim_word", Mark::ClaimWord),
    ("conditional", Mark::Conditional),
    ("threat", Mark::Threat),
    ("wish", Mark::Wish),
    ("opinion", Mark::Opinion),
    ("keeps_open", Mark::KeepsOpen),
    ("quoted_third", Mark::QuotedThird),
    ("only", Mark::Only),
    ("possible", Mark::Possible),
    ("future", Mark::Future),
    ("approx", Mark::Approx),
    ("at_least", Mark::AtLeast),
    ("at_most", Mark::AtMost),
    ("blame_verb", Mark::BlameVerb),
    ("blame_strong", Mark::BlameStrong),
    ("agent_link", Mark::AgentLink),
    ("talks", Mark::Talks),
    ("unique_event", Mark::UniqueEvent),
    ("possessive_self", Mark::PossessiveSelf),
    ("place_line", Mark::PlaceLine),
    ("place_in", Mark::PlaceIn),
    ("group_noun", Mark::GroupNoun),
    ("carried", Mark::Carried),
    ("definite", Mark::Definite),
    ("indefinite", Mark::Indefinite),
    ("ordinal", Mark::Ordinal),
    ("promise", Mark::Promise),
    ("breach", Mark::Breach),
    ("clause_break", Mark::ClauseBreak),
    ("passive", Mark::Passive),
    ("lands", Mark::Lands),
    ("cumulative", Mark::Cumulative),
    ("because", Mark::Because),
    ("failing", Mark::Failing),
    ("presence", Mark::Presence),
    ("aspect", Mark::Aspect),
    ("labelled", Mark::Labelled),
    ("stop", Mark::Stop),
    ("light", Mark::Light),
];

const ACTORS: &[(&str, ActorClass)] = &[
    ("civilian", ActorClass::Civilian),
    ("fighter", ActorClass::Fighter),
    ("civil_site", ActorClass::CivilSite),
    ("military_site", ActorClass::MilitarySite),
    ("civil_cargo", ActorClass::CivilCargo),
    ("military_cargo", ActorClass::MilitaryCargo),
];

const SENSES: &[(&str, Sense)] = &[
    ("raises", Sense::Raises),
    ("lowers", Sense::Lowers),
    ("averts", Sense::Averts),
    ("brings", Sense::Brings),
    ("helps", Sense::Helps),
    ("harms", Sense::Harms),
    ("links", Sense::Links),
    ("ties", Sense::Ties),
    ("spreads", Sense::Spreads),
    ("lacks", Sense::Lacks),
    ("bad", Sense::Bad),
    ("good", Sense::Good),
    ("useless", Sense::Useless),
    ("unrelated", Sense::Unrelated),
    ("remedies", Sense::Remedy),
    ("evidence", Sense::Evidence),
    ("open", Sense::Open),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        let words: HashMap<String, Vec<String>> =
            asset(include_str!("../../assets/compare/en/words.json"));
        for (name, _) in MARKS {
            assert!(
                words.get(*name).is_some_and(|list| !list.is_empty()),
                "{name} is missing"
            );
        }
        assert_eq!(words.len(), MARKS.len(), "a list that nobody reads");
        let effects: HashMap<String, Vec<String>> =
            asset(include_str!("../../assets/compare/en/effects.json"));
        for (name, _) in SENSES {
            assert!(
                effects.get(*name).is_some_and(|list| !list.is_empty()),
                "{name} is missing"
            );
        }
        assert_eq!(effects.len(), SENSES.len(), "a list that nobody reads");
        assert!(MARKS.len() <= 64);
        let lexicon = lexicon();
        assert!(lexicon.frames.len() > 20 && lexicon.aspects.len() > 4);
        assert!(lexicon.frames.iter().all(|f| f.kind != PairKind::None));
    }

    #[test]
    fn no_phrase_stands_on_both_poles_of_a_frame() {
        let frames: Vec<FrameEntry> = asset(include_str!("../../assets/compare/en/frames.json"));
        for frame in frames {
            for word in &frame.plus {
                assert!(!frame.minus.contains(word), "{word} in {}", frame.id);
            }
        }
    }

    #[test]
    fn the_hash_is_fixed() {
        assert_eq!(key(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(key("a"), 0xaf63_dc4c_8601_ec8c);
    }
}
