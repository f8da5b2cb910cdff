//! A bare sentence as a claim: the clause that says who speaks is cut off, and tells speaker and act.
//!
//! Only for claims that come without an article; statements of articles are taken apart in `extract`.

use super::Claim;
use crate::model::{Side, SpeechAct, StatementId};

/// Verbs of saying, with what the speaker does by them.
const VERBS: &[(&str, SpeechAct)] = &[
    ("said", SpeechAct::Assert),
    ("says", SpeechAct::Assert),
    ("say", SpeechAct::Assert),
    ("told", SpeechAct::Assert),
    ("reported", SpeechAct::Assert),
    ("announced", SpeechAct::Assert),
    ("stated", SpeechAct::Assert),
    ("declared", SpeechAct::Assert),
    ("claimed", SpeechAct::Assert),
    ("claims", SpeechAct::Assert),
    ("insisted", SpeechAct::Assert),
    ("insists", SpeechAct::Assert),
    ("maintained", SpeechAct::Assert),
    ("stressed", SpeechAct::Assert),
    ("argued", SpeechAct::Assert),
    ("noted", SpeechAct::Assert),
    ("added", SpeechAct::Assert),
    ("wrote", SpeechAct::Assert),
    ("confirmed", SpeechAct::Acknowledge),
    ("admitted", SpeechAct::Acknowledge),
    ("acknowledged", SpeechAct::Acknowledge),
    ("conceded", SpeechAct::Acknowledge),
    ("alleged", SpeechAct::Accuse),
    ("accused", SpeechAct::Accuse),
    ("complained", SpeechAct::Accuse),
    ("confirm", SpeechAct::Acknowledge),
    ("confirms", SpeechAct::Acknowledge),
    ("admit", SpeechAct::Acknowledge),
    ("admits", SpeechAct::Acknowledge),
    ("insist", SpeechAct::Assert),
    ("announces", SpeechAct::Assert),
    ("alleges", SpeechAct::Accuse),
    ("warns", SpeechAct::Warn),
    ("denied", SpeechAct::Deny),
    ("denies", SpeechAct::Deny),
    ("rejected", SpeechAct::Reject),
    ("dismissed", SpeechAct::Reject),
    ("warned", SpeechAct::Warn),
    ("threatened", SpeechAct::Threaten),
    ("promised", SpeechAct::Promise),
    ("pledged", SpeechAct::Promise),
    ("vowed", SpeechAct::Promise),
];

/// The most words that a description of a speaker has.
const MOST_SPEAKER_WORDS: usize = 14;

/// Makes a claim of a bare sentence; `row` makes its id.
pub fn bare_claim(text: &str, row: u64) -> Claim {
    let text = text.trim();
    let cut = split_off(text);
    Claim {
        id: StatementId::of_bare(row),
        side: Side::Unknown,
        text: cut.content,
        act: cut.act,
        speaker: cut.speaker,
        said_on: None,
        published_on: None,
    }
}

struct Cut {
    content: String,
    speaker: Option<String>,
    act: SpeechAct,
}

fn split_off(text: &str) -> Cut {
    let end = sentence_end(text);
    let (first, rest) = text.split_at(end);
    let found = according_to(first)
        .or_else(|| inside(first))
        .or_else(|| leading(first));
    match found {
        Some(mut cut) if cut.content.chars().any(char::is_alphanumeric) => {
            if !rest.trim().is_empty() {
                cut.content = format!(
                    "{}. {}",
                    cut.content.trim_end_matches(['.', ',']),
                    rest.trim()
                );
            }
            cut.content = unquoted(&cut.content);
            cut
        }
        _ => Cut {
            content: text.to_owned(),
            speaker: None,
            act: SpeechAct::Assert,
        },
    }
}

/// Where the first sentence ends, in bytes, its stop included.
fn sentence_end(text: &str) -> usize {
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        let quoted = after.strip_prefix(['"', '”']).unwrap_or(after);
        let next = quoted.strip_prefix(' ').unwrap_or(quoted);
        let starts = next.starts_with(|n: char| n.is_uppercase() || n == '"' || n == '“');
        let short = text[..at]
            .rsplit([' ', '.'])
            .next()
            .is_some_and(|w| w.chars().count() < 3);
        if matches!(c, '.' | '!' | '?') && next.len() < quoted.len() && starts && !short {
            return text.len() - next.len();
        }
    }
    text.len()
}

