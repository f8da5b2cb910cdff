//! Every wish without data: title, help, keys and when it can be had. Menus, tooltips, the sheet of
//! keys and the documentation read this table; nothing else names a key.

pub mod bindings;
mod fix;
mod icons;
mod table;

use egui::{Key, KeyboardShortcut, Modifiers};

pub use fix::Fix;
pub use table::COMMANDS;

use super::review::ReviewCommand;
use crate::model::Relation;
use crate::project::{Arrangement, LinkedScroll, PictureKind, QueueOrder};

/// A wish without data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Opens files through the native dialog.
    Open,
    /// Opens a folder of articles through the native dialog.
    OpenFolder,
    /// Opens a path typed by hand.
    TypePath,
    /// Opens the sample.
    OpenSample,
    /// Opens the labour sample.
    OpenLabourSample,
    /// Makes an article of the clipboard's text.
    Paste,
    /// Starts an empty project.
    NewProject,
    /// Lists projects that were kept without a file of their own.
    Unsaved,
    /// Saves the project.
    Save,
    /// Saves the project under another name.
    SaveAs,
    /// Writes a report.
    Export,
    /// Uses a side profile from a file.
    UseProfile,
    /// Opens the editor of the side profile.
    EditProfile,
    /// Uses the side profile that comes with the program.
    BuiltInProfile,
    /// Closes the window.
    Quit,
    /// Takes the last act back.
    Undo,
    /// Makes the last act taken back again.
    Redo,
    /// Goes to the search field.
    Find,
    /// Lists what the search found outside of the columns.
    Results,
    /// Goes to the next hit in the article that is open.
    NextHit,
    /// Goes to the hit before.
    PreviousHit,
    /// Shows everything again.
    ClearFilters,
    /// Gives the filters a name.
    SaveSearch,
    /// Writes a note on the selected statement.
    NoteStatement,
    /// Writes a note on the article in view.
    NoteArticle,
    /// Lists all notes.
    Notes,
    /// Gives tags to what is under judgement or selected.
    Tag,
    /// Gives tags to the selected statement.
    TagStatement,
    /// Gives tags to the article in view.
    TagArticle,
    /// Opens the codebook.
    Codebook,
    /// Says that the pair is a contradiction.
    Confirm,
    /// Says that it is none.
    Reject,
    /// Puts the pair off.
    Later,
    /// Names the contradiction.
    Name(Relation),
    /// Goes to the next pair.
    NextPair,
    /// Goes to the pair before.
    PreviousPair,
    /// Goes down a column.
    NextStatement,
    /// Goes up a column.
    PreviousStatement,
    /// Goes to the other column.
    OtherColumn,
    /// Goes down to the next statement of the column that stands in a pair.
    NextLinked,
    /// Goes up to one.
    PreviousLinked,
    /// Scrolls the columns.
    Scroll(Leap),
    /// Shows the whole of a long statement, or folds it.
    Unfold,
    /// Writes a note on the pair.
    Note,
    /// Links two statements by hand.
    Link,
    /// Opens the whole article of the selected statement, or closes it.
    Read,
    /// Ends linking without a link, or goes back from an article or a picture to the columns.
    Back,
    /// Puts the selected statement on side A.
    PlaceA,
    /// Puts the selected statement on side B.
    PlaceB,
    /// Takes the selected statement out of both columns.
    PlaceNeither,
    /// Leaves the selected statement's side to the program again.
    PlaceAsFound,
    /// Says who an unsure speaker is.
    Settle,
    /// Something about reviewing.
    Review(ReviewCommand),
    /// Corrects the statement chosen in the article that is open.
    Correct(Fix),
    /// Shows what the verdicts taught.
    Lessons,
    /// Lets no verdict given so far teach any more.
    ForgetLessons,
    /// Asks a model in a folder about the suggestions.
    SecondOpinion,
    /// Asks no model any more.
    NoSecondOpinion,
    /// Judges the pairs in this order.
    Order(QueueOrder),
    /// Shows the columns in this order.
    Arrange(Arrangement),
    /// Says what the other column does while one is scrolled.
    Together(LinkedScroll),
    /// Draws the links of rejected pairs, or leaves them out.
    ShowRejected,
    /// Shows a picture in place of the columns.
    Picture(PictureKind),
    /// Writes the picture that is open to a file.
    SavePicture,
    /// Opens or closes the tray.
    Tray,
    /// Opens the settings.
    Settings,
    /// Light colours.
    Light,
    /// Dark colours.
    Dark,
    /// The system's colours.
    SystemTheme,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// The size everything is made for.
    ZoomReset,
    /// Lists every command by its name.
    Palette,
    /// Shows all keys.
    Keys,
    /// Lists the files that could not be read.
    Failures,
    /// Says what the program is.
    About,
}

