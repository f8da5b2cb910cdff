//! The words of saying: from a form in the text to the whole verb group.

use super::lexicon::{Verb, bits};
use super::page::{Page, Range};
use super::subject;
use crate::syntax::{Upos, Xpos};

/// How a verb of saying stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "said", "has said", "says".
    Finite,
    /// "saying".
    Participle,
    /// "was told".
    Passive,
    /// "to say".
    Infinitive,
}

/// A verb of saying in the text.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// Its entry.
    pub verb: &'static Verb,
    /// The verb itself.
    pub head: usize,
    /// With auxiliaries, negation, adverbs and particle.
    pub group: Range,
    /// How it stands.
    pub form: Form,
    /// Whether it is negated.
    pub negated: bool,
    /// Whether "would", "could" or the like stands before it.
    pub modal: bool,
}

/// The verbs of saying that token `head` can be, those with more words first.
pub fn cues_at(page: &Page, head: usize) -> Vec<Cue> {
    if !page.can(head, bits::CUE) || page.is_quoted(head) {
        return Vec::new();
    }
    page.word(head)
        .verbs
        .iter()
        .filter_map(|verb| read(page, head, verb))
        .collect()
}

fn read(page: &Page, head: usize, verb: &'static Verb) -> Option<Cue> {
    let sentence = page.sentence(head);
    // The rest of a lemma of several words ("point out") follows, an adverb between allowed.
    let mut end = head + 1;
    for particle in verb.lemma.split(' ').skip(1) {
        if page.can(end, bits::ADVERB) && !page.is(end, particle) {
            end += 1;
        }
        if !page.is(end, particle) || page.is_quoted(end) {
            return None;
        }
        end += 1;
    }
    let mut first = head;
    let (mut negated, mut modal, mut passive, mut infinitive, mut aux) =
        (false, false, false, false, false);
    while first > sentence.first && head - first < 8 {
        let at = first - 1;
        if page.is_quoted(at)
            || !page.can(at, bits::AUX | bits::ADVERB | bits::NEGATION)
            || page.is_mark(at)
        {
            break;
        }
        // "May" the month and "Will" the name.
        if page.is_capital(at) && at > sentence.first && page.can(at, bits::MODAL) {
            break;
        }
        // Words that stand for a subject as well: "himself", "both".
        if page.is_any(
            at,
            &[
                "both",
                "today",
                "yesterday",
                "tomorrow",
                "here",
                "there",
                "tonight",
                "himself",
                "herself",
                "itself",
                "themselves",
                "only",
                "out",
                "back",
                "alone",
                "first",
            ],
        ) {
            break;
        }
        // A genitive that can be "is" only after a pronoun.
        if page.is_genitive(at) && !(at > sentence.first && page.can(at - 1, bits::SUBJECT)) {
            break;
        }
        let is_passive_be = page.can(at, bits::BE)
            && page.can(head, bits::CUE_PARTICIPLE)
            && !aux_between(page, at + 1, head);
        negated |= page.can(at, bits::NEGATION);
        if page.is(at, "to") {
            infinitive = true;
        } else if page.can(at, bits::MODAL) {
            modal = true;
        }
        passive |= is_passive_be;
        aux |= page.can(at, bits::AUX);
        first = at;
    }
    // An adverb at the front of the group that opens its sentence or follows a comma is none of it.
    while first < head
        && page.can(first, bits::ADVERB)
        && !page.can(first, bits::NEGATION)
        && (first == sentence.first || page.is(first - 1, ","))
        && page.can(head, bits::CUE_PAST)
    {
        first += 1;
    }
    let ing = page.can(head, bits::CUE_ING);
    let form = if ing {
        if aux { Form::Finite } else { Form::Participle }
    } else if passive {
        Form::Passive
    } else if infinitive {
        Form::Infinitive
    } else {
        Form::Finite
    };
    if form == Form::Participle && !stands_as_participle(page, first) {
        return None;
    }
    // A base form without auxiliary needs a plural or a pronoun before it; "the call" is a noun.
    if form == Form::Finite && !aux && !looks_like_verb(page, head, first, end) {
        return None;
    }
    Some(Cue {
        verb,
        head,
        group: (first, end),
        form,
        negated,
        modal,
    })
}

/// Tells ", warning that" from "a sharply worded warning".
fn stands_as_participle(page: &Page, first: usize) -> bool {
    if first == page.sentence(first).first {
        return true;
    }
    let before = first - 1;
    !(page.can(
        before,
        bits::DET | bits::POSSESSIVE | bits::ED | bits::ROLE_MODIFIER,
    ) && !page.can(before, bits::SUBJECT | bits::OBJECT)
        || page.is_genitive(before)
        || page.can(before, bits::PREP)
            && !page.is_any(
                before,
                &[
                    "by",
                    "in",
                    "upon",
                    "without",
                    "for",
                    "on",
                    "from",
                    "after",
                    "before",
                    "following",
                ],
            ))
}

