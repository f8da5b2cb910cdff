//! The report as one page that needs no other file and asks nothing of the network.
//!
//! Everything that comes from an article or a person is escaped; the page's own policy forbids
//! scripts and every request, in case something is not.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::escape::{base64, shortened};
use super::pieces::Piece;
use super::report::{Copy, Ground, Orphan, Pair, Quote, Report, Source};
use super::words;
use crate::text::markup::{escape, without_direction};

const STYLE: &str = include_str!("report.css");

/// The page.
pub(super) fn page(report: &Report) -> String {
    let mut page = Page {
        out: String::new(),
        report,
    };
    page.whole();
    page.out
}

struct Page<'a> {
    out: String,
    report: &'a Report,
}

/// Appends to the page. Writing to a string cannot fail.
macro_rules! put {
    ($page:expr, $($words:tt)*) => {{
        let _ = write!($page.out, $($words)*);
    }};
}

impl Page<'_> {
    fn whole(&mut self) {
        let report = self.report;
        let title = words::title(report);
        put!(
            self,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src \
             'sha256-{}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"generator\" content=\"{}\">\n<title>{}</title>\n<style>{STYLE}</style>\n\
             </head>\n<body>\n",
            base64(&Sha256::digest(STYLE)),
            escape(report.program),
            escape(&without_direction(&title)),
        );
        self.head(&title);
        self.contents();
        put!(self, "<main>\n");
        for pair in &report.pairs {
            self.pair(pair);
        }
        if !report.orphans.is_empty() {
            self.orphans();
        }
        self.codebook();
        put!(self, "</main>\n");
        self.method();
        put!(self, "</body>\n</html>\n");
    }

    /// The tags that were given, with what each of them means.
    fn codebook(&mut self) {
        if self.report.codebook.is_empty() {
            return;
        }
        put!(self, "<section class=\"codebook\">\n<h2>Tags</h2>\n<dl>\n");
        for code in &self.report.codebook {
            put!(
                self,
                "<dt>{}</dt>\n<dd>{}</dd>\n",
                bdi(&code.name),
                note(&code.definition)
            );
        }
        put!(self, "</dl>\n</section>\n");
    }

    fn head(&mut self, title: &str) {
        let report = self.report;
        put!(
            self,
            "<header>\n<h1><bdi>{}</bdi></h1>\n<p class=\"lead\">",
            escape(title)
        );
        match report.pairs.len() {
            0 => put!(self, "No pair of statements is confirmed yet."),
            1 => put!(
                self,
                "One pair of official statements that a reader confirmed as contradicting each other."
            ),
            n => put!(
                self,
                "{n} pairs of official statements that a reader confirmed as contradicting each other."
            ),
        }
        put!(
            self,
            " <bdi>{}</bdi> stands on the left, <bdi>{}</bdi> on the right. <a href=\"#method\">How \
             this was made</a> tells what it does not claim.</p>\n",
            escape(&report.side_a),
            escape(&report.side_b)
        );
        let dates: Vec<String> = [
            ("Made", &report.made_at),
            ("Last decision", &report.last_decision),
        ]
        .into_iter()
        .filter_map(|(what, when)| Some(format!("{what} {}", time(when.as_deref()?))))
        .collect();
        put!(
            self,
            "<p class=\"meta\">{}</p>\n</header>\n",
            dates.join(" · ")
        );
    }

    fn contents(&mut self) {
        if self.report.pairs.len() < 2 {
            return;
        }
        put!(
            self,
            "<nav aria-label=\"Pairs\">\n<ol class=\"contents\">\n"
        );
        for pair in &self.report.pairs {
            let short = |quote: &Quote| {
                let text: String = quote.claim.iter().map(|p| p.text.as_str()).collect();
                bdi(&shortened(&text))
            };
            put!(
                self,
                "<li><a href=\"#{}\"><span class=\"side-a\">{}</span> <span class=\"side-b\">{}</span></a></li>\n",
                anchor(pair),
                short(&pair.a),
                short(&pair.b)
            );
        }
        put!(self, "</ol>\n</nav>\n");
    }

    fn pair(&mut self, pair: &Pair) {
        let anchor = anchor(pair);
        let kind = pair.kind.map(words::kind).unwrap_or_default();
        put!(
            self,
            "<article class=\"pair\" id=\"{anchor}\" aria-labelledby=\"{anchor}-h\">\n\
             <h2 id=\"{anchor}-h\"><a href=\"#{anchor}\">Pair {}</a>{}</h2>\n\
             <p class=\"meta\">{} · <span class=\"id\">{}</span></p>\n",
            pair.number,
            if kind.is_empty() {
                String::new()
            } else {
                format!(" <span class=\"kind\">{kind}</span>")
            },
            escape(&words::decision(pair)),
            pair.id
        );
        put!(
            self,
            "<table>\n<thead>\n<tr><td></td><th scope=\"col\" class=\"side-a\">{}</th><th scope=\"col\" class=\"side-b\">{}</th></tr>\n</thead>\n<tbody>\n",
            bdi(&pair.a.side),
            bdi(&pair.b.side)
        );
        let sides = [&pair.a, &pair.b].map(|quote| (quote, &self.report.sources[quote.source]));
        self.row("Claim", "claim", sides.map(|(q, s)| Some(claim(q, s))));
        self.row("Speaker", "", sides.map(|(q, _)| Some(speaker(q))));
        self.row(
            "Said on",
            "",
            sides.map(|(q, _)| q.said_on.as_deref().map(time)),
        );
        self.row(
            "Said in",
            "",
            sides.map(|(q, _)| q.said_in.as_deref().map(bdi)),
        );
        self.row(
            "Given as",
            "",
            sides.map(|(q, _)| Some(words::given_as(q).to_owned())),
        );
        self.row(
            "Outlet",
            "",
            sides.map(|(_, s)| s.outlet.as_deref().map(bdi)),
        );
        self.row("Headline", "", sides.map(|(_, s)| Some(headline(s))));
        self.row(
            "Published",
            "",
            sides.map(|(_, s)| s.published.as_deref().map(time)),
        );
        let also = |quote: &Quote| match quote.also.as_slice() {
            [] => None,
            copies => Some(self.copies(copies)),
        };
        self.row("Also in", "fine", [also(&pair.a), also(&pair.b)]);
        self.row(
            "In the source",
            "source",
            sides.map(|(q, s)| Some(paragraph(q, s))),
        );
        self.row("Where", "fine", sides.map(|(q, s)| Some(place(q, s))));
        let corrected = sides.map(|(q, _)| words::corrected(q).map(|text| note(&text)));
        let corrected = if corrected == [None, None] {
            corrected
        } else {
            corrected.map(|text| Some(text.unwrap_or_default()))
        };
        self.row("Corrected", "note", corrected);
        let notes = sides.map(|(q, _)| q.note.as_deref().map(note));
        let notes = if notes == [None, None] {
            notes
        } else {
            notes.map(|text| Some(text.unwrap_or_default()))
        };
        self.row("Note", "note", notes);
        let tags = sides.map(|(q, _)| words::tags(&q.tags).map(|text| bdi(&text)));
        let tags = if tags == [None, None] {
            tags
        } else {
            tags.map(|text| Some(text.unwrap_or_default()))
        };
        self.row("Tags", "fine", tags);
        put!(self, "</tbody>\n</table>\n");
        self.grounds("Why the program suggested it", &pair.reasons);
        self.grounds("Doubts", &pair.doubts);
        if let Some(text) = words::tags(&pair.tags) {
            put!(self, "<p class=\"fine\">Tags: {}</p>\n", bdi(&text));
        }
        if let Some(text) = &pair.note {
            put!(
                self,
                "<section class=\"note\">\n<h3>Note</h3>\n<p>{}</p>\n</section>\n",
                note(text)
            );
        }
        put!(self, "</article>\n");
    }

    /// The other papers with the same statement, one a line.
    fn copies(&self, copies: &[Copy]) -> String {
        let lines: Vec<String> = copies
            .iter()
            .map(|copy| {
                let source = &self.report.sources[copy.source];
                let mut line = format!(
                    "<a href=\"#s-{:04}\">Source {}</a> · {} · {}",
                    source.number,
                    source.number,
                    headline(source),
                    bdi(&words::copy(copy, source))
                );
                if let Some(words) = &copy.words {
                    let _ = write!(line, " · {}", bdi(words));
                }
                line
            })
            .collect();
        lines.join("<br>")
    }

    /// A row of the table; left out when neither side has anything to say.
    fn row(&mut self, name: &str, class: &str, cells: [Option<String>; 2]) {
        if cells.iter().all(Option::is_none) {
            return;
        }
        let class = if class.is_empty() {
            String::new()
        } else {
            format!(" class=\"{class}\"")
        };
        put!(self, "<tr{class}><th scope=\"row\">{name}</th>");
        for cell in cells {
            let cell = cell.unwrap_or_else(|| "<span class=\"none\">not told</span>".to_owned());
            put!(self, "<td>{cell}</td>");
        }
        put!(self, "</tr>\n");
    }

    fn grounds(&mut self, title: &str, grounds: &[Ground]) {
        if grounds.is_empty() {
            return;
        }
        put!(
            self,
            "<section class=\"grounds\">\n<h3>{title}</h3>\n<ul>\n"
        );
        for ground in grounds {
            put!(self, "<li>{}</li>\n", bdi(&ground.text));
        }
        put!(self, "</ul>\n</section>\n");
    }

    fn orphans(&mut self) {
        put!(
            self,
            "<section id=\"orphans\">\n<h2>Verdicts whose statements are no longer found</h2>\n\
             <p>An article was changed or taken out after the decision. The words below are what was \
             kept when it was made; they are not counted among the pairs above.</p>\n"
        );
        for orphan in &self.report.orphans {
            self.orphan(orphan);
        }
        put!(self, "</section>\n");
    }

    fn orphan(&mut self, orphan: &Orphan) {
        put!(
            self,
            "<article class=\"orphan\">\n<p class=\"meta\">{} · <span class=\"id\">{}</span></p>\n<div class=\"two\">\n",
            escape(&words::orphan_decision(orphan)),
            orphan.id
        );
        for (lost, class) in [(&orphan.a, "side-a"), (&orphan.b, "side-b")] {
            put!(
                self,
                "<div class=\"{class}\"><blockquote dir=\"auto\">{}</blockquote><p>{} · {}</p></div>\n",
                with_breaks(&lost.text),
                bdi(&words::lost_source(lost)),
                words::lost_state(lost)
            );
        }
        put!(self, "</div>\n");
        if let Some(text) = words::tags(&orphan.tags) {
            put!(self, "<p class=\"fine\">Tags: {}</p>\n", bdi(&text));
        }
        if let Some(text) = &orphan.note {
            put!(self, "<p class=\"note\">Note: {}</p>\n", note(text));
        }
        put!(self, "</article>\n");
    }

    fn method(&mut self) {
        let report = self.report;
        put!(
            self,
            "<section id=\"method\">\n<h2>How this was made</h2>\n<ul>\n"
        );
        for line in words::NOT_CLAIMED {
            put!(self, "<li>{line}</li>\n");
        }
        put!(
            self,
            "</ul>\n<table class=\"counts\">\n<caption>{}, side profile {}</caption>\n<tbody>\n",
            escape(report.program),
            bdi(&report.profile)
        );
        for (what, count) in words::counts(report) {
            put!(
                self,
                "<tr><th scope=\"row\">{}</th><td>{count}</td></tr>\n",
                bdi(&what)
            );
        }
        put!(self, "</tbody>\n</table>\n");
        for told in report.review.sentences() {
            put!(self, "<p>{}</p>\n", escape(&told));
        }
        put!(
            self,
            "<h2 id=\"sources\">Sources</h2>\n<ol class=\"sources\">\n"
        );
        for source in &report.sources {
            self.source(source);
        }
        put!(self, "</ol>\n</section>\n");
    }

    fn source(&mut self, source: &Source) {
        put!(
            self,
            "<li id=\"s-{:04}\"><p>{}",
            source.number,
            headline(source)
        );
        for more in [&source.byline, &source.outlet].into_iter().flatten() {
            put!(self, " · {}", bdi(more));
        }
        if let Some(published) = &source.published {
            put!(self, " · {}", time(published));
        }
        put!(self, "</p>\n<p class=\"fine\">");
        if let Some(url) = &source.url {
            put!(self, "{}<br>", address(url));
        }
        if let Some(path) = &source.path {
            put!(self, "{}", bdi(path));
            if let Some(row) = source.row {
                put!(self, ", row {row}");
            }
            put!(self, " · ");
        }
        put!(
            self,
            "{}, {} · SHA-256 <code>{}</code> · {}</p>\n",
            source.format,
            escape(&source.encoding),
            escape(&source.sha256),
            source.id
        );
        if let Some(text) = words::tags(&source.tags) {
            put!(self, "<p class=\"fine\">Tags: {}</p>\n", bdi(&text));
        }
        if let Some(text) = &source.note {
            put!(self, "<p class=\"note\">Note: {}</p>\n", note(text));
        }
        put!(self, "</li>\n");
    }
}

