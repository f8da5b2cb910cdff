//! One statement as a card: who, the whole claim, how and where it was said.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{
    CornerRadius, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::icon::{self, Icon};
use super::super::outbox::{Outbox, Wish};
use super::super::theme::{self, Look, Tokens, line_height, size, space, tokens};
use super::super::{Command, Shown, marks_line, text, widgets};
use crate::model::{Answer, Side, Statement, Sureness};
use crate::project::NoteTarget;
use crate::text::Span;
use crate::views::facets::{card_source, day};
use crate::views::{MarkedText, in_column, speaker_name, speaker_office};

/// A claim longer than this many lines folds; the card opens when it is selected or judged, or when
/// the person says so.
const FOLD_AT_LINES: usize = 8;
/// What is left of it: fewer lines, so that folding saves some.
const FOLDED_LINES: usize = 6;
/// The line with the button that opens or folds.
const FOLD_BUTTON: f32 = 24.0;
const CHIP_HEIGHT: f32 = 18.0;

/// How a card stands out.
pub struct CardLook<'a> {
    /// It belongs to the pair under judgement.
    pub judged: bool,
    /// The keyboard is on it.
    pub selected: bool,
    /// It is the first of a link being made.
    pub linking: bool,
    /// Words of its claim text that clash.
    pub clashes: &'a [Span],
}

/// Whether the card shows its whole claim, however long.
pub fn is_open(shown: &Shown, place: usize) -> bool {
    let id = shown.reading.statements[place].id;
    let judged = shown
        .pair
        .and_then(|pair| shown.lists.all.item(pair.pair))
        .is_some_and(|item| item.statements.contains(&id));
    shown.screen().shows_whole(id, judged)
}

/// Height of a card that was never laid out, from the bytes of its claim.
pub fn estimate(bytes: usize, width: f32, look: Look) -> f32 {
    let lines = (bytes as f32 / per_line(inner_width(width), look)).ceil() as usize;
    let (lines, button) = if lines > FOLD_AT_LINES {
        (FOLDED_LINES, FOLD_BUTTON)
    } else {
        (lines.max(1), 0.0)
    };
    around(look) + lines as f32 * line_height(look.claim) + button
}

/// Height of a card as it is laid out.
pub fn measure(ui: &Ui, shown: &Shown, place: usize, width: f32, open: bool) -> f32 {
    let claim = Claim::new(ui, shown, place, inner_width(width), open, &[]);
    around(theme::look(ui)) + claim.height()
}

/// Height of a card without its claim.
fn around(look: Look) -> f32 {
    2.0 * look.card_y + line_height(size::BODY) + 2.0 + look.above_chips + CHIP_HEIGHT
}

fn inner_width(width: f32) -> f32 {
    (width - 2.0 * f32::from(space::CARD_X)).max(40.0)
}

/// About how many bytes of a claim fit into a line.
fn per_line(width: f32, look: Look) -> f32 {
    (width / (0.51 * look.claim)).max(8.0)
}

/// A claim laid out, whole or folded.
struct Claim {
    galley: Arc<Galley>,
    /// Lines of the whole claim, where it is long enough to fold.
    lines: Option<usize>,
}

impl Claim {
    fn new(ui: &Ui, shown: &Shown, place: usize, width: f32, open: bool, clashes: &[Span]) -> Self {
        // What is surely short is laid out once.
        let may_fold = shown.reading.claims[place].text.len() as f32
            > per_line(width, theme::look(ui)) * (FOLD_AT_LINES as f32 * 0.6);
        let whole = claim(ui, shown, place, width, 0, clashes);
        let lines = Some(whole.rows.len()).filter(|&lines| may_fold && lines > FOLD_AT_LINES);
        let galley = if lines.is_some() && !open {
            claim(ui, shown, place, width, FOLDED_LINES, clashes)
        } else {
            whole
        };
        Self { galley, lines }
    }

    fn height(&self) -> f32 {
        let button = if self.lines.is_some() {
            FOLD_BUTTON
        } else {
            0.0
        };
        self.galley.size().y + button
    }
}

