//! The bar under the top one while something narrows the lists: what is set, each with a way to
//! clear it, and what the search found.

use egui::{Button, Label, Panel, RichText, Ui};

use super::facet_list::filter;
use super::icon::{self, Icon};
use super::outbox::{Outbox, Wish};
use super::theme::{size, tokens};
use super::{Command, Shown, widgets};
use crate::model::Side;
use crate::project::{Filters, Scope, Status};
use crate::views::attributes::name;
use crate::views::facets::{day, source_line};

/// One thing that is set: its words, and the filters without it.
struct Chip {
    words: String,
    without: Filters,
}

/// Draws the bar, if there is anything to show in it.
pub fn filter_bar_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    if !shown.situation.filter {
        return;
    }
    let t = tokens(ui);
    Panel::top("filters")
        .resizable(false)
        .frame(widgets::panel_frame(t.panel, 14, 5))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 4.0);
                ui.spacing_mut().button_padding = egui::vec2(9.0, 2.0);
                ui.spacing_mut().interact_size.y = 22.0;
                found_ui(ui, shown, out);
                for chip in chips(shown) {
                    let words = (
                        RichText::new(&chip.words)
                            .size(size::SMALL)
                            .color(t.chip_ink),
                        Icon::Close.text(icon::SMALL).color(t.chip_ink),
                    );
                    let button =
                        ui.add(Button::new(words).gap(4.0).fill(t.chip).corner_radius(11.0));
                    let spoken = format!("Clear filter {}", chip.words);
                    widgets::focus_ring(ui, &button, 11);
                    if button
                        .accessible_name(spoken)
                        .on_hover_text("Clear this filter.")
                        .clicked()
                    {
                        out.push(Wish::Filter(chip.without));
                    }
                }
                for command in [Command::SaveSearch, Command::ClearFilters] {
                    let sign = command.icon().unwrap_or(Icon::Filter);
                    let button = widgets::icon_word(ui, sign, command.title());
                    if button.on_hover_text(command.tooltip()).clicked() {
                        out.run(command);
                    }
                }
            });
        });
}

/// What the search found, and where else it can be looked at.
fn found_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let Some(found) = shown.lists.found.as_ref() else {
        return;
    };
    let claims: usize = shown
        .lists
        .columns
        .iter()
        .map(|column| column.rows.len())
        .sum();
    let (articles, notes) = (found.articles.len(), found.notes.len());
    let mut words = vec![count(claims, "claim", "claims")];
    if articles > 0 {
        words.push(count(articles, "article", "articles"));
    }
    if notes > 0 {
        words.push(count(notes, "note", "notes"));
    }
    ui.add(Label::new(
        RichText::new(words.join(" · "))
            .size(size::SMALL)
            .color(tokens(ui).ink),
    ));
    if articles + notes > 0 {
        let button = widgets::icon_word(ui, Icon::Results, Command::Results.title());
        if button.on_hover_text(Command::Results.tooltip()).clicked() {
            out.run(Command::Results);
        }
    }
    let scope = shown.screen().filters.scope;
    let title = widgets::small(ui, format!("in {}", scope_words(scope)));
    let menu = ui.menu_button(title, |ui| {
        for other in [Scope::Everything, Scope::Claims, Scope::Notes] {
            if ui
                .selectable_label(other == scope, scope_words(other))
                .clicked()
            {
                out.push(filter(shown, |f| f.scope = other));
                ui.close();
            }
        }
    });
    menu.response
        .accessible_name(format!("Search in {}", scope_words(scope)))
        .on_hover_text("Where the words must stand.");
}

fn scope_words(scope: Scope) -> &'static str {
    match scope {
        Scope::Everything => "everything",
        Scope::Claims => "claims only",
        Scope::Notes => "notes and tags",
    }
}

