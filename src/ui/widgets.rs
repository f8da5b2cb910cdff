//! Small controls that several panels use.

use egui::accesskit::Role;
use egui::{
    Align, Align2, AtomExt as _, CornerRadius, FontFamily, FontId, Label, Layout, Rect, Response,
    RichText, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::command::Command;
use super::icon::{self, Icon};
use super::outbox::Outbox;
use super::theme::{self, size, tokens};
use super::{Shown, text};
use crate::model::Side;
use crate::project::tags::Shape;

/// A label in small capitals over a group.
pub fn section_label(ui: &mut Ui, text: &str) {
    let t = tokens(ui);
    ui.add(Label::new(
        RichText::new(text.to_uppercase())
            .size(size::SMALL - 0.5)
            .extra_letter_spacing(0.6)
            .color(t.muted),
    ));
}

/// Muted text in the small size.
pub fn small(ui: &Ui, words: impl Into<String>) -> RichText {
    RichText::new(words)
        .size(size::SMALL)
        .color(tokens(ui).muted)
}

/// A small rounded label. Gives its rectangle.
pub fn paint_chip(ui: &Ui, left_centre: egui::Pos2, words: &str) -> Rect {
    let t = tokens(ui);
    let galley = text::lay_out(
        ui,
        text::paragraph(
            words,
            text::format(size::SMALL, t.chip_ink),
            f32::INFINITY,
            1,
        ),
    );
    let rect = Rect::from_min_size(
        pos2(left_centre.x, left_centre.y - 9.0),
        vec2(galley.size().x + 14.0, 18.0),
    );
    ui.painter().rect_filled(rect, 9.0, t.chip);
    ui.painter().galley(
        Align2::CENTER_CENTER
            .align_size_within_rect(galley.size(), rect)
            .min,
        galley,
        t.chip_ink,
    );
    rect
}

/// The mark of a column: a square on the left, a circle on the right, so that colour is not all.
pub fn paint_side_mark(ui: &Ui, centre: egui::Pos2, side: Side) {
    let t = tokens(ui);
    let color = t.side(side);
    match side {
        Side::A => {
            let rect = Rect::from_center_size(centre, Vec2::splat(9.0));
            ui.painter().rect_filled(rect, 2.0, color);
        }
        Side::B => {
            ui.painter().circle_filled(centre, 5.0, color);
        }
        Side::Other | Side::Unknown => {
            ui.painter()
                .circle_stroke(centre, 4.5, Stroke::new(1.5, color));
        }
    }
}

/// The mark of a tag: its shape in its colour.
pub fn paint_tag_mark(ui: &Ui, centre: egui::Pos2, color: u8, shape: Shape) {
    let color = tokens(ui).tag(color);
    let painter = ui.painter();
    let around = |points: &[(f32, f32)]| -> Vec<egui::Pos2> {
        points.iter().map(|&(x, y)| centre + vec2(x, y)).collect()
    };
    let fill = |points: &[(f32, f32)]| {
        let shape = egui::Shape::convex_polygon(around(points), color, Stroke::NONE);
        painter.add(shape);
    };
    match shape {
        Shape::Disc => {
            painter.circle_filled(centre, 4.5, color);
        }
        Shape::Ring => {
            painter.circle_stroke(centre, 3.75, Stroke::new(2.0, color));
        }
        Shape::Square => {
            painter.rect_filled(Rect::from_center_size(centre, Vec2::splat(8.5)), 1.0, color);
        }
        Shape::Triangle => fill(&[(0.0, -5.0), (5.0, 4.0), (-5.0, 4.0)]),
        Shape::Diamond => fill(&[(0.0, -5.5), (5.5, 0.0), (0.0, 5.5), (-5.5, 0.0)]),
        Shape::Cross => {
            let stroke = Stroke::new(2.5, color);
            for (from, to) in [((-4.0, -4.0), (4.0, 4.0)), ((-4.0, 4.0), (4.0, -4.0))] {
                let ends = around(&[from, to]);
                painter.line_segment([ends[0], ends[1]], stroke);
            }
        }
    }
}

/// The mark of a column as a widget of its own.
pub fn side_mark(ui: &mut Ui, side: Side) {
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
    paint_side_mark(ui, rect.center(), side);
}

/// Draws a ring around what has the keyboard.
pub fn focus_ring(ui: &Ui, response: &Response, radius: impl Into<CornerRadius>) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.expand(2.0),
            radius,
            Stroke::new(2.0, tokens(ui).side_a),
            StrokeKind::Outside,
        );
    }
}

