//! A whole article for reading: every paragraph with the statements in it marked.

use std::ops::Range;

use super::facets::source_line;
use crate::model::{Article, ArticleId, Reading, Removed, Statement, StatementId};
use crate::project::Project;
use crate::text::Span;

/// What a stretch of an article's words is. Places are those of [`Reading::statements`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ink {
    /// Words of what this statement says; of the innermost where one stands inside another.
    pub said: Option<usize>,
    /// The outermost statement whose content holds the words: another than `said` where, for
    /// example, one party denies what the other one claims in the same words.
    pub around: Option<usize>,
    /// Inside quotation marks of a statement.
    pub quoted: bool,
    /// The words of saying of this statement.
    pub cue: Option<usize>,
    /// The words for the speaker of this statement.
    pub source: Option<usize>,
}

impl Ink {
    /// The statement that a click on these words means.
    pub fn statement(self) -> Option<usize> {
        self.said.or(self.cue).or(self.source)
    }
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands in the article, in bytes.
    pub span: Span,
    /// Stretches that cover `span` without a gap, in bytes of the article.
    pub parts: Vec<(Span, Ink)>,
    /// Statements whose content begins here, in the order of the text.
    pub begins: Vec<usize>,
}

/// An article for reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The article.
    pub article: ArticleId,
    /// Its headline; none when the first paragraph is the headline.
    pub title: Option<String>,
    /// Outlet, date, byline and address or file, as one line.
    pub facts: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// All statements, in the order in which their content begins.
    pub statements: Vec<usize>,
    /// What a person took out of the article, or said of words that are no longer found.
    pub removed: Vec<RemovedStatement>,
}

/// A statement that is not shown, because of a person's word or because it is no longer found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedStatement {
    /// The statement.
    pub statement: StatementId,
    /// Its words.
    pub text: String,
    /// Who said it, if that was known.
    pub speaker: Option<String>,
    /// Why it is not shown.
    pub because: Because,
}

impl RemovedStatement {
    /// Whether it can be brought back: its words are still there.
    pub fn comes_back(&self) -> bool {
        self.because != Because::NotFound
    }
}

/// Why a statement is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// A person said that it is none.
    NotAStatement,
    /// A person made it part of another one.
    PartOfAnother,
    /// The words it is about are no longer found.
    NotFound,
}

impl Page {
    /// The statement `step` places on from `from` in the order of the text, staying at the ends;
    /// the first when `from` is not of this article.
    pub fn step(&self, from: Option<usize>, step: isize) -> Option<usize> {
        let last = self.statements.len().checked_sub(1)?;
        let at = from
            .and_then(|place| self.statements.iter().position(|&p| p == place))
            .map_or(0, |at| at.saturating_add_signed(step).min(last));
        Some(self.statements[at])
    }

    /// The paragraph in which a statement's content begins.
    pub fn paragraph_of(&self, place: usize) -> Option<usize> {
        self.paragraphs
            .iter()
            .position(|paragraph| paragraph.begins.contains(&place))
    }
}

/// The article as a page; none when the project does not have it.
pub fn page(project: &Project, reading: &Reading, id: ArticleId) -> Option<Page> {
    let article = project.article(id)?;
    let mut paragraphs = paragraphs(&article.text);
    let mut statements: Vec<usize> = of_article(reading, id).collect();
    statements.sort_by_key(|&place| reading.statements[place].content_hull().start);
    let mut marks: Vec<Vec<(Span, usize, Role)>> = vec![Vec::new(); paragraphs.len()];
    for &place in &statements {
        for (span, role) in roles(&reading.statements[place]) {
            for at in touched(&paragraphs, span) {
                marks[at].push((span, place, role));
            }
        }
        let start = reading.statements[place].content_hull().start;
        if let Some(at) = touched(&paragraphs, Span::new(start, start + 1)).next() {
            paragraphs[at].begins.push(place);
        }
    }
    for (paragraph, marks) in paragraphs.iter_mut().zip(&marks) {
        paragraph.parts = parts(&article.text, paragraph.span, marks);
    }
    let title = article.display_title();
    let says_title = paragraphs
        .first()
        .is_some_and(|first| first.span.slice(&article.text) == title);
    Some(Page {
        removed: removed(project, reading, article),
        article: id,
        title: (!says_title).then_some(title),
        facts: facts(article),
        paragraphs,
        statements,
    })
}

/// Corrections of this article, or of one with its headline that is gone, whose statement is not
/// shown.
fn removed(project: &Project, reading: &Reading, article: &Article) -> Vec<RemovedStatement> {
    let title = article.display_title();
    let mut out: Vec<(usize, RemovedStatement)> = project
        .corrections()
        .values()
        .filter(|correction| {
            correction.article == article.id
                || correction.article_title == title
                    && project.article(correction.article).is_none()
        })
        .filter(|correction| reading.index_of(correction.statement).is_none())
        .map(|correction| {
            let found = correction.found.as_ref();
            let named = correction
                .speaker
                .as_ref()
                .map(|speaker| speaker.name.clone());
            let row = RemovedStatement {
                statement: correction.statement,
                text: correction
                    .text()
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
                speaker: named.or_else(|| found.and_then(|found| found.speaker.clone())),
                because: match correction.removed {
                    _ if correction.article != article.id => Because::NotFound,
                    Some(Removed::NotAStatement) => Because::NotAStatement,
                    Some(Removed::PartOf(_)) => Because::PartOfAnother,
                    None => Because::NotFound,
                },
            };
            let start = correction.content.as_ref().map(|words| words.hull().start);
            let words = || article.text.find(&row.text).unwrap_or(usize::MAX);
            (start.unwrap_or_else(words), row)
        })
        .collect();
    out.sort_by_key(|(start, row)| (*start, row.statement));
    out.into_iter().map(|(_, row)| row).collect()
}