/// How far to scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leap {
    /// Most of what is in view up.
    PageUp,
    /// Most of what is in view down.
    PageDown,
    /// To the first claim.
    Start,
    /// To the last claim.
    End,
}

/// The menus, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Files and projects.
    File,
    /// Acts and filters.
    Edit,
    /// Judging.
    Review,
    /// What is shown and how.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// All menus.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Review, Self::View, Self::Help];

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Review => "Review",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// What must be there for a command to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Nothing.
    Always,
    /// An article.
    Articles,
    /// The columns, not an article or a picture in their place.
    Columns,
    /// A pair under judgement.
    Pair,
    /// Any pair in the queue.
    Queue,
    /// A selected statement.
    Statement,
    /// A statement chosen in the article that is open.
    OnPage,
    /// Words selected in the article that is open.
    Selection,
    /// Words selected and a statement chosen in the article that is open.
    SelectionOnPage,
    /// A corrected statement chosen in the article that is open.
    Corrected,
    /// A statement taken out of the article that is open.
    Removed,
    /// A verdict that teaches.
    Lessons,
    /// A speaker who may be one or the other.
    Unsure,
    /// Something to undo.
    Undo,
    /// Something to redo.
    Redo,
    /// A filter that is set.
    Filter,
    /// Words searched for.
    Search,
    /// A hit of the search in the article that is open.
    Hits,
    /// A pair under judgement, or a selected statement.
    Target,
    /// A statement, a pair or a chosen article: something whose article can be read.
    Readable,
    /// A link being made, or an article or a picture in place of the columns.
    Leave,
    /// A picture in place of the columns.
    Picture,
    /// A file that failed.
    Failures,
    /// A project that was kept without a file of its own.
    Unsaved,
    /// Another profile than the built-in one.
    OtherProfile,
    /// The part of the program that reads models; not every build has it.
    Adviser,
    /// A model that is asked for second opinions.
    Advised,
}

/// What is there now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Independent facts, each read by one `When`.
pub struct Situation {
    /// The project has an article.
    pub articles: bool,
    /// A pair is under judgement.
    pub pair: bool,
    /// The queue holds a pair.
    pub queue: bool,
    /// A statement is selected.
    pub statement: bool,
    /// A statement is chosen in the article that is open.
    pub on_page: bool,
    /// Words are selected in the article that is open.
    pub selection: bool,
    /// A statement was taken out of the article that is open.
    pub removed: bool,
    /// The selected statement was corrected.
    pub corrected: bool,
    /// A verdict teaches something.
    pub lessons: bool,
    /// A speaker may be one or the other.
    pub unsure: bool,
    /// There is something to undo.
    pub undo: bool,
    /// There is something to redo.
    pub redo: bool,
    /// A filter is set.
    pub filter: bool,
    /// Words are searched for.
    pub search: bool,
    /// The article that is open holds words searched for.
    pub hits: bool,
    /// A link is being made.
    pub linking: bool,
    /// There is an article to read.
    pub readable: bool,
    /// An article is open for reading.
    pub page: bool,
    /// A picture is open.
    pub picture: bool,
    /// The side profile is edited in place of the columns.
    pub editing: bool,
    /// A file failed.
    pub failures: bool,
    /// A project was kept without a file of its own.
    pub unsaved: bool,
    /// Another profile than the built-in one is in use.
    pub other_profile: bool,
    /// This build can read models.
    pub adviser: bool,
    /// A model is asked for second opinions.
    pub advised: bool,
}

