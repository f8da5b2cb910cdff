//! Older project files, brought up to the version this program reads.
//!
//! A step turns the JSON of one version into that of the next; a file walks through all steps from
//! its own version on. When the format changes: raise [`super::format::VERSION`], add a step, add a
//! fixture of the old version to the tests.

use serde_json::Value;

/// Turns the JSON of version `n` into that of version `n + 1`.
///
/// What it does not understand it leaves as it is; reading the result finds the mistake.
pub(super) type Step = fn(Value) -> Value;

/// The first version that was ever written.
pub(super) const FIRST: u64 = 1;

/// The first step starts from version [`FIRST`]. There is no other version yet, so there is none.
pub(super) const STEPS: &[Step] = &[];

/// Walks `document` of version `from` through the steps that are left for it.
pub(super) fn up(document: Value, from: u64, steps: &[Step]) -> Value {
    let done = usize::try_from(from - FIRST).unwrap_or(usize::MAX);
    steps
        .iter()
        .skip(done)
        .fold(document, |document, step| step(document))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn there_is_a_step_from_every_older_version() {
        assert_eq!(FIRST + STEPS.len() as u64, super::super::format::VERSION);
    }

    #[test]
    fn steps_are_walked_in_order_from_the_file_s_version() {
        fn rename(mut document: Value) -> Value {
            document["verdicts"] = document["answers"].take();
            document
        }
        fn fill(mut document: Value) -> Value {
            for verdict in document["verdicts"].as_array_mut().into_iter().flatten() {
                verdict["by_hand"] = json!(false);
            }
            document
        }
        let steps: [Step; 2] = [rename, fill];
        let first = json!({"answers": [{}]});
        assert_eq!(
            up(first, 1, &steps)["verdicts"],
            json!([{"by_hand": false}])
        );
        let second = json!({"verdicts": [{}]});
        assert_eq!(up(second, 2, &steps)["verdicts"][0]["by_hand"], false);
        let third = json!({"verdicts": [{}]});
        assert_eq!(up(third.clone(), 3, &steps), third);
    }
}
