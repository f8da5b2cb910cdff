//! As X reported, Q. Q, as X noted.

use crate::extract::content::{self, Ends};
use crate::extract::cue::Form;
use crate::extract::draft::{Draft, Scene};
use crate::extract::registry::{Construction, Find, Verbal};
use crate::extract::subject::Link;

/// "As" with a speaker and a verb of saying beside the clause that is said.
pub const CONSTRUCTION: Construction = Construction {
    id: "as-said",
    matches: "\"As\" with speaker and verb before or after the clause that is said, parted from it by a comma.",
    example: "<claim>The bridge was closed at noon</>, as <speaker>the ministry</> <cue>pointed out</>.",
    counter_example: "As the ministry closed the bridge, villagers wept.",
    place: "Before the forms with content after the verb, which would take the setting or the next clause.",
    find: Find::Verb(find),
};

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    let source = v.source.filter(|s| s.link == Link::Own)?;
    let sentence = page.sentence(cue.head);
    let opener = source.range.0.checked_sub(1)?;
    if !page.is(opener, "as")
        || opener < sentence.first
        || cue.form != Form::Finite
        || !cue.verb.takes_that()
        || page.is(opener.wrapping_sub(1), "such")
    {
        return None;
    }
    // Nothing but a setting may follow the verb.
    let closed = content::is_at_end(page, v.after) || page.is(v.after, ",");
    if !closed {
        return None;
    }
    let content = if opener == sentence.first {
        let from = v.after + 1;
        (from < sentence.end)
            .then(|| (from, content::end(page, from, cue.head, Ends::default())))?
    } else {
        if !page.is(opener - 1, ",") {
            return None;
        }
        let first = scene
            .previous(cue.head)
            .map_or(sentence.first, |d| d.hull().1.min(opener - 1));
        content::strip((first, opener - 1), page)
    };
    let clause = (content.0..content.1).any(|i| page.is_quoted(i) || page.is_finite(i));
    (content.1 > content.0 + 1 && clause)
        .then(|| Draft::of(CONSTRUCTION.id, page, cue, v.source, vec![content]))
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn before_and_after() {
        check(
            "As <speaker>the Eastern Wire</> <cue>reported</> on Tuesday, <claim>the road was closed</>.",
        );
        check("<claim>The road was open</>, as <speaker>officials</> <cue>acknowledged</>.");
    }

    #[test]
    fn a_time_is_no_frame() {
        for text in [
            "As the minister said goodbye, the guards left.",
            "The guards left, as the minister had planned.",
        ] {
            assert!(
                extract(text)
                    .iter()
                    .all(|s| s.found_by.construction != "as-said"),
                "{text}"
            );
        }
    }
}