fn anchor(pair: &Pair) -> String {
    format!("p-{:04}", pair.number)
}

fn claim(quote: &Quote, source: &Source) -> String {
    format!(
        "{}<blockquote{}{} dir=\"auto\">{}</blockquote>",
        quote
            .act
            .verb()
            .map(|verb| format!("<p class=\"act\">{verb}:</p>"))
            .unwrap_or_default(),
        words::link(source.url.as_deref())
            .map(|url| format!(" cite=\"{}\"", escape(url)))
            .unwrap_or_default(),
        lang(source),
        marked(&quote.claim)
    )
}

fn paragraph(quote: &Quote, source: &Source) -> String {
    format!(
        "<p{} dir=\"auto\">{}</p>",
        lang(source),
        marked(&quote.paragraph)
    )
}

fn lang(source: &Source) -> String {
    words::language(source.lang.as_deref())
        .map(|tag| format!(" lang=\"{tag}\""))
        .unwrap_or_default()
}

/// To stand alone in an element with `dir="auto"`, which looks past a `bdi` for its direction.
fn marked(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        let text = with_breaks(&piece.text);
        let text = if piece.marked {
            format!("<mark>{text}</mark>")
        } else {
            text
        };
        if piece.quoted {
            let _ = write!(out, "<span class=\"quoted\">{text}</span>");
        } else {
            out.push_str(&text);
        }
    }
    out
}

