//! From proposals to statements: the outermost kept, halves and following quotations joined.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{
    Article, ClaimKey, ClaimText, ContentSpan, FoundBy, Kind, Speaker, Statement, StatementId,
};
use crate::text::Span;

use super::Hints;
use super::bridge;
use super::cue::{self, Cue, Form};
use super::dates;
use super::draft::{Draft, Scene};
use super::headline;
use super::lexicon::bits;
use super::page::{Page, Range};
use super::registry::{Find, ORPHAN, REGISTRY, Verbal};
use super::subject::{self, Link, Source};

/// All statements of a page, in the order of their cues, as tokens.
pub fn drafts(page: &Page, hints: &Hints) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for number in 0..page.sentences.len() {
        let sentence = page.sentences[number];
        let before = found.len();
        let mut at = sentence.first;
        while at < sentence.end {
            if page.is_quoted(at) {
                at = page.past_quotation(at);
                continue;
            }
            if let Some(draft) = at_token(page, &found, at) {
                let draft = inner(page, &found, hints, &draft).unwrap_or(draft);
                match found
                    .last_mut()
                    .filter(|last| relays(page, hints, &draft, last))
                {
                    Some(last) => last.carrier = draft.source.map(|s| s.range),
                    None => take(&mut found, draft, before),
                }
            }
            at += 1;
        }
        if found.len() == before {
            go_on(page, &mut found, number);
        }
    }
    found
}

/// What the constructions find at a token, the first of the registry first.
fn at_token(page: &Page, found: &[Draft], at: usize) -> Option<Draft> {
    let sentence = page.sentence_of(at);
    if found.iter().rev().take(6).any(|d| {
        let same = d.cue.is_some_and(|c| page.sentence_of(c.0) == sentence);
        let between = d.carrier.is_some() && d.cue.is_some_and(|c| c.0 <= at) && at < d.hull().0;
        d.holds(at) && (same || d.construction == "colon") || same && between
    }) {
        return None;
    }
    let scene = Scene { page, found };
    for construction in REGISTRY {
        if let Find::Token(find) = construction.find
            && let Some(draft) = find(&scene, at)
        {
            return Some(draft);
        }
    }
    let cues = cue::cues_at(page, at);
    if cues.iter().any(|c| says_nothing(page, c)) {
        return None;
    }
    for cue in &cues {
        let verbal = Verbal {
            cue,
            source: source(&scene, cue),
            after: bridge::bridge(page, cue.group.1, cue.verb),
        };
        for construction in REGISTRY {
            if let Find::Verb(find) = construction.find
                && let Some(mut draft) = find(&scene, &verbal)
            {
                draft.carrier = carrier(page, &draft);
                return Some(draft);
            }
        }
    }
    None
}

/// "Venn said the road was open, the Eastern News Agency reported": the agency passed it on.
fn relays(page: &Page, hints: &Hints, draft: &Draft, last: &Draft) -> bool {
    let inner = last.carrier.is_none()
        && last.cue.is_some_and(|c| draft.holds(c.0))
        && last.source.is_some();
    let outlet = draft.source.is_some_and(|s| {
        let core = (s.range.0..s.range.1).take_while(|&i| !page.is(i, ","));
        core.last().is_some_and(|i| page.can(i, bits::MEDIA)) || is_listed(page, hints, s.range)
    });
    inner && outlet
}

/// Whether the words end with the name of a listed carrier: "the state-run Eastern Wire".
fn is_listed(page: &Page, hints: &Hints, (first, end): Range) -> bool {
    let core_end = (first..end).find(|&i| page.is(i, ",")).unwrap_or(end);
    hints.carriers.iter().any(|name| {
        let words = || name.split_whitespace();
        let count = words().count();
        count > 0
            && core_end - first >= count
            && page.is_capital(core_end - count)
            && words()
                .zip(core_end - count..)
                .all(|(word, at)| page.lower(at) == word.to_lowercase())
    })
}

/// "The Eastern Wire reported that the ministry had denied it": the ministry's statement, if the
/// words that a listed carrier gives open with a source and a cue of their own.
fn inner(page: &Page, found: &[Draft], hints: &Hints, outer: &Draft) -> Option<Draft> {
    let carrier = outer.source.filter(|s| is_listed(page, hints, s.range))?;
    let (mut first, end) = *outer.content.first()?;
    if outer.carrier.is_some() || page.is_quoted(first) {
        return None;
    }
    if page.is(first, "that") {
        first += 1;
    }
    let limit = end.min(first + subject::REACH);
    let verb = (first + 1..limit)
        .take_while(|&i| !page.is_quoted(i))
        .find(|&i| page.is_finite(i) && !page.can(i, bits::HAVE))?;
    let draft = (first..limit)
        .take_while(|&i| !page.is_quoted(i) && i <= verb)
        .filter(|&i| page.can(i, bits::CUE))
        .find_map(|at| at_token(page, found, at))?;
    let opens = draft
        .source
        .is_some_and(|s| s.link == Link::Own && s.range.0 >= first && s.range.0 <= first + 2);
    let follows = draft.cue.is_some_and(|c| c.0 >= first && c.1 <= end);
    (opens && follows).then(|| Draft {
        carrier: Some(carrier.range),
        ..draft
    })
}

