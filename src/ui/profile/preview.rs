//! What applying the draft would change: in a few sentences, then statement by statement.

use egui::accesskit::Role;
use egui::{Label, RichText, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::outbox::{Outbox, Wish};
use super::super::theme::{size, tokens};
use super::super::{Shown, text, widgets};
use super::{Previewed, ProfileWish, State};
use crate::project::Preview;

/// Which list of the preview is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Statements that move.
    #[default]
    Moves,
    /// Pairs that come and go.
    Pairs,
    /// Speakers who are called otherwise.
    Names,
}

/// Draws the preview at the side.
pub fn preview_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    ui.add(Label::new(widgets::title(
        ui,
        "What applying changes",
        size::TITLE,
    )));
    ui.add_space(2.0);
    let words = words(shown, state);
    ui.add(Label::new(words.as_str()).wrap());
    rest_ui(ui, shown, state, out);
}

/// Draws the preview under the form: one line, and the lists when it is open.
pub fn folded_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    ui.horizontal(|ui| {
        widgets::at_right(ui, |ui| {
            let words = if state.preview_open {
                "Hide"
            } else {
                "Show what changes"
            };
            if ui.button(words).clicked() {
                state.preview_open = !state.preview_open;
            }
            let words = super::preview::words(shown, state);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(Label::new(words.as_str()).truncate())
                    .on_hover_text(words.as_str());
            });
        });
    });
    if state.preview_open {
        rest_ui(ui, shown, state, out);
    }
}

/// The preview in words.
fn words(shown: &Shown, state: &mut State) -> String {
    if shown.project.articles().is_empty() {
        return "No article is open, so no statement can move.".to_owned();
    }
    match (state.editor.checked(), shown.previewed) {
        (Err(problems), _) if problems.len() == 1 => "1 thing has to be mended first.".to_owned(),
        (Err(problems), _) => format!("{} things have to be mended first.", problems.len()),
        (Ok(_), Previewed::None) => "Nothing is changed.".to_owned(),
        (Ok(_), Previewed::Stopped) => "This was stopped.".to_owned(),
        (Ok(_), Previewed::Waiting) => match shown.working {
            Some(work) if work.of > 0 => {
                format!("Working it out: {} of {} articles…", work.done, work.of)
            }
            _ => "Working it out…".to_owned(),
        },
        (Ok(_), Previewed::Known(preview)) => preview.summary(),
    }
}

fn rest_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    ui.add_space(6.0);
    if let Err(problems) = state.editor.checked() {
        let problems = problems.clone();
        problems_ui(ui, state, &problems);
        return;
    }
    match shown.previewed {
        Previewed::None => {}
        Previewed::Waiting => {
            if ui.button("Stop").clicked() {
                out.push(Wish::Profile(ProfileWish::StopPreview));
            }
        }
        Previewed::Stopped => {
            if ui.button("Work it out").clicked() {
                state.told = None;
            }
        }
        Previewed::Known(preview) => lists_ui(ui, state, preview),
    }
}

/// Everything that has to be mended, each a way to its field.
fn problems_ui(ui: &mut Ui, state: &mut State, problems: &crate::sides::edit::Problems) {
    let mut go = None;
    ScrollArea::vertical()
        .id_salt("profile problems")
        .auto_shrink(false)
        .show(ui, |ui| {
            for (way, words) in problems {
                if super::entries::two_lines_ui(ui, words, way, false, false).clicked() {
                    go = Some(way.clone());
                }
            }
        });
    if let Some(way) = go {
        state.go_to_way(&way);
    }
}

