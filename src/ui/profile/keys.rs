//! The editor's own keys, read before any field sees them.

use egui::{Context, Key, Modifiers};

use super::State;

/// Reads the frame's key presses.
pub fn read(ctx: &Context, state: &mut State) {
    let typing = ctx.text_edit_focused();
    let open_menu = egui::Popup::is_any_open(ctx);
    ctx.input_mut(|input| {
        if input.consume_key(Modifiers::COMMAND, Key::F) {
            state.wants_search = true;
        }
        let again = [Modifiers::COMMAND | Modifiers::SHIFT, Modifiers::COMMAND];
        // A field that is written in takes its own words back.
        if !typing {
            if input.consume_key(again[0], Key::Z) || input.consume_key(again[1], Key::Y) {
                state.editor.redo();
            }
            if input.consume_key(Modifiers::COMMAND, Key::Z) {
                state.editor.undo();
            }
            if !open_menu && !state.leaving && input.consume_key(Modifiers::NONE, Key::Escape) {
                state.leave();
            }
        }
    });
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
