//! A claim taken apart: words with their meaning, clauses, negations, amounts, times and parties.
//!
//! Done once for each claim, so that looking at a pair is cheap.

mod bearing;
mod effect;
mod extent;
mod negation;
mod phrases;
mod place;
mod words;

use std::borrow::Cow;

use super::lexicon::{ActorClass, Mark, key, lexicon};
use super::names::Names;
use super::stem::stem;
use super::{Claim, quantity, time};
use crate::text::Span;
use words::{base, fits, split};

pub(super) use super::quantity::Quantity;
pub(super) use super::time::Time;
pub(super) use effect::{Bearing, Effect};

/// The most words of a claim that are looked at; the rest of a longer one is left out.
pub(super) const MOST_WORDS: usize = 400;

/// How many words may stand between a negation and the opposite word that it turns.
const NEAR: usize = 5;

/// One word.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a plain fact about one word, and all of them can hold at once"
)]
pub(super) struct Token {
    /// Bytes of the claim's text.
    start: u32,
    end: u32,
    pub(super) stem: u64,
    /// The thing it stands for: shared by synonyms and by the names of one party.
    pub(super) concept: u64,
    /// Bits of [`Mark`].
    pub(super) marks: u64,
    /// How much it says about the topic.
    pub(super) weight: f32,
    pub(super) clause: u16,
    /// Begins with a capital.
    pub(super) capital: bool,
    /// First word of a sentence.
    pub(super) initial: bool,
    /// A comma stands before it.
    pub(super) comma: bool,
    pub(super) name: bool,
    pub(super) party: bool,
    pub(super) number: bool,
    pub(super) time: bool,
    /// Under an odd number of negations and denials.
    pub(super) negated: bool,
    /// Followed by a percent sign.
    pub(super) percent: bool,
}

impl Token {
    pub(super) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    pub(super) fn is(&self, mark: Mark) -> bool {
        self.marks & mark.bit() != 0
    }
}

/// A run of words between stops.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    pub(super) from: usize,
    pub(super) to: usize,
    /// All marks of its words.
    pub(super) marks: u64,
    /// Sum of its words' weights.
    pub(super) weight: f32,
}

impl Clause {
    pub(super) fn has(&self, mark: Mark) -> bool {
        self.marks & mark.bit() != 0
    }

    pub(super) fn range(self) -> std::ops::Range<usize> {
        self.from..self.to
    }
}

/// A word of negation or denial and what it negates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Negation {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Words it bears on.
    pub(super) scope: (usize, usize),
    /// "no", "nobody": the noun after it must be what the other claim speaks of.
    pub(super) noun: bool,
    /// Says that a claim is untrue.
    pub(super) denial: bool,
}

/// A word that stands on one pole of a frame of opposites.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pole {
    pub(super) frame: u16,
    /// With negations counted in.
    pub(super) plus: bool,
    pub(super) negated: bool,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A word about how someone behaved.
#[derive(Clone, Copy, Debug)]
pub(super) struct Conduct {
    pub(super) aspect: u8,
    /// With negations counted in.
    pub(super) good: bool,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A word for a class of people, places or loads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Actor {
    pub(super) class: ActorClass,
    pub(super) at: usize,
    /// Where the phrase ends: two words for "filling station".
    pub(super) to: usize,
}

/// A state, a side or a group that can act.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub(super) party: u64,
    /// A named party, not a common noun such as "the union".
    pub(super) named: bool,
    /// Stands after "in" or "near": a place and not one who acts.
    pub(super) place: bool,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A claim, taken apart.
pub(super) struct Prepared<'c> {
    pub(super) claim: &'c Claim,
    pub(super) tokens: Vec<Token>,
    pub(super) clauses: Vec<Clause>,
    pub(super) negations: Vec<Negation>,
    pub(super) poles: Vec<Pole>,
    pub(super) conduct: Vec<Conduct>,
    /// What it says that one thing does to another.
    pub(super) effects: Vec<Effect>,
    pub(super) actors: Vec<Actor>,
    pub(super) mentions: Vec<Mention>,
    pub(super) quantities: Vec<Quantity>,
    pub(super) times: Vec<Time>,
    /// The party of the speaker.
    pub(super) own: Option<u64>,
    /// All marks of its words.
    pub(super) marks: u64,
    /// Words that name where, ascending.
    pub(super) place_words: Vec<u16>,
    /// `(concept, word)` of all words that say something, ascending.
    pub(super) index: Vec<(u64, u16)>,
}

