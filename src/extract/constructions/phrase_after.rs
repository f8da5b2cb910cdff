//! X threatened to Q. X warned of Q. X denied firing. X called for Q.

use crate::extract::content::{self, Ends, Shape};
use crate::extract::cue::{Cue, Form};
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::{Takes, bits};
use crate::extract::page::Page;
use crate::extract::registry::{Construction, Find, Verbal};

/// Speaker and verb, then "to" with a verb, a form in -ing, or a preposition of the verb's own.
pub const CONSTRUCTION: Construction = Construction {
    id: "phrase-after",
    matches: "Speaker and verb, then \"to\" and a verb, a form in -ing, or a preposition that the verb governs.",
    example: "<speaker>The commander</> <cue>threatened</> <claim>to close the bridge</>.",
    counter_example: "The commander spoke to the guards at the bridge.",
    place: "After clauses; before objects, since \"warned of\" has no object.",
    find: Find::Verb(find),
};

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    if cue.form == Form::Passive || v.source.is_none() {
        return None;
    }
    let mut at = cue.group.1;
    while page.can(at, bits::ADVERB | bits::DAY) && !page.is_quoted(at) && at < cue.group.1 + 2 {
        at += 1;
    }
    // "threatened on Wednesday to".
    let late = v.after;
    let sentence = page.sentence(cue.head);
    let mut draft_cue = *cue;
    let (from, shape) = if (page.is(at, "to") && is_verb_after_to(page, at + 1))
        && cue.verb.takes(Takes::ToVerb)
    {
        (at, Shape::Phrase)
    } else if page.is(late, "to")
        && is_verb_after_to(page, late + 1)
        && cue.verb.takes(Takes::ToVerb)
    {
        (late, Shape::Phrase)
    } else if cue.verb.takes(Takes::Ing)
        && page.can(at, bits::ING | bits::CUE_ING)
        && !page.is_quoted(at)
    {
        (at, Shape::Phrase)
    } else if !page.is_quoted(at)
        && cue.verb.prepositions.iter().any(|p| page.is(at, p))
        && !(page.is(at, "to") && is_verb_after_to(page, at + 1) && cue.verb.takes(Takes::ToVerb))
    {
        draft_cue.group.1 = at + 1;
        (at + 1, Shape::Thing)
    } else if let Some(governed) = late_preposition(page, cue) {
        (governed + 1, Shape::Thing)
    } else {
        return None;
    };
    if from >= sentence.end || is_person_addressed(page, from, cue) {
        return None;
    }
    let content = (from, content::end(page, from, cue.head, Ends::of(shape)));
    (content.1 > content.0)
        .then(|| Draft::of(CONSTRUCTION.id, page, &draft_cue, v.source, vec![content]))
}

/// Words between a verb and a preposition of its own at most: who is addressed, where and when.
const SETTING: usize = 14;

/// "Complained to the council on Monday about": the preposition after who is addressed and where.
fn late_preposition(page: &Page, cue: &Cue) -> Option<usize> {
    let from = cue.group.1;
    if !page.is_any(from, &["to", "with", "at", "in", "on", "before", "during"])
        && !page.can(from, bits::DAY | bits::ADVERB)
    {
        return None;
    }
    let end = page.sentence(cue.head).end.min(from + SETTING);
    (from + 1..end)
        .take_while(|&i| {
            !page.is_quoted(i)
                && !page.is_mark(i)
                && !page.is_finite(i)
                && !page.can(i, bits::SUBORDINATOR | bits::CONJ)
        })
        .find(|&i| {
            page.is_any(i, &["about", "against", "for", "over"])
                && cue.verb.prepositions.iter().any(|p| page.is(i, p))
        })
}

/// Whether a verb may stand after "to": no determiner, no name.
pub fn is_verb_after_to(page: &Page, at: usize) -> bool {
    page.is_quoted(at)
        || page.is_word(at)
            && !page.is_capital(at)
            && !page.is_number(at)
            && !page.can(
                at,
                bits::DET | bits::POSSESSIVE | bits::OBJECT | bits::PREP | bits::PLURAL,
            )
}

/// "agreed with him", "responded to Kabul": someone addressed, no content.
fn is_person_addressed(page: &Page, at: usize, cue: &Cue) -> bool {
    page.is_any(at, &["reporters", "journalists"])
        || page.can(at, bits::OBJECT)
            && cue.verb.takes(Takes::Quote)
            && !cue.verb.sure
            && content::is_at_end(page, at + 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::check;

    #[test]
    fn threats_promises_and_denials() {
        check("<speaker>The commander</> <cue>vowed</> on Monday <claim>to keep the bridge</>.");
        check("<speaker>The commander</> <cue>denied</> <claim>firing on the bridge</>.");
        check("<speaker>He</> <cue>warned against</> <claim>any attack</>.");
        check("<speaker>The ministry</> <cue>called for</> <claim>an inquiry</>.");
    }

    #[test]
    fn who_is_addressed_may_stand_between() {
        check(
            "<speaker>The envoy</> <cue>spoke</> to villagers on Monday about <claim>the closed road</>.",
        );
        check(
            "<speaker>Venn</> <cue>apologized</> to the elders for <claim>the delay at the gate</>.",
        );
    }

    #[test]
    fn the_reporter_takes_over_after_a_quotation() {
        check(
            "<speaker>The commander</> <cue>threatened</> <claim>to “flatten” the post</> after talks broke down.",
        );
    }
}
