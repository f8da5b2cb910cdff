//! Corrections: what a person says about statements holds in everything that is made of them, keeps
//! what was decided, and can be taken back.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use counterclaim::export::{Form, Options, render};
use counterclaim::model::{
    Answer, Article, Kind, NamedSpeaker, PairId, Reading, SaidDays, Side, SpeechAct, Statement,
    StatementId, Verdict, Witness,
};
use counterclaim::pipeline;
use counterclaim::project::correct::{self, Act};
use counterclaim::project::{
    Edit, History, NoteTarget, Project, Standing, follow, from_json, standing, to_json,
};
use counterclaim::sides::Profile;
use counterclaim::text::Span;
use proptest::prelude::*;

const TEXT: &str = "Islamabad: The talks closed late on Thursday.\n\n\
    Pakistan's defence ministry said its delegation “never left the room” and that the border \
    would stay open.\n\n\
    In Kabul, the Afghan foreign ministry said that the delegation kept leaving the room. The \
    ministry denied that any camp stood in the valley.\n\n\
    “We want peace,” the Afghan foreign ministry said.\n";

fn article(text: &str) -> Article {
    Article {
        title: Some("Talks close".to_owned()),
        published: Some("2025-11-07".to_owned()),
        ..Article::bare(text)
    }
}

fn project() -> Project {
    let mut project = Project::new(Arc::new(Profile::built_in()));
    let article = Arc::new(article(TEXT));
    project
        .apply(Edit::InsertArticle { at: 0, article })
        .unwrap();
    project
}

fn read(project: &Project) -> Reading {
    pipeline::read(
        project.articles(),
        project.profile(),
        &|article, found| project.place_all(article, found),
        &|_| {},
        &AtomicBool::new(false),
    )
    .unwrap()
}

fn saying<'a>(reading: &'a Reading, words: &str) -> &'a Statement {
    let at = reading
        .claims
        .iter()
        .position(|claim| claim.text.contains(words))
        .unwrap_or_else(|| panic!("nobody says {words:?} in {:#?}", reading.claims));
    &reading.statements[at]
}

fn says(reading: &Reading, id: StatementId) -> String {
    reading.claim(id).unwrap().text.clone()
}

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn perform(history: &mut History, project: &mut Project, act: Option<Act>) -> Option<StatementId> {
    let act = act.expect("the act can be done");
    history.perform(project, act.transaction).unwrap();
    act.statement
}

/// A confirmed verdict on two statements.
fn verdict(reading: &Reading, a: StatementId, b: StatementId) -> Verdict {
    let witness = |id| {
        let s = reading.statement(id).unwrap();
        Witness {
            statement: id,
            claim: s.claim,
            side: s.speaker.side,
            speaker: s.speaker.name.clone(),
            text: says(reading, id),
            article_title: "Talks close".to_owned(),
        }
    };
    Verdict {
        pair: PairId::of(a, b),
        answer: Answer::Confirmed,
        by_hand: true,
        relation: None,
        a: witness(a),
        b: witness(b),
        decided_at: "2031-01-01T00:00:00Z".to_owned(),
        given: counterclaim::model::Given::default(),
    }
}

fn confirm(project: &mut Project, reading: &Reading, a: StatementId, b: StatementId) -> PairId {
    let verdict = verdict(reading, a, b);
    let pair = verdict.pair;
    project
        .apply(Edit::SetVerdict(pair, Some(Box::new(verdict))))
        .unwrap();
    pair
}