fn claim(
    ui: &Ui,
    shown: &Shown,
    place: usize,
    width: f32,
    rows: usize,
    clashes: &[Span],
) -> Arc<Galley> {
    let claim = &shown.reading.claims[place];
    let whole = [Span::new(0, claim.text.len())];
    let found = shown.lists.query.places(&claim.text);
    let words = MarkedText::new(claim.text.clone(), &whole, &claim.quoted, clashes, &found);
    let mut job = LayoutJob {
        wrap: text::wrapping(width, rows),
        ..LayoutJob::default()
    };
    // What is denied or threatened must not read as what is claimed.
    if let Some(verb) = shown.reading.statements[place].act.verb() {
        text::lead(&mut job, verb, theme::look(ui).claim, tokens(ui));
    }
    text::append_marked(&mut job, &words, theme::look(ui).claim, tokens(ui), false);
    text::lay_out(ui, job)
}

/// Draws the card and gives what was done to it.
pub fn card_ui(
    ui: &Ui,
    shown: &Shown,
    place: usize,
    rect: Rect,
    look: &CardLook,
    out: &mut Outbox,
) -> Response {
    let t = tokens(ui);
    let statement = &shown.reading.statements[place];
    let side = in_column(&statement.speaker).unwrap_or_default();
    let response = ui.interact(
        rect,
        ui.scope_id().with(("card", statement.id)),
        Sense::click(),
    );
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::Button,
            true,
            look.selected || look.judged,
            spoken(shown, place, side),
        )
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    paint_frame(ui, rect, side, look, &response);

    let left = rect.left() + f32::from(space::CARD_X);
    let width = inner_width(rect.width());
    let sizes = theme::look(ui);
    let mut y = rect.top() + sizes.card_y;
    let who = text::lay_out(ui, heading(ui, statement, shown.short_party(side), width));
    ui.painter().galley(pos2(left, y), who, t.ink);
    y += line_height(size::BODY) + 2.0;

    let open = is_open(shown, place);
    let claim = Claim::new(ui, shown, place, width, open, look.clashes);
    let claim_height = claim.height();
    let lines = claim.lines;
    let below = y + claim.galley.size().y;
    ui.painter().galley(pos2(left, y), claim.galley, t.ink);
    if let Some(lines) = lines {
        fold_button_ui(ui, shown, place, pos2(left, below), open, lines, out);
    }
    y += claim_height + sizes.above_chips + CHIP_HEIGHT / 2.0;
    foot(ui, shown, place, pos2(left, y), width);
    response
}

fn paint_frame(ui: &Ui, rect: Rect, side: Side, look: &CardLook, response: &Response) {
    let t = tokens(ui);
    let radius = CornerRadius::same(space::CARD_RADIUS);
    let fill = if look.judged { t.judged } else { t.panel };
    // The side's colour shows as a band at the left edge, rounded with the card.
    ui.painter().rect_filled(rect, radius, t.side(side));
    let mut inner = rect;
    inner.min.x += 3.0;
    ui.painter().rect_filled(
        inner,
        CornerRadius {
            nw: 5,
            sw: 5,
            ..radius
        },
        fill,
    );
    let edge = if look.judged {
        Stroke::new(2.0, t.link)
    } else if look.selected || look.linking {
        Stroke::new(1.5, t.ink)
    } else if response.hovered() {
        Stroke::new(1.0, t.muted)
    } else {
        Stroke::new(1.0, t.line)
    };
    let at = if look.judged || look.selected || look.linking {
        rect
    } else {
        inner
    };
    let corner = if at == rect {
        radius
    } else {
        CornerRadius {
            nw: 0,
            sw: 0,
            ..radius
        }
    };
    let kind = if look.judged {
        StrokeKind::Middle
    } else {
        StrokeKind::Inside
    };
    if at == rect {
        ui.painter().rect_stroke(at, corner, edge, kind);
    } else {
        // Three sides only: the band is the fourth.
        ui.painter().rect_stroke(rect, radius, edge, kind);
        let band = Rect::from_min_max(
            rect.left_top() + vec2(0.0, f32::from(space::CARD_RADIUS)),
            pos2(
                rect.left() + 3.0,
                rect.bottom() - f32::from(space::CARD_RADIUS),
            ),
        );
        ui.painter().rect_filled(band, 0.0, t.side(side));
    }
    if look.judged && (look.selected || look.linking) {
        ui.painter().rect_stroke(
            rect.shrink(2.5),
            CornerRadius::same(space::CARD_RADIUS - 2),
            Stroke::new(1.0, t.ink),
            StrokeKind::Inside,
        );
    }
    widgets::focus_ring(ui, response, radius);
}

