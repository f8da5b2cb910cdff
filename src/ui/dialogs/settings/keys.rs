//! The keys of every command: add one by pressing it, take one away, go back to those of the table. A
//! key that another command has is told, and can be taken over there and then.

use egui::{Event, Key, KeyboardShortcut, Label, RichText, TextEdit, Ui, vec2};

use crate::ui::command::bindings::{self, Bindings};
use crate::ui::command::{COMMANDS, Command, Spec, key_name};
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::theme::{size, tokens};
use crate::ui::widgets;

/// What the section remembers between frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Words that narrow the list.
    words: String,
    /// The command that waits for a key to be pressed.
    waiting: Option<Command>,
    /// What came of the last key: for which command, and what.
    came: Option<(Command, Outcome)>,
}

#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    /// The key cannot be had, for this reason.
    Refused(String),
    /// The key belongs to another command.
    Clash(KeyboardShortcut, Command),
}

/// Takes the key that a command waits for, before any control sees it.
pub fn catch(ui: &Ui, state: &mut State, out: &mut Outbox) {
    let Some(command) = state.waiting else { return };
    let mut pressed = None;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let key = match event {
                Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } if !is_modifier(*key) => bindings::shortcut(*key, *modifiers),
                // The system makes these of Ctrl+C, Ctrl+X and Ctrl+V.
                Event::Copy => KeyboardShortcut::new(egui::Modifiers::COMMAND, Key::C),
                Event::Cut => KeyboardShortcut::new(egui::Modifiers::COMMAND, Key::X),
                Event::Paste(_) => KeyboardShortcut::new(egui::Modifiers::COMMAND, Key::V),
                Event::Key { .. } | Event::Text(_) => return false,
                _ => return true,
            };
            pressed = pressed.or(Some(key));
            false
        });
    });
    let Some(key) = pressed else { return };
    state.waiting = None;
    let escape = key.logical_key == Key::Escape && key.modifiers.is_none();
    let has_already = Bindings::keys(&bindings::in_force(), command).contains(&key);
    if has_already {
        state.came = None;
        return;
    }
    let refusal = bindings::refusal(&key, command);
    let other = bindings::in_force().holder(&key);
    state.came = match (refusal, other) {
        (Some(_), _) if escape => None,
        (Some(why), _) => {
            let words = format!("{} cannot be used: {why}", key_name(&key));
            Some((command, Outcome::Refused(words)))
        }
        (None, Some(other)) => Some((command, Outcome::Clash(key, other))),
        (None, None) => {
            change(out, |bindings| bindings.give(command, key));
            None
        }
    };
}

fn is_modifier(key: Key) -> bool {
    key.name().starts_with("Shift")
        || key.name().starts_with("Control")
        || key.name().starts_with("Alt")
        || key.name().starts_with("Super")
        || key.name().starts_with("Meta")
}

fn change(out: &mut Outbox, change: impl FnOnce(&mut Bindings)) {
    let mut bindings = (*bindings::in_force()).clone();
    change(&mut bindings);
    out.push(Wish::Bind(bindings));
}

/// Draws the section.
pub fn keys_ui(ui: &mut Ui, state: &mut State, out: &mut Outbox) {
    ui.horizontal(|ui| {
        widgets::at_right(ui, |ui| {
            let any = bindings::in_force().is_any_changed();
            let reset = ui.add_enabled(any, egui::Button::new("Reset all keys"));
            if reset
                .on_hover_text("Gives every command the key it came with.")
                .clicked()
            {
                state.came = None;
                change(out, |bindings| *bindings = Bindings::default());
            }
            let field = TextEdit::singleline(&mut state.words)
                .hint_text("Command or key")
                .desired_width(ui.available_width());
            let _ = ui.add(field).accessible_name("Narrow the list of keys");
        });
    });
    ui.add_space(4.0);
    let words: Vec<String> = state
        .words
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let mut menu = None;
    let mut any = false;
    for spec in COMMANDS.iter().filter(|spec| matches(spec, &words)) {
        if menu != Some(spec.menu) {
            menu = Some(spec.menu);
            ui.add_space(6.0);
            widgets::section_label(ui, spec.menu.map_or("Others", |menu| menu.title()));
        }
        any = true;
        command_ui(ui, spec, state, out);
    }
    if !any {
        ui.add(Label::new(widgets::small(
            ui,
            "No command and no key has these words.",
        )));
    }
}