#[test]
fn other_words_keep_the_statement_and_its_verdict() {
    let (mut project, mut history) = (project(), History::default());
    let before = read(&project);
    let a = saying(&before, "never left").id;
    let b = saying(&before, "kept leaving").id;
    let pair = confirm(&mut project, &before, a, b);
    let act = correct::reword(&project, &before, b, &[span("kept leaving the room")]);
    assert_eq!(perform(&mut history, &mut project, act), Some(b));
    let now = read(&project);
    assert_eq!(says(&now, b), "kept leaving the room");
    let corrected = now.statement(b).unwrap().corrected.as_ref().unwrap();
    let found = corrected.found.as_ref().unwrap();
    assert_eq!(
        **found,
        *before.statement(b).unwrap(),
        "the program's own reading is kept"
    );
    let verdict = project.verdict(pair).unwrap();
    assert_eq!(standing(verdict, &project, &now), Standing::Whole);
    assert!(follow(&project, &now, &[]).transaction.is_none());

    let back = correct::reword(
        &project,
        &now,
        b,
        &[before.statement(b).unwrap().content_hull()],
    );
    perform(&mut history, &mut project, back);
    assert!(
        project.corrections().is_empty(),
        "the words found are no correction"
    );
    history.undo(&mut project).unwrap();
    let back = correct::take_back(&project, &read(&project), b);
    perform(&mut history, &mut project, back);
    assert_eq!(read(&project).statement(b), before.statement(b));
}

#[test]
fn a_new_statement_takes_part_in_everything() {
    let (mut project, mut history) = (project(), History::default());
    let before = read(&project);
    let words = span("The talks closed late on Thursday");
    let act = correct::add(&project, &before, project.articles()[0].id, words);
    let new = perform(&mut history, &mut project, act).unwrap();
    let now = read(&project);
    let statement = now.statement(new).unwrap();
    assert_eq!(statement.content_hull(), words);
    assert_eq!(
        (statement.kind, statement.speaker.side),
        (Kind::Indirect, Side::Unknown)
    );
    assert!(pipeline::explain(&statement.found_by).contains("You made"));
    assert_eq!(now.statements.len(), before.statements.len() + 1);
    assert_eq!(
        correct::add(&project, &now, statement.article, words),
        None,
        "it is a statement already"
    );
    // Someone of the article, then someone of the profile, then someone nobody knows.
    let name = saying(&now, "never left").speaker.name.clone().unwrap();
    for (name, side) in [
        (name.as_str(), Side::A),
        ("Amir Khan Muttaqi", Side::B),
        ("Edda Rohn", Side::Unknown),
    ] {
        let named = NamedSpeaker::new(name, None);
        let act = correct::set_speaker(&project, &read(&project), new, named);
        perform(&mut history, &mut project, act);
        let now = read(&project);
        let speaker = &now.statement(new).unwrap().speaker;
        assert_eq!(
            (speaker.name.as_deref(), speaker.side),
            (Some(name), side),
            "{speaker:?}"
        );
        assert_eq!(speaker.official, side != Side::Unknown);
    }
    let act = correct::remove(&project, &read(&project), new);
    assert_eq!(perform(&mut history, &mut project, act), None);
    assert_eq!(read(&project).statements, before.statements);
    let act = correct::add(&project, &read(&project), project.articles()[0].id, words);
    assert_eq!(
        perform(&mut history, &mut project, act),
        Some(new),
        "it is the same one again"
    );
    for _ in 0..6 {
        history.undo(&mut project).unwrap();
    }
    assert_eq!(read(&project).statements, before.statements);
    assert!(project.corrections().is_empty());
}

#[test]
fn date_kind_and_status_can_be_said_and_left_to_the_program() {
    let (mut project, mut history) = (project(), History::default());
    let before = read(&project);
    let id = saying(&before, "kept leaving").id;
    let days = correct::days("5 November 2025");
    let act = correct::set_days(&project, &before, id, days);
    perform(&mut history, &mut project, act);
    let act = correct::set_kind(&project, &before, id, Some(Kind::Direct));
    perform(&mut history, &mut project, act);
    let act = correct::set_act(&project, &before, id, Some(SpeechAct::Accuse));
    perform(&mut history, &mut project, act);
    let now = read(&project);
    let statement = now.statement(id).unwrap();
    assert_eq!(statement.said_on.unwrap().iso(), "2025-11-05");
    assert_eq!(
        (statement.kind, statement.act),
        (Kind::Direct, SpeechAct::Accuse)
    );
    let told = correct::changes(statement, &project.articles()[0], project.profile());
    let told: Vec<_> = told
        .iter()
        .map(|c| (c.what.name(), c.read.as_str()))
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.contains(&("kind", "indirect")) && told.contains(&("status", "states")));
    let act = correct::set_days(&project, &now, id, Some(SaidDays::default()));
    perform(&mut history, &mut project, act);
    assert_eq!(read(&project).statement(id).unwrap().said_on, None);
    assert_eq!(
        correct::set_kind(&project, &now, id, Some(Kind::Direct)),
        None
    );
    assert!(correct::set_kind(&project, &now, id, None).is_some());
    let act = correct::take_back(&project, &now, id);
    perform(&mut history, &mut project, act);
    assert_eq!(read(&project).statements, before.statements);
}

