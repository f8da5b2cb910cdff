//! A picture's figures as a table.

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::icon::Icon;
use super::super::theme::{size, tokens};
use super::super::widgets;
use crate::pictures::Table;

const ROW: f32 = 22.0;

/// Draws the table; only the rows in view are laid out.
pub fn table_ui(ui: &mut Ui, summary: &str, table: &Table) {
    let t = tokens(ui);
    ui.add(Label::new(RichText::new(summary).color(t.ink)).wrap());
    let copy = widgets::button(ui, Icon::Copy, "Copy the table")
        .on_hover_text("Copies all rows, as spreadsheets take them.");
    if copy.clicked() {
        ui.ctx().copy_text(table.tabs());
    }
    ui.add_space(6.0);
    let columns = table.head.len().max(1);
    let numbers = table.rows.first().map_or(0, |row| {
        let is_number = |cell: &&String| cell.chars().all(|c| c.is_ascii_digit());
        row.iter().rev().take_while(is_number).count()
    });
    let narrow = 92.0;
    let words = columns - numbers.min(columns - 1);
    let wide = ((ui.available_width() - narrow * (columns - words) as f32 - 24.0) / words as f32)
        .clamp(80.0, 320.0);
    let line_ui = |ui: &mut Ui, cells: &[String], strong: bool| {
        ui.horizontal(|ui| {
            ui.set_height(ROW);
            for (n, cell) in cells.iter().enumerate() {
                let width = if n < words { wide } else { narrow };
                let text = if strong {
                    widgets::title(ui, cell, size::SMALL + 0.5)
                } else {
                    RichText::new(cell).size(size::SMALL + 0.5).color(t.ink)
                };
                ui.add_sized(
                    [width, ROW],
                    Label::new(text).truncate().halign(egui::Align::LEFT),
                );
            }
        });
    };
    line_ui(ui, &table.head, true);
    ui.separator();
    ScrollArea::vertical()
        .id_salt("figures")
        .auto_shrink(false)
        .show_rows(ui, ROW, table.rows.len(), |ui, rows| {
            for row in &table.rows[rows] {
                line_ui(ui, row, false);
            }
        });
}
