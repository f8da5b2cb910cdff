//! Whole articles: the text in `tests/articles`, what is found in it as JSON beside it.
//!
//! `UPDATE_EXPECT=1 cargo test --test extract` writes the JSON anew; read the difference.

use std::fs;
use std::path::Path;

use counterclaim::extract::{Hints, extract};
use counterclaim::model::{Article, Statement};
use counterclaim::text::Span;
use serde_json::{Value, json};

fn article(text: &str) -> Article {
    Article {
        published: Some("2031-05-16".to_owned()),
        ..Article::bare(text)
    }
}

fn shown(text: &str, statement: &Statement) -> Value {
    let slice = |span: Span| span.slice(text).to_owned();
    json!({
        "source": statement.source.map(slice),
        "cue": statement.cue.map(slice),
        "content": statement.content.iter().map(|p| slice(p.span)).collect::<Vec<_>>(),
        "kind": statement.kind,
        "act": statement.act,
        "speaker": statement.speaker.name,
        "role": statement.speaker.role,
        "resolved_from": statement.speaker.resolved_from,
        "carrier": statement.speaker.carrier,
        "said_on": statement.said_on.map(|d| d.date.to_string()),
        "construction": statement.found_by.construction,
    })
}

#[test]
fn articles_give_what_is_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut texts: Vec<_> = fs::read_dir(&folder)
        .expect("tests/articles is part of the repository")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    texts.sort();
    assert!(!texts.is_empty());
    for path in texts {
        let text = fs::read_to_string(&path).expect("a readable article");
        let found = extract(&article(&text), &Hints::default()).statements;
        let found: Vec<Value> = found.iter().map(|s| shown(&text, s)).collect();
        let beside = path.with_extension("json");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let json = serde_json::to_string_pretty(&found).expect("plain values");
            fs::write(&beside, json + "\n").expect("a writable folder");
            continue;
        }
        let expected = fs::read_to_string(&beside).expect("the expected statements stand beside");
        let expected: Vec<Value> = serde_json::from_str(&expected).expect("valid JSON");
        for (number, (have, want)) in found.iter().zip(&expected).enumerate() {
            assert_eq!(have, want, "statement {number} of {}", path.display());
        }
        assert_eq!(
            found.len(),
            expected.len(),
            "statements in {}",
            path.display()
        );
    }
}

#[test]
fn an_article_without_text_has_no_statement() {
    for text in ["", " \n ", "...", "“”", "said"] {
        assert!(
            extract(&article(text), &Hints::default())
                .statements
                .is_empty(),
            "{text:?}"
        );
    }
}

#[test]
fn a_listed_carrier_passes_the_words_of_an_inner_source_on() {
    let hints = Hints {
        carriers: vec!["Eastern Wire".to_owned(), "Ridgewatch".to_owned()],
    };
    for (text, speaker, carrier) in [
        (
            "The Eastern Wire reported that the ministry had denied any role in the fire.",
            "ministry",
            Some("Eastern Wire"),
        ),
        (
            "Ridgewatch said Governor Dara Venn accused the guards of shelling the bridge.",
            "Dara Venn",
            Some("Ridgewatch"),
        ),
        (
            "The governor said the bridge was open, Ridgewatch reported.",
            "governor",
            Some("Ridgewatch"),
        ),
        (
            "Ridgewatch reported that the bridge was open.",
            "Ridgewatch",
            None,
        ),
        (
            "The ministry said that the army had denied it.",
            "ministry",
            None,
        ),
    ] {
        let found = extract(&article(text), &hints).statements;
        assert_eq!(found.len(), 1, "{text}");
        let told = &found[0].speaker;
        assert_eq!(
            (told.name.as_deref(), told.carrier.as_deref()),
            (Some(speaker), carrier),
            "{text}"
        );
    }
}
