//! A picture's figures as rows of words: the same numbers for those who do not look at pictures.

use super::Figures;
use super::days::day;
use super::progress::time_words;
use super::topics::Split;

/// Rows under a head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the cells of each column are.
    pub head: Vec<String>,
    /// Rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The figures of a picture.
    pub fn of(figures: &Figures) -> Self {
        match figures {
            Figures::Timeline(chronicle) => {
                let [a, b] = chronicle.parties.clone();
                let mut days: Vec<i32> = chronicle
                    .claims
                    .iter()
                    .flatten()
                    .map(|claim| claim.day)
                    .collect();
                days.sort_unstable();
                days.dedup();
                let mut rows: Vec<Vec<String>> = days
                    .into_iter()
                    .map(|number| {
                        let count =
                            |side| chronicle.within(side, number, number + 1).len().to_string();
                        vec![day(number).to_string(), count(0), count(1)]
                    })
                    .collect();
                if chronicle.undated != [0, 0] {
                    let [one, other] = chronicle.undated.map(|n| n.to_string());
                    rows.push(vec!["without a date".to_owned(), one, other]);
                }
                Self {
                    head: vec!["Day".to_owned(), a, b],
                    rows,
                }
            }
            Figures::Topics(topics) => Self {
                head: head(&["Topic"]),
                rows: topics
                    .rows
                    .iter()
                    .map(|row| with(vec![row.title.clone()], row.pairs))
                    .collect(),
            },
            Figures::Speakers(speakers) => Self {
                head: head(&speakers.titles.each_ref().map(String::as_str)),
                rows: speakers
                    .cells
                    .iter()
                    .map(|(&[one, other], (split, _))| {
                        let names = [&speakers.voices[0][one], &speakers.voices[1][other]];
                        with(names.map(|voice| voice.name.clone()).into(), *split)
                    })
                    .collect(),
            },
            Figures::Progress(progress) => Self {
                head: ["Time", "Confirmed", "Rejected", "Put off"]
                    .map(str::to_owned)
                    .into(),
                rows: progress
                    .running()
                    .map(|(decision, by)| {
                        let mut row = vec![time_words(decision.at)];
                        row.extend(by.map(|n| n.to_string()));
                        row
                    })
                    .collect(),
            },
        }
    }

    /// The table as lines of cells parted by tabs, as spreadsheets take them from the clipboard.
    pub fn tabs(&self) -> String {
        let rows = std::iter::once(&self.head).chain(&self.rows);
        let line = |row: &Vec<String>| {
            let cells = row.iter().map(|cell| super::measure::one_line(cell));
            // A cell that a spreadsheet would take for a formula is led by a mark that keeps it text.
            let cells = cells.map(|cell| {
                if cell.starts_with(['=', '+', '-', '@']) {
                    format!("'{cell}")
                } else {
                    cell
                }
            });
            cells.collect::<Vec<_>>().join("\t")
        };
        rows.map(line).collect::<Vec<_>>().join("\n")
    }
}

fn head(first: &[&str]) -> Vec<String> {
    let rest = ["Pairs", "Confirmed", "Not decided", "Rejected"];
    first
        .iter()
        .copied()
        .chain(rest)
        .map(str::to_owned)
        .collect()
}

fn with(mut row: Vec<String>, split: Split) -> Vec<String> {
    let numbers = [split.all(), split.confirmed, split.open, split.rejected];
    row.extend(numbers.map(|n| n.to_string()));
    row
}
