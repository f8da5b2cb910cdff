//! Text in the type of the theme, laid out by hand where a label cannot do it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, FontFamily, FontId, Galley, Stroke, Ui};

use super::theme::{self, Tokens, line_height};
use crate::views::MarkedText;

/// Regular text of one size and colour.
pub fn format(size: f32, color: Color32) -> TextFormat {
    TextFormat {
        font_id: FontId::new(size, FontFamily::Proportional),
        line_height: Some(line_height(size)),
        color,
        valign: Align::Center,
        ..TextFormat::default()
    }
}

/// Text of the heavier weight.
pub fn strong(size: f32, color: Color32) -> TextFormat {
    TextFormat {
        font_id: FontId::new(size, theme::semibold()),
        ..format(size, color)
    }
}

/// One paragraph of one format that wraps at `width`, with at most `rows` lines (0 for any number).
pub fn paragraph(text: &str, format: TextFormat, width: f32, rows: usize) -> LayoutJob {
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = wrapping(width, rows);
    job
}

/// Wrapping at `width`; the last of `rows` lines ends in an ellipsis.
pub fn wrapping(width: f32, rows: usize) -> TextWrapping {
    TextWrapping {
        max_width: width,
        max_rows: if rows == 0 { usize::MAX } else { rows },
        ..TextWrapping::default()
    }
}

/// Puts muted words before a text that is still empty: "denies: ".
pub fn lead(job: &mut LayoutJob, words: &str, size: f32, t: &Tokens) {
    let mut format = format(size, t.muted);
    format.italics = true;
    job.append(&format!("{words}: "), 0.0, format);
}

/// The first words of a claim, to know it by.
pub fn start(claim: &str) -> String {
    let words: Vec<&str> = claim.split_whitespace().take(6).collect();
    words.join(" ")
}

/// Marked words: quoted parts underlined, clashing words on a tint; words around what was said muted
/// where `muted_around` says so.
pub fn marked(
    words: &MarkedText,
    size: f32,
    t: &Tokens,
    muted_around: bool,
    wrap: TextWrapping,
) -> LayoutJob {
    let mut job = LayoutJob {
        wrap,
        ..LayoutJob::default()
    };
    append_marked(&mut job, words, size, t, muted_around);
    job
}

/// Adds marked words to a text.
pub fn append_marked(
    job: &mut LayoutJob,
    words: &MarkedText,
    size: f32,
    t: &Tokens,
    muted_around: bool,
) {
    for (span, mark) in &words.parts {
        let color = if muted_around && !mark.said && !mark.clash {
            t.chip_ink
        } else {
            t.ink
        };
        let mut format = format(size, color);
        if mark.quoted {
            format.underline = Stroke::new(1.0, t.muted);
        }
        if mark.clash {
            format.background = t.link_tint;
            format.expand_bg = 0.0;
        } else if mark.found {
            format.background = t.found_tint;
            format.expand_bg = 0.0;
        }
        job.append(span.slice(&words.text), 0.0, format);
    }
}

/// Lays out a job; egui remembers the result while it is shown.
pub fn lay_out(ui: &Ui, job: LayoutJob) -> Arc<Galley> {
    ui.painter().layout_job(job)
}
