//! Statements in neither column, grouped by speaker: unplaced, of other parties, not official.

use super::attributes::Attributes;
use super::sieve::{Facet, Sieve};
use super::speaker_name;
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
pub fn tray(reading: &Reading, attributes: &Attributes, sieve: &Sieve) -> Vec<TrayGroup> {
    let speakers = &attributes.speakers;
    // One group for each speaker, the last for statements whose speaker is not named.
    let mut groups: Vec<Option<TrayGroup>> = vec![None; speakers.list.len() + 1];
    for (place, statement) in reading.statements.iter().enumerate() {
        if attributes.in_column[place] || !sieve.passes_but(place, Facet::Status) {
            continue;
        }
        let number = speakers.of(place);
        let group = &mut groups[number.unwrap_or(speakers.list.len())];
        let open = group.get_or_insert_with(|| TrayGroup {
            key: number.map(|number| speakers.list[number].0.clone()),
            name: speaker_name(&statement.speaker),
            side: statement.speaker.side,
            rows: Vec::new(),
        });
        open.rows.push(place);
    }
    let mut groups: Vec<TrayGroup> = groups.into_iter().flatten().collect();
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
        let (project, reading) = fixture.build();
        let attributes = Attributes::new(&project, &reading);
        let groups = tray(&reading, &attributes, &Sieve::default());
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
