//! What was asked and answered already: reading a project again asks nothing twice.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::model::Opinion;

/// The most answers that are kept; past it all are forgotten and asked anew.
const MOST_KEPT: usize = 4096;

/// Answers by the two sentences, the first in order first.
#[derive(Default)]
pub(super) struct Asked {
    kept: Mutex<HashMap<(String, String), Opinion>>,
}

impl Asked {
    pub(super) fn recall(&self, first: &str, second: &str) -> Option<Opinion> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&(first.to_owned(), second.to_owned())).cloned()
    }

    pub(super) fn remember(&self, first: &str, second: &str, opinion: &Opinion) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert((first.to_owned(), second.to_owned()), opinion.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_a_bounded_number() {
        let asked = Asked::default();
        let opinion = |n: usize| Opinion {
            model: "m".to_owned(),
            contradiction: n as f32,
            neutral: 0.0,
            entailment: 0.0,
        };
        for n in 0..MOST_KEPT + 3 {
            asked.remember(&n.to_string(), "b", &opinion(n));
        }
        let last = (MOST_KEPT + 2).to_string();
        assert_eq!(asked.recall(&last, "b"), Some(opinion(MOST_KEPT + 2)));
        assert_eq!(asked.recall("b", &last), None);
        assert_eq!(asked.recall("0", "b"), None);
        assert!(asked.kept.lock().unwrap().len() <= MOST_KEPT);
    }
}
