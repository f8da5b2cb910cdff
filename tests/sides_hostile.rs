//! Whatever an article or a profile file holds, nothing panics, and equal input gives equal output.

mod sides;

use std::sync::OnceLock;

use counterclaim::model::{ResolvedFrom, Statement};
use counterclaim::sides::Profile;
use counterclaim::text::Span;
use proptest::prelude::*;

fn profile() -> &'static Profile {
    static PROFILE: OnceLock<Profile> = OnceLock::new();
    PROFILE.get_or_init(Profile::built_in)
}

/// Pieces that rules look at, in any order.
const PIECES: &[&str] = &[
    "Pakistan",
    "Pakistan’s",
    "Afghan",
    "Kabul",
    "KABUL",
    "Islamabad",
    "the Taliban",
    "Taliban",
    "Pakistani Taliban",
    "TTP",
    "both sides",
    "foreign",
    "defence",
    "minister",
    "Minister",
    "spokesperson",
    "officials",
    "ministry",
    "embassy",
    "ambassador",
    "residents",
    "source",
    "former",
    "acting",
    "Khawaja",
    "Asif",
    "Sharif",
    "Mujahid",
    "Attaullah",
    "Atta",
    "Ullah",
    "Tarar",
    "Gen",
    "Lt.",
    "Mullah",
    "-based",
    "-led",
    "of",
    "for",
    "to",
    "in",
    "and",
    "who",
    "citing",
    "Dawn",
    "state",
    "media",
    "its",
    "the",
    "a",
    ",",
    ".",
    ":",
    " — ",
    "\n",
    "\n\n",
    "“",
    "”",
    "'s",
    "’",
    "U.S.",
    "U.N.",
    "é",
    "ي",
    "\u{200c}",
    "ﷺ",
    "1",
    "-",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    (prop::collection::vec((piece, any::<bool>()), 0..60)).prop_map(|pieces| {
        let mut out = String::new();
        for (piece, space) in pieces {
            out.push_str(&piece);
            if space {
                out.push(' ');
            }
        }
        out
    })
}

/// A span on character boundaries, from two numbers.
fn span(text: &str, from: usize, len: usize) -> Span {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(from % (text.len() + 1));
    Span::new(start, floor(start + len))
}

proptest! {
    #[test]
    fn any_text_is_decided_alike_twice(
        text in text(),
        places in prop::collection::vec((any::<usize>(), 0..60usize, any::<bool>(), 0..4u8), 1..8),
    ) {
        let article = sides::article(&text, "2025-11-08");
        let statements: Vec<Statement> = places
            .iter()
            .map(|&(from, len, named, how)| {
                let at = span(&text, from, len);
                let mut statement = sides::statement(&article, at, named);
                statement.speaker.resolved_from = match how {
                    1 => Some(ResolvedFrom::Pronoun),
                    2 => Some(ResolvedFrom::DefiniteNp),
                    _ => None,
                };
                if how > 1 {
                    statement.speaker.antecedent = Some(span(&text, from / 3, len));
                }
                if how == 3 {
                    statement.source = None;
                }
                statement
            })
            .collect();
        let mut once = statements.clone();
        counterclaim::sides::assign(profile(), &article, &mut once);
        let mut again = statements.clone();
        counterclaim::sides::assign(&profile().clone(), &article, &mut again);
        prop_assert_eq!(&once, &again);
        for statement in &once {
            let speaker = &statement.speaker;
            prop_assert!(!speaker.official || speaker.side.is_column());
            prop_assert!(speaker.name.as_deref() != Some(""));
        }
    }

    #[test]
    fn a_cut_or_changed_profile_never_panics(at in any::<usize>(), with in "\\PC{0,3}") {
        let json = include_str!("sides/river-states.json");
        let at = span(json, at, 1);
        let cut = &json[..at.start];
        prop_assert!(cut.trim_end() == json.trim_end() || Profile::from_json(cut).is_err());
        let changed = format!("{cut}{with}{}", &json[at.end..]);
        if let Err(error) = Profile::from_json(&changed) {
            prop_assert!(error.line >= 1 && error.line <= changed.lines().count() + 1);
        }
    }
}
