//! VENN: Q. Venn: "Q."

use crate::extract::content;
use crate::extract::draft::{Draft, Scene};
use crate::extract::registry::{Construction, Find};
use crate::extract::subject::Source;
use crate::model::SpeechAct;

/// A name, a colon and what the named one says: transcripts and headlines.
pub const CONSTRUCTION: Construction = Construction {
    id: "colon",
    matches: "A name at the start of a line, or after a dash or \"from\", a colon, then a quotation; or the name of a voice in a transcript.",
    example: "<speaker>Governor Venn</><cue>:</> <claim>“The bridge is closed”</>",
    counter_example: "Update: The bridge is closed.",
    place: "Before verbs: there is none between name and colon.",
    find: Find::Token(find),
};

fn find(scene: &Scene, at: usize) -> Option<Draft> {
    let page = scene.page;
    if !page.is(at, ":") {
        return None;
    }
    let sentence = page.sentence(at);
    let mut name = (sentence.first, at);
    // "Guards at odds - Dara Venn: “Q”", "More from Venn: “Q”".
    if page.is_quoted(at + 1)
        && let Some(before) = (sentence.first + 1..at.saturating_sub(1))
            .rev()
            .take(8)
            .find(|&i| page.is_dash(i) || page.is(i, "from"))
    {
        name.0 = before + 1;
    }
    let words = name.1 - name.0;
    let voice = !page.voices.is_empty() && page.voices.contains(&page.words(name).to_lowercase());
    let next = if voice {
        at + 1
    } else {
        (at + 1).min(sentence.end)
    };
    if words == 0
        || words > 8
        || next >= page.len()
        || next >= sentence.end && !voice && !page.is_quoted(at + 1)
    {
        return None;
    }
    let named = (name.0..name.1).all(|i| {
        page.is_capital(i)
            || page.is_any(i, &["of", "the", "and", "(", ")", ",", "."])
            || page.is_number(i)
    });
    if !voice && !named || !page.is_capital(name.0) {
        return None;
    }
    let end = match page.quotation(at + 1) {
        Some(q) if q.first == at + 1 => q.end,
        _ if voice => {
            // A transcript goes to the end of the paragraph.
            page.sentences[page.sentence_of(at)..]
                .iter()
                .take(30)
                .take_while(|s| s.paragraph == sentence.paragraph)
                .last()?
                .end
        }
        _ => return None,
    };
    let content = if voice {
        (at + 1, end)
    } else {
        content::strip((at + 1, end), page)
    };
    if content.1 <= content.0 {
        return None;
    }
    Some(Draft {
        construction: CONSTRUCTION.id,
        lemma: ":",
        act: SpeechAct::Assert,
        cue: Some((at, at + 1)),
        source: Some(Source::own(name)),
        open: page.is_quoted(at + 1),
        content: vec![content],
        carrier: None,
        sentence: page.sentence_of(content.1 - 1),
        shares: false,
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn voices_of_a_transcript() {
        let found = check(
            "The talk in full.\n\nEastern Wire: Why was the road shut?\n\n<speaker>Dara Venn</><cue>:</> <claim>It was not safe. The river rose</>.\n\nEastern Wire: And now?\n\nDara Venn: Now it is open.",
        );
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn names_behind_a_dash_or_from() {
        check("Guards at odds over the ford - <speaker>Dara Venn</><cue>:</> <claim>“We wait.”</>");
        check("More from <speaker>Venn and Noor</><cue>:</> <claim>“We wait for the river.”</>");
        assert!(extract("A note from the gate: “Keep out”").is_empty());
    }
}
