//! Giving tags: type to find, Enter gives or takes, words that no tag has make a new one.

use egui::accesskit::Role;
use egui::{Key, Modifiers, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::super::outbox::{Outbox, Wish};
use super::super::results::target_words;
use super::super::theme::{line_height, size, tokens};
use super::super::{Command, Shown, text, widgets};
use crate::project::tags::{LONGEST_NAME, clean_name};
use crate::project::{NoteTarget, Tag};
use crate::text::fold;

/// What is tagged, and what was typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagPicker {
    /// What the tags are given to.
    pub targets: Vec<NoteTarget>,
    typed: String,
    at: usize,
    focused: bool,
}

impl TagPicker {
    /// A list of tags for these.
    pub fn new(targets: Vec<NoteTarget>) -> Self {
        Self {
            targets,
            ..Self::default()
        }
    }
}

const ROW: f32 = 30.0;

/// Draws the list and gives whether it is to be closed.
pub fn tag_picker_ui(ui: &mut Ui, shown: &Shown, picker: &mut TagPicker, out: &mut Outbox) -> bool {
    super::title_ui(ui, "Tags");
    let on: Vec<String> = picker
        .targets
        .iter()
        .map(|&on| target_words(shown, on))
        .collect();
    let on = text::paragraph(
        &on.join(" · "),
        text::format(size::SMALL, tokens(ui).muted),
        ui.available_width(),
        2,
    );
    ui.add(egui::Label::new(on));
    let (step, entered) = ui.input_mut(|input| {
        let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
        let entered = input.consume_key(Modifiers::NONE, Key::Enter);
        (down.cast_signed() - up.cast_signed(), entered)
    });
    let field = TextEdit::singleline(&mut picker.typed)
        .desired_width(f32::INFINITY)
        .char_limit(2 * LONGEST_NAME)
        .hint_text("Find a tag, or type a new one");
    let response = ui.add(field).accessible_name("Tag");
    if !picker.focused {
        response.request_focus();
        picker.focused = true;
    }
    if response.changed() {
        picker.at = 0;
    }
    let tags = matching(shown, &picker.typed);
    let new = shown.project.new_tag(&picker.typed);
    let lines = tags.len() + usize::from(new.is_some());
    picker.at = picker
        .at
        .saturating_add_signed(step)
        .min(lines.saturating_sub(1));
    let mut chosen = entered.then_some(picker.at);
    if lines == 0 {
        super::text_ui(ui, "There are no tags yet. Type a name and press Enter.");
    }
    let height = (ui.ctx().content_rect().height() - 260.0).clamp(90.0, 9.0 * (ROW + 2.0));
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for at in 0..lines {
                let tag = tags.get(at).copied().or(new.as_ref());
                let Some(tag) = tag else { continue };
                let here = at == picker.at;
                let row = row_ui(ui, shown, picker, tag, at >= tags.len(), here);
                if here && step != 0 {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    chosen = Some(at);
                }
            }
        });
    if let Some(tag) = chosen.and_then(|at| tags.get(at).copied().or(new.as_ref())) {
        out.push(Wish::ToggleTag(picker.targets.clone(), tag.clone()));
        picker.typed.clear();
        picker.at = 0;
        response.request_focus();
    } else if entered {
        response.request_focus();
    }
    let mut close = false;
    ui.horizontal(|ui| {
        let hint = "Enter gives the tag or takes it away. Esc closes.";
        ui.add(egui::Label::new(widgets::small(ui, hint)));
        widgets::at_right(ui, |ui| {
            close = ui.button("Done").clicked();
            if ui.button(Command::Codebook.title()).clicked() {
                out.run(Command::Codebook);
            }
        });
    });
    close
}

