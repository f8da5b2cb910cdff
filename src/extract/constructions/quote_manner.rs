//! “Q,” X barked. “Q,” barked X. A verb that tells how something was said, not that it was.

use crate::extract::content;
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::extract::registry::{Construction, Find};
use crate::extract::subject::{self, Link};
use crate::model::SpeechAct;
use crate::text::quote_marks::Quotation;

/// A quotation that opens its sentence, then a subject and any verb in the past.
pub const CONSTRUCTION: Construction = Construction {
    id: "quote-manner",
    matches: "A sentence that opens with a quotation which a comma, a question mark or an exclamation mark ends, then a short subject and any verb in the past, or the verb and the subject.",
    example: "<claim>“Go back to your post,”</> <speaker>Colonel Venn</> <cue>barked</>.",
    counter_example: "“The Long Road,” Colonel Venn learned, was sold.",
    place: "Among the forms of a token: its verb is no verb of saying, so the forms of verbs do not see it.",
    find: Find::Token(find),
};

/// Verbs with a past of their own that stand for speaking after a quotation.
const IRREGULAR: &[&str] = &["shot", "spat", "broke", "burst", "swore", "sang", "chimed"];

fn find(scene: &Scene, at: usize) -> Option<Draft> {
    let page = scene.page;
    if page.can(at, bits::CUE)
        || page.is_capital(at)
        || !page.is_word(at)
        || !(page.can(at, bits::ED) || page.is_any(at, IRREGULAR))
    {
        return None;
    }
    let sentence = page.sentence(at);
    let q = *page
        .quotation(sentence.first)
        .filter(|q| q.first == sentence.first && q.end < sentence.end)?;
    if at > q.end + 8 || !is_said(page, &q) {
        return None;
    }
    let (source, end) = if at == q.end {
        let source = subject::after(page, at + 1)?;
        (source, source.range.1)
    } else {
        let source = subject::before(page, at).filter(|s| s.link == Link::Own)?;
        (source.range.0 == q.end).then_some((source, at + 1))?
    };
    let speaks = (source.range.0..source.range.1).any(|i| page.is_capital(i))
        || page.can(source.range.0, bits::SUBJECT | bits::DET)
            && !page.is_any(source.range.0, &["it", "this", "that", "which"]);
    let ends = content::is_at_end(page, end)
        || page.is_any(
            end,
            &[",", "and", "as", "when", "back", "before", "after", "while"],
        )
        || page.is_quoted(end)
        || page.can(end, bits::PREP | bits::ADVERB);
    if !speaks || !ends || scene.found.iter().rev().take(4).any(|d| d.holds(q.first)) {
        return None;
    }
    let mut pieces: Vec<Range> = vec![(q.first, q.end)];
    let (next, _) = content::past_comma(page, end);
    if let Some(second) = page
        .quotation(next)
        .filter(|second| second.first == next && next < sentence.end)
    {
        pieces.push((second.first, second.end.min(sentence.end)));
    }
    Some(Draft {
        construction: CONSTRUCTION.id,
        lemma: "",
        act: SpeechAct::Assert,
        cue: Some((at, at + 1)),
        source: Some(source),
        content: pieces,
        carrier: None,
        open: true,
        sentence: page.sentence_of(at),
        shares: false,
    })
}

/// A whole utterance, no title and no term: it ends with a mark of its own.
fn is_said(page: &Page, q: &Quotation) -> bool {
    q.closed
        && page.is_any(q.end - 2, &[",", "?", "!", "…", "—", "–"])
        && !content::is_title(page, q)
        && q.end - q.first > 4
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn manner_before_and_after_the_speaker() {
        check("<claim>“Leave the bridge at once!”</> <cue>thundered</> <speaker>Colonel Venn</>.");
        check(
            "<claim>“They left us no choice,”</> <speaker>the governor</> <cue>sighed</> on Monday.",
        );
        let found = check(
            "<claim>“They left us no choice,”</> <speaker>he</> <cue>sighed</>. <claim>“We had to go.”</>",
        );
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_quoted_term_is_nobodys_words() {
        assert!(extract("“Dead water”, Venn walked past it daily.").is_empty());
        assert!(extract("“A bid for time,” it turned out.").is_empty());
    }
}
