//! What the keys of the window do while the side profile is edited: Find, Undo and Redo are the
//! editor's own, under the keys they have everywhere. Read before any field sees them.

use egui::{Context, Event, Key, Modifiers};

use super::State;
use crate::ui::command::{Command, command_of};

/// Reads the frame's key presses.
pub fn read(ctx: &Context, state: &mut State) {
    let typing = ctx.text_edit_focused();
    let open_menu = egui::Popup::is_any_open(ctx);
    let mut commands = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let command = pressed(event, typing);
            commands.extend(command);
            command.is_none()
        });
        if !typing
            && !open_menu
            && !state.leaving
            && input.consume_key(Modifiers::NONE, Key::Escape)
        {
            state.leave();
        }
    });
    for command in commands {
        match command {
            Command::Undo => state.editor.undo(),
            Command::Redo => state.editor.redo(),
            _ => state.wants_search = true,
        }
    }
}

/// Which of the editor's commands a key asks for. A field that is written in takes its own words back.
fn pressed(event: &Event, typing: bool) -> Option<Command> {
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    match command_of(*key, *modifiers)? {
        Command::Find if !typing || modifiers.command => Some(Command::Find),
        command @ (Command::Undo | Command::Redo) if !typing => Some(command),
        _ => None,
    }
}

impl State {
    /// Asks what becomes of a changed draft before the program is left; no when nothing would be lost.
    pub fn asks_before_quitting(&mut self) -> bool {
        self.quits = self.is_unkept();
        self.leaving |= self.quits;
        self.quits
    }

    /// Leaves, or asks whether to when something would be lost.
    pub(super) fn leave(&mut self) {
        if self.is_unkept() {
            self.leaving = true;
        } else {
            self.closed = true;
        }
    }
}
