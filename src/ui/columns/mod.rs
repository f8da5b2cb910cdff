//! The two side columns and the links between them.
//!
//! A column is anchored to the statement at its top, so lists may change above and below without
//! moving what is being read. Only the cards in view are laid out; the height of every card ever
//! laid out is remembered for its width, the others are estimated for the scroll bar.

mod card;
mod heights;
mod links;
mod scroll;
mod topics;

use std::collections::BTreeMap;

use egui::{Align2, Label, Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};

use self::card::{CardLook, card_ui};
use self::heights::Heights;
use self::scroll::Scroll;
use super::outbox::{Outbox, Wish};
use super::theme::{size, space, tokens};
use super::{Command, Shown, text, widgets};
use crate::model::{PairId, StatementId};
use crate::project::{Arrangement, Screen};
use crate::text::Span;
use crate::views::pair::clashes;

/// What the columns remember between frames.
#[derive(Debug, Default)]
pub struct State {
    scrolls: [Scroll; 2],
    heights: [Heights; 2],
    revealed_pair: Option<PairId>,
    /// Whether a pair was up since the project was opened.
    opened: bool,
    revealed_statement: Option<StatementId>,
    hovered: Option<usize>,
    topics: topics::State,
}

impl State {
    /// Scrolls to the pair under judgement in the next frame.
    pub fn forget_revealed(&mut self) {
        self.revealed_pair = None;
        self.topics.forget_pair();
    }

    /// Scrolls to the selected statement in the next frame.
    pub fn forget_statement(&mut self) {
        self.revealed_statement = None;
        self.topics.forget_statement();
    }
}

/// Where the cards of a frame stand, by place in the reading.
type Drawn = BTreeMap<usize, Rect>;

/// Draws both columns in what is left of the window.
pub fn columns_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let t = tokens(ui);
    let whole = ui.available_rect_before_wrap();
    ui.painter().rect_filled(whole, 0.0, t.paper);
    let inner = whole.shrink2(vec2(f32::from(space::PANEL), 0.0));
    let lane = if inner.width() < 780.0 {
        space::NARROW_LANE
    } else {
        space::LANE
    };
    let width = ((inner.width() - lane) / 2.0).max(60.0);
    let head = 40.0;
    let region = |at: usize| {
        let left = inner.left() + at as f32 * (width + lane);
        Rect::from_min_max(
            pos2(left, inner.top() + head),
            pos2(left + width, inner.bottom()),
        )
    };
    let judged = Judged::new(shown);
    for at in 0..2 {
        let header = Rect::from_min_size(pos2(region(at).left(), inner.top()), vec2(width, head));
        header_ui(ui, shown, at, header, out);
        state.heights[at].prepare(ui, shown, at, width);
        if shown.lists.bands.is_some() {
            continue;
        }
        let rows = &shown.lists.columns[at].rows;
        let anchor = shown.screen().top[at].and_then(|id| shown.reading.index_of(id));
        let row = anchor.map_or(0, |place| shown.lists.columns[at].row_near(place));
        state.scrolls[at].begin(row, rows.len(), shown.screen().above[at]);
    }
    if let Some(bands) = shown.lists.bands.as_ref() {
        topics::topics_ui(
            ui,
            shown,
            bands,
            state,
            &judged,
            [region(0), region(1)],
            out,
        );
        ui.advance_cursor_after_rect(whole);
        return;
    }
    reveal(ui, shown, state, &judged, [region(0), region(1)]);

    let mut drawn: [Drawn; 2] = Default::default();
    let mut top: [Option<StatementId>; 2] = [None; 2];
    let mut hovered = None;
    for at in 0..2 {
        let mut column = ui.new_child(
            UiBuilder::new()
                .id_salt(("column", at))
                .max_rect(region(at)),
        );
        // Cards may draw their edge and their ring a little outside, but not over the header.
        column.set_clip_rect(region(at).expand2(vec2(6.0, 0.0)).intersect(ui.clip_rect()));
        (drawn[at], top[at]) = column_ui(
            &mut column,
            shown,
            at,
            &mut state.scrolls[at],
            &mut state.heights[at],
            &judged,
            &mut hovered,
            out,
        );
    }
    let lane_rect = Rect::from_min_max(
        pos2(region(0).right(), inner.top() + head),
        pos2(region(1).left(), inner.bottom()),
    );
    links::links_ui(ui, shown, &drawn, lane_rect, state.hovered);
    state.hovered = hovered;
    let above = [0, 1].map(|at| {
        if shown.lists.columns[at].rows.is_empty() {
            shown.screen().above[at]
        } else {
            state.scrolls[at].offset().round() as u16
        }
    });
    if top != shown.screen().top || above != shown.screen().above {
        out.push(Wish::Top(top, above));
    }
    ui.advance_cursor_after_rect(whole);
}

