//! 100,000 claims of two sides, made here, taken apart and paired; and one pair alone.

use std::hint::black_box;

use counterclaim::compare::{Claim, Comparer, Folding, Index};
use counterclaim::model::{Side, SpeechAct, StatementId};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

const SUBJECTS: &[&str] = &[
    "soldiers",
    "drivers",
    "farmers",
    "traders",
    "guards",
    "engineers",
    "nurses",
    "pilots",
    "teachers",
    "officials",
    "divers",
    "miners",
];
const DEEDS: &[&str] = &[
    "were turned back at",
    "had withdrawn from",
    "never entered",
    "were killed near",
    "opened fire on",
    "had closed",
    "have reopened",
    "walked out of the talks about",
    "built a post inside",
    "broke the truce at",
];
const SYLLABLES: &[&str] = &[
    "la", "tor", "mir", "sha", "kan", "dul", "ber", "zai", "nor", "pesh", "gul", "war", "tan", "lo",
];
const TAILS: &[&str] = &[
    "and the road stayed open all day",
    "although the commander had promised calm",
    "because the other side had fired first",
    "while bread was handed to families",
    "and no one was hurt",
    "after a meeting of the two delegations",
];

/// A fixed sequence of numbers that looks random.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides as u64) as usize
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.roll(list.len())]
    }
}

fn corpus(count: u64) -> Vec<Claim> {
    let mut dice = Dice(7);
    (0..count)
        .map(|number| {
            let place: String = (0..3).map(|_| dice.pick(SYLLABLES)).collect();
            let (head, rest) = place.split_at(1);
            let text = format!(
                "{} {} {} {}{} on {} May {}.",
                2 + dice.roll(90),
                dice.pick(SUBJECTS),
                dice.pick(DEEDS),
                head.to_uppercase(),
                rest,
                1 + dice.roll(30),
                dice.pick(TAILS),
            );
            Claim {
                id: StatementId::of_bare(number),
                side: if number % 2 == 0 { Side::A } else { Side::B },
                text,
                act: SpeechAct::Assert,
                speaker: None,
                said_on: None,
                published_on: None,
            }
        })
        .collect()
}

fn folding() -> Folding {
    Folding {
        synonyms: Vec::new(),
        names_a: vec!["Pakistan".into()],
        names_b: vec!["Afghanistan".into()],
    }
}

/// An article's worth of new claims.
const ONE_ARTICLE: usize = 20;

fn compare(c: &mut Criterion) {
    let comparer = Comparer::new(&folding());
    let two = corpus(2);
    c.bench_function("all signals on one pair, both claims taken apart", |b| {
        b.iter(|| black_box(comparer.judge(&two[0], &two[1])));
    });
    let mut group = c.benchmark_group("suggest");
    group.sample_size(10);
    for count in [1_000, 100_000] {
        let claims = corpus(count);
        group.throughput(Throughput::Elements(count));
        group.bench_function(format!("gate alone, {count} claims"), |b| {
            b.iter_batched(
                || claims.clone(),
                |claims| black_box(Index::gate(&comparer, claims)),
                BatchSize::PerIteration,
            );
        });
        group.bench_function(format!("from scratch, {count} claims"), |b| {
            b.iter_batched(
                || claims.clone(),
                |claims| black_box(comparer.find(claims)),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
    one_article_more(c, &comparer);
}

/// Adds article after article to 100,000 claims; the index grows by a few claims in the course.
fn one_article_more(c: &mut Criterion, comparer: &Comparer) {
    let claims = corpus(102_000);
    let mut index = Index::new(comparer);
    index.add(claims[..100_000].iter().cloned());
    let mut articles = claims[100_000..].chunks(ONE_ARTICLE).cycle();
    let mut group = c.benchmark_group("one article more in 100,000 claims");
    group.sample_size(10);
    group.bench_function("compared", |b| {
        b.iter(|| index.add(articles.next().into_iter().flatten().cloned()));
    });
    group.bench_function("listed again, nothing new", |b| {
        b.iter(|| black_box(index.found()));
    });
    let pattern = &claims[100_000..100_000 + ONE_ARTICLE];
    let mut number = 200_000;
    group.bench_function("compared and listed", |b| {
        b.iter_batched(
            || {
                // The same words in another paper would be a copy: each claim is about a new place.
                let mut told = pattern.to_vec();
                for claim in &mut told {
                    number += 1;
                    claim.id = StatementId::of_bare(number);
                    claim.text = claim.text.replace(" on ", &format!(" {number} on "));
                }
                told
            },
            |claims| {
                index.add(claims);
                black_box(index.found())
            },
            BatchSize::PerIteration,
        );
    });
    let found = index.found().suggestions;
    group.bench_function("topics", |b| b.iter(|| black_box(index.topics(&found))));
    group.finish();
}

criterion_group!(benches, compare);
criterion_main!(benches);