/// "State media quoted officials accusing": who stands before "quoted" passed the words on.
fn carrier(page: &Page, draft: &Draft) -> Option<Range> {
    let quoting = draft.source?.range.0.checked_sub(1)?;
    if !page.is_any(
        quoting,
        &["quoted", "quotes", "quoting", "cited", "cites", "citing"],
    ) || page.is_quoted(quoting)
    {
        return None;
    }
    let mut group = quoting;
    while group > page.sentence(quoting).first && page.can(group - 1, bits::AUX | bits::ADVERB) {
        group -= 1;
    }
    subject::before(page, group)
        .filter(|s| s.link == Link::Own)
        .map(|s| s.range)
}

/// "declined to comment", "did not respond": told so that nothing was said.
fn says_nothing(page: &Page, cue: &Cue) -> bool {
    let verb = cue.verb.lemma.as_str();
    let refused = matches!(verb, "decline" | "refuse")
        && page.is(cue.group.1, "to")
        && page.can(cue.group.1 + 1, bits::SILENT_REFUSED);
    let silent = cue.negated
        && matches!(
            verb,
            "say"
                | "comment"
                | "respond"
                | "reply"
                | "answer"
                | "elaborate"
                | "disclose"
                | "reveal"
                | "mention"
                | "explain"
                | "offer"
                | "clarify"
                | "announce"
                | "discuss"
                | "detail"
                | "confirm"
        )
        && (cue.modal || !page.is_any(cue.group.1, &["that"]) || verb != "say");
    // "declined to comment on it": the verb after "to".
    let head_refused = cue.form == Form::Infinitive
        && page.can(cue.head, bits::SILENT_REFUSED)
        && cue.group.0 > 0
        && page.is_any(
            cue.group.0 - 1,
            &[
                "declined",
                "declines",
                "refused",
                "refuses",
                "declining",
                "refusing",
            ],
        );
    refused || silent || head_refused
}

/// The source of a verb of saying by the form it stands in.
fn source(scene: &Scene, cue: &Cue) -> Option<Source> {
    let page = scene.page;
    let first = cue.group.0;
    let sentence = page.sentence(first);
    match cue.form {
        Form::Finite => {
            if first > sentence.first
                && (page.can(first - 1, bits::CONJ) || page.is(first - 1, "then"))
            {
                return scene.shared(first - 1);
            }
            let own = subject::before(page, first);
            if own.is_none() && first > sentence.first && page.is(first - 1, ",") {
                // ", but also said": the conjunction stands before the adverb.
                return None;
            }
            own
        }
        Form::Passive => subject::before(page, first),
        Form::Infinitive => governed(page, first).then(|| scene.shared(first)).flatten(),
        Form::Participle => {
            if first == sentence.first
                || page.is_any(
                    first.wrapping_sub(1),
                    &["by", "in", "after", "before", "while", "when"],
                ) && first - 1 == sentence.first
            {
                return of_clause_after(page, first).or_else(|| goes_on(scene, first));
            }
            own_participle(page, first).or_else(|| scene.shared(first))
        }
    }
}

/// "quoted officials accusing", "with Venn calling": the noun right before is the subject.
fn own_participle(page: &Page, first: usize) -> Option<Source> {
    let before = first - 1;
    if page.is_quoted(before) || page.can(before, bits::DAY) || !subject::is_noun_end(page, before)
    {
        return None;
    }
    let range = subject::phrase(page, first)?;
    let document = (range.0..range.1)
        .any(|i| !page.is_capital(i) && page.is_any(i, subject::SETTINGS))
        || page.is_any(
            range.1 - 1,
            &[
                "warning",
                "statements",
                "tweets",
                "letters",
                "posts",
                "sentiment",
                "slogans",
                "signs",
                "apology",
                "word",
                "voice",
                "remark",
            ],
        );
    let inner =
        (range.0..range.1).any(|i| !page.is_capital(i) && page.can(i, bits::ING | bits::CUE_ING));
    let opener = range.0.checked_sub(1);
    let bound = opener.is_none_or(|i| {
        page.is_mark(i)
            || page.is_any(
                i,
                &[
                    "quoted", "quotes", "quoting", "cited", "citing", "with", "heard", "and", "of",
                    "shows", "showed", "saw",
                ],
            )
            || page.sentence_of(i) != page.sentence_of(first)
    });
    (!document && !inner && bound && !page.can(range.0, bits::PREP)).then(|| Source::own(range))
}

