//! The columns by topic: bands in which claims about the same thing stand opposite each other, one
//! scroll for both sides.

use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::heights::{Heights, Rows};
use super::links::links_ui;
use super::scroll::{self, Scroll};
use super::{Drawn, Judged, claim_ui, nothing_ui};
use crate::model::{PairId, StatementId};
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::theme::{size, space, tokens};
use crate::ui::{Shown, text};
use crate::views::{Band, Bands};

/// Height of a band's title with the space around it.
const TITLE: f32 = 30.0;
/// Below the last card of a band, over the gap that all rows have.
const BELOW: f32 = 4.0;

/// What the columns by topic remember between frames.
#[derive(Debug, Default)]
pub struct State {
    scroll: Scroll,
    /// Heights of the bands, for lists and a width.
    rows: Rows,
    made_for: Option<(usize, u64, u32)>,
    revealed: Option<(Option<PairId>, Option<StatementId>)>,
    drawn: [Drawn; 2],
    /// Whether the place that the project kept was gone back to.
    restored: bool,
}

impl State {
    /// Scrolls to the pair under judgement in the next frame, if it is not in view.
    pub fn forget_pair(&mut self) {
        if let Some(revealed) = &mut self.revealed {
            revealed.0 = None;
        }
    }

    /// Scrolls to the selected statement in the next frame, if it is not in view.
    pub fn forget_statement(&mut self) {
        if let Some(revealed) = &mut self.revealed {
            revealed.1 = None;
        }
    }
}

/// Draws both columns.
pub fn topics_ui(
    ui: &mut Ui,
    shown: &Shown,
    bands: &Bands,
    columns: &mut super::State,
    judged: &Judged,
    regions: [Rect; 2],
    out: &mut Outbox,
) {
    let whole = regions[0].union(regions[1]);
    let state = &mut columns.topics;
    let heights = &mut columns.heights;
    prepare(state, shown, bands, heights, regions[0].width());
    if bands.list.is_empty() {
        for region in regions {
            nothing_ui(ui, shown, region);
        }
        return;
    }
    reveal(ui, shown, bands, state, heights, judged, regions[0]);
    state.scroll.input(ui, whole, &state.rows);
    state
        .scroll
        .settle(bands.list.len(), whole.height(), &mut |band| {
            height(ui, shown, &bands.list[band], heights)
        });

    let mut inside = ui.new_child(UiBuilder::new().id_salt("by topic").max_rect(whole));
    inside.set_clip_rect(whole.expand2(vec2(6.0, 0.0)).intersect(ui.clip_rect()));
    let mut drawn: [Drawn; 2] = Default::default();
    let mut hovered = None;
    let mut y = whole.top() - state.scroll.offset();
    let mut at_band = state.scroll.row();
    while at_band < bands.list.len() && y < whole.bottom() {
        let band = &bands.list[at_band];
        let band_height = height(ui, shown, band, heights);
        state.rows.set(at_band, band_height);
        title_ui(&inside, band, whole, y);
        for (at, rows) in band.rows.iter().enumerate() {
            let mut top = y + TITLE;
            for &place in rows {
                let card = Rect::from_min_size(
                    pos2(regions[at].left(), top),
                    vec2(
                        regions[at].width() - scroll::BAR_LANE,
                        heights[at].of_place(ui, shown, place),
                    ),
                );
                top = card.bottom() + space::BETWEEN_CARDS;
                // A band may be longer than the window: only what is in view is drawn.
                if card.bottom() >= whole.top() && card.top() <= whole.bottom() {
                    claim_ui(&inside, shown, place, card, judged, &mut hovered, out);
                    drawn[at].insert(place, card);
                }
            }
        }
        y += band_height + space::BETWEEN_CARDS;
        at_band += 1;
    }
    state
        .scroll
        .bar_ui(&inside, whole, "Scroll the topics", &state.rows);
    let lane = Rect::from_min_max(
        pos2(regions[0].right(), whole.top()),
        pos2(regions[1].left(), whole.bottom()),
    );
    links_ui(ui, shown, &drawn, lane, columns.hovered);
    columns.hovered = hovered;
    keep_place(shown, bands, &columns.topics.scroll, out);
    columns.topics.drawn = drawn;
}

fn prepare(state: &mut State, shown: &Shown, bands: &Bands, heights: &[Heights; 2], width: f32) {
    let lists = std::sync::Arc::as_ptr(&shown.lists.bands).addr();
    let made_for = (lists, shown.reading_revision, width.to_bits());
    if state.made_for == Some(made_for) && state.rows.len() == bands.list.len() {
        return;
    }
    state.made_for = Some(made_for);
    let guess = |band: &Band| {
        let side = |at: usize| stack(band.rows[at].iter().map(|&p| heights[at].guess(shown, p)));
        TITLE + side(0).max(side(1)) + BELOW
    };
    state.rows = Rows::new(bands.list.iter().map(guess).collect());
    if !state.restored && !bands.list.is_empty() {
        state.restored = true;
        // Where the project was left.
        let top = shown.screen().top.iter().flatten();
        let band = top
            .filter_map(|&id| bands.of(shown.reading.index_of(id)?))
            .min();
        if let Some(band) = band {
            state.scroll.put(band, -f32::from(shown.screen().above[0]));
            state.revealed = Some(target(shown));
        }
    }
}

