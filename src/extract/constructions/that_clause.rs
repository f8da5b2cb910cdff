//! X said that Q. X asked whether Q. X told Y why Q.

use crate::extract::content::{self, Ends};
use crate::extract::cue::Form;
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::Takes;
use crate::extract::registry::{Construction, Find, Verbal};

/// Speaker and verb, then a clause that says so itself.
pub const CONSTRUCTION: Construction = Construction {
    id: "that-clause",
    matches: "Speaker and verb, perhaps an addressee or a setting, then \"that\", \"whether\", \"if\", \"how\", \"why\" or \"what\" and a clause.",
    example: "<speaker>The governor</> <cue>told</> villagers <claim>that the bridge would reopen</>.",
    counter_example: "The governor built the bridge that said nothing.",
    place: "Before phrases and objects: the word \"that\" decides.",
    find: Find::Verb(find),
};

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    if cue.form == Form::Passive || v.source.is_none() && cue.form != Form::Participle {
        return None;
    }
    let mut next = v.after;
    if page.is(next, ",") && page.is(next + 1, "that") {
        next += 1;
    }
    let that = page.is(next, "that") && cue.verb.takes_that();
    let wh = page.is_any(
        next,
        &[
            "whether", "if", "how", "why", "what", "when", "where", "who",
        ],
    ) && (cue.verb.takes(Takes::Wh)
        || cue.verb.takes(Takes::Clause) && page.is_any(next, &["what", "how", "why", "whether"]));
    if !that && !wh || next >= page.sentence(cue.head).end {
        return None;
    }
    let content = (next, content::end(page, next, cue.head, Ends::default()));
    (content.1 > content.0 + 1)
        .then(|| Draft::of(CONSTRUCTION.id, page, cue, v.source, vec![content]))
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::check;

    #[test]
    fn a_second_verb_is_a_second_statement() {
        check(
            "<speaker>Venn</> <cue>said</> <claim>that the road was open</> and <cue2>added</> <claim2>that it would stay open</>.",
        );
        check(
            "<speaker>Venn</> <cue>said</> <claim>that the road was open</>, <cue2>warning</> <claim2>that it could close</>.",
        );
    }

    #[test]
    fn questions() {
        check("<speaker>Venn</> <cue>asked</> <claim>whether the road was open</>.");
    }

    #[test]
    fn only_the_outermost() {
        let found = check(
            "<speaker>Venn</> <cue>said</> <claim>that the guard had told him that the road was open</>.",
        );
        assert_eq!(found.len(), 1);
    }
}