/// Words in lower case with straight apostrophes, in the order of the tokens.
pub(super) type Words<'t> = [Cow<'t, str>];

impl<'c> Prepared<'c> {
    pub(super) fn new(claim: &'c Claim, names: &Names) -> Self {
        let (mut tokens, words) = split(&claim.text);
        let stems: Vec<Cow<'_, str>> = words.iter().map(|w| stem(base(w))).collect();
        for (token, stem) in tokens.iter_mut().zip(&stems) {
            token.stem = key(stem);
            token.concept = token.stem;
        }
        let mut out = Self {
            claim,
            tokens,
            clauses: Vec::new(),
            negations: Vec::new(),
            poles: Vec::new(),
            conduct: Vec::new(),
            effects: Vec::new(),
            actors: Vec::new(),
            mentions: Vec::new(),
            quantities: Vec::new(),
            times: Vec::new(),
            own: names.own_party(claim),
            marks: 0,
            place_words: Vec::new(),
            index: Vec::new(),
        };
        let phrase_negations = out.find_phrases(&words, &stems);
        out.find_names(&words, names);
        time::find(&mut out, &words);
        out.drop_months();
        quantity::find(&mut out, &words);
        out.split_clauses(&words);
        out.find_mentions(&words);
        quantity::find_nouns(&mut out);
        out.find_nothing_but(&words);
        out.find_negations(&phrase_negations, &words);
        out.weigh();
        out.find_effects(&words, &stems);
        out.marks = out.clauses.iter().fold(0, |marks, c| marks | c.marks);
        out.find_places();
        out.shrink();
        out
    }

    /// Whether any of its words carries the mark.
    pub(super) fn has(&self, mark: Mark) -> bool {
        self.marks & mark.bit() != 0
    }

    /// Gives back what was taken on reserve: a hundred thousand claims are held at a time.
    fn shrink(&mut self) {
        self.tokens.shrink_to_fit();
        self.clauses.shrink_to_fit();
        self.negations.shrink_to_fit();
        self.poles.shrink_to_fit();
        self.conduct.shrink_to_fit();
        self.effects.shrink_to_fit();
        self.actors.shrink_to_fit();
        self.mentions.shrink_to_fit();
        self.quantities.shrink_to_fit();
        self.times.shrink_to_fit();
        self.place_words.shrink_to_fit();
        self.index.shrink_to_fit();
    }

