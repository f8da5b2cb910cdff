//! Reports of a small invented project: the same bytes as the files in `tests/export`, and nothing
//! that an article holds gets out of its place. `UPDATE_EXPECT=1` rewrites the files.

mod fixture;

use std::path::Path;

use counterclaim::export::Form;
use counterclaim::model::{Answer, Side};
use counterclaim::project::{Edit, NoteTarget};

use fixture::{Fixture, HOSTILE, hostile, talks};

fn expect(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/export")
        .join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let differ = expected
        .lines()
        .zip(found.lines())
        .position(|(e, f)| e != f);
    assert!(
        expected == found,
        "{name} differs at line {:?}; UPDATE_EXPECT=1 rewrites it, then read the diff",
        differ.map(|n| n + 1)
    );
}

#[test]
fn the_forms_are_as_expected() {
    let f = talks();
    expect("talks.html", &f.report(Form::Html, false));
    expect("talks.md", &f.report(Form::Markdown, false));
    expect("talks.csv", &f.report(Form::Csv, false));
    expect("talks.json", &f.report(Form::Json, false));
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    for form in Form::ALL {
        assert_eq!(talks().report(form, false), talks().report(form, false));
    }
}

#[test]
fn offsets_count_characters_of_the_file() {
    let f = talks();
    let json: serde_json::Value = serde_json::from_str(&f.report(Form::Json, false)).unwrap();
    let evening = &f.project.articles()[1];
    // The file had a byte order mark, and one character more after byte 40.
    let file = format!("\u{feff}{}\r{}", &evening.text[..40], &evening.text[40..]);
    let quote = &json["pairs"][0]["b"];
    let at = |field: &str| usize::try_from(quote[field].as_u64().unwrap()).unwrap();
    let cut: String = file
        .chars()
        .skip(at("start"))
        .take(at("end") - at("start"))
        .collect();
    assert_eq!(
        cut,
        "“forty shells were fired at the market from the other side”"
    );
}

/// One claim of side B in three papers, in one of them with a word more.
fn copied() -> Fixture {
    let mut f = Fixture::new();
    let claim = "the bridge at Sarband was closed";
    let first = f.article("The bridge at Sarband is open, the ministry said.", |a| {
        a.title = Some("Bridge open".to_owned());
    });
    let open = f.say(
        first,
        Side::A,
        "Bilal Rehan",
        &["The bridge at Sarband is open"],
    );
    let mut told = Vec::new();
    for (outlet, text) in [
        ("Lapis Evening", format!("Ghani Stor said {claim}.")),
        (
            "Quay <Daily>",
            format!("In Kabul, Ghani Stor said {claim}."),
        ),
        ("Valley Wire", format!("Ghani Stor said {claim} again.")),
    ] {
        let words = if outlet == "Valley Wire" {
            format!("{claim} again")
        } else {
            claim.to_owned()
        };
        let article = f.article(&text, |a| {
            a.title = Some(format!("Bridge closed, by {outlet}"));
            a.outlet = Some(outlet.to_owned());
            a.published = Some("2031-03-05".to_owned());
        });
        told.push(f.say(article, Side::B, "Ghani Stor", &[&words]));
    }
    f.suggest(
        open,
        told[0],
        counterclaim::model::PairKind::Status,
        ["open", "closed"],
    );
    // Out of order: the report goes by the order of the project.
    f.also(told[2]);
    f.also(told[1]);
    f.decide(open, told[0], Answer::Confirmed, false);
    f
}

