//! The codebook: every tag with its name, definition and mark, in the person's order.

use egui::{Label, Layout, ScrollArea, TextEdit, Ui, vec2};

use super::super::icon::Icon;
use super::super::outbox::{Outbox, PathFor, Wish};
use super::super::theme::tokens;
use super::super::{Shown, widgets};
use crate::project::tags::{
    COLORS, LONGEST_DEFINITION, LONGEST_NAME, Shape, clean_definition, clean_name,
};
use crate::project::{Tag, TagId};

/// What is being changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    /// Name of a tag to be added.
    new: String,
    /// The tag that is open, with its name and definition as typed.
    open: Option<(TagId, String, String)>,
    /// Whether the open tag is about to be deleted.
    deleting: bool,
}

/// Draws the codebook and gives whether it is to be closed.
pub fn codebook_ui(ui: &mut Ui, shown: &Shown, state: &mut Codebook, out: &mut Outbox) -> bool {
    let tags = shown.project.codebook();
    super::title_ui(ui, "Codebook");
    let words = "A definition says when a tag is given, so that it means the same next week and to \
                 the next person.";
    ui.add(Label::new(widgets::small(ui, words)).wrap());
    new_ui(ui, shown, state, out);
    if tags.is_empty() {
        super::text_ui(ui, "There are no tags yet.");
    }
    let height = (ui.ctx().content_rect().height() - 290.0).max(120.0);
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (at, tag) in tags.iter().enumerate() {
                tag_ui(ui, shown, state, at, tag, out);
            }
        });
    let mut close = false;
    ui.horizontal(|ui| {
        if widgets::button(ui, Icon::Open, "Import…")
            .on_hover_text("Takes in tags from a JSON or CSV file.")
            .clicked()
        {
            out.push(Wish::Ask(PathFor::ImportCodebook));
        }
        let export = widgets::button_if(ui, !tags.is_empty(), Icon::Export, "Export…");
        if export
            .on_hover_text("Writes the tags as JSON or CSV.")
            .clicked()
        {
            out.push(Wish::Ask(PathFor::ExportCodebook));
        }
        widgets::at_right(ui, |ui| close = ui.button("Close").clicked());
    });
    close
}

fn new_ui(ui: &mut Ui, shown: &Shown, state: &mut Codebook, out: &mut Outbox) {
    ui.horizontal(|ui| {
        let field = TextEdit::singleline(&mut state.new)
            .hint_text("Name of a new tag")
            .char_limit(2 * LONGEST_NAME)
            .desired_width(260.0);
        let response = ui.add(field).accessible_name("Name of a new tag");
        let entered =
            response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let new = shown.project.new_tag(&state.new);
        let button = widgets::button_if(ui, new.is_some(), Icon::Add, "Add tag");
        if (button.clicked() || entered)
            && let Some(tag) = new
        {
            let mut tags = shown.project.codebook().to_vec();
            state.open = Some((tag.id, tag.name.clone(), String::new()));
            state.deleting = false;
            let title = format!("Add the tag {}", tag.name);
            tags.push(tag);
            out.push(Wish::Codebook(title, tags));
            state.new.clear();
        } else if clean_name(&state.new).is_some() && shown.project.tag_named(&state.new).is_some()
        {
            ui.add(Label::new(widgets::small(ui, "This tag is there already.")));
        }
    });
}

fn tag_ui(
    ui: &mut Ui,
    shown: &Shown,
    state: &mut Codebook,
    at: usize,
    tag: &Tag,
    out: &mut Outbox,
) {
    ui.separator();
    let open = state.open.as_ref().is_some_and(|(id, ..)| *id == tag.id);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 22.0), egui::Sense::hover());
        widgets::paint_tag_mark(ui, rect.center(), tag.color, tag.shape);
        let uses = shown.project.tag_uses(tag.id);
        widgets::at_right(ui, |ui| {
            let words = if open { "Done" } else { "Change" };
            let button = widgets::word_button(ui, words);
            if button
                .accessible_name(format!("{words} {}", tag.name))
                .clicked()
            {
                state.deleting = false;
                state.open = (!open).then(|| (tag.id, tag.name.clone(), tag.definition.clone()));
            }
            ui.add(Label::new(widgets::small(ui, format!("given {uses}×"))));
            ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                let name = widgets::title(ui, &tag.name, super::super::theme::size::BODY);
                ui.add(Label::new(name).truncate());
            });
        });
    });
    if open {
        open_ui(ui, shown, state, at, tag, out);
    } else if !tag.definition.is_empty() {
        ui.add(Label::new(widgets::small(ui, tag.definition.as_str())).wrap());
    }
}

