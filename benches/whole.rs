//! From files to suggestions: 1,000 articles of about 3 KB, loaded, extracted and paired.
//!
//! The articles are made here, from sentences of this project's sample with names and numbers changed.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use counterclaim::load::{SourceFile, load};
use counterclaim::model::Article;
use counterclaim::pipeline;
use counterclaim::sides::Profile;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const SAMPLE: &[&str] = &[
    include_str!("../assets/sample/01-meridian-wire.txt"),
    include_str!("../assets/sample/06-long-valley-monitor.txt"),
];
const PASSES: &[&str] = &[
    "Spin Zawar",
    "Tor Kandao",
    "Lwara Sar",
    "Shna Tangi",
    "Ghwara Narai",
    "Zer Ghundi",
];

/// Articles of about 3 KB; each differs from the others in its places, numbers and order of paragraphs.
fn corpus(articles: usize) -> Vec<SourceFile> {
    (0..articles)
        .map(|n| {
            let mut paragraphs: Vec<String> = SAMPLE
                .iter()
                .flat_map(|text| text.split("\n\n").skip(1))
                .map(|p| {
                    p.replace("Spin Zawar", PASSES[n % PASSES.len()])
                        .replace("sixty", &(20 + n * 7 % 80).to_string())
                        .replace("9 May", &format!("{} May", 1 + n % 28))
                        .replace("Post 17", &format!("Post {}", n % 90))
                })
                .collect();
            let half = paragraphs.len() / 2;
            paragraphs.rotate_left(n % half);
            paragraphs.truncate(paragraphs.len() * 4 / 5);
            SourceFile {
                path: format!("article-{n:04}.txt"),
                bytes: paragraphs.join("\n\n").into_bytes(),
            }
        })
        .collect()
}

fn whole(c: &mut Criterion) {
    let files = corpus(1000);
    let bytes: usize = files.iter().map(|f| f.bytes.len()).sum();
    let profile = Profile::built_in();
    let mut group = c.benchmark_group("whole");
    group
        .sample_size(10)
        .throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("1000 articles: load, extract, assign, suggest", |b| {
        b.iter(|| {
            let articles: Vec<Arc<Article>> = files
                .iter()
                .flat_map(|f| load(f).expect("the made articles hold text"))
                .map(Arc::new)
                .collect();
            let reading = pipeline::read(
                &articles,
                &profile,
                &|_, _| {},
                &|_| {},
                &AtomicBool::new(false),
            );
            black_box(reading.map(|r| (r.statements.len(), r.suggestions.len())))
        });
    });
    group.finish();
}

criterion_group!(benches, whole);
criterion_main!(benches);
