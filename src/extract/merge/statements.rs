//! From drafts to statements: pieces, kind, passage, ids.

use std::borrow::Cow;
use std::collections::HashMap;

use super::nested;
use crate::extract::dates;
use crate::extract::draft::Draft;
use crate::extract::headline;
use crate::extract::page::{Page, Range};
use crate::model::{
    Article, ClaimKey, ClaimText, ContentSpan, FoundBy, Kind, Speaker, Statement, StatementId,
};
use crate::text::Span;

/// Statements from drafts and their speakers, in the order of the text.
pub fn statements(
    article: &Article,
    page: &Page,
    drafts: &[Draft],
    speakers: Vec<Speaker>,
) -> Vec<Statement> {
    let clock = dates::Clock::new(article, page);
    let mut last_day = None;
    let mut out: Vec<Statement> = Vec::with_capacity(drafts.len());
    for (draft, speaker) in drafts.iter().zip(speakers) {
        let content = pieces(page, &draft.content);
        if content.is_empty() {
            continue;
        }
        let claim = ClaimKey::of(&ClaimText::new(content.iter().copied(), &article.text).text);
        let said_on = clock.said_on(page, draft, last_day);
        last_day = said_on.map(|said| said.date).or(last_day);
        out.push(Statement {
            id: StatementId::of(article.id, claim, 0),
            article: article.id,
            claim,
            kind: kind(page, &content),
            cue: draft.cue.map(|c| page.span(c)),
            source: draft.source.map(|s| page.span(s.range)),
            passage: passage(page, draft),
            speaker,
            act: draft.act,
            said_on,
            said_in: clock.said_in(page, draft),
            found_by: FoundBy {
                construction: Cow::Borrowed(draft.construction),
                lemma: Cow::Borrowed(draft.lemma),
            },
            nested: nested::of(page, draft),
            corrected: None,
            content,
        });
    }
    out.sort_by_key(|s| (s.content_hull().start, s.cue));
    headline::drop_repeats(article, page, &mut out);
    let mut seen: HashMap<ClaimKey, u32> = HashMap::new();
    for statement in &mut out {
        let occurrence = seen.entry(statement.claim).or_default();
        statement.id = StatementId::of(article.id, statement.claim, *occurrence);
        *occurrence += 1;
    }
    out
}

/// Cuts content where it enters or leaves a quotation.
fn pieces(page: &Page, ranges: &[Range]) -> Vec<ContentSpan> {
    let mut ranges = ranges.to_vec();
    ranges.sort_unstable();
    let mut out = Vec::new();
    let mut floor = 0;
    for (first, end) in ranges {
        let (first, end) = (first.max(floor), end.min(page.len()));
        let mut at = first;
        while at < end {
            let (stop, quoted) = match page.quotation(at) {
                Some(q) => (q.end.min(end), true),
                None => ((at..end).find(|&i| page.is_quoted(i)).unwrap_or(end), false),
            };
            let has_words = (at..stop).any(|i| page.is_word(i));
            if has_words {
                let (from, to) = if quoted {
                    (at, stop)
                } else {
                    trim_marks(page, (at, stop))
                };
                out.push(ContentSpan {
                    span: page.span((from, to)),
                    quoted,
                });
            }
            at = stop;
        }
        floor = floor.max(end);
    }
    out
}

fn trim_marks(page: &Page, (mut first, mut end): Range) -> Range {
    while first < end && page.is_mark(first) && page.is_any(first, &[",", ".", ";", ":", "—", "–"])
    {
        first += 1;
    }
    while end > first && page.is_mark(end - 1) && page.is_any(end - 1, &[".", ";", ":"]) {
        end -= 1;
    }
    (first, end)
}

/// A "that" before a quotation does not make it a mixed one.
fn kind(page: &Page, content: &[ContentSpan]) -> Kind {
    let counts = |piece: &&ContentSpan| {
        !piece.quoted && !matches!(piece.span.slice(page.text), "that" | "to")
    };
    let quoted = content.iter().any(|p| p.quoted);
    match (quoted, content.iter().filter(counts).count()) {
        (true, 0) => Kind::Direct,
        (true, _) => Kind::Mixed,
        (false, _) => Kind::Indirect,
    }
}

/// From the first sentence that holds a part of the statement to the last.
fn passage(page: &Page, draft: &Draft) -> Span {
    let (first, end) = draft.hull();
    let cue = draft.cue.unwrap_or((first, end));
    let source = draft
        .source
        .filter(|s| s.range.0 < s.range.1)
        .map_or(cue, |s| s.range);
    let first = first.min(cue.0).min(source.0);
    let last = end.max(cue.1).max(source.1).saturating_sub(1);
    page.span((page.sentence(first).first, page.sentence(last).end))
}
