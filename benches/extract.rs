//! Statements of a thousand articles of about 3 KB, made here: `cargo bench --bench extract`.

use std::hint::black_box;

use counterclaim::extract::{Hints, extract};
use counterclaim::model::Article;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ARTICLES: usize = 1_000;
const BYTES: usize = 3_000;

const SENTENCES: &[&str] = &[
    "The minister said the road to Pell would stay open until the end of the month.",
    "“We did not fire on the village,” Colonel Dara Venn told reporters on Monday, adding that his men had orders to wait.",
    "The ministry accused its neighbour of “playing for time” and called for an inquiry.",
    "Lorries stood in a row of two miles, and the smell of oranges lay over the valley.",
    "According to the army, the shells came from the north, a charge the other side denies.",
    "She said that the talks, which began in spring, had “led nowhere.”",
    "Snow had closed the upper pass, and nobody had crossed it for a week.",
    "The spokesman, who had arrived late, denied any knowledge of the letter.",
];

/// The same articles on every machine: a small generator with a fixed seed picks the sentences.
fn articles() -> Vec<Article> {
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    (0..ARTICLES)
        .map(|_| {
            let mut text = String::with_capacity(BYTES + 200);
            while text.len() < BYTES {
                text.push_str(SENTENCES[(next() % SENTENCES.len() as u64) as usize]);
                text.push_str(if next() % 3 == 0 { "\n\n" } else { " " });
            }
            Article {
                published: Some("2031-05-14".to_owned()),
                ..Article::bare(text)
            }
        })
        .collect()
}

fn bench(criterion: &mut Criterion) {
    let articles = articles();
    let hints = Hints::default();
    let mut group = criterion.benchmark_group("extract");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(
        articles.iter().map(|a| a.text.len() as u64).sum(),
    ));
    group.bench_function("1000 articles, one core", |b| {
        b.iter(|| {
            articles
                .iter()
                .map(|a| black_box(extract(a, &hints)).statements.len())
                .sum::<usize>()
        });
    });
    group.finish();
}

/// One article four times as long as the other: bytes per second must stay the same.
fn bench_length(criterion: &mut Criterion) {
    let hints = Hints::default();
    let articles = articles();
    let mut group = criterion.benchmark_group("extract one article");
    group.sample_size(10);
    for count in [80, 320] {
        let text: Vec<_> = articles[..count].iter().map(|a| a.text.as_str()).collect();
        let long = Article::bare(text.join("\n\n"));
        group.throughput(Throughput::Bytes(long.text.len() as u64));
        group.bench_function(format!("{} KB", long.text.len() / 1_000), |b| {
            b.iter(|| black_box(extract(&long, &hints)).statements.len());
        });
    }
    group.finish();
}

criterion_group!(benches, bench, bench_length);
criterion_main!(benches);