/// "went on to say", "continued to insist": the verb before only says how the speaking went.
fn governed(page: &Page, first: usize) -> bool {
    let sentence = page.sentence(first);
    (first.saturating_sub(3).max(sentence.first)..first).any(|i| {
        page.is_any(
            i,
            &[
                "went",
                "goes",
                "go",
                "going",
                "continued",
                "continues",
                "began",
                "begun",
                "used",
                "seemed",
                "appeared",
                "sought",
                "tried",
                "rushed",
                "hastened",
                "took",
                "stopped",
                "declined",
                "refused",
                "able",
                "wanted",
                "hasten",
                "statement",
                "failed",
                "seeking",
                "planned",
                "plans",
                "expected",
            ],
        )
    })
}

/// "Adding: ...": a sentence without a subject goes on from the one before.
fn goes_on(scene: &Scene, first: usize) -> Option<Source> {
    let last = scene.found.last()?;
    let near = last.sentence + 1 == scene.page.sentence_of(first);
    near.then_some(last.source?).map(|s| Source {
        link: Link::Shared,
        ..s
    })
}

/// "Calling it a mistake, Venn left": the subject of the clause after the comma.
fn of_clause_after(page: &Page, first: usize) -> Option<Source> {
    let sentence = page.sentence(first);
    let limit = sentence.end.min(first + 60);
    let mut at = first;
    let mut comma = None;
    while at < limit {
        if page.is_quoted(at) {
            at = page.past_quotation(at);
            if page.is_any(at.saturating_sub(2), &[","]) {
                comma = Some(at);
            }
            continue;
        }
        if page.is(at, ",") {
            comma = Some(at + 1);
        } else if let Some(start) = comma
            && page.is_finite(at)
            && let Some(range) = subject::phrase(page, at)
            && range.0 >= start
        {
            return Some(Source {
                range,
                link: Link::Shared,
                antecedent: None,
            });
        }
        at += 1;
    }
    None
}

/// Adds a draft; those whose cue it holds in its content are nested in it and go.
fn take(found: &mut Vec<Draft>, draft: Draft, from: usize) {
    let mut i = from;
    while i < found.len() {
        let inside = found[i].cue.is_some_and(|c| draft.holds(c.0));
        if inside {
            found.remove(i);
        } else {
            i += 1;
        }
    }
    // A quotation has one speaker; what one says another may deny.
    let denies = draft.construction == "relative-denial";
    if !denies
        && let Some(other) = found[from..]
            .iter()
            .position(|d| d.content == draft.content)
    {
        found.remove(from + other);
    }
    found.push(draft);
}

/// A sentence that is a quotation goes on with the statement before it, or stands alone.
fn go_on(page: &Page, found: &mut Vec<Draft>, number: usize) {
    let sentence = page.sentences[number];
    let Some(q) = page
        .quotation(sentence.first)
        .filter(|q| q.first == sentence.first)
    else {
        return;
    };
    let outside = (sentence.first..sentence.end)
        .filter(|&i| !page.is_quoted(i) && page.is_word(i))
        .count();
    if outside > 0 || sentence.end - sentence.first < 3 {
        return;
    }
    let range: Range = (sentence.first, q.end.min(sentence.end));
    let Some(last) = found.last().map(|d| d.sentence) else {
        return;
    };
    if last + 1 == number || last == number {
        // Of several statements in that sentence, the one that quotes goes on.
        let of_sentence = found
            .iter()
            .rev()
            .take(6)
            .take_while(|d| d.sentence == last)
            .count();
        let from = found.len() - of_sentence.max(1);
        let open = found[from..]
            .iter()
            .position(|d| d.open)
            .map_or(found.len() - 1, |i| from + i);
        let next = &mut found[open];
        next.content.push(range);
        next.open = true;
        // It moves to the end, so that the next quotation finds it.
        for draft in &mut found[from..] {
            draft.sentence = number;
        }
        return;
    }
    let Some(last) = found.last() else {
        return;
    };
    let near = last.sentence + 3 >= number && range.1 - range.0 >= 8;
    if near {
        let source = last.source.map(|s| Source {
            link: Link::Shared,
            ..s
        });
        found.push(Draft {
            construction: ORPHAN,
            lemma: "",
            act: crate::model::SpeechAct::Assert,
            cue: None,
            source: None,
            shares: source.is_some(),
            content: vec![range],
            carrier: None,
            open: true,
            sentence: number,
        });
    }
}

/// Statements from drafts and their speakers, in the order of the text.
pub fn statements(
    article: &Article,
    page: &Page,
    drafts: &[Draft],
    speakers: Vec<Speaker>,
) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::with_capacity(drafts.len());
    for (draft, speaker) in drafts.iter().zip(speakers) {
        let content = pieces(page, &draft.content);
        if content.is_empty() {
            continue;
        }
        let claim = ClaimKey::of(&ClaimText::new(content.iter().copied(), &article.text).text);
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
            said_on: dates::said_on(article, page, draft),
            found_by: FoundBy {
                construction: Cow::Borrowed(draft.construction),
                lemma: Cow::Borrowed(draft.lemma),
            },
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