#[test]
fn what_is_split_can_be_merged_and_decisions_go_along() {
    let (mut project, mut history) = (project(), History::default());
    let before = read(&project);
    let whole = saying(&before, "never left").id;
    let b = saying(&before, "kept leaving").id;
    let at = TEXT.find("and that the border").unwrap();
    assert_eq!(
        correct::split(&project, &before, whole, 3),
        None,
        "one part would be empty"
    );
    let act = correct::split(&project, &before, whole, at);
    let part = perform(&mut history, &mut project, act).unwrap();
    let now = read(&project);
    assert!(!says(&now, whole).contains("border") && says(&now, part).contains("border"));
    let [one, other] = [whole, part].map(|id| &now.statement(id).unwrap().speaker);
    assert_eq!((&one.name, one.side), (&other.name, other.side));
    assert!(other.official, "the part is of the same speaker");

    let pair = confirm(&mut project, &now, part, b);
    let note = |id| NoteTarget::Statement(id);
    for (id, text) in [(whole, "first"), (part, "second")] {
        project
            .apply(Edit::SetNote(note(id), Some(text.to_owned())))
            .unwrap();
    }
    let split = project.clone();
    let act = correct::merge(&project, &now, whole, part);
    perform(&mut history, &mut project, act);
    let merged = read(&project);
    assert!(merged.index_of(part).is_none());
    assert_eq!(says(&merged, whole), says(&before, whole));
    assert!(project.verdict(pair).is_none());
    assert!(
        project.verdict(PairId::of(whole, b)).is_some(),
        "the verdict goes along"
    );
    assert_eq!(project.note(note(whole)), Some("first\n\nsecond"));
    assert!(follow(&project, &merged, &[]).transaction.is_none());

    let act = correct::restore(&project, &merged, part);
    assert_eq!(perform(&mut history, &mut project, act), Some(part));
    let again = read(&project);
    assert_eq!(
        [whole, part].map(|id| says(&again, id)),
        [whole, part].map(|id| says(&now, id))
    );
    history.undo(&mut project).unwrap();
    history.undo(&mut project).unwrap();
    assert_eq!(project, split);
    let act = correct::take_back(&project, &now, part);
    perform(&mut history, &mut project, act);
    assert_eq!(says(&read(&project), whole), says(&before, whole));
}

#[test]
fn a_removed_statement_leaves_orphans_that_never_wander() {
    let (mut project, mut history) = (project(), History::default());
    // The same words stand in a second article, where an orphan could be tempted to go.
    let copy = Article {
        title: Some("Talks close".to_owned()),
        ..article(&format!("Copy.\n\n{TEXT}"))
    };
    project
        .apply(Edit::InsertArticle {
            at: 1,
            article: Arc::new(copy),
        })
        .unwrap();
    let before = read(&project);
    let (a, b) = (
        saying(&before, "never left").id,
        saying(&before, "kept leaving").id,
    );
    let pair = confirm(&mut project, &before, a, b);
    let act = correct::remove(&project, &before, a);
    perform(&mut history, &mut project, act);
    let now = read(&project);
    assert!(now.statement(a).is_none());
    let kept = project.verdict(pair).unwrap();
    assert_eq!(standing(kept, &project, &now), Standing::Orphaned);
    assert!(follow(&project, &now, &[]).transaction.is_none());
    let act = correct::restore(&project, &now, a);
    assert_eq!(perform(&mut history, &mut project, act), Some(a));
    let now = read(&project);
    assert_eq!(
        standing(project.verdict(pair).unwrap(), &project, &now),
        Standing::Whole
    );
}

