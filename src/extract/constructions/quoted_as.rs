//! X was quoted as saying Q. AGENCY quoted X as saying Q.

use crate::extract::bridge;
use crate::extract::content::{self, Ends};
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::bits;
use crate::extract::page::Page;
use crate::extract::registry::{Construction, Find};
use crate::extract::subject::{self, Source};
use crate::model::SpeechAct;

/// An outlet that passes on someone's words: the inner source is the speaker.
pub const CONSTRUCTION: Construction = Construction {
    id: "quoted-as",
    matches: "\"X was quoted as saying\", \"AGENCY quoted X as saying\": X speaks, the agency carries.",
    example: "State radio <cue>quoted</> <speaker>the governor</> as saying <claim>that the bridge was closed</>.",
    counter_example: "State radio quoted a poem.",
    place: "First: \"saying\" alone would make the agency speak.",
    find: Find::Token(find),
};

const SAYING: &[&str] = &[
    "saying", "telling", "stating", "claiming", "adding", "warning",
];

fn find(scene: &Scene, at: usize) -> Option<Draft> {
    let page = scene.page;
    if !page.is_any(at, &["quoted", "quotes", "quoting", "cited", "citing"]) {
        return None;
    }
    let sentence = page.sentence(at);
    let passive = at > sentence.first && page.can(at - 1, bits::BE)
        || at > sentence.first + 1 && page.can(at - 2, bits::BE);
    // "as saying" within reach, with a speaker before it unless the subject is the speaker.
    let limit = sentence.end.min(at + 30);
    let saying = (at + 1..limit)
        .take_while(|&i| {
            !page.is_quoted(i) || page.quotation(i).is_some_and(|q| q.end - q.first < 7)
        })
        .find(|&i| page.is_any(i, SAYING) && page.is(i - 1, "as"))?;
    let (source, carrier) = if passive {
        let mut group = at;
        while group > sentence.first && page.can(group - 1, bits::AUX | bits::ADVERB) {
            group -= 1;
        }
        let source = subject::before(page, group)?;
        let by = (at + 1..saying)
            .find(|&i| page.is(i, "by"))
            .and_then(|i| subject::after(page, i + 1));
        (source, by.map(|s| s.range))
    } else {
        let end = if page.is(saying - 2, ",") {
            saying - 2
        } else {
            saying - 1
        };
        let source = Source::own(content::strip((at + 1, end), page));
        let carrier = subject::before(page, at).map(|s| s.range);
        (source, carrier)
    };
    if source.range.0 >= source.range.1 {
        return None;
    }
    let from = after_saying(page, saying + 1);
    let (from, _) = content::past_comma(page, from);
    let end = content::end(page, from, at, Ends::default());
    if end <= from || from >= sentence.end {
        return None;
    }
    let content = vec![(from, end)];
    Some(Draft {
        construction: CONSTRUCTION.id,
        lemma: "quote",
        act: SpeechAct::Assert,
        cue: Some(if passive {
            (at, saying + 1)
        } else {
            (at, at + 1)
        }),
        source: Some(source),
        open: page.is_quoted(end - 1),
        content,
        carrier,
        sentence: page.sentence_of(at),
        shares: false,
    })
}

fn after_saying(page: &Page, from: usize) -> usize {
    let say = super::super::lexicon::lexicon()
        .verbs
        .iter()
        .find(|v| v.lemma == "say");
    let say = say.map_or(from, |say| bridge::bridge(page, from, say));
    // "as saying by the state agency".
    if page.is(say, "by")
        && let Some(source) = subject::after(page, say + 1)
    {
        return source.range.1;
    }
    say
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn the_inner_source_speaks() {
        check(
            "The agency <cue>quoted</> <speaker>Governor Dara Venn</> as saying <claim>the bridge was closed</>.",
        );
        check(
            "<speaker>The governor</> was <cue>quoted by the state agency as saying</> <claim>“the bridge is closed”</>.",
        );
        let found = extract(
            "The Eastern News Agency quoted Governor Dara Venn as saying the bridge was closed.",
        );
        assert_eq!(
            found[0].speaker.carrier.as_deref(),
            Some("Eastern News Agency")
        );
    }
}
