//! What the timeline costs at 100,000 statements and 20,000 pairs: counted anew, and laid out.

mod big;

use std::hint::black_box;

use counterclaim::model::{PairId, SaidOn, Suggestion};
use counterclaim::pictures::{Asked, Chronicle, Span, timeline};
use counterclaim::views::{Revision, Views};
use criterion::{Criterion, criterion_group, criterion_main};

fn pictures(c: &mut Criterion) {
    let (project, mut reading) = big::project();
    // Claims spread over three years, a pair for every fifth of them.
    for (place, statement) in (0_i64..).zip(&mut reading.statements) {
        statement.said_on = jiff::civil::date(2029, 1, 1)
            .checked_add(jiff::Span::new().days(place * 7919 % 1095))
            .ok()
            .map(|date| SaidOn {
                date,
                until: None,
                words: None,
            });
    }
    let pattern = Suggestion::clone(&reading.suggestions[0]);
    let pairs: Vec<Suggestion> = (0..20_000)
        .map(|n| {
            let (a, b) = (
                &reading.statements[n * 5 / 10 * 10],
                &reading.statements[n * 5 / 10 * 10 + 1 + n % 2 * 2],
            );
            Suggestion {
                pair: PairId::of(a.id, b.id),
                a: a.id,
                b: b.id,
                ..pattern.clone()
            }
        })
        .collect();
    let reading = counterclaim::model::Reading::new(reading.statements, reading.claims, pairs);
    let filters = project.screen.filters.clone();
    let lists = Views::default().lists(Revision::default(), &project, &reading, &filters);
    let mut group = c.benchmark_group("timeline at 100,000 statements, 20,000 pairs");
    group.sample_size(20);
    group.bench_function("counted anew", |b| {
        b.iter(|| black_box(Chronicle::new(&project, &reading, &lists)));
    });
    let chronicle = Chronicle::new(&project, &reading, &lists);
    let whole = Span::of(&chronicle);
    for (name, factor) in [
        ("laid out whole", 1.0),
        ("laid out, ten days", 10.0 / 1095.0),
    ] {
        let asked = Asked {
            span: whole.zoomed(factor, whole.from + whole.days() / 2.0),
            width: 1200.0,
            height: 760.0,
            judged: None,
            chosen: [None; 2],
        };
        group.bench_function(name, |b| {
            b.iter(|| black_box(timeline(&chronicle, asked)));
        });
    }
    group.finish();
}

criterion_group!(benches, pictures);
criterion_main!(benches);
