//! The two side columns and the links between them.
//!
//! A column is anchored to the statement at its top, so lists may change above and below without
//! moving what is being read. Only the cards in view are laid out; the height of every card ever
//! laid out is remembered for its width, the others are estimated for the scroll bar.

mod apart;
mod card;
mod heights;
mod links;
mod marks;
mod overview;
mod scroll;
mod together;
mod topics;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Align2, Label, Rect, RichText, Sense, Ui, UiBuilder, pos2, vec2};

use self::card::{CardLook, card_ui};
use self::heights::{Heights, Rows};
use self::scroll::{BAR_LANE, Scroll};
use super::command::Leap;
use super::outbox::{Outbox, Wish};
use super::theme::{self, size, space, tokens};
use super::{Command, Shown, text, widgets};
use crate::model::{PairId, StatementId};
use crate::project::{Arrangement, Screen};
use crate::text::Span;
use crate::views::pair::clashes;
use crate::views::{Bands, Column};

/// What the columns remember between frames.
#[derive(Debug, Default)]
pub struct State {
    heights: Heights,
    /// The two columns where each scrolls by itself.
    tracks: [Track; 2],
    /// Both columns by topic.
    both: Track,
    revealed: Option<Target>,
    hovered: Option<usize>,
    leap: Option<Leap>,
    anchor: topics::Anchor,
    overview: overview::State,
}

type MadeFor = (Arc<[Column; 2]>, Arc<Option<Bands>>);

/// A list that scrolls.
#[derive(Debug, Default)]
struct Track {
    scroll: Scroll,
    rows: Rows,
    /// The lists that `rows` belong to. Held so that their address is not used again.
    made_for: Option<MadeFor>,
}

impl Track {
    /// Whether the rows are those of these lists; from now on they are.
    fn is_for(&mut self, shown: &Shown) -> bool {
        let (columns, bands) = (&shown.lists.columns, &shown.lists.bands);
        let same = self
            .made_for
            .as_ref()
            .is_some_and(|(c, b)| Arc::ptr_eq(c, columns) && Arc::ptr_eq(b, bands));
        if !same {
            self.made_for = Some((Arc::clone(columns), Arc::clone(bands)));
        }
        same
    }
}

/// The pair and the statement that were scrolled to last.
type Target = (Option<PairId>, Option<StatementId>);

impl State {
    /// Scrolls to the pair under judgement in the next frame.
    pub fn forget_revealed(&mut self) {
        if let Some(revealed) = &mut self.revealed {
            revealed.0 = None;
        }
    }

    /// Scrolls to the selected statement in the next frame.
    pub fn forget_statement(&mut self) {
        if let Some(revealed) = &mut self.revealed {
            revealed.1 = None;
        }
    }

    /// Scrolls in the next frame.
    pub fn leap(&mut self, leap: Leap) {
        self.leap = Some(leap);
    }
}

/// Where the cards of a frame stand, by place in the reading.
type Drawn = BTreeMap<usize, Rect>;

/// What a frame drew.
#[derive(Default)]
struct Scene {
    drawn: [Drawn; 2],
    hovered: Option<usize>,
}

/// What both ways to draw the columns need.
struct Frame<'a> {
    shown: &'a Shown<'a>,
    judged: Judged,
    /// The parts of the window that the columns take, below their headers.
    regions: [Rect; 2],
    /// Between two cards, in points.
    gap: f32,
}

impl Frame<'_> {
    /// Where the cards of a column stand: beside the lane, the scroll bar at their other side.
    fn cards(&self, at: usize) -> Rect {
        let mut room = self.regions[at];
        if at == 0 {
            room.min.x += BAR_LANE;
        } else {
            room.max.x -= BAR_LANE;
        }
        room
    }

    /// Where the links run.
    fn lane(&self) -> Rect {
        let [left, right] = self.regions;
        Rect::from_min_max(
            pos2(left.right(), left.top()),
            pos2(right.left(), left.bottom()),
        )
    }

    /// The column that holds a claim, and its row there.
    fn row_of(&self, place: usize) -> Option<(usize, usize)> {
        let lists = &self.shown.lists;
        let at = (0..2).find(|&at| lists.columns[at].row_of(place).is_some())?;
        let row = match lists.bands.as_ref() {
            Some(bands) => bands.row_of(place),
            None => lists.columns[at].row_of(place),
        };
        Some((at, row?))
    }

    fn target(&self) -> Target {
        let pair = self.shown.pair.map(|pair| pair.pair);
        (pair, self.shown.screen().statement)
    }
}

/// Below this width the lane and the overview are narrow.
const NARROW: f32 = 780.0;
const HEADER: f32 = 40.0;

