//! What the screen's lists cost at 100,000 statements: worked out anew, and looked up again.

mod big;

use std::hint::black_box;

use counterclaim::model::Between;
use counterclaim::project::{Filters, Scope, Status};
use counterclaim::views::{
    Attributes, Grounds, NoteIndex, Query, Revision, SearchIndex, Sieve, Views, columns, facets,
    marks, queue, tray,
};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

fn views(c: &mut Criterion) {
    let (project, reading) = big::project();
    let everything = Filters::default();
    let all = queue(&project, &reading, Between::Sides);
    let attributes = Attributes::new(&project, &reading);
    let marks = marks(&project, &reading);
    let grounds = Grounds {
        attributes: &attributes,
        marks: &marks,
        all: &all,
        found: None,
    };
    let nothing = Sieve::default();
    let mut group = c.benchmark_group("views at 100,000 statements");
    group.sample_size(20);
    group.bench_function("columns", |b| {
        b.iter(|| black_box(columns(&attributes, &nothing, None)));
    });
    let open = Filters {
        status: Status::ToReview,
        ..Filters::default()
    };
    group.bench_function("columns of open pairs", |b| {
        b.iter(|| black_box(columns(&attributes, &Sieve::new(&open, &grounds), None)));
    });
    group.bench_function("attributes", |b| {
        b.iter(|| black_box(Attributes::new(&project, &reading)));
    });
    group.bench_function("queue", |b| {
        b.iter(|| black_box(queue(&project, &reading, Between::Sides)));
    });
    group.bench_function("facets", |b| {
        b.iter(|| black_box(facets(&project, &attributes, &marks, &nothing)));
    });
    group.bench_function("tray", |b| {
        b.iter(|| black_box(tray(&reading, &attributes, &nothing)));
    });
    group.bench_function("search index", |b| {
        b.iter(|| black_box(SearchIndex::new(&project, &reading)));
    });
    let index = SearchIndex::new(&project, &reading);
    let notes = NoteIndex::new(&project);
    for (name, typed) in [
        ("search for one letter", "c"),
        ("search for two words", "Customs “HOUSE”"),
        ("search for a phrase", "\"the customs house\""),
        ("search with a word left out", "crossing -market"),
    ] {
        group.bench_function(name, |b| {
            b.iter(|| {
                let query = Query::new(typed);
                black_box(index.find(&query, Scope::Everything, &notes, &reading))
            });
        });
    }
    let typed = Filters {
        search: "customs".to_owned(),
        ..Filters::default()
    };
    group.bench_function("a key stroke of a search, all lists", |b| {
        b.iter_batched_ref(
            || {
                let mut views = Views::default();
                views.lists(Revision::default(), &project, &reading, &everything);
                views
            },
            |views| black_box(views.lists(Revision::default(), &project, &reading, &typed)),
            BatchSize::PerIteration,
        );
    });
    let mut memo = Views::default();
    group.bench_function("lists again", |b| {
        b.iter(|| black_box(memo.lists(Revision::default(), &project, &reading, &everything)));
    });
    group.finish();
}

criterion_group!(benches, views);
criterion_main!(benches);
