//! Words as data: reads `assets/lexicon/en` once and answers what a word can be.
//!
//! Entries are by lemma; the forms of a regular verb are made here, irregular ones are listed in
//! the entry as third person, past, participle and `-ing`. Every entry carries an example sentence
//! of its own; a test runs each.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::SpeechAct;

const VERBS: &str = include_str!("../../assets/lexicon/en/verbs.json");
const NOUNS: &str = include_str!("../../assets/lexicon/en/nouns.json");
const GRAMMAR: &str = include_str!("../../assets/lexicon/en/grammar.json");
const PEOPLE: &str = include_str!("../../assets/lexicon/en/people.json");

/// What a word can be, as bits. A word can be several things.
pub mod bits {
    macro_rules! bits {
        ($($(#[$doc:meta])* $name:ident $n:literal)*) => { $($(#[$doc])* pub const $name: u64 = 1 << $n;)* };
    }
    bits! {
        /// "the", "some", "two".
        DET 0
        /// "he", "who".
        SUBJECT 1
        /// "him".
        OBJECT 2
        /// "his".
        POSSESSIVE 3
        /// "of", "during".
        PREP 4
        /// "and", "but".
        CONJ 5
        /// "that", "because".
        SUBORDINATOR 6
        /// A form of "be".
        BE 7
        /// A form of "have".
        HAVE 8
        /// A form of "do".
        DO 9
        /// "would", "to".
        MODAL 10
        /// "not", "didn't".
        NEGATION 11
        /// "also", and words in -ly.
        ADVERB 12
        /// A finite verb for sure.
        FINITE 13
        /// "Monday".
        DAY 14
        /// "January".
        MONTH 15
        /// "Gen.", "Mullah".
        TITLE 16
        /// "minister".
        ROLE 17
        /// "deputy", "foreign".
        ROLE_MODIFIER 18
        /// "ministry".
        GROUP 19
        /// "agency", "newspaper".
        MEDIA 20
        /// A word or name that tells a woman.
        FEMALE 21
        /// A word or name that tells a man.
        MALE 22
        /// Base form of a verb of saying.
        CUE_BASE 23
        /// Its third person.
        CUE_S 24
        /// Its past.
        CUE_PAST 25
        /// Its past participle.
        CUE_PARTICIPLE 26
        /// Its form in -ing.
        CUE_ING 27
        /// A noun of saying.
        CUE_NOUN 28
        /// Some verb of saying of this form takes a clause, a quotation or an object as it comes.
        CUE_SURE 29
        /// Ends in -ed, or in -ing.
        ED 30
        /// Ends in -ing.
        ING 31
        /// Ends in -s and may be a plural.
        PLURAL 32
        /// A verb that, negated, says that nothing was said.
        SILENT 33
        /// A verb that, after "declined to", says that nothing was said.
        SILENT_REFUSED 34
    }
    /// Any form of a verb of saying.
    pub const CUE: u64 = CUE_BASE | CUE_S | CUE_PAST | CUE_PARTICIPLE | CUE_ING;
    /// Any auxiliary.
    pub const AUX: u64 = BE | HAVE | DO | MODAL;
}

/// What can follow a verb of saying as what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Takes {
    /// A quotation.
    Quote,
    /// A clause, with or without "that".
    Clause,
    /// A clause with "that" only.
    That,
    /// "whether", "how", "why".
    Wh,
    /// "to" and a verb.
    ToVerb,
    /// A form in -ing.
    Ing,
    /// A noun and what belongs to it.
    Np,
}

/// A verb of saying.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verb {
    /// The lemma; a second word must follow the verb ("point out").
    pub lemma: String,
    /// What its subject does.
    pub act: SpeechAct,
    /// What follows it.
    pub takes: Vec<Takes>,
    /// Prepositions with the content after them ("warn of").
    #[serde(default)]
    pub prepositions: Vec<String>,
    /// What stands between an object and the rest ("accuse X of", "call X Y": `pred`); the object
    /// belongs to the content.
    #[serde(default)]
    pub object_then: Vec<String>,
    /// Whether someone addressed may stand before the content ("told reporters that").
    #[serde(default)]
    pub addressee: bool,
    /// Whether it is a verb of saying nearly wherever it stands.
    #[serde(default)]
    pub sure: bool,
    /// Third person, past, participle, -ing, and other spellings, when not regular.
    #[serde(default)]
    pub forms: Vec<String>,
    /// A sentence in which it introduces a statement.
    pub example: String,
}

impl Verb {
    /// Whether `what` may follow.
    pub fn takes(&self, what: Takes) -> bool {
        self.takes.contains(&what)
    }

