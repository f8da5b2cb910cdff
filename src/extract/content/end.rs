//! The end of content: where the reporter takes over again.

use super::another::starts_another;
use super::joins::{attributes, joins_cue, judges};
use super::{denial_at, is_utterance, strip};
use crate::extract::cue::{self, Form};
use crate::extract::lexicon::bits;
use crate::extract::page::Page;

/// Words that open the reporter's setting after a quotation.
const AFTERWARDS: &[&str] = &[
    "after",
    "following",
    "when",
    "as",
    "before",
    "while",
    "amid",
    "if",
];

/// Words that open a clause before the main one.
const FRONTING: &[&str] = &[
    "while", "although", "though", "after", "when", "as", "if", "since", "because", "before",
    "once", "even", "whereas", "minutes", "hours", "days", "shortly", "soon",
];

/// Whether a subject with a verb starts at `at`.
fn starts_main_clause(page: &Page, at: usize) -> bool {
    !page.is_quoted(at)
        && (page.can(at, bits::DET | bits::SUBJECT | bits::POSSESSIVE) || page.is_capital(at))
        && !page.is_any(at, &["who", "which", "including"])
        && (at + 1..page.sentence(at).end.min(at + 14))
            .take_while(|&i| !page.is_any(i, &[",", ";"]))
            .any(|i| page.is_finite(i))
}

/// What stands as content, which tells what can go on in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A clause: "that the road was open".
    #[default]
    Clause,
    /// A verb without a subject: "to close the road".
    Phrase,
    /// A noun with what belongs to it: "the attack on the bridge".
    Thing,
}

/// What cuts content short.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ends {
    /// What the content is.
    pub shape: Shape,
}

impl Ends {
    /// The ends of content of this shape.
    pub fn of(shape: Shape) -> Self {
        Self { shape }
    }
}

/// The token after the last word of content that starts at `from`.
pub fn end(page: &Page, from: usize, cue_head: usize, ends: Ends) -> usize {
    let sentence = page.sentence(from);
    let place = Place {
        from,
        cue_head,
        fronted: is_fronted(page, cue_head),
        shape: ends.shape,
    };
    let mut quoted = false;
    let mut depth = 0_usize;
    let mut at = from;
    let mut stop = sentence.end;
    while at < sentence.end {
        if let Some(q) = page.quotation(at) {
            let (start, next) = (q.first, q.end.min(sentence.end));
            quoted = true;
            at = next.max(at + 1);
            // A whole utterance ends the content, unless a second one follows at once.
            if is_utterance(page, q) && start <= from + 2 && next < sentence.end {
                let goes_on = page.is_quoted(at)
                    || page.is_any(at, &["and", "but", "—", "–"])
                        && (page.is_quoted(at + 1)
                            || page.is(at + 1, ",") && page.is_quoted(at + 2))
                    || page.is(at, "and") && page.is(at + 1, "that");
                if !goes_on {
                    stop = at;
                    break;
                }
            } else if is_utterance(page, q)
                && page.is_any(q.end.saturating_sub(2), &[","])
                && q.closed
                && cuts(page, at, &place, true)
                || starts_another(page, at, cue_head)
            {
                stop = at;
                break;
            }
            continue;
        }
        if page.is(at, "(") {
            depth += 1;
        } else if page.is(at, ")") && depth > 0 {
            depth -= 1;
        } else if place.stops(page, at, quoted) {
            stop = at;
            break;
        }
        at += 1;
    }
    strip((from, stop), page).1
}

/// What the end of content depends on besides the token in question.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// First token of the content.
    from: usize,
    /// The verb of saying.
    cue_head: usize,
    /// Whether the clause of the cue comes before the main one.
    fronted: bool,
    /// What the content is.
    shape: Shape,
}

impl Place {
    /// Whether content ends before the token at `at`, which stands outside quotations and brackets.
    fn stops(&self, page: &Page, at: usize, quoted: bool) -> bool {
        if page.is(at, ")") {
            // The brackets were opened before the content.
            return true;
        }
        if page.is(at, ";") {
            return !(page.is_any(at + 1, &["that", "whether"])
                || page.is(at + 1, "and") && page.is(at + 2, "that"));
        }
        if page.is(at, ",") {
            return self.fronted && !quoted && starts_main_clause(page, at + 1)
                || cuts(page, at + 1, self, quoted)
                || is_gloss(page, at + 1);
        }
        if page.is_dash(at) || page.is(at, "--") {
            return cuts(page, at + 1, self, quoted) || is_lone_dash(page, self.from, at);
        }
        if page.is_any(at, &["and", "but"]) && at > self.from {
            // "the charge, but villagers doubt it", not "not the guards, but the miners".
            let contrasts = page.is(at, "but")
                && page.is(at - 1, ",")
                && self.shape == Shape::Thing
                && !page.is_any(at + 1, &["also", "not", "only", "rather"])
                && !(self.from..at).any(|i| page.can(i, bits::NEGATION) || page.is(i, "only"));
            return contrasts
                || joins_cue(page, at, self.cue_head, self.shape)
                || self.shape == Shape::Thing && self.leaves_thing(page, at);
        }
        page.is(at, "according") && page.is(at + 1, "to") && at > self.from + 1
            || self.shape != Shape::Clause && quoted && page.is_any(at, AFTERWARDS)
            || self.shape == Shape::Thing
                && at > self.from
                && page.is_any(at, SIDE_CLAUSES)
                && !self.has_verb(page, at)
                && opens_clause(page, at + 1)
    }