const BUTTON_HEIGHT: f32 = 40.0;
/// From this width on the key stands beside the title, on all buttons of a row or on none.
const INLINE_KEY_FROM: f32 = 164.0;
/// Below this width the title is set smaller.
const NARROW_BUTTON: f32 = 106.0;
/// From this width on the icon stands before the title.
const ICON_FROM: f32 = 118.0;

/// A button for a command: title and key, as wide as told. `chosen` says that it is the answer given.
pub fn command_button(
    ui: &mut Ui,
    command: Command,
    width: f32,
    chosen: bool,
    enabled: bool,
) -> Response {
    let t = tokens(ui);
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, BUTTON_HEIGHT), sense);
    let key = command.key_name();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, chosen, command.title()));
    let fill = if response.hovered() && enabled {
        t.chip
    } else {
        t.panel
    };
    let edge = if chosen {
        Stroke::new(2.0, t.ink)
    } else {
        Stroke::new(1.0, t.line)
    };
    ui.painter().rect(rect, 8.0, fill, edge, StrokeKind::Inside);
    let ink = if enabled { t.ink } else { t.muted };
    let laid_out = |size: f32, width: f32| {
        let format = text::strong(size, ink);
        text::lay_out(ui, text::paragraph(command.title(), format, width, 1))
    };
    // One size for all buttons of a row, which are equally wide.
    let title = if width < NARROW_BUTTON {
        laid_out(size::SMALL + 0.5, width - 6.0)
    } else {
        laid_out(size::BODY, width - 8.0)
    };
    let sign = command.icon().filter(|_| width >= ICON_FROM);
    let (sign_size, gap) = if width < INLINE_KEY_FROM {
        (icon::SMALL, 4.0)
    } else {
        (icon::SIZE, 6.0)
    };
    let before = sign.map_or(0.0, |_| sign_size + gap);
    let (centre, words_size) = (rect.center(), title.size());
    let title_size = vec2(before + words_size.x, words_size.y);
    // Icon and title are one, with their corner here.
    let title_at = |corner: egui::Pos2| {
        if let Some(sign) = sign {
            let middle = corner + vec2(sign_size / 2.0, title_size.y / 2.0);
            sign.paint(ui, middle, sign_size, ink);
        }
        ui.painter().galley(corner + vec2(before, 0.0), title, ink);
    };
    if key.is_empty() {
        title_at(centre - title_size / 2.0);
    } else {
        let cap = text::lay_out(
            ui,
            text::paragraph(&key, text::format(size::SMALL, t.muted), f32::INFINITY, 1),
        );
        let cap_size = vec2(cap.size().x + 12.0, 20.0);
        let both = title_size.x + 10.0 + cap_size.x;
        if width >= INLINE_KEY_FROM && both + 12.0 <= width {
            let left = centre.x - both / 2.0;
            title_at(pos2(left, centre.y - title_size.y / 2.0));
            let at = pos2(left + title_size.x + 10.0, centre.y - cap_size.y / 2.0);
            paint_key_cap(ui, Rect::from_min_size(at, cap_size), cap);
        } else {
            // Too narrow for one line: the key goes under the title.
            let top = centre.y - f32::midpoint(title_size.y, cap.size().y) - 1.0;
            title_at(pos2(centre.x - title_size.x / 2.0, top));
            let at = pos2(centre.x - cap.size().x / 2.0, top + title_size.y);
            ui.painter().galley(at, cap, t.muted);
        }
    }
    focus_ring(ui, &response, 9);
    response.on_hover_text(command.tooltip())
}

fn paint_key_cap(ui: &Ui, rect: Rect, words: std::sync::Arc<egui::Galley>) {
    let t = tokens(ui);
    ui.painter().rect(
        rect,
        4.0,
        t.panel,
        Stroke::new(1.0, t.line),
        StrokeKind::Inside,
    );
    ui.painter().galley(
        Align2::CENTER_CENTER
            .align_size_within_rect(words.size(), rect)
            .min,
        words,
        t.muted,
    );
}