fn aux_between(page: &Page, from: usize, to: usize) -> bool {
    (from..to).any(|i| page.can(i, bits::HAVE | bits::DO | bits::MODAL))
}

/// Tells "officials report that" and "Asif claims the" from "the report" and "their claims".
fn looks_like_verb(page: &Page, head: usize, first: usize, end: usize) -> bool {
    let sentence = page.sentence(head);
    let before = first
        .checked_sub(1)
        .filter(|&at| at >= sentence.first)
        .map(|at| subject::before_interruption(page, at).unwrap_or(at));
    if page.is_capital(head) && head != sentence.first {
        return false;
    }
    if page.can(head, bits::CUE_PAST) && page.tag(head).xpos == Xpos::Vbd {
        // "One in three said": a number word is no determiner there.
        let counts = |at: usize| page.can(at, bits::DET) && page.tag(at).upos == Upos::Num;
        if before.is_some_and(counts) {
            return true;
        }
    }
    if page.can(head, bits::CUE_PAST) {
        // "the accused men", "an alleged plan".
        return !before.is_some_and(|at| {
            page.can(at, bits::DET | bits::POSSESSIVE) && !page.can(at, bits::SUBJECT)
                || page.is_genitive(at)
                || page.can(at, bits::PREP) && !page.can(at, bits::ADVERB)
        });
    }
    if page.can(head, bits::CUE_PARTICIPLE) && !page.can(head, bits::CUE_BASE | bits::CUE_S) {
        return false;
    }
    // Present forms are nouns as well.
    let Some(before) = before else {
        return false;
    };
    if page.is_genitive(before)
        || page.can(before, bits::DET | bits::POSSESSIVE | bits::PREP)
            && !page.can(before, bits::SUBJECT)
    {
        return false;
    }
    if page.can(before, bits::SUBJECT) {
        // "many disputes": one who speaks would be "many dispute".
        return !(page.can(head, bits::CUE_S)
            && page.is_any(
                before,
                &["many", "some", "both", "others", "these", "those"],
            ));
    }
    // What the tagger takes for a verb is one; for a noun it needs more to be one.
    let tag = page.tag(head);
    if matches!(tag.xpos, Xpos::Vbz | Xpos::Vbp) {
        return true;
    }
    // "the states" are a noun far more often.
    if page.is_any(head, &["states", "state"]) {
        let speaks = page.is_capital(before) || page.can(before, bits::GROUP | bits::ROLE);
        return speaks && (page.is_any(end, &["that", ":", ","]) || page.is_quoted(end));
    }
    let ambiguous = page.can(head, bits::CUE_NOUN)
        || page.is_any(
            head,
            &[
                "reports",
                "report",
                "states",
                "state",
                "notes",
                "note",
                "comments",
                "comment",
                "posts",
                "post",
                "points",
                "point",
                "questions",
                "question",
                "charges",
                "charge",
                "attacks",
                "attack",
                "blasts",
                "blast",
                "terms",
                "term",
                "brands",
                "brand",
                "labels",
                "label",
                "praise",
                "welcome",
                "repeat",
                "talk",
                "talks",
                "answers",
                "answer",
                "counters",
                "counter",
                "details",
                "detail",
                "quotes",
                "quote",
                "casts",
                "cast",
                "offers",
                "offer",
                "predicts",
                "estimates",
                "estimate",
                "forecasts",
                "forecast",
                "texts",
                "tweets",
                "tweet",
                "pleads",
                "frames",
                "challenges",
                "challenge",
                "faults",
                "fault",
                "credits",
                "credit",
                "regret",
                "regrets",
                "signals",
                "signal",
                "reveals",
                "objects",
                "object",
                "protests",
                "protest",
                "disputes",
                "dispute",
                "faults",
                "rebukes",
                "rebuke",
                "vows",
                "remarks",
                "remark",
                "laments",
                "mocks",
                "hints",
                "hint",
                "replies",
                "reply",
                "responds",
                "compliment",
                "outlines",
                "outline",
            ],
        );
    if page.can(head, bits::CUE_BASE) && !page.can(head, bits::CUE_S) {
        // A plural subject, or names joined by "and".
        let plural = page.can(before, bits::PLURAL)
            || page.is_any(
                before,
                &[
                    "people", "police", "women", "men", "media", "taliban", "families", "two",
                    "three", "both", "others",
                ],
            );
        if !plural {
            return page.has_subject(head);
        }
    }
    if !ambiguous {
        return true;
    }
    page.is_quoted(end)
        || page.can(end, bits::DET | bits::POSSESSIVE)
        || page.can(end, bits::SUBJECT) && !page.is(end, "who")
        || page.is_any(end, &["that", ",", ":", "to"])
        || page.is_capital(end)
        || page.has_subject(head)
}
