//! Sections of the sidebar that open and close, and the values of a facet in them.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{Key, Label, Rect, Response, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

use super::icon::{self, Icon};
use super::outbox::{Outbox, Wish};
use super::theme::{line_height, size, tokens};
use super::{Shown, text, widgets};
use crate::model::Side;
use crate::project::Filters;
use crate::text::fold;
use crate::views::facets::{Month, day, month, typed_day};

/// Values shown before "all" is asked for.
const FEW: usize = 6;
/// From so many values on, a field finds among them.
const MANY: usize = 16;
/// The most values drawn at once; the field finds the others.
const MOST: usize = 300;

/// What the lists remember between frames.
#[derive(Debug, Default)]
pub struct State {
    /// Sections that show all their values, with what was typed to find among them.
    open: BTreeMap<&'static str, String>,
    /// What is typed as the first and the last day, and the filter it was taken from.
    days: [(String, Option<Date>); 2],
}

/// Other filters as a wish.
pub fn filter(shown: &Shown, change: impl FnOnce(&mut Filters)) -> Wish {
    let mut filters = shown.screen().filters.clone();
    change(&mut filters);
    Wish::Filter(filters)
}

/// Draws the head of a section and gives whether it is open. `set` says how many of its values are
/// chosen.
pub fn section_ui(
    ui: &mut Ui,
    shown: &Shown,
    name: &str,
    usually: bool,
    set: usize,
    out: &mut Outbox,
) -> bool {
    let t = tokens(ui);
    let open = shown
        .screen()
        .sections
        .get(name)
        .copied()
        .unwrap_or(usually);
    ui.add_space(if open { 8.0 } else { 0.0 });
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| {
        let state = if open { "open" } else { "closed" };
        let chosen = match set {
            0 => String::new(),
            set => format!(", {set} chosen"),
        };
        WidgetInfo::labeled(
            Role::DisclosureTriangle,
            true,
            format!("Section {name}, {state}{chosen}"),
        )
    });
    if ui.is_rect_visible(rect) {
        let ink = if response.hovered() || set > 0 {
            t.ink
        } else {
            t.muted
        };
        let middle = rect.center().y;
        let left = rect.left() + 8.0;
        let sign = if open { Icon::Down } else { Icon::Right };
        sign.paint(ui, pos2(left + 4.0, middle), icon::SMALL, ink);
        let mut format = text::format(size::SMALL - 0.5, ink);
        format.extra_letter_spacing = 0.6;
        let words = text::paragraph(&name.to_uppercase(), format, rect.width() - 60.0, 1);
        let words = text::lay_out(ui, words);
        let at = pos2(left + 14.0, middle - words.size().y / 2.0);
        ui.painter().galley(at, words, ink);
        if set > 0 {
            let words = set.to_string();
            let format = text::strong(size::SMALL, t.chip_ink);
            let words = text::lay_out(ui, text::paragraph(&words, format, 60.0, 1));
            let at = pos2(
                rect.right() - 8.0 - words.size().x,
                middle - words.size().y / 2.0,
            );
            ui.painter().galley(at, words, ink);
        }
    }
    widgets::focus_ring(ui, &response, 6);
    if response.clicked() {
        out.push(Wish::Section(name.to_owned(), !open));
    }
    if open {
        ui.add_space(2.0);
    }
    open
}

/// One line of a facet.
pub struct Line<'l> {
    /// Its words.
    pub name: &'l str,
    /// How much choosing it would show.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
    /// The mark before it.
    pub side: Option<Side>,
    /// The tag whose mark stands before it.
    pub tag: Option<(u8, crate::project::tags::Shape)>,
}

