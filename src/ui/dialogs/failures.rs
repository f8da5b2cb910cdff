//! The files that gave no article: which, why, what to try.

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::theme::tokens;
use super::super::{Shown, widgets};

/// Draws the list and gives whether it is to be closed.
pub fn failures_ui(ui: &mut Ui, shown: &Shown) -> bool {
    let n = shown.failures.len();
    let title = if n == 1 {
        "1 file could not be read".to_owned()
    } else {
        format!("{n} files could not be read")
    };
    super::title_ui(ui, &title);
    super::text_ui(ui, "All other files were read.");
    let t = tokens(ui);
    ScrollArea::vertical()
        .max_height(360.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for failure in shown.failures {
                ui.separator();
                ui.add(
                    Label::new(widgets::title(ui, &failure.path, 13.0))
                        .wrap()
                        .selectable(true),
                );
                ui.add(Label::new(RichText::new(&failure.reason).color(t.failed)).wrap());
                if !failure.advice.is_empty() {
                    ui.add(Label::new(RichText::new(&failure.advice).color(t.muted)).wrap());
                }
            }
        });
    super::close_ui(ui, "Close")
}
