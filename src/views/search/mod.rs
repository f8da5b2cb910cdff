//! Finding statements, articles and notes by words, blind to case, typography and accents.

pub mod query;
pub mod words;

use std::collections::{HashMap, HashSet};

pub use query::{Query, Term};

use self::words::{Asked, Builder, Collection, Draft, Vocabulary};
use crate::model::{ArticleId, PairId, Reading};
use crate::project::{NoteTarget, Project, Scope};
use crate::text::{Span, fold};
use crate::views::MarkedText;

/// The words of all statements and articles, made once per reading.
#[derive(Debug, Default)]
pub struct SearchIndex {
    vocabulary: Vocabulary,
    /// What each statement says.
    claims: Collection,
    /// Its speaker and the speaker's office.
    speakers: Collection,
    /// Headline, outlet and byline of each article.
    heads: Collection,
    /// The whole text of each article.
    texts: Collection,
    /// The article of each statement, as a place in `articles`.
    article_of: Vec<u32>,
    articles: Vec<ArticleId>,
}

/// The words of the person's notes, and of the names of the tags given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteIndex {
    notes: Vec<(NoteTarget, Vec<String>)>,
}

/// An article that holds the words looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArticleHit {
    /// The article.
    pub article: ArticleId,
    /// How often it holds one of them, in its text.
    pub hits: usize,
}

/// What holds the words looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    statements: Vec<bool>,
    /// How many statements hold them.
    pub count: usize,
    /// Articles that hold them, most hits first.
    pub articles: Vec<ArticleHit>,
    /// What has a note or a tag that holds them.
    pub notes: Vec<NoteTarget>,
    /// The pairs among these.
    pub pairs: HashSet<PairId>,
}

impl Found {
    /// Whether statement `index` of the reading holds the words.
    pub fn holds(&self, index: usize) -> bool {
        self.statements.get(index).copied().unwrap_or(false)
    }
}

impl NoteIndex {
    /// Takes in all notes and tags.
    pub fn new(project: &Project) -> Self {
        let mut notes: std::collections::BTreeMap<NoteTarget, Vec<String>> = project
            .notes()
            .iter()
            .map(|(&target, text)| (target, folded(text)))
            .collect();
        for (&target, tags) in project.tagged() {
            let words = notes.entry(target).or_default();
            for tag in project
                .codebook()
                .iter()
                .filter(|tag| tags.contains(&tag.id))
            {
                words.push(String::new());
                words.extend(folded(&tag.name));
            }
        }
        Self {
            notes: notes.into_iter().collect(),
        }
    }
}

fn folded(text: &str) -> Vec<String> {
    fold::words(text).map(|word| word.folded).collect()
}

impl SearchIndex {
    /// Takes in claim, speaker, office, headline, outlet and text of everything.
    pub fn new(project: &Project, reading: &Reading) -> Self {
        let mut builder = Builder::default();
        let mut claims = Draft::default();
        let mut speakers = Draft::default();
        let mut heads = Draft::default();
        let mut texts = Draft::default();
        let mut places = HashMap::new();
        for (at, article) in project.articles().iter().enumerate() {
            places.insert(article.id, at as u32);
            let title = article.display_title();
            let head = [
                Some(title.as_str()),
                article.outlet.as_deref(),
                article.byline.as_deref(),
            ];
            builder.add(&mut heads, head.into_iter().flatten());
            builder.add(&mut texts, [article.text.as_str()]);
        }
        let mut article_of = Vec::with_capacity(reading.statements.len());
        for (statement, claim) in reading.statements.iter().zip(&reading.claims) {
            builder.add(&mut claims, [claim.text.as_str()]);
            let speaker = [
                statement.speaker.name.as_deref(),
                statement.speaker.role.as_deref(),
            ];
            builder.add(&mut speakers, speaker.into_iter().flatten());
            article_of.push(places.get(&statement.article).copied().unwrap_or(u32::MAX));
        }
        let (vocabulary, [claims, speakers, heads, texts]) =
            builder.finish([claims, speakers, heads, texts]);
        Self {
            vocabulary,
            claims,
            speakers,
            heads,
            texts,
            article_of,
            articles: project
                .articles()
                .iter()
                .map(|article| article.id)
                .collect(),
        }
    }

    /// Everything that holds what is wanted and nothing that is not.
    pub fn find(&self, query: &Query, scope: Scope, notes: &NoteIndex, reading: &Reading) -> Found {
        let with_notes = match scope {
            Scope::Claims => Vec::new(),
            Scope::Everything | Scope::Notes => notes
                .notes
                .iter()
                .filter(|(_, words)| query.fits(words))
                .map(|(target, _)| *target)
                .collect(),
        };
        let mut found = match scope {
            Scope::Notes => Found {
                statements: vec![false; self.claims.texts()],
                ..Found::default()
            },
            Scope::Claims | Scope::Everything => self.in_words(query, scope),
        };
        // A query that only leaves out says nothing about notes.
        if !query.wanted.is_empty() {
            self.add_notes(&mut found, &with_notes, reading);
            found.notes = with_notes;
        }
        found.count = found.statements.iter().filter(|&&hit| hit).count();
        found
    }