    /// Whether the verb of the reporter's clause follows "and" or "but" at `at`: a thing has none.
    fn leaves_thing(&self, page: &Page, at: usize) -> bool {
        let relative = (self.from..at).any(|i| page.is_any(i, &["who", "which", "that"]));
        if relative || self.has_verb(page, at) {
            return false;
        }
        let mut verb = at + 1;
        while page.can(verb, bits::ADVERB) && verb < at + 3 {
            verb += 1;
        }
        if page.is_quoted(verb) {
            return false;
        }
        let governs = page.can(
            verb + 1,
            bits::DET | bits::POSSESSIVE | bits::OBJECT | bits::PREP | bits::SUBORDINATOR,
        ) || page.is_quoted(verb + 1)
            || page.is_capital(verb + 1);
        page.is_finite(verb) && (!page.can(verb, bits::ED) || governs)
            || page.is(at, "but") && opens_clause(page, at + 1)
    }

    /// Whether a finite verb stands in the content before `at`.
    fn has_verb(&self, page: &Page, at: usize) -> bool {
        (self.from..at).any(|i| {
            !page.is_quoted(i) && page.is_finite(i) && !page.can(i, bits::ED | bits::CUE_PAST)
        })
    }
}

/// Words that open a clause that tells when or in spite of what something was said.
const SIDE_CLAUSES: &[&str] = &[
    "when", "as", "while", "after", "before", "though", "although", "since", "until", "now",
];

/// Whether the clause of the cue comes before the main one: "While Venn said the road was open".
fn is_fronted(page: &Page, cue_head: usize) -> bool {
    let floor = page
        .sentence(cue_head)
        .first
        .max(cue_head.saturating_sub(16));
    let mut first = cue_head;
    while first > floor && !page.is_quoted(first - 1) && !page.is_any(first - 1, &[",", ";", ":"]) {
        first -= 1;
    }
    if page.can(first, bits::CONJ) {
        first += 1;
    }
    first < cue_head && page.is_any(first, FRONTING)
}

/// Whether a subject and a finite verb of its own follow at once.
fn opens_clause(page: &Page, at: usize) -> bool {
    let end = page.sentence(at).end.min(at + 10);
    !page.is_quoted(at)
        && (page.can(
            at,
            bits::DET | bits::SUBJECT | bits::POSSESSIVE | bits::PLURAL | bits::GROUP | bits::ROLE,
        ) || page.is_capital(at))
        && !page.is_any(at, &["who", "which"])
        && (at + 1..end)
            .take_while(|&i| {
                !page.is_quoted(i) && !page.is_any(i, &[",", ";", "who", "which", "that", "whose"])
            })
            .any(|i| page.is_finite(i))
}

/// Whether a relative clause that runs to the end of the sentence starts at `at`, after a comma:
/// what is told in passing is the reporter's.
fn is_gloss(page: &Page, at: usize) -> bool {
    let end = page.sentence(at).end;
    let relative = page.is_any(at, &["which", "who", "whom", "whose"])
        || page.is_any(at + 1, &["which", "whom", "whose"]) && page.can(at, bits::PREP);
    if !relative || page.is_quoted(at) {
        return false;
    }
    // A comma after which the sentence goes on with its verb closes the clause.
    let goes_on = |comma: usize| {
        let mut next = comma + 1;
        while page.can(next, bits::ADVERB) && next < comma + 3 {
            next += 1;
        }
        page.is_finite(next)
            || page.can(next, bits::AUX)
            || page.is_any(next, &["and", "but"])
            || page.is_quoted(next)
    };
    !(at + 2..end).any(|i| page.is(i, ",") && !page.is_quoted(i) && goes_on(i))
}

