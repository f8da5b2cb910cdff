//! Turns key presses into commands before any panel sees them.
//!
//! Keys without Ctrl, but F1 to F12, are dead while a text field has the focus, while a menu is open and while a
//! dialog is up. Space and Enter press the control that has the focus, if one has it.

use egui::{Context, Event, Key, Modifiers, Popup};

use super::Shown;
use super::command::{Command, Fix, Leap, WHILE_READING, bindings, command_of};
use super::outbox::{Outbox, Wish};

/// Reads the frame's key presses, and text pasted outside of a field.
pub fn read(ctx: &Context, shown: &Shown, dialog_open: bool, out: &mut Outbox) {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(egui::Memory::focused).is_some();
    let menu_open = Popup::is_any_open(ctx);
    let mut commands = Vec::new();
    let mut pasted = Vec::new();
    let editing = shown.situation.editing;
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                repeat,
                modifiers,
                ..
            } => {
                let command = meaning(*key, *modifiers, shown).filter(|command| {
                    is_alive(*command, *key, *modifiers, typing, focused)
                        && !dialog_open
                        && (!menu_open || modifiers.command)
                        && (!repeat || may_repeat(*command))
                        && (!editing || is_alive_beside_the_editor(*command, *modifiers))
                        && command.is_enabled(shown.situation)
                });
                commands.extend(command);
                command.is_none()
            }
            Event::Paste(text) if !typing && !dialog_open && !editing => {
                pasted.push(text.clone());
                false
            }
            _ => true,
        });
    });
    for command in commands {
        out.run(command);
    }
    for text in pasted {
        out.push(Wish::PasteText(text));
    }
    let dropped: Vec<_> = ctx.input(|input| {
        input
            .raw
            .dropped_files
            .iter()
            .map(|file| file.path().to_owned())
            .collect()
    });
    if !dropped.is_empty() {
        out.push(Wish::Dropped(dropped));
    }
}

fn meaning(key: Key, modifiers: Modifiers, shown: &Shown) -> Option<Command> {
    let linking = shown.linking.is_some();
    // While a link is being made, Enter closes it as L does.
    if linking && key == Key::Enter {
        return Some(Command::Link);
    }
    if shown.page.is_some()
        && modifiers.is_none()
        && let Some(&(_, command)) = WHILE_READING.iter().find(|(digit, _)| *digit == key)
    {
        return Some(command);
    }
    command_of(key, modifiers)
}

fn is_alive(command: Command, key: Key, modifiers: Modifiers, typing: bool, focused: bool) -> bool {
    if typing {
        return bindings::is_alive_in_fields(&bindings::shortcut(key, modifiers));
    }
    let of_focus = matches!(key, Key::Space | Key::Enter | Key::ArrowDown | Key::ArrowUp);
    !(focused && of_focus && modifiers.is_none())
        // Pasting comes as an event of its own, with the text.
        && (command != Command::Paste || key != Key::V)
}

/// Whether a key keeps its meaning while the side profile is edited in place of the columns: those of
/// the whole window do, those of what cannot be seen do not.
fn is_alive_beside_the_editor(command: Command, modifiers: Modifiers) -> bool {
    match command {
        Command::Undo | Command::Redo | Command::Find | Command::ClearFilters | Command::Paste => {
            false
        }
        Command::Keys => true,
        _ => modifiers.command,
    }
}

/// Whether holding the key down does it again and again. A verdict wants a press of its own.
fn may_repeat(command: Command) -> bool {
    matches!(
        command,
        Command::NextPair
            | Command::PreviousPair
            | Command::NextStatement
            | Command::PreviousStatement
            | Command::NextLinked
            | Command::PreviousLinked
            | Command::Scroll(Leap::PageUp | Leap::PageDown)
            | Command::Correct(Fix::StartBack | Fix::StartOn | Fix::EndBack | Fix::EndOn)
            | Command::ZoomIn
            | Command::ZoomOut
    )
}