/// Draws the values of a facet, chosen ones always, and gives the place of the one clicked.
pub fn values_ui(
    ui: &mut Ui,
    state: &mut State,
    name: &'static str,
    lines: &[Line],
) -> Option<usize> {
    let mut clicked = None;
    let typed = state.open.get(name).cloned();
    let find = typed.as_deref().map(folded).unwrap_or_default();
    let all = typed.is_some();
    if lines.len() > MANY
        && let Some(mut words) = typed
    {
        let width = ui.available_width() - 16.0;
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            let field = TextEdit::singleline(&mut words)
                .hint_text(format!("Find in {}", name.to_lowercase()))
                .char_limit(200)
                .desired_width(width);
            let response = ui.add(field).accessible_name(format!("Find in {name}"));
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
                words.clear();
            }
        });
        state.open.insert(name, words);
    }
    let mut drawn = 0;
    let most = if all { MOST } else { FEW };
    for (at, line) in lines.iter().enumerate() {
        let fits = find.is_empty() || folded(line.name).contains(&find);
        if !line.chosen && (drawn >= most || !fits) {
            continue;
        }
        drawn += 1;
        let row = line_ui(ui, line);
        if row.on_hover_text(line.name).clicked() {
            clicked = Some(at);
        }
    }
    if drawn == 0 {
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            let words = if lines.is_empty() {
                "None passes the filters."
            } else {
                "None has these words."
            };
            ui.add(Label::new(widgets::small(ui, words)).wrap());
        });
    }
    if lines.len() > FEW {
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            let words = if all {
                format!("Fewer {}", name.to_lowercase())
            } else {
                format!("All {} {}", lines.len(), name.to_lowercase())
            };
            if widgets::word_button(ui, &words).clicked() {
                if all {
                    state.open.remove(name);
                } else {
                    state.open.insert(name, String::new());
                }
            }
        });
    }
    clicked
}

pub fn folded(words: &str) -> String {
    let words: Vec<String> = fold::words(words).map(|word| word.folded).collect();
    words.join(" ")
}

fn line_ui(ui: &mut Ui, line: &Line) -> Response {
    let number = line.count.to_string();
    let response = widgets::choice_row(
        ui,
        line.name,
        &number,
        line.chosen,
        line.side.or(line.tag.map(|_| Side::Unknown)),
    );
    if let Some((color, shape)) = line.tag
        && ui.is_rect_visible(response.rect)
    {
        let t = tokens(ui);
        let centre = pos2(response.rect.left() + 13.0, response.rect.center().y);
        // The row keeps room for a mark; the tag's own takes the place of the usual one.
        let fill = if line.chosen || response.hovered() {
            t.chip
        } else {
            t.panel
        };
        ui.painter().circle_filled(centre, 6.5, fill);
        widgets::paint_tag_mark(ui, centre, color, shape);
    }
    response
}

/// Draws the days: two fields and a bar for every month.
pub fn days_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let filters = &shown.screen().filters;
    let t = tokens(ui);
    for (at, (name, now)) in [("From", filters.from), ("Until", filters.until)]
        .into_iter()
        .enumerate()
    {
        let (typed, known) = &mut state.days[at];
        if *known != now {
            *known = now;
            *typed = now.map(day).unwrap_or_default();
        }
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            ui.scope(|ui| {
                ui.set_min_width(36.0);
                ui.add(Label::new(widgets::small(ui, name)));
            });
            let width = (ui.available_width() - 8.0).min(150.0);
            let field = TextEdit::singleline(typed)
                .hint_text("7 Nov 2025")
                .char_limit(40)
                .desired_width(width);
            let response = ui.add(field).accessible_name(format!("{name} day"));
            let entered = response.lost_focus();
            let read = typed_day(typed, at == 1);
            let odd = !typed.trim().is_empty() && read.is_none();
            if odd && !response.has_focus() {
                let edge = egui::Stroke::new(1.0, t.failed);
                ui.painter()
                    .rect_stroke(response.rect, 4.0, edge, egui::StrokeKind::Outside);
            }
            if entered && !odd && read != now {
                *known = read;
                *typed = read.map(day).unwrap_or_default();
                out.push(filter(shown, |f| match at {
                    0 => f.from = read,
                    _ => f.until = read,
                }));
            }
        });
        let odd =
            !state.days[at].0.trim().is_empty() && typed_day(&state.days[at].0, at == 1).is_none();
        if odd {
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                let words = "Write a day as 7 Nov 2025, 2025-11-07, Nov 2025 or 2025.";
                ui.add(
                    Label::new(egui::RichText::new(words).size(size::SMALL).color(t.failed)).wrap(),
                );
            });
        }
    }
    if let (Some(from), Some(until)) = (filters.from, filters.until)
        && from > until
    {
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            let words = "The first day is after the last one, so nothing fits.";
            ui.add(Label::new(egui::RichText::new(words).size(size::SMALL).color(t.failed)).wrap());
        });
    }
    months_ui(ui, shown, out);
}