    /// The words under a run of tokens.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        match (self.tokens.get(from), self.tokens.get(to.wrapping_sub(1))) {
            (Some(first), Some(last)) => first.span().hull(last.span()),
            _ => Span::default(),
        }
    }

    pub(super) fn clause_of(&self, token: usize) -> usize {
        usize::from(self.tokens[token].clause)
    }

    /// Whether a word for `concept` stands in the claim; gives the places.
    pub(super) fn places(&self, concept: u64) -> impl Iterator<Item = usize> + '_ {
        let from = self.index.partition_point(|&(c, _)| c < concept);
        self.index[from..]
            .iter()
            .take_while(move |&&(c, _)| c == concept)
            .map(|&(_, at)| usize::from(at))
    }

    fn find_names(&mut self, words: &Words, names: &Names) {
        let text = self.claim.text.as_str();
        let is_title = self.is_in_title_case();
        let mut at = 0;
        while at < self.tokens.len() {
            let found = names.at(
                at,
                |i| words.get(i).map(|w| base(w)),
                |i| self.tokens.get(i).map_or("", |t| t.span().slice(text)),
            );
            if let Some((named, len)) = found {
                for (i, token) in self.tokens[at..at + len].iter_mut().enumerate() {
                    token.concept = named.id;
                    token.name = true;
                    token.party = named.party;
                    if i > 0 {
                        token.marks |= Mark::Stop.bit();
                    } else {
                        token.marks &= !Mark::Stop.bit();
                    }
                }
                if named.party {
                    self.mentions.push(Mention {
                        party: named.id,
                        named: true,
                        place: at > 0
                            && matches!(
                                words[at - 1].as_ref(),
                                "in" | "at" | "near" | "around" | "towards"
                            ),
                        from: at,
                        to: at + len,
                    });
                }
                at += len;
                continue;
            }
            let next_capital = self.tokens.get(at + 1).is_some_and(|t| t.capital);
            let token = &mut self.tokens[at];
            token.name = token.capital
                && !is_title
                && !token.is(Mark::Stop)
                && words[at].len() > 1
                && (!token.initial || next_capital);
            at += 1;
        }
    }

    /// Whether nearly all words begin with a capital, as in many headlines: then a capital makes no name.
    fn is_in_title_case(&self) -> bool {
        let telling = || {
            let later = self.tokens.iter().filter(|t| !t.initial);
            later.filter(|t| !t.is(Mark::Stop) && !t.number)
        };
        let capitals = telling().filter(|t| t.capital).count();
        telling().count() >= 4 && capitals * 10 >= telling().count() * 8
    }

    fn split_clauses(&mut self, words: &Words) {
        let mut from = 0;
        let mut clause = 0_u16;
        for at in 0..=self.tokens.len() {
            let ends = at == self.tokens.len() || (at > from && self.breaks_before(at, words));
            if ends && at > from {
                let marks = self.tokens[from..at].iter().fold(0, |m, t| m | t.marks);
                self.clauses.push(Clause {
                    from,
                    to: at,
                    marks,
                    weight: 0.0,
                });
                for token in &mut self.tokens[from..at] {
                    token.clause = clause;
                }
                clause += 1;
                from = at;
            }
        }
    }

    fn breaks_before(&self, at: usize, words: &Words) -> bool {
        let token = &self.tokens[at];
        let next = words.get(at + 1).map(AsRef::as_ref);
        // "all but empty" is nearly empty.
        let goes_on = at > 0
            && words[at].as_ref() == "but"
            && matches!(
                words[at - 1].as_ref(),
                "all" | "nothing" | "anything" | "nobody" | "none" | "everything" | "one"
            );
        if token.initial || goes_on {
            return token.initial;
        }
        if token.is(Mark::ClauseBreak) && !token.capital {
            return true;
        }
        match words[at].as_ref() {
            "and" | "but" | "or" => token.comma || next == Some("that"),
            "that" => token.comma && !matches!(words[at - 1].as_ref(), "and" | "but" | "or"),
            _ => false,
        }
    }

    fn find_mentions(&mut self, words: &Words) {
        let speaker: Vec<u64> = self.claim.speaker.as_deref().map_or_else(Vec::new, |s| {
            crate::text::normalize::name(s)
                .split(' ')
                .map(|w| key(&stem(w)))
                .collect()
        });
        for (at, word) in words.iter().enumerate() {
            let token = &self.tokens[at];
            let (party, named) = if token.party || token.number {
                continue;
            } else if token.name && self.names_a_party(at, words) {
                (token.concept, true)
            } else if token.is(Mark::PossessiveSelf) {
                // "it" and "its" mean the speaker unless another party was named just before.
                let third = word.starts_with("it");
                let other = third
                    && self.mentions.iter().any(|m| {
                        m.named
                            && m.to <= at
                            && self.tokens[m.from].clause == token.clause
                            && Some(m.party) != self.own
                    });
                match self.own {
                    Some(own) if !other => (own, true),
                    _ => continue,
                }
            } else if token.is(Mark::GroupNoun) {
                let described = at
                    .checked_sub(1)
                    .is_some_and(|before| self.tokens[before].party);
                if described {
                    continue;
                }
                match self.own {
                    Some(own) if speaker.contains(&token.stem) => (own, true),
                    _ => (token.concept, false),
                }
            } else {
                continue;
            };
            self.mentions.push(Mention {
                party,
                named,
                place: false,
                from: at,
                to: at + 1,
            });
        }
        for mention in &self.mentions {
            let token = &mut self.tokens[mention.from];
            token.party |= mention.named && token.name;
        }
        self.mentions.sort_by_key(|m| m.from);
    }

    /// "was carrying nothing but herring": a load of no weapons.
    fn find_nothing_but(&mut self, words: &Words) {
        for at in 1..self.tokens.len().saturating_sub(1) {
            if words[at] != "but" || words[at - 1] != "nothing" {
                continue;
            }
            let load = at + 1;
            let carried = self.tokens[at.saturating_sub(4)..at]
                .iter()
                .any(|t| t.is(Mark::Carried));
            let known = self.actors.iter().any(|a| (load..load + 3).contains(&a.at));
            if carried && !known && self.tokens[load].weight >= 0.0 {
                self.actors.push(Actor {
                    class: ActorClass::CivilCargo,
                    at: load,
                    to: load + 1,
                });
            }
        }
    }

    /// A name on no list stands for a party when it is the speaker's own, or when people, guns or
    /// ground are called by it: "Tarnish gunners", "in Tarnish hands", "Tarn's own shells".
    fn names_a_party(&self, at: usize, words: &Words) -> bool {
        let token = &self.tokens[at];
        let before = at.checked_sub(1).map_or("", |i| words[i].as_ref());
        if Some(token.concept) == self.own {
            return !matches!(before, "in" | "at" | "near" | "around" | "towards");
        }
        let near = (at + 1..self.tokens.len().min(at + 3))
            .take_while(|&i| self.tokens[i].clause == token.clause && !self.tokens[i].comma)
            .any(|i| {
                let next = &self.tokens[i];
                let fights = self
                    .actors
                    .iter()
                    .any(|a| a.at == i && a.class == ActorClass::Fighter);
                let theirs = matches!(
                    words[i].as_ref(),
                    "side"
                        | "hands"
                        | "own"
                        | "soil"
                        | "territory"
                        | "skies"
                        | "airspace"
                        | "waters"
                        | "men"
                        | "guns"
                        | "gunners"
                        | "drones"
                        | "shells"
                        | "flag"
                );
                !next.name && (next.is(Mark::GroupNoun) || fights || theirs)
            });
        let where_it_is = matches!(
            before,
            "in" | "at" | "near" | "around" | "towards" | "above" | "outside" | "inside" | "over"
        );
        let ground = words.get(at + 1).is_some_and(|w| {
            matches!(
                w.as_ref(),
                "hands" | "soil" | "territory" | "waters" | "airspace" | "skies" | "side"
            )
        });
        near && (!where_it_is || ground)
    }

    /// "frog-in-ear" can be met by "frog" and "ear", but "non-violent" not by "violent".
    fn index_parts(&mut self) {
        for (at, token) in self.tokens.iter().enumerate() {
            let word = self.word(at);
            let turns = [
                "non-", "anti-", "ex-", "un-", "pre-", "half-", "self-", "counter-",
            ];
            let joined = word.contains('-') && token.weight > 0.0 && !token.name;
            if !joined || turns.iter().any(|turn| word.starts_with(turn)) {
                continue;
            }
            for part in word.split('-').filter(|part| part.len() > 2) {
                let known = lexicon().exact.get(part).copied().unwrap_or(0);
                if known & Mark::Stop.bit() == 0 {
                    self.index.push((key(&stem(part)), at as u16));
                }
            }
        }
    }

    fn weigh(&mut self) {
        for (at, token) in self.tokens.iter_mut().enumerate() {
            token.weight = if token.number || token.time || token.is(Mark::Stop) {
                0.0
            } else if token.party {
                0.6
            } else if token.name {
                1.5
            } else if token.marks & (Mark::Negator.bit() | Mark::NegatorNoun.bit()) != 0 {
                0.0
            } else if token.marks
                & (Mark::ClaimWord.bit() | Mark::Denial.bit() | Mark::DenialVerb.bit())
                != 0
            {
                0.15
            } else if token.is(Mark::Light) {
                0.35
            } else if token.is(Mark::GroupNoun) || token.is(Mark::Ordinal) {
                0.6
            } else {
                1.0
            };
            if token.weight > 0.0 {
                self.index.push((token.concept, at as u16));
            }
        }
        self.index_parts();
        for mention in &self.mentions {
            if self.tokens[mention.from].weight <= 0.0 || !self.tokens[mention.from].party {
                self.index.push((mention.party, mention.from as u16));
            }
        }
        self.index.sort_unstable();
        self.index.dedup();
        for clause in &mut self.clauses {
            clause.weight = self.tokens[clause.from..clause.to]
                .iter()
                .map(|t| t.weight)
                .sum();
        }
    }
}
