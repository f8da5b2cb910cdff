//! The bar at the top: menus, search, progress.

use egui::accesskit::Role;
use egui::{
    Key, Label, MenuBar, Modifiers, Panel, Rect, RichText, ScrollArea, Sense, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::command::{COMMANDS, Command, Menu};
use super::icon::{self, Icon};
use super::outbox::{Outbox, Wish};
use super::review::ReviewCommand;
use super::theme::{size, tokens};
use super::{Shown, ThemeChoice, results, widgets};
use crate::project::Filters;

const HEIGHT: f32 = 44.0;

/// What the bar remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    /// Whether the search field takes the cursor in the next frame.
    pub wants_focus: bool,
    /// The search as it is typed.
    typed: String,
    /// The search as the project has it: when it changes from outside, so does the field.
    known: String,
}

/// Draws the bar.
pub fn top_bar_ui(
    ui: &mut Ui,
    shown: &Shown,
    state: &mut State,
    results: &mut results::State,
    out: &mut Outbox,
) {
    let t = tokens(ui);
    let frame = widgets::panel_frame(t.panel, 14, 0);
    Panel::top("top bar")
        .exact_size(HEIGHT)
        .frame(frame)
        .show(ui, |ui| {
            let bar = ui.max_rect();
            let mut left = ui.new_child(
                UiBuilder::new()
                    .id_salt("menus")
                    .max_rect(bar)
                    .layout(egui::Layout::left_to_right(egui::Align::Center)),
            );
            // The bar itself takes the whole width; its last menu tells where the rest begins.
            let menus_end = MenuBar::new()
                .ui(&mut left, |ui| menus_ui(ui, shown, out))
                .inner;

            let progress_width = if bar.width() > 1000.0 { 232.0 } else { 128.0 };
            let progress =
                Rect::from_min_max(pos2(bar.right() - progress_width, bar.top()), bar.max);
            progress_ui(ui, shown, progress);

            let room = (progress.left() - menus_end - 32.0).max(80.0);
            let width = room.min(420.0);
            let centre = bar
                .center()
                .x
                .max(menus_end + 16.0 + width / 2.0)
                .min(progress.left() - 16.0 - width / 2.0);
            let field = Rect::from_center_size(pos2(centre, bar.center().y), vec2(width, 28.0));
            if shown.situation.articles && !shown.situation.editing {
                search_ui(ui, shown, state, results, field, out);
            }
        });
}

/// Draws the menus and gives where they end.
fn menus_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) -> f32 {
    ui.spacing_mut().item_spacing.x = 2.0;
    ui.spacing_mut().button_padding = vec2(7.0, 3.0);
    ui.add(Label::new(widgets::title(
        ui,
        "counterclaim",
        size::BODY + 0.5,
    )));
    ui.add_space(8.0);
    let mut end = ui.cursor().left();
    for menu in Menu::ALL {
        let title = RichText::new(menu.title()).color(tokens(ui).chip_ink);
        let button = ui.menu_button(title, |ui| {
            ui.set_min_width(240.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            // A long menu scrolls under the bar instead of leaving a low window.
            let room = ui.ctx().content_rect().height() - HEIGHT - 24.0;
            let scroll = ScrollArea::vertical().max_height(room);
            scroll.min_scrolled_height(room).show(ui, |ui| {
                let items = COMMANDS.iter().filter(|spec| spec.menu == Some(menu));
                for spec in items {
                    if spec.new_group {
                        ui.separator();
                    }
                    let is_so = chosen(shown, spec.command);
                    widgets::menu_item(ui, shown, spec.command, is_so, out);
                    if spec.command == Command::TypePath {
                        recent_ui(ui, shown, out);
                    }
                }
            });
        });
        end = button.response.rect.right();
    }
    end
}

/// Whether a command stands for what is so already; none for commands that are acts.
fn chosen(shown: &Shown, command: Command) -> Option<bool> {
    Some(match command {
        Command::Light => shown.preferences.theme == ThemeChoice::Light,
        Command::Dark => shown.preferences.theme == ThemeChoice::Dark,
        Command::SystemTheme => shown.preferences.theme == ThemeChoice::System,
        Command::Order(order) => shown.screen().queue_order == order,
        Command::Arrange(arrangement) => shown.screen().arrangement == arrangement,
        Command::Together(linked) => shown.screen().columns.linked == linked,
        Command::ShowRejected => shown.screen().columns.show_rejected,
        Command::Picture(kind) => shown.screen().picture == Some(kind),
        Command::Review(ReviewCommand::Blind) => shown.judging.blind,
        Command::Review(ReviewCommand::ShowScore) => shown.judging.shows_score,
        Command::Tray => shown.screen().tray_open,
        _ => return None,
    })
}

fn recent_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    if shown.recent.is_empty() {
        return;
    }
    let words = (widgets::lead(ui, Some(Icon::Past)), "Recent");
    ui.menu_button(words, |ui| {
        for path in shown.recent {
            let name = path.file_name().map_or_else(
                || path.display().to_string(),
                |n| n.to_string_lossy().into_owned(),
            );
            let item = ui.button(name).on_hover_text(path.display().to_string());
            if item.clicked() {
                out.push(Wish::Recent(path.clone()));
                ui.close();
            }
        }
    });
}

