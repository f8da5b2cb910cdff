//! Which statements of the two sides may contradict each other, and why.
//!
//! `candidates` narrows by shared names, topics, numbers and dates; `signals` (one file each, in a
//! registry) look at a pair; `score` weighs them. Never all with all.

use jiff::civil::Date;

use crate::model::{Side, SpeechAct, StatementId, Suggestion};

/// A statement as it is compared: its words and what is known about them.
#[derive(Clone, Debug)]
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

/// Suggestions across the two sides, best first, ties by pair id. Only pairs with a reason are in it.
pub fn suggest(claims: &[Claim], folding: &Folding) -> Vec<Suggestion> {
    let _ = (claims, folding);
    Vec::new()
}

/// Judges one pair, whatever its sides; the same whichever claim comes first.
pub fn judge(a: &Claim, b: &Claim, folding: &Folding) -> Suggestion {
    let _ = folding;
    Suggestion {
        pair: crate::model::PairId::of(a.id, b.id),
        a: a.id,
        b: b.id,
        score: 0.0,
        suggested: false,
        kind: crate::model::PairKind::None,
        reasons: Vec::new(),
        doubts: Vec::new(),
    }
}
