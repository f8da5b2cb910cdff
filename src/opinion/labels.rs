//! Which of a classifier's answers is which.

use std::collections::BTreeMap;

use super::{OpinionError, Shares};

/// The most answers whose names are told in a message.
const MOST_NAMED: usize = 5;

/// Places of the three answers in a row of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Labels {
    entailment: usize,
    neutral: usize,
    contradiction: usize,
}

impl Labels {
    /// Finds the three by their names, in any order and case. `id2label` counts; `label2id` is read
    /// where it is missing, and must agree where both are given.
    pub(super) fn read(
        id2label: &BTreeMap<String, String>,
        label2id: &BTreeMap<String, usize>,
    ) -> Result<Self, OpinionError> {
        let mut named: Vec<(usize, String)> = Vec::new();
        for (id, name) in id2label {
            let id = id.trim().parse().map_err(|_| wrong(id2label, label2id))?;
            named.push((id, plain(name)));
        }
        let backwards: Vec<(usize, String)> = label2id
            .iter()
            .map(|(name, &id)| (id, plain(name)))
            .collect();
        if named.is_empty() {
            named = backwards;
        } else if !backwards.is_empty() && !backwards.iter().all(|pair| named.contains(pair)) {
            return Err(wrong(id2label, label2id));
        }
        let place = |label: &str| {
            let mut found = named.iter().filter(|(_, name)| name == label);
            match (found.next(), found.next()) {
                (Some(&(id, _)), None) if id < 3 => Some(id),
                _ => None,
            }
        };
        match (
            place("entailment"),
            place("neutral"),
            place("contradiction"),
        ) {
            (Some(entailment), Some(neutral), Some(contradiction))
                if named.len() == 3
                    && entailment != neutral
                    && neutral != contradiction
                    && entailment != contradiction =>
            {
                Ok(Self {
                    entailment,
                    neutral,
                    contradiction,
                })
            }
            _ => Err(wrong(id2label, label2id)),
        }
    }

    /// Turns a classifier's three numbers into shares.
    pub(super) fn shares(self, logits: &[f32]) -> Result<Shares, OpinionError> {
        if logits.len() != 3 || logits.iter().any(|l| !l.is_finite()) {
            return Err(OpinionError::NoNumber);
        }
        let top = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let weights: Vec<f32> = logits.iter().map(|l| (l - top).exp()).collect();
        let sum: f32 = weights.iter().sum();
        Ok(Shares {
            entailment: weights[self.entailment] / sum,
            neutral: weights[self.neutral] / sum,
            contradiction: weights[self.contradiction] / sum,
        })
    }
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase()
}

fn wrong(id2label: &BTreeMap<String, String>, label2id: &BTreeMap<String, usize>) -> OpinionError {
    let named: Vec<&String> = if id2label.is_empty() {
        label2id.keys().collect()
    } else {
        id2label.values().collect()
    };
    let mut found: Vec<String> = named
        .iter()
        .take(MOST_NAMED)
        .map(|name| format!("“{}”", name.chars().take(40).collect::<String>()))
        .collect();
    if named.len() > MOST_NAMED {
        found.push("…".to_owned());
    }
    OpinionError::Labels {
        found: if found.is_empty() {
            "by nothing".to_owned()
        } else {
            found.join(", ")
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(id2label: &[(&str, &str)], label2id: &[(&str, usize)]) -> Result<Labels, String> {
        let ids = id2label
            .iter()
            .map(|&(id, name)| (id.to_owned(), name.to_owned()))
            .collect();
        let names = label2id
            .iter()
            .map(|&(name, id)| (name.to_owned(), id))
            .collect();
        Labels::read(&ids, &names).map_err(|error| error.to_string())
    }

    #[test]
    fn any_case_and_order() {
        let labels = read(
            &[
                ("0", "CONTRADICTION"),
                ("1", "Neutral"),
                ("2", " entailment"),
            ],
            &[],
        )
        .unwrap();
        assert_eq!((labels.contradiction, labels.entailment), (0, 2));
        let backwards = read(
            &[],
            &[("entailment", 0), ("contradiction", 2), ("neutral", 1)],
        );
        assert_eq!(backwards.unwrap().contradiction, 2);
    }

    #[test]
    fn other_answers_are_refused_by_name() {
        for (ids, names) in [
            (vec![("0", "LABEL_0"), ("1", "LABEL_1")], vec![]),
            (vec![("0", "entailment"), ("1", "not_entailment")], vec![]),
            (vec![], vec![]),
            (
                vec![
                    ("0", "neutral"),
                    ("1", "contradiction"),
                    ("3", "entailment"),
                ],
                vec![],
            ),
            (
                vec![
                    ("0", "neutral"),
                    ("1", "contradiction"),
                    ("1x", "entailment"),
                ],
                vec![],
            ),
            // The two lists disagree.
            (
                vec![
                    ("0", "neutral"),
                    ("1", "contradiction"),
                    ("2", "entailment"),
                ],
                vec![("neutral", 2), ("contradiction", 1), ("entailment", 0)],
            ),
        ] {
            let error = read(&ids, &names).unwrap_err();
            assert!(error.contains("not entailment, neutral and contradiction"));
            for (_, name) in &ids {
                assert!(error.contains(name), "{error}");
            }
        }
        let many: Vec<(String, String)> = (0..900)
            .map(|i| (i.to_string(), "long".repeat(99)))
            .collect();
        let many: Vec<(&str, &str)> = many.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert!(read(&many, &[]).unwrap_err().len() < 500);
    }

    #[test]
    fn shares_add_up_and_stay_finite() {
        let labels = read(
            &[
                ("0", "contradiction"),
                ("1", "neutral"),
                ("2", "entailment"),
            ],
            &[],
        )
        .unwrap();
        let shares = labels.shares(&[1000.0, 999.0, -1000.0]).unwrap();
        assert!((shares.contradiction - 0.731_058_6).abs() < 1e-6);
        assert!((shares.contradiction + shares.neutral + shares.entailment - 1.0).abs() < 1e-6);
        assert!(labels.shares(&[f32::NAN, 0.0, 0.0]).is_err());
        assert!(labels.shares(&[0.0, 0.0]).is_err());
    }
}
