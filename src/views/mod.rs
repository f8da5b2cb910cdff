//! What a screen shows, as plain data.
//!
//! Each view is worked out from a project and its reading, and remembered until one of them or the
//! filters change; a frame only reads. Rows are places in [`Reading::statements`], so no words are
//! copied. No egui, no files, no clock in here.

pub mod attributes;
pub mod bands;
pub mod caret;
pub mod cast;
pub mod colour;
pub mod columns;
pub mod decided;
pub mod decisions;
pub mod details;
pub mod facets;
pub mod marks;
pub mod memo;
pub mod page;
pub mod pair;
pub mod queue;
pub mod readings;
pub mod search;
pub mod sieve;
pub mod tray;
pub mod unsuggested;

use std::sync::Arc;

pub use attributes::Attributes;
pub use bands::{BandRow, BandTitle, Bands, bands};
pub use columns::{Column, columns};
pub use decided::Decided;
pub use decisions::{DecisionFilter, DecisionLine, Pace, decision_line, decisions};
pub use facets::{ArticleFacet, Facets, SpeakerFacet, facets};
pub use marks::{Marks, marks};
pub use memo::{Memo, Recent, Same};
pub use page::{Page, page};
pub use pair::{
    Copy, Evidence, MarkedText, PairView, Told, pair_view, pair_view_for, statements_of,
};
pub use queue::{Counts, Judging, Queue, QueueItem, mixed_queue, offered, queue};
pub use readings::{Choice, Readings, readings, settle};
pub use search::{ArticleHit, Found, NoteIndex, Query, SearchIndex};
pub use sieve::{Facet, Grounds, Sieve};
pub use tray::{TrayGroup, tray};
pub use unsuggested::unsuggested;

use crate::model::{Between, Reading, Side, Speaker};
use crate::project::{Arrangement, Filters, Project, QueueOrder, Scope, Status};

/// Numbers that change whenever what the views read changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Revision {
    /// Counts edits of the project.
    pub project: u64,
    /// Counts those of its articles, its profile and the sides that speakers are on.
    pub articles: u64,
    /// Counts readings.
    pub reading: u64,
}

impl Revision {
    /// The same for what no verdict, note or tag changes.
    #[must_use]
    pub fn of_articles(self) -> Self {
        Self { project: 0, ..self }
    }
}

/// What the filters are asked about: the search and the marks, and the pairs where their status counts.
type OfSieve = (
    Revision,
    Filters,
    Same<Marks>,
    Same<Option<Found>>,
    Option<Same<Queue>>,
);

/// What the pairs that pass the filters are worked out from.
type OfQueue = (Revision, Same<Queue>, Same<Sieve>, Status, QueueOrder);

/// What the columns by topic are worked out from; the last are the pairs linked by hand.
type OfBands = (
    Revision,
    Same<[Column; 2]>,
    Arrangement,
    Judging,
    Same<Vec<[usize; 2]>>,
);

/// What is worked out of a whole reading before the lists are: it takes a while, so that it is best
/// done in the background.
#[derive(Debug, Default)]
pub struct Prepared {
    /// What facets and filters ask of every statement.
    pub attributes: Attributes,
    /// The words of everything.
    pub index: SearchIndex,
}

impl Prepared {
    /// Works it out.
    pub fn new(project: &Project, reading: &Reading) -> Self {
        Self {
            attributes: Attributes::new(project, reading),
            index: SearchIndex::new(project, reading),
        }
    }
}