#[test]
fn copies_are_listed_in_every_form() {
    let f = copied();
    let html = f.report(Form::Html, false);
    let row = html
        .lines()
        .find(|line| line.contains(">Also in<"))
        .unwrap();
    let (quay, valley) = (
        row.find("Quay &lt;Daily&gt;").unwrap(),
        row.find("Valley Wire").unwrap(),
    );
    assert!(quay < valley, "in the order of the project: {row}");
    assert!(row.contains("#s-0003") && row.contains("#s-0004") && !row.contains("#s-0002"));
    assert!(
        row.contains("was closed again"),
        "other words are shown: {row}"
    );
    assert_eq!(
        row.matches("the bridge at Sarband").count(),
        1,
        "the same words are not: {row}"
    );
    assert!(row.contains("not told"), "side A has no copies: {row}");

    let markdown = f.report(Form::Markdown, false);
    let lines: Vec<&str> = markdown
        .lines()
        .filter(|l| l.starts_with("- Also in:"))
        .collect();
    assert_eq!(lines.len(), 2, "{markdown}");
    assert!(
        lines[0].contains("2031-03-05, characters 26 to 58"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].ends_with("the bridge at Sarband was closed again"),
        "{}",
        lines[1]
    );

    let csv = f.report(Form::Csv, false);
    let mut table = csv::Reader::from_reader(csv.as_bytes());
    let header = table.headers().unwrap().clone();
    let row = table.records().next().unwrap().unwrap();
    let cell = |name: &str| &row[header.iter().position(|h| h == name).unwrap()];
    assert_eq!(cell("a_also"), "");
    assert_eq!(cell("b_also").split(" | ").count(), 2);
    assert!(
        cell("b_also").starts_with("Bridge closed, by Quay <Daily>, "),
        "{}",
        cell("b_also")
    );

    let json: serde_json::Value = serde_json::from_str(&f.report(Form::Json, false)).unwrap();
    let pair = &json["pairs"][0];
    assert!(pair["a"].get("also").is_none());
    assert_eq!(pair["b"]["also"].as_array().unwrap().len(), 2);
    assert_eq!(pair["b"]["also"][0]["source"], 2);
    assert!(pair["b"]["also"][0].get("words").is_none());
    let text = &f.project.articles()[2].text;
    let at = |field: &str| usize::try_from(pair["b"]["also"][0][field].as_u64().unwrap()).unwrap();
    assert_eq!(
        &text[at("start")..at("end")],
        "the bridge at Sarband was closed"
    );
}

#[test]
fn tags_are_told_with_their_definitions_in_every_form() {
    let mut f = copied();
    let reading = f.reading();
    let pair = reading.suggestions[0].clone();
    let article = f.project.articles()[0].id;
    for (name, targets) in [
        ("closure", vec![NoteTarget::Pair(pair.pair)]),
        ("bridge <old>", vec![NoteTarget::Statement(pair.a)]),
        ("to call", vec![NoteTarget::Article(article)]),
    ] {
        let mut tag = f.project.new_tag(name).unwrap();
        tag.definition = format!("What “{name}” means.");
        for edit in f.project.toggle_tag(&targets, &tag).edits {
            f.apply(edit);
        }
    }
    let unused = f.project.new_tag("never given").unwrap();
    let mut codebook = f.project.codebook().to_vec();
    codebook.push(unused);
    f.apply(Edit::SetCodebook(codebook));

    let html = f.report(Form::Html, false);
    assert!(html.contains("<p class=\"fine\">Tags: <bdi>closure</bdi></p>"));
    assert!(html.contains("<dt><bdi>bridge &lt;old&gt;</bdi></dt>"));
    assert!(html.contains("What “to call” means."));
    let markdown = f.report(Form::Markdown, false);
    assert!(markdown.contains("\nTags: closure\n"), "{markdown}");
    assert!(markdown.contains("\n## Tags\n"));
    assert!(!html.contains("never given") && !markdown.contains("never given"));

    let csv = f.report(Form::Csv, false);
    let mut table = csv::Reader::from_reader(csv.as_bytes());
    let header = table.headers().unwrap().clone();
    let row = table.records().next().unwrap().unwrap();
    let cell = |name: &str| &row[header.iter().position(|h| h == name).unwrap()];
    assert_eq!(cell("tags"), "closure");
    let of_statements = [cell("a_tags"), cell("b_tags")];
    assert!(of_statements.contains(&"bridge <old>") && of_statements.contains(&""));

    let json: serde_json::Value = serde_json::from_str(&f.report(Form::Json, false)).unwrap();
    assert_eq!(json["pairs"][0]["tags"], serde_json::json!(["closure"]));
    assert_eq!(json["sources"][0]["tags"], serde_json::json!(["to call"]));
    assert_eq!(json["codebook"].as_array().unwrap().len(), 3);
}

#[test]
fn csv_is_what_rfc_4180_says() {
    let f = talks();
    let table = f.report(Form::Csv, false);
    assert!(table.ends_with("\r\n"));
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    assert_eq!(
        header.iter().collect::<Vec<_>>(),
        counterclaim::export::csv::COLUMNS
    );
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4, "three pairs and an orphan");
    let cell = |row: usize, column: &str| {
        let at = header.iter().position(|c| c == column).unwrap();
        rows[row][at].to_owned()
    };
    assert_eq!(cell(0, "relation"), "negation");
    assert_eq!(cell(0, "note").lines().count(), 2);
    assert_eq!(cell(3, "status"), "confirmed_orphan");
}

