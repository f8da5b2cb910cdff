//! Words that more than one form of report uses, so that all forms say the same.

use super::report::{Copy, Counts, Lost, Orphan, Pair, Quote, Report, Source};
use crate::model::{Answer, Asked, Kind, PairKind, ResolvedFrom};

/// What the program does not claim; every report ends with it.
pub(super) const NOT_CLAIMED: [&str; 4] = [
    "The program suggests pairs by rules and gives its reasons. Every verdict in this report was given by a person.",
    "A confirmed pair says that the two statements, as reported, contradict each other. It does not say which of them is true, or whether either is.",
    "Statements are what the outlets report. An outlet may have shortened, translated or misheard them.",
    "What the rules did not find is not in this report. That a pair is missing does not mean that the two sides agree.",
];

pub(super) fn title(report: &Report) -> String {
    format!("Contradictions: {} and {}", report.side_a, report.side_b)
}

pub(super) fn kind(kind: PairKind) -> &'static str {
    match kind {
        PairKind::Denial => "Denial",
        PairKind::Negation => "Negation",
        PairKind::Number => "Number",
        PairKind::Blame => "Blame",
        PairKind::Actor => "Actor",
        PairKind::Status => "Status",
        PairKind::Antonym => "Opposite words",
        PairKind::Date => "Date",
        PairKind::Place => "Place",
        PairKind::Modality => "Must or may",
        PairKind::Conduct => "Conduct",
        PairKind::Promise => "Promise",
        PairKind::SecondOpinion => "Second opinion",
        PairKind::Learned => "Learned from your verdicts",
        PairKind::None => "No signal",
    }
}

pub(super) fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Confirmed => "Confirmed",
        Answer::Rejected => "Rejected",
        Answer::Later => "Put off",
    }
}

/// How a pair came about and when it was decided.
pub(super) fn decision(pair: &Pair) -> String {
    let how = match (pair.asked, pair.by_hand) {
        (Asked::Control, false) => "Control pair, not suggested by the program",
        (Asked::Control, true) => "Control pair, then linked by hand",
        (Asked::Sample, _) => "Drawn by lot from pairs that were not suggested",
        (Asked::Plainly, true) => "Linked by hand",
        (Asked::Plainly, false) => "Suggested by the program",
    };
    let named = pair
        .relation
        .map_or_else(String::new, |relation| format!(" as {}", relation.name()));
    format!("{how}; confirmed{named} {}", pair.decided_at)
}

pub(super) fn orphan_decision(orphan: &Orphan) -> String {
    let how = if orphan.by_hand {
        "linked by hand"
    } else {
        "suggested by the program"
    };
    format!("{} {}; {how}", answer(orphan.answer), orphan.decided_at)
}

pub(super) fn given_as(quote: &Quote) -> &'static str {
    match quote.kind {
        Kind::Direct => "Direct quotation",
        Kind::Indirect => "Reported speech",
        Kind::Mixed => "Reported speech with quoted words",
    }
}

/// The speaker, the office, and a word when the sentence itself does not name them.
pub(super) fn speaker(quote: &Quote) -> (String, String) {
    let name = quote
        .speaker
        .clone()
        .or_else(|| quote.office.clone())
        .unwrap_or_else(|| "Not named".to_owned());
    let mut more = Vec::new();
    if let (Some(name), Some(office)) = (&quote.speaker, &quote.office)
        // A description ("senior security official") is its own office.
        && !name.to_lowercase().contains(&office.to_lowercase())
    {
        more.push(office.clone());
    }
    match quote.resolved_from {
        Some(ResolvedFrom::Pronoun) => more.push("named there by a pronoun".to_owned()),
        Some(ResolvedFrom::DefiniteNp) => more.push("named there by a description".to_owned()),
        Some(ResolvedFrom::Ellipsis) => more.push("carried on from the words before".to_owned()),
        None => {}
    }
    if quote.is_unsure {
        more.push("the words may mean someone else".to_owned());
    }
    (name, more.join("; "))
}

/// Speaker, side and headline of a statement that may be lost.
pub(super) fn lost_source(lost: &Lost) -> String {
    let speaker = lost.speaker.as_deref().unwrap_or("Not named");
    format!("{speaker} ({}) · {}", lost.side, lost.headline)
}

pub(super) fn lost_state(lost: &Lost) -> &'static str {
    if lost.found {
        "still found"
    } else {
        "no longer found"
    }
}