/// Everything about a command.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The command.
    pub command: Command,
    /// The menu it stands in; a command without one is reached by its key or a button.
    pub menu: Option<Menu>,
    /// Whether a line parts it from the one before in the menu.
    pub new_group: bool,
    /// Its title.
    pub title: &'static str,
    /// What it does, as a sentence.
    pub help: &'static str,
    /// Its keys; the first is shown.
    pub keys: &'static [KeyboardShortcut],
    /// When it can be had.
    pub when: When,
}

impl Command {
    /// Everything about it.
    ///
    /// # Panics
    /// Never: a test finds every command in the table.
    pub fn spec(self) -> &'static Spec {
        COMMANDS
            .iter()
            .find(|spec| spec.command == self)
            .expect("every command is in the table")
    }

    /// Its title.
    pub fn title(self) -> &'static str {
        self.spec().title
    }

    /// Its name in the settings file: "confirm", "name-denial". Never changed once released.
    pub fn id(self) -> String {
        let mut id = String::new();
        for c in format!("{self:?}").chars() {
            if c.is_uppercase() && !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
            match c {
                '(' => id.push('-'),
                ')' => {}
                c => id.extend(c.to_lowercase()),
            }
        }
        id
    }

    /// Its keys as the person set them.
    pub fn keys(self) -> Vec<KeyboardShortcut> {
        bindings::in_force().keys(self)
    }

    /// Its first key in words ("Ctrl+O", "A"); empty when it has none.
    pub fn key_name(self) -> String {
        self.keys().first().map(key_name).unwrap_or_default()
    }

    /// Its first key in brackets after a space (" (Ctrl+O)"), for the end of a sentence; empty when it
    /// has none.
    pub fn key_hint(self) -> String {
        self.keys()
            .first()
            .map_or_else(String::new, |key| format!(" ({})", key_name(key)))
    }

    /// What it does and its keys, for a tooltip.
    pub fn tooltip(self) -> String {
        let spec = self.spec();
        let keys: Vec<String> = self.keys().iter().map(key_name).collect();
        if keys.is_empty() {
            spec.help.to_owned()
        } else {
            format!("{} ({})", spec.help, keys.join(", "))
        }
    }

    /// Whether it can be had now.
    pub fn is_enabled(self, now: Situation) -> bool {
        match self.spec().when {
            When::Always => true,
            When::Articles => now.articles,
            // What cannot be seen cannot be judged.
            When::Columns
            | When::Pair
            | When::Queue
            | When::Statement
            | When::Unsure
            | When::Readable
                if now.editing =>
            {
                false
            }
            When::Columns => now.articles && !now.page && !now.picture,
            When::Pair => now.pair,
            When::Queue => now.queue,
            When::Statement => now.statement,
            When::OnPage => now.on_page,
            When::Selection => now.selection,
            When::SelectionOnPage => now.selection && now.on_page,
            When::Corrected => now.on_page && now.corrected,
            When::Removed => now.removed,
            When::Lessons => now.lessons,
            When::Unsure => now.unsure,
            When::Undo => now.undo,
            When::Redo => now.redo,
            When::Filter => now.filter,
            When::Search => now.search,
            When::Hits => now.hits,
            When::Target => now.pair || now.statement,
            When::Readable => now.readable,
            When::Leave => now.linking || now.page || now.picture,
            When::Picture => now.picture && !now.page,
            When::Failures => now.failures,
            When::Unsaved => now.unsaved,
            When::OtherProfile => now.other_profile,
            When::Adviser => now.adviser,
            When::Advised => now.advised,
        }
    }
}

