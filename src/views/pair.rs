//! The pair under judgement: both claims, why, why perhaps not, each in its place in the article.

use super::details::{Detail, details};
use super::facets::card_source;
use super::queue::{Judging, QueueItem};
use super::speaker_name;
use crate::model::{
    Answer, Article, Asked, PairId, PairKind, Reading, Reason, Side, StatementId, Suggestion,
    Witness,
};
use crate::project::{NoteTarget, Project};
use crate::text::Span;

/// What a stretch of words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(clippy::struct_excessive_bools)] // Independent facts about the same words.
pub struct Mark {
    /// Part of what was said (not of the words around it).
    pub said: bool,
    /// Inside quotation marks.
    pub quoted: bool,
    /// Words that gave a reason.
    pub clash: bool,
    /// Words that were searched for.
    pub found: bool,
}

/// Words cut into stretches, each with its mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedText {
    /// The words.
    pub text: String,
    /// Spans of `text` that cover it without a gap, in its order.
    pub parts: Vec<(Span, Mark)>,
}

impl MarkedText {
    /// Cuts `text` wherever one of the lists of spans begins or ends.
    pub fn new(
        text: String,
        said: &[Span],
        quoted: &[Span],
        clash: &[Span],
        found: &[Span],
    ) -> Self {
        let mut cuts: Vec<usize> = [said, quoted, clash, found]
            .into_iter()
            .flatten()
            .flat_map(|span| [span.start, span.end])
            .filter(|&at| at < text.len() && text.is_char_boundary(at))
            .chain([0, text.len()])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let inside = |spans: &[Span], at| spans.iter().any(|span| span.holds(at));
        let parts = cuts
            .windows(2)
            .map(|cut| {
                let at = cut[0];
                let mark = Mark {
                    said: inside(said, at),
                    quoted: inside(quoted, at),
                    clash: inside(clash, at),
                    found: inside(found, at),
                };
                (Span::new(at, cut[1]), mark)
            })
            .collect();
        Self { text, parts }
    }
}

impl MarkedText {
    /// The same with other words marked as searched for.
    #[must_use]
    pub fn with_found(&self, found: &[Span]) -> Self {
        let mut parts = Vec::with_capacity(self.parts.len());
        for &(span, mark) in &self.parts {
            let mut from = span.start;
            let inside = found
                .iter()
                .filter(|hit| hit.start < span.end && hit.end > span.start);
            for hit in inside {
                let (start, end) = (hit.start.max(from), hit.end.min(span.end));
                let plain = Mark {
                    found: false,
                    ..mark
                };
                if from < start {
                    parts.push((Span::new(from, start), plain));
                }
                parts.push((
                    Span::new(start, end),
                    Mark {
                        found: true,
                        ..mark
                    },
                ));
                from = end;
            }
            if from < span.end {
                parts.push((
                    Span::new(from, span.end),
                    Mark {
                        found: false,
                        ..mark
                    },
                ));
            }
        }
        Self {
            text: self.text.clone(),
            parts,
        }
    }
}

/// One statement with the words around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Place in [`Reading::statements`].
    pub place: usize,
    /// Outlet and date.
    pub source: String,
    /// Headline.
    pub title: String,
    /// Number of the first paragraph shown in full ink, from 1.
    pub paragraph_number: usize,
    /// The paragraph before, if there is one.
    pub before: Option<String>,
    /// The paragraph or paragraphs the statement stands in.
    pub paragraph: MarkedText,
    /// The paragraph after, if there is one.
    pub after: Option<String>,
    /// Headline, days, source and why this speaker, as lines.
    pub details: Vec<Detail>,
}

/// A reason or doubt, as a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonLine {
    /// The signal.
    pub kind: PairKind,
    /// The sentence.
    pub text: String,
}

/// Another place where a statement of the pair was found: the same words in another paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Place in [`Reading::statements`].
    pub place: usize,
    /// Who said it there.
    pub speaker: String,
    /// Outlet and date.
    pub source: String,
}

