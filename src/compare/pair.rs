//! Two claims next to each other: which clauses speak of the same thing, and whether time and place
//! allow it.

use std::rc::Rc;

use super::lexicon::Mark;
use super::prepared::{Prepared, Time, Token};

/// Two prepared claims and how their clauses line up.
pub(super) struct Pair<'p, 'c> {
    pub(super) a: &'p Prepared<'c>,
    pub(super) b: &'p Prepared<'c>,
    /// How alike each clause of `a` is to each of `b`, row by row; when turned, the other way round.
    align: Rc<[f32]>,
    turned: bool,
    /// How much both speak of one topic, from 0 to 1.
    pub(super) topic: f32,
}

/// What is known about two times or two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Same,
    Different,
    Untold,
}

/// How much of some words is found in the other claim.
#[derive(Clone, Debug, Default)]
pub(super) struct Cover {
    /// From 0 to 1.
    pub(super) share: f32,
    /// Weight of what was found.
    pub(super) weight: f32,
    /// `(place here, place there)` of the words found.
    pub(super) found: Vec<(usize, usize)>,
}

/// Words that divide one place into parts.
const PARTS: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "upper",
    "lower",
    "upstream",
    "downstream",
    "inner",
    "outer",
];

impl<'p, 'c> Pair<'p, 'c> {
    pub(super) fn new(a: &'p Prepared<'c>, b: &'p Prepared<'c>) -> Self {
        let mut align = Vec::with_capacity(a.clauses.len() * b.clauses.len());
        let mut best = 0.0_f32;
        for i in 0..a.clauses.len() {
            for j in 0..b.clauses.len() {
                let value = alike(a, i, b, j);
                best = best.max(value);
                align.push(value);
            }
        }
        let whole = whole(a, b);
        Self {
            a,
            b,
            align: align.into(),
            turned: false,
            topic: (0.6 * best + 0.5 * whole).min(1.0),
        }
    }

    /// Whether a word of each carries the mark.
    pub(super) fn both_have(&self, mark: Mark) -> bool {
        self.a.has(mark) && self.b.has(mark)
    }

    /// How alike clause `i` of the first and clause `j` of the second are, from 0 to 1.
    pub(super) fn align(&self, i: usize, j: usize) -> f32 {
        let place = if self.turned {
            j * self.a.clauses.len() + i
        } else {
            i * self.b.clauses.len() + j
        };
        self.align.get(place).copied().unwrap_or(0.0)
    }

    /// The pair of clauses that are most alike.
    pub(super) fn best_clauses(&self) -> (usize, usize) {
        let mut best = (0, 0);
        for i in 0..self.a.clauses.len() {
            for j in 0..self.b.clauses.len() {
                if self.align(i, j) > self.align(best.0, best.1) {
                    best = (i, j);
                }
            }
        }
        best
    }

    /// The same pair seen from the other claim.
    pub(super) fn swapped(&self) -> Pair<'p, 'c> {
        Pair {
            a: self.b,
            b: self.a,
            align: Rc::clone(&self.align),
            turned: !self.turned,
            topic: self.topic,
        }
    }

    /// Whether the two clauses can speak of one time.
    pub(super) fn time(&self, i: usize, j: usize) -> Relation {
        let (ours, theirs) = (times(self.a, i), times(self.b, j));
        let mut relation = Relation::Untold;
        for x in ours {
            for y in theirs.clone() {
                if x.agrees(y) {
                    return Relation::Same;
                }
                if x.excludes(y) {
                    relation = Relation::Different;
                }
            }
        }
        relation
    }

