//! X accused Y of Q. X called Y Q. X described Y as Q. X denied NP. X urged Y to Q.

use super::phrase_after::is_verb_after_to;
use crate::extract::content::{self, Ends, Shape};
use crate::extract::cue::{Cue, Form};
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::{Takes, bits};
use crate::extract::page::Page;
use crate::extract::registry::{Construction, Find, Verbal};
use crate::model::SpeechAct;

/// Speaker and verb, then an object, which belongs to the content.
pub const CONSTRUCTION: Construction = Construction {
    id: "object",
    matches: "Speaker and verb, then an object with \"of\", \"for\", \"as\", \"to\" or a second noun, or an object alone for verbs such as \"deny\".",
    example: "<speaker>The ministry</> <cue>accused</> <claim>the guards of firing on the bridge</>.",
    counter_example: "The ministry called the guards at noon.",
    place: "After clauses and phrases, which are surer.",
    find: Find::Verb(find),
};

/// Words of an object at most, before what follows it.
const OBJECT: usize = 24;

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    if cue.form == Form::Passive || v.source.is_none() {
        return None;
    }
    let mut from = cue.group.1;
    while page.can(from, bits::ADVERB)
        && !page.can(from, bits::DET)
        && !page.is_quoted(from)
        && from < cue.group.1 + 2
    {
        from += 1;
    }
    if !starts_object(page, from) || page.sentence_of(from) != page.sentence_of(cue.head) {
        return None;
    }
    // "citing two diplomats": whom someone cites is no content.
    let end_of_cited = content::end(page, from, cue.head, Ends::default());
    if cue.verb.lemma == "cite"
        && end_of_cited <= from + 5
        && (page.can(end_of_cited - 1, bits::ROLE | bits::MEDIA)
            || page.is_capital(from) && page.is_capital(end_of_cited - 1))
    {
        return None;
    }
    let fits = cue.verb.object_then.iter().any(|then| match then.as_str() {
        "pred" => has_predicate(page, from),
        then => has_then(page, from, then, cue.verb.act),
    }) || cue.verb.takes(Takes::Np) && !is_bare_time(page, from, cue)
        || cue.verb.takes(Takes::Np) && cue.verb.sure;
    if !fits {
        return None;
    }
    let content = (
        from,
        content::end(page, from, cue.head, Ends::of(Shape::Thing)),
    );
    (content.1 > content.0).then(|| Draft::of(CONSTRUCTION.id, page, cue, v.source, vec![content]))
}

fn starts_object(page: &Page, at: usize) -> bool {
    page.is_quoted(at)
        || page.is_capital(at)
            && (!page.can(at, bits::DAY | bits::MONTH) || page.is_genitive(at + 1))
        || page.is_any(at, &["$", "£", "€"])
        || page.is_number(at)
        || page.can(
            at,
            bits::DET | bits::POSSESSIVE | bits::OBJECT | bits::PLURAL | bits::ROLE | bits::GROUP,
        )
        || page.is_word(at)
            && !page.can(
                at,
                bits::PREP
                    | bits::CONJ
                    | bits::SUBORDINATOR
                    | bits::AUX
                    | bits::ADVERB
                    | bits::FINITE
                    | bits::DAY
                    | bits::MONTH,
            )
        || page.is_any(at, &["what", "that"])
}

/// Whether `then` follows an object that starts at `from`.
fn has_then(page: &Page, from: usize, then: &str, act: SpeechAct) -> bool {
    let end = page.sentence(from).end.min(from + OBJECT);
    let mut at = from;
    while at < end {
        if page.is_quoted(at) {
            if at > from && (page.is(at + 1, then) || then == "to" && page.is(at + 1, "not")) {
                return true;
            }
            at = page.past_quotation(at);
            continue;
        }
        if at > from && page.is(at, then) {
            return then != "to"
                || matches!(act, SpeechAct::Assert)
                || is_verb_after_to(page, at + 1);
        }
        if page.is_any(at, &[";", ":", "."])
            || at > from
                && page.is_finite(at)
                && !page.can(at, bits::ED)
                && !(then == "not" || page.is(at, "who"))
        {
            return false;
        }
        at += 1;
    }
    false
}