fn matches(spec: &Spec, words: &[String]) -> bool {
    let keys: Vec<String> = spec.command.keys().iter().map(key_name).collect();
    let all = format!("{} {}", spec.title, keys.join(" ")).to_lowercase();
    words.iter().all(|word| all.contains(word.as_str()))
}

/// Title at the left; its keys, and what can be done with them, at the right.
fn command_ui(ui: &mut Ui, spec: &Spec, state: &mut State, out: &mut Outbox) {
    let t = tokens(ui);
    let command = spec.command;
    let title = spec.title.trim_end_matches('…');
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        let room = (ui.available_width() * 0.42).max(150.0);
        ui.allocate_ui(vec2(room, 26.0), |ui| {
            ui.horizontal(|ui| {
                ui.set_min_size(vec2(room, 26.0));
                let ink = RichText::new(title).color(t.ink);
                let _ = ui.add(Label::new(ink).truncate()).on_hover_text(spec.help);
            });
        });
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = vec2(7.0, 2.0);
        for key in command.keys() {
            let name = key_name(&key);
            let cap = ui
                .button(RichText::new(&name).size(size::SMALL))
                .on_hover_text("Takes this key away.")
                .accessible_name(format!("Take {name} from {title}"));
            if cap.clicked() {
                state.came = None;
                change(out, |bindings| bindings.take(command, &key));
            }
        }
        if state.waiting == Some(command) {
            let words = RichText::new("Press the new key… Esc leaves it.")
                .size(size::SMALL)
                .color(t.link);
            ui.add(Label::new(words));
            return;
        }
        let add =
            widgets::word_button(ui, "Add a key").accessible_name(format!("Add a key to {title}"));
        if add.clicked() {
            // The button lets go of the focus, or Space and Enter would press it again.
            add.surrender_focus();
            state.waiting = Some(command);
            state.came = None;
        }
        if bindings::in_force().is_changed(command) {
            let usual = spec
                .keys
                .iter()
                .map(key_name)
                .collect::<Vec<_>>()
                .join(", ");
            let usual = if usual.is_empty() { "no key" } else { &usual };
            let reset = widgets::word_button(ui, "Reset")
                .accessible_name(format!("Reset {title}"))
                .on_hover_text(format!("Goes back to {usual}."));
            if reset.clicked() {
                state.came = None;
                change(out, |bindings| bindings.reset(command));
            }
        }
    });
    let came = state.came.clone();
    match came {
        Some((of, Outcome::Refused(why))) if of == command => {
            let why = RichText::new(why).size(size::SMALL).color(t.failed);
            ui.add(Label::new(why).wrap());
        }
        Some((of, Outcome::Clash(key, other))) if of == command => {
            clash_ui(ui, state, command, key, other, out);
        }
        _ => {}
    }
}

fn clash_ui(
    ui: &mut Ui,
    state: &mut State,
    command: Command,
    key: KeyboardShortcut,
    other: Command,
    out: &mut Outbox,
) {
    let t = tokens(ui);
    let name = key_name(&key);
    let theirs = other.title().trim_end_matches('…');
    ui.horizontal_wrapped(|ui| {
        let words = RichText::new(format!("{name} belongs to “{theirs}”."))
            .size(size::SMALL)
            .color(t.failed);
        ui.add(Label::new(words));
        if widgets::word_button(ui, &format!("Take {name} over")).clicked() {
            state.came = None;
            change(out, |bindings| bindings.give(command, key));
        }
        if widgets::word_button(ui, &format!("Leave {name} with it")).clicked() {
            state.came = None;
        }
    });
}