/// What some words are to a statement.
#[derive(Clone, Copy)]
enum Role {
    Said { quoted: bool },
    Cue,
    Source,
}

fn roles(statement: &Statement) -> impl Iterator<Item = (Span, Role)> {
    let said = statement.content.iter().map(|piece| {
        let role = Role::Said {
            quoted: piece.quoted,
        };
        (piece.span, role)
    });
    let cue = statement.cue.map(|span| (span, Role::Cue));
    let source = statement.source.map(|span| (span, Role::Source));
    said.chain(cue).chain(source)
}

fn of_article(reading: &Reading, id: ArticleId) -> impl Iterator<Item = usize> {
    reading
        .statements
        .iter()
        .enumerate()
        .filter(move |(_, statement)| statement.article == id)
        .map(|(place, _)| place)
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        if !span.is_empty() {
            out.push(Paragraph {
                span,
                parts: Vec::new(),
                begins: Vec::new(),
            });
        }
    }
    out
}

/// The paragraphs that share a byte with `span`.
fn touched(paragraphs: &[Paragraph], span: Span) -> Range<usize> {
    let first = paragraphs.partition_point(|p| p.span.end <= span.start);
    let end = paragraphs.partition_point(|p| p.span.start < span.end);
    first..end.max(first)
}

fn parts(text: &str, whole: Span, marks: &[(Span, usize, Role)]) -> Vec<(Span, Ink)> {
    let mut cuts: Vec<usize> = marks
        .iter()
        .flat_map(|(span, ..)| [span.start, span.end])
        .filter(|&at| whole.start < at && at < whole.end && text.is_char_boundary(at))
        .chain([whole.start, whole.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|cut| {
            let mut ink = Ink::default();
            // Statements come in the order they begin: the last that holds the words is innermost.
            for &(span, place, role) in marks.iter().filter(|(span, ..)| span.holds(cut[0])) {
                match role {
                    Role::Said { quoted } => {
                        ink.around = ink.around.or(Some(place));
                        ink.said = Some(place);
                        ink.quoted |= quoted;
                    }
                    Role::Cue => ink.cue = Some(place),
                    Role::Source => ink.source = Some(place),
                }
                debug_assert!(span.start <= cut[0]);
            }
            (Span::new(cut[0], cut[1]), ink)
        })
        .collect()
}

fn facts(article: &Article) -> String {
    let whence = article
        .url
        .as_deref()
        .or(article.origin.path.as_deref())
        .unwrap_or("pasted");
    [
        source_line(article),
        article.byline.clone().unwrap_or_default(),
        whence.to_owned(),
    ]
    .into_iter()
    .filter(|part| !part.trim().is_empty())
    .collect::<Vec<_>>()
    .join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixture::Fixture;

    fn built() -> (Project, Reading, Page) {
        let (project, reading) = Fixture::two_by_two().build();
        let id = project.articles()[0].id;
        let page = page(&project, &reading, id).unwrap();
        (project, reading, page)
    }

    #[test]
    fn the_parts_leave_nothing_out() {
        let (project, _, page) = built();
        let text = &project.articles()[0].text;
        for paragraph in &page.paragraphs {
            let whole: String = paragraph.parts.iter().map(|(s, _)| s.slice(text)).collect();
            assert_eq!(whole, paragraph.span.slice(text));
        }
        assert_eq!(page.paragraphs.len(), 5);
        assert_eq!(page.title.as_deref(), Some("Talks end"));
    }

    #[test]
    fn words_know_their_statement() {
        let (project, reading, page) = built();
        let text = &project.articles()[0].text;
        assert_eq!(page.statements, [0, 1, 2, 3]);
        let said: Vec<_> = page.paragraphs[1]
            .parts
            .iter()
            .filter(|(_, ink)| ink.said == Some(0))
            .map(|(span, _)| span.slice(text))
            .collect();
        assert_eq!(said, ["“We never left the room.”"]);
        assert!(page.paragraphs[1].parts[0].1.quoted);
        assert_eq!(page.paragraphs[1].begins, [0]);
        assert!(page.paragraphs[0].begins.is_empty());
        assert_eq!(page.paragraph_of(3), Some(4));
        assert_eq!(reading.statements.len(), 4);
    }

    #[test]
    fn steps_stay_at_the_ends() {
        let (.., page) = built();
        assert_eq!(page.step(None, 1), Some(0));
        assert_eq!(page.step(Some(0), 1), Some(1));
        assert_eq!(page.step(Some(0), -1), Some(0));
        assert_eq!(page.step(Some(3), 1), Some(3));
    }

    #[test]
    fn where_one_stands_inside_another_the_inner_one_is_meant() {
        let text = "He said she said no.";
        let outer = (Span::new(8, 19), 0, Role::Said { quoted: false });
        let inner = (Span::new(17, 19), 1, Role::Said { quoted: false });
        let parts = parts(text, Span::new(0, text.len()), &[outer, inner]);
        let said: Vec<_> = parts
            .iter()
            .map(|(span, ink)| (span.slice(text), ink.said, ink.around))
            .collect();
        assert_eq!(
            said,
            [
                ("He said ", None, None),
                ("she said ", Some(0), Some(0)),
                ("no", Some(1), Some(0)),
                (".", None, None)
            ]
        );
    }
}
