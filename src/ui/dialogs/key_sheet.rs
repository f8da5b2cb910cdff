//! The sheet of keys, made from the table of commands.

use egui::{Grid, Label, RichText, ScrollArea, Ui};

use super::super::command::{COMMANDS, key_name};
use super::super::theme::tokens;
use super::super::widgets;

/// Draws the sheet and gives whether it is to be closed.
pub fn key_sheet_ui(ui: &mut Ui) -> bool {
    super::title_ui(ui, "All keys");
    ui.add(
        Label::new(widgets::small(
            ui,
            "Keys without Ctrl are dead while you type in a field.",
        ))
        .wrap(),
    );
    let height = (ui.ctx().content_rect().height() - 190.0).clamp(120.0, 560.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        Grid::new("keys")
            .num_columns(2)
            .spacing([18.0, 6.0])
            .show(ui, |ui| {
                for spec in COMMANDS.iter().filter(|spec| !spec.keys.is_empty()) {
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 4.0;
                        for key in spec.keys {
                            widgets::key_cap(ui, &key_name(key));
                        }
                    });
                    ui.add(Label::new(RichText::new(spec.help).color(tokens(ui).ink)).wrap());
                    ui.end_row();
                }
            });
    });
    super::close_ui(ui, "Close")
}
