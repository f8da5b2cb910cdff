//! Which names of a claim tell where something happened.

use super::Prepared;
use crate::compare::lexicon::Mark;

impl Prepared<'_> {
    pub(super) fn find_places(&mut self) {
        let places = (0..self.tokens.len()).filter(|&at| is_place(self, at));
        self.place_words = places.map(|at| at as u16).collect();
    }
}

fn is_place(claim: &Prepared<'_>, at: usize) -> bool {
    let token = &claim.tokens[at];
    if !token.name || token.party || token.weight <= 0.0 {
        return false;
    }
    let clause = claim.clauses[claim.clause_of(at)];
    // "near the ford of Tarn": Tarn tells where as well.
    let of = at > clause.from + 2 && claim.word(at - 1) == "of";
    (clause.from..at)
        .rev()
        .take(if of { 4 } else { 3 })
        .enumerate()
        .take_while(|&(n, i)| {
            claim.tokens[i].name || claim.tokens[i].is(Mark::Stop) || of && n == 1
        })
        .any(|(_, i)| claim.tokens[i].is(Mark::PlaceIn))
        || claim
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.is(Mark::PlaceLine))
}
