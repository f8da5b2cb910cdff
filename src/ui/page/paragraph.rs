//! One paragraph of the page: marked words, and the names of those who speak in it.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    CursorIcon, Galley, Label, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::Columns;
use super::marks::Laid;
use crate::model::Side;
use crate::text::Span;
use crate::ui::outbox::{Outbox, Wish};
use crate::ui::theme::{self, line_height, size, tokens};
use crate::ui::{Shown, text, widgets};
use crate::views::page::Ink;
use crate::views::{Page, in_column, speaker_name};

/// Between two paragraphs, in points.
pub const BETWEEN: f32 = 14.0;
const NAME_HEIGHT: f32 = 18.0;

/// How a paragraph stands out.
pub struct Look {
    /// The hit of the search that one is at, in bytes of the article.
    pub hit: Option<Span>,
    /// The chosen statement, as a place of the reading.
    pub selected: Option<usize>,
    /// The paragraph is the headline.
    pub headline: bool,
    /// Words that are selected.
    pub marked: Option<Span>,
}

/// Height of a paragraph as it is laid out.
pub fn measure(
    ui: &Ui,
    article: &str,
    page: &Page,
    at: usize,
    width: f32,
    columns: Columns,
) -> f32 {
    let paragraph = &page.paragraphs[at];
    let headline = at == 0 && page.title.is_none();
    let format = plain(ui, headline);
    let job = text::paragraph(paragraph.span.slice(article), format, width, 0);
    text::lay_out(ui, job).size().y + names_above(page, at, columns)
}

/// Room for names over the text where the margins are too narrow.
fn names_above(page: &Page, at: usize, columns: Columns) -> f32 {
    if columns.margin.is_none() && !page.paragraphs[at].begins.is_empty() {
        NAME_HEIGHT + 2.0
    } else {
        0.0
    }
}

fn plain(ui: &Ui, headline: bool) -> TextFormat {
    let t = tokens(ui);
    if headline {
        text::strong(size::HEADLINE, t.ink)
    } else {
        text::format(theme::look(ui).reading, t.ink)
    }
}

/// Draws the paragraph. `free` is the next free height in the left and the right margin. Gives its
/// height, and where its words are.
#[allow(clippy::too_many_arguments)] // The parts of one paragraph, each borrowed on its own.
pub fn paragraph_ui(
    ui: &mut Ui,
    shown: &Shown,
    article: &str,
    page: &Page,
    at: usize,
    rect: Rect,
    columns: Columns,
    look: &Look,
    free: &mut [f32; 2],
    out: &mut Outbox,
) -> (f32, Laid) {
    let paragraph = &page.paragraphs[at];
    let above = names_above(page, at, columns);
    let words = Rect::from_min_max(pos2(rect.left(), rect.top() + above), rect.max);
    let job = marked(ui, shown, article, &paragraph.parts, columns.width, look);
    let mut inside = ui.new_child(UiBuilder::new().id_salt(("paragraph", at)).max_rect(
        Rect::from_min_size(words.min, vec2(columns.width, f32::INFINITY)),
    ));
    // No stop for Tab: the cursor of the page goes through the words.
    let (from, galley, response) = Label::new(job)
        .wrap()
        .selectable(false)
        .sense(Sense::CLICK | Sense::DRAG)
        .layout_in_ui(&mut inside);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, paragraph.span.slice(article)));
    if let Some(selected) = look.selected {
        for (span, _) in paragraph
            .parts
            .iter()
            .filter(|(_, ink)| ink.said == Some(selected))
        {
            outline(&inside, &galley, from, article, paragraph.span, *span);
        }
    }
    if let Some(hit) = look.hit
        && paragraph.span.holds(hit.start)
        && hit.end <= paragraph.span.end
    {
        outline(&inside, &galley, from, article, paragraph.span, hit);
    }
    inside
        .painter()
        .galley(from, galley.clone(), tokens(ui).ink);
    let response = response.on_hover_cursor(CursorIcon::Text);
    names_ui(
        ui, shown, article, page, at, &galley, words, columns, look, free, out,
    );
    let laid = Laid {
        at,
        from,
        whole: paragraph.span,
        galley,
        response,
    };
    (above + laid.galley.size().y, laid)
}