    /// Whether one noun of both is told apart by the word before it: "the noise survey" and "the dust
    /// survey" are two.
    pub(super) fn tells_apart(&self, i: usize, j: usize) -> bool {
        let qualified = |claim: &Prepared<'_>, at: usize| {
            let before = at
                .checked_sub(1)
                .filter(|&b| claim.clause_of(b) == claim.clause_of(at))?;
            let (one, other) = (&claim.tokens[before], &claim.tokens[at]);
            let plain = |t: &Token| {
                t.weight >= 0.9 && !t.name && !t.party && !t.number && !t.time && !t.comma
            };
            let after_article = before > 0
                && matches!(
                    claim.word(before - 1).as_ref(),
                    "the" | "a" | "an" | "our" | "its"
                );
            let pole = claim.poles.iter().any(|p| (p.from..p.to).contains(&before));
            // "the men's team".
            let owner = one.weight >= 0.3 && !one.name && claim.word(before).ends_with("'s");
            ((plain(one) || owner) && plain(other) && after_article && !pole).then_some(before)
        };
        if self.other_parts(i, j) {
            return true;
        }
        self.a.clauses[i].range().any(|here| {
            let Some(ours) = qualified(self.a, here) else {
                return false;
            };
            let concept = self.a.tokens[here].concept;
            let met = self.b.places(self.a.tokens[ours].concept).next().is_some();
            !met && self.b.places(concept).any(|there| {
                self.b.clause_of(there) == j
                    && qualified(self.b, there).is_some_and(|theirs| {
                        let other = self.b.tokens[theirs].concept;
                        self.a.places(other).next().is_none()
                    })
            })
        })
    }

    /// "in the north" against "in the south", "upstream" against "downstream".
    fn other_parts(&self, i: usize, j: usize) -> bool {
        let parts = |claim: &Prepared<'_>, clause: usize| -> Vec<String> {
            let words = claim.clauses[clause].range().map(|at| claim.word(at));
            words
                .filter_map(|word| {
                    PARTS
                        .iter()
                        .find(|part| word.strip_suffix("ern").unwrap_or(&word) == **part)
                })
                .map(|part| (*part).to_owned())
                .collect()
        };
        let (ours, theirs) = (parts(self.a, i), parts(self.b, j));
        !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|part| theirs.contains(part))
    }

    /// Whether both tell an hour, and hours lie between.
    pub(super) fn hours_apart(&self, i: usize, j: usize) -> bool {
        let (ours, theirs) = (times(self.a, i), times(self.b, j));
        let met = |x: &Time| theirs.clone().any(|y| x.hour.is_some() && x.hour == y.hour);
        !ours.clone().any(met)
            && ours
                .clone()
                .any(|x| theirs.clone().any(|y| x.differs_in_hour(y)))
    }

    /// Whether the two clauses can speak of one place.
    pub(super) fn place(&self, i: usize, j: usize) -> Relation {
        let (ours, theirs) = (place_names(self.a, i), place_names(self.b, j));
        if ours.clone().next().is_none() || theirs.clone().next().is_none() {
            return Relation::Untold;
        }
        let met = |claim: &Prepared<'_>, at: usize, other: &Prepared<'_>| {
            other
                .places(claim.tokens[at].concept)
                .any(|there| other.tokens[there].name)
        };
        if ours.clone().any(|at| met(self.a, at, self.b))
            || theirs.clone().any(|at| met(self.b, at, self.a))
        {
            Relation::Same
        } else {
            Relation::Different
        }
    }

    /// Whether words of the first claim name a party and clause `j` of the second names others only:
    /// "a Turkish permit" against "the first Greek permit".
    pub(super) fn names_other_party(&self, words: std::ops::Range<usize>, j: usize) -> bool {
        let mut ours = words
            .filter(|&at| self.a.tokens[at].party)
            .map(|at| self.a.tokens[at].concept)
            .peekable();
        let theirs = self.b.tokens[self.b.clauses[j].range()]
            .iter()
            .any(|t| t.party);
        ours.peek().is_some()
            && theirs
            && ours.all(|party| Some(party) != self.b.own && self.b.places(party).next().is_none())
    }

    /// "The Ruth left port", "the Anna left port": what stands first in each clause has a name that the
    /// other claim does not know. `here` and `there` end the words looked at.
    pub(super) fn other_names(&self, here: usize, there: usize) -> bool {
        let subject = |claim: &Prepared<'_>, end: usize| {
            let from = claim.clauses[claim.clause_of(end)].from;
            let is_name = |at: &usize| claim.tokens[*at].name && !claim.tokens[*at].party;
            let first = (from..end).find(is_name)?;
            let place = claim.place_words.contains(&(first as u16));
            let whose = claim.word(first).ends_with("'s");
            (!place && !whose).then_some(claim.tokens[first].concept)
        };
        match (subject(self.a, here), subject(self.b, there)) {
            (Some(x), Some(y)) => {
                self.b.places(x).next().is_none()
                    && self.a.places(y).next().is_none()
                    && Some(x) != self.b.own
                    && Some(y) != self.a.own
            }
            _ => false,
        }
    }

    /// Whether two clauses speak of the people of two sides: "two of our soldiers" against "none of
    /// its soldiers", each said by its own side.
    pub(super) fn other_people(&self, i: usize, j: usize) -> bool {
        let mut differ = false;
        for here in self.a.people(i) {
            for there in self.b.places(self.a.tokens[here].concept) {
                if self.b.clause_of(there) != j {
                    continue;
                }
                let theirs_only = |claim: &Prepared<'_>, at: usize, party: u64, of: Option<u64>| {
                    of == Some(party)
                        && claim.own.is_some_and(|own| own != party)
                        && claim.suffers_from(at, party)
                };
                let apart = match (self.a.owner(here), self.b.owner(there)) {
                    (Some(x), Some(y)) => x != y,
                    (Some(x), None) => theirs_only(self.b, there, x, self.a.own),
                    (None, Some(y)) => theirs_only(self.a, here, y, self.b.own),
                    (None, None) => false,
                };
                if !apart {
                    return false;
                }
                differ = true;
            }
        }
        differ
    }

    /// Whether nothing tells the two clauses apart: times, places, rounds, names.
    pub(super) fn may_be_one(&self, i: usize, j: usize) -> bool {
        i < self.a.clauses.len()
            && j < self.b.clauses.len()
            && self.time(i, j) != Relation::Different
            && self.place(i, j) != Relation::Different
            && !super::signals::ordinals_differ(self, i, j)
            && !self.tells_apart(i, j)
            && !self.other_people(i, j)
    }

    /// How much of the words `of` of the first claim is found in the second, best in clause `j`.
    pub(super) fn cover(&self, of: impl Iterator<Item = usize>, j: usize) -> Cover {
        let mut out = Cover::default();
        let mut total = 0.0;
        for at in of {
            let token = &self.a.tokens[at];
            if token.weight <= 0.0 {
                continue;
            }
            total += token.weight;
            let mut here = None;
            for there in self.b.places(token.concept) {
                if self.b.clause_of(there) == j {
                    here = Some((there, 1.0));
                    break;
                }
                here = here.or(Some((there, 0.6)));
            }
            // A speaker need not name the party spoken for.
            if here.is_none() && token.party && Some(token.concept) == self.b.own {
                out.weight += token.weight * 0.8;
            }
            if let Some((there, credit)) = here {
                out.weight += token.weight * credit;
                out.found.push((at, there));
            }
        }
        out.share = if total > 0.0 { out.weight / total } else { 0.0 };
        out
    }
}

