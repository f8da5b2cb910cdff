//! The log of decisions as it is looked through: which entries pass, and each as a line.

use super::statements_of;
use crate::model::{Answer, Asked, PairId, Reading};
use crate::project::log::{Entry, State};
use crate::project::{Act, Project};
use crate::text::normalize;

/// What narrows the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionFilter {
    /// Only entries that led to this answer.
    pub answer: Option<Answer>,
    /// Only acts of this kind.
    pub act: Option<Act>,
    /// Words of the claims, the speakers or the notes.
    pub words: String,
}

/// Places in the log of the entries that pass, newest first.
pub fn decisions(project: &Project, reading: &Reading, filter: &DecisionFilter) -> Vec<usize> {
    let words = normalize::wording(&filter.words);
    let words = words.trim();
    let holds = |entry: &Entry| {
        let note = [&entry.old.note, &entry.new.note].into_iter().flatten();
        let said = claims(project, reading, entry.pair);
        note.chain(said.iter().flat_map(|said| [&said.speaker, &said.words]))
            .any(|text| normalize::wording(text).contains(words))
    };
    let log = project.log();
    let entries = log.entries().enumerate().filter(|(_, entry)| {
        filter
            .answer
            .is_none_or(|answer| entry.new.answer == Some(answer))
            && filter.act.is_none_or(|act| entry.act == act)
            && (words.is_empty() || holds(entry))
    });
    let mut out: Vec<usize> = entries.map(|(at, _)| at).collect();
    out.reverse();
    out
}

/// One of the two claims of a pair: from the articles, or as it was kept with the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who said it.
    pub speaker: String,
    /// The words.
    pub words: String,
}

/// The two claims of a pair, as far as they can be had.
pub fn claims(project: &Project, reading: &Reading, pair: PairId) -> Vec<Said> {
    if let Some(verdict) = project.verdict(pair) {
        return [&verdict.a, &verdict.b]
            .map(|witness| Said {
                speaker: witness
                    .speaker
                    .as_deref()
                    .map_or_else(|| "Speaker not named".to_owned(), super::capitalized),
                words: witness.text.clone(),
            })
            .into();
    }
    statements_of(project, reading, pair)
        .into_iter()
        .flatten()
        .filter_map(|id| {
            Some(Said {
                speaker: super::speaker_name(&reading.statement(id)?.speaker),
                words: reading.claim(id)?.text.clone(),
            })
        })
        .collect()
}

/// An entry in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionLine {
    /// Day and time in UTC, to the second.
    pub at: String,
    /// "Not decided → Confirmed", or what else changed.
    pub change: String,
    /// The kind of act and the circumstances, in a few words; empty for one act on one pair.
    pub how: String,
    /// The two speakers.
    pub who: String,
    /// The pair.
    pub pair: PairId,
}

/// The entry at this place of the log in words.
pub fn decision_line(project: &Project, reading: &Reading, at: usize) -> Option<DecisionLine> {
    let entry = project.log().get(at)?;
    let said = claims(project, reading, entry.pair);
    let who = match &said[..] {
        [a, b] => format!("{} and {}", a.speaker, b.speaker),
        _ => format!("Pair {}", entry.pair),
    };
    let mut how = Vec::new();
    if entry.act != Act::One {
        how.push(entry.act.name().to_owned());
    }
    match entry.asked {
        Asked::Plainly => {}
        Asked::Control => how.push("control pair".to_owned()),
        Asked::Sample => how.push("from the sample".to_owned()),
    }
    if entry.blind {
        how.push("judged blind".to_owned());
    }
    if let Some(seconds) = entry.seconds {
        how.push(format!("{seconds} s"));
    }
    Some(DecisionLine {
        at: time(&entry.at),
        change: change(&entry.old, &entry.new),
        how: how.join(" · "),
        who,
        pair: entry.pair,
    })
}

/// "2031-03-04 05:06:07 UTC" of an RFC 3339 time.
fn time(at: &str) -> String {
    match at.parse::<jiff::Timestamp>() {
        Ok(time) => time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string(),
        Err(_) => at.to_owned(),
    }
}

fn change(old: &State, new: &State) -> String {
    let mut out = Vec::new();
    if old.answer != new.answer {
        out.push(format!(
            "{} to {}",
            answer(old.answer),
            answer(new.answer).to_lowercase()
        ));
    }
    if old.relation != new.relation {
        let name = |state: &State| state.relation.map_or("no name", |relation| relation.name());
        out.push(format!("Named {} (was {})", name(new), name(old)));
    }
    match (&old.note, &new.note) {
        (old, new) if old == new => {}
        (None, Some(_)) => out.push("Note written".to_owned()),
        (Some(_), None) => out.push("Note taken away".to_owned()),
        _ => out.push("Note changed".to_owned()),
    }
    if out.is_empty() {
        out.push("Linked by hand".to_owned());
    }
    out.join("; ")
}