/// The pair under judgement: where its statements are, and the words that clash.
struct Judged {
    places: [Option<usize>; 2],
    clashes: [Vec<Span>; 2],
}

impl Judged {
    fn new(shown: &Shown) -> Self {
        let item = shown.pair.and_then(|pair| shown.lists.all.item(pair.pair));
        let places = item.and_then(|item| item.places);
        let marks = item
            .and_then(|item| Some(&shown.reading.list(item.between)[item.suggestion?]))
            .map_or_else(Default::default, |found| clashes(&found.reasons));
        Self {
            places: [0, 1].map(|at| places.map(|places| places[at])),
            clashes: marks,
        }
    }
}

fn header_ui(ui: &mut Ui, shown: &Shown, at: usize, rect: Rect, out: &mut Outbox) {
    let t = tokens(ui);
    let column = &shown.lists.columns[at];
    let mut header = ui.new_child(
        UiBuilder::new()
            .id_salt(("column header", at))
            .max_rect(rect)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    widgets::side_mark(&mut header, column.side);
    header.add(Label::new(widgets::title(
        ui,
        shown.party(column.side),
        size::BODY + 0.5,
    )));
    let count = if column.rows.len() == column.total {
        format!("{} official claims", column.total)
    } else {
        format!("{} of {} official claims", column.rows.len(), column.total)
    };
    if at == 0 {
        widgets::at_right(&mut header, |ui| {
            order_ui(ui, shown, out);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(
                    Label::new(RichText::new(count).size(size::SMALL).color(t.muted)).truncate(),
                );
            });
        });
    } else {
        header.add(Label::new(RichText::new(count).size(size::SMALL).color(t.muted)).truncate());
    }
}

/// The order of the columns, as a small menu.
fn order_ui(ui: &mut Ui, shown: &Shown, out: &mut Outbox) {
    let now = Command::Arrange(shown.screen().arrangement);
    let title = widgets::small(ui, now.title());
    let button = ui.menu_button(title, |ui| {
        for order in [Arrangement::Topic, Arrangement::Time, Arrangement::Article] {
            let command = Command::Arrange(order);
            let chosen = order == shown.screen().arrangement;
            widgets::menu_item(ui, shown, command, Some(chosen), out);
        }
    });
    button
        .response
        .accessible_name(format!("Order of the columns: {}", now.title()))
        .on_hover_text("In which order the columns show their claims.");
}

/// Scrolls so that a newly chosen pair, or statement, can be read.
fn reveal(ui: &Ui, shown: &Shown, state: &mut State, judged: &Judged, regions: [Rect; 2]) {
    let pair = shown.pair.map(|pair| pair.pair);
    if pair != state.revealed_pair {
        let first = !state.opened;
        state.opened |= pair.is_some();
        state.revealed_pair = pair;
        let rows = [0, 1].map(|at| {
            let mut places = judged.places.iter().flatten();
            places.find_map(|&place| shown.lists.columns[at].row_of(place))
        });
        let in_view = (0..2).all(|at| {
            rows[at].is_none_or(|row| {
                state.scrolls[at].is_in_view(row, regions[at].height(), &mut |row| {
                    state.heights[at].of_row(ui, shown, at, row)
                })
            })
        });
        // A project opened again keeps its place; a new pair is put at the same height on both sides.
        let keeps_place = first && shown.screen().top.iter().any(Option::is_some);
        if !keeps_place && !in_view {
            for at in 0..2 {
                if let Some(row) = rows[at] {
                    state.scrolls[at].put(row, regions[at].height() * 0.12);
                }
            }
        }
        state.revealed_statement = shown.screen().statement;
    }
    let statement = shown.screen().statement;
    if statement != state.revealed_statement {
        state.revealed_statement = statement;
        let Some(place) = statement.and_then(|id| shown.reading.index_of(id)) else {
            return;
        };
        for (at, region) in regions.iter().enumerate() {
            if let Some(row) = shown.lists.columns[at].row_of(place) {
                let height = region.height();
                let mut of_row = |row| state.heights[at].of_row(ui, shown, at, row);
                if !state.scrolls[at].is_in_view(row, height, &mut of_row) {
                    state.scrolls[at].put(row, height * 0.3);
                }
            }
        }
    }
}

