//! Tagging and parsing of sentences made here: `cargo bench --bench syntax`.

use std::hint::black_box;

use counterclaim::syntax;
use counterclaim::text::Span;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const SENTENCES: &[&str] = &[
    "The minister said the road to Pell would stay open until the end of the month.",
    "“We did not fire on the village,” Colonel Dara Venn told reporters on Monday, adding that his men had orders to wait.",
    "The ministry accused its neighbour of “playing for time” and called for an inquiry.",
    "Lorries stood in a row of two miles, and the smell of oranges lay over the valley.",
    "According to the army, the shells came from the north, a charge the other side denies.",
    "She said that the talks, which began in spring, had “led nowhere.”",
    "Snow had closed the upper pass, and nobody had crossed it for a week, though traders who knew the older path below the glacier went on bringing salt and cloth to the markets of both valleys.",
    "The spokesman, who had arrived late, denied any knowledge of the letter.",
];

fn bench(criterion: &mut Criterion) {
    let whole = |text: &str| Span::new(0, text.len());
    let words: usize = SENTENCES
        .iter()
        .map(|s| syntax::words::words(s, whole(s)).len())
        .sum();
    let mut group = criterion.benchmark_group("syntax");
    group.throughput(Throughput::Elements(words as u64));
    group.bench_function("words and tags", |b| {
        b.iter(|| {
            for sentence in SENTENCES {
                black_box(syntax::tag(sentence, whole(sentence)));
            }
        });
    });
    group.bench_function("words, tags and trees", |b| {
        b.iter(|| {
            for sentence in SENTENCES {
                black_box(syntax::parse(sentence, whole(sentence)));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