/// Opens or folds a long claim.
fn fold_button_ui(
    ui: &Ui,
    shown: &Shown,
    place: usize,
    left_top: egui::Pos2,
    open: bool,
    lines: usize,
    out: &mut Outbox,
) {
    let t = tokens(ui);
    let statement = &shown.reading.statements[place];
    let words = if open {
        "Show less".to_owned()
    } else {
        format!("Show all {lines} lines")
    };
    let lay = |color| {
        let format = text::format(size::SMALL, color);
        text::lay_out(ui, text::paragraph(&words, format, f32::INFINITY, 1))
    };
    let room = lay(t.chip_ink).size();
    let rect = Rect::from_min_size(
        left_top + vec2(0.0, 3.0),
        vec2(room.x + 22.0, FOLD_BUTTON - 6.0),
    );
    let id = ui.scope_id().with(("fold", statement.id));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let of = speaker_name(&statement.speaker);
        WidgetInfo::labeled(Role::Button, true, format!("{words} of {of}"))
    });
    let color = if response.hovered() {
        t.ink
    } else {
        t.chip_ink
    };
    let middle = rect.left_center();
    let (up, down) = if open { (2.0, -2.0) } else { (-2.0, 2.0) };
    let chevron = [
        middle + vec2(1.0, up),
        middle + vec2(5.0, down),
        middle + vec2(9.0, up),
    ];
    ui.painter()
        .add(egui::Shape::line(chevron.to_vec(), Stroke::new(1.5, color)));
    ui.painter()
        .galley(middle + vec2(16.0, -room.y / 2.0), lay(color), color);
    widgets::focus_ring(ui, &response, 4);
    let response = response.on_hover_text(Command::Unfold.tooltip());
    if response.clicked() {
        out.push(Wish::Unfold(statement.id, !open));
    }
}

/// Speaker, then office or party, in one line.
fn heading(ui: &Ui, statement: &Statement, party: &str, width: f32) -> LayoutJob {
    let t = tokens(ui);
    let mut job = LayoutJob {
        wrap: text::wrapping(width, 1),
        ..LayoutJob::default()
    };
    job.append(
        &speaker_name(&statement.speaker),
        0.0,
        text::strong(size::BODY, t.ink),
    );
    if statement.speaker.sureness == Sureness::Unsure
        && let Some(other) = statement.speaker.alternatives.first()
    {
        let words = format!(" or {}?{}", other.name, Command::Settle.key_hint());
        job.append(&words, 0.0, text::format(size::BODY, t.link));
        return job;
    }
    // "Afghanistan's foreign ministry" says already whose it is.
    let name = speaker_name(&statement.speaker);
    let party = (!name.contains(party)).then_some(party);
    if let Some(office) = speaker_office(&statement.speaker).or(party) {
        job.append(
            &format!(" · {office}"),
            0.0,
            text::format(size::BODY, t.muted),
        );
    }
    job
}

