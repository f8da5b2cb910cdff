//! Older project files, brought up to the version this program reads.
//!
//! A step turns the JSON of one version into that of the next; a file walks through all steps from
//! its own version on. When the format changes: raise [`super::format::VERSION`], add a step, add a
//! fixture of the old version to the tests.

use serde_json::Value;

use super::format::FormatError;

/// Turns the JSON of version `n` into that of version `n + 1`.
pub(super) type Step = fn(Value) -> Result<Value, FormatError>;

/// The step at place `n` starts from version `n`.
pub(super) const STEPS: [Step; 1] = [from_0];

/// Walks `document` of version `from` through the steps that are left for it.
///
/// # Errors
/// When a step cannot make sense of what it finds.
pub(super) fn up(document: Value, from: u64, steps: &[Step]) -> Result<Value, FormatError> {
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    steps
        .iter()
        .skip(from)
        .try_fold(document, |document, step| step(document))
}

/// Version 0 was never given out.
fn from_0(_: Value) -> Result<Value, FormatError> {
    Err(FormatError::NoVersion)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn there_is_a_step_from_every_older_version() {
        assert_eq!(STEPS.len() as u64, super::super::format::VERSION);
    }

    #[test]
    fn steps_are_walked_in_order_from_the_file_s_version() {
        fn rename(mut document: Value) -> Result<Value, FormatError> {
            document["verdicts"] = document["answers"].take();
            Ok(document)
        }
        fn fill(mut document: Value) -> Result<Value, FormatError> {
            for verdict in document["verdicts"].as_array_mut().into_iter().flatten() {
                verdict["by_hand"] = json!(false);
            }
            Ok(document)
        }
        let steps: [Step; 2] = [rename, fill];
        let old = json!({"answers": [{}]});
        let new = up(old, 0, &steps).unwrap();
        assert_eq!(new["verdicts"], json!([{"by_hand": false}]));
        let later = json!({"verdicts": [{}]});
        assert_eq!(
            up(later, 1, &steps).unwrap()["verdicts"][0]["by_hand"],
            false
        );
        let newest = json!({"verdicts": [{}]});
        assert_eq!(up(newest.clone(), 2, &steps).unwrap(), newest);
    }
}
