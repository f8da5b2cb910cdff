//! Wishes: what the person asked for in a frame. Panels fill the box; the window's owner empties it.

use std::path::PathBuf;

use super::command::Command;
use super::command::bindings::Bindings;
use super::correcting::Correcting;
use super::preferences::Preferences;
use super::profile::ProfileWish;
use super::review::ReviewWish;
use crate::model::{ArticleId, PairId, Side, SpeakerKey, StatementId};
use crate::project::{Filters, NoteTarget, PictureKind, Tag, TagId};

/// What a typed path is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFor {
    /// Articles, a folder or a project to open.
    Open,
    /// A folder to open.
    OpenFolder,
    /// The project's file.
    SaveProject,
    /// The report's file.
    Export,
    /// The picture's file.
    Picture,
    /// A side profile.
    Profile,
    /// A side profile to be written on.
    ProfileToEdit,
    /// The file of the side profile that is written on.
    SaveProfile,
    /// The folder of a model that gives second opinions.
    Model,
    /// A codebook to take in.
    ImportCodebook,
    /// The codebook's file.
    ExportCodebook,
}

/// One wish.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// A command.
    Do(Command),
    /// Something about the side profile that is written on.
    Profile(ProfileWish),
    /// Other filters.
    Filter(Filters),
    /// Another pair under judgement.
    Pair(PairId),
    /// Another selected statement.
    Statement(StatementId),
    /// The whole article of a statement opened for reading.
    Read(StatementId),
    /// The same for the statement at this place of the reading.
    ReadAt(usize),
    /// A picture in place of the columns, or the columns again.
    Picture(Option<PictureKind>),
    /// A statement put on a side, or left to the program again.
    Place(StatementId, Option<Side>),
    /// A correction of the article that is open.
    Correct(Correcting),
    /// The reading meant, where it is unsure who speaks in the statement of the moment.
    Settle(SpeakerKey),
    /// All of a speaker's statements put on a side, or left to the program again.
    PlaceSpeaker {
        /// The speaker.
        key: SpeakerKey,
        /// Name as shown.
        name: String,
        /// The side.
        side: Option<Side>,
    },
    /// Another note.
    Note(NoteTarget, String),
    /// A section of the sidebar opened or closed.
    Section(String, bool),
    /// The article opened at its first hit of the search.
    ReadHit(ArticleId),
    /// What a note is about, shown.
    GoTo(NoteTarget),
    /// The field for a note on this opened.
    OpenNote(NoteTarget),
    /// The list of tags for these opened.
    OpenTags(Vec<NoteTarget>),
    /// A tag given to these, or taken from them; a tag not in the codebook is added.
    ToggleTag(Vec<NoteTarget>, Tag),
    /// Another codebook, under the title that undo shows.
    Codebook(String, Vec<Tag>),
    /// A tag deleted everywhere.
    DeleteTag(TagId),
    /// The first tag made the second one everywhere.
    MergeTags(TagId, TagId),
    /// The filters set now, saved under a name.
    SaveSearch(String),
    /// A saved search used.
    UseSearch(usize),
    /// The field for another name of a saved search opened.
    RenameSearch(usize),
    /// A saved search under another name.
    NameSearch(usize, String),
    /// A saved search changed to the filters set now.
    UpdateSearch(usize),
    /// A saved search deleted.
    DeleteSearch(usize),
    /// A file asked for.
    Ask(PathFor),
    /// An article taken out of the project.
    RemoveArticle(ArticleId),
    /// Text pasted as an article.
    PasteText(String),
    /// Files dropped on the window.
    Dropped(Vec<PathBuf>),
    /// A path typed by hand.
    Typed(PathFor, String),
    /// A file opened before.
    Recent(PathBuf),
    /// First statements in view, and how much of each is above the upper edge, in points.
    Top([Option<StatementId>; 2], [u16; 2]),
    /// A long statement shown whole (yes) or folded.
    Unfold(StatementId, bool),
    /// Something about reviewing.
    Review(ReviewWish),
    /// Statements and suggestions worked out anew.
    ReadAgain,
    /// No more of the work under way.
    CancelWork,
    /// Other keys.
    Bind(Bindings),
    /// Another look.
    Prefer(Preferences),
    /// A message read.
    Dismiss(usize),
    /// What was kept of a project without a file, opened again.
    OpenUnsaved(PathBuf),
    /// What was kept of a project without a file, thrown away.
    ForgetUnsaved(PathBuf),
    /// The window closed although something is lost.
    CloseAnyway,
}

/// The wishes of a frame, in their order.
#[derive(Debug, Default)]
pub struct Outbox {
    wishes: Vec<Wish>,
}

impl Outbox {
    /// Adds a wish.
    pub fn push(&mut self, wish: Wish) {
        self.wishes.push(wish);
    }

    /// Adds a command.
    pub fn run(&mut self, command: Command) {
        self.push(Wish::Do(command));
    }

    /// Takes all wishes out.
    pub fn take(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes)
    }
}