/// Whether no second dash answers the one at `at`, so that a remark of the reporter's follows.
fn is_lone_dash(page: &Page, from: usize, at: usize) -> bool {
    let is_dash = |i: usize| (page.is_dash(i) || page.is(i, "--")) && !page.is_quoted(i);
    let closes = (from..at).filter(|&i| is_dash(i)).count() % 2 == 1;
    let end = page.sentence(at).end;
    let next = at + 1;
    let goes_on = page.is_quoted(next)
        || page.is_any(next, &["and", "that", "like", "especially", "at"])
        || next >= end;
    !goes_on && !closes && !(next..end).any(is_dash)
}

/// Whether what starts at `at`, after a comma, is no longer the speaker's.
fn cuts(page: &Page, at: usize, place: &Place, quoted: bool) -> bool {
    let mut i = at;
    if page.is_any(i, &["according"]) || denial_at(page, at).is_some() {
        return true;
    }
    while page.is_any(
        i,
        &[
            "and", "but", "while", "though", "although", "then", "as", "yet",
        ],
    ) || page.can(i, bits::ADVERB) && !page.is_mark(i)
    {
        if i > at + 2 {
            break;
        }
        i += 1;
    }
    if page.is_quoted(i) {
        return false;
    }
    // "with Venn calling it": a speaker of its own.
    if page.is(i, "with") && page.is_capital(i + 1) && attributes(page, i + 1) {
        return true;
    }
    // "but went on to say".
    if page.is_any(i, &["went", "goes"]) && page.is(i + 1, "on") && page.is(i + 2, "to") {
        return true;
    }
    // "an envoy who advised the army, said": the verb of the clause around comes back.
    if i == at
        && page.can(i, bits::CUE_SURE)
        && page.can(i, bits::CUE_PAST)
        && !page.is_any(i + 1, &["to", "by"])
        && cue::cues_at(page, i).iter().any(|c| c.form == Form::Finite)
    {
        return true;
    }
    if page.can(i, bits::CUE_ING) {
        let takes_over = |c: &cue::Cue| {
            c.form == Form::Participle
                && (judges(c.verb.act)
                    || !c.verb.object_then.is_empty()
                        && page.can(i + 1, bits::DET | bits::POSSESSIVE | bits::OBJECT))
        };
        return page.can(i, bits::CUE_SURE)
            || quoted
            || cue::cues_at(page, i).iter().any(takes_over);
    }
    if quoted
        && (page.is_any(i, &["which", "who", "whose", "a", "an"]) && i == at
            || page.can(i, bits::ING))
    {
        return true;
    }
    if i > at && joins_cue(page, at, place.cue_head, place.shape) {
        return true;
    }
    attributes(page, i)
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::check;

    #[test]
    fn glosses_of_the_reporter_stay_out() {
        check(
            "<speaker>Venn</> <cue>said</> <claim>the camp lay near the river</>, which has flooded twice.",
        );
        check(
            "<speaker>Venn</> <cue>said</> <claim>he had met the elders</>, who have often asked for a road.",
        );
        check(
            "<speaker>Venn</> <cue>said</> <claim>the guards, who had come at night, were armed</>.",
        );
        check("<speaker>Venn</> <cue>said</> <claim>the road was open</> — a first in ten years.");
        check("<speaker>Venn</> <cue>said</> <claim>the road — the only one — was open</>.");
        check("<speaker>Venn</> <cue>said</> <claim>the road was open</>; nobody came.");
        check("The villagers (<speaker>Venn</> <cue>said</> <claim>they were tired</>) went home.");
    }

    #[test]
    fn a_thing_ends_before_a_verb() {
        check("<speaker>Venn</> <cue>denied</> <claim>the charge</> and left for the coast.");
        check(
            "<speaker>Venn</> <cue>denied</> <claim>any link to the raid</>, but villagers doubt him.",
        );
        check("<speaker>Venn</> <cue>condemned</> <claim>the raid</> as the guards looked on.");
        check(
            "<speaker>Venn</> <cue>condemned</> <claim>the raid and the fire that followed and burned the mill</>.",
        );
    }

    #[test]
    fn a_second_verb_of_the_same_speaker() {
        check(
            "<speaker>Venn</> <cue>says</> <claim>the road is open</> but <cue2>has called for</> <claim2>more guards</>.",
        );
        check(
            "<speaker>Venn</> <cue>has disputed</> <claim>both reports</>, but <cue2>says</> <claim2>that the road is mined</>.",
        );
        check(
            "<speaker>Venn</> <cue>said</> <claim>the road was open</> but <cue2>did not rule out</> <claim2>a new closure</>.",
        );
        check(
            "<speaker>Venn</> <cue>said</> <claim>the guards had fired and had threatened villagers</>.",
        );
    }

    #[test]
    fn a_fronted_clause_ends_with_its_comma() {
        check(
            "The road is long, and while <speaker>Venn</> <cue>said</> <claim>it was open</>, the guards turned us back.",
        );
    }
}
