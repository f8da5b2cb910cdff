//! A process that is killed while it saves again and again leaves a whole project behind, and one
//! that is no older than the last save it reported.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use counterclaim::disk;
use counterclaim::model::StatementId;
use counterclaim::project::{Edit, NoteTarget, Project, from_json, to_json};
use counterclaim::sides::Profile;

const PATH_VARIABLE: &str = "COUNTERCLAIM_TEST_KILL_PATH";
const ROUNDS: usize = 12;
/// Ends the child by itself, should nobody kill it.
const MOST_SAVES: usize = 5_000;

fn counter() -> NoteTarget {
    NoteTarget::Statement(StatementId::of_bare(0))
}

#[test]
fn a_kill_loses_at_most_the_act_under_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.counterclaim");
    for round in 0..ROUNDS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "saves_until_killed", "--ignored", "--nocapture"])
            .env(PATH_VARIABLE, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let told = BufReader::new(child.stdout.take().unwrap());
        let mut saves = told.lines().filter_map(|line| {
            let line = line.ok()?;
            line.strip_prefix("saved ")?.parse::<usize>().ok()
        });
        let last = saves.nth(round * 2).expect("the child saves");
        child.kill().unwrap();
        // Saves that finished before the kill arrived.
        let last = saves.last().unwrap_or(last);
        child.wait().unwrap();
        let found = count(&path);
        assert!(
            found == last || found == last + 1,
            "told {last}, found {found}"
        );
    }
}

fn count(path: &Path) -> usize {
    let json = disk::read_project(path).unwrap();
    let document = from_json(&json).expect("the file is a whole project");
    let note = document.project.note(counter()).unwrap();
    note.trim_start_matches('0').len() - "x".len()
}

#[test]
#[ignore = "started by the other test in a process of its own, to be killed"]
fn saves_until_killed() {
    let Some(path) = std::env::var_os(PATH_VARIABLE).map(PathBuf::from) else {
        return;
    };
    let mut project = Project::new(Arc::new(Profile::built_in()));
    for act in 1..=MOST_SAVES {
        // The file grows and has many pages, so that a write in place would be seen half done.
        let text = format!("{}x{}", "0".repeat(100_000), "1".repeat(act));
        project.apply(Edit::SetNote(counter(), Some(text))).unwrap();
        disk::write_atomic(&path, &to_json(&project)).unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nsaved {act}").unwrap();
        out.flush().unwrap();
    }
}
