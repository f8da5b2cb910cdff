//! What a claim says one thing does to another: "the dam reduced the flood", "sanctions had no effect".
//!
//! A direction ("reduced") meets the worth of what it acts on ("the flood"): less of a bad thing helps.
//! Directions multiply, so that "a lack of guards raised the risk" speaks well of guards.

use super::{Negation, Prepared, Words};
use crate::compare::lexicon::{Sense, lexicon};

/// The most words between a direction and what it acts on.
const REACH: usize = 8;

/// The most effects of one claim.
const MOST_EFFECTS: usize = 12;

/// The most words between the noun and a direction told of it: "deaths in the valley have fallen".
const REACH_BACK: usize = 5;

/// How surely the effect is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Bearing {
    /// It is so.
    Claimed,
    /// It is not so.
    Denied,
    /// It is not known, or not proved.
    Open,
}

/// An effect that a claim speaks of.
#[derive(Clone, Copy, Debug)]
pub(in crate::compare) struct Effect {
    pub(in crate::compare) bearing: Bearing,
    /// 1 when it does good, −1 when it does harm, 0 when that is not told.
    pub(in crate::compare) worth: i8,
    /// 1 for more, −1 for less, 0 when that is not told.
    pub(in crate::compare) direction: i8,
    /// The word for what is acted on.
    pub(in crate::compare) on: Option<u16>,
    /// The word that tells it.
    pub(in crate::compare) verb: u16,
    pub(in crate::compare) from: u16,
    pub(in crate::compare) to: u16,
}

/// Words of one sense.
#[derive(Clone, Copy)]
struct Found {
    sense: Sense,
    from: usize,
    to: usize,
}

/// Directions that multiply until they meet what they act on.
#[derive(Clone, Copy)]
struct Chain {
    sign: i8,
    /// What is acted on is bad unless told otherwise: "prevents", "causes".
    of_bad: bool,
    negated: bool,
    from: usize,
    to: usize,
}

