//! X said the road was open: a clause without "that".

use crate::extract::content::{self, Ends};
use crate::extract::cue::Form;
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::{Takes, bits};
use crate::extract::registry::{Construction, Find, Verbal};

/// Speaker and verb, then a clause that nothing announces.
pub const CONSTRUCTION: Construction = Construction {
    id: "clause-after",
    matches: "Speaker and verb, perhaps an addressee or a setting, then a clause without \"that\".",
    example: "<speaker>The governor</> <cue>said</> <claim>the bridge would reopen</>.",
    counter_example: "The governor said goodbye.",
    place: "Last: anything may be a clause.",
    find: Find::Verb(find),
};

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    if cue.form == Form::Passive
        || !(cue.verb.takes(Takes::Clause) || cue.verb.addressee && cue.verb.takes_that())
        || v.source.is_none()
    {
        return None;
    }
    let (from, comma) = content::past_comma(page, v.after);
    // "an envoy who advised the army, said": the verb of the clause around.
    if comma && page.can(from, bits::CUE_ING | bits::ING | bits::CUE_PAST) && !page.is_quoted(from)
    {
        return None;
    }
    let sentence = page.sentence(cue.head);
    if from >= sentence.end || content::is_at_end(page, from) {
        return None;
    }
    let says = cue.verb.lemma == "say"
        && !page.can(from, bits::CONJ | bits::PREP)
        && !page.is_any(from, &["goodbye", "so", "hello", "thanks", "grace"]);
    if !says && !content::is_clause(page, from)
        || page.is(from, "so") && content::is_at_end(page, from + 1)
    {
        return None;
    }
    let content = (from, content::end(page, from, cue.head, Ends::default()));
    if content.1 <= content.0 || says && content.1 - content.0 < 2 && !page.is_quoted(from) {
        return None;
    }
    Some(Draft::of(
        CONSTRUCTION.id,
        page,
        cue,
        v.source,
        vec![content],
    ))
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn the_end_of_the_content() {
        check(
            "<speaker>Venn</> <cue>said</> <claim>the talks “failed to bring any solution,”</> <cue2>accusing</> <claim2>the guards of “games.”</>",
        );
        check(
            "<speaker>Officials</> <cue>say</> <claim>they had “no control” over the river</>, which has flooded twice.",
        );
        check(
            "<speaker>Venn</> <cue>said</> <claim>the road was open</>, but <speaker2>the ministry</> <cue2>said</> <claim2>it was closed</>.",
        );
    }

    #[test]
    fn there_is_no_setting_before_a_verb() {
        check("<speaker>Kabul</> <cue>says</> <claim>there were no gunmen on the ridge</>.");
        check("<speaker>Venn</> <cue>said</> <claim>there still was no answer</>.");
        check("<speaker>Venn</> <cue>said</> there <claim>that the road was open</>.");
    }

    #[test]
    fn those_who_are_counted() {
        check("<speaker>One in three</> <cue>said</> <claim>the road was unsafe</>.");
        check(
            "By a wide margin, <speaker>those surveyed</> <cue>say</> <claim>the road is unsafe</>.",
        );
        check("<speaker>Many villagers</> <cue>say</> <claim>the road is unsafe</>.");
        assert!(extract("The guards settled many disputes that had divided them.").is_empty());
    }

    #[test]
    fn addressees_stay_out() {
        check(
            "<speaker>The delegation</> <cue>told</> Northern officials <claim>it had “no control” over the river</>.",
        );
        check("<speaker>Venn</> <cue>told</> the Morning Post <claim>the road was open</>.");
    }

    #[test]
    fn the_subject_with_its_apposition() {
        check(
            "<speaker>Dara Venn, a spokesman for the army</>, <cue>said</> <claim>the road was open</>.",
        );
        check("On Monday <speaker>the ministry</> <cue>said</> <claim>the road was open</>.");
        check(
            "In the capital, <speaker>a source familiar with the talks</> <cue>said</> <claim>the road was open</>.",
        );
    }
}