/// Whether a second noun or an adjective follows the object: "called the plan a mistake".
fn has_predicate(page: &Page, from: usize) -> bool {
    let end = page.sentence(from).end.min(from + OBJECT);
    let mut at = from;
    if page.is_quoted(from) {
        return true;
    }
    while at < end {
        if page.is_quoted(at) {
            return true;
        }
        if at > from {
            if page.can(at, bits::PREP)
                && !page.is_any(
                    at,
                    &[
                        "of", "in", "for", "by", "on", "to", "from", "at", "with", "like", "over",
                    ],
                )
                || page.is_mark(at) && !page.is_any(at, &["&", "-"])
                || page.can(at, bits::CONJ) && !page.is(at, "and")
            {
                return false;
            }
            if page.can(at, bits::DET) && !page.can(at - 1, bits::PREP | bits::DET | bits::CONJ)
                || page.can(at - 1, bits::OBJECT)
                    && page.is_word(at)
                    && !page.can(
                        at,
                        bits::PREP | bits::ADVERB | bits::CONJ | bits::SUBORDINATOR,
                    )
            {
                return true;
            }
            if looks_adjective(page.lower(at))
                && !page.can(at - 1, bits::DET | bits::POSSESSIVE | bits::PREP)
                && !page.is_genitive(at - 1)
                && (content::is_at_end(page, at + 1)
                    || page.is_any(at + 1, &["and", ",", "because", "but"])
                    || page.can(at + 1, bits::ADVERB))
            {
                return true;
            }
        }
        at += 1;
    }
    false
}

fn looks_adjective(word: &str) -> bool {
    [
        "ous", "ful", "ive", "able", "ible", "less", "ant", "ic", "al", "ed", "ing", "ent", "ary",
        "ist", "ish", "ry",
    ]
    .iter()
    .any(|s| word.ends_with(s))
        && word.len() > 4
        || matches!(
            word,
            "false"
                | "true"
                | "wrong"
                | "right"
                | "fair"
                | "unfair"
                | "weak"
                | "strong"
                | "bad"
                | "good"
                | "absurd"
                | "futile"
                | "null"
                | "void"
        )
}

fn is_bare_time(page: &Page, at: usize, cue: &Cue) -> bool {
    page.can(at, bits::DAY | bits::MONTH)
        || !cue.verb.sure
            && page.is_any(
                at,
                &[
                    "it",
                    "this",
                    "them",
                    "him",
                    "her",
                    "us",
                    "me",
                    "himself",
                    "themselves",
                    "herself",
                ],
            )
            && content::is_at_end(page, at + 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn accusations_and_names() {
        check("<speaker>Venn</> <cue>blamed</> <claim>the guards for the fire</>.");
        check("<speaker>Venn</> <cue>called</> <claim>the plan “a gift to smugglers.”</>");
        check("<speaker>Venn</> <cue>called</> <claim>the plan a mistake</>.");
        check("<speaker>Venn</> <cue>described</> <claim>the talks as “cold” and “short.”</>");
        check("<speaker>Venn</> <cue>urged</> <claim>both sides to wait</>.");
    }

    #[test]
    fn an_interruption_after_the_subject() {
        check(
            "<speaker>Northern officials</>, in turn, <cue>accuse</> <claim>the guards of building posts on the ridge</>.",
        );
        check(
            "<speaker>The ministry</>, for its part, <cue>blames</> <claim>the guards for the fire</>.",
        );
        check("<speaker>Kabul</>, however, <cue>denies</> <claim>any role in the fire</>.");
        check("<speaker>Venn</>, meanwhile, <cue>called</> <claim>the plan a mistake</>.");
        assert!(extract("On the road, in turn, accuse the guards.").is_empty());
    }

    #[test]
    fn denials_of_things() {
        check("<speaker>Venn</> <cue>rejected</> <claim>the report as invented</>.");
        check("<speaker>Venn</> <cue>denied</> <claim>any role in the fire</>.");
    }

    #[test]
    fn plain_actions() {
        assert!(extract("Venn called the guards at noon.").is_empty());
        assert!(extract("Venn was charged with theft.").is_empty());
    }
}
