//! X said, "Q." X told Y on Monday: "Q."

use crate::extract::content::{self, Ends};
use crate::extract::cue::Form;
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::{Takes, bits};
use crate::extract::registry::{Construction, Find, Verbal};

/// Speaker and verb, then a quotation.
pub const CONSTRUCTION: Construction = Construction {
    id: "quote-after",
    matches: "Speaker and verb, perhaps an addressee or a setting, then a quotation or, after a colon, the next paragraph.",
    example: "<speaker>Colonel Venn</> <cue>told</> reporters on Monday: <claim>“The bridge is ours.”</>",
    counter_example: "Colonel Venn crossed the “bridge of sighs”.",
    place: "Before the clauses: a quotation after a comma or colon is the content, whatever else follows.",
    find: Find::Verb(find),
};

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    if !cue.verb.takes(Takes::Quote)
        && !cue.verb.takes_that()
        && !cue.verb.addressee
        && !cue.verb.sure
    {
        return None;
    }
    if cue.form == Form::Passive {
        return None;
    }
    let (next, comma) = content::past_comma(page, v.after);
    let sentence = page.sentence(cue.head);
    if comma && next >= sentence.end {
        return after_colon(scene, v, next);
    }
    let q = page
        .quotation(next)
        .filter(|q| q.first == next && next < sentence.end)?;
    if !comma
        && next == cue.group.1
        && !content::is_utterance(page, q)
        && !cue.verb.takes(Takes::Quote)
    {
        return None;
    }
    if v.source.is_none() && !cue.verb.sure {
        return None;
    }
    // "She read “How to Keep Bees”": a person reads a book, a letter reads so and so.
    let person = v
        .source
        .is_some_and(|s| page.can(s.range.0, bits::SUBJECT) || page.is_capital(s.range.1 - 1));
    if cue.verb.lemma == "read" && !comma && person && content::is_title(page, q) {
        return None;
    }
    Some(Draft::of(
        CONSTRUCTION.id,
        page,
        cue,
        v.source,
        vec![(next, content::end(page, next, cue.head, Ends::default()))],
    ))
}

/// "X said:" and the words in the next sentence or paragraph.
fn after_colon(scene: &Scene, v: &Verbal, next: usize) -> Option<Draft> {
    let page = scene.page;
    if !page.is(next - 1, ":") {
        return None;
    }
    let sentence = *page.sentences.get(page.sentence_of(v.cue.head) + 1)?;
    let mut draft = Draft::of(CONSTRUCTION.id, page, v.cue, v.source, Vec::new());
    let end = match page.quotation(sentence.first) {
        Some(q) if q.first == sentence.first => q.end,
        None if v.cue.verb.takes(Takes::Quote) => sentence.end,
        _ => return None,
    };
    draft.content = vec![content::strip((sentence.first, end), page)];
    draft.open = page.is_quoted(sentence.first);
    draft.sentence += 1;
    (draft.content[0].0 < draft.content[0].1).then_some(draft)
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn with_comma_colon_or_nothing() {
        check("<speaker>Venn</> <cue>said</>, <claim>“The road is open.”</>");
        check("<speaker>Venn</> <cue>replied</> <claim>“No.”</>");
        check(
            "In a statement on Monday, <speaker>the ministry</> <cue>said</>: <claim>“The road is open.”</>",
        );
        check(
            "<speaker>The ministry</> <cue>wrote</> on its website:\n\n<claim>“The road is open. It stays open.”</>\n\nNobody went.",
        );
    }

    #[test]
    fn speakers_around_and_after() {
        check("<speaker>Dara Venn (E-N.W.)</>, <cue>said</>: <claim>“We wait.”</>");
        check(
            "<speaker>Dara Venn, an envoy who advised the army</>, <cue>said</> <claim>the plan was “dead.”</>",
        );
        check(
            "Many said the plan was late, with <speaker>Dara Venn</> <cue>calling</> <claim>it “a gift.”</>",
        );
    }

    #[test]
    fn titles_are_read_and_signs_read() {
        assert!(extract("She read “How to Keep Bees.”").is_empty());
        check("<speaker>A sign at the gate</> <cue>read</> <claim>“No Boats”</>.");
    }

    #[test]
    fn terms_titles_and_nicknames_are_nobodys_words() {
        for text in [
            "The so-called “buffer zone” runs along the river.",
            "The film “Long River” was shown in Pell. Dara Venn wrote the novel “Bread and Salt” in 2029.",
            "The word “truce” means little here. His nickname is “Uncle Stone.”",
            "Fighters of the “Free Valley Brigade” held the ridge; “Operation Clear Water” ended in May.",
            "He sang “The Boats of Pell,” a song from the north.",
            "The “ceasefire” lasted an hour. It was a “technical” halt. The guards' “warning shots” killed two.",
            "The governor, known as “the Ferryman,” has ruled since 2019.",
            "“Long River,” a film by Sun Noor, opens on Friday.",
        ] {
            let found = extract(text);
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_quotation_of_several_paragraphs() {
        let found = check(
            "<speaker>Venn</> <cue>said</>: <claim>“The road is open.</>\n\n<claim>“It stays open.”</>\n\nHe left.",
        );
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn marks_of_every_make() {
        check("<speaker>Venn</> <cue>said</>, <claim>'The road is open.'</>");
        check("<speaker>Venn</> <cue>said</>, <claim>``The road is open.''</>");
    }
}
