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
pub use memo::{Memo, Recent};
pub use page::{Page, page};
pub use pair::{Copy, Evidence, MarkedText, PairView, Told, pair_view, pair_view_for};
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

/// What the columns by topic are worked out from; the last are the pairs linked by hand.
type OfBands = (
    Revision,
    Filters,
    Arrangement,
    Judging,
    Arc<Vec<[usize; 2]>>,
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
    found: Recent<(Revision, String, Scope), Option<Found>>,
    marks: Memo<Revision, Marks>,
    sieve: Memo<(Revision, Filters, Judging), Sieve>,
    facets: Memo<(Revision, Filters, Judging), Facets>,
    offered: Memo<(u64, Judging), [(Between, usize); 3]>,
    all: Memo<(Revision, Between, bool, Judging), Queue>,
    queue: Memo<(Revision, Filters, QueueOrder, Judging), Queue>,
    by_time: Memo<Revision, Vec<u32>>,
    by_hand: Memo<Revision, Vec<[usize; 2]>>,
    suggested: Memo<u64, Vec<[usize; 2]>>,
    columns: Memo<(Revision, Filters, Arrangement, Judging), [Column; 2]>,
    bands: Memo<OfBands, Option<Bands>>,
    tray: Memo<(Revision, Filters), Vec<TrayGroup>>,
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
        let typed = filters.search.clone();
        let query = self.query.get(typed.clone(), || Query::new(&typed));
        let notes = &mut self.notes;
        let of_search = (revision, typed, filters.scope);
        let found = self.found.find(&of_search).unwrap_or_else(|| {
            let found = (!query.is_empty()).then(|| {
                let notes = notes.get(revision.project, || NoteIndex::new(project));
                prepared.index.find(&query, filters.scope, &notes, reading)
            });
            self.found.put(of_search, found)
        });
        let between = filters.between;
        let (judging, with_sample) = (self.judging, filters.status == Status::Sample);
        let all = self.all.get((revision, between, with_sample, judging), || {
            mixed_queue(project, reading, between, with_sample, judging)
        });
        let marks = self.marks.get(revision, || marks(project, reading));
        let sieve = self.sieve.get((revision, filters.clone(), judging), || {
            let grounds = Grounds {
                attributes: &prepared.attributes,
                marks: &marks,
                all: &all,
                found: found.as_ref().as_ref(),
            };
            Sieve::new(filters, &grounds)
        });
        let order = project.screen.queue_order;
        let arrangement = project.screen.arrangement;
        // A verdict changes the columns only where what the person said narrows them.
        let by_acts = filters.status != Status::All
            || filters.noted
            || !filters.tags.is_empty()
            || !query.is_empty();
        let of_columns = if by_acts {
            revision
        } else {
            revision.of_articles()
        };
        let by_time = &mut self.by_time;
        let columns = self
            .columns
            .get((of_columns, filters.clone(), arrangement, judging), || {
                let order = (arrangement == Arrangement::Time).then(|| {
                    by_time.get(revision.of_articles(), || {
                        columns::by_time(project, reading)
                    })
                });
                let order = order.as_ref().map(|order| order.as_slice());
                columns(reading, &sieve, order)
            });
        let by_hand = self
            .by_hand
            .get(revision, || queue::linked_by_hand(project, reading));
        let arranged = (
            of_columns,
            filters.clone(),
            arrangement,
            judging,
            Arc::clone(&by_hand),
        );
        let suggested = &mut self.suggested;
        let bands = self.bands.get(arranged, || {
            (arrangement == Arrangement::Topic).then(|| {
                let suggested = suggested.get(revision.reading, || queue::suggested(reading));
                bands(project, reading, &columns, [&by_hand, &suggested])
            })
        });
        Lists {
            facets: self.facets.get((revision, filters.clone(), judging), || {
                facets(project, &prepared.attributes, &marks, &all, &sieve)
            }),
            offered: self
                .offered
                .get((revision.reading, judging), || offered(reading, judging)),
            queue: self
                .queue
                .get((revision, filters.clone(), order, judging), || {
                    all.chosen((filters.status, &sieve), order, project, reading)
                }),
            columns,
            bands,
            tray: self.tray.get((of_columns, filters.clone()), || {
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
