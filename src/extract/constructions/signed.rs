//! “Q.” — X. And posts of a social network, shown whole: Q — X (@handle) date.

use crate::extract::content;
use crate::extract::draft::{Draft, Scene};
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::extract::registry::{Construction, Find};
use crate::extract::subject::Source;
use crate::model::SpeechAct;

/// Words with their author behind a dash.
pub const CONSTRUCTION: Construction = Construction {
    id: "signed",
    matches: "A whole quotation, then a dash and a name; or any paragraph, then a dash, a name and a handle in brackets, as posts of social networks are shown.",
    example: "<claim>“The bridge stays ours.”</> <cue>—</> <speaker>Colonel Dara Venn</>",
    counter_example: "The bridge was closed — Colonel Dara Venn closed it.",
    place: "Among the forms of a token: a dash is no verb.",
    find: Find::Token(find),
};

/// Words of a name at most, as a network shows it.
const NAME: usize = 10;
/// Words of a link at the end of a post at most.
const LINK: usize = 40;

fn find(scene: &Scene, at: usize) -> Option<Draft> {
    let page = scene.page;
    if !page.is_dash(at) || at == 0 || page.is_dash(at - 1) || page.is_quoted(at) {
        return None;
    }
    let first = if page.is_dash(at + 1) { at + 2 } else { at + 1 };
    let (name, is_post) = name(page, first)?;
    let content =
        quotation_before(scene, at).or_else(|| is_post.then(|| text_before(page, at)).flatten())?;
    let content = without_links(page, content);
    if content.1 < content.0 + 3 {
        return None;
    }
    Some(Draft {
        construction: CONSTRUCTION.id,
        lemma: "",
        act: SpeechAct::Assert,
        cue: Some((at, first)),
        source: Some(Source::own(name)),
        content: vec![content],
        carrier: None,
        open: false,
        sentence: page.sentence_of(at),
        shares: false,
    })
}

/// The name that starts at `first`, and whether a handle follows it.
fn name(page: &Page, first: usize) -> Option<(Range, bool)> {
    let end = page.sentence(first).end;
    let limit = end.min(first + NAME);
    let handle = (first + 1..limit).find(|&i| page.is(i, "(") && page.is(i + 1, "@"));
    if let Some(handle) = handle {
        let plain = (first..handle).any(|i| page.is_word(i));
        return plain.then_some(((first, handle), true));
    }
    // A handle alone signs as well.
    if page.is(first, "@") && first + 1 < end && page.is_word(first + 1) {
        return (end - first <= 6).then_some(((first, first + 2), false));
    }
    if !page.is_capital(first) || page.can(first, bits::DET | bits::SUBJECT) {
        return None;
    }
    let mut stop = first;
    while stop < limit
        && (page.is_capital(stop) || page.is_any(stop, &["of", "al", "bin", "ul", "de", "van"]))
        && !page.can(stop, bits::MONTH | bits::DAY)
    {
        stop += 1;
    }
    // A role behind a comma, a date, or nothing more; no verb.
    let clause = (stop..end).any(|i| page.is_finite(i));
    let rest = stop >= end
        || page.is(stop, ".") && stop + 1 >= end
        || page.is_any(stop, &[",", "(", "via", "on", "from", "in", "at"])
        || page.can(stop, bits::MONTH);
    let media = (first..stop).any(|i| page.can(i, bits::MEDIA));
    (stop > first && end - first <= 24 && rest && !clause && !media).then(|| {
        let role = page.is(stop, ",")
            && !page.can(stop + 1, bits::MONTH | bits::DAY | bits::PREP)
            && !page.is_number(stop + 1);
        let range = if role {
            content::strip((first, end), page)
        } else {
            (first, stop)
        };
        (range, false)
    })
}

/// A quotation that fills what stands before the dash, and that nobody was found to have said.
fn quotation_before(scene: &Scene, at: usize) -> Option<Range> {
    let page = scene.page;
    let q = page.quotation(at - 1).filter(|q| q.end == at)?;
    let sentence = page.sentence(q.first);
    let said = scene.found.iter().rev().take(4).any(|d| {
        d.holds(q.first)
            && d.cue
                .is_some_and(|c| page.sentence_of(c.0) == page.sentence_of(q.first))
    });
    // After a label, "The shortest: “Q.” — X", it fills the rest.
    let labelled = || q.first > sentence.first && page.is(q.first - 1, ":");
    let whole = (sentence.first == q.first || labelled()) && q.end - q.first > 4;
    (whole && !said).then_some((q.first, q.end))
}

/// The paragraph before the dash, or the rest of its own paragraph.
fn text_before(page: &Page, at: usize) -> Option<Range> {
    let number = page.sentence_of(at);
    let sentence = page.sentence(at);
    let before = if sentence.first == at {
        page.sentences.get(number.checked_sub(1)?)?.paragraph
    } else {
        sentence.paragraph
    };
    let first = page.sentences[..=number]
        .iter()
        .rev()
        .take(40)
        .take_while(|s| s.paragraph == before || s.first == at)
        .last()?
        .first;
    (first < at).then(|| content::strip((first, at), page))
}

/// Takes "pic.twitter.com/…" and "https://…" off the end of a post.
fn without_links(page: &Page, (first, end): Range) -> Range {
    let link = |i: usize| {
        page.is(i, "pic") && page.is(i + 1, ".") && page.is_any(i + 2, &["twitter", "x"])
            || page.is_any(i, &["https", "http"]) && page.is(i + 1, ":") && page.is(i + 2, "/")
    };
    match (first.max(end.saturating_sub(LINK))..end).find(|&i| link(i)) {
        Some(at) => content::strip((first, at), page),
        None => (first, end),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::{check, extract};

    #[test]
    fn posts_with_name_handle_and_day() {
        let found = check(
            "The ministry answered.\n\n<claim>Our guards did not cross the river. They never will</> pic.twitter.com/a1B2c3\n\n<cue>—</> <speaker>Dara Venn</> (@daravenn) June 3, 2031\n\nNobody believed it.",
        );
        let post = found
            .iter()
            .find(|s| s.found_by.construction == "signed")
            .unwrap();
        assert_eq!(
            post.said_on.as_ref().unwrap().date.to_string(),
            "2031-06-03"
        );
        check(
            "<claim>The ministry says it is wrong. We say it is right</>. https://t.co/xYz <cue>—</> <speaker>Northern Army Press</> (@nap_pell) 3 June 2031",
        );
    }

    #[test]
    fn a_post_is_one_statement_whatever_it_tells() {
        let found = extract(
            "Venn told villagers that he was late. He said nobody knew.\n\n— Northern Army Press (@nap_pell) June 3, 2031",
        );
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn names_behind_quotations() {
        check(
            "<claim>“We wait for the river to fall.”</>\n\n<cue>—</> <speaker>Dara Venn, governor of Pell</>",
        );
        check(
            "<claim>“Nobody asked us anything.”</> <cue>—</> <speaker>Dara Venn</>.\n\nIt rained.",
        );
        check("<claim>“Nobody asked us anything.”</> <cue>—</> <speaker>@nap_pell</>");
        check(
            "The shortest: <claim>“Nobody asked us anything.”</> <cue>—</> <speaker>Dara Venn</> via the paper’s page",
        );
        let found = extract("“We wait for the river,” Venn said — Noor did not.");
        assert!(found.iter().all(|s| s.found_by.construction != "signed"));
        assert!(extract("Nobody came. — Eastern Wire").is_empty());
    }
}
