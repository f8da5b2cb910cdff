//! The sample articles, carried inside the program so that they open from any folder.

use std::sync::Arc;

use crate::load::{self, SourceFile};
use crate::model::Article;

const FILES: &[(&str, &[u8])] = &[
    (
        "sample/01-meridian-wire.txt",
        include_bytes!("../../assets/sample/01-meridian-wire.txt"),
    ),
    (
        "sample/02-indus-ledger.html",
        include_bytes!("../../assets/sample/02-indus-ledger.html"),
    ),
    (
        "sample/03-lapis-evening.html",
        include_bytes!("../../assets/sample/03-lapis-evening.html"),
    ),
    (
        "sample/04-highland-bulletin.md",
        include_bytes!("../../assets/sample/04-highland-bulletin.md"),
    ),
    (
        "sample/05-national-dispatch.json",
        include_bytes!("../../assets/sample/05-national-dispatch.json"),
    ),
    (
        "sample/06-long-valley-monitor.txt",
        include_bytes!("../../assets/sample/06-long-valley-monitor.txt"),
    ),
    (
        "sample/07-wire-briefs.jsonl",
        include_bytes!("../../assets/sample/07-wire-briefs.jsonl"),
    ),
];

const LABOUR: &[(&str, &[u8])] = &[
    (
        "sample-labour/01-carrick-vale-chronicle.txt",
        include_bytes!("../../assets/sample-labour/01-carrick-vale-chronicle.txt"),
    ),
    (
        "sample-labour/02-southern-ledger.html",
        include_bytes!("../../assets/sample-labour/02-southern-ledger.html"),
    ),
];

/// All articles of the sample, in order.
pub fn articles() -> Vec<Arc<Article>> {
    loaded(FILES)
}

/// The articles of the labour sample, in order.
pub fn labour_articles() -> Vec<Arc<Article>> {
    loaded(LABOUR)
}

fn loaded(files: &[(&str, &[u8])]) -> Vec<Arc<Article>> {
    files
        .iter()
        .filter_map(|(path, bytes)| {
            load::load(&SourceFile {
                path: (*path).to_owned(),
                bytes: bytes.to_vec(),
            })
            .ok()
        })
        .flatten()
        .map(Arc::new)
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_of_the_sample_can_be_read() {
        for (files, articles) in [
            (super::FILES, super::articles()),
            (super::LABOUR, super::labour_articles()),
        ] {
            let paths: std::collections::BTreeSet<_> = articles
                .iter()
                .filter_map(|article| article.origin.path.clone())
                .collect();
            assert_eq!(paths.len(), files.len());
        }
    }
}
