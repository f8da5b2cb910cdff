//! Collects from a project and what was read in it what a report says.

use std::collections::{BTreeSet, HashMap};

use super::honesty::Review;
use super::pieces::{Piece, cut};
use super::report::{
    Code, Copy, Correctedness, Counts, Ground, Lost, Orphan, Pair, Quote, Report, Source,
};
use crate::model::{
    Answer, Article, ArticleId, ClaimText, PairId, PairKind, Reading, Reason, Side, Speaker,
    Statement, StatementId, Sureness, Verdict, Witness,
};
use crate::project::correct::changes;
use crate::project::{NoteTarget, Project, Standing, standings};
use crate::text::{Shift, Span};

/// Of a paragraph, at most so many bytes are shown on either side of the claim.
const MOST_CONTEXT_BYTES: usize = 1200;

impl Report {
    /// Gathers what a report of `project` says.
    pub fn gather(project: &Project, reading: &Reading, made_at: Option<&str>) -> Self {
        let gatherer = Gatherer {
            project,
            reading,
            places: project
                .articles()
                .iter()
                .enumerate()
                .map(|(i, article)| (article.id, i))
                .collect(),
        };
        let mut confirmed = Vec::new();
        let mut orphans = Vec::new();
        for (verdict, standing) in standings(project, reading) {
            match gatherer.pair(verdict, standing) {
                Some(_) if verdict.answer != Answer::Confirmed => {}
                Some(placed) => confirmed.push(placed),
                None => orphans.push(gatherer.orphan(verdict)),
            }
        }
        confirmed.sort_by_key(|(place, pair)| (*place, pair.id));
        let pairs: Vec<Pair> = confirmed
            .into_iter()
            .zip(1..)
            .map(|((_, pair), number)| Pair { number, ..pair })
            .collect();
        let sources = gatherer.sources();
        let codebook = gatherer.codebook(&pairs, &orphans, &sources);
        Self {
            program: concat!("counterclaim ", env!("CARGO_PKG_VERSION")),
            made_at: made_at.map(str::to_owned),
            last_decision: project
                .verdicts()
                .values()
                .map(|v| &v.decided_at)
                .max()
                .cloned(),
            profile: project.profile().name.clone(),
            side_a: gatherer.side_name(Side::A),
            side_b: gatherer.side_name(Side::B),
            counts: gatherer.counts(orphans.len()),
            review: Review::of(project),
            pairs,
            orphans,
            sources,
            codebook,
        }
    }
}

/// Where a claim begins and ends, in code points of the file, or of the article's text.
fn offsets(article: &Article, statement: &Statement) -> (usize, usize) {
    let hull = statement.content_hull();
    let no_shift = Shift::default();
    let shift = if offsets_in_file(article) {
        &article.origin.shift
    } else {
        &no_shift
    };
    let offsets = shift.reader(&article.text);
    (
        offsets.source_chars(hull.start),
        offsets.source_chars(hull.end),
    )
}

struct Gatherer<'a> {
    project: &'a Project,
    reading: &'a Reading,
    places: HashMap<ArticleId, usize>,
}

