//! The fields of the part or entry that is chosen, each with its help and what is wrong with it.

use egui::{Button, ComboBox, Label, RichText, ScrollArea, TextEdit, Ui};

use super::super::theme::{size, tokens};
use super::super::widgets;
use super::{State, color};
use crate::sides::edit::{Entry, Field, Form, Kind, Spot, Value, names};

/// Draws the fields.
pub fn fields_ui(ui: &mut Ui, state: &mut State) {
    let section = state.section;
    let entry = state.entry();
    if section.list.is_some() && entry.is_none() {
        ui.add_space(30.0);
        let words = section.entry_form().map_or_else(String::new, |form| {
            format!("There is no {} yet. Add one on the left.", form.one)
        });
        ui.vertical_centered(|ui| ui.add(Label::new(widgets::small(ui, words)).wrap()));
        return;
    }
    let salt = (section.way(), entry);
    ScrollArea::vertical()
        .id_salt(("profile fields", &salt))
        .auto_shrink(false)
        .show(ui, |ui| {
            // A column of fields that can be read at a glance.
            ui.set_max_width(ui.available_width().min(620.0));
            ui.push_id(salt, |ui| {
                title_ui(ui, state, entry);
                let form = section.entry_form().unwrap_or(section.form());
                let own = |field| Spot {
                    section,
                    entry,
                    field,
                    within: None,
                };
                let list = section.list.is_none();
                let mut field = 0;
                while field < form.fields.len() {
                    let days = form.fields[field..]
                        .iter()
                        .take_while(|field| matches!(field.kind, Kind::Day))
                        .count();
                    if days < 2 {
                        field_ui(ui, state, form, own(field), list);
                        field += 1;
                        continue;
                    }
                    ui.horizontal_top(|ui| {
                        for at in field..field + days {
                            ui.vertical(|ui| {
                                ui.set_width(ui.available_width().min(250.0));
                                field_ui(ui, state, form, own(at), list);
                            });
                        }
                    });
                    field += days;
                }
                ui.add_space(24.0);
            });
        });
}

/// The title of the part or entry, and what can be done with an entry.
fn title_ui(ui: &mut Ui, state: &mut State, entry: Option<usize>) {
    let section = state.section;
    let (Some(at), Some(form)) = (entry, section.entry_form()) else {
        let group = super::nav::group_name(state, section);
        let title = if group.is_empty() || section.side().is_none() {
            section.title().to_owned()
        } else {
            group
        };
        ui.add(Label::new(widgets::title(ui, &title, size::TITLE)).wrap());
        if let Some(field) = section.part_field() {
            ui.add(Label::new(widgets::small(ui, field.help)).wrap());
        }
        ui.add_space(6.0);
        return;
    };
    let list = state.editor.draft().list(section);
    let highest = list.len() - 1;
    let title = match list[at].title(form) {
        "" => format!("New {}", form.one),
        name => name.to_owned(),
    };
    ui.add(Label::new(widgets::title(ui, &title, size::TITLE)).wrap());
    ui.horizontal_wrapped(|ui| {
        if ui.button("Duplicate").clicked()
            && let Some(copy) = state.editor.duplicate(section, at)
        {
            state.go(section, Some(copy));
        }
        if ui.button("Remove").clicked() {
            state.editor.remove(section, at);
            state.go(section, Some(at));
        }
        for (words, by, enabled) in [("Move up", -1, at > 0), ("Move down", 1, at < highest)] {
            if ui.add_enabled(enabled, Button::new(words)).clicked()
                && let Some(to) = state.editor.shift(section, at, by)
            {
                state.go(section, Some(to));
            }
        }
    });
    ui.add_space(6.0);
}

/// One field. Lists of a part have sections of their own.
fn field_ui(ui: &mut Ui, state: &mut State, form: &Form, spot: Spot, in_part: bool) {
    let Some(field) = form.fields.get(spot.field) else {
        return;
    };
    match field.kind {
        Kind::Hidden | Kind::Part(_) => {}
        Kind::List(_) if in_part => {}
        Kind::List(inner) => list_ui(ui, state, field, inner, spot),
        _ => {
            value_ui(ui, state, field, spot, "");
            ui.add_space(8.0);
        }
    }
}

