//! Marked text for tests: `<speaker>Noor</> <cue>said</> <claim>the road was open</>`.

use crate::extract::{self, Hints};
use crate::model::{Article, Statement};
use crate::text::Span;

/// An article of bare text.
pub fn article(text: &str) -> Article {
    Article {
        published: Some("2031-05-14".to_owned()),
        ..Article::bare(text)
    }
}

/// The statements in `text`.
pub fn extract(text: &str) -> Vec<Statement> {
    extract::extract(&article(text), &Hints::default()).statements
}

/// Strips the marks of `marked`, extracts, and asserts that each marked claim is the content of a
/// statement with the marked cue and speaker of the same number (`<claim>`, `<claim2>`). Pieces of
/// one claim carry the same mark twice. Gives the statements.
///
/// # Panics
/// When a marked claim is not found, which fails the test.
pub fn check(marked: &str) -> Vec<Statement> {
    let (text, marks) = strip(marked);
    let found = extract(&text);
    let of = |name: &str| -> Vec<Span> {
        marks
            .iter()
            .filter(|(n, _)| n == name)
            .map(|&(_, s)| s)
            .collect()
    };
    for number in ["", "2", "3", "4"] {
        let claim = of(&format!("claim{number}"));
        if claim.is_empty() {
            continue;
        }
        let cue = of(&format!("cue{number}"));
        let speaker = of(&format!("speaker{number}"));
        let joined = |s: &Statement| join(&text, s.content.iter().map(|c| c.span));
        let right = found.iter().find(|s| {
            joined(s) == join(&text, claim.iter().copied())
                && s.cue == cue.first().copied()
                && (speaker.is_empty() || s.source == speaker.first().copied())
        });
        assert!(
            right.is_some(),
            "claim{number} of {marked}\nnot found; found:\n{}",
            found
                .iter()
                .map(|s| format!(
                    "  {:?} | {:?} | {:?} by {:?}",
                    s.source.map(|x| x.slice(&text)),
                    s.cue.map(|x| x.slice(&text)),
                    s.content
                        .iter()
                        .map(|c| c.span.slice(&text))
                        .collect::<Vec<_>>(),
                    s.found_by
                ))
                .collect::<Vec<_>>()
                .join("\n")
        );
    }
    found
}

/// Words of the pieces, touching ones joined.
fn join(text: &str, pieces: impl Iterator<Item = Span>) -> Vec<String> {
    let mut out: Vec<Span> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last)
                if text[last.end.min(piece.start)..piece.start]
                    .trim()
                    .is_empty() =>
            {
                last.end = piece.end;
            }
            _ => out.push(piece),
        }
    }
    out.iter().map(|s| s.slice(text).to_owned()).collect()
}

fn strip(marked: &str) -> (String, Vec<(String, Span)>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let close = at + rest[at..].find('>').expect("every mark is closed");
        let name = &rest[at + 1..close];
        if name == "/" {
            let (name, start) = open.pop().expect("every </> closes a mark");
            marks.push((name, Span::new(start, text.len())));
        } else {
            open.push((name.to_owned(), text.len()));
        }
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    marks.sort_by_key(|m| m.1);
    (text, marks)
}