    fn in_words(&self, query: &Query, scope: Scope) -> Found {
        let mut statements = vec![true; self.claims.texts()];
        let mut articles = vec![true; self.articles.len()];
        let everything = scope == Scope::Everything;
        let mut counts = vec![0; self.articles.len()];
        for (term, wanted) in query
            .wanted
            .iter()
            .map(|term| (term, true))
            .chain(query.unwanted.iter().map(|term| (term, false)))
        {
            let asked = Asked::new(term, &self.vocabulary);
            let mut here = vec![false; statements.len()];
            self.claims.find(&asked, |at| here[at] = true);
            if everything {
                self.speakers.find(&asked, |at| here[at] = true);
                let mut heads = vec![false; articles.len()];
                self.heads.find(&asked, |at| heads[at] = true);
                if heads.contains(&true) {
                    for (here, &article) in here.iter_mut().zip(&self.article_of) {
                        *here |= heads.get(article as usize).copied().unwrap_or(false);
                    }
                }
                self.texts.find(&asked, |at| heads[at] = true);
                for (at, (all, here)) in articles.iter_mut().zip(heads).enumerate() {
                    *all &= here == wanted;
                    if *all && wanted {
                        counts[at] += self.texts.count(&asked, at);
                    }
                }
            }
            for (all, here) in statements.iter_mut().zip(here) {
                *all &= here == wanted;
            }
        }
        let mut hits: Vec<ArticleHit> = if everything && !query.wanted.is_empty() {
            articles
                .iter()
                .zip(&self.articles)
                .zip(counts)
                .filter(|((all, _), _)| **all)
                .map(|((_, &article), hits)| ArticleHit { article, hits })
                .collect()
        } else {
            Vec::new()
        };
        // A stable sort: articles with as many hits stay in the project's order.
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.hits));
        Found {
            statements,
            articles: hits,
            ..Found::default()
        }
    }

    /// The statements of a pair with such a note come in through the pair: see `Sieve`.
    fn add_notes(&self, found: &mut Found, noted: &[NoteTarget], reading: &Reading) {
        let mut articles = HashSet::new();
        for &target in noted {
            match target {
                NoteTarget::Statement(id) => {
                    if let Some(place) = reading.index_of(id) {
                        found.set(place);
                    }
                }
                NoteTarget::Pair(pair) => {
                    found.pairs.insert(pair);
                }
                NoteTarget::Article(id) => {
                    if let Some(at) = self.articles.iter().position(|&known| known == id) {
                        articles.insert(at as u32);
                    }
                }
            }
        }
        if !articles.is_empty() {
            for (place, article) in self.article_of.iter().enumerate() {
                if articles.contains(article) {
                    found.set(place);
                }
            }
        }
    }
}

impl Found {
    fn set(&mut self, place: usize) {
        if let Some(hit) = self.statements.get_mut(place) {
            *hit = true;
        }
    }
}

/// The words around a hit on one line, with every hit in them marked.
pub fn snippet(text: &str, hits: &[Span], at: usize) -> MarkedText {
    const BEFORE: usize = 48;
    const AFTER: usize = 160;
    let middle = hits.get(at).copied().unwrap_or_default();
    let start = word_start(text, middle.start.saturating_sub(BEFORE), middle.start);
    let end = word_end(
        text,
        middle.end.saturating_add(AFTER).min(text.len()),
        middle.end,
    );
    let mut line = String::from(if start > 0 { "… " } else { "" });
    let mut found = Vec::new();
    let mut gap = false;
    let mut begin = 0;
    for (at, c) in text[start..end].char_indices() {
        let here = Span::new(start + at, start + at + c.len_utf8());
        if c.is_whitespace() {
            gap = true;
        } else {
            if std::mem::take(&mut gap) && !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
            if hits
                .binary_search_by_key(&here.start, |hit| hit.start)
                .is_ok()
            {
                begin = line.len();
            }
            line.push(c);
        }
        if let Ok(hit) = hits.binary_search_by_key(&here.end, |hit| hit.end)
            && hits[hit].start >= start
        {
            found.push(Span::new(begin, line.len()));
        }
    }
    if end < text.len() {
        line.push_str(" …");
    }
    let whole = [Span::new(0, line.len())];
    MarkedText::new(line, &whole, &[], &[], &found)
}

/// The first start of a word from `from` on, at most `to`.
fn word_start(text: &str, mut from: usize, to: usize) -> usize {
    if from == 0 {
        return 0;
    }
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text[from..to]
        .char_indices()
        .find(|(_, c)| c.is_whitespace())
        .map_or(from, |(at, c)| from + at + c.len_utf8())
}