impl Prepared<'_> {
    /// Finds the effects; negations and weights must be known.
    pub(super) fn find_effects(&mut self, words: &Words, stems: &Words) {
        let mut found = senses(words, stems);
        found.retain(|f| !self.tokens[f.from].name);
        if found.is_empty() {
            return;
        }
        for clause in 0..self.clauses.len() {
            let range = self.clauses[clause].range();
            let of_clause: Vec<Found> = found
                .iter()
                .filter(|f| range.contains(&f.from))
                .copied()
                .collect();
            let first = self.effects.len();
            if of_clause.is_empty() || first >= MOST_EFFECTS {
                continue;
            }
            self.effects_of(&of_clause);
            if self.asks(clause) {
                self.answer(first, clause);
            }
        }
    }

    fn effects_of(&mut self, found: &[Found]) {
        let open = found.iter().find(|f| self.leaves_unproved(f)).copied();
        let first = self.effects.len();
        let mut chain: Option<Chain> = None;
        let mut before: Option<Found> = None;
        let mut link: Option<Found> = None;
        let mut lacks = false;
        for (at, word) in found.iter().enumerate() {
            if let Some(begun) = chain.filter(|c| word.from > c.to + REACH) {
                self.end(begun, before);
                chain = None;
            }
            let near = chain.filter(|c| word.from <= c.to + REACH / 2);
            match (word.sense, near.or(chain)) {
                _ if self.only_describes(word) || self.is_state(word) => {}
                (Sense::Raises, before) => chain = Some(self.go_on(before, word, 1, false)),
                (Sense::Brings, before) => chain = Some(self.go_on(before, word, 1, true)),
                (Sense::Lowers, before) => chain = Some(self.go_on(before, word, -1, false)),
                (Sense::Averts, before) => chain = Some(self.go_on(before, word, -1, true)),
                (Sense::Bad | Sense::Harms | Sense::Spreads, Some(begun))
                    if near.is_some() || word.sense == Sense::Bad =>
                {
                    self.acts_on(begun, -1, word);
                    chain = None;
                }
                (Sense::Good | Sense::Helps, Some(begun))
                    if word.sense == Sense::Good
                        || near.is_some()
                            && !self.is_list(begun.to, word.from)
                            && !self.word(begun.to - 1).ends_with("ing") =>
                {
                    self.acts_on(begun, 1, word);
                    chain = None;
                }
                (Sense::Bad, None)
                    if tied(link, word) && self.bearing(word.from) == Bearing::Claimed =>
                {
                    self.add(
                        Bearing::Claimed,
                        -1,
                        1,
                        Some(word.from),
                        word.from,
                        (word.from, word.to),
                    );
                }
                (Sense::Bad | Sense::Good, _) => before = Some(*word),
                (Sense::Lacks, _) => lacks = true,
                (Sense::Helps | Sense::Harms, _) => {
                    // "Helps to spread": the help is in the next word.
                    let aids = found.get(at + 1).is_some_and(|next| {
                        next.from <= word.to + 2
                            && !matches!(
                                next.sense,
                                Sense::Evidence | Sense::Open | Sense::Bad | Sense::Good
                            )
                    });
                    if !(aids && word.sense == Sense::Helps) {
                        let worth = if word.sense == Sense::Helps { 1 } else { -1 };
                        let bearing = self.bearing(word.from);
                        self.add(bearing, worth, 0, None, word.from, (word.from, word.to));
                    }
                }
                (Sense::Links | Sense::Ties | Sense::Spreads, _) => link = link.or(Some(*word)),
                (Sense::Remedy, _) => {
                    let bearing = self.bearing(word.from);
                    if bearing == Bearing::Denied || self.is_said_of(word.from) {
                        self.add(bearing, 1, 0, None, word.from, (word.from, word.to));
                    }
                }
                (Sense::Useless, _) => {
                    let bearing = self.turned(word.from, Bearing::Denied);
                    self.add(bearing, 1, 0, None, word.from, (word.from, word.to));
                }
                (Sense::Unrelated, _) => {
                    let bearing = self.turned(word.from, Bearing::Denied);
                    self.add(bearing, 0, 0, None, word.from, (word.from, word.to));
                }
                (Sense::Evidence | Sense::Open, _) => {}
            }
        }
        if let Some(begun) = chain {
            self.end(begun, before);
        }
        if let Some(word) = link.filter(|_| self.effects.len() == first) {
            let bearing = self.bearing(word.from);
            self.add(bearing, 0, 0, None, word.from, (word.from, word.to));
        }
        if lacks {
            for effect in &mut self.effects[first..] {
                effect.worth = -effect.worth;
                effect.direction = -effect.direction;
            }
        }
        if let Some(open) = open {
            if self.effects.len() == first {
                self.add(Bearing::Open, 0, 0, None, open.from, (open.from, open.to));
            }
            for effect in &mut self.effects[first..] {
                effect.bearing = Bearing::Open;
                effect.from = effect.from.min(open.from as u16);
                effect.to = effect.to.max(open.to as u16);
            }
        }
    }

    /// Whether a question mark ends the clause.
    fn asks(&self, clause: usize) -> bool {
        let last = self.clauses[clause].to - 1;
        let rest = &self.claim.text[self.tokens[last].span().end..];
        rest.trim_start_matches(['”', '"', ')']).starts_with('?')
    }

    /// "Did it help? No.": the answer says what is claimed, and a question alone claims nothing.
    fn answer(&mut self, first: usize, clause: usize) {
        let next = self.clauses.get(clause + 1).map(|c| c.range());
        let says = |answer: &str| {
            next.clone()
                .is_some_and(|mut r| r.any(|at| self.word(at) == answer))
        };
        let (yes, no) = (says("yes"), says("no") || says("not"));
        if yes == no {
            self.effects.truncate(first);
        } else if no {
            for effect in &mut self.effects[first..] {
                effect.bearing = Bearing::Denied;
            }
        }
    }

    fn go_on(&self, chain: Option<Chain>, word: &Found, sign: i8, of_bad: bool) -> Chain {
        let negated = self.denies_at(word.from);
        // "Prevents or slows": each says the same for itself.
        let joined = |c: &Chain| {
            self.is_list(c.to, word.from)
                || (c.to..word.from)
                    .any(|at| matches!(self.word(at).as_ref(), "and" | "or" | "but"))
        };
        let chain = chain.filter(|c| !joined(c));
        Chain {
            sign: sign * chain.map_or(1, |c| c.sign),
            of_bad,
            negated,
            from: chain.map_or(word.from, |c| c.from),
            to: word.to,
        }
    }

    fn acts_on(&mut self, chain: Chain, worth: i8, on: &Found) {
        let bearing = if chain.negated {
            Bearing::Denied
        } else {
            Bearing::Claimed
        };
        self.add(
            bearing,
            chain.sign * worth,
            chain.sign,
            Some(on.from),
            chain.to - 1,
            (chain.from, on.to),
        );
    }

    /// Nothing good or bad came after the directions: it may stand before, or the verb tells it.
    fn end(&mut self, chain: Chain, before: Option<Found>) {
        let bearing = if chain.negated {
            Bearing::Denied
        } else {
            Bearing::Claimed
        };
        let told = before.filter(|b| b.from < chain.from && b.to + REACH_BACK > chain.from);
        let limit = self.clauses[self.clause_of(chain.from)].to;
        let next = (chain.to..limit.min(chain.to + REACH / 2))
            .find(|&at| self.tokens[at].weight >= 0.6 && !self.tokens[at].party);
        if let Some(noun) = told {
            let worth = if noun.sense == Sense::Bad { -1 } else { 1 };
            let shown = (noun.from, chain.to);
            let worth = worth * chain.sign;
            self.add(
                bearing,
                worth,
                chain.sign,
                Some(noun.from),
                chain.to - 1,
                shown,
            );
            return;
        }
        let worth = if chain.of_bad { -chain.sign } else { 0 };
        let shown = (chain.from, next.map_or(chain.to, |at| at + 1));
        self.add(bearing, worth, chain.sign, next, chain.to - 1, shown);
    }

    fn add(
        &mut self,
        bearing: Bearing,
        worth: i8,
        direction: i8,
        on: Option<usize>,
        verb: usize,
        (from, to): (usize, usize),
    ) {
        self.effects.push(Effect {
            bearing,
            worth,
            direction,
            on: on.map(|at| at as u16),
            verb: verb as u16,
            from: from as u16,
            to: to as u16,
        });
    }

    /// Whether a negation bears on the word. One in a clause of its own ends with that clause: "a fence
    /// that is not mended is a danger".
    fn denies_at(&self, at: usize) -> bool {
        let ended = |n: &Negation| {
            let opens = (n.from.saturating_sub(2)..n.from)
                .any(|i| matches!(self.word(i).as_ref(), "that" | "which" | "who"));
            opens && (n.to..at).any(|i| is_copula(&self.word(i)))
        };
        let bears = |n: &&Negation| (n.scope.0..n.scope.1).contains(&at);
        // "The storm hurt nobody."
        let nothing = self.negations.iter().any(|n| n.noun && n.from == at + 1);
        let denied = self.tokens[at].negated && !self.negations.iter().filter(bears).all(ended);
        denied != nothing
    }

    /// Only "and", "or" or a stroke stands between.
    fn is_list(&self, from: usize, to: usize) -> bool {
        from == to && self.claim.text[self.tokens[from - 1].span().end..].starts_with('/')
            || from + 1 == to && matches!(self.word(from).as_ref(), "and" | "or" | "nor")
    }

    /// "The virus that causes it": what is known of the thing is not what is claimed.
    fn only_describes(&self, word: &Found) -> bool {
        let Some(before) = word.from.checked_sub(1) else {
            return false;
        };
        // "The damage caused by the storm".
        if word.sense == Sense::Brings && self.word(word.to) == "by" {
            return !self.is_said_of(word.from);
        }
        matches!(
            self.word(before).as_ref(),
            "that" | "which" | "who" | "whose"
        ) && before > 0
            && !self.tokens[before].comma
            && !self.tokens[before].initial
            && matches!(
                word.sense,
                Sense::Raises | Sense::Brings | Sense::Lowers | Sense::Averts
            )
    }

    /// "The discs are protected": that tells of the discs, not of what protects them.
    fn is_state(&self, word: &Found) -> bool {
        matches!(word.sense, Sense::Helps | Sense::Harms)
            && self.word(word.from).ends_with("ed")
            && self.word(word.to) != "by"
            && (word.from.saturating_sub(2)..word.from).any(|i| is_copula(&self.word(i)))
    }

    /// "Is a good treatment": a copula and few words before.
    fn is_said_of(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|i| is_copula(&self.word(i)))
    }

    fn bearing(&self, at: usize) -> Bearing {
        self.turned(at, Bearing::Claimed)
    }

    fn turned(&self, at: usize, bearing: Bearing) -> Bearing {
        match (bearing, self.denies_at(at)) {
            (Bearing::Claimed, true) => Bearing::Denied,
            (Bearing::Denied, true) => Bearing::Claimed,
            (bearing, _) => bearing,
        }
    }

    /// "Unclear", "no evidence", "has not been shown".
    fn leaves_unproved(&self, word: &Found) -> bool {
        let inside = || {
            self.negations
                .iter()
                .any(|n| !n.denial && (n.from..n.to).contains(&word.from))
        };
        match word.sense {
            Sense::Open => !self.denies_at(word.from),
            Sense::Evidence => self.denies_at(word.from) || inside(),
            _ => false,
        }
    }
}