/// "According to X, C" and "C, according to X".
fn according_to(text: &str) -> Option<Cut> {
    let lower = text.to_ascii_lowercase();
    let at = lower.find("according to ")?;
    let after = &text[at + "according to ".len()..];
    let (speaker, content) = if at == 0 {
        let comma = after.find(',')?;
        (&after[..comma], after[comma + 1..].to_owned())
    } else {
        let end = after.find(',').unwrap_or(after.len());
        let rest = after[end..].trim_start_matches(',');
        (
            &after[..end],
            format!(
                "{} {}",
                text[..at].trim_end().trim_end_matches(','),
                rest.trim()
            ),
        )
    };
    let speaker = speaker.trim_end_matches(['.', '!', '?', '"', '”']).trim();
    let fits = speaker.split_whitespace().count() <= MOST_SPEAKER_WORDS;
    fits.then(|| Cut {
        content: content.trim().to_owned(),
        speaker: Some(speaker.to_owned()),
        act: SpeechAct::Assert,
    })
}

/// "C, X said." and "C, X said, adding that D."
fn inside(text: &str) -> Option<Cut> {
    let commas: Vec<usize> = text.match_indices(',').map(|(at, _)| at).collect();
    for (k, &comma) in commas.iter().enumerate() {
        let end = commas.get(k + 1).copied().unwrap_or(text.len());
        let segment = text[comma + 1..end].trim_matches(|c: char| " \"”“.!?".contains(c));
        let Some((speaker, act, rest)) = attribution(segment) else {
            continue;
        };
        let mut content = text[..comma].to_owned();
        // "said of the gate" tells what it is about.
        if let Some(about) = rest.strip_prefix("of ") {
            content = format!("{content} … of {about}");
        }
        let after = text[end..].trim_start_matches([',', ' ']);
        let after = after.trim_matches(|c: char| " \"”“".contains(c));
        if after.len() > 2 {
            let after = after.strip_prefix("adding that ").unwrap_or(after);
            content = format!("{content}; {after}");
        }
        return Some(Cut {
            content,
            speaker: Some(speaker.to_owned()),
            act,
        });
    }
    None
}

/// A segment that is nothing but "X said" and what may follow it.
fn attribution(segment: &str) -> Option<(&str, SpeechAct, &str)> {
    let first = segment.split_whitespace().next()?;
    if matches!(
        first,
        "and"
            | "but"
            | "which"
            | "who"
            | "that"
            | "when"
            | "where"
            | "as"
            | "if"
            | "because"
            | "while"
            | "or"
    ) {
        return None;
    }
    if TURNED.contains(&first)
        && let Some(&(_, act)) = VERBS.iter().find(|(verb, _)| *verb == first)
    {
        return turned_round(segment, act);
    }
    let (speaker, act, rest, verb) = speaker_and_verb(segment)?;
    if matches!(
        act,
        SpeechAct::Deny | SpeechAct::Reject | SpeechAct::Promise
    ) {
        return None;
    }
    let next = rest.split_whitespace().next();
    let plain = match next {
        None => true,
        Some(word) => {
            verb == "told"
                || matches!(
                    word,
                    "on" | "in"
                        | "to"
                        | "of"
                        | "after"
                        | "during"
                        | "at"
                        | "when"
                        | "with"
                        | "as"
                        | "late"
                        | "early"
                        | "before"
                        | "about"
                        | "over"
                        | "through"
                        | "by"
                        | "without"
                        | "again"
                        | "yesterday"
                        | "later"
                        | "earlier"
                )
                || word.ends_with("day")
        }
    };
    plain.then_some((speaker, act, rest))
}

/// Verbs that may stand before their subject.
const TURNED: &[&str] = &[
    "said", "says", "say", "claims", "insists", "insist", "confirms", "confirm", "admits", "admit",
];

/// "says family after rumours": verb, speaker, and what it follows on.
fn turned_round(segment: &str, act: SpeechAct) -> Option<(&str, SpeechAct, &str)> {
    let (_, speaker) = segment.split_once(' ')?;
    let ends = [" after ", " as ", " amid ", " following ", " when ", " on "];
    let end = ends.iter().filter_map(|word| speaker.find(word)).min();
    let (speaker, rest) = speaker.split_at(end.unwrap_or(speaker.len()));
    let short = (1..=MOST_SPEAKER_WORDS).contains(&speaker.split_whitespace().count());
    let named = !speaker.starts_with("that ") && !speaker.starts_with("it ");
    let told = !matches!(
        act,
        SpeechAct::Deny | SpeechAct::Reject | SpeechAct::Promise
    );
    (short && named && told).then_some((speaker, act, rest))
}

