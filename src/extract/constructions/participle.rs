//! ..., saying Q. ..., accusing Y of Q. Calling it Q, X left.

use super::{clause_after, object, phrase_after, quote_after, that_clause};
use crate::extract::cue::Form;
use crate::extract::draft::{Draft, Scene};
use crate::extract::registry::{Construction, Find, Verbal};

/// A form in -ing that goes on from the clause before, or opens the sentence.
pub const CONSTRUCTION: Construction = Construction {
    id: "participle",
    matches: "A form in -ing with a subject that it shares with its clause: \", adding\", \", accusing X of\".",
    example: "The commander issued a warning, <cue>saying</> <claim>his men “would not leave the bridge.”</>",
    counter_example: "The commander was saying goodbye.",
    place: "Before the shapes of content, which it asks in their order.",
    find: Find::Verb(find),
};

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    if v.cue.form != Form::Participle {
        return None;
    }
    let shapes = [
        quote_after::CONSTRUCTION,
        that_clause::CONSTRUCTION,
        phrase_after::CONSTRUCTION,
        object::CONSTRUCTION,
        clause_after::CONSTRUCTION,
    ];
    shapes.iter().find_map(|shape| match shape.find {
        Find::Verb(find) => find(scene, v).map(|draft| Draft {
            construction: CONSTRUCTION.id,
            ..draft
        }),
        Find::Token(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::check;

    #[test]
    fn the_subject_goes_on() {
        check(
            "<claim>“We leave,”</> <speaker>the envoy</> <cue>said</>, <cue2>describing</> <claim2>the talks as “cold.”</>",
        );
        check(
            "State radio quoted <speaker>officials</> <cue>accusing</> <claim>the guards of “games,”</> <cue2>claiming</> <claim2>they “kept leaving.”</>",
        );
    }
}
