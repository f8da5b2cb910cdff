//! How the review was done, for the method section: control pairs, the sample of the rest, blind
//! answers, and the log that all of it can be checked against.

use serde::Serialize;

use crate::project::{Project, ReviewFigures, SampleFigures, Share};

/// A share of judged pairs, with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Judged {
    /// Pairs judged.
    pub judged: usize,
    /// Of these, pairs confirmed.
    pub confirmed: usize,
    /// Lower end of the interval of the share, from 0 to 1.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Judged {
    fn of(share: Share) -> Self {
        // Four digits say all that there is to say.
        let short = |number: f64| (number * 1e4).round() / 1e4;
        Self {
            judged: share.of,
            confirmed: share.hits,
            low: short(share.low),
            high: short(share.high),
        }
    }
}

/// The sample of pairs that were not suggested.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Sampled {
    /// Pairs drawn.
    pub size: usize,
    /// Pairs it was drawn from.
    pub population: usize,
    /// What was found in it.
    #[serde(flatten)]
    pub found: Judged,
    /// Contradictions that may have been missed: the likeliest number, the least and the most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missed: Option<[usize; 3]>,
}

/// How the review was done.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Review {
    /// Control pairs, which the rules say are no contradictions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub controls: Option<Judged>,
    /// The sample of pairs that were not suggested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample: Option<Sampled>,
    /// Answers given before the program's reasons were seen.
    pub judged_blind: usize,
    /// Entries of the log of decisions.
    pub log_entries: usize,
    /// SHA-256 of its last entry, which stands for all of them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub log_sha256: String,
}

impl Review {
    /// What the project tells of it.
    pub fn of(project: &Project) -> Self {
        let figures = ReviewFigures::of(project);
        let sampled = |sample: SampleFigures| Sampled {
            size: sample.size,
            population: sample.population,
            found: Judged::of(sample.confirmed),
            missed: sample.missed(),
        };
        Self {
            controls: (figures.controls.of > 0).then(|| Judged::of(figures.controls)),
            sample: figures.sample.map(sampled),
            judged_blind: figures.blind,
            log_entries: project.log().len(),
            log_sha256: project.log().end().to_owned(),
        }
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same in sentences.
    pub(super) fn sentences(&self) -> Vec<String> {
        let percent = |low: f64, high: f64| {
            format!(
                "95 % confidence: {} % to {} %",
                (100.0 * low).floor(),
                (100.0 * high).ceil()
            )
        };
        let mut out = Vec::new();
        if let Some(Judged {
            judged,
            confirmed,
            low,
            high,
        }) = self.controls
        {
            out.push(format!(
                "Control pairs, which the rules say are no contradictions, were mixed in untold: \
                 {confirmed} of {judged} were confirmed ({}).",
                percent(low, high)
            ));
        }
        if let Some(sample) = self.sample {
            let mut told = format!(
                "Of {} pairs on one topic that were not suggested, {} were drawn by lot; {} of {} \
                 judged were found to be contradictions.",
                sample.population, sample.size, sample.found.confirmed, sample.found.judged
            );
            if let Some([likely, least, most]) = sample.missed {
                told = format!(
                    "{told} The likeliest number among all of them is {likely} (95 % confidence: \
                     {least} to {most})."
                );
            }
            out.push(told);
        }
        if self.judged_blind > 0 {
            out.push(format!(
                "{} answers were given before the program’s reasons were seen.",
                self.judged_blind
            ));
        }
        if self.log_entries > 0 {
            out.push(format!(
                "The log of decisions has {} entries; SHA-256 of the last one: {}.",
                self.log_entries, self.log_sha256
            ));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        Answer, Asked, ClaimKey, Given, PairId, Side, StatementId, Verdict, Witness,
    };
    use crate::project::{Act, Edit, Moment, Sample, Transaction};
    use crate::sides::Profile;

    #[test]
    fn figures_of_the_review_are_told() {
        let mut project = Project::new(Arc::new(Profile::built_in()));
        assert!(Review::of(&project).is_empty());
        assert_eq!(Review::of(&project).sentences(), Vec::<String>::new());
        let witness = |number, side| Witness {
            statement: StatementId::of_bare(number),
            claim: ClaimKey::of("The gate is shut."),
            side,
            speaker: None,
            text: "The gate is shut.".to_owned(),
            article_title: "Gates".to_owned(),
        };
        let mut edits = Vec::new();
        for (number, asked) in [(1, Asked::Control), (3, Asked::Sample)] {
            let (a, b) = (witness(number, Side::A), witness(number + 1, Side::B));
            let pair = PairId::of(a.statement, b.statement);
            let verdict = Verdict {
                pair,
                // The person changed their mind; the first answer counts.
                answer: Answer::Rejected,
                by_hand: false,
                relation: None,
                given: Given {
                    asked,
                    first: Some(Answer::Confirmed),
                    blind: asked == Asked::Control,
                },
                a,
                b,
                decided_at: "2031-03-04T05:06:07Z".to_owned(),
            };
            edits.push(Edit::SetVerdict(pair, Some(Box::new(verdict))));
        }
        let sample = Sample {
            drawn_at: "2031-03-04T05:06:07Z".to_owned(),
            population: 40,
            pairs: vec![[StatementId::of_bare(3), StatementId::of_bare(4)]],
        };
        edits.push(Edit::SetSample(Some(Arc::new(sample))));
        let act = Transaction {
            title: "Judge".to_owned(),
            edits,
        };
        let moment = Moment {
            now: "2031-03-04T05:06:07Z".parse().unwrap(),
            act: Act::One,
            seconds: None,
        };
        project.act(act, &moment).unwrap();
        let review = Review::of(&project);
        let controls = review.controls.unwrap();
        assert_eq!((controls.judged, controls.confirmed), (1, 1));
        let sample = review.sample.unwrap();
        assert_eq!((sample.size, sample.population), (1, 40));
        assert_eq!(sample.missed.unwrap()[0], 40);
        assert_eq!((review.judged_blind, review.log_entries), (1, 2));
        let told = review.sentences();
        assert_eq!(told.len(), 4);
        assert!(told[0].contains("1 of 1 were confirmed"));
        assert!(told[3].ends_with(&format!("{}.", project.log().end())));
    }
}
