//! The second opinion through the real program.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::tiny::{Family, Tiny};

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_counterclaim"))
        .args(args)
        .output()
        .expect("the program starts")
}

fn lines(output: &Output) -> Vec<Value> {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn sample() -> String {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    sample.to_string_lossy().into_owned()
}

fn remarks(row: &Value) -> usize {
    let reasons = row["reasons"].as_array().unwrap();
    let said = reasons
        .iter()
        .filter(|r| r["kind"] == "second_opinion")
        .count();
    let doubts = row["doubts"].as_array().unwrap();
    said + doubts
        .iter()
        .filter(|d| d.as_str().unwrap().starts_with("A second opinion"))
        .count()
}

#[test]
fn suggestions_get_one_remark_each_and_none_is_new() {
    let folder = tempfile::tempdir().unwrap();
    Tiny::new(Family::Deberta).write(folder.path());
    let model = folder.path().to_str().unwrap();
    let plain = lines(&run(&["suggest", "--all", &sample()]));
    let first = run(&["suggest", "--all", "--opinion", model, &sample()]);
    let asked = lines(&first);
    let again = run(&["suggest", "--all", "--opinion", model, &sample()]);
    assert_eq!(first.stdout, again.stdout);
    assert_eq!(plain.len(), asked.len());
    assert!(plain.iter().any(|row| row["suggested"] == true));
    let mut last = f64::INFINITY;
    for row in &asked {
        let before = plain
            .iter()
            .find(|p| p["a"] == row["a"] && p["b"] == row["b"])
            .expect("no pair is new");
        assert_eq!(remarks(before), 0);
        let was_suggested = before["suggested"] == true;
        assert_eq!(remarks(row), usize::from(was_suggested), "{row}");
        let (old, new) = (
            before["score"].as_f64().unwrap(),
            row["score"].as_f64().unwrap(),
        );
        if !was_suggested {
            assert!((old - new).abs() < 1e-9);
            assert_eq!(row["suggested"], false);
        }
        assert!(new <= 1.0 - 0.75 * (1.0 - old) + 1e-6 && new >= 0.65 * old - 1e-6);
        assert_eq!(before["kind"], row["kind"]);
        assert!(new <= last, "the list is sorted");
        last = new;
    }
}

#[test]
fn bare_pairs_are_the_same_whichever_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    Tiny::new(Family::Bert).write(folder.path());
    let model = folder.path().to_str().unwrap();
    let (a, b) = (
        "Twelve soldiers crossed the border on Monday.",
        "No soldiers crossed the border on Monday.",
    );
    let rows = folder.path().join("rows.jsonl");
    let row =
        |id: &str, a: &str, b: &str| serde_json::json!({"id": id, "a": a, "b": b}).to_string();
    let text = [
        row("ab", a, b),
        row("ba", b, a),
        row("far", a, "The harvest of apples was good this year."),
    ];
    std::fs::write(&rows, text.join("\n")).unwrap();
    let scored = lines(&run(&["pairs", "--opinion", model, rows.to_str().unwrap()]));
    assert_eq!(remarks(&scored[0]), 1);
    assert_eq!(scored[0]["score"], scored[1]["score"]);
    assert_eq!(scored[0]["suggested"], scored[1]["suggested"]);
    // A pair without a reason of its own is not asked about.
    assert_eq!(remarks(&scored[2]), 0);
    assert_eq!(scored[2]["suggested"], false);
}

#[test]
fn a_folder_that_cannot_be_used_is_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    for command in ["suggest", "pairs"] {
        let output = run(&[command, "--opinion", path, &sample()]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        let said = stderr(&output);
        assert!(
            said.contains(path) && said.contains("the folder holds no config.json"),
            "{said}"
        );
    }
    let mut tiny = Tiny::new(Family::Bert);
    tiny.config["model_type"] = "gpt2".into();
    tiny.write(folder.path());
    let said = stderr(&run(&["suggest", "--opinion", path, &sample()]));
    assert!(
        said.contains("“gpt2”") && said.contains("Choose a sequence classifier"),
        "{said}"
    );
}

#[test]
fn help_tells_of_it() {
    for command in ["suggest", "pairs"] {
        let help = run(&[command, "--help"]);
        assert!(String::from_utf8_lossy(&help.stdout).contains("--opinion <FOLDER>"));
    }
}
