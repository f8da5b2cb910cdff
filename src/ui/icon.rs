//! The icons: one font, one size beside words, one place that names them.
//!
//! An icon stands beside words, or has a name that screen readers and the pointer tell. Some marks
//! stay painted, because a sign of a font cannot be them: the links and the marks on them, which
//! follow curves and are cut out of the paper; the squares, discs and shapes of sides and tags, whose
//! edges lie on whole pixels at nine points; what lies in the overview and in pictures, which are
//! turned into triangles once.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use egui::{
    Align2, Color32, FontData, FontDefinitions, FontFamily, FontId, FontTweak, Pos2, RichText, Ui,
};
use iconflow::{Pack, Size, Style};

macro_rules! icons {
    ($($(#[$about:meta])* $icon:ident $name:literal;)*) => {
        /// A sign of the icon font.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Icon {
            $($(#[$about])* $icon,)*
        }

        impl Icon {
            /// All icons.
            pub const ALL: &[Self] = &[$(Self::$icon),*];

            /// Its name in the font.
            fn name(self) -> &'static str {
                match self {
                    $(Self::$icon => $name,)*
                }
            }
        }
    };
}

icons![
    /// Opens something.
    Open "folder-open";
    /// A path typed by hand.
    Path "text-cursor-input";
    /// The clipboard.
    Paste "clipboard-paste";
    /// An example.
    Sample "flask-conical";
    /// Something new.
    New "file-plus";
    /// Kept without a file, or an older state.
    Past "history";
    /// Written to its file.
    Save "save";
    /// Written to another file.
    Export "file-down";
    /// A picture's file.
    SavePicture "image-down";
    /// The two parties.
    Parties "users";
    /// One speaker.
    Speaker "user-round";
    /// Leaves.
    Quit "log-out";
    /// Takes back.
    Undo "undo-2";
    /// Makes again.
    Redo "redo-2";
    /// Looks for words.
    Search "search";
    /// A list of what was found.
    Results "text-search";
    /// Narrows lists.
    Filter "list-filter";
    /// A saved search.
    Saved "bookmark";
    /// What can be set.
    Settings "settings-2";
    /// Confirmed.
    Confirmed "circle-check";
    /// Rejected.
    Rejected "circle-x";
    /// Not decided.
    Undecided "circle-dashed";
    /// Put off.
    Later "clock";
    /// A note.
    Note "notebook-pen";
    /// A tag.
    Tag "tag";
    /// The codebook.
    Codebook "book-marked";
    /// Linked by hand.
    Link "link";
    /// An article, or reading one.
    Article "newspaper";
    /// An article open for reading.
    Read "book-open-text";
    /// Goes back.
    Back "arrow-left";
    /// Many at once.
    Many "check-check";
    /// Figures.
    Figures "gauge";
    /// What was not seen.
    Missed "scan-search";
    /// What was learnt.
    Lessons "graduation-cap";
    /// Another opinion.
    Opinion "messages-square";
    /// By days.
    Timeline "chart-gantt";
    /// Counted by what they are about.
    Topics "chart-bar";
    /// Counted by who speaks.
    Speakers "grid-3x3";
    /// Counted over time.
    Progress "chart-line";
    /// Figures as a table.
    Table "table-2";
    /// Figures as a picture.
    Picture "image";
    /// Copied to the clipboard.
    Copy "copy";
    /// Light paper.
    Light "sun";
    /// Larger.
    Larger "zoom-in";
    /// Smaller.
    Smaller "zoom-out";
    /// A list of commands.
    Commands "command";
    /// Keys.
    Keys "keyboard";
    /// Worth knowing.
    About "info";
    /// Something failed.
    Failed "triangle-alert";
    /// Closes.
    Close "x";
    /// Chosen.
    Chosen "check";
    /// Adds.
    Add "plus";
    /// Takes out.
    Remove "trash-2";
    /// Changes words.
    Change "pencil";
    /// Cuts in two.
    Split "scissors";
    /// Makes one of two.
    Merge "merge";
    /// Brings back.
    Restore "archive-restore";
    /// The next one.
    Next "arrow-down";
    /// The one before.
    Previous "arrow-up";
    /// Open, or more below.
    Down "chevron-down";
    /// Closed.
    Right "chevron-right";
    /// A day.
    Day "calendar-days";
    /// One side that stands against itself.
    OneSide "user-round-x";
    /// Everything.
    All "layers";
    /// Two sides that stand against each other.
    Sides "git-compare-arrows";
    /// One put in the place of the other.
    Exchange "arrow-left-right";
    /// Nothing is here.
    Nothing "inbox";
];

/// Size of an icon beside words of the usual size, in points.
pub const SIZE: f32 = 15.0;

/// Size of an icon beside small words, in points.
pub const SMALL: f32 = 13.0;

/// Size of an icon that stands over an empty place, in points.
pub const LARGE: f32 = 28.0;

/// The family of the icon font. It is no fallback of the others: no word of an article shows icons.
pub fn family() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// Adds the icon font.
pub fn add_font(fonts: &mut FontDefinitions) {
    for font in iconflow::fonts() {
        // The signs stand a little high beside words.
        let data = FontData::from_static(font.bytes).tweak(FontTweak {
            y_offset_factor: 0.05,
            ..FontTweak::default()
        });
        fonts
            .font_data
            .insert(font.family.to_owned(), Arc::new(data));
        let family = fonts.families.entry(family()).or_default();
        family.push(font.family.to_owned());
    }
}

static SIGNS: LazyLock<BTreeMap<Icon, char>> = LazyLock::new(|| {
    let sign = |icon: Icon| {
        let found = iconflow::try_icon(Pack::Lucide, icon.name(), Style::Regular, Size::Regular);
        char::from_u32(found.ok()?.codepoint)
    };
    let icons = Icon::ALL.iter();
    icons
        .filter_map(|&icon| Some((icon, sign(icon)?)))
        .collect()
});

impl Icon {
    /// Its sign in the icon font.
    fn sign(self) -> char {
        SIGNS.get(&self).copied().unwrap_or(' ')
    }

    /// The icon as the text of a button or a label, in the colour of the words beside it.
    pub fn text(self, size: f32) -> RichText {
        RichText::new(self.sign()).font(FontId::new(size, family()))
    }

    /// Paints the icon about a point.
    pub fn paint(self, ui: &Ui, centre: Pos2, size: f32, color: Color32) {
        let font = FontId::new(size, family());
        let painter = ui.painter();
        painter.text(centre, Align2::CENTER_CENTER, self.sign(), font, color);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_font_has_every_icon_once() {
        let names: BTreeSet<_> = Icon::ALL.iter().map(|icon| icon.name()).collect();
        assert_eq!(names.len(), Icon::ALL.len());
        for icon in Icon::ALL {
            let sign = SIGNS.get(icon).copied();
            // No text of an article has a sign of the private area for a letter.
            let is_private = sign.is_some_and(|sign| ('\u{e000}'..='\u{f8ff}').contains(&sign));
            assert!(is_private, "{}: {sign:?}", icon.name());
        }
        let signs: BTreeSet<_> = SIGNS.values().collect();
        assert_eq!(signs.len(), Icon::ALL.len());
    }

    #[test]
    fn words_never_show_icons() {
        let mut fonts = FontDefinitions::default();
        add_font(&mut fonts);
        assert_eq!(fonts.families[&family()].len(), 1);
        let icons = &fonts.families[&family()][0];
        assert!(!fonts.families[&FontFamily::Proportional].contains(icons));
    }
}
