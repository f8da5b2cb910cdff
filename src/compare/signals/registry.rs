//! All signals, in the order in which equal reasons are shown: the most telling kind first.

use super::{
    Signal, actor, antonym, blame, conduct, control, date, denial, effect, modality, negation,
    number, place, promise, status,
};

/// Every signal there is.
pub(in crate::compare) static SIGNALS: &[&Signal] = &[
    &denial::SIGNAL,
    &control::SIGNAL,
    &blame::SIGNAL,
    &number::SIGNAL,
    &status::SIGNAL,
    &actor::SIGNAL,
    &place::SIGNAL,
    &date::SIGNAL,
    &modality::SIGNAL,
    &antonym::SIGNAL,
    &effect::SIGNAL,
    &conduct::SIGNAL,
    &promise::SIGNAL,
    &negation::SIGNAL,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::compare::attribution::bare_claim;
    use crate::compare::names::Names;
    use crate::compare::pair::Pair;
    use crate::compare::prepared::Prepared;
    use crate::compare::signals::Finding;
    use crate::compare::{Folding, judge};

    fn found(signal: &Signal, a: &str, b: &str) -> Option<Finding> {
        let (a, b) = (bare_claim(a, 1), bare_claim(b, 2));
        let names = Names::new(&Folding::default());
        let (a, b) = (Prepared::new(&a, &names), Prepared::new(&b, &names));
        (signal.find)(&Pair::new(&a, &b))
    }

    #[test]
    fn every_signal_fires_on_its_examples_and_leaves_its_look_alikes() {
        let mut wrong = Vec::new();
        for signal in SIGNALS {
            assert!(!signal.fires_on.is_empty() && !signal.leaves_alone.is_empty());
            for &(a, b) in signal.fires_on {
                for (a, b) in [(a, b), (b, a)] {
                    let strength = found(signal, a, b).map_or(0.0, |f| f.strength);
                    let judged = judge(&bare_claim(a, 1), &bare_claim(b, 2), &Folding::default());
                    if strength < 0.3 || !judged.suggested {
                        wrong.push(format!(
                            "{} is silent ({strength}, score {}): {a} / {b}",
                            signal.id, judged.score
                        ));
                    }
                }
            }
            for &(a, b) in signal.leaves_alone {
                let judged = judge(&bare_claim(a, 1), &bare_claim(b, 2), &Folding::default());
                if judged.suggested {
                    wrong.push(format!(
                        "{}: suggested ({}): {a} / {b}: {:?}",
                        signal.id, judged.score, judged.reasons
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn ids_are_unique_and_weights_are_shares() {
        let ids: BTreeSet<_> = SIGNALS.iter().map(|s| s.id).collect();
        assert_eq!(ids.len(), SIGNALS.len());
        for signal in SIGNALS {
            assert!(signal.weight > 0.0 && signal.weight < 1.0, "{}", signal.id);
            assert!(!signal.looks_at.is_empty());
        }
    }
}