/// A key in words.
pub fn key_name(shortcut: &KeyboardShortcut) -> String {
    let mut out = String::new();
    if shortcut.modifiers.command {
        out.push_str(if cfg!(target_os = "macos") {
            "⌘"
        } else {
            "Ctrl+"
        });
    }
    if shortcut.modifiers.alt {
        out.push_str("Alt+");
    }
    if shortcut.modifiers.shift {
        out.push_str("Shift+");
    }
    out.push_str(match shortcut.logical_key {
        Key::Minus => "-",
        key @ (Key::ArrowDown | Key::ArrowUp | Key::ArrowLeft | Key::ArrowRight) => key.name(),
        Key::PageDown => "PgDn",
        Key::PageUp => "PgUp",
        Key::Quote => "'",
        key => key.symbol_or_name(),
    });
    out
}

/// The command of a key press, if one has it.
pub fn command_of(pressed: Key, modifiers: Modifiers) -> Option<Command> {
    bindings::in_force().command_of(pressed, modifiers)
}

/// Keys of a hand that rests on the digits while an article is open for reading, where no pair is
/// judged and the digits are free.
pub const WHILE_READING: [(Key, Command); 4] = [
    (Key::Num1, Command::PlaceA),
    (Key::Num2, Command::PlaceB),
    (Key::Num0, Command::PlaceNeither),
    (Key::Num9, Command::PlaceAsFound),
];

/// The keys as a Markdown table, for the documentation.
pub fn markdown_table() -> String {
    let head = "| key | act |\n| --- | --- |\n".to_owned();
    COMMANDS
        .iter()
        .filter(|spec| !spec.keys.is_empty())
        .map(|spec| {
            let keys: Vec<String> = spec
                .keys
                .iter()
                .map(|key| format!("`{}`", key_name(key)))
                .collect();
            format!("| {} | {} |\n", keys.join(", "), spec.help)
        })
        .chain(WHILE_READING.map(|(key, command)| {
            let help = command.spec().help;
            format!("| `{}` while an article is open | {help} |\n", key.name())
        }))
        .fold(head, |table, row| table + &row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_has_two_commands() {
        let mut seen = std::collections::BTreeMap::new();
        for spec in COMMANDS {
            for key in spec.keys {
                if let Some(other) = seen.insert(key_name(key), spec.command) {
                    panic!("{} means {other:?} and {:?}", key_name(key), spec.command);
                }
            }
        }
    }

    #[test]
    fn every_command_is_in_the_table_once() {
        let mut commands: Vec<_> = COMMANDS.iter().map(|spec| spec.command).collect();
        commands.sort_unstable();
        let all = commands.len();
        commands.dedup();
        assert_eq!(commands.len(), all);
        assert_eq!(commands.last(), Some(&Command::About));
        let names = commands.iter().filter(|c| matches!(c, Command::Name(_)));
        assert_eq!(names.count(), Relation::ALL.len());
    }

    #[test]
    fn keys_find_their_command() {
        let ctrl_shift = Modifiers::COMMAND | Modifiers::SHIFT;
        assert_eq!(command_of(Key::A, Modifiers::NONE), Some(Command::Confirm));
        assert_eq!(command_of(Key::A, Modifiers::COMMAND), None);
        assert_eq!(command_of(Key::Z, Modifiers::COMMAND), Some(Command::Undo));
        assert_eq!(command_of(Key::Z, ctrl_shift), Some(Command::Redo));
        assert_eq!(
            command_of(Key::Questionmark, Modifiers::SHIFT),
            Some(Command::Keys)
        );
        assert_eq!(key_name(&Command::SaveAs.spec().keys[0]), "Ctrl+Shift+S");
    }

    #[test]
    fn nothing_can_be_judged_before_there_is_a_pair() {
        let empty = Situation::default();
        for command in [
            Command::Confirm,
            Command::Reject,
            Command::Later,
            Command::Note,
        ] {
            assert!(!command.is_enabled(empty));
            assert!(command.is_enabled(Situation {
                pair: true,
                ..empty
            }));
        }
        assert!(Command::Open.is_enabled(empty));
    }
}