/// What the program made of a pair, told after the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It was suggested.
    Suggested,
    /// The person linked the two.
    ByHand,
    /// A control pair.
    Control,
    /// One of a sample of pairs that were not suggested.
    Sample,
    /// Not suggested, or no longer.
    NotSuggested,
}

impl Told {
    /// A sentence for the person.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Suggested => "The program had suggested it.",
            Self::ByHand => "You linked these two by hand.",
            Self::Control => "A control pair: by the rules it is no contradiction.",
            Self::Sample => "From the sample: the program had not suggested it.",
            Self::NotSuggested => "The program does not suggest it.",
        }
    }

    /// What the program made of a pair of the queue.
    pub fn of(item: &QueueItem, suggestion: Option<&Suggestion>) -> Self {
        match item.asked {
            Asked::Control => Self::Control,
            Asked::Sample => Self::Sample,
            Asked::Plainly if suggestion.is_some_and(|s| s.suggested) => Self::Suggested,
            Asked::Plainly if item.by_hand => Self::ByHand,
            Asked::Plainly => Self::NotSuggested,
        }
    }
}

/// The pair as the middle of the screen shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct PairView {
    /// The pair.
    pub pair: PairId,
    /// The person's answer.
    pub answer: Option<Answer>,
    /// Whether the person linked the two.
    pub by_hand: bool,
    /// Whether the program's reasons, doubts and marks are kept back until the answer.
    pub concealed: bool,
    /// What the program made of the pair; none before the answer.
    pub told: Option<Told>,
    /// The program's score from 0 to 1, if it has one and it may be shown.
    pub score: Option<f32>,
    /// Why, strongest first.
    pub reasons: Vec<ReasonLine>,
    /// Why perhaps not.
    pub doubts: Vec<ReasonLine>,
    /// Where else the first and the second statement were found.
    pub copies: [Vec<Copy>; 2],
    /// The note on the pair.
    pub note: Option<String>,
    /// Side A's and side B's statement; none when one is no longer found.
    pub evidence: Option<[Evidence; 2]>,
    /// The two as they were when the verdict was given, for an orphan.
    pub witnesses: Option<[Witness; 2]>,
}

/// The statements of a pair that was suggested, is judged, is a control or was drawn as a sample; for
/// what must not tell which of these it is.
pub fn statements_of(
    project: &Project,
    reading: &Reading,
    pair: PairId,
) -> Option<[StatementId; 2]> {
    let suggested = reading.suggestion(pair).map(|found| [found.a, found.b]);
    let judged = || {
        let verdict = project.verdict(pair)?;
        Some([verdict.a.statement, verdict.b.statement])
    };
    let control = || {
        let control = reading.controls.iter().find(|c| c.pair == pair)?;
        Some([control.a, control.b])
    };
    let drawn = || {
        let mut drawn = project.sample()?.pairs.iter();
        drawn.find(|&&[a, b]| PairId::of(a, b) == pair).copied()
    };
    suggested.or_else(judged).or_else(control).or_else(drawn)
}

/// Words of a pair's two claims that gave its reasons, as spans of their claim texts.
pub fn clashes(reasons: &[Reason]) -> [Vec<Span>; 2] {
    let gather = |pick: fn(&Reason) -> &Vec<Span>| {
        let mut spans: Vec<Span> = reasons.iter().flat_map(pick).copied().collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    };
    [gather(|r| &r.in_a), gather(|r| &r.in_b)]
}

/// Everything about one pair of the queue.
pub fn pair_view(project: &Project, reading: &Reading, item: &QueueItem) -> PairView {
    let judging = Judging {
        shows_score: true,
        ..Judging::default()
    };
    pair_view_for(project, reading, item, judging)
}

