//! What another side profile would change, before it is used: which statements move, and which pairs
//! come and go.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use super::{Edit, Project};
use crate::model::{PairId, Reading, Side, Speaker, Statement, StatementId, Suggestion};
use crate::sides::Profile;

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In a column.
    Column(Side),
    /// With a party, but not official.
    Unofficial(Side),
    /// With neither party.
    Neither,
    /// Nobody knows.
    Open,
}

/// A statement that would stand elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The statement.
    pub statement: StatementId,
    /// Who says it, as it would be.
    pub speaker: String,
    /// Its words.
    pub words: String,
    /// Where it stands now; none when it is not found now.
    pub from: Option<Place>,
    /// Where it would stand; none when it would not be found.
    pub to: Option<Place>,
    /// Why it would stand there, in sentences.
    pub why: String,
}

/// A statement whose speaker would be called otherwise, in the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// The statement.
    pub statement: StatementId,
    /// What the speaker is called now.
    pub from: String,
    /// What the speaker would be called.
    pub to: String,
}

/// A suggested pair that would come or go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairChange {
    /// The pair.
    pub pair: PairId,
    /// Who says what on the left.
    pub left: (String, String),
    /// Who says what on the right.
    pub right: (String, String),
    /// Why it is suggested, in a sentence.
    pub why: String,
}

/// What another profile would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Whether the columns would be exchanged.
    pub exchanged: bool,
    /// Names of the left and the right party, as they would be.
    pub parties: [String; 2],
    /// Statements looked at.
    pub statements: usize,
    /// In the order of the articles.
    pub moves: Vec<Move>,
    /// How many move from where to where, the most first.
    pub counts: Vec<(Option<Place>, Option<Place>, usize)>,
    /// In the order of the articles.
    pub renames: Vec<Rename>,
    /// Pairs that would be suggested and are not now, best first.
    pub appear: Vec<PairChange>,
    /// Pairs that are suggested now and would not be, best first.
    pub vanish: Vec<PairChange>,
}

impl Place {
    /// Where a speaker's statements stand.
    pub fn of(speaker: &Speaker) -> Self {
        match (speaker.side, speaker.official) {
            (side @ (Side::A | Side::B), true) => Self::Column(side),
            (side @ (Side::A | Side::B), false) => Self::Unofficial(side),
            (Side::Other, _) => Self::Neither,
            (Side::Unknown, _) => Self::Open,
        }
    }

    fn across(self) -> Self {
        match self {
            Self::Column(side) => Self::Column(other(side)),
            Self::Unofficial(side) => Self::Unofficial(other(side)),
            place => place,
        }
    }
}

fn other(side: Side) -> Side {
    match side {
        Side::A => Side::B,
        Side::B => Side::A,
        side => side,
    }
}

impl Project {
    /// The edits that use another profile. Where the columns are `exchanged`, what the person put on a
    /// side goes with its party.
    pub fn profile_edits(&self, profile: Arc<Profile>, exchanged: bool) -> Vec<Edit> {
        let mut edits = vec![Edit::SetProfile(profile)];
        if exchanged {
            let columns = |side: &Side| side.is_column();
            let statements = self
                .statement_sides
                .iter()
                .filter(|(_, side)| columns(side));
            edits
                .extend(statements.map(|(&id, &side)| Edit::PlaceStatement(id, Some(other(side)))));
            let speakers = self.speaker_sides.iter().filter(|(_, side)| columns(side));
            edits.extend(
                speakers.map(|(key, &side)| Edit::PlaceSpeaker(key.clone(), Some(other(side)))),
            );
        }
        edits
    }
}

impl Preview {
    /// Compares what is found now with what would be found `after` another profile is used.
    pub fn new(now: &Reading, after: &Reading, profile: &Profile, exchanged: bool) -> Self {
        let mut out = Self {
            exchanged,
            parties: [profile.a.name.clone(), profile.b.name.clone()],
            statements: after.statements.len(),
            ..Self::default()
        };
        let before = |statement: &Statement| {
            let place = Place::of(&statement.speaker);
            if exchanged { place.across() } else { place }
        };
        for (statement, claim) in after.statements.iter().zip(&after.claims) {
            let old = now.statement(statement.id);
            let (from, to) = (old.map(before), Place::of(&statement.speaker));
            if from != Some(to) {
                out.moves.push(Move {
                    statement: statement.id,
                    speaker: called(statement),
                    words: claim.text.clone(),
                    from,
                    to: Some(to),
                    why: statement.speaker.why.join(" "),
                });
            } else if let Some(old) = old
                && old.speaker.name != statement.speaker.name
            {
                out.renames.push(Rename {
                    statement: statement.id,
                    from: called(old),
                    to: called(statement),
                });
            }
        }
        for (statement, claim) in now.statements.iter().zip(&now.claims) {
            if after.index_of(statement.id).is_none() {
                out.moves.push(Move {
                    statement: statement.id,
                    speaker: called(statement),
                    words: claim.text.clone(),
                    from: Some(before(statement)),
                    to: None,
                    why: "The words are no longer found as a statement of their own.".to_owned(),
                });
            }
        }
        out.counts = counts(&out.moves);
        out.appear = only_in(after, now, false);
        out.vanish = only_in(now, after, exchanged);
        out
    }

