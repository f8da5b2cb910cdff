//! Articles from files as they come: folders, standard input, and everything that can be wrong
//! with a file, through the program as a person would run it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str = "KABUL, Nov 8 - The ministry said the crossing would stay open.\n\n\
    \u{201c}No one was turned back,\u{201d} its spokesman told reporters on Saturday. Islamabad \
    denied that account and said the gate had been closed since noon.\n";

fn run(arguments: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_counterclaim"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that reads no input closes the pipe; that is its right.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

struct Imported {
    rows: Vec<Value>,
    said: String,
    code: Option<i32>,
}

fn import(paths: &[&Path]) -> Imported {
    let mut arguments = vec!["import"];
    arguments.extend(paths.iter().map(|p| p.to_str().unwrap()));
    told(&run(&arguments, b""))
}

fn told(output: &Output) -> Imported {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(!said.contains("panicked"), "{said}");
    let rows = String::from_utf8(output.stdout.clone()).unwrap();
    Imported {
        rows: rows
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
        said,
        code: output.status.code(),
    }
}

fn file(name: &str, bytes: impl AsRef<[u8]>) -> Imported {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    import(&[&path])
}

/// Nothing but one line on standard error, which names the file.
#[track_caller]
fn refused(name: &str, bytes: impl AsRef<[u8]>, why: &str) {
    let got = file(name, bytes);
    assert_eq!(got.code, Some(1), "{}", got.said);
    assert!(got.rows.is_empty());
    assert_eq!(got.said.lines().count(), 1, "{}", got.said);
    assert!(got.said.contains(name), "{}", got.said);
    assert!(got.said.contains(why), "{}", got.said);
}

fn page(head: &str, body: &str) -> String {
    format!("<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>")
}

fn paragraphs() -> String {
    let paragraph = |n: usize| {
        format!(
            "<p>In village {n}, people said, the crossing stayed open, and the ministry, asked \
             about it on Saturday, said that no one had been turned back that day.</p>"
        )
    };
    let all: Vec<_> = (0..6).map(paragraph).collect();
    all.concat()
}

#[test]
fn a_folder_of_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let html = page(
        "<title>Gate stays open | The Ridge Post</title>\
         <meta property=og:site_name content='The Ridge Post'>\
         <script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\": \"Gate stays open\",\
         \"author\": {\"name\": \"A. Writer\"}, \"datePublished\": \"2025-11-08T09:14:00+05:00\"}</script>",
        &format!(
            "<nav>Home</nav><article><h1>Gate stays open</h1>{}</article>",
            paragraphs()
        ),
    );
    let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("1.txt", TEXT.as_bytes().to_vec()),
        ("2.txt", utf16),
        ("3.md", format!("# Gate\n\n{TEXT}").into_bytes()),
        ("4.html", html.into_bytes()),
        (
            "5.json",
            serde_json::json!([{"text": TEXT}, {"title": "B", "text": TEXT}])
                .to_string()
                .into_bytes(),
        ),
        (
            "6.jsonl",
            format!("{}\n", serde_json::json!({"text": TEXT})).into_bytes(),
        ),
        ("7.png", b"\x89PNG\r\n".to_vec()),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let got = import(&[folder.path()]);
    assert_eq!(got.code, Some(0), "{}", got.said);
    let formats: Vec<_> = got
        .rows
        .iter()
        .map(|r| r["format"].as_str().unwrap())
        .collect();
    assert_eq!(
        formats,
        ["txt", "txt", "md", "html", "json", "json", "jsonl"]
    );
    assert_eq!(got.rows[0]["text"], TEXT);
    assert_eq!(got.rows[1]["text"], TEXT);
    assert_eq!(got.rows[2]["title"], "Gate");
    let html = &got.rows[3];
    assert_eq!(html["title"], "Gate stays open");
    assert_eq!(html["byline"], "A. Writer");
    assert_eq!(html["outlet"], "The Ridge Post");
    assert_eq!(html["published"], "2025-11-08T09:14:00+05:00");
    assert_eq!(html["lang"], "en");
    let text = html["text"].as_str().unwrap();
    assert!(text.starts_with("In village 0, people"), "{text}");
    assert_eq!(text.split("\n\n").count(), 6, "{text}");
    assert_eq!(html["url"], Value::Null);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..40 {
        fs::write(
            folder.path().join(format!("{n}.txt")),
            format!("{n} {TEXT}"),
        )
        .unwrap();
    }
    let folder = folder.path().to_str().unwrap();
    let first = run(&["import", folder], b"");
    assert_eq!(first.stdout, run(&["import", folder], b"").stdout);
}