/// The last end of a word up to `from`, at least `to`.
fn word_end(text: &str, mut from: usize, to: usize) -> usize {
    if from >= text.len() {
        return text.len();
    }
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    text[to..from.max(to)]
        .rfind(char::is_whitespace)
        .map_or(from.max(to), |at| to + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{Edit, Scope};
    use crate::views::fixture::Fixture;

    fn fixture() -> (Project, Reading) {
        let mut fixture = Fixture::default();
        fixture.article("Talks end", "Harbour Wire");
        fixture.say("a", "Lena Marsh", "We didn’t leave — not “once”.");
        fixture.say("b", "Omar Vale", "They left twice.");
        fixture.build()
    }

    fn find_in(project: &Project, reading: &Reading, typed: &str, scope: Scope) -> Found {
        let notes = NoteIndex::new(project);
        SearchIndex::new(project, reading).find(&Query::new(typed), scope, &notes, reading)
    }

    fn statements(found: &Found) -> Vec<usize> {
        (0..2).filter(|&place| found.holds(place)).collect()
    }

    #[test]
    fn finds_in_any_case_and_typography() {
        let (project, reading) = fixture();
        let find = |typed: &str| statements(&find_in(&project, &reading, typed, Scope::Everything));
        assert_eq!(find("DIDN'T leave - not \"once\""), [0]);
        assert_eq!(find("vale"), [1], "speakers are looked through");
        assert_eq!(find("  harbour  "), [0, 1], "and outlets");
        assert_eq!(find("twice talks"), [1], "every word must be there");
        assert_eq!(find("twi"), [1], "while it is typed");
        assert_eq!(find("\"left twice\""), [1]);
        assert_eq!(find("\"twice left\""), [] as [usize; 0]);
        assert_eq!(find("-twice"), [0]);
        assert_eq!(find("talks -marsh"), [1]);
        assert_eq!(find("nowhere"), [] as [usize; 0]);
    }

    #[test]
    fn whole_articles_are_looked_through() {
        let (project, reading) = fixture();
        let find = |typed: &str| find_in(&project, &reading, typed, Scope::Everything);
        // No statement says so; the article tells it.
        let found = find("\"three days\" talks");
        assert_eq!((found.count, found.articles.len()), (0, 1));
        assert_eq!(
            found.articles[0].hits, 2,
            "in the text; the headline is apart"
        );
        assert!(find("\"three days\" -harbour").articles.is_empty());
        assert!(
            find("-nowhere").articles.is_empty(),
            "nothing to show in them"
        );
        let claims = find_in(&project, &reading, "harbour", Scope::Claims);
        assert_eq!((claims.count, claims.articles.len()), (0, 0));
    }

    #[test]
    fn notes_are_looked_through() {
        let (mut project, reading) = fixture();
        let on = NoteTarget::Statement(reading.statements[1].id);
        let note = Some("Check the number, écrit à la main.".to_owned());
        project.apply(Edit::SetNote(on, note)).unwrap();
        let find = |typed: &str, scope| find_in(&project, &reading, typed, scope);
        let found = find("check ecrit", Scope::Notes);
        assert_eq!((statements(&found), found.notes.len()), (vec![1], 1));
        assert_eq!(statements(&find("number", Scope::Everything)), [1]);
        assert_eq!(find("number", Scope::Claims).count, 0);
        assert_eq!(find("twice", Scope::Notes).count, 0);
        let on = NoteTarget::Article(project.articles()[0].id);
        project
            .apply(Edit::SetNote(on, Some("Old version".to_owned())))
            .unwrap();
        let found = find_in(&project, &reading, "version", Scope::Notes);
        assert_eq!(statements(&found), [0, 1]);
    }

    #[test]
    fn snippets_show_the_hit_in_its_line() {
        let text = "A first line that is rather long and goes on for a while.\n\nThen the tower,  at the \
                    gate, fell; towers often do, and nobody in the village was in the least surprised \
                    when the news came in by the evening bus from the other side of the valley, or so \
                    they said.";
        let hits = Query::new("tower").places(text);
        assert_eq!(hits.len(), 2);
        let snippet = snippet(text, &hits, 0);
        assert!(snippet.text.starts_with("… "), "{}", snippet.text);
        assert!(snippet.text.ends_with(" …"), "{}", snippet.text);
        assert!(
            snippet.text.contains("while. Then the tower, at the gate"),
            "{}",
            snippet.text
        );
        let marked: Vec<_> = snippet
            .parts
            .iter()
            .filter(|(_, mark)| mark.found)
            .map(|(span, _)| span.slice(&snippet.text))
            .collect();
        assert_eq!(marked, ["tower", "towers"]);
        assert_eq!(super::snippet("tower", &[Span::new(0, 5)], 0).text, "tower");
        assert_eq!(super::snippet("", &[], 0).text, "");
        let odd = "ʇ".repeat(500);
        assert!(
            super::snippet(&odd, &[Span::new(400, 402)], 0)
                .text
                .contains('ʇ')
        );
    }
}
