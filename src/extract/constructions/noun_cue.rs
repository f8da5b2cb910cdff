//! X's claim that Q. His call for Q. There were reports that Q.

use crate::extract::content::{self, Ends, Shape};
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::extract::registry::{Construction, Find};
use crate::extract::subject::{self, Source};
use crate::model::SpeechAct;

/// A noun of saying with its owner before it and the content after it.
pub const CONSTRUCTION: Construction = Construction {
    id: "noun-cue",
    matches: "A speaker in the genitive, a noun such as \"claim\", then \"that\", \"of\", \"for\" or \"to\"; without a speaker only before a clause.",
    example: "<speaker>The ministry</>'s <cue>claim</> <claim>that the bridge was closed</> angered villagers.",
    counter_example: "The ministry's claim was rejected.",
    place: "Before verbs: the noun is none.",
    find: Find::Token(find),
};

fn find(scene: &Scene, at: usize) -> Option<Draft> {
    let page = scene.page;
    let noun = page.word(at).noun?;
    if page.is_quoted(at) || !noun.takes.iter().any(|w| page.is(at + 1, w)) {
        return None;
    }
    // "reports that track spending": a relative clause, not what is reported.
    if page.is(at + 1, "that") && (page.is_finite(at + 2) || page.tag(at + 2).is_finite()) {
        return None;
    }
    let source = match owner(page, at) {
        Some(range) => Some(Source::own(range)),
        None if noun.bare && states(page, at) => None,
        None => return None,
    };
    let from = if page.is_any(at + 1, &["that", "to", "whether"]) {
        at + 1
    } else {
        at + 2
    };
    let end = end(page, from, at);
    if end <= from + 1 && page.is_any(from, &["that", "to"]) || end <= from {
        return None;
    }
    Some(Draft {
        construction: CONSTRUCTION.id,
        lemma: &noun.lemma,
        act: noun.act,
        cue: Some((at, at + 1)),
        source,
        content: vec![(from, end)],
        carrier: None,
        open: false,
        sentence: page.sentence_of(at),
        shares: false,
    })
}

/// Whose claim it is: the genitive may stand a few adjectives before the noun.
fn owner(page: &Page, at: usize) -> Option<Range> {
    let sentence = page.sentence(at);
    let mut owner = at;
    while owner > sentence.first && at - owner < 4 {
        owner -= 1;
        if page.is_genitive(owner)
            || page.can(owner, bits::POSSESSIVE)
            || page.is_mark(owner)
            || page.can(owner, bits::PREP | bits::DET | bits::CONJ)
        {
            break;
        }
    }
    if page.can(owner, bits::POSSESSIVE) && !page.is_quoted(owner) {
        Some((owner, owner + 1))
    } else if page.is_genitive(owner) && owner > sentence.first {
        let (first, end) = subject::phrase(page, owner)?;
        Some((after_preposition(page, first, end), end))
    } else {
        None
    }
}

/// Whether a clause of its own follows, so that the noun tells what is said though nobody owns it:
/// "there were reports that the road was open", "questions about whether it was".
fn states(page: &Page, at: usize) -> bool {
    // ", warning that" and "they claim that" are verbs.
    let opens = at == page.sentence(at).first || page.is_mark(at - 1) || page.is_quoted(at - 1);
    let noun =
        page.tag(at).is_noun() || !opens && page.can(at - 1, bits::BE | bits::DET | bits::PREP);
    if !noun || page.can(at, bits::CUE_ING) && opens {
        return false;
    }
    // "The northern side claims that ...": a form that can be a verb, after a noun that can be its
    // subject, in a clause without another verb, is one whatever the tagger says.
    let first = page.sentence(at).first;
    let bare = !opens && !page.can(at - 1, bits::BE | bits::DET | bits::PREP);
    if bare && page.can(at, bits::CUE_S) && !(first..at).any(|i| page.is_finite(i)) {
        return false;
    }
    let that = page.is(at + 1, "that") && content::is_clause(page, at + 2);
    let asks = page.is(at + 1, "whether")
        || page.can(at + 1, bits::PREP) && page.is_any(at + 2, &["whether", "why", "how"]);
    that && page.word(at).noun.is_some_and(|n| n.act != SpeechAct::Ask) || asks
}

/// "rejected the ministry": the owner starts after the verb or preposition.
fn after_preposition(page: &Page, first: usize, end: usize) -> usize {
    (first..end)
        .rev()
        .find(|&i| {
            page.can(i, bits::PREP) && !page.is(i, "of")
                || page.can(i, bits::CUE | bits::ED)
                    && !page.is_capital(i)
                    && !page.can(i, bits::ROLE)
        })
        .map_or(first, |i| i + 1)
        .min(end - 1)
}

/// The content ends where the sentence goes on with its own verb.
fn end(page: &Page, from: usize, cue: usize) -> usize {
    let shape = match page.lower(from) {
        "that" | "whether" | "why" | "how" => Shape::Clause,
        "to" => Shape::Phrase,
        _ => Shape::Thing,
    };
    let stop = content::end(page, from, cue, Ends::of(shape));
    let clause = page.is_any(from, &["that", "whether", "why", "how"]);
    let mut verbs = 0;
    for at in from + 1..stop {
        if page.is_quoted(at) {
            continue;
        }
        if page.is(at, ",") {
            return at;
        }
        // "was closed" is one verb.
        let goes_on = page.is_finite(at - 1)
            || page.can(at - 1, bits::AUX)
            || page.can(at - 1, bits::ADVERB) && page.can(at.saturating_sub(2), bits::AUX);
        let plain = page.can(at, bits::ED | bits::CUE_PAST)
            && !page.can(at - 1, bits::AUX | bits::ADVERB)
            && page.can(at + 1, bits::DET | bits::POSSESSIVE | bits::PLURAL);
        if page.is_finite(at) && (!goes_on || plain && verbs > 0) {
            verbs += 1;
            // A clause has a verb of its own first.
            if verbs > usize::from(clause)
                && !page.is_any(at - 1, &["who", "that", "which", "and", "to"])
                && !page.can(at - 1, bits::SUBJECT)
            {
                return at;
            }
        }
    }
    stop
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn without_an_owner() {
        let found = check("There were <cue>reports</> <claim>that the road was mined</>.");
        assert_eq!(found[0].source, None);
        check("The raid raised <cue>questions</> about <claim>whether the guards slept</>.");
        for text in [
            "The clerk read reports that track the river.",
            "Villagers wrote reports about the river.",
            "Venn left the hall, warning that the road was mined.",
        ] {
            assert!(
                extract(text)
                    .iter()
                    .all(|s| s.found_by.construction != "noun-cue"),
                "{text}"
            );
        }
    }

    #[test]
    fn owners() {
        check(
            "Villagers feared <speaker>the commander</>'s <cue>threat</> <claim>to close the bridge</>.",
        );
        check("<speaker>His</> <cue>call</> for <claim>an inquiry</> was ignored.");
        assert!(
            extract("The claim was rejected.")
                .iter()
                .all(|s| s.found_by.construction != "noun-cue")
        );
    }
}