#[test]
fn corrections_follow_their_words_when_the_text_changes_and_only_these() {
    let (mut project, mut history) = (project(), History::default());
    let before = read(&project);
    let b = saying(&before, "kept leaving").id;
    for act in [
        correct::reword(&project, &before, b, &[span("kept leaving the room")]),
        correct::add(
            &project,
            &before,
            project.articles()[0].id,
            span("The talks closed late"),
        ),
    ] {
        perform(&mut history, &mut project, act);
    }
    let peace = saying(&before, "We want peace").id;
    let act = correct::set_act(&project, &before, peace, Some(SpeechAct::Appeal));
    perform(&mut history, &mut project, act);
    let json = String::from_utf8(to_json(&project)).unwrap();
    let changed = json
        .replacen(
            "Islamabad: The talks closed late",
            "A new line.\\n\\nIslamabad: The talks closed late",
            1,
        )
        .replacen("“We want peace,” the", "“We want war,” the", 1);
    assert_ne!(json, changed);
    let document = from_json(&changed).unwrap();
    let mut project = document.project;
    let followed = follow(&project, &read(&project), &document.rekeyed);
    for edit in followed.transaction.unwrap().edits {
        project.apply(edit).unwrap();
    }
    let now = read(&project);
    assert_eq!(
        saying(&now, "kept leaving")
            .content_hull()
            .slice(&project.articles()[0].text),
        "kept leaving the room"
    );
    assert!(saying(&now, "The talks closed late").corrected.is_some());
    assert_ne!(saying(&now, "We want war").act, SpeechAct::Appeal);
    assert_eq!(
        project.correction(peace).unwrap().act,
        Some(SpeechAct::Appeal),
        "kept, doing nothing"
    );
}

