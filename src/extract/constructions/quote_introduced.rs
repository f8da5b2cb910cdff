//! X was blunt: “Q.” His answer: “Q.” X shrugged, “Q.” No verb of saying, but a mark that opens one.

use crate::extract::content;
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::extract::registry::{Construction, Find};
use crate::extract::subject::{self, Link, Source};
use crate::model::SpeechAct;
use crate::text::quote_marks::Quotation;

/// A clause about a person, a colon or a comma, then a whole utterance in quotation marks.
pub const CONSTRUCTION: Construction = Construction {
    id: "quote-introduced",
    matches: "A clause whose subject is a person, or a noun such as \"answer\" with its owner, then a colon, or a comma, and a whole utterance in quotation marks that ends the sentence.",
    example: "<speaker>The governor</> <cue>was</> blunt: <claim>“We will not open the bridge.”</>",
    counter_example: "The sign bore two words: “Keep out”.",
    place: "Among the forms of a token, reached only when no verb of saying before the mark took the quotation.",
    find: Find::Token(find),
};

/// Nouns that stand for what someone says.
const SAYINGS: &[&str] = &[
    "answer",
    "reply",
    "response",
    "message",
    "verdict",
    "reaction",
    "conclusion",
    "advice",
    "words",
    "warning",
    "explanation",
    "plea",
    "view",
    "line",
    "argument",
    "question",
    "comment",
    "retort",
    "demand",
    "appeal",
    "promise",
    "statement",
    "motto",
];

fn find(scene: &Scene, at: usize) -> Option<Draft> {
    let page = scene.page;
    let colon = page.is(at, ":");
    if !colon && !page.is(at, ",") || at + 1 >= page.len() {
        return None;
    }
    let sentence = page.sentence(at);
    // A colon may close a paragraph, with the words in the next.
    let last = at + 1 == sentence.end;
    let q = *page.quotation(at + 1).filter(|q| q.first == at + 1)?;
    if last && !colon || !is_utterance(page, &q) {
        return None;
    }
    // "“Q,” a villager said" in a sentence of its own.
    let own_words =
        (q.end..page.sentence(q.first).end).any(|i| !page.is_quoted(i) && page.can(i, bits::CUE));
    if last && own_words {
        return None;
    }
    let (source, cue) = if colon {
        saying(page, (sentence.first, at)).or_else(|| clause(page, (sentence.first, at)))?
    } else {
        // After a comma only what ends the sentence with it.
        let ends = q.end >= sentence.end || content::is_at_end(page, q.end);
        ends.then(|| inverted(page, at).or_else(|| clause(page, (sentence.first, at))))
            .flatten()
            .filter(|(_, cue)| !page.can(cue.0, bits::BE))?
    };
    let taken = |d: &Draft| {
        d.holds(q.first)
            || d.cue
                .is_some_and(|c| page.sentence_of(c.0) == page.sentence_of(at))
                && d.hull().1.max(d.cue.map_or(0, |c| c.1)) > cue.0
    };
    if scene.found.iter().rev().take(6).any(taken) {
        return None;
    }
    let end = q.end;
    Some(Draft {
        construction: CONSTRUCTION.id,
        lemma: "",
        act: SpeechAct::Assert,
        cue: Some(cue),
        source: Some(source),
        content: vec![(q.first, end)],
        carrier: None,
        open: true,
        sentence: page.sentence_of(end - 1),
        shares: false,
    })
}

/// A whole sentence in quotation marks.
fn is_utterance(page: &Page, q: &Quotation) -> bool {
    let last = if q.closed { q.end - 2 } else { q.end - 1 };
    q.end - q.first > 4
        && (page.is_capital(q.first + 1) || page.is(q.first + 1, "["))
        && (page.is_any(last, &[".", "!", "?", "…"]) || !q.closed || page.is(q.end, "."))
        && !content::is_title(page, q)
}

/// "His answer:", "The minister's reply to the letter:".
fn saying(page: &Page, (first, end): Range) -> Option<(Source, Range)> {
    if end > first + 10 || (first..end).any(|i| page.is_finite(i)) {
        return None;
    }
    let noun = (first..end).find(|&i| page.is_any(i, SAYINGS))?;
    let owner = owner(page, (first, noun))?;
    Some((Source::own(owner), (noun, noun + 1)))
}

