//! What lets a page through to the library that builds a tree of it.
//!
//! Tree builders and readability take quadratic time on some pages: deep nesting, hundreds of
//! thousands of elements or attributes, formatting that is never closed. One linear pass leaves out
//! what says nothing about the text (scripts, styles, data in addresses, most attributes) and
//! notices when a limit is passed; such a page is read without a tree.

use super::entities;
use super::scan::{Name, Scanner, Token};

/// Limits of what is made a tree of.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Elements one inside the other.
    pub depth: usize,
    /// Bytes of what is left of the page.
    pub bytes: usize,
    /// Elements in all.
    pub elements: usize,
    /// The depths of all elements added up: what is done to each one's ancestors costs so much.
    pub depth_sum: usize,
    /// Formatting elements (`<b>`, `<font>`) that are not closed where they should be.
    pub dangling: usize,
}

/// Far above what an honest page has.
pub const LIMITS: Limits = Limits {
    depth: 512,
    bytes: 8 << 20,
    elements: 200_000,
    depth_sum: 8_000_000,
    dangling: 300,
};

/// A longer attribute is left out: it holds data, not names.
const LONGEST_VALUE_BYTES: usize = 2000;

/// What becomes of elements that a browser would not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// They keep their marks, by which readability leaves them out.
    Marked,
    /// They are shown: some pages send the article hidden and let a script bring it up.
    Shown,
}

/// The page without what is of no use to readability; none when it passes a limit.
pub fn slim(page: &str, limits: Limits, unseen: Unseen) -> Option<String> {
    let mut out = String::with_capacity(page.len() / 2);
    let mut open: Vec<Name> = Vec::new();
    let mut hidden = Hidden::default();
    let (mut elements, mut depth_sum, mut dangling, mut unknown) = (0, 0, 0, 0);
    for token in Scanner::new(page) {
        match token {
            Token::Open(name, attributes) => {
                let tag = name.as_str();
                if hidden.open(tag) || is_dropped(tag) {
                    continue;
                }
                elements += 1;
                imply_end(&mut open, tag);
                if !name.is_void() {
                    open.push(name);
                }
                depth_sum += open.len();
                let is_deep = open.len() > limits.depth || depth_sum > limits.depth_sum;
                if is_deep || elements > limits.elements {
                    return None;
                }
                out.push('<');
                out.push_str(tag);
                for (key, value) in attributes.iter() {
                    let keep = is_kept(key, unseen)
                        && value.len() <= LONGEST_VALUE_BYTES
                        && !value
                            .trim_start()
                            .get(..5)
                            .is_some_and(|v| v.eq_ignore_ascii_case("data:"));
                    if keep {
                        let mark = if value.contains('"') { '\'' } else { '"' };
                        out.push(' ');
                        out.push_str(key);
                        out.push('=');
                        out.push(mark);
                        // Its references are of no use here, and slow to read where there are many.
                        out.extend(value.chars().filter(|c| *c != '&'));
                        out.push(mark);
                    }
                }
                out.push('>');
            }
            Token::Close(name) => {
                let tag = name.as_str();
                if hidden.close(tag) || is_dropped(tag) {
                    continue;
                }
                // The stack is no deeper than the limit, so this search is bounded.
                let Some(at) = open.iter().rposition(|n| *n == name) else {
                    continue;
                };
                dangling += open[at + 1..]
                    .iter()
                    .filter(|n| is_formatting(n.as_str()))
                    .count();
                open.truncate(at);
                if dangling > limits.dangling {
                    return None;
                }
                out.push_str("</");
                out.push_str(tag);
                out.push('>');
            }
            Token::Text(text) if !hidden.is_hidden() => escape(text, &mut out, &mut unknown),
            Token::Raw(name, text)
                if !hidden.is_hidden() && matches!(name.as_str(), "title" | "textarea") =>
            {
                escape(text, &mut out, &mut unknown);
            }
            _ => {}
        }
        if out.len() > limits.bytes {
            return None;
        }
    }
    Some(out)
}

/// References by names that are not ours to know, left to the library; more are taken for text.
const MOST_UNKNOWN: usize = 2000;

/// Writes text so that no sign in it can be taken for markup: tree builders are slow on, and keep
/// a note of, every sign that is none.
fn escape(text: &str, out: &mut String, unknown: &mut usize) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '\0']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let mut used = 1;
        match rest.as_bytes()[0] {
            b'<' => out.push_str("&lt;"),
            b'>' => out.push_str("&gt;"),
            b'&' => {
                let (decoded, len) = entities::one(rest);
                used = len;
                if len > 1 {
                    for c in decoded.chars() {
                        match c {
                            '&' => out.push_str("&amp;"),
                            '<' => out.push_str("&lt;"),
                            '>' => out.push_str("&gt;"),
                            c => out.push(c),
                        }
                    }
                } else if *unknown < MOST_UNKNOWN && is_name(rest) {
                    *unknown += 1;
                    out.push('&');
                } else {
                    out.push_str("&amp;");
                }
            }
            _ => {}
        }
        rest = &rest[used..];
    }
    out.push_str(rest);
}

