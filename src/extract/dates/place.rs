//! Where a statement was made: "told reporters in Doha", "In Kabul, the minister said".

use super::dateline::Dateline;
use crate::extract::draft::Draft;
use crate::extract::lexicon::bits;
use crate::extract::page::{Page, Range};
use crate::model::SaidIn;

/// Tokens before and after the cue in which its place is looked for.
const REACH: usize = 26;

/// The place of a draft.
pub(super) fn said_in(dateline: Option<&Dateline>, page: &Page, draft: &Draft) -> Option<SaidIn> {
    let cue = draft.cue?;
    let sentence = page.sentence(cue.0);
    let source = draft.source.map_or((0, 0), |s| s.range);
    let free = |at: usize| {
        let of_source = (source.0..source.1).contains(&at);
        !(draft.holds(at) || page.is_quoted(at) || of_source)
    };
    let after = (cue.1..sentence.end.min(cue.1 + REACH)).take_while(|&at| !draft.holds(at));
    // Words after the content tell the place only right after the cue's own clause.
    let mut here = None;
    for at in after.filter(|&at| free(at)) {
        if let Some(found) = place_at(page, at) {
            return Some(found);
        }
        if page.is(at, "here") && here.is_none() {
            here = Some(at);
        }
    }
    let before = sentence.first.max(cue.0.saturating_sub(REACH))..cue.0;
    for at in before.filter(|&at| free(at)) {
        let opens = at == sentence.first || (sentence.first..at).any(|i| page.is_any(i, OCCASIONS));
        if opens && let Some(found) = place_at(page, at) {
            return Some(found);
        }
        if page.is(at, "here") && here.is_none() {
            here = Some(at);
        }
    }
    let (at, dateline) = (here?, dateline?);
    Some(SaidIn {
        place: dateline.name.clone(),
        words: page.span((at, at + 1)),
    })
}

/// What someone speaks at.
const OCCASIONS: &[&str] = &[
    "speaking",
    "talking",
    "addressing",
    "briefing",
    "conference",
    "visit",
    "arrival",
    "rally",
    "ceremony",
    "gathering",
    "meeting",
    "summit",
    "talks",
    "told",
    "reporters",
    "journalists",
    "interview",
    "forum",
    "seminar",
    "function",
];

/// "in Doha" at a token.
fn place_at(page: &Page, at: usize) -> Option<SaidIn> {
    let into = page.is_any(at, &["in", "from", "at"])
        || page.is(at, "to") && at > 0 && page.is_any(at - 1, &["visit", "trip"]);
    if !into {
        return None;
    }
    let first = at + 1;
    let end = (first..page.len().min(first + 4))
        .take_while(|&i| {
            page.is_capital(i)
                && page.is_word(i)
                && !page.is_quoted(i)
                && !page.can(i, bits::DAY | bits::MONTH)
        })
        .last()?
        + 1;
    let name: Range = (first, end);
    let none = (name.0..name.1).any(|i| {
        page.can(i, bits::GROUP | bits::MEDIA | bits::ROLE | bits::TITLE)
            || page.is_any(i, NO_PLACES)
            || page.is_number(i)
    }) || page.is_genitive(end)
        || super::super::speakers::phrase::is_acronym(page.raw(first)) && end == first + 1;
    (!none).then(|| SaidIn {
        place: page
            .words(name)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        words: page.span((at, end)),
    })
}

/// Capitalised words after "in" that are no place.
const NO_PLACES: &[&str] = &[
    "parliament",
    "congress",
    "english",
    "urdu",
    "pashto",
    "dari",
    "persian",
    "arabic",
    "russian",
    "french",
    "spanish",
    "twitter",
    "facebook",
    "telegram",
    "instagram",
    "youtube",
    "whatsapp",
    "ramadan",
    "islam",
    "x",
    "i",
    "god",
    "article",
    "resolution",
    "operation",
    "section",
    "chapter",
];

#[cfg(test)]
mod tests {
    use crate::extract::constructions::marked::extract;

    fn place(text: &str) -> Option<String> {
        extract(text)
            .first()
            .unwrap_or_else(|| panic!("no statement in {text}"))
            .said_in
            .clone()
            .map(|place| place.place)
    }

    #[test]
    fn towns_around_the_cue() {
        for (text, town) in [
            (
                "Venn told reporters in Northport on Monday that the road was open.",
                "Northport",
            ),
            ("In Northport, Venn said the road was open.", "Northport"),
            ("“It is open,” Venn said in Port Orr on Monday.", "Port Orr"),
            (
                "Speaking at a rally in Harrow, Venn said the road was open.",
                "Harrow",
            ),
            (
                "On a visit to Southgate, Venn said the road was open.",
                "Southgate",
            ),
        ] {
            assert_eq!(place(text).as_deref(), Some(town), "{text}");
        }
    }

    #[test]
    fn here_is_the_town_of_the_dateline() {
        let text = "NORTHPORT: Talking to reporters here, Venn said the road was open.";
        assert_eq!(place(text).as_deref(), Some("Northport"));
        let text = "NORTHPORT: Venn said the road was open.";
        assert_eq!(place(text), None);
    }

    #[test]
    fn places_that_are_spoken_of_are_not_where_it_was_said() {
        for text in [
            "Venn said the road in Northport was open.",
            "Venn said in Parliament that the road was open.",
            "Venn said in Monday’s statement that the road was open.",
            "The ministry in Northport said the road was open.",
            "Venn wrote in English that the road was open.",
        ] {
            assert_eq!(place(text), None, "{text}");
        }
    }
}