fn lists_ui(ui: &mut Ui, state: &mut State, preview: &Preview) {
    let pairs = preview.appear.len() + preview.vanish.len();
    let tabs = [
        (Tab::Moves, "Statements", preview.moves.len()),
        (Tab::Pairs, "Pairs", pairs),
        (Tab::Names, "Names", preview.renames.len()),
    ];
    if tabs.iter().all(|(.., number)| *number == 0) {
        return;
    }
    ui.horizontal(|ui| {
        for (tab, title, number) in tabs {
            ui.selectable_value(&mut state.preview, tab, format!("{title} {number}"));
        }
    });
    ui.add_space(4.0);
    let number = tabs
        .iter()
        .find(|(tab, ..)| *tab == state.preview)
        .map_or(0, |(.., n)| *n);
    let (height, tab) = match state.preview {
        Tab::Moves => (138.0, Tab::Moves),
        Tab::Pairs => (132.0, Tab::Pairs),
        Tab::Names => (44.0, Tab::Names),
    };
    if number == 0 {
        ui.add(Label::new(widgets::small(ui, "None.")));
        return;
    }
    ScrollArea::vertical()
        .id_salt(("profile changes", tab as u8))
        .auto_shrink(false)
        .show_rows(ui, height, number, |ui, rows| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for at in rows {
                let item = match tab {
                    Tab::Moves => move_of(preview, at),
                    Tab::Pairs => pair_of(preview, at),
                    Tab::Names => name_of(preview, at),
                };
                if let Some(item) = item {
                    item_ui(ui, &item, height);
                }
            }
        });
}

/// One change: who or what, from where to where, the words, and why.
struct Item {
    title: String,
    change: String,
    words: Vec<String>,
    why: String,
}

fn move_of(preview: &Preview, at: usize) -> Option<Item> {
    let one = preview.moves.get(at)?;
    Some(Item {
        title: one.speaker.clone(),
        change: format!(
            "From {} to {}",
            preview.place_name(one.from),
            preview.place_name(one.to)
        ),
        words: vec![one.words.clone()],
        why: one.why.clone(),
    })
}

fn pair_of(preview: &Preview, at: usize) -> Option<Item> {
    let (one, title) = match preview.appear.get(at) {
        Some(one) => (one, "Appears"),
        None => (preview.vanish.get(at - preview.appear.len())?, "Disappears"),
    };
    let said = |(who, words): &(String, String)| format!("{who}: {words}");
    Some(Item {
        title: title.to_owned(),
        change: String::new(),
        words: vec![said(&one.left), said(&one.right)],
        why: one.why.clone(),
    })
}

fn name_of(preview: &Preview, at: usize) -> Option<Item> {
    let one = preview.renames.get(at)?;
    Some(Item {
        title: one.to.clone(),
        change: format!("Called “{}” now", one.from),
        words: Vec::new(),
        why: String::new(),
    })
}

fn item_ui(ui: &mut Ui, item: &Item, height: f32) {
    let t = tokens(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let mut name = item.title.clone();
    for part in std::iter::once(&item.change)
        .chain(&item.words)
        .chain([&item.why])
    {
        if !part.is_empty() {
            name = format!("{name}. {part}");
        }
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    if ui.is_rect_visible(rect) {
        let width = rect.width() - 4.0;
        let small = |ink| text::format(size::SMALL, ink);
        let mut pieces = vec![(item.title.as_str(), text::strong(size::BODY, t.ink), 1)];
        pieces.push((item.change.as_str(), small(t.chip_ink), 2));
        for words in &item.words {
            pieces.push((words.as_str(), text::format(size::BODY, t.ink), 2));
        }
        pieces.push((item.why.as_str(), small(t.muted), 2));
        let mut y = rect.top() + 6.0;
        for (words, format, rows) in pieces {
            if words.is_empty() {
                continue;
            }
            let galley = text::lay_out(ui, text::paragraph(words, format, width, rows));
            let tall = galley.size().y;
            if y + tall <= rect.bottom() {
                ui.painter().galley(pos2(rect.left(), y), galley, t.ink);
            }
            y += tall + 1.0;
        }
        let line = egui::Stroke::new(1.0, t.line);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 1.0, line);
    }
    response.on_hover_ui(|ui| {
        for part in std::iter::once(&item.change).chain(&item.words) {
            if !part.is_empty() {
                ui.add(Label::new(part.as_str()).wrap());
            }
        }
        if !item.why.is_empty() {
            ui.add(Label::new(RichText::new(&item.why).color(t.muted)).wrap());
        }
    });
}
