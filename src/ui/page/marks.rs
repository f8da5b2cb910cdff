//! The article's words on the screen: which byte is where, what is selected, the cursor, and the
//! handles at the ends of the chosen statement.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::CCursor;
use egui::{
    CursorIcon, Galley, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::text::Span;
use crate::ui::theme::tokens;
use crate::views::caret::{Caret, End, word_at};

/// A paragraph that is on the screen.
pub struct Laid {
    /// Its place among the paragraphs of the page.
    pub at: usize,
    /// Where its words begin on the screen.
    pub from: Pos2,
    /// Its words as they are laid out.
    pub galley: Arc<Galley>,
    /// Its words in the article, in bytes.
    pub whole: Span,
    /// What was done to it.
    pub response: Response,
}

impl Laid {
    /// Rectangles around the words of `span` in this paragraph, one a line.
    pub fn rects(&self, article: &str, span: Span) -> Vec<Rect> {
        let Some(span) = span.intersection(self.whole) else {
            return Vec::new();
        };
        let (start, end) = (
            self.chars(article, span.start),
            self.chars(article, span.end),
        );
        let mut out = Vec::new();
        let mut at = 0;
        for row in &self.galley.rows {
            let glyphs = row.row.glyphs.len();
            let inside = start.max(at)..end.min(at + glyphs);
            if !inside.is_empty() {
                let (first, last) = (
                    &row.row.glyphs[inside.start - at],
                    &row.row.glyphs[inside.end - 1 - at],
                );
                let rect = Rect::from_min_max(
                    pos2(first.pos.x, 0.0),
                    pos2(last.pos.x + last.advance_width, row.row.size.y),
                );
                out.push(rect.translate(self.from.to_vec2() + row.pos.to_vec2()));
            }
            at += glyphs + usize::from(row.ends_with_newline);
        }
        out
    }

    /// Where the cursor stands before this byte: at the end of a line rather than at the start of
    /// the next when `at_end`.
    pub fn caret(&self, article: &str, byte: usize, at_end: bool) -> Option<Rect> {
        if byte < self.whole.start || byte > self.whole.end {
            return None;
        }
        let mut cursor = CCursor::new(self.chars(article, byte));
        cursor.prefer_next_row = !at_end;
        let rect = self.galley.pos_from_cursor(cursor);
        Some(rect.translate(self.from.to_vec2()))
    }

    /// The byte of the article under or nearest to a point.
    fn byte_at(&self, article: &str, point: Pos2) -> usize {
        let cursor = self.galley.cursor_from_pos(point - self.from);
        let words = self.whole.slice(article);
        let byte = words.char_indices().nth(cursor.index.0);
        self.whole.start + byte.map_or(words.len(), |(byte, _)| byte)
    }

    fn chars(&self, article: &str, byte: usize) -> usize {
        article[self.whole.start..byte].chars().count()
    }
}

/// The byte under a point, in the paragraph nearest to it.
pub fn byte_under(laid: &[Laid], article: &str, point: Pos2) -> Option<usize> {
    let away = |paragraph: &&Laid| {
        let top = paragraph.from.y;
        let bottom = top + paragraph.galley.size().y;
        (top - point.y).max(point.y - bottom).max(0.0)
    };
    let nearest = laid.iter().min_by(|a, b| away(a).total_cmp(&away(b)))?;
    Some(nearest.byte_at(article, point))
}

/// What the mouse did to the words.
pub enum Did {
    /// Put the cursor or the end of the selection somewhere.
    Moved(Caret),
    /// Clicked on a byte without dragging.
    Clicked(Caret),
}

/// Lets the mouse place the cursor, select by dragging, extend with Shift, take a word by a double
/// click.
pub fn mouse(ui: &Ui, laid: &[Laid], article: &str, caret: Option<Caret>) -> Option<Did> {
    let pointer = ui.input(|input| input.pointer.latest_pos())?;
    let pressed = laid
        .iter()
        .find(|paragraph| paragraph.response.is_pointer_button_down_on());
    if pressed.is_some() {
        let byte = byte_under(laid, article, pointer)?;
        let (starts, shift) =
            ui.input(|input| (input.pointer.primary_pressed(), input.modifiers.shift));
        let caret = match caret {
            Some(caret) if !starts || shift => caret.moved(byte, true),
            _ => Caret::new(byte),
        };
        return Some(Did::Moved(caret));
    }
    let done = laid.iter().find(|p| p.response.clicked())?;
    let byte = byte_under(laid, article, done.response.interact_pointer_pos()?)?;
    if done.response.double_clicked() {
        let word = word_at(article, byte);
        let caret = Caret {
            anchor: word.start,
            at: word.end,
        };
        return Some(Did::Moved(caret));
    }
    let shift = ui.input(|input| input.modifiers.shift);
    (!shift).then(|| Did::Clicked(Caret::new(byte)))
}

/// Paints what is selected, and the cursor. Gives where the last selected line ends.
pub fn selection_ui(ui: &Ui, laid: &[Laid], article: &str, caret: Caret) -> Option<Rect> {
    let t = tokens(ui);
    let mut last = None;
    if let Some(selected) = caret.selected(article) {
        for rect in laid.iter().flat_map(|p| p.rects(article, selected)) {
            ui.painter()
                .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, t.ink));
            last = Some(rect);
        }
    }
    let stands = laid.iter().find_map(|p| p.caret(article, caret.at, false));
    if let Some(rect) = stands {
        ui.painter()
            .vline(rect.left(), rect.y_range(), Stroke::new(1.5, t.ink));
    }
    last
}