/// "Linked to deaths".
fn tied(link: Option<Found>, word: &Found) -> bool {
    link.is_some_and(|l| l.sense == Sense::Ties && word.from <= l.to + 2)
}

fn is_copula(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "be" | "been" | "being"
    )
}

/// The words that tell of effects, the longest phrase at each place, none twice.
fn senses(words: &Words, stems: &Words) -> Vec<Found> {
    let mut out = Vec::new();
    let mut taken = 0;
    for at in 0..stems.len() {
        if at < taken {
            continue;
        }
        // "The drive worked." ends with what it tells.
        if matches!(words[at].as_ref(), "worked" | "works") && at + 1 == words.len() && at > 0 {
            out.push(Found {
                sense: Sense::Helps,
                from: at,
                to: at + 1,
            });
            continue;
        }
        let Some(list) = lexicon().effects.get(stems[at].as_ref()) else {
            continue;
        };
        let fitting = list
            .iter()
            .find_map(|phrase| Some((super::fits(stems, at, &phrase.rest)?, phrase.meaning)));
        let Some((to, sense)) = fitting else { continue };
        // "More than half" raises nothing.
        // "The lower villages" lie below.
        if words[at] == "lower" && at > 0 && words[at - 1] == "the" {
            continue;
        }
        let compares = words.get(to).is_some_and(|w| w == "than");
        // "The treated".
        if words[at] == "treated" {
            continue;
        }
        if compares && matches!(words[at].as_ref(), "more" | "less" | "fewer") {
            continue;
        }
        out.push(Found {
            sense,
            from: at,
            to,
        });
        taken = to;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Folding;
    use crate::compare::attribution::bare_claim;
    use crate::compare::names::Names;

    /// What the sentence says of effects: how surely, and worth.
    fn told(text: &str) -> Vec<(Bearing, i8)> {
        let claim = bare_claim(text, 1);
        let names = Names::new(&Folding::default());
        Prepared::new(&claim, &names)
            .effects
            .iter()
            .map(|effect| (effect.bearing, effect.worth))
            .collect()
    }

    #[test]
    fn less_of_a_bad_thing_helps() {
        for (text, worth) in [
            ("The dam reduced the floods", 1),
            ("The dam increased the floods", -1),
            ("The dam reduced the harvest", -1),
            ("The amnesty led to fewer attacks and to less crime", 1),
            ("Rangers lower the risk of accidents", 1),
            ("A lack of rangers raises the risk of accidents", 1),
            ("The levy causes hardship", -1),
            ("Crime in the valley was reduced", 1),
        ] {
            assert_eq!(
                told(text).last(),
                Some(&(Bearing::Claimed, worth)),
                "{text}"
            );
        }
    }

    #[test]
    fn nothing_and_not_known_are_told_apart() {
        for (text, expected) in [
            ("The dam did not reduce the floods", (Bearing::Denied, 1)),
            ("The dam failed to prevent the floods", (Bearing::Denied, 1)),
            ("The curfew had no impact", (Bearing::Denied, 0)),
            ("The curfew helped nobody", (Bearing::Denied, 1)),
            ("The curfew was ineffective", (Bearing::Denied, 1)),
            (
                "There is no link between the levy and prices",
                (Bearing::Denied, 0),
            ),
            (
                "It is unclear whether the curfew reduces crime",
                (Bearing::Open, 1),
            ),
            (
                "There is no evidence that the curfew reduces crime",
                (Bearing::Open, 1),
            ),
            (
                "The benefit of the levy has not been proven",
                (Bearing::Open, 1),
            ),
        ] {
            assert_eq!(told(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_not_claimed_is_left_out() {
        for text in [
            "Does the curfew reduce crime?",
            "The storm that caused the damage came from the sea",
            "The houses damaged by the storm stand empty",
            "The files are protected",
            "More than forty people came",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
        assert_eq!(
            told("Does the curfew reduce crime? No."),
            [(Bearing::Denied, 1)]
        );
        assert_eq!(
            told("Does the curfew reduce crime? Yes."),
            [(Bearing::Claimed, 1)]
        );
    }
}
