//! Whom an unsure speaker may be: what the window offers when it asks.

use crate::model::{Alternative, Reading, Side, SpeakerKey, Statement, Sureness};
use crate::project::{Edit, Project, Transaction};

/// The readings of one speaker in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readings {
    /// The speaker as the program reads the words: with the article what
    /// [`Edit::SettleSpeaker`] names.
    pub speaker: SpeakerKey,
    /// What may be chosen: the program's own reading first.
    pub choices: Vec<Choice>,
    /// How many statements of the article the choice holds for.
    pub statements: usize,
    /// Whether the person has chosen.
    pub is_settled: bool,
}

impl Readings {
    /// The choice with this key; without a key the one in force, and once the person has chosen the
    /// next one.
    pub fn pick(&self, meant: Option<&SpeakerKey>) -> Option<&Choice> {
        if let Some(key) = meant {
            return self.choices.iter().find(|choice| choice.key == *key);
        }
        let now = self.choices.iter().position(|choice| choice.is_chosen)?;
        let step = usize::from(self.is_settled);
        self.choices.get((now + step) % self.choices.len())
    }
}

/// One reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its key.
    pub key: SpeakerKey,
    /// The name.
    pub name: String,
    /// Office or role.
    pub role: Option<String>,
    /// The side this speaker speaks for.
    pub side: Side,
    /// Whether this speaker speaks officially for it.
    pub official: bool,
    /// Why the words may mean this one.
    pub why: String,
    /// Whether it is the one in force.
    pub is_chosen: bool,
}

/// The readings of a statement's speaker; none when there is only one.
pub fn readings(project: &Project, reading: &Reading, statement: &Statement) -> Option<Readings> {
    let (speaker, is_settled) = asked(project, statement)?;
    let now = statement.speaker.key();
    let own = Choice {
        key: now.clone()?,
        name: super::speaker_name(&statement.speaker),
        role: statement.speaker.role.clone(),
        side: statement.speaker.side,
        official: statement.speaker.official,
        why: statement.speaker.why.join(" "),
        is_chosen: true,
    };
    let others = statement.speaker.alternatives.iter().filter_map(|other| {
        Some(Choice {
            key: other.key()?,
            name: other.name.clone(),
            role: other.role.clone(),
            side: other.side,
            official: other.official,
            why: other.why.clone(),
            is_chosen: false,
        })
    });
    let mut choices: Vec<Choice> = std::iter::once(own).chain(others).collect();
    choices.sort_by_key(|choice| choice.key != speaker);
    let statements = reading
        .statements
        .iter()
        .filter(|s| s.article == statement.article)
        .filter(|s| asked(project, s).is_some_and(|(key, _)| key == speaker))
        .count();
    Some(Readings {
        speaker,
        choices,
        statements,
        is_settled,
    })
}

/// The transaction that chooses the reading `meant` for the statement's speaker, or with none leaves
/// it to the program again.
pub fn settle(
    project: &Project,
    statement: &Statement,
    meant: Option<SpeakerKey>,
) -> Option<Transaction> {
    let (speaker, _) = asked(project, statement)?;
    Some(Transaction::one(
        "Say who speaks",
        Edit::SettleSpeaker {
            article: statement.article,
            speaker,
            meant,
        },
    ))
}

/// The program's own reading of an unsure speaker, and whether the person has chosen.
fn asked(project: &Project, statement: &Statement) -> Option<(SpeakerKey, bool)> {
    let speaker = &statement.speaker;
    if speaker.alternatives.is_empty() {
        return None;
    }
    let now = speaker.key()?;
    if speaker.sureness == Sureness::Unsure {
        return Some((now, false));
    }
    // Once chosen, the program's own reading is this one or has become an alternative.
    let others = speaker.alternatives.iter().filter_map(Alternative::key);
    std::iter::once(now.clone())
        .chain(others)
        .find(|key| project.settled_speaker(statement.article, key) == Some(&now))
        .map(|key| (key, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::fixture::Fixture;

    fn key(name: &str) -> SpeakerKey {
        SpeakerKey::of(name).unwrap()
    }

    /// Two unsure statements of one speaker, and a sure one of the same.
    fn unsure() -> (Project, Reading) {
        let mut fixture = Fixture::two_by_two();
        fixture.say("a", "Dara Venn", "The ferry was late.");
        fixture.say("a", "Dara Venn", "The ferry was never there.");
        fixture.say("a", "Dara Venn", "The ferry sank.");
        let (project, mut reading) = fixture.build();
        let n = reading.statements.len();
        let article = reading.statements[n - 1].article;
        for at in [n - 3, n - 2] {
            let statement = &mut reading.statements[at];
            statement.article = article;
            statement.speaker.sureness = Sureness::Unsure;
            statement.speaker.alternatives = vec![Alternative {
                name: "Edda Rohn".to_owned(),
                side: Side::B,
                official: true,
                why: "Named before.".to_owned(),
                ..Alternative::default()
            }];
        }
        (project, reading)
    }

    #[test]
    fn a_choice_holds_for_all_unsure_statements_and_can_be_taken_back() {
        let (mut project, reading) = unsure();
        let n = reading.statements.len();
        let at = n - 3;
        let shown = readings(&project, &reading, &reading.statements[at]).unwrap();
        assert_eq!((shown.statements, shown.is_settled), (2, false));
        assert_eq!(shown.choices[0].name, "Dara Venn");
        assert_eq!(shown.pick(None), Some(&shown.choices[0]), "the one shown");
        assert!(readings(&project, &reading, &reading.statements[n - 1]).is_none());

        let mut history = crate::project::History::default();
        let other = shown.choices[1].key.clone();
        let wish = settle(&project, &reading.statements[at], Some(other)).unwrap();
        history.perform(&mut project, wish).unwrap();
        let mut placed = reading.clone();
        placed.statements.iter_mut().for_each(|s| project.place(s));
        for statement in &placed.statements[n - 3..n - 1] {
            assert_eq!(statement.speaker.key(), Some(key("Edda Rohn")));
            assert_eq!(statement.speaker.side, Side::B);
            assert_eq!(statement.speaker.sureness, Sureness::Sure);
        }
        assert_eq!(
            placed.statements[n - 1].speaker.key(),
            Some(key("Dara Venn"))
        );
        let shown = readings(&project, &placed, &placed.statements[at]).unwrap();
        assert_eq!((shown.statements, shown.is_settled), (2, true));
        assert_eq!(shown.speaker, key("Dara Venn"));
        assert!(shown.choices[1].is_chosen);
        assert_eq!(shown.pick(None), Some(&shown.choices[0]), "the next one");
        assert_eq!(shown.pick(Some(&key("Nadia Orr"))), None);

        history.undo(&mut project).unwrap();
        assert!(project.settled_speakers.is_empty());
    }

    #[test]
    fn the_first_reading_may_be_confirmed() {
        let (mut project, reading) = unsure();
        let at = reading.statements.len() - 3;
        let wish = settle(&project, &reading.statements[at], Some(key("Dara Venn"))).unwrap();
        for edit in wish.edits {
            project.apply(edit).unwrap();
        }
        let mut placed = reading.clone();
        placed.statements.iter_mut().for_each(|s| project.place(s));
        let statement = &placed.statements[at];
        assert_eq!(statement.speaker.key(), Some(key("Dara Venn")));
        assert_eq!(statement.speaker.sureness, Sureness::Sure);
        let shown = readings(&project, &placed, statement).unwrap();
        assert!(shown.is_settled && shown.choices[0].is_chosen);
    }
}
