//! The entries of the section's list: choose one, add one.

use egui::accesskit::Role;
use egui::{Key, Label, Modifiers, Response, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::theme::{size, tokens};
use super::super::{text, widgets};
use super::State;
use crate::sides::edit::{Spot, join};

const ROW: f32 = 42.0;

/// Draws the list.
pub fn entries_ui(ui: &mut Ui, state: &mut State) {
    let section = state.section;
    let (Some(field), Some(form)) = (section.field(), section.entry_form()) else {
        return;
    };
    ui.add(Label::new(widgets::title(ui, field.label, size::TITLE)).truncate());
    ui.add(Label::new(widgets::small(ui, field.help)).wrap());
    ui.add_space(4.0);
    if ui.button(format!("Add {}", form.one)).clicked()
        && let Some(added) = state.editor.add(section)
    {
        state.go(section, Some(added));
        state.wants = Some(Spot {
            section,
            entry: Some(added),
            field: 0,
            within: None,
        });
    }
    ui.add_space(4.0);
    let Some(chosen) = state.entry() else {
        ui.add(Label::new(widgets::small(ui, "None yet.")));
        return;
    };
    let wrong = state.editor.checked().as_ref().err().cloned();
    let own = section.way();
    let draft = state.editor.draft();
    let list = draft.list(section);
    let mut go = None;
    let mut step = 0;
    ScrollArea::vertical()
        .id_salt(("profile entries", &own))
        .auto_shrink(false)
        .show_rows(ui, ROW, list.len(), |ui, rows| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for at in rows {
                let entry = &list[at];
                let title = match entry.title(form) {
                    "" => format!("New {}", form.one),
                    name => name.to_owned(),
                };
                let way = join(&own, &at.to_string());
                let is_wrong = wrong.as_ref().is_some_and(|wrong| {
                    wrong.keys().any(|key| {
                        key.strip_prefix(&way)
                            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                    })
                });
                let row = two_lines_ui(ui, &title, &entry.subtitle(form), at == chosen, is_wrong);
                if row.clicked() {
                    go = Some(at);
                }
                if row.has_focus() {
                    ui.input_mut(|input| {
                        if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                            step = 1;
                        } else if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                            step = -1;
                        }
                    });
                }
            }
        });
    if step != 0 {
        go = chosen
            .checked_add_signed(step)
            .filter(|&at| at < list.len());
    }
    if let Some(at) = go {
        state.go(section, Some(at));
    }
}

/// A line that can be chosen, with a second line under it.
pub fn two_lines_ui(ui: &mut Ui, title: &str, below: &str, chosen: bool, wrong: bool) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let mut name = title.to_owned();
    if !below.is_empty() {
        name = format!("{name}, {below}");
    }
    if wrong {
        name.push_str(", to mend");
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    if ui.is_rect_visible(rect) {
        if chosen || response.hovered() {
            ui.painter().rect_filled(rect, 7.0, t.chip);
        }
        let width = rect.width() - 16.0;
        let left = rect.left() + 8.0;
        let ink = if wrong { t.failed } else { t.ink };
        let style = if chosen {
            text::strong(size::BODY, ink)
        } else {
            text::format(size::BODY, ink)
        };
        let title = text::lay_out(ui, text::paragraph(title, style, width, 1));
        let small = text::format(size::SMALL, t.chip_ink);
        let (below, ink_below) = if wrong {
            ("To mend", t.failed)
        } else {
            (below, t.chip_ink)
        };
        let small = if wrong {
            text::format(size::SMALL, t.failed)
        } else {
            small
        };
        let below = text::lay_out(ui, text::paragraph(below, small, width, 1));
        let tall = if below.is_empty() {
            0.0
        } else {
            below.size().y
        };
        let both = title.size().y + tall;
        let top = rect.center().y - both / 2.0;
        let second = top + title.size().y;
        ui.painter().galley(pos2(left, top), title, ink);
        ui.painter().galley(pos2(left, second), below, ink_below);
    }
    widgets::focus_ring(ui, &response, 7);
    response
}
