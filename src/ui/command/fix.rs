//! Commands that correct the statement chosen in the article that is open.

/// What to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fix {
    /// Makes a statement of the selected words.
    Add,
    /// Gives the statement the selected words.
    Reword,
    /// Adds the selected words to the statement.
    Include,
    /// Takes the selected words out of the statement.
    LeaveOut,
    /// Moves the statement's start back by a word.
    StartBack,
    /// Moves the statement's start on by a word.
    StartOn,
    /// Moves the statement's end back by a word.
    EndBack,
    /// Moves the statement's end on by a word.
    EndOn,
    /// Goes to the fields for the speaker.
    Speaker,
    /// Goes to the field for the date.
    Date,
    /// Takes the next kind: direct, indirect, mixed.
    Kind,
    /// Cuts the statement at the cursor.
    Split,
    /// Makes the next statement part of this one.
    Merge,
    /// Takes the statement out.
    Remove,
    /// Brings back the statement of this article that was taken out last in the text.
    Restore,
    /// Shows or hides what the program read.
    Original,
    /// Takes everything back that was said about the statement.
    TakeBack,
}
