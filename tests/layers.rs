//! Guards the walls of the house: which room may know which, and who may touch the outside world.
//!
//! The compiler sees one crate and would let any room call any other; this test reads the sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may name.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("exit_code", &[]),
    ("text", &[]),
    ("model", &["text"]),
    ("syntax", &["text"]),
    ("load", &["text", "model"]),
    ("extract", &["text", "model", "syntax"]),
    ("sides", &["text", "model"]),
    ("compare", &["text", "model"]),
    ("opinion", &["text", "model"]),
    (
        "pipeline",
        &["text", "model", "load", "extract", "sides", "compare"],
    ),
    ("project", &["text", "model", "sides"]),
    ("export", &["text", "model", "sides", "project"]),
    ("views", &["text", "model", "sides", "project"]),
    ("pictures", &["text", "model", "sides", "project", "views"]),
    ("disk", &["text", "model", "load", "project"]),
    (
        "work",
        &[
            "text", "model", "load", "sides", "pipeline", "project", "export", "disk", "opinion",
            "pictures",
        ],
    ),
    (
        "ui",
        &["text", "model", "sides", "project", "views", "pictures"],
    ),
    (
        "app",
        &[
            "text",
            "model",
            "load",
            "sides",
            "pipeline",
            "project",
            "export",
            "views",
            "pictures",
            "disk",
            "exit_code",
            "work",
            "ui",
        ],
    ),
    (
        "cli",
        &[
            "text",
            "model",
            "load",
            "extract",
            "sides",
            "compare",
            "pipeline",
            "project",
            "export",
            "views",
            "pictures",
            "disk",
            "opinion",
            "app",
            "exit_code",
        ],
    ),
];

/// Words of the outside world, and the rooms that may say them.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("std::fs", &["disk", "cli", "work", "app"]),
    ("std::net", &[]),
    ("std::process", &["cli", "app"]),
    ("std::thread", &["work", "app"]),
    ("SystemTime", &["disk", "cli", "work", "app"]),
    ("Instant::now", &["work", "app", "cli"]),
    ("Timestamp::now", &["work", "app", "cli"]),
    ("egui::", &["ui", "app"]),
    ("eframe::", &["app"]),
    ("rfd::", &["app"]),
    ("candle_core", &["opinion"]),
    ("candle_nn", &["opinion"]),
    ("tokenizers::", &["opinion"]),
];

fn sources(room: &str) -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let single = src.join(format!("{room}.rs"));
    if single.exists() {
        files.push(single);
    }
    let mut folders = vec![src.join(room)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(!files.is_empty(), "the room {room} has no source");
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file can be read");
            (path, code_only(&text))
        })
        .collect()
}

/// The source without comments and without the tests at the end of the file.
fn code_only(source: &str) -> String {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
    code.lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Rooms named as `crate::room` or inside `crate::{…}`.
fn rooms_named(code: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut fresh = true;
            for (i, c) in group.char_indices() {
                if fresh && depth == 0 && !c.is_whitespace() {
                    found.push(word(&group[i..]));
                    fresh = false;
                }
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => fresh = true,
                    _ => {}
                }
            }
        } else {
            found.push(word(rest));
        }
    }
    found
}

#[test]
fn rooms_know_only_their_neighbours() {
    let rooms: BTreeMap<&str, &[&str]> = MAY_KNOW.iter().copied().collect();
    let mut wrong = Vec::new();
    for (room, may) in &rooms {
        for (path, code) in sources(room) {
            for named in rooms_named(&code) {
                let known = rooms.contains_key(named.as_str());
                if known && named != *room && !may.contains(&named.as_str()) {
                    wrong.push(format!("{} names crate::{named}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "walls broken:\n{}", wrong.join("\n"));
}

#[test]
fn the_outside_world_is_touched_only_at_the_edge() {
    let mut wrong = Vec::new();
    for (room, _) in MAY_KNOW {
        for (path, code) in sources(room) {
            for (word, may) in OUTSIDE {
                if code.contains(word) && !may.contains(room) {
                    wrong.push(format!("{} says {word}", path.display()));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "rooms that should be plain data:\n{}",
        wrong.join("\n")
    );
}

/// Crates that fetch things; none may come in with another one's default features.
const FETCHING: &[&str] = &[
    "attohttpc",
    "curl",
    "hf-hub",
    "hyper",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "reqwest",
    "rustls",
    "ureq",
];

#[test]
fn no_crate_fetches_anything() {
    let lock =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let named = |name: &str| lock.contains(&format!("name = \"{name}\"\n"));
    assert!(named("tokenizers"), "the list is read as it is written");
    for name in FETCHING {
        assert!(!named(name), "{name} is in Cargo.lock");
    }
}

#[test]
fn every_room_is_on_the_list() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let rooms: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert!(rooms.len() > 10);
    for room in rooms {
        assert!(
            MAY_KNOW.iter().any(|(name, _)| *name == room),
            "add {room} to MAY_KNOW"
        );
    }
}

#[test]
fn every_file_says_what_lives_in_it() {
    for (room, _) in MAY_KNOW {
        for (path, _) in sources(room) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(
                text.starts_with("//!"),
                "{} opens without //!",
                path.display()
            );
        }
    }
}

#[test]
fn the_reader_of_this_test_sees_groups() {
    let code = "use crate::{model::{Article, Side}, text::Span};\nuse crate::load::load;";
    assert_eq!(rooms_named(code), ["model", "text", "load"]);
}
