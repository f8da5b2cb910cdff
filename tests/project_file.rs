//! Properties of a project and its file: nothing is lost, nothing is half done, nothing panics.

use std::collections::BTreeSet;
use std::sync::Arc;

use counterclaim::model::{
    Answer, Article, ArticleId, Asked, ClaimKey, Correction, Format, FoundThen, Given, Kind,
    NamedSpeaker, Origin, PairId, Relation, Removed, SaidDays, Side, SpeakerKey, SpeechAct,
    StatementId, Verdict, Witness, Words,
};
use counterclaim::project::{
    Act, Edit, Filters, FormatError, History, Moment, NoteTarget, Project, SavedSearch, Status,
    Tag, TagId, Transaction, ValueKey, from_json, history::MOST_KEPT_BYTES, tags::Shape, to_json,
};
use counterclaim::sides::Profile;
use counterclaim::text::{Shift, Span};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn words() -> impl Strategy<Value = String> {
    vec(
        prop::sample::select(vec![
            "talks",
            "“border”",
            "ended\r\n",
            "سرحد",
            "\u{202e}x",
            "</script>",
            "\\\"",
            "\u{0}",
            "\u{1f600}",
            "\n",
        ]),
        0..6,
    )
    .prop_map(|words| words.join(" "))
}

fn article() -> impl Strategy<Value = Arc<Article>> {
    (
        words(),
        option::of(words()),
        option::of(words()),
        vec((0..9usize, 1..9usize), 0..4),
        vec(words(), 0..2),
        option::of(1..9u32),
    )
        .prop_map(|(text, title, url, mut dropped, warnings, row)| {
            dropped.sort_unstable();
            let mut shift = Shift::default();
            for (at, chars) in dropped {
                shift.drop_before(at, chars);
            }
            Arc::new(Article {
                id: ArticleId::of(&text),
                title,
                byline: None,
                outlet: url.clone(),
                published: Some("2031-03-04".to_owned()),
                url,
                lang: Some("en".to_owned()),
                text,
                origin: Origin {
                    path: Some("talks.txt".to_owned()),
                    format: Format::Txt,
                    row,
                    sha256: "00".to_owned(),
                    encoding: "UTF-8".to_owned(),
                    shift,
                },
                warnings,
            })
        })
}

fn statement() -> impl Strategy<Value = StatementId> {
    (0..5u64).prop_map(StatementId::of_bare)
}

fn side() -> impl Strategy<Value = Side> {
    prop::sample::select(vec![Side::A, Side::B, Side::Other, Side::Unknown])
}

fn witness() -> impl Strategy<Value = Witness> {
    (statement(), side(), option::of(words()), words()).prop_map(
        |(statement, side, speaker, text)| Witness {
            statement,
            claim: ClaimKey::of(&text),
            side,
            speaker,
            article_title: text.clone(),
            text,
        },
    )
}

fn verdict() -> impl Strategy<Value = Verdict> {
    let answer = prop::sample::select(vec![Answer::Confirmed, Answer::Rejected, Answer::Later]);
    let relation = option::of(prop::sample::select(Relation::ALL.to_vec()));
    let asked = prop::sample::select(vec![Asked::Plainly, Asked::Control, Asked::Sample]);
    let given =
        (asked, option::of(answer.clone()), any::<bool>()).prop_map(|(asked, first, blind)| {
            Given {
                asked,
                first,
                blind,
            }
        });
    let parts = (witness(), witness(), answer, any::<bool>(), relation, given);
    parts.prop_map(|(a, b, answer, by_hand, relation, given)| Verdict {
        pair: PairId::of(a.statement, b.statement),
        answer,
        by_hand,
        relation,
        given,
        a,
        b,
        decided_at: "2031-03-04T05:06:07Z".to_owned(),
    })
}

fn codebook() -> impl Strategy<Value = Vec<Tag>> {
    let names = prop::sample::select(vec![
        "ceasefire",
        "to check",
        "سرحد",
        "\u{1f600}",
        "no\nname",
    ]);
    let names = names.prop_map(str::to_owned);
    vec((1..4_u32, names, words(), 0..9_u8), 0..4).prop_map(|tags| {
        let shape = Shape::Diamond;
        let tag = |(id, name, definition, color)| Tag {
            id: TagId(id),
            name,
            definition,
            color,
            shape,
        };
        tags.into_iter().map(tag).collect()
    })
}