#[allow(clippy::too_many_arguments)] // The parts of one column, each borrowed on its own.
fn column_ui(
    ui: &mut Ui,
    shown: &Shown,
    at: usize,
    scroll: &mut Scroll,
    heights: &mut Heights,
    judged: &Judged,
    hovered: &mut Option<usize>,
    out: &mut Outbox,
) -> (Drawn, Option<StatementId>) {
    let region = ui.max_rect();
    let rows = &shown.lists.columns[at].rows;
    let mut drawn = Drawn::new();
    if rows.is_empty() {
        nothing_ui(ui, shown, region);
        // Where one was is not forgotten while the articles are read, or while a filter hides all.
        return (drawn, shown.screen().top[at]);
    }
    scroll.input(ui, region, &heights.rows);
    let ui_of_heights: &Ui = ui;
    scroll.settle(rows.len(), region.height(), &mut |row| {
        heights.of_row(ui_of_heights, shown, at, row)
    });

    let mut y = region.top() - scroll.offset();
    let mut row = scroll.row();
    while row < rows.len() && y < region.bottom() {
        let place = rows[row];
        let height = heights.of_row(ui, shown, at, row);
        let rect = Rect::from_min_size(
            pos2(region.left(), y),
            vec2(region.width() - scroll::BAR_LANE, height),
        );
        claim_ui(ui, shown, place, rect, judged, hovered, out);
        drawn.insert(place, rect);
        y += height + space::BETWEEN_CARDS;
        row += 1;
    }
    let name = format!(
        "Scroll the claims of {}",
        shown.party(shown.lists.columns[at].side)
    );
    scroll.bar_ui(ui, region, &name, &heights.rows);
    let top = rows
        .get(scroll.row())
        .map(|&place| shown.reading.statements[place].id);
    (drawn, top)
}

/// Draws the card of a claim and does what was done to it.
#[allow(clippy::too_many_arguments)] // As above.
fn claim_ui(
    ui: &Ui,
    shown: &Shown,
    place: usize,
    rect: Rect,
    judged: &Judged,
    hovered: &mut Option<usize>,
    out: &mut Outbox,
) {
    let screen: &Screen = shown.screen();
    let statement = &shown.reading.statements[place];
    // Within one side both cards stand in one column.
    let judged_as = judged.places.iter().position(|&p| p == Some(place));
    let is_judged = judged_as.is_some();
    let look = CardLook {
        judged: is_judged,
        selected: screen.statement == Some(statement.id),
        linking: shown.linking == Some(statement.id),
        clashes: judged_as.map_or(&[], |which| &judged.clashes[which]),
    };
    let response = card_ui(ui, shown, place, rect, &look);
    if response.hovered() {
        *hovered = Some(place);
    }
    if response.clicked() {
        out.push(Wish::Statement(statement.id));
        // A card that stands in pairs opens the first of them, unless a link is being made.
        let open = shown.lists.queue.with_statement(place).next();
        if let Some(item) = open
            && shown.linking.is_none()
            && !is_judged
        {
            out.push(Wish::Pair(item.pair));
        }
    }
}

fn nothing_ui(ui: &Ui, shown: &Shown, region: Rect) {
    let t = tokens(ui);
    let words = if shown.situation.filter {
        "No claim passes the filters."
    } else if shown.working.is_some() {
        "Reading…"
    } else {
        "No official claim of this side was found. Speakers who could not be placed are under Other speakers (T)."
    };
    let job = text::paragraph(
        words,
        text::format(size::BODY, t.muted),
        region.width() - 24.0,
        0,
    );
    let galley = text::lay_out(ui, job);
    let rect = Align2::LEFT_TOP.anchor_rect(Rect::from_min_size(
        region.min + vec2(2.0, 12.0),
        galley.size(),
    ));
    let response = ui.interact(rect, ui.scope_id().with("nothing"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    ui.painter().galley(rect.min, galley, t.muted);
}