/// "X said C", "X denied that C", "X rejected the claim that C".
fn leading(text: &str) -> Option<Cut> {
    let (speaker, act, rest, verb) = speaker_and_verb(text)?;
    let joined = [" and", " but", " or"].iter().any(|w| speaker.ends_with(w));
    if joined || speaker.contains(',') || speaker.starts_with(['"', '“']) {
        return None;
    }
    let mut rest = rest.trim_start_matches([',', ':', ' ']);
    // "Raid on the granary denied by army": the speaker comes last.
    if let Some(by) = rest.strip_prefix("by ") {
        return (speaker.split_whitespace().count() >= 2).then(|| Cut {
            content: speaker.to_owned(),
            speaker: Some(by.trim_end_matches('.').to_owned()),
            act,
        });
    }
    if verb == "told" {
        rest = &rest[rest.find("that ")?..];
    }
    // "said on Friday that C".
    if let Some(that) = rest.find("that ").filter(|&at| at > 0)
        && rest.starts_with("on ")
        && rest[..that].split_whitespace().count() <= 3
    {
        rest = &rest[that..];
    }
    let content = rest.strip_prefix("that ").unwrap_or(rest);
    (content.split_whitespace().count() >= 2).then(|| Cut {
        content: content.to_owned(),
        speaker: Some(speaker.to_owned()),
        act,
    })
}

/// The words before the first verb of saying, the verb, and the words after it.
fn speaker_and_verb(text: &str) -> Option<(&str, SpeechAct, &str, &str)> {
    let mut words = 0;
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if words > 0
            && let Some(&(verb, act)) = VERBS.iter().find(|(verb, _)| *verb == bare)
        {
            let speaker = text[..at].trim();
            let rest = text[at + word.len()..].trim();
            let nouns = !speaker
                .split_whitespace()
                .any(|w| NO_SPEAKER.contains(&w.to_ascii_lowercase().as_str()));
            return nouns.then_some((speaker, act, rest, verb));
        }
        words += 1;
        at += word.len();
        if words > MOST_SPEAKER_WORDS {
            return None;
        }
    }
    None
}

/// Words that do not stand in a description of a speaker.
const NO_SPEAKER: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "not", "will", "would", "can",
    "could", "being", "it", "if", "what", "nothing", "never", "did", "does", "do", "may", "must",
];

/// Without quotation marks that close nothing.
fn unquoted(text: &str) -> String {
    text.trim_matches(|c: char| " \"”“".contains(c))
        .replace(['"', '“', '”'], "")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_speaker_is_cut_off() {
        for (text, content, speaker, act) in [
            (
                "“The well is ours,” the mayor of Sel said.",
                "The well is ours",
                Some("the mayor of Sel"),
                SpeechAct::Assert,
            ),
            (
                "According to the port, two cranes fell.",
                "two cranes fell.",
                Some("the port"),
                SpeechAct::Assert,
            ),
            (
                "Two cranes fell, according to the port.",
                "Two cranes fell",
                Some("the port"),
                SpeechAct::Assert,
            ),
            (
                "The port denied that two cranes fell.",
                "two cranes fell.",
                Some("The port"),
                SpeechAct::Deny,
            ),
            (
                "The port said two cranes fell, and that nobody was hurt.",
                "two cranes fell, and that nobody was hurt.",
                Some("The port"),
                SpeechAct::Assert,
            ),
            (
                "Two cranes fell, the port said. Nobody was hurt.",
                "Two cranes fell. Nobody was hurt.",
                Some("the port"),
                SpeechAct::Assert,
            ),
            (
                "Two cranes fell, the port said, adding that nobody was hurt.",
                "Two cranes fell; nobody was hurt.",
                Some("the port"),
                SpeechAct::Assert,
            ),
            (
                "Singer is alive and well, says family after rumours",
                "Singer is alive and well",
                Some("family"),
                SpeechAct::Assert,
            ),
            (
                "Two cranes fell.",
                "Two cranes fell.",
                None,
                SpeechAct::Assert,
            ),
        ] {
            let claim = bare_claim(text, 1);
            assert_eq!(claim.text, content, "{text}");
            assert_eq!(claim.speaker.as_deref(), speaker, "{text}");
            assert_eq!(claim.act, act, "{text}");
        }
    }
}