fn saved_search() -> impl Strategy<Value = SavedSearch> {
    let values = (
        words(),
        words(),
        option::of(1..28_i8),
        1..4_u32,
        any::<bool>(),
    );
    values.prop_map(|(name, search, day, tag, noted)| SavedSearch {
        name,
        filters: Filters {
            speakers: SpeakerKey::of(&search).into_iter().collect(),
            outlets: ValueKey::of(&search).into_iter().collect(),
            kinds: BTreeSet::from([Kind::Mixed]),
            sides: BTreeSet::from([Side::A]),
            tags: BTreeSet::from([TagId(tag)]),
            from: day.map(|day| jiff::civil::date(2031, 5, day)),
            status: Status::ToReview,
            search,
            noted,
            ..Filters::default()
        },
    })
}

fn correction() -> impl Strategy<Value = Correction> {
    let found = (statement(), words(), option::of(words()), side()).prop_map(
        |(statement, text, speaker, side)| FoundThen {
            statement,
            claim: ClaimKey::of(&text),
            text,
            office: speaker.clone(),
            speaker,
            side,
            official: side == Side::A,
            kind: Kind::Mixed,
            act: SpeechAct::Deny,
            said_on: SaidDays::default(),
        },
    );
    let content = (words(), 0..40usize, 0..40usize).prop_map(|(text, from, to)| {
        Words::at(
            &[Span::new(from, to), Span::new(0, 5)],
            &format!("words {text}"),
        )
        .expect("the first piece holds a word")
    });
    let removed = prop_oneof![
        Just(None),
        Just(Some(Removed::NotAStatement)),
        Just(Some(Removed::PartOf(StatementId::of_bare(9)))),
    ];
    let parts = (
        statement(),
        option::of(found),
        content,
        removed,
        any::<bool>(),
    );
    parts.prop_map(|(statement, found, content, removed, says)| Correction {
        statement,
        article: ArticleId::of("an article that was taken out"),
        article_title: "Gone".to_owned(),
        found,
        removed,
        content: Some(content),
        speaker: NamedSpeaker::new("Edda Rohn", says.then_some("envoy")),
        said_on: says.then_some(SaidDays::default()),
        kind: says.then_some(Kind::Direct),
        act: None,
    })
}

fn edit() -> impl Strategy<Value = Edit> {
    let target = prop_oneof![
        statement().prop_map(NoteTarget::Statement),
        article().prop_map(|a| NoteTarget::Article(a.id)),
        (statement(), statement()).prop_map(|(a, b)| NoteTarget::Pair(PairId::of(a, b))),
    ];
    prop_oneof![
        (0..9usize, article()).prop_map(|(at, article)| Edit::InsertArticle { at, article }),
        article().prop_map(|a| Edit::RemoveArticle(a.id)),
        verdict().prop_map(|v| Edit::SetVerdict(v.pair, Some(Box::new(v)))),
        verdict().prop_map(|v| Edit::SetVerdict(v.pair, None)),
        (target.clone(), option::of(words())).prop_map(|(on, text)| Edit::SetNote(on, text)),
        (statement(), option::of(side())).prop_map(|(id, side)| Edit::PlaceStatement(id, side)),
        (words(), option::of(side()))
            .prop_map(|(name, side)| Edit::PlaceSpeaker(SpeakerKey(name), side)),
        (article(), words(), option::of(words())).prop_map(|(article, speaker, meant)| {
            Edit::SettleSpeaker {
                article: article.id,
                speaker: SpeakerKey(speaker),
                meant: meant.map(SpeakerKey),
            }
        }),
        correction().prop_map(|c| Edit::Correct(c.statement, Some(Box::new(c)))),
        statement().prop_map(|id| Edit::Correct(id, None)),
        prop::collection::btree_set(
            (statement(), statement()).prop_map(|(a, b)| PairId::of(a, b)),
            0..3
        )
        .prop_map(Edit::SetUntaught),
        (
            target,
            prop::collection::btree_set((1..4_u32).prop_map(TagId), 0..3)
        )
            .prop_map(|(on, tags)| Edit::SetTags(on, tags)),
        codebook().prop_map(Edit::SetCodebook),
        vec(saved_search(), 0..3).prop_map(Edit::SetSearches),
        words().prop_map(|name| {
            let mut profile = Profile::built_in();
            profile.name = format!("profile {name}");
            Edit::SetProfile(Arc::new(profile))
        }),
    ]
}