/// The statement that a click on this byte means.
pub fn statement_at(page: &Page, byte: usize) -> Option<usize> {
    let paragraph = page.paragraphs.iter().find(|p| p.span.holds(byte))?;
    let mut parts = paragraph.parts.iter();
    let (_, ink) = parts.find(|(span, _)| span.holds(byte))?;
    ink.statement()
}

fn side_of(shown: &Shown, place: usize) -> Side {
    in_column(&shown.reading.statements[place].speaker).unwrap_or(Side::Other)
}

fn marked(
    ui: &Ui,
    shown: &Shown,
    article: &str,
    parts: &[(Span, Ink)],
    width: f32,
    look: &Look,
) -> LayoutJob {
    let t = tokens(ui);
    let mut job = LayoutJob {
        wrap: text::wrapping(width, 0),
        ..LayoutJob::default()
    };
    let marked = look.marked.unwrap_or_default();
    for (part, ink) in parts {
        let mut format = plain(ui, look.headline);
        if let Some(place) = ink.said {
            let side = side_of(shown, place);
            let heavy = look.selected == Some(place);
            format.underline = Stroke::new(if heavy { 2.0 } else { 1.0 }, t.side(side));
            // Where one denies what another claims, the tint is the claim's, the line the denial's.
            format.background = match ink.around.map_or(side, |outer| side_of(shown, outer)) {
                Side::A => t.side_a_tint,
                Side::B => t.side_b_tint,
                Side::Other | Side::Unknown => t.chip,
            };
            format.expand_bg = 0.0;
        } else if ink.cue.is_some() {
            format.italics = true;
            format.color = t.muted;
        } else if ink.source.is_some() {
            format.underline = Stroke::new(1.0, t.line);
        }
        let cuts = [
            part.start,
            marked.start.clamp(part.start, part.end),
            marked.end.clamp(part.start, part.end),
            part.end,
        ];
        for (at, cut) in cuts.windows(2).enumerate() {
            let words = Span::new(cut[0], cut[1]);
            if words.is_empty() {
                continue;
            }
            let mut format = format.clone();
            if at == 1 {
                format.background = t.found_tint;
                format.expand_bg = 0.0;
            }
            for (words, found) in at_hits(words, shown.hits) {
                let mut format = format.clone();
                if found {
                    format.background = t.found_tint;
                    format.color = t.ink;
                }
                job.append(words.slice(article), 0.0, format);
            }
        }
    }
    job
}

/// A stretch cut where hits begin and end, each part with whether it is one.
fn at_hits(span: Span, hits: &[Span]) -> Vec<(Span, bool)> {
    let first = hits.partition_point(|hit| hit.end <= span.start);
    let mut out = Vec::new();
    let mut from = span.start;
    for hit in hits[first..].iter().take_while(|hit| hit.start < span.end) {
        let (start, end) = (hit.start.max(span.start), hit.end.min(span.end));
        if start > from {
            out.push((Span::new(from, start), false));
        }
        out.push((Span::new(start, end), true));
        from = end;
    }
    if from < span.end || out.is_empty() {
        out.push((Span::new(from, span.end), false));
    }
    out
}

