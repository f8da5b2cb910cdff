//! The real program, run as a script would run it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_counterclaim"))
}

fn run(args: &[&str]) -> Output {
    program()
        .args(args)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn run_with(args: &[&str], input: &[u8]) -> Output {
    let mut child = program()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    String::from_utf8(output.stdout.clone())
        .expect("the output is UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")))
        .collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample")
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(dir.path().join(name), bytes).unwrap();
    }
    dir
}

const ARTICLE: &str = "Harbour talks\n\nThe harbour minister said the quay would open in May. \
“No crane was sold,” she told reporters.\n";

#[test]
fn help_and_mistakes_have_their_exit_codes() {
    assert_eq!(run(&["--help"]).status.code(), Some(0));
    assert_eq!(run(&["--version"]).status.code(), Some(0));
    assert_eq!(run(&["extract"]).status.code(), Some(2), "no file named");
    assert_eq!(
        run(&["extract", "--format", "xml", "a.txt"]).status.code(),
        Some(2)
    );
    let help = String::from_utf8(run(&["--help"]).stdout).unwrap();
    for command in ["import", "extract", "suggest", "pairs", "export", "check"] {
        assert!(help.contains(command), "help names {command}");
    }
}

#[test]
fn import_prints_every_field_of_every_format() {
    let output = run(&["import", "--format", "jsonl", sample().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let rows = lines(&output);
    assert_eq!(rows.len(), 8, "seven files, one of them with two articles");
    let mut formats = BTreeSet::new();
    for row in &rows {
        for key in [
            "path",
            "format",
            "title",
            "byline",
            "outlet",
            "published",
            "url",
            "lang",
            "text",
            "warnings",
        ] {
            assert!(row.get(key).is_some(), "{key} is missing in {row}");
        }
        formats.insert(row["format"].as_str().unwrap().to_owned());
        assert!(
            row["published"].as_str().unwrap().starts_with("2031-05-1"),
            "{row}"
        );
        assert!(
            row["outlet"].is_string() && row["title"].is_string(),
            "{row}"
        );
        assert!(
            row["text"].as_str().unwrap().contains("Invented sample"),
            "every sample says that it is invented: {row}"
        );
    }
    assert_eq!(
        formats.iter().map(String::as_str).collect::<Vec<_>>(),
        ["html", "json", "jsonl", "md", "txt"]
    );
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let dir = folder(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("b.txt", b""),
        ("c.json", b"{\"title\": "),
    ]);
    let output = run(&["import", dir.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 1);
    let errors = stderr(&output);
    assert!(
        errors.contains("b.txt") && errors.contains("c.json"),
        "{errors}"
    );
    assert_eq!(errors.lines().count(), 2, "a line for each file: {errors}");
}

#[test]
fn a_missing_file_is_named() {
    let output = run(&["extract", "no-such-article.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("no-such-article.txt"));
}

#[test]
fn standard_input_is_read() {
    let output = run_with(&["extract", "-"], ARTICLE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(lines(&output).len(), 2);
}

/// Offsets count code points of the file as it stands, whatever the line ends and the marks before.
#[test]
fn offsets_of_a_text_file_fit_the_file() {
    let windows = format!(
        "\u{feff}{}",
        ARTICLE
            .replace('\n', "\r\n")
            .replace("minister", "minister Zoë Ñandú")
    );
    let dir = folder(&[("quay.txt", windows.as_bytes())]);
    let output = run(&["extract", dir.path().join("quay.txt").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let chars: Vec<char> = windows.chars().collect();
    let rows = lines(&output);
    assert!(!rows.is_empty());
    let check = |span: &Value| {
        let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
        let cut: String = chars[at("start")..at("end")].iter().collect();
        assert_eq!(cut.replace('\r', ""), span["text"].as_str().unwrap());
    };
    for row in &rows {
        row["content"].as_array().unwrap().iter().for_each(check);
        for key in ["cue", "source"] {
            if !row[key].is_null() {
                check(&row[key]);
            }
        }
    }
}

#[test]
fn statements_have_the_promised_form() {
    let output = run(&["extract", "--format", "jsonl", sample().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let rows = lines(&output);
    assert!(
        rows.len() > 50,
        "only {} statements in the sample",
        rows.len()
    );
    let mut ids = BTreeSet::new();
    for row in &rows {
        assert!(["direct", "indirect", "mixed"].contains(&row["kind"].as_str().unwrap()));
        assert!(!row["content"].as_array().unwrap().is_empty());
        assert!(["a", "b", "other", "unknown"].contains(&row["speaker"]["side"].as_str().unwrap()));
        assert!(row["speaker"]["official"].is_boolean());
        assert!(row["speech_act"]["act"].is_string());
        for key in ["cue", "source", "said_on"] {
            assert!(row.get(key).is_some(), "{key} is missing in {row}");
        }
        for key in ["path", "title", "outlet", "published"] {
            assert!(
                row["article"].get(key).is_some(),
                "article.{key} is missing in {row}"
            );
        }
        assert!(
            ids.insert(row["id"].as_str().unwrap().to_owned()),
            "an id twice: {row}"
        );
        assert!(row.get("why").is_none());
    }
    let explained = run(&["extract", "--explain", sample().to_str().unwrap()]);
    assert!(
        lines(&explained)
            .iter()
            .all(|row| !row["why"].as_array().unwrap().is_empty())
    );
    assert!(lines(&explained).iter().all(|row| {
        row["found"]
            .as_str()
            .is_some_and(|words| words.ends_with('.'))
    }));
}

#[test]
fn suggestions_name_statements_and_reasons() {
    let folder = sample();
    let ids: BTreeSet<String> = lines(&run(&["extract", folder.to_str().unwrap()]))
        .iter()
        .map(|row| row["id"].as_str().unwrap().to_owned())
        .collect();
    let output = run(&["suggest", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let rows = lines(&output);
    assert!(
        rows.len() >= 5,
        "only {} suggestions in the sample",
        rows.len()
    );
    let mut last = f64::INFINITY;
    for row in &rows {
        assert!(
            ids.contains(row["a"].as_str().unwrap()) && ids.contains(row["b"].as_str().unwrap())
        );
        let score = row["score"].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&score) && score <= last);
        last = score;
        assert_eq!(row["suggested"], Value::Bool(true));
        assert!(!row["reasons"].as_array().unwrap().is_empty());
        assert!(row["doubts"].is_array() && row["kind"].is_string());
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for command in ["import", "extract", "suggest"] {
        let once = run(&[command, sample().to_str().unwrap()]);
        let again = run(&[command, sample().to_str().unwrap()]);
        assert!(!once.stdout.is_empty());
        assert_eq!(once.stdout, again.stdout, "{command}");
    }
}

#[test]
fn bare_pairs_are_scored_in_order() {
    let rows = "{\"id\":\"one\",\"a\":\"The bridge at Lund was closed on Monday.\",\"b\":\"The bridge at Lund was open on Monday.\"}\n\
                {\"id\":\"two\",\"a\":\"Wheat is dear.\",\"b\":\"The choir sang in Lund.\"}\n";
    let output = run_with(&["pairs", "--format", "jsonl", "-"], rows.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let rows = lines(&output);
    assert_eq!(rows[0]["id"], "one");
    assert_eq!(rows[1]["id"], "two");
    assert!(rows[0]["score"].as_f64() > rows[1]["score"].as_f64());
    assert!(!rows[0]["reasons"].as_array().unwrap().is_empty());
    let broken = run_with(&["pairs", "-"], b"{\"id\":\"one\",\"a\":\"x\"}\n");
    assert_ne!(broken.status.code(), Some(0));
    assert!(
        stderr(&broken).contains('1'),
        "the line is named: {}",
        stderr(&broken)
    );
}

#[test]
fn other_forms_of_output() {
    let folder = sample();
    let json = run(&["extract", "--format", "json", folder.to_str().unwrap()]);
    let rows: Vec<Value> = serde_json::from_slice(&json.stdout).expect("one JSON array");
    let csv = run(&["extract", "--format", "csv", folder.to_str().unwrap()]);
    let text = String::from_utf8(csv.stdout).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let width = reader.headers().unwrap().len();
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), rows.len());
    assert!(records.iter().all(|r| r.len() == width && width > 8));
    assert!(text.contains("\r\n"));
}

#[test]
fn a_broken_profile_names_its_line() {
    let dir = folder(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("sides.json", b"{\n  \"name\": \"x\",\n  \"colour\": 3\n}\n"),
    ]);
    let profile = dir.path().join("sides.json");
    let output = run(&[
        "extract",
        "--profile",
        profile.to_str().unwrap(),
        dir.path().join("a.txt").to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(2));
    let errors = stderr(&output);
    assert!(
        errors.contains("sides.json") && errors.contains("line 3"),
        "{errors}"
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    // More output than a pipe holds, so that the program is still writing when the reader goes.
    let dir = tempfile::tempdir().unwrap();
    for number in 0..400 {
        let article = ARTICLE.replace("No crane", &format!("Not one of {number} cranes"));
        std::fs::write(dir.path().join(format!("{number}.txt")), article).unwrap();
    }
    let mut child = program()
        .args(["extract", dir.path().to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    out.read_line(&mut first).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stderr(&output), "");
}

#[test]
fn the_output_device_may_be_full() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = program()
        .args(["import", sample().to_str().unwrap()])
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("write"), "{}", stderr(&output));
}

#[cfg(not(feature = "nli"))]
#[test]
fn a_build_without_the_second_opinion_says_so() {
    let sample = sample();
    let sample = sample.to_str().unwrap();
    for command in ["suggest", "pairs"] {
        let output = run(&[command, "--opinion", "models/any", sample]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        let said = stderr(&output);
        assert!(said.contains("this build has no second opinion"), "{said}");
        assert!(said.contains("--features nli"), "{said}");
        let help = run(&[command, "--help"]);
        assert!(!String::from_utf8_lossy(&help.stdout).contains("--opinion"));
    }
}

#[test]
fn shells_and_man_are_told_of_every_command() {
    for shell in ["bash", "zsh", "fish"] {
        let script = run(&["completions", shell]);
        assert_eq!(script.status.code(), Some(0));
        let script = String::from_utf8(script.stdout).unwrap();
        for word in ["extract", "suggest", "new-window"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let page = run(&["man"]);
    assert!(String::from_utf8_lossy(&page.stdout).contains(".TH counterclaim"));
    let folder = tempfile::tempdir().unwrap();
    let pages = folder.path().join("man");
    assert_eq!(
        run(&["man", "--folder", pages.to_str().unwrap()])
            .status
            .code(),
        Some(0)
    );
    let export = std::fs::read_to_string(pages.join("counterclaim-export.1")).unwrap();
    assert!(export.contains("confirmed pairs"));
}

#[test]
fn progress_is_not_written_where_nobody_watches() {
    let articles = folder(&[
        ("a.txt", ARTICLE.as_bytes()),
        ("b.txt", ARTICLE.replace("May", "June").as_bytes()),
    ]);
    let out = run(&["suggest", articles.path().to_str().unwrap()]);
    assert_eq!(stderr(&out), "");
}
