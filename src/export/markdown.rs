//! The report as Markdown: a heading for each pair, quotations as block quotes, no wide tables.

use std::fmt::Write;

use super::pieces::Piece;
use super::report::{Ground, Orphan, Pair, Quote, Report, Source};
use super::words;
use crate::text::markup::without_direction;

/// The document.
pub(super) fn document(report: &Report) -> String {
    let mut out = String::new();
    head(&mut out, report);
    for pair in &report.pairs {
        write_pair(&mut out, report, pair);
    }
    if !report.orphans.is_empty() {
        out.push_str(
            "## Verdicts whose statements are no longer found\n\nAn article was changed or taken out \
             after the decision. The words below are what was kept when it was made; they are not \
             counted among the pairs above.\n\n",
        );
        for orphan in &report.orphans {
            write_orphan(&mut out, orphan);
        }
    }
    codebook(&mut out, report);
    method(&mut out, report);
    out
}

/// Appends a line. Writing to a string cannot fail.
macro_rules! line {
    ($out:expr, $($words:tt)*) => {{
        let _ = writeln!($out, $($words)*);
    }};
}

/// The tags that were given, with what each of them means.
fn codebook(out: &mut String, report: &Report) {
    if report.codebook.is_empty() {
        return;
    }
    out.push_str("## Tags\n\n");
    for code in &report.codebook {
        let name = escape(&code.name);
        match code.definition.as_str() {
            "" => line!(out, "- {name}"),
            definition => line!(out, "- {name}: {}", escape(definition)),
        }
    }
    out.push('\n');
}

fn head(out: &mut String, report: &Report) {
    line!(out, "# {}\n", escape(&words::title(report)));
    match report.pairs.len() {
        0 => out.push_str("No pair of statements is confirmed yet."),
        1 => out.push_str(
            "One pair of official statements that a reader confirmed as contradicting each other.",
        ),
        n => {
            let _ = write!(
                out,
                "{n} pairs of official statements that a reader confirmed as contradicting each other."
            );
        }
    }
    out.push_str(" The last section tells what this does not claim.\n\n");
    let made = report.made_at.as_deref().map(|at| ("Made", at));
    let last = report.last_decision.as_deref();
    for (what, when) in made.into_iter().chain(last.map(|at| ("Last decision", at))) {
        line!(out, "- {what}: {}", escape(when));
    }
    out.push('\n');
}

fn write_pair(out: &mut String, report: &Report, pair: &Pair) {
    let kind = pair
        .kind
        .map(|kind| format!(": {}", words::kind(kind)))
        .unwrap_or_default();
    line!(out, "## Pair {}{kind}\n", pair.number);
    line!(out, "{} ({})\n", escape(&words::decision(pair)), pair.id);
    for quote in [&pair.a, &pair.b] {
        write_quote(out, quote, report);
    }
    grounds(out, "Why the program suggested it", &pair.reasons);
    grounds(out, "Doubts", &pair.doubts);
    if let Some(tags) = words::tags(&pair.tags) {
        line!(out, "Tags: {}\n", escape(&tags));
    }
    if let Some(note) = &pair.note {
        line!(out, "### Note\n\n{}\n", escape_lines(note));
    }
}

fn write_quote(out: &mut String, quote: &Quote, report: &Report) {
    let source = &report.sources[quote.source];
    let (name, more) = words::speaker(quote);
    line!(out, "### {}: {}\n", escape(&quote.side), escape(&name));
    if let Some(verb) = quote.act.verb() {
        line!(out, "{verb}:\n");
    }
    line!(out, "{}\n", block(&marked(&quote.claim)));
    if !more.is_empty() {
        line!(out, "- Speaker: {}", escape(&more));
    }
    if let Some(said_on) = &quote.said_on {
        line!(out, "- Said on: {}", escape(said_on));
    }
    if let Some(said_in) = &quote.said_in {
        line!(out, "- Said in: {}", escape(said_in));
    }
    line!(out, "- Given as: {}", words::given_as(quote));
    if let Some(outlet) = &source.outlet {
        line!(out, "- Outlet: {}", escape(outlet));
    }
    line!(out, "- Headline: {}", headline(source));
    if let Some(published) = &source.published {
        line!(out, "- Published: {}", escape(published));
    }
    if let Some(path) = &source.path {
        line!(out, "- File: {}", escape(path));
    }
    line!(out, "- Where: {}", words::position(quote, source));
    for copy in &quote.also {
        let source = &report.sources[copy.source];
        let words = copy
            .words
            .as_deref()
            .map(|words| format!("; {}", escape(words)));
        line!(
            out,
            "- Also in: {}; {}{}",
            headline(source),
            escape(&words::copy(copy, source)),
            words.unwrap_or_default()
        );
    }
    line!(out, "- SHA-256: {}", escape(&source.sha256));
    line!(out, "- Statement: {}", quote.statement);
    if let Some(corrected) = words::corrected(quote) {
        line!(out, "- Corrected: {}", escape(&corrected));
    }
    if let Some(tags) = words::tags(&quote.tags) {
        line!(out, "- Tags: {}", escape(&tags));
    }
    if let Some(note) = &quote.note {
        line!(out, "- Note: {}", escape(note));
    }
    line!(
        out,
        "\nIn the source:\n\n{}\n",
        block(&marked(&quote.paragraph))
    );
}

