//! A page as a row of tokens, read once from left to right in linear time.
//!
//! It builds no tree, so nothing in a page can make it slow or deep. What needs a tree (telling the
//! article from its frame) is done by a library, on a page that this scanner has found harmless.

use std::borrow::Cow;

use super::entities;

/// One piece of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    /// Text between tags; its references are not decoded yet.
    Text(&'a str),
    /// `<name attributes>`.
    Open(Name, Attributes<'a>),
    /// `</name>`.
    Close(Name),
    /// What stands inside `<script>`, `<style>` and the like, where tags mean nothing.
    Raw(Name, &'a str),
    /// `<!-- … -->`, without the marks.
    Comment(&'a str),
}

/// A tag's name in lower case; only its first letters count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    letters: [u8; 12],
    len: u8,
}

impl Name {
    fn new(written: &str) -> Self {
        let mut letters = [0; 12];
        let mut len = 0;
        for (slot, b) in letters.iter_mut().zip(written.bytes()) {
            *slot = b.to_ascii_lowercase();
            len += 1;
        }
        Self { letters, len }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        // A name that is not ASCII may be cut inside a character; no such element is known.
        std::str::from_utf8(&self.letters[..usize::from(self.len)]).unwrap_or("?")
    }

    /// Whether elements of this name have no content and no closing tag.
    pub fn is_void(&self) -> bool {
        matches!(
            self.as_str(),
            "area"
                | "base"
                | "br"
                | "col"
                | "embed"
                | "hr"
                | "img"
                | "input"
                | "link"
                | "meta"
                | "param"
                | "source"
                | "track"
                | "wbr"
        )
    }

    /// Whether what stands inside is no markup.
    fn is_raw(&self) -> bool {
        matches!(
            self.as_str(),
            "script"
                | "style"
                | "title"
                | "textarea"
                | "iframe"
                | "noscript"
                | "xmp"
                | "noembed"
                | "noframes"
        )
    }
}

/// The attributes of a tag.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attributes<'a>(&'a str);

/// More attributes than this are not looked at.
pub const MOST_ATTRIBUTES: usize = 256;

impl<'a> Attributes<'a> {
    /// Names as written and values as written, in order.
    pub fn iter(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            // An equals sign that begins a name belongs to it, as browsers have it.
            let end = rest
                .char_indices()
                .skip(1)
                .find(|&(_, c)| c.is_ascii_whitespace() || matches!(c, '=' | '/'))
                .map_or(rest.len(), |(i, _)| i);
            let name = &rest[..end];
            rest = &rest[end..];
            let after = rest.trim_start();
            let Some(value) = after.strip_prefix('=') else {
                return Some((name, ""));
            };
            let value = value.trim_start();
            let quoted = value.strip_prefix(['"', '\'']);
            let (value, left) = if let Some(inside) = quoted {
                let mark = char::from(value.as_bytes()[0]);
                inside.split_once(mark).unwrap_or((inside, ""))
            } else {
                let end = value
                    .find(|c: char| c.is_ascii_whitespace())
                    .unwrap_or(value.len());
                value.split_at(end)
            };
            rest = left;
            Some((name, value))
        })
        .take(MOST_ATTRIBUTES)
    }

    /// The value of an attribute, decoded; its name is given in lower case.
    pub fn get(self, name: &str) -> Option<Cow<'a, str>> {
        self.iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, value)| entities::decode(value))
    }
}

/// What a `<` begins.
enum Markup<'a> {
    Token(Token<'a>),
    /// A declaration, or a tag that the file's end cuts off.
    Nothing,
    /// The sign is only text.
    Text,
}

/// Reads a page's tokens.
pub struct Scanner<'a> {
    page: &'a str,
    at: usize,
    /// Inside an element that holds no markup.
    raw: Option<Name>,
}

impl<'a> Scanner<'a> {
    /// Starts at the beginning.
    pub fn new(page: &'a str) -> Self {
        Self {
            page,
            at: 0,
            raw: None,
        }
    }

