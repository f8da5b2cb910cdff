//! The sidebar: articles, statuses and speakers, each of which narrows columns and queue.

use std::collections::HashMap;

use egui::accesskit::Role;
use egui::{Panel, Rect, Response, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::outbox::{Outbox, Wish};
use super::theme::{line_height, size, tokens};
use super::{Command, Shown, panels, text, widgets};
use crate::model::{ArticleId, Between};
use crate::project::{Filters, Status};
use crate::views::ArticleFacet;

const FEW_SPEAKERS: usize = 10;

/// What the sidebar remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    all_articles: bool,
    all_speakers: bool,
    /// Heights of the articles' rows, for a width.
    heights: (f32, HashMap<ArticleId, f32>),
}

/// Draws the sidebar.
pub fn sidebar_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let t = tokens(ui);
    let narrow = ui.available_width() < 1000.0;
    let response = Panel::left("sidebar")
        .default_size(panels::begin(
            ui,
            "sidebar",
            if narrow { 176.0 } else { 232.0 },
        ))
        .size_range(140.0..=380.0)
        .frame(widgets::panel_frame(t.panel, 10, 0))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("sidebar scroll")
                .auto_shrink(false)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.add_space(14.0);
                    articles_ui(ui, shown, state, out);
                    statuses_ui(ui, shown, out);
                    between_ui(ui, shown, out);
                    speakers_ui(ui, shown, state, out);
                    ui.add_space(14.0);
                });
        });
    panels::shown(ui, "sidebar", response.response.rect.width());
}

fn head(ui: &mut Ui, words: &str) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        widgets::section_label(ui, words);
    });
    ui.add_space(4.0);
}

fn filter(shown: &Shown, change: impl FnOnce(&mut Filters)) -> Wish {
    let mut filters = shown.screen().filters.clone();
    change(&mut filters);
    Wish::Filter(filters)
}

fn articles_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let articles = &shown.lists.facets.articles;
    head(ui, "Articles");
    let chosen = shown.screen().filters.article;
    // As many as leave room for the statuses and some speakers.
    let usual = ((ui.clip_rect().height() - 420.0) / 68.0).clamp(3.0, 12.0) as usize;
    let few = if state.all_articles {
        articles.len()
    } else {
        usual
    };
    for (at, article) in articles.iter().enumerate() {
        let is_chosen = chosen == Some(article.id);
        if at >= few && !is_chosen {
            continue;
        }
        let row = article_row(ui, article, is_chosen, &mut state.heights);
        if row.clicked() {
            let next = (!is_chosen).then_some(article.id);
            out.push(filter(shown, |f| f.article = next));
        }
        row.context_menu(|ui| {
            if ui.button("Take this article out").clicked() {
                out.push(Wish::RemoveArticle(article.id));
                ui.close();
            }
        });
    }
    more_ui(
        ui,
        articles.len(),
        usual,
        &mut state.all_articles,
        "articles",
    );
}

fn more_ui(ui: &mut Ui, all: usize, few: usize, open: &mut bool, what: &str) {
    if all <= few {
        return;
    }
    ui.horizontal(|ui| {
        ui.add_space(4.0);
        let words = if *open {
            format!("Fewer {what}")
        } else {
            format!("All {all} {what}")
        };
        if widgets::word_button(ui, &words).clicked() {
            *open = !*open;
        }
    });
}

/// Headline in at most two lines, outlet and date, and the number of claims of either side.
fn article_row(
    ui: &mut Ui,
    article: &ArticleFacet,
    chosen: bool,
    heights: &mut (f32, HashMap<ArticleId, f32>),
) -> Response {
    let t = tokens(ui);
    let width = ui.available_width();
    let counts_width = 44.0;
    let [a, b] = article.claims;
    if (heights.0 - width).abs() > 0.5 {
        *heights = (width, HashMap::new());
    }
    // A row out of view whose height is known needs no words.
    if let Some(&height) = heights.1.get(&article.id) {
        let rect = Rect::from_min_size(ui.cursor().min, vec2(width, height));
        if !ui.is_rect_visible(rect) {
            return ui.allocate_exact_size(rect.size(), Sense::click()).1;
        }
    }
    let title = text::lay_out(
        ui,
        text::paragraph(
            &article.title,
            text::format(size::BODY, t.ink),
            width - 16.0 - counts_width,
            2,
        ),
    );
    let height = title.size().y + line_height(size::SMALL) + 13.0;
    heights.1.insert(article.id, height);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::Button,
            true,
            chosen,
            format!(
                "{}, {}, {a} claims left, {b} right",
                article.title, article.source
            ),
        )
    });
    if ui.is_rect_visible(rect) {
        if chosen || response.hovered() {
            ui.painter().rect_filled(rect, 7.0, t.chip);
        }
        let left = rect.left() + 8.0;
        let top = rect.top() + 6.0;
        let title_height = title.size().y;
        ui.painter().galley(pos2(left, top), title, t.ink);
        let source = text::lay_out(
            ui,
            text::paragraph(
                &article.source,
                text::format(size::SMALL, if chosen { t.chip_ink } else { t.muted }),
                width - 16.0,
                1,
            ),
        );
        ui.painter()
            .galley(pos2(left, top + title_height), source, t.muted);
        counts(ui, rect, [a, b]);
    }
    widgets::focus_ring(ui, &response, 8);
    response.on_hover_ui(|ui| {
        ui.label(&article.title);
        ui.label(widgets::small(
            ui,
            format!("{} other statements", article.others),
        ));
        for warning in &article.warnings {
            ui.colored_label(t.failed, warning);
        }
    })
}

