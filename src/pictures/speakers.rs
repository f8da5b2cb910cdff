//! Pairs by who speaks: a table of speakers against speakers.

use std::collections::{BTreeMap, BTreeSet};

use super::chart::{Cell, Chart, Goal};
use super::measure;
use super::scene::{Anchor, Area, Fill, Ink, Pen, Scene, at};
use super::topics::{self, Split};
use super::{chronicle, count};
use crate::model::{Between, PairId, Reading, Side, SpeakerKey};
use crate::project::Project;
use crate::views::{Queue, speaker_name};

/// A speaker of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The speaker; none for those the texts do not name.
    pub key: Option<SpeakerKey>,
    /// Name as shown.
    pub name: String,
    /// The pairs the speaker is in.
    pub pairs: Split,
}

/// Pairs by speaker.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpeakerCounts {
    /// Who speaks first in the pairs and who second: side A and side B, or within one side earlier
    /// and later.
    pub titles: [String; 2],
    /// Speakers of the first and of the second statements, those in most pairs first.
    pub voices: [Vec<Voice>; 2],
    /// Pairs of two speakers, by their places in `voices`, with the first pair of each.
    pub cells: BTreeMap<[usize; 2], (Split, PairId)>,
    /// Pairs whose statements are no longer found.
    pub lost: usize,
    /// How many articles the project has.
    pub articles: usize,
}

impl SpeakerCounts {
    /// Counts the pairs of a queue.
    pub fn new(project: &Project, reading: &Reading, queue: &Queue) -> Self {
        let titles = match project.screen.filters.between {
            Between::Sides => [Side::A, Side::B].map(|side| chronicle::party(project, side)),
            Between::Times | Between::OneSide => ["Earlier".to_owned(), "Later".to_owned()],
        };
        let mut seen: [BTreeMap<Option<SpeakerKey>, Voice>; 2] = Default::default();
        let mut lost = 0;
        let mut pairs = Vec::new();
        for item in &queue.items {
            let Some(places) = item.places else {
                lost += 1;
                continue;
            };
            let keys = places.map(|place| reading.statements[place].speaker.key());
            for (which, key) in keys.iter().enumerate() {
                let speaker = &reading.statements[places[which]].speaker;
                let voice = seen[which].entry(key.clone()).or_insert_with(|| Voice {
                    key: key.clone(),
                    name: speaker_name(speaker),
                    pairs: Split::default(),
                });
                voice.pairs.add(item.answer);
            }
            pairs.push((keys, item.answer, item.pair));
        }
        let voices = seen.map(|voices| {
            let mut voices: Vec<Voice> = voices.into_values().collect();
            voices.sort_by(|one, other| {
                let rank = |voice: &Voice| std::cmp::Reverse(voice.pairs.all());
                (rank(one), &one.name, &one.key).cmp(&(rank(other), &other.name, &other.key))
            });
            voices
        });
        let place_of = [0, 1].map(|which: usize| -> BTreeMap<Option<SpeakerKey>, usize> {
            let voices = voices[which].iter().enumerate();
            voices.map(|(at, voice)| (voice.key.clone(), at)).collect()
        });
        let mut cells: BTreeMap<[usize; 2], (Split, PairId)> = BTreeMap::new();
        for (keys, answer, pair) in pairs {
            let cell = [0, 1].map(|which: usize| place_of[which][&keys[which]]);
            let (split, _) = cells.entry(cell).or_insert((Split::default(), pair));
            split.add(answer);
        }
        Self {
            titles,
            voices,
            cells,
            lost,
            articles: project.articles().len(),
        }
    }

    /// All pairs together.
    pub fn all(&self) -> Split {
        self.cells
            .values()
            .fold(Split::default(), |sum, (split, _)| sum.with(*split))
    }
}

const ROW: f32 = 40.0;
const COLUMN: f32 = 92.0;
const HEAD: f32 = 56.0;
const LETTERS: f32 = 11.5;

