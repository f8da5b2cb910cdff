//! A project of 100,000 statements in 1,000 articles, made here, with 20,000 suggestions and as many
//! topics as articles times ten.

use std::sync::Arc;

use counterclaim::model::{
    Article, Between, ClaimKey, ContentSpan, FoundBy, Kind, PairId, PairKind, Reading, Reason,
    Side, Speaker, SpeechAct, Statement, StatementId, Suggestion, Topics,
};
use counterclaim::project::{Edit, Project};
use counterclaim::sides::Profile;
use counterclaim::text::Span;

/// Statements in all.
pub const STATEMENTS: usize = 100_000;
/// Suggestions in all.
pub const SUGGESTIONS: usize = 20_000;
const ARTICLES: usize = 1_000;

const CLAIMS: [&str; 5] = [
    "No post on the ridge was lost during the night.",
    "The delegation waited three days for a written answer and did not get one, the office wrote later.",
    "“We never left the hall, and the record of the session shows it.”",
    "Forty shells fell on the valley and two barns burned down before the guns fell silent again, so \
     that the crossing had to stay shut for a week while both commissions counted what was left of \
     the road, the customs house and the market behind it.",
    "The hotline was answered on every single day of the month.",
];

/// The project and its reading.
pub fn project() -> (Project, Reading) {
    let mut project = Project::new(Arc::new(Profile::built_in()));
    let mut statements = Vec::with_capacity(STATEMENTS);
    let mut claims = Vec::with_capacity(STATEMENTS);
    for number in 0..ARTICLES {
        let (article, spans) = article(number);
        for (at, &span) in spans.iter().enumerate() {
            let statement = statement(&article, span, at, number);
            claims.push(statement.claim_text(&article));
            statements.push(statement);
        }
        let article = Arc::new(article);
        project
            .apply(Edit::InsertArticle {
                at: number,
                article,
            })
            .expect("every article is new");
    }
    // Twenty of an article: a claim of side A with the claim of side B that follows it, and every
    // second one with a claim of another article too.
    let of_side = |number: usize, side: Side, nth: usize| {
        let own = (0..100).map(|at| number * 100 + at);
        let mut own = own.filter(|&place| statements[place].speaker.side == side);
        own.nth(nth).expect("an article has forty claims of a side")
    };
    let suggestions = (0..SUGGESTIONS)
        .map(|n| {
            let (number, nth) = (n * 7 % ARTICLES, n / ARTICLES);
            let across = if n % 2 == 0 {
                number
            } else {
                (number + n) % ARTICLES
            };
            let a = of_side(number, Side::A, nth);
            suggestion(
                &statements[a],
                &statements[of_side(across, Side::B, nth)],
                n,
            )
        })
        .collect();
    // Topics go through ten articles: what was said first, second, and so on.
    let topics = (0..STATEMENTS)
        .map(|place| {
            let (number, at) = (place / 100, place % 100);
            (at < 60).then_some((number / 10 * 60 + at) as u32)
        })
        .collect();
    let titles = (0..ARTICLES / 10 * 60)
        .map(|topic| format!("crossing, convoy, post {topic}"))
        .collect();
    let reading = Reading::new(statements, claims, suggestions);
    (project, reading.with_topics(Topics::new(topics, titles)))
}

fn article(number: usize) -> (Article, Vec<Span>) {
    let mut text = format!("Report {number} on the talks.");
    let mut spans = Vec::new();
    for at in 0..STATEMENTS / ARTICLES {
        text.push_str("\n\n");
        let start = text.len();
        text.push_str(CLAIMS[(at + number) % CLAIMS.len()]);
        spans.push(Span::new(start, text.len()));
        text.push_str(" That is what was said.");
    }
    let article = Article {
        title: Some(format!("Report {number} on the talks at the border")),
        outlet: Some(format!("Outlet {}", number % 40)),
        published: Some("2031-05-14".to_owned()),
        ..Article::bare(text)
    };
    (article, spans)
}

fn statement(article: &Article, span: Span, at: usize, number: usize) -> Statement {
    let words = span.slice(&article.text);
    let claim = ClaimKey::of(words);
    let quoted = words.starts_with('“');
    let side = match at % 10 {
        0 | 2 | 4 | 6 => Side::A,
        1 | 3 | 5 | 7 => Side::B,
        8 => Side::Other,
        _ => Side::Unknown,
    };
    Statement {
        id: StatementId::of(article.id, claim, at as u32),
        article: article.id,
        claim,
        kind: if quoted { Kind::Direct } else { Kind::Indirect },
        content: vec![ContentSpan { span, quoted }],
        cue: None,
        source: None,
        passage: span,
        speaker: Speaker {
            name: Some(format!("Speaker {}", (at * 7 + number) % 300)),
            role: Some("Minister".to_owned()),
            side,
            official: true,
            ..Speaker::default()
        },
        act: SpeechAct::Assert,
        said_on: None,
        said_in: None,
        found_by: FoundBy::default(),
        nested: Vec::new(),
        corrected: None,
    }
}

fn suggestion(a: &Statement, b: &Statement, rank: usize) -> Suggestion {
    Suggestion {
        between: Between::Sides,
        also_a: Vec::new(),
        also_b: Vec::new(),
        pair: PairId::of(a.id, b.id),
        a: a.id,
        b: b.id,
        score: 1.0 - rank as f32 / 40_000.0,
        suggested: true,
        kind: PairKind::Negation,
        reasons: vec![Reason {
            kind: PairKind::Negation,
            text: "One says it is so, the other that it is not.".to_owned(),
            in_a: vec![Span::new(0, 2)],
            in_b: vec![Span::new(0, 3)],
        }],
        doubts: Vec::new(),
    }
}
