//! The line over the editor: what is being written, whether it is in use, and what can be done with it.

use std::sync::Arc;

use egui::{Button, Label, Ui};

use super::super::icon::Icon;
use super::super::outbox::{Outbox, Wish};
use super::super::theme::{size, tokens};
use super::super::{Shown, text, widgets};
use super::{ProfileWish, State};
use crate::sides::edit::Template;

/// Draws the line.
pub fn head_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let in_use = shown.project.profile();
    let wrong = state
        .editor
        .checked()
        .as_ref()
        .err()
        .map(std::collections::BTreeMap::len);
    let same = matches!(state.editor.checked(), Ok(draft) if *draft == **in_use);
    let ready = wrong.is_none() && !same;
    ui.horizontal(|ui| {
        if widgets::button(ui, Icon::Back, "Back")
            .on_hover_text("Goes back to the columns (Escape).")
            .clicked()
        {
            state.leave();
        }
        ui.add(Label::new(widgets::title(ui, "Side profile", size::TITLE)));
        widgets::at_right(ui, |ui| {
            let apply = widgets::button_if(ui, ready, Icon::Chosen, "Apply");
            let apply = apply
                .on_hover_text("Uses this profile in the project. Undo takes it back.")
                .on_disabled_hover_text(if same {
                    "Nothing is changed."
                } else {
                    "Mend what is wrong first."
                });
            if apply.clicked()
                && let Ok(draft) = state.editor.checked()
            {
                let draft = Arc::new(draft.clone());
                let exchanged = state.editor.is_exchanged(in_use);
                out.push(Wish::Profile(ProfileWish::Apply(draft, exchanged)));
            }
            let discard = ui.add_enabled(!same, Button::new("Discard"));
            let discard = discard.on_hover_text("Goes back to the profile in use. Undo takes it back.");
            if discard.clicked() {
                state.editor.replace("Discard", in_use);
                state.kept = state.editor.draft().clone();
                "the profile in use".clone_into(&mut state.source);
            }
            step_ui(ui, Icon::Redo, "Redo", state.editor.redo_title().map(str::to_owned), || state.editor.redo());
            step_ui(ui, Icon::Undo, "Undo", state.editor.undo_title().map(str::to_owned), || state.editor.undo());
            let swap = widgets::button(ui, Icon::Exchange, "Exchange columns");
            let swap = swap.on_hover_text(
                "Puts the left party on the right and the right one on the left, with all that belongs to them.",
            );
            if swap.clicked() {
                state.editor.swap();
            }
            file_ui(ui, state, out);
            new_ui(ui, state);
        });
    });
    ui.add_space(2.0);
    let words = match wrong {
        Some(1) => "1 thing to mend before it can be applied or saved.".to_owned(),
        Some(number) => format!("{number} things to mend before it can be applied or saved."),
        None if same => format!(
            "“{}” is in use in this project. Nothing is changed.",
            in_use.name
        ),
        None => format!(
            "A draft of {}, not applied yet. In use: “{}”.",
            state.source, in_use.name
        ),
    };
    let t = tokens(ui);
    let color = if wrong.is_some() { t.failed } else { t.muted };
    let galley = text::paragraph(
        &words,
        text::format(size::SMALL, color),
        ui.available_width(),
        1,
    );
    ui.add(Label::new(galley));
}

fn step_ui(ui: &mut Ui, sign: Icon, name: &str, what: Option<String>, step: impl FnOnce()) {
    let button = widgets::button_if(ui, what.is_some(), sign, name);
    let hover = what.map_or_else(
        || format!("Nothing to {}.", name.to_lowercase()),
        |what| format!("{name}: {what}"),
    );
    if button
        .on_hover_text(&hover)
        .on_disabled_hover_text(&hover)
        .clicked()
    {
        step();
    }
}

fn new_ui(ui: &mut Ui, state: &mut State) {
    ui.menu_button("New", |ui| {
        for template in Template::ALL {
            if ui.button(template.title()).clicked() {
                state
                    .editor
                    .replace(&format!("New: {}", template.title()), &template.profile());
                template
                    .title()
                    .to_lowercase()
                    .clone_into(&mut state.source);
                state.chosen.clear();
                ui.close();
            }
        }
    })
    .response
    .on_hover_text(
        "Begins a draft from a template. The profile in use stays as it is until you apply.",
    );
}

fn file_ui(ui: &mut Ui, state: &mut State, out: &mut Outbox) {
    ui.menu_button("Profile file", |ui| {
        let mut wish = None;
        if ui.button("Load…").clicked() {
            wish = Some(ProfileWish::Load);
        }
        if ui.button("Load a typed path…").clicked() {
            wish = Some(ProfileWish::TypePath);
        }
        ui.separator();
        let json = state
            .editor
            .checked()
            .as_ref()
            .ok()
            .map(crate::sides::Profile::to_json);
        for (title, type_path) in [("Save as…", false), ("Save to a typed path…", true)] {
            let save = ui.add_enabled(json.is_some(), Button::new(title));
            if save
                .on_disabled_hover_text("Mend what is wrong first.")
                .clicked()
                && let Some(json) = json.clone()
            {
                wish = Some(ProfileWish::Save { json, type_path });
            }
        }
        if let Some(wish) = wish {
            out.push(Wish::Profile(wish));
            ui.close();
        }
    });
}