fn search_ui(
    ui: &mut Ui,
    shown: &Shown,
    state: &mut State,
    results: &mut results::State,
    rect: Rect,
    out: &mut Outbox,
) {
    let t = tokens(ui);
    let filters = &shown.screen().filters;
    if filters.search != state.known {
        state.known.clone_from(&filters.search);
        state.typed.clone_from(&filters.search);
    }
    let key = Command::Find.key_name();
    let hint = format!("Search claims, articles, notes   {key}");
    let id = ui.scope_id().with("search field");
    let focused = ui.memory(|memory| memory.has_focus(id));
    if focused && !state.typed.is_empty() && state.typed == state.known {
        let (step, entered) = ui.input_mut(|input| {
            let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
            let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
            let entered = input.consume_key(Modifiers::NONE, Key::Enter);
            (down.cast_signed() - up.cast_signed(), entered)
        });
        if step != 0 {
            results.step(shown, step);
        }
        if entered {
            results.enter(shown, out);
            ui.memory_mut(|memory| memory.surrender_focus(id));
        }
    }
    let field = TextEdit::singleline(&mut state.typed)
        .hint_text(RichText::new(hint).color(t.muted))
        .align(egui::Align2::LEFT_CENTER)
        .margin(egui::Margin {
            left: 30,
            right: 30,
            top: 4,
            bottom: 4,
        })
        .id(id)
        .char_limit(1000)
        .desired_width(rect.width());
    let response = ui.put(rect, field).accessible_name("Search");
    let end = |x: f32| pos2(x, rect.center().y);
    Icon::Search.paint(ui, end(rect.left() + 17.0), icon::SIZE, t.muted);
    if !state.typed.is_empty() {
        let place = Rect::from_center_size(end(rect.right() - 16.0), vec2(24.0, 24.0));
        let mut inside = ui.new_child(UiBuilder::new().id_salt("clear search").max_rect(place));
        let help = "Shows everything that the search left out again.";
        let clear = widgets::icon_button(&mut inside, Icon::Close, "Clear the search", help);
        if clear.clicked() {
            state.typed.clear();
        }
    }
    if state.wants_focus {
        state.wants_focus = false;
        response.request_focus();
    }
    // The field lets go of the cursor by itself when Escape is pressed.
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        state.typed.clear();
    }
    if state.typed != state.known {
        state.known.clone_from(&state.typed);
        out.push(Wish::Filter(Filters {
            search: state.typed.clone(),
            ..filters.clone()
        }));
    }
}

/// "12 of 40 reviewed" and a bar of it.
fn progress_ui(ui: &mut Ui, shown: &Shown, rect: Rect) {
    let t = tokens(ui);
    let counts = shown.lists.all.counts;
    if counts.all == 0 {
        return;
    }
    let (done, of) = (counts.reviewed(), counts.all);
    let words = format!("{done} of {of} reviewed");
    let mut right = ui.new_child(
        UiBuilder::new()
            .id_salt("progress")
            .max_rect(rect)
            .layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    if rect.width() > 200.0 {
        let (bar, response) = right.allocate_exact_size(vec2(96.0, 5.0), Sense::hover());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, &words);
            info.value = Some(done as f64);
            info
        });
        right.painter().rect_filled(bar, 2.5, t.chip);
        let mut filled = bar;
        filled.set_width(bar.width() * done as f32 / of as f32);
        right.painter().rect_filled(filled, 2.5, t.ink);
    }
    right.add(Label::new(
        RichText::new(words).size(size::SMALL + 0.5).color(t.muted),
    ));
}