fn target(shown: &Shown) -> (Option<PairId>, Option<StatementId>) {
    (shown.pair.map(|pair| pair.pair), shown.screen().statement)
}

fn stack(cards: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = cards.fold((0.0, 0), |(sum, count), card| (sum + card, count + 1));
    sum + (count as f32 - 1.0).max(0.0) * space::BETWEEN_CARDS
}

fn height(ui: &Ui, shown: &Shown, band: &Band, heights: &mut [Heights; 2]) -> f32 {
    let mut side = |at: usize| {
        let column = &mut heights[at];
        stack(band.rows[at].iter().map(|&p| column.of_place(ui, shown, p)))
    };
    TITLE + side(0).max(side(1)) + BELOW
}

/// Scrolls to a newly chosen pair or statement that is not in view.
fn reveal(
    ui: &Ui,
    shown: &Shown,
    bands: &Bands,
    state: &mut State,
    heights: &mut [Heights; 2],
    judged: &Judged,
    region: Rect,
) {
    let now = target(shown);
    let pair: Vec<usize> = judged.places.iter().flatten().copied().collect();
    let Some(before) = state.revealed.replace(now) else {
        go_to(ui, shown, bands, state, heights, &pair, region);
        return;
    };
    let is_in_view = |place: usize| {
        state.drawn.iter().any(|cards| {
            cards
                .get(&place)
                .is_some_and(|card| card.top() >= region.top() && card.bottom() <= region.bottom())
        })
    };
    if before.0 != now.0 {
        if !pair.iter().all(|&place| is_in_view(place)) {
            go_to(ui, shown, bands, state, heights, &pair, region);
        }
    } else if before.1 != now.1 {
        let place = now.1.and_then(|id| shown.reading.index_of(id));
        if let Some(place) = place.filter(|&place| !is_in_view(place)) {
            go_to(ui, shown, bands, state, heights, &[place], region);
        }
    }
}

/// Puts the upper one of these claims near the upper edge.
fn go_to(
    ui: &Ui,
    shown: &Shown,
    bands: &Bands,
    state: &mut State,
    heights: &mut [Heights; 2],
    places: &[usize],
    region: Rect,
) {
    let Some(at_band) = places.iter().filter_map(|&place| bands.of(place)).min() else {
        return;
    };
    let mut into = f32::INFINITY;
    for (rows, column) in bands.list[at_band].rows.iter().zip(heights) {
        let Some(at) = rows.iter().position(|place| places.contains(place)) else {
            continue;
        };
        let above = rows[..at].iter();
        let above = above.map(|&p| column.of_place(ui, shown, p) + space::BETWEEN_CARDS);
        into = into.min(above.sum());
    }
    // The title stays in view where the card is near it.
    let below = if into < region.height() * 0.4 {
        8.0
    } else {
        region.height() * 0.06 - TITLE - into
    };
    state.scroll.put(at_band, below);
}

/// Tells the project which band is at the top: by its first claims, for bands have no name of their
/// own, and how much of it is above the edge.
fn keep_place(shown: &Shown, bands: &Bands, scroll: &Scroll, out: &mut Outbox) {
    let band = &bands.list[scroll.row().min(bands.list.len() - 1)];
    let top = [0, 1].map(|at| {
        let place = *band.rows[at].first()?;
        Some(shown.reading.statements[place].id)
    });
    let above = [scroll.offset().round() as u16; 2];
    if top != shown.screen().top || above != shown.screen().above {
        out.push(Wish::Top(top, above));
    }
}

fn title_ui(ui: &Ui, band: &Band, whole: Rect, y: f32) {
    let t = tokens(ui);
    let words = if band.is_topic {
        band.title.clone()
    } else {
        format!("Not paired · {}", band.title)
    };
    let job = text::paragraph(
        &words,
        text::format(size::SMALL + 0.5, t.muted),
        whole.width() * 0.6,
        1,
    );
    let galley = text::lay_out(ui, job);
    let rect = Rect::from_min_size(pos2(whole.left() + 2.0, y + 7.0), galley.size());
    let id = ui.scope_id().with(("band", y.to_bits()));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &words));
    let line = rect.right() + 10.0..=whole.right() - scroll::BAR_LANE;
    ui.painter().galley(rect.min, galley, t.muted);
    ui.painter()
        .hline(line, rect.center().y, Stroke::new(1.0, t.line));
}
