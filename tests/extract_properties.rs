//! What must hold for the statements of any text whatever.

use counterclaim::extract::{Hints, extract};
use counterclaim::model::{Article, Statement};
use counterclaim::text::Span;
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

/// What is told of a statement apart from where it stands and who its speaker is taken for.
fn told(text: &str) -> Vec<String> {
    let words = |slice: &str| slice.split_whitespace().collect::<Vec<_>>().join(" ");
    statements(text)
        .into_iter()
        .map(|s| {
            let content: Vec<_> = s
                .content
                .iter()
                .map(|p| words(p.span.slice(text)))
                .collect();
            let part = |span: Option<Span>| span.map_or(String::new(), |s| words(s.slice(text)));
            format!(
                "{:?} {:?} {} | {} | {:?}",
                s.kind,
                s.act,
                part(s.source),
                part(s.cue),
                content
            )
        })
        .collect()
}

/// Paragraphs that leave no quotation open and lean on no other one.
fn paragraph() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "Governor Dara Venn said on Monday that the road to Pell was open.",
        "“We did not fire on the village,” Colonel Noor told reporters, adding that his men “had orders to wait.”",
        "The ministry accused the guards of “playing for time” and called for an inquiry.",
        "Lorries stood in a row of two miles, and the smell of oranges lay over the valley.",
        "According to the army, the shells came from the north, a charge the other side denies.",
        "Venn was blunt: “We will not wait for the spring.”",
        "The league (E-Pell.) rejected the claim as “invented.” It gave no reason.",
        "“Go home at once!” thundered Colonel Noor.",
        "The envoy, who had come late, denied any knowledge of the letter.",
        "State radio quoted the governor as saying that the ferry was lost.",
        "The plan is ''a gift to smugglers,'' the mayor wrote. ''Nobody asked us.''",
        "The road is open. The ferry runs again.\n\n— Northern Army Press (@nap_pell) May 3, 2031",
        "She stayed. The boats did not come back that year.",
    ])
}

fn story() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(paragraph(), 0..8)
}

proptest! {
    #[test]
    fn statements_do_not_depend_on_where_a_paragraph_stands(
        (before, after) in story().prop_flat_map(|p| (Just(p.clone()), Just(p).prop_shuffle()))
    ) {
        let sorted = |paragraphs: &[&str]| {
            let mut told = told(&paragraphs.join("\n\n"));
            told.sort();
            told
        };
        prop_assert_eq!(sorted(&before), sorted(&after));
    }

    #[test]
    fn articles_joined_have_the_statements_of_each(one in story(), other in story()) {
        let (one, other) = (one.join("\n\n"), other.join("\n\n"));
        let mut apart = told(&one);
        apart.extend(told(&other));
        prop_assert_eq!(told(&format!("{one}\n\n{other}")), apart);
    }

    #[test]
    fn more_white_space_moves_offsets_only(
        text in newsy(),
        wide in prop::sample::select(vec!["  ", "   ", " \t", "\u{a0}"]),
    ) {
        prop_assert_eq!(told(&text), told(&text.replace(' ', wide)));
    }

    #[test]
    fn empty_lines_between_paragraphs_count_once(paragraphs in story()) {
        prop_assert_eq!(told(&paragraphs.join("\n\n")), told(&paragraphs.join("\n \n\n")));
    }

    #[test]
    fn lines_cut_by_hand_say_the_same(paragraphs in story(), width in 50..90_usize) {
        // A post's last line is one of its own and stays so.
        let plain: Vec<_> = paragraphs.iter().filter(|p| !p.contains('\n')).copied().collect();
        let cut: Vec<_> = plain.iter().map(|p| cut(p, width)).collect();
        // Too few lines do not tell a cut one from a short paragraph.
        let feeds: usize = cut.iter().map(|p| p.matches('\n').count()).sum();
        if plain.len() > 1 && feeds >= 8 {
            prop_assert_eq!(told(&plain.join("\n\n")), told(&cut.join("\n\n")));
        }
    }
}

/// Cuts lines so that none is wider than `width` characters.
fn cut(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut line = 0;
    for word in text.split(' ') {
        let len = word.chars().count();
        if line > 0 && line + 1 + len > width {
            out.push('\n');
            line = 0;
        } else if line > 0 {
            out.push(' ');
            line += 1;
        }
        out.push_str(word);
        line += len;
    }
    out
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
        "“A “b ",
        "\"a “b” ",
        "“a.\n\n",
        "‘a ",
        "— A (@b) ",
        "a.\n\n— A (@b) May 3\n\n",
        "A did: “B c d e.” ",
        "“A b c d!” E fed. ",
        "(A.) ",
        "said:\n\n",
    ] {
        check(&unit.repeat(40_000 / unit.len() * 4));
    }
}