/// A frame around words, line by line.
fn outline(ui: &Ui, galley: &Galley, from: egui::Pos2, article: &str, whole: Span, span: Span) {
    let chars = |end: usize| article[whole.start..end].chars().count();
    let (start, end) = (chars(span.start), chars(span.end));
    let mut at = 0;
    for row in &galley.rows {
        let glyphs = row.row.glyphs.len();
        let inside = start.max(at)..end.min(at + glyphs);
        if !inside.is_empty() {
            let glyph = |i: usize| &row.row.glyphs[i - at];
            let (first, last) = (glyph(inside.start), glyph(inside.end - 1));
            let rect = Rect::from_min_max(
                pos2(first.pos.x, 0.0),
                pos2(last.pos.x + last.advance_width, row.row.size.y),
            )
            .translate(from.to_vec2() + row.pos.to_vec2());
            ui.painter().rect_stroke(
                rect.expand2(vec2(1.5, 0.0)),
                3.0,
                Stroke::new(1.0, tokens(ui).link),
                StrokeKind::Outside,
            );
        }
        at += glyphs + usize::from(row.ends_with_newline);
    }
}

/// Names of those whose words begin here: side A in the left margin, side B in the right one,
/// everyone else in the left one with an empty mark.
#[allow(clippy::too_many_arguments)] // As above.
fn names_ui(
    ui: &mut Ui,
    shown: &Shown,
    article: &str,
    page: &Page,
    at: usize,
    galley: &Galley,
    words: Rect,
    columns: Columns,
    look: &Look,
    free: &mut [f32; 2],
    out: &mut Outbox,
) {
    let paragraph = &page.paragraphs[at];
    let mut x = words.left();
    let t = tokens(ui);
    for &place in &paragraph.begins {
        let statement = &shown.reading.statements[place];
        let side = side_of(shown, place);
        let name = speaker_name(&statement.speaker);
        let selected = look.selected == Some(place);
        let format = if selected {
            text::strong(size::SMALL, t.side(side))
        } else {
            text::format(size::SMALL, t.side(side))
        };
        let room = columns.margin.unwrap_or(160.0) - 16.0;
        let job = text::paragraph(
            &name,
            format,
            room,
            if columns.margin.is_some() { 2 } else { 1 },
        );
        let label = text::lay_out(ui, job);
        let height = label.size().y.max(NAME_HEIGHT);
        let right = side == Side::B;
        let rect = if let Some(margin) = columns.margin {
            let start = statement.content_hull().start;
            let line = line_top(ui, galley, article, paragraph.span, start);
            let top = (words.top() + line + 2.0).max(free[usize::from(right)]);
            free[usize::from(right)] = top + height + 2.0;
            let left = if right {
                words.right() + 14.0
            } else {
                words.left() - 14.0 - (label.size().x + 16.0).min(margin)
            };
            Rect::from_min_size(pos2(left, top), vec2(label.size().x + 16.0, height))
        } else {
            let rect = Rect::from_min_size(
                pos2(x, words.top() - NAME_HEIGHT - 2.0),
                vec2(label.size().x + 16.0, NAME_HEIGHT),
            );
            if rect.right() > words.right() && x > words.left() {
                break;
            }
            x = rect.right() + 12.0;
            rect
        };
        let id = ui.scope_id().with(("page name", statement.id));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| {
            let claim = &shown.reading.claims[place].text;
            let spoken = format!("{}: {name}: {claim}", shown.party(side));
            WidgetInfo::selected(Role::Button, true, selected, spoken)
        });
        widgets::paint_side_mark(ui, pos2(rect.left() + 5.0, rect.top() + 9.0), side);
        ui.painter()
            .galley(pos2(rect.left() + 14.0, rect.top() + 1.0), label, t.ink);
        widgets::focus_ring(ui, &response, 4);
        if response.clicked() {
            out.push(Wish::Statement(statement.id));
        }
    }
}

/// Top of the line in which a byte of the article stands, from the top of the paragraph.
fn line_top(ui: &Ui, galley: &Galley, article: &str, whole: Span, byte: usize) -> f32 {
    let mut left = article[whole.start..byte.clamp(whole.start, whole.end)]
        .chars()
        .count();
    for row in &galley.rows {
        let chars = row.row.glyphs.len() + usize::from(row.ends_with_newline);
        if left < chars.max(1) {
            return row.pos.y;
        }
        left -= chars;
    }
    galley.size().y - line_height(theme::look(ui).reading)
}
