//! The sheet of keys, made from the table of commands.

use egui::{Label, RichText, ScrollArea, Ui, vec2};

use super::super::command::{COMMANDS, Menu, Spec, key_name};
use super::super::theme::tokens;
use super::super::widgets;

/// Width of the keys, in points; the longest pair of them fits.
const KEYS: f32 = 136.0;

/// Draws the sheet and gives whether it is to be closed.
pub fn key_sheet_ui(ui: &mut Ui) -> bool {
    super::title_ui(ui, "All keys");
    ui.add(
        Label::new(widgets::small(
            ui,
            "Keys without Ctrl are dead while you type in a field. Space and Enter press what has the focus. \
             While an article is open, 1, 2, 0 and 9 place the selected statement.",
        ))
        .wrap(),
    );
    let height = (ui.ctx().content_rect().height() - 190.0).clamp(120.0, 640.0);
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.columns(2, |columns| {
                for menu in [Menu::Review, Menu::Help] {
                    group_ui(&mut columns[0], Some(menu));
                }
                group_ui(&mut columns[0], None);
                for menu in [Menu::File, Menu::Edit, Menu::View] {
                    group_ui(&mut columns[1], Some(menu));
                }
            });
        });
    super::close_ui(ui, "Close")
}

fn group_ui(ui: &mut Ui, menu: Option<Menu>) {
    let with_keys = COMMANDS
        .iter()
        .filter(|spec| spec.menu == menu && !spec.command.keys().is_empty());
    ui.spacing_mut().item_spacing.y = 5.0;
    ui.add_space(4.0);
    widgets::section_label(ui, menu.map_or("While linking", Menu::title));
    for spec in with_keys {
        key_ui(ui, spec);
    }
    ui.add_space(6.0);
}

fn key_ui(ui: &mut Ui, spec: &Spec) {
    ui.horizontal_top(|ui| {
        let left = ui.cursor().left();
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.y = 20.0;
        ui.allocate_ui(vec2(KEYS, 20.0), |ui| {
            ui.horizontal(|ui| {
                for key in spec.command.keys() {
                    widgets::key_cap(ui, &key_name(&key));
                }
            });
        });
        // All explanations begin at one line, however many keys there are.
        ui.add_space((left + KEYS + 4.0 - ui.cursor().left()).max(0.0));
        ui.add(Label::new(RichText::new(spec.help).color(tokens(ui).ink)).wrap());
    });
}