/// The same as it is shown to somebody who judges so: what could sway the answer is kept back.
pub fn pair_view_for(
    project: &Project,
    reading: &Reading,
    item: &QueueItem,
    judging: Judging,
) -> PairView {
    let decided = item.is_reviewed();
    let concealed = judging.blind && !decided;
    let found = item.suggestion.map(|at| &*reading.list(item.between)[at]);
    let suggestion = found.filter(|_| !concealed);
    let lines = |reasons: &[Reason]| {
        reasons
            .iter()
            .map(|reason| ReasonLine {
                kind: reason.kind,
                text: reason.text.clone(),
            })
            .collect()
    };
    let marks = suggestion.map_or_else(Default::default, |s| clashes(&s.reasons));
    let evidence = item.places.and_then(|[a, b]| {
        Some([
            evidence(project, reading, a, &marks[0])?,
            evidence(project, reading, b, &marks[1])?,
        ])
    });
    let verdict = project.verdict(item.pair);
    let witnesses = verdict
        .filter(|_| evidence.is_none())
        .map(|verdict| [verdict.a.clone(), verdict.b.clone()]);
    PairView {
        pair: item.pair,
        answer: item.answer,
        by_hand: item.by_hand,
        concealed,
        told: decided.then(|| Told::of(item, found)),
        score: suggestion
            .filter(|_| decided || judging.shows_score)
            .map(|s| s.score),
        reasons: suggestion.map_or_else(Vec::new, |s| lines(&s.reasons)),
        doubts: suggestion.map_or_else(Vec::new, |s| lines(&s.doubts)),
        copies: suggestion.map_or_else(Default::default, |s| {
            [&s.also_a, &s.also_b].map(|also| copies(project, reading, also))
        }),
        note: project
            .note(NoteTarget::Pair(item.pair))
            .map(ToOwned::to_owned),
        evidence,
        witnesses,
    }
}

fn copies(project: &Project, reading: &Reading, also: &[StatementId]) -> Vec<Copy> {
    also.iter()
        .filter_map(|&id| {
            let place = reading.index_of(id)?;
            let statement = &reading.statements[place];
            Some(Copy {
                place,
                speaker: speaker_name(&statement.speaker),
                source: card_source(project.article(statement.article)?),
            })
        })
        .collect()
}

/// One statement in its place in the article. `clash` are spans of its claim text.
pub fn evidence(
    project: &Project,
    reading: &Reading,
    place: usize,
    clash: &[Span],
) -> Option<Evidence> {
    let statement = &reading.statements[place];
    let article = project.article(statement.article)?;
    let claim = &reading.claims[place];
    let in_article = |spans: &[Span]| -> Vec<Span> {
        spans
            .iter()
            .flat_map(|&span| claim.in_article(span))
            .collect()
    };
    let said: Vec<Span> = statement.content.iter().map(|piece| piece.span).collect();
    let quoted: Vec<Span> = statement
        .content
        .iter()
        .filter(|piece| piece.quoted)
        .map(|piece| piece.span)
        .collect();
    let hull = statement.passage.hull(statement.content_hull());
    let shown = paragraphs(article, hull);
    let local = |spans: &[Span]| -> Vec<Span> {
        spans
            .iter()
            .filter_map(|span| span.intersection(shown))
            .map(|span| Span::new(span.start - shown.start, span.end - shown.start))
            .collect()
    };
    Some(Evidence {
        place,
        source: card_source(article),
        title: article.display_title(),
        paragraph_number: paragraph_number(&article.text, shown.start),
        before: neighbour(&article.text[..shown.start], Ends::Last),
        paragraph: MarkedText::new(
            shown.slice(&article.text).to_owned(),
            &local(&said),
            &local(&quoted),
            &local(&in_article(clash)),
            &[],
        ),
        after: neighbour(&article.text[shown.end..], Ends::First),
        details: details(project, reading, place),
    })
}

/// The paragraphs that hold `passage`, from the first byte to the last.
fn paragraphs(article: &Article, passage: Span) -> Span {
    let first = article.paragraph_at(passage.start);
    let last = article.paragraph_at(passage.end.saturating_sub(1));
    first.hull(last)
}

