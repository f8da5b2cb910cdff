//! Tables in the documentation that are made from code, and the test that keeps them current.
//!
//! `UPDATE_EXPECT=1 cargo test --test tables` writes them anew.

use std::fmt::Write as _;
use std::path::Path;

use counterclaim::{compare, extract::registry};

fn keep(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept.replace('\r', "") == made,
        "docs/{name} is not current: UPDATE_EXPECT=1 cargo test --test tables"
    );
}

/// A cell of a Markdown table.
fn cell(text: &str) -> String {
    let marks = [
        "</>",
        "<speaker>",
        "<source>",
        "<cue>",
        "<claim>",
        "<content>",
    ];
    let plain = marks
        .iter()
        .fold(text.to_owned(), |text, mark| text.replace(mark, ""));
    plain.replace('|', "\\|").replace('\n', " ")
}

#[test]
fn constructions() {
    let mut out = String::from(
        "# Constructions\n\nMade from `src/extract/registry.rs`, in the order in which they are tried.\n\n\
         | id | what it matches | example | left alone |\n| --- | --- | --- | --- |\n",
    );
    for one in registry::REGISTRY {
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} |",
            one.id,
            cell(one.matches),
            cell(one.example),
            cell(one.counter_example)
        );
    }
    keep("constructions.md", &out);
}

#[test]
fn signals() {
    let mut out = String::from(
        "# Signals\n\nMade from `src/compare/signals/registry.rs`, the most telling kind first. Each has more examples \
         there.\n\n| id | what it looks at | fires on | left alone |\n| --- | --- | --- | --- |\n",
    );
    let pair = |pairs: &[(&str, &str)]| {
        pairs
            .first()
            .map_or_else(String::new, |(a, b)| format!("{} / {}", cell(a), cell(b)))
    };
    for signal in compare::signals() {
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} |",
            signal.id,
            cell(signal.looks_at),
            pair(signal.fires_on),
            pair(signal.leaves_alone)
        );
    }
    keep("signals.md", &out);
}

#[cfg(feature = "gui")]
#[test]
fn keys() {
    let table = counterclaim::ui::command::markdown_table();
    keep(
        "keys.md",
        &format!(
            "# Keys\n\nMade from `src/ui/command/table.rs`. Single keys rest while you type in a field.\n\n{table}"
        ),
    );
}