fn empty() -> Project {
    Project::new(Arc::new(Profile::built_in()))
}

fn edited(edits: Vec<Edit>) -> Project {
    let mut project = empty();
    for edit in edits {
        // Some cannot be made, such as taking out an article that is not there.
        let _ = project.apply(edit);
    }
    project.screen.tray_open = true;
    project.screen.pair = project.verdicts().keys().next().copied();
    project
}

fn moment(act: Act) -> Moment {
    Moment {
        now: "2031-03-04T05:06:07Z".parse().unwrap(),
        act,
        seconds: None,
    }
}

/// The project as it comes back from its file, which has nothing to warn of.
fn reopened(project: &Project) -> Project {
    let document = from_json(std::str::from_utf8(&to_json(project)).unwrap()).unwrap();
    assert_eq!(document.warnings, Vec::<String>::new());
    document.project
}

fn note(text: &str) -> Transaction {
    let on = NoteTarget::Pair(PairId::of(StatementId::of_bare(1), StatementId::of_bare(2)));
    Transaction::one("Note", Edit::SetNote(on, Some(text.to_owned())))
}

#[test]
fn undo_in_the_file_is_bounded_and_drops_the_oldest() {
    let mut project = empty();
    let acts = 6;
    for act in 0..acts {
        let text = act.to_string().repeat(MOST_KEPT_BYTES / 3);
        project.act(note(&text), &moment(Act::One)).unwrap();
    }
    let mut again = reopened(&project);
    let mut undone = 0;
    while again.undo(&moment(Act::Undo)).unwrap().is_some() {
        undone += 1;
    }
    // What is undone is the text before, so the last act but three is the last that fits.
    assert_eq!(undone, 2);
    for _ in 0..acts {
        assert!(project.undo(&moment(Act::Undo)).unwrap().is_some());
    }
    assert!(
        project.notes().is_empty(),
        "in the running program all is kept"
    );
}

