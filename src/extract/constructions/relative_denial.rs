//! Q, which X denies. Q, a charge X rejects.

use crate::extract::content;
use crate::extract::draft::{Draft, Scene};
use crate::extract::registry::{Construction, Find, Verbal};
use crate::extract::subject::{self, Source};

/// A denial that hangs on the clause before it, which is what is denied.
pub const CONSTRUCTION: Construction = Construction {
    id: "relative-denial",
    matches: "\"which\" or a noun such as \"a charge\" after a comma, then a speaker and a verb of denial.",
    example: "<claim>The guards fired first</>, a charge <speaker>the ministry</> <cue>denies</>.",
    counter_example: "The guards fired first, which surprised the ministry.",
    place: "First of the verbs: its object stands before it.",
    find: Find::Verb(find),
};

fn find(scene: &Scene, v: &Verbal) -> Option<Draft> {
    let page = scene.page;
    let cue = v.cue;
    let sentence = page.sentence(cue.head);
    let floor = sentence.first.max(cue.head.saturating_sub(14));
    let comma = (floor..cue.head).rev().find(|&i| {
        (page.is(i, ",") || page.is_dash(i)) && content::denial_at(page, i + 1) == Some(cue.head)
    })?;
    // The speaker stands between "which", or the noun, and the verb.
    let mut first = comma + 2;
    if !page.is(comma + 1, "which") && page.can(comma + 1, crate::extract::lexicon::bits::DET) {
        first += 1;
    }
    let source = subject::phrase(page, cue.group.0).unwrap_or((first, cue.group.0));
    let source = (source.0.max(first), source.1);
    if source.0 >= source.1 {
        return None;
    }
    let denied = match scene.previous(cue.head) {
        Some(previous) if previous.hull().1 <= comma && !previous.content.is_empty() => {
            previous.content.clone()
        }
        _ => vec![content::strip((sentence.first, comma), page)],
    };
    (denied[0].0 < denied[0].1).then(|| {
        Draft::of(
            CONSTRUCTION.id,
            page,
            cue,
            Some(Source::own(source)),
            denied,
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::check;

    #[test]
    fn both_sides_are_kept() {
        let found = check(
            "<speaker>The army</> <cue>said</> <claim>the guards had fired first</>, which <speaker2>the ministry</> <cue2>denies</>.",
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].content, found[1].content);
    }
}