/// One value with its label, help and what is wrong. `of` tells fields of one name apart for a
/// screen reader: "term 2".
fn value_ui(ui: &mut Ui, state: &mut State, field: &Field, spot: Spot, of: &str) {
    let name = if of.is_empty() {
        field.label.to_owned()
    } else {
        format!("{}, {of}", field.label)
    };
    let Some(value) = state.editor.draft().value(spot).cloned() else {
        return;
    };
    let wants = state.wants == Some(spot);
    if !matches!(field.kind, Kind::Flag(_)) {
        ui.add(Label::new(
            RichText::new(field.label)
                .size(size::SMALL + 0.5)
                .color(tokens(ui).ink),
        ));
    }
    let new;
    let response = match (field.kind, value) {
        (Kind::Names | Kind::Note, Value::Text(mut text)) => {
            let rows = text.lines().count() + usize::from(text.is_empty() || text.ends_with('\n'));
            let edit = TextEdit::multiline(&mut text)
                .desired_rows(rows.clamp(2, 12))
                .desired_width(f32::INFINITY);
            let response = ui.add(edit).accessible_name(&name);
            new = response.changed().then_some(Value::Text(text));
            response
        }
        (Kind::Color, Value::Text(text)) => {
            let other = other_color(state, spot);
            let side = spot.section.side();
            let (response, changed) = color::color_ui(ui, &name, &text, side, other.as_deref());
            new = changed.map(Value::Text);
            response
        }
        (kind, Value::Text(mut text)) => {
            let width = if matches!(kind, Kind::Day) {
                130.0
            } else {
                f32::INFINITY
            };
            let edit = TextEdit::singleline(&mut text).desired_width(width);
            let response = ui.add(edit).accessible_name(&name);
            new = response.changed().then_some(Value::Text(text));
            response
        }
        (_, Value::Flag(mut flag)) => {
            let response = widgets::check_box(ui, &mut flag, field.label).accessible_name(&name);
            new = response.changed().then_some(Value::Flag(flag));
            response
        }
        (Kind::Choice(choices), Value::Choice(mut chosen)) => {
            let before = chosen;
            let shown = choices.get(chosen).map_or("", |choice| choice.1);
            let response = ComboBox::from_id_salt(&name)
                .selected_text(shown)
                .show_ui(ui, |ui| {
                    for (at, (_, label)) in choices.iter().enumerate() {
                        ui.selectable_value(&mut chosen, at, *label);
                    }
                })
                .response
                .accessible_name(&name);
            new = (chosen != before).then_some(Value::Choice(chosen));
            response
        }
        _ => return,
    };
    if wants {
        state.wants = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
    let way = spot.way();
    problem_ui(ui, state, &way);
    if of.is_empty() || matches!(field.kind, Kind::Flag(_)) {
        help_ui(ui, state, field, spot);
    }
    if response.lost_focus() {
        state.editor.rest();
    }
    if let Some(new) = new {
        state.editor.write(&way, |draft| {
            if let Some(value) = draft.value_mut(spot) {
                *value = new;
            }
        });
    }
}

/// The colour written for the other party.
fn other_color(state: &State, spot: Spot) -> Option<String> {
    let key = match spot.section.side()? {
        crate::model::Side::A => "b",
        _ => "a",
    };
    let section = crate::sides::edit::Section::of(key, None)?;
    match state.editor.draft().value(Spot { section, ..spot })? {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

fn help_ui(ui: &mut Ui, state: &State, field: &Field, spot: Spot) {
    let mut help = field.help.to_owned();
    if matches!(field.kind, Kind::Names)
        && let Some(Value::Text(text)) = state.editor.draft().value(spot)
    {
        let number = names(text).count();
        if number > 8 {
            help = format!("{number} names. {help}");
        }
    }
    ui.add(Label::new(widgets::small(ui, help)).wrap());
}

/// What is wrong with a field, in the words the file's own error would have.
fn problem_ui(ui: &mut Ui, state: &mut State, way: &str) {
    let words = match state.editor.checked() {
        Err(problems) => problems.get(way).cloned(),
        Ok(_) => None,
    };
    if let Some(words) = words {
        let t = tokens(ui);
        ui.add(Label::new(RichText::new(format!("To mend: {words}.")).color(t.failed)).wrap());
    }
}

/// A list within an entry: the terms of office of an official.
fn list_ui(ui: &mut Ui, state: &mut State, field: &Field, inner: &Form, spot: Spot) {
    let Some(Value::List(list)) = state.editor.draft().value(spot) else {
        return;
    };
    let len = list.len();
    ui.add(Label::new(widgets::title(ui, field.label, size::BODY)));
    ui.add(Label::new(widgets::small(ui, field.help)).wrap());
    problem_ui(ui, state, &spot.way());
    ui.add_space(4.0);
    for at in 0..len {
        let of = format!("{} {}", inner.one, at + 1);
        let t = tokens(ui);
        egui::Frame::new()
            .fill(t.panel)
            .stroke(egui::Stroke::new(1.0, t.line))
            .corner_radius(8)
            .inner_margin(10)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                inner_ui(ui, state, inner, spot, at, len, &of);
            });
        ui.add_space(4.0);
    }
    if ui.button(format!("Add {}", inner.one)).clicked() {
        state.editor.act(&format!("Add {}", inner.one), |draft| {
            if let Some(list) = draft.inner_list_mut(spot) {
                list.push(Entry::blank(inner));
            }
        });
        state.wants = Some(Spot {
            within: Some((len, 0)),
            ..spot
        });
    }
    ui.add_space(10.0);
}

fn inner_ui(
    ui: &mut Ui,
    state: &mut State,
    inner: &Form,
    spot: Spot,
    at: usize,
    len: usize,
    of: &str,
) {
    let own = |field| Spot {
        within: Some((at, field)),
        ..spot
    };
    value_ui(ui, state, &inner.fields[0], own(0), of);
    ui.horizontal_top(|ui| {
        for field in 1..inner.fields.len() {
            if matches!(inner.fields[field].kind, Kind::Day) {
                ui.vertical(|ui| {
                    ui.set_width(150.0);
                    value_ui(ui, state, &inner.fields[field], own(field), of);
                });
            }
        }
    });
    for field in 1..inner.fields.len() {
        if !matches!(inner.fields[field].kind, Kind::Day) {
            value_ui(ui, state, &inner.fields[field], own(field), of);
        }
    }
    ui.horizontal_wrapped(|ui| {
        let acts = [
            ("Remove", 0_isize, true),
            ("Move up", -1, at > 0),
            ("Move down", 1, at + 1 < len),
        ];
        for (words, by, enabled) in acts {
            let button = ui.add_enabled(enabled, Button::new(words).small());
            if !button.accessible_name(format!("{words} {of}")).clicked() {
                continue;
            }
            state.editor.act(&format!("{words} {of}"), |draft| {
                let Some(list) = draft.inner_list_mut(spot) else {
                    return;
                };
                match at.checked_add_signed(by) {
                    _ if by == 0 => drop(list.remove(at)),
                    Some(to) if to < list.len() => list.swap(at, to),
                    _ => {}
                }
            });
        }
    });
}
