//! The confirmed pairs as a table for spreadsheets and scripts: RFC 4180, UTF-8, one row a pair.

use super::{guard, words};
use crate::model::{PairKind, Relation};

use super::report::{Ground, Lost, Orphan, Pair, Quote, Report};

/// The columns. A new one is always added at the end, so that scripts which count go on working.
pub const COLUMNS: [&str; 45] = [
    "pair_id",
    "status",
    "relation",
    "a_side",
    "a_speaker",
    "a_office",
    "a_quote",
    "a_said_on",
    "a_outlet",
    "a_url",
    "a_published",
    "a_start",
    "a_end",
    "a_sha256",
    "b_side",
    "b_speaker",
    "b_office",
    "b_quote",
    "b_said_on",
    "b_outlet",
    "b_url",
    "b_published",
    "b_start",
    "b_end",
    "b_sha256",
    "rule",
    "score",
    "reviewer",
    "decided_at",
    "reason",
    "note",
    "tags",
    "doubt",
    "a_headline",
    "a_path",
    "b_headline",
    "b_path",
    "a_act",
    "b_act",
    "a_corrected",
    "b_corrected",
    "a_also",
    "b_also",
    "a_tags",
    "b_tags",
];

/// The table. Unless `raw`, cells that a spreadsheet would take for formulas get an apostrophe.
pub(super) fn table(report: &Report, raw: bool) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut put = |cells: &[String]| {
        writer
            .write_record(cells)
            .expect("every row has the columns of the header, and memory does not fail");
    };
    put(&COLUMNS.map(str::to_owned));
    for pair in &report.pairs {
        put(&row(report, pair, raw));
    }
    let lost = report.orphans.iter();
    for orphan in lost.filter(|o| o.answer == crate::model::Answer::Confirmed) {
        put(&orphan_row(orphan, raw));
    }
    writer
        .into_inner()
        .expect("memory does not fail to take what was buffered")
}

fn word(text: &str, raw: bool) -> String {
    if raw {
        text.to_owned()
    } else {
        guard::cell(text).into_owned()
    }
}

fn row(report: &Report, pair: &Pair, raw: bool) -> Vec<String> {
    let word = |text: &str| word(text, raw);
    let maybe = |text: &Option<String>| word(text.as_deref().unwrap_or_default());
    let quote = |quote: &Quote| -> Vec<String> {
        let source = &report.sources[quote.source];
        let claim: String = quote.claim.iter().map(|p| p.text.as_str()).collect();
        vec![
            word(&quote.side),
            maybe(&quote.speaker),
            maybe(&quote.office),
            word(&claim),
            maybe(&quote.said_on),
            maybe(&source.outlet),
            maybe(&source.url),
            maybe(&source.published),
            quote.start.to_string(),
            quote.end.to_string(),
            word(&source.sha256),
        ]
    };
    let texts = |grounds: &[Ground]| {
        let texts: Vec<_> = grounds.iter().map(|g| g.text.as_str()).collect();
        word(&texts.join(" | "))
    };
    let tags = |tags: &[String]| word(&words::tags(tags).unwrap_or_default());
    let mut kinds: Vec<_> = pair.reasons.iter().map(|g| g.kind.name()).collect();
    kinds.dedup();
    let rule = if pair.by_hand {
        "by_hand".to_owned()
    } else {
        kinds.join(" ")
    };
    let mut cells = vec![
        pair.id.to_string(),
        "confirmed".to_owned(),
        // The person's name for it; else the program's.
        pair.relation
            .map(Relation::name)
            .or(pair.kind.map(PairKind::name))
            .unwrap_or_default()
            .to_owned(),
    ];
    cells.extend(quote(&pair.a));
    cells.extend(quote(&pair.b));
    cells.extend([
        rule,
        pair.score.map(|s| format!("{s:.3}")).unwrap_or_default(),
        String::new(),
        word(&pair.decided_at),
        texts(&pair.reasons),
        maybe(&pair.note),
        tags(&pair.tags),
        texts(&pair.doubts),
    ]);
    for quote in [&pair.a, &pair.b] {
        let source = &report.sources[quote.source];
        cells.extend([word(&source.headline), maybe(&source.path)]);
    }
    cells.extend([&pair.a, &pair.b].map(|quote| quote.act.verb().unwrap_or("states").to_owned()));
    let corrected = |quote| words::corrected(quote).map_or_else(String::new, |text| word(&text));
    cells.extend([&pair.a, &pair.b].map(corrected));
    cells.extend([&pair.a, &pair.b].map(|quote| {
        let copies = quote.also.iter().map(|copy| {
            let source = &report.sources[copy.source];
            let place = source.url.as_ref().or(source.path.as_ref());
            let told = [Some(&source.headline), place].into_iter().flatten();
            let told: Vec<&str> = told.map(String::as_str).collect();
            format!("{}, {}", told.join(", "), words::copy(copy, source))
        });
        word(&copies.collect::<Vec<_>>().join(" | "))
    }));
    cells.extend([&pair.a, &pair.b].map(|quote| tags(&quote.tags)));
    cells
}

/// A confirmed pair that has lost a statement: what was kept of it, the status telling why.
fn orphan_row(orphan: &Orphan, raw: bool) -> Vec<String> {
    let word = |text: &str| word(text, raw);
    let lost = |lost: &Lost| {
        let mut cells = vec![
            word(&lost.side),
            word(lost.speaker.as_deref().unwrap_or_default()),
            String::new(),
            word(&lost.text),
        ];
        cells.resize(11, String::new());
        cells
    };
    let mut cells = vec![
        orphan.id.to_string(),
        "confirmed_orphan".to_owned(),
        String::new(),
    ];
    cells.extend(lost(&orphan.a));
    cells.extend(lost(&orphan.b));
    let rule = if orphan.by_hand { "by_hand" } else { "" };
    cells.extend([
        rule.to_owned(),
        String::new(),
        String::new(),
        word(&orphan.decided_at),
        String::new(),
        word(orphan.note.as_deref().unwrap_or_default()),
        word(&words::tags(&orphan.tags).unwrap_or_default()),
        String::new(),
        word(&orphan.a.headline),
        String::new(),
        word(&orphan.b.headline),
    ]);
    cells.resize(COLUMNS.len(), String::new());
    cells
}