/// Number of the paragraph that begins at `start`, from 1; empty lines do not count.
fn paragraph_number(text: &str, start: usize) -> usize {
    1 + text[..start]
        .lines()
        .filter(|line| !line.trim().is_empty())
        .count()
}

#[derive(Clone, Copy)]
enum Ends {
    First,
    Last,
}

fn neighbour(text: &str, which: Ends) -> Option<String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    match which {
        Ends::First => lines.next(),
        Ends::Last => lines.next_back(),
    }
    .map(ToOwned::to_owned)
}

/// The side whose statement stands at `at` of a pair: 0 is A, 1 is B.
pub fn side_at(at: usize) -> Side {
    if at == 0 { Side::A } else { Side::B }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Between;
    use crate::views::fixture::Fixture;
    use crate::views::queue::queue;

    fn marked(text: &MarkedText, pick: fn(&Mark) -> bool) -> Vec<&str> {
        text.parts
            .iter()
            .filter(|(_, mark)| pick(mark))
            .map(|(span, _)| span.slice(&text.text))
            .collect()
    }

    #[test]
    fn marks_go_from_the_claim_to_the_article() {
        let (project, reading) = Fixture::two_by_two().build();
        let all = queue(&project, &reading, Between::Sides);
        let view = pair_view(&project, &reading, &all.items[0]);
        let [a, b] = view.evidence.as_ref().unwrap();
        assert_eq!(marked(&a.paragraph, |m| m.clash), ["never left"]);
        assert_eq!(marked(&b.paragraph, |m| m.clash), ["kept leaving"]);
        assert!(marked(&a.paragraph, |m| m.said).concat().contains("room"));
        assert!(!marked(&a.paragraph, |m| m.said).concat().contains("said"));
        assert_eq!(a.paragraph_number, 2);
        assert_eq!(
            a.before.as_deref(),
            Some("The talks went on for three days.")
        );
        assert!(a.after.as_deref().unwrap().contains("kept leaving"));
        assert_eq!(view.reasons[0].kind, PairKind::Conduct);
        let whole: String = a
            .paragraph
            .parts
            .iter()
            .map(|(span, _)| span.slice(&a.paragraph.text))
            .collect();
        assert_eq!(whole, a.paragraph.text, "the parts leave nothing out");
    }

    #[test]
    fn who_judges_blind_sees_reasons_after_the_answer() {
        let mut fixture = Fixture::two_by_two();
        let judging = Judging {
            blind: true,
            ..Judging::default()
        };
        let view = |fixture: &Fixture, judging| {
            let (project, reading) = fixture.build();
            let all = queue(&project, &reading, Between::Sides);
            pair_view_for(&project, &reading, &all.items[0], judging)
        };
        let before = view(&fixture, judging);
        assert!(before.concealed && before.reasons.is_empty() && before.told.is_none());
        let [a, _] = before.evidence.as_ref().unwrap();
        assert_eq!(marked(&a.paragraph, |m| m.clash), Vec::<&str>::new());
        let seeing = view(&fixture, Judging::default());
        assert_eq!(
            (seeing.score, seeing.told, seeing.reasons.len()),
            (None, None, 1)
        );

        fixture.answer(0, Answer::Rejected);
        let after = view(&fixture, judging);
        assert!(!after.concealed && after.reasons.len() == 1);
        assert_eq!(
            (after.score, after.told),
            (Some(0.9), Some(Told::Suggested))
        );
    }

    #[test]
    fn an_orphan_shows_what_the_person_judged() {
        let mut fixture = Fixture::two_by_two();
        fixture.orphan();
        let (project, reading) = fixture.build();
        let all = queue(&project, &reading, Between::Sides);
        let orphan = all.items.iter().find(|item| item.is_orphan()).unwrap();
        let view = pair_view(&project, &reading, orphan);
        assert!(view.evidence.is_none());
        assert_eq!(view.witnesses.unwrap()[0].text, "The post fell.");
    }
}
