//! A control pair: one that the rules say is no contradiction, to be mixed in with the suggestions.

use super::ids::{PairId, StatementId};

/// A pair across the sides on one topic that the rules say is no contradiction.
///
/// Mixed in untold, such pairs show how readily a person confirms what the program did not mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Control {
    /// The pair.
    pub pair: PairId,
    /// The statement of side A.
    pub a: StatementId,
    /// The statement of side B.
    pub b: StatementId,
    /// Whether the rules found a ground, and then found it outweighed; else they found none at all.
    /// Where reasons are shown, only pairs with a ground cannot be told from suggestions.
    pub has_ground: bool,
}
