//! What the person's verdicts taught: by kind how many were confirmed and rejected, and what follows.

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::outbox::{Outbox, Wish};
use super::super::theme::{size, tokens};
use super::super::{Command, Shown, widgets};
use crate::model::Lesson;

/// Draws the list and gives whether it is to be closed.
pub fn lessons_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) -> bool {
    super::title_ui(ui, "What your verdicts taught");
    super::text_ui(
        ui,
        "A kind of pair that you often reject sinks, one that you often confirm rises, within bounds. It \
         counts from three verdicts on a kind, for pairs you have not judged, whenever articles are read. \
         No pair is hidden for good, and nothing leaves this project.",
    );
    let t = tokens(ui);
    let lessons = &shown.reading.lessons;
    if lessons.is_empty() {
        ui.add(Label::new(widgets::small(
            ui,
            "Nothing yet: there was no verdict when the articles were last read.",
        )));
    }
    ScrollArea::vertical()
        .max_height(320.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for lesson in lessons {
                ui.separator();
                ui.horizontal_wrapped(|ui| {
                    ui.add(Label::new(widgets::title(ui, &kinds(lesson), size::BODY)));
                    let words = format!(
                        "{} confirmed, {} rejected: {}",
                        lesson.confirmed,
                        lesson.rejected,
                        effect(lesson)
                    );
                    ui.add(Label::new(RichText::new(words).color(t.chip_ink)).wrap());
                });
            }
        });
    let mut close = false;
    ui.horizontal(|ui| {
        widgets::at_right(ui, |ui| {
            close |= ui.button("Close").clicked();
            let again = ui.button("Read again now");
            let again =
                again.on_hover_text("Works the suggestions out anew, with all verdicts so far.");
            if again.clicked() {
                out.push(Wish::ReadAgain);
                close = true;
            }
            let anew = ui.add_enabled(!lessons.is_empty(), egui::Button::new("Start anew"));
            let anew = anew.on_hover_text(Command::ForgetLessons.spec().help);
            if anew.clicked() {
                out.run(Command::ForgetLessons);
                close = true;
            }
        });
    });
    close
}

fn kinds(lesson: &Lesson) -> String {
    let names: Vec<String> = lesson
        .kinds
        .iter()
        .map(|kind| kind.name().replace('_', " "))
        .collect();
    names.join(" with ")
}

fn effect(lesson: &Lesson) -> &'static str {
    if lesson.shift > 0.01 {
        "such pairs rise"
    } else if lesson.shift < -0.01 {
        "such pairs sink"
    } else {
        "no effect"
    }
}