/// Draws both columns in what is left of the window.
pub fn columns_ui(ui: &mut Ui, shown: &Shown, state: &mut State, out: &mut Outbox) {
    let t = tokens(ui);
    let whole = ui.available_rect_before_wrap();
    ui.painter().rect_filled(whole, 0.0, t.paper);
    let narrow = whole.width() < NARROW;
    let strip = Rect::from_min_max(
        pos2(whole.right() - overview::width(narrow), whole.top()),
        whole.max,
    );
    let lane = if narrow {
        space::NARROW_LANE
    } else {
        space::LANE
    };
    let left = whole.left() + 6.0;
    let width = ((strip.left() - 2.0 - left - lane) / 2.0).max(60.0);
    let region = |at: usize| {
        let left = left + at as f32 * (width + lane);
        Rect::from_min_max(
            pos2(left, whole.top() + HEADER),
            pos2(left + width, whole.bottom()),
        )
    };
    let frame = Frame {
        shown,
        judged: Judged::new(shown),
        regions: [region(0), region(1)],
        gap: theme::look(ui).between_cards,
    };
    for track in state.tracks.iter_mut().chain([&mut state.both]) {
        track.scroll.set_gap(frame.gap);
    }
    if state.heights.prepare(ui, shown, width - BAR_LANE) {
        for track in state.tracks.iter_mut().chain([&mut state.both]) {
            track.made_for = None;
        }
    }
    for at in 0..2 {
        let mut header = frame.cards(at);
        header.max.y = header.top();
        header.min.y = whole.top();
        header_ui(ui, shown, at, header, out);
    }
    let scene = match shown.lists.bands.as_ref() {
        Some(bands) => topics::topics_ui(ui, &frame, bands, state, out),
        None => apart::apart_ui(ui, &frame, state, out),
    };
    let first = match shown.lists.bands.as_ref() {
        Some(_) => [state.both.scroll.row(); 2],
        None => [0, 1].map(|at| state.tracks[at].scroll.row()),
    };
    if let Some(jump) = links::links_ui(ui, &frame, &scene, first, state.hovered, out) {
        jump_to(&frame, state, &scene, jump, out);
    }
    overview::overview_ui(ui, &frame, state, strip, out);
    state.hovered = scene.hovered;
    ui.advance_cursor_after_rect(whole);
}

/// Brings the partner of a card opposite it and selects it.
fn jump_to(frame: &Frame, state: &mut State, scene: &Scene, jump: links::Jump, out: &mut Outbox) {
    let Some((at, row)) = frame.row_of(jump.to) else {
        return;
    };
    let from = scene.drawn.iter().find_map(|cards| cards.get(&jump.from));
    let top = frame.regions[0].top();
    let same_column = scene.drawn[at].contains_key(&jump.from);
    let below = from.map_or(40.0, |card| (card.top() - top).max(0.0));
    if frame.shown.lists.bands.is_some() || same_column {
        let room = frame.regions[0].height() * 0.3;
        let track = if frame.shown.lists.bands.is_some() {
            &mut state.both
        } else {
            &mut state.tracks[at]
        };
        track.scroll.put(row, room);
    } else {
        state.tracks[at].scroll.put(row, below);
    }
    let id = frame.shown.reading.statements[jump.to].id;
    out.push(Wish::Statement(id));
    let queue = &frame.shown.lists.queue;
    let pair = Some(jump.pair).filter(|&pair| queue.position(pair).is_some());
    if let Some(pair) = pair {
        out.push(Wish::Pair(pair));
    }
    // It is in view already: nothing more is scrolled for it.
    state.revealed = Some((pair.or(frame.target().0), Some(id)));
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
            .filter(|_| shown.pair.is_some_and(|pair| !pair.concealed))
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

/// Draws the card of a claim and does what was done to it.
fn claim_ui(
    ui: &Ui,
    frame: &Frame,
    place: usize,
    rect: Rect,
    hovered: &mut Option<usize>,
    out: &mut Outbox,
) {
    let (shown, judged) = (frame.shown, &frame.judged);
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
    let response = card_ui(ui, shown, place, rect, &look, out);
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
        format!(
            "No claim of this side passes the filters. Clear them{}.",
            Command::ClearFilters.key_hint()
        )
    } else if shown.working.is_some() {
        "Reading…".to_owned()
    } else {
        format!(
            "No official claim of this side was found. Speakers who could not be placed are under Other \
             speakers{}.",
            Command::Tray.key_hint()
        )
    };
    let job = text::paragraph(
        &words,
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
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &words));
    ui.painter().galley(rect.min, galley, t.muted);
}
