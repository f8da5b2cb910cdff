//! What an autosave costs: 1,000 articles of 3 KB and 2,000 verdicts, as text, on disk, and read back.

use std::hint::black_box;
use std::sync::Arc;

use counterclaim::disk;
use counterclaim::model::{
    Answer, Article, ArticleId, ClaimKey, Format, Origin, PairId, Side, StatementId, Verdict,
    Witness,
};
use counterclaim::project::{Edit, Project, from_json, to_json};
use counterclaim::sides::Profile;
use counterclaim::text::Shift;
use criterion::{Criterion, criterion_group, criterion_main};

fn project() -> Project {
    let mut project = Project::new(Arc::new(Profile::built_in()));
    let line =
        "“No post was left,” a spokesman said on Tuesday, and the market at Sarband stayed open.\n";
    for n in 0..1000 {
        let text = format!("Article {n}.\n{}", line.repeat(3000 / line.len()));
        let article = Arc::new(Article {
            id: ArticleId::of(&text),
            title: Some(format!("Article {n}")),
            byline: None,
            outlet: Some("The Indus Ledger".to_owned()),
            published: Some("2031-03-04".to_owned()),
            url: None,
            lang: Some("en".to_owned()),
            text,
            origin: Origin {
                path: Some(format!("articles/{n}.txt")),
                format: Format::Txt,
                row: None,
                sha256: "0".repeat(64),
                encoding: "UTF-8".to_owned(),
                shift: Shift::default(),
            },
            warnings: Vec::new(),
        });
        project
            .apply(Edit::InsertArticle { at: n, article })
            .expect("every article differs");
    }
    for n in 0..2000 {
        let witness = |number: u64, side: Side| Witness {
            statement: StatementId::of_bare(number),
            claim: ClaimKey::of("No post was left."),
            side,
            speaker: Some("spokesman".to_owned()),
            text: "“No post was left,”".to_owned(),
            article_title: "Article".to_owned(),
        };
        let (a, b) = (witness(2 * n, Side::A), witness(2 * n + 1, Side::B));
        let pair = PairId::of(a.statement, b.statement);
        let verdict = Verdict {
            pair,
            answer: Answer::Confirmed,
            by_hand: false,
            relation: None,
            given: counterclaim::model::Given::default(),
            a,
            b,
            decided_at: "2031-03-04T08:15:00Z".to_owned(),
        };
        project
            .apply(Edit::SetVerdict(pair, Some(Box::new(verdict))))
            .expect("a verdict always can be set");
    }
    project
}

fn save(c: &mut Criterion) {
    let project = project();
    let json = to_json(&project);
    let text = String::from_utf8(json.clone()).expect("JSON is UTF-8");
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let path = folder.path().join("p.counterclaim");
    let mut group = c.benchmark_group(format!("project of {} KB", json.len() / 1000));
    group.sample_size(20);
    group.bench_function("to JSON", |b| b.iter(|| black_box(to_json(&project))));
    group.bench_function("to disk", |b| {
        b.iter(|| disk::write_atomic(&path, &json).expect("the folder can be written to"));
    });
    group.bench_function("from JSON", |b| {
        b.iter(|| black_box(from_json(&text).is_ok()));
    });
    group.finish();
}

criterion_group!(benches, save);
criterion_main!(benches);
