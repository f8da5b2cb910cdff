//! The icons of commands, where one is common or tells more than words.

use super::super::icon::Icon;
use super::{Command, Fix};
use crate::project::PictureKind;
use crate::ui::review::ReviewCommand;

impl Command {
    /// Its icon, beside its title in menus and on buttons. Commands that are on or off have none:
    /// their place holds the check.
    pub fn icon(self) -> Option<Icon> {
        Some(match self {
            Self::Open | Self::OpenFolder => Icon::Open,
            Self::TypePath => Icon::Path,
            Self::Paste => Icon::Paste,
            Self::OpenSample | Self::OpenLabourSample => Icon::Sample,
            Self::NewProject => Icon::New,
            Self::Unsaved | Self::Review(ReviewCommand::Decisions) => Icon::Past,
            Self::Save | Self::SaveAs => Icon::Save,
            Self::Export => Icon::Export,
            Self::SavePicture => Icon::SavePicture,
            Self::EditProfile => Icon::Parties,
            Self::Quit => Icon::Quit,
            Self::Undo => Icon::Undo,
            Self::Redo => Icon::Redo,
            Self::Find => Icon::Search,
            Self::Results => Icon::Results,
            Self::NextHit | Self::NextPair => Icon::Next,
            Self::PreviousHit | Self::PreviousPair => Icon::Previous,
            Self::ClearFilters => Icon::Filter,
            Self::SaveSearch => Icon::Saved,
            Self::Settings => Icon::Settings,
            Self::Settle | Self::Correct(Fix::Speaker) => Icon::Speaker,
            Self::Correct(Fix::Add) => Icon::Add,
            Self::Correct(Fix::Reword) => Icon::Change,
            Self::Correct(Fix::Split) => Icon::Split,
            Self::Correct(Fix::Merge) => Icon::Merge,
            Self::Correct(Fix::Date) => Icon::Day,
            Self::Correct(Fix::Remove) => Icon::Remove,
            Self::Correct(Fix::Restore) => Icon::Restore,
            Self::Confirm => Icon::Confirmed,
            Self::Reject => Icon::Rejected,
            Self::Later => Icon::Later,
            Self::Review(ReviewCommand::Bulk) => Icon::Many,
            Self::Note | Self::NoteStatement | Self::NoteArticle | Self::Notes => Icon::Note,
            Self::Tag | Self::TagStatement | Self::TagArticle => Icon::Tag,
            Self::Codebook => Icon::Codebook,
            Self::Link => Icon::Link,
            Self::Read => Icon::Read,
            Self::Back => Icon::Back,
            Self::Review(ReviewCommand::Figures) => Icon::Figures,
            Self::Review(ReviewCommand::Missed) => Icon::Missed,
            Self::Lessons => Icon::Lessons,
            Self::SecondOpinion => Icon::Opinion,
            Self::Picture(kind) => match kind {
                PictureKind::Timeline => Icon::Timeline,
                PictureKind::Topics => Icon::Topics,
                PictureKind::Speakers => Icon::Speakers,
                PictureKind::Progress => Icon::Progress,
            },
            Self::ZoomIn => Icon::Larger,
            Self::ZoomOut => Icon::Smaller,
            Self::Palette => Icon::Commands,
            Self::Keys => Icon::Keys,
            Self::Failures => Icon::Failed,
            Self::About => Icon::About,
            _ => return None,
        })
    }
}