impl Gatherer<'_> {
    /// The pair and its place in the order of the report; none when a statement is lost.
    fn pair(&self, verdict: &Verdict, standing: Standing) -> Option<((usize, usize), Pair)> {
        let (a, b) = match standing {
            Standing::Whole => (verdict.a.statement, verdict.b.statement),
            Standing::Moved { a, b } => (a, b),
            Standing::Orphaned => return None,
        };
        let (at_a, at_b) = (self.reading.index_of(a)?, self.reading.index_of(b)?);
        let found = self.reading.suggestion(PairId::of(a, b));
        let grounds = |reasons: &[Reason]| {
            reasons
                .iter()
                .map(|reason| Ground {
                    kind: reason.kind,
                    text: reason.text.clone(),
                })
                .collect()
        };
        let marks = |of: StatementId| -> Vec<Span> {
            let Some(found) = found else {
                return Vec::new();
            };
            let reasons = found.reasons.iter();
            if found.a == of {
                reasons.flat_map(|r| r.in_a.iter().copied()).collect()
            } else {
                reasons.flat_map(|r| r.in_b.iter().copied()).collect()
            }
        };
        let also = |of: StatementId| -> Vec<Copy> {
            let copies = found.map_or(&[][..], |found| {
                if found.a == of {
                    &found.also_a
                } else {
                    &found.also_b
                }
            });
            self.copies(of, copies)
        };
        let pair = Pair {
            number: 0,
            id: verdict.pair,
            by_hand: verdict.by_hand,
            asked: verdict.given.asked,
            relation: verdict.relation,
            decided_at: verdict.decided_at.clone(),
            kind: found.map(|f| f.kind).filter(|&k| k != PairKind::None),
            score: found.map(|f| f.score),
            reasons: found.map_or_else(Vec::new, |f| grounds(&f.reasons)),
            doubts: found.map_or_else(Vec::new, |f| grounds(&f.doubts)),
            note: self.note(NoteTarget::Pair(verdict.pair)),
            tags: self.tags(NoteTarget::Pair(verdict.pair)),
            a: Quote {
                also: also(a),
                ..self.quote(at_a, &marks(a))?
            },
            b: Quote {
                also: also(b),
                ..self.quote(at_b, &marks(b))?
            },
        };
        Some(((at_a, at_b), pair))
    }

    fn quote(&self, at: usize, marks: &[Span]) -> Option<Quote> {
        let statement: &Statement = self.reading.statements.get(at)?;
        let claim: &ClaimText = self.reading.claims.get(at)?;
        let source = *self.places.get(&statement.article)?;
        let article = &self.project.articles()[source];
        let (start, end) = offsets(article, statement);
        let Speaker {
            name,
            role,
            side,
            resolved_from,
            sureness,
            ..
        } = &statement.speaker;
        Some(Quote {
            statement: statement.id,
            claim: cut(&claim.text, &claim.quoted, marks),
            speaker: name.clone(),
            office: role.clone(),
            resolved_from: *resolved_from,
            is_unsure: *sureness == Sureness::Unsure,
            side: self.side_name(*side),
            kind: statement.kind,
            act: statement.act,
            said_on: statement.said_on.map(|said| said.iso()),
            said_in: statement.said_in.as_ref().map(|said| said.place.clone()),
            source,
            also: Vec::new(),
            paragraph: paragraph(article, statement),
            start,
            end,
            note: self.note(NoteTarget::Statement(statement.id)),
            tags: self.tags(NoteTarget::Statement(statement.id)),
            corrected: statement.corrected.as_ref().map(|corrected| Correctedness {
                by_hand: corrected.found.is_none(),
                changes: changes(statement, article, self.project.profile()),
            }),
        })
    }

    /// The other places of a statement, without those that are found no more.
    fn copies(&self, of: StatementId, copies: &[StatementId]) -> Vec<Copy> {
        let same = self.reading.claim(of).map(|claim| claim.text.as_str());
        let mut places: Vec<usize> = copies
            .iter()
            .filter_map(|&copy| self.reading.index_of(copy))
            .collect();
        places.sort_unstable();
        let copy = |at: usize| {
            let statement = &self.reading.statements[at];
            let words = self.reading.claims[at].text.as_str();
            let source = *self.places.get(&statement.article)?;
            let (start, end) = offsets(&self.project.articles()[source], statement);
            Some(Copy {
                statement: statement.id,
                source,
                words: (Some(words) != same).then(|| words.to_owned()),
                start,
                end,
            })
        };
        places.into_iter().filter_map(copy).collect()
    }

    fn orphan(&self, verdict: &Verdict) -> Orphan {
        let lost = |witness: &Witness| Lost {
            statement: witness.statement,
            found: self.reading.statement(witness.statement).is_some(),
            text: witness.text.clone(),
            speaker: witness.speaker.clone(),
            side: self.side_name(witness.side),
            headline: witness.article_title.clone(),
        };
        Orphan {
            id: verdict.pair,
            answer: verdict.answer,
            by_hand: verdict.by_hand,
            decided_at: verdict.decided_at.clone(),
            note: self.note(NoteTarget::Pair(verdict.pair)),
            tags: self.tags(NoteTarget::Pair(verdict.pair)),
            a: lost(&verdict.a),
            b: lost(&verdict.b),
        }
    }

    fn counts(&self, orphaned: usize) -> Counts {
        let official = |side: Side| {
            self.reading
                .statements
                .iter()
                .filter(|s| s.speaker.official && s.speaker.side == side)
                .count()
        };
        let (statements_a, statements_b) = (official(Side::A), official(Side::B));
        let verdicts = || self.project.verdicts().values();
        let answered = |answer: Answer| verdicts().filter(|v| v.answer == answer).count();
        let offered = || self.reading.suggestions.iter().filter(|s| s.suggested);
        Counts {
            articles: self.project.articles().len(),
            statements_a,
            statements_b,
            statements_elsewhere: self.reading.statements.len() - statements_a - statements_b,
            suggested: offered().count(),
            confirmed: answered(Answer::Confirmed),
            confirmed_by_hand: verdicts()
                .filter(|v| v.answer == Answer::Confirmed && v.by_hand)
                .count(),
            rejected: answered(Answer::Rejected),
            later: answered(Answer::Later),
            not_reviewed: offered()
                .filter(|s| self.project.verdict(s.pair).is_none())
                .count(),
            orphaned,
            corrected: self.corrected(true),
            added: self.corrected(false),
            removed: self.removed(),
        }
    }

    /// Statements that were corrected, or were made, by the person.
    fn corrected(&self, found: bool) -> usize {
        let statements = self.reading.statements.iter();
        statements
            .filter_map(|statement| statement.corrected.as_ref())
            .filter(|corrected| corrected.found.is_some() == found)
            .count()
    }

    /// Statements that the person took out of the articles that are there.
    fn removed(&self) -> usize {
        let corrections = self.project.corrections().values();
        corrections
            .filter(|c| c.removed.is_some() && self.places.contains_key(&c.article))
            .filter(|c| self.reading.index_of(c.statement).is_none())
            .count()
    }

    fn sources(&self) -> Vec<Source> {
        let articles = self.project.articles().iter().zip(1..);
        articles
            .map(|(article, number)| Source {
                number,
                id: article.id,
                headline: article.display_title(),
                outlet: article.outlet.clone(),
                byline: article.byline.clone(),
                published: article.published.clone(),
                url: article.url.clone(),
                path: article.origin.path.clone(),
                row: article.origin.row,
                format: article.origin.format.name(),
                encoding: article.origin.encoding.clone(),
                sha256: article.origin.sha256.clone(),
                lang: article.lang.clone(),
                offsets_in_file: offsets_in_file(article),
                note: self.note(NoteTarget::Article(article.id)),
                tags: self.tags(NoteTarget::Article(article.id)),
            })
            .collect()
    }

    fn note(&self, on: NoteTarget) -> Option<String> {
        self.project.note(on).map(str::to_owned)
    }

    fn tags(&self, on: NoteTarget) -> Vec<String> {
        let tags = self.project.tag_list(on).into_iter();
        tags.map(|tag| tag.name.clone()).collect()
    }

    /// The tags that the report names.
    fn codebook(&self, pairs: &[Pair], orphans: &[Orphan], sources: &[Source]) -> Vec<Code> {
        let of_pairs = pairs
            .iter()
            .flat_map(|pair| pair.tags.iter().chain(&pair.a.tags).chain(&pair.b.tags));
        let used: BTreeSet<&String> = of_pairs
            .chain(orphans.iter().flat_map(|orphan| &orphan.tags))
            .chain(sources.iter().flat_map(|source| &source.tags))
            .collect();
        let codebook = self.project.codebook().iter();
        codebook
            .filter(|tag| used.contains(&tag.name))
            .map(|tag| Code {
                name: tag.name.clone(),
                definition: tag.definition.clone(),
            })
            .collect()
    }

    fn side_name(&self, side: Side) -> String {
        match (self.project.profile().party(side), side) {
            (Some(party), _) => party.name.clone(),
            (None, Side::Other) => "another side".to_owned(),
            (None, _) => "side not known".to_owned(),
        }
    }
}

