//! X was accused of Q by Y.

use crate::extract::content;
use crate::extract::cue::Form;
use crate::extract::draft::{Draft, Scene};
use crate::extract::registry::{Construction, Find, Verbal};
use crate::extract::subject::{self, Source};

/// A passive with its speaker after "by".
pub const CONSTRUCTION: Construction = Construction {
    id: "passive",
    matches: "A verb of judging in the passive with the speaker after \"by\"; its subject belongs to the content.",
    example: "<claim>The plan</> was <cue>condemned</> by <speaker>the ministry</>.",
    counter_example: "The plan was condemned.",
    place: "Before all active forms, whose subject is the speaker.",
    find: Find::Verb(find),
};

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    if cue.form != Form::Passive || !cue.verb.sure && cue.verb.object_then.is_empty() {
        return None;
    }
    let judged = subject::before(page, cue.group.0)?.range;
    let sentence = page.sentence(cue.head);
    let by = (cue.group.1..sentence.end.min(cue.group.1 + 16))
        .take_while(|&i| !page.is_quoted(i) && !page.is_mark(i))
        .find(|&i| page.is(i, "by"))?;
    let range = subject::after(page, by + 1)?.range;
    let mut pieces = vec![judged];
    let rest = content::strip((cue.group.1, by), page);
    if rest.1 > rest.0 {
        pieces.push(rest);
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