#[test]
fn the_file_keeps_corrections_and_refuses_broken_ones() {
    let mut project = project();
    let before = read(&project);
    let id = saying(&before, "kept leaving").id;
    let act = correct::reword(&project, &before, id, &[span("kept leaving")]).unwrap();
    History::default()
        .perform(&mut project, act.transaction)
        .unwrap();
    let named = NamedSpeaker::new("Edda Rohn", Some("spokeswoman"));
    let act = correct::set_speaker(&project, &before, id, named).unwrap();
    History::default()
        .perform(&mut project, act.transaction)
        .unwrap();
    let json = String::from_utf8(to_json(&project)).unwrap();
    let document = from_json(&json).unwrap();
    assert_eq!(document.project, project);
    assert!(document.warnings.is_empty(), "{:?}", document.warnings);
    let words = r#""text": "kept leaving""#;
    for (from, to) in [
        (words, r#""text": "kept leavin""#),
        (words, r#""text": """#),
        (r#""name": "Edda Rohn""#, r#""name": "  ""#),
        (r#""content": {"#, r#""removed": "gone", "content": {"#),
        (r#""content": {"#, r#""act": "sings", "content": {"#),
        (
            r#""content": {"#,
            r#""said_on": {"day": "2031-02-30"}, "content": {"#,
        ),
        (
            r#""content": {"#,
            r#""said_on": {"day": "2031-02-03", "until": "2031-02-01"}, "content": {"#,
        ),
        (
            r#""content": {"#,
            &format!(r#""removed": {{"part_of": "{id}"}}, "content": {{"#),
        ),
    ] {
        let broken = json.replacen(from, to, 1);
        assert_ne!(broken, json, "{from}");
        let error = from_json(&broken).unwrap_err().to_string();
        assert!(error.starts_with("line "), "{to}: {error}");
    }
    // An older program's file has none.
    let cut = serde_json::from_str::<serde_json::Value>(&json).map(|mut value| {
        value.as_object_mut().unwrap().remove("corrections");
        value.to_string()
    });
    assert!(
        from_json(&cut.unwrap())
            .unwrap()
            .project
            .corrections()
            .is_empty()
    );
}

#[test]
fn reports_tell_what_was_corrected_and_what_the_program_read() {
    let mut project = project();
    let before = read(&project);
    let (a, b) = (
        saying(&before, "never left").id,
        saying(&before, "kept leaving").id,
    );
    let act = correct::set_speaker(
        &project,
        &before,
        b,
        NamedSpeaker::new("Amir Khan Muttaqi", None),
    );
    History::default()
        .perform(&mut project, act.unwrap().transaction)
        .unwrap();
    let now = read(&project);
    confirm(&mut project, &now, a, b);
    let was = saying(&before, "kept leaving")
        .speaker
        .name
        .clone()
        .unwrap();
    for form in Form::ALL {
        let options = Options {
            form,
            made_at: None,
            raw: false,
        };
        let report = String::from_utf8(render(&project, &now, &options)).unwrap();
        assert!(report.contains("Amir Khan Muttaqi"), "{form:?}: {report}");
        if form == Form::Json {
            let json: serde_json::Value = serde_json::from_str(&report).unwrap();
            assert_eq!(json["counts"]["corrected"], 1);
            let change = &json["pairs"][0]["b"]["corrected"]["changes"][0];
            assert_eq!(
                (&change["what"], &change["read"]),
                (&"speaker".into(), &was.clone().into())
            );
            assert_eq!(json["pairs"][0]["a"]["corrected"], serde_json::Value::Null);
        } else {
            let told = format!("The program read: speaker: {was}");
            assert!(
                report.contains(&told.replace('\'', "&#39;")) || report.contains(&told),
                "{form:?}: {report}"
            );
        }
    }
}

/// One thing a person may do, whether or not it makes sense.
fn act(
    project: &Project,
    reading: &Reading,
    what: u8,
    which: usize,
    from: usize,
    to: usize,
) -> Option<Act> {
    let article = project.articles()[0].id;
    let at = |byte: usize| {
        let mut byte = byte % (TEXT.len() + 1);
        while !TEXT.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    };
    let (from, to) = (at(from), at(to));
    let span = Span::new(from.min(to), from.max(to));
    let count = reading.statements.len();
    let id = reading.statements.get(which % count.max(1)).map(|s| s.id);
    let other = reading
        .statements
        .get((which / 7) % count.max(1))
        .map(|s| s.id);
    let hidden = project
        .corrections()
        .keys()
        .nth(which % project.corrections().len().max(1))
        .copied();
    match what % 11 {
        0 => correct::add(project, reading, article, span),
        1 => correct::reword(project, reading, id?, &[span]),
        2 => correct::include(project, reading, id?, span),
        3 => correct::leave_out(project, reading, id?, span),
        4 => correct::split(project, reading, id?, from),
        5 => correct::merge(project, reading, id?, other?),
        6 => correct::remove(project, reading, id?),
        7 => correct::restore(project, reading, hidden?),
        8 => correct::take_back(project, reading, id?),
        9 => correct::set_speaker(
            project,
            reading,
            id?,
            NamedSpeaker::new(["Venn", "Muttaqi"][which % 2], None),
        ),
        _ => correct::set_act(project, reading, id?, Some(SpeechAct::Warn)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_corrections_slice_round_trip_and_are_taken_back(
        wishes in prop::collection::vec((any::<u8>(), 0..60usize, any::<usize>(), any::<usize>()), 1..10)
    ) {
        let (mut project, mut history) = (project(), History::default());
        let start = project.clone();
        let mut done = 0;
        for (what, which, from, to) in wishes {
            let reading = read(&project);
            for (statement, claim) in reading.statements.iter().zip(&reading.claims) {
                prop_assert!(!statement.content.is_empty() && !claim.text.is_empty());
                let mut floor = 0;
                for piece in &statement.content {
                    prop_assert!(piece.span.start >= floor && !piece.span.slice(TEXT).is_empty());
                    floor = piece.span.end;
                }
                prop_assert_eq!(reading.statement(statement.id), Some(statement), "ids are unique");
            }
            if let Some(act) = act(&project, &reading, what, which, from, to) {
                history.perform(&mut project, act.transaction).unwrap();
                done += 1;
            }
            let json = to_json(&project);
            let document = from_json(std::str::from_utf8(&json).unwrap()).unwrap();
            prop_assert_eq!(&document.project, &project);
            prop_assert!(document.warnings.is_empty());
            prop_assert!(follow(&project, &read(&project), &[]).transaction.is_none());
        }
        for _ in 0..done {
            history.undo(&mut project).unwrap();
        }
        prop_assert_eq!(project, start);
    }
}
