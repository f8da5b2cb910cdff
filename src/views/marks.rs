//! What the person marked: which statements have which tags, and which have notes, be it
//! themselves, through their article or through a pair they are in.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::{ArticleId, PairId, Reading};
use crate::project::{NoteTarget, Project, TagId};

/// The marks of one statement, article or pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its tags.
    pub tags: BTreeSet<TagId>,
    /// Whether it has a note.
    pub noted: bool,
}

/// All marks of a project, put where filters and cards ask for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// By statement, as a place in the reading.
    pub statements: HashMap<usize, Mark>,
    /// By article.
    pub articles: HashMap<ArticleId, Mark>,
    /// By pair.
    pub pairs: HashMap<PairId, Mark>,
    /// By statement: the marks of the pairs it is in.
    pub through_pairs: HashMap<usize, Mark>,
    /// Pairs that have a mark, with the places of their statements.
    pub places: HashMap<PairId, [usize; 2]>,
}

/// Gathers the marks of a project.
pub fn marks(project: &Project, reading: &Reading) -> Marks {
    let mut out = Marks::default();
    for (&target, tags) in project.tagged() {
        out.mark(target, reading, |mark| mark.tags.extend(tags));
    }
    for &target in project.notes().keys() {
        out.mark(target, reading, |mark| mark.noted = true);
    }
    let pairs: HashSet<PairId> = out.pairs.keys().copied().collect();
    for pair in pairs {
        let Some(places) = places(project, reading, pair) else {
            continue;
        };
        out.places.insert(pair, places);
        let mark = &out.pairs[&pair];
        for place in places {
            let through = out.through_pairs.entry(place).or_default();
            through.tags.extend(&mark.tags);
            through.noted |= mark.noted;
        }
    }
    out
}

/// Where the statements of a pair stand, if both are found.
pub(super) fn places(project: &Project, reading: &Reading, pair: PairId) -> Option<[usize; 2]> {
    let [a, b] = super::statements_of(project, reading, pair)?;
    Some([reading.index_of(a)?, reading.index_of(b)?])
}

impl Marks {
    fn mark(&mut self, target: NoteTarget, reading: &Reading, set: impl FnOnce(&mut Mark)) {
        let mark = match target {
            NoteTarget::Article(id) => self.articles.entry(id).or_default(),
            NoteTarget::Pair(id) => self.pairs.entry(id).or_default(),
            NoteTarget::Statement(id) => {
                let Some(place) = reading.index_of(id) else {
                    return;
                };
                self.statements.entry(place).or_default()
            }
        };
        set(mark);
    }

    /// The places of the statements that are not marked as in `other`; none when it is more than
    /// statements and pairs that are marked otherwise.
    pub fn changed(&self, other: &Self) -> Option<BTreeSet<usize>> {
        let mut out = BTreeSet::new();
        for (one, other) in [
            (&self.statements, &other.statements),
            (&self.through_pairs, &other.through_pairs),
        ] {
            let places = one.keys().chain(other.keys());
            out.extend(places.filter(|place| one.get(place) != other.get(place)));
        }
        (self.articles == other.articles).then_some(out)
    }

    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty() && self.articles.is_empty() && self.pairs.is_empty()
    }
}