fn offsets_in_file(article: &Article) -> bool {
    article.origin.format == crate::model::Format::Txt
}

/// The paragraphs from the claim's first word to its last, with its words marked. Very long ones
/// are cut at a distance from it, which "…" shows.
fn paragraph(article: &Article, statement: &Statement) -> Vec<Piece> {
    let text = &article.text;
    let hull = statement.content_hull();
    let last = hull.end.saturating_sub(1).max(hull.start);
    let whole = article
        .paragraph_at(hull.start)
        .hull(article.paragraph_at(last))
        .hull(hull);
    let mut start = whole
        .start
        .max(hull.start.saturating_sub(MOST_CONTEXT_BYTES));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = whole.end.min(hull.end.saturating_add(MOST_CONTEXT_BYTES));
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let shown = Span::new(start, end).slice(text);
    let marks: Vec<Span> = statement
        .content
        .iter()
        .filter_map(|piece| piece.span.intersection(Span::new(start, end)))
        .map(|span| Span::new(span.start - start, span.end - start))
        .collect();
    let mut pieces = cut(shown, &[], &marks);
    let dots = || Piece {
        text: "…".to_owned(),
        ..Piece::default()
    };
    if start > whole.start {
        pieces.insert(0, dots());
    }
    if end < whole.end {
        pieces.push(dots());
    }
    pieces
}
