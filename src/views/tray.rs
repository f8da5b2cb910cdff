//! Statements in neither column, grouped by speaker: unplaced, of other parties, not official.

use std::collections::BTreeMap;

use super::sieve::{Facet, Sieve};
use super::{in_column, speaker_name};
use crate::model::{Reading, Side, SpeakerKey};

/// One speaker of the tray.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrayGroup {
    /// The speaker; none for statements whose speaker is not named.
    pub key: Option<SpeakerKey>,
    /// Name as shown.
    pub name: String,
    /// Side, as far as it is known.
    pub side: Side,
    /// Places in [`Reading::statements`].
    pub rows: Vec<usize>,
}

impl TrayGroup {
    /// Why the statements are in neither column, in two or three words.
    pub fn standing(&self) -> &'static str {
        match self.side {
            Side::A | Side::B => "not official",
            Side::Other => "neither side",
            Side::Unknown => "not placed",
        }
    }
}

/// The speakers of the tray: not placed first, then by number of statements, then by name. The
/// status of pairs does not matter: statements out of the columns are in none.
pub fn tray(reading: &Reading, sieve: &Sieve) -> Vec<TrayGroup> {
    let mut groups: BTreeMap<Option<SpeakerKey>, TrayGroup> = BTreeMap::new();
    for (place, statement) in reading.statements.iter().enumerate() {
        let speaker = &statement.speaker;
        if in_column(speaker).is_some() || !sieve.passes_but(place, Facet::Status) {
            continue;
        }
        let key = speaker.key();
        groups
            .entry(key.clone())
            .or_insert_with(|| TrayGroup {
                key,
                name: speaker_name(speaker),
                side: speaker.side,
                rows: Vec::new(),
            })
            .rows
            .push(place);
    }
    let mut groups: Vec<TrayGroup> = groups.into_values().collect();
    groups.sort_by(|one, other| {
        let rank = |group: &TrayGroup| {
            (
                group.side != Side::Unknown,
                std::cmp::Reverse(group.rows.len()),
            )
        };
        (rank(one), &one.name).cmp(&(rank(other), &other.name))
    });
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixture::Fixture;

    #[test]
    fn groups_by_speaker() {
        let mut fixture = Fixture::two_by_two();
        fixture.say("other", "A mediator", "Both stayed.");
        fixture.say("unknown", "An onlooker", "I heard shots.");
        fixture.say("other", "A Mediator", "We go on.");
        let (_, reading) = fixture.build();
        let groups = tray(&reading, &Sieve::default());
        let shown: Vec<_> = groups
            .iter()
            .map(|g| (g.name.as_str(), g.rows.len(), g.standing()))
            .collect();
        assert_eq!(
            shown,
            [
                ("An onlooker", 1, "not placed"),
                ("A mediator", 2, "neither side")
            ]
        );
    }
}
