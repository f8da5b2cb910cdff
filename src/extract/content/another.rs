//! A second act of speaking behind a quotation, which ends the content of the first.

use super::joins::attributes;
use crate::extract::cue::{self, Form};
use crate::extract::lexicon::bits;
use crate::extract::page::Page;

/// Whether after a quotation, no comma between, another act of speaking follows: "called him
/// “brave” and compared the plan to a gift", "called him “brave” while Noor called him “late”".
pub(super) fn starts_another(page: &Page, at: usize, cue_head: usize) -> bool {
    let joined = page.is_any(at, &["and", "but", "while", "though", "as"]);
    let next = if joined { at + 1 } else { at };
    if page.is_quoted(next) || next >= page.sentence(cue_head).end {
        return false;
    }
    if attributes(page, next) && (joined || !page.is_word(at.wrapping_sub(1))) {
        return true;
    }
    if !joined {
        return false;
    }
    let mut verb = next;
    while page.can(verb, bits::ADVERB) && verb < next + 2 {
        verb += 1;
    }
    let same_tense = page.can(cue_head, bits::CUE_PAST) && page.can(verb, bits::CUE_PAST)
        || page.can(cue_head, bits::CUE_S) && page.can(verb, bits::CUE_S);
    let object = page.is_quoted(verb + 1)
        || page.is_capital(verb + 1)
        || page.can(
            verb + 1,
            bits::DET | bits::POSSESSIVE | bits::OBJECT | bits::PREP | bits::SUBORDINATOR,
        );
    // What a clause of saying tells may go on with a verb that also can be one of saying.
    let clause = page.word(cue_head).verbs.iter().any(|v| v.takes_that());
    let own = !clause
        || page.is_any(
            verb,
            &[
                "called",
                "calls",
                "described",
                "describes",
                "quoted",
                "quotes",
                "added",
                "adds",
                "said",
                "says",
                "accused",
                "accuses",
                "urged",
                "urges",
                "told",
                "tells",
            ],
        );
    same_tense
        && object
        && own
        && cue::cues_at(page, verb)
            .iter()
            .any(|c| c.form == Form::Finite)
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::check;

    #[test]
    fn another_verb_or_another_speaker() {
        check(
            "<speaker>Venn</> <cue>called</> <claim>the plan “a gift”</> and <cue2>compared</> <claim2>it to a raft</>.",
        );
        check(
            "<speaker>Venn</> <cue>accuses</> <claim>Noor of “hiding”</> and <speaker2>Noor</> <cue2>says</> <claim2>he is “at home.”</>",
        );
        check(
            "<speaker>Venn</> <cue>called</> <claim>the plan “a gift”</> while <speaker2>Noor</> <cue2>called</> <claim2>it “a trap.”</>",
        );
    }

    #[test]
    fn what_a_clause_tells_goes_on() {
        check(
            "<speaker>Venn</> <cue>said</> <claim>the guards “fired first” and set the post on fire</>.",
        );
    }
}