/// A bar for every month, side A below side B; a click narrows to the month.
fn months_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let t = tokens(ui);
    let facets = &shown.lists.facets;
    let months = &facets.months;
    if months.is_empty() {
        return;
    }
    ui.add_space(4.0);
    let highest = months
        .iter()
        .map(|m| m.claims[0] + m.claims[1])
        .max()
        .unwrap_or(1)
        .max(1);
    let width = ui.available_width() - 16.0;
    let bar = (width / months.len() as f32).clamp(2.0, 22.0);
    let height = 44.0;
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let filters = &shown.screen().filters;
    for (at, one) in months.iter().enumerate() {
        let left = whole.left() + 8.0 + at as f32 * bar;
        if left + bar > whole.right() - 6.0 {
            break;
        }
        let rect = Rect::from_min_max(pos2(left, whole.top()), pos2(left + bar, whole.bottom()));
        let last = one.first.last_of_month();
        let is_set = filters.from == Some(one.first) && filters.until == Some(last);
        let response = month_ui(ui, shown, one, rect, is_set);
        if ui.is_rect_visible(rect) {
            if response.hovered() || is_set {
                ui.painter().rect_filled(rect, 2.0, t.chip);
            }
            let inside = filters.from.is_none_or(|from| from <= last)
                && filters.until.is_none_or(|until| one.first <= until);
            let mut bottom = rect.bottom() - 1.0;
            for (side, count) in [Side::A, Side::B].into_iter().zip(one.claims) {
                let tall = if count == 0 {
                    0.0
                } else {
                    (height - 4.0) * count as f32 / highest as f32
                };
                let gap = if bar > 6.0 { 1.5 } else { 0.5 };
                let part = Rect::from_min_max(
                    pos2(
                        rect.left() + gap,
                        bottom - tall.max(if count > 0 { 1.5 } else { 0.0 }),
                    ),
                    pos2(rect.right() - gap, bottom),
                );
                let color = if inside { t.side(side) } else { t.line };
                ui.painter().rect_filled(part, 1.0, color);
                bottom = part.top();
            }
        }
        widgets::focus_ring(ui, &response, 2);
        if response.clicked() {
            let (from, until) = if is_set {
                (None, None)
            } else {
                (Some(one.first), Some(last))
            };
            out.push(filter(shown, |f| (f.from, f.until) = (from, until)));
        }
    }
    ui.painter().hline(
        whole.left() + 8.0..=whole.right() - 8.0,
        whole.bottom(),
        egui::Stroke::new(1.0, t.line),
    );
    let (line, _) = ui.allocate_exact_size(
        vec2(ui.available_width(), line_height(size::SMALL)),
        Sense::hover(),
    );
    let label = |words: &str| {
        text::lay_out(
            ui,
            text::paragraph(words, text::format(size::SMALL, t.muted), 120.0, 1),
        )
    };
    if let (Some(first), Some(last)) = (months.first(), months.last()) {
        let words = label(&month(first.first));
        ui.painter()
            .galley(pos2(line.left() + 8.0, line.top()), words, t.muted);
        if months.len() > 1 {
            let words = label(&month(last.first));
            let at = pos2(line.right() - 8.0 - words.size().x, line.top());
            ui.painter().galley(at, words, t.muted);
        }
    }
    if facets.undated > 0 {
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            let words = format!("{} without a known day", facets.undated);
            ui.add(Label::new(widgets::small(ui, words)).wrap());
        });
    }
}

fn month_ui(ui: &Ui, shown: &Shown, one: &Month, rect: Rect, is_set: bool) -> Response {
    let id = ui.scope_id().with(("month", one.first));
    let response = ui.interact(rect, id, Sense::click());
    let words = format!(
        "{}: {} {}, {} {}",
        month(one.first),
        one.claims[0],
        shown.party(Side::A),
        one.claims[1],
        shown.party(Side::B),
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_set, words.as_str()));
    response.on_hover_text(&words)
}
