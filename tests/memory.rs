//! Reading on after one more article gives what reading all at once gives.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use counterclaim::model::{Article, Reading};
use counterclaim::pipeline::{self, Experience, Memory};
use counterclaim::sides::Profile;
use counterclaim::{disk, load};

fn sample() -> Vec<Arc<Article>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    disk::collect(&folder)
        .into_iter()
        .flat_map(|path| load::load(&disk::read_source(&path.unwrap()).unwrap()).unwrap())
        .map(Arc::new)
        .collect()
}

fn assert_same(one: &Reading, other: &Reading) {
    assert_eq!(one.statements, other.statements);
    assert_eq!(one.claims, other.claims);
    assert_eq!(one.suggestions, other.suggestions);
    assert_eq!(one.relations, other.relations);
    assert_eq!(one.lessons, other.lessons);
}

#[test]
fn what_is_remembered_never_changes_what_is_found() {
    let articles = sample();
    let profile = Arc::new(Profile::built_in());
    let go_on = AtomicBool::new(false);
    let mut memory = Memory::default();
    let mut read = |articles: &[Arc<Article>]| {
        let experience = Experience::default();
        memory
            .read(articles, &profile, &experience, &|_, _| {}, &|_| {}, &go_on)
            .unwrap()
    };
    let fresh = |articles: &[Arc<Article>]| {
        pipeline::read(articles, &profile, &|_, _| {}, &|_| {}, &go_on).unwrap()
    };
    let last = articles.len() - 1;
    // One more, one more again, the first taken out, and put back at its place.
    for list in [
        &articles[..last - 1],
        &articles[..last],
        &articles,
        &articles[1..],
        &articles,
    ] {
        assert_same(&read(list), &fresh(list));
    }
    assert!(!read(&articles).suggestions.is_empty());
}