fn grounds(out: &mut String, title: &str, grounds: &[Ground]) {
    if grounds.is_empty() {
        return;
    }
    line!(out, "### {title}\n");
    for ground in grounds {
        line!(out, "- {}", escape(&ground.text));
    }
    out.push('\n');
}

fn write_orphan(out: &mut String, orphan: &Orphan) {
    line!(
        out,
        "### {} ({})\n",
        escape(&words::orphan_decision(orphan)),
        orphan.id
    );
    for lost in [&orphan.a, &orphan.b] {
        line!(out, "{}\n", block(&escape_lines(&lost.text)));
        line!(
            out,
            "{} – {}\n",
            escape(&words::lost_source(lost)),
            words::lost_state(lost)
        );
    }
    if let Some(tags) = words::tags(&orphan.tags) {
        line!(out, "Tags: {}\n", escape(&tags));
    }
    if let Some(note) = &orphan.note {
        line!(out, "Note: {}\n", escape(note));
    }
}

fn method(out: &mut String, report: &Report) {
    out.push_str("## How this was made\n\n");
    for sentence in words::NOT_CLAIMED {
        line!(out, "- {sentence}");
    }
    line!(
        out,
        "\n{}, side profile {}.\n",
        escape(report.program),
        escape(&report.profile)
    );
    for (what, count) in words::counts(report) {
        line!(out, "- {}: {count}", escape(&what));
    }
    for told in report.review.sentences() {
        line!(out, "\n{}", escape(&told));
    }
    out.push_str("\n## Sources\n\n");
    for source in &report.sources {
        let mut facts = vec![headline(source)];
        for fact in [
            &source.byline,
            &source.outlet,
            &source.published,
            &source.path,
        ] {
            facts.extend(fact.as_deref().map(escape));
        }
        facts.extend(source.row.map(|row| format!("row {row}")));
        facts.push(format!("{}, {}", source.format, escape(&source.encoding)));
        facts.push(format!("SHA-256 {}", escape(&source.sha256)));
        facts.push(source.id.to_string());
        line!(out, "{}. {}", source.number, facts.join("; "));
        if let Some(tags) = words::tags(&source.tags) {
            line!(out, "   Tags: {}", escape(&tags));
        }
        if let Some(note) = &source.note {
            line!(out, "   Note: {}", escape(note));
        }
    }
}

fn headline(source: &Source) -> String {
    match words::link(source.url.as_deref()) {
        // Brackets and angle signs would end the address; encoded they mean the same.
        Some(url) => {
            let mut address = String::new();
            for c in without_direction(url).chars() {
                match c {
                    '<' => address.push_str("%3C"),
                    '>' => address.push_str("%3E"),
                    '\\' => address.push_str("%5C"),
                    c => address.push(c),
                }
            }
            format!("[{}](<{address}>)", escape(&source.headline))
        }
        None => match &source.url {
            Some(url) => format!("{} ({})", escape(&source.headline), escape(url)),
            None => escape(&source.headline),
        },
    }
}

/// Bold for the marked words, as a tag: asterisks beside quotation marks are not always read as bold.
fn marked(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        let text = escape_lines(&piece.text);
        let bare = text.trim();
        if !piece.marked || bare.is_empty() {
            out.push_str(&text);
            continue;
        }
        let lead = text.len() - text.trim_start().len();
        let _ = write!(
            out,
            "{}<b>{bare}</b>{}",
            &text[..lead],
            &text[lead + bare.len()..]
        );
    }
    out
}

fn block(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| format!("> {line}")).collect();
    lines.join("\n")
}

/// Escapes each line and keeps them apart.
fn escape_lines(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(escape).collect();
    lines.join("\n")
}

/// One line of text without meaning for Markdown or HTML.
fn escape(text: &str) -> String {
    let text = without_direction(text);
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    escape_start(&out)
}

/// At the head of a line a few more signs would begin a list or a rule.
fn escape_start(line: &str) -> String {
    let bare = line.trim_start();
    let lead = line.len() - bare.len();
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let sign = match bare.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => Some(digits),
        Some(b'-' | b'+' | b'=') if digits == 0 => Some(0),
        _ => None,
    };
    match sign {
        Some(at) => format!(
            "{}{}\\{}",
            " ".repeat(lead.min(1)),
            &bare[..at],
            &bare[at..]
        ),
        // Four spaces at the head of a line would make it code.
        None => format!("{}{bare}", " ".repeat(lead.min(1))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_lose_their_meaning() {
        assert_eq!(escape("*a* _b_ [c](d)"), "\\*a\\* \\_b\\_ \\[c\\](d)");
        assert_eq!(escape("<script>"), "&lt;script&gt;");
        assert_eq!(escape("1. one"), "1\\. one");
        assert_eq!(escape("- dash"), "\\- dash");
        assert_eq!(escape("# head"), "\\# head");
        assert_eq!(escape("    code\nline"), " code line");
        assert_eq!(escape("\u{202e}turned"), "turned");
        assert_eq!(escape("40 men, -2°"), "40 men, -2°");
    }

    #[test]
    fn marks_keep_their_spaces_outside() {
        let pieces = [
            Piece {
                text: "Forty".to_owned(),
                marked: true,
                quoted: false,
            },
            Piece {
                text: " men ".to_owned(),
                marked: true,
                quoted: true,
            },
            Piece {
                text: "left".to_owned(),
                ..Piece::default()
            },
        ];
        assert_eq!(marked(&pieces), "<b>Forty</b> <b>men</b> left");
    }
}
