//! Drawing a sample of pairs that were not suggested, and what it tells.

use egui::Ui;

use super::super::outbox::Outbox;
use super::super::review::{ReviewWish, push};
use super::super::{Shown, widgets};
use crate::project::SampleFigures;

/// How many pairs can be drawn.
const SIZES: [usize; 3] = [10, 25, 50];

/// Draws the explanation and the sizes, and gives whether the dialog is to be closed.
pub fn missed_ui(ui: &mut Ui, shown: &Shown, population: usize, out: &mut Outbox) -> bool {
    super::title_ui(ui, "Check what was missed");
    super::text_ui(
        ui,
        "Whoever reads only suggestions never sees what they leave out. Here pairs are drawn by lot \
         from those that were not suggested: claims of the two sides on the same topic. From how many of \
         them you confirm, the program estimates how many contradictions were missed.",
    );
    super::text_ui(
        ui,
        "The estimate does not reach pairs whose claims the program puts under different topics, nor \
         statements that it did not find. You know that none of these pairs was suggested, which may \
         make you stricter.",
    );
    if let Some(figures) = &shown.figures.sample {
        ui.separator();
        super::text_ui(ui, &told(figures));
    }
    ui.separator();
    super::text_ui(
        ui,
        &match population {
            0 => "There is no such pair in this project.".to_owned(),
            1 => "There is one such pair in this project.".to_owned(),
            n => format!(
                "There are {n} such pairs in this project. A larger sample holds the smaller one."
            ),
        },
    );
    let mut close = false;
    ui.horizontal_wrapped(|ui| {
        for size in SIZES {
            let button = egui::Button::new(format!("Draw {size}"));
            let enough = population > 0
                && SIZES
                    .iter()
                    .take_while(|&&smaller| smaller < size)
                    .all(|&smaller| smaller < population);
            let button = ui.add_enabled(enough, button);
            if button.clicked() {
                push(out, ReviewWish::Draw(size));
                close = true;
            }
        }
        if shown.project.sample().is_some() && ui.button("Show the sample").clicked() {
            push(out, ReviewWish::ShowSample);
            close = true;
        }
        widgets::at_right(ui, |ui| close |= ui.button("Close").clicked());
    });
    close
}

/// What a sample tells, in sentences.
pub fn told(figures: &SampleFigures) -> String {
    let share = figures.confirmed;
    let drawn = format!(
        "Sample: {} of {} pairs that were not suggested; {} judged, {} found to be contradictions.",
        figures.size, figures.population, share.of, share.hits
    );
    match figures.missed() {
        None => format!("{drawn} Judge some of them for an estimate."),
        Some([likely, least, most]) => format!(
            "{drawn} Among all {} the likeliest number is {likely}; with 95 % confidence it lies \
             between {least} and {most}.",
            figures.population
        ),
    }
}
