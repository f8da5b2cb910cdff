//! The shapes of sentences that attribute words, one file each. `registry` lists them.

pub mod according_to;
pub mod as_said;
pub mod asked;
pub mod clause_after;
pub mod clause_before;
pub mod colon;
pub mod noun_cue;
pub mod object;
pub mod participle;
pub mod passive;
pub mod phrase_after;
pub mod quote_after;
pub mod quote_before;
pub mod quote_introduced;
pub mod quote_manner;
pub mod quoted_as;
pub mod relative_denial;
pub mod relative_object;
pub mod signed;
pub mod that_clause;

#[cfg(test)]
pub mod marked;
