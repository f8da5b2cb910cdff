//! ... whom X accused of Q. ... which X calls Q. What X describes as Q.

use crate::extract::content::{self, Ends, Shape};
use crate::extract::cue::Form;
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::bits;
use crate::extract::registry::{Construction, Find, Verbal};
use crate::extract::subject::{self, Source};

/// A judgement in a relative clause, whose object is the word that opens it.
pub const CONSTRUCTION: Construction = Construction {
    id: "relative-object",
    matches: "\"Who\", \"which\", \"that\" or \"what\", then a speaker and a verb such as \"accused\" or \"describes\" with \"of\", \"as\", \"for\" or a name for it.",
    example: "The bridge, <claim>which</> <speaker>the governor</> <cue>describes</> <claim>as a ruin</>, was closed.",
    counter_example: "The bridge, which the governor crossed, was closed.",
    place: "Before the forms with an object after the verb: its object stands before it.",
    find: Find::Verb(find),
};

/// Words of the speaker at most.
const SUBJECT: usize = 8;

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    let sentence = page.sentence(cue.head);
    if cue.form != Form::Finite || cue.verb.object_then.is_empty() {
        return None;
    }
    // The speaker stands between the word that opens the clause and the verb.
    let floor = sentence.first.max(cue.group.0.saturating_sub(SUBJECT));
    let word = (floor..cue.group.0)
        .rev()
        .take_while(|&i| page.is_word(i) && !page.is_quoted(i) && !page.is_finite(i))
        .find(|&i| page.is_any(i, &["who", "whom", "which", "that", "what"]))?;
    let source = Source::own((word + 1, cue.group.0));
    if source.range.0 >= source.range.1 || !subject::is_noun_end(page, cue.group.0 - 1) {
        return None;
    }
    let next = cue.group.1;
    let joins = cue.verb.object_then.iter().any(|then| match then.as_str() {
        "pred" => {
            page.is_quoted(next)
                || page.can(next, bits::DET | bits::POSSESSIVE) && !page.can(next, bits::SUBJECT)
        }
        then => page.is(next, then),
    });
    // "that X called": a clause of saying, not of the thing, when a noun does not stand before.
    let of_thing = !page.is(word, "that")
        || word > sentence.first && !page.can(word - 1, bits::CUE | bits::CUE_NOUN);
    if !joins || !of_thing {
        return None;
    }
    let mut end = content::end(page, next, cue.head, Ends::of(Shape::Thing));
    // The relative clause ends with its comma, or where the main clause goes on with its verb.
    if let Some(stop) = (next + 1..end).find(|&i| {
        !page.is_quoted(i)
            && (page.is(i, ",") && page.is(word - 1, ",")
                || page.is_finite(i) && !page.can(i, bits::ED | bits::CUE_PAST))
    }) {
        end = stop;
    }
    let content = vec![(word, word + 1), (next, end)];
    (end > next).then(|| Draft::of(CONSTRUCTION.id, page, cue, Some(source), content))
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::check;

    #[test]
    fn accusations_and_names() {
        check(
            "The guards, <claim>whom</> <speaker>Venn</> <cue>accused</> <claim>of firing first</>, left.",
        );
        check("He met <claim>what</> <speaker>he</> <cue>called</> <claim>a wall of silence</>.");
    }
}
