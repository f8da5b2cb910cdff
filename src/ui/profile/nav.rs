//! The sections of the profile with how many entries each has, and the search over all of them.

use egui::accesskit::Role;
use egui::{Label, Response, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::super::command::Command;
use super::super::theme::{size, tokens};
use super::super::{text, widgets};
use super::State;
use crate::sides::edit::{Problems, Section, sections};

/// Most hits shown: a longer search finds fewer.
const MOST_HITS: usize = 60;

/// Draws the search and the sections.
pub fn nav_ui(ui: &mut Ui, state: &mut State) {
    let field = TextEdit::singleline(&mut state.search)
        .hint_text(format!("Search the profile   {}", Command::Find.key_name()))
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Search the profile");
    if std::mem::take(&mut state.wants_search) {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.add_space(6.0);
    ScrollArea::vertical()
        .id_salt("profile sections")
        .auto_shrink(false)
        .show(ui, |ui| {
            if state.search.trim().is_empty() {
                sections_ui(ui, state);
            } else {
                hits_ui(ui, state, entered);
            }
        });
}

fn sections_ui(ui: &mut Ui, state: &mut State) {
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut go = None;
    let problems = state.editor.checked().as_ref().err().cloned();
    let mut part = None;
    for section in sections() {
        let new = section
            .part_field()
            .filter(|field| matches!(field.key, "a" | "b" | "neither") && part != Some(field.key));
        if let Some(field) = new {
            part = Some(field.key);
            group_ui(ui, state, section, field.label);
        } else if section
            .part_field()
            .is_some_and(|field| field.key == "naming")
        {
            ui.add_space(7.0);
        }
        let draft = state.editor.draft();
        let number = match section.list {
            Some(_) => draft.list(section).len().to_string(),
            None => String::new(),
        };
        let wrong = count_wrong(problems.as_ref(), section);
        let row = Row {
            title: section.title(),
            group: group_name(state, section),
            number: &number,
            wrong,
            chosen: section == state.section,
        };
        if row_ui(ui, &row).clicked() {
            go = Some(section);
        }
    }
    if let Some(section) = go {
        state.go(section, None);
    }
}

fn count_wrong(problems: Option<&Problems>, section: Section) -> usize {
    problems.map_or(0, |problems| {
        problems.keys().filter(|way| section.has(way)).count()
    })
}

/// What the part of a section is called: a party by its name.
pub fn group_name(state: &State, section: Section) -> String {
    let Some(field) = section.part_field() else {
        return String::new();
    };
    match section.side() {
        Some(_) => {
            let part = state.editor.draft().part(section);
            let name = part.text(section.form(), "name").trim();
            if name.is_empty() { field.label } else { name }.to_owned()
        }
        None if field.key == "neither" => field.label.to_owned(),
        None => String::new(),
    }
}

fn group_ui(ui: &mut Ui, state: &State, section: Section, label: &str) {
    ui.add_space(7.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(side) = section.side() {
            widgets::side_mark(ui, side);
        }
        let name = match section.side() {
            Some(_) => group_name(state, section),
            None => label.to_owned(),
        };
        ui.add(Label::new(widgets::title(ui, &name, size::BODY)).truncate());
    });
    ui.add_space(2.0);
}

struct Row<'a> {
    title: &'a str,
    group: String,
    number: &'a str,
    wrong: usize,
    chosen: bool,
}

fn row_ui(ui: &mut Ui, row: &Row) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 25.0), Sense::click());
    let mut name = row.title.to_owned();
    if !row.group.is_empty() {
        name = format!("{}: {name}", row.group);
    }
    if !row.number.is_empty() {
        name = format!("{name}, {}", row.number);
    }
    if row.wrong > 0 {
        name = format!("{name}, {} to mend", row.wrong);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, row.chosen, &name));
    if ui.is_rect_visible(rect) {
        if row.chosen || response.hovered() {
            ui.painter().rect_filled(rect, 7.0, t.chip);
        }
        let (words, ink) = if row.wrong > 0 {
            (format!("{} to mend", row.wrong), t.failed)
        } else {
            (row.number.to_owned(), t.chip_ink)
        };
        let number = text::paragraph(&words, text::format(size::SMALL, ink), f32::INFINITY, 1);
        let number = text::lay_out(ui, number);
        let right = rect.right() - 8.0 - number.size().x;
        let middle = rect.center().y;
        let at = pos2(right, middle - number.size().y / 2.0);
        ui.painter().galley(at, number, ink);
        let left = rect.left() + 8.0;
        let style = if row.chosen {
            text::strong(size::BODY, t.ink)
        } else {
            text::format(size::BODY, t.ink)
        };
        let title = text::paragraph(row.title, style, right - left - 6.0, 1);
        let title = text::lay_out(ui, title);
        let at = pos2(left, middle - title.size().y / 2.0);
        ui.painter().galley(at, title, t.ink);
    }
    widgets::focus_ring(ui, &response, 7);
    response
}

fn hits_ui(ui: &mut Ui, state: &mut State, entered: bool) {
    let hits = state.editor.draft().find(&state.search);
    if hits.is_empty() {
        ui.add(
            Label::new(widgets::small(
                ui,
                "Nothing in this profile holds these words.",
            ))
            .wrap(),
        );
        return;
    }
    let mut go = entered.then_some(0);
    for (at, hit) in hits.iter().take(MOST_HITS).enumerate() {
        let group = group_name(state, hit.section);
        let place = if group.is_empty() {
            hit.section.title().to_owned()
        } else {
            format!("{group}: {}", hit.section.title())
        };
        if super::entries::two_lines_ui(ui, &hit.title, &place, false, false).clicked() {
            go = Some(at);
        }
    }
    if hits.len() > MOST_HITS {
        let more = format!("and {} more", hits.len() - MOST_HITS);
        ui.add(Label::new(widgets::small(ui, more)));
    }
    if let Some(hit) = go.and_then(|at| hits.get(at)) {
        state.go(hit.section, hit.entry);
    }
}
