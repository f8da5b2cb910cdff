//! The codebook as a file of its own, so that others can tag alike: JSON, or a table for
//! spreadsheets.

use serde::{Deserialize, Serialize};

use super::tags::{COLORS, Shape, Tag, TagId, clean_definition, clean_name};

/// What the field `format` of a codebook says.
const FORMAT: &str = "counterclaim codebook";

/// More tags than anyone reads.
const MOST: usize = 2_000;

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON.
    Json,
    /// Comma-separated values.
    Csv,
}

impl Form {
    /// The form that the ending of a file's name stands for.
    pub fn of_path(path: &std::path::Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    tags: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    name: String,
    #[serde(default)]
    definition: String,
    #[serde(default)]
    color: Option<u8>,
    #[serde(default)]
    shape: Option<String>,
}

impl Entry {
    fn of(tag: &Tag) -> Self {
        Self {
            name: tag.name.clone(),
            definition: tag.definition.clone(),
            color: Some(tag.color),
            shape: Some(tag.shape.name().to_owned()),
        }
    }

    /// The tag; its number means nothing outside of its project.
    fn tag(self) -> Option<Tag> {
        Some(Tag {
            id: TagId(0),
            name: clean_name(&self.name)?,
            definition: clean_definition(&self.definition),
            color: self.color.unwrap_or_default() % COLORS,
            shape: self
                .shape
                .as_deref()
                .and_then(Shape::of_name)
                .unwrap_or_default(),
        })
    }
}

/// The tags as the bytes of a file.
pub fn write(tags: &[Tag], form: Form) -> Vec<u8> {
    let entries = tags.iter().map(Entry::of);
    match form {
        Form::Json => {
            let file = File {
                format: FORMAT.to_owned(),
                tags: entries.collect(),
            };
            let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
            bytes.push(b'\n');
            bytes
        }
        Form::Csv => {
            let mut table = csv::WriterBuilder::new()
                .terminator(csv::Terminator::CRLF)
                .from_writer(Vec::new());
            // Writing to memory does not fail.
            let _ = table.write_record(["name", "definition", "color", "shape"]);
            for entry in entries {
                let color = entry.color.unwrap_or_default().to_string();
                let shape = entry.shape.unwrap_or_default();
                let (name, definition) = (guarded(&entry.name), guarded(&entry.definition));
                let _ = table.write_record([name, definition, color, shape]);
            }
            table.into_inner().unwrap_or_default()
        }
    }
}

/// A cell that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The tags in a file: our JSON, or a table with a column `name` and perhaps `definition`, `color`
/// and `shape`.
///
/// # Errors
/// Says, as a clause, why it is no codebook.
pub fn read(bytes: &[u8]) -> Result<Vec<Tag>, String> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    let entries: Vec<Entry> = if text.starts_with('{') {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.format != FORMAT {
            return Err("it is JSON, but not a codebook".to_owned());
        }
        file.tags
    } else {
        table(text)?
    };
    if entries.len() > MOST {
        return Err(format!("it has more than {MOST} tags"));
    }
    let tags: Vec<Tag> = entries.into_iter().filter_map(Entry::tag).collect();
    if tags.is_empty() {
        return Err("it has no tags".to_owned());
    }
    Ok(tags)
}

fn table(text: &str) -> Result<Vec<Entry>, String> {
    let mut rows = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let heads = rows.headers().map_err(|error| error.to_string())?.clone();
    let column = |name: &str| {
        heads
            .iter()
            .position(|head| head.trim().eq_ignore_ascii_case(name))
    };
    let Some(name) = column("name") else {
        return Err("its first row has no column “name”".to_owned());
    };
    let others = ["definition", "color", "shape"].map(column);
    let mut out = Vec::new();
    for row in rows.records() {
        let row = row.map_err(|error| error.to_string())?;
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or_default();
        let plain = |cell: &str| {
            let bare = cell
                .strip_prefix('\'')
                .filter(|rest| guarded(rest) != *rest);
            bare.unwrap_or(cell).to_owned()
        };
        out.push(Entry {
            name: plain(cell(Some(name))),
            definition: plain(cell(others[0])),
            color: cell(others[1]).trim().parse().ok(),
            shape: Some(cell(others[2]).trim().to_owned()),
        });
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags() -> Vec<Tag> {
        let tag = |name: &str, definition: &str, color, shape| Tag {
            id: TagId(0),
            name: name.to_owned(),
            definition: definition.to_owned(),
            color,
            shape,
        };
        vec![
            tag(
                "Ceasefire",
                "Both stop, \"for now\";\nor say so.",
                3,
                Shape::Ring,
            ),
            tag("=cmd", "-2", 0, Shape::Disc),
            tag("سرحد", "", 7, Shape::Cross),
        ]
    }

    #[test]
    fn both_forms_come_back() {
        for form in [Form::Json, Form::Csv] {
            assert_eq!(read(&write(&tags(), form)).unwrap(), tags(), "{form:?}");
        }
        let csv = String::from_utf8(write(&tags(), Form::Csv)).unwrap();
        assert!(csv.contains("\r\n'=cmd,'-2,0,disc"), "{csv}");
    }

    #[test]
    fn tables_of_others_are_read_and_nonsense_is_refused() {
        let others = "\u{feff}Definition,NAME,x\nA wall,Border\n,  \nonly one";
        let read_in = read(others.as_bytes()).unwrap();
        assert_eq!(read_in.len(), 1);
        assert_eq!(
            (read_in[0].name.as_str(), read_in[0].definition.as_str()),
            ("Border", "A wall")
        );
        for odd in [
            &b""[..],
            b"\xff\xfe\x00",
            b"{}",
            b"{\"format\": 1}",
            b"a,b\n1,2",
            b"name\n\n",
        ] {
            assert!(read(odd).is_err(), "{odd:?}");
        }
        let tags: Vec<String> = (0..9_999).map(|n| format!("t{n}")).collect();
        let many = format!("name\n{}", tags.join("\n"));
        assert!(read(many.as_bytes()).is_err());
    }
}