    /// Whether a clause with "that" may follow.
    pub fn takes_that(&self) -> bool {
        self.takes(Takes::That) || self.takes(Takes::Clause)
    }
}

/// A noun of saying.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noun {
    /// Its singular.
    pub lemma: String,
    /// What its owner does.
    pub act: SpeechAct,
    /// "that", "of", "for", "to", "about".
    pub takes: Vec<String>,
    /// Whether it tells what is said even when nobody owns it ("reports that").
    #[serde(default)]
    pub bare: bool,
    /// A sentence in which it introduces a statement.
    pub example: String,
}

/// What is known about one form.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// Union of [`bits`].
    pub bits: u64,
    /// Verbs of saying it is a form of, those with more words first.
    pub verbs: Vec<&'static Verb>,
    /// The noun of saying it is.
    pub noun: Option<&'static Noun>,
}

/// The lexicon.
#[derive(Debug)]
pub struct Lexicon {
    words: HashMap<String, Word>,
    /// All verbs, in the order of the file.
    pub verbs: &'static [Verb],
    /// All nouns, in the order of the file.
    pub nouns: &'static [Noun],
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
static UNKNOWN: LazyLock<Word> = LazyLock::new(Word::default);

/// The lexicon, read on first use.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn read() -> Self {
        // The files are part of the program, and tests read them: they cannot be malformed here.
        let verbs: Vec<Verb> =
            serde_json::from_str(VERBS).expect("verbs.json is checked by the tests");
        let nouns: Vec<Noun> =
            serde_json::from_str(NOUNS).expect("nouns.json is checked by the tests");
        let grammar: HashMap<String, Vec<String>> =
            serde_json::from_str(GRAMMAR).expect("grammar.json is checked by the tests");
        let people: HashMap<String, Vec<String>> =
            serde_json::from_str(PEOPLE).expect("people.json is checked by the tests");
        let mut out = Self {
            words: HashMap::new(),
            verbs: Box::leak(verbs.into_boxed_slice()),
            nouns: Box::leak(nouns.into_boxed_slice()),
        };
        for (lists, name_of) in [
            (&grammar, grammar_bit as fn(&str) -> u64),
            (&people, people_bit),
        ] {
            for (list, words) in lists {
                for word in words {
                    out.word(word).bits |= name_of(list);
                    if matches!(name_of(list), bits::ROLE | bits::GROUP) && word.len() > 3 {
                        out.word(&plural(word)).bits |= name_of(list) | bits::PLURAL;
                    }
                }
            }
        }
        for verb in out.verbs {
            for (form, bit) in forms(verb) {
                let word = out.word(&form);
                word.bits |= bit;
                if verb.sure {
                    word.bits |= bits::CUE_SURE;
                }
                if !word.verbs.iter().any(|v| std::ptr::eq(*v, verb)) {
                    word.verbs.push(verb);
                }
            }
        }
        for word in out.words.values_mut() {
            word.verbs
                .sort_by_key(|v| std::cmp::Reverse(v.lemma.split(' ').count()));
        }
        for noun in out.nouns {
            for form in [noun.lemma.clone(), plural(&noun.lemma)] {
                let word = out.word(&form);
                word.bits |= bits::CUE_NOUN;
                word.noun = Some(noun);
            }
        }
        out
    }

    fn word(&mut self, form: &str) -> &mut Word {
        self.words.entry(form.to_owned()).or_default()
    }

    /// What is known about a form in lower case; nothing for words not listed.
    pub fn look_up(&self, lower: &str) -> &Word {
        self.words.get(lower).unwrap_or(&UNKNOWN)
    }
}

fn grammar_bit(list: &str) -> u64 {
    match list {
        "determiners" => bits::DET,
        "subject_pronouns" => bits::SUBJECT,
        "object_pronouns" => bits::OBJECT,
        "possessives" => bits::POSSESSIVE,
        "prepositions" => bits::PREP,
        "conjunctions" => bits::CONJ,
        "subordinators" => bits::SUBORDINATOR,
        "be" => bits::BE,
        "have" => bits::HAVE,
        "do" => bits::DO,
        "modals" => bits::MODAL,
        "negations" => bits::NEGATION,
        "adverbs" => bits::ADVERB,
        "finite_verbs" => bits::FINITE,
        "days" => bits::DAY,
        "months" => bits::MONTH,
        "silent_when_negated" => bits::SILENT,
        "silent_after_refusal" => bits::SILENT_REFUSED,
        _ => 0,
    }
}