pub(super) fn count(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

fn chips(shown: &Shown) -> Vec<Chip> {
    let set = &shown.screen().filters;
    let attributes = &shown.lists.prepared.attributes;
    let mut out = Vec::new();
    let mut add = |words: String, change: &dyn Fn(&mut Filters)| {
        let mut without = set.clone();
        change(&mut without);
        let words = short(&words);
        out.push(Chip { words, without });
    };
    if !set.search.trim().is_empty() {
        add(format!("Search: {}", set.search.trim()), &|f| {
            f.search.clear();
            f.scope = Scope::Everything;
        });
    }
    if let Some(id) = set.article {
        let title = shown.project.article(id).map_or_else(
            || "Article that is not here".to_owned(),
            |article| format!("Article: {}", article.display_title()),
        );
        add(title, &|f| f.article = None);
    }
    if set.status != Status::All {
        let words = match set.status {
            Status::All => "all",
            Status::ToReview => "to review",
            Status::Confirmed => "confirmed",
            Status::Rejected => "rejected",
            Status::Later => "later",
            Status::Sample => "sample of the rest",
        };
        add(format!("Status: {words}"), &|f| f.status = Status::All);
    }
    if set.between != crate::model::Between::Sides {
        let words = match set.between {
            crate::model::Between::Times => "Pairs: changed over time",
            _ => "Pairs: within one side",
        };
        add(words.to_owned(), &|f| {
            f.between = crate::model::Between::Sides;
        });
    }
    for key in &set.speakers {
        let shown = name(&attributes.speakers, key).unwrap_or(&key.0);
        add(format!("Speaker: {shown}"), &|f| {
            f.speakers.remove(key);
        });
    }
    for key in &set.topics {
        let shown = name(&attributes.topics, key).unwrap_or(&key.0);
        add(format!("Topic: {shown}"), &|f| {
            f.topics.remove(key);
        });
    }
    for key in &set.offices {
        let shown = name(&attributes.offices, key).unwrap_or(&key.0);
        add(format!("Office: {shown}"), &|f| {
            f.offices.remove(key);
        });
    }
    for key in &set.outlets {
        let shown = name(&attributes.outlets, key).unwrap_or(&key.0);
        add(format!("Outlet: {shown}"), &|f| {
            f.outlets.remove(key);
        });
    }
    let days = match (set.from, set.until) {
        (Some(from), Some(until)) if from == until => Some(format!("On {}", day(from))),
        (Some(from), Some(until)) => Some(format!("{} to {}", day(from), day(until))),
        (Some(from), None) => Some(format!("From {}", day(from))),
        (None, Some(until)) => Some(format!("Until {}", day(until))),
        (None, None) => None,
    };
    if let Some(words) = days {
        add(words, &|f| (f.from, f.until) = (None, None));
    }
    for side in &set.sides {
        let words = match side {
            Side::A | Side::B => shown.party(*side),
            Side::Other => "neither",
            Side::Unknown => "not placed",
        };
        add(format!("Side: {words}"), &|f| {
            f.sides.remove(side);
        });
    }
    for kind in &set.kinds {
        add(format!("Kind: {}", kind.name()), &|f| {
            f.kinds.remove(kind);
        });
    }
    for id in &set.tags {
        let words = shown
            .project
            .tag(*id)
            .map_or("deleted", |tag| tag.name.as_str());
        add(format!("Tag: {words}"), &|f| {
            f.tags.remove(id);
        });
    }
    if set.noted {
        add("With a note".to_owned(), &|f| f.noted = false);
    }
    out
}

/// Words that fit a chip.
fn short(words: &str) -> String {
    const MOST: usize = 42;
    if words.chars().count() <= MOST {
        return words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let start: String = words.chars().take(MOST - 1).collect();
    format!(
        "{}…",
        start.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}

/// Outlet and date of an article that may be gone.
pub(super) fn whence(shown: &Shown, id: crate::model::ArticleId) -> String {
    shown
        .project
        .article(id)
        .map(|article| source_line(article))
        .unwrap_or_default()
}