fn speaker(quote: &Quote) -> String {
    let (name, more) = words::speaker(quote);
    let name = format!("<strong>{}</strong>", bdi(&name));
    if more.is_empty() {
        name
    } else {
        format!("{name}<br>{}", bdi(&more))
    }
}

fn headline(source: &Source) -> String {
    match words::link(source.url.as_deref()) {
        Some(url) => format!(
            "<a href=\"{}\" rel=\"noreferrer\">{}</a>",
            escape(url),
            bdi(&source.headline)
        ),
        None => bdi(&source.headline),
    }
}

fn address(url: &str) -> String {
    match words::link(Some(url)) {
        Some(url) => format!("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>", escape(url)),
        None => bdi(url),
    }
}

fn place(quote: &Quote, source: &Source) -> String {
    let mut out = String::new();
    if let Some(url) = &source.url {
        let _ = write!(out, "{}<br>", address(url));
    }
    if let Some(path) = &source.path {
        let _ = write!(out, "{}<br>", bdi(path));
    }
    let _ = write!(
        out,
        "{}<br>SHA-256 <code>{}</code><br><a href=\"#s-{:04}\">Source {}</a> · <span class=\"id\">{}</span>",
        words::position(quote, source),
        escape(&source.sha256),
        source.number,
        source.number,
        quote.statement
    );
    out
}

fn note(text: &str) -> String {
    format!("<bdi>{}</bdi>", with_breaks(text))
}

fn with_breaks(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(escape).collect();
    lines.join("<br>")
}

fn time(when: &str) -> String {
    format!("<time>{}</time>", escape(when))
}

fn bdi(text: &str) -> String {
    format!("<bdi>{}</bdi>", escape(text))
}
