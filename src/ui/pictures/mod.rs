//! Pictures in place of the columns: a timeline, pairs by topic and by speaker, verdicts over time.

mod canvas;
mod card;
mod timeline;

use std::sync::Arc;

use egui::{Label, RichText, Ui, UiBuilder, vec2};

use super::command::Command;
use super::outbox::Outbox;
use super::theme::{size, tokens};
use super::{Shown, widgets};
use crate::pictures::Figures;
use crate::project::PictureKind;

/// What the pictures remember between frames.
#[derive(Debug, Default)]
pub struct State {
    timeline: timeline::State,
    /// The figures seen last, to know new ones by.
    figures: Option<Arc<Figures>>,
    /// Counts figures.
    revision: u64,
}

impl State {
    /// Notes that no picture is open: the next one takes the keyboard.
    pub fn close(&mut self) {
        self.timeline.close();
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
    head_ui(ui_inside, shown, out);
    ui_inside.add_space(6.0);
    match &**figures {
        Figures::Timeline(chronicle) => {
            timeline::timeline_ui(
                ui_inside,
                shown,
                chronicle,
                state.revision,
                &mut state.timeline,
                out,
            );
        }
    }
    ui.advance_cursor_after_rect(whole);
}

/// The switch between the pictures, and what can be done with the one shown.
fn head_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
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
            let button = egui::Button::selectable(is_now, words);
            let command = Command::Picture(kind);
            let response = ui
                .add(button)
                .accessible_name(command.title())
                .on_hover_text(command.tooltip());
            if response.clicked() && !is_now {
                out.run(command);
            }
        }
        widgets::at_right(ui, |ui| {
            let back = ui
                .button("Close")
                .accessible_name("Close the picture")
                .on_hover_text("Goes back to the columns (Escape).");
            if back.clicked() {
                out.run(Command::Back);
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
        let words = RichText::new(words).color(tokens(ui).muted);
        ui.add(Label::new(words.line_height(Some(20.0))).wrap());
    });
}
