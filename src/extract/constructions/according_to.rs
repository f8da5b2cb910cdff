//! According to X, Q. Q, according to X.

use crate::extract::content::{self, Ends};
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::bits;
use crate::extract::registry::{Construction, Find};
use crate::extract::subject::{self, Source};
use crate::model::SpeechAct;

/// "According to" with the speaker after it.
pub const CONSTRUCTION: Construction = Construction {
    id: "according-to",
    matches: "\"According to\" and a speaker, before, inside or after what is said.",
    example: "<claim>The bridge was closed at noon</>, <cue>according to</> <speaker>the ministry</>.",
    counter_example: "Everything went according to plan.",
    place: "Before verbs, whose content it ends.",
    find: Find::Token(find),
};

fn find(scene: &Scene, at: usize) -> Option<Draft> {
    let page = scene.page;
    if !page.is(at, "according")
        || !page.is(at + 1, "to")
        || page.is_any(at + 2, &["plan", "plans", "schedule"])
    {
        return None;
    }
    let sentence = page.sentence(at);
    let limit = sentence.end.min(at + 40);
    let mut end = at + 2;
    while end < limit {
        if page.is_quoted(end) {
            let q = page.quotation(end)?;
            if q.end - q.first > 8
                || content::is_utterance(page, q) && end > at + 2 && page.is(end - 1, ",")
            {
                break;
            }
            end = q.end;
            continue;
        }
        if page.is_any(end, &[",", ".", ";", ":", "?", "!"])
            || page.is_dash(end)
            || page.is(end, "which")
            || page.can(end, bits::FINITE | bits::BE | bits::MODAL)
                && page.is_finite(end)
                && !page.is(end, "to")
        {
            break;
        }
        end += 1;
    }
    // An apposition after a comma belongs to the speaker; before the content it ends with a comma.
    let core = end;
    if page.is(end, ",")
        && page.can(
            end + 1,
            bits::DET | bits::POSSESSIVE | bits::ROLE | bits::ROLE_MODIFIER,
        )
        && let Some(source) = subject::after(page, at + 2)
        && source.range.1 > end
        && (page.is_any(source.range.1, &[",", "."]) || source.range.1 >= sentence.end)
        && !(source.range.1 >= sentence.end - 1 && at == sentence.first)
    {
        end = source.range.1;
    }
    let source = content::strip((at + 2, end), page);
    if source.0 >= source.1 {
        return None;
    }
    let mut pieces = Vec::new();
    let mut first = sentence.first;
    if let Some(previous) = scene.previous(at) {
        let (_, stop) = previous.hull();
        if stop + 1 < at {
            first = stop.max(first);
        } else {
            return None;
        }
    }
    let before = content::strip((first, at), page);
    if before.1 > before.0
        && !(before.1 - before.0 < 3 && page.can(before.0, bits::ADVERB | bits::CONJ))
    {
        pieces.push(before);
    }
    if page.is(end, ",") && end + 1 < sentence.end {
        let rest = (end + 1, content::end(page, end + 1, at, Ends::default()));
        let rest = content::strip(rest, page);
        let narration = !pieces.is_empty()
            && (page.can(rest.0, bits::CONJ | bits::ING)
                || page.is_any(rest.0, &["which", "who", "citing"])
                || (before.0..before.1).any(|i| page.is_finite(i)));
        if rest.1 > rest.0 && !narration {
            pieces.push(rest);
        }
    } else if pieces.is_empty() && core < sentence.end {
        let rest = content::strip((core, content::end(page, core, at, Ends::default())), page);
        if rest.1 > rest.0 {
            pieces.push(rest);
        }
    }
    if pieces.is_empty() {
        return None;
    }
    Some(Draft {
        construction: CONSTRUCTION.id,
        lemma: "according to",
        act: SpeechAct::Assert,
        cue: Some((at, at + 2)),
        source: Some(Source::own(source)),
        open: pieces
            .iter()
            .all(|&(a, b)| page.is_quoted(a) && page.is_quoted(b - 1)),
        content: pieces,
        carrier: None,
        sentence: page.sentence_of(at),
        shares: false,
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::check;

    #[test]
    fn before_inside_and_after() {
        check(
            "<cue>According to</> <speaker>the ministry</>, <claim>the bridge was closed at noon</>.",
        );
        check(
            "<claim>The bridge</>, <cue>according to</> <speaker>Dara Venn, a spokesman</>, <claim>was closed at noon</>.",
        );
        check("<claim>“The bridge is closed,”</> <cue>according to</> <speaker>the ministry</>.");
    }
}
