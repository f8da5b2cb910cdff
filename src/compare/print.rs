//! When two claims are one: the same statement in ten papers, whatever the marks and small words.
//!
//! A print is made of what a claim says: things, names in their order, amounts, times, negations.
//! Claims are alike when their prints are equal, or when one has a single plain word more
//! ("heavily armed gunmen" for "armed gunmen"). A word with an opposite, a name, an amount, a time
//! or a negation is never a word more, and no word is ever taken for another.

use super::lexicon::{Mark, key};
use super::prepared::{Prepared, Token};
use crate::model::SpeechAct;

/// The fewest things that a claim says before one of them may be left out.
const LEAST_FOR_ONE_MORE: usize = 6;

/// What a claim says, as a sum that does not mind the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Print {
    pub(super) full: u64,
    /// The sums without one plain word, ascending.
    pub(super) less_one: Vec<u64>,
}

impl Print {
    pub(super) fn new(claim: &Prepared<'_>) -> Self {
        let mut full = 0_u64;
        let mut names = key("names");
        let mut plain = Vec::new();
        let mut said: Vec<u64> = Vec::new();
        for (at, token) in claim.tokens.iter().enumerate() {
            if token.name || token.party {
                names = mix(names ^ token.concept);
            }
            if token.weight <= 0.0 {
                let word = claim.word(at);
                if token.is(Mark::PossessiveSelf) {
                    said.push(key("of the speaker"));
                } else if matches!(word.as_ref(), "their" | "your" | "his" | "her" | "they") {
                    said.push(key("of another"));
                }
                continue;
            }
            let element = token.concept ^ u64::from(token.negated).rotate_left(7);
            said.push(element);
            if is_plain(claim, at, token) {
                plain.push(element);
            }
        }
        for amount in &claim.quantities {
            said.push(key("amount") ^ amount.low.to_bits() ^ amount.high.to_bits().rotate_left(1));
        }
        for time in &claim.times {
            let part = |label: &str, value: Option<u64>| value.map_or(0, |v| mix(key(label) ^ v));
            said.push(
                part("weekday", time.weekday.map(u64::from))
                    ^ part("month", time.month.map(u64::from))
                    ^ part("day", time.day.map(u64::from))
                    ^ part("year", time.year.map(|y| y as u64))
                    ^ part("hour", time.hour.map(u64::from))
                    ^ part("years on", time.years_on.map(|y| y as u64))
                    ^ part("part", time.part.map(u64::from)),
            );
        }
        said.sort_unstable();
        said.dedup();
        let things = said.len();
        said.push(names);
        said.push(act(claim.claim.act));
        if things == 0 {
            said.push(key(&crate::text::normalize::wording(&claim.claim.text)));
        }
        for element in said {
            full = full.wrapping_add(mix(element));
        }
        plain.sort_unstable();
        plain.dedup();
        let mut less_one: Vec<u64> = Vec::new();
        if things >= LEAST_FOR_ONE_MORE {
            less_one.extend(plain.into_iter().map(|e| full.wrapping_sub(mix(e))));
            less_one.sort_unstable();
        }
        Self { full, less_one }
    }
}

/// What is denied, asked for or threatened is not what is said.
fn act(act: SpeechAct) -> u64 {
    key(match act {
        SpeechAct::Deny | SpeechAct::Reject => "denied",
        SpeechAct::Demand | SpeechAct::Appeal | SpeechAct::Ask => "asked",
        SpeechAct::Threaten | SpeechAct::Warn => "threatened",
        SpeechAct::Promise => "promised",
        _ => "said",
    })
}

/// A word that colours and does not decide.
fn is_plain(claim: &Prepared<'_>, at: usize, token: &Token) -> bool {
    let listed = claim.poles.iter().any(|p| (p.from..p.to).contains(&at))
        || claim.conduct.iter().any(|c| (c.from..c.to).contains(&at))
        || claim.actors.iter().any(|a| (a.at..a.to).contains(&at));
    let bare = token.marks & !Mark::Light.bit() == 0;
    bare && !listed && !(token.name || token.party || token.number || token.time || token.negated)
}

/// A fixed scramble, so that sums of different words do not meet by chance.
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::names::Names;
    use crate::compare::{Folding, bare_claim};

    fn alike(a: &str, b: &str) -> bool {
        let names = Names::new(&Folding::default());
        let (a, b) = (bare_claim(a, 1), bare_claim(b, 2));
        let (a, b) = (Prepared::new(&a, &names), Prepared::new(&b, &names));
        let (a, b) = (Print::new(&a), Print::new(&b));
        a.full == b.full || a.less_one.contains(&b.full) || b.less_one.contains(&a.full)
    }

    #[test]
    fn copies_are_one_claim_and_changed_words_are_two() {
        let said = "Four lorries with winter tents reached the camp at Sel on Monday";
        for copy in [
            "“Four lorries with winter tents reached the camp at Sel on Monday.”",
            "four lorries with winter tents have reached the camp  at Sel on Monday",
            "Four lorries with thick winter tents reached the camp at Sel on Monday",
        ] {
            assert!(alike(said, copy), "{copy}");
        }
        for other in [
            "Five lorries with winter tents reached the camp at Sel on Monday",
            "Four lorries with winter tents reached the camp at Tarn on Monday",
            "Four lorries with winter tents reached the camp at Sel on Friday",
            "Four lorries with winter tents never reached the camp at Sel on Monday",
            "Four lorries with winter tents left the camp at Sel on Monday",
            "Four lorries with winter coats reached the camp at Sel on Monday",
        ] {
            assert!(!alike(said, other), "{other}");
        }
        assert!(!alike("Greece attacked Turkey", "Turkey attacked Greece"));
        assert!(!alike(
            "our soldiers were killed",
            "their soldiers were killed"
        ));
    }
}