/// "characters 12 to 80 of the file".
pub(super) fn position(quote: &Quote, source: &Source) -> String {
    characters(quote.start, quote.end, source)
}

/// Where a copy stands: outlet, day and characters, without the headline.
pub(super) fn copy(copy: &Copy, source: &Source) -> String {
    let told = [&source.outlet, &source.published].into_iter().flatten();
    told.cloned()
        .chain([characters(copy.start, copy.end, source)])
        .collect::<Vec<_>>()
        .join(", ")
}

fn characters(start: usize, end: usize, source: &Source) -> String {
    let of = if source.offsets_in_file {
        "of the file"
    } else {
        "of the article's text"
    };
    let row = source
        .row
        .map(|row| format!(", row {row}"))
        .unwrap_or_default();
    format!("characters {start} to {end} {of}{row}")
}

/// The counts as rows of a table.
pub(super) fn counts(report: &Report) -> Vec<(String, usize)> {
    let Counts {
        articles,
        statements_a,
        statements_b,
        statements_elsewhere,
        suggested,
        confirmed,
        confirmed_by_hand,
        rejected,
        later,
        not_reviewed,
        orphaned,
        corrected,
        added,
        removed,
    } = report.counts;
    let mut rows = vec![
        ("Articles read".to_owned(), articles),
        (
            format!("Official statements of {}", report.side_a),
            statements_a,
        ),
        (
            format!("Official statements of {}", report.side_b),
            statements_b,
        ),
        ("Other statements".to_owned(), statements_elsewhere),
        ("Pairs suggested".to_owned(), suggested),
        ("Pairs confirmed".to_owned(), confirmed),
        ("of these, linked by hand".to_owned(), confirmed_by_hand),
        ("Pairs rejected".to_owned(), rejected),
        ("Pairs put off".to_owned(), later),
        ("Suggested pairs not reviewed".to_owned(), not_reviewed),
        (
            "Verdicts whose statements are no longer found".to_owned(),
            orphaned,
        ),
    ];
    let corrections = [
        ("Statements the reviewer corrected", corrected),
        ("Statements the reviewer added", added),
        ("Statements the reviewer took out", removed),
    ];
    let some = corrections.into_iter().filter(|(_, count)| *count > 0);
    rows.extend(some.map(|(what, count)| (what.to_owned(), count)));
    rows
}

/// What the reviewer corrected in a statement, with the program's own reading; none for a statement
/// that stands as the program reads it.
pub(super) fn corrected(quote: &Quote) -> Option<String> {
    let corrected = quote.corrected.as_ref()?;
    let read: Vec<String> = corrected
        .changes
        .iter()
        .map(|change| format!("{}: {}", change.what.name(), change.read))
        .collect();
    Some(match (corrected.by_hand, read.is_empty()) {
        (true, _) => "Added by the reviewer; the program found no statement here.".to_owned(),
        (false, true) => "Confirmed by the reviewer.".to_owned(),
        (false, false) => format!(
            "Corrected by the reviewer. The program read: {}.",
            read.join("; ")
        ),
    })
}

/// The address, if it is one that a reader may follow: http or https, without white space.
pub(super) fn link(url: Option<&str>) -> Option<&str> {
    let url = url?;
    let scheme = url.split_once("://")?.0;
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let clean = !url.chars().any(|c| c.is_whitespace() || c.is_control());
    (web && clean).then_some(url)
}

/// The language tag, if it looks like one.
pub(super) fn language(tag: Option<&str>) -> Option<&str> {
    tag.filter(|tag| {
        (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    })
}

/// The names of tags in one line; none when there is none.
pub(super) fn tags(tags: &[String]) -> Option<String> {
    (!tags.is_empty()).then(|| tags.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for good in ["https://example.org/a?b=c", "HTTP://example.org"] {
            assert_eq!(link(Some(good)), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            "javascript://example.org/%0aalert(1)",
            "data:text/html,x",
            "file:///etc/hosts",
            "https://a b",
            "https://a\u{0}",
            "example.org",
            "",
        ] {
            assert_eq!(link(Some(bad)), None, "{bad}");
        }
    }

    #[test]
    fn odd_language_tags_are_left_out() {
        assert_eq!(language(Some("ur-PK")), Some("ur-PK"));
        assert_eq!(language(Some("en\" onload=\"x")), None);
        assert_eq!(language(Some("e")), None);
    }
}