#[test]
fn standard_input_is_sniffed() {
    for (input, format) in [
        (TEXT.to_owned(), "pasted"),
        (page("", &paragraphs()), "html"),
        (serde_json::json!({"text": TEXT}).to_string(), "json"),
    ] {
        let got = told(&run(&["import", "-"], input.as_bytes()));
        assert_eq!(got.code, Some(0), "{}", got.said);
        assert_eq!(got.rows[0]["format"], format);
        assert_eq!(got.rows[0]["path"], "-");
    }
    let got = told(&run(&["import", "-"], b""));
    assert_eq!(got.code, Some(1));
    assert!(got.said.contains("standard input"), "{}", got.said);
}

#[test]
fn other_forms_of_output() {
    let csv = run(&["import", "--format", "csv", "-"], TEXT.as_bytes());
    let csv = String::from_utf8(csv.stdout).unwrap();
    assert!(
        csv.starts_with("path,format,title,byline,outlet,published,url,lang,text,warnings\r\n"),
        "{csv}"
    );
    let json = run(&["import", "--format", "json", "-"], TEXT.as_bytes());
    let rows: Vec<Value> = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(rows[0]["text"], TEXT);
}

#[test]
fn one_bad_file_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), "{\"title\": \"x\"").unwrap();
    fs::write(folder.path().join("b.txt"), TEXT).unwrap();
    fs::write(folder.path().join("c.txt"), "").unwrap();
    let got = import(&[&folder.path().join("nowhere.txt"), folder.path()]);
    assert_eq!(got.code, Some(1));
    assert_eq!(got.rows.len(), 1);
    assert_eq!(got.said.lines().count(), 3, "{}", got.said);
    assert!(got.said.contains("there is no such file"), "{}", got.said);
}

#[test]
fn what_cannot_be_read_is_told() {
    refused("a.txt", "", "it holds no text");
    refused("a.html", " \n\t\n", "it holds no text");
    refused("a.txt", [0; 5000], "it holds no text");
    refused("a.txt", "%PDF-1.7\n%\u{e2}", "it is a PDF, not text");
    refused(
        "a.docx",
        b"PK\x03\x04\x14\0[Content_Types].xml word/document.xml",
        "Word document",
    );
    refused(
        "a.eml",
        "From: a@b\nMIME-Version: 1.0\nSubject: x\n\nHello",
        "a mail message",
    );
    refused("a.bin", [1, 2, 3, 200, 4, 5, 6, 7, 8], "binary");
    refused("a.json", "{\"text\": \"cut o", "line 1, column 15");
    refused("a.json", "[".repeat(200_000), "its JSON");
    refused("a.json", "{\"title\": \"x\"}", "lacks the field \"text\"");
    refused("a.jsonl", "{\"title\": 1}\nno\n", "none of its 2 rows");
    refused(
        "a.html",
        page("<script>x=1</script>", "<div id=root></div>"),
        "no article text",
    );
}

#[test]
fn a_folder_without_articles_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let got = import(&[folder.path()]);
    assert_eq!(got.code, Some(1));
    assert!(
        got.said.contains("the folder holds no .txt"),
        "{}",
        got.said
    );
}

