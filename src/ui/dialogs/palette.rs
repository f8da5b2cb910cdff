//! The palette: every command by its name, for hands that stay on the keyboard.

use egui::accesskit::Role;
use egui::{Key, Modifiers, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::super::command::{COMMANDS, Command, Spec};
use super::super::outbox::Outbox;
use super::super::theme::{line_height, size, tokens};
use super::super::{Shown, text, widgets};

/// What was typed so far, and which line is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    words: String,
    at: usize,
    focused: bool,
}

const ROW: f32 = 30.0;

/// Draws the palette and gives whether it is to be closed.
pub fn palette_ui(ui: &mut Ui, shown: &Shown, palette: &mut Palette, out: &mut Outbox) -> bool {
    widgets::name_dialog(ui, "Commands");
    let step = ui.input_mut(|input| {
        let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
        down.cast_signed() - up.cast_signed()
    });
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let field = TextEdit::singleline(&mut palette.words)
        .desired_width(f32::INFINITY)
        .hint_text("Type the name of a command");
    let response = ui.add(field).accessible_name("Command");
    if !palette.focused {
        response.request_focus();
        palette.focused = true;
    }
    if response.changed() {
        palette.at = 0;
    }
    let found = matching(&palette.words, shown);
    palette.at = palette
        .at
        .saturating_add_signed(step)
        .min(found.len().saturating_sub(1));
    if found.is_empty() {
        super::text_ui(ui, "No command has these words.");
    }
    let mut chosen = entered.then(|| found.get(palette.at)).flatten().copied();
    let height = (ui.ctx().content_rect().height() - 160.0).clamp(90.0, 11.0 * (ROW + 2.0));
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (at, spec) in found.iter().enumerate() {
                let here = at == palette.at;
                let row = row_ui(ui, spec, here);
                if here && step != 0 {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    chosen = Some(spec);
                }
            }
        });
    if let Some(spec) = chosen {
        out.run(spec.command);
    }
    chosen.is_some()
}

/// The commands that can be had now and have all the words, those that begin with them first.
fn matching(words: &str, shown: &Shown) -> Vec<&'static Spec> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let rank = |spec: &Spec| {
        let title = spec.title.to_lowercase();
        let all = format!("{title} {}", spec.help.to_lowercase());
        if !words.iter().all(|word| all.contains(word.as_str())) {
            return None;
        }
        let in_title = words.iter().all(|word| title.contains(word.as_str()));
        let first = words
            .first()
            .is_none_or(|word| title.starts_with(word.as_str()));
        Some((!first, !in_title))
    };
    let mut found: Vec<_> = COMMANDS
        .iter()
        .filter(|spec| spec.command != Command::Palette)
        .filter(|spec| spec.command.is_enabled(shown.situation))
        .filter_map(|spec| Some((rank(spec)?, spec)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, spec)| spec).collect()
}

/// Title, what it does, and its key.
fn row_ui(ui: &mut Ui, spec: &Spec, chosen: bool) -> egui::Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, chosen, spec.title));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if chosen {
        ui.painter().rect_filled(rect, 7.0, t.chip);
    } else if response.hovered() {
        let edge = egui::Stroke::new(1.0, t.line);
        ui.painter()
            .rect_stroke(rect, 7.0, edge, egui::StrokeKind::Inside);
    }
    let keys = spec.command.key_name();
    let keys = text::lay_out(
        ui,
        text::paragraph(
            &keys,
            text::format(size::SMALL, t.chip_ink),
            f32::INFINITY,
            1,
        ),
    );
    let right = rect.right() - 10.0 - keys.size().x;
    let line = |size: f32| rect.center().y - line_height(size) / 2.0;
    ui.painter()
        .galley(pos2(right, line(size::SMALL)), keys, t.chip_ink);
    let title = text::lay_out(
        ui,
        text::paragraph(
            spec.title,
            text::strong(size::BODY, t.ink),
            f32::INFINITY,
            1,
        ),
    );
    let left = rect.left() + 10.0;
    let help_left = left + title.size().x + 10.0;
    ui.painter()
        .galley(pos2(left, line(size::BODY)), title, t.ink);
    let room = right - 12.0 - help_left;
    if room > 60.0 {
        let help = text::paragraph(spec.help, text::format(size::SMALL, t.chip_ink), room, 1);
        let help = text::lay_out(ui, help);
        ui.painter()
            .galley(pos2(help_left, line(size::SMALL)), help, t.chip_ink);
    }
    widgets::focus_ring(ui, &response, 8);
    response
}