/// All lists of the main screen, each worked out once.
#[derive(Debug, Default)]
pub struct Views {
    /// How pairs are judged: it says which pairs there are.
    pub judging: Judging,
    prepared: Memo<u64, Prepared>,
    notes: Memo<u64, NoteIndex>,
    query: Memo<String, Query>,
    found: Recent<(Revision, Same<NoteIndex>, String, Scope), Option<Found>>,
    not_searched: Arc<Option<Found>>,
    marks: Memo<Revision, Marks>,
    sieve: Memo<OfSieve, Sieve>,
    facets: facets::Kept,
    statuses: Memo<(Same<Queue>, Same<Sieve>), Counts>,
    offered: Memo<(u64, Judging), [(Between, usize); 3]>,
    all: queue::Kept,
    queue: Memo<OfQueue, Queue>,
    by_time: Memo<Revision, Vec<u32>>,
    by_hand: Memo<Revision, Vec<[usize; 2]>>,
    put_forward: Memo<(u64, Judging), Vec<[usize; 2]>>,
    columns: Memo<(Revision, Same<Sieve>, Arrangement), [Column; 2]>,
    bands: Memo<OfBands, Option<Bands>>,
    tray: Memo<(Revision, ButStatus), Vec<TrayGroup>>,
}

/// What passes as a key of lists that the status of pairs does not narrow.
#[derive(Debug)]
struct ButStatus(Arc<Sieve>);

impl PartialEq for ButStatus {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.is_same_but(&other.0, Facet::Status)
    }
}

/// The lists of one moment.
#[derive(Clone, Debug)]
pub struct Lists {
    /// What is known of every statement.
    pub prepared: Arc<Prepared>,
    /// The search, as terms.
    pub query: Arc<Query>,
    /// What holds the words searched for; none when nothing is searched for.
    pub found: Arc<Option<Found>>,
    /// Tags and notes, put where cards ask for them.
    pub marks: Arc<Marks>,
    /// What the sidebar offers.
    pub facets: Arc<Facets>,
    /// Pairs by status.
    pub statuses: Counts,
    /// How many pairs of each kind are offered for review.
    pub offered: Arc<[(Between, usize); 3]>,
    /// Every pair of the kind in view, whatever the other filters.
    pub all: Arc<Queue>,
    /// Which statements pass the filters.
    pub sieve: Arc<Sieve>,
    /// The pairs that pass the filters.
    pub queue: Arc<Queue>,
    /// The left and the right column.
    pub columns: Arc<[Column; 2]>,
    /// The columns by topic, when they are shown so.
    pub bands: Arc<Option<Bands>>,
    /// Statements in neither column.
    pub tray: Arc<Vec<TrayGroup>>,
}

impl Views {
    /// Takes over what was worked out for the reading of this revision.
    pub fn prepare(&mut self, revision: Revision, prepared: Prepared) {
        self.prepared.put(revision.reading, prepared);
    }