fn open_ui(
    ui: &mut Ui,
    shown: &Shown,
    state: &mut Codebook,
    at: usize,
    tag: &Tag,
    out: &mut Outbox,
) {
    let tags = shown.project.codebook();
    let change = |title: &str, change: &dyn Fn(&mut Tag)| {
        let mut tags = tags.to_vec();
        change(&mut tags[at]);
        Wish::Codebook(format!("{title} {}", tag.name), tags)
    };
    let Some((_, name, definition)) = &mut state.open else {
        return;
    };
    let field = TextEdit::singleline(name)
        .char_limit(2 * LONGEST_NAME)
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Name of the tag");
    let clean = clean_name(name);
    let taken = clean
        .as_deref()
        .and_then(|name| shown.project.tag_named(name));
    let taken = taken.filter(|other| other.id != tag.id);
    if response.lost_focus()
        && taken.is_none()
        && let Some(clean) = clean.filter(|clean| *clean != tag.name)
    {
        out.push(change("Rename the tag", &|tag| tag.name.clone_from(&clean)));
    }
    if let Some(other) = taken {
        let words = format!(
            "“{}” is there already. Merge the two below, or choose another name.",
            other.name
        );
        ui.add(
            Label::new(
                egui::RichText::new(words)
                    .size(11.5)
                    .color(tokens(ui).failed),
            )
            .wrap(),
        );
    }
    let field = TextEdit::multiline(definition)
        .desired_rows(2)
        .char_limit(LONGEST_DEFINITION)
        .desired_width(f32::INFINITY)
        .hint_text("When this tag is given, and when it is not");
    let response = ui.add(field).accessible_name("Definition of the tag");
    let clean = clean_definition(definition);
    if response.lost_focus() && clean != tag.definition {
        out.push(change("Define the tag", &|tag| {
            tag.definition.clone_from(&clean);
        }));
    }
    marks_ui(ui, tag, &change, out);
    ui.horizontal_wrapped(|ui| {
        for (words, to, there) in [
            ("Up", at.wrapping_sub(1), at > 0),
            ("Down", at + 1, at + 1 < tags.len()),
        ] {
            let button = ui.add_enabled(there, egui::Button::new(words));
            if button
                .accessible_name(format!("Move {} {}", tag.name, words.to_lowercase()))
                .clicked()
            {
                let mut tags = tags.to_vec();
                tags.swap(at, to);
                out.push(Wish::Codebook(format!("Move the tag {}", tag.name), tags));
            }
        }
        let others: Vec<&Tag> = tags.iter().filter(|other| other.id != tag.id).collect();
        if !others.is_empty() {
            let menu = ui.menu_button("Merge into…", |ui| {
                ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
                    for other in others {
                        let button = ui.button(&other.name);
                        let spoken = format!("Merge into {}", other.name);
                        if button.accessible_name(spoken).clicked() {
                            out.push(Wish::MergeTags(tag.id, other.id));
                            ui.close();
                        }
                    }
                });
            });
            menu.response
                .on_hover_text("What has this tag gets the other one, and this one is gone.");
        }
        let uses = shown.project.tag_uses(tag.id);
        if state.deleting {
            let words = match uses {
                0 => "Delete it".to_owned(),
                1 => "Delete it, also where it is given once".to_owned(),
                uses => format!("Delete it, also where it is given, {uses} times"),
            };
            if widgets::button(ui, Icon::Remove, &words).clicked() {
                out.push(Wish::DeleteTag(tag.id));
                state.deleting = false;
            }
            if ui.button("Keep it").clicked() {
                state.deleting = false;
            }
        } else if widgets::button(ui, Icon::Remove, "Delete…").clicked() {
            state.deleting = true;
        }
    });
}

/// Makes the wish to change the tag that is open: the title of the act, and the change.
type Change<'a> = dyn Fn(&str, &dyn Fn(&mut Tag)) -> Wish + 'a;

fn marks_ui(ui: &mut Ui, tag: &Tag, change: &Change<'_>, out: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for shape in Shape::ALL {
            let chosen = shape == tag.shape;
            if mark_ui(
                ui,
                tag.color,
                shape,
                chosen,
                &format!("Mark: {}", shape.name()),
            ) {
                out.push(change("Change the mark of", &|tag| tag.shape = shape));
            }
        }
        ui.add_space(12.0);
        for color in 0..COLORS {
            let chosen = color == tag.color;
            if mark_ui(
                ui,
                color,
                tag.shape,
                chosen,
                &format!("Colour {}", color + 1),
            ) {
                out.push(change("Change the colour of", &|tag| tag.color = color));
            }
        }
    });
}

fn mark_ui(ui: &mut Ui, color: u8, shape: Shape, chosen: bool, name: &str) -> bool {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), egui::Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::RadioButton, true, chosen, name)
    });
    if chosen || response.hovered() {
        let edge = egui::Stroke::new(
            if chosen { 1.5 } else { 1.0 },
            if chosen { t.ink } else { t.line },
        );
        ui.painter()
            .rect_stroke(rect.shrink(1.0), 5.0, edge, egui::StrokeKind::Inside);
    }
    widgets::paint_tag_mark(ui, rect.center(), color, shape);
    widgets::focus_ring(ui, &response, 5);
    response.clicked()
}