    /// Whether nothing at all would change on the screen.
    pub fn is_empty(&self) -> bool {
        self.moves.is_empty()
            && self.renames.is_empty()
            && self.appear.is_empty()
            && self.vanish.is_empty()
            && !self.exchanged
    }

    /// What a place is called.
    pub fn place_name(&self, place: Option<Place>) -> String {
        let party = |side| match side {
            Side::A => self.parties[0].as_str(),
            _ => self.parties[1].as_str(),
        };
        match place {
            Some(Place::Column(side)) => party(side).to_owned(),
            Some(Place::Unofficial(side)) => format!("{} (not official)", party(side)),
            Some(Place::Neither) => "neither side".to_owned(),
            Some(Place::Open) => "side open".to_owned(),
            None => "not found".to_owned(),
        }
    }

    /// The whole in a few sentences: "Applying moves 12 statements: 5 from neither side to …".
    pub fn summary(&self) -> String {
        let mut out = String::new();
        if self.exchanged {
            out.push_str("The columns change places. ");
        }
        match self.moves.len() {
            0 => out.push_str("Applying moves no statement."),
            all => {
                out.push_str("Applying moves ");
                out.push_str(&count(all, "statement"));
                out.push_str(": ");
                let parts: Vec<String> = self
                    .counts
                    .iter()
                    .map(|(from, to, number)| {
                        format!(
                            "{number} from {} to {}",
                            self.place_name(*from),
                            self.place_name(*to)
                        )
                    })
                    .collect();
                out.push_str(&parts.join(", "));
                out.push('.');
            }
        }
        if !self.renames.is_empty() {
            let number = self.renames.len();
            let gets = if number == 1 { "gets" } else { "get" };
            let many = count(number, "statement");
            let _ = write!(out, " {many} {gets} another speaker's name.");
        }
        match (self.appear.len(), self.vanish.len()) {
            (0, 0) => out.push_str(" The suggested pairs stay the same."),
            (new, gone) => {
                let mut parts = Vec::new();
                if new > 0 {
                    parts.push(format!("{} appear{}", count(new, "suggested pair"), s(new)));
                }
                if gone > 0 {
                    parts.push(format!(
                        "{} disappear{}",
                        count(gone, "suggested pair"),
                        s(gone)
                    ));
                }
                let _ = write!(out, " {}.", parts.join(", "));
            }
        }
        out
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn s(number: usize) -> &'static str {
    if number == 1 { "s" } else { "" }
}

fn called(statement: &Statement) -> String {
    let speaker = &statement.speaker;
    let name = speaker.name.as_deref().or(speaker.role.as_deref());
    name.unwrap_or("someone unnamed").to_owned()
}

fn counts(moves: &[Move]) -> Vec<(Option<Place>, Option<Place>, usize)> {
    let mut by_way: BTreeMap<(Option<Place>, Option<Place>), usize> = BTreeMap::new();
    for one in moves {
        *by_way.entry((one.from, one.to)).or_default() += 1;
    }
    let mut out: Vec<_> = by_way
        .into_iter()
        .map(|((from, to), number)| (from, to, number))
        .collect();
    out.sort_by_key(|&(.., number)| std::cmp::Reverse(number));
    out
}

/// Pairs that one reading offers for review and the other does not, best first.
fn only_in(one: &Reading, other: &Reading, exchanged: bool) -> Vec<PairChange> {
    let offered = |found: &&Arc<Suggestion>| found.suggested;
    let others: BTreeSet<PairId> = other
        .suggestions
        .iter()
        .filter(offered)
        .map(|found| found.pair)
        .collect();
    let said = |id: StatementId| {
        let speaker = one.statement(id).map(called).unwrap_or_default();
        let words = one.claim(id).map(|claim| claim.text.clone());
        (speaker, words.unwrap_or_default())
    };
    one.suggestions
        .iter()
        .filter(offered)
        .filter(|found| !others.contains(&found.pair))
        .map(|found| {
            let (mut left, mut right) = (said(found.a), said(found.b));
            if exchanged {
                std::mem::swap(&mut left, &mut right);
            }
            PairChange {
                pair: found.pair,
                left,
                right,
                why: found
                    .reasons
                    .first()
                    .map(|reason| reason.text.clone())
                    .unwrap_or_default(),
            }
        })
        .collect()
}