/// Kind, outlet and date; at the right how the person judged.
fn foot(ui: &Ui, shown: &Shown, place: usize, left_centre: egui::Pos2, width: f32) {
    let t = tokens(ui);
    let statement = &shown.reading.statements[place];
    let chip = widgets::paint_chip(ui, left_centre, statement.kind.name());
    let right = left_centre.x + width;
    let from = chip.right() + 8.0;
    let small = |words: &str, color, width| {
        let format = text::format(size::SMALL, color);
        text::lay_out(ui, text::paragraph(words, format, width, 1))
    };
    let state_width = standing(shown, place).map_or(0.0, |standing| {
        let color = standing.color(t);
        let galley = small(&standing.words, color, (right - from).max(20.0));
        let words_at = right - galley.size().x;
        let mark = pos2(words_at - 11.0, left_centre.y);
        standing.sign().paint(ui, mark, icon::SMALL, color);
        let width = galley.size().x + 28.0;
        ui.painter().galley(
            pos2(words_at, left_centre.y - galley.size().y / 2.0),
            galley,
            color,
        );
        width
    });
    let mut from = from;
    let tags = shown.project.tag_list(NoteTarget::Statement(statement.id));
    for tag in tags.iter().take(4) {
        if right - from - state_width < 60.0 {
            break;
        }
        widgets::paint_tag_mark(ui, pos2(from + 5.0, left_centre.y), tag.color, tag.shape);
        from += 14.0;
    }
    let room = right - from - state_width;
    if room < 24.0 {
        return;
    }
    let source = small(&source(shown, statement), t.muted, room);
    ui.painter().galley(
        pos2(from, left_centre.y - source.size().y / 2.0),
        source,
        t.muted,
    );
}

/// Outlet and date; the day of the statement too where it is another one.
fn source(shown: &Shown, statement: &Statement) -> String {
    let Some(article) = shown.project.article(statement.article) else {
        return String::new();
    };
    let mut words = card_source(article);
    if let Some(said) = &statement.said_on
        && article.published_on() != Some(said.date)
    {
        words.push_str(" · said ");
        words.push_str(&day(said.date));
    }
    words
}

/// What the person said of the card's pairs.
struct Standing {
    words: String,
    confirmed: bool,
    open: bool,
    rejected: bool,
}

impl Standing {
    fn color(&self, t: &Tokens) -> egui::Color32 {
        if self.confirmed { t.confirmed } else { t.muted }
    }

    /// A ring with a check, a broken ring or a cross, as the links have them; else a note.
    fn sign(&self) -> Icon {
        if self.confirmed {
            Icon::Confirmed
        } else if self.open {
            Icon::Undecided
        } else if self.rejected {
            Icon::Rejected
        } else {
            Icon::Note
        }
    }
}

/// What the person said of the card's pairs, in words; none where there is nothing to say.
fn standing(shown: &Shown, place: usize) -> Option<Standing> {
    let mut counts = [0; 3];
    for item in shown.lists.all.with_statement(place) {
        counts[match item.answer {
            Some(Answer::Confirmed) => 0,
            Some(Answer::Later) | None => 1,
            Some(Answer::Rejected) => 2,
        }] += 1;
    }
    let [confirmed, open, rejected] = counts;
    let named = [
        (confirmed, "confirmed"),
        (open, "to review"),
        (rejected, "rejected"),
    ];
    let mut parts: Vec<String> = named
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let id = shown.reading.statements[place].id;
    if shown.reading.statements[place].corrected.is_some() {
        parts.push("corrected".to_owned());
    }
    if shown.project.note(NoteTarget::Statement(id)).is_some() {
        parts.push("note".to_owned());
    }
    (!parts.is_empty()).then(|| Standing {
        words: parts.join(" · "),
        confirmed: confirmed > 0,
        open: open > 0,
        rejected: rejected > 0,
    })
}

/// The card as a screen reader says it: side, speaker, claim, how, where, status.
fn spoken(shown: &Shown, place: usize, side: Side) -> String {
    let statement = &shown.reading.statements[place];
    let speaker = speaker_name(&statement.speaker);
    let office =
        speaker_office(&statement.speaker).map_or_else(String::new, |office| format!(", {office}"));
    let unsure = match (
        statement.speaker.sureness,
        statement.speaker.alternatives.first(),
    ) {
        (Sureness::Unsure, Some(other)) => format!(" or {}", other.name),
        _ => String::new(),
    };
    let source = source(shown, statement);
    let mut status = standing(shown, place).map_or_else(String::new, |s| format!(", {}", s.words));
    status += &marks_line::spoken(shown, NoteTarget::Statement(statement.id));
    format!(
        "{}: {speaker}{unsure}{office}{}: {} ({}, {source}{status})",
        shown.party(side),
        statement
            .act
            .verb()
            .map_or_else(String::new, |verb| format!(" {verb}")),
        shown.reading.claims[place].text,
        statement.kind.name(),
    )
}
