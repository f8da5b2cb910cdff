//! A sample of pairs that were not suggested, and what answers on it and on control pairs tell.

use serde::{Deserialize, Serialize};

use super::Project;
use crate::model::{Answer, Asked, PairId, StatementId, Verdict};

/// Pairs drawn by lot from those that were not suggested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// When it was drawn, as an RFC 3339 time in UTC.
    pub drawn_at: String,
    /// How many pairs it was drawn from: across the sides, on one topic, not suggested, not linked by
    /// hand.
    pub population: usize,
    /// The statements of side A and side B of each pair, in the order they were drawn.
    pub pairs: Vec<[StatementId; 2]>,
}

impl Sample {
    /// Whether the pair is in it.
    pub fn holds(&self, pair: PairId) -> bool {
        self.pairs.iter().any(|&[a, b]| PairId::of(a, b) == pair)
    }
}

/// How often something was so among how many, and how often it may be among all of the kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// How often it was so.
    pub hits: usize,
    /// Among how many.
    pub of: usize,
    /// Lower end of the 95 % interval of the share, from 0 to 1.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Share {
    /// The share with its exact interval (Clopper and Pearson): that of all shares for which what was
    /// seen would not be among the rarest 2.5 % on either end. None of nothing gives all from 0 to 1.
    pub fn new(hits: usize, of: usize) -> Self {
        Self {
            hits,
            of,
            low: if hits == 0 {
                0.0
            } else {
                // At least as many hits as were seen become likely enough from here on.
                bound(|share| 1.0 - at_most(hits - 1, of, share) >= TAIL)
            },
            high: if hits >= of {
                1.0
            } else {
                bound(|share| at_most(hits, of, share) < TAIL)
            },
        }
    }
}

/// What lies outside of the interval on either end.
const TAIL: f64 = 0.025;

/// The smallest share from which on `holds`, which must stay so from there on.
fn bound(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// How likely at most `hits` of `of` are when each is one with this probability.
fn at_most(hits: usize, of: usize, share: f64) -> f64 {
    if share <= 0.0 {
        return 1.0;
    }
    if share >= 1.0 {
        return if hits >= of { 1.0 } else { 0.0 };
    }
    // Logarithms, so that nothing runs out of numbers.
    let mut term = of as f64 * (1.0 - share).ln();
    let mut sum = term.exp();
    for k in 1..=hits {
        term += ((of - k + 1) as f64 / k as f64).ln() + share.ln() - (1.0 - share).ln();
        sum += term.exp();
    }
    sum.min(1.0)
}

/// What the answers on a sample tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SampleFigures {
    /// Pairs drawn.
    pub size: usize,
    /// Pairs it was drawn from.
    pub population: usize,
    /// Of the pairs judged, those found to be contradictions.
    pub confirmed: Share,
}

impl SampleFigures {
    /// How many contradictions the suggestions may have missed: the likeliest number, the least and
    /// the most; none before a pair was judged.
    pub fn missed(&self) -> Option<[usize; 3]> {
        let Share {
            hits,
            of,
            low,
            high,
        } = self.confirmed;
        if of == 0 {
            return None;
        }
        let all = self.population as f64;
        // What was judged is known; the rest is not.
        let most = self.population.saturating_sub(of - hits);
        let fit = |number: f64| (number as usize).clamp(hits.min(most), most);
        Some([
            fit((all * hits as f64 / of as f64).round()),
            fit((all * low).floor()),
            fit((all * high).ceil()),
        ])
    }
}

/// What is known of how a person reviews.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReviewFigures {
    /// Control pairs judged, and those of them that were confirmed.
    pub controls: Share,
    /// Of the sample, when one was drawn.
    pub sample: Option<SampleFigures>,
    /// Answers given before the program's reasons were seen.
    pub blind: usize,
}

impl ReviewFigures {
    /// What the verdicts of `project` tell. The answer given first counts, before the program told
    /// what a pair was; answers in bulk do not.
    pub fn of(project: &Project) -> Self {
        let first = |verdict: &Verdict, asked: Asked| {
            let answered = |answer: &Answer| *answer != Answer::Later;
            (verdict.given.asked == asked)
                .then_some(verdict.given.first)
                .flatten()
                .filter(answered)
        };
        let share = |answers: &mut dyn Iterator<Item = Answer>| {
            let (mut hits, mut of) = (0, 0);
            for answer in answers {
                of += 1;
                hits += usize::from(answer == Answer::Confirmed);
            }
            Share::new(hits, of)
        };
        let verdicts = || project.verdicts().values();
        Self {
            controls: share(&mut verdicts().filter_map(|v| first(v, Asked::Control))),
            sample: project.sample().map(|sample| SampleFigures {
                size: sample.pairs.len(),
                population: sample.population,
                confirmed: share(&mut sample.pairs.iter().filter_map(|&[a, b]| {
                    let verdict = project.verdict(PairId::of(a, b))?;
                    first(verdict, Asked::Sample)
                })),
            }),
            blind: verdicts().filter(|v| v.given.blind).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 5e-4
    }

    #[test]
    fn intervals_are_those_of_the_tables() {
        for (hits, of, low, high) in [
            (0, 10, 0.0, 0.3085),
            (1, 10, 0.0025, 0.4450),
            (5, 10, 0.1871, 0.8129),
            (10, 10, 0.6915, 1.0),
            (2, 50, 0.0049, 0.1371),
            (0, 0, 0.0, 1.0),
        ] {
            let share = Share::new(hits, of);
            assert!(
                near(share.low, low) && near(share.high, high),
                "{share:?}, not {low} to {high}"
            );
        }
    }

    #[test]
    fn an_estimate_never_says_less_than_what_was_seen() {
        let figures = |hits, of, population| SampleFigures {
            size: of,
            population,
            confirmed: Share::new(hits, of),
        };
        assert_eq!(figures(0, 0, 90).missed(), None);
        assert_eq!(figures(0, 10, 1000).missed(), Some([0, 0, 309]));
        let [likely, least, most] = figures(2, 10, 1000).missed().unwrap();
        assert!(likely == 200 && least >= 2 && most < 600);
        assert_eq!(
            figures(3, 10, 10).missed(),
            Some([3, 3, 3]),
            "all are known"
        );
    }
}