/// An answer as it is called on screen.
pub fn answer(answer: Option<Answer>) -> &'static str {
    match answer {
        None => "Not decided",
        Some(Answer::Confirmed) => "Confirmed",
        Some(Answer::Rejected) => "Rejected",
        Some(Answer::Later) => "Later",
    }
}

/// How far the review is, and how fast it goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// Seconds that half of the last decisions took at most; none before there were three.
    pub seconds: Option<u32>,
}

impl Pace {
    /// The decisions that count: the last ones.
    const LAST: usize = 20;

    /// The pace of the last decisions in the log.
    pub fn of(project: &Project) -> Self {
        let entries = project.log().entries().rev();
        let mut seconds: Vec<u32> = entries
            .filter(|entry| entry.act == Act::One && entry.new.answer.is_some())
            .filter_map(|entry| entry.seconds)
            .take(Self::LAST)
            .collect();
        seconds.sort_unstable();
        Self {
            seconds: (seconds.len() >= 3).then(|| seconds[seconds.len() / 2]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Relation;
    use crate::project::{Edit, Moment, NoteTarget, Transaction};
    use crate::views::fixture::Fixture;

    fn moment(act: Act, seconds: u32) -> Moment {
        Moment {
            now: "2031-03-04T05:06:07.25Z".parse().unwrap(),
            act,
            seconds: Some(seconds),
        }
    }

    fn logged() -> (Project, Reading) {
        let mut fixture = Fixture::two_by_two();
        fixture.answer(0, Answer::Confirmed);
        let (mut project, reading) = fixture.build();
        let mut verdict = project.verdicts().values().next().unwrap().clone();
        verdict.a.speaker = Some("Lena Marsh".to_owned());
        verdict.b.speaker = Some("Omar Vale".to_owned());
        verdict.answer = Answer::Rejected;
        verdict.relation = Some(Relation::Number);
        let pair = verdict.pair;
        let edit = Edit::SetVerdict(pair, Some(Box::new(verdict)));
        let act = Transaction::one("Reject", edit);
        project.act(act, &moment(Act::One, 4)).unwrap();
        project.undo(&moment(Act::Undo, 1)).unwrap();
        project.redo(&moment(Act::Redo, 1)).unwrap();
        let note = Edit::SetNote(NoteTarget::Pair(pair), Some("The second gate".to_owned()));
        let act = Transaction::one("Note", note);
        project.act(act, &moment(Act::One, 8)).unwrap();
        (project, reading)
    }

    #[test]
    fn the_log_is_looked_through_newest_first() {
        let (project, reading) = logged();
        let found = |filter: DecisionFilter| decisions(&project, &reading, &filter);
        assert_eq!(found(DecisionFilter::default()), [3, 2, 1, 0]);
        let undone = DecisionFilter {
            act: Some(Act::Undo),
            ..DecisionFilter::default()
        };
        assert_eq!(found(undone), [1]);
        let confirmed = DecisionFilter {
            answer: Some(Answer::Confirmed),
            ..DecisionFilter::default()
        };
        assert_eq!(found(confirmed), [1], "undoing led back to it");
        for (words, hits) in [("second GATE", 1), ("omar", 4), ("nobody", 0)] {
            let filter = DecisionFilter {
                words: words.to_owned(),
                ..DecisionFilter::default()
            };
            assert_eq!(found(filter).len(), hits, "{words}");
        }
    }

    #[test]
    fn an_entry_says_what_became_of_what() {
        let (project, reading) = logged();
        let line = |at| decision_line(&project, &reading, at).unwrap();
        let first = line(0);
        assert_eq!(first.at, "2031-03-04 05:06:07 UTC");
        assert_eq!(
            first.change,
            "Confirmed to rejected; Named number (was no name)"
        );
        assert_eq!(first.who, "Lena Marsh and Omar Vale");
        assert_eq!(first.how, "4 s");
        assert_eq!(line(1).how, "undone · 1 s");
        assert_eq!(line(3).change, "Note written");
        assert_eq!(decision_line(&project, &reading, 4), None);
    }

    #[test]
    fn the_pace_is_told_from_three_decisions_on() {
        let (mut project, _) = logged();
        assert_eq!(Pace::of(&project).seconds, None);
        let pair = *project.verdicts().keys().next().unwrap();
        for (text, seconds) in [("a", 30), ("b", 2)] {
            let note = Edit::SetNote(NoteTarget::Pair(pair), Some(text.to_owned()));
            let act = Transaction::one("Note", note);
            project.act(act, &moment(Act::One, seconds)).unwrap();
        }
        assert_eq!(Pace::of(&project).seconds, Some(8), "of 2, 4, 8 and 30");
    }
}
