//! What must hold for the statements of any text whatever.

use counterclaim::extract::{Hints, extract};
use counterclaim::model::{Article, Statement};
use proptest::prelude::*;

fn article(text: String) -> Article {
    Article {
        published: Some("2031-05-14".to_owned()),
        ..Article::bare(text)
    }
}

fn statements(text: &str) -> Vec<Statement> {
    extract(&article(text.to_owned()), &Hints::default()).statements
}

/// Spans slice, pieces stand in order, none is empty, every part lies in the passage.
fn check(text: &str) {
    let mut ids = std::collections::HashSet::new();
    for statement in statements(text) {
        assert!(!statement.content.is_empty());
        let mut floor = 0;
        for piece in &statement.content {
            assert!(piece.span.start >= floor, "pieces overlap in {text:?}");
            assert!(
                !piece.span.slice(text).trim().is_empty(),
                "empty piece in {text:?}"
            );
            assert_eq!(
                piece.span.trim(text),
                piece.span,
                "white space at an end in {text:?}"
            );
            floor = piece.span.end;
        }
        for span in statement.cue.iter().chain(&statement.source) {
            assert!(
                !span.slice(text).is_empty(),
                "span does not slice in {text:?}"
            );
            assert!(
                statement.passage.contains(*span),
                "passage too short in {text:?}"
            );
        }
        assert!(statement.passage.contains(statement.content_hull()));
        assert!(ids.insert(statement.id), "an id twice in {text:?}");
    }
}

/// Texts made of what constructions look for.
fn newsy() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "said",
        "saying",
        "told",
        "that",
        "according",
        "to",
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "''",
        "``",
        ",",
        ".",
        ":",
        ";",
        "—",
        "(",
        ")",
        "Venn",
        "Dara Venn",
        "the minister",
        "officials",
        "and",
        "but",
        "who",
        "which",
        "denied",
        "accused",
        "of",
        "as",
        "claim",
        "quoted",
        "was",
        "on Monday",
        "he",
        "it",
        "\n",
        "\n\n",
        "Gen.",
        "U.S.",
        "road",
        "is",
        "open",
        "’s",
        "'s",
        "?",
        "!",
        "KABUL",
        "a charge",
        "the",
        "called",
        "не",
        "دروغ",
        "é",
        "\u{200b}",
        "reporters",
        "threatened",
        "with",
        "by",
        "$",
        "1,5",
        "May",
    ]);
    prop::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn any_text(text in ".{0,300}") {
        check(&text);
    }

    #[test]
    fn marks_in_any_order(text in "[“”\"'‘’«»`,.:;!? a-cA-C\n—()-]{0,200}") {
        check(&text);
    }

    #[test]
    fn words_of_news_in_any_order(text in newsy()) {
        check(&text);
    }

    #[test]
    fn white_space_at_the_end_changes_nothing(text in newsy()) {
        let plain = text.trim_end().to_owned();
        let spaced = format!("{plain} \n\n \t");
        let words = |text: &str| -> Vec<_> {
            statements(text).into_iter().map(|s| (s.content, s.cue, s.source, s.speaker, s.kind, s.passage)).collect()
        };
        prop_assert_eq!(words(&plain), words(&spaced));
    }

    #[test]
    fn the_same_text_gives_the_same_statements(text in newsy()) {
        prop_assert_eq!(statements(&text), statements(&text));
    }
}

/// Work grows with length, not faster: four times the text may take no more than about four times
/// as long. Counted in statements and not timed; a quadratic blow-up would hang the test.
#[test]
fn long_monotonous_texts_end() {
    for unit in [
        "said ",
        "“",
        "\"",
        "A ",
        "he said that ",
        "“a” ",
        "Venn said, ",
        "who ",
        "and ",
        "( ",
        ", saying it was ",
        "According to ",
    ] {
        check(&unit.repeat(40_000 / unit.len() * 4));
    }
}