/// The tags that have the words, those that begin with them first.
fn matching<'s>(shown: &'s Shown, typed: &str) -> Vec<&'s Tag> {
    let find: Vec<String> = fold::words(typed).map(|word| word.folded).collect();
    let exact = clean_name(typed);
    let mut found: Vec<(bool, &Tag)> = shown
        .project
        .codebook()
        .iter()
        .filter_map(|tag| {
            let words: Vec<String> = fold::words(&tag.name).map(|word| word.folded).collect();
            let all = find
                .iter()
                .all(|f| words.iter().any(|word| word.starts_with(f.as_str())));
            let named = exact.as_deref() == Some(tag.name.as_str());
            let hit = named || all && (exact.is_none() || !find.is_empty());
            let first = find.first().is_none_or(|f| {
                words
                    .first()
                    .is_some_and(|word| word.starts_with(f.as_str()))
            });
            hit.then_some((!first, tag))
        })
        .collect();
    found.sort_by_key(|(later, _)| *later);
    found.into_iter().map(|(_, tag)| tag).collect()
}

/// Whether all, some or none of what is tagged has the tag.
fn given(shown: &Shown, picker: &TagPicker, tag: &Tag) -> usize {
    let has = |on: &&NoteTarget| shown.project.tags_on(**on).contains(&tag.id);
    picker.targets.iter().filter(has).count()
}

fn row_ui(
    ui: &mut Ui,
    shown: &Shown,
    picker: &TagPicker,
    tag: &Tag,
    new: bool,
    here: bool,
) -> egui::Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let count = if new { 0 } else { given(shown, picker, tag) };
    let all = count > 0 && count == picker.targets.len();
    let name = if new {
        format!("New tag “{}”", tag.name)
    } else {
        tag.name.clone()
    };
    response.widget_info(|| {
        let state = if all {
            ", given"
        } else if count > 0 {
            ", partly given"
        } else {
            ""
        };
        WidgetInfo::selected(Role::CheckBox, true, all, format!("Tag {name}{state}"))
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if here {
        ui.painter().rect_filled(rect, 7.0, t.chip);
    } else if response.hovered() {
        let edge = egui::Stroke::new(1.0, t.line);
        ui.painter()
            .rect_stroke(rect, 7.0, edge, egui::StrokeKind::Inside);
    }
    // A box with a tick for what all have, with a bar for what some have.
    let middle = rect.center().y;
    let square = egui::Rect::from_center_size(pos2(rect.left() + 16.0, middle), vec2(14.0, 14.0));
    let edge = egui::Stroke::new(1.0, t.muted);
    ui.painter()
        .rect_stroke(square, 3.0, edge, egui::StrokeKind::Inside);
    let ink = egui::Stroke::new(2.0, t.ink);
    if all {
        let points =
            [(-3.5, 0.0), (-1.0, 3.0), (4.0, -3.5)].map(|(x, y)| square.center() + vec2(x, y));
        ui.painter().line_segment([points[0], points[1]], ink);
        ui.painter().line_segment([points[1], points[2]], ink);
    } else if count > 0 {
        let bar = square.shrink(4.0);
        ui.painter().hline(bar.x_range(), middle, ink);
    }
    widgets::paint_tag_mark(ui, pos2(rect.left() + 38.0, middle), tag.color, tag.shape);
    let left = rect.left() + 52.0;
    let line = |size: f32| middle - line_height(size) / 2.0;
    let words = text::paragraph(
        &name,
        text::strong(size::BODY, t.ink),
        rect.right() - left - 60.0,
        1,
    );
    let words = text::lay_out(ui, words);
    let help_left = left + words.size().x + 10.0;
    ui.painter()
        .galley(pos2(left, line(size::BODY)), words, t.ink);
    let room = rect.right() - 12.0 - help_left;
    if room > 60.0 && !tag.definition.is_empty() {
        let help = text::paragraph(
            &tag.definition,
            text::format(size::SMALL, t.chip_ink),
            room,
            1,
        );
        let help = text::lay_out(ui, help);
        ui.painter()
            .galley(pos2(help_left, line(size::SMALL)), help, t.chip_ink);
    }
    widgets::focus_ring(ui, &response, 8);
    response
}
