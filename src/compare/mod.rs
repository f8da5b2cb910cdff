//! Which statements of the two sides may contradict each other, and why.
//!
//! `prepared` takes a claim apart once; `print` knows copies of one claim; `index` holds all claims, and
//! `field` narrows by shared names, topics and dates (never all with all); `pair` lines two claims up clause by clause; `signals` (one file each,
//! in a registry) look at the pair; `doubts` say why both may hold; `score` weighs it all and `calibrate` makes a share of it; `list`
//! keeps the list short and makes it anew only where something changed, and `topics` says which claims are about the same thing. `opinion` says how far a second opinion may move a score. The words are data in `assets/compare/en`.
//!
//! A score never depends on which other claims there are, nor on which claim comes first.

mod attribution;
mod calibrate;
mod candidates;
mod doubts;
mod field;
mod hashed;
mod index;
mod learn;
mod lexicon;
mod list;
mod names;
mod opinion;
mod pair;
mod prepared;
mod print;
mod quantity;
mod score;
mod signals;
mod stem;
mod time;
mod topics;

use std::sync::Arc;

use jiff::civil::Date;

pub use attribution::bare_claim;
pub use calibrate::{SUGGEST_FROM, strength};
pub use index::{Experience, FoundPairs, Index};
pub use opinion::{MOST_LIFT, MOST_LOSS, as_sentence, rank, weigh};

use crate::model::{Side, SpeechAct, StatementId, Suggestion};
use names::Names;
use prepared::Prepared;

/// A statement as it is compared: its words and what is known about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The statement.
    pub id: StatementId,
    /// Its side.
    pub side: Side,
    /// Its content as one line ([`crate::model::ClaimText::text`]); marks of reasons point into it.
    pub text: String,
    /// What the speaker does by saying it.
    pub act: SpeechAct,
    /// Speaker's name.
    pub speaker: Option<String>,
    /// Day it was said.
    pub said_on: Option<Date>,
    /// Day its article came out.
    pub published_on: Option<Date>,
}

/// Names that mean the same thing, so that "Kabul" and "the Islamic Emirate" meet.
#[derive(Clone, Debug, Default)]
pub struct Folding {
    /// Each list is one thing under all its names.
    pub synonyms: Vec<Vec<String>>,
    /// Names of side A in `synonyms` and elsewhere: what "we" and "our" mean for its speakers.
    pub names_a: Vec<String>,
    /// Names of side B.
    pub names_b: Vec<String>,
}

/// What a signal looks at, with its examples; for documentation and help.
#[derive(Clone, Copy, Debug)]
pub struct SignalInfo {
    /// Short unique name.
    pub id: &'static str,
    /// What it looks at.
    pub looks_at: &'static str,
    /// Pairs of sentences it fires on.
    pub fires_on: &'static [(&'static str, &'static str)],
    /// Look-alikes that are left alone.
    pub leaves_alone: &'static [(&'static str, &'static str)],
}

/// All signals, the most telling kind first.
pub fn signals() -> impl Iterator<Item = SignalInfo> {
    signals::registry::SIGNALS.iter().map(|signal| SignalInfo {
        id: signal.id,
        looks_at: signal.looks_at,
        fires_on: signal.fires_on,
        leaves_alone: signal.leaves_alone,
    })
}

/// Compares claims under one set of names; cheaper than [`judge`] when there are many.
pub struct Comparer {
    names: Arc<Names>,
}

impl Comparer {
    /// Reads the names once.
    pub fn new(folding: &Folding) -> Self {
        Self {
            names: Arc::new(Names::new(folding)),
        }
    }

    /// Judges one pair without the signals of these ids: what each of them is worth is measured so.
    pub fn judge_without(&self, a: &Claim, b: &Claim, without: &[String]) -> Suggestion {
        let a = Prepared::new(a, &self.names);
        let b = Prepared::new(b, &self.names);
        score::judge_without(&a, &b, without)
    }

    /// Judges one pair, whatever its sides; the same whichever claim comes first.
    pub fn judge(&self, a: &Claim, b: &Claim) -> Suggestion {
        let a = Prepared::new(a, &self.names);
        let b = Prepared::new(b, &self.names);
        score::judge(&a, &b)
    }

    /// Suggestions across the two sides, best first, ties by pair id. Only pairs with a reason are in
    /// it, and copies of one statement are one claim.
    pub fn suggest(&self, claims: &[Claim]) -> Vec<Suggestion> {
        let found = self.find(claims.to_vec()).suggestions;
        found.into_iter().map(Arc::unwrap_or_clone).collect()
    }

    /// Everything found among the claims of the two columns.
    pub fn find(&self, claims: Vec<Claim>) -> FoundPairs {
        let mut index = Index::new(self);
        index.add(claims);
        index.found()
    }
}

/// Suggestions across the two sides, best first, ties by pair id. Only pairs with a reason are in it.
pub fn suggest(claims: &[Claim], folding: &Folding) -> Vec<Suggestion> {
    Comparer::new(folding).suggest(claims)
}

/// Judges one pair, whatever its sides; the same whichever claim comes first.
pub fn judge(a: &Claim, b: &Claim, folding: &Folding) -> Suggestion {
    Comparer::new(folding).judge(a, b)
}
