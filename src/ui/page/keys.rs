//! The text cursor by the keyboard: arrows move it, Shift selects, Ctrl goes by words.

use egui::{Event, Key, Popup, Ui};

use crate::views::caret::{Caret, Step, step};

/// Moves the cursor by this frame's keys and gives it when it moved. A cursor that is nowhere yet
/// starts at `home`. Copies what is selected.
pub fn read(ui: &Ui, text: &str, caret: Option<Caret>, home: usize) -> Option<Caret> {
    let ctx = ui.ctx();
    let elsewhere = ctx.text_edit_focused() || Popup::is_any_open(ctx);
    if elsewhere || ctx.memory(egui::Memory::focused).is_some() {
        return None;
    }
    let mut now = caret;
    let mut copies = false;
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            if let Event::Copy = event {
                copies = true;
                return true;
            }
            let Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            let (how, forward) = match key {
                _ if modifiers.alt => return true,
                Key::ArrowRight if modifiers.command => (Step::Word, true),
                Key::ArrowLeft if modifiers.command => (Step::Word, false),
                Key::ArrowRight => (Step::Letter, true),
                Key::ArrowLeft => (Step::Letter, false),
                Key::End => (Step::Paragraph, true),
                Key::Home => (Step::Paragraph, false),
                Key::ArrowDown if modifiers.shift => (Step::Paragraph, true),
                Key::ArrowUp if modifiers.shift => (Step::Paragraph, false),
                _ => return true,
            };
            let before = now.unwrap_or(Caret::new(home));
            // The first press without Shift only shows where the cursor is.
            let stays = now.is_none() && !modifiers.shift;
            let to = if stays {
                before.at
            } else {
                step(text, before.at, how, forward)
            };
            now = Some(before.moved(to, modifiers.shift));
            false
        });
    });
    if copies && let Some(selected) = now.and_then(|caret| caret.selected(text)) {
        ctx.copy_text(selected.slice(text).to_owned());
    }
    now.filter(|_| now != caret)
}