fn alike(a: &Prepared<'_>, i: usize, b: &Prepared<'_>, j: usize) -> f32 {
    let (ours, theirs) = (a.clauses[i], b.clauses[j]);
    let least = ours.weight.min(theirs.weight);
    if least <= 0.0 {
        return 0.0;
    }
    let shared = |x: &Prepared<'_>, clause: std::ops::Range<usize>, y: &Prepared<'_>, k: usize| {
        x.tokens[clause]
            .iter()
            .filter(|t| t.weight > 0.0 && y.places(t.concept).any(|p| y.clause_of(p) == k))
            .map(|t| t.weight)
            .sum::<f32>()
    };
    let met = 0.5 * (shared(a, ours.range(), b, j) + shared(b, theirs.range(), a, i));
    let dice = 2.0 * met / (ours.weight + theirs.weight);
    let inside = (met / least).min(1.0) * (least / (least + 1.0));
    (0.5 * dice + 0.5 * inside).clamp(0.0, 1.0)
}

fn whole(a: &Prepared<'_>, b: &Prepared<'_>) -> f32 {
    let sum = |x: &Prepared<'_>| x.clauses.iter().map(|c| c.weight).sum::<f32>();
    let met = |x: &Prepared<'_>, y: &Prepared<'_>| {
        x.tokens
            .iter()
            .filter(|t| t.weight > 0.0 && y.places(t.concept).next().is_some())
            .map(|t| t.weight)
            .sum::<f32>()
    };
    let (wa, wb) = (sum(a), sum(b));
    let least = wa.min(wb);
    if least <= 0.0 {
        return 0.0;
    }
    let met = 0.5 * (met(a, b) + met(b, a));
    (0.4 * (met / least).min(1.0) * (least / (least + 1.0)) + 1.2 * met / (wa + wb)).clamp(0.0, 1.0)
}

/// The times of a clause; those of the whole claim when it names none itself.
pub(super) fn times<'p>(
    claim: &'p Prepared<'_>,
    clause: usize,
) -> impl Iterator<Item = &'p Time> + Clone {
    let here = move |time: &&Time| claim.clause_of(time.from) == clause;
    let own = claim.times.iter().any(|time| here(&time));
    claim.times.iter().filter(move |time| !own || here(time))
}

/// Names of places in a clause; those of the whole claim when it names none itself.
pub(super) fn place_names<'p>(
    claim: &'p Prepared<'_>,
    clause: usize,
) -> impl Iterator<Item = usize> + Clone + 'p {
    let all = claim.place_words.iter().map(|&at| usize::from(at));
    let here = move |at: &usize| claim.clause_of(*at) == clause;
    let own = all.clone().any(|at| here(&at));
    all.filter(move |at| !own || here(at))
}

/// A value that rises from 0 at `low` to 1 at `high`.
pub(super) fn ramp(value: f32, low: f32, high: f32) -> f32 {
    ((value - low) / (high - low)).clamp(0.0, 1.0)
}
