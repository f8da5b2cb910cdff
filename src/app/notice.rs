//! The wording of what happened: what, to which file, why, what to try.

use std::path::Path;

use crate::disk::DiskError;
use crate::ui::{self, Message};
use crate::work::{Duplicate, Failure};

/// A message that nothing went wrong.
pub fn told(text: impl Into<String>) -> Message {
    Message {
        text: text.into(),
        failed: false,
    }
}

/// A message that something went wrong.
pub fn failed(text: impl Into<String>) -> Message {
    Message {
        text: text.into(),
        failed: true,
    }
}

/// The last part of a path.
pub fn name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |n| n.to_string_lossy().into_owned(),
    )
}

/// "1 article", "3 articles".
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

/// What could not be done, as one message.
pub fn could_not(title: &str, failure: &Failure) -> Message {
    let file = failure
        .path
        .as_deref()
        .map_or_else(String::new, |path| format!(" {}", path.display()));
    failed(
        format!("{title} failed:{file}: {}. {}", failure.why, failure.advice)
            .trim()
            .to_owned(),
    )
}

/// A file the disk room could not handle.
pub fn disk(what: &str, error: &DiskError) -> Message {
    failed(format!(
        "{what} {}: {error}. {}",
        error.path().display(),
        error.advice()
    ))
}

/// Failed files as the list shows them.
pub fn failures(failures: &[Failure]) -> Vec<ui::Failure> {
    failures
        .iter()
        .map(|failure| ui::Failure {
            path: failure
                .path
                .as_deref()
                .map_or_else(|| "the pasted text".to_owned(), |p| p.display().to_string()),
            reason: failure.why.clone(),
            advice: failure.advice.clone(),
        })
        .collect()
}

/// What came of opening files.
pub fn opened(
    new: usize,
    known: usize,
    duplicates: &[Duplicate],
    failures: usize,
) -> Option<Message> {
    let mut parts = Vec::new();
    if new > 0 && (known > 0 || !duplicates.is_empty() || failures > 0) {
        parts.push(format!("{} opened.", count(new, "article", "articles")));
    }
    if known > 0 {
        parts.push(format!(
            "{} in the project already.",
            count(known, "article is", "articles are")
        ));
    }
    match duplicates {
        [] => {}
        [one] => parts.push(format!("“{}” was there twice and is kept once.", one.title)),
        many => parts.push(format!(
            "{} were there twice and are kept once.",
            count(many.len(), "article", "articles")
        )),
    }
    if failures > 0 {
        parts.push(format!(
            "{} could not be read.",
            count(failures, "file", "files")
        ));
    }
    if new == 0 && known == 0 && failures == 0 {
        parts.push("No article was found there.".to_owned());
    }
    (!parts.is_empty()).then(|| Message {
        text: parts.join(" "),
        failed: failures > 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_says_only_what_is_worth_saying() {
        assert_eq!(opened(3, 0, &[], 0), None);
        let message = opened(2, 1, &[], 1).unwrap();
        assert_eq!(
            message.text,
            "2 articles opened. 1 article is in the project already. 1 file could not be read."
        );
        assert!(message.failed);
        assert_eq!(
            opened(0, 0, &[], 0).unwrap().text,
            "No article was found there."
        );
    }

    #[test]
    fn a_failure_names_the_file_the_reason_and_what_to_try() {
        let failure = Failure {
            path: Some("/tmp/x.counterclaim".into()),
            why: "it is not a counterclaim project".to_owned(),
            advice: "Choose another file.".to_owned(),
        };
        assert_eq!(
            could_not("Opening the project", &failure).text,
            "Opening the project failed: /tmp/x.counterclaim: it is not a counterclaim project. Choose another file."
        );
    }
}
