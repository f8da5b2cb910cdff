//! `export` and `check` as a person meets them: the real program on real files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use counterclaim::model::{Answer, PairId, Reading, Side, Statement, Verdict, Witness};
use counterclaim::project::{Edit, Project, to_json};
use counterclaim::sides::Profile;
use counterclaim::{disk, load, pipeline};

fn counterclaim(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_counterclaim"))
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .args(args)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The sample's articles with one pair confirmed by hand, saved in a folder of its own.
struct Desk {
    folder: tempfile::TempDir,
    project: Project,
    reading: Reading,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut project = Project::new(Arc::new(Profile::built_in()));
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
        for path in disk::collect(&sample) {
            let source = disk::read_source(&path.unwrap()).unwrap();
            for article in load::load(&source).unwrap() {
                let at = project.articles().len();
                let article = Arc::new(article);
                project.apply(Edit::InsertArticle { at, article }).unwrap();
            }
        }
        let reading = pipeline::read(
            project.articles(),
            project.profile(),
            &|_, _| (),
            &|_| (),
            &AtomicBool::new(false),
        )
        .unwrap();
        let first = |side: Side| -> &Statement {
            let mut of_side = reading.statements.iter();
            of_side
                .find(|s| s.speaker.side == side && s.speaker.official)
                .expect("the sample has official statements of both sides")
        };
        let witness = |side: Side| {
            let statement = first(side);
            Witness {
                statement: statement.id,
                claim: statement.claim,
                side,
                speaker: statement.speaker.name.clone(),
                text: reading.claim(statement.id).unwrap().text.clone(),
                article_title: project.article(statement.article).unwrap().display_title(),
            }
        };
        let (a, b) = (witness(Side::A), witness(Side::B));
        let pair = PairId::of(a.statement, b.statement);
        let verdict = Verdict {
            pair,
            answer: Answer::Confirmed,
            by_hand: true,
            relation: None,
            given: counterclaim::model::Given::default(),
            a,
            b,
            decided_at: "2031-03-04T08:15:00Z".to_owned(),
        };
        project
            .apply(Edit::SetVerdict(pair, Some(Box::new(verdict))))
            .unwrap();
        let desk = Self {
            folder,
            project,
            reading,
        };
        fs::write(desk.at("p.counterclaim"), to_json(&desk.project)).unwrap();
        desk
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Output {
        counterclaim(self.folder.path(), args)
    }

    fn verdict(&self) -> &Verdict {
        self.project.verdicts().values().next().unwrap()
    }
}

#[test]
fn every_form_is_written_and_the_same_each_time() {
    let desk = Desk::new();
    for (name, sign) in [
        ("r.html", "<!DOCTYPE html>"),
        ("r.md", "# Contradictions"),
        ("r.csv", "pair_id,status"),
        ("r.json", "{\n  \"format\": \"counterclaim report\""),
    ] {
        let out = desk.run(&["export", "p.counterclaim", "-o", name]);
        assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
        assert!(out.stdout.is_empty());
        let first = fs::read(desk.at(name)).unwrap();
        assert!(text(&first).starts_with(sign), "{name}");
        let ending = name.rsplit('.').next().unwrap();
        let again = desk.run(&["export", "p.counterclaim", "--format", ending]);
        assert!(again.stdout == first, "{name} differs from standard output");
    }
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.at("r.json")).unwrap()).unwrap();
    assert_eq!(json["pairs"].as_array().unwrap().len(), 1);
    assert_eq!(json["pairs"][0]["by_hand"], true);
    assert_eq!(json["last_decision"], "2031-03-04T08:15:00Z");
    let sources = json["sources"].as_array().unwrap();
    assert_eq!(sources.len(), desk.project.articles().len());
    let claim: String = json["pairs"][0]["a"]["claim"]
        .as_array()
        .unwrap()
        .iter()
        .map(|piece| piece["text"].as_str().unwrap())
        .collect();
    assert_eq!(claim, desk.verdict().a.text);
}

#[test]
fn a_build_may_set_the_time() {
    let desk = Desk::new();
    let out = Command::new(env!("CARGO_BIN_EXE_counterclaim"))
        .current_dir(desk.folder.path())
        .env("SOURCE_DATE_EPOCH", "1930000000")
        .args(["export", "p.counterclaim", "--format", "json"])
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(json["made_at"], "2031-02-27T23:06:40Z");
}

#[test]
fn a_report_that_cannot_be_made_says_why() {
    let desk = Desk::new();
    let newer = text(&to_json(&desk.project)).replacen("\"version\": 1", "\"version\": 7", 1);
    fs::write(desk.at("newer.counterclaim"), &newer).unwrap();
    fs::write(desk.at("cut.counterclaim"), &newer[..newer.len() / 2]).unwrap();
    fs::write(desk.at("news.txt"), "Kabul denied it.").unwrap();
    for (args, words) in [
        (
            &["export", "newer.counterclaim"][..],
            "written by a newer counterclaim (version 7",
        ),
        (
            &["export", "cut.counterclaim"],
            "it ends in the middle, at line",
        ),
        (&["export", "news.txt"], "not a counterclaim project"),
        (&["export", "gone.counterclaim"], "gone.counterclaim"),
        (&["export", "p.counterclaim", "-o", "r.pdf"], "r.pdf"),
        (
            &["export", "p.counterclaim", "-o", "no/where.html"],
            "the folder does not exist",
        ),
    ] {
        let out = desk.run(args);
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.contains(words), "{args:?}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(out.stdout.is_empty());
    }
    assert_eq!(
        fs::read_to_string(desk.at("newer.counterclaim")).unwrap(),
        newer,
        "a refused file is not touched"
    );
}