/// The tags of a page: what stands between `<` and `>`.
fn tags(page: &str) -> Vec<&str> {
    page.split('<')
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap())
        .collect()
}

#[test]
fn a_page_has_only_its_own_tags_and_no_way_out() {
    let page = hostile().report(Form::Html, false);
    let own = [
        "!DOCTYPE",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "h1",
        "h2",
        "h3",
        "p",
        "a",
        "nav",
        "ol",
        "ul",
        "li",
        "main",
        "article",
        "section",
        "table",
        "thead",
        "tbody",
        "caption",
        "tr",
        "th",
        "td",
        "blockquote",
        "bdi",
        "mark",
        "span",
        "strong",
        "br",
        "time",
        "code",
        "div",
    ];
    for tag in tags(&page) {
        let name = tag.trim_start_matches('/');
        let name = name.split_whitespace().next().unwrap_or_default();
        assert!(own.contains(&name), "<{tag}>");
        for (before, _) in tag.match_indices('=') {
            let attribute = tag[..before].rsplit(' ').next().unwrap();
            assert!(
                !attribute.starts_with("on") && attribute != "src" && attribute != "style",
                "<{tag}>"
            );
        }
        assert!(!tag.contains("href=\"javascript"), "<{tag}>");
    }
    for gone in ["\u{0}", "\u{1b}", "@import", "url("] {
        assert!(!page.contains(gone), "{gone:?}");
    }
    assert_eq!(page.matches("<style>").count(), 1);
    let title = page.split("<title>").nth(1).unwrap();
    let title = title.split("</title>").next().unwrap();
    assert!(!title.contains(['\u{202e}', '\u{2066}']), "{title}");
    assert!(page.contains("href=\"https://a.example/&quot;&gt;&lt;script&gt;"));
}

#[test]
fn every_opened_tag_is_closed() {
    for fixture in [talks(), hostile(), Fixture::new()] {
        let page = fixture.report(Form::Html, false);
        let mut open = Vec::new();
        for tag in tags(&page) {
            if let Some(closed) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(closed), "</{closed}>");
                continue;
            }
            let name = tag.split_whitespace().next().unwrap();
            if !["!DOCTYPE", "meta", "br"].contains(&name) {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[test]
fn markdown_holds_no_tags_of_others() {
    let text = hostile().report(Form::Markdown, false);
    for tag in tags(&text) {
        let own = ["b", "/b"].contains(&tag) || tag.starts_with("https://");
        assert!(own, "<{tag}>");
    }
    for (at, _) in text.match_indices("](") {
        let links = !text[..at].ends_with('\\');
        assert!(
            !links || text[at..].starts_with("](<https://"),
            "{}",
            &text[at..]
        );
    }
    assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{0}', '\u{1b}']));
}

#[test]
fn csv_guards_formulas_unless_raw() {
    let f = hostile();
    let cells = |raw: bool| -> Vec<String> {
        let table = f.report(Form::Csv, raw);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        reader
            .records()
            .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    };
    let formula = |cell: &&String| cell.starts_with(['=', '+', '-', '@']);
    assert_eq!(cells(false).iter().filter(formula).count(), 0);
    assert!(cells(true).iter().filter(formula).count() >= 3);
}

#[test]
fn json_keeps_every_character() {
    let json: serde_json::Value =
        serde_json::from_str(&hostile().report(Form::Json, false)).unwrap();
    assert_eq!(json["sources"][0]["headline"], HOSTILE.trim());
    assert_eq!(json["format"], "counterclaim report");
    assert_eq!(json["counts"]["confirmed"], 3);
    assert_eq!(json["counts"]["orphaned"], 2);
}

#[test]
fn an_empty_project_gives_a_whole_report() {
    let f = Fixture::new();
    for form in Form::ALL {
        let report = f.report(form, false);
        assert!(!report.is_empty(), "{form:?}");
    }
    assert!(f.report(Form::Html, false).contains("No pair"));
}

#[test]
fn a_very_long_paragraph_is_cut_around_the_claim() {
    let mut f = Fixture::new();
    let long = format!("{}CLAIM{}", "é".repeat(40_000), "ü".repeat(40_000));
    let id = f.article(&long, |_| ());
    let a = f.say(id, Side::A, "One", &["CLAIM"]);
    let b = f.say(id, Side::B, "Other", &["Mü"]);
    f.decide(a, b, Answer::Confirmed, true);
    let page = f.report(Form::Html, false);
    assert!(page.len() < 40_000, "{}", page.len());
    assert!(page.contains("…") && page.contains("<mark>CLAIM</mark>"));
}