    /// The lists for this project, reading and these filters. Quick when nothing changed.
    pub fn lists(
        &mut self,
        revision: Revision,
        project: &Project,
        reading: &Reading,
        filters: &Filters,
    ) -> Lists {
        let prepared = self
            .prepared
            .get(revision.reading, || Prepared::new(project, reading));
        // A verdict changes none of what is worked out from these alone.
        let of_articles = revision.of_articles();
        let query = self
            .query
            .get(filters.search.clone(), || Query::new(&filters.search));
        let found = if query.is_empty() {
            Arc::clone(&self.not_searched)
        } else {
            let notes = self
                .notes
                .get_kept(revision.project, || NoteIndex::new(project));
            let typed = filters.search.clone();
            let of_search = (of_articles, Same::of(&notes), typed, filters.scope);
            self.found.find(&of_search).unwrap_or_else(|| {
                let found = prepared.index.find(&query, filters.scope, &notes, reading);
                self.found.put(of_search, Some(found))
            })
        };
        let (judging, with_sample) = (self.judging, filters.status == Status::Sample);
        let all = self.all.get(
            revision,
            project,
            reading,
            filters.between,
            with_sample,
            judging,
        );
        let marks = self.marks.get_kept(revision, || marks(project, reading));
        let of_sieve = (
            of_articles,
            filters.clone(),
            Same::of(&marks),
            Same::of(&found),
            (filters.status != Status::All).then(|| Same::of(&all)),
        );
        let sieve = self.sieve.get_kept(of_sieve, || {
            let grounds = Grounds {
                attributes: &prepared.attributes,
                marks: &marks,
                all: &all,
                found: found.as_ref().as_ref(),
            };
            Sieve::new(filters, &grounds)
        });
        let arrangement = project.screen.arrangement;
        let by_time = &mut self.by_time;
        let of_columns = (of_articles, Same::of(&sieve), arrangement);
        let columns = self.columns.get(of_columns, || {
            let order = (arrangement == Arrangement::Time)
                .then(|| by_time.get(of_articles, || columns::by_time(project, reading)));
            let order = order.as_ref().map(|order| order.as_slice());
            columns(&prepared.attributes, &sieve, order)
        });
        let by_hand = self
            .by_hand
            .get_kept(revision, || queue::linked_by_hand(project, reading));
        let arranged = (
            of_articles,
            Same::of(&columns),
            arrangement,
            judging,
            Same::of(&by_hand),
        );
        let put_forward = &mut self.put_forward;
        let bands = self.bands.get(arranged, || {
            (arrangement == Arrangement::Topic).then(|| {
                let offered = put_forward.get((revision.reading, judging), || {
                    queue::put_forward(reading, judging)
                });
                bands(project, reading, &columns, [&by_hand, &offered])
            })
        });
        let (status, order) = (filters.status, project.screen.queue_order);
        let queue = if status == Status::All && order == QueueOrder::Best && !sieve.narrows() {
            Arc::clone(&all)
        } else {
            let of_queue = (of_articles, Same::of(&all), Same::of(&sieve), status, order);
            self.queue.get(of_queue, || {
                all.chosen((status, &sieve), order, project, reading)
            })
        };
        let statuses = (Same::of(&all), Same::of(&sieve));
        Lists {
            facets: self
                .facets
                .get(revision, project, &prepared.attributes, &marks, &sieve),
            statuses: *self.statuses.get(statuses, || all.counts_of(&sieve)),
            offered: self
                .offered
                .get((revision.reading, judging), || offered(reading, judging)),
            queue,
            columns,
            bands,
            tray: self
                .tray
                .get((of_articles, ButStatus(Arc::clone(&sieve))), || {
                    tray(reading, &prepared.attributes, &sieve)
                }),
            sieve,
            all,
            prepared,
            query,
            found,
            marks,
        }
    }
}

/// How a speaker is called on screen: name, else role, else words that say that none was found.
/// Begins with a capital letter, for it stands alone.
pub fn speaker_name(speaker: &Speaker) -> String {
    let words = [&speaker.name, &speaker.role]
        .into_iter()
        .flatten()
        .map(|words| words.trim())
        .find(|words| !words.is_empty());
    words.map_or_else(|| "Speaker not named".to_owned(), capitalized)
}

/// The words with a capital first letter.
fn capitalized(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// The office of a speaker who is shown by name, when it says more than the name does.
pub fn speaker_office(speaker: &Speaker) -> Option<&str> {
    let name = speaker.name.as_deref().filter(|n| !n.trim().is_empty())?;
    let role = speaker.role.as_deref().filter(|r| !r.trim().is_empty())?;
    (!name.to_lowercase().contains(&role.to_lowercase())).then_some(role)
}

/// Whether a speaker's statements belong into one of the columns.
pub fn in_column(speaker: &Speaker) -> Option<Side> {
    (speaker.side.is_column() && speaker.official).then_some(speaker.side)
}

#[cfg(test)]
pub(crate) mod fixture;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_called_by_name_then_role() {
        let mut speaker = Speaker {
            role: Some("security official".to_owned()),
            ..Speaker::default()
        };
        assert_eq!(speaker_name(&speaker), "Security official");
        assert_eq!(speaker_office(&speaker), None);
        speaker.name = Some("Lena Marsh".to_owned());
        assert_eq!(speaker_name(&speaker), "Lena Marsh");
        assert_eq!(speaker_office(&speaker), Some("security official"));
        assert_eq!(speaker_name(&Speaker::default()), "Speaker not named");
    }
}