#[test]
fn a_verdict_follows_its_words_into_a_changed_article() {
    let desk = Desk::new();
    let json = text(&to_json(&desk.project));
    let home = desk.verdict().a.statement;
    let home = desk.reading.statement(home).unwrap().article;
    let old = &desk.project.article(home).unwrap().text;
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    let longer = format!("{old}\nThe market stays shut.");
    let changed = json.replace(&quoted(old), &quoted(&longer));
    assert_ne!(changed, json);
    fs::write(desk.at("p.counterclaim"), changed).unwrap();

    let out = desk.run(&["export", "p.counterclaim", "--format", "json"]);
    assert!(text(&out.stderr).contains("was changed in the project file"));
    let report: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(report["counts"]["orphaned"], 0);
    assert_eq!(report["pairs"].as_array().unwrap().len(), 1);

    let out = desk.run(&["check", "p.counterclaim"]);
    assert_eq!(out.status.code(), Some(0));
    assert!(text(&out.stdout).contains("warning: The text of"));
}

#[test]
fn check_names_what_is_wrong_and_goes_on() {
    let desk = Desk::new();
    fs::write(desk.at("empty.txt"), "").unwrap();
    fs::write(
        desk.at("profile.json"),
        "{\"name\": \"Two\",\n \"a\": 1,\n \"b\": {}}",
    )
    .unwrap();
    fs::write(desk.at("cut.counterclaim"), "{\n\"format\"").unwrap();
    fs::write(
        desk.at("good.txt"),
        "Talks\n\n“We did not fire,” Pakistan's foreign ministry said on Monday.\n",
    )
    .unwrap();
    let out = desk.run(&[
        "check",
        "empty.txt",
        "gone.txt",
        "profile.json",
        "cut.counterclaim",
        "good.txt",
        "p.counterclaim",
    ]);
    let said = text(&out.stdout);
    assert_eq!(out.status.code(), Some(1), "{said}");
    let line = |file: &str| {
        said.lines()
            .find(|line| line.starts_with(&format!("{file}: ")))
            .unwrap_or_else(|| panic!("nothing about {file}: {said}"))
    };
    for file in ["empty.txt", "gone.txt", "profile.json", "cut.counterclaim"] {
        assert!(line(file).contains("error: "), "{said}");
    }
    assert!(line("profile.json").contains("line 2"), "{said}");
    assert!(line("cut.counterclaim").contains("line 2"), "{said}");
    assert!(line("good.txt").contains("1 statement, 1 by Pakistan"));
    assert!(line("p.counterclaim").contains("project of version 1: "));

    let well = desk.run(&["check", "good.txt"]);
    assert_eq!(well.status.code(), Some(0));
    let profile = desk.run(&["check", "good.txt", "--profile", "profile.json"]);
    assert_eq!(profile.status.code(), Some(2));
}

#[test]
fn pictures_are_drawn_the_same_each_time() {
    let desk = Desk::new();
    let folder = desk.folder.path();
    for kind in ["timeline", "topics", "speakers", "progress"] {
        let args = ["picture", "--kind", kind, "p.counterclaim"];
        let one = counterclaim(folder, &args);
        assert_eq!(one.status.code(), Some(0), "{}", text(&one.stderr));
        let svg = text(&one.stdout);
        assert!(svg.starts_with("<?xml") && svg.trim_end().ends_with("</svg>"));
        assert!(svg.contains("<title id=\"title\">") && svg.contains("Made with counterclaim"));
        assert_eq!(counterclaim(folder, &args).stdout, one.stdout);
    }
    let args = [
        "picture",
        "p.counterclaim",
        "--output",
        "days.svg",
        "--size",
        "900x600",
        "--paper",
        "dark",
    ];
    assert_eq!(counterclaim(folder, &args).status.code(), Some(0));
    let svg = fs::read_to_string(folder.join("days.svg")).unwrap();
    assert!(svg.contains("width=\"900\" height=\"600\"") && svg.contains("#16181c"));
    for (odd, why) in [
        (
            ["picture", "p.counterclaim", "--size", "1x1"],
            "is no size of a picture",
        ),
        (
            ["picture", "p.counterclaim", "--output", "days.gif"],
            "End it in .svg or .png",
        ),
        (
            ["picture", "missing.counterclaim", "--kind", "topics"],
            "cannot open",
        ),
    ] {
        let refused = counterclaim(folder, &odd);
        assert_eq!(refused.status.code(), Some(2));
        assert!(
            text(&refused.stderr).contains(why),
            "{}",
            text(&refused.stderr)
        );
    }
}
