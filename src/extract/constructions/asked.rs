//! Asked about Q, X said. When asked whether Q. X was asked to Q.

use crate::extract::content::{self, Ends, Shape};
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::extract::registry::{Construction, Find};
use crate::extract::subject::{self, Source};
use crate::model::SpeechAct;

/// A question told in the passive: a statement of whoever asked, who is seldom named.
pub const CONSTRUCTION: Construction = Construction {
    id: "asked",
    matches: "\"Asked about\", \"when asked whether\", \"was asked to\": the question is a statement of its own; who asked stands after \"by\".",
    example: "<cue>Asked about</> <claim>the bridge</>, the governor smiled.",
    counter_example: "The governor asked for tea.",
    place: "Before the passive and the participles: its subject is no speaker.",
    find: Find::Token(find),
};

fn find(scene: &Scene, at: usize) -> Option<Draft> {
    let page = scene.page;
    if !page.is_any(at, &["asked", "pressed", "questioned", "quizzed"]) || page.is_quoted(at) {
        return None;
    }
    let sentence = page.sentence(at);
    let (first, asked) = opening(page, at)?;
    let (after, by) = bridge(page, at + 1);
    let limit = sentence.end;
    if after >= limit {
        return None;
    }
    let wh = page.is_any(
        after,
        &[
            "whether", "if", "how", "why", "what", "who", "when", "where", "which",
        ],
    );
    if by.is_some() && wh && page.is(after - 1, ",") {
        return None;
    }
    let to = page.is(after, "to") && page.is(at, "asked");
    let about =
        page.is_any(after, &["about", "on"]) && !page.can(after + 1, bits::DAY | bits::MONTH);
    let (from, shape) = match () {
        () if wh => (after, Shape::Clause),
        () if to => (after, Shape::Phrase),
        () if about => (after + 1, Shape::Thing),
        () => return None,
    };
    if page.is(at, "pressed") && page.is(after, "on") && asked.is_some() && by.is_none() {
        return None;
    }
    let end = end(page, from, at, first <= sentence.first + 2, shape);
    if end <= from || end <= from + 1 && !about {
        return None;
    }
    let mut content = vec![(from, end)];
    if let Some(range) = asked.filter(|_| to) {
        content.insert(0, range);
    }
    let cue_end = if about && by.is_none() && after == at + 1 {
        after + 1
    } else {
        at + 1
    };
    Some(Draft {
        construction: CONSTRUCTION.id,
        lemma: "ask",
        act: SpeechAct::Ask,
        cue: Some((first, cue_end)),
        source: by.map(Source::own),
        content,
        carrier: None,
        open: false,
        sentence: page.sentence_of(at),
        shares: false,
    })
}

/// The first token of the cue, and who is asked when it is said in the passive.
fn opening(page: &Page, at: usize) -> Option<(usize, Option<Range>)> {
    let sentence = page.sentence(at);
    let mut first = at;
    let mut be = false;
    while first > sentence.first
        && page.can(first - 1, bits::AUX | bits::ADVERB)
        && !page.is_quoted(first - 1)
        && at - first < 5
    {
        first -= 1;
        be |= page.can(first, bits::BE);
        if page.can(first, bits::MODAL) {
            return None;
        }
    }
    if be {
        let asked = subject::before(page, first).map(|s| s.range);
        return Some((first, asked));
    }
    // "Asked about it, she", "she said when asked about it", "she said, asked about it".
    let bare = at == sentence.first
        || page.is_any(at - 1, &["when", "whenever", "if", "while", "once", "then"])
        || at - 1 > sentence.first && page.is(at - 1, ",") && page.is_any(at, &["asked"])
        || at == sentence.first + 1 && page.can(at - 1, bits::CONJ | bits::ADVERB);
    bare.then_some((at, None))
}

/// The first token after a setting and after who asked.
fn bridge(page: &Page, from: usize) -> (usize, Option<Range>) {
    let limit = page.sentence(from - 1).end.min(from + 20);
    let mut at = from;
    let mut by = None;
    while at < limit && !page.is_quoted(at) {
        if page.is(at, "by") && by.is_none() {
            let Some(source) = subject::after(page, at + 1) else {
                break;
            };
            by = Some(source.range);
            at = source.range.1;
        } else if page.can(at, bits::DAY)
            || page.can(at, bits::ADVERB)
            || page.is_any(at, &["repeatedly", "specifically", "later", ","])
        {
            at += 1;
        } else if page.is_any(at, &["on", "in", "at", "during", "after"])
            && (page.can(at + 1, bits::DAY | bits::MONTH)
                || subject::opens_setting(page, at) && !page.is(at, "on"))
        {
            // "in an interview", "at a rally in the north".
            let stop = (at + 1..limit).find(|&i| {
                page.is_any(
                    i,
                    &[
                        "about", "whether", "if", "how", "why", "what", "who", "to", ",",
                    ],
                )
            });
            let Some(stop) = stop else { break };
            at = stop;
        } else {
            break;
        }
    }
    (at, by)
}

/// A question that opens the sentence ends with its comma.
fn end(page: &Page, from: usize, cue: usize, opens: bool, shape: Shape) -> usize {
    let stop = content::end(page, from, cue, Ends::of(shape));
    if !opens {
        return stop;
    }
    let comma = (from + 1..stop)
        .find(|&i| page.is(i, ",") && !page.is_quoted(i) && starts_answer(page, i + 1, stop));
    comma.unwrap_or(stop)
}

/// Whether the clause of the answer starts at `at`: a short subject and a verb.
fn starts_answer(page: &Page, at: usize, stop: usize) -> bool {
    if page.is_quoted(at) {
        return true;
    }
    let subject = page.is_capital(at)
        || page.can(
            at,
            bits::DET | bits::SUBJECT | bits::POSSESSIVE | bits::ROLE | bits::GROUP | bits::PLURAL,
        );
    let mut commas = 0;
    subject
        && !page.is_any(at, &["who", "which", "that"])
        && (at + 1..stop.max(at + 1))
            .take(30)
            .take_while(|&i| {
                commas += usize::from(page.is(i, ","));
                commas < 2 || commas == 2 && page.is(i, ",")
            })
            .any(|i| page.is_finite(i) && !page.is_quoted(i))
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn the_question_and_the_answer() {
        let found = check(
            "<cue>Asked</> <claim>whether the road was open</>, <speaker2>Venn</> <cue2>said</> <claim2>it was closed</>.",
        );
        assert_eq!(found[0].source, None);
        check(
            "<claim>“It is closed,”</> <speaker>Venn</> <cue>said</> when <cue2>asked about</> <claim2>the road</>.",
        );
        check(
            "<cue>Asked</> by <speaker>a reporter</> <claim>why the road was shut</>, Venn shrugged.",
        );
        check("Venn <cue>was asked</> at a briefing <claim>how the fire began</>.");
        check("<claim>Venn</> <cue>was asked</> <claim>to open the road</>.");
    }

    #[test]
    fn those_who_ask_are_not_asked() {
        for text in [
            "Venn asked about the road.",
            "They were pressed on all sides.",
            "Asked for tea, he smiled.",
        ] {
            assert!(
                extract(text)
                    .iter()
                    .all(|s| s.found_by.construction != "asked"),
                "{text}"
            );
        }
    }
}