    fn rest(&self) -> &'a str {
        &self.page[self.at..]
    }

    fn raw_text(&mut self, name: Name) -> Token<'a> {
        let rest = self.rest();
        let end = closing_tag(rest, name).unwrap_or(rest.len());
        self.at += end;
        Token::Raw(name, &rest[..end])
    }

    /// What begins here with `<`.
    fn markup(&mut self) -> Markup<'a> {
        let rest = self.rest();
        if let Some(inside) = rest.strip_prefix("<!--") {
            let end = inside.find("-->");
            self.at += end.map_or(rest.len(), |e| e + 7);
            return Markup::Token(Token::Comment(&inside[..end.unwrap_or(inside.len())]));
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            self.at += rest.find('>').map_or(rest.len(), |e| e + 1);
            return Markup::Nothing;
        }
        let is_close = rest.starts_with("</");
        let start = 1 + usize::from(is_close);
        if !rest[start..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Markup::Text;
        }
        let name_end = rest[start..]
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
            .map_or(rest.len(), |e| start + e);
        let name = Name::new(&rest[start..name_end]);
        let tag_end = tag_end(&rest[name_end..]).map(|e| name_end + e);
        let inside = &rest[name_end..tag_end.unwrap_or(rest.len())];
        self.at += tag_end.map_or(rest.len(), |e| e + 1);
        if tag_end.is_none() {
            // The file ends inside a tag.
            return Markup::Nothing;
        }
        if is_close {
            return Markup::Token(Token::Close(name));
        }
        if name.is_raw() && !inside.ends_with('/') {
            self.raw = Some(name);
        }
        Markup::Token(Token::Open(name, Attributes(inside)))
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            return Some(self.raw_text(name));
        }
        while self.at < self.page.len() {
            let rest = self.rest();
            let mut from = 0;
            if rest.starts_with('<') {
                match self.markup() {
                    Markup::Token(token) => return Some(token),
                    Markup::Nothing => continue,
                    Markup::Text => from = 1,
                }
            }
            let end = rest[from..].find('<').map_or(rest.len(), |e| from + e);
            self.at += end;
            return Some(Token::Text(&rest[..end]));
        }
        None
    }
}

/// Where the `>` of a tag stands; quoted values may hold one of their own.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (i, b) in text.bytes().enumerate() {
        match (quote, b) {
            (Some(q), b) if b == q => quote = None,
            (None, b'>') => return Some(i),
            (None, b'"' | b'\'') if after_equals => quote = Some(b),
            _ => {}
        }
        if !b.is_ascii_whitespace() {
            after_equals = b == b'=';
        }
    }
    None
}

/// Where `</name` begins.
fn closing_tag(text: &str, name: Name) -> Option<usize> {
    let bytes = text.as_bytes();
    let name = name.as_str().as_bytes();
    let mut at = 0;
    while let Some(step) = text[at..].find("</") {
        at += step;
        let after = &bytes[at + 2..];
        if after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name) {
            return Some(at);
        }
        at += 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(page: &str) -> String {
        Scanner::new(page)
            .map(|token| match token {
                Token::Text(text) => text.to_owned(),
                Token::Open(name, attributes) => {
                    let list: Vec<_> = attributes.iter().map(|(n, v)| format!("{n}={v}")).collect();
                    format!("[{} {}]", name.as_str(), list.join(","))
                }
                Token::Close(name) => format!("[/{}]", name.as_str()),
                Token::Raw(_, text) => format!("({text})"),
                Token::Comment(text) => format!("#{text}#"),
            })
            .collect()
    }

    #[test]
    fn tokens() {
        for (page, tokens) in [
            (
                "<!DOCTYPE html><P Class='a b' id=x hidden>a < b</P>",
                "[p Class=a b,id=x,hidden=]a < b[/p]",
            ),
            (
                "<a href=\"x>y\" title = 'it\"s'>z</a>",
                "[a href=x>y,title=it\"s]z[/a]",
            ),
            (
                "<script>if (a</b>c) '<p>'</SCRIPT>x",
                "[script ](if (a</b>c) '<p>')[/script]x",
            ),
            (
                "a<!-- <p> -->b<br/>c<img src=a/>",
                "a# <p> #b[br ]c[img src=a/]",
            ),
            ("cut <p title=\"x", "cut "),
            ("<title>A <b> title", "[title ](A <b> title)"),
            ("1 <2 </ 3 <é>", "1 <2 </ 3 <é>"),
            ("<p é=1 ==x>y", "[p é=1,==x]y"),
        ] {
            assert_eq!(told(page), tokens, "{page}");
        }
    }

    #[test]
    fn attributes_are_capped() {
        let many = format!("<p {}>x", "a=1 ".repeat(10_000));
        let Some(Token::Open(_, attributes)) = Scanner::new(&many).next() else {
            panic!("no tag");
        };
        assert_eq!(attributes.iter().count(), MOST_ATTRIBUTES);
    }
}
