//! `counterclaim check`: says what is wrong with articles, profiles and projects, one line a finding.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::output::{is_closed_pipe, say};
use super::{ALL_WELL, COULD_NOT_RUN, SOME_FAILED, export, input};
use crate::extract::Hints;
use crate::load::SourceFile;
use crate::model::{Article, Side};
use crate::project::{Document, format};
use crate::sides::Profile;
use crate::{disk, extract, load, pipeline, project};

/// Checks each file and gives the exit code.
pub fn run(files: &[PathBuf], profile: Option<&Path>) -> u8 {
    let own_profile = match input::profile(profile) {
        Ok(found) => found,
        Err(message) => {
            say(&message);
            return COULD_NOT_RUN;
        }
    };
    let mut checker = Checker {
        to: io::stdout().lock(),
        hints: pipeline::hints(&own_profile),
        replaces: profile.is_some(),
        profile: own_profile,
        some_failed: false,
    };
    for file in files {
        match checker.argument(file) {
            Ok(()) => {}
            Err(error) if is_closed_pipe(&error) => break,
            Err(error) => {
                say(&format!("cannot write to standard output: {error}"));
                return COULD_NOT_RUN;
            }
        }
    }
    if checker.some_failed {
        SOME_FAILED
    } else {
        ALL_WELL
    }
}

struct Checker<W: Write> {
    to: W,
    profile: Profile,
    hints: Hints,
    /// Whether the profile takes the place of a project's own.
    replaces: bool,
    some_failed: bool,
}

impl<W: Write> Checker<W> {
    fn argument(&mut self, file: &Path) -> io::Result<()> {
        if is_project(file) {
            return self.project(file);
        }
        for found in disk::collect(file) {
            match found {
                Ok(path) => self.file(&path)?,
                Err(error) => {
                    let path = error.path().to_owned();
                    self.failed(&path, &error, error.advice())?;
                }
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path) -> io::Result<()> {
        let source = match disk::read_source(path) {
            Ok(source) => source,
            Err(error) => return self.failed(path, &error, error.advice()),
        };
        match json_kind(&source) {
            JsonKind::Project => self.project(path),
            JsonKind::Profile => self.profile(path, &source),
            JsonKind::Other => self.articles(path, &source),
        }
    }

    fn project(&mut self, path: &Path) -> io::Result<()> {
        let json = match disk::read_project(path) {
            Ok(json) => json,
            Err(error) => return self.failed(path, &error, error.advice()),
        };
        let mut document: Document = match project::from_json(&json) {
            Ok(document) => document,
            Err(error) => return self.failed(path, &error, error.advice()),
        };
        if self.replaces {
            let profile = std::sync::Arc::new(self.profile.clone());
            // A profile always can be set.
            let _ = document.project.apply(project::Edit::SetProfile(profile));
        }
        for warning in std::mem::take(&mut document.warnings) {
            self.line(path, &format!("warning: {warning}"))?;
        }
        let (project, reading) = export::read(document);
        for orphan in project::orphans(&project, &reading) {
            self.line(
                path,
                &format!(
                    "warning: the verdict {} ({}) has lost a statement: “{}” against “{}”",
                    orphan.pair,
                    orphan.answer.name(),
                    orphan.a.text,
                    orphan.b.text
                ),
            )?;
        }
        self.line(
            path,
            &format!(
                "project of version {}: {}, {}, {}",
                format::VERSION,
                counted(project.articles().len(), "article"),
                counted(reading.statements.len(), "statement"),
                counted(project.verdicts().len(), "verdict"),
            ),
        )
    }

    fn profile(&mut self, path: &Path, source: &SourceFile) -> io::Result<()> {
        match Profile::from_json(&String::from_utf8_lossy(&source.bytes)) {
            Ok(profile) => self.line(
                path,
                &format!(
                    "side profile “{}”: {} and {}",
                    profile.name, profile.a.name, profile.b.name
                ),
            ),
            Err(error) => self.failed(path, &error, ""),
        }
    }

    fn articles(&mut self, path: &Path, source: &SourceFile) -> io::Result<()> {
        match load::load(source) {
            Ok(articles) => articles
                .iter()
                .try_for_each(|article| self.article(path, article)),
            Err(error) => self.failed(path, &error, error.advice()),
        }
    }

    fn article(&mut self, path: &Path, article: &Article) -> io::Result<()> {
        let row = article
            .origin
            .row
            .map(|row| format!("row {row}: "))
            .unwrap_or_default();
        let found = extract::extract(article, &self.hints);
        for warning in article.warnings.iter().chain(&found.warnings) {
            self.line(path, &format!("{row}warning: {warning}"))?;
        }
        let statements = pipeline::statements(article, &self.profile, &self.hints);
        let official = |side: Side| {
            statements
                .iter()
                .filter(|s| s.speaker.official && s.speaker.side == side)
                .count()
        };
        let text = format!(
            "{row}{}, {} by {} and {} by {}",
            counted(statements.len(), "statement"),
            official(Side::A),
            self.profile.a.name,
            official(Side::B),
            self.profile.b.name
        );
        self.line(path, &text)
    }

    fn failed(&mut self, path: &Path, why: &impl ToString, advice: &str) -> io::Result<()> {
        self.some_failed = true;
        let text = format!("error: {}. {advice}", why.to_string());
        self.line(path, text.trim_end())
    }

    /// One line, whatever a name or a text holds: control characters become spaces.
    fn line(&mut self, path: &Path, text: &str) -> io::Result<()> {
        let line = format!("{}: {text}", path.display());
        writeln!(
            self.to,
            "{}",
            line.replace(|c: char| c.is_control(), " ").trim_end()
        )
    }
}

fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == format::EXTENSION)
}

enum JsonKind {
    Project,
    Profile,
    Other,
}

/// The fields that tell the kinds apart.
#[derive(serde::Deserialize)]
struct Fields {
    format: Option<serde_json::Value>,
    a: Option<serde::de::IgnoredAny>,
    b: Option<serde::de::IgnoredAny>,
    text: Option<serde::de::IgnoredAny>,
}

/// What a `.json` file is: a project names its format, a profile has two parties.
fn json_kind(source: &SourceFile) -> JsonKind {
    let is_json = Path::new(&source.path)
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("json"));
    if !is_json {
        return JsonKind::Other;
    }
    match serde_json::from_slice::<Fields>(&source.bytes) {
        Ok(fields) if fields.format.as_ref().and_then(|f| f.as_str()) == Some(format::FORMAT) => {
            JsonKind::Project
        }
        Ok(fields) if fields.text.is_none() && (fields.a.is_some() || fields.b.is_some()) => {
            JsonKind::Profile
        }
        // A profile with a mistake in its JSON cannot be told from an article; the reader of
        // articles names the mistake.
        _ => JsonKind::Other,
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 {
        format!("1 {what}")
    } else {
        format!("{count} {what}s")
    }
}
