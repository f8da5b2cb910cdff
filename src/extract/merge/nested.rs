//! Statements within statements: "Venn said that the ministry had denied it".

use super::propose;
use crate::extract::draft::Draft;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::model::Nested;

/// The statements that the content of `outer` tells of outside quotations, in order.
pub(super) fn of(page: &Page, outer: &Draft) -> Vec<Nested> {
    let mut out = Vec::new();
    for &(first, end) in &outer.content {
        let mut at = first;
        while at < end.min(page.len()) {
            if page.is_quoted(at) {
                at = page.past_quotation(at).max(at + 1);
                continue;
            }
            let found = page
                .can(at, bits::CUE | bits::CUE_NOUN)
                .then(|| propose(page, &[], at, false))
                .flatten()
                .and_then(|inner| within(page, &inner, (first, end)));
            match found {
                Some((nested, stop)) => {
                    out.push(nested);
                    at = stop.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    out
}

/// The inner statement cut to the outer content, with the token after its last word.
fn within(page: &Page, inner: &Draft, (first, end): Range) -> Option<(Nested, usize)> {
    let cue = inner.cue.filter(|c| c.0 >= first && c.1 <= end)?;
    let source = inner.source.map(|s| s.range);
    if source.is_none_or(|s| s.0 < first || s.1 > end) {
        return None;
    }
    let content: Vec<Range> = inner
        .content
        .iter()
        .map(|&(a, b)| (a.max(first), b.min(end)))
        .filter(|r| r.0 < r.1)
        .collect();
    let stop = content.iter().map(|r| r.1).max()?;
    Some((
        Nested {
            source: source.map(|s| page.span(s)),
            cue: page.span(cue),
            content: content.into_iter().map(|r| page.span(r)).collect(),
            speaker: source.and_then(|s| name(page, s)),
            act: inner.act,
        },
        stop.max(cue.1),
    ))
}

/// The words for a speaker without their article; none for a pronoun.
fn name(page: &Page, (mut first, end): Range) -> Option<String> {
    if page.is_any(first, &["the", "a", "an"]) {
        first += 1;
    }
    let pronoun = end == first + 1 && page.can(first, bits::SUBJECT | bits::POSSESSIVE);
    (first < end && !pronoun).then(|| {
        let words = page.words((first, end));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};
    use crate::model::SpeechAct;

    #[test]
    fn the_inner_speaker_is_kept_with_the_outer_statement() {
        let text = "Venn told reporters that the ministry had denied that the road was mined.";
        let found = extract(text);
        assert_eq!(found.len(), 1);
        let [nested] = found[0].nested.as_slice() else {
            panic!("{:?}", found[0].nested);
        };
        assert_eq!(nested.speaker.as_deref(), Some("ministry"));
        assert_eq!(nested.cue.slice(text), "had denied");
        assert_eq!(nested.content[0].slice(text), "that the road was mined");
        assert_eq!(nested.act, SpeechAct::Deny);
    }

    #[test]
    fn a_plain_statement_holds_none() {
        let found =
            check("<speaker>Venn</> <cue>said</> <claim>the road was closed by the guards</>.");
        assert!(found[0].nested.is_empty());
    }

    #[test]
    fn who_hears_is_no_inner_speaker() {
        let found = extract("Venn said he had told the ministry that the road was mined.");
        assert_eq!(found[0].nested.len(), 1);
        assert_eq!(found[0].nested[0].speaker, None, "a pronoun names nobody");
    }
}