#[test]
fn a_log_or_a_history_changed_by_hand_is_told_and_loses_nothing_else() {
    let mut project = empty();
    for text in ["first", "second", "third"] {
        project.act(note(text), &moment(Act::One)).unwrap();
    }
    let json = String::from_utf8(to_json(&project)).unwrap();
    let open = |json: &str| from_json(json).unwrap();

    let document = open(&json.replacen("T05:06:07Z", "T05:06:08Z", 1));
    let [warning] = &document.warnings[..] else {
        panic!("{:?}", document.warnings);
    };
    assert!(warning.contains("entry 2 does not follow"), "{warning}");
    assert_eq!(document.project.log().len(), 3);
    assert_eq!(document.project.notes(), project.notes());

    // The act before the last one is of a kind that is not known.
    let parts: Vec<&str> = json.split("\"set_note\"").collect();
    let json = format!(
        "{}\"set_name\"{}\"set_note\"{}",
        parts[..2].join("\"set_note\""),
        parts[2],
        parts[3]
    );
    let mut document = open(&json);
    let [warning] = &document.warnings[..] else {
        panic!("{:?}", document.warnings);
    };
    assert!(
        warning.starts_with("2 of the acts kept for undo"),
        "{warning}"
    );
    let again = &mut document.project;
    assert_eq!(again.notes(), project.notes());
    assert!(again.undo(&moment(Act::Undo)).unwrap().is_some());
    assert_eq!(again.undo(&moment(Act::Undo)).unwrap(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn save_then_load_is_equal(edits in vec(edit(), 0..24)) {
        let project = edited(edits);
        let json = to_json(&project);
        let document = from_json(std::str::from_utf8(&json).unwrap()).unwrap();
        prop_assert_eq!(&document.project, &project);
        prop_assert!(document.warnings.is_empty(), "{:?}", document.warnings);
        prop_assert!(document.rekeyed.is_empty());
        prop_assert_eq!(to_json(&document.project), json, "the same project gives the same bytes");
    }

    #[test]
    fn apply_then_undo_gives_the_same_project(transactions in vec(vec(edit(), 1..5), 0..8)) {
        let mut project = empty();
        let mut history = History::default();
        let mut stages = vec![project.clone()];
        for edits in transactions {
            let before = project.clone();
            let transaction = Transaction { title: "act".to_owned(), edits };
            if history.perform(&mut project, transaction).is_ok() {
                stages.push(project.clone());
            } else {
                prop_assert_eq!(&project, &before, "an act is done wholly or not at all");
            }
        }
        for stage in stages.iter().rev().skip(1) {
            prop_assert!(history.undo(&mut project).unwrap().is_some());
            prop_assert_eq!(&project, stage);
        }
        prop_assert_eq!(history.undo(&mut project).unwrap(), None);
        for stage in &stages[1..] {
            prop_assert!(history.redo(&mut project).unwrap().is_some());
            prop_assert_eq!(&project, stage);
        }
        prop_assert_eq!(history.redo(&mut project).unwrap(), None);
    }

    #[test]
    fn what_was_done_can_be_undone_after_reopening(transactions in vec(vec(edit(), 1..4), 1..6), undone in 0..3usize) {
        let mut project = empty();
        let mut stages = vec![project.clone()];
        for edits in transactions {
            let transaction = Transaction { title: "act".to_owned(), edits };
            if project.act(transaction, &moment(Act::One)).is_ok() {
                stages.push(project.clone());
            }
        }
        let undone = undone.min(stages.len() - 1);
        for _ in 0..undone {
            project.undo(&moment(Act::Undo)).unwrap();
        }
        let entries = project.log().len();
        let mut project = reopened(&project);
        // The log only grows, and the history moves on: all else is as it was.
        let same = |one: &Project, other: &Project| {
            let bare = |project: &Project| {
                let mut json: serde_json::Value = serde_json::from_slice(&to_json(project)).unwrap();
                for field in ["log", "log_end", "undo", "redo"] {
                    json.as_object_mut().unwrap().remove(field);
                }
                json
            };
            bare(one) == bare(other)
        };
        for stage in &stages[stages.len() - undone..] {
            prop_assert!(project.redo(&moment(Act::Redo)).unwrap().is_some());
            prop_assert!(same(&project, stage));
        }
        prop_assert_eq!(project.redo(&moment(Act::Redo)).unwrap(), None);
        for stage in stages.iter().rev().skip(1) {
            prop_assert!(project.undo(&moment(Act::Undo)).unwrap().is_some());
            prop_assert!(same(&project, stage));
        }
        prop_assert_eq!(project.undo(&moment(Act::Undo)).unwrap(), None);
        prop_assert!(project.log().len() >= entries);
        prop_assert!(reopened(&project) == project);
    }

    #[test]
    fn damage_never_panics(edits in vec(edit(), 0..6), cuts in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut json = to_json(&edited(edits));
        for (at, byte) in cuts {
            let at = at.index(json.len());
            json[at] = byte;
        }
        if let Ok(document) = from_json(&String::from_utf8_lossy(&json)) {
            // What still opens also saves, and then opens to the same.
            let again = to_json(&document.project);
            let again = from_json(std::str::from_utf8(&again).unwrap()).unwrap();
            prop_assert_eq!(again.project, document.project);
        }
    }
}

#[test]
fn a_file_cut_off_anywhere_is_an_error_that_says_so() {
    let mut project = empty();
    project
        .apply(Edit::SetNote(
            NoteTarget::Statement(StatementId::of_bare(1)),
            Some("“check”".to_owned()),
        ))
        .unwrap();
    let json = String::from_utf8(to_json(&project)).unwrap();
    let whole = json.trim_end();
    for (end, _) in whole.char_indices().skip(1) {
        match from_json(&whole[..end]) {
            Err(FormatError::Truncated { line }) => {
                assert_eq!(line, 1 + whole[..end].matches('\n').count(), "{end}");
            }
            other => panic!("cut at {end}: {other:?}"),
        }
    }
    assert!(from_json(whole).is_ok());
    assert_eq!(from_json(" \n").unwrap_err(), FormatError::Empty);
}

#[test]
fn other_files_are_told_apart() {
    for (json, expected) in [
        ("Kabul denied it.", FormatError::NotAProject),
        ("[1, 2]", FormatError::NotAProject),
        (r#"{"title": "News"}"#, FormatError::NotAProject),
        (r#"{"format": 1, "version": 1}"#, FormatError::NotAProject),
        (
            r#"{"format": "counterclaim project", "version": "1"}"#,
            FormatError::NoVersion,
        ),
        (
            r#"{"format": "counterclaim project", "version": 0}"#,
            FormatError::NoVersion,
        ),
        (
            r#"{"format": "counterclaim project", "version": 7, "new": [{}]}"#,
            FormatError::Newer { found: 7 },
        ),
    ] {
        assert_eq!(from_json(json).unwrap_err(), expected, "{json}");
    }
    let newer = FormatError::Newer { found: 7 };
    assert_eq!(
        newer.to_string(),
        "written by a newer counterclaim (version 7; this one reads up to 1)"
    );
}

#[test]
fn mistakes_are_named_with_their_line() {
    let json = String::from_utf8(to_json(&empty())).unwrap();
    let line_of = |words: &str| 1 + json[..json.find(words).unwrap()].matches('\n').count();
    for (from, to) in [
        (r#""verdicts": []"#, r#""verdicts": {}"#),
        (r#""notes": []"#, r#""notes": [{"on": "x", "text": ""}]"#),
        (
            r#""statement_sides": {}"#,
            r#""statement_sides": {"s1-0123456789abcdef": "left"}"#,
        ),
        (r#""speaker_sides": {}"#, r#""speaker_sides": nothing"#),
    ] {
        match from_json(&json.replace(from, to)) {
            Err(FormatError::Wrong { line, problem }) => {
                assert_eq!(line, line_of(from), "{to}: {problem}");
                assert!(!problem.is_empty() && !problem.contains("at line"));
            }
            other => panic!("{to}: {other:?}"),
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!(
        r#"{{"format": "counterclaim project", "version": 1, "screen": {}"#,
        "[".repeat(200_000)
    );
    assert!(from_json(&deep).is_err());
}

#[test]
fn unknown_fields_and_a_damaged_screen_are_warned_about() {
    let json = String::from_utf8(to_json(&empty())).unwrap();
    let odd = json.replacen('{', r#"{"colour": 1,"#, 1);
    let document = from_json(&odd).unwrap();
    assert_eq!(document.project, empty());
    assert!(
        document.warnings[0].contains("“colour”"),
        "{:?}",
        document.warnings
    );

    let odd = json.replace(r#""tray_open": false"#, r#""tray_open": "wide""#);
    assert_ne!(odd, json);
    let document = from_json(&odd).unwrap();
    assert_eq!(document.project, empty());
    assert!(
        document.warnings[0].contains("screen"),
        "{:?}",
        document.warnings
    );
}

#[test]
fn an_article_changed_in_the_file_gets_a_new_id() {
    let text = "The talks failed.";
    let mut article = Article {
        title: Some("Talks".to_owned()),
        ..Article::bare(text)
    };
    let mut project = empty();
    project
        .apply(Edit::InsertArticle {
            at: 0,
            article: Arc::new(article.clone()),
        })
        .unwrap();
    let json = String::from_utf8(to_json(&project)).unwrap();
    let changed = json.replace("talks failed", "talks ended");
    let document = from_json(&changed).unwrap();
    let old = article.id;
    article.text = "The talks ended.".to_owned();
    article.id = ArticleId::of(&article.text);
    assert_eq!(document.rekeyed, [(old, article.id)]);
    assert_eq!(**document.project.articles().first().unwrap(), article);
    assert!(document.warnings[0].contains("“Talks”"));
}

#[test]
fn the_file_reads_line_by_line() {
    let json = String::from_utf8(to_json(&empty())).unwrap();
    assert!(
        json.starts_with("{\n  \"format\": \"counterclaim project\",\n  \"version\": 1,\n"),
        "{json}"
    );
    assert!(json.ends_with("}\n"));
}
