//! Markup to paragraphs: one line for a block element, white space as a browser shows it.

use std::collections::HashSet;

use super::entities;
use super::marks::Marks;
use super::scan::{Attributes, Name, Scanner, Token};

/// A paragraph, heading, list item or cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// Its words. A line feed stands for a `<br>`.
    pub text: String,
    /// How many characters of it are inside links.
    pub link_chars: usize,
    /// The element that holds it directly.
    pub tag: Tag,
    /// It stands in a part of the page that frames the article: navigation, footer, form.
    pub is_frame: bool,
}

/// What kind of element holds a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tag {
    /// `<p>`, `<blockquote>`, `<pre>`.
    Paragraph,
    /// `<h1>` to `<h6>`.
    Heading,
    /// `<li>`, `<dd>`, `<dt>`.
    Item,
    /// A cell or caption.
    Cell,
    /// Anything else.
    #[default]
    Other,
}

impl Tag {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "p" | "blockquote" | "pre" => Self::Paragraph,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "li" | "dd" | "dt" => Self::Item,
            "td" | "th" | "caption" | "figcaption" => Self::Cell,
            "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "nav"
            | "ul" | "ol" | "dl" | "table" | "tr" | "thead" | "tbody" | "tfoot" | "figure"
            | "hr" | "address" | "form" | "fieldset" | "details" | "summary" | "body" | "html"
            | "head" | "center" | "hgroup" | "menu" | "title" | "option" | "select" | "button" => {
                Self::Other
            }
            _ => return None,
        })
    }
}

/// The blocks of a page or a part of one, in order; empty ones are left out.
pub fn blocks(markup: &str) -> Vec<Block> {
    let mut writer = Writer::default();
    for token in Scanner::new(markup) {
        match token {
            Token::Text(text) => writer.text(text),
            Token::Open(name, attributes) => writer.open(name, attributes),
            Token::Close(name) => writer.close(name),
            Token::Raw(..) | Token::Comment(_) => {}
        }
    }
    writer.end_block();
    writer.out
}

/// The blocks as a text: a blank line between two of them.
///
/// A long paragraph that comes again word for word is written once: pages repeat captions, and some
/// send the whole article once for each width of screen.
pub fn text_of(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut seen = HashSet::new();
    for block in blocks {
        if block.text.len() >= LONG_BYTES && !seen.insert(block.text.as_str()) {
            continue;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&block.text);
    }
    out
}

/// So many open elements are followed.
const DEEPEST: usize = 600;
/// So many elements back a closing tag is matched.
const FARTHEST_CLOSE: usize = 64;

/// A shorter line, such as a heading, may well stand twice in an article.
const LONG_BYTES: usize = 80;

#[derive(Default)]
struct Writer {
    out: Vec<Block>,
    block: Block,
    /// White space was read and not written yet.
    gap: bool,
    links: usize,
    /// Open elements, and whether each lies in the page's frame.
    open_elements: Vec<(Name, bool)>,
    /// Open `<pre>` elements, in which line ends count.
    verbatim: usize,
    /// Open elements whose text no reader sees.
    hidden: usize,
}

impl Writer {
    fn open(&mut self, name: Name, attributes: Attributes) {
        let tag = name.as_str();
        match tag {
            "br" => {
                self.line_end();
                return;
            }
            "a" => self.links += 1,
            "pre" => self.verbatim += 1,
            "svg" | "template" => self.hidden += 1,
            _ => {}
        }
        if let Some(kind) = Tag::of(tag) {
            self.end_block();
            self.block.tag = kind;
        }
        if !name.is_void() && self.open_elements.len() < DEEPEST {
            let is_form = matches!(tag, "form" | "select" | "button" | "dialog");
            let is_frame = self.is_frame() || is_form || Marks::of(attributes).is_aside(tag);
            self.open_elements.push((name, is_frame));
        }
    }

    fn is_frame(&self) -> bool {
        self.open_elements.last().is_some_and(|o| o.1)
    }

    fn close(&mut self, name: Name) {
        let tag = name.as_str();
        match tag {
            "a" => self.links = self.links.saturating_sub(1),
            "pre" => self.verbatim = self.verbatim.saturating_sub(1),
            "svg" | "template" => self.hidden = self.hidden.saturating_sub(1),
            _ => {}
        }
        if Tag::of(tag).is_some() {
            self.end_block();
        }
        let far = self.open_elements.len().saturating_sub(FARTHEST_CLOSE);
        let open = self.open_elements[far..].iter();
        if let Some(at) = open.clone().rposition(|(n, _)| *n == name) {
            self.open_elements.truncate(far + at);
        }
    }

    fn line_end(&mut self) {
        if !self.block.text.is_empty() && !self.block.text.ends_with('\n') {
            self.block.text.push('\n');
        }
        self.gap = false;
    }

    fn text(&mut self, written: &str) {
        if self.hidden > 0 {
            return;
        }
        let decoded = entities::decode(written);
        for c in decoded.chars() {
            if c == '\n' && self.verbatim > 0 {
                self.line_end();
            } else if c.is_whitespace() || c.is_control() {
                self.gap = true;
            } else if !is_layout(c) {
                let text = &mut self.block.text;
                if self.gap && !text.is_empty() && !text.ends_with('\n') {
                    text.push(' ');
                }
                self.gap = false;
                text.push(c);
                self.block.link_chars += usize::from(self.links > 0);
            }
        }
    }

    fn end_block(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        self.gap = false;
        block.text.truncate(block.text.trim_end().len());
        block.is_frame = self.is_frame();
        if !block.text.is_empty() {
            self.out.push(block);
        }
    }
}

/// Characters that only tell a browser where a line may break.
fn is_layout(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_lines() {
        let text = |markup: &str| text_of(&blocks(markup));
        for (markup, lines) in [
            ("<p>One\n  two</p><p>Three</p>", "One two\n\nThree"),
            ("<div>a<p>b</p>c</div>", "a\n\nb\n\nc"),
            ("<p>a<b>b</b> <i>c</i>&nbsp;d</p>", "ab c d"),
            ("<p>a<br>b<br><br>c</p>", "a\nb\nc"),
            ("<ul><li>a<li>b</ul>", "a\n\nb"),
            (
                "<p>so&shy;ft zero\u{200b}width joi\u{200c}ner</p>",
                "soft zerowidth joi\u{200c}ner",
            ),
            ("<pre>a\n  b</pre>", "a\nb"),
            (
                "a<script>x</script>b<style>y</style>c<svg><text>z</text></svg>",
                "abc",
            ),
        ] {
            assert_eq!(text(markup), lines, "{markup}");
        }
    }

    #[test]
    fn links_and_frames_are_counted() {
        let found = blocks(
            "<nav><a href=x>Home</a></nav><p>See <a>this</a></p><div class=comments><div><p>Rubbish</div></div><p>End",
        );
        assert_eq!((found[0].link_chars, found[0].is_frame), (4, true));
        assert_eq!((found[1].link_chars, found[1].is_frame), (4, false));
        assert_eq!(found[1].tag, Tag::Paragraph);
        assert_eq!((found[2].is_frame, found[3].is_frame), (true, false));
    }
}
