//! Small projects for tests, put together statement by statement.

use std::sync::Arc;

use crate::model::{
    Answer, Article, Between, ClaimKey, ContentSpan, FoundBy, Kind, PairId, PairKind, Reading,
    Reason, Side, Speaker, SpeechAct, Statement, StatementId, Suggestion, Verdict, Witness,
};
use crate::project::{Edit, Filters, Project};
use crate::sides::Profile;
use crate::text::Span;
use crate::views::{Attributes, Grounds, Sieve, marks, queue};

/// Makes a project of one article a sentence at a time.
#[derive(Clone, Debug)]
pub(crate) struct Fixture {
    title: String,
    outlet: String,
    text: String,
    said: Vec<(String, String, Span)>,
    /// Pairs of statements with the words that clash, and whether they are suggested.
    pairs: Vec<(usize, usize, [&'static str; 2], bool)>,
    answers: Vec<(usize, Answer)>,
    links: Vec<(usize, usize)>,
    orphan: bool,
}

impl Default for Fixture {
    fn default() -> Self {
        Self {
            title: "Talks end".to_owned(),
            outlet: "Harbour Wire".to_owned(),
            text: "The talks went on for three days.".to_owned(),
            said: Vec::new(),
            pairs: Vec::new(),
            answers: Vec::new(),
            links: Vec::new(),
            orphan: false,
        }
    }
}

impl Fixture {
    /// Two claims of either side and three suggestions.
    pub(crate) fn two_by_two() -> Self {
        let mut out = Self::default();
        out.say("a", "Lena Marsh", "“We never left the room.”");
        out.say("b", "Omar Vale", "The other side kept leaving the room.");
        out.say("a", "Ada Brook", "Nine posts were taken.");
        out.say("b", "Ivo Stone", "Not one post was lost.");
        out.pairs = vec![
            (0, 1, ["never left", "kept leaving"], true),
            (2, 3, ["taken", "Not one"], true),
            (0, 3, ["never", "Not one"], true),
        ];
        out
    }

    /// Names the article.
    pub(crate) fn article(&mut self, title: &str, outlet: &str) {
        title.clone_into(&mut self.title);
        outlet.clone_into(&mut self.outlet);
    }

    /// Adds a statement; `side` is `a`, `b`, `other` or `unknown`, with `unofficial` after it if so.
    pub(crate) fn say(&mut self, side: &str, speaker: &str, content: &str) {
        self.text.push_str("\n\n");
        let start = self.text.len();
        self.text.push_str(content);
        let span = Span::new(start, self.text.len());
        for words in [" That is what ", speaker, " said."] {
            self.text.push_str(words);
        }
        self.said.push((side.to_owned(), speaker.to_owned(), span));
    }

    /// Suggests pairs of statements, the best first.
    pub(crate) fn suggest(&mut self, pairs: impl IntoIterator<Item = (usize, usize)>) {
        let pairs = pairs.into_iter();
        self.pairs
            .extend(pairs.map(|(a, b)| (a, b, ["never", "fell"], true)));
    }

    /// Gives an answer on the pair at this place of the suggestions.
    pub(crate) fn answer(&mut self, pair: usize, answer: Answer) {
        self.answers.push((pair, answer));
    }

    /// Links two statements by hand.
    pub(crate) fn link(&mut self, a: usize, b: usize) {
        self.links.push((a, b));
    }

    /// Adds a verdict on statements that are not there.
    pub(crate) fn orphan(&mut self) {
        self.orphan = true;
    }

    /// Puts a suggestion below the line.
    pub(crate) fn below_the_line(&mut self, pair: usize) {
        self.pairs[pair].3 = false;
    }

    /// The project and its reading.
    pub(crate) fn build(&self) -> (Project, Reading) {
        let article = self.make_article();
        let mut project = Project::new(Arc::new(Profile::built_in()));
        let statements: Vec<Statement> = self.statements(&article);
        let claims: Vec<_> = statements.iter().map(|s| s.claim_text(&article)).collect();
        let suggestions = self
            .pairs
            .iter()
            .enumerate()
            .map(|(rank, &(a, b, words, suggested))| {
                let place = |at: usize, word: &str| {
                    let text: &str = &claims[at].text;
                    text.find(word)
                        .map(|i| Span::new(i, i + word.len()))
                        .into_iter()
                        .collect()
                };
                Suggestion {
                    between: Between::Sides,
                    also_a: Vec::new(),
                    also_b: Vec::new(),
                    pair: PairId::of(statements[a].id, statements[b].id),
                    a: statements[a].id,
                    b: statements[b].id,
                    score: 0.9 - rank as f32 / 10.0,
                    suggested,
                    kind: PairKind::Conduct,
                    reasons: vec![Reason {
                        kind: PairKind::Conduct,
                        text: format!("{} ≠ {}", words[0], words[1]),
                        in_a: place(a, words[0]),
                        in_b: place(b, words[1]),
                    }],
                    doubts: Vec::new(),
                }
            })
            .collect();
        let reading = Reading::new(statements, claims, suggestions);
        let id = |at: usize| reading.statements[at].id;
        let mut verdicts: Vec<Verdict> = Vec::new();
        for &(pair, answer) in &self.answers {
            let (a, b, ..) = self.pairs[pair];
            verdicts.push(verdict(id(a), id(b), answer, false));
        }
        for &(a, b) in &self.links {
            verdicts.push(verdict(id(a), id(b), Answer::Confirmed, true));
        }
        if self.orphan {
            let (a, b) = (StatementId::of_bare(1), StatementId::of_bare(2));
            verdicts.push(verdict(a, b, Answer::Confirmed, false));
        }
        let edits = std::iter::once(Edit::InsertArticle {
            at: 0,
            article: Arc::new(article),
        })
        .chain(
            verdicts
                .into_iter()
                .map(|v| Edit::SetVerdict(v.pair, Some(Box::new(v)))),
        );
        for edit in edits {
            project.apply(edit).expect("the fixture's edits fit");
        }
        (project, reading)
    }

    fn make_article(&self) -> Article {
        Article {
            title: Some(self.title.clone()),
            outlet: Some(self.outlet.clone()),
            published: Some("2025-11-07".to_owned()),
            ..Article::bare(self.text.clone())
        }
    }

    fn statements(&self, article: &Article) -> Vec<Statement> {
        self.said
            .iter()
            .map(|(side, speaker, span)| {
                let words = span.slice(&article.text);
                let claim = ClaimKey::of(words);
                let quoted = words.starts_with('“');
                Statement {
                    id: StatementId::of(article.id, claim, 0),
                    article: article.id,
                    claim,
                    kind: if quoted { Kind::Direct } else { Kind::Indirect },
                    content: vec![ContentSpan {
                        span: *span,
                        quoted,
                    }],
                    cue: None,
                    source: None,
                    passage: *span,
                    speaker: Speaker {
                        name: Some(speaker.clone()),
                        role: Some("Minister".to_owned()),
                        side: match side.split(' ').next() {
                            Some("a") => Side::A,
                            Some("b") => Side::B,
                            Some("other") => Side::Other,
                            _ => Side::Unknown,
                        },
                        official: !side.contains("unofficial"),
                        ..Speaker::default()
                    },
                    act: SpeechAct::Assert,
                    said_on: None,
                    said_in: None,
                    found_by: FoundBy::default(),
                    nested: Vec::new(),
                    corrected: None,
                }
            })
            .collect()
    }
}

/// A verdict on two statements.
pub(crate) fn verdict(a: StatementId, b: StatementId, answer: Answer, by_hand: bool) -> Verdict {
    let witness = |statement, side, text: &str| Witness {
        statement,
        claim: ClaimKey::of(text),
        side,
        speaker: None,
        text: text.to_owned(),
        article_title: "Talks end".to_owned(),
    };
    Verdict {
        pair: PairId::of(a, b),
        answer,
        by_hand,
        relation: None,
        given: crate::model::Given::default(),
        a: witness(a, Side::A, "The post fell."),
        b: witness(b, Side::B, "The post was held."),
        decided_at: "2026-01-01T00:00:00Z".to_owned(),
    }
}

/// What passes these filters, without a search.
pub(crate) fn sieve(project: &Project, reading: &Reading, filters: &Filters) -> Sieve {
    let grounds = Grounds {
        attributes: &Attributes::new(project, reading),
        marks: &marks(project, reading),
        all: &queue(project, reading, filters.between),
        found: None,
    };
    Sieve::new(filters, &grounds)
}
