//! The tray: speakers in neither column, from which a statement, or all of a speaker's, can be put
//! on a side.

use egui::{Label, Panel, RichText, ScrollArea, Ui};

use super::command::Command;
use super::icon::Icon;
use super::outbox::{Outbox, Wish};
use super::theme::{line_height, size, tokens};
use super::{Shown, panels, text, widgets};
use crate::model::Side;
use crate::views::TrayGroup;
use crate::views::facets::card_source;

/// Statements shown of a speaker before "more" is asked for.
const FEW: usize = 3;
/// Speakers, or statements of one, that each "more" adds.
const PAGE: usize = 30;

/// What the tray remembers between frames.
#[derive(Debug)]
pub struct State {
    /// Speaker of whom more statements are shown, and how many.
    open: Option<(String, usize)>,
    /// Speakers shown.
    shown: usize,
}

impl Default for State {
    fn default() -> Self {
        Self {
            open: None,
            shown: PAGE,
        }
    }
}

/// Draws the tray at the right of the window.
pub fn tray_ui(ui: &mut Ui, shown: &Shown, state: &mut State, window_width: f32, out: &mut Outbox) {
    let t = tokens(ui);
    let response = Panel::right("tray")
        .default_size(panels::begin(
            ui,
            "tray",
            if window_width < 1000.0 { 240.0 } else { 320.0 },
        ))
        .size_range(200.0..=520.0)
        .frame(widgets::panel_frame(t.panel, 14, 0))
        .show(ui, |ui| {
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                ui.add(Label::new(widgets::title(
                    ui,
                    "Other speakers",
                    size::BODY + 0.5,
                )));
                widgets::at_right(ui, |ui| {
                    let help = Command::Tray.tooltip();
                    let close = widgets::icon_button(ui, Icon::Close, "Close", &help);
                    if close.clicked() {
                        out.run(Command::Tray);
                    }
                });
            });
            ui.add(
                Label::new(
                    widgets::small(
                        ui,
                        "In neither column: not placed, of another party, or not official. Put a \
                         statement, or all of a speaker’s, where it belongs.",
                    )
                    .line_height(Some(17.0)),
                )
                .wrap(),
            );
            ui.add_space(6.0);
            ScrollArea::vertical()
                .id_salt("tray scroll")
                .auto_shrink(false)
                .show(ui, |ui| {
                    let groups = &shown.lists.tray;
                    if groups.is_empty() {
                        ui.add_space(24.0);
                        ui.vertical_centered(|ui| {
                            widgets::empty_sign(ui, Icon::Parties);
                            ui.add(Label::new(widgets::small(ui, "Nobody is here.")));
                        });
                    }
                    for group in groups.iter().take(state.shown) {
                        group_ui(ui, shown, state, group, out);
                    }
                    if groups.len() > state.shown {
                        let words = format!("{} more speakers", groups.len() - state.shown);
                        if widgets::word_button(ui, &words).clicked() {
                            state.shown += PAGE;
                        }
                    }
                    ui.add_space(12.0);
                });
        });
    panels::shown(ui, "tray", response.response.rect.width());
}

fn group_ui(ui: &mut Ui, shown: &Shown, state: &mut State, group: &TrayGroup, out: &mut Outbox) {
    let t = tokens(ui);
    ui.separator();
    ui.horizontal(|ui| {
        widgets::side_mark(ui, group.side);
        ui.add(Label::new(widgets::title(ui, &group.name, size::BODY)).truncate());
    });
    ui.add(Label::new(widgets::small(
        ui,
        format!("{} · {}", group.standing(), count(group.rows.len())),
    )));
    if let Some(key) = &group.key {
        let all = format!("all by {}", group.name);
        sides_ui(
            ui,
            shown,
            "All:",
            &all,
            |side| Wish::PlaceSpeaker {
                key: key.clone(),
                name: group.name.clone(),
                side: Some(side),
            },
            out,
        );
    }
    let id = group.key.as_ref().map_or("", |key| key.0.as_str());
    let few = match &state.open {
        Some((open, few)) if open == id => *few,
        _ => FEW,
    };
    for &place in group.rows.iter().take(few) {
        let statement = &shown.reading.statements[place];
        let words = &shown.reading.claims[place].text;
        let claim = match statement.act.verb() {
            Some(verb) => format!("{verb}: {words}"),
            None => words.clone(),
        };
        ui.add_space(4.0);
        let selected = shown.screen().statement == Some(statement.id);
        let ink = if selected { t.side_a } else { t.ink };
        let words = ui.add(
            Label::new(
                RichText::new(claim.as_str())
                    .size(size::BODY - 0.5)
                    .line_height(Some(line_height(size::BODY - 0.5)))
                    .color(ink),
            )
            .wrap()
            .sense(egui::Sense::click()),
        );
        widgets::as_button(&words, &claim, Some(selected));
        if words.clicked() {
            out.push(Wish::Statement(statement.id));
        }
        widgets::focus_ring(ui, &words, 4);
        if let Some(article) = shown.project.article(statement.article) {
            ui.add(Label::new(widgets::small(ui, card_source(article))).truncate());
        }
        let this = format!("“{}”", text::start(&claim));
        sides_ui(
            ui,
            shown,
            "This:",
            &this,
            |side| Wish::Place(statement.id, Some(side)),
            out,
        );
    }
    if group.rows.len() > few {
        let words = format!("{} more", group.rows.len() - few);
        let named = format!("{words} by {}", group.name);
        let more = widgets::word_button(ui, &words).accessible_name(named);
        if more.clicked() {
            state.open = Some((id.to_owned(), few + PAGE));
        }
    } else if few > FEW && widgets::word_button(ui, "Fewer").clicked() {
        state.open = None;
    }
    ui.add_space(6.0);
}

/// Buttons for side A, side B and neither. `what` is put where, for those who cannot see the place.
fn sides_ui(
    ui: &mut Ui,
    shown: &Shown,
    before: &str,
    what: &str,
    wish: impl Fn(Side) -> Wish,
    out: &mut Outbox,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = egui::vec2(7.0, 2.0);
        ui.spacing_mut().interact_size.y = 22.0;
        ui.add(Label::new(widgets::small(ui, before)));
        for side in [Side::A, Side::B, Side::Other] {
            let words = if side == Side::Other {
                "Neither"
            } else {
                shown.short_party(side)
            };
            let button = ui.add(egui::Button::new(
                RichText::new(words).size(size::SMALL).color(tokens(ui).ink),
            ));
            let whole = if side == Side::Other {
                words
            } else {
                shown.party(side)
            };
            let spoken = format!("Put {what} on: {whole}");
            let button = button.accessible_name(spoken.clone()).on_hover_text(spoken);
            if button.clicked() {
                out.push(wish(side));
            }
        }
    });
}

fn count(statements: usize) -> String {
    if statements == 1 {
        "1 statement".to_owned()
    } else {
        format!("{statements} statements")
    }
}