/// Marks what the program read, where the person says something else.
pub fn original_ui(ui: &Ui, laid: &[Laid], article: &str, spans: &[Span]) {
    let stroke = Stroke::new(1.5, tokens(ui).link);
    for paragraph in laid {
        for rect in spans
            .iter()
            .flat_map(|&span| paragraph.rects(article, span))
        {
            let line = [rect.left_bottom(), rect.right_bottom()].map(|at| at + vec2(0.0, 1.0));
            ui.painter()
                .extend(Shape::dashed_line(&line, stroke, 4.0, 3.0));
        }
    }
}

/// One frame of dragging an end of the statement.
pub enum Drag {
    /// Still on the way, at this byte.
    Going(End, usize),
    /// Let go at this byte.
    Done(End, usize),
}

/// The handles at both ends of the chosen statement's words.
pub fn handles_ui(ui: &Ui, laid: &[Laid], article: &str, hull: Span) -> Option<Drag> {
    let start = laid
        .iter()
        .find_map(|p| p.caret(article, hull.start, false));
    let stop = laid.iter().find_map(|p| p.caret(article, hull.end, true));
    let mut drag = None;
    for (end, place) in [(End::Start, start), (End::Stop, stop)] {
        let Some(place) = place else { continue };
        let response = handle_ui(ui, place, end);
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let byte = pointer.and_then(|point| byte_under(laid, article, point));
        if let Some(byte) = byte {
            if response.drag_stopped() {
                drag = Some(Drag::Done(end, byte));
            } else if response.dragged() {
                drag = Some(Drag::Going(end, byte));
            }
        }
    }
    drag
}

fn handle_ui(ui: &Ui, place: Rect, end: End) -> Response {
    let t = tokens(ui);
    let (words, knob) = match end {
        End::Start => ("Start of the statement", place.left_top()),
        End::Stop => ("End of the statement", place.left_bottom()),
    };
    let grip = Rect::from_center_size(place.center(), vec2(12.0, place.height() + 8.0));
    let id = ui.scope_id().with(("handle", words));
    let response = ui.interact(grip, id, Sense::DRAG | Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, words));
    let strong = response.hovered() || response.dragged();
    let stroke = Stroke::new(if strong { 2.5 } else { 1.5 }, t.link);
    ui.painter().vline(place.left(), place.y_range(), stroke);
    ui.painter()
        .circle_filled(knob, if strong { 5.0 } else { 4.0 }, t.link);
    let keys = match end {
        End::Start => "Drag to move the start, or press Alt+Shift+Left or Right.",
        End::Stop => "Drag to move the end, or press Alt+Left or Right.",
    };
    response
        .on_hover_cursor(CursorIcon::ResizeHorizontal)
        .on_hover_text(keys)
}
