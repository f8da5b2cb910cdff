//! What the pictures without an axis of days have in common: a scene and cells one can go to.

use super::scene::{Area, Scene};
use crate::model::{PairId, SpeakerKey};

/// A drawn picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The picture.
    pub scene: Scene,
    /// What can be pointed at and walked to, row by row.
    pub cells: Vec<Cell>,
    /// The first row in view.
    pub first: usize,
    /// How many rows there are, in view or not.
    pub rows: usize,
    /// What the picture leaves out, in sentences.
    pub told: Vec<String>,
}

/// One thing of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Where it is drawn.
    pub area: Area,
    /// Its row, those out of view counted.
    pub row: usize,
    /// Its place in the row.
    pub column: usize,
    /// What it is.
    pub head: String,
    /// More about it.
    pub words: String,
    /// Where it leads.
    pub goal: Goal,
}

/// What is shown of the queue when a cell is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// One pair.
    Pair(PairId),
    /// All pairs on a topic of this title.
    Topic(String),
    /// All pairs of two speakers.
    Speakers([SpeakerKey; 2]),
}