/// A key as it is printed on the keyboard.
pub fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let t = tokens(ui);
    let words = text::lay_out(
        ui,
        text::paragraph(key, text::format(size::SMALL, t.muted), f32::INFINITY, 1),
    );
    let (rect, response) =
        ui.allocate_exact_size(vec2(words.size().x + 12.0, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    paint_key_cap(ui, rect, words);
    response
}

/// The icon before the words of a line in a menu, or room for one. Its colour follows the words'.
pub fn lead(ui: &Ui, sign: Option<Icon>) -> egui::Atom<'static> {
    let room = vec2(
        icon::SIZE + 2.0,
        ui.text_style_height(&egui::TextStyle::Body),
    );
    match sign {
        Some(sign) => sign.text(icon::SIZE).atom_size(room),
        None => egui::Atom::default().atom_size(room),
    }
}

/// A button with an icon before its words, which are its name.
pub fn button(ui: &mut Ui, sign: Icon, words: &str) -> Response {
    button_if(ui, true, sign, words)
}

/// The same where it can be pressed only at times.
pub fn button_if(ui: &mut Ui, enabled: bool, sign: Icon, words: &str) -> Response {
    ui.add_enabled(enabled, egui::Button::new((sign.text(icon::SIZE), words)))
        .accessible_name(words)
}

/// A button that is an icon alone: its name is told by screen readers, its help by the pointer.
pub fn icon_button(ui: &mut Ui, sign: Icon, name: &str, help: &str) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, t.chip);
    }
    let ink = if response.hovered() {
        t.ink
    } else {
        t.chip_ink
    };
    sign.paint(ui, rect.center(), icon::SIZE, ink);
    focus_ring(ui, &response, 7);
    response.on_hover_text(help)
}

/// A muted icon over an empty place, which words under it explain.
pub fn empty_sign(ui: &mut Ui, sign: Icon) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(icon::LARGE), Sense::hover());
    sign.paint(ui, rect.center(), icon::LARGE, tokens(ui).muted);
}

/// A line of a menu for a command, ticked when `chosen` says so.
pub fn menu_item(
    ui: &mut Ui,
    shown: &Shown,
    command: Command,
    chosen: Option<bool>,
    out: &mut Outbox,
) {
    let title = match (command, shown.undo_title, shown.redo_title) {
        (Command::Undo, Some(what), _) => format!("Undo: {what}"),
        (Command::Redo, _, Some(what)) => format!("Redo: {what}"),
        _ => command.title().to_owned(),
    };
    // One place for the check of what is so already and for the icon of what is done.
    let sign = match chosen {
        Some(chosen) => chosen.then_some(Icon::Chosen),
        None => command.icon(),
    };
    let keys = command.key_name();
    let enabled = command.is_enabled(shown.situation);
    let mut button =
        egui::Button::new((lead(ui, sign), title.as_str())).min_size(vec2(200.0, 26.0));
    if !keys.is_empty() {
        button = button.shortcut_text(
            RichText::new(keys)
                .font(FontId::new(size::SMALL, FontFamily::Proportional))
                .color(tokens(ui).muted),
        );
    }
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| {
        WidgetInfo::selected(Role::MenuItem, enabled, chosen == Some(true), &title)
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.on_hover_text(command.spec().help).clicked() {
        out.run(command);
        ui.close();
    }
}

/// A line that can be chosen in a list: the mark of a side, words, and a number on the right.
pub fn choice_row(
    ui: &mut Ui,
    name: &str,
    number: &str,
    chosen: bool,
    side: Option<Side>,
) -> Response {
    choice(ui, name, number, chosen, |ui, centre| {
        let side = side?;
        paint_side_mark(ui, centre, side);
        Some(())
    })
}

/// The same with an icon before the words.
pub fn icon_row(ui: &mut Ui, sign: Icon, name: &str, number: &str, chosen: bool) -> Response {
    choice(ui, name, number, chosen, |ui, centre| {
        let t = tokens(ui);
        let ink = if chosen { t.ink } else { t.muted };
        sign.paint(ui, centre, icon::SIZE, ink);
        Some(())
    })
}

/// A line that can be chosen; `mark` paints what stands before the words and says whether it did.
fn choice(
    ui: &mut Ui,
    name: &str,
    number: &str,
    chosen: bool,
    mark: impl FnOnce(&Ui, egui::Pos2) -> Option<()>,
) -> Response {
    let t = tokens(ui);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, theme::look(ui).row), Sense::click());
    response.widget_info(|| {
        let said = if number.is_empty() {
            name.to_owned()
        } else {
            format!("{name}, {number}")
        };
        WidgetInfo::selected(Role::Button, true, chosen, said)
    });
    if ui.is_rect_visible(rect) {
        if chosen || response.hovered() {
            ui.painter().rect_filled(rect, 7.0, t.chip);
        }
        let number = text::lay_out(
            ui,
            text::paragraph(
                number,
                text::format(size::SMALL, t.chip_ink),
                f32::INFINITY,
                1,
            ),
        );
        let right = rect.right() - 8.0 - number.size().x;
        ui.painter().galley(
            pos2(right, rect.center().y - number.size().y / 2.0),
            number,
            t.chip_ink,
        );
        let mut left = rect.left() + 8.0;
        if mark(ui, pos2(left + 5.0, rect.center().y)).is_some() {
            left += 18.0;
        }
        let style = if chosen {
            text::strong(size::BODY, t.ink)
        } else {
            text::format(size::BODY, t.ink)
        };
        let name = text::lay_out(ui, text::paragraph(name, style, right - left - 8.0, 1));
        ui.painter().galley(
            pos2(left, rect.center().y - name.size().y / 2.0),
            name,
            t.ink,
        );
    }
    focus_ring(ui, &response, 8);
    response
}