fn people_bit(list: &str) -> u64 {
    match list {
        "titles" => bits::TITLE,
        "roles" => bits::ROLE,
        "role_modifiers" => bits::ROLE_MODIFIER,
        "groups" => bits::GROUP,
        "media" => bits::MEDIA,
        "female" => bits::FEMALE,
        "male" => bits::MALE,
        _ => 0,
    }
}

/// The forms of a verb in lower case, with the bit of each.
fn forms(verb: &Verb) -> Vec<(String, u64)> {
    let base = verb.lemma.split(' ').next().unwrap_or_default();
    let mut out = vec![(base.to_owned(), bits::CUE_BASE)];
    if verb.forms.len() >= 4 {
        let order = [
            bits::CUE_S,
            bits::CUE_PAST,
            bits::CUE_PARTICIPLE,
            bits::CUE_ING,
        ];
        for (i, form) in verb.forms.iter().enumerate() {
            let bit = match order.get(i) {
                Some(&bit) => bit,
                None if form.ends_with("ing") => bits::CUE_ING,
                None => bits::CUE_PAST | bits::CUE_PARTICIPLE,
            };
            out.push((form.clone(), bit));
        }
        return out;
    }
    let past = bits::CUE_PAST | bits::CUE_PARTICIPLE;
    out.push((plural(base), bits::CUE_S));
    if let Some(stem) = base
        .strip_suffix('y')
        .filter(|s| !s.ends_with(['a', 'e', 'o', 'u']))
    {
        out.push((format!("{stem}ied"), past));
        out.push((format!("{base}ing"), bits::CUE_ING));
    } else if let Some(stem) = base.strip_suffix('e') {
        out.push((format!("{base}d"), past));
        out.push((format!("{stem}ing"), bits::CUE_ING));
    } else {
        out.push((format!("{base}ed"), past));
        out.push((format!("{base}ing"), bits::CUE_ING));
    }
    out
}

/// Plural of a noun, or third person of a verb.
fn plural(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if base.ends_with("man") => format!("{}men", &base[..base.len() - 3]),
        _ if base.ends_with(['s', 'x']) || base.ends_with("sh") || base.ends_with("ch") => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_made_or_listed() {
        let l = lexicon();
        for (form, lemma) in [
            ("denied", "deny"),
            ("accusing", "accuse"),
            ("told", "tell"),
            ("vows", "vow"),
            ("urged", "urge"),
        ] {
            assert!(
                l.look_up(form).verbs.iter().any(|v| v.lemma == lemma),
                "{form}"
            );
        }
        assert_eq!(
            l.look_up("called").verbs[0].lemma.split(' ').count(),
            2,
            "longer lemmas come first"
        );
        assert!(l.look_up("spokesmen").bits & bits::ROLE != 0);
    }

    #[test]
    fn every_list_is_known() {
        for (json, bit) in [
            (GRAMMAR, grammar_bit as fn(&str) -> u64),
            (PEOPLE, people_bit),
        ] {
            let lists: HashMap<String, Vec<String>> = serde_json::from_str(json).unwrap();
            for name in lists.keys() {
                assert_ne!(bit(name), 0, "{name} is read by no one");
            }
        }
    }

    #[test]
    fn lemmas_are_listed_once() {
        let mut lemmas: Vec<_> = lexicon().verbs.iter().map(|v| &v.lemma).collect();
        lemmas.sort();
        let all = lemmas.len();
        lemmas.dedup();
        assert_eq!(lemmas.len(), all);
    }

    #[test]
    fn every_example_is_found_by_its_word() {
        use crate::extract::constructions::marked;
        let entries = lexicon()
            .verbs
            .iter()
            .map(|v| (&v.lemma, &v.example))
            .chain(lexicon().nouns.iter().map(|n| (&n.lemma, &n.example)));
        let mut silent = Vec::new();
        for (lemma, example) in entries {
            let found = marked::extract(example);
            if !found
                .iter()
                .any(|s| s.found_by.lemma == lemma.as_str() && s.source.is_some())
            {
                silent.push(format!(
                    "{lemma}: {example} -> {:?}",
                    found.iter().map(|s| &s.found_by).collect::<Vec<_>>()
                ));
            }
        }
        assert!(silent.is_empty(), "{}", silent.join("\n"));
    }
}
