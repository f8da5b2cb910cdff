//! The log of decisions: every answer, name and note on a pair, in the order they were made. It only
//! grows; undoing adds to it.
//!
//! Each entry carries the SHA-256 of the one before, and the file carries that of the last one, so
//! that a change made outside the program shows. That is evidence, not a lock: whoever has the file
//! can make a whole new log, but not one that ends in a hash that was printed in a report before.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Edit, NoteTarget, Project};
use crate::model::{Answer, Asked, PairId, Relation};

/// Entries that are shared between copies of a log, so that copying it costs little.
const CHUNK: usize = 256;

/// What kind of act an entry tells of.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// One act on one pair: an answer, a name, a note, a link.
    #[default]
    One,
    /// One act on many pairs.
    Bulk,
    /// An act taken back.
    Undo,
    /// An act that was taken back made again.
    Redo,
    /// Decisions that followed their words to an article that had changed.
    Follow,
}

impl Act {
    /// All, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::One, Self::Bulk, Self::Undo, Self::Redo, Self::Follow];

    /// In a word or two, for the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::One => "one by one",
            Self::Bulk => "in bulk",
            Self::Undo => "undone",
            Self::Redo => "done again",
            Self::Follow => "followed the words",
        }
    }
}

/// What is true of a pair at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// The answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// What the contradiction is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// Whether the person linked the two.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
    /// The note on the pair.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl State {
    /// What is true of a pair of `project` now.
    pub fn of(project: &Project, pair: PairId) -> Self {
        let verdict = project.verdict(pair);
        Self {
            answer: verdict.map(|v| v.answer),
            relation: verdict.and_then(|v| v.relation),
            by_hand: verdict.is_some_and(|v| v.by_hand),
            note: project.note(NoteTarget::Pair(pair)).map(str::to_owned),
        }
    }
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When, as an RFC 3339 time in UTC.
    pub at: String,
    /// The kind of act.
    pub act: Act,
    /// The pair.
    pub pair: PairId,
    /// What was true of it before.
    pub old: State,
    /// What is true of it since.
    pub new: State,
    /// How the pair had come before the person.
    #[serde(default, skip_serializing_if = "is_plain")]
    pub asked: Asked,
    /// Whether it was judged before the program's reasons were seen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blind: bool,
    /// How long it had been on the screen, in whole seconds, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// Name and version of the program, whose rules come with it.
    pub program: String,
    /// [`hash`](Self::hash) of the entry before; of no entry, for the first.
    pub previous: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_plain(asked: &Asked) -> bool {
    *asked == Asked::Plainly
}

impl Entry {
    /// SHA-256 of the entry's JSON without white space, in lower-case hexadecimal digits.
    ///
    /// # Panics
    /// Never: an entry has only strings, numbers and lists of names.
    pub fn hash(&self) -> String {
        let json = serde_json::to_vec(self).expect("an entry has no map and no odd number");
        hex(&Sha256::digest(json))
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// What the log must be told of an act beside the act itself.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The time.
    pub now: Timestamp,
    /// The kind of act.
    pub act: Act,
    /// How long the pair had been on the screen, in whole seconds, if that is known.
    pub seconds: Option<u32>,
}

/// All decisions, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    full: Vec<Arc<Vec<Entry>>>,
    open: Vec<Entry>,
    /// Hash of the last entry; empty when there is none.
    end: String,
}

impl Log {
    /// A log of these entries as a file holds them, which ends in the hash told there, and the first
    /// thing that does not fit, if there is one. Nothing is left out.
    pub fn read(entries: Vec<Entry>, end: &str) -> (Self, Option<Broken>) {
        let mut broken = None;
        let mut before = String::new();
        for (at, entry) in entries.iter().enumerate() {
            if entry.previous != before && broken.is_none() {
                broken = Some(Broken::Before(at + 1));
            }
            before = entry.hash();
        }
        if before != end && broken.is_none() {
            broken = Some(Broken::AtEnd);
        }
        let mut out = Self::default();
        for entry in entries {
            out.put(entry);
        }
        out.end = before;
        (out, broken)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.full.len() * CHUNK + self.open.len()
    }

    /// Whether nothing was decided yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entries, oldest first; from both ends.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        let full = self.full.iter().flat_map(|chunk| chunk.iter());
        full.chain(&self.open)
    }

    /// An entry by its place, from 0.
    pub fn get(&self, at: usize) -> Option<&Entry> {
        match self.full.get(at / CHUNK) {
            Some(chunk) => chunk.get(at % CHUNK),
            None => self.open.get(at - self.full.len() * CHUNK),
        }
    }

    /// Hash of the last entry: it stands for all of them. Empty when there is none.
    pub fn end(&self) -> &str {
        &self.end
    }

    /// Adds what became of `pair`, unless nothing did.
    pub(super) fn note(&mut self, project: &Project, pair: PairId, old: State, moment: &Moment) {
        let new = State::of(project, pair);
        if old == new {
            return;
        }
        let given = project
            .verdict(pair)
            .map(|verdict| verdict.given)
            .unwrap_or_default();
        let entry = Entry {
            at: moment.now.to_string(),
            act: moment.act,
            pair,
            old,
            new,
            asked: given.asked,
            blind: given.blind,
            seconds: moment.seconds,
            program: concat!("counterclaim ", env!("CARGO_PKG_VERSION")).to_owned(),
            previous: std::mem::take(&mut self.end),
        };
        self.end = entry.hash();
        self.put(entry);
    }

    fn put(&mut self, entry: Entry) {
        self.open.push(entry);
        if self.open.len() == CHUNK {
            self.full.push(Arc::new(std::mem::take(&mut self.open)));
        }
    }
}