/// Whether text begins like `&name;`.
fn is_name(text: &str) -> bool {
    let len = text[1..]
        .bytes()
        .take(32)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    len >= 2 && text[1 + len..].starts_with(';')
}

/// Inside an element that no reader sees.
#[derive(Default)]
struct Hidden {
    depth: usize,
}

impl Hidden {
    fn is_hidden(&self) -> bool {
        self.depth > 0
    }

    fn is_hiding(tag: &str) -> bool {
        matches!(tag, "svg" | "template" | "math")
    }

    /// Takes an opening tag; says whether it is to be left out.
    fn open(&mut self, tag: &str) -> bool {
        self.depth += usize::from(Self::is_hiding(tag));
        self.is_hidden()
    }

    /// Takes a closing tag; says whether it is to be left out.
    fn close(&mut self, tag: &str) -> bool {
        let was_hidden = self.is_hidden();
        if was_hidden && Self::is_hiding(tag) {
            self.depth -= 1;
        }
        was_hidden
    }
}

fn is_dropped(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "noscript"
            | "iframe"
            | "noembed"
            | "noframes"
            | "xmp"
            | "link"
            | "plaintext"
            | "frameset"
    )
}

/// Attributes by which readability tells an article from its frame.
fn is_kept(key: &str, unseen: Unseen) -> bool {
    const KEPT: [&str; 16] = [
        "class",
        "id",
        "itemprop",
        "itemtype",
        "itemscope",
        "role",
        "rel",
        "href",
        "src",
        "datatable",
        "summary",
        "dir",
        "lang",
        "colspan",
        "rowspan",
        "datetime",
    ];
    const HIDING: [&str; 4] = ["hidden", "style", "aria-hidden", "aria-modal"];
    let is_in = |list: &[&str]| list.iter().any(|k| key.eq_ignore_ascii_case(k));
    is_in(&KEPT) || (unseen == Unseen::Marked && is_in(&HIDING))
}

fn is_formatting(tag: &str) -> bool {
    matches!(
        tag,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Closes what an opening tag closes by itself, so that unclosed paragraphs do not look deep.
fn imply_end(open: &mut Vec<Name>, tag: &str) {
    let closes = |top: &str| match tag {
        "li" => matches!(top, "li" | "p"),
        "dd" | "dt" => matches!(top, "dd" | "dt" | "p"),
        "tr" => matches!(top, "tr" | "td" | "th" | "p"),
        "td" | "th" => matches!(top, "td" | "th" | "p"),
        "option" => top == "option",
        "p" | "div" | "ul" | "ol" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "section" | "article" | "blockquote" | "form" | "hr" | "pre" | "header" | "footer"
        | "aside" | "nav" | "main" | "figure" => top == "p",
        _ => false,
    };
    while open.last().is_some_and(|top| closes(top.as_str())) {
        open.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_goes() {
        let page = "<p class=a onclick='x()' data-x=1>One<script>a</script><!-- b --><svg><title>c</title></svg> two<img src=\"data:image/png;base64,AAAA\"></p>";
        assert_eq!(
            slim(page, LIMITS, Unseen::Marked).as_deref(),
            Some("<p class=\"a\">One two<img></p>")
        );
    }

    #[test]
    fn text_is_escaped() {
        let page = "<p>a &amp; b & c &lt;i&gt; 1 < 2 &hearts; &#8220;d&#8221;\0";
        let slim = slim(page, LIMITS, Unseen::Marked);
        assert_eq!(
            slim.as_deref(),
            Some("<p>a &amp; b &amp; c &lt;i&gt; 1 &lt; 2 &hearts; “d”")
        );
    }

    #[test]
    fn hidden_parts_may_be_shown() {
        let page = "<div hidden style='display:none' id=a>One</div>";
        assert_eq!(
            slim(page, LIMITS, Unseen::Shown).as_deref(),
            Some("<div id=\"a\">One</div>")
        );
    }

    #[test]
    fn limits_are_noticed() {
        assert!(slim(&"<div>".repeat(513), LIMITS, Unseen::Marked).is_none());
        assert!(slim(&"<div>".repeat(500), LIMITS, Unseen::Marked).is_some());
        assert!(
            slim(&"<p>x".repeat(5000), LIMITS, Unseen::Marked).is_some(),
            "a paragraph ends the one before"
        );
        assert!(slim(&"<li><p>x".repeat(5000), LIMITS, Unseen::Marked).is_some());
        let deep = format!("{}{}", "<div>".repeat(400), "<p>x".repeat(30_000));
        assert!(slim(&deep, LIMITS, Unseen::Marked).is_none());
        assert!(slim(&"<br>".repeat(200_001), LIMITS, Unseen::Marked).is_none());
        assert!(slim(&"x ".repeat(5 << 20), LIMITS, Unseen::Marked).is_none());
        assert!(slim(&"<p><font a=1>x</p>".repeat(301), LIMITS, Unseen::Marked).is_none());
    }
}
