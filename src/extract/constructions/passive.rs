//! X was accused of Q by Y. X is said to Q. It was announced that Q.

use super::phrase_after::is_verb_after_to;
use crate::extract::content::{self, Ends, Shape};
use crate::extract::cue::{Cue, Form};
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::bits;
use crate::extract::page::Page;
use crate::extract::registry::{Construction, Find, Verbal};
use crate::extract::subject::{self, Source};
use crate::model::SpeechAct;

/// A passive with its speaker after "by".
pub const CONSTRUCTION: Construction = Construction {
    id: "passive",
    matches: "A verb of judging in the passive with the speaker after \"by\", or with nobody named; its subject belongs to the content.",
    example: "<claim>The plan</> was <cue>condemned</> by <speaker>the ministry</>.",
    counter_example: "The plan was condemned.",
    place: "Before all active forms, whose subject is the speaker.",
    find: Find::Verb(find),
};

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    if cue.form != Form::Passive {
        return None;
    }
    let judged = subject::before(page, cue.group.0)?;
    let sentence = page.sentence(cue.head);
    let by = (cue.group.1..sentence.end.min(cue.group.1 + 16))
        .take_while(|&i| !page.is_quoted(i) && !page.is_mark(i))
        .find(|&i| page.is(i, "by"));
    let Some(by) = by else {
        return unnamed(page, cue, judged);
    };
    if !cue.verb.sure && cue.verb.object_then.is_empty() {
        return None;
    }
    let judged = judged.range;
    let mut range = subject::after(page, by + 1)?.range;
    let joins = |i: usize| cue.verb.object_then.iter().any(|then| page.is(i, then));
    // "criticised by rivals for the delay": what follows is no part of the name.
    if let Some(stop) = (range.0 + 1..range.1)
        .find(|&i| joins(i) && (!page.is(i, "of") || page.can(i + 1, bits::ING | bits::CUE_ING)))
    {
        range.1 = stop;
    }
    let mut pieces = vec![judged];
    let rest = content::strip((cue.group.1, by), page);
    if rest.1 > rest.0 {
        pieces.push(rest);
    } else if joins(range.1) {
        let end = content::end(page, range.1, cue.head, Ends::of(Shape::Thing));
        pieces.push((range.1, end));
    }
    let mut cue = *cue;
    cue.group.0 = cue.head;
    Some(Draft::of(
        CONSTRUCTION.id,
        page,
        &cue,
        Some(Source::own(range)),
        pieces,
    ))
}

/// "Was accused of", "is said to", "it was announced that": nobody is named who says so.
fn unnamed(page: &Page, cue: &Cue, judged: Source) -> Option<Draft> {
    let next = cue.group.1;
    let sentence = page.sentence(cue.head);
    if cue.modal || cue.negated || next >= sentence.end || page.is_quoted(next) {
        return None;
    }
    let verb = cue.verb;
    let impersonal = page.is(judged.range.0, "it") && judged.range.1 == judged.range.0 + 1;
    let pieces = if impersonal {
        let that = page.is(next, "that") && verb.takes_that();
        let stop = content::end(page, next, cue.head, Ends::default());
        that.then(|| vec![(next, stop)])?
    } else if page.is(next, "to")
        && matches!(verb.lemma.as_str(), "say" | "allege" | "report" | "claim")
        && is_verb_after_to(page, next + 1)
    {
        let stop = content::end(page, next, cue.head, Ends::of(Shape::Phrase));
        vec![judged.range, (next, stop)]
    } else {
        // "Charged with theft" is what a court does.
        let accuses = verb.lemma != "charge"
            && matches!(verb.act, SpeechAct::Accuse | SpeechAct::Condemn)
            && verb
                .object_then
                .iter()
                .any(|t| t != "pred" && page.is(next, t));
        let names = verb.act == SpeechAct::Assert
            && verb.object_then.iter().any(|t| t == "as")
            && page.is(next, "as")
            && cue.group.0 < cue.head;
        if !accuses && !names {
            return None;
        }
        let stop = content::end(page, next, cue.head, Ends::of(Shape::Thing));
        let subject = judged.antecedent.unwrap_or(judged.range);
        vec![subject, (next, stop)]
    };
    pieces
        .iter()
        .all(|p| p.1 > p.0)
        .then(|| Draft::of(CONSTRUCTION.id, page, cue, None, pieces))
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn with_the_speaker_after_by() {
        check(
            "<claim>The guards</> were <cue>accused</> by <speaker>villagers</> <claim>of firing first</>.",
        );
        check(
            "<claim>Venn</> was <cue>criticized</> by <speaker>rivals</> <claim>for closing the road</>.",
        );
    }

    #[test]
    fn without_a_speaker() {
        let found = check("<claim>Venn</> <cue>was accused</> <claim>of closing the road</>.");
        assert_eq!(found[0].source, None);
        check("<claim>The commander</> <cue>is said</> <claim>to have left the post</>.");
        check("It <cue>was announced</> <claim>that the road was open</>.");
    }

    #[test]
    fn a_bare_passive_says_nothing() {
        for text in [
            "The road was closed.",
            "The plan was condemned.",
            "The new road was described in a book.",
            "The ministry was told to wait.",
        ] {
            assert!(extract(text).is_empty(), "{text}");
        }
    }
}