/// The same with an icon before it.
pub fn icon_word(ui: &mut Ui, sign: Icon, words: &str) -> Response {
    let color = tokens(ui).side_a;
    let atoms = (
        sign.text(icon::SMALL).color(color),
        RichText::new(words).size(size::SMALL).color(color),
    );
    let button = egui::Button::new(atoms).frame(false).gap(4.0);
    let response = ui.add(button.min_size(vec2(0.0, 22.0)));
    focus_ring(ui, &response, 4);
    response.accessible_name(words)
}

/// A box to check, with an edge that can be seen: nothing else tells an empty one.
pub fn check_box(ui: &mut Ui, checked: &mut bool, words: &str) -> Response {
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke.color = tokens(ui).muted;
        ui.checkbox(checked, words)
    })
    .inner
}

/// A button that looks like a word.
pub fn word_button(ui: &mut Ui, words: &str) -> Response {
    let response = ui.add(
        egui::Button::new(
            RichText::new(words)
                .size(size::SMALL)
                .color(tokens(ui).side_a),
        )
        .frame(false)
        .min_size(vec2(0.0, 22.0)),
    );
    focus_ring(ui, &response, 4);
    response
}

/// Lays its content out from right to left in the rest of the line.
pub fn at_right<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::right_to_left(Align::Center), add)
        .inner
}

/// Tells what is drawn as text but can be pressed as a button of this name.
pub fn as_button(response: &Response, name: &str, chosen: Option<bool>) {
    response.widget_info(|| WidgetInfo {
        selected: chosen,
        ..WidgetInfo::labeled(Role::Button, response.enabled(), name)
    });
    let ctx = &response.ctx;
    ctx.accesskit_node_builder(response.id, egui::accesskit::Node::clear_value);
}

/// Gives the dialog around its name, for those who hear it open.
pub fn name_dialog(ui: &Ui, name: &str) {
    let mut stack = ui.stack().iter();
    if let Some(dialog) = stack.find(|part| part.kind() == Some(egui::UiKind::Modal)) {
        ui.ctx()
            .accesskit_node_builder(dialog.unique_id, |node| node.set_label(name));
    }
}

/// The frame of a panel: its fill and the space inside.
pub fn panel_frame(fill: egui::Color32, x: i8, y: i8) -> egui::Frame {
    egui::Frame::new()
        .fill(fill)
        .inner_margin(egui::Margin::symmetric(x, y))
}

/// Text of the heavier weight in ink.
pub fn title(ui: &Ui, words: &str, size: f32) -> RichText {
    theme::strong(words, size).color(tokens(ui).ink)
}