/// Where the hashes of a log do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The hash that the entry of this number, from 1, gives is not that of the one before it.
    Before(usize),
    /// The last entry is not the one that the file says it is.
    AtEnd,
}

impl Broken {
    /// A sentence for the person.
    pub fn told(self) -> String {
        let what = match self {
            Self::Before(1) => "entries before the first one were taken out".to_owned(),
            Self::Before(number) => format!(
                "entry {number} does not follow from the one before it: one of the two was changed, \
                 or entries between them were taken out"
            ),
            Self::AtEnd => {
                "its last entry was changed, or entries after it were taken out".to_owned()
            }
        };
        format!(
            "The log of decisions was changed outside the program: {what}. Nothing was left out; what \
             you decide from now on is added to the log as it is."
        )
    }
}

/// The pairs that edits decide or note, each once.
pub(super) fn pairs(edits: &[Edit]) -> Vec<PairId> {
    let mut out: Vec<PairId> = edits
        .iter()
        .filter_map(|edit| match edit {
            Edit::SetVerdict(pair, _) | Edit::SetNote(NoteTarget::Pair(pair), _) => Some(*pair),
            _ => None,
        })
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    out.retain(|pair| seen.insert(*pair));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClaimKey, Given, Side, StatementId, Verdict, Witness};
    use crate::project::Transaction;
    use crate::sides::Profile;

    fn moment(act: Act) -> Moment {
        Moment {
            now: "2031-03-04T05:06:07Z".parse().unwrap(),
            act,
            seconds: Some(9),
        }
    }

    /// A project in which one pair was rejected, that was undone, and a note was written.
    fn judged() -> Project {
        let mut project = Project::new(Arc::new(Profile::built_in()));
        let witness = |number| Witness {
            statement: StatementId::of_bare(number),
            claim: ClaimKey::of("The gate is shut."),
            side: Side::A,
            speaker: None,
            text: "The gate is shut.".to_owned(),
            article_title: "Gates".to_owned(),
        };
        let (a, b) = (witness(1), witness(2));
        let pair = PairId::of(a.statement, b.statement);
        let rejected = Verdict {
            pair,
            answer: Answer::Rejected,
            by_hand: false,
            relation: None,
            given: Given::default(),
            a,
            b,
            decided_at: "2031-03-04T05:06:07Z".to_owned(),
        };
        let confirmed = Verdict {
            answer: Answer::Confirmed,
            ..rejected.clone()
        };
        let edit = Edit::SetVerdict(pair, Some(Box::new(confirmed)));
        project.apply(edit).unwrap();
        let edit = Edit::SetVerdict(pair, Some(Box::new(rejected)));
        let act = Transaction::one("Reject pair", edit);
        project.act(act, &moment(Act::One)).unwrap();
        project.undo(&moment(Act::Undo)).unwrap();
        let note = Edit::SetNote(NoteTarget::Pair(pair), Some("ask again".to_owned()));
        let act = Transaction::one("Note", note);
        project.act(act, &moment(Act::One)).unwrap();
        project
    }

    #[test]
    fn every_act_is_told_and_undoing_adds() {
        let project = judged();
        let told: Vec<_> = project
            .log()
            .entries()
            .map(|e| (e.act, e.old.answer, e.new.answer, e.new.note.as_deref()))
            .collect();
        let (yes, no) = (Some(Answer::Confirmed), Some(Answer::Rejected));
        assert_eq!(
            told,
            [
                (Act::One, yes, no, None),
                (Act::Undo, no, yes, None),
                (Act::One, yes, yes, Some("ask again")),
            ]
        );
        let first = project.log().get(0).unwrap();
        assert_eq!((first.seconds, first.previous.as_str()), (Some(9), ""));
        assert_eq!(project.log().get(1).unwrap().previous, first.hash());
        assert_eq!(project.log().end(), project.log().get(2).unwrap().hash());
        assert_eq!(first.hash().len(), 64);
    }

    #[test]
    fn whatever_is_changed_in_it_shows() {
        let log = judged().log().clone();
        let entries: Vec<Entry> = log.entries().cloned().collect();
        let read = |entries: Vec<Entry>| Log::read(entries, log.end());
        assert_eq!(read(entries.clone()), (log.clone(), None));
        for (at, broken) in [
            (0, Broken::Before(2)),
            (1, Broken::Before(3)),
            (2, Broken::AtEnd),
        ] {
            let mut changed = entries.clone();
            changed[at].at = "2031-03-04T05:06:08Z".to_owned();
            assert_eq!(read(changed).1, Some(broken));
        }
        for (at, broken) in [
            (0, Broken::Before(1)),
            (1, Broken::Before(2)),
            (2, Broken::AtEnd),
        ] {
            let mut shorter = entries.clone();
            shorter.remove(at);
            let (log, found) = read(shorter);
            assert_eq!((log.len(), found), (2, Some(broken)));
        }
        let mut turned = entries;
        turned.swap(0, 1);
        assert_eq!(read(turned).1, Some(Broken::Before(1)));
        assert!(Broken::Before(3).told().contains("entry 3"));
    }

    #[test]
    fn long_logs_keep_their_order() {
        let one = judged().log().get(0).unwrap().clone();
        let mut log = Log::default();
        for number in 0..700 {
            log.put(Entry {
                seconds: Some(number),
                ..one.clone()
            });
        }
        assert_eq!(log.len(), 700);
        let numbers: Vec<_> = log.entries().map(|e| e.seconds).collect();
        assert!(
            numbers
                .iter()
                .zip(0..)
                .all(|(seconds, n)| *seconds == Some(n))
        );
        for at in [0, 255, 256, 511, 512, 699] {
            assert_eq!(log.get(at).unwrap().seconds, Some(at as u32));
        }
        assert_eq!(log.get(700), None);
        assert_eq!(log.entries().next_back(), log.get(699));
    }
}