fn counts(ui: &Ui, row: Rect, [a, b]: [usize; 2]) {
    let t = tokens(ui);
    let mut job = egui::text::LayoutJob::default();
    job.append(&a.to_string(), 0.0, text::strong(size::SMALL, t.side_a));
    job.append(" · ", 0.0, text::format(size::SMALL, t.muted));
    job.append(&b.to_string(), 0.0, text::strong(size::SMALL, t.side_b));
    let galley = text::lay_out(ui, job);
    let at = pos2(row.right() - 8.0 - galley.size().x, row.top() + 8.0);
    ui.painter().galley(at, galley, t.ink);
}

fn statuses_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    ui.add_space(10.0);
    head(ui, "Status");
    let counts = shown.lists.all.counts;
    let chosen = shown.screen().filters.status;
    for (status, name) in [
        (Status::All, "All pairs"),
        (Status::ToReview, "To review"),
        (Status::Confirmed, "Confirmed"),
        (Status::Rejected, "Rejected"),
        (Status::Later, "Later"),
        (Status::Sample, "Sample of the rest"),
    ] {
        // Its pairs are in the other lists only when they are looked at.
        let drawn = shown.project.sample().map(|sample| sample.pairs.len());
        let number = match (status, drawn) {
            (Status::Sample, None) => continue,
            (Status::Sample, Some(drawn)) => drawn.to_string(),
            _ => counts.of(status).to_string(),
        };
        if widgets::choice_row(ui, name, &number, chosen == status, None).clicked() {
            let next = if chosen == status {
                Status::All
            } else {
                status
            };
            out.push(filter(shown, |f| f.status = next));
        }
    }
}

/// Pairs across the sides, and pairs within one, which are no contradictions between the two.
fn between_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let offered = &shown.lists.offered;
    let chosen = shown.screen().filters.between;
    let within = offered
        .iter()
        .any(|&(between, count)| between != Between::Sides && count > 0);
    if !within && chosen == Between::Sides {
        return;
    }
    ui.add_space(10.0);
    head(ui, "Pairs");
    for &(between, count) in offered.iter() {
        let (name, help) = match between {
            Between::Sides => (
                "Between the sides",
                "Claims of one side against those of the other.",
            ),
            Between::Times => (
                "Changed over time",
                "One side said one thing first and another later: a change of position.",
            ),
            Between::OneSide => (
                "Within one side",
                "Two voices of one side that may contradict each other.",
            ),
        };
        let row = widgets::choice_row(ui, name, &count.to_string(), chosen == between, None);
        if row.on_hover_text(help).clicked() {
            out.push(filter(shown, |f| f.between = between));
        }
    }
}

fn speakers_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    ui.add_space(10.0);
    head(ui, "Speakers");
    let speakers = &shown.lists.facets.speakers;
    let chosen = &shown.screen().filters.speakers;
    let few = if state.all_speakers {
        speakers.len()
    } else {
        FEW_SPEAKERS
    };
    for (at, speaker) in speakers.iter().enumerate() {
        let is_chosen = chosen.contains(&speaker.key);
        if at >= few && !is_chosen {
            continue;
        }
        let number = speaker.claims.to_string();
        let row = widgets::choice_row(ui, &speaker.name, &number, is_chosen, Some(speaker.side))
            .on_hover_text(format!("{}, {}", speaker.name, shown.party(speaker.side)));
        if row.clicked() {
            out.push(filter(shown, |f| {
                if !f.speakers.remove(&speaker.key) {
                    f.speakers.insert(speaker.key.clone());
                }
            }));
        }
    }
    more_ui(
        ui,
        speakers.len(),
        FEW_SPEAKERS,
        &mut state.all_speakers,
        "speakers",
    );
    let others: usize = shown.lists.tray.iter().map(|group| group.rows.len()).sum();
    let open = shown.screen().tray_open;
    let row = widgets::choice_row(ui, "Other speakers", &others.to_string(), open, None)
        .on_hover_text(Command::Tray.tooltip());
    if row.clicked() {
        out.run(Command::Tray);
    }
    if shown.situation.filter {
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            if widgets::word_button(ui, Command::ClearFilters.title()).clicked() {
                out.run(Command::ClearFilters);
            }
        });
    }
}
