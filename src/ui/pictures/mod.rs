//! Pictures in place of the columns: a timeline, pairs by topic and by speaker, verdicts over time.

mod canvas;
mod card;
mod chart;
mod table;
mod timeline;

use std::sync::Arc;

use egui::{EventFilter, Label, Response, RichText, Ui, UiBuilder, vec2};

use super::command::Command;
use super::icon::{self, Icon};
use super::outbox::Outbox;
use super::theme::{size, tokens};
use super::{Shown, widgets};
use crate::pictures::{Figures, Span, Table};
use crate::project::PictureKind;

/// What the pictures remember between frames.
#[derive(Debug, Default)]
pub struct State {
    timeline: timeline::State,
    chart: chart::State,
    /// Whether the figures are shown as a table.
    as_text: bool,
    table: Option<(u64, Table)>,
    /// The figures seen last, to know new ones by.
    figures: Option<Arc<Figures>>,
    /// Counts figures.
    revision: u64,
}

impl State {
    /// Notes that no picture is open: the next one takes the keyboard.
    pub fn close(&mut self) {
        self.timeline.close();
        self.chart.close();
    }

    /// The days the timeline shows, where the person has chosen them.
    pub fn span(&self) -> Option<Span> {
        self.timeline.span()
    }
}

/// Draws the picture that is open.
pub fn picture_ui(
    ui: &mut Ui,
    shown: &Shown,
    figures: &Arc<Figures>,
    state: &mut State,
    out: &mut Outbox,
) {
    let is_new = !state
        .figures
        .as_ref()
        .is_some_and(|known| Arc::ptr_eq(known, figures));
    if is_new {
        state.figures = Some(Arc::clone(figures));
        state.revision += 1;
    }
    let whole = ui.available_rect_before_wrap();
    ui.painter().rect_filled(whole, 0.0, tokens(ui).paper);
    let inner = whole.shrink2(vec2(20.0, 12.0));
    let mut ui_inside = ui.new_child(UiBuilder::new().id_salt("picture").max_rect(inner));
    let ui_inside = &mut ui_inside;
    head_ui(ui_inside, shown, &mut state.as_text, out);
    ui_inside.add_space(6.0);
    if state.as_text {
        let known = state.table.as_ref().map(|(revision, _)| *revision);
        if known != Some(state.revision) {
            state.table = Some((state.revision, Table::of(figures)));
        }
        if let Some((_, table)) = &state.table {
            table::table_ui(ui_inside, &figures.summary(), table);
        }
    } else if let Figures::Timeline(chronicle) = &**figures {
        let revision = state.revision;
        timeline::timeline_ui(
            ui_inside,
            shown,
            chronicle,
            revision,
            &mut state.timeline,
            out,
        );
    } else {
        chart::chart_ui(
            ui_inside,
            shown,
            figures,
            state.revision,
            &mut state.chart,
            out,
        );
    }
    ui.advance_cursor_after_rect(whole);
}

/// The switch between the pictures, and what can be done with the one shown.
fn head_ui(ui: &mut Ui, shown: &Shown, as_text: &mut bool, out: &mut Outbox) {
    let now = shown.screen().picture;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for kind in PictureKind::ALL {
            let is_now = now == Some(kind);
            let t = tokens(ui);
            let words = if is_now {
                widgets::title(ui, kind.title(), size::BODY)
            } else {
                RichText::new(kind.title()).color(t.chip_ink)
            };
            let command = Command::Picture(kind);
            let ink = if is_now { t.ink } else { t.chip_ink };
            let mut atoms = egui::Atoms::new(words);
            if let Some(sign) = command.icon() {
                atoms.push_left(sign.text(icon::SIZE).color(ink));
            }
            let button = egui::Button::selectable(is_now, atoms);
            let response = ui
                .add(button)
                .accessible_name(format!("Picture: {}", kind.title()))
                .on_hover_text(command.tooltip());
            if response.clicked() && !is_now {
                out.run(command);
            }
        }
        widgets::at_right(ui, |ui| {
            let help = "Goes back to the columns (Escape).";
            let back = widgets::icon_button(ui, Icon::Close, "Close the picture", help);
            if back.clicked() {
                out.run(Command::Back);
            }
            let save = widgets::button(ui, Icon::SavePicture, "Save…")
                .accessible_name(Command::SavePicture.title())
                .on_hover_text(Command::SavePicture.tooltip());
            if save.clicked() {
                out.run(Command::SavePicture);
            }
            let (sign, words) = if *as_text {
                (Icon::Picture, "As picture")
            } else {
                (Icon::Table, "As text")
            };
            let hint = "Shows the same figures as a table, or as a picture.";
            let switch = widgets::button(ui, sign, words).on_hover_text(hint);
            if switch.clicked() {
                *as_text = !*as_text;
            }
        });
    });
}

/// A muted line under the switch.
fn line_ui(ui: &mut Ui, words: &str) {
    let words = widgets::small(ui, words);
    ui.add(Label::new(words).truncate());
}

/// What stands where a picture would be.
fn nothing_ui(ui: &mut Ui, words: &str) {
    ui.add_space(40.0);
    ui.vertical_centered(|ui| {
        ui.set_max_width(420.0);
        widgets::empty_sign(ui, Icon::Nothing);
        ui.add_space(6.0);
        let words = RichText::new(words).color(tokens(ui).muted);
        ui.add(Label::new(words.line_height(Some(20.0))).wrap());
    });
}

/// Whether arrow keys are the picture's: it has the keyboard, or nothing else has it.
fn has_keys(ui: &Ui, response: &Response) -> bool {
    let id = response.id;
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        return true;
    }
    let free = ui.memory(egui::Memory::focused).is_none();
    free && !egui::Popup::is_any_open(ui.ctx())
        && ui.memory(|memory| memory.top_modal_layer().is_none())
}