/// Whose a noun is: "his", "the mayor".
fn owner(page: &Page, (first, noun): Range) -> Option<Range> {
    (first..noun).find_map(|i| {
        if page.can(i, bits::POSSESSIVE) {
            Some((i, i + 1))
        } else {
            (page.is_genitive(i) && i > first).then_some((first, i))
        }
    })
}

/// "Said Dara Venn, who had come late, “Q.”"
fn inverted(page: &Page, comma: usize) -> Option<(Source, Range)> {
    let first = page.sentence(comma).first;
    if !page.can(first, bits::CUE_PAST) || !page.can(first, bits::CUE_SURE) {
        return None;
    }
    let source = subject::after(page, first + 1)?;
    (source.range.1 <= comma).then_some((source, (first, first + 1)))
}

/// The last verb of a stretch that has a person for its subject, and the subject.
pub fn clause(page: &Page, (first, end): Range) -> Option<(Source, Range)> {
    (first + 1..end)
        .rev()
        .take(40)
        .filter(|&i| !page.is_quoted(i) && !page.can(i, bits::CUE_NOUN))
        .filter(|&i| page.is_finite(i))
        .find_map(|verb| {
            let mut group = verb;
            while group > first && page.can(group - 1, bits::AUX | bits::ADVERB | bits::NEGATION) {
                group -= 1;
            }
            let source = subject::before(page, group).filter(|s| s.link == Link::Own)?;
            // "The mayor's reply came at night:".
            if page.is_any(source.range.1 - 1, SAYINGS)
                && let Some(owner) = owner(page, (source.range.0, source.range.1 - 1))
            {
                return Some((Source::own(owner), (source.range.1 - 1, verb + 1)));
            }
            is_person(page, source.range).then_some((source, (group, verb + 1)))
        })
}

fn is_person(page: &Page, (first, end): Range) -> bool {
    if end == first + 1 && !page.is_capital(first) {
        return page.is_any(first, &["he", "she", "they"])
            || page.can(first, bits::ROLE | bits::GROUP);
    }
    if page.is_any(
        first,
        &["it", "this", "that", "there", "these", "those", "what"],
    ) {
        return false;
    }
    page.is_any(first, &["he", "she", "they"])
        || (first..end).any(|i| {
            page.can(i, bits::ROLE | bits::GROUP | bits::TITLE)
                || page.is_capital(i) && i > page.sentence(first).first
        })
        || page.is_capital(end - 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn a_colon_after_a_clause_about_a_person() {
        check(
            "On Monday <speaker>Dara Venn</> <cue>went</> further: <claim>“If they come, we will be gone.”</>",
        );
        check("<speaker>Her</> <cue>answer</>: <claim>“We will wait for the river.”</>");
        check(
            "<speaker>The mayor</>'s <cue>reply</> to that: <claim>“We will wait for the river.”</>",
        );
        check(
            "<speaker>The governor</> <cue>had</> a word for the guards:\n\n<claim>“Go home and wait there.”</>\n\nNobody went.",
        );
    }

    #[test]
    fn a_comma_after_a_gesture() {
        check(
            "After the guards accused him of treason, <speaker>Venn</> <cue>shot</> back, <claim>“I could have stayed at home.”</>",
        );
        check(
            "<cue>Said</> <speaker>Dara Venn</>, who had come by boat, <claim>“We were so proud of him.”</>",
        );
        check("<speaker>Venn</> <cue>shrugged</>, <claim>“I suppose we could have stayed.”</>");
        assert!(extract("Venn owned a boat, “The Heron.”").is_empty());
        assert!(extract("Venn passed the gate, “a hole in a wall.”").is_empty());
    }

    #[test]
    fn signs_and_empty_subjects_do_not_speak() {
        assert!(extract("It was plain: “No boats may land here.”").is_empty());
        assert!(extract("Three words hung on the gate: “No boats here.”").is_empty());
    }
}