/// Draws the table from row `first` on. What has no room is told.
pub fn matrix(counts: &SpeakerCounts, first: usize, width: f32, height: f32) -> Chart {
    let mut scene = Scene::new(width, height);
    let names = (width * 0.24).clamp(90.0, 230.0);
    let room_down = ((height - HEAD - topics::FOOT) / ROW).floor().max(1.0) as usize;
    let room_across = ((width - names) / COLUMN).floor().max(1.0) as usize;
    let rows = counts.voices[0].len();
    let first = first.min(rows.saturating_sub(room_down));
    let shown = first..rows.min(first + room_down);
    let across = counts.voices[1].len().min(room_across);
    let column = ((width - names) / across.max(1) as f32).min(150.0);
    let most = counts
        .cells
        .values()
        .map(|(split, _)| split.all())
        .max()
        .unwrap_or(1);

    let [one, other] = counts.titles.each_ref();
    scene.strong(
        at(0.0, HEAD - 8.0),
        Anchor::Start,
        LETTERS,
        Ink::SideA,
        measure::fit(one, LETTERS, true, names - 12.0),
    );
    scene.strong(
        at(names, 11.0),
        Anchor::Start,
        LETTERS,
        Ink::SideB,
        measure::fit(other, LETTERS, true, width - names),
    );
    for (at_column, voice) in counts.voices[1][..across].iter().enumerate() {
        let x = names + at_column as f32 * column + 6.0;
        let lines = measure::wrap(&voice.name, LETTERS, column - 10.0);
        let last = lines.len().saturating_sub(1).min(1);
        for (n, line) in lines.iter().take(2).enumerate() {
            let cut = n == 1 && lines.len() > 2;
            let line = if cut {
                format!("{line} …")
            } else {
                line.clone()
            };
            let line = measure::fit(&line, LETTERS, false, column - 8.0);
            let y = HEAD - 8.0 - (last - n) as f32 * 14.0;
            scene.words(at(x, y), Anchor::Start, LETTERS, Ink::Ink, line);
        }
    }
    let mut cells = Vec::new();
    let mut drawn = 0;
    for row in shown.clone() {
        let top = HEAD + (row - first) as f32 * ROW;
        let voice = &counts.voices[0][row];
        scene.line(
            at(0.0, top),
            at(names + across as f32 * column, top),
            Pen::new(Ink::Line, 1.0),
        );
        let name = measure::fit(&voice.name, LETTERS, false, names - 12.0);
        scene.words(
            at(0.0, top + ROW / 2.0 + 4.0),
            Anchor::Start,
            LETTERS,
            Ink::Ink,
            name,
        );
        for at_column in 0..across {
            let Some(&(split, pair)) = counts.cells.get(&[row, at_column]) else {
                continue;
            };
            drawn += split.all();
            let area = Area::new(names + at_column as f32 * column, top, column, ROW);
            let share = split.all() as f32 / most as f32;
            let fill = Some(Fill::faint(Ink::Chip, 0.35 + 0.65 * share));
            scene.area(area.grown(-2.0), 5.0, fill, None);
            let number = split.all().to_string();
            scene.strong(
                at(area.left + 8.0, top + 17.0),
                Anchor::Start,
                12.5,
                Ink::Ink,
                number,
            );
            let longest = column - 16.0;
            let bar = Area::new(area.left + 8.0, top + 23.0, 0.0, 9.0);
            topics::split_bar(&mut scene, split, bar, longest / most as f32);
            let other = &counts.voices[1][at_column];
            let goal = match (&voice.key, &other.key) {
                (Some(one), Some(other)) => Goal::Speakers([one.clone(), other.clone()]),
                _ => Goal::Pair(pair),
            };
            cells.push(Cell {
                area: area.grown(-2.0),
                row,
                column: at_column,
                head: format!("{} and {}", voice.name, other.name),
                words: split.words(),
                goal,
            });
        }
    }
    let mut told = Vec::new();
    let hidden = counts.all().all() - drawn;
    if hidden > 0 {
        let speakers: BTreeSet<String> = [
            (rows - shown.len(), &counts.titles[0]),
            (counts.voices[1].len() - across, &counts.titles[1]),
        ]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, title)| format!("{} ({title})", count(n, "more speaker", "more speakers")))
        .collect();
        let speakers: Vec<String> = speakers.into_iter().collect();
        told.push(format!(
            "Not in view: {} with {}.",
            speakers.join(" and "),
            count(hidden, "pair", "pairs")
        ));
    }
    if counts.lost > 0 {
        let lost = count(counts.lost, "pair has a statement", "pairs have statements");
        told.push(format!("{lost} that is no longer found."));
    }
    let bottom = HEAD + shown.len() as f32 * ROW;
    topics::foot(&mut scene, &told, bottom, width);
    Chart {
        scene,
        cells,
        first,
        rows,
        told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Answer;
    use crate::views::fixture::Fixture;
    use crate::views::queue;

    fn counts() -> SpeakerCounts {
        let mut fixture = Fixture::two_by_two();
        fixture.answer(0, Answer::Confirmed);
        fixture.orphan();
        let (project, reading) = fixture.build();
        let all = queue(&project, &reading, Between::Sides);
        SpeakerCounts::new(&project, &reading, &all)
    }

    #[test]
    fn pairs_are_counted_by_who_speaks() {
        let counts = counts();
        // Pairs: Marsh and Vale, Brook and Stone, Marsh and Stone.
        let names = counts.voices.each_ref().map(|voices| {
            voices
                .iter()
                .map(|voice| voice.name.as_str())
                .collect::<Vec<_>>()
        });
        assert_eq!(
            names,
            [["Lena Marsh", "Ada Brook"], ["Ivo Stone", "Omar Vale"]]
        );
        assert_eq!(counts.cells.len(), 3);
        assert_eq!(counts.cells[&[0, 1]].0.confirmed, 1);
        assert_eq!((counts.all().all(), counts.lost), (3, 1));
    }

    #[test]
    fn cells_lead_to_both_speakers_and_what_is_hidden_is_told() {
        let counts = counts();
        let whole = matrix(&counts, 0, 900.0, 500.0);
        assert_eq!(whole.cells.len(), 3);
        let Goal::Speakers(keys) = &whole.cells[0].goal else {
            panic!("both are named")
        };
        assert_eq!(keys[0], SpeakerKey::of("Lena Marsh").unwrap());
        assert_eq!(whole.told.len(), 1, "only the lost pair: {:?}", whole.told);
        let small = matrix(&counts, 0, 190.0, 100.0);
        assert!(
            small.told[0].starts_with("Not in view: "),
            "{:?}",
            small.told
        );
        assert!(
            matrix(&SpeakerCounts::default(), 0, 100.0, 100.0)
                .cells
                .is_empty()
        );
    }
}
