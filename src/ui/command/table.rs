//! The table of commands: one line for each, in the order of the menus.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::super::review::ReviewCommand;
use super::{Command, Fix, Leap, Menu, Spec, When};
use crate::model::Relation;
use crate::project::{Arrangement, LinkedScroll, PictureKind, QueueOrder};

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn alt_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT.plus(Modifiers::SHIFT), key)
}

macro_rules! commands {
    ($($command:ident $(($with:expr))? $menu:ident, $group:literal, $title:literal, $help:literal, [$($key:expr),*], $when:ident;)*) => {
        &[$(Spec {
            command: Command::$command $(($with))?,
            menu: $menu,
            new_group: $group,
            title: $title,
            help: $help,
            keys: &[$($key),*],
            when: When::$when,
        }),*]
    };
}

const FILE: Option<Menu> = Some(Menu::File);
const EDIT: Option<Menu> = Some(Menu::Edit);
const REVIEW: Option<Menu> = Some(Menu::Review);
const VIEW: Option<Menu> = Some(Menu::View);
const HELP: Option<Menu> = Some(Menu::Help);
const NONE: Option<Menu> = None;

/// All commands, in the order of the menus.
pub const COMMANDS: &[Spec] = commands![
    Open FILE, false, "Open…", "Opens articles or a project.", [ctrl(Key::O)], Always;
    OpenFolder FILE, false, "Open folder…", "Opens all articles in a folder.", [ctrl_shift(Key::O)], Always;
    TypePath FILE, false, "Type a path…", "Opens a file or folder whose path you type.", [], Always;
    Paste FILE, false, "Paste an article", "Makes an article of the text on the clipboard.", [ctrl(Key::V)], Always;
    OpenSample FILE, false, "Open the sample", "Opens invented articles about an invented round of talks.", [], Always;
    OpenLabourSample FILE, false, "Open the labour sample", "Opens invented articles about an invented strike, with a side profile of its own.", [], Always;
    NewProject FILE, true, "New project", "Starts again without articles. What you have is saved first.", [ctrl(Key::N)], Articles;
    Unsaved FILE, false, "Unsaved projects…", "Lists projects that were kept without a file of their own.", [], Unsaved;
    Save FILE, true, "Save", "Saves the project. After that, every act is saved by itself.", [ctrl(Key::S)], Articles;
    SaveAs FILE, false, "Save as…", "Saves the project under another name.", [ctrl_shift(Key::S)], Articles;
    Export FILE, true, "Export the record…", "Writes the confirmed pairs as HTML, Markdown, CSV or JSON.", [ctrl(Key::E)], Articles;
    SavePicture FILE, false, "Save the picture…", "Writes the picture that is open as SVG or PNG.", [ctrl_shift(Key::E)], Picture;
    EditProfile FILE, true, "Edit the side profile…", "Shows the two parties, who speaks for them and who for neither, to be changed.", [ctrl_shift(Key::P)], Always;
    UseProfile FILE, false, "Use side profile…", "Uses two parties and their officials from a JSON file.", [], Always;
    BuiltInProfile FILE, false, "Use the built-in profile", "Goes back to the side profile that comes with the program.", [], OtherProfile;
    Quit FILE, true, "Quit", "Closes the window. Everything is saved already.", [ctrl(Key::Q)], Always;
    Undo EDIT, false, "Undo", "Takes the last act back.", [key(Key::Backspace), ctrl(Key::Z)], Undo;
    Redo EDIT, false, "Redo", "Makes the act taken back again.", [ctrl(Key::Y), ctrl_shift(Key::Z)], Redo;
    Find EDIT, true, "Find", "Searches claims, speakers and articles.", [ctrl(Key::F)], Articles;
    Results EDIT, false, "Search results", "Opens or closes the list of articles and notes that hold the words searched for.", [ctrl_shift(Key::F)], Search;
    NextHit EDIT, false, "Next hit", "Goes to the next place in the article that holds the words searched for.", [key(Key::F3)], Hits;
    PreviousHit EDIT, false, "Previous hit", "Goes to the place before that holds the words searched for.", [shift(Key::F3)], Hits;
    ClearFilters EDIT, false, "Clear all filters", "Shows every statement and every pair again.", [ctrl(Key::R)], Filter;
    SaveSearch EDIT, false, "Save search…", "Keeps the filters set now under a name, in the sidebar and in the palette.", [], Filter;
    PlaceA EDIT, true, "Put on the left side", "Puts the selected statement on side A.", [alt(Key::Num1)], Statement;
    PlaceB EDIT, false, "Put on the right side", "Puts the selected statement on side B.", [alt(Key::Num2)], Statement;
    PlaceNeither EDIT, false, "Put on neither side", "Takes the selected statement out of both columns.", [alt(Key::Num0)], Statement;
    PlaceAsFound EDIT, false, "Leave the side to the program", "Takes back where you put the selected statement.", [alt(Key::Num9)], Statement;
    Settle EDIT, true, "Say who speaks", "Where the program is unsure who speaks: takes the speaker shown, then the next one, for all of that speaker's statements in the article.", [key(Key::S)], Unsure;
    Settings EDIT, true, "Settings…", "Look and keys: what you set is remembered.", [ctrl(Key::Comma)], Always;
    Correct(Fix::Add) EDIT, true, "New statement", "Makes a statement of the words selected in the article.", [alt(Key::N)], Selection;
    Correct(Fix::Reword) EDIT, false, "Take the selected words", "Gives the statement the words selected in the article and no others.", [alt(Key::W)], SelectionOnPage;
    Correct(Fix::Include) EDIT, false, "Add the selected words", "Adds the words selected in the article to the statement.", [alt(Key::I)], SelectionOnPage;
    Correct(Fix::LeaveOut) EDIT, false, "Leave the selected words out", "Takes the words selected in the article out of the statement.", [alt(Key::O)], SelectionOnPage;
    Correct(Fix::EndOn) EDIT, true, "End a word later", "Moves the end of the statement on by a word.", [alt(Key::ArrowRight)], OnPage;
    Correct(Fix::EndBack) EDIT, false, "End a word earlier", "Moves the end of the statement back by a word.", [alt(Key::ArrowLeft)], OnPage;
    Correct(Fix::StartOn) EDIT, false, "Start a word later", "Moves the start of the statement on by a word.", [alt_shift(Key::ArrowRight)], OnPage;
    Correct(Fix::StartBack) EDIT, false, "Start a word earlier", "Moves the start of the statement back by a word.", [alt_shift(Key::ArrowLeft)], OnPage;
    Correct(Fix::Split) EDIT, true, "Split at the cursor", "Cuts the statement in two where the cursor stands in the article.", [alt(Key::S)], OnPage;
    Correct(Fix::Merge) EDIT, false, "Merge with the next", "Makes the next statement of the article part of this one. Its verdicts and notes go along.", [alt(Key::M)], OnPage;
    Correct(Fix::Speaker) EDIT, true, "Change the speaker…", "Says who speaks in the statement of the article that is open.", [alt(Key::P)], OnPage;
    Correct(Fix::Date) EDIT, false, "Change the date…", "Says when the statement was made.", [alt(Key::D)], OnPage;
    Correct(Fix::Kind) EDIT, false, "Change the kind", "Direct, indirect, mixed: takes the next.", [alt(Key::K)], OnPage;
    Correct(Fix::Remove) EDIT, true, "Not a statement", "Takes the statement out. It can be brought back.", [key(Key::Delete)], OnPage;
    Correct(Fix::Restore) EDIT, false, "Bring a statement back", "Brings back the statement of the article that was taken out last.", [alt(Key::R)], Removed;
    Correct(Fix::Original) EDIT, false, "Show the original", "Shows or hides what the program read before you corrected it.", [alt(Key::B)], Corrected;
    Correct(Fix::TakeBack) EDIT, false, "Take the correction back", "Leaves everything about the statement to the program again.", [], Corrected;
    Confirm REVIEW, false, "Contradiction", "These two contradict each other. Goes on to the next pair.", [key(Key::A)], Pair;
    Reject REVIEW, false, "Not one", "These two do not contradict each other. Goes on to the next pair.", [key(Key::X)], Pair;
    Later REVIEW, false, "Later", "Decides this pair later: it comes back at the end.", [key(Key::Space)], Pair;
    Name(Relation::Denial) REVIEW, true, "Name it: denial", "Names the contradiction: one denies what the other claims. Again takes the name back.", [key(Key::Num1)], Pair;
    Name(Relation::Number) REVIEW, false, "Name it: number", "Names the contradiction: amounts differ. Again takes the name back.", [key(Key::Num2)], Pair;
    Name(Relation::Date) REVIEW, false, "Name it: date", "Names the contradiction: times differ. Again takes the name back.", [key(Key::Num3)], Pair;
    Name(Relation::Place) REVIEW, false, "Name it: place", "Names the contradiction: places differ. Again takes the name back.", [key(Key::Num4)], Pair;
    Name(Relation::Actor) REVIEW, false, "Name it: actor", "Names the contradiction: who did it, or to whom, differs. Again takes the name back.", [key(Key::Num5)], Pair;
    Name(Relation::Promise) REVIEW, false, "Name it: promise", "Names the contradiction: a promise was given, kept or broken. Again takes the name back.", [key(Key::Num6)], Pair;
    Name(Relation::Other) REVIEW, false, "Name it: other", "Names the contradiction: something else differs. Again takes the name back.", [key(Key::Num7)], Pair;
    NextPair REVIEW, true, "Next pair", "Goes to the next pair.", [key(Key::J)], Queue;
    PreviousPair REVIEW, false, "Previous pair", "Goes to the pair before.", [key(Key::K)], Queue;
    NextStatement REVIEW, true, "Next statement", "Selects the next statement of the column.", [key(Key::ArrowDown)], Articles;
    PreviousStatement REVIEW, false, "Previous statement", "Selects the statement before in the column.", [key(Key::ArrowUp)], Articles;
    OtherColumn REVIEW, false, "Other column", "Selects a statement in the other column.", [key(Key::OpenBracket), key(Key::CloseBracket)], Articles;
    NextLinked REVIEW, false, "Next linked statement", "Selects the next statement of the column that stands in a pair.", [alt(Key::ArrowDown)], Columns;
    PreviousLinked REVIEW, false, "Previous linked statement", "Selects the statement before in the column that stands in a pair.", [alt(Key::ArrowUp)], Columns;
    Review(ReviewCommand::Bulk) REVIEW, false, "Decide all shown…", "Confirms, rejects or puts off all open pairs that pass the filters, as one act.", [ctrl(Key::B)], Queue;
    Note REVIEW, true, "Note…", "Writes a note on the pair under judgement; while an article is read, on the selected statement.", [key(Key::N)], Target;
    NoteStatement REVIEW, false, "Note on the statement…", "Writes a note on the selected statement.", [shift(Key::N)], Statement;
    NoteArticle REVIEW, false, "Note on the article…", "Writes a note on the article that is open, or that the selected statement stands in.", [], Readable;
    Notes REVIEW, false, "All notes…", "Lists every note.", [], Articles;
    Tag REVIEW, true, "Tag…", "Gives tags to the pair under judgement; while an article is read, to the selected statement.", [ctrl(Key::L)], Target;
    TagStatement REVIEW, false, "Tag the statement…", "Gives tags to the selected statement.", [shift(Key::T)], Statement;
    TagArticle REVIEW, false, "Tag the article…", "Gives tags to the article that is open, or that the selected statement stands in.", [], Readable;
    Codebook REVIEW, false, "Codebook…", "Lists the tags: names, definitions, marks, order; merges and deletes them.", [ctrl_shift(Key::L)], Always;
    Link REVIEW, false, "Link by hand", "Links the selected statement with one of the other column.", [key(Key::L)], Statement;
    Read VIEW, false, "Read the article", "Opens the whole article of the selected statement, or goes back to the columns.", [key(Key::Enter)], Readable;
    Back VIEW, false, "Back", "Ends linking without a link, or goes back from an article or a picture to the columns.", [key(Key::Escape)], Leave;
    Review(ReviewCommand::Decisions) REVIEW, true, "History of decisions…", "Lists every decision, newest first; each can be looked at again and changed.", [ctrl(Key::H)], Articles;
    Review(ReviewCommand::Figures) REVIEW, false, "How you review…", "Shows how far you are, how often you confirmed control pairs, and the settings for judging.", [], Articles;
    Review(ReviewCommand::Missed) REVIEW, false, "Check what was missed…", "Draws pairs that were not suggested, to estimate how many contradictions the suggestions missed.", [], Articles;
    Review(ReviewCommand::Blind) REVIEW, false, "Judge blind", "Shows the program’s reasons only after your answer, or beside each pair again. Until then nothing tells what the program thinks of a pair.", [ctrl_shift(Key::B)], Always;
    Review(ReviewCommand::ShowScore) REVIEW, false, "Show scores before the answer", "Shows the program’s score before you answer, or only afterwards again.", [], Always;
    Lessons REVIEW, true, "What your verdicts taught…", "Lists which kinds of pairs rise and sink because of your verdicts.", [], Articles;
    ForgetLessons REVIEW, false, "Start learning anew", "No verdict given so far moves later suggestions any more. The verdicts stay.", [], Lessons;
    SecondOpinion REVIEW, true, "Second opinion from a model folder…", "Asks a language model in a folder of yours what it thinks of the suggestions. Only in a build with the feature nli.", [], Adviser;
    NoSecondOpinion REVIEW, false, "No second opinion", "Asks no model any more, and shows the suggestions without what it said.", [], Advised;
    Order(QueueOrder::Shuffled) REVIEW, true, "Pairs shuffled", "Judges the pairs in an order that tells nothing about them.", [], Queue;
    Order(QueueOrder::Best) REVIEW, false, "Best pairs first", "Judges the pairs with the highest score first; while you judge blind, shuffled.", [], Queue;
    Order(QueueOrder::Topic) REVIEW, false, "Pairs by topic", "Judges the pairs topic by topic.", [], Queue;
    Order(QueueOrder::Date) REVIEW, false, "Pairs by date", "Judges the pairs by the day of the earlier statement.", [], Queue;
    Arrange(Arrangement::Topic) VIEW, true, "By topic", "Claims about the same thing stand opposite each other.", [], Articles;
    Arrange(Arrangement::Time) VIEW, false, "By time", "Claims in the order of the days they were made.", [], Articles;
    Arrange(Arrangement::Article) VIEW, false, "By article", "Claims as they stand in the articles.", [], Articles;
    Together(LinkedScroll::ByLink) VIEW, true, "Scroll by link", "While one column is scrolled, the other shows the partner of what is read. By topic both always move as one.", [], Columns;
    Together(LinkedScroll::Proportional) VIEW, false, "Scroll in proportion", "While one column is scrolled, the other goes as far through its claims.", [], Columns;
    Together(LinkedScroll::Off) VIEW, false, "Scroll each alone", "While one column is scrolled, the other stays where it is.", [], Columns;
    ShowRejected VIEW, true, "Rejected links", "Draws the links of rejected pairs too, with a cross, or leaves them out.", [], Columns;
    Unfold VIEW, false, "Whole statement", "Shows the whole of a long statement, or folds it again.", [shift(Key::Enter)], Columns;
    Scroll(Leap::PageUp) NONE, false, "Page up", "Scrolls the columns up by most of what is in view.", [key(Key::PageUp)], Columns;
    Scroll(Leap::PageDown) NONE, false, "Page down", "Scrolls the columns down by most of what is in view.", [key(Key::PageDown)], Columns;
    Scroll(Leap::Start) NONE, false, "To the first claim", "Scrolls the columns to their start.", [key(Key::Home)], Columns;
    Scroll(Leap::End) NONE, false, "To the last claim", "Scrolls the columns to their end.", [key(Key::End)], Columns;
    Picture(PictureKind::Timeline) VIEW, true, "Timeline", "Shows both sides' claims along one axis of days, contradictions as arcs.", [ctrl(Key::T)], Articles;
    Picture(PictureKind::Topics) VIEW, false, "Pairs by topic (picture)", "Shows how many pairs there are about each thing, and what was decided.", [], Articles;
    Picture(PictureKind::Speakers) VIEW, false, "Pairs by speaker (picture)", "Shows who stands against whom, and how often.", [], Articles;
    Picture(PictureKind::Progress) VIEW, false, "Verdicts over time (picture)", "Shows how many pairs were confirmed, rejected and put off by when.", [], Articles;
    Tray VIEW, true, "Other speakers", "Opens or closes the tray of speakers in neither column.", [key(Key::T)], Articles;
    Light VIEW, true, "Light", "Dark ink on light paper.", [], Always;
    Dark VIEW, false, "Dark", "Light ink on dark paper.", [], Always;
    SystemTheme VIEW, false, "As the system", "Light or dark as the system says.", [], Always;
    ZoomIn VIEW, true, "Larger", "Makes everything larger.", [ctrl(Key::Plus), ctrl(Key::Equals)], Always;
    ZoomOut VIEW, false, "Smaller", "Makes everything smaller.", [ctrl(Key::Minus)], Always;
    ZoomReset VIEW, false, "Usual size", "Goes back to the usual size.", [ctrl(Key::Num0)], Always;
    Palette HELP, false, "Commands…", "Lists every command by its name.", [ctrl(Key::P)], Always;
    Keys HELP, false, "All keys", "Shows every key.", [key(Key::F1), key(Key::Questionmark)], Always;
    Failures HELP, false, "Files that failed", "Lists the files that could not be read, and why.", [], Failures;
    About HELP, true, "About counterclaim", "Says what the program does and does not claim.", [], Always;
];