#[test]
fn odd_bytes_are_read_and_told() {
    let got = file("a.txt", [TEXT.as_bytes(), b"\xff\xfe"].concat());
    assert_eq!(got.code, Some(0));
    assert_eq!(got.rows[0]["warnings"].as_array().unwrap().len(), 1);
    let got = file("a.txt", TEXT.replace("gate", "ga\0te"));
    assert_eq!(got.rows[0]["text"], TEXT, "control characters are left out");
    let got = file("a.json", "{\"text\": \"The gate \\ud83d is open.\"}");
    assert_eq!(got.rows[0]["text"], "The gate \u{fffd} is open.");
    let got = file(
        "a.jsonl",
        "{\"text\": \"One.\"}\n{\"text\": \n{\"text\": \"Three.\"}\n",
    );
    assert_eq!((got.rows.len(), got.code), (2, Some(0)));
    let warning = got.rows[0]["warnings"][0].as_str().unwrap();
    assert!(warning.contains("line 2"), "{warning}");
}

#[test]
fn hostile_pages_are_read_without_a_tree() {
    let marks = format!("<p>{}", "a=1 b ".repeat(50_000));
    for body in [
        format!("{}{}", "<div>".repeat(100_000), paragraphs()),
        format!("{}{}", "<table><tr><td>".repeat(20_000), paragraphs()),
        format!("{}{}", "<a><b><p>".repeat(3000), paragraphs()),
        format!("{marks}>x</p>{}", paragraphs()),
        format!("{}{}", "&".repeat(200_000), paragraphs()),
        format!("{}{}", "<br>".repeat(210_000), paragraphs()),
    ] {
        let got = file("a.html", page("", &body));
        assert_eq!(got.code, Some(0), "{}", got.said);
        let text = got.rows[0]["text"].as_str().unwrap();
        assert!(text.contains("In village 5, people said"), "{body:.80}");
    }
    let deep = format!("{}{}", "<div>".repeat(500), paragraphs());
    let got = file("a.html", page("", &deep));
    assert_eq!(got.code, Some(0), "no stack overflow within the limits");
}

#[test]
fn messages_steer_no_terminal() {
    let got = told(&run(&["import", "no\u{1b}[2Jwhere.txt"], b""));
    assert!(!got.said.contains('\u{1b}'));
    assert!(got.said.contains("\\u{1b}"), "{}", got.said);
}

#[test]
fn bad_arguments_end_with_two() {
    assert_eq!(run(&["import"], b"").status.code(), Some(2));
    assert_eq!(
        run(&["import", "--format", "xml", "-"], b"").status.code(),
        Some(2)
    );
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("no.json");
    let output = run(
        &["import", "--profile", profile.to_str().unwrap(), "-"],
        TEXT.as_bytes(),
    );
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(unix)]
mod unix {
    use super::*;

    #[test]
    fn a_pipe_is_refused_and_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let made = Command::new("mkfifo").arg(&path).status();
        if !made.is_ok_and(|status| status.success()) {
            return;
        }
        let got = import(&[&path]);
        assert_eq!(got.code, Some(1));
        assert!(got.said.contains("a pipe or a device"), "{}", got.said);
        let got = import(&[folder.path()]);
        assert!(got.said.contains("a pipe or a device"), "{}", got.said);
    }

    #[test]
    fn an_unreadable_file_is_told() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, TEXT).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&path).is_ok() {
            // The superuser reads everything.
            return;
        }
        let got = import(&[&path]);
        assert_eq!(got.code, Some(1));
        assert!(got.said.contains("it may not be read"), "{}", got.said);
    }

    #[test]
    fn a_closed_pipe_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        for n in 0..200 {
            fs::write(folder.path().join(format!("{n}.txt")), TEXT.repeat(50)).unwrap();
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_counterclaim"))
            .args(["import", folder.path().to_str().unwrap()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stderr.is_empty());
    }
}
