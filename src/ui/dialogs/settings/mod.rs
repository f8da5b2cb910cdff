//! The settings: a list of sections at the left, the rows of the chosen one at the right. What is
//! changed holds at once and is remembered.

mod appearance;
mod keys;
mod review;

use egui::accesskit::Role;
use egui::{Label, RichText, ScrollArea, Ui, WidgetInfo, vec2};

use super::super::icon::Icon;
use super::super::outbox::Outbox;
use super::super::theme::{size, tokens};
use super::super::{Shown, widgets};

/// The sections, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// Theme, density, sizes.
    #[default]
    Appearance,
    /// How pairs are put before the person.
    Review,
    /// The keys of every command.
    Keys,
}

impl Section {
    const ALL: [Self; 3] = [Self::Appearance, Self::Review, Self::Keys];

    fn icon(self) -> Icon {
        match self {
            Self::Appearance => Icon::Light,
            Self::Review => Icon::Confirmed,
            Self::Keys => Icon::Keys,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Appearance => "Appearance",
            Self::Review => "Review",
            Self::Keys => "Keys",
        }
    }
}

/// What the dialog remembers between frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The section that is open.
    pub section: Section,
    keys: keys::State,
}

/// Width of the list of sections, in points.
const SECTIONS: f32 = 132.0;

/// Draws the settings and gives whether they are to be closed.
pub fn settings_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) -> bool {
    keys::catch(ui, &mut state.keys, out);
    super::title_ui(ui, "Settings");
    let height = (ui.ctx().content_rect().height() - 190.0).clamp(160.0, 460.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        ui.allocate_ui(vec2(SECTIONS, height), |ui| {
            ui.vertical(|ui| {
                ui.set_width(SECTIONS);
                ui.spacing_mut().item_spacing.y = 2.0;
                for section in Section::ALL {
                    let chosen = state.section == section;
                    let row = widgets::icon_row(ui, section.icon(), section.title(), "", chosen);
                    // A menu may have the same name.
                    let row = row.accessible_name(format!("Settings: {}", section.title()));
                    if row.clicked() {
                        state.section = section;
                    }
                }
            });
        });
        ui.vertical(|ui| {
            ScrollArea::vertical()
                .id_salt(("settings", state.section.title()))
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink(false)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                    match state.section {
                        Section::Appearance => appearance::appearance_ui(ui, shown, out),
                        Section::Review => review::review_ui(ui, shown, out),
                        Section::Keys => keys::keys_ui(ui, &mut state.keys, out),
                    }
                });
        });
    });
    super::close_ui(ui, "Close")
}

/// Width of the names of the rows, in points.
const NAMES: f32 = 132.0;

/// One setting: its name at the left, its controls at the right, an explanation below them.
fn row_ui(ui: &mut Ui, name: &str, help: &str, controls: impl FnOnce(&mut Ui)) {
    let t = tokens(ui);
    ui.horizontal_top(|ui| {
        ui.allocate_ui(vec2(NAMES, 28.0), |ui| {
            ui.horizontal(|ui| {
                ui.set_min_size(vec2(NAMES, 28.0));
                ui.add(Label::new(widgets::title(ui, name, size::BODY)));
            });
        });
        ui.vertical(|ui| {
            ui.horizontal_wrapped(|ui| {
                ui.set_min_height(28.0);
                ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
                controls(ui);
            });
            if !help.is_empty() {
                let help = RichText::new(help)
                    .size(size::SMALL)
                    .line_height(Some(16.0))
                    .color(t.muted);
                ui.add(Label::new(help).wrap());
            }
        });
    });
    ui.add_space(12.0);
}

/// Choices of which one holds. Gives the one that was pressed.
fn choices_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    choices: &[(T, &str)],
    now: T,
) -> Option<T> {
    let t = tokens(ui);
    let mut pressed = None;
    for &(value, words) in choices {
        let chosen = value == now;
        let (text, edge) = if chosen {
            (widgets::title(ui, words, size::BODY), t.ink)
        } else {
            (RichText::new(words).color(t.ink), t.line)
        };
        let button = egui::Button::new(text)
            .stroke(egui::Stroke::new(1.0, edge))
            .min_size(vec2(0.0, 28.0));
        let response = ui.add(button);
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, true, chosen, format!("{name}: {words}"))
        });
        if response.clicked() && !chosen {
            pressed = Some(value);
        }
    }
    pressed
}
