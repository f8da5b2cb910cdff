//! The articles of a project in the order they came in, each found by its id without a search.

use std::sync::Arc;

use crate::model::{Article, ArticleId, IdMap};

/// All articles; no two have one id.
#[derive(Clone, Debug, Default)]
pub(crate) struct Articles {
    list: Vec<Arc<Article>>,
    places: IdMap<ArticleId, usize>,
}

impl PartialEq for Articles {
    /// Where each stands follows from the list.
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

impl Articles {
    /// All, in their order.
    pub(crate) fn list(&self) -> &[Arc<Article>] {
        &self.list
    }

    /// An article by its id.
    pub(crate) fn get(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.places.get(&id).map(|&at| &self.list[at])
    }

    /// Puts an article at the end.
    pub(crate) fn push(&mut self, article: Arc<Article>) {
        self.insert(self.list.len(), article);
    }

    /// Puts an article at a place, at the end when it is beyond.
    pub(crate) fn insert(&mut self, at: usize, article: Arc<Article>) {
        let at = at.min(self.list.len());
        self.list.insert(at, article);
        self.number_from(at);
    }

    /// Takes an article out; gives its place too.
    pub(crate) fn remove(&mut self, id: ArticleId) -> Option<(usize, Arc<Article>)> {
        let at = self.places.remove(&id)?;
        let article = self.list.remove(at);
        self.number_from(at);
        Some((at, article))
    }

    fn number_from(&mut self, from: usize) {
        for (at, article) in self.list.iter().enumerate().skip(from) {
            self.places.insert(article.id, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_wherever_it_stands() {
        let article = |n: usize| Arc::new(Article::bare(format!("Report {n} on the talks.")));
        let mut articles = Articles::default();
        (0..5).for_each(|n| articles.push(article(n)));
        articles.insert(1, article(5));
        articles.insert(99, article(6));
        let gone = articles.remove(article(3).id);
        assert_eq!(gone.map(|(at, _)| at), Some(4));
        assert!(articles.remove(article(3).id).is_none());
        let order: Vec<_> = articles.list().iter().map(|a| a.id).collect();
        assert_eq!(order, [0, 5, 1, 2, 4, 6].map(|n| article(n).id));
        for known in articles.list() {
            let found = articles.get(known.id).unwrap();
            assert!(Arc::ptr_eq(found, known));
        }
        assert_eq!(articles.get(article(3).id), None);
    }
}
