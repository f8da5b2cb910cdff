//! Dialogs inside the window, one at a time: keys, palette, settings, bulk decisions, history, figures,
//! lessons, note, typed path, failed files, about.

mod about;
mod bulk;
mod codebook;
mod decisions;
mod failures;
mod figures;
mod key_sheet;
mod lessons;
mod marks;
mod missed;
mod note;
mod palette;
mod path_field;
mod settings;
mod tag_picker;
mod unsaved;

use egui::{Context, Id, Modal, Ui, vec2};

use super::outbox::{Outbox, PathFor};
use super::theme::{size, tokens};
use super::widgets;
use super::{Shown, State};
use crate::project::NoteTarget;

pub use codebook::Codebook;
pub use decisions::DecisionsState;
pub use palette::Palette;
pub use settings::State as SettingsState;
pub use tag_picker::TagPicker;

/// The dialog that is up.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// All keys.
    Keys,
    /// Every command by its name.
    Palette(Palette),
    /// The settings.
    Settings(SettingsState),
    /// One answer on all pairs that the filters show.
    Bulk,
    /// A sample of pairs that were not suggested.
    Missed {
        /// How many pairs it can be drawn from.
        population: usize,
    },
    /// How the person reviews.
    Figures,
    /// The log of decisions.
    Decisions,
    /// What the verdicts taught.
    Lessons,
    /// What the program is.
    About,
    /// Files that failed.
    Failures,
    /// Projects that were kept without a file of their own.
    Unsaved,
    /// What closing the window would lose.
    Closing,
    /// A note being written.
    Note {
        /// What it is about.
        target: NoteTarget,
        /// The text so far.
        text: String,
        /// Whether the cursor has been put into the field.
        focused: bool,
    },
    /// Tags being given.
    Tags(TagPicker),
    /// The codebook.
    Codebook(Codebook),
    /// All notes, with what was typed to find among them.
    Notes(String),
    /// The name of a saved search being typed.
    SearchName {
        /// The search that gets another name; none for the filters set now.
        at: Option<usize>,
        /// The name so far.
        text: String,
        /// Whether the cursor has been put into the field.
        focused: bool,
    },
    /// A path being typed.
    Path {
        /// What it is for.
        purpose: PathFor,
        /// Why it has to be typed, if there is a reason.
        because: Option<String>,
        /// The path so far.
        text: String,
        /// Whether the cursor has been put into the field.
        focused: bool,
    },
}

impl Dialog {
    /// A note to be written.
    pub fn note(target: NoteTarget, text: &str) -> Self {
        Self::Note {
            target,
            text: text.to_owned(),
            focused: false,
        }
    }

    /// A name of a saved search to be typed; `at` is the one that gets another name.
    pub fn search_name(at: Option<usize>, text: &str) -> Self {
        Self::SearchName {
            at,
            text: text.to_owned(),
            focused: false,
        }
    }

    /// A path to be typed.
    pub fn path(purpose: PathFor, because: Option<String>, text: &str) -> Self {
        Self::Path {
            purpose,
            because,
            text: text.to_owned(),
            focused: false,
        }
    }
}

/// Draws the dialog that is up, if one is.
pub fn dialog_ui(ctx: &Context, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let open = &mut state.dialog;
    let Some(dialog) = open else { return };
    let width = match dialog {
        Dialog::Keys => 900.0,
        Dialog::Decisions => 680.0,
        Dialog::Figures | Dialog::Missed { .. } => 560.0,
        Dialog::Failures | Dialog::Lessons | Dialog::Palette(_) | Dialog::Unsaved => 600.0,
        Dialog::Settings(_) => 720.0,
        Dialog::Codebook(_) | Dialog::Notes(_) => 640.0,
        _ => 480.0,
    };
    let width = f32::min(width, ctx.content_rect().width() - 60.0);
    let mut close = false;
    let modal = Modal::new(Id::unique("dialog")).show(ctx, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        egui::Frame::new().inner_margin(10).show(ui, |ui| {
            close = match dialog {
                Dialog::Keys => key_sheet::key_sheet_ui(ui),
                Dialog::Palette(palette) => palette::palette_ui(ui, shown, palette, out),
                Dialog::Settings(state) => settings::settings_ui(ui, shown, state, out),
                Dialog::Bulk => bulk::bulk_ui(ui, shown, out),
                Dialog::Missed { population } => missed::missed_ui(ui, shown, *population, out),
                Dialog::Figures => figures::figures_ui(ui, shown, out),
                Dialog::Decisions => decisions::decisions_ui(ui, shown, &mut state.decisions, out),
                Dialog::Lessons => lessons::lessons_ui(ui, shown, out),
                Dialog::About => about::about_ui(ui),
                Dialog::Failures => failures::failures_ui(ui, shown),
                Dialog::Unsaved => unsaved::unsaved_ui(ui, shown, out),
                Dialog::Closing => unsaved::closing_ui(ui, out),
                Dialog::Tags(picker) => tag_picker::tag_picker_ui(ui, shown, picker, out),
                Dialog::Codebook(state) => codebook::codebook_ui(ui, shown, state, out),
                Dialog::Notes(typed) => marks::notes_ui(ui, shown, typed, out),
                Dialog::SearchName { at, text, focused } => {
                    marks::search_name_ui(ui, shown, *at, text, focused, out)
                }
                Dialog::Note {
                    target,
                    text,
                    focused,
                } => note::note_ui(ui, *target, text, focused, out),
                Dialog::Path {
                    purpose,
                    because,
                    text,
                    focused,
                } => path_field::path_ui(ui, *purpose, because.as_deref(), text, focused, out),
            };
        });
    });
    if close || modal.should_close() {
        *open = None;
    }
}

/// The dialog's title.
fn title_ui(ui: &mut Ui, words: &str) {
    widgets::name_dialog(ui, words);
    ui.add(egui::Label::new(widgets::title(ui, words, size::TITLE)));
}

/// A line of plain text that wraps.
fn text_ui(ui: &mut Ui, words: &str) {
    let ink = tokens(ui).ink;
    ui.add(
        egui::Label::new(
            egui::RichText::new(words)
                .line_height(Some(20.0))
                .color(ink),
        )
        .wrap(),
    );
}

/// A button at the right of the last line. Gives whether it was pressed.
fn close_ui(ui: &mut Ui, words: &str) -> bool {
    ui.horizontal(|ui| widgets::at_right(ui, |ui| ui.button(words).clicked()))
        .inner
}
