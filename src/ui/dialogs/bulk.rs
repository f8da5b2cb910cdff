//! Deciding all pairs that the filters show, as one act.

use egui::Ui;

use super::super::icon::Icon;
use super::super::outbox::Outbox;
use super::super::review::{ReviewWish, push};
use super::super::{Shown, widgets};
use crate::model::{Answer, Between};
use crate::project::{Filters, Status};

/// Draws the question and gives whether it is to be closed.
pub fn bulk_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) -> bool {
    super::title_ui(ui, "Decide all shown");
    let counts = shown.lists.queue.counts;
    let filters = &shown.screen().filters;
    // Pairs of the sample count apart from the others.
    let open = if filters.status == Status::Sample {
        counts.to_review + counts.sample
    } else {
        counts.to_review
    };
    let put_off = counts.later;
    super::text_ui(ui, &format!("The filters: {}.", told(shown, filters)));
    if *filters == Filters::default() {
        super::text_ui(
            ui,
            "No filter is set: this decides every open pair of the project.",
        );
    }
    super::text_ui(
        ui,
        &match open {
            0 => "No pair that they show is open.".to_owned(),
            1 => "One pair that they show is open.".to_owned(),
            n => format!("{n} pairs that they show are open, {put_off} of them put off before."),
        },
    );
    super::text_ui(
        ui,
        "Pairs that are decided already stay as they are. The history lists each pair, and one undo \
         takes all of it back.",
    );
    let mut close = false;
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for (sign, words, answer, many) in [
            (Icon::Confirmed, "Confirm", Answer::Confirmed, open),
            (Icon::Rejected, "Reject", Answer::Rejected, open),
            (
                Icon::Later,
                "Put off",
                Answer::Later,
                open - put_off.min(open),
            ),
        ] {
            let button = widgets::button_if(ui, many > 0, sign, &format!("{words} {many}"))
                .accessible_name(format!("{words} all {many} pairs"));
            if button.clicked() {
                push(out, ReviewWish::AnswerAll(answer));
                close = true;
            }
        }
        widgets::at_right(ui, |ui| close |= ui.button("Cancel").clicked());
    });
    close
}

/// The filters in words.
fn told(shown: &Shown, filters: &Filters) -> String {
    let mut out = Vec::new();
    match filters.between {
        Between::Sides => {}
        Between::Times => out.push("positions that changed over time".to_owned()),
        Between::OneSide => out.push("pairs within one side".to_owned()),
    }
    out.push(
        match filters.status {
            Status::All => "pairs of every status",
            Status::ToReview => "pairs to review",
            Status::Confirmed => "confirmed pairs",
            Status::Rejected => "rejected pairs",
            Status::Later => "pairs put off",
            Status::Sample => "pairs of the sample",
        }
        .to_owned(),
    );
    for key in &filters.speakers {
        let speakers = &shown.lists.facets.speakers;
        let name = speakers.iter().find(|speaker| speaker.key == *key);
        out.push(format!(
            "speaker {}",
            name.map_or(key.0.as_str(), |speaker| speaker.name.as_str())
        ));
    }
    if let Some(article) = filters.article.and_then(|id| shown.project.article(id)) {
        out.push(format!("article “{}”", article.display_title()));
    }
    if !filters.search.trim().is_empty() {
        out.push(format!("words “{}”", filters.search.trim()));
    }
    let mut others = filters.clone();
    others.between = Between::default();
    others.status = Status::default();
    others.speakers.clear();
    others.article = None;
    others.search.clear();
    if others != Filters::default() {
        out.push("and the other filters that are set".to_owned());
    }
    out.join(", ")
}
